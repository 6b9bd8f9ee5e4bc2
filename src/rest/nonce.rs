//! What makes a message safe to send again: Discord answers a nonce that it knows with the message it has.

use std::{borrow::Cow, collections::HashMap};

use serde_json::value::RawValue;

use super::Repeat;

/// The nonce of a request's part, the first of which is 0. Discord accepts 25 characters: there is room for a request number of 14
/// hexadecimal digits. `salt` tells this client from others of the same bot.
pub(super) fn nonce(salt: u32, request: u64, part: usize) -> String {
    if part == 0 { format!("{salt:x}-{request:x}") } else { format!("{salt:x}-{request:x}-{part:x}") }
}

/// A message's JSON with a nonce, unless it says something about one itself, and what may be repeated then.
pub(super) fn with_nonce<'a>(json: &'a str, nonce: &str) -> (Cow<'a, str>, Repeat) {
    let Ok(fields) = serde_json::from_str::<HashMap<Cow<'_, str>, &RawValue>>(json) else {
        return (Cow::Borrowed(json), Repeat::Never);
    };
    if fields.contains_key("nonce") || fields.contains_key("enforce_nonce") {
        let enforced = fields.get("enforce_nonce").is_some_and(|value| value.get() == "true")
            && fields.get("nonce").is_some_and(|nonce| nonce.get() != "null");
        return (Cow::Borrowed(json), if enforced { Repeat::WhileNonceIsKnown } else { Repeat::Never });
    }
    let rest = json.trim_start().strip_prefix('{').expect("a map begins with a brace");
    let comma = if fields.is_empty() { "" } else { "," };
    let json = format!(r#"{{"nonce":"{nonce}","enforce_nonce":true{comma}{rest}"#);
    (Cow::Owned(json), Repeat::WhileNonceIsKnown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_without_a_nonce_gets_one_and_stays_json() {
        for (json, content) in [(r#" {"content":"a"}"#, "a"), (r#"{ "content" : "{" }"#, "{")] {
            let (json, repeat) = with_nonce(json, "1-2");
            let json: serde_json::Value = serde_json::from_str(&json).unwrap();
            assert_eq!(json, serde_json::json!({"nonce": "1-2", "enforce_nonce": true, "content": content}));
            assert_eq!(repeat, Repeat::WhileNonceIsKnown);
        }
        assert_eq!(with_nonce("{ }", "1-2").0, r#"{"nonce":"1-2","enforce_nonce":true }"#);
    }

    #[test]
    fn what_the_host_says_about_nonces_stays() {
        let cases = [
            (r#"{"nonce":"mine","enforce_nonce":true}"#, Repeat::WhileNonceIsKnown),
            (r#"{"nonce":"mine"}"#, Repeat::Never),
            (r#"{"nonce":null,"enforce_nonce":true}"#, Repeat::Never),
            (r#"{"enforce_nonce":false}"#, Repeat::Never),
            ("[]", Repeat::Never),
        ];
        for (json, repeat) in cases {
            assert_eq!(with_nonce(json, "1-2"), (Cow::Borrowed(json), repeat), "{json}");
        }
    }
}
