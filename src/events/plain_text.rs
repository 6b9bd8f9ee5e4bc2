use super::{
    Event,
    views::{Message, Object},
};
use crate::{
    model::Snowflake,
    text::{Lines, Plain, markup::Markup, plain, timestamp, truncate_plain, visible},
};

/// How a message is told in plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlainText {
    /// What becomes of line breaks.
    pub lines: Lines,
    /// Marks of bold, code and the like stay.
    pub keep_styles: bool,
    /// What is behind a spoiler is not told.
    pub hide_spoilers: bool,
    /// The address of an attachment follows its name.
    pub show_urls: bool,
    /// In Unicode code points; a longer text ends early.
    pub max_length: usize,
}

/// In the bits of a message's flags.
const IS_VOICE_MESSAGE: u64 = 1 << 13;

/// In the bits of an attachment's flags. Its file name tells it as well, and did before there was the flag.
const IS_SPOILER: u64 = 1 << 3;

/// What such a file's name begins with.
const SPOILER_FILE: &str = "SPOILER_";

/// The type of the component that is a text.
const TEXT_DISPLAY: u64 = 10;

/// A text stands in a section, in a container at the most.
const MAX_NESTING: u32 = 2;

/// `message_reference.type` of what was forwarded.
const FORWARD: u64 = 1;

impl PlainText {
    /// The message in this event as plain text; None if the event is no message.
    #[must_use]
    pub fn read(self, event: &Event) -> Option<String> {
        let message: Message<'_> = event.view()?;
        let data = Object::of(event);
        let mut told = String::new();
        if let Some(words) = system_message(message.message_type, data) {
            told.push_str(&words);
        } else if data.object("message_reference").unsigned("type") == FORWARD {
            told.push_str("(forwarded) ");
            let forwarded = data.element("message_snapshots", 0).object("message");
            self.tell(forwarded, message.id, &mut told);
        } else {
            let author = data.object("referenced_message").object("author");
            if author.is_there() {
                told.extend(["(to ", &display_name(data, author), ") "]);
            }
            self.tell(data, message.id, &mut told);
        }
        let told = visible(&told, self.lines);
        Some(truncate_plain(told.trim_end(), self.max_length))
    }

    /// The text and what comes with it.
    fn tell(self, data: Object<'_>, id: Snowflake, told: &mut String) {
        let options = Plain { keep_styles: self.keep_styles, hide_spoilers: self.hide_spoilers };
        let read = |text: &str| plain(text, options, &|markup| name(data, id, markup));
        told.push_str(&read(data.str("content")));
        for text in text_displays(data, MAX_NESTING) {
            if !told.is_empty() && !told.ends_with(' ') {
                told.push('\n');
            }
            told.push_str(&read(text));
        }
        let is_voice = data.unsigned("flags") & IS_VOICE_MESSAGE != 0;
        for attachment in data.elements("attachments") {
            let name = if is_voice { "voice message" } else { attachment.str("filename") };
            let name = if name.is_empty() { "file" } else { name };
            let is_spoiler = attachment.unsigned("flags") & IS_SPOILER != 0 || name.starts_with(SPOILER_FILE);
            if self.hide_spoilers && is_spoiler {
                add(told, &["spoiler"]);
                continue;
            }
            let url = attachment.str("url");
            if self.show_urls && !url.is_empty() {
                add(told, &[name, " ", url]);
            } else {
                add(told, &[name]);
            }
        }
        for sticker in data.elements("sticker_items") {
            add(told, &["sticker: ", sticker.str("name")]);
        }
        let question = data.object("poll").object("question").str("text");
        if !question.is_empty() {
            add(told, &["poll: ", question]);
        }
        for embed in data.elements("embeds") {
            // Others are previews of addresses in the text.
            let (kind, title) = (embed.str("type"), embed.str("title"));
            if !title.is_empty() && (kind.is_empty() || kind == "rich") {
                add(told, &[&read(title)]);
            }
        }
    }
}

/// The texts among a message's components, in order.
fn text_displays(data: Object<'_>, nesting: u32) -> Vec<&str> {
    let mut texts = Vec::new();
    for component in data.elements("components") {
        if component.unsigned("type") == TEXT_DISPLAY {
            texts.push(component.str("content"));
        } else if nesting > 0 {
            texts.extend(text_displays(component, nesting - 1));
        }
    }
    texts.retain(|text| !text.is_empty());
    texts
}

/// The name by which the guild knows a user, if the message mentions the user; else the user's own.
fn display_name(data: Object<'_>, user: Object<'_>) -> String {
    let id = user.id("id");
    let mentioned = data.elements("mentions").find(|mentioned| mentioned.id("id") == id).unwrap_or(user);
    let names =
        [mentioned.object("member").str("nick"), mentioned.str("global_name"), mentioned.str("username")];
    names.into_iter().find(|name| !name.is_empty()).unwrap_or("user").to_owned()
}

/// What a mention or a timestamp stands for, in the message with this id.
fn name(data: Object<'_>, id: Snowflake, markup: Markup<'_>) -> String {
    let named = |list: &str, id: u64| data.elements(list).find(|element| element.id("id").0 == id);
    match markup {
        Markup::User(user) => match named("mentions", user) {
            Some(user) => format!("@{}", display_name(data, user)),
            None => "@user".to_owned(),
        },
        Markup::Channel(channel) => match named("mention_channels", channel) {
            Some(channel) => format!("#{}", channel.str("name")),
            None => "#channel".to_owned(),
        },
        Markup::Timestamp { seconds, style } => timestamp(seconds, style, id.unix_seconds()),
        // No event tells the names of roles.
        _ => "@role".to_owned(),
    }
}

/// Adds what comes with a text, in brackets.
fn add(told: &mut String, parts: &[&str]) {
    if !told.is_empty() && !told.ends_with(' ') {
        told.push(' ');
    }
    told.push('[');
    told.extend(parts.iter().copied());
    told.push(']');
}

/// What Discord itself says in a channel, in words that follow its author's name; None for what people write, and for types
/// that are not known.
fn system_message(message_type: i32, data: Object<'_>) -> Option<String> {
    let content = data.str("content");
    let words = match message_type {
        1 => "added someone to the group",
        2 => "removed someone from the group",
        3 => "started a call",
        4 => return Some(format!("[changed the channel's name: {content}]")),
        5 => "changed the channel's icon",
        6 => "pinned a message",
        7 => "joined the server",
        8 => "boosted the server",
        9 => "boosted the server to level 1",
        10 => "boosted the server to level 2",
        11 => "boosted the server to level 3",
        12 => return Some(format!("[follows {content} in this channel]")),
        18 => return Some(format!("[started a thread: {content}]")),
        25 => "subscribed to a role",
        27 => return Some(format!("[started a stage: {content}]")),
        28 => return Some(format!("[ended a stage: {content}]")),
        29 => "became a speaker",
        31 => return Some(format!("[changed the stage's topic: {content}]")),
        36 => "turned on security measures",
        37 => "turned off security measures",
        38 => "reported a raid",
        39 => "reported a false alarm",
        46 => "a poll has ended",
        _ => return None,
    };
    Some(format!("[{words}]"))
}
