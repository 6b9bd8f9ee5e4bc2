//! What Discord's API says of the bot.

use std::time::Duration;

use serde::Deserialize;
use serde_json::json;

use super::{Finding, machine::Answer, network::reason};
use crate::{
    base::{Failure, ResultCode},
    model::{Intents, Snowflake},
};

/// The answer to `GET /gateway/bot`.
#[derive(Debug, Deserialize)]
pub(super) struct GatewayBot {
    pub(super) url: String,
    session_start_limit: SessionStartLimit,
}

#[derive(Debug, Deserialize)]
struct SessionStartLimit {
    total: u64,
    remaining: u64,
    reset_after: u64,
}

/// The answer to `GET /applications/@me`.
#[derive(Debug, Deserialize)]
pub(super) struct Application {
    pub(super) id: String,
    flags: u64,
}

/// Fewer are soon used up by a program that restarts in a loop.
const FEW_STARTS: u64 = 20;

const BOT_PAGE: &str = "on the Bot page of the developer portal, under \"Privileged Gateway Intents\"";

/// Whether Discord's API itself answers, whatever it says.
pub(super) fn reachable(host: &str, answer: &Answer) -> Finding {
    let Err(failure) = &answer.outcome else {
        return Finding::ok("api", format!("Discord's API at {host} answers."));
    };
    let wait = answer
        .retry_after
        .map(|wait| format!(" It asks to wait for {} s.", wait.as_secs()))
        .unwrap_or_default();
    let (text, remedy) = match failure.code {
        ResultCode::AddressBlocked => (
            format!("Discord's protection (Cloudflare) blocks the address of this machine.{wait}"),
            "Wait until the block is over, and find what sends too many or refused requests from this address: another bot, a \
             wrong token in a loop, or another customer of the hoster, who can give a new address.",
        ),
        ResultCode::TooManyRefusals => (
            "Discord refused so many requests that the library sends none for a while.".to_owned(),
            "Look in the log for what was refused, and mend that.",
        ),
        ResultCode::HttpServerError => (
            format!("Discord's API at {host} has an outage."),
            "Wait: https://discordstatus.com says how it stands. The library goes on by itself.",
        ),
        ResultCode::HttpRateLimited => (
            format!("Discord's API at {host} asks for fewer requests.{wait}"),
            "Find what else uses this token, and wait.",
        ),
        ResultCode::HttpUnexpected => return something_else(host).details(reason(failure)),
        // Those are Discord's own answers.
        ResultCode::AuthenticationFailed
        | ResultCode::HttpForbidden
        | ResultCode::HttpNotFound
        | ResultCode::HttpBadRequest => {
            return Finding::ok("api", format!("Discord's API at {host} answers."));
        }
        _ => (
            format!("Discord's API at {host} does not answer."),
            "Do what the findings about the way there say; if they are all well, look again in a minute.",
        ),
    };
    Finding::failed("api", text).remedy(remedy).details(reason(failure))
}

pub(super) fn something_else(host: &str) -> Finding {
    Finding::failed("api", format!("Something else answers in place of Discord's API at {host}."))
        .remedy("Check api_url, and for a proxy, a login page or a filter between this machine and Discord.")
}

pub(super) fn token(outcome: &Result<(), Failure>) -> Finding {
    match outcome {
        Ok(()) => Finding::ok("token", "Discord accepts the token."),
        Err(failure) if failure.code == ResultCode::AuthenticationFailed => {
            Finding::failed("token", "Discord does not accept the token: it is wrong, or was reset.")
                .remedy(
                    "Open the application in the developer portal, press \"Reset Token\" on its Bot page, and give the new token \
                     to the program. Discord resets a token by itself when it finds it in public.",
                )
                .details(reason(failure))
        }
        Err(failure) => Finding::skipped("token", "Nobody knows whether the token is right: the API does not say.")
            .details(reason(failure)),
    }
}

pub(super) fn session_starts(info: &GatewayBot) -> Finding {
    let SessionStartLimit { total, remaining, reset_after } = info.session_start_limit;
    let resets = Duration::from_millis(reset_after).as_secs();
    // 0 while nothing was counted.
    let anew = if resets > 0 { format!("; in {resets} s they are counted anew") } else { String::new() };
    let text = format!("{remaining} of {total} logins are left{anew}.");
    let finding = match remaining {
        0 => Finding::failed("session_starts", text),
        1..FEW_STARTS => Finding::warning("session_starts", text),
        _ => Finding::ok("session_starts", text),
    };
    let remedy = "Find what logs in again and again with this token: a server that restarts in a loop, or another program. One \
        login too many makes Discord reset the token.";
    let finding = if remaining < FEW_STARTS { finding.remedy(remedy) } else { finding };
    finding.details(json!({ "total": total, "remaining": remaining, "reset_after_s": resets }))
}

/// The intents that are asked for beside those that the application may have.
pub(super) fn intents(application: &Application, wanted: Intents, goes_on_without: bool) -> Finding {
    let granted = Intents::granted_by(application.flags);
    let missing = wanted.privileged().without(granted);
    let list = |intents: Intents| intents.names().collect::<Vec<_>>();
    let details = json!({
        "wanted": list(wanted), "privileged_granted": list(granted), "missing": list(missing), "undefined": wanted.undefined(),
    });
    let finding = if wanted.undefined() != 0 {
        Finding::failed(
            "intents",
            format!("The intents have bits that Discord does not define: {:#x}.", wanted.undefined()),
        )
        .remedy("Leave them out.")
    } else if missing == Intents::NONE {
        Finding::ok("intents", "The application is granted all intents that are asked for.")
    } else {
        let names = list(missing).join(", ");
        let toggles = toggles(missing).join(", ");
        let remedy = format!("Enable {toggles} {BOT_PAGE}, or leave {names} out of the intents.");
        let text = format!("The client asks for {names}, which the application is not granted.");
        if goes_on_without {
            Finding::warning("intents", format!("{text} It goes on without, as degrade_intents says."))
                .remedy(remedy)
        } else {
            Finding::failed("intents", format!("{text} Discord refuses the login (4014).")).remedy(remedy)
        }
    };
    finding.details(details)
}

/// What the switches are called.
fn toggles(intents: Intents) -> Vec<&'static str> {
    let named = [
        (Intents::GUILD_PRESENCES, "\"Presence Intent\""),
        (Intents::GUILD_MEMBERS, "\"Server Members Intent\""),
        (Intents::MESSAGE_CONTENT, "\"Message Content Intent\""),
    ];
    named.into_iter().filter(|(intent, _)| intents.contains(*intent)).map(|(_, name)| name).collect()
}

/// Whether chat arrives with its text.
pub(super) fn message_content(wanted: Intents) -> Finding {
    if wanted.contains(Intents::MESSAGE_CONTENT) {
        return Finding::ok("message_content", "The client asks for the text of messages.");
    }
    if !wanted.contains(Intents::GUILD_MESSAGES) {
        return Finding::skipped("message_content", "The client does not ask for messages in guilds.");
    }
    let text = "Messages in guilds arrive without their text, unless they mention the bot.";
    Finding::warning("message_content", text).remedy(format!(
        "For a chat bridge, enable \"Message Content Intent\" {BOT_PAGE}, and add MESSAGE_CONTENT to the intents."
    ))
}

/// Where the bot is invited.
pub(super) fn invitation(application: Option<Snowflake>) -> String {
    let client = application.map_or("APPLICATION_ID".to_owned(), |id| id.to_string());
    format!("https://discord.com/oauth2/authorize?client_id={client}&scope=bot+applications.commands")
}
