use super::Event;
use crate::encoding::json::Kind;
use crate::model::{EventKind, Intents, Snowflake};

/// Notices that what members write arrives without its text, because the bot does not ask for `MESSAGE_CONTENT`. Discord
/// says nothing about it: the fields are there, and empty.
#[derive(Debug, Default)]
pub struct MissingContent {
    bot: Option<u64>,
    said: bool,
}

/// A message whose text was withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Withheld {
    /// Where.
    pub guild: Snowflake,
    /// Where in it.
    pub channel: Snowflake,
    /// The message itself.
    pub message: Snowflake,
}

impl MissingContent {
    /// Looks at an event of a session that asked for `intents`. Gives the first message that was withheld, and nothing
    /// ever after. The index that it reads is the one that the host will read.
    pub fn observe(&mut self, event: &Event, intents: Intents) -> Option<Withheld> {
        if self.said || intents.contains(Intents::MESSAGE_CONTENT) {
            return None;
        }
        match event.kind() {
            EventKind::Ready => self.bot = event.get_u64("/user/id").ok(),
            EventKind::MessageCreate => {
                let withheld = withheld(event, self.bot?);
                self.said = withheld.is_some();
                return withheld;
            }
            _ => {}
        }
        None
    }

    /// The host knows already.
    pub const fn set_said(&mut self) {
        self.said = true;
    }
}

/// What a message can have instead of text, so that there is nothing to withhold. Discord empties the first four.
const CONTENTS: [&str; 10] = [
    "/embeds",
    "/attachments",
    "/components",
    "/poll",
    "/sticker_items",
    "/message_snapshots",
    "/activity",
    "/application",
    "/call",
    "/shared_client_theme",
];

/// Chat text; the others are messages of Discord's own, or of bots.
const DEFAULT: u64 = 0;
const REPLY: u64 = 19;

/// Far more than Discord's messages have. Each is found by counting from the first: millions would take hours.
const MAX_MENTIONS: usize = 1000;

fn withheld(event: &Event, bot: u64) -> Option<Withheld> {
    // Direct messages are never withheld.
    let guild = event.get_u64("/guild_id").ok()?;
    let (channel, message) = (event.get_u64("/channel_id").ok()?, event.get_u64("/id").ok()?);
    let is_written = matches!(event.get_u64("/type"), Ok(DEFAULT | REPLY))
        && event.get_u64("/author/id").is_ok_and(|author| author != bot)
        && event.get_bool("/author/bot") != Ok(true)
        && event.get_u64("/webhook_id").is_err();
    let is_empty = event.get_str("/content") == Ok("") && !CONTENTS.iter().any(|at| has(event, at));
    let mentions = event.get_count("/mentions").unwrap_or_default();
    let is_to_the_bot = || {
        mentions > MAX_MENTIONS
            || (0..mentions).any(|at| event.get_u64(&format!("/mentions/{at}/id")) == Ok(bot))
    };
    (is_written && is_empty && !is_to_the_bot()).then_some(Withheld {
        guild: Snowflake(guild),
        channel: Snowflake(channel),
        message: Snowflake(message),
    })
}

/// Whether there is something: an array with elements, or any other value but null.
fn has(event: &Event, pointer: &str) -> bool {
    match event.get_kind(pointer) {
        Ok(Kind::Array) => event.get_count(pointer) != Ok(0),
        Ok(Kind::Null) | Err(_) => false,
        Ok(_) => true,
    }
}
