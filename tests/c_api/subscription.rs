//! A host that chooses what it gets.

use std::ptr;

use serde_json::json;
use tickcord::{
    base::ResultCode as R,
    ffi::*,
    model::EventKind::{self, *},
};

use crate::{
    host::{Host, Setup, last_error, sandbox, size},
    metrics::stats,
};

fn subscription() -> tickcord_subscription {
    let mut subscription = unsafe { std::mem::zeroed::<tickcord_subscription>() };
    assert_eq!(unsafe { tickcord_subscription_init(&raw mut subscription, size(&subscription)) }, 0);
    subscription
}

fn subscribe(host: &Host, kinds: &[EventKind], guilds: &[u64], channels: &[u64]) -> i32 {
    let kinds: Vec<i32> = kinds.iter().map(|kind| kind.number()).collect();
    let subscription = tickcord_subscription {
        kinds: kinds.as_ptr(),
        kind_count: kinds.len(),
        guild_ids: guilds.as_ptr(),
        guild_count: guilds.len(),
        channel_ids: channels.as_ptr(),
        channel_count: channels.len(),
        ..subscription()
    };
    unsafe { tickcord_client_subscribe(host.client, &raw const subscription) }
}

#[test]
fn a_bridge_hears_its_own_channel_alone_and_the_rest_is_counted() {
    let sandbox = sandbox();
    let mut host = Setup::of(&sandbox).create().unwrap();
    assert_eq!(
        subscribe(&host, &[MessageCreate], &[], &[sandbox.channel_id("general")]),
        0,
        "before connect"
    );
    assert_eq!(tickcord_client_connect(host.client), 0);
    host.until(Ready);
    let before = stats(&host);

    sandbox.speak("server-log", "ada", "elsewhere").unwrap();
    sandbox.dispatch("TYPING_START", &json!({"channel_id": sandbox.channel_id("general").to_string()}));
    sandbox.speak("general", "ada", "here").unwrap();
    assert_eq!(host.until(MessageCreate).data["content"], "here");
    assert!(host.events.iter().all(|event| !event.is(GuildCreate) && !event.is(TypingStart)));

    let after = stats(&host);
    assert!(after.events_filtered >= before.events_filtered + 2, "{after:?}");
    assert_eq!(after.events_queued, after.events_polled + after.events_dropped + after.events_waiting);
    assert_eq!(after.events_dropped, 0, "left out is not lost");
    assert!(host.events.iter().all(|event| !event.is(EventsDropped)));
}

#[test]
fn what_was_left_out_is_not_sent_again_by_a_resume() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    assert_eq!(subscribe(&host, &[MessageCreate], &[], &[sandbox.channel_id("general")]), 0);
    sandbox.speak("general", "ada", "one").unwrap();
    host.until(MessageCreate);
    sandbox.speak("server-log", "ada", "left out").unwrap();
    sandbox.speak("general", "ada", "two").unwrap();
    host.until(MessageCreate);
    let left_out = stats(&host).events_filtered;
    sandbox.fault(tickcord_sandbox::Fault::Cut);
    host.until(Resumed);
    assert_eq!(stats(&host).events_filtered, left_out, "its sequence number was acknowledged");
}

#[test]
fn the_last_subscription_counts_in_any_state() {
    let sandbox = sandbox();
    let elsewhere = json!({"guild_id": "1", "content": "another guild"});
    let mut host = Host::connected(&sandbox);
    assert_eq!(subscribe(&host, &[TypingStart], &[], &[]), 0);
    assert_eq!(subscribe(&host, &[], &[sandbox.guild_id()], &[]), 0);
    // Calls are taken in their order: when this one has its result, the subscription counts.
    let request = host.send(sandbox.channel_id("general"), b"ready").unwrap();
    host.result_of(request);
    sandbox.speak("general", "ada", "ours").unwrap();
    host.until_that(|event| event.is(MessageCreate) && event.data["content"] == "ours");
    sandbox.dispatch("MESSAGE_CREATE", &elsewhere);
    sandbox.speak("general", "ada", "ours again").unwrap();
    assert_eq!(host.until(MessageCreate).data["content"], "ours again");

    assert_eq!(tickcord_client_disconnect(host.client, TICKCORD_DISCONNECT_KEEP_SESSION), 0);
    assert_eq!(subscribe(&host, &[], &[], &[]), 0, "nothing given restricts nothing");
    assert_eq!(tickcord_client_connect(host.client), 0);
    host.until(Resumed);
    sandbox.dispatch("MESSAGE_CREATE", &elsewhere);
    assert_eq!(host.until(MessageCreate).data["content"], "another guild");
}

/// The second is none.
const KINDS: [i32; 2] = [400, 9999];

#[test]
fn subscriptions_are_checked_at_the_call() {
    let sandbox = sandbox();
    let host = Setup::of(&sandbox).create().unwrap();
    let refused = |change: fn(&mut tickcord_subscription), words: &str| {
        let mut wrong = subscription();
        change(&mut wrong);
        let result = unsafe { tickcord_client_subscribe(host.client, &raw const wrong) };
        assert!(last_error().contains(words), "{}", last_error());
        result
    };
    let unknown = refused(|wrong| (wrong.kinds, wrong.kind_count) = (KINDS.as_ptr(), 2), "9999");
    assert_eq!(unknown, R::InvalidArgument.number());
    assert_eq!(refused(|wrong| wrong.kind_count = 1, "kinds is NULL"), R::NullArgument.number());
    assert_eq!(refused(|wrong| wrong.guild_count = 1, "guild_ids is NULL"), R::NullArgument.number());
    assert_eq!(refused(|wrong| wrong.channel_count = 1, "channel_ids is NULL"), R::NullArgument.number());
    let ids = |wrong: &mut tickcord_subscription| {
        (wrong.guild_ids, wrong.guild_count) = (ptr::dangling(), 10_001);
    };
    assert_eq!(refused(ids, "10001"), R::InvalidArgument.number());
    assert_eq!(refused(|wrong| wrong.struct_size = 4, "_init"), R::BadSize.number());
    assert_eq!(refused(|wrong| wrong.abi_version = 0, "abi_version"), R::AbiMismatch.number());
    let null = unsafe { tickcord_client_subscribe(host.client, ptr::null()) };
    assert_eq!(null, R::NullArgument.number());
    let whole = subscription();
    let stale = unsafe { tickcord_client_subscribe(0, &raw const whole) };
    assert_eq!(stale, R::InvalidHandle.number());
}
