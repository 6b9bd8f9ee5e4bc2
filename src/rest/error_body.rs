//! Discord's errors, put in words.

use std::fmt::Write as _;

use serde_json::Value;

/// The interaction was not answered in time.
pub(super) const UNKNOWN_INTERACTION: i64 = 10062;
/// The interaction has its first answer.
pub(super) const ALREADY_ACKNOWLEDGED: i64 = 40060;
/// The webhook was deleted, or the interaction's token is over.
pub(super) const UNKNOWN_WEBHOOK: i64 = 10015;
/// The token in the path is not the webhook's.
pub(super) const INVALID_WEBHOOK_TOKEN: i64 = 50027;

/// How Discord words an error.
#[derive(Debug)]
pub(super) struct ErrorBody {
    pub(super) code: i64,
    pub(super) message: String,
    errors: Value,
    pub(super) retry_after: Option<f64>,
    pub(super) global: bool,
}

/// In bytes. Discord's have a few hundred for each field; what is longer would be kept, and take the runtime thread's time.
const MAX_ERROR_BODY: usize = 256 * 1024;

impl ErrorBody {
    /// None for what is not an answer of the API: that has a message or a code, which JSON of Cloudflare's has not. A field of
    /// another type counts as absent.
    pub(super) fn read(body: &[u8]) -> Option<Self> {
        if body.len() > MAX_ERROR_BODY {
            return None;
        }
        let Value::Object(mut fields) = serde_json::from_slice(body).ok()? else { return None };
        let code = fields.get("code").and_then(Value::as_i64);
        let message = fields.get("message").and_then(Value::as_str).map(str::to_owned);
        if code.is_none() && message.is_none() {
            return None;
        }
        Some(Self {
            code: code.unwrap_or_default(),
            message: message.unwrap_or_default(),
            errors: fields.remove("errors").unwrap_or_default(),
            retry_after: fields.get("retry_after").and_then(Value::as_f64),
            global: fields.get("global").and_then(Value::as_bool).unwrap_or_default(),
        })
    }

    /// What is wrong, field by field, and what to do about it.
    pub(super) fn words(&self, status: u16) -> String {
        let mut text = format!("HTTP {status}: {} ({})", self.message.trim_end_matches('.'), self.code);
        field_errors(&self.errors, &mut String::new(), &mut text);
        text.push('.');
        if let Some(remedy) = remedy(status, self.code) {
            text.push(' ');
            text.push_str(remedy);
        }
        text
    }
}

/// Adds each field's errors, such as "; content: Must be 2000 or fewer in length". The tree has the request's shape.
fn field_errors(errors: &Value, path: &mut String, text: &mut String) {
    let Value::Object(fields) = errors else { return };
    for (name, value) in fields {
        if name == "_errors" {
            for error in value.as_array().into_iter().flatten() {
                let message = error["message"].as_str().unwrap_or_default().trim_end_matches('.');
                let _ = write!(text, "; {}: {message}", path.trim_start_matches('.'));
            }
        } else {
            let length = path.len();
            path.push('.');
            path.push_str(name);
            field_errors(value, path, text);
            path.truncate(length);
        }
    }
}

/// What the operator can do about it.
fn remedy(status: u16, code: i64) -> Option<&'static str> {
    Some(match (status, code) {
        (_, 10003) => "Check the channel id, and that the bot is in that channel's guild.",
        (_, UNKNOWN_WEBHOOK) => "The webhook was deleted: create a new one and use its id and token.",
        (_, UNKNOWN_INTERACTION) => {
            "The interaction must be answered within 3 seconds, and its token lasts 15 minutes."
        }
        (_, 40005 | 50045) => "Send less: files have a limit that depends on the guild's boosts.",
        (_, 50001) => "Give the bot's role the View Channel permission there.",
        (_, 50013) => {
            "Give the bot's role the permission for this there (Send Messages, for a message), above the roles and members \
             it acts on."
        }
        (_, INVALID_WEBHOOK_TOKEN) => "The webhook's token is wrong: copy its URL again.",
        (_, 40333) => "Discord's protection blocked the request: check for a proxy that changes headers.",
        (401, _) => {
            "The token is wrong or was reset: copy the bot's current one from the developer portal, or a webhook's from its URL."
        }
        _ => return None,
    })
}
