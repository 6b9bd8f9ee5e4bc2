//! What Discord compresses: asked for at each connection, and read with a context that dies with it.

use tickcord::{
    base::ResultCode,
    gateway::{Compression, Input, Output},
    model::{CloseCode, ConnectionState},
};

use crate::bench::{Bench, changes, closes, events, opcodes, opened_urls, sent, sessions_ended, states};
use crate::server::{ZlibStream, payload};

const HELLO: &str = r#"{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250}}"#;
const READY: &str =
    r#"{"t":"READY","s":1,"op":0,"d":{"session_id":"abc","resume_gateway_url":"wss://resume.test"}}"#;

fn with(compression: Compression) -> Bench {
    let mut bench = Bench::with(|config| config.compression = compression);
    bench.give(Input::Connect);
    bench
}

fn event(sequence: u64) -> String {
    format!(r#"{{"t":"MESSAGE_CREATE","s":{sequence},"op":0,"d":{{"content":"Grüße"}}}}"#)
}

/// A bot that is logged in over a compressed stream, and the server's end of it.
fn streaming() -> (Bench, ZlibStream) {
    let mut bench = with(Compression::ZlibStream);
    bench.fetched(1000);
    bench.opened();
    let mut server = ZlibStream::new();
    bench.give(Input::Binary(&server.message(HELLO)));
    bench.give(Input::Binary(&server.message(READY)));
    (bench, server)
}

#[test]
fn a_stream_is_asked_for_in_the_url_and_carries_the_login() {
    let mut bench = with(Compression::ZlibStream);
    let url = "wss://gateway.test/?v=10&encoding=json&compress=zlib-stream";
    assert_eq!(opened_urls(&bench.fetched(1000)), [url]);
    bench.opened();
    let mut server = ZlibStream::new();
    let outputs = bench.give(Input::Binary(&server.message(HELLO)));
    assert_eq!(sent(&outputs)[0]["d"]["compress"], serde_json::Value::Null);
    assert_eq!(events(&bench.give(Input::Binary(&server.message(READY)))), ["READY"]);
    let outputs = bench.give(Input::Binary(&server.message(event(2))));
    let [Output::Dispatch(dispatch)] = &outputs[..] else { panic!("{outputs:?}") };
    assert_eq!(&dispatch.payload[dispatch.envelope.d.clone()], r#"{"content":"Grüße"}"#);
}

#[test]
fn a_message_of_the_stream_may_come_in_several_frames() {
    let (mut bench, mut server) = streaming();
    let message = server.message(event(2));
    let (first, second) = message.split_at(message.len() - 2);
    assert!(bench.give(Input::Binary(first)).is_empty());
    assert_eq!(events(&bench.give(Input::Binary(second))), ["MESSAGE_CREATE"]);
}

#[test]
fn a_session_is_resumed_with_the_same_query_and_a_new_context() {
    let (mut bench, _) = streaming();
    bench.close(None);
    let url = "wss://resume.test/?v=10&encoding=json&compress=zlib-stream";
    assert_eq!(opened_urls(&bench.wait()), [url]);
    bench.opened();
    let mut server = ZlibStream::new();
    assert_eq!(opcodes(&bench.give(Input::Binary(&server.message(HELLO)))), [6]);
    let resumed = r#"{"t":"RESUMED","s":3,"op":0,"d":{}}"#;
    assert_eq!(events(&bench.give(Input::Binary(&server.message(event(2))))), ["MESSAGE_CREATE"]);
    assert_eq!(events(&bench.give(Input::Binary(&server.message(resumed)))), ["RESUMED"]);
}

#[test]
fn op_7_inside_the_stream_is_followed_by_a_resume() {
    let (mut bench, mut server) = streaming();
    let outputs = bench.give(Input::Binary(&server.message(r#"{"op":7,"d":null}"#)));
    assert_eq!(closes(&outputs), [CloseCode::RESUMABLE]);
    let late = server.message(event(2));
    assert!(bench.give(Input::Binary(&late)).is_empty(), "what is still on its way no longer counts");
    assert_eq!(opened_urls(&bench.wait()).len(), 1);
}

#[test]
fn a_damaged_stream_is_left_and_the_session_resumed() {
    let (mut bench, mut server) = streaming();
    let mut message = server.message(event(2));
    message[0] = 0xff;
    let outputs = bench.give(Input::Binary(&message));
    assert_eq!(closes(&outputs), [CloseCode::RESUMABLE]);
    let change = changes(&outputs)[0];
    assert_eq!(change.state, ConnectionState::Backoff);
    let failure = change.failure.as_ref().unwrap();
    assert_eq!(failure.code, ResultCode::InvalidPayload);
    assert!(failure.text.starts_with("What the gateway compressed cannot be read: "), "{}", failure.text);
    assert_eq!(sessions_ended(&outputs), 0);

    bench.wait();
    bench.opened();
    let outputs = bench.give(Input::Binary(&ZlibStream::new().message(HELLO)));
    assert_eq!(states(&outputs), [ConnectionState::Resuming]);
    assert_eq!(sent(&outputs)[0]["d"]["seq"], 1, "the event that was lost is asked for again");
}

#[test]
fn payload_compression_is_asked_for_in_identify_and_leaves_some_messages_as_text() {
    let mut bench = with(Compression::Payload);
    assert_eq!(opened_urls(&bench.fetched(1000)), ["wss://gateway.test/?v=10&encoding=json"]);
    bench.opened();
    let outputs = bench.hello();
    assert_eq!(sent(&outputs)[0]["d"]["compress"], true);
    assert_eq!(events(&bench.give(Input::Binary(&payload(READY)))), ["READY"]);
    assert_eq!(events(&bench.text(&event(2))), ["MESSAGE_CREATE"]);
    assert_eq!(events(&bench.give(Input::Binary(&payload(event(3))))), ["MESSAGE_CREATE"]);

    let outputs = bench.give(Input::Binary(&payload(event(4))[..20]));
    assert_eq!(closes(&outputs), [CloseCode::RESUMABLE]);
}

#[test]
fn bytes_that_nobody_asked_for_end_the_connection_and_not_the_session() {
    let mut bench = Bench::ready();
    let outputs = bench.give(Input::Binary(&payload(event(2))));
    assert_eq!(closes(&outputs), [CloseCode::RESUMABLE]);
    let failure = changes(&outputs)[0].failure.as_ref().unwrap();
    assert_eq!(failure.code, ResultCode::InvalidPayload);
    assert!(failure.text.contains("bytes that are not text"), "{}", failure.text);
}
