//! Commands are registered once the bot is logged in, and only if they differ.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use tickcord::{
    base::{Failure, ResultCode as R},
    model::Snowflake,
    rest::{
        ApplicationCommands, CommandInput as Input, CommandOutput as Output, CommandSet, Completion, Headers,
        Request, Response,
    },
};

const WAVE: &str = r#"[{"name":"wave","description":"Begins a wave"}]"#;
const LISTED: &str =
    r#"[{"id":"1","application_id":"5","type":1,"name":"wave","description":"Begins a wave","version":"2"}]"#;

struct Bench {
    commands: ApplicationCommands,
    now: Instant,
    sent: Vec<Request>,
    /// Number, code, and whether anything was written.
    results: Vec<(u64, R, bool)>,
}

impl Bench {
    fn new() -> Self {
        let commands = ApplicationCommands::default();
        Self { commands, now: Instant::now(), sent: Vec::new(), results: Vec::new() }
    }

    fn logged_in() -> Self {
        let mut bench = Self::new();
        bench.give(Input::Application(Snowflake(5)));
        bench
    }

    fn give(&mut self, input: Input) {
        self.commands.handle(self.now, input);
        while let Some(output) = self.commands.poll_output() {
            match output {
                Output::Submit(request) => self.sent.push(request),
                Output::Waits(_) => {}
                Output::Done { completion, changed } => {
                    let code = completion.outcome.map_or_else(|failure| failure.code, |()| R::Ok);
                    self.results.push((completion.request.id, code, changed));
                }
            }
        }
        assert!(self.commands.poll_timeout().is_none_or(|timeout| timeout > self.now));
    }

    fn set(&mut self, request: u64, guild: u64, json: &str) {
        self.give(Input::Set(CommandSet::new(request, Snowflake(guild), json).unwrap()));
    }

    fn discord(&mut self, status: u16, body: &str) -> String {
        assert_eq!(self.sent.len(), 1);
        let request = Arc::new(self.sent.remove(0));
        let what = format!("{} {}", request.method.as_str(), request.expose_target());
        let response = Response { status, headers: Headers::default(), body: body.to_owned().into() };
        let outcome = response.outcome();
        assert!(self.commands.owns(request.id));
        self.give(Input::Completed(Completion { request, outcome, response: Some(response) }));
        what
    }
}

#[test]
fn commands_that_are_registered_already_are_not_sent() {
    let mut bench = Bench::logged_in();
    bench.set(1, 0, WAVE);
    assert_eq!(bench.discord(200, LISTED), "GET /applications/5/commands?with_localizations=true");
    assert!(bench.sent.is_empty());
    assert_eq!(bench.results, [(1, R::Ok, false)]);
}

#[test]
fn commands_that_differ_replace_all_of_their_scope() {
    let mut bench = Bench::logged_in();
    bench.set(1, 9, WAVE);
    assert_eq!(bench.discord(200, "[]"), "GET /applications/5/guilds/9/commands?with_localizations=true");
    assert!(bench.results.is_empty());
    assert_eq!(bench.discord(200, LISTED), "PUT /applications/5/guilds/9/commands");
    assert_eq!(bench.results, [(1, R::Ok, true)]);
    bench.set(2, 9, "[]");
    bench.discord(200, LISTED);
    assert!(bench.discord(200, "[]").starts_with("PUT"), "an empty list removes what is there");
}

#[test]
fn a_failure_of_either_request_is_the_result() {
    let mut bench = Bench::logged_in();
    bench.set(1, 0, WAVE);
    bench.discord(403, r#"{"message":"Missing Access","code":50001}"#);
    bench.set(2, 0, WAVE);
    bench.discord(200, "[]");
    bench.discord(400, r#"{"message":"Invalid Form Body","code":50035}"#);
    assert_eq!(bench.results, [(1, R::HttpForbidden, false), (2, R::HttpBadRequest, false)]);
}

#[test]
fn commands_set_before_the_login_wait_for_it() {
    let mut bench = Bench::new();
    bench.set(1, 0, WAVE);
    assert!(bench.sent.is_empty());
    bench.give(Input::Application(Snowflake(5)));
    bench.discord(200, LISTED);
    assert_eq!(bench.results, [(1, R::Ok, false)]);

    let mut bench = Bench::new();
    bench.set(1, 0, WAVE);
    bench.now = bench.commands.poll_timeout().unwrap();
    bench.give(Input::Timeout);
    assert_eq!(bench.results, [(1, R::RequestExpired, false)]);

    let mut bench = Bench::new();
    bench.set(1, 0, WAVE);
    bench.give(Input::Stop(Failure::new(R::AuthenticationFailed, "Wrong token.")));
    bench.set(2, 0, WAVE);
    assert_eq!(bench.results, [(1, R::AuthenticationFailed, false), (2, R::AuthenticationFailed, false)]);
    bench.give(Input::Application(Snowflake(5)));
    bench.set(3, 0, WAVE);
    assert_eq!(bench.sent.len(), 1, "the operator has mended it");
}

#[test]
fn one_scope_is_set_after_the_other_and_those_that_wait_can_be_taken_back() {
    let mut bench = Bench::logged_in();
    for request in 1..=3 {
        bench.set(request, 0, WAVE);
    }
    bench.give(Input::Cancel(2));
    bench.give(Input::Cancel(1));
    assert_eq!(bench.results, [(2, R::RequestCanceled, false)], "the first is under way");
    bench.discord(200, LISTED);
    bench.now += Duration::from_secs(600);
    bench.discord(200, LISTED);
    assert_eq!(bench.results[1..], [(1, R::Ok, false), (3, R::Ok, false)]);
}
