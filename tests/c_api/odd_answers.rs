//! Answers that Discord's API does not give.

use std::net::Shutdown;

use tickcord::{base::ResultCode as R, rest::Method};

use crate::{
    host::{code, sandbox},
    http_server::HttpServer,
    uploads::host,
};

#[test]
fn an_answer_that_is_too_long_is_told_once_and_not_asked_for_again() {
    let (sandbox, server) = (sandbox(), HttpServer::start());
    let mut host = host(&sandbox, &server);
    let request = host.call(Method::Get, "/guilds/1/members", None);
    server.next().answer(200, &"x".repeat((8 << 20) + 1));
    let result = host.result_of(request);
    assert_eq!(result.code(), code(R::HttpUnexpected));
    assert!(result.text().contains("smaller limit"), "{}", result.text());
    assert!(server.is_quiet());
}

#[test]
fn an_answer_that_is_not_utf8_can_be_read_byte_by_byte() {
    let (sandbox, server) = (sandbox(), HttpServer::start());
    let mut host = host(&sandbox, &server);
    let request = host.call(Method::Get, "/guilds/1/widget.png", None);
    server.next().answer_raw(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n\x89PN\xff");
    let result = host.result_of(request);
    assert_eq!((result.code(), &result.data["body"]), (0, &"\u{fffd}PN\u{fffd}".into()));
    assert_eq!(result.bytes, b"\x89PN\xff");
    let request = host.call(Method::Get, "/guilds/1", None);
    server.next().answer(200, "{}");
    assert_eq!(host.result_of(request).bytes, b"", "what is text stands in the JSON");
}

#[test]
fn bytes_that_hold_a_secret_are_not_given_out() {
    let (sandbox, server) = (sandbox(), HttpServer::start());
    let mut host = host(&sandbox, &server);
    let request = host.call(Method::Get, "/webhooks/1/s3cr3t-t0ken", None);
    server.next().answer_raw(b"HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n\xffs3cr3t-t0ken\xff\xff");
    let result = host.result_of(request);
    assert_eq!(result.data["body"], "\u{fffd}[token]\u{fffd}\u{fffd}");
    assert_eq!(result.bytes, b"");
}

#[test]
fn a_redirect_is_not_followed_and_says_what_to_check() {
    let (sandbox, server, elsewhere) = (sandbox(), HttpServer::start(), HttpServer::start());
    let mut host = host(&sandbox, &server);
    let request = host.call(Method::Get, "/guilds/1", None);
    let answer = format!("HTTP/1.1 307 Moved\r\nLocation: {}\r\nContent-Length: 0\r\n\r\n", elsewhere.url);
    server.next().answer_raw(answer.as_bytes());
    let result = host.result_of(request);
    assert_eq!((result.code(), &result.data["status"]), (code(R::HttpUnexpected), &307.into()));
    assert!(result.text().contains("check api_url"), "{}", result.text());
    assert!(elsewhere.is_quiet() && server.is_quiet());
}

#[test]
fn what_breaks_off_or_is_no_http_is_asked_for_again_if_that_is_safe() {
    let (sandbox, server) = (sandbox(), HttpServer::start());
    let mut host = host(&sandbox, &server);
    let broken: [&[u8]; 3] = [
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
    ];
    for answer in broken {
        let read = host.call(Method::Get, "/guilds/1", None);
        let asked = server.next();
        let stream = asked.stream();
        asked.answer_raw(answer);
        let _ = stream.shutdown(Shutdown::Both);
        server.next().answer(200, "{}");
        assert_eq!(host.result_of(read).code(), 0);
        let changed = host.call(Method::Post, "/channels/1/webhooks", Some(r#"{"name":"a"}"#));
        let asked = server.next();
        let stream = asked.stream();
        asked.answer_raw(answer);
        let _ = stream.shutdown(Shutdown::Both);
        let result = host.result_of(changed);
        assert_eq!(result.code(), code(R::ConnectionLost));
        assert!(result.text().contains("may have been carried out"), "{}", result.text());
        assert!(server.is_quiet());
    }
}

#[test]
fn requests_one_after_the_other_share_a_connection() {
    let (sandbox, server) = (sandbox(), HttpServer::start());
    let mut host = host(&sandbox, &server);
    let mut peers = Vec::new();
    for _ in 0..5 {
        let request = host.call(Method::Put, "/guilds/1/bans/2", Some("{}"));
        let asked = server.next();
        peers.push(asked.peer());
        asked.answer(200, "{}");
        host.result_of(request);
    }
    peers.dedup();
    assert_eq!(peers.len(), 1, "{peers:?}");
}
