//! The client's opening handshake: 4.1 (first part), 1.2, 1.3, 10.1.

use std::time::Instant;

use tickcord::websocket::{Connection, Limits, Output, Request, RequestError};

use super::scenario::next;
use super::wire::NONCE;

fn write(request: Request) -> Result<String, RequestError> {
    let mut client = Connection::new(Instant::now(), request, NONCE, Box::new(|| [0; 4]), Limits::default())?;
    let Some(Output::Transmit(bytes)) = next(&mut client) else { panic!("the request comes first") };
    let bytes = bytes.to_vec();
    assert_eq!(next(&mut client), None, "and nothing else");
    Ok(String::from_utf8(bytes).unwrap())
}

fn plain() -> Request {
    Request::new("server.example.com", "/chat")
}

#[test]
fn s1_3_the_rfcs_own_request() {
    let request = plain().origin("http://example.com").subprotocol("chat").subprotocol("superchat");
    assert_eq!(
        write(request).unwrap(),
        "GET /chat HTTP/1.1\r\n\
         Host: server.example.com\r\n\
         Upgrade: websocket\r\n\
         Connection: Upgrade\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\
         Sec-WebSocket-Version: 13\r\n\
         Origin: http://example.com\r\n\
         Sec-WebSocket-Protocol: chat, superchat\r\n\r\n"
    );
}

#[test]
fn s4_1_nothing_optional_is_sent_unasked() {
    assert_eq!(
        write(plain()).unwrap(),
        "GET /chat HTTP/1.1\r\n\
         Host: server.example.com\r\n\
         Upgrade: websocket\r\n\
         Connection: Upgrade\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\
         Sec-WebSocket-Version: 13\r\n\r\n"
    );
}

#[test]
fn s4_1_item_12_other_headers_come_last() {
    let request = plain().header("User-Agent", "DiscordBot (https://example.com, 1.0)").header("X-Empty", "");
    let head = write(request).unwrap();
    assert!(
        head.ends_with("\r\nUser-Agent: DiscordBot (https://example.com, 1.0)\r\nX-Empty: \r\n\r\n"),
        "{head}"
    );
}

#[test]
fn s4_1_item_4_the_host_is_a_host_and_port() {
    for host in ["a", "gateway.discord.gg", "127.0.0.1:8080", "[::1]:80", "localhost:65535"] {
        let head = write(Request::new(host, "/")).unwrap();
        assert!(head.contains(&format!("\r\nHost: {host}\r\n")));
    }
    for host in [
        "",
        " a",
        "a b",
        "a/",
        "a?b",
        "a#b",
        "user@a",
        "a\r\nEvil: 1",
        "a\n",
        "a\0",
        "bücher.example",
        "a\\b",
    ] {
        assert_eq!(write(Request::new(host, "/")), Err(RequestError::Host), "{host:?}");
    }
}

#[test]
fn s3_the_resource_name_is_a_path_and_query_without_fragment() {
    for target in ["/", "/?v=10&encoding=json", "/a/b?c=d%20e%23", "//"] {
        assert!(write(Request::new("a", target)).unwrap().starts_with(&format!("GET {target} HTTP/1.1\r\n")));
    }
    for target in [
        "",
        "chat",
        "?v=10",
        "*",
        "http://a/",
        "/#fragment",
        "/a b",
        "/ HTTP/1.1\r\nEvil: 1",
        "/a\n",
        "/\t",
        "/é",
        "/\x7f",
    ] {
        assert_eq!(write(Request::new("a", target)), Err(RequestError::Target), "{target:?}");
    }
}

#[test]
fn s4_1_item_8_the_origin_is_one_visible_word() {
    assert!(write(plain().origin("null")).unwrap().contains("\r\nOrigin: null\r\n"));
    for origin in ["", "http://a\r\nEvil: 1", "http://a\n", "http://a b", "http://é"] {
        assert_eq!(write(plain().origin(origin)), Err(RequestError::Origin), "{origin:?}");
    }
}

#[test]
fn s4_1_item_10_subprotocols_are_tokens_and_unique() {
    for name in ["", "a b", "a,b", "a/b", "a;b", "a\"b", "a\r\nEvil: 1", "é", "a(b)", "[a]"] {
        assert_eq!(write(plain().subprotocol(name)), Err(RequestError::Subprotocol), "{name:?}");
    }
    let twice = plain().subprotocol("a").subprotocol("b").subprotocol("a");
    assert_eq!(write(twice), Err(RequestError::SubprotocolRepeated));
    assert!(write(plain().subprotocol("a").subprotocol("A")).is_ok(), "case matters");
}

#[test]
fn s4_1_a_header_cannot_add_a_line() {
    for name in ["", "A B", "A:", "A\r\nEvil", "A\n", "É", "A\0"] {
        let request = plain().header("Fine", "x").header(name, "x");
        assert_eq!(write(request), Err(RequestError::HeaderName { index: 1 }), "{name:?}");
    }
    for value in ["a\r\nEvil: 1", "a\nEvil: 1", "a\r", "\r\n\r\nGET / HTTP/1.1", "a\0", "\x7f", "é"] {
        let request = plain().header("A", value);
        assert_eq!(write(request), Err(RequestError::HeaderValue { index: 0 }), "{value:?}");
    }
}

#[test]
fn s4_1_a_header_of_the_handshake_cannot_be_replaced() {
    for name in [
        "Host",
        "HOST",
        "upgrade",
        "Connection",
        "Origin",
        "Sec-WebSocket-Key",
        "sec-websocket-version",
        "Sec-WebSocket-Protocol",
        "Sec-WebSocket-Extensions",
        "Sec-WebSocket-Anything",
        "Content-Length",
        "Transfer-Encoding",
        "Expect",
        "TE",
        "Trailer",
    ] {
        let request = plain().header(name, "1");
        assert_eq!(write(request), Err(RequestError::HeaderReserved { index: 0 }), "{name}");
    }
}

#[test]
fn s4_1_item_7_the_key_is_the_nonce_in_base64() {
    for (nonce, key) in [
        ([0; 16], "AAAAAAAAAAAAAAAAAAAAAA=="),
        ([0xFF; 16], "/////////////////////w=="),
        ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16], "AQIDBAUGBwgJCgsMDQ4PEA=="),
    ] {
        let mut client =
            Connection::new(Instant::now(), plain(), nonce, Box::new(|| [0; 4]), Limits::default()).unwrap();
        let Some(Output::Transmit(bytes)) = next(&mut client) else { panic!("the request comes first") };
        let line = format!("\r\nSec-WebSocket-Key: {key}\r\n");
        assert!(str::from_utf8(bytes).unwrap().contains(&line), "{key}");
    }
}
