use std::collections::VecDeque;

/// What was sent on a connection and may not have arrived. Discord acknowledges heartbeats alone, each once and in order, and
/// reads in order: what was sent before an acknowledged heartbeat has arrived.
#[derive(Debug, Default)]
pub(super) struct Unconfirmed {
    sent: VecDeque<Sent>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sent {
    Presence,
    /// A command of the host's that must not be repeated, by its request's number.
    Once(u64),
    Heartbeat,
}

/// Many times what a server that keeps to the protocol leaves open; of one that does not, the oldest go.
const MAX_SENT: usize = 4096;

impl Unconfirmed {
    pub(super) fn record(&mut self, sent: Sent) {
        if self.sent.len() == MAX_SENT {
            self.sent.pop_front();
        }
        self.sent.push_back(sent);
    }

    /// A heartbeat was acknowledged.
    pub(super) fn acknowledge(&mut self) {
        if let Some(at) = self.sent.iter().position(|sent| *sent == Sent::Heartbeat) {
            self.sent.drain(..=at);
        }
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
        for sent in [Sent::Once(1), Sent::Heartbeat, Sent::Once(2), Sent::Heartbeat, Sent::Once(3)] {
            unconfirmed.record(sent);
        }
        unconfirmed.acknowledge();
        assert_eq!(unconfirmed.requests(), [2, 3], "the second heartbeat's is still to come");
        unconfirmed.acknowledge();
        assert_eq!(unconfirmed.requests(), [3]);
        unconfirmed.acknowledge();
        assert_eq!(unconfirmed.requests(), [3], "one that nobody asked for confirms nothing");
    }

    #[test]
    fn an_acknowledgement_that_never_comes_does_not_leave_everything_uncertain() {
        let mut unconfirmed = Unconfirmed::default();
        unconfirmed.record(Sent::Heartbeat);
        for number in 0..100_000 {
            unconfirmed.record(Sent::Once(number));
            unconfirmed.record(Sent::Heartbeat);
            unconfirmed.acknowledge();
        }
        assert_eq!(unconfirmed.requests(), [99_999], "one heartbeat behind");
        for number in 0..100_000 {
            unconfirmed.record(Sent::Once(number));
        }
        assert_eq!(unconfirmed.requests().len(), MAX_SENT);
    }
}
