//! Hosts that poll late, or never.

use std::{thread, time::Instant};

use serde_json::json;
use tickcord::{base::ResultCode as R, ffi::*, model::EventKind, rest::Method};

use crate::{
    commands::send_raw,
    host::{Host, PATIENCE, Setup, code, last_error, sandbox},
    http_server::HttpServer,
    metrics::stats,
    uploads,
};

/// Waits without polling.
fn until(host: &Host, holds: impl Fn(&tickcord_client_stats) -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !holds(&stats(host)) {
        assert!(Instant::now() < deadline, "{:?}", stats(host));
        thread::yield_now();
    }
}

fn cancel(host: &Host, request: u64) -> i32 {
    tickcord_client_cancel_request(host.client, request)
}

#[test]
fn chat_that_overflows_the_queue_drops_nothing_that_the_host_must_know() {
    let sandbox = sandbox();
    let mut setup = Setup::of(&sandbox);
    setup.options.queue_capacity = 4;
    let mut host = setup.create().unwrap();
    let request = host.send(sandbox.channel_id("general"), b"hello").unwrap();
    assert_eq!(tickcord_client_connect(host.client), 0);
    // Held until READY; so from here on READY and the states before it wait as well.
    until(&host, |stats| stats.events_queued >= 7);
    sandbox
        .dispatch("INTERACTION_CREATE", &json!({"id": "5", "application_id": "6", "type": 2, "token": "t"}));
    for number in 0..100 {
        sandbox.speak("general", "ada", &format!("line {number}")).unwrap();
    }
    until(&host, |stats| stats.events_dropped >= 96);
    host.until_that(|event| event.data["content"] == "line 99");
    assert_eq!(host.result_of_polled(request).code(), 0);
    let came = |kind: EventKind| host.events.iter().filter(|event| event.is(kind)).count();
    assert_eq!((came(EventKind::Ready), came(EventKind::InteractionCreate)), (1, 1));
    let states: Vec<_> = host.events.iter().filter(|event| event.is(EventKind::ConnectionState)).collect();
    assert_eq!(states.last().unwrap().data["state_name"], "READY");
    let dropped: Vec<_> = host.events.iter().filter(|event| event.is(EventKind::EventsDropped)).collect();
    let sum = |class: &str| dropped.iter().map(|event| event.data[class].as_u64().unwrap()).sum::<u64>();
    assert_eq!((sum("total"), sum("ordinary")), (stats(&host).events_dropped, stats(&host).events_dropped));
}

#[test]
fn a_host_that_never_polls_is_refused_and_loses_no_result() {
    let sandbox = sandbox();
    let mut setup = Setup::of(&sandbox);
    setup.options.queue_capacity = 1;
    let mut host = setup.create().unwrap();
    let deadline = Instant::now() + PATIENCE;
    let mut accepted = Vec::new();
    loop {
        match host.send(sandbox.channel_id("general"), b"never sent") {
            Ok(request) => {
                assert_eq!(cancel(&host, request), 0);
                accepted.push(request);
                assert!(accepted.len() < 10_000, "there is a bound");
            }
            Err(refused) => {
                assert_eq!(refused, R::QueueFull.number());
                if last_error().contains("poll events") {
                    break;
                }
                // The client's thread is behind.
                assert!(Instant::now() < deadline, "{}", last_error());
                thread::yield_now();
            }
        }
    }
    assert_eq!(send_raw(&host, 99, "{}"), Err(R::QueueFull.number()), "gateway commands have results too");
    assert!(accepted.len() > 1024, "{}", accepted.len());
    until(&host, |stats| stats.events_waiting == accepted.len() as u64);

    let mut polled = Vec::new();
    while let Some(event) = host.poll() {
        assert!(event.is(EventKind::RequestResult), "{event:?}");
        assert_eq!(event.code(), code(R::RequestCanceled));
        polled.push(event.data["request"].as_u64().unwrap());
    }
    assert_eq!(polled, accepted);

    let request = host.send(sandbox.channel_id("general"), b"now there is room").unwrap();
    assert_eq!(tickcord_client_connect(host.client), 0);
    assert_eq!(host.result_of(request).code(), 0);
}

#[test]
fn large_results_that_nobody_polls_hold_the_next_request_back_until_one_is_polled() {
    let (sandbox, server) = (sandbox(), HttpServer::start());
    let mut host = uploads::host(&sandbox, &server);
    let large = format!("\"{}\"", "x".repeat((8 << 20) - 2));
    let mut answered = Vec::new();
    let held = loop {
        let before = stats(&host).events_waiting;
        let request = host.call(Method::Post, "/guilds/1", None);
        // It waits for the first. Calls are taken in their order: when it has its result, the first is under way, or held.
        let second = host.call(Method::Post, "/guilds/1", None);
        assert_eq!(cancel(&host, second), 0);
        until(&host, |stats| stats.events_waiting == before + 1);
        if cancel(&host, request) == 0 {
            break host.call(Method::Get, "/guilds/1/channels", None);
        }
        assert!(answered.len() < 9, "64 MiB are enough");
        server.next().answer(200, &large);
        until(&host, |stats| stats.events_waiting == before + 2);
        answered.push(request);
    };
    assert!(answered.len() >= 2, "{answered:?}");
    assert!(server.is_quiet());
    for request in answered {
        let result = host.result_of(request);
        assert_eq!(result.data["body"].as_str().unwrap().len(), large.len() - 2);
    }
    let asked = server.next();
    assert!(asked.line.contains("/guilds/1/channels"), "{}", asked.line);
    asked.answer(200, "[]");
    assert_eq!(host.result_of(held).code(), 0);
}
