//! What a hostile or broken network does: each failure has its own code, a remedy in words, and an end.

use std::{
    ffi::CString,
    io::{Read, Write},
    net::TcpListener,
};

use tickcord::{base::ResultCode, ffi::*, model::EventKind};
use tickcord_sandbox::{Certificate, Fault, Options, Refusal, TlsVersions, What};

use crate::host::{Host, PATIENCE, Polled, Setup, code, quick, sandbox, start};

/// Connects and returns the first failure, after which the client goes on trying.
pub(crate) fn first_failure(setup: Setup) -> (Host, Polled) {
    let mut host = setup.create().unwrap();
    assert_eq!(tickcord_client_connect(host.client), 0);
    let failure = host.until_that(|event| event.is(EventKind::ConnectionState) && event.code() != 0);
    assert_eq!(failure.data["state_name"], "BACKOFF");
    (host, failure)
}

pub(crate) fn assert_failure(event: &Polled, result: ResultCode, remedy: &str) {
    assert_eq!(event.code(), code(result), "{event:?}");
    assert_eq!(event.data["code_name"], result.c_name().to_str().unwrap());
    assert!(event.text().contains(remedy), "{}", event.text());
}

#[test]
fn a_certificate_of_an_unknown_authority_is_refused() {
    let sandbox = sandbox();
    let mut setup = Setup::of(&sandbox);
    setup.ca_pem = None;
    let (_host, failure) = first_failure(setup);
    assert_failure(&failure, ResultCode::CertificateUntrusted, "ca_pem");
    sandbox.wait_for(|entry| matches!(entry.what, What::TlsFailed { .. }), PATIENCE).unwrap();
    assert!(
        !sandbox.journal().iter().any(|entry| matches!(entry.what, What::Rest { .. })),
        "nothing was sent"
    );
}

#[test]
fn a_certificate_for_another_host_is_refused() {
    let sandbox = start(Options { certificate: Certificate::WrongHost, ..quick() });
    let (_host, failure) = first_failure(Setup::of(&sandbox));
    assert_failure(&failure, ResultCode::CertificateWrongHost, "another host");
}

#[test]
fn a_certificate_that_is_out_of_date_is_refused() {
    let sandbox = start(Options { certificate: Certificate::Expired, ..quick() });
    let (_host, failure) = first_failure(Setup::of(&sandbox));
    assert_failure(&failure, ResultCode::CertificateExpired, "clock");
}

#[test]
fn both_versions_of_tls_are_spoken() {
    for tls in [TlsVersions::Only12, TlsVersions::Only13] {
        let sandbox = start(Options { tls, ..quick() });
        Host::connected(&sandbox);
    }
}

#[test]
fn a_server_that_is_not_a_websocket_is_named_as_such_and_tried_again() {
    let cases = [
        (Refusal::Html, ResultCode::NotAWebSocket, "web page"),
        (
            Refusal::Redirect { location: "https://evil.test/".to_owned() },
            ResultCode::HandshakeRedirected,
            "evil.test",
        ),
        (Refusal::Forbidden, ResultCode::HandshakeRefused, "403"),
        (Refusal::TooManyRequests, ResultCode::HandshakeRefused, "429"),
    ];
    for (how, result, remedy) in cases {
        let sandbox = sandbox();
        sandbox.fault(Fault::Refuse { count: 1, how });
        let (mut host, failure) = first_failure(Setup::of(&sandbox));
        assert_failure(&failure, result, remedy);
        host.until(EventKind::Ready);
    }
}

#[test]
fn a_server_that_breaks_off_is_tried_again() {
    for how in [Refusal::Tcp, Refusal::Reset] {
        let sandbox = sandbox();
        sandbox.fault(Fault::Refuse { count: 1, how });
        let (mut host, failure) = first_failure(Setup::of(&sandbox));
        assert_failure(&failure, ResultCode::ConnectionLost, "broke off");
        host.until(EventKind::Ready);
    }
}

#[test]
fn nobody_at_the_port_is_a_failure_in_words() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut setup = Setup::of(&sandbox());
    setup.api_url = CString::new(format!("https://localhost:{port}/api/v10")).unwrap();
    let (_host, failure) = first_failure(setup);
    assert_failure(&failure, ResultCode::ConnectFailed, "firewall");
}

#[test]
fn a_name_that_does_not_exist_is_a_failure_in_words() {
    let mut setup = Setup::of(&sandbox());
    setup.api_url = CString::new("https://tickcord.invalid/api/v10").unwrap();
    let (_host, failure) = first_failure(setup);
    assert_failure(&failure, ResultCode::DnsFailed, "DNS");
}

/// A plain server on loopback that answers the first connection with these bytes.
pub(crate) fn answering(answer: &'static [u8]) -> (u16, std::thread::JoinHandle<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let server = std::thread::spawn(move || {
        let (mut connection, _) = listener.accept().unwrap();
        let mut request = Vec::new();
        let mut buffer = [0; 1024];
        while !request.ends_with(b"\r\n\r\n") {
            let count = connection.read(&mut buffer).unwrap();
            assert_ne!(count, 0, "the request ended early");
            request.extend_from_slice(&buffer[..count]);
        }
        connection.write_all(answer).unwrap();
        request
    });
    (port, server)
}

#[test]
fn a_port_that_does_not_speak_tls_is_named_as_such() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let server = std::thread::spawn(move || {
        let (mut connection, _) = listener.accept().unwrap();
        connection.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").unwrap();
        connection.read_to_end(&mut Vec::new()).unwrap_or_default();
    });
    let mut setup = Setup::of(&sandbox());
    setup.api_url = CString::new(format!("https://127.0.0.1:{port}/api/v10")).unwrap();
    let (host, failure) = first_failure(setup);
    assert_failure(&failure, ResultCode::TlsFailed, "TLS");
    drop(host);
    server.join().unwrap();
}

#[test]
fn html_in_place_of_the_api_is_a_failure_in_words() {
    let (port, server) = answering(b"HTTP/1.1 200 OK\r\ncontent-length: 13\r\n\r\n<html></html>");
    let mut setup = Setup::of(&sandbox());
    setup.api_url = CString::new(format!("http://127.0.0.1:{port}/api/v10")).unwrap();
    let (_host, failure) = first_failure(setup);
    assert_failure(&failure, ResultCode::HttpUnexpected, "GET /gateway/bot");
    let request = String::from_utf8(server.join().unwrap()).unwrap();
    assert!(request.starts_with("GET /api/v10/gateway/bot HTTP/1.1\r\n"), "{request}");
    assert!(request.contains("user-agent: DiscordBot (https://"), "{request}");
}

#[test]
fn a_gateway_on_loopback_without_tls_is_accepted_and_checked_all_the_same() {
    let (port, server) = answering(
        b"HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\n\
        connection: Upgrade\r\nsec-websocket-accept: wrong\r\n\r\n",
    );
    let mut setup = Setup::of(&sandbox());
    setup.gateway_url = Some(CString::new(format!("ws://localhost:{port}/")).unwrap());
    let (_host, failure) = first_failure(setup);
    assert_failure(&failure, ResultCode::NotAWebSocket, "Check its URL");
    let request = String::from_utf8(server.join().unwrap()).unwrap();
    assert!(request.starts_with("GET /?v=10&encoding=json&compress=zlib-stream HTTP/1.1\r\n"), "{request}");
}

#[test]
fn bytes_that_break_the_websocket_protocol_end_the_connection_and_not_the_session() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    // A frame with a reserved bit.
    sandbox.fault(Fault::Raw { bytes: vec![0xc1, 0x01, b'x'] });
    let failure = host.until_that(|event| event.is(EventKind::ConnectionState) && event.code() != 0);
    assert_failure(&failure, ResultCode::ProtocolViolation, "WebSocket protocol");
    host.until(EventKind::Resumed);
}

#[test]
fn a_wrong_token_is_fatal_and_asked_for_once() {
    let sandbox = sandbox();
    let mut setup = Setup::of(&sandbox);
    setup.token = Some(CString::new("wrong.token").unwrap());
    let mut host = setup.create().unwrap();
    assert_eq!(tickcord_client_connect(host.client), 0);
    let fatal = host.until(EventKind::Fatal);
    assert_failure(&fatal, ResultCode::AuthenticationFailed, "token");
    let asked = sandbox.journal().iter().filter(|entry| matches!(entry.what, What::Rest { .. })).count();
    assert_eq!(asked, 1);
}
