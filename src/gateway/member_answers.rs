use std::{
    collections::{BTreeSet, HashMap},
    fmt::{self, Write as _},
    time::{Duration, Instant},
};

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{command::Members, output::CommandResult};
use crate::{
    base::{Failure, ResultCode},
    model::{Snowflake, opcode},
};

/// The requests for members that Discord has and has not answered in full, and the parts of their answers.
#[derive(Debug, Default)]
pub(super) struct MemberAnswers {
    open: Vec<Open>,
    /// When all members of a guild may be asked for again.
    whole_guild_at: HashMap<Snowflake, Instant>,
}

/// A request for members, from its submission to its result.
pub(super) struct Ask {
    pub(super) request: u64,
    pub(super) members: Members,
    /// It is not sent any more.
    pub(super) expires: Instant,
    /// It is not sent yet.
    pub(super) not_before: Option<Instant>,
    /// It was sent on a connection before, which was lost.
    pub(super) repeated: bool,
}

impl fmt::Debug for Ask {
    /// Leaves out the payload, which can hold names.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "request {} for members of {}", self.request, self.members.guild)
    }
}

#[derive(Debug)]
struct Open {
    ask: Ask,
    deadline: Instant,
    /// The indexes of the parts that have come.
    seen: BTreeSet<u64>,
    joined: Joined,
    /// The request has failed; what still comes for it is left out.
    failed: bool,
}

/// The elements of each array, with commas in between.
#[derive(Debug, Default)]
struct Joined {
    members: String,
    presences: String,
    not_found: String,
}

/// When a command may be sent, for its own part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    Now,
    At(Instant),
    /// When another has its result, or the host has polled some.
    Later,
}

impl Turn {
    pub(super) fn has_come(self, now: Instant) -> bool {
        match self {
            Self::Now => true,
            Self::At(at) => now >= at,
            Self::Later => false,
        }
    }
}

/// What to do with a part of an answer.
#[derive(Debug)]
pub(super) struct Part {
    /// It is an event for the host.
    pub(super) is_event: bool,
    /// It was the last one, or one too many.
    pub(super) result: Option<CommandResult>,
}

#[derive(Deserialize)]
struct PartData<'a> {
    #[serde(borrow)]
    guild_id: Option<&'a RawValue>,
    #[serde(borrow)]
    nonce: Option<&'a RawValue>,
    #[serde(borrow)]
    chunk_index: Option<&'a RawValue>,
    #[serde(borrow)]
    chunk_count: Option<&'a RawValue>,
    #[serde(borrow)]
    members: Option<&'a RawValue>,
    #[serde(borrow)]
    presences: Option<&'a RawValue>,
    #[serde(borrow)]
    not_found: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct RateLimited<'a> {
    opcode: u64,
    retry_after: f64,
    #[serde(borrow)]
    meta: RateLimitedMeta<'a>,
}

#[derive(Deserialize)]
struct RateLimitedMeta<'a> {
    #[serde(borrow)]
    guild_id: Option<&'a RawValue>,
    #[serde(borrow)]
    nonce: Option<&'a RawValue>,
}

/// Discord answers at once, and the parts follow each other.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(30);

/// What Discord wants between two requests for all members of one guild.
const WHOLE_GUILD_INTERVAL: Duration = Duration::from_secs(30);

/// The most bytes that parts may take while they wait for the rest, over all requests: as many as the largest message.
const MAX_JOINED: usize = 16 * 1024 * 1024;

/// Discord gives a session no more guilds; of others there is nothing to remember.
const MAX_GUILDS: usize = 2500;

/// What remembering a part takes, at least.
const PART_COST: usize = 64;

impl MemberAnswers {
    pub(super) fn turn(&self, ask: &Ask) -> Turn {
        // Their answers could not be told apart.
        if self.open.iter().any(|open| open.ask.members.nonce == ask.members.nonce) {
            return Turn::Later;
        }
        let guild = self.whole_guild_at.get(&ask.members.guild).filter(|_| ask.members.whole_guild);
        guild.copied().max(ask.not_before).map_or(Turn::Now, Turn::At)
    }

    pub(super) fn sent(&mut self, now: Instant, ask: Ask) {
        if ask.members.whole_guild {
            self.pause_guild(now, ask.members.guild, WHOLE_GUILD_INTERVAL);
        }
        let deadline = now + ANSWER_TIMEOUT;
        let (seen, joined) = (BTreeSet::new(), Joined::default());
        self.open.push(Open { ask, deadline, seen, joined, failed: false });
    }

    /// When a request has had no answer for too long.
    pub(super) fn poll_timeout(&self) -> Option<Instant> {
        self.open.iter().map(|open| open.deadline).min()
    }

    /// Gives up those that have had no answer for too long.
    pub(super) fn expire(&mut self, now: Instant) -> Vec<CommandResult> {
        let text = format!(
            "Discord sent nothing more of the answer for {} s. Check that the bot is in that guild, and that the intents \
             hold what the request needs: GUILD_MEMBERS for a whole guild, GUILD_PRESENCES for presences.",
            ANSWER_TIMEOUT.as_secs()
        );
        self.fail(&Failure::new(ResultCode::NetworkTimeout, text), |open| open.deadline <= now)
    }

    /// Gives up all: nobody will answer them.
    pub(super) fn fail_all(&mut self, failure: &Failure) -> Vec<CommandResult> {
        self.fail(failure, |_| true)
    }

    /// Gives up those that Discord has not begun to answer.
    pub(super) fn fail_unanswered(&mut self, failure: &Failure) -> Vec<CommandResult> {
        self.fail(failure, |open| open.seen.is_empty())
    }

    fn fail(&mut self, failure: &Failure, which: impl Fn(&Open) -> bool) -> Vec<CommandResult> {
        let given_up = self.open.extract_if(.., |open| which(open)).filter(|open| !open.failed);
        given_up.map(|open| CommandResult::failed(open.ask.request, failure.clone())).collect()
    }

    /// The session goes on, and all that was missed has come. Gives what Discord may not have received: to ask twice does
    /// no harm. Once, though, for it can be what made the connection fail.
    pub(super) fn resumed(&mut self, now: Instant) -> Vec<Ask> {
        let lost = |open: &mut Open| open.seen.is_empty() && !open.ask.repeated;
        let again = self.open.extract_if(.., lost).map(|open| Ask { repeated: true, ..open.ask }).collect();
        for open in &mut self.open {
            open.deadline = now + ANSWER_TIMEOUT;
        }
        again
    }

    /// A `GUILD_MEMBERS_CHUNK` with this data. None if it answers nothing that is open.
    pub(super) fn chunk(&mut self, now: Instant, data: &str) -> Option<Part> {
        if self.open.is_empty() {
            return None;
        }
        let chunk: PartData<'_> = serde_json::from_str(data).ok()?;
        let nonce: String = read(chunk.nonce)?;
        let guild = id(chunk.guild_id);
        let at = self.open.iter().position(|open| {
            let Members { nonce: own, guild: of, .. } = &open.ask.members;
            nonce == *own && guild.is_none_or(|guild| guild == *of)
        })?;
        let room = MAX_JOINED.saturating_sub(self.open.iter().map(Open::cost).sum());
        let open = &mut self.open[at];
        open.deadline = now + ANSWER_TIMEOUT;
        let is_event = open.ask.members.chunked;
        match open.take(&chunk, room) {
            Ok(false) => Some(Part { is_event, result: None }),
            Ok(true) => {
                let open = self.open.swap_remove(at);
                let result = (!open.failed).then(|| open.result());
                Some(Part { is_event, result })
            }
            Err(failure) => {
                let first = !std::mem::replace(&mut open.failed, true);
                open.joined = Joined::default();
                let result = first.then(|| CommandResult::failed(open.ask.request, failure));
                Some(Part { is_event, result })
            }
        }
    }

    /// A `RATE_LIMITED` with this data. Gives the request that has to wait, if one was refused, or the result of one that
    /// would have to wait for too long.
    pub(super) fn rate_limited(&mut self, now: Instant, data: &str) -> Option<Result<Ask, CommandResult>> {
        let limited: RateLimited<'_> = serde_json::from_str(data).ok()?;
        if limited.opcode != opcode::REQUEST_GUILD_MEMBERS {
            return None;
        }
        // A day is longer than any request waits. Less than a second would let a server have us ask without end.
        let wait = Duration::from_secs_f64(limited.retry_after.clamp(1.0, 86_400.0));
        let guild = id(limited.meta.guild_id);
        let nonce: Option<String> = read(limited.meta.nonce);
        if let Some(guild) = guild {
            self.pause_guild(now, guild, wait);
        }
        let at = self.open.iter().position(|open| {
            let Members { nonce: own, guild: of, whole_guild, .. } = &open.ask.members;
            let by_guild = || *whole_guild && guild == Some(*of);
            open.seen.is_empty() && nonce.as_ref().map_or_else(by_guild, |nonce| nonce == own)
        })?;
        let ask = self.open.swap_remove(at).ask;
        if now + wait < ask.expires {
            return Some(Ok(Ask { not_before: Some(now + wait), ..ask }));
        }
        let text = format!(
            "Discord wants {} s between two requests for all members of a guild: the request was given up. Ask again then, or \
             for some by their ids or the beginning of their names.",
            wait.as_secs()
        );
        Some(Err(CommandResult::failed(ask.request, Failure::new(ResultCode::RequestExpired, text))))
    }

    fn pause_guild(&mut self, now: Instant, guild: Snowflake, wait: Duration) {
        self.whole_guild_at.retain(|_, at| *at > now);
        if self.whole_guild_at.len() < MAX_GUILDS || self.whole_guild_at.contains_key(&guild) {
            self.whole_guild_at.insert(guild, now + wait);
        }
    }
}

impl Open {
    /// What its parts take while they wait for the rest.
    fn cost(&self) -> usize {
        let Joined { members, presences, not_found } = &self.joined;
        members.len() + presences.len() + not_found.len() + self.seen.len() * PART_COST
    }

    /// Takes a part in, for which there is so much room. Tells whether it was the last.
    fn take(&mut self, chunk: &PartData<'_>, room: usize) -> Result<bool, Failure> {
        let (Some(index), Some(count)) = (read(chunk.chunk_index), read::<u64>(chunk.chunk_count)) else {
            return Err(unreadable("the part has no chunk_index or no chunk_count"));
        };
        if self.seen.contains(&index) {
            return Ok(false);
        }
        let parts = [elements(chunk.members)?, elements(chunk.presences)?, elements(chunk.not_found)?];
        let joins = !self.failed && !self.ask.members.chunked;
        let kept = if joins { parts.iter().map(|part| part.len() + 1).sum() } else { 0 };
        if kept + PART_COST > room {
            // Its result is known, and its end never comes.
            if self.failed {
                return Ok(true);
            }
            let text = format!(
                "The answer takes more than {} MiB: ask for its parts as events of their own.",
                MAX_JOINED / 1024 / 1024
            );
            return Err(Failure::new(ResultCode::AnswerTooLong, text));
        }
        self.seen.insert(index);
        if joins {
            let Joined { members, presences, not_found } = &mut self.joined;
            for (joined, part) in [members, presences, not_found].into_iter().zip(parts) {
                if !joined.is_empty() && !part.is_empty() {
                    joined.push(',');
                }
                joined.push_str(part);
            }
        }
        Ok(self.seen.len() as u64 >= count)
    }

    fn result(self) -> CommandResult {
        let Members { guild, nonce, chunked, .. } = self.ask.members;
        let nonce = serde_json::Value::String(nonce);
        let mut body = format!(r#"{{"guild_id":"{guild}","nonce":{nonce},"chunk_count":{}"#, self.seen.len());
        if !chunked {
            let Joined { members, presences, not_found } = self.joined;
            for (name, elements) in [("members", members), ("presences", presences), ("not_found", not_found)]
            {
                let _ = write!(body, r#","{name}":[{elements}]"#);
            }
        }
        body.push('}');
        CommandResult { request: self.ask.request, outcome: Ok(Some(body)) }
    }
}

fn read<'a, T: Deserialize<'a>>(value: Option<&'a RawValue>) -> Option<T> {
    serde_json::from_str(value?.get()).ok()
}

/// An id as Discord writes it; what was asked for and is no id comes back as a number.
fn id(value: Option<&RawValue>) -> Option<Snowflake> {
    value?.get().trim_matches('"').parse().ok().map(Snowflake)
}

/// What stands between the brackets of an array; nothing for an array that is not there.
fn elements(array: Option<&RawValue>) -> Result<&str, Failure> {
    let Some(array) = array else { return Ok("") };
    let inside = array.get().trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    inside.map(str::trim).ok_or_else(|| unreadable("what should be an array is none"))
}

fn unreadable(why: &str) -> Failure {
    Failure::new(ResultCode::InvalidPayload, format!("Discord's answer cannot be read: {why}."))
}
