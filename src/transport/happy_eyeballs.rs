//! RFC 8305: in which order, and when, the addresses of a host are tried.

use std::{
    collections::VecDeque,
    net::{IpAddr, SocketAddr},
    time::{Duration, Instant},
};

/// The Connection Attempt Delay: how long an attempt has for itself before the next one joins it.
const ATTEMPT_DELAY: Duration = Duration::from_millis(250);

/// The addresses of one host that are still to be tried.
#[derive(Debug)]
pub(super) struct Attempts {
    waiting: VecDeque<SocketAddr>,
    next: Instant,
}

impl Attempts {
    /// Takes addresses in the resolver's order, whose first tells which family this machine prefers (RFC 6724). `last_good`
    /// goes before it, if it is still one of them.
    pub(super) fn new(now: Instant, mut addresses: Vec<SocketAddr>, last_good: Option<IpAddr>) -> Self {
        if let Some(index) = addresses.iter().position(|address| Some(address.ip()) == last_good) {
            addresses[..=index].rotate_right(1);
        }
        Self { waiting: interleave(addresses), next: now }
    }

    /// The address to try now, besides those that are being tried.
    pub(super) fn poll_attempt(&mut self, now: Instant) -> Option<SocketAddr> {
        if now < self.next {
            return None;
        }
        self.next = now + ATTEMPT_DELAY;
        self.waiting.pop_front()
    }

    /// An attempt failed: the next one need not wait.
    pub(super) fn attempt_failed(&mut self, now: Instant) {
        self.next = now;
    }

    /// When the next attempt is due; none if no address is left.
    pub(super) fn poll_timeout(&self) -> Option<Instant> {
        (!self.waiting.is_empty()).then_some(self.next)
    }
}

/// Alternates between the families, beginning with the first address's, and keeps the order within each (section 4).
fn interleave(addresses: Vec<SocketAddr>) -> VecDeque<SocketAddr> {
    let first_is_ipv6 = addresses.first().is_some_and(SocketAddr::is_ipv6);
    let (preferred, other): (Vec<_>, Vec<_>) =
        addresses.into_iter().partition(|address| address.is_ipv6() == first_is_ipv6);
    let (mut preferred, mut other) = (preferred.into_iter(), other.into_iter());
    let mut order = VecDeque::new();
    loop {
        let pair = [preferred.next(), other.next()];
        if pair == [None, None] {
            return order;
        }
        order.extend(pair.into_iter().flatten());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(list: &str) -> Vec<SocketAddr> {
        list.split_whitespace().map(|ip| SocketAddr::new(ip.parse().unwrap(), 443)).collect()
    }

    /// The order in which they are tried when each fails at once.
    fn order(list: &str, last_good: Option<&str>) -> String {
        let now = Instant::now();
        let last_good = last_good.map(|ip| ip.parse().unwrap());
        let mut attempts = Attempts::new(now, addresses(list), last_good);
        let mut order = Vec::new();
        while let Some(address) = attempts.poll_attempt(now) {
            order.push(address.ip().to_string());
            attempts.attempt_failed(now);
        }
        order.join(" ")
    }

    #[test]
    fn families_alternate_beginning_with_the_one_the_system_prefers() {
        assert_eq!(order("::1 ::2 ::3 10.0.0.1 10.0.0.2", None), "::1 10.0.0.1 ::2 10.0.0.2 ::3");
        assert_eq!(order("10.0.0.1 10.0.0.2 ::1", None), "10.0.0.1 ::1 10.0.0.2");
        assert_eq!(order("10.0.0.1 10.0.0.2", None), "10.0.0.1 10.0.0.2");
        assert_eq!(order("", None), "");
    }

    #[test]
    fn the_last_good_address_goes_first_as_long_as_the_name_has_it() {
        assert_eq!(order("::1 ::2 10.0.0.1 10.0.0.2", Some("10.0.0.2")), "10.0.0.2 ::1 10.0.0.1 ::2");
        assert_eq!(order("::1 10.0.0.1", Some("10.0.0.9")), "::1 10.0.0.1");
    }

    #[test]
    fn an_attempt_has_a_quarter_of_a_second_for_itself_unless_it_fails() {
        let start = Instant::now();
        let after = |ms| start + Duration::from_millis(ms);
        let mut attempts = Attempts::new(start, addresses("::1 ::2 ::3"), None);
        assert!(attempts.poll_attempt(start).is_some());
        assert_eq!(attempts.poll_attempt(after(249)), None);
        assert_eq!(attempts.poll_timeout(), Some(after(250)));
        assert!(attempts.poll_attempt(after(250)).is_some());
        attempts.attempt_failed(after(260));
        assert_eq!(attempts.poll_timeout(), Some(after(260)));
        assert!(attempts.poll_attempt(after(260)).is_some());
        assert_eq!(attempts.poll_timeout(), None, "no address is left");
        assert_eq!(attempts.poll_attempt(after(9999)), None);
    }
}
