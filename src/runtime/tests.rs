//! A bug on one object's thread.

use std::{
    io,
    thread::JoinHandle,
    time::{Duration, Instant},
};

use super::{
    Body, Client, Options, Thread,
    websocket::{self, WebSocket, WebsocketState},
};
use crate::{
    base::{Purpose, ResultCode, Token, Url},
    events::WaitOutcome,
    gateway::{self, Compression},
    model::{ConnectionState, EventKind, Intents, Snowflake},
    rest::{AutoDefer, Call, message::MessageCreate, routes::create_message},
    transport::{Proxies, Roots},
    websocket::{Limits, Request},
};

const PATIENCE: Duration = Duration::from_secs(20);

const TOKEN: &str = "s3cr3t-t0ken";

struct Std(JoinHandle<()>);

impl Thread for Std {
    fn join(self: Box<Self>, _: Instant) -> Option<Box<dyn Thread>> {
        self.0.join().expect("a client's thread ends in order, whatever happens on it");
        None
    }
}

fn spawn(body: Body) -> io::Result<Box<dyn Thread>> {
    Ok(Box::new(Std(std::thread::Builder::new().spawn(body)?)))
}

fn client() -> Client {
    let options = Options {
        auto_defer: AutoDefer::Off,
        token: Token::new(TOKEN).unwrap(),
        intents: Intents::NON_PRIVILEGED,
        allow_undefined_intents: false,
        degrade_intents: false,
        api_url: Url::parse("http://127.0.0.1:1/", Purpose::Http).unwrap(),
        gateway_url: None,
        proxies: Proxies::default(),
        roots: Roots::new(None).unwrap(),
        queue_capacity: 16,
        requests_per_second: 50,
        shard: [0, 1],
        compression: Compression::None,
        presence: None,
        code_page: None,
    };
    Client::start(options, spawn).unwrap()
}

fn message(content: &str) -> Call<'_> {
    create_message(Snowflake(1), MessageCreate::text(content)).unwrap()
}

#[test]
fn a_bug_stops_its_own_client_and_is_said() {
    let (broken, other) = (client(), client());
    broken.request(message("never sent")).unwrap();
    broken.send_command(|_| gateway::Command::raw(99, "{}")).unwrap();
    broken.set_commands(Snowflake(0), "[]").unwrap();
    let met = broken.inject_panic().unwrap();
    let mut results = Vec::new();
    for _ in 0..4 {
        assert_eq!(broken.object().wait(Duration::from_secs(20)), WaitOutcome::Ready);
        let result = broken.object().poll_event().unwrap();
        assert_eq!(result.kind(), EventKind::RequestResult, "what was accepted has its result");
        assert_eq!(result.get_i64("/code"), Ok(ResultCode::Poisoned.number().into()));
        results.push(result.get_u64("/request").unwrap());
    }
    assert!(results.contains(&met), "the one that met the bug, too: {results:?}");
    assert_eq!(broken.object().wait(Duration::from_secs(20)), WaitOutcome::Ready);
    let event = broken.object().poll_event().unwrap();
    assert_eq!(event.kind(), EventKind::Poisoned, "the last event");
    assert!(event.json().contains("create a new one") && !event.json().contains(TOKEN));
    assert_eq!(broken.state(), ConnectionState::Poisoned.number());
    for result in [broken.connect(), broken.disconnect(false), broken.set_intents(Intents(1))] {
        assert_eq!(result.unwrap_err().code, ResultCode::Poisoned);
    }
    assert_eq!(broken.request(message("x")).unwrap_err().code, ResultCode::Poisoned);
    let (record, _) = broken.object().poll_log().unwrap();
    assert!(!record.text.contains(TOKEN));
    let stopped = broken.stop(Duration::from_secs(20));
    assert!(stopped.threads_ended);
    assert_eq!(stopped.unsent, 0);

    assert_eq!(other.state(), ConnectionState::Disconnected.number());
    other.connect().unwrap();
    assert!(other.stop(Duration::from_secs(20)).threads_ended);
}

fn websocket() -> WebSocket {
    let options = websocket::Options {
        url: Url::parse("ws://127.0.0.1:1/", Purpose::WebSocket).unwrap(),
        request: Request::new("127.0.0.1:1", "/"),
        proxies: Proxies::default(),
        roots: Roots::new(None).unwrap(),
        limits: Limits::default(),
        ping_interval: None,
        pong_timeout: PATIENCE,
        reconnect: false,
        queue_capacity: 16,
        queue_bytes: 1 << 20,
        max_unsent_bytes: 1 << 20,
    };
    WebSocket::start(options, spawn).unwrap()
}

#[test]
fn a_bug_stops_its_own_websocket_and_is_said() {
    let (broken, other) = (websocket(), websocket());
    broken.inject_bug();
    assert_eq!(broken.object().wait(PATIENCE), WaitOutcome::Ready);
    let event = broken.object().poll_event().unwrap();
    assert_eq!(event.kind(), EventKind::Poisoned);
    assert!(event.json().contains("stopped this WebSocket"), "{}", event.json());
    assert_eq!(broken.state(), WebsocketState::Poisoned.number());
    for result in [broken.connect(), broken.close(None, ""), broken.send_text("x"), broken.ping(b"")] {
        assert_eq!(result.unwrap_err().code, ResultCode::Poisoned);
    }
    assert!(broken.stop(PATIENCE).threads_ended);

    other.connect().unwrap();
    assert_eq!(other.object().wait(PATIENCE), WaitOutcome::Ready);
    assert_eq!(other.object().poll_event().unwrap().kind(), EventKind::WebsocketError, "it goes on");
    assert!(other.stop(PATIENCE).threads_ended);
}
