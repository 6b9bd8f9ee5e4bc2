use serde::Serialize;

use super::{Command, Kind, check_id, check_ids, json, payload};
use crate::{
    base::{Failure, ResultCode},
    model::{Snowflake, opcode},
};

/// Which members a host asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberRequest<'a> {
    /// Whose members.
    pub guild: Snowflake,
    /// Which of them.
    pub selection: Selection<'a>,
    /// Whether their presences are wanted as well, which needs the `GUILD_PRESENCES` intent.
    pub presences: bool,
    /// What comes back with each part of the answer; none to let the library choose.
    pub nonce: Option<&'a str>,
    /// Whether the parts of the answer are events of their own, and not joined in the result.
    pub chunked: bool,
}

/// How members are selected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection<'a> {
    /// Those whose username begins with `query`, `limit` at the most: 1 to 100. The empty query with a limit of 0 is the
    /// whole guild, which needs the `GUILD_MEMBERS` intent.
    Query {
        /// How the username begins.
        query: &'a str,
        /// How many at the most.
        limit: u32,
    },
    /// These users, 100 at the most.
    Users(Vec<Snowflake>),
}

/// A checked request, and what is needed to know its answer.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::gateway) struct Members {
    pub(in crate::gateway) guild: Snowflake,
    pub(in crate::gateway) nonce: String,
    /// Discord gives all members of a guild once in a while only.
    pub(in crate::gateway) whole_guild: bool,
    pub(in crate::gateway) chunked: bool,
    pub(in crate::gateway) payload: String,
}

#[derive(Serialize)]
struct Data<'a> {
    guild_id: Snowflake,
    #[serde(flatten)]
    selection: SelectionData<'a>,
    presences: bool,
    nonce: &'a str,
}

#[derive(Serialize)]
#[serde(untagged)]
enum SelectionData<'a> {
    Query { query: &'a str, limit: u32 },
    Users { user_ids: &'a [Snowflake] },
}

/// The most bytes of a nonce; Discord ignores a longer one.
const MAX_NONCE: usize = 32;

impl MemberRequest<'_> {
    /// The command for the request with this number.
    pub fn command(&self, request: u64) -> Result<Command, Failure> {
        check_id(self.guild, "guild_id")?;
        let own_nonce = format!("tickcord-{request:x}");
        let nonce = self.nonce.filter(|nonce| !nonce.is_empty()).unwrap_or(&own_nonce);
        if nonce.len() > MAX_NONCE {
            let text =
                format!("The nonce has {} bytes and Discord accepts {MAX_NONCE}: shorten it.", nonce.len());
            return Err(Failure::new(ResultCode::NonceTooLong, text));
        }
        let selection = match &self.selection {
            Selection::Query { query: "", limit: 0 } => SelectionData::Query { query: "", limit: 0 },
            Selection::Query { query, limit: limit @ 1..=100 } => {
                SelectionData::Query { query, limit: *limit }
            }
            Selection::Query { .. } => {
                let text = "limit must be from 1 to 100; 0 asks for the whole guild, with an empty query.";
                return Err(Failure::new(ResultCode::InvalidArgument, text));
            }
            Selection::Users(ids) => {
                check_ids(ids, "user_ids")?;
                if ids.is_empty() {
                    let text = "Neither query nor user_ids says which members are wanted.";
                    return Err(Failure::new(ResultCode::InvalidArgument, text));
                }
                SelectionData::Users { user_ids: ids }
            }
        };
        let whole_guild = matches!(selection, SelectionData::Query { limit: 0, .. });
        let data = json(&Data { guild_id: self.guild, selection, presences: self.presences, nonce });
        Ok(Command(Kind::Members(Members {
            guild: self.guild,
            nonce: nonce.to_owned(),
            whole_guild,
            chunked: self.chunked,
            payload: payload(opcode::REQUEST_GUILD_MEMBERS, &data)?,
        })))
    }
}
