//! A scheduler, a clock that only the test moves, and a Discord that answers what the test says.

use std::time::{Duration, Instant};

use tickcord::{
    base::{Failure, ResultCode},
    model::Snowflake,
    rest::{
        Completion, DEFAULT_REQUESTS_PER_SECOND, Fate, Headers, Input, InvalidBudget, Method, Output, Path,
        Paused, Request, Response, Scheduler, message::MessageCreate, routes::create_message,
    },
};

pub(crate) struct Bench {
    pub(crate) scheduler: Scheduler,
    pub(crate) now: Instant,
}

/// What one input led to.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// Requests to send, by number.
    pub(crate) started: Vec<u64>,
    pub(crate) done: Vec<Completion>,
    pub(crate) paused: Vec<Paused>,
    /// How long the last of those that started is waited for.
    pub(crate) patience: Duration,
}

impl Seen {
    pub(crate) fn codes(&self) -> Vec<ResultCode> {
        self.done
            .iter()
            .map(|done| done.outcome.as_ref().map_or_else(|f| f.code, |()| ResultCode::Ok))
            .collect()
    }

    /// The only result's text.
    pub(crate) fn text(&self) -> &str {
        assert_eq!(self.done.len(), 1, "{self:?}");
        &self.done[0].outcome.as_ref().unwrap_err().text
    }

    pub(crate) fn is_nothing(&self) -> bool {
        self.started.is_empty() && self.done.is_empty() && self.paused.is_empty()
    }
}

pub(crate) const MISSING_ACCESS: &str = r#"{"message":"Missing Access","code":50001}"#;
pub(crate) const UNKNOWN_CHANNEL: &str = r#"{"message":"Unknown Channel","code":10003}"#;
pub(crate) const SLOW: &str = r#"{"message":"You are being rate limited.","retry_after":1.2,"global":false}"#;

pub(crate) fn request(id: u64, method: Method, path: &str) -> Request {
    Request::new(id, method, Path::parse(path).unwrap())
}

/// A message to a channel.
pub(crate) fn message(id: u64, channel: u64, content: &str) -> Request {
    let call = create_message(Snowflake(channel), MessageCreate::text(content)).unwrap();
    call.into_request(id, 7, [0; 16]).unwrap()
}

impl Bench {
    /// Of a bot that is not logged in yet.
    pub(crate) fn held() -> Self {
        Self::beside(Box::leak(Box::default()))
    }

    /// The same, in a process with other clients.
    pub(crate) fn beside(budget: &'static InvalidBudget) -> Self {
        Self { scheduler: Scheduler::new(1, DEFAULT_REQUESTS_PER_SECOND, budget), now: Instant::now() }
    }

    /// Of a bot that is logged in, with another limit over all requests.
    pub(crate) fn open_for(requests_per_second: u32) -> Self {
        let scheduler = Scheduler::new(1, requests_per_second, Box::leak(Box::default()));
        let mut bench = Self { scheduler, now: Instant::now() };
        bench.give(Input::Open);
        bench
    }

    /// Of a bot that is logged in.
    pub(crate) fn open() -> Self {
        let mut bench = Self::held();
        bench.give(Input::Open);
        bench
    }

    pub(crate) fn give(&mut self, input: Input) -> Seen {
        self.scheduler.handle(self.now, input);
        let mut seen = Seen::default();
        while let Some(output) = self.scheduler.poll_output() {
            match output {
                Output::Start(request, patience) => {
                    seen.started.push(request.id);
                    seen.patience = patience;
                }
                Output::Waits(_) => {}
                Output::Done(completion) => seen.done.push(completion),
                Output::Paused(paused) => seen.paused.push(paused),
            }
        }
        assert!(
            self.scheduler.poll_timeout().is_none_or(|timeout| timeout > self.now),
            "a timeout that is due already would make the event loop spin"
        );
        seen
    }

    /// A message to a channel.
    pub(crate) fn send(&mut self, id: u64, channel: u64) -> Seen {
        self.submit(message(id, channel, "hi"))
    }

    pub(crate) fn call(&mut self, id: u64, method: Method, path: &str) -> Seen {
        self.submit(request(id, method, path))
    }

    pub(crate) fn submit(&mut self, request: Request) -> Seen {
        self.give(Input::Submit(request))
    }

    /// An answer that says yes, to be given.
    pub(crate) fn answer_input(id: u64, body: &str) -> Input {
        let headers = Headers::read([]);
        Input::Answered(id, Response { status: 200, headers, body: body.to_owned().into() })
    }

    /// Another answer, to be given.
    pub(crate) fn answer_of(id: u64, status: u16, body: &str) -> Input {
        Input::Answered(id, Response { status, headers: Headers::read([]), body: body.to_owned().into() })
    }

    pub(crate) fn answer(&mut self, id: u64, status: u16, body: &str, headers: &[(&str, &str)]) -> Seen {
        let headers = Headers::read(headers.iter().copied());
        self.give(Input::Answered(id, Response { status, headers, body: body.to_owned().into() }))
    }

    /// The same, and what is left of the limit.
    pub(crate) fn ok_input(id: u64, remaining: u64, reset_after: f64) -> Input {
        let (remaining, reset_after) = (remaining.to_string(), reset_after.to_string());
        let headers = [("x-ratelimit-remaining", &*remaining), ("x-ratelimit-reset-after", &*reset_after)];
        let headers = Headers::read(headers);
        Input::Answered(id, Response { status: 200, headers, body: "{}".into() })
    }

    /// An ordinary answer that names its bucket.
    pub(crate) fn ok_in(&mut self, id: u64, bucket: &str, remaining: u64, reset_after: f64) -> Seen {
        let (remaining, reset_after) = (remaining.to_string(), reset_after.to_string());
        let headers = [
            ("x-ratelimit-bucket", bucket),
            ("x-ratelimit-limit", "5"),
            ("x-ratelimit-remaining", &remaining),
            ("x-ratelimit-reset-after", &reset_after),
        ];
        self.answer(id, 200, "{}", &headers)
    }

    /// The connection ends without an answer.
    pub(crate) fn lose(&mut self, id: u64, fate: Fate) -> Seen {
        let failure = Failure::new(ResultCode::ConnectionLost, "The connection was lost.");
        self.give(Input::Failed { id, failure, fate })
    }

    /// Waits for whatever the scheduler waits for.
    pub(crate) fn wait(&mut self) -> Seen {
        self.now = self.scheduler.poll_timeout().expect("the scheduler waits for something");
        self.give(Input::Timeout)
    }

    /// The same, and how long that took.
    pub(crate) fn timed_wait(&mut self) -> (Duration, Seen) {
        let before = self.now;
        let seen = self.wait();
        (self.now - before, seen)
    }

    pub(crate) fn pass(&mut self, time: Duration) {
        self.now += time;
    }
}
