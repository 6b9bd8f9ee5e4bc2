//! Events as C structs.

use std::{
    mem::MaybeUninit,
    ptr,
    time::{Duration, Instant},
};

use serde_json::json;
use tickcord::{base::ResultCode as R, ffi::*, model::EventKind};

use crate::host::{Host, PATIENCE, last_error, sandbox, string};

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
        "READY" Ready tickcord_ready_init tickcord_event_as_ready application_id;
    }
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
        assert_eq!(last_error(), "The event is MESSAGE_CREATE, and a tickcord_guild describes GUILD_CREATE.");
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
