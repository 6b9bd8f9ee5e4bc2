//! Events as C structs.

use std::{
    mem::MaybeUninit,
    ptr,
    time::{Duration, Instant},
};

use serde_json::json;
use tickcord::{base::ResultCode as R, ffi::*, model::EventKind};
use tickcord_sandbox::Fault;

use crate::{
    host::{Host, PATIENCE, Setup, last_error, sandbox, string},
    metrics::stats,
};

/// An event that is freed at the end of the test.
pub(crate) struct Taken(pub(crate) *mut tickcord_event);

impl Drop for Taken {
    fn drop(&mut self) {
        unsafe { tickcord_event_free(self.0) };
    }
}

/// The next event of this kind.
pub(crate) fn take(host: &Host, kind: EventKind) -> Taken {
    let deadline = Instant::now() + PATIENCE;
    while Instant::now() < deadline {
        let mut event = ptr::null_mut();
        assert_eq!(unsafe { tickcord_client_poll_event(host.client, &raw mut event) }, 0);
        let taken = Taken(event);
        if unsafe { tickcord_event_type(event) } == kind.number() && !event.is_null() {
            return taken;
        }
        if event.is_null() {
            tickcord_client_wait(host.client, u32::try_from(Duration::from_secs(1).as_millis()).unwrap());
        }
    }
    panic!("{kind:?} did not come");
}

/// Prepares a struct and reads an event into it.
fn view<T>(
    event: &Taken,
    init: unsafe extern "C" fn(*mut T, u32) -> i32,
    read: unsafe extern "C" fn(*const tickcord_event, *mut T) -> i32,
) -> Result<T, i32> {
    let mut out = MaybeUninit::<T>::uninit();
    let size = u32::try_from(size_of::<T>()).unwrap();
    assert_eq!(unsafe { init(out.as_mut_ptr(), size) }, 0);
    let result = unsafe { read(event.0, out.as_mut_ptr()) };
    if result == 0 { Ok(unsafe { out.assume_init() }) } else { Err(result) }
}

#[test]
fn a_bridge_reads_its_events_by_view() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    sandbox.speak("general", "ada", "Grüße 👋").unwrap();
    let event = take(&host, EventKind::MessageCreate);
    let message = view(&event, tickcord_message_init, tickcord_event_as_message).unwrap();
    assert_eq!(message.channel_id, sandbox.channel_id("general"));
    assert_eq!(message.guild_id, sandbox.guild_id());
    assert_eq!(message.author.id, sandbox.member_ids()["ada"]);
    assert_eq!(string(message.content), "Grüße 👋");
    assert_eq!((message.content_field, message.author.is_bot), (TICKCORD_FIELD_VALUE, 0));
    assert!(!string(message.display_name).is_empty());
    assert_eq!(string(message.edited_timestamp), "");

    let request = host.send(sandbox.channel_id("general"), b"hello").unwrap();
    let event = take(&host, EventKind::RequestResult);
    let result = view(&event, tickcord_request_result_init, tickcord_event_as_request_result).unwrap();
    assert_eq!((result.request, result.code, result.status), (request, 0, 200));
    assert_ne!(result.created_id, 0);
    drop(event);

    assert_eq!(tickcord_client_disconnect(host.client, 0), 0);
    let event = take(&host, EventKind::ConnectionState);
    let change = view(&event, tickcord_connection_state_init, tickcord_event_as_connection_state).unwrap();
    assert_eq!((string(change.state_name), change.retry_in_ms), ("DISCONNECTED".to_owned(), -1));
    host.events.clear();
}

#[test]
fn every_view_reads_the_event_it_is_named_for() {
    let sandbox = sandbox();
    let host = Host::connected(&sandbox);
    macro_rules! reads {
        ($($name:literal $kind:ident $init:ident $read:ident $field:ident;)*) => { $(
            sandbox.dispatch($name, &json!({
                "id": "5", "guild_id": "6", "user_id": "7", "user": {"id": "8"}, "application": {"id": "9"},
            }));
            let event = take(&host, EventKind::$kind);
            assert_ne!(view(&event, $init, $read).unwrap().$field, 0, $name);
        )* };
    }
    reads! {
        "MESSAGE_UPDATE" MessageUpdate tickcord_message_init tickcord_event_as_message id;
        "MESSAGE_DELETE" MessageDelete tickcord_message_delete_init tickcord_event_as_message_delete guild_id;
        "INTERACTION_CREATE" InteractionCreate tickcord_interaction_init tickcord_event_as_interaction id;
        "GUILD_MEMBER_ADD" GuildMemberAdd tickcord_member_init tickcord_event_as_member guild_id;
        "GUILD_MEMBER_UPDATE" GuildMemberUpdate tickcord_member_init tickcord_event_as_member guild_id;
        "GUILD_MEMBER_REMOVE" GuildMemberRemove tickcord_member_remove_init tickcord_event_as_member_remove guild_id;
        "MESSAGE_REACTION_ADD" MessageReactionAdd tickcord_reaction_init tickcord_event_as_reaction user_id;
        "MESSAGE_REACTION_REMOVE" MessageReactionRemove tickcord_reaction_init tickcord_event_as_reaction user_id;
        "PRESENCE_UPDATE" PresenceUpdate tickcord_presence_update_init tickcord_event_as_presence_update user_id;
        "VOICE_STATE_UPDATE" VoiceStateUpdate tickcord_voice_state_init tickcord_event_as_voice_state user_id;
        "GUILD_CREATE" GuildCreate tickcord_guild_init tickcord_event_as_guild id;
        "GUILD_UPDATE" GuildUpdate tickcord_guild_init tickcord_event_as_guild id;
        "GUILD_DELETE" GuildDelete tickcord_guild_init tickcord_event_as_guild id;
        "GUILD_ROLE_UPDATE" GuildRoleUpdate tickcord_role_init tickcord_event_as_role guild_id;
        "GUILD_BAN_ADD" GuildBanAdd tickcord_ban_init tickcord_event_as_ban guild_id;
        "CHANNEL_UPDATE" ChannelUpdate tickcord_channel_init tickcord_event_as_channel id;
        "THREAD_CREATE" ThreadCreate tickcord_channel_init tickcord_event_as_channel id;
        "TYPING_START" TypingStart tickcord_typing_init tickcord_event_as_typing user_id;
        "MESSAGE_DELETE_BULK" MessageDeleteBulk tickcord_message_delete_bulk_init tickcord_event_as_message_delete_bulk
            guild_id;
        "MESSAGE_REACTION_REMOVE_ALL" MessageReactionRemoveAll tickcord_reaction_init tickcord_event_as_reaction guild_id;
        "READY" Ready tickcord_ready_init tickcord_event_as_ready application_id;
    }
}

/// Prepares a struct and reads into it what stands at a place of an event.
fn view_at<T>(
    event: &Taken,
    index: usize,
    init: unsafe extern "C" fn(*mut T, u32) -> i32,
    read: unsafe extern "C" fn(*const tickcord_event, usize, *mut T) -> i32,
) -> Result<T, i32> {
    let mut out = MaybeUninit::<T>::uninit();
    let size = u32::try_from(size_of::<T>()).unwrap();
    assert_eq!(unsafe { init(out.as_mut_ptr(), size) }, 0);
    let result = unsafe { read(event.0, index, out.as_mut_ptr()) };
    if result == 0 { Ok(unsafe { out.assume_init() }) } else { Err(result) }
}

#[test]
fn a_bridge_lists_the_files_of_a_message() {
    let sandbox = sandbox();
    let host = Host::connected(&sandbox);
    let files = json!([{"id": "1", "filename": "a.log", "size": 3, "url": "https://x/a"}, {"id": "2", "filename": "b.png"}]);
    sandbox.dispatch("MESSAGE_CREATE", &json!({"id": "5", "attachments": files}));
    let event = take(&host, EventKind::MessageCreate);
    let message = view(&event, tickcord_message_init, tickcord_event_as_message).unwrap();
    let names: Vec<_> = (0..message.attachment_count as usize)
        .map(|index| view_at(&event, index, tickcord_attachment_init, tickcord_event_attachment_at).unwrap())
        .map(|file| (file.id, string(file.filename), file.size))
        .collect();
    assert_eq!(names, [(1, "a.log".to_owned(), 3), (2, "b.png".to_owned(), 0)]);
    let beyond = view_at(&event, 2, tickcord_attachment_init, tickcord_event_attachment_at);
    assert_eq!(beyond.err(), Some(R::NotFound.number()));
    assert_eq!(last_error(), "There is no file at 2.");
    let no_result = view_at(&event, 0, tickcord_finding_init, tickcord_event_finding_at);
    assert_eq!(no_result.err(), Some(R::WrongType.number()));
}

#[test]
fn an_operator_reads_why_the_bot_stopped_and_what_a_diagnosis_found() {
    let sandbox = sandbox();
    let host = Host::connected(&sandbox);
    sandbox.fault(Fault::Close { code: 4014, reason: "because".to_owned() });
    let event = take(&host, EventKind::Fatal);
    let notice = view(&event, tickcord_notice_init, tickcord_event_as_notice).unwrap();
    let name = "TICKCORD_ERROR_DISALLOWED_INTENTS".to_owned();
    assert_eq!((notice.code, string(notice.code_name)), (R::DisallowedIntents.number(), name));
    assert_eq!((notice.close_code, notice.retry_in_ms, notice.missed), (4014, -1, 0));
    assert!(string(notice.text).contains("MESSAGE_CONTENT"));

    assert_eq!(unsafe { tickcord_client_diagnose(host.client, 0, 0, ptr::null_mut()) }, 0);
    let event = take(&host, EventKind::RequestResult);
    let findings: Vec<_> = (0..)
        .map_while(|index| view_at(&event, index, tickcord_finding_init, tickcord_event_finding_at).ok())
        .map(|it| [it.check, it.status, it.text, it.remedy].map(string))
        .collect();
    let [_, status, text, remedy] = findings.iter().find(|it| it[0] == "api_tls").unwrap();
    assert_eq!((status.as_str(), remedy.as_str()), ("ok", ""));
    assert!(text.contains("Tickcord Sandbox CA"), "{text}");
}

#[test]
fn a_host_that_polls_late_reads_what_it_missed() {
    let sandbox = sandbox();
    let mut setup = Setup::of(&sandbox);
    setup.options.queue_capacity = 1;
    let mut host = setup.create().unwrap();
    assert_eq!(tickcord_client_connect(host.client), 0);
    host.until(EventKind::Ready);
    for line in ["one", "two", "three"] {
        sandbox.speak("general", "ada", line).unwrap();
    }
    // Nothing is polled until the last of them has come.
    let deadline = Instant::now() + PATIENCE;
    while stats(&host).events_dropped < 2 {
        assert!(Instant::now() < deadline);
        std::thread::yield_now();
    }
    let event = take(&host, EventKind::EventsDropped);
    let drops = view(&event, tickcord_events_dropped_init, tickcord_event_as_events_dropped).unwrap();
    assert!(drops.ordinary >= 2 && drops.total == drops.ordinary, "{drops:?}");
    assert_eq!((drops.ephemeral, drops.interaction, drops.lifecycle), (0, 0, 0));
}

#[test]
fn the_names_of_an_objects_members_are_listed() {
    let sandbox = sandbox();
    let host = Host::connected(&sandbox);
    sandbox.dispatch("MESSAGE_CREATE", &json!({"reactions": {"a/b": 1, "~": 2}}));
    let event = take(&host, EventKind::MessageCreate);
    let mut key = tickcord_str { ptr: ptr::null(), len: 0 };
    let pointer = c"/reactions";
    let mut at = |index| unsafe {
        let code = tickcord_event_get_key(event.0, pointer.as_ptr(), usize::MAX, index, &raw mut key);
        (code, string(key))
    };
    assert_eq!(at(0), (0, "a/b".to_owned()));
    assert_eq!(at(1), (0, "~".to_owned()));
    assert_eq!(at(2), (R::NotFound.number(), String::new()));
}

#[test]
fn null_and_absent_are_told_apart_where_it_matters() {
    let sandbox = sandbox();
    let host = Host::connected(&sandbox);
    let fields = [
        (json!({"nick": "Countess", "deaf": true}), TICKCORD_FIELD_VALUE, TICKCORD_FIELD_VALUE),
        (json!({"nick": null}), TICKCORD_FIELD_NULL, TICKCORD_FIELD_ABSENT),
        (json!({}), TICKCORD_FIELD_ABSENT, TICKCORD_FIELD_ABSENT),
    ];
    for (data, nick, deaf) in fields {
        sandbox.dispatch("GUILD_MEMBER_UPDATE", &data);
        let event = take(&host, EventKind::GuildMemberUpdate);
        let member = view(&event, tickcord_member_init, tickcord_event_as_member).unwrap();
        assert_eq!((member.nick_field, member.is_deaf_field), (nick, deaf), "{data}");
        assert_eq!(string(member.nick), data["nick"].as_str().unwrap_or_default());
    }
}

#[test]
fn a_wrong_event_a_wrong_size_and_null_are_codes_and_leave_nothing() {
    let sandbox = sandbox();
    let host = Host::connected(&sandbox);
    sandbox.speak("general", "ada", "hello").unwrap();
    let event = take(&host, EventKind::MessageCreate);
    let size = u32::try_from(size_of::<tickcord_guild>()).unwrap();
    unsafe {
        let mut guild = std::mem::zeroed::<tickcord_guild>();
        assert_eq!(tickcord_event_as_guild(event.0, &raw mut guild), R::BadSize.number(), "not prepared");
        assert_eq!(tickcord_guild_init(&raw mut guild, size - 1), R::BadSize.number());
        assert_eq!(tickcord_guild_init(ptr::null_mut(), size), R::NullArgument.number());
        assert_eq!(tickcord_guild_init(&raw mut guild, size), 0);
        (guild.id, guild.is_large) = (7, 1);
        assert_eq!(tickcord_event_as_guild(event.0, &raw mut guild), R::WrongType.number());
        assert_eq!(
            last_error(),
            "The event is MESSAGE_CREATE, and a tickcord_guild describes GUILD_CREATE or GUILD_UPDATE or GUILD_DELETE."
        );
        assert_eq!((guild.id, guild.is_large, string(guild.name)), (0, 0, String::new()));
        assert_eq!(tickcord_event_as_guild(ptr::null(), &raw mut guild), R::NullArgument.number());
        assert_eq!(tickcord_event_as_guild(event.0, ptr::null_mut()), R::NullArgument.number());
    }
}

#[test]
fn a_host_of_a_newer_version_finds_zeros_behind_what_this_one_knows() {
    #[repr(C)]
    struct Newer {
        known: tickcord_message,
        added: u64,
    }
    let sandbox = sandbox();
    let host = Host::connected(&sandbox);
    sandbox.speak("general", "ada", "hello").unwrap();
    let event = take(&host, EventKind::MessageCreate);
    let mut newer = MaybeUninit::<Newer>::uninit();
    let size = u32::try_from(size_of::<Newer>()).unwrap();
    let newer = unsafe {
        (&raw mut (*newer.as_mut_ptr()).added).write(u64::MAX);
        let known = newer.as_mut_ptr().cast::<tickcord_message>();
        assert_eq!(tickcord_message_init(known, size), 0);
        (&raw mut (*newer.as_mut_ptr()).added).write(u64::MAX);
        assert_eq!(tickcord_event_as_message(event.0, known), 0);
        newer.assume_init()
    };
    assert_eq!((string(newer.known.content), newer.added), ("hello".to_owned(), 0));
    assert_eq!(newer.known.struct_size, size);
}
