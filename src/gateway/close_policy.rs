use crate::{
    base::{Failure, ResultCode},
    model::{CloseCode, Intents},
};

/// What a close by the server means for the session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Connect again and resume.
    Resume,
    /// Connect again with a new session.
    NewSession,
    /// Stop: only the operator can mend this.
    Fatal(Failure),
}

/// Decides by close code; none means that the connection dropped without one.
#[must_use]
pub fn verdict(code: Option<CloseCode>, intents: Intents) -> Verdict {
    let fatal = |code, text: &str| Verdict::Fatal(Failure::new(code, text));
    match code {
        Some(CloseCode::AUTHENTICATION_FAILED) => fatal(
            ResultCode::AuthenticationFailed,
            "Discord does not accept the bot token (4004): it is wrong or was reset. Copy the current token from the \
             Bot page of the developer portal.",
        ),
        Some(CloseCode::INVALID_SHARD) => fatal(
            ResultCode::InvalidShard,
            "Discord does not accept the shard id and count (4010): a bot as large as this one needs several shards, \
             which this version of Tickcord does not know. Use a bot of its own for this server.",
        ),
        Some(CloseCode::SHARDING_REQUIRED) => fatal(
            ResultCode::ShardingRequired,
            "The bot is in more guilds than one session may serve (4011), and needs several shards, which this \
             version of Tickcord does not know: use a bot of its own for this server.",
        ),
        Some(CloseCode::INVALID_API_VERSION) => fatal(
            ResultCode::InvalidApiVersion,
            "Discord no longer speaks gateway version 10 (4012): update Tickcord.",
        ),
        Some(CloseCode::INVALID_INTENTS) => fatal(
            ResultCode::InvalidIntents,
            &format!(
                "Discord does not know one of the intents {:#x} (4013): use only bits that Discord defines.",
                intents.0
            ),
        ),
        Some(CloseCode::DISALLOWED_INTENTS) => fatal(ResultCode::DisallowedIntents, &disallowed(intents)),
        Some(CloseCode::NOT_AUTHENTICATED | CloseCode::INVALID_SEQUENCE | CloseCode::SESSION_TIMED_OUT) => {
            Verdict::NewSession
        }
        _ => Verdict::Resume,
    }
}

fn disallowed(intents: Intents) -> String {
    let names: Vec<_> = intents.privileged().names().collect();
    format!(
        "The bot asks for privileged intents that are not all enabled (4014). It asked for {}. Enable each on the Bot \
         page of the developer portal, under \"Privileged Gateway Intents\", or leave it out of the intents.",
        names.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_the_verdict_of_the_documentation() {
        for code in [
            None,
            Some(1000),
            Some(1001),
            Some(1006),
            Some(4000),
            Some(4001),
            Some(4002),
            Some(4005),
            Some(4006),
        ]
        .into_iter()
        .chain([Some(4008), Some(4999)])
        {
            assert_eq!(verdict(code.map(CloseCode), Intents::ALL), Verdict::Resume, "{code:?}");
        }
        for code in [4003, 4007, 4009] {
            assert_eq!(verdict(Some(CloseCode(code)), Intents::ALL), Verdict::NewSession, "{code}");
        }
        for code in [4004, 4010, 4011, 4012, 4013, 4014] {
            let Verdict::Fatal(failure) = verdict(Some(CloseCode(code)), Intents::ALL) else {
                panic!("{code}")
            };
            assert!(failure.text.contains(&code.to_string()), "{}", failure.text);
        }
    }

    #[test]
    fn disallowed_intents_are_named() {
        let Verdict::Fatal(failure) = verdict(Some(CloseCode(4014)), Intents(1 << 15 | 1)) else { panic!() };
        assert!(failure.text.contains("It asked for MESSAGE_CONTENT."), "{}", failure.text);
    }
}
