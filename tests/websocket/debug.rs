//! What `Debug` prints: never what was sent, received or put into a header.

use std::fmt::Debug;
use std::time::Instant;

use tickcord::websocket::{CloseCode, Connection, Input, Limits, Outgoing, Output, Request};

use super::scenario::next;
use super::wire::{self, ACCEPTED, NONCE, PING, PONG, TEXT, close, fragment, frame};

const SECRET: &str = "hunter2";

#[track_caller]
fn assert_hides(printed: &dyn Debug) {
    for text in [format!("{printed:?}"), format!("{printed:#?}")] {
        assert!(!text.to_lowercase().contains(SECRET), "{text}");
        // Nor as a list of bytes.
        assert!(!text.replace(char::is_whitespace, "").contains("104,117,110,116"), "{text}");
    }
}

fn client(request: Request) -> Connection {
    let limits = Limits::default();
    Connection::new(Instant::now(), request, NONCE, Box::new(|| [0; 4]), limits).unwrap()
}

fn assert_outputs_hide(client: &mut Connection, input: Input<'_>) -> usize {
    assert_hides(&input);
    client.handle(Instant::now(), input);
    assert_hides(client);
    assert_received_hide(client, &[])
}

fn assert_received_hide(client: &mut Connection, mut bytes: &[u8]) -> usize {
    let mut count = 0;
    while let Some(output) = client.poll_output(Instant::now(), &mut bytes) {
        assert_hides(&output);
        if let Output::Closed(closed) = &output {
            assert_hides(closed);
        }
        count += 1;
    }
    assert_hides(client);
    count
}

#[test]
fn a_request_hides_all_but_its_host() {
    let request = Request::new("example.com", "/hunter2?token=hunter2")
        .origin("https://hunter2")
        .subprotocol("hunter2")
        .header("Authorization", "Bot hunter2")
        .header("X-hunter2", "x");
    assert_hides(&request);
    assert!(format!("{request:?}").contains("example.com"));
    let mut client = client(request);
    assert_hides(&client);
    assert_hides(&next(&mut client));
}

#[test]
fn a_request_error_hides_what_was_wrong() {
    for request in [
        Request::new("hunter2 ", "/"),
        Request::new("a", "hunter2"),
        Request::new("a", "/").origin("hunter2 "),
        Request::new("a", "/").subprotocol("hunter2 "),
        Request::new("a", "/").header("hunter2 ", "a"),
        Request::new("a", "/").header("sec-websocket-hunter2", "a"),
        Request::new("a", "/").header("a", "hunter2\n"),
    ] {
        let error = Connection::new(Instant::now(), request, NONCE, Box::new(|| [0; 4]), Limits::default());
        let error = error.unwrap_err();
        assert_hides(&error);
        assert!(!error.to_string().contains(SECRET));
    }
}

#[test]
fn a_connection_hides_what_passes_through_it() {
    let mut client = client(Request::new("example.com", "/").subprotocol(SECRET));
    let opened =
        ACCEPTED.trim_end().to_owned() + "\r\nSec-WebSocket-Protocol: hunter2\r\nSet-Cookie: hunter2\r\n\r\n";
    assert_eq!(assert_received_hide(&mut client, opened.as_bytes()), 2);
    for bytes in [frame(TEXT, SECRET), frame(wire::BINARY, SECRET), frame(PING, SECRET), frame(PONG, SECRET)]
    {
        assert_eq!(assert_received_hide(&mut client, &bytes), 1);
    }
    assert_received_hide(&mut client, &fragment(TEXT, SECRET));
    for outgoing in [
        Outgoing::Text(SECRET),
        Outgoing::Binary(SECRET.as_bytes()),
        Outgoing::TextFragment { text: SECRET, last: true },
        Outgoing::BinaryFragment { bytes: SECRET.as_bytes(), last: true },
        Outgoing::Ping(SECRET.as_bytes()),
    ] {
        assert_hides(&outgoing);
        assert_eq!(assert_outputs_hide(&mut client, Input::Send(outgoing)), 1);
    }
    assert_outputs_hide(&mut client, Input::Close { code: Some(CloseCode::NORMAL), reason: SECRET });
    assert_eq!(assert_received_hide(&mut client, &close(1000, SECRET)), 1);
}

#[test]
fn a_redirect_hides_its_target() {
    let mut client = client(Request::new("example.com", "/"));
    let redirect = b"HTTP/1.1 302 Found\r\nLocation: https://example.com/?token=hunter2\r\n\r\n";
    assert_eq!(assert_received_hide(&mut client, redirect), 2);
}

#[test]
fn an_end_says_in_words_what_happened() {
    let mut client = client(Request::new("example.com", "/"));
    let received = [ACCEPTED.as_bytes(), &close(4004, "Authentication\nfailed.")].concat();
    let mut received = &received[..];
    let closed = loop {
        if let Output::Closed(closed) = client.poll_output(Instant::now(), &mut received).expect("an end") {
            break closed;
        }
    };
    let words = closed.to_string();
    assert_eq!(
        words,
        "closed by the server; the server's close frame says 4004 \"Authentication\\nfailed.\""
    );
}
