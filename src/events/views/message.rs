use super::{Field, Object, User, View, display_name};
use crate::model::{EventKind, Snowflake};

/// A message that was sent, or edited.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Message<'a> {
    /// The message.
    pub id: Snowflake,
    /// Where it was sent.
    pub channel_id: Snowflake,
    /// The guild; 0 in direct messages, and for ephemeral ones.
    pub guild_id: Snowflake,
    /// The webhook that posted it, which is then the author too; 0 otherwise.
    pub webhook_id: Snowflake,
    /// The message that this one replies to or forwards; 0 otherwise.
    pub referenced_message_id: Snowflake,
    /// Bits, such as 1 << 6 for ephemeral.
    pub flags: u64,
    /// Who wrote it.
    pub author: User<'a>,
    /// What Discord shows as the author: the nickname in the guild, else the global name, else the user name.
    pub display_name: &'a str,
    /// The text. Empty in guilds without the `MESSAGE_CONTENT` intent.
    pub content: Field<&'a str>,
    /// When it was sent, ISO 8601.
    pub timestamp: &'a str,
    /// When it was edited last, ISO 8601; empty if never.
    pub edited_timestamp: &'a str,
    /// What it is: 0 and 19 (a reply) are what people write, others Discord's own; -1 if not told.
    pub message_type: i32,
    /// The channel's type, such as 0 for text; -1 if not told.
    pub channel_type: i32,
    /// Read aloud.
    pub is_tts: bool,
    /// Pinned.
    pub is_pinned: bool,
    /// Pings everyone.
    pub mentions_everyone: bool,
    /// Users that it mentions, at `/mentions`.
    pub mention_count: u32,
    /// Roles that it mentions, at `/mention_roles`.
    pub mention_role_count: u32,
    /// Files, at `/attachments`.
    pub attachment_count: u32,
    /// Embeds, at `/embeds`.
    pub embed_count: u32,
    /// Stickers, at `/sticker_items`.
    pub sticker_count: u32,
    /// Components, at `/components`.
    pub component_count: u32,
    /// Roles of the author in the guild, at `/member/roles`.
    pub author_role_count: u32,
    /// Whether the message that this one replies to is there, at `/referenced_message`: null if it was deleted, absent
    /// if Discord did not look.
    pub referenced_message: Field<()>,
}

impl<'a> View<'a> for Message<'a> {
    const KINDS: &'static [EventKind] = &[EventKind::MessageCreate, EventKind::MessageUpdate];

    fn read(data: Object<'a>) -> Self {
        let author = User::read(data.object("author"));
        Self {
            id: data.id("id"),
            channel_id: data.id("channel_id"),
            guild_id: data.id("guild_id"),
            webhook_id: data.id("webhook_id"),
            referenced_message_id: data.object("message_reference").id("message_id"),
            flags: data.unsigned("flags"),
            author,
            display_name: display_name(data.object("member"), author),
            content: data.text("content"),
            timestamp: data.str("timestamp"),
            edited_timestamp: data.str("edited_timestamp"),
            message_type: data.number("type", -1),
            channel_type: data.number("channel_type", -1),
            is_tts: data.bool("tts"),
            is_pinned: data.bool("pinned"),
            mentions_everyone: data.bool("mention_everyone"),
            mention_count: data.count("mentions"),
            mention_role_count: data.count("mention_roles"),
            attachment_count: data.count("attachments"),
            embed_count: data.count("embeds"),
            sticker_count: data.count("sticker_items"),
            component_count: data.count("components"),
            author_role_count: data.object("member").count("roles"),
            referenced_message: data.presence("referenced_message"),
        }
    }
}

/// A message that was deleted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MessageDelete {
    /// The message.
    pub id: Snowflake,
    /// Where it was.
    pub channel_id: Snowflake,
    /// The guild; 0 in direct messages.
    pub guild_id: Snowflake,
}

impl<'a> View<'a> for MessageDelete {
    const KINDS: &'static [EventKind] = &[EventKind::MessageDelete];

    fn read(data: Object<'a>) -> Self {
        Self { id: data.id("id"), channel_id: data.id("channel_id"), guild_id: data.id("guild_id") }
    }
}

/// Messages of one channel that were deleted at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MessageDeleteBulk {
    /// Where they were.
    pub channel_id: Snowflake,
    /// The guild; 0 in direct messages.
    pub guild_id: Snowflake,
    /// How many, at `/ids`.
    pub message_count: u32,
}

impl<'a> View<'a> for MessageDeleteBulk {
    const KINDS: &'static [EventKind] = &[EventKind::MessageDeleteBulk];

    fn read(data: Object<'a>) -> Self {
        Self {
            channel_id: data.id("channel_id"),
            guild_id: data.id("guild_id"),
            message_count: data.count("ids"),
        }
    }
}
