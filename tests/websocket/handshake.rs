//! The server's opening handshake: 4.1 (second part), 4.2.2, 11.3.

use std::time::{Duration, Instant};

use tickcord::websocket::{Closed, Connection, HandshakeError, Limits, Output};

use super::scenario::{Scenario, Seen, request, text};
use super::wire::{self, ACCEPTED, NONCE, TEXT, frame};

const ACCEPT: &str = "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

fn response(lines: &[&str]) -> String {
    lines.join("\r\n") + "\r\n\r\n"
}

fn refused(error: HandshakeError) -> Vec<Seen> {
    vec![Seen::Closed(Closed::HandshakeFailed(error))]
}

fn status(status: u16, reason: &str) -> HandshakeError {
    HandshakeError::Status { status, reason: reason.to_owned(), retry_after: None }
}

fn open_with(lines: &[&str]) -> Vec<Seen> {
    Scenario::opening(request()).server(response(lines)).run()
}

#[test]
fn the_headers_of_the_answer_are_told_in_their_order() {
    let answer = ACCEPTED.trim_end().to_owned() + "\r\nX-Room:  lobby \r\nx-room: two\r\n\r\n";
    let keys = Box::new(|| [0; 4]);
    let mut client = Connection::new(Instant::now(), request(), NONCE, keys, Limits::default()).unwrap();
    let mut bytes = answer.as_bytes();
    let mut opened = None;
    while let Some(output) = client.poll_output(Instant::now(), &mut bytes) {
        if let Output::Opened(it) = output {
            opened = Some(it);
        }
    }
    let headers = opened.unwrap().headers;
    let owned = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert!(headers.ends_with(&[owned("X-Room", "lobby"), owned("x-room", "two")]), "{headers:?}");
}

#[test]
fn s1_3_the_rfcs_own_accept_opens() {
    assert_eq!(Scenario::opening(request()).server(ACCEPTED).run(), [Seen::Opened(None)]);
}

#[test]
fn s4_1_a_response_may_be_written_in_many_ways() {
    let upgrade = "Upgrade: websocket";
    let connection = "Connection: Upgrade";
    let ok = "HTTP/1.1 101 Switching Protocols";
    for (paragraph, lines) in [
        (
            "step 1: the reason phrase does not matter",
            &["HTTP/1.1 101 Whatever", upgrade, connection, ACCEPT][..],
        ),
        ("step 1: it may be missing", &["HTTP/1.1 101", upgrade, connection, ACCEPT]),
        ("step 2: value without case", &[ok, "Upgrade: WebSocket", connection, ACCEPT]),
        ("step 3: token without case", &[ok, upgrade, "Connection: upgrade", ACCEPT]),
        ("step 3: a list", &[ok, upgrade, "Connection: keep-alive ,\t UPGRADE", ACCEPT]),
        ("step 3: several headers", &[ok, upgrade, "Connection: keep-alive", connection, ACCEPT]),
        (
            "names without case",
            &[
                ok,
                "UPGRADE: websocket",
                "connection: Upgrade",
                "SEC-WEBSOCKET-ACCEPT: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
            ],
        ),
        (
            "step 4: white space around it",
            &[ok, upgrade, connection, "Sec-WebSocket-Accept: \t s3pPLMBiTxaQ9kYGzzhZRbK+xOo= \t"],
        ),
        ("other headers", &[ok, "Date: today", upgrade, "Set-Cookie: a=b", connection, "Server: x", ACCEPT]),
    ] {
        assert_eq!(open_with(lines), [Seen::Opened(None)], "{paragraph}");
    }
}

#[test]
fn s4_1_a_response_that_does_not_prove_the_upgrade_is_refused() {
    let upgrade = "Upgrade: websocket";
    let connection = "Connection: Upgrade";
    let ok = "HTTP/1.1 101 Switching Protocols";
    let extension = "Sec-WebSocket-Extensions: permessage-deflate";
    for (paragraph, lines, error) in [
        (
            "4.1: HTTP/1.1 at least",
            &["HTTP/1.0 101 OK", upgrade, connection, ACCEPT][..],
            HandshakeError::Version,
        ),
        ("step 2: missing", &[ok, connection, ACCEPT], HandshakeError::Upgrade),
        ("step 2: another", &[ok, "Upgrade: h2c", connection, ACCEPT], HandshakeError::Upgrade),
        (
            "step 2: more than it",
            &[ok, "Upgrade: websocket, h2c", connection, ACCEPT],
            HandshakeError::Upgrade,
        ),
        ("step 2: twice", &[ok, upgrade, upgrade, connection, ACCEPT], HandshakeError::Upgrade),
        ("step 3: missing", &[ok, upgrade, ACCEPT], HandshakeError::Connection),
        ("step 3: no such token", &[ok, upgrade, "Connection: close", ACCEPT], HandshakeError::Connection),
        (
            "step 3: part of a token",
            &[ok, upgrade, "Connection: Upgraded", ACCEPT],
            HandshakeError::Connection,
        ),
        ("step 4: missing", &[ok, upgrade, connection], HandshakeError::Accept),
        ("step 4: empty", &[ok, upgrade, connection, "Sec-WebSocket-Accept:"], HandshakeError::Accept),
        (
            "step 4: for another key",
            &[ok, upgrade, connection, "Sec-WebSocket-Accept: ICX+Yqv66kxgM0FcWaLWlFLwTAI="],
            HandshakeError::Accept,
        ),
        (
            "step 4: base64 has case",
            &[ok, upgrade, connection, "Sec-WebSocket-Accept: S3pPLMBiTxaQ9kYGzzhZRbK+xOo="],
            HandshakeError::Accept,
        ),
        ("11.3.3: twice", &[ok, upgrade, connection, ACCEPT, ACCEPT], HandshakeError::Accept),
        (
            "step 5: an extension that was not offered",
            &[ok, upgrade, connection, ACCEPT, extension],
            HandshakeError::Extension,
        ),
        (
            "step 6: a subprotocol when none was offered",
            &[ok, upgrade, connection, ACCEPT, "Sec-WebSocket-Protocol: chat"],
            HandshakeError::Subprotocol,
        ),
    ] {
        assert_eq!(open_with(lines), refused(error), "{paragraph}");
    }
}

#[test]
fn s4_1_step_1_any_other_status_is_refused_and_named() {
    for (line, error) in [
        ("HTTP/1.1 200 OK", status(200, "OK")),
        ("HTTP/1.0 200 OK", status(200, "OK")),
        ("HTTP/1.1 400 Bad Request", status(400, "Bad Request")),
        ("HTTP/1.1 401 Unauthorized", status(401, "Unauthorized")),
        ("HTTP/1.1 403 Forbidden", status(403, "Forbidden")),
        ("HTTP/1.1 426 Upgrade Required", status(426, "Upgrade Required")),
        ("HTTP/1.1 503", status(503, "")),
    ] {
        let page = response(&[line, "Content-Type: text/html", "Content-Length: 13"]) + "<html></html>";
        assert_eq!(Scenario::opening(request()).server(page).run(), refused(error), "{line}");
    }
    let long = open_with(&[&format!("HTTP/1.1 500 {}", "x".repeat(1000))]);
    assert_eq!(long, refused(status(500, &"x".repeat(64))));
}

#[test]
fn s4_4_a_server_of_another_version_is_refused() {
    let seen = open_with(&["HTTP/1.1 426 Upgrade Required", "Sec-WebSocket-Version: 8, 7"]);
    assert_eq!(seen, refused(status(426, "Upgrade Required")));
}

#[test]
fn s9_1_an_extension_in_any_form_is_refused() {
    let ok = ACCEPTED.trim_end();
    for headers in [
        &["Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=15"][..],
        &["Sec-WebSocket-Extensions: a, b; c=\"d\""],
        &["Sec-WebSocket-Extensions: a", "Sec-WebSocket-Extensions: b"],
        &["SEC-WEBSOCKET-EXTENSIONS: a"],
        &["Sec-WebSocket-Extensions:"],
    ] {
        let lines = [&[ok][..], headers].concat();
        let seen = Scenario::opening(request()).server(response(&lines)).run();
        assert_eq!(seen, refused(HandshakeError::Extension), "{headers:?}");
    }
}

#[test]
fn s4_1_step_1_retry_after_is_kept_when_it_gives_seconds() {
    for (value, seconds) in [("120", Some(120)), ("Wed, 21 Oct 2026 07:28:00 GMT", None), ("-1", None)] {
        let error = HandshakeError::Status {
            status: 429,
            reason: "Too Many Requests".to_owned(),
            retry_after: seconds.map(Duration::from_secs),
        };
        let seen = open_with(&["HTTP/1.1 429 Too Many Requests", &format!("Retry-After: {value}")]);
        assert_eq!(seen, refused(error), "{value}");
    }
}

#[test]
fn s4_1_step_1_a_redirect_is_refused_and_says_where_to() {
    for code in [300, 301, 302, 303, 307, 308] {
        let lines = [&format!("HTTP/1.1 {code} Elsewhere"), "Location: wss://other.example.com/?a=b"];
        match &open_with(&lines)[..] {
            [
                Seen::Closed(Closed::HandshakeFailed(HandshakeError::Redirect {
                    status,
                    location: Some(to),
                })),
            ] => {
                assert_eq!((*status, to.as_str()), (code, "wss://other.example.com/?a=b"));
            }
            other => panic!("{other:?}"),
        }
    }
    let without = open_with(&["HTTP/1.1 302 Found"]);
    assert_eq!(without, refused(HandshakeError::Redirect { status: 302, location: None }));
}

#[test]
fn s4_1_step_1_interim_responses_are_passed_over() {
    let hints = response(&["HTTP/1.1 103 Early Hints", "Link: </style.css>; rel=preload"]);
    let seen = Scenario::opening(request())
        .server("HTTP/1.1 100 Continue\r\n\r\n")
        .server(hints)
        .server(ACCEPTED)
        .server(frame(TEXT, "Hello"))
        .run();
    assert_eq!(seen, [Seen::Opened(None), text("Hello")]);

    // A long one in two pieces, and the answer behind it in one.
    let hints = response(&["HTTP/1.1 103 Early Hints", &format!("Link: <{}>", "x".repeat(500))]);
    let (most, end) = hints.split_at(hints.len() - 1);
    let seen =
        Scenario::opening(request()).server(most).wait(Duration::ZERO).server(end).server(ACCEPTED).run();
    assert_eq!(seen, [Seen::Opened(None)]);
}

#[test]
fn s4_1_step_6_the_subprotocol_is_one_of_those_offered() {
    let offering = || request().subprotocol("soap").subprotocol("wamp");
    let ok = ACCEPTED.trim_end();
    for (headers, expected) in [
        (&[][..], vec![Seen::Opened(None)]),
        (&["Sec-WebSocket-Protocol: wamp"], vec![Seen::Opened(Some("wamp".to_owned()))]),
        (&["Sec-WebSocket-Protocol: WAMP"], refused(HandshakeError::Subprotocol)),
        (&["Sec-WebSocket-Protocol: mqtt"], refused(HandshakeError::Subprotocol)),
        (&["Sec-WebSocket-Protocol:"], refused(HandshakeError::Subprotocol)),
        (&["Sec-WebSocket-Protocol: soap, wamp"], refused(HandshakeError::Subprotocol)),
        (
            &["Sec-WebSocket-Protocol: soap", "Sec-WebSocket-Protocol: soap"],
            refused(HandshakeError::Subprotocol),
        ),
    ] {
        let lines = [&[ok][..], headers].concat();
        assert_eq!(Scenario::opening(offering()).server(response(&lines)).run(), expected, "{headers:?}");
    }
}

#[test]
fn s4_1_what_is_not_http_is_refused_at_its_first_byte() {
    // SSH, TLS, HTTP/2, an empty line, a frame.
    for bytes in [&b"S"[..], b"\x15", b"HTTP/2", b"\r", b"\x81"] {
        let seen = Scenario::opening(request()).server(bytes).run();
        assert_eq!(seen, refused(HandshakeError::Malformed), "{bytes:?}");
    }
    for head in [
        "HTTP/1.1 abc\r\n\r\n",
        "HTTP/1.1 101 OK\r\nno colon\r\n\r\n",
        "HTTP/1.1 101 OK\r\nA: b\r\n folded\r\n\r\n",
    ] {
        assert_eq!(
            Scenario::opening(request()).server(head).run(),
            refused(HandshakeError::Malformed),
            "{head:?}"
        );
    }
}

#[test]
fn s4_1_frames_may_come_right_behind_the_response() {
    let seen = Scenario::opening(request())
        .server(ACCEPTED)
        .server(frame(TEXT, "a"))
        .server(wire::close(1000, ""))
        .run();
    assert_eq!(seen[..2], [Seen::Opened(None), text("a")]);
    assert!(matches!(seen[3], Seen::Closed(Closed::Clean { .. })));
}

#[test]
fn s10_4_the_response_has_a_limit_in_bytes() {
    let limits = |max_response_bytes| Limits { max_response_bytes, ..Limits::default() };
    let len = ACCEPTED.len();
    // The frames behind the head do not count.
    let seen =
        Scenario::opening(request()).limits(limits(len)).server(ACCEPTED).server(frame(TEXT, "Hello")).run();
    assert_eq!(seen, [Seen::Opened(None), text("Hello")]);
    let seen = Scenario::opening(request()).limits(limits(len - 1)).server(ACCEPTED).run();
    assert_eq!(seen, refused(HandshakeError::TooLarge { limit: len - 1 }));

    let endless = format!("HTTP/1.1 101 OK\r\n{}", "A: b\r\n".repeat(10_000));
    let seen = Scenario::opening(request()).server(endless).run();
    assert_eq!(seen, refused(HandshakeError::TooLarge { limit: 16 * 1024 }));

    let interim = "HTTP/1.1 100 Continue\r\n\r\n".repeat(1000);
    let seen = Scenario::opening(request()).server(interim).run();
    assert_eq!(seen, refused(HandshakeError::TooLarge { limit: 16 * 1024 }));
}

#[test]
fn s10_4_the_response_has_a_limit_in_headers() {
    let many =
        |count: usize| ACCEPTED.trim_end().to_owned() + "\r\n" + &"A: b\r\n".repeat(count - 3) + "\r\n";
    assert_eq!(Scenario::opening(request()).server(many(96)).run(), [Seen::Opened(None)]);
    assert_eq!(Scenario::opening(request()).server(many(97)).run(), refused(HandshakeError::TooManyHeaders));
}

#[test]
fn s4_1_the_response_has_a_limit_in_time() {
    let patient = Limits { handshake_timeout: Duration::from_secs(10), ..Limits::default() };
    let start = || Scenario::opening(request()).limits(patient.clone()).server(&ACCEPTED[..40]);
    let late = start().wait(Duration::from_secs(10)).server(&ACCEPTED[40..]).run();
    assert_eq!(late, refused(HandshakeError::Timeout));
    let in_time = start().wait(Duration::from_millis(9_999)).server(&ACCEPTED[40..]).run();
    assert_eq!(in_time, [Seen::Opened(None)]);
    // Once open there is nothing to wait for.
    let silent =
        start().server(&ACCEPTED[40..]).wait(Duration::from_secs(1_000_000)).server(frame(TEXT, "x")).run();
    assert_eq!(silent, [Seen::Opened(None), text("x")]);
}

#[test]
fn s4_1_an_end_or_a_close_before_the_response_sends_no_frame() {
    for part in ["", &ACCEPTED[..40]] {
        let start = || Scenario::opening(request()).server(part);
        assert_eq!(start().eof().run(), refused(HandshakeError::Eof));
        assert_eq!(start().close(1000, "bye").run(), refused(HandshakeError::Abandoned));
        assert_eq!(start().close(None, "").run(), refused(HandshakeError::Abandoned));
    }
}
