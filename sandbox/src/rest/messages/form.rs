//! The body of a new message, checked field by field.

use serde_json::{Value, json};

use super::attachments::AttachmentForm;
use super::{allowed_mentions, attachments, components, embeds, polls};
use crate::rest::error::RestError;
use crate::rest::form::Form;
use crate::world::AllowedMentions;

/// In Unicode code points.
pub(crate) const MAX_CONTENT: usize = 2000;
const MAX_NONCE: usize = 25;
const MAX_STICKERS: usize = 3;

pub(crate) const SUPPRESS_EMBEDS: u64 = 1 << 2;
pub(crate) const EPHEMERAL: u64 = 1 << 6;
const SUPPRESS_NOTIFICATIONS: u64 = 1 << 12;
const IS_VOICE_MESSAGE: u64 = 1 << 13;
pub(crate) const IS_COMPONENTS_V2: u64 = 1 << 15;

/// By which way a message comes; each has rules of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    Bot,
    Webhook,
    Interaction,
}

impl Origin {
    fn settable_flags(self) -> u64 {
        let always = SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | IS_COMPONENTS_V2;
        match self {
            Self::Bot => always | IS_VOICE_MESSAGE,
            Self::Webhook => always,
            Self::Interaction => always | IS_VOICE_MESSAGE | EPHEMERAL,
        }
    }

    pub(crate) fn default_mentions(self) -> AllowedMentions {
        match self {
            Self::Bot => AllowedMentions::everything(),
            Self::Webhook | Self::Interaction => AllowedMentions::users(),
        }
    }
}

/// What was read of a body.
#[derive(Debug)]
pub(crate) struct MessageForm {
    pub(crate) content: String,
    pub(crate) nonce: Option<Value>,
    pub(crate) enforce_nonce: bool,
    pub(crate) is_tts: bool,
    pub(crate) embeds: Vec<Value>,
    pub(crate) components: Vec<Value>,
    pub(crate) flags: u64,
    pub(crate) allowed: AllowedMentions,
    pub(crate) reference: Option<ReferenceForm>,
    pub(crate) attachments: Option<Vec<AttachmentForm>>,
    pub(crate) poll: Option<Value>,
    pub(crate) stickers: Vec<Value>,
}

/// `message_reference`.
#[derive(Clone, Copy, Debug)]
pub(crate) enum ReferenceForm {
    Reply { message: u64, fail_if_not_exists: bool },
    Forward { channel: u64, message: u64 },
}

impl MessageForm {
    /// What is wrong is noted in the form; the result counts only if nothing is.
    pub(crate) fn read(form: &Form<'_>, origin: Origin) -> Self {
        let flags = form.flags("flags", origin.settable_flags()).unwrap_or(0);
        let is_v2 = flags & IS_COMPONENTS_V2 != 0;
        let stickers = form.snowflakes("sticker_ids", 0..=MAX_STICKERS).unwrap_or_default();
        let read = Self {
            content: form.text("content", 0..=MAX_CONTENT).unwrap_or_default(),
            nonce: nonce(form),
            enforce_nonce: form.boolean("enforce_nonce").unwrap_or(false),
            is_tts: form.boolean("tts").unwrap_or(false),
            embeds: embeds::read(form).unwrap_or_default(),
            components: components::read(form, is_v2).unwrap_or_default(),
            flags,
            allowed: allowed_mentions::read(form, origin.default_mentions()),
            reference: if origin == Origin::Bot { reference(form) } else { None },
            attachments: attachments::read(form),
            poll: polls::read(form),
            stickers: stickers.into_iter().map(sticker).collect(),
        };
        if is_v2 {
            let refused = [
                ("content", !read.content.is_empty()),
                ("embeds", !read.embeds.is_empty()),
                ("sticker_ids", !read.stickers.is_empty()),
                ("poll", read.poll.is_some()),
            ];
            refuse_beside_components(form, &refused);
        }
        read
    }

    /// `files` of the request count as something to send.
    pub(crate) fn check_not_empty(&self, has_files: bool) -> Result<(), RestError> {
        let is_forward = matches!(self.reference, Some(ReferenceForm::Forward { .. }));
        let is_empty = self.content.is_empty()
            && self.embeds.is_empty()
            && self.components.is_empty()
            && self.stickers.is_empty()
            && self.poll.is_none()
            && !has_files
            && !is_forward;
        if is_empty { Err(RestError::empty_message()) } else { Ok(()) }
    }
}

/// Notes what a message of components may not have besides them.
pub(crate) fn refuse_beside_components(form: &Form<'_>, given: &[(&str, bool)]) {
    for (name, _) in given.iter().filter(|(_, is_given)| *is_given) {
        let message = format!("The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
        form.wrong(name, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", &message);
    }
}

fn nonce(form: &Form<'_>) -> Option<Value> {
    let nonce = form.given("nonce")?;
    let length = match nonce {
        Value::String(text) => text.chars().count(),
        Value::Number(number) if number.is_i64() || number.is_u64() => 0,
        _ => {
            form.wrong("nonce", "NONCE_TYPE_INVALID", "Must be an integer or a string.");
            return None;
        }
    };
    if length > MAX_NONCE {
        form.wrong("nonce", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
    }
    Some(nonce.clone())
}

fn reference(form: &Form<'_>) -> Option<ReferenceForm> {
    let reference = form.object("message_reference")?;
    reference.require("message_id");
    let message = reference.snowflake("message_id")?;
    if reference.choice("type", &[0, 1]) == Some(1) {
        reference.require("channel_id");
        let channel = reference.snowflake("channel_id")?;
        return Some(ReferenceForm::Forward { channel, message });
    }
    let fail_if_not_exists = reference.boolean("fail_if_not_exists").unwrap_or(true);
    Some(ReferenceForm::Reply { message, fail_if_not_exists })
}

fn sticker(id: u64) -> Value {
    json!({"id": id.to_string(), "name": "sticker", "format_type": 1})
}
