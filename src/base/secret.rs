use std::{borrow::Cow, fmt, sync::Arc};

use zeroize::Zeroizing;

use super::{Failure, ResultCode};

/// A bot token. It cannot be printed: `Debug` shows a stand-in and there is no `Display`. Its memory is overwritten when the last
/// clone goes.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(Arc<Zeroizing<Box<str>>>);

/// What stands where a token was.
const REDACTED: &str = "[token]";

/// No bot token is anywhere near as long; a file's whole content pasted by mistake is.
const LONGEST: usize = 512;

impl Token {
    /// Takes a bare bot token, as the developer portal shows it, without the `Bot ` prefix.
    pub fn new(text: &str) -> Result<Self, Failure> {
        let refuse = |text: &str| Err(Failure::new(ResultCode::InvalidToken, text));
        if text.is_empty() {
            return refuse(
                "The bot token is empty: give the token from the Bot page of Discord's developer portal.",
            );
        }
        if text.starts_with("Bot ") {
            return refuse("Give the bare bot token, without \"Bot \" in front of it.");
        }
        // Nor has any a quotation mark or a backslash, which JSON would write in another way than `redact` looks for.
        if text.len() > LONGEST
            || text.bytes().any(|byte| !byte.is_ascii_graphic() || b"\"\\".contains(&byte))
        {
            return refuse(
                "The bot token has characters that no token has, such as a space or a line break, or is too long: \
                 give exactly the token from the Bot page of Discord's developer portal.",
            );
        }
        Ok(Self(Arc::new(Zeroizing::new(text.into()))))
    }

    /// That of a client without a bot: nothing has to be hidden, and nobody can log in.
    #[must_use]
    pub fn none() -> Self {
        Self(Arc::default())
    }

    /// Whether there is no bot.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    /// The token itself, for the `Authorization` header and Identify alone.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The same text with every occurrence of the token replaced.
    #[must_use]
    pub fn redact<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if !self.is_none() && text.contains(self.expose()) {
            Cow::Owned(text.replace(self.expose(), REDACTED))
        } else {
            Cow::Borrowed(text)
        }
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_does_not_show_itself() {
        let token = Token::new("abc.def").unwrap();
        assert!(!format!("{token:?} {:?}", Some(&token)).contains("abc"));
        assert_eq!(token.redact("Bot abc.def, again abc.def."), "Bot [token], again [token].");
        assert!(matches!(token.redact("nothing"), Cow::Borrowed("nothing")));
        assert_eq!(Token::none().redact("nothing"), "nothing");
    }

    #[test]
    fn common_mistakes_are_refused_without_being_quoted() {
        for mistake in ["", "Bot abc", "abc\n", "a b", "päss", "\"abc\"", &"x".repeat(513)] {
            let failure = Token::new(mistake).unwrap_err();
            assert_eq!(failure.code, ResultCode::InvalidToken);
            assert!(mistake.is_empty() || !failure.text.contains(mistake));
        }
    }
}
