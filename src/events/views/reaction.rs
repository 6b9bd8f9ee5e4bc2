use super::{Object, View};
use crate::model::{EventKind, Snowflake};

/// A reaction that was added or removed, or all that were removed at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reaction<'a> {
    /// Who reacted; 0 where the reactions of all are meant.
    pub user_id: Snowflake,
    /// Where.
    pub channel_id: Snowflake,
    /// To which message.
    pub message_id: Snowflake,
    /// The guild; 0 in direct messages.
    pub guild_id: Snowflake,
    /// Who wrote that message; 0 if not told, as for removed reactions.
    pub message_author_id: Snowflake,
    /// The custom emoji; 0 for one of Unicode.
    pub emoji_id: Snowflake,
    /// The emoji itself, or a custom emoji's name; empty for a custom emoji that was deleted, and where all are meant.
    pub emoji_name: &'a str,
    /// The custom emoji moves.
    pub is_animated: bool,
    /// A super reaction.
    pub is_burst: bool,
}

impl<'a> View<'a> for Reaction<'a> {
    const KINDS: &'static [EventKind] = &[
        EventKind::MessageReactionAdd,
        EventKind::MessageReactionRemove,
        EventKind::MessageReactionRemoveAll,
        EventKind::MessageReactionRemoveEmoji,
    ];

    fn read(data: Object<'a>) -> Self {
        Self {
            user_id: data.id("user_id"),
            channel_id: data.id("channel_id"),
            message_id: data.id("message_id"),
            guild_id: data.id("guild_id"),
            message_author_id: data.id("message_author_id"),
            emoji_id: data.object("emoji").id("id"),
            emoji_name: data.object("emoji").str("name"),
            is_animated: data.object("emoji").bool("animated"),
            is_burst: data.bool("burst"),
        }
    }
}
