//! The same life of a bot, however Discord compresses it.

use tickcord::{base::ResultCode, ffi::*, model::EventKind};
use tickcord_sandbox::{Fault, Options, Sandbox, What};

use crate::host::{Discord, Host, PATIENCE, Setup, code, quick, sent, start};

/// Enough that `GUILD_CREATE` is longer than what is read at once, and than what an inflater keeps.
fn large_guild() -> Discord {
    start(Options { more_members: 1500, ..quick() })
}

fn connected(sandbox: &Sandbox, compression: i32) -> Host {
    let mut setup = Setup::of(sandbox);
    setup.options.intents |= TICKCORD_INTENT_GUILD_MEMBERS | TICKCORD_INTENT_GUILD_PRESENCES;
    setup.options.compression = compression;
    let mut host = setup.create().unwrap();
    assert_eq!(tickcord_client_connect(host.client), 0);
    host.until(EventKind::Ready);
    host
}

/// Events both ways, a cut, a resume, and nothing lost.
fn lives_through_a_cut(sandbox: &Sandbox, compression: i32) {
    let mut host = connected(sandbox, compression);
    let guild = host.until(EventKind::GuildCreate);
    assert_eq!(guild.data["member_count"], 1505);
    assert!(guild.data.to_string().len() > 100_000);
    sandbox.speak("general", "ada", "before 안녕").unwrap();
    host.until(EventKind::MessageCreate);

    sandbox.fault(Fault::Cut);
    sandbox.speak("general", "mina", "meanwhile").unwrap();
    host.until(EventKind::Resumed);
    let request = host.send(sandbox.channel_id("general"), "answered".as_bytes()).unwrap();
    assert_eq!(host.result_of(request).code(), 0);
    sandbox.wait_for(|entry| sent(entry, "answered"), PATIENCE).unwrap();
    sandbox.speak("general", "rook", "afterwards").unwrap();
    host.until_that(|event| event.data["content"] == "afterwards");
    let heard = host.events.iter().filter(|event| event.is(EventKind::MessageCreate));
    let heard: Vec<_> = heard.map(|event| event.data["content"].as_str().unwrap()).collect();
    assert_eq!(heard, ["before 안녕", "meanwhile", "answered", "afterwards"]);
    assert!(!host.events.iter().any(|event| event.is(EventKind::SessionEnded)));
}

/// The queries of the connections, and what the identifies said of compression.
fn asked_for(sandbox: &Sandbox) -> (Vec<String>, Vec<bool>) {
    let (mut queries, mut compress) = (Vec::new(), Vec::new());
    for entry in sandbox.journal() {
        match entry.what {
            What::Connected { query, .. } => queries.push(query),
            What::Identify { compress: wanted, .. } => compress.push(wanted),
            _ => {}
        }
    }
    (queries, compress)
}

#[test]
fn as_a_zlib_stream() {
    let sandbox = large_guild();
    lives_through_a_cut(&sandbox, TICKCORD_COMPRESSION_ZLIB_STREAM);
    let query = "v=10&encoding=json&compress=zlib-stream".to_owned();
    assert_eq!(asked_for(&sandbox), (vec![query.clone(), query], vec![false]));
}

#[test]
fn payload_by_payload() {
    let sandbox = large_guild();
    lives_through_a_cut(&sandbox, TICKCORD_COMPRESSION_PAYLOAD);
    let query = "v=10&encoding=json".to_owned();
    assert_eq!(asked_for(&sandbox), (vec![query.clone(), query], vec![true]));
}

#[test]
fn not_at_all() {
    let sandbox = large_guild();
    lives_through_a_cut(&sandbox, TICKCORD_COMPRESSION_NONE);
    let query = "v=10&encoding=json".to_owned();
    assert_eq!(asked_for(&sandbox), (vec![query.clone(), query], vec![false]));
}

#[test]
fn compressed_traffic_may_be_split_and_fragmented() {
    for compression in [TICKCORD_COMPRESSION_ZLIB_STREAM, TICKCORD_COMPRESSION_PAYLOAD] {
        let sandbox = start(quick());
        sandbox.fault(Fault::Split { bytes: 7, pause_ms: 0 });
        sandbox.fault(Fault::Fragment { bytes: 11 });
        let mut host = connected(&sandbox, compression);
        sandbox.speak("general", "mina", "übergroß 👋").unwrap();
        assert_eq!(host.until(EventKind::MessageCreate).data["content"], "übergroß 👋");
    }
}

#[test]
fn damaged_data_costs_the_connection_and_not_the_session() {
    for compression in [TICKCORD_COMPRESSION_ZLIB_STREAM, TICKCORD_COMPRESSION_PAYLOAD] {
        let sandbox = start(quick());
        let mut host = connected(&sandbox, compression);
        host.until(EventKind::GuildCreate);
        // A binary frame that holds no zlib.
        sandbox.fault(Fault::Raw { bytes: vec![0x82, 0x04, 0xff, 0xff, 0xff, 0xff] });
        sandbox.speak("general", "ada", "meanwhile").unwrap();
        let failure = host.until_that(|event| event.is(EventKind::ConnectionState) && event.code() != 0);
        assert_eq!(failure.code(), code(ResultCode::InvalidPayload));
        assert!(failure.text().contains("compressed"), "{}", failure.text());
        host.until(EventKind::Resumed);
        assert!(host.events.iter().any(|event| event.data["content"] == "meanwhile"));
        assert!(host.log().iter().any(|line| line.contains("cannot be read")), "the operator can read it");
    }
}
