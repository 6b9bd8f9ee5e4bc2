use serde_json::{Value, json};

use super::percent::encode_part;
use crate::base::{Failure, ResultCode};

/// An emoji as hosts have it: itself, or `name:id` for one of a guild's own, also as `<:name:id>` stands in the text of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Emoji<'a> {
    Unicode(&'a str),
    Custom { name: &'a str, id: &'a str },
}

impl<'a> Emoji<'a> {
    pub(super) fn read(emoji: &'a str) -> Result<Self, Failure> {
        let refuse = |why: &str| {
            let text =
                format!("{why}: give an emoji itself, such as 🔥, or name:id for one of a guild's own.");
            Err(Failure::new(ResultCode::InvalidEmoji, text))
        };
        if emoji.is_empty() {
            return refuse("The emoji is empty");
        }
        let inner = emoji.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
        let inner = inner.map(|inner| inner.strip_prefix("a:").or(inner.strip_prefix(':')).unwrap_or(inner));
        if let Some((name, id)) = inner.unwrap_or(emoji).split_once(':') {
            let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
            let is_id = id.parse::<u64>().is_ok_and(|number| number != 0 && number.to_string() == id);
            if is_name && is_id {
                return Ok(Self::Custom { name, id });
            }
            return refuse("The emoji has a ':' and is not name:id");
        }
        // The longest of Unicode's take some ten code points.
        if emoji.is_ascii() || emoji.len() > 128 || emoji.chars().any(char::is_whitespace) {
            return refuse("That is no emoji");
        }
        Ok(Self::Unicode(emoji))
    }

    /// As a part of a path.
    pub(super) fn part(self) -> String {
        match self {
            Self::Unicode(emoji) => encode_part(emoji),
            Self::Custom { name, id } => format!("{}:{id}", encode_part(name)),
        }
    }

    /// As a partial emoji object.
    pub(super) fn json(self) -> Value {
        match self {
            Self::Unicode(emoji) => json!({ "name": emoji }),
            Self::Custom { id, .. } => json!({ "id": id }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emojis_are_taken_as_hosts_have_them() {
        for (emoji, part, object) in [
            ("🔥", "%F0%9F%94%A5", json!({"name": "🔥"})),
            ("1️⃣", "1%EF%B8%8F%E2%83%A3", json!({"name": "1️⃣"})),
            ("creeper:123", "creeper:123", json!({"id": "123"})),
            ("<:creeper:123>", "creeper:123", json!({"id": "123"})),
            ("<a:wave_2:123>", "wave_2:123", json!({"id": "123"})),
        ] {
            let emoji = Emoji::read(emoji).unwrap();
            assert_eq!((emoji.part(), emoji.json()), (part.to_owned(), object));
        }
    }

    #[test]
    fn what_is_none_is_told_apart() {
        for no_emoji in
            ["", "fire", ":fire:", "creeper:", "creeper:12x", "creeper:0", "a:b:1", "🔥 🔥", "../..", "<:x>"]
        {
            let failure = Emoji::read(no_emoji).unwrap_err();
            assert_eq!(failure.code, ResultCode::InvalidEmoji, "{no_emoji}");
            assert!(failure.text.contains("name:id"));
        }
    }
}
