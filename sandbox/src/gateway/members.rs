//! Op 8: members on request.

use std::time::Instant;

use serde::Deserialize;
use serde_json::{Value, json};

use super::snowflake::snowflake;
use crate::core::State;
use crate::intents::{GUILD_MEMBERS, GUILD_PRESENCES};
use crate::options::Options;
use crate::world::{GUILD, Person, World, member_with_user, presence};

/// A longer nonce is ignored.
const MAX_NONCE: usize = 32;
/// Members of one request, unless all are asked for.
const MAX_FOUND: usize = 100;
/// Members of one chunk.
const MAX_CHUNK: usize = 1000;

#[derive(Debug, Deserialize)]
pub(crate) struct Request {
    guild_id: Value,
    query: Option<String>,
    limit: Option<u64>,
    #[serde(default)]
    presences: bool,
    user_ids: Option<Value>,
    nonce: Option<String>,
}

impl Request {
    fn nonce(&self) -> Option<&str> {
        self.nonce.as_deref().filter(|nonce| nonce.len() <= MAX_NONCE)
    }

    /// `user_ids` counts alone where both are given.
    fn is_for_all(&self) -> bool {
        self.user_ids.is_none() && self.query.as_deref() == Some("") && self.limit == Some(0)
    }
}

/// Sends the chunks. The error says why there are none; Discord documents no answer for these cases but `RATE_LIMITED`.
pub(crate) fn answer(
    options: &Options,
    state: &mut State,
    session_id: &str,
    request: &Request,
) -> Result<(), String> {
    let State { sessions, connections, world, all_members_sent, .. } = state;
    let session = sessions.get_mut(session_id).ok_or("the session is gone")?;
    if snowflake(&request.guild_id) != Some(GUILD) {
        return Err(String::from("unknown guild"));
    }
    if request.presences && session.intents & GUILD_PRESENCES == 0 {
        return Err(String::from("presences need GUILD_PRESENCES"));
    }
    if request.is_for_all() {
        if session.intents & GUILD_MEMBERS == 0 {
            return Err(String::from("all members need GUILD_MEMBERS"));
        }
        let now = Instant::now();
        let wait = all_members_sent
            .map_or_else(Default::default, |at| (at + options.all_members_window).duration_since(now));
        if !wait.is_zero() {
            let mut meta = json!({"guild_id": GUILD.to_string()});
            if let Some(nonce) = request.nonce() {
                meta["nonce"] = nonce.into();
            }
            let event = json!({"opcode": 8, "retry_after": wait.as_secs_f64(), "meta": meta});
            session.dispatch(connections, "RATE_LIMITED", &event);
            return Err(String::from("asked for all members too often"));
        }
        *all_members_sent = Some(now);
    }
    let found = find(world, request)?;
    for chunk in chunks(request, &found, options.chunk_members.clamp(1, MAX_CHUNK)) {
        session.dispatch(connections, "GUILD_MEMBERS_CHUNK", &chunk);
    }
    Ok(())
}

struct Found<'a> {
    members: Vec<&'a Person>,
    missing: Vec<Value>,
}

fn find<'a>(world: &'a World, request: &Request) -> Result<Found<'a>, String> {
    if let Some(ids) = &request.user_ids {
        let ids = ids.as_array().map_or(std::slice::from_ref(ids), Vec::as_slice);
        if ids.len() > MAX_FOUND {
            return Err(String::from("more than 100 user_ids"));
        }
        let mut found = Found { members: Vec::new(), missing: Vec::new() };
        for wanted in ids {
            match world.members().find(|person| snowflake(wanted) == Some(person.id)) {
                Some(person) => found.members.push(person),
                None => found.missing.push(wanted.clone()),
            }
        }
        return Ok(found);
    }
    let query = request.query.as_ref().ok_or("neither query nor user_ids")?.to_lowercase();
    let limit = request.limit.ok_or("query without limit")?;
    let most = if request.is_for_all() {
        usize::MAX
    } else {
        usize::try_from(limit).unwrap_or(MAX_FOUND).min(MAX_FOUND)
    };
    let named = world.members().filter(|person| person.username.starts_with(&query));
    Ok(Found { members: named.take(most).collect(), missing: Vec::new() })
}

/// At least one, even if nobody was found.
fn chunks(request: &Request, found: &Found<'_>, size: usize) -> Vec<Value> {
    let count = found.members.len().div_ceil(size).max(1);
    let chunk = |index: usize| {
        let members = found.members.iter().skip(index * size).take(size);
        let mut chunk = json!({
            "guild_id": GUILD.to_string(),
            "members": members.clone().map(|person| member_with_user(person)).collect::<Vec<_>>(),
            "chunk_index": index,
            "chunk_count": count,
        });
        if index == 0 && !found.missing.is_empty() {
            chunk["not_found"] = found.missing.clone().into();
        }
        if request.presences {
            chunk["presences"] = members.filter_map(|person| presence(person)).collect();
        }
        if let Some(nonce) = request.nonce() {
            chunk["nonce"] = nonce.into();
        }
        chunk
    };
    (0..count).map(chunk).collect()
}
