use std::collections::VecDeque;

/// What was sent on a connection and may not have arrived. Discord acknowledges heartbeats alone, and reads in order:
/// what was sent before an acknowledged heartbeat has arrived.
#[derive(Debug, Default)]
pub(super) struct Unconfirmed {
    sent: VecDeque<Sent>,
    /// Heartbeats without an acknowledgement.
    beats: u32,
    /// How much was sent before the first of them.
    before_beat: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sent {
    Presence,
    /// A command of the host's that must not be repeated, by its request's number.
    Once(u64),
}

impl Unconfirmed {
    pub(super) fn record(&mut self, sent: Sent) {
        self.sent.push_back(sent);
    }

    /// A heartbeat was sent.
    pub(super) fn beat(&mut self) {
        if self.beats == 0 {
            self.before_beat = self.sent.len();
        }
        self.beats = self.beats.saturating_add(1);
    }

    /// A heartbeat was acknowledged.
    pub(super) fn acknowledge(&mut self) {
        self.sent.drain(..self.before_beat);
        self.before_beat = 0;
        self.beats = self.beats.saturating_sub(1);
    }

    /// Whether a presence is among it.
    pub(super) fn has_presence(&self) -> bool {
        self.sent.contains(&Sent::Presence)
    }

    /// The requests among it.
    pub(super) fn requests(&self) -> Vec<u64> {
        let request = |sent: &Sent| if let Sent::Once(request) = sent { Some(*request) } else { None };
        self.sent.iter().filter_map(request).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_acknowledgement_confirms_what_was_sent_before_its_heartbeat() {
        let mut unconfirmed = Unconfirmed::default();
        unconfirmed.record(Sent::Once(1));
        unconfirmed.beat();
        unconfirmed.record(Sent::Once(2));
        unconfirmed.beat();
        unconfirmed.acknowledge();
        assert_eq!(unconfirmed.requests(), [2], "the second heartbeat's is still to come");
        unconfirmed.beat();
        unconfirmed.acknowledge();
        assert_eq!(unconfirmed.requests(), [2], "nobody knows whose acknowledgement this is");
        unconfirmed.acknowledge();
        unconfirmed.beat();
        unconfirmed.acknowledge();
        assert!(unconfirmed.requests().is_empty());
        unconfirmed.acknowledge();
    }
}
