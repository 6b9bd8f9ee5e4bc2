//! A bot that is busy for minutes, against a Discord that counts.

use std::{
    collections::{HashMap, HashSet},
    time::{Duration, Instant},
};

use serde_json::json;
use tickcord::{ffi::*, model::EventKind, rest::Method};
use tickcord_sandbox::{Options, RateLimit, What};

use crate::{
    calls::id_of,
    host::{Setup, quick, start},
};

const MESSAGES: usize = 10_000;
const CHANNELS: usize = 50;

/// That many wait for their result at once, of the 1024 that a client accepts.
const WAITING: usize = 500;

/// Sends the messages with Discord's limits, which allow `speed` times as much as they do at Discord.
fn ten_thousand_messages(speed: u32) {
    let sandbox = start(Options {
        rate_limit: Some(RateLimit { requests: 5, window: Duration::from_secs(5) / speed }),
        global_rate_limit: Some(RateLimit { requests: 50 * speed, window: Duration::from_secs(1) }),
        journal_entries: 4 * MESSAGES,
        ..quick()
    });
    let mut setup = Setup::of(&sandbox);
    setup.options.intents = TICKCORD_INTENT_GUILDS;
    setup.options.requests_per_second *= speed;
    let mut host = setup.create().unwrap();
    assert_eq!(tickcord_client_connect(host.client), 0);
    let channels: Vec<u64> = (0..CHANNELS)
        .map(|number| {
            let path = format!("/guilds/{}/channels", sandbox.guild_id());
            let json = json!({ "name": format!("round-{number}") }).to_string();
            let request = host.call(Method::Post, &path, Some(&json));
            id_of(&host.result_of(request).data["body"])
        })
        .collect();
    let begin = Instant::now();
    let mut waiting = HashSet::new();
    let mut sent = 0;
    while sent < MESSAGES || !waiting.is_empty() {
        while sent < MESSAGES && waiting.len() < WAITING {
            let request = host.send(channels[sent % CHANNELS], sent.to_string().as_bytes()).unwrap();
            assert!(waiting.insert(request));
            sent += 1;
        }
        // Not `until`: what came is not kept.
        while let Some(event) = host.poll() {
            if event.is(EventKind::RequestResult) {
                assert_eq!(event.code(), 0, "{}", event.text());
                let request = event.data["request"].as_u64().unwrap();
                assert!(waiting.remove(&request), "one result for each");
            }
            assert!(!event.is(EventKind::EventsDropped) && !event.is(EventKind::HttpPaused), "{event:?}");
        }
        host.events.clear();
        tickcord_client_wait(host.client, 1000);
    }
    println!("{MESSAGES} messages in {:?}", begin.elapsed());

    let mut posted: HashMap<u64, Vec<usize>> = HashMap::new();
    for entry in sandbox.journal() {
        match entry.what {
            What::MessageSent { channel_id, content, duplicate, .. } => {
                assert!(!duplicate, "{content}");
                posted.entry(channel_id).or_default().push(content.parse().unwrap());
            }
            What::Rest { status, path, .. } => {
                assert!(status.is_some_and(|status| status < 300), "{path}: {status:?}");
            }
            _ => {}
        }
    }
    for (number, channel) in channels.iter().enumerate() {
        let expected: Vec<usize> = (number..MESSAGES).step_by(CHANNELS).collect();
        assert_eq!(posted[channel], expected, "nothing is lost, twice or out of order");
    }
}

#[test]
fn ten_thousand_messages_over_fifty_channels_meet_no_limit_and_arrive_in_order() {
    ten_thousand_messages(20);
}

#[test]
#[ignore = "takes four minutes"]
fn ten_thousand_messages_at_discords_own_pace() {
    ten_thousand_messages(1);
}
