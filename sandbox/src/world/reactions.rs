//! Reactions to a message.

use serde_json::{Value, json};

use super::ids::BOT;

/// Different emoji under one message.
pub(crate) const MAX_REACTIONS: usize = 20;

/// A Unicode emoji, or one of a guild.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Emoji {
    pub(crate) id: Option<u64>,
    pub(crate) name: String,
}

impl Emoji {
    pub(crate) fn json(&self) -> Value {
        json!({"id": self.id.map(|id| id.to_string()), "name": self.name})
    }
}

/// Who reacted with what, in the order of the first of each emoji.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reactions {
    given: Vec<(Emoji, Vec<u64>)>,
}

impl Reactions {
    pub(crate) fn users(&self, emoji: &Emoji) -> &[u64] {
        self.given.iter().find(|(given, _)| given == emoji).map_or(&[], |(_, users)| users)
    }

    /// True when there is no room for another emoji.
    pub(crate) fn is_full_for(&self, emoji: &Emoji) -> bool {
        self.given.len() >= MAX_REACTIONS && self.users(emoji).is_empty()
    }

    /// False if it was there already.
    pub(crate) fn add(&mut self, emoji: &Emoji, user: u64) -> bool {
        match self.given.iter_mut().find(|(given, _)| given == emoji) {
            Some((_, users)) if users.contains(&user) => return false,
            Some((_, users)) => users.push(user),
            None => self.given.push((emoji.clone(), vec![user])),
        }
        true
    }

    /// False if it was not there.
    pub(crate) fn remove(&mut self, emoji: &Emoji, user: u64) -> bool {
        let Some((_, users)) = self.given.iter_mut().find(|(given, _)| given == emoji) else { return false };
        let before = users.len();
        users.retain(|given| *given != user);
        let is_removed = users.len() < before;
        self.given.retain(|(_, users)| !users.is_empty());
        is_removed
    }

    /// False if there was none.
    pub(crate) fn remove_emoji(&mut self, emoji: &Emoji) -> bool {
        let before = self.given.len();
        self.given.retain(|(given, _)| given != emoji);
        self.given.len() < before
    }

    pub(crate) fn clear(&mut self) {
        self.given.clear();
    }

    pub(crate) fn json(&self) -> Value {
        let one = |(emoji, users): &(Emoji, Vec<u64>)| {
            json!({
                "emoji": emoji.json(),
                "count": users.len(),
                "count_details": {"normal": users.len(), "burst": 0},
                "me": users.contains(&BOT),
                "me_burst": false,
                "burst_colors": [],
            })
        };
        self.given.iter().map(one).collect()
    }
}
