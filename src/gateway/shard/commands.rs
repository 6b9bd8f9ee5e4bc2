//! The host's commands, which have their turn once the bot is logged in.

use std::time::Instant;

use super::{Phase, Shard};
use crate::{base::Failure, gateway::command::Command};

impl Shard {
    /// Whether a command waits that may be sent until then, if all goes well.
    #[must_use]
    pub fn has_command_by(&self, at: Instant) -> bool {
        match &self.phase {
            Phase::Disconnected | Phase::Failed => false,
            Phase::Waiting { until } if *until >= at => false,
            Phase::Open(connection) if connection.is_ready() => {
                self.commands.has_turn_by(at, Some(connection))
            }
            _ => self.commands.has_turn_by(at, None),
        }
    }

    /// Gives every command its result, since nobody will send them any more.
    pub fn abandon(&mut self, failure: &Failure) {
        self.commands.cancel(failure, &mut self.outputs);
    }

    pub(super) fn submit(&mut self, now: Instant, request: u64, command: Command) {
        self.commands.submit(now, request, command, &mut self.outputs);
        self.run_commands(now);
    }

    pub(super) fn set_backlog(&mut self, now: Instant, backlog: bool) {
        self.commands.set_backlog(backlog);
        self.run_commands(now);
    }

    /// Sends the commands whose time has come, and gives up those whose time is over.
    pub(super) fn run_commands(&mut self, now: Instant) {
        let connection = match &mut self.phase {
            Phase::Open(connection) if connection.is_ready() => Some(connection),
            _ => None,
        };
        self.commands.expire(now, connection.is_some(), &mut self.outputs);
        if let Some(connection) = connection {
            self.commands.send(now, connection, &mut self.outputs);
        }
    }
}
