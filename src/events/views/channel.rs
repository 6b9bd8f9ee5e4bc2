use super::{Object, View};
use crate::model::{EventKind, Snowflake};

/// A channel, a category, a forum, or a thread, which is a channel of its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "they are Discord's, and each is one of its own")]
pub struct Channel<'a> {
    /// The channel.
    pub id: Snowflake,
    /// The guild; 0 if it has none.
    pub guild_id: Snowflake,
    /// The category that it belongs to, or the channel of a thread; 0 if none.
    pub parent_id: Snowflake,
    /// Who began the thread; 0 for what is none.
    pub owner_id: Snowflake,
    /// The newest message, which can be deleted; in a forum the newest post; 0 if there was none.
    pub last_message_id: Snowflake,
    /// Its name; empty for a thread that was deleted.
    pub name: &'a str,
    /// Its topic; empty if there is none.
    pub topic: &'a str,
    /// A `TICKCORD_CHANNEL_...`, or 10, 11 and 12 for threads; -1 if not told.
    pub channel_type: i32,
    /// Where it stands in its category, from 0; -1 if not told, as for threads.
    pub position: i32,
    /// Seconds between two messages of a member; 0: no limit.
    pub rate_limit_per_user: u32,
    /// For adults only.
    pub is_nsfw: bool,
    /// The thread is archived.
    pub is_archived: bool,
    /// Only moderators can take the thread out of the archive.
    pub is_locked: bool,
    /// The thread was created just now: in a `THREAD_CREATE` without it the bot was only let in.
    pub is_new: bool,
    /// Tags of the forum post, at `/applied_tags`.
    pub tag_count: u32,
}

impl<'a> View<'a> for Channel<'a> {
    const KINDS: &'static [EventKind] = &[
        EventKind::ChannelCreate,
        EventKind::ChannelUpdate,
        EventKind::ChannelDelete,
        EventKind::ThreadCreate,
        EventKind::ThreadUpdate,
        EventKind::ThreadDelete,
    ];

    fn read(data: Object<'a>) -> Self {
        Self {
            id: data.id("id"),
            guild_id: data.id("guild_id"),
            parent_id: data.id("parent_id"),
            owner_id: data.id("owner_id"),
            last_message_id: data.id("last_message_id"),
            name: data.str("name"),
            topic: data.str("topic"),
            channel_type: data.number("type", -1),
            position: data.number("position", -1),
            rate_limit_per_user: data.u32("rate_limit_per_user"),
            is_nsfw: data.bool("nsfw"),
            is_archived: data.object("thread_metadata").bool("archived"),
            is_locked: data.object("thread_metadata").bool("locked"),
            is_new: data.bool("newly_created"),
            tag_count: data.count("applied_tags"),
        }
    }
}
