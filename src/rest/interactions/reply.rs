use std::fmt;

use bytes::Bytes;

use crate::{
    base::{Failure, ResultCode},
    rest::{
        self, File, MAX_REQUEST_SIZE, Multipart,
        message::{Body, IS_COMPONENTS_V2, MessageCreate, SUPPRESS_EMBEDS, Use},
    },
};

/// A message as an answer to an interaction, checked and put into words.
#[derive(Clone)]
pub struct Reply {
    /// One for each message that the text takes: the first is the answer, the others follow it.
    parts: Vec<Body>,
    files: Vec<File>,
    max_file_size: u64,
    entropy: [u8; 16],
    in_memory: usize,
    pub(super) is_ephemeral: bool,
    pub(super) utf8_repairs: usize,
}

impl Reply {
    /// A new message. `entropy` makes the boundary between files.
    pub fn new(message: MessageCreate<'_>, entropy: [u8; 16]) -> Result<Self, Failure> {
        Self::of(message, Use::Respond, entropy)
    }

    /// What an edit changes.
    pub fn edit(message: MessageCreate<'_>, entropy: [u8; 16]) -> Result<Self, Failure> {
        Self::of(message, Use::EditWebhookMessage, entropy)
    }

    fn of(message: MessageCreate<'_>, usage: Use, entropy: [u8; 16]) -> Result<Self, Failure> {
        let mut reply = Self {
            parts: message.bodies(usage)?,
            files: message.files,
            max_file_size: message.max_file_size,
            entropy,
            in_memory: 0,
            is_ephemeral: message.is_ephemeral,
            utf8_repairs: message.utf8_repairs,
        };
        // What is too large is refused here, in the longest form that it can be sent in.
        for part in 0..reply.parts.len() {
            reply.in_memory += reply.body(part, Some(4))?.in_memory();
        }
        Ok(reply)
    }

    /// How many messages it takes.
    pub(super) fn parts(&self) -> usize {
        self.parts.len()
    }

    pub(super) fn in_memory(&self) -> usize {
        self.in_memory
    }

    /// One of its messages, in a callback of this type or bare.
    pub(super) fn body(&self, part: usize, callback: Option<u8>) -> Result<rest::Body, Failure> {
        self.carry(part, &self.parts[part], callback)
    }

    /// Its first message as the edit of a deferral, which becomes that message.
    pub(super) fn filling(&self) -> Result<rest::Body, Failure> {
        let mut body = self.parts[0].clone();
        body.remove("tts");
        let flags = body.remove("flags").and_then(|flags| flags.as_u64()).unwrap_or_default();
        let flags = flags & u64::from(SUPPRESS_EMBEDS | IS_COMPONENTS_V2);
        if flags != 0 {
            body.insert("flags".to_owned(), flags.into());
        }
        self.carry(0, &body, None)
    }

    /// Files come with the last message.
    fn carry(&self, part: usize, body: &Body, callback: Option<u8>) -> Result<rest::Body, Failure> {
        let data = serde_json::to_string(body).expect("texts and numbers always have a JSON form");
        let json = match callback {
            Some(kind) => format!(r#"{{"type":{kind},"data":{data}}}"#),
            None => data,
        };
        if json.len() as u64 > MAX_REQUEST_SIZE {
            let text = format!("The answer has {} bytes and Discord accepts {MAX_REQUEST_SIZE}.", json.len());
            return Err(Failure::new(ResultCode::RequestTooLarge, text));
        }
        let json = Bytes::from(json);
        if self.files.is_empty() || part + 1 < self.parts.len() {
            return Ok(rest::Body::Json(json));
        }
        let files = self.files.clone();
        Multipart::new(self.entropy, Some(json), files, self.max_file_size).map(rest::Body::Multipart)
    }
}

/// What players write does not belong in a log.
impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reply")
            .field("parts", &self.parts.len())
            .field("files", &self.files.len())
            .finish_non_exhaustive()
    }
}
