//! Op 8: members on request.

use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::{Value, json};

use crate::core::State;
use crate::intents::{GUILD_MEMBERS, GUILD_PRESENCES};
use crate::world::{GUILD, PEOPLE, Person, member_with_user, presence};

/// Asking for everyone is allowed once in this time.
const EVERYONE_PAUSE: Duration = Duration::from_secs(30);
/// A longer nonce is ignored.
const MAX_NONCE: usize = 32;
const MAX_FOUND: usize = 100;

#[derive(Debug, Deserialize)]
struct Request {
    guild_id: Value,
    query: Option<String>,
    limit: Option<u64>,
    #[serde(default)]
    presences: bool,
    user_ids: Option<Value>,
    nonce: Option<String>,
}

/// Sends the chunk. The error says why there is none; Discord documents no answer for these cases.
pub(crate) fn answer(state: &mut State, session_id: &str, data: &Value) -> Result<(), String> {
    let request = Request::deserialize(data).map_err(|error| error.to_string())?;
    let State { sessions, connections, .. } = state;
    let session = sessions.get_mut(session_id).ok_or("the session is gone")?;
    if id(&request.guild_id) != Some(GUILD) {
        return Err(String::from("unknown guild"));
    }
    if request.presences && session.intents & GUILD_PRESENCES == 0 {
        return Err(String::from("presences need GUILD_PRESENCES"));
    }
    let nonce = request.nonce.as_ref().filter(|nonce| nonce.len() <= MAX_NONCE);

    if request.query.as_deref() == Some("") && request.limit == Some(0) {
        if session.intents & GUILD_MEMBERS == 0 {
            return Err(String::from("all members need GUILD_MEMBERS"));
        }
        let now = Instant::now();
        if let Some(asked) = session.asked_for_everyone.filter(|at| now.duration_since(*at) < EVERYONE_PAUSE)
        {
            let wait = EVERYONE_PAUSE.saturating_sub(now.duration_since(asked));
            let mut meta = json!({"guild_id": GUILD.to_string()});
            if let Some(nonce) = nonce {
                meta["nonce"] = nonce.as_str().into();
            }
            let event = json!({"opcode": 8, "retry_after": wait.as_secs_f64(), "meta": meta});
            session.dispatch(connections, "RATE_LIMITED", &event);
            return Err(String::from("asked for everyone too often"));
        }
        session.asked_for_everyone = Some(now);
    }

    let found = find(&request)?;
    let mut chunk = json!({
        "guild_id": GUILD.to_string(),
        "members": found.members.iter().map(|person| member_with_user(person)).collect::<Vec<_>>(),
        "chunk_index": 0,
        "chunk_count": 1,
    });
    if !found.missing.is_empty() {
        chunk["not_found"] = found.missing.into();
    }
    if request.presences {
        chunk["presences"] = found.members.iter().filter_map(|person| presence(person)).collect();
    }
    if let Some(nonce) = nonce {
        chunk["nonce"] = nonce.as_str().into();
    }
    session.dispatch(connections, "GUILD_MEMBERS_CHUNK", &chunk);
    Ok(())
}

struct Found {
    members: Vec<&'static Person>,
    missing: Vec<Value>,
}

fn find(request: &Request) -> Result<Found, String> {
    if let Some(ids) = &request.user_ids {
        let ids = ids.as_array().map_or(std::slice::from_ref(ids), Vec::as_slice);
        if ids.len() > MAX_FOUND {
            return Err(String::from("more than 100 user_ids"));
        }
        let person = |wanted: &Value| PEOPLE.iter().find(|person| id(wanted) == Some(person.id));
        let members = ids.iter().filter_map(person).collect();
        let missing = ids.iter().filter(|wanted| person(wanted).is_none()).cloned().collect();
        return Ok(Found { members, missing });
    }
    let query = request.query.as_ref().ok_or("neither query nor user_ids")?.to_lowercase();
    let limit = request.limit.ok_or("query without limit")?;
    let most = match limit {
        0 if query.is_empty() => PEOPLE.len(),
        limit => usize::try_from(limit).unwrap_or(MAX_FOUND).min(MAX_FOUND),
    };
    let members = PEOPLE.iter().filter(|person| person.username.starts_with(&query)).take(most).collect();
    Ok(Found { members, missing: Vec::new() })
}

/// Snowflakes come as strings, but numbers are understood.
fn id(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}
