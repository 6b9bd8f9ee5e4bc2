//! Gateway commands through the C functions.

use std::{
    ffi::CString,
    mem::zeroed,
    ptr,
    time::{Duration, Instant},
};

use tickcord::{
    base::ResultCode,
    ffi::*,
    model::{ActivityType, EventKind, Status},
};
use tickcord_sandbox::{Entry, Fault, Options, Sandbox, Side, What};

use crate::host::{
    Discord, Host, INTENTS, PATIENCE, Polled, Setup, code, last_error, quick, sandbox, size, start,
};

/// Calls a function with its last parameter, and checks that number.
fn request(call: impl FnOnce(*mut u64) -> i32) -> Result<u64, i32> {
    let mut number = u64::MAX;
    let result = call(&raw mut number);
    assert_eq!(number == 0, result != 0, "0 after a failure, and only then");
    if result == 0 { Ok(number) } else { Err(result) }
}

fn presence() -> tickcord_presence {
    let mut presence = unsafe { zeroed::<tickcord_presence>() };
    assert_eq!(unsafe { tickcord_presence_init(&raw mut presence, size(&presence)) }, 0);
    presence
}

fn activity(name: &CString) -> tickcord_activity {
    let mut activity = unsafe { zeroed::<tickcord_activity>() };
    assert_eq!(unsafe { tickcord_activity_init(&raw mut activity, size(&activity)) }, 0);
    activity.name.ptr = name.as_ptr();
    activity
}

fn members(guild: u64) -> tickcord_member_request {
    let mut request = unsafe { zeroed::<tickcord_member_request>() };
    assert_eq!(unsafe { tickcord_member_request_init(&raw mut request, size(&request)) }, 0);
    request.guild_id = guild;
    request
}

fn whole_guild(guild: u64) -> tickcord_member_request {
    let mut request = members(guild);
    request.query.ptr = c"".as_ptr();
    request
}

fn update_presence(host: &Host, presence: &tickcord_presence) -> Result<u64, i32> {
    request(|out| unsafe { tickcord_client_update_presence(host.client, presence, out) })
}

fn request_members(host: &Host, wanted: &tickcord_member_request) -> Result<u64, i32> {
    request(|out| unsafe { tickcord_client_request_guild_members(host.client, wanted, out) })
}

pub(crate) fn send_raw(host: &Host, opcode: i32, json: &str) -> Result<u64, i32> {
    let json_ptr = json.as_ptr().cast();
    request(|out| unsafe { tickcord_client_send_raw(host.client, opcode, json_ptr, json.len(), out) })
}

/// What the presence in this entry plays.
fn played(entry: &Entry) -> Option<&str> {
    match &entry.what {
        What::Presence { presence, .. } | What::Identify { presence: Some(presence), .. } => {
            presence["activities"][0]["name"].as_str()
        }
        _ => None,
    }
}

#[test]
fn the_bot_shows_what_it_does_from_its_first_login_on() {
    let sandbox = sandbox();
    let (lobby, match_) = (CString::new("in the lobby").unwrap(), CString::new("a match").unwrap());
    let first = activity(&lobby);
    let mut at_login = presence();
    (at_login.activities, at_login.activity_count) = (&raw const first, 1);
    let mut setup = Setup::of(&sandbox);
    setup.options.presence = &raw const at_login;
    let mut host = setup.create().unwrap();
    assert_eq!(tickcord_client_connect(host.client), 0);
    host.until(EventKind::Ready);
    let identify =
        |entry: &Entry| matches!(entry.what, What::Identify { .. }) && played(entry) == Some("in the lobby");
    sandbox.wait_for(identify, PATIENCE).unwrap();

    let mut second = activity(&match_);
    second.r#type = ActivityType::Competing.number();
    let mut now = presence();
    now.status = Status::Dnd as i32;
    (now.activities, now.activity_count) = (&raw const second, 1);
    let number = update_presence(&host, &now).unwrap();
    assert_eq!(host.result_of(number).code(), 0);
    let entry = sandbox.wait_for(|entry| matches!(entry.what, What::Presence { .. }), PATIENCE).unwrap();
    let What::Presence { presence, .. } = entry.what else { unreachable!() };
    let expected = serde_json::json!({
        "since": null, "activities": [{"name": "a match", "type": 5}], "status": "dnd", "afk": false
    });
    assert_eq!(presence, expected);

    // A login of a new session repeats it.
    sandbox.fault(Fault::InvalidSession { resumable: false });
    let again =
        |entry: &Entry| matches!(entry.what, What::Identify { .. }) && played(entry) == Some("a match");
    sandbox.wait_for(again, PATIENCE).unwrap();
}

/// A guild of many members, which come in several parts.
fn crowd() -> Discord {
    start(Options { more_members: 40, chunk_members: 10, ..quick() })
}

fn connected(sandbox: &Sandbox) -> Host {
    let mut setup = Setup::of(sandbox);
    setup.options.intents = INTENTS
        | TICKCORD_INTENT_GUILD_MEMBERS
        | TICKCORD_INTENT_GUILD_PRESENCES
        | TICKCORD_INTENT_GUILD_VOICE_STATES;
    let mut host = setup.create().unwrap();
    assert_eq!(tickcord_client_connect(host.client), 0);
    host.until(EventKind::Ready);
    host
}

fn chunks(host: &Host) -> Vec<&Polled> {
    host.events.iter().filter(|event| event.is(EventKind::GuildMembersChunk)).collect()
}

#[test]
fn all_members_of_a_guild_come_in_one_result() {
    let sandbox = crowd();
    let mut host = connected(&sandbox);
    let mut wanted = whole_guild(sandbox.guild_id());
    wanted.flags = TICKCORD_MEMBERS_PRESENCES;
    let number = request_members(&host, &wanted).unwrap();
    let result = host.result_of(number);
    assert_eq!(result.code(), 0, "{result:?}");
    let body = &result.data["body"];
    let ids: std::collections::BTreeSet<_> = body["members"]
        .as_array()
        .unwrap()
        .iter()
        .map(|member| member["user"]["id"].as_str().unwrap())
        .collect();
    assert!(ids.len() >= 40 && ids.len() == body["members"].as_array().unwrap().len(), "{}", ids.len());
    assert!(body["chunk_count"].as_u64().unwrap() >= 5);
    assert!(!body["presences"].as_array().unwrap().is_empty());
    assert!(chunks(&host).is_empty());
}

#[test]
fn members_can_come_part_by_part() {
    let sandbox = crowd();
    let mut host = connected(&sandbox);
    let mut wanted = whole_guild(sandbox.guild_id());
    wanted.flags = TICKCORD_MEMBERS_CHUNKED;
    wanted.nonce.ptr = c"my own".as_ptr();
    let number = request_members(&host, &wanted).unwrap();
    let result = host.result_of(number);
    let chunks = chunks(&host);
    assert_eq!(result.data["body"]["chunk_count"], chunks.len());
    assert!(chunks.len() >= 5 && chunks.iter().all(|chunk| chunk.data["nonce"] == "my own"));
}

#[test]
fn members_are_found_by_id_and_by_name_and_the_missing_are_named() {
    let sandbox = crowd();
    let mut host = connected(&sandbox);
    let ids = [sandbox.member_ids()["ada"], 12345];
    let mut wanted = members(sandbox.guild_id());
    (wanted.user_ids, wanted.user_id_count) = (ids.as_ptr(), ids.len());
    let number = request_members(&host, &wanted).unwrap();
    let body = host.result_of(number).data["body"].clone();
    assert_eq!(body["members"][0]["user"]["username"], "ada");
    assert_eq!(body["not_found"], serde_json::json!(["12345"]));

    let mut wanted = members(sandbox.guild_id());
    wanted.query.ptr = c"ad".as_ptr();
    wanted.limit = 5;
    let number = request_members(&host, &wanted).unwrap();
    assert_eq!(host.result_of(number).data["body"]["members"][0]["user"]["username"], "ada");
}

#[test]
fn asking_for_all_members_again_waits_for_discord() {
    let window = Duration::from_secs(2);
    let sandbox = start(Options { all_members_window: window, ..quick() });
    let (mut first, mut second) = (connected(&sandbox), connected(&sandbox));
    let wanted = whole_guild(sandbox.guild_id());
    let number = request_members(&first, &wanted).unwrap();
    assert_eq!(first.result_of(number).code(), 0);
    // The second client does not know of the first.
    let number = request_members(&second, &wanted).unwrap();
    assert_eq!(second.result_of(number).code(), 0);
    assert!(second.events.iter().any(|event| event.is(EventKind::RateLimited)));
}

#[test]
fn a_bot_can_be_seen_in_a_voice_channel() {
    let sandbox = sandbox();
    let mut host = connected(&sandbox);
    let guild = sandbox.guild_id();
    let channel = sandbox.channel_id("voice");
    let flags = TICKCORD_VOICE_SELF_MUTE | TICKCORD_VOICE_SELF_DEAF;
    let number =
        request(|out| unsafe { tickcord_client_update_voice_state(host.client, guild, channel, flags, out) });
    assert_eq!(host.result_of(number.unwrap()).code(), 0);
    let state = host.until(EventKind::VoiceStateUpdate);
    assert_eq!(state.data["channel_id"], channel.to_string());
    assert_eq!((&state.data["self_mute"], &state.data["self_deaf"]), (&true.into(), &true.into()));
    host.until(EventKind::VoiceServerUpdate);

    request(|out| unsafe { tickcord_client_update_voice_state(host.client, guild, 0, 0, out) }).unwrap();
    assert!(host.until(EventKind::VoiceStateUpdate).data["channel_id"].is_null());
}

#[test]
fn sounds_and_channel_details_are_answered_by_events() {
    let sandbox = sandbox();
    let mut host = connected(&sandbox);
    let guild = sandbox.guild_id();
    request(|out| unsafe {
        tickcord_client_request_soundboard_sounds(host.client, &raw const guild, 1, out)
    })
    .unwrap();
    assert_eq!(host.until(EventKind::SoundboardSounds).data["guild_id"], guild.to_string());

    let fields = TICKCORD_CHANNEL_INFO_STATUS | TICKCORD_CHANNEL_INFO_VOICE_START_TIME;
    request(|out| unsafe { tickcord_client_request_channel_info(host.client, guild, fields, out) }).unwrap();
    let info = host.until(EventKind::ChannelInfo);
    assert!(
        info.data["channels"][0]["status"].is_string()
            && info.data["channels"][0]["voice_start_time"].is_u64()
    );
}

#[test]
fn what_discord_does_not_know_costs_a_connection_and_nothing_else() {
    let sandbox = sandbox();
    let mut host = connected(&sandbox);
    let number = send_raw(&host, 99, r#"{"new":"thing"}"#).unwrap();
    assert_eq!(host.result_of(number).code(), 0, "it was sent");
    let warning = host.until(EventKind::GatewayWarning);
    assert_eq!(
        (warning.code(), &warning.data["requests"]),
        (code(ResultCode::RequestLost), &[number].into())
    );
    host.until(EventKind::Resumed);
    sandbox
        .wait_for(
            |entry| matches!(entry.what, What::Closed { by: Side::Sandbox, code: Some(4001), .. }),
            PATIENCE,
        )
        .unwrap();
}

#[test]
fn each_mistake_has_its_own_code_and_nothing_is_sent() {
    let sandbox = sandbox();
    let host = connected(&sandbox);
    let guild = sandbox.guild_id();
    let name = CString::new("chess").unwrap();
    let refused = |result: Result<u64, i32>, code: ResultCode, text: &str| {
        assert_eq!(result, Err(code.number()));
        assert!(last_error().contains(text), "{}", last_error());
    };

    for opcode in [0, 1, 2, 6, 10] {
        refused(send_raw(&host, opcode, "{}"), ResultCode::ReservedOpcode, "not for hosts");
    }
    refused(send_raw(&host, -1, "{}"), ResultCode::InvalidArgument, "negative");
    refused(send_raw(&host, 99, "{"), ResultCode::InvalidJson, "not JSON");
    refused(send_raw(&host, 99, &format!("\"{}\"", "x".repeat(4096))), ResultCode::PayloadTooLong, "4096");
    let raw = request(|out| unsafe { tickcord_client_send_raw(host.client, 99, ptr::null(), 0, out) });
    refused(raw, ResultCode::NullArgument, "json");

    let mut wrong = presence();
    wrong.status = 9;
    refused(update_presence(&host, &wrong), ResultCode::UndefinedStatus, "no status");
    let mut wrong = presence();
    wrong.afk = 2;
    refused(update_presence(&host, &wrong), ResultCode::InvalidArgument, "afk");
    let mut wrong = presence();
    wrong.activity_count = 1;
    refused(update_presence(&host, &wrong), ResultCode::NullArgument, "activities");

    let (mut nameless, mut untyped) = (activity(&name), activity(&name));
    nameless.name.ptr = ptr::null();
    untyped.r#type = 6;
    let activities = [
        (nameless, ResultCode::EmptyActivity, "no name"),
        (unsafe { zeroed() }, ResultCode::BadSize, "activities[1]"),
        (untyped, ResultCode::InvalidArgument, "type of activity"),
    ];
    for (second, code, text) in activities {
        let activities = [activity(&name), second];
        (wrong.activities, wrong.activity_count) = (activities.as_ptr(), 2);
        refused(update_presence(&host, &wrong), code, text);
        let mut setup = Setup::of(&sandbox);
        setup.options.presence = &raw const wrong;
        assert_eq!(setup.create().err(), Some(code.number()), "nor is it accepted as an option");
    }

    let ids = [1u64; 101];
    let mut wrong = members(guild);
    (wrong.user_ids, wrong.user_id_count) = (ids.as_ptr(), ids.len());
    refused(request_members(&host, &wrong), ResultCode::TooManyIds, "101");
    wrong.user_id_count = usize::MAX;
    refused(request_members(&host, &wrong), ResultCode::TooManyIds, "user_ids");
    wrong.user_id_count = 1;
    wrong.query.ptr = c"a".as_ptr();
    refused(request_members(&host, &wrong), ResultCode::InvalidArgument, "exclude each other");
    let mut wrong = whole_guild(guild);
    wrong.nonce.ptr = c"123456789 123456789 123456789 123".as_ptr();
    refused(request_members(&host, &wrong), ResultCode::NonceTooLong, "33 bytes");
    let mut wrong = whole_guild(guild);
    wrong.flags = 4;
    refused(request_members(&host, &wrong), ResultCode::InvalidArgument, "flags");
    let sounds = request(|out| unsafe {
        tickcord_client_request_soundboard_sounds(host.client, ids.as_ptr(), 101, out)
    });
    refused(sounds, ResultCode::TooManyIds, "101");
    let info = request(|out| unsafe { tickcord_client_request_channel_info(host.client, guild, 4, out) });
    refused(info, ResultCode::InvalidArgument, "fields");
    let voice = request(|out| unsafe { tickcord_client_update_voice_state(host.client, guild, 1, 8, out) });
    refused(voice, ResultCode::InvalidArgument, "flags");

    let mut host = host;
    let message = host.send(sandbox.channel_id("general"), b"still here").unwrap();
    assert_eq!(host.result_of(message).code(), 0);
    let only_the_login = sandbox.journal().into_iter().all(|entry| {
        !matches!(entry.what, What::Presence { .. } | What::MembersRequest { .. } | What::Closed { .. })
    });
    assert!(only_the_login);
}

#[test]
fn an_array_of_a_newer_header_is_read_by_its_own_stride() {
    /// An activity with a field that this library does not know.
    #[repr(C)]
    struct Newer {
        known: tickcord_activity,
        unknown: u64,
    }
    let sandbox = sandbox();
    let mut host = connected(&sandbox);
    let names = ["first", "second"].map(|name| CString::new(name).unwrap());
    let newer = |at: usize, unknown| {
        let mut newer = Newer { known: activity(&names[at]), unknown };
        newer.known.struct_size = size(&newer);
        newer
    };
    let activities = [newer(0, 0), newer(1, 0)];
    let mut now = presence();
    (now.activities, now.activity_count) = ((&raw const activities).cast(), 2);
    let number = update_presence(&host, &now).unwrap();
    assert_eq!(host.result_of(number).code(), 0);
    let entry = sandbox.wait_for(|entry| played(entry) == Some("first"), PATIENCE).unwrap();
    let What::Presence { presence, .. } = entry.what else { unreachable!() };
    assert_eq!(presence["activities"][1]["name"], "second");

    let activities = [newer(0, 0), newer(1, 1)];
    now.activities = (&raw const activities).cast();
    assert_eq!(update_presence(&host, &now), Err(ResultCode::UnsupportedField.number()));
}

#[test]
fn commands_that_nobody_sends_are_bounded_and_counted() {
    let host = Setup::of(&sandbox()).create().unwrap();
    for _ in 0..256 {
        send_raw(&host, 99, "{}").unwrap();
    }
    assert_eq!(send_raw(&host, 99, "{}"), Err(ResultCode::QueueFull.number()));
    assert!(last_error().contains("256"), "{}", last_error());
    assert!(host.send(1, b"messages have room of their own").is_ok());
    assert_eq!(host.destroy(PATIENCE), (0, 257));
}

#[test]
fn destroy_sends_what_can_be_sent_and_does_not_wait_for_what_cannot() {
    let sandbox = sandbox();
    let mut host = Setup::of(&sandbox).create().unwrap();
    let name = CString::new("closing").unwrap();
    let closing = activity(&name);
    let mut last = presence();
    (last.activities, last.activity_count) = (&raw const closing, 1);
    assert_eq!(tickcord_client_connect(host.client), 0);
    host.until(EventKind::Ready);
    update_presence(&host, &last).unwrap();
    assert_eq!(host.destroy(PATIENCE), (0, 0));
    sandbox
        .wait_for(
            |entry| matches!(entry.what, What::Presence { .. }) && played(entry) == Some("closing"),
            PATIENCE,
        )
        .unwrap();

    let mut host = Setup::of(&sandbox).create().unwrap();
    assert_eq!(tickcord_client_connect(host.client), 0);
    host.until(EventKind::Ready);
    for _ in 0..6 {
        update_presence(&host, &last).unwrap();
    }
    let begin = Instant::now();
    assert_eq!(host.destroy(PATIENCE), (0, 1), "five in 20 s, and the sixth is counted");
    assert!(begin.elapsed() < PATIENCE / 2);
}
