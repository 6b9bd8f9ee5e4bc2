//! What is refused at the call, so that Discord never sees it.

use tickcord::{
    base::{Failure, ResultCode, Token},
    gateway::{Activity, Command, Input, MAX_PAYLOAD, MemberRequest, Presence, PresenceUpdate, Selection},
    model::{ActivityType, Snowflake, Status},
};

use crate::bench::{Bench, sent};

const GUILD: Snowflake = Snowflake(7);

fn code<T: std::fmt::Debug>(result: Result<T, Failure>) -> ResultCode {
    result.unwrap_err().code
}

fn whole_guild() -> MemberRequest<'static> {
    MemberRequest {
        guild: GUILD,
        selection: Selection::Query { query: "", limit: 0 },
        presences: false,
        nonce: None,
        chunked: false,
    }
}

fn presence(activities: Vec<Activity<'_>>) -> Result<Presence, Failure> {
    Presence::new(&PresenceUpdate { status: Status::Online, activities, since: None, afk: false })
}

fn activity(
    kind: ActivityType,
    name: Option<&'static str>,
    state: Option<&'static str>,
) -> Activity<'static> {
    Activity { kind, name, state, url: None }
}

#[test]
fn opcodes_of_the_library_and_of_discord_are_not_for_hosts() {
    for opcode in [0, 1, 2, 6, 7, 9, 10, 11] {
        let failure = Command::raw(opcode, "{}").unwrap_err();
        assert_eq!(failure.code, ResultCode::ReservedOpcode);
        assert!(failure.text.contains(&opcode.to_string()), "{}", failure.text);
    }
}

#[test]
fn raw_data_must_be_one_json_value() {
    for data in ["", " ", "{", "nul", "1,\"op\":2", "{}}", "\"\n\"", "'a'", "[1,]", "NaN"] {
        assert_eq!(code(Command::raw(99, data)), ResultCode::InvalidJson, "{data}");
    }
    assert_eq!(code(Command::raw(99, &"[".repeat(200))), ResultCode::InvalidJson);
}

#[test]
fn the_whole_payload_has_4096_bytes_at_the_most() {
    // {"op":99,"d":"..."}
    let fits = format!("\"{}\"", "x".repeat(MAX_PAYLOAD - 16));
    let mut bench = Bench::ready();
    bench.submit(Command::raw(99, &fits).unwrap());
    assert_eq!(MAX_PAYLOAD, r#"{"op":99,"d":}"#.len() + fits.len());
    assert_eq!(code(Command::raw(99, &format!("{fits} "))), ResultCode::PayloadTooLong);
    let long = "x".repeat(5000);
    let request = MemberRequest { selection: Selection::Query { query: &long, limit: 1 }, ..whole_guild() };
    assert_eq!(code(request.command(1)), ResultCode::PayloadTooLong);
}

#[test]
fn a_presence_leaves_room_for_the_login_that_carries_it() {
    let name: &'static str = Box::leak("x".repeat(2900).into_boxed_str());
    let long = presence(vec![activity(ActivityType::Playing, Some(name), None)]).unwrap();
    let mut bench = Bench::with(|config| {
        config.token = Token::new(&"x".repeat(512)).unwrap();
        config.presence = Some(long);
        config.shard = [u32::MAX - 1, u32::MAX];
    });
    bench.give(Input::Connect);
    bench.fetched(1);
    bench.opened();
    let identify = sent(&bench.hello())[0].to_string();
    assert!(identify.contains(name) && identify.len() <= MAX_PAYLOAD, "{}", identify.len());

    let name: &'static str = Box::leak("x".repeat(3100).into_boxed_str());
    assert_eq!(
        code(presence(vec![activity(ActivityType::Playing, Some(name), None)])),
        ResultCode::PayloadTooLong
    );
}

#[test]
fn an_activity_needs_the_text_that_is_shown() {
    for kind in [ActivityType::Playing, ActivityType::Streaming, ActivityType::Competing] {
        for name in [None, Some(""), Some(" \n")] {
            assert_eq!(code(presence(vec![activity(kind, name, Some("state"))])), ResultCode::EmptyActivity);
        }
    }
    assert_eq!(
        code(presence(vec![activity(ActivityType::Custom, Some("name"), None)])),
        ResultCode::EmptyActivity
    );
    assert!(presence(vec![activity(ActivityType::Custom, None, Some("in a match"))]).is_ok());
    assert!(presence(Vec::new()).is_ok(), "none at all clears it");
}

#[test]
fn statuses_and_types_are_those_of_discord() {
    for number in [0, -1, 6, i32::MAX] {
        assert_eq!(code(Status::from_number(number)), ResultCode::UndefinedStatus);
    }
    for number in [-1, 6] {
        assert_eq!(code(ActivityType::from_number(number)), ResultCode::InvalidArgument);
    }
    let names = (1..=5).map(|number| Status::from_number(number).unwrap().name());
    assert_eq!(names.collect::<Vec<_>>(), ["online", "dnd", "idle", "invisible", "offline"]);
    for number in 0..=5 {
        assert_eq!(ActivityType::from_number(number).unwrap().number(), number);
    }
}

#[test]
fn a_nonce_has_32_bytes_at_the_most() {
    let nonce = "n".repeat(32);
    let fits = MemberRequest { nonce: Some(&nonce), ..whole_guild() };
    assert!(fits.command(1).is_ok());
    let nonce = "ü".repeat(17);
    let too_long = MemberRequest { nonce: Some(&nonce), ..whole_guild() };
    assert_eq!(code(too_long.command(1)), ResultCode::NonceTooLong);
}

#[test]
fn one_command_names_a_hundred_ids_at_the_most() {
    let ids = |count| (1..=count).map(Snowflake).collect::<Vec<_>>();
    let users = |ids| MemberRequest { selection: Selection::Users(ids), ..whole_guild() }.command(1);
    assert!(users(ids(100)).is_ok() && Command::soundboard_sounds(&ids(100)).is_ok());
    assert_eq!(code(users(ids(101))), ResultCode::TooManyIds);
    assert_eq!(code(Command::soundboard_sounds(&ids(101))), ResultCode::TooManyIds);
}

#[test]
fn what_asks_for_nothing_is_refused() {
    let none = Snowflake(0);
    let refused = [
        code(MemberRequest { selection: Selection::Users(Vec::new()), ..whole_guild() }.command(1)),
        code(MemberRequest { selection: Selection::Users(vec![none]), ..whole_guild() }.command(1)),
        code(MemberRequest { guild: none, ..whole_guild() }.command(1)),
        code(
            MemberRequest { selection: Selection::Query { query: "a", limit: 0 }, ..whole_guild() }
                .command(1),
        ),
        code(
            MemberRequest { selection: Selection::Query { query: "a", limit: 101 }, ..whole_guild() }
                .command(1),
        ),
        code(Command::soundboard_sounds(&[])),
        code(Command::soundboard_sounds(&[GUILD, none])),
        code(Command::channel_info(GUILD, false, false)),
        code(Command::channel_info(none, true, true)),
        code(Command::voice_state(none, None, false, false)),
    ];
    assert!(refused.iter().all(|code| *code == ResultCode::InvalidArgument), "{refused:?}");
}
