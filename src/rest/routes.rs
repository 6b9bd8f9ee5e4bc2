//! The calls of Discord's API that hosts use most: one file for each kind of object, one function for each call. What Discord
//! would refuse for a reason that is known here is refused when the call is made.

mod bans;
mod channels;
mod guilds;
mod invites;
mod members;
mod messages;
mod page;
mod reactions;
mod roles;
mod threads;
mod users;
mod webhooks;

pub use bans::*;
pub use channels::*;
pub use guilds::*;
pub use invites::*;
pub use members::*;
pub use messages::*;
pub use page::Anchor;
pub use reactions::*;
pub use roles::*;
pub use threads::*;
pub use users::*;
pub use webhooks::*;

use serde::Serialize;
use serde_json::Value;

use super::{
    Call, Method,
    emoji::Emoji,
    limits::{check_count, check_ids, check_length, check_name, check_range, id, invalid},
    query::Query,
};
use crate::{
    base::{Failure, ResultCode},
    model::Snowflake,
};

fn get(path: String) -> Call<'static> {
    Call::new(Method::Get, path)
}

fn post<'a>(path: String) -> Call<'a> {
    Call::new(Method::Post, path)
}

fn put<'a>(path: String) -> Call<'a> {
    Call::new(Method::Put, path)
}

fn patch<'a>(path: String) -> Call<'a> {
    Call::new(Method::Patch, path)
}

/// The call with this edit, which must change something.
fn changing<'a>(call: Call<'a>, edit: &impl Serialize) -> Result<Call<'a>, Failure> {
    let call = call.with_json(edit);
    if call.json.as_deref() == Some("{}") {
        return Err(invalid("The edit changes nothing: give at least one field."));
    }
    Ok(call)
}

fn delete<'a>(path: String) -> Call<'a> {
    Call::new(Method::Delete, path)
}

/// A picture.
fn data_uri(avatar: &str) -> Result<Value, Failure> {
    if !avatar.starts_with("data:image/") {
        return Err(invalid("avatar must be a data URI such as data:image/png;base64,..."));
    }
    Ok(avatar.into())
}

/// A picture; an empty text removes the one that is there.
fn data_uri_or_none(avatar: &str) -> Result<Value, Failure> {
    if avatar.is_empty() { Ok(Value::Null) } else { data_uri(avatar) }
}

impl<'a> Call<'a> {
    fn with_query(self, query: Query) -> Self {
        Self { query: query.into_string().into(), ..self }
    }

    /// For the guild's audit log.
    fn because(self, audit_reason: &'a str) -> Self {
        Self { audit_reason, ..self }
    }

    /// A second time does no harm.
    fn repeatable(self) -> Self {
        Self { repeatable: true, ..self }
    }
}
