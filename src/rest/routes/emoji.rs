use crate::{
    base::{Failure, ResultCode},
    rest::percent::encode_part,
};

/// An emoji as a part of a path: Unicode percent-encoded, or `name:id` for one of a guild's own. Takes these, and `<:name:id>` as it
/// stands in the text of a message.
pub(super) fn emoji_part(emoji: &str) -> Result<String, Failure> {
    let refuse = |why: &str| {
        let text = format!("{why}: give an emoji itself, such as 🔥, or name:id for one of a guild's own.");
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
            return Ok(format!("{}:{id}", encode_part(name)));
        }
        return refuse("The emoji has a ':' and is not name:id");
    }
    // The longest of Unicode's take some ten code points.
    if emoji.is_ascii() || emoji.len() > 128 || emoji.chars().any(char::is_whitespace) {
        return refuse("That is no emoji");
    }
    Ok(encode_part(emoji))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emojis_are_taken_as_hosts_have_them() {
        for (emoji, part) in [
            ("🔥", "%F0%9F%94%A5"),
            ("1️⃣", "1%EF%B8%8F%E2%83%A3"),
            ("creeper:123", "creeper:123"),
            ("<:creeper:123>", "creeper:123"),
            ("<a:wave_2:123>", "wave_2:123"),
        ] {
            assert_eq!(emoji_part(emoji).unwrap(), part);
        }
    }

    #[test]
    fn what_is_none_is_told_apart() {
        for no_emoji in
            ["", "fire", ":fire:", "creeper:", "creeper:12x", "creeper:0", "a:b:1", "🔥 🔥", "../..", "<:x>"]
        {
            let failure = emoji_part(no_emoji).unwrap_err();
            assert_eq!(failure.code, ResultCode::InvalidEmoji, "{no_emoji}");
            assert!(failure.text.contains("name:id"));
        }
    }
}
