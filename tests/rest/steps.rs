//! Requests of several steps: direct messages, and texts in parts.

use serde_json::{Value, json};
use tickcord::{
    base::{Failure, ResultCode},
    model::Snowflake,
    rest::{
        Body, Completion, Fate, Input, Method, Output, Request,
        message::{MessageCreate, OnTooLong},
        routes::{create_message, send_direct_message},
    },
};

use crate::bench::{Bench, MISSING_ACCESS, UNKNOWN_CHANNEL, message};

/// As many paragraphs as messages that it takes.
fn long_text(parts: usize) -> String {
    (0..parts).map(|part| part.to_string().repeat(1500)).collect::<Vec<_>>().join("\n")
}

fn split(id: u64, parts: usize) -> Request {
    let text = long_text(parts);
    let message = MessageCreate { on_too_long: OnTooLong::Split, ..MessageCreate::text(&text) };
    create_message(Snowflake(10), message).unwrap().into_request(id, 7, [0; 16]).unwrap()
}

fn direct(id: u64, user: u64) -> Request {
    let call = send_direct_message(Snowflake(user), MessageCreate::text("psst")).unwrap();
    call.into_request(id, 7, [0; 16]).unwrap()
}

/// What goes out after an input, as Discord sees it.
#[derive(Debug, PartialEq)]
struct Sent {
    path: String,
    body: Value,
}

impl Bench {
    /// What one input led to: requests and results.
    fn look(&mut self, input: Input) -> (Vec<Sent>, Vec<Completion>) {
        self.scheduler.handle(self.now, input);
        let (mut sent, mut done) = (Vec::new(), Vec::new());
        while let Some(output) = self.scheduler.poll_output() {
            match output {
                Output::Start(request, _) => {
                    assert_eq!(request.method, Method::Post);
                    let Body::Json(body) = &request.body else { panic!("{request:?} has no JSON") };
                    let body = serde_json::from_slice(body).unwrap();
                    sent.push(Sent { path: request.path.expose().to_owned(), body });
                }
                Output::Done(completion) => done.push(completion),
                _ => {}
            }
        }
        (sent, done)
    }
}

#[test]
fn a_direct_message_opens_its_channel_once() {
    let mut bench = Bench::open();
    let (sent, _) = bench.look(Input::Submit(direct(1, 5)));
    let opening = Sent { path: "/users/@me/channels".to_owned(), body: json!({"recipient_id": "5"}) };
    assert_eq!(sent, [opening]);
    assert_eq!(bench.answer(1, 200, r#"{"id":"77","type":1}"#, &[]).started, [1], "the message itself");
    let seen = bench.answer(1, 200, r#"{"id":"900","channel_id":"77"}"#, &[]);
    assert_eq!(seen.codes(), [ResultCode::Ok]);
    assert_eq!(&seen.done[0].response.as_ref().unwrap().body[..], br#"{"id":"900","channel_id":"77"}"#);

    let (sent, _) = bench.look(Input::Submit(direct(2, 5)));
    assert_eq!((&*sent[0].path, &sent[0].body["content"]), ("/channels/77/messages", &"psst".into()));
    assert_eq!(sent[0].body["nonce"], "7-2");
    let (sent, _) = bench.look(Input::Submit(direct(3, 6)));
    assert_eq!(sent[0].body, json!({"recipient_id": "6"}));
}

#[test]
fn direct_messages_to_one_user_keep_their_order_while_the_channel_is_opened() {
    let mut bench = Bench::open();
    bench.submit(direct(1, 5));
    bench.submit(direct(2, 5));
    bench.submit(direct(3, 6));
    assert_eq!(bench.answer(1, 200, r#"{"id":"77","type":1}"#, &[]).started, [1, 3], "3 opens another");
    bench.submit(direct(4, 5));
    assert_eq!(bench.answer(1, 200, r#"{"id":"900"}"#, &[]).started, [2], "its channel is open already");
    assert_eq!(bench.answer(2, 200, r#"{"id":"901"}"#, &[]).started, [4]);
}

#[test]
fn a_direct_channel_that_is_gone_is_opened_again() {
    let mut bench = Bench::open();
    bench.submit(direct(1, 5));
    bench.answer(1, 200, r#"{"id":"77"}"#, &[]);
    assert_eq!(bench.answer(1, 404, UNKNOWN_CHANNEL, &[]).codes(), [ResultCode::HttpNotFound]);
    let (sent, _) = bench.look(Input::Submit(direct(2, 5)));
    assert_eq!(sent[0].path, "/users/@me/channels");
}

#[test]
fn a_user_who_cannot_be_reached_is_told_and_does_not_stand_for_others() {
    let mut bench = Bench::open();
    for id in 1..=4 {
        assert_eq!(bench.submit(direct(id, id)).started, [id], "the next user may be reached");
        let seen = bench.answer(id, 403, r#"{"message":"No mutual guilds","code":50278}"#, &[]);
        assert_eq!(seen.codes(), [ResultCode::HttpForbidden]);
    }
    assert_eq!(bench.submit(direct(5, 5)).started, [5]);
    let seen = bench.answer(5, 200, "[]", &[]);
    assert_eq!(seen.codes(), [ResultCode::HttpUnexpected]);
    assert!(seen.text().contains("names no channel"), "{}", seen.text());
}

#[test]
fn the_parts_of_a_text_stay_together_and_have_one_result() {
    let mut bench = Bench::open();
    let (sent, _) = bench.look(Input::Submit(split(1, 3)));
    bench.submit(message(2, 10, "another line"));
    assert_eq!(
        (&sent[0].body["content"], &sent[0].body["nonce"]),
        (&("0".repeat(1500) + "\n").into(), &"7-1".into())
    );
    for (part, nonce) in [("1", "7-1-1"), ("2", "7-1-2")] {
        let before = Bench::answer_input(1, &format!(r#"{{"id":"{part}"}}"#));
        let (sent, done) = bench.look(before);
        assert!(done.is_empty());
        assert_eq!(sent.len(), 1, "the line behind it waits");
        assert_eq!(sent[0].body["content"].as_str().unwrap().trim_end(), part.repeat(1500));
        assert_eq!(sent[0].body["nonce"], nonce);
        assert_eq!(sent[0].body["allowed_mentions"], json!({"parse": []}));
    }
    let seen = bench.answer(1, 200, r#"{"id":"3"}"#, &[]);
    assert_eq!((seen.codes(), seen.started.clone()), (vec![ResultCode::Ok], vec![2]));
    let body: Value = serde_json::from_slice(&seen.done[0].response.as_ref().unwrap().body).unwrap();
    assert_eq!(body, json!([{"id": "1"}, {"id": "2"}, {"id": "3"}]));
}

#[test]
fn a_part_that_fails_ends_the_text_and_the_result_counts() {
    let mut bench = Bench::open();
    bench.submit(split(1, 3));
    assert_eq!(bench.answer(1, 200, "{}", &[]).started, [1]);
    let seen = bench.answer(1, 403, MISSING_ACCESS, &[]);
    assert_eq!((seen.codes(), seen.started.is_empty()), (vec![ResultCode::HttpForbidden], true));
    assert!(seen.text().ends_with("Of its 3 parts 1 were sent."), "{}", seen.text());
}

#[test]
fn each_part_is_tried_again_by_itself() {
    let mut bench = Bench::open();
    bench.submit(split(1, 2));
    for _ in 0..3 {
        assert!(bench.answer(1, 500, "", &[]).is_nothing());
        assert_eq!(bench.wait().started, [1]);
    }
    assert_eq!(bench.answer(1, 200, "{}", &[]).started, [1]);
    assert!(bench.answer(1, 500, "", &[]).done.is_empty(), "the tries of the first part do not count");
    assert_eq!(bench.wait().started, [1]);
    assert_eq!(bench.answer(1, 200, "{}", &[]).codes(), [ResultCode::Ok]);
}

#[test]
fn the_rest_of_a_text_can_be_taken_back_and_ends_with_the_login() {
    let mut bench = Bench::open();
    bench.submit(split(1, 3));
    // One message is left in the window, which is the second part's.
    assert_eq!(bench.ok_in(1, "messages", 1, 5.0).started, [1]);
    assert!(bench.ok_in(1, "messages", 0, 5.0).is_nothing(), "the third part waits");
    let seen = bench.give(Input::Cancel(1));
    assert_eq!(seen.codes(), [ResultCode::RequestCanceled]);
    assert!(seen.text().contains("Of its 3 parts 2 were sent."), "{}", seen.text());

    let mut bench = Bench::open();
    bench.submit(split(1, 3));
    bench.give(Input::Stop(Failure::new(ResultCode::AuthenticationFailed, "The token was reset.")));
    let seen = bench.answer(1, 200, "{}", &[]);
    assert_eq!(seen.codes(), [ResultCode::AuthenticationFailed]);
    assert!(seen.text().contains("Of its 3 parts 1 were sent."), "{}", seen.text());
    assert!(bench.scheduler.is_idle());
}

#[test]
fn a_deletion_whose_answer_was_lost_has_worked_if_nothing_is_left() {
    let path = "/channels/1/messages/2";
    let unknown = r#"{"message":"Unknown Message","code":10008}"#;
    let mut bench = Bench::open();
    bench.call(1, Method::Delete, path);
    bench.lose(1, Fate::PerhapsSent);
    assert_eq!(bench.wait().started, [1]);
    let seen = bench.answer(1, 404, unknown, &[]);
    assert_eq!(seen.codes(), [ResultCode::Ok]);
    assert!(seen.done[0].response.as_ref().unwrap().body.is_empty());
    bench.call(2, Method::Delete, path);
    assert_eq!(bench.answer(2, 404, unknown, &[]).codes(), [ResultCode::HttpNotFound], "nothing was lost");
    bench.call(3, Method::Get, path);
    bench.lose(3, Fate::PerhapsSent);
    bench.wait();
    assert_eq!(bench.answer(3, 404, unknown, &[]).codes(), [ResultCode::HttpNotFound]);
}
