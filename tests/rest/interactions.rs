//! Interactions in virtual time: who answers first, what a late or double answer comes to.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use tickcord::{
    base::{Failure, ResultCode as R},
    model::{
        InteractionType::{self, *},
        Snowflake,
    },
    rest::{
        Answer, AutoDefer, Body, Choice, ChoiceValue, Choices, Completion, File, FileContent, Headers,
        InteractionInput as Input, InteractionOutput as Output, Interactions, MAX_INTERACTIONS, Method,
        Modal, Received, Reply, Request, Response,
        message::{MessageCreate, OnTooLong},
    },
};

struct Bench {
    interactions: Interactions,
    now: Instant,
    /// Requests that were given out and have no answer yet.
    sent: Vec<Request>,
    /// Results of the host's answers.
    results: Vec<(u64, R, String)>,
    /// What Discord answered to the last of them.
    body: String,
    not_deferred: Vec<Failure>,
    forgotten: usize,
    next: u64,
}

const ID: Snowflake = Snowflake(77);
const TOKEN: &str = "aW50ZXJhY3Rpb24-token";
const UNKNOWN_INTERACTION: &str = r#"{"message":"Unknown interaction","code":10062}"#;
const ALREADY_ACKNOWLEDGED: &str = r#"{"message":"Interaction has already been acknowledged.","code":40060}"#;
const UNKNOWN_MESSAGE: &str = r#"{"message":"Unknown Message","code":10008}"#;
const INVALID_FORM: &str = r#"{"message":"Invalid Form Body","code":50035}"#;

impl Bench {
    fn new(auto_defer: AutoDefer) -> Self {
        Self {
            interactions: Interactions::new(auto_defer),
            now: Instant::now(),
            sent: Vec::new(),
            results: Vec::new(),
            body: String::new(),
            not_deferred: Vec::new(),
            forgotten: 0,
            next: 1,
        }
    }

    /// One that has just received this interaction.
    fn with(auto_defer: AutoDefer, kind: InteractionType) -> Self {
        let mut bench = Self::new(auto_defer);
        bench.receive(ID, kind, kind == Component);
        bench
    }

    fn receive(&mut self, id: Snowflake, kind: InteractionType, has_message: bool) {
        let application = Snowflake(5);
        let token = TOKEN.to_owned();
        self.give(Input::Received(Received { id, application, token, kind: Some(kind), has_message }));
    }

    fn give(&mut self, input: Input) {
        self.interactions.handle(self.now, input);
        while let Some(output) = self.interactions.poll_output() {
            match output {
                Output::Submit(request) => self.sent.push(request),
                Output::Waits(_) => {}
                Output::Done(done) => {
                    let (code, text) =
                        done.outcome.map_or_else(|f| (f.code, f.text), |()| (R::Ok, String::new()));
                    self.results.push((done.request.id, code, text));
                    let body = done.response.map(|response| response.body).unwrap_or_default();
                    self.body = String::from_utf8(body.to_vec()).unwrap();
                }
                Output::NotDeferred(failure) => self.not_deferred.push(failure),
                Output::Forgotten => self.forgotten += 1,
            }
        }
        let timeout = self.interactions.poll_timeout();
        assert!(timeout.is_none_or(|timeout| timeout > self.now), "it would make the event loop spin");
    }

    /// Lets time pass, with a timeout whenever one is due.
    fn pass(&mut self, time: Duration) {
        let end = self.now + time;
        while let Some(timeout) = self.interactions.poll_timeout().filter(|timeout| *timeout <= end) {
            self.now = timeout;
            self.give(Input::Timeout);
        }
        self.now = end;
    }

    fn answer(&mut self, answer: Answer) -> u64 {
        let request = self.next;
        self.next += 1;
        self.give(Input::Answer { request, interaction: ID, answer });
        request
    }

    /// Discord answers the only request that is under way.
    fn discord(&mut self, status: u16, body: &str) -> String {
        assert_eq!(self.sent.len(), 1, "{:?}", self.sent);
        let request = self.sent.remove(0);
        let what = shown(&request);
        let response = Response { status, headers: Headers::default(), body: body.to_owned().into() };
        let outcome = response.outcome();
        assert!(self.interactions.owns(request.id));
        self.give(Input::Completed(Completion {
            request: Arc::new(request),
            outcome,
            response: Some(response),
        }));
        what
    }

    fn ok(&mut self) -> String {
        self.discord(204, "")
    }

    /// The last result.
    fn code(&self) -> R {
        self.results.last().expect("a result").1
    }
}

/// Method, path and body of a request; the token is left out.
fn shown(request: &Request) -> String {
    let body = match &request.body {
        Body::Json(json) => serde_json::from_slice::<Value>(json).unwrap().to_string(),
        Body::None => String::new(),
        Body::Multipart(_) => "files".to_owned(),
    };
    let path = request.path.expose().replace(TOKEN, "T");
    format!("{} {path} {body}", request.method.as_str()).trim_end().to_owned()
}

fn reply(message: MessageCreate<'_>) -> Reply {
    Reply::new(message, [0; 16]).unwrap()
}

fn text(text: &str) -> MessageCreate<'_> {
    MessageCreate::text(text)
}

/// For the user alone.
fn hushed(text: &str) -> MessageCreate<'_> {
    MessageCreate { is_ephemeral: true, ..MessageCreate::text(text) }
}

fn edit(text: &str) -> Reply {
    Reply::edit(MessageCreate::text(text), [0; 16]).unwrap()
}

fn respond(text: &str) -> Answer {
    Answer::Respond(reply(MessageCreate::text(text)))
}

fn choices() -> Answer {
    let choice = Choice { name: "Wave 1", value: ChoiceValue::Integer(1) };
    Answer::Autocomplete(Choices::new(&[choice]).unwrap())
}

fn modal() -> Answer {
    let input =
        json!([{"type": 18, "label": "What", "component": {"type": 4, "custom_id": "what", "style": 1}}]);
    Answer::Modal(Modal::new("report", "Report", &input.to_string()).unwrap())
}

const SECOND: Duration = Duration::from_secs(1);

#[test]
fn an_answer_in_time_goes_out_at_once_and_pings_nobody() {
    let mut bench = Bench::with(AutoDefer::Public, Command);
    bench.pass(SECOND);
    bench.answer(Answer::Respond(reply(hushed("@everyone"))));
    let request = &bench.sent[0];
    assert!(!request.counts_globally && !request.is_authenticated() && request.max_age == 2 * SECOND);
    bench.pass(2 * SECOND);
    let sent = bench.ok();
    assert!(sent.starts_with("POST /interactions/77/T/callback"), "{sent}");
    let body: Value =
        serde_json::from_str(sent.split_once(" {").map(|(_, body)| format!("{{{body}")).unwrap().as_str())
            .unwrap();
    let data = json!({"content": "@everyone", "allowed_mentions": {"parse": []}, "flags": 64});
    assert_eq!(body, json!({"type": 4, "data": data}));
    assert_eq!(bench.results, [(1, R::Ok, String::new())]);
    bench.pass(60 * SECOND);
    assert!(bench.sent.is_empty(), "no deferral follows an answer");
    assert!(bench.not_deferred.is_empty(), "nor is one tried while the answer is on its way");
}

#[test]
fn a_host_that_does_not_answer_in_two_seconds_is_deferred_and_then_edits() {
    let mut bench = Bench::with(AutoDefer::Public, Command);
    bench.pass(Duration::from_millis(1999));
    assert!(bench.sent.is_empty());
    bench.pass(Duration::from_millis(1));
    assert!(bench.sent[0].max_age <= SECOND, "later it would be in vain");
    assert_eq!(bench.ok(), r#"POST /interactions/77/T/callback {"type":5}"#);
    assert!(bench.results.is_empty(), "the host did not ask for it");
    bench.pass(600 * SECOND);
    let request = bench.answer(respond("done"));
    let sent = bench.ok();
    assert!(
        sent.starts_with("PATCH /webhooks/5/T/messages/@original") && sent.contains(r#""content":"done""#),
        "{sent}"
    );
    assert_eq!(bench.results, [(request, R::Ok, String::new())]);
}

#[test]
fn nothing_is_deferred_where_the_host_did_not_ask_for_it() {
    let mut bench = Bench::with(AutoDefer::Off, Command);
    bench.pass(Duration::from_millis(2999));
    assert!(bench.sent.is_empty());
    bench.pass(Duration::from_millis(1));
    bench.answer(respond("late"));
    assert!(bench.sent.is_empty(), "Discord has forgotten it");
    assert_eq!(bench.code(), R::InteractionExpired);
    assert!(bench.results[0].2.contains("auto_defer"), "{}", bench.results[0].2);
}

#[test]
fn each_type_is_deferred_in_its_own_way() {
    let cases = [
        (AutoDefer::Ephemeral, Command, false, r#"{"data":{"flags":64},"type":5}"#),
        (AutoDefer::Ephemeral, Component, true, r#"{"type":6}"#),
        (AutoDefer::Public, Modal, true, r#"{"type":6}"#),
        (AutoDefer::Public, Modal, false, r#"{"type":5}"#),
        (AutoDefer::Public, Autocomplete, false, r#"{"data":{"choices":[]},"type":8}"#),
    ];
    for (auto_defer, kind, has_message, body) in cases {
        let mut bench = Bench::new(auto_defer);
        bench.receive(ID, kind, has_message);
        bench.pass(2 * SECOND);
        assert_eq!(bench.ok(), format!("POST /interactions/77/T/callback {body}"), "{kind:?}");
    }
    let mut bench = Bench::new(AutoDefer::Public);
    let token = TOKEN.to_owned();
    let newer = Received { id: ID, application: Snowflake(5), token, kind: None, has_message: false };
    bench.give(Input::Received(newer));
    bench.pass(10 * SECOND);
    assert!(bench.sent.is_empty(), "nobody knows how to defer a type that Discord adds tomorrow");
}

#[test]
fn a_second_answer_is_refused_in_words_that_say_what_to_do() {
    let mut bench = Bench::with(AutoDefer::Public, Command);
    bench.answer(respond("one"));
    bench.answer(respond("two"));
    assert_eq!(bench.sent.len(), 1, "it waits to see what becomes of the first");
    bench.ok();
    assert_eq!(bench.code(), R::InteractionAlreadyAnswered);
    assert!(bench.results[1].2.contains("follow_up"), "{}", bench.results[1].2);
    for answer in [Answer::Defer { ephemeral: false }, modal()] {
        bench.answer(answer);
        assert_eq!(bench.code(), R::InteractionAlreadyAnswered);
    }
}

#[test]
fn what_follows_an_answer_waits_for_it_and_keeps_its_order() {
    let mut bench = Bench::with(AutoDefer::Public, Command);
    bench.answer(respond("one"));
    bench.answer(Answer::FollowUp(reply(hushed("two"))));
    bench.answer(Answer::Edit { message: Snowflake(0), reply: edit("one!") });
    bench.answer(Answer::Edit { message: Snowflake(9), reply: edit("two!") });
    bench.answer(Answer::Delete { message: Snowflake(0) });
    let mut next = || {
        assert!(!bench.sent[0].counts_globally);
        bench.ok()
    };
    let sent: Vec<String> = (0..5).map(|_| next()).collect();
    let heads: Vec<&str> = sent.iter().map(|sent| sent.split(" {").next().unwrap()).collect();
    assert_eq!(
        heads,
        [
            "POST /interactions/77/T/callback",
            "POST /webhooks/5/T",
            "PATCH /webhooks/5/T/messages/@original",
            "PATCH /webhooks/5/T/messages/9",
            "DELETE /webhooks/5/T/messages/@original"
        ]
    );
    assert!(sent[1].contains("\"flags\":64"));
    assert_eq!(bench.results.iter().map(|result| result.0).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    assert!(bench.results.iter().all(|result| result.1 == R::Ok));
}

#[test]
fn before_the_first_answer_there_is_nothing_to_follow_up() {
    let mut bench = Bench::with(AutoDefer::Off, Command);
    let edit = Answer::Edit { message: Snowflake(0), reply: edit("x") };
    for answer in [Answer::FollowUp(reply(text("x"))), edit, Answer::Delete { message: Snowflake(0) }] {
        bench.answer(answer);
        assert_eq!(bench.code(), R::InteractionUnanswered);
    }
    bench.answer(respond("still possible"));
    assert_eq!(bench.sent.len(), 1);
}

#[test]
fn an_answer_for_one_user_never_fills_a_deferral_that_all_see() {
    let mut bench = Bench::with(AutoDefer::Public, Command);
    bench.pass(2 * SECOND);
    bench.ok();
    bench.answer(Answer::Respond(reply(hushed("your password"))));
    assert_eq!(bench.ok(), "DELETE /webhooks/5/T/messages/@original");
    assert!(bench.results.is_empty(), "it is under way still");
    let sent = bench.ok();
    assert!(sent.starts_with("POST /webhooks/5/T {") && sent.contains("\"flags\":64"), "{sent}");
    assert_eq!(bench.results, [(1, R::Ok, String::new())]);

    let mut bench = Bench::with(AutoDefer::Ephemeral, Command);
    bench.pass(2 * SECOND);
    bench.ok();
    bench.answer(respond("for all"));
    bench.discord(404, UNKNOWN_MESSAGE);
    let sent = bench.ok();
    assert!(sent.starts_with("POST /webhooks/5/T {") && !sent.contains("flags"), "{sent}");
    assert_eq!(bench.code(), R::Ok, "what was to make room is gone already");
}

/// A text of three messages, for the user alone, with a file.
fn long() -> Reply {
    let file = File {
        name: "map.png".to_owned(),
        content_type: String::new(),
        content: FileContent::Memory("pixels".into()),
    };
    let words = "word ".repeat(1000);
    let message = MessageCreate { on_too_long: OnTooLong::Split, files: vec![file], ..hushed(&words) };
    Reply::new(message, [0; 16]).unwrap()
}

#[test]
fn the_first_part_of_a_long_text_is_the_answer_and_the_others_follow() {
    let mut bench = Bench::with(AutoDefer::Off, Command);
    let request = bench.answer(Answer::Respond(long()));
    let second = bench.answer(Answer::FollowUp(reply(text("and more"))));
    let sent =
        bench.discord(200, r#"{"interaction":{"id":"77"},"resource":{"type":4,"message":{"id":"1"}}}"#);
    assert!(
        sent.starts_with("POST /interactions/77/T/callback {") && sent.contains("\"flags\":64"),
        "{sent}"
    );
    assert_eq!(bench.results, [], "parts of it are to come");
    let sent = bench.discord(200, r#"{"id":"2"}"#);
    assert!(sent.starts_with("POST /webhooks/5/T {") && sent.contains("\"flags\":64"), "{sent}");
    assert_eq!(bench.discord(200, r#"{"id":"3"}"#), "POST /webhooks/5/T files");
    assert_eq!(
        (&bench.results[0], &*bench.body),
        (&(request, R::Ok, String::new()), r#"[{"id":"1"},{"id":"2"},{"id":"3"}]"#)
    );
    assert!(bench.ok().contains("and more"), "no other answer comes between the parts");
    assert_eq!(bench.results[1].0, second);
}

#[test]
fn a_long_text_fills_a_deferral_or_follows_one_that_all_see() {
    for (auto_defer, heads) in [
        (AutoDefer::Ephemeral, ["PATCH /webhooks/5/T/messages/@original {", "POST /webhooks/5/T {"]),
        (AutoDefer::Public, ["DELETE /webhooks/5/T/messages/@original", "POST /webhooks/5/T {"]),
    ] {
        let mut bench = Bench::with(auto_defer, Command);
        bench.pass(2 * SECOND);
        bench.ok();
        bench.answer(Answer::Respond(long()));
        for head in heads {
            let sent = bench.ok();
            assert!(sent.starts_with(head), "{sent}");
        }
    }
}

#[test]
fn a_part_that_fails_ends_the_rest_and_tells_how_many_were_sent() {
    let mut bench = Bench::with(AutoDefer::Off, Command);
    bench.answer(Answer::Respond(long()));
    bench.ok();
    bench.discord(404, UNKNOWN_MESSAGE);
    assert_eq!((bench.code(), bench.sent.len()), (R::HttpNotFound, 0));
    assert!(bench.results[0].2.ends_with("Of its 3 parts 1 were sent."), "{}", bench.results[0].2);
    bench.answer(respond("again"));
    assert_eq!(bench.code(), R::InteractionAlreadyAnswered, "the first part was an answer");
}

#[test]
fn the_result_of_an_answer_is_its_message_whatever_way_it_went() {
    let mut bench = Bench::with(AutoDefer::Off, Command);
    bench.answer(respond("x"));
    assert_eq!(bench.sent[0].query, "with_response=true");
    bench.discord(200, r#"{"interaction":{"id":"77"},"resource":{"type":4,"message":{"id":"1"}}}"#);
    assert_eq!(bench.body, r#"{"id":"1"}"#);

    let mut bench = Bench::with(AutoDefer::Public, Command);
    bench.pass(2 * SECOND);
    assert_eq!(bench.sent[0].query, "", "nobody waits for what a deferral looks like");
    bench.ok();
    bench.answer(respond("x"));
    bench.discord(200, r#"{"id":"1"}"#);
    assert_eq!(bench.body, r#"{"id":"1"}"#);
}

#[test]
fn what_an_edit_cannot_have_is_left_out_where_an_answer_fills_a_deferral() {
    let mut bench = Bench::with(AutoDefer::Public, Command);
    bench.pass(2 * SECOND);
    bench.ok();
    let loud = MessageCreate {
        tts: true,
        suppress_notifications: true,
        suppress_embeds: Some(true),
        ..MessageCreate::text("x")
    };
    bench.answer(Answer::Respond(reply(loud)));
    let sent = bench.ok();
    assert!(sent.contains("\"flags\":4}") && !sent.contains("tts"), "{sent}");
}

#[test]
fn a_deferred_button_can_still_update_its_message_or_answer_with_a_new_one() {
    for (answer, expected) in [
        (Answer::Update(edit("x")), "PATCH /webhooks/5/T/messages/@original {"),
        (Answer::Respond(reply(hushed("x"))), "POST /webhooks/5/T {"),
    ] {
        let mut bench = Bench::with(AutoDefer::Public, Component);
        bench.pass(2 * SECOND);
        bench.ok();
        bench.answer(answer);
        let sent = bench.ok();
        assert!(sent.starts_with(expected), "{sent}");
    }
    let mut bench = Bench::with(AutoDefer::Off, Component);
    bench.answer(Answer::Update(edit("x")));
    assert!(bench.ok().contains(r#""type":7"#));
}

#[test]
fn the_hosts_own_deferral_may_come_after_the_librarys() {
    for (kind, answer) in [
        (Command, Answer::Defer { ephemeral: true }),
        (Component, Answer::DeferUpdate),
        (Component, Answer::Defer { ephemeral: false }),
    ] {
        let mut bench = Bench::with(AutoDefer::Public, kind);
        bench.pass(2 * SECOND);
        bench.answer(answer);
        bench.ok();
        assert_eq!((bench.code(), bench.sent.len()), (R::Ok, 0), "it is so already");
    }
    let mut bench = Bench::with(AutoDefer::Off, Command);
    bench.answer(Answer::Defer { ephemeral: false });
    assert_eq!(bench.ok(), r#"POST /interactions/77/T/callback {"type":5}"#);
    bench.answer(Answer::Defer { ephemeral: false });
    assert_eq!(bench.code(), R::InteractionAlreadyAnswered);
}

#[test]
fn a_form_cannot_follow_a_deferral() {
    let mut bench = Bench::with(AutoDefer::Public, Command);
    bench.pass(2 * SECOND);
    bench.answer(modal());
    bench.ok();
    assert_eq!(bench.code(), R::InteractionDeferred);
    assert!(bench.results[0].2.contains("auto_defer off"), "{}", bench.results[0].2);

    let mut bench = Bench::with(AutoDefer::Public, Component);
    bench.answer(modal());
    let sent = bench.ok();
    assert!(sent.contains(r#""type":9"#) && sent.contains(r#""custom_id":"report""#), "{sent}");
    assert_eq!(bench.code(), R::Ok);

    let mut bench = Bench::with(AutoDefer::Off, Component);
    bench.answer(Answer::Defer { ephemeral: false });
    bench.ok();
    bench.answer(Answer::Update(edit("x")));
    assert_eq!(bench.code(), R::InteractionDeferred, "a thinking bot answers with a message of its own");
}

#[test]
fn answers_of_the_wrong_kind_are_refused_before_discord_sees_them() {
    let cases = [
        (Command, choices()),
        (Command, Answer::DeferUpdate),
        (Command, Answer::Update(edit("x"))),
        (Autocomplete, respond("x")),
        (Autocomplete, Answer::Defer { ephemeral: true }),
        (Modal, modal()),
    ];
    for (kind, answer) in cases {
        let mut bench = Bench::with(AutoDefer::Public, kind);
        let words = format!("{kind:?} {answer:?}");
        bench.answer(answer);
        assert_eq!((bench.code(), bench.sent.len()), (R::InteractionMismatch, 0), "{words}");
    }
}

#[test]
fn completions_come_in_time_or_not_at_all() {
    let mut bench = Bench::with(AutoDefer::Public, Autocomplete);
    bench.answer(choices());
    assert!(bench.ok().contains(r#"{"choices":[{"name":"Wave 1","value":1}]}"#));
    let mut bench = Bench::with(AutoDefer::Public, Autocomplete);
    bench.pass(2 * SECOND);
    bench.ok();
    bench.answer(choices());
    assert_eq!(bench.code(), R::InteractionAlreadyAnswered);
    assert!(bench.results[0].2.contains("Answer sooner"), "{}", bench.results[0].2);
}

#[test]
fn an_answer_that_discord_refuses_leaves_room_for_a_better_one() {
    let mut bench = Bench::with(AutoDefer::Public, Command);
    bench.answer(respond("bad embed"));
    bench.discord(400, INVALID_FORM);
    assert_eq!(bench.code(), R::HttpBadRequest);
    bench.answer(respond("good"));
    bench.ok();
    assert_eq!(bench.code(), R::Ok);

    // Or the library steps in.
    let mut bench = Bench::with(AutoDefer::Public, Command);
    bench.pass(SECOND);
    bench.answer(respond("bad embed"));
    bench.pass(Duration::from_millis(1500));
    bench.discord(400, INVALID_FORM);
    assert_eq!(bench.ok(), r#"POST /interactions/77/T/callback {"type":5}"#);
}

#[test]
fn discords_own_words_for_late_and_double_answers_have_the_same_codes() {
    for (status, body, code) in [
        (404, UNKNOWN_INTERACTION, R::InteractionExpired),
        (400, ALREADY_ACKNOWLEDGED, R::InteractionAlreadyAnswered),
    ] {
        let mut bench = Bench::with(AutoDefer::Off, Command);
        bench.answer(respond("x"));
        bench.discord(status, body);
        assert_eq!(bench.code(), code);
        bench.answer(respond("y"));
        assert_eq!((bench.code(), bench.sent.len()), (code, 0));
    }
}

#[test]
fn an_answer_that_could_not_be_sent_in_time_is_late() {
    let mut bench = Bench::with(AutoDefer::Off, Command);
    bench.answer(respond("x"));
    bench.pass(3 * SECOND);
    let request = Arc::new(bench.sent.remove(0));
    let outcome = Err(Failure::new(R::RequestExpired, "The request was given up after 3 s."));
    bench.give(Input::Completed(Completion { request, outcome, response: None }));
    assert_eq!(bench.code(), R::InteractionExpired);
}

#[test]
fn a_deferral_that_fails_is_told_and_not_tried_again() {
    let mut bench = Bench::with(AutoDefer::Public, Command);
    bench.pass(2 * SECOND);
    bench.discord(500, "");
    assert_eq!(bench.not_deferred.len(), 1);
    bench.pass(Duration::from_millis(500));
    assert!(bench.sent.is_empty());
    bench.answer(respond("the host is still in time"));
    bench.ok();
    assert_eq!(bench.code(), R::Ok);

    // The runtime thread was held up until it was too late.
    let mut bench = Bench::with(AutoDefer::Public, Command);
    bench.now += 4 * SECOND;
    bench.give(Input::Timeout);
    assert_eq!((bench.sent.len(), bench.not_deferred[0].code), (0, R::InteractionExpired));
}

#[test]
fn after_fifteen_minutes_an_interaction_is_forgotten_with_its_token() {
    let mut bench = Bench::with(AutoDefer::Public, Command);
    bench.answer(respond("x"));
    bench.ok();
    bench.pass(899 * SECOND);
    bench.answer(Answer::FollowUp(reply(text("y"))));
    assert!(bench.sent[0].max_age <= SECOND);
    bench.ok();
    bench.pass(SECOND);
    bench.answer(Answer::FollowUp(reply(text("z"))));
    assert_eq!(bench.code(), R::InteractionUnknown);
    assert_eq!((bench.forgotten, bench.interactions.poll_timeout()), (0, None), "nothing is left");
}

#[test]
fn the_oldest_makes_room_and_is_counted() {
    let mut bench = Bench::new(AutoDefer::Off);
    for id in 0..=MAX_INTERACTIONS {
        bench.receive(Snowflake(id as u64 + ID.0), Command, false);
    }
    assert_eq!(bench.forgotten, 1);
    bench.answer(respond("x"));
    assert_eq!(bench.code(), R::InteractionUnknown);
    assert!(bench.results[0].2.contains("INTERACTION_CREATE"), "{}", bench.results[0].2);
}

#[test]
fn an_answer_that_is_cut_off_between_its_two_requests_does_not_pass_for_sent() {
    let mut bench = Bench::with(AutoDefer::Public, Command);
    bench.pass(2 * SECOND);
    bench.ok();
    bench.pass((15 * 60 - 3) * SECOND);
    bench.answer(Answer::Respond(reply(hushed("your password"))));
    bench.pass(2 * SECOND);
    assert_eq!(bench.ok(), "DELETE /webhooks/5/T/messages/@original");
    assert!(bench.sent.is_empty(), "15 minutes are over");
    assert_eq!(bench.code(), R::InteractionExpired);
}

#[test]
fn an_answer_that_waits_can_be_taken_back() {
    let mut bench = Bench::with(AutoDefer::Off, Command);
    bench.answer(respond("one"));
    let second = bench.answer(Answer::FollowUp(reply(text("two"))));
    bench.give(Input::Cancel(second));
    assert_eq!((bench.results[0].0, bench.code()), (second, R::RequestCanceled));
    bench.ok();
    assert!(bench.sent.is_empty());
}

#[test]
fn a_client_that_is_stopped_gives_every_waiting_answer_its_result() {
    let mut bench = Bench::with(AutoDefer::Off, Command);
    bench.answer(respond("one"));
    bench.answer(Answer::FollowUp(reply(text("two"))));
    bench.interactions.abandon(&Failure::new(R::Poisoned, "A bug."));
    bench.give(Input::Timeout);
    assert_eq!(bench.results, [(2, R::Poisoned, "A bug.".to_owned())], "the scheduler has the other's");
}

#[test]
fn a_client_that_is_stopped_tells_how_much_of_a_long_answer_was_sent() {
    let mut bench = Bench::with(AutoDefer::Public, Command);
    bench.answer(Answer::Respond(long()));
    bench.ok();
    let over = Failure::new(R::InvalidHandle, "The client was destroyed.");
    bench.interactions.abandon(&over);
    let request = Arc::new(bench.sent.remove(0));
    bench.give(Input::Completed(Completion { request, outcome: Err(over), response: None }));
    assert_eq!(bench.code(), R::InvalidHandle);
    assert!(bench.results[0].2.ends_with("Of its 3 parts 1 were sent."), "{}", bench.results[0].2);
    bench.pass(3 * SECOND);
    assert!(bench.sent.is_empty(), "nothing is deferred any more");
}

#[test]
fn the_token_is_never_shown() {
    let mut bench = Bench::with(AutoDefer::Public, Command);
    bench.answer(respond("hush"));
    let shown = format!("{:?} {:?}", bench.interactions, bench.sent);
    assert!(!shown.contains(TOKEN) && !shown.contains("hush"), "{shown}");
    assert_eq!(bench.sent[0].method, Method::Post);
}

#[test]
fn a_token_that_would_lead_elsewhere_is_not_used() {
    for token in ["", "..", ".", &"x".repeat(3000)] {
        let mut bench = Bench::new(AutoDefer::Public);
        let (token, kind) = (token.to_owned(), Some(Command));
        let received = Received { id: ID, application: Snowflake(5), token, kind, has_message: false };
        bench.give(Input::Received(received));
        bench.answer(respond("x"));
        bench.pass(2 * SECOND);
        assert_eq!(
            (bench.code(), bench.not_deferred[0].code, bench.sent.len()),
            (R::InvalidPath, R::InvalidPath, 0)
        );
    }
    let mut bench = Bench::new(AutoDefer::Public);
    let (token, kind) = ("a/b?c".to_owned(), Some(Command));
    bench.give(Input::Received(Received {
        id: ID,
        application: Snowflake(5),
        token,
        kind,
        has_message: false,
    }));
    bench.answer(respond("x"));
    assert_eq!(bench.sent[0].path.expose(), "/interactions/77/a%2Fb%3Fc/callback");
}

#[test]
fn answers_are_checked_before_they_are_accepted() {
    let message = |change: &dyn Fn(&mut MessageCreate<'static>)| {
        let mut message = MessageCreate::text("x");
        change(&mut message);
        Reply::new(message, [0; 16]).map(|_| ()).map_err(|failure| failure.code)
    };
    let long: &'static str = Box::leak("é".repeat(2001).into_boxed_str());
    assert_eq!(message(&|m| m.content = Some(long.into())), Err(R::ContentTooLong));
    assert_eq!(message(&|m| m.embeds_json = Some("{}")), Err(R::InvalidJson));
    assert_eq!(message(&|m| m.components_json = Some("[")), Err(R::InvalidJson));
    assert_eq!(message(&|m| m.sticker_ids = vec![ID]), Err(R::InvalidArgument));
    assert_eq!(message(&|m| m.embeds_json = Some(r#"[{"title":"x"}]"#)), Ok(()));
    assert_eq!(message(&|m| m.content = Some("  ".into())), Err(R::EmptyContent));
    let edit = |message| Reply::edit(message, [0; 16]).map(|_| ()).map_err(|failure| failure.code);
    assert_eq!(edit(hushed("x")), Err(R::InvalidArgument), "an edit cannot hide a message");
    assert_eq!(edit(MessageCreate::default()), Err(R::InvalidArgument), "it changes nothing");
    assert_eq!(edit(text("")), Ok(()), "an edit can take the text away");
    let choice =
        |name, value| Choices::new(&[Choice { name, value }]).map(|_| ()).map_err(|failure| failure.code);
    assert_eq!(choice("", ChoiceValue::Integer(1)), Err(R::InvalidArgument));
    assert_eq!(choice("x", ChoiceValue::Integer(1 << 53)), Err(R::InvalidArgument));
    assert_eq!(choice("x", ChoiceValue::Number(f64::NAN)), Err(R::InvalidArgument));
    assert_eq!(choice("x", ChoiceValue::String(long)), Err(R::InvalidArgument));
    assert!(Choices::new(&vec![Choice { name: "x", value: ChoiceValue::Integer(1) }; 26]).is_err());
    let modal =
        |id, title, components| Modal::new(id, title, components).map(|_| ()).map_err(|failure| failure.code);
    assert_eq!(modal("", "t", "[{}]"), Err(R::InvalidArgument));
    assert_eq!(modal("i", long, "[{}]"), Err(R::InvalidArgument));
    assert_eq!(modal("i", "t", "[]"), Err(R::InvalidArgument));
    assert_eq!(modal("i", "t", "{}"), Err(R::InvalidJson));
    assert_eq!(modal("i", "t", "[{}]"), Ok(()));
}
