//! One request, as the code that answers it sees it.

use std::ops::RangeInclusive;
use std::sync::MutexGuard;

use hyper::header::HeaderMap;

use super::body::Body;
use super::error::RestError;
use super::form::Fields;
use crate::core::{Core, State};
use crate::intents::MESSAGE_CONTENT;
use crate::world::{Channel, GUILD, World};

#[derive(Debug)]
pub(crate) struct Call<'a> {
    pub(crate) core: &'a Core,
    pub(crate) body: &'a Body,
    /// What stands in the path in place of `{name}`.
    pub(crate) parameters: &'a [(&'static str, &'a str)],
    pub(crate) query: Option<&'a str>,
    /// `X-Audit-Log-Reason`, decoded.
    pub(crate) reason: Option<String>,
}

impl Call<'_> {
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.core.state()
    }

    pub(crate) fn fields(&self) -> Result<Fields, RestError> {
        self.body.fields()
    }

    /// A part of the path as it stands there.
    pub(crate) fn raw(&self, name: &str) -> &str {
        self.parameters.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| *text)
    }

    pub(crate) fn id(&self, name: &str) -> Result<u64, RestError> {
        snowflake(name, self.raw(name))
    }

    /// The id of the guild, which must be the one there is.
    pub(crate) fn guild(&self) -> Result<(), RestError> {
        if self.id("guild_id")? == GUILD { Ok(()) } else { Err(RestError::unknown_guild()) }
    }

    /// The id of a channel that the bot may see.
    pub(crate) fn channel(&self) -> Result<u64, RestError> {
        let id = self.id("channel_id")?;
        visible_channel(&self.state().world, id)?;
        Ok(id)
    }

    pub(crate) fn query(&self, name: &str) -> Option<String> {
        let pairs = self.query?.split('&').filter_map(|pair| pair.split_once('='));
        pairs.into_iter().find(|(key, _)| *key == name).map(|(_, value)| percent_decoded(value))
    }

    pub(crate) fn query_flag(&self, name: &str) -> bool {
        self.query(name).is_some_and(|value| matches!(value.as_str(), "true" | "True" | "1"))
    }

    pub(crate) fn query_id(&self, name: &str) -> Result<Option<u64>, RestError> {
        self.query(name).map(|text| snowflake(name, &text)).transpose()
    }

    pub(crate) fn limit(&self, allowed: RangeInclusive<usize>, default: usize) -> Result<usize, RestError> {
        let Some(text) = self.query("limit") else { return Ok(default) };
        text.parse().ok().filter(|limit| allowed.contains(limit)).ok_or_else(|| {
            let (least, most) = allowed.into_inner();
            let message = format!("int value should be between {least} and {most}.");
            RestError::field(&["limit"], "NUMBER_TYPE_MAX", &message)
        })
    }
}

impl State {
    pub(crate) fn may_read_all(&self) -> bool {
        self.granted_intents & MESSAGE_CONTENT != 0
    }
}

/// The channel, if it exists and the bot may see it.
pub(crate) fn visible_channel(world: &World, id: u64) -> Result<&Channel, RestError> {
    let channel = world.channel(id).ok_or_else(RestError::unknown_channel)?;
    if channel.is_visible { Ok(channel) } else { Err(RestError::missing_access()) }
}

fn snowflake(field: &str, text: &str) -> Result<u64, RestError> {
    text.parse().map_err(|_| {
        RestError::field(&[field], "NUMBER_TYPE_COERCE", &format!("Value \"{text}\" is not snowflake."))
    })
}

pub(crate) fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// What is not well encoded stays as it is; bytes that are not UTF-8 are replaced.
pub(crate) fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let digits = after.first_chunk::<2>().filter(|_| byte == b'%');
        let decoded = digits
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(decoded.unwrap_or(byte));
        rest = if decoded.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_encoding() {
        for (text, expected) in [
            ("%F0%9F%91%8D", "👍"),
            ("a%20b", "a b"),
            ("100%", "100%"),
            ("%zz%4", "%zz%4"),
            ("%FF", "\u{FFFD}"),
        ] {
            assert_eq!(percent_decoded(text), expected, "{text}");
        }
    }
}
