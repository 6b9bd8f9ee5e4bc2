use std::time::{Duration, Instant};

/// Finds a peer that is dead without having said so: pings at a steady pace, and waits for a sign of life after each.
#[derive(Debug)]
pub(super) struct Liveness {
    /// None: never pings.
    interval: Option<Duration>,
    patience: Duration,
    next_ping: Option<Instant>,
    /// A ping that is not answered: when it was sent, and when its time is over.
    unanswered: Option<(Instant, Option<Instant>)>,
}

/// What is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Due {
    Nothing,
    /// A ping is to be sent.
    Ping,
    /// The peer gives no sign of life any more.
    Dead,
}

/// The payload of these pings; those of the host's are the host's.
pub(super) const PAYLOAD: &[u8] = b"tickcord keep-alive";

impl Liveness {
    /// From the moment that the connection is open.
    pub(super) fn new(now: Instant, interval: Option<Duration>, patience: Duration) -> Self {
        let next_ping = interval.and_then(|interval| now.checked_add(interval));
        Self { interval, patience, next_ping, unanswered: None }
    }

    /// Bytes came, or a connection that had stalled takes bytes again. The answer may stand behind a long message, so its time
    /// begins anew.
    pub(super) fn sign(&mut self, now: Instant) {
        if let Some((_, deadline)) = &mut self.unanswered {
            *deadline = now.checked_add(self.patience);
        }
    }

    /// The answer to the ping; gives how long it took.
    pub(super) fn pong(&mut self, now: Instant) -> Option<Duration> {
        self.unanswered.take().map(|(sent, _)| now.saturating_duration_since(sent))
    }

    pub(super) fn poll_timeout(&self) -> Option<Instant> {
        match self.unanswered {
            Some((_, deadline)) => deadline,
            None => self.next_ping,
        }
    }

    /// What is due by now.
    pub(super) fn timeout(&mut self, now: Instant) -> Due {
        if self.poll_timeout().is_none_or(|deadline| now < deadline) {
            return Due::Nothing;
        }
        if self.unanswered.is_some() {
            return Due::Dead;
        }
        self.next_ping = self.interval.and_then(|interval| now.checked_add(interval));
        self.unanswered = Some((now, now.checked_add(self.patience)));
        Due::Ping
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INTERVAL: Duration = Duration::from_secs(30);
    const PATIENCE: Duration = Duration::from_secs(10);

    #[test]
    fn a_peer_that_answers_is_pinged_at_a_steady_pace() {
        let start = Instant::now();
        let mut liveness = Liveness::new(start, Some(INTERVAL), PATIENCE);
        for round in 1..100 {
            let due = start + INTERVAL * round;
            assert_eq!(liveness.poll_timeout(), Some(due));
            assert_eq!(liveness.timeout(due.checked_sub(Duration::from_millis(1)).unwrap()), Due::Nothing);
            assert_eq!(liveness.timeout(due), Due::Ping);
            let latency = Duration::from_millis(70);
            assert_eq!(liveness.pong(due + latency), Some(latency));
            assert_eq!(liveness.pong(due + latency), None, "one answer is enough");
        }
    }

    #[test]
    fn a_peer_that_says_nothing_is_dead_when_the_time_is_over() {
        let start = Instant::now();
        let mut liveness = Liveness::new(start, Some(INTERVAL), PATIENCE);
        let pinged = start + INTERVAL;
        assert_eq!(liveness.timeout(pinged), Due::Ping);
        assert_eq!(liveness.poll_timeout(), Some(pinged + PATIENCE));
        assert_eq!(liveness.timeout(pinged + PATIENCE), Due::Dead);
    }

    #[test]
    fn whatever_comes_is_a_sign_of_life() {
        let start = Instant::now();
        let mut liveness = Liveness::new(start, Some(INTERVAL), PATIENCE);
        let pinged = start + INTERVAL;
        assert_eq!(liveness.timeout(pinged), Due::Ping);
        let sign = pinged + PATIENCE / 2;
        liveness.sign(sign);
        assert_eq!(liveness.timeout(pinged + PATIENCE), Due::Nothing);
        assert_eq!(liveness.timeout(sign + PATIENCE), Due::Dead);
    }

    #[test]
    fn without_an_interval_nothing_is_ever_due() {
        let start = Instant::now();
        let mut liveness = Liveness::new(start, None, PATIENCE);
        assert_eq!(liveness.poll_timeout(), None);
        assert_eq!(liveness.timeout(start + Duration::from_secs(1_000_000)), Due::Nothing);
    }
}
