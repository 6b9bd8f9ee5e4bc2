//! Whether the bot is in the guild, sees the channel, and may do there what a game's bot does.

use serde_json::{Value, json};

use super::{Finding, api, machine::Answer, network::reason};
use crate::{
    base::{Failure, ResultCode, iso_8601},
    model::{Access, Overwrite, Permissions, Snowflake},
};

/// A bot without these says nothing.
const NEEDED: Permissions = Permissions(Permissions::VIEW_CHANNEL.0 | Permissions::SEND_MESSAGES.0);

/// Likewise in a thread.
const NEEDED_IN_THREADS: Permissions =
    Permissions(Permissions::VIEW_CHANNEL.0 | Permissions::SEND_MESSAGES_IN_THREADS.0);

/// Of use to most bots.
const USEFUL: Permissions = Permissions(
    Permissions::EMBED_LINKS.0
        | Permissions::ATTACH_FILES.0
        | Permissions::READ_MESSAGE_HISTORY.0
        | Permissions::MANAGE_WEBHOOKS.0
        | Permissions::SEND_MESSAGES_IN_THREADS.0,
);

/// What `GET /channels/{channel}` tells of a channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Channel {
    pub(super) guild: Option<Snowflake>,
    /// The channel that a thread belongs to.
    pub(super) thread_of: Option<Snowflake>,
    pub(super) overwrites: Vec<Overwrite>,
}

impl Channel {
    pub(super) fn read(body: &[u8]) -> Option<Self> {
        let json: Value = serde_json::from_slice(body).ok()?;
        json["id"].as_str()?;
        let is_thread = matches!(json["type"].as_u64(), Some(10..=12));
        let overwrites = json["permission_overwrites"].as_array().into_iter().flatten();
        Some(Self {
            guild: id(&json["guild_id"]),
            thread_of: id(&json["parent_id"]).filter(|_| is_thread),
            overwrites: overwrites.filter_map(overwrite).collect(),
        })
    }
}

fn overwrite(json: &Value) -> Option<Overwrite> {
    Some(Overwrite {
        id: id(&json["id"])?,
        is_member: json["type"].as_u64()? == 1,
        allow: permissions(&json["allow"])?,
        deny: permissions(&json["deny"])?,
    })
}

/// The bot's own id, in `GET /users/@me`.
pub(super) fn user(body: &[u8]) -> Option<Snowflake> {
    let json: Value = serde_json::from_slice(body).ok()?;
    id(&json["id"])
}

/// What decides over the bot's permissions, from `GET /guilds/{guild}` and `GET /guilds/{guild}/members/{bot}`. `now` is in
/// seconds since 1970.
pub(super) fn access(bot: Snowflake, guild: &[u8], member: &[u8], now: u64) -> Option<Access> {
    let (guild, member): (Value, Value) =
        (serde_json::from_slice(guild).ok()?, serde_json::from_slice(member).ok()?);
    let guild_id = id(&guild["id"])?;
    let own: Vec<Snowflake> = member["roles"].as_array()?.iter().filter_map(id).collect();
    let roles = guild["roles"].as_array()?.iter().filter_map(|role| {
        let role_id = id(&role["id"])?;
        let is_own = role_id == guild_id || own.contains(&role_id);
        is_own.then_some((role_id, permissions(&role["permissions"])?))
    });
    // Both are in UTC, and ISO 8601 sorts as time does.
    let second = |text: &str| text.get(..19).map(str::to_owned);
    let timed_out = member["communication_disabled_until"].as_str().and_then(second);
    Some(Access {
        guild: guild_id,
        user: bot,
        is_owner: id(&guild["owner_id"]) == Some(bot),
        is_timed_out: timed_out > second(&iso_8601(now.saturating_mul(1000))),
        roles: roles.collect(),
    })
}

fn id(json: &Value) -> Option<Snowflake> {
    json.as_str()?.parse().ok().filter(|id| *id != 0).map(Snowflake)
}

fn permissions(json: &Value) -> Option<Permissions> {
    json.as_str()?.parse().ok().map(Permissions)
}

pub(super) fn guild(guild: Snowflake, application: Option<Snowflake>, answer: &Answer) -> Finding {
    match &answer.outcome {
        Ok(()) => Finding::ok("guild", format!("The bot is in the guild {guild}.")),
        Err(failure) if is_refusal(failure) => {
            Finding::failed("guild", format!("The bot is not in the guild {guild}, or there is none with this id."))
                .remedy(format!(
                    "Check the id (with developer mode on, right-click the server and copy it), and invite the bot: {}",
                    api::invitation(application)
                ))
                .details(reason(failure))
        }
        Err(failure) => unknown("guild", failure),
    }
}

pub(super) fn channel(channel: Snowflake, asked_guild: Option<Snowflake>, answer: &Answer) -> Finding {
    match &answer.outcome {
        Ok(()) => {
            let guild = Channel::read(&answer.body).and_then(|channel| channel.guild);
            match (guild, asked_guild) {
                (Some(guild), Some(asked)) if guild != asked => {
                    Finding::failed("channel", format!("The channel {channel} is in the guild {guild}, not in {asked}."))
                        .remedy("Check both ids.")
                }
                (None, _) => Finding::ok("channel", format!("The bot sees the channel {channel}, which is in no guild.")),
                _ => Finding::ok("channel", format!("The bot sees the channel {channel}.")),
            }
        }
        Err(failure) if failure.code == ResultCode::HttpForbidden => {
            Finding::failed("channel", format!("The bot does not see the channel {channel}."))
                .remedy(
                    "Give the bot's role the View Channel permission in that channel's settings, and in those of its category if \
                     they are synchronized.",
                )
                .details(reason(failure))
        }
        Err(failure) if is_refusal(failure) => {
            Finding::failed("channel", format!("There is no channel {channel}, or the bot is not in its guild."))
                .remedy("Check the id (with developer mode on, right-click the channel and copy it).")
                .details(reason(failure))
        }
        Err(failure) => unknown("channel", failure),
    }
}

fn is_refusal(failure: &Failure) -> bool {
    matches!(failure.code, ResultCode::HttpForbidden | ResultCode::HttpNotFound | ResultCode::HttpBadRequest)
}

fn unknown(check: &'static str, failure: &Failure) -> Finding {
    Finding::skipped(check, "Discord's API does not say.").details(reason(failure))
}

/// What the bot may do in a channel or thread, or with no channel in the guild at large.
pub(super) fn rights(access: &Access, channel: Option<&Channel>) -> Finding {
    let is_thread = channel.is_some_and(|channel| channel.thread_of.is_some());
    let has = match channel {
        Some(channel) => access.in_channel(&channel.overwrites, is_thread),
        None => access.in_guild(),
    };
    let needed = if is_thread { NEEDED_IN_THREADS } else { NEEDED };
    let missing = (needed | USEFUL).without(has);
    let list = |permissions: Permissions| permissions.names().collect::<Vec<_>>();
    let details = json!({ "has": list(has), "missing": list(missing), "permissions": has.0.to_string() });
    let place =
        if channel.is_some() { "in this channel" } else { "in the guild, where no channel says otherwise" };
    let finding = if access.is_timed_out && !has.contains(needed) {
        Finding::failed("permissions", "The bot is timed out: it can only look.")
            .remedy("Have a moderator end the timeout.")
    } else if missing == Permissions::NONE {
        return Finding::ok("permissions", format!("The bot may do all that is usual {place}."))
            .details(details);
    } else {
        let (names, lack) = (list(missing).join(", "), needed.without(has));
        let remedy =
            format!("Give the bot's role what of {names} it needs, in the role's settings or the channel's.");
        if lack == Permissions::NONE {
            Finding::warning("permissions", format!("The bot may write {place}, but lacks {names}."))
                .remedy(remedy)
        } else {
            Finding::failed("permissions", format!("The bot lacks {names} {place}.")).remedy(remedy)
        }
    };
    finding.details(details)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnosis::Status;

    const GUILD: &[u8] = br#"{"id":"1","owner_id":"5","roles":[
        {"id":"1","permissions":"3072"},{"id":"2","permissions":"275414892544"},{"id":"3","permissions":"8"}]}"#;
    const BOT: Snowflake = Snowflake(9);

    fn rights_of(member: &str, channel: Option<&str>) -> Finding {
        let access = access(BOT, GUILD, member.as_bytes(), 1_785_974_400).unwrap();
        rights(&access, channel.map(|channel| Channel::read(channel.as_bytes()).unwrap()).as_ref())
    }

    #[test]
    fn roles_that_others_have_do_not_count() {
        let lacks = rights_of(r#"{"roles":[]}"#, None);
        assert_eq!(lacks.status, Status::Warning, "{lacks:?}");
        assert!(lacks.text.contains("lacks EMBED_LINKS"), "{lacks:?}");
        assert_eq!(rights_of(r#"{"roles":["2"]}"#, None).status, Status::Ok);
    }

    #[test]
    fn in_a_thread_another_permission_decides_over_writing() {
        let denied = |kind: u32, bits: u64| {
            let overwrite = format!(r#"{{"id":"1","type":0,"allow":"0","deny":"{bits}"}}"#);
            let parent = r#""guild_id":"1","parent_id":"7""#;
            let channel =
                format!(r#"{{"id":"8","type":{kind},{parent},"permission_overwrites":[{overwrite}]}}"#);
            rights_of(r#"{"roles":["2"]}"#, Some(&channel)).status
        };
        let (send, in_threads) = (Permissions::SEND_MESSAGES.0, Permissions::SEND_MESSAGES_IN_THREADS.0);
        assert_eq!((denied(0, send), denied(11, send)), (Status::Failed, Status::Ok));
        assert_eq!((denied(0, in_threads), denied(11, in_threads)), (Status::Warning, Status::Failed));
    }

    #[test]
    fn a_timeout_counts_until_its_end() {
        let member = |until: &str| format!(r#"{{"roles":["2"],"communication_disabled_until":"{until}"}}"#);
        let now_and_later = rights_of(&member("2026-08-06T00:00:01.000000+00:00"), None);
        assert!(now_and_later.status == Status::Failed && now_and_later.text.contains("timed out"));
        assert_eq!(rights_of(&member("2026-08-05T23:59:59.000000+00:00"), None).status, Status::Ok);
    }
}
