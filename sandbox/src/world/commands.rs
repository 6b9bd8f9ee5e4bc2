//! Application commands: those of the application, and those of the guild.

use serde_json::Value;

/// Where commands are registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    Global,
    Guild,
}

/// Each command as the HTTP API shows it.
#[derive(Debug, Default)]
pub(crate) struct Commands {
    global: Vec<Value>,
    guild: Vec<Value>,
}

impl Commands {
    pub(crate) fn of(&self, scope: Scope) -> &Vec<Value> {
        match scope {
            Scope::Global => &self.global,
            Scope::Guild => &self.guild,
        }
    }

    pub(crate) fn of_mut(&mut self, scope: Scope) -> &mut Vec<Value> {
        match scope {
            Scope::Global => &mut self.global,
            Scope::Guild => &mut self.guild,
        }
    }

    /// By name, as a member finds it; the guild's own comes first.
    pub(crate) fn named(&self, name: &str, kind: u64) -> Option<&Value> {
        let matches = |command: &&Value| command["name"] == name && command["type"] == kind;
        self.guild.iter().chain(&self.global).find(matches)
    }
}
