use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

use super::{ChannelField, ChannelSet};
use crate::rest::Resource;

/// Names and topics that this client has set lately: what is there already need not be sent again.
#[derive(Debug, Default)]
pub(in crate::rest) struct KnownSets(HashMap<(Resource, ChannelField), (String, Instant)>);

/// So long it is believed that nobody has changed it by hand: as long as Discord counts changes.
const MEMORY: Duration = Duration::from_secs(600);

/// Beyond that, what was set longest ago is forgotten.
const MAX_KNOWN: usize = 256;

impl KnownSets {
    pub(in crate::rest) fn has(&self, now: Instant, channel: &Resource, set: &ChannelSet) -> bool {
        let known = self.0.get(&(channel.clone(), set.field));
        known.is_some_and(|(value, at)| *value == set.value && now.saturating_duration_since(*at) < MEMORY)
    }

    pub(in crate::rest) fn remember(&mut self, now: Instant, channel: &Resource, set: &ChannelSet) {
        if self.0.len() >= MAX_KNOWN {
            let oldest = self.0.iter().min_by_key(|(_, (_, at))| *at).map(|(key, _)| key.clone());
            oldest.map(|key| self.0.remove(&key));
        }
        self.0.insert((channel.clone(), set.field), (set.value.clone(), now));
    }

    pub(in crate::rest) fn forget(&mut self, channel: &Resource, field: ChannelField) {
        self.0.remove(&(channel.clone(), field));
    }
}
