use base64::{Engine as _, engine::general_purpose::STANDARD_NO_PAD as BASE64};

use super::Finding;

/// What a token looks like, found out without sending it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenForm {
    /// Three parts with dots between them, the first of which is an id.
    Bot,
    /// A number: the application's id, or another one.
    Number,
    /// 64 hexadecimal digits: the application's public key.
    PublicKey,
    /// 32 letters and digits: the application's client secret.
    ClientSecret,
    /// None of these.
    Unknown,
}

impl TokenForm {
    /// Looks at a token.
    #[must_use]
    pub fn of(token: &str) -> Self {
        let parts: Vec<&str> = token.split('.').collect();
        if let [id, time, rest] = parts[..] {
            let id = BASE64.decode(id.trim_end_matches('=')).unwrap_or_default();
            let is_id = (15..=20).contains(&id.len()) && id.iter().all(u8::is_ascii_digit);
            return if is_id && !time.is_empty() && !rest.is_empty() { Self::Bot } else { Self::Unknown };
        }
        let all = |is: fn(&u8) -> bool| token.bytes().all(|byte| is(&byte));
        match token.len() {
            15..=20 if all(u8::is_ascii_digit) => Self::Number,
            64 if all(u8::is_ascii_hexdigit) => Self::PublicKey,
            32 if all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(byte)) => Self::ClientSecret,
            _ => Self::Unknown,
        }
    }

    pub(super) fn finding(self) -> Finding {
        let what = match self {
            Self::Bot => return Finding::ok("token_form", "The token has the form of a bot token."),
            Self::Number => "is a number, such as the application's id",
            Self::PublicKey => "looks like the application's public key",
            Self::ClientSecret => "looks like the application's client secret",
            Self::Unknown => "does not have the form of a bot token (three parts with dots between them)",
        };
        Finding::warning("token_form", format!("The token {what}.")).remedy(
            "Copy the token from the Bot page of the developer portal (\"Reset Token\" shows it once); no other value of the \
             application takes its place.",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_paste_by_mistake_is_recognised() {
        for (token, form) in [
            ("MTQ1NjA3NDQ0NDA2NzQxNDAxNg.GaBcDe.x-y_z", TokenForm::Bot),
            ("1456074444067414016", TokenForm::Number),
            ("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", TokenForm::PublicKey),
            ("AbCdEfGhIjKlMnOpQrStUvWxYz-_0123", TokenForm::ClientSecret),
            ("sandbox.token.not-a-secret", TokenForm::Unknown),
            ("MTQ1NjA3NDQ0NDA2NzQxNDAxNg..x", TokenForm::Unknown),
            ("x", TokenForm::Unknown),
        ] {
            assert_eq!(TokenForm::of(token), form, "{token}");
            assert!(form == TokenForm::Bot || !form.finding().text.contains(token));
        }
    }
}
