//! Lines of chat that share messages, and what becomes of more than Discord takes.

use serde_json::{Value, json};
use tickcord::{
    base::ResultCode,
    model::Snowflake,
    rest::{
        Body, Completion, Fate, Input, MAX_LINES, Output, Priority, Request,
        message::{MAX_CONTENT, MessageCreate, Sharing},
        routes::{Webhook, WebhookExecute, create_message, execute_webhook},
    },
    text::{Lines, escape},
};

use crate::bench::{Bench, MISSING_ACCESS, SLOW, message};

const WEBHOOK: Webhook<'_> = Webhook { id: Snowflake(12), token: "s3cr3t-t0ken", thread: None };

pub(crate) fn line(id: u64, channel: u64, content: &str, priority: Priority) -> Request {
    let message = MessageCreate { sharing: Sharing::Line, priority, ..MessageCreate::text(content) };
    create_message(Snowflake(channel), message).unwrap().into_request(id, 7, [0; 16]).unwrap()
}

fn player(id: u64, name: &'static str, content: &str) -> Request {
    let picture = Some("https://example.com/face.png");
    let execute =
        WebhookExecute { username: Some(name.into()), avatar_url: picture, ..WebhookExecute::default() };
    let message = MessageCreate { sharing: Sharing::Line, ..MessageCreate::text(content) };
    execute_webhook(WEBHOOK, message, &execute).unwrap().into_request(id, 7, [0; 16]).unwrap()
}

/// A message on its way.
#[derive(Debug)]
pub(crate) struct Sent {
    pub(crate) id: u64,
    pub(crate) body: Value,
    pub(crate) carries: Vec<u64>,
}

/// What one input led to.
#[derive(Debug, Default)]
pub(crate) struct Saw {
    pub(crate) sent: Vec<Sent>,
    pub(crate) done: Vec<Completion>,
    waits: Vec<u64>,
}

impl Saw {
    fn contents(&self) -> Vec<&str> {
        self.sent.iter().map(|sent| sent.body["content"].as_str().unwrap()).collect()
    }

    fn results(&self) -> Vec<(u64, ResultCode)> {
        let code = |done: &Completion| done.outcome.as_ref().map_or_else(|f| f.code, |()| ResultCode::Ok);
        self.done.iter().map(|done| (done.request.id, code(done))).collect()
    }
}

impl Bench {
    pub(crate) fn watch(&mut self, input: Input) -> Saw {
        self.scheduler.handle(self.now, input);
        let mut saw = Saw::default();
        while let Some(output) = self.scheduler.poll_output() {
            match output {
                Output::Start(request, _) => {
                    let Body::Json(body) = &request.body else { panic!("{request:?} has no JSON") };
                    let body = serde_json::from_slice(body).unwrap();
                    saw.sent.push(Sent { id: request.id, body, carries: request.carries.clone() });
                }
                Output::Done(completion) => saw.done.push(completion),
                Output::Waits(id) => saw.waits.push(id),
                Output::Paused(paused) => panic!("{paused:?}"),
            }
        }
        saw
    }

    fn say(&mut self, id: u64, content: &str) -> Saw {
        self.watch(Input::Submit(line(id, 10, content, Priority::Normal)))
    }

    fn ok(&mut self, id: u64) -> Saw {
        self.watch(Self::answer_input(id, r#"{"id":"900"}"#))
    }

    /// Waits for whatever the scheduler waits for.
    fn watch_time(&mut self) -> Saw {
        self.now = self.scheduler.poll_timeout().expect("the scheduler waits for something");
        self.watch(Input::Timeout)
    }
}

#[test]
fn a_lone_line_goes_out_at_once_and_those_that_had_to_wait_go_together() {
    let mut bench = Bench::open();
    let first = bench.say(1, "ada: hi");
    assert_eq!(first.contents(), ["ada: hi"]);
    assert_eq!(first.sent[0].body["nonce"], "7-1");
    for (id, text) in [(2, "rook: hello"), (3, "mina: *waves*"), (4, "ada: gg")] {
        assert!(bench.say(id, text).sent.is_empty());
    }
    let saw = bench.ok(1);
    assert_eq!(saw.results(), [(1, ResultCode::Ok)]);
    assert_eq!(
        saw.sent[0].body,
        json!({
            "content": "rook: hello\nmina: *waves*\nada: gg",
            "nonce": "7-2",
            "enforce_nonce": true,
            "allowed_mentions": {"parse": []},
        })
    );
    assert_eq!((saw.sent[0].id, &*saw.sent[0].carries), (2, &[2, 3, 4][..]));
    let saw = bench.ok(2);
    assert_eq!(saw.results(), [(2, ResultCode::Ok), (3, ResultCode::Ok), (4, ResultCode::Ok)]);
    for done in &saw.done {
        assert_eq!(&done.response.as_ref().unwrap().body[..], br#"{"id":"900"}"#, "each knows its message");
    }
    assert!(bench.scheduler.is_idle());
}

#[test]
fn lines_are_held_before_the_login_and_go_out_together() {
    let mut bench = Bench::held();
    for id in 1..=3 {
        bench.say(id, &format!("line {id}"));
    }
    assert_eq!(bench.watch(Input::Open).contents(), ["line 1\nline 2\nline 3"]);
}

#[test]
fn a_message_is_full_at_2000_code_points() {
    let mut bench = Bench::held();
    let half = "😀".repeat(MAX_CONTENT / 2);
    bench.say(1, &half[4..]);
    bench.say(2, &half);
    bench.say(3, "x");
    assert_eq!(bench.watch(Input::Open).contents(), [format!("{}\n{half}", &half[4..])]);
    assert_eq!(bench.ok(1).contents(), ["x"]);
}

#[test]
fn other_messages_keep_their_place_between_lines() {
    let mut bench = Bench::held();
    bench.say(1, "a");
    bench.say(2, "b");
    bench.watch(Input::Submit(message(3, 10, "an announcement")));
    bench.say(4, "c");
    let loud = MessageCreate { sharing: Sharing::Line, tts: true, ..MessageCreate::text("d") };
    let loud = create_message(Snowflake(10), loud).unwrap().into_request(5, 7, [0; 16]).unwrap();
    bench.watch(Input::Submit(loud));
    assert_eq!(bench.watch(Input::Open).contents(), ["a\nb"]);
    assert_eq!(bench.ok(1).contents(), ["an announcement"]);
    assert_eq!(bench.ok(3).contents(), ["c"]);
    let last = bench.ok(4);
    assert_eq!((last.contents(), &last.sent[0].body["tts"]), (vec!["d"], &true.into()));
}

#[test]
fn players_who_talk_through_a_webhook_share_no_message() {
    let mut bench = Bench::open();
    bench.watch(Input::Submit(player(9, "ada", "under way")));
    for (id, name) in [(1, "ada"), (2, "ada"), (3, "rook"), (4, "ada")] {
        bench.watch(Input::Submit(player(id, name, &format!("line {id}"))));
    }
    let mut saw = bench.ok(9);
    for (id, name, text) in [(1, "ada", "line 1\nline 2"), (3, "rook", "line 3"), (4, "ada", "line 4")] {
        assert_eq!((&saw.sent[0].body["username"], saw.contents()), (&name.into(), vec![text]));
        assert_eq!(saw.sent[0].body.get("nonce"), None, "webhooks know none");
        saw = bench.ok(id);
    }
}

#[test]
fn threads_of_one_webhook_share_its_limit_and_no_message() {
    let mut bench = Bench::open();
    for (id, thread) in [(9, 4), (1, 5), (2, 6), (3, 6)] {
        let webhook = Webhook { thread: Some(Snowflake(thread)), ..WEBHOOK };
        let message = MessageCreate { sharing: Sharing::Line, ..MessageCreate::text("hi") };
        let call = execute_webhook(webhook, message, &WebhookExecute::default()).unwrap();
        bench.watch(Input::Submit(call.into_request(id, 7, [0; 16]).unwrap()));
    }
    assert_eq!(bench.ok(9).contents(), ["hi"]);
    assert_eq!(bench.ok(1).contents(), ["hi\nhi"]);
}

#[test]
fn a_line_that_opens_markdown_does_not_swallow_the_next() {
    for text in [
        "```",
        "look: ``` `",
        "`a\\` `b",
        "||secret",
        ">>> all of it",
        "**bold",
        "`x",
        "a\n >>> b",
        "*gg",
        "5*3",
        "*a *b",
        "***a**",
        "_gg",
        "a _b_ _c",
        "my_name",
        "*<@1> hi",
    ] {
        let mut bench = Bench::held();
        bench.say(1, "before");
        bench.say(2, text);
        bench.say(3, "after");
        assert_eq!(bench.watch(Input::Open).contents(), [format!("before\n{text}")]);
        assert_eq!(bench.ok(1).contents(), ["after"]);
    }
    let escaped = escape("`|| ** __ ~~ >>> ``` *a _b", Lines::Join);
    for text in [
        "```x```",
        "||a|| **b** `c`",
        "> quoted",
        "5 * 3",
        "`a**`",
        "https://example.com/a__b",
        "*a* _b c_",
        "***a***",
        "*<@1>*",
        "**a *b* c**",
        "gg*",
        "`*a` \\*b my\\_name",
        "https://example.com/a_b",
        &escaped,
    ] {
        let mut bench = Bench::held();
        bench.say(1, text);
        bench.say(2, "after");
        assert_eq!(bench.watch(Input::Open).contents(), [format!("{text}\nafter")]);
    }
}

#[test]
fn a_line_can_be_taken_back_until_its_message_starts() {
    let mut bench = Bench::open();
    for id in 1..=4 {
        bench.say(id, &format!("line {id}"));
    }
    assert_eq!(bench.watch(Input::Cancel(3)).results(), [(3, ResultCode::RequestCanceled)]);
    assert_eq!(bench.ok(1).contents(), ["line 2\nline 4"]);
    for id in [2, 4] {
        assert!(bench.watch(Input::Cancel(id)).done.is_empty(), "it is on its way");
    }
    // The host's word came while the message was being worded.
    bench.say(5, "line 5");
    bench.say(6, "line 6");
    bench.ok(2);
    let saw = bench.watch(Input::NotStarted { id: 5, canceled: vec![5] });
    assert_eq!((saw.results(), saw.contents()), (vec![(5, ResultCode::RequestCanceled)], vec!["line 6"]));
    assert_eq!(saw.waits, [6]);
}

#[test]
fn what_was_certainly_not_posted_comes_apart_and_takes_more_along() {
    let mut bench = Bench::held();
    bench.say(1, "a");
    bench.say(2, "b");
    bench.watch(Input::Open);
    let seen = bench.answer(1, 429, SLOW, &[("retry-after", "2")]);
    assert!(seen.is_nothing());
    bench.say(3, "c");
    bench.watch(Input::Cancel(1));
    let saw = bench.watch_time();
    assert_eq!((saw.contents(), &saw.sent[0].body["nonce"]), (vec!["b\nc"], &"7-2".into()));
}

#[test]
fn what_may_have_been_posted_is_sent_again_as_it_was() {
    let mut bench = Bench::held();
    bench.say(1, "a");
    bench.say(2, "b");
    let first = bench.watch(Input::Open).sent.remove(0).body;
    bench.lose(1, Fate::PerhapsSent);
    bench.say(3, "c");
    assert!(bench.watch(Input::Cancel(1)).done.is_empty(), "it may be posted");
    let mut again = bench.watch_time();
    assert_eq!(again.sent.remove(0).body, first, "by its nonce Discord knows it");
    let saw = bench.ok(1);
    assert_eq!((saw.results(), saw.contents()), (vec![(1, ResultCode::Ok), (2, ResultCode::Ok)], vec!["c"]));
}

#[test]
fn a_line_that_discord_finds_fault_with_fails_alone() {
    let mut bench = Bench::held();
    for id in 1..=3 {
        bench.say(id, &format!("line {id}"));
    }
    bench.watch(Input::Open);
    let refused = r#"{"message":"Message blocked","code":240000}"#;
    let seen = bench.answer(1, 400, refused, &[]);
    assert_eq!((seen.started, seen.done.len()), (vec![1], 0));
    assert_eq!(bench.ok(1).contents(), ["line 2"]);
    let seen = bench.answer(2, 400, refused, &[]);
    assert_eq!((seen.codes(), &*seen.started), (vec![ResultCode::HttpBadRequest], &[3][..]));
    assert_eq!(bench.ok(3).results(), [(3, ResultCode::Ok)]);
}

#[test]
fn a_refusal_of_the_channel_is_the_result_of_each_line() {
    let mut bench = Bench::held();
    bench.say(1, "a");
    bench.say(2, "b");
    bench.watch(Input::Open);
    assert_eq!(bench.answer(1, 403, MISSING_ACCESS, &[]).codes(), [ResultCode::HttpForbidden; 2]);
}

#[test]
fn of_too_many_lines_the_oldest_of_the_least_important_are_left_out_and_counted() {
    let mut bench = Bench::open();
    bench.say(1, "under way");
    let most = MAX_LINES as u64;
    for id in 2..most + 2 {
        let priority = if id == 3 { Priority::High } else { Priority::Normal };
        let saw = bench.watch(Input::Submit(line(id, 10, &format!("{id}"), priority)));
        assert!(saw.done.is_empty());
    }
    let saw = bench.say(most + 2, "one more");
    assert_eq!(saw.results(), [(2, ResultCode::Omitted)]);
    let saw = bench.say(most + 3, "and another");
    assert_eq!(saw.results(), [(4, ResultCode::Omitted)]);
    bench.say(most + 4, "and another");
    let low = bench.watch(Input::Submit(line(most + 5, 10, "whisper", Priority::Low)));
    assert_eq!(low.results(), [(most + 5, ResultCode::Omitted)], "the least important is the new one itself");
    let saw = bench.ok(1);
    let text = saw.contents()[0];
    assert!(text.starts_with("(1 line omitted)\n3\n(2 lines omitted)\n6\n7\n"), "{text}");
    let mut under_way = saw.sent;
    let mut said = String::new();
    while let Some(sent) = under_way.pop() {
        said = format!("{said}\n{}", sent.body["content"].as_str().unwrap());
        under_way = bench.ok(sent.id).sent;
    }
    assert!(said.ends_with("\none more\nand another\nand another\n(1 line omitted)"), "{said}");
    assert!(bench.scheduler.is_idle());
}

#[test]
fn lines_in_many_channels_leave_room_for_other_requests() {
    let mut bench = Bench::held();
    let mut omitted = 0;
    for id in 1..=2000 {
        let saw = bench.watch(Input::Submit(line(id, id % 9 + 1, "hi", Priority::Normal)));
        omitted += saw.done.len();
    }
    assert_eq!(2000 - omitted, 768, "a client accepts 1024 requests");
}

#[test]
fn a_note_alone_is_a_message_too() {
    let mut bench = Bench::held();
    for id in 0..=MAX_LINES as u64 {
        bench.say(id + 1, "hi");
    }
    for id in 2..=MAX_LINES as u64 + 1 {
        bench.watch(Input::Cancel(id));
    }
    let saw = bench.watch(Input::Open);
    assert_eq!((saw.contents(), saw.sent[0].carries.len()), (vec!["(1 line omitted)"], 0));
    assert!(Request::is_internal(saw.sent[0].id));
    assert!(bench.ok(saw.sent[0].id).done.is_empty(), "its line has its result already");
    assert!(bench.scheduler.is_idle());
}

#[test]
fn a_note_alone_does_not_speak_in_a_players_name() {
    let mut bench = Bench::open();
    let first = MAX_LINES as u64 + 2;
    bench.watch(Input::Submit(player(first, "ada", "under way")));
    for id in 0..=MAX_LINES as u64 {
        bench.watch(Input::Submit(player(id + 1, "ada", "hi")));
    }
    for id in 2..=MAX_LINES as u64 + 1 {
        bench.watch(Input::Cancel(id));
    }
    let saw = bench.ok(first);
    assert_eq!(saw.sent[0].body, json!({"content": "(1 line omitted)", "allowed_mentions": {"parse": []}}));
}
