//! Thousands of lines in one channel: a reader of it can account for each.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::{Duration, Instant},
};

use serde_json::Value;
use tickcord::{
    base::{Failure, Jitter, ResultCode},
    rest::{Fate, Input, Priority, message::MAX_CONTENT},
};

use crate::{
    bench::{Bench, SLOW},
    lines::{Sent, line},
};

/// Five messages in five seconds, as Discord counts them.
struct Channel {
    ends: Option<Instant>,
    left: u64,
    refusals: u32,
    text: Vec<String>,
}

impl Channel {
    fn take(&mut self, now: Instant, content: &str) -> (u16, u64, f64) {
        let ends = self.ends.filter(|ends| *ends > now).unwrap_or_else(|| {
            self.left = 5;
            now + Duration::from_secs(5)
        });
        self.ends = Some(ends);
        let reset_after = (ends - now).as_secs_f64();
        if self.left == 0 {
            self.refusals += 1;
            return (429, 0, reset_after);
        }
        self.left -= 1;
        assert!(content.chars().count() <= MAX_CONTENT);
        self.text.extend(content.lines().map(str::to_owned));
        (200, self.left, reset_after)
    }
}

#[test]
fn five_thousand_lines_in_a_minute_meet_no_limit_and_each_is_sent_or_counted() {
    const LINES: u32 = 5000;
    let mut bench = Bench::open();
    let begin = bench.now;
    let mut channel = Channel { ends: None, left: 0, refusals: 0, text: Vec::new() };
    let mut answer: Option<(Instant, u64, (u16, u64, f64))> = None;
    let mut results = BTreeMap::new();
    let mut next = 1;
    while results.len() as u64 != u64::from(LINES) || answer.is_some() || !bench.scheduler.is_idle() {
        let at = (next <= LINES).then(|| begin + Duration::from_millis(12) * next);
        let comes = answer.as_ref().map(|(at, ..)| *at);
        let due = [at, comes, bench.scheduler.poll_timeout()].into_iter().flatten().min().unwrap();
        bench.now = due;
        let input = if comes == Some(due)
            && let Some((_, id, (status, left, reset_after))) = answer.take()
        {
            assert_eq!(status, 200);
            Bench::ok_input(id, left, reset_after)
        } else if at == Some(due) {
            let priority = if next % 500 == 0 { Priority::High } else { Priority::Normal };
            next += 1;
            let id = next - 1;
            Input::Submit(line(id.into(), 10, &format!("{id:05} {}", "x".repeat(60)), priority))
        } else {
            Input::Timeout
        };
        let saw = bench.watch(input);
        for sent in saw.sent {
            assert!(answer.is_none(), "one at a time keeps the order");
            let came = channel.take(bench.now, sent.body["content"].as_str().unwrap());
            answer = Some((bench.now + Duration::from_millis(90), sent.id, came));
        }
        for done in saw.done {
            let code = done.outcome.as_ref().map_or_else(|failure| failure.code, |()| ResultCode::Ok);
            assert_eq!(results.insert(done.request.id, code), None, "one result for each");
        }
    }
    assert_eq!(channel.refusals, 0);
    assert!(bench.now - begin < Duration::from_secs(90), "{:?}", bench.now - begin);

    // What a reader of the channel sees accounts for every line, in order.
    let mut expected = 1;
    for row in &channel.text {
        if let Some(note) = row.strip_prefix('(') {
            let omitted: u64 = note.split(' ').next().unwrap().parse().unwrap();
            for id in expected..expected + omitted {
                assert_eq!(results[&id], ResultCode::Omitted, "line {id}");
            }
            expected += omitted;
        } else {
            assert_eq!(row[..5].parse::<u64>().unwrap(), expected);
            assert_eq!(results[&expected], ResultCode::Ok);
            expected += 1;
        }
    }
    assert_eq!(expected, u64::from(LINES) + 1);
    let omitted = results.values().filter(|code| **code == ResultCode::Omitted).count();
    assert!((1000..4500).contains(&omitted), "{omitted} were left out");
    for id in (500..=u64::from(LINES)).step_by(500) {
        assert_eq!(results[&id], ResultCode::Ok, "line {id} has a high priority");
    }
}

/// What a channel shows after requests of which some fail, some are answered too late, and some arrive twice.
#[derive(Default)]
struct Unreliable {
    nonces: BTreeSet<String>,
    /// Those of messages that were sent without an answer.
    lost: BTreeSet<String>,
    rows: Vec<String>,
}

impl Unreliable {
    fn post(&mut self, body: &Value) {
        if self.nonces.insert(body["nonce"].as_str().unwrap().to_owned()) {
            self.rows.extend(body["content"].as_str().unwrap().lines().map(str::to_owned));
        }
    }
}

#[test]
fn whatever_fails_no_line_is_said_twice_or_out_of_order_or_left_out_without_being_counted() {
    for seed in 0..8 {
        let mut random = Jitter::new(seed);
        let mut below = |end: u64| {
            let chosen = random.between(Duration::ZERO, Duration::from_secs(end)).as_secs();
            usize::try_from(chosen.min(end - 1)).unwrap()
        };
        let (mut bench, mut channel) = (Bench::open(), Unreliable::default());
        let mut under_way: Vec<Sent> = Vec::new();
        let mut results = BTreeMap::new();
        let mut next = 1;
        while results.len() < 1500 || !bench.scheduler.is_idle() {
            let input = if next <= 1500 && below(40) > 0 {
                let priority = [Priority::Low, Priority::Normal, Priority::High][below(3)];
                let mut request = line(next, 10, &format!("{next:05} {}", "y".repeat(below(90))), priority);
                request.max_age = Duration::from_secs(36_000);
                next += 1;
                Input::Submit(request)
            } else if below(9) == 0 {
                Input::Cancel(below(next) as u64)
            } else if let Some(Sent { id, body, carries }) = under_way.pop() {
                let is_posted = below(2) == 0;
                match below(14) {
                    0 if !channel.lost.contains(&body["nonce"].to_string()) => {
                        Input::NotStarted { id, canceled: carries.into_iter().take(1).collect() }
                    }
                    1 => Bench::answer_of(id, 429, SLOW),
                    2 if carries.len() > 1 && !channel.lost.contains(&body["nonce"].to_string()) => {
                        Bench::answer_of(id, 400, r#"{"message":"no","code":240000}"#)
                    }
                    3 => {
                        let failure = Failure::new(ResultCode::ConnectFailed, "No.");
                        Input::Failed { id, failure, fate: Fate::NotSent }
                    }
                    4 | 5 => {
                        channel.lost.insert(body["nonce"].to_string());
                        if is_posted {
                            channel.post(&body);
                        }
                        let failure = Failure::new(ResultCode::ConnectionLost, "Lost.");
                        Input::Failed { id, failure, fate: Fate::PerhapsSent }
                    }
                    _ => {
                        channel.post(&body);
                        Bench::ok_input(id, 3, 5.0)
                    }
                }
            } else if bench.scheduler.poll_timeout().is_some() {
                bench.now = bench.scheduler.poll_timeout().unwrap();
                Input::Timeout
            } else {
                continue;
            };
            let saw = bench.watch(input);
            under_way.extend(saw.sent);
            assert!(under_way.len() <= 1, "SEED {seed}: one at a time");
            for done in saw.done {
                let code = done.outcome.as_ref().map_or_else(|failure| failure.code, |()| ResultCode::Ok);
                assert_eq!(results.insert(done.request.id, code), None, "SEED {seed}: one result for each");
            }
        }
        let (notes, lines): (Vec<&String>, Vec<&String>) =
            channel.rows.iter().partition(|row| row.starts_with('('));
        let said: Vec<u64> = lines.iter().map(|row| row[..5].parse().unwrap()).collect();
        assert!(said.is_sorted_by(|a, b| a < b), "SEED {seed}: {said:?}");
        let said = BTreeSet::from_iter(said);
        let mut omitted = 0;
        for (id, code) in &results {
            match code {
                ResultCode::Ok => assert!(said.contains(id), "SEED {seed}: {id} was not said"),
                ResultCode::ConnectionLost => {}
                // As the result's text says, an earlier try may have arrived.
                ResultCode::RequestCanceled if channel.lost.contains(&format!("\"7-{id:x}\"")) => {}
                _ => {
                    assert!(
                        matches!(code, ResultCode::Omitted | ResultCode::RequestCanceled),
                        "{id}: {code:?}"
                    );
                    assert!(!said.contains(id), "SEED {seed}: {id} was said, and its result is {code:?}");
                }
            }
            omitted += u64::from(*code == ResultCode::Omitted);
        }
        let count = |note: &&String| note[1..].split(' ').next().unwrap().parse::<u64>().unwrap();
        if !results.values().any(|code| *code == ResultCode::ConnectionLost) {
            assert_eq!(notes.iter().map(count).sum::<u64>(), omitted, "SEED {seed}");
        }
        assert!(omitted > 0, "SEED {seed}: nothing was left out");
    }
}
