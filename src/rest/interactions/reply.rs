use std::fmt;

use bytes::Bytes;
use serde::Serialize;
use serde_json::value::RawValue;

use crate::{
    base::{Failure, ResultCode},
    rest::{Body, File, MAX_REQUEST_SIZE, Multipart, message::MAX_CONTENT},
};

/// A message as an answer to an interaction.
#[derive(Debug, Clone, Default)]
pub struct ReplyFields<'a> {
    /// The text, up to [`MAX_CONTENT`] code points.
    pub content: Option<&'a str>,
    /// A JSON array.
    pub embeds: Option<&'a str>,
    /// A JSON array.
    pub components: Option<&'a str>,
    /// A JSON object; none to ping nobody.
    pub allowed_mentions: Option<&'a str>,
    /// Files to upload.
    pub files: Vec<File>,
    /// The most bytes that a file may have.
    pub max_file_size: u64,
    /// Discord's message flags.
    pub flags: u32,
    /// Places of the text that were not UTF-8 and were replaced.
    pub utf8_repairs: usize,
}

/// [`ReplyFields`] that were checked.
#[derive(Clone)]
pub struct Reply {
    content: Option<String>,
    embeds: Option<Box<RawValue>>,
    components: Option<Box<RawValue>>,
    allowed_mentions: Box<RawValue>,
    flags: u32,
    files: Vec<File>,
    max_file_size: u64,
    entropy: [u8; 16],
    pub(super) utf8_repairs: usize,
}

/// Only the user sees it.
pub(super) const EPHEMERAL: u32 = 1 << 6;

/// What an answer may have of Discord's message flags: no embeds for links, ephemeral, no notification, components v2.
const FLAGS: u32 = 1 << 2 | EPHEMERAL | 1 << 12 | IS_COMPONENTS_V2;

const IS_COMPONENTS_V2: u32 = 1 << 15;

/// The flags that can be set by an edit.
const EDIT_FLAGS: u32 = 1 << 2 | IS_COMPONENTS_V2;

/// Nothing in a player's text pings anybody.
const NOBODY: &str = r#"{"parse":[]}"#;

#[derive(Serialize)]
struct Data<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    embeds: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    components: Option<&'a RawValue>,
    allowed_mentions: &'a RawValue,
    #[serde(skip_serializing_if = "Option::is_none")]
    flags: Option<u32>,
}

impl Reply {
    /// Checks a fields. `entropy` makes the boundary between files.
    pub fn new(fields: ReplyFields<'_>, entropy: [u8; 16]) -> Result<Self, Failure> {
        let length = fields.content.unwrap_or_default().chars().count();
        if length > MAX_CONTENT {
            let text = format!(
                "The answer has {length} Unicode code points and Discord accepts {MAX_CONTENT}: shorten it, or follow up with \
                 the rest."
            );
            return Err(Failure::new(ResultCode::ContentTooLong, text));
        }
        if fields.flags & !FLAGS != 0 {
            let text = format!("flags {:#x} has bits that no answer can have.", fields.flags);
            return Err(Failure::new(ResultCode::InvalidArgument, text));
        }
        let json = |text: Option<&str>, name, first| text.map(|text| raw(text, name, first)).transpose();
        let reply = Self {
            content: fields.content.map(str::to_owned),
            embeds: json(fields.embeds, "embeds", '[')?,
            components: json(fields.components, "components", '[')?,
            allowed_mentions: raw(fields.allowed_mentions.unwrap_or(NOBODY), "allowed_mentions", '{')?,
            flags: fields.flags,
            files: fields.files,
            max_file_size: fields.max_file_size,
            entropy,
            utf8_repairs: fields.utf8_repairs,
        };
        // The longest form that it can be sent in.
        reply.body(Some(4), true)?;
        Ok(reply)
    }

    pub(super) fn is_ephemeral(&self) -> bool {
        self.flags & EPHEMERAL != 0
    }

    pub(super) fn in_memory(&self) -> usize {
        let json = [&self.embeds, &self.components].into_iter().flatten();
        let json: usize = json.map(|json| json.get().len()).sum();
        let files: usize = self.files.iter().map(|file| file.content.in_memory()).sum();
        json + files + self.content.as_ref().map_or(0, String::len)
    }

    /// Discord refuses a new message without any of these.
    pub fn check_not_empty(&self) -> Result<(), Failure> {
        let has_text = self.content.as_ref().is_some_and(|text| !text.trim().is_empty());
        let has = |array: &Option<Box<RawValue>>| {
            array.as_ref().is_some_and(|array| array.get().chars().any(|c| !"[] \t\r\n".contains(c)))
        };
        if has_text || has(&self.embeds) || has(&self.components) || !self.files.is_empty() {
            return Ok(());
        }
        let text =
            "The answer has neither text nor embeds, components or files: Discord refuses an empty fields.";
        Err(Failure::new(ResultCode::EmptyContent, text))
    }

    /// As a callback of this type, or bare.
    pub(super) fn body(&self, callback: Option<u8>, is_new: bool) -> Result<Body, Failure> {
        let flags = if is_new { self.flags } else { self.flags & EDIT_FLAGS };
        let data = Data {
            content: self.content.as_deref(),
            embeds: self.embeds.as_deref(),
            components: self.components.as_deref(),
            allowed_mentions: &self.allowed_mentions,
            flags: (flags != 0).then_some(flags),
        };
        let data = serde_json::to_string(&data).expect("strings always have a JSON form");
        let json = match callback {
            Some(kind) => format!(r#"{{"type":{kind},"data":{data}}}"#),
            None => data,
        };
        if json.len() as u64 > MAX_REQUEST_SIZE {
            let text = format!("The answer has {} bytes and Discord accepts {MAX_REQUEST_SIZE}.", json.len());
            return Err(Failure::new(ResultCode::RequestTooLarge, text));
        }
        let json = Bytes::from(json);
        if self.files.is_empty() {
            return Ok(Body::Json(json));
        }
        Multipart::new(self.entropy, Some(json), self.files.clone(), self.max_file_size).map(Body::Multipart)
    }
}

/// What players write does not belong in a log.
impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reply")
            .field("flags", &self.flags)
            .field("files", &self.files.len())
            .finish_non_exhaustive()
    }
}

/// A JSON text that begins with this bracket.
pub(super) fn raw(text: &str, name: &str, first: char) -> Result<Box<RawValue>, Failure> {
    let value: Box<RawValue> = serde_json::from_str(text)
        .map_err(|error| Failure::new(ResultCode::InvalidJson, format!("{name} is not JSON: {error}.")))?;
    if value.get().starts_with(first) {
        return Ok(value);
    }
    let kind = if first == '[' { "an array" } else { "an object" };
    Err(Failure::new(ResultCode::InvalidJson, format!("{name} must be {kind} in JSON.")))
}
