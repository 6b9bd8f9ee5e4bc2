//! A bot that is busy for hours, against a Discord that counts.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    time::{Duration, Instant},
};

use tickcord::base::Jitter;

use crate::bench::{Bench, SLOW, message};

const MESSAGES: u64 = 10_000;
const CHANNELS: u64 = 50;

/// What a channel takes in a window, and how long that lasts.
const LIMIT: u32 = 5;
const WINDOW: Duration = Duration::from_secs(5);

/// What all channels together take in a second.
const GLOBAL: usize = 50;

#[derive(Default)]
struct Discord {
    /// For each channel, when its window ends and how much of it is used.
    windows: HashMap<u64, (Option<Instant>, u32)>,
    arrivals: Vec<Instant>,
    refusals: u32,
    /// For each channel, its messages in the order of their arrival.
    posted: HashMap<u64, Vec<u64>>,
}

impl Discord {
    /// The status of the answer, what is left of the window, and how long that lasts.
    fn answer(&mut self, now: Instant, id: u64) -> (u16, u32, f64) {
        let (ends, used) = self.windows.entry(id % CHANNELS).or_default();
        let end = ends.filter(|end| *end > now).unwrap_or_else(|| {
            *used = 0;
            now + WINDOW
        });
        *ends = Some(end);
        let left = (end - now).as_secs_f64();
        self.arrivals.push(now);
        if *used == LIMIT {
            self.refusals += 1;
            return (429, 0, left);
        }
        *used += 1;
        self.posted.entry(id % CHANNELS).or_default().push(id);
        (200, LIMIT - *used, left)
    }
}

#[test]
fn ten_thousand_messages_over_fifty_channels_meet_no_limit_and_keep_their_order() {
    let (mut bench, mut discord, mut random) = (Bench::open(), Discord::default(), Jitter::new(1));
    // Answers under way, by the time at which they come.
    let mut answers: BTreeMap<(Instant, u64), (u16, u32, f64)> = BTreeMap::new();
    let mut results = BTreeSet::new();
    let mut next = 1;
    while (results.len() as u64) < MESSAGES {
        let seen;
        let timeout = bench.scheduler.poll_timeout();
        let answer = answers.first_key_value().map(|((at, id), _)| (*at, *id));
        if next <= MESSAGES && next - (results.len() as u64) <= 200 {
            let mut message = message(next, next % CHANNELS + 1, "hi");
            message.max_age = Duration::from_secs(3600);
            next += 1;
            seen = bench.submit(message);
        } else if let Some((at, id)) = answer.filter(|(at, _)| timeout.is_none_or(|timeout| *at <= timeout)) {
            bench.now = at;
            let (status, left, reset) = answers.remove(&(at, id)).unwrap();
            seen = if status == 200 {
                bench.ok_in(id, "80c17d2f203122d936070c88c8d10f33", left.into(), reset)
            } else {
                bench.answer(id, status, SLOW, &[])
            };
        } else {
            seen = bench.wait();
        }
        for id in seen.started {
            // Counted on arrival, and answered a while later.
            let arrives = bench.now + random.between(Duration::from_millis(20), Duration::from_millis(40));
            let answer = discord.answer(arrives, id);
            let comes = arrives + random.between(Duration::from_millis(20), Duration::from_millis(120));
            answers.insert((comes, id), answer);
        }
        for done in seen.done {
            assert_eq!(done.outcome, Ok(()));
            assert!(results.insert(done.request.id), "one result for each");
        }
    }
    assert_eq!(discord.refusals, 0);
    // They may overtake each other on their way.
    discord.arrivals.sort();
    for second in discord.arrivals.windows(GLOBAL + 1) {
        let time = second[GLOBAL] - second[0];
        assert!(time >= Duration::from_secs(1), "{} requests within {time:?}", GLOBAL + 1);
    }
    for posted in discord.posted.values() {
        assert_eq!(posted.len() as u64, MESSAGES / CHANNELS);
        assert!(posted.is_sorted(), "out of order: {posted:?}");
    }
}
