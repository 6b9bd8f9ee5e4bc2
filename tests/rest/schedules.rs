//! Thousands of random days: whatever Discord answers and the network does, each request has one result, nothing overtakes,
//! and no limit is passed.
//!
//! A schedule is made by its seed alone, and a failing one says which it was: `SEED=17 cargo test --test rest schedules` runs
//! that one.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::{Duration, Instant},
};

use tickcord::{
    base::{Failure, Jitter, ResultCode},
    rest::{Body, Fate, Input, Method},
};

use crate::bench::{Bench, MISSING_ACCESS, SLOW, Seen, UNKNOWN_CHANNEL, request};

const SCHEDULES: u64 = 2000;
const STEPS: usize = 120;

/// It has a token of its own, and needs no login.
const WEBHOOK: &str = "/webhooks/9/s3cr3t-t0ken";

#[test]
fn every_request_has_one_result_and_no_limit_is_passed() {
    if let Ok(seed) = std::env::var("SEED") {
        return Day::new(seed.parse().expect("a number")).run();
    }
    for seed in 0..SCHEDULES {
        if let Err(panic) = std::panic::catch_unwind(|| Day::new(seed).run()) {
            eprintln!("the schedule was made by SEED={seed}");
            std::panic::resume_unwind(panic);
        }
    }
}

struct Day {
    bench: Bench,
    random: Jitter,
    /// What was submitted, by number.
    calls: BTreeMap<u64, (Method, String)>,
    under_way: BTreeSet<u64>,
    done: BTreeSet<u64>,
    started: BTreeSet<u64>,
    starts: Vec<Instant>,
    /// Nothing may start before this time.
    paused_until: Option<Instant>,
    /// Nor before the next login.
    is_stopped: bool,
}

impl Day {
    fn new(seed: u64) -> Self {
        // Some begin before the login.
        let is_held = seed.is_multiple_of(3);
        Self {
            bench: if is_held { Bench::held() } else { Bench::open() },
            random: Jitter::new(seed),
            calls: BTreeMap::new(),
            under_way: BTreeSet::new(),
            done: BTreeSet::new(),
            started: BTreeSet::new(),
            starts: Vec::new(),
            paused_until: None,
            is_stopped: is_held,
        }
    }

    fn run(mut self) {
        for _ in 0..STEPS {
            let seen = self.step();
            self.observe(seen);
        }
        // Nothing goes wrong any more.
        let seen = self.bench.give(Input::Open);
        self.is_stopped = false;
        self.observe(seen);
        while self.done.len() < self.calls.len() {
            let seen = match self.under_way.pop_first() {
                Some(id) => self.bench.answer(id, 200, "{}", &[]),
                None => self.bench.wait(),
            };
            self.observe(seen);
        }
        assert!(self.bench.scheduler.is_idle());
        for second in self.starts.windows(51) {
            assert!(second[50] - second[0] >= Duration::from_secs(1), "51 requests within a second");
        }
    }

    fn step(&mut self) -> Seen {
        let at = self.below(8);
        let under_way = self.under_way.iter().copied().nth(at);
        match (self.below(10), under_way) {
            (0..4, _) => self.submit(),
            (4..8, Some(id)) => {
                self.under_way.remove(&id);
                self.answer(id)
            }
            (8, Some(id)) => {
                self.under_way.remove(&id);
                let fate =
                    [Fate::NotSent, Fate::PerhapsSent, Fate::Unsendable, Fate::UnusableAnswer][self.below(4)];
                self.bench.lose(id, fate)
            }
            (9, _) if self.below(20) == 0 => {
                self.is_stopped = true;
                self.bench.give(Input::Stop(Failure::new(ResultCode::AuthenticationFailed, "No.")))
            }
            (9, _) if self.below(3) == 0 => {
                self.is_stopped = false;
                self.bench.give(Input::Open)
            }
            (9, _) => {
                let any = self.below(self.calls.len() as u64 + 1) as u64;
                self.bench.give(Input::Cancel(any))
            }
            _ if self.bench.scheduler.poll_timeout().is_some() => self.bench.wait(),
            _ => {
                let time = Duration::from_millis(self.below(3000) as u64);
                self.bench.pass(time);
                self.bench.give(Input::Timeout)
            }
        }
    }

    fn below(&mut self, end: u64) -> usize {
        let chosen = self.random.between(Duration::ZERO, Duration::from_secs(end)).as_secs();
        usize::try_from(chosen.min(end - 1)).unwrap()
    }

    fn submit(&mut self) -> Seen {
        let id = self.calls.len() as u64 + 1;
        let method = Method::ALL[self.below(5)];
        let path = match self.below(4) {
            0 => WEBHOOK.to_owned(),
            channel => format!("/channels/{channel}/messages"),
        };
        let mut request = request(id, method, &path);
        request.max_age = Duration::from_secs([1, 30, 180, 3600][self.below(4)]);
        if method == Method::Post {
            request.further = vec![Body::Json("{}".into()); [0, 0, 1, 3][self.below(4)]];
        }
        self.calls.insert(id, (method, path));
        self.bench.submit(request)
    }

    fn answer(&mut self, id: u64) -> Seen {
        let bucket = ["a", "b", "c"][self.below(3)];
        let remaining = self.below(4).to_string();
        let reset_after = (self.random.fraction() * 5.0).to_string();
        let limits = [
            ("x-ratelimit-bucket", bucket),
            ("x-ratelimit-limit", "4"),
            ("x-ratelimit-remaining", &remaining),
            ("x-ratelimit-reset-after", &reset_after),
        ];
        let global = r#"{"message":"slow","retry_after":2.5,"global":true}"#;
        match self.below(20) {
            0..10 => self.bench.answer(id, 200, "{}", &limits),
            10 => self.bench.answer(id, 200, "", &[]),
            11 => self.bench.answer(id, 403, MISSING_ACCESS, &limits),
            12 => self.bench.answer(id, 404, UNKNOWN_CHANNEL, &limits),
            13 | 14 => self.bench.answer(id, 429, SLOW, &limits),
            15 => self.bench.answer(id, 429, global, &[("x-ratelimit-global", "true")]),
            16 => self.bench.answer(id, 429, "<html>", &[]),
            17 => self.bench.answer(id, 401, r#"{"message":"401: Unauthorized","code":0}"#, &[]),
            _ => self.bench.answer(id, 502, "<html>", &[]),
        }
    }

    fn observe(&mut self, seen: Seen) {
        for done in seen.done {
            let id = done.request.id;
            assert!(self.done.insert(id), "request {id} has a second result");
            assert!(!self.under_way.contains(&id), "request {id} has a result while it is under way");
        }
        for paused in seen.paused {
            match paused.wait {
                Some(wait) => self.paused_until = self.paused_until.max(Some(self.bench.now + wait)),
                None => self.is_stopped = true,
            }
        }
        for id in seen.started {
            self.start(id);
        }
    }

    fn start(&mut self, id: u64) {
        let now = self.bench.now;
        let needs_login = self.calls[&id].1 != WEBHOOK;
        assert!(!self.is_stopped || !needs_login, "request {id} starts after the stop");
        assert!(self.paused_until.is_none_or(|until| until <= now), "request {id} starts in a pause");
        assert!(!self.done.contains(&id), "request {id} starts after its result");
        let (method, path) = &self.calls[&id];
        for other in &self.under_way {
            let (other_method, other_path) = &self.calls[other];
            let together = method.is_read() && other_method.is_read();
            assert!(together || method != other_method || path != other_path, "{id} starts beside {other}");
        }
        for (earlier, call) in self.calls.range(..id) {
            let goes_on = self.started.contains(earlier) && !self.done.contains(earlier);
            assert!(
                !goes_on || *method == Method::Get || *call != self.calls[&id],
                "{id} goes between {earlier}'s tries"
            );
        }
        if self.started.insert(id) {
            let overtaken = self.calls.range(..id).find(|(earlier, call)| {
                **call == self.calls[&id] && !self.started.contains(earlier) && !self.done.contains(earlier)
            });
            assert_eq!(overtaken, None, "{id} overtakes");
        }
        assert!(self.under_way.insert(id), "request {id} starts twice");
        assert!(self.under_way.len() <= 8);
        self.starts.push(now);
    }
}
