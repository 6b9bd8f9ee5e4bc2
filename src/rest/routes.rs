//! The calls of Discord's API that hosts use most: one file for each kind of object, one function for each call. What Discord
//! would refuse for a reason that is known here is refused when the call is made.

mod bans;
mod channels;
mod emoji;
mod guilds;
mod members;
mod messages;
mod page;
mod reactions;
mod threads;
mod users;
mod webhooks;

pub use bans::*;
pub use channels::*;
pub use guilds::*;
pub use members::*;
pub use messages::*;
pub use page::Anchor;
pub use reactions::*;
pub use threads::*;
pub use users::*;
pub use webhooks::*;

use super::{
    Call, Method,
    limits::{check_ids, check_length, check_name, check_range, id, invalid},
    query::Query,
    timestamp::iso_8601,
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

fn delete<'a>(path: String) -> Call<'a> {
    Call::new(Method::Delete, path)
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
