//! What a message is made of before it has an id, and what an edit changes.

use hyper::body::Bytes;
use serde_json::Value;

use super::mentions::AllowedMentions;

/// Who a message is from.
#[derive(Clone, Debug)]
pub(crate) enum Author {
    Person(u64),
    /// A webhook under the name that it took for this message.
    Webhook {
        id: u64,
        name: String,
        avatar: Option<String>,
        application: Option<u64>,
    },
}

/// A file of a message.
#[derive(Clone, Debug)]
pub(crate) struct Attachment {
    pub(crate) id: u64,
    /// As a message lists it.
    pub(crate) json: Value,
    pub(crate) content: Bytes,
}

/// What `message_reference` points to.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Reference {
    Reply(u64),
    Forward { channel: u64, message: u64 },
}

/// A message that was accepted but has no id yet.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) author: Author,
    pub(crate) channel: u64,
    pub(crate) content: String,
    pub(crate) nonce: Option<Value>,
    pub(crate) is_tts: bool,
    pub(crate) embeds: Vec<Value>,
    pub(crate) components: Vec<Value>,
    pub(crate) flags: u64,
    pub(crate) allowed: AllowedMentions,
    pub(crate) reference: Option<Reference>,
    pub(crate) attachments: Vec<Attachment>,
    pub(crate) poll: Option<Value>,
    pub(crate) stickers: Vec<Value>,
    /// `interaction_metadata`, for an answer to an interaction.
    pub(crate) interaction: Option<Value>,
}

impl Draft {
    pub(crate) fn plain(author: Author, channel: u64, content: String) -> Self {
        Self {
            author,
            channel,
            content,
            nonce: None,
            is_tts: false,
            embeds: Vec::new(),
            components: Vec::new(),
            flags: 0,
            allowed: AllowedMentions::everything(),
            reference: None,
            attachments: Vec::new(),
            poll: None,
            stickers: Vec::new(),
            interaction: None,
        }
    }
}

/// What an edit says; `None` leaves things as they are.
#[derive(Debug)]
pub(crate) struct Edit {
    pub(crate) content: Option<String>,
    pub(crate) embeds: Option<Vec<Value>>,
    pub(crate) components: Option<Vec<Value>>,
    pub(crate) flags: Option<u64>,
    pub(crate) attachments: Option<Vec<Attachment>>,
    pub(crate) poll: Option<Value>,
    pub(crate) allowed: AllowedMentions,
}
