use serde::Serialize;

use super::{Body, Method, Path, Repeat, Request, nonce::nonce};
use crate::{
    base::{Failure, ResultCode},
    model::Snowflake,
};

/// The most Unicode code points that a message may have.
pub const MAX_CONTENT: usize = 2000;

#[derive(Serialize)]
struct CreateMessage<'a> {
    content: &'a str,
    allowed_mentions: AllowedMentions,
    nonce: String,
    enforce_nonce: bool,
}

/// Nothing in a player's text pings anybody.
#[derive(Serialize)]
struct AllowedMentions {
    parse: [&'static str; 0],
}

/// `POST /channels/{channel}/messages`. The nonce (`salt` and the request's id) makes it safe to repeat: Discord answers
/// a message that it already has with that message. `salt` tells this client from others of the same bot.
pub fn create_message(id: u64, salt: u32, channel: Snowflake, content: &str) -> Result<Request, Failure> {
    // Discord trims before it looks.
    if content.trim().is_empty() {
        return Err(Failure::new(
            ResultCode::EmptyContent,
            "The message has no text: Discord refuses an empty message.",
        ));
    }
    let length = content.chars().count();
    if length > MAX_CONTENT {
        let text = format!(
            "The message has {length} Unicode code points and Discord accepts {MAX_CONTENT}: shorten it, or send it in \
             parts."
        );
        return Err(Failure::new(ResultCode::ContentTooLong, text));
    }
    let body = CreateMessage {
        content,
        allowed_mentions: AllowedMentions { parse: [] },
        nonce: nonce(salt, id),
        enforce_nonce: true,
    };
    let path = Path::parse(&format!("/channels/{channel}/messages"))?;
    let mut request = Request::new(id, Method::Post, path);
    request.body = Body::Json(serde_json::to_vec(&body).expect("strings always have a JSON form").into());
    request.repeat = Repeat::WhileNonceIsKnown;
    Ok(request)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_players_typed_pings_nobody() {
        let request = create_message(0x1f, 0xabc, Snowflake(42), "@everyone \"hi\"").unwrap();
        assert_eq!(request.path.expose(), "/channels/42/messages");
        let Body::Json(json) = request.body else { panic!("a message is JSON") };
        let body: serde_json::Value = serde_json::from_slice(&json).unwrap();
        let expected = serde_json::json!({
            "content": "@everyone \"hi\"", "allowed_mentions": {"parse": []}, "nonce": "abc-1f", "enforce_nonce": true
        });
        assert_eq!(body, expected);
    }

    #[test]
    fn length_counts_code_points_and_not_bytes() {
        let fits = "😀".repeat(MAX_CONTENT);
        assert!(create_message(u64::MAX, u32::MAX, Snowflake(1), &fits).is_ok());
        let failure = create_message(1, 1, Snowflake(1), &format!("{fits}x")).unwrap_err();
        assert_eq!(failure.code, ResultCode::ContentTooLong);
        assert!(failure.text.contains("2001"), "{}", failure.text);
    }

    #[test]
    fn a_message_without_text_is_refused() {
        for empty in ["", "  \n\t"] {
            assert_eq!(create_message(1, 1, Snowflake(1), empty).unwrap_err().code, ResultCode::EmptyContent);
        }
    }
}
