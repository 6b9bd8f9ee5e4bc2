//! The opening handshake: what the server is asked, and what is not taken for a yes.

use std::ffi::CString;

use tickcord::{base::ResultCode as R, ffi::*, model::EventKind};
use tickcord_sandbox::{Certificate, Options, Sandbox};

use super::{
    host::{Polled, Setup},
    server::Server,
};
use crate::{
    host::{last_error, quick, sandbox},
    network::answering,
    proxy_server::{KINDS, KNOWN, ProxyServer},
};

fn text(text: &str) -> CString {
    CString::new(text).unwrap()
}

/// The one event of an attempt that fails, after which nothing is tried.
fn failure(setup: Setup) -> Polled {
    let mut host = setup.connect();
    let event = host.until(EventKind::WebsocketError);
    assert!(event.data["retry_in_ms"].is_null());
    assert_eq!(event.data["attempts"], 0);
    assert_eq!(host.state(), 0, "closed");
    event
}

fn assert_failure(event: &Polled, code: R, words: &str) {
    assert_eq!(event.code(), i64::from(code.number()), "{event:?}");
    assert!(event.text().contains(words), "{}", event.text());
}

#[test]
fn the_server_gets_what_the_host_asks_for_and_the_host_what_it_chose() {
    let server = Server::echo();
    let mut setup = Setup::to(&format!("{}lobby?token=s3cr3t", server.url()));
    setup.origin = Some(text("https://game.example"));
    setup.subprotocols = vec![text("chat.v3"), text("chat.v2")];
    let mut host = setup.header("Authorization", "Bearer s3cr3t").header("X-Map", "de dust").open();
    let request = server.requests.recv().unwrap();
    for line in [
        "/lobby?token=s3cr3t\n",
        "origin: https://game.example\n",
        "sec-websocket-protocol: chat.v3, chat.v2\n",
        "authorization: Bearer s3cr3t\n",
        "x-map: de dust\n",
        "user-agent: Tickcord/",
    ] {
        assert!(request.contains(line), "{request}");
    }
    let opened = &host.events[0];
    assert_eq!(opened.data["subprotocol"], "chat.v2");
    assert_eq!(opened.data["headers"]["x-server"], "tungstenite");
    assert!(host.poll().is_none());
    let log = host.log().join("\n");
    assert!(log.contains("is open") && !log.contains("s3cr3t"), "{log}");
}

#[test]
fn a_user_agent_of_the_hosts_replaces_the_librarys() {
    let server = Server::echo();
    let _host = Setup::to(&server.url()).header("user-agent", "my game").open();
    let request = server.requests.recv().unwrap();
    assert!(request.contains("user-agent: my game\n") && !request.contains("Tickcord"), "{request}");
}

#[test]
fn a_subprotocol_that_was_not_offered_is_no_connection() {
    let server = Server::echo();
    let mut setup = Setup::to(&server.url());
    setup.subprotocols = vec![text("chat.v1")];
    assert_failure(&failure(setup), R::NotAWebSocket, "subprotocol");
}

#[test]
fn a_refusal_has_its_status_whatever_follows_it() {
    let refusals: [(&[u8], u16, R, &str); 4] = [
        (b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", 404, R::HandshakeRefused, "404 Not Found"),
        (
            b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 13\r\n\r\nwrong api key",
            401,
            R::HandshakeRefused,
            "401 Unauthorized",
        ),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhtml", 200, R::NotAWebSocket, "web page"),
        (
            b"HTTP/1.1 302 Found\r\nLocation: wss://elsewhere/\r\nContent-Length: 0\r\n\r\n",
            302,
            R::HandshakeRedirected,
            "wss://elsewhere/",
        ),
    ];
    for (answer, status, code, words) in refusals {
        let (port, server) = answering(answer);
        let event = failure(Setup::to(&format!("ws://localhost:{port}/")));
        assert_failure(&event, code, words);
        assert_eq!(event.data["status"], status);
        server.join().unwrap();
    }
}

#[test]
fn nobody_there_is_said_as_such() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let event = failure(Setup::to(&format!("ws://127.0.0.1:{port}/")));
    assert_failure(&event, R::ConnectFailed, "");
    assert!(event.data["status"].is_null());
}

#[test]
fn a_server_that_does_not_answer_is_given_up() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let mut setup = Setup::to(&format!("ws://{}/", listener.local_addr().unwrap()));
    setup.options.handshake_timeout_ms = 100;
    assert_failure(&failure(setup), R::NetworkTimeout, "in time");
}

#[test]
fn a_certificate_that_is_not_trusted_is_no_connection() {
    let sandbox = sandbox();
    assert_failure(&failure(Setup::to(&sandbox.echo_url())), R::CertificateUntrusted, "ca_pem");

    let sandbox = Sandbox::start(Options { certificate: Certificate::WrongHost, ..quick() });
    let mut setup = Setup::to(&sandbox.echo_url());
    setup.ca_pem = Some(text(sandbox.ca_pem()));
    assert_failure(&failure(setup), R::CertificateWrongHost, "another host");
}

#[test]
fn the_way_leads_through_a_proxy() {
    for kind in KINDS {
        let sandbox = Sandbox::start(Options { host: KNOWN.to_owned(), ..quick() });
        let proxy = ProxyServer::start(kind, Some(("ada", "s3cr3t")));
        let mut setup = Setup::to(&sandbox.echo_url());
        setup.ca_pem = Some(text(sandbox.ca_pem()));
        setup.proxy_url = Some(text(&proxy.url("ada:s3cr3t@")));
        let mut host = setup.open();
        assert_eq!(host.send_text(b"hello"), 0);
        assert_eq!(host.until(EventKind::WebsocketText).bytes, b"hello");
        assert_eq!(proxy.asked(), [format!("{KNOWN}:{}", sandbox.port())]);
        assert!(!host.log().join("\n").contains("s3cr3t"));
    }
}

/// Creating with these options fails with this code and a text that has these words.
fn refused(code: R, words: &str, change: impl FnOnce(&mut Setup)) {
    let mut setup = Setup::to("wss://localhost/");
    change(&mut setup);
    assert_eq!(setup.create().err(), Some(code.number()), "{words}: {}", last_error());
    assert!(last_error().contains(words), "{}", last_error());
}

#[test]
fn options_are_checked_before_anything_starts() {
    refused(R::InvalidUrl, "wss://host/path", |setup| setup.url = text(""));
    refused(R::InvalidUrl, "wss://host/path", |setup| setup.url = text("https://localhost/"));
    refused(R::InsecureUrl, "in clear", |setup| setup.url = text("ws://example.com/"));
    refused(R::InvalidUrl, "http://host:port", |setup| setup.proxy_url = Some(text("proxy:3128")));
    refused(R::InvalidCaPem, "PEM", |setup| setup.ca_pem = Some(text("not a certificate")));
    refused(R::InvalidHeader, "origin", |setup| setup.origin = Some(text("https://a b")));
    refused(R::InvalidHeader, "subprotocol", |setup| setup.subprotocols = vec![text("a b")]);
    refused(R::InvalidHeader, "twice", |setup| setup.subprotocols = vec![text("a"), text("a")]);
    for (name, value) in [
        ("Host", "elsewhere"),
        ("Connection", "close"),
        ("upgrade", "x"),
        ("Origin", "x"),
        ("Sec-WebSocket-Protocol", "x"),
        ("sec-websocket-extensions", "x"),
        ("Content-Length", "1"),
        ("X Y", "x"),
        ("", "x"),
        ("X", "s3cr3t\r\nInjected: yes"),
        ("X", "s3cr3t\n"),
        ("X", "s3cr3t\u{e9}"),
    ] {
        refused(R::InvalidHeader, "header 0", |setup| {
            setup.headers = vec![(text(name), text(value))];
        });
        assert!(!last_error().contains("s3cr3t"), "a value may be a secret");
    }
    refused(R::InvalidArgument, "header_count", |setup| {
        setup.headers = vec![(text("X"), text("y")); 65];
    });
    refused(R::InvalidArgument, "queue_capacity", |setup| setup.options.queue_capacity = 0);
    refused(R::InvalidArgument, "queue_bytes", |setup| setup.options.queue_bytes = 0);
    refused(R::InvalidArgument, "max_message_bytes", |setup| setup.options.max_message_bytes = 0);
    refused(R::InvalidArgument, "max_unsent_bytes", |setup| setup.options.max_unsent_bytes = usize::MAX);
    refused(R::InvalidArgument, "handshake_timeout_ms", |setup| setup.options.handshake_timeout_ms = 0);
    refused(R::InvalidArgument, "close_timeout_ms", |setup| setup.options.close_timeout_ms = u32::MAX);
    refused(R::InvalidArgument, "ping_interval_ms", |setup| setup.options.ping_interval_ms = 1);
    refused(R::InvalidArgument, "pong_timeout_ms", |setup| setup.options.pong_timeout_ms = 0);
    refused(R::InvalidArgument, "reconnect", |setup| setup.options.reconnect = 2);
    refused(R::UnsupportedField, "reserved", |setup| setup.options.reserved = 1);
    refused(R::BadSize, "tickcord_websocket_options_init", |setup| setup.options.struct_size = 8);
    refused(R::AbiMismatch, "header", |setup| setup.options.abi_version += 1 << 16);
}

#[test]
fn an_array_that_is_not_there_is_refused() {
    let mut setup = Setup::to("wss://localhost/");
    setup.options.url.ptr = setup.url.as_ptr();
    setup.options.header_count = 1;
    let mut websocket = 7;
    let result = unsafe { tickcord_websocket_create(&raw const setup.options, &raw mut websocket) };
    assert_eq!((result, websocket), (R::NullArgument.number(), 0));
    assert!(last_error().contains("headers"), "{}", last_error());
}
