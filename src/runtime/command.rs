use super::{
    event_loop::Question,
    requests::{MAX_LINES, MAX_REQUESTS},
};
use crate::{
    events::Subscription,
    gateway,
    model::{Intents, Snowflake},
    rest::{self, Answer, CommandSet},
};

/// What a host's call leaves for the runtime thread.
#[derive(Debug)]
pub(super) enum Command {
    Connect {
        wish: u64,
    },
    Disconnect {
        keep_session: bool,
    },
    Diagnose(Question),
    SetIntents(Intents),
    Subscribe(Subscription),
    Gateway {
        request: u64,
        command: gateway::Command,
    },
    Request(Box<rest::Request>),
    CancelRequest(u64),
    /// The host answers an interaction.
    Answer {
        request: u64,
        interaction: Snowflake,
        answer: Box<Answer>,
    },
    SetCommands(Box<CommandSet>),
    /// Stands for a bug on the runtime thread.
    #[cfg(any(test, tickcord_inject_panics))]
    Panic,
}

impl Command {
    /// The memory that the body of a request takes, in bytes.
    pub(super) fn body_size(&self) -> usize {
        match self {
            Self::Request(request) => request.in_memory(),
            Self::Answer { answer, .. } => answer.in_memory(),
            Self::SetCommands(commands) => commands.in_memory(),
            _ => 0,
        }
    }

    /// How much of the room for requests it may use.
    pub(super) fn share(&self) -> usize {
        match self {
            Self::Request(request) if request.is_line() => MAX_LINES,
            _ => MAX_REQUESTS,
        }
    }
}
