use std::{borrow::Cow, fmt, sync::Arc};

use super::percent;
use crate::{
    base::{Failure, ResultCode},
    model::Snowflake,
};

/// Where a request goes, below the API's base URL, and what Discord's limits make of that.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Path {
    text: String,
    template: Arc<str>,
    resource: Resource,
}

/// The channel, guild, webhook or interaction at the head of a path. Each has limits of its own (Discord's "top-level
/// resource").
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Resource {
    /// None of these.
    None,
    /// `/channels/{id}`.
    Channel(Snowflake),
    /// `/guilds/{id}`.
    Guild(Snowflake),
    /// `/webhooks/{id}` or `/webhooks/{id}/{token}`; the id is an application's for the answers to an interaction.
    Webhook(Snowflake, Option<PathToken>),
    /// `/interactions/{id}/{token}`.
    Interaction(Snowflake, PathToken),
}

/// The secret in the path of a webhook or an interaction: whoever has it may act without the bot token. `Debug` shows a
/// stand-in.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PathToken(Arc<str>);

impl fmt::Debug for PathToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}

const REDACTED: &str = "[token]";

/// Shorter ones are no secrets, and are found in many a text by chance.
const SHORTEST_TOKEN: usize = 8;

/// In bytes, encoded; no path of Discord's API is nearly as long.
const MAX_PATH: usize = 2048;

impl Path {
    /// Reads a path such as `/channels/123/messages`. What a URL cannot hold is percent-encoded; what is encoded stays so.
    pub fn parse(text: &str) -> Result<Self, Failure> {
        let refuse = |why: &str| {
            // Not quoted: it may hold the token of a webhook.
            let text = format!("The path cannot be used: {why}. It must look like /channels/123/messages.");
            Err(Failure::new(ResultCode::InvalidPath, text))
        };
        let Some(inside) = text.strip_prefix('/') else {
            return refuse("it does not begin with '/'; scheme and host come in front of it by themselves");
        };
        if text.len() > MAX_PATH {
            return refuse("it is longer than 2048 bytes");
        }
        if text.contains(['?', '#']) {
            return refuse("it has a query in it, which belongs in a field of its own");
        }
        if text.contains(char::is_control) {
            return refuse(
                "it has a line break or another control character, which no path of Discord's has",
            );
        }
        if inside.starts_with("api/") {
            return refuse(
                "the API's base URL comes in front of it by itself, so leave out /api and the version",
            );
        }
        let mut segments = Vec::new();
        for segment in inside.split('/') {
            let Some(segment) = percent::normalize(segment, percent::is_plain_in_path) else {
                return refuse("it has a '%' that does not begin an encoded byte; write %25 for it");
            };
            if matches!(&*segment, "" | "." | "..") {
                return refuse("it has an empty part, or one of dots");
            }
            segments.push(segment);
        }
        if let [kind, id, ..] = &*segments
            && matches!(&**kind, "webhooks" | "interactions")
            && snowflake(id).is_none()
        {
            // What follows would not be known for a token, and sent along with the bot's.
            return refuse("after /webhooks or /interactions comes an id, which is a number");
        }
        let text = format!("/{}", segments.join("/"));
        if text.len() > MAX_PATH {
            return refuse("it is longer than 2048 bytes once it is encoded");
        }
        let resource = Resource::of(&segments);
        let template = template(&segments, resource.token().is_some()).into();
        Ok(Self { text, template, resource })
    }

    /// Encoded, as the request line wants it. It may hold a secret: see [`redact`](Self::redact).
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.text
    }

    /// With every id left out, such as `/channels/{id}/messages`.
    #[must_use]
    pub fn template(&self) -> &Arc<str> {
        &self.template
    }

    /// What is at its head.
    #[must_use]
    pub fn resource(&self) -> &Resource {
        &self.resource
    }

    /// Whether Discord's limit over all requests leaves it out: interactions and the first answer to one. Further answers
    /// look like a webhook's messages.
    #[must_use]
    pub fn is_interaction(&self) -> bool {
        matches!(self.resource, Resource::Interaction(..))
            || self.resource.token().is_some() && self.text.ends_with("/messages/@original")
    }

    /// Whether it leads to the first answer to an interaction.
    pub(super) fn is_callback(&self) -> bool {
        matches!(self.resource, Resource::Interaction(..))
    }

    /// The same text with every occurrence of this path's token replaced.
    #[must_use]
    pub fn redact<'a>(&self, text: &'a str) -> Cow<'a, str> {
        match self.resource.token() {
            Some(PathToken(token)) if token.len() >= SHORTEST_TOKEN && text.contains(&**token) => {
                Cow::Owned(text.replace(&**token, REDACTED))
            }
            _ => Cow::Borrowed(text),
        }
    }
}

impl fmt::Display for Path {
    /// Leaves out the token.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.resource.token().is_none() {
            return f.write_str(&self.text);
        }
        for (index, segment) in self.text.split('/').enumerate().skip(1) {
            write!(f, "/{}", if index == 3 { REDACTED } else { segment })?;
        }
        Ok(())
    }
}

impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Resource {
    fn of(segments: &[String]) -> Self {
        let [kind, id, rest @ ..] = segments else { return Self::None };
        let Some(id) = snowflake(id) else { return Self::None };
        let token = rest.first().map(|token| PathToken(token.as_str().into()));
        match (&**kind, token) {
            ("channels", _) => Self::Channel(id),
            ("guilds", _) => Self::Guild(id),
            ("webhooks", token) => Self::Webhook(id, token),
            ("interactions", Some(token)) => Self::Interaction(id, token),
            _ => Self::None,
        }
    }

    /// The secret in the path, which stands for the bot token.
    #[must_use]
    pub fn token(&self) -> Option<&PathToken> {
        match self {
            Self::Webhook(_, token) => token.as_ref(),
            Self::Interaction(_, token) => Some(token),
            _ => None,
        }
    }
}

fn snowflake(segment: &str) -> Option<Snowflake> {
    segment.parse().ok().filter(|_| is_id(segment)).map(Snowflake)
}

fn is_id(segment: &str) -> bool {
    segment.bytes().all(|byte| byte.is_ascii_digit())
}

fn template(segments: &[String], has_token: bool) -> String {
    let mut template = String::new();
    let mut before = "";
    for (index, segment) in segments.iter().enumerate() {
        let part = match before {
            _ if index == 2 && has_token => "{token}",
            _ if is_id(segment) => "{id}",
            "reactions" => "{emoji}",
            "invites" | "templates" => "{code}",
            _ => segment,
        };
        template.push('/');
        template.push_str(part);
        before = segment;
    }
    template
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_left_out_and_the_head_is_recognised() {
        let cases = [
            ("/channels/12/messages/34", "/channels/{id}/messages/{id}", Resource::Channel(Snowflake(12))),
            (
                "/guilds/12/members/34/roles/5",
                "/guilds/{id}/members/{id}/roles/{id}",
                Resource::Guild(Snowflake(12)),
            ),
            ("/users/@me/channels", "/users/@me/channels", Resource::None),
            ("/webhooks/12", "/webhooks/{id}", Resource::Webhook(Snowflake(12), None)),
            ("/invites/abc", "/invites/{code}", Resource::None),
            (
                "/channels/1/messages/2/reactions/a:3/@me",
                "/channels/{id}/messages/{id}/reactions/{emoji}/@me",
                Resource::Channel(Snowflake(1)),
            ),
        ];
        for (text, template, resource) in cases {
            let path = Path::parse(text).unwrap();
            assert_eq!((&**path.template(), path.resource(), path.expose()), (template, &resource, text));
            assert_eq!(path.to_string(), text);
        }
    }

    #[test]
    fn tokens_in_paths_are_never_shown_however_they_are_spelled() {
        for text in [
            "/webhooks/12/s3cr3t-t0ken",
            "/webhooks/%312/s3cr3t%2Dt0ken/messages/@original",
            "/interactions/12/s3cr3t-t0ken/callback",
            "/%77ebhooks/12/s3cr3t-t0ken/slack",
        ] {
            let path = Path::parse(text).unwrap();
            let shown = format!("{path} {path:?} {:?} {}", path.resource(), path.template());
            assert!(!shown.contains("s3cr3t") && shown.contains("[token]"), "{shown}");
            assert_eq!(path.redact("it was s3cr3t-t0ken."), "it was [token].");
            assert!(path.expose().contains("/12/s3cr3t-t0ken"));
        }
        assert!(Path::parse("/interactions/12/s3cr3t-t0ken/callback").unwrap().is_interaction());
        assert!(Path::parse("/webhooks/12/s3cr3t-t0ken/messages/@original").unwrap().is_interaction());
        assert!(!Path::parse("/webhooks/12/s3cr3t-t0ken").unwrap().is_interaction());
    }

    #[test]
    fn text_that_a_url_cannot_hold_is_encoded_once() {
        for text in ["/x/🔥 1", "/x/%F0%9F%94%A5%201", "/x/%f0%9f%94%a5%20%31"] {
            assert_eq!(Path::parse(text).unwrap().expose(), "/x/%F0%9F%94%A5%201");
        }
        assert_eq!(percent::encode_part("a/b?ü"), "a%2Fb%3F%C3%BC");
    }

    #[test]
    fn a_path_that_would_lead_elsewhere_is_refused_without_being_quoted() {
        let long = format!("/{}", "x".repeat(2048));
        let grows = format!("/{}", "ü".repeat(500));
        for text in [
            "",
            "kanal/1",
            "/",
            "//evil",
            "https://evil/channels/1",
            "/a\r\nHost: evil",
            "/a\u{85}b",
            "/a/../b",
            "/a/%2e%2E/b",
            "/a/./b",
            "/a?b=1",
            "/a#b",
            "/100%",
            "/a%zz",
            "/api/v10/users/@me",
            "/a/",
            "/webhooks/s3cr3t-t0ken",
            "/webhooks/12%20/s3cr3t-t0ken",
            "/webhooks/99999999999999999999/s3cr3t-t0ken",
            "/interactions/x/s3cr3t-t0ken/callback",
            &long,
            &grows,
        ] {
            let failure = Path::parse(text).unwrap_err();
            assert_eq!(failure.code, ResultCode::InvalidPath, "{text}");
            assert!(text.len() < 4 || !failure.text.contains(text), "{}", failure.text);
        }
    }
}
