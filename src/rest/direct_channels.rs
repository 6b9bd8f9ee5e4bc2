use std::collections::{HashMap, VecDeque};

use crate::model::Snowflake;

/// The channels for direct messages that were opened, so that the next message goes there at once: Discord limits how many are
/// opened.
#[derive(Debug, Default)]
pub(super) struct DirectChannels {
    channels: HashMap<Snowflake, Snowflake>,
    /// Their users, in the order of opening.
    order: VecDeque<Snowflake>,
}

/// The one that was opened first makes room, and is asked for again when it is needed.
const MAX_CHANNELS: usize = 4096;

impl DirectChannels {
    pub(super) fn get(&self, user: Snowflake) -> Option<Snowflake> {
        self.channels.get(&user).copied()
    }

    pub(super) fn remember(&mut self, user: Snowflake, channel: Snowflake) {
        if self.channels.insert(user, channel).is_some() {
            return;
        }
        self.order.push_back(user);
        if self.order.len() > MAX_CHANNELS {
            let oldest = self.order.pop_front();
            self.forget(oldest);
        }
    }

    /// The channel is gone.
    pub(super) fn forget(&mut self, user: Option<Snowflake>) {
        if let Some(user) = user
            && self.channels.remove(&user).is_some()
        {
            self.order.retain(|other| *other != user);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_so_many_are_remembered() {
        let mut channels = DirectChannels::default();
        for id in 1..=MAX_CHANNELS as u64 + 1 {
            channels.remember(Snowflake(id), Snowflake(id + 1));
        }
        assert_eq!((channels.get(Snowflake(1)), channels.get(Snowflake(2))), (None, Some(Snowflake(3))));
        channels.forget(Some(Snowflake(2)));
        assert_eq!((channels.get(Snowflake(2)), channels.order.len()), (None, MAX_CHANNELS - 1));
    }
}
