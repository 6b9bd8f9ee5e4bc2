//! Views of events, in payloads of the shapes that Discord sends.

use serde_json::{Value, json};
use tickcord::events::Event;
use tickcord::events::views::{
    Attachments, Ban, Channel, ConnectionChange, EventsDropped, Field, Findings, Guild, Interaction,
    InteractionInput, Member, MemberRemove, Message, MessageDelete, MessageDeleteBulk, Notice,
    PresenceUpdate, Reaction, Ready, RequestResult, Role, Typing, View, VoiceState,
};
use tickcord::model::{EventKind, Snowflake};

use crate::dispatch;
use crate::generator::{Random, document};

fn event(name: &str, data: &Value) -> Event {
    dispatch(&json!({"t": name, "s": 1, "op": 0, "d": data}).to_string())
}

fn ada() -> Value {
    json!({
        "id": "80351110224678912", "username": "ada", "discriminator": "0", "global_name": "Ada L.",
        "avatar": "8342729096ea3675442027381ff50dfe", "public_flags": 64, "avatar_decoration_data": null,
        "collectibles": null, "primary_guild": null,
    })
}

fn message() -> Value {
    json!({
        "id": "1100000000000000001", "channel_id": "290926798999357250", "guild_id": "197038439483310086",
        "channel_type": 0, "type": 19, "author": ada(),
        "member": {"roles": ["1", "2"], "nick": "Countess", "joined_at": "2020-01-01T00:00:00+00:00", "deaf": false,
            "mute": false, "flags": 0},
        "content": "Gr\u{fc}\u{df}e \"quoted\"\n", "timestamp": "2026-08-06T12:00:00.123000+00:00",
        "edited_timestamp": null, "tts": false, "mention_everyone": false, "mentions": [{"id": "5"}],
        "mention_roles": ["1"], "attachments": [{"id": "1", "filename": "a.png"}], "embeds": [], "components": [],
        "sticker_items": [{"id": "9", "name": "wave"}], "pinned": false, "flags": 4,
        "message_reference": {"type": 0, "message_id": "1100000000000000000", "channel_id": "290926798999357250"},
        "referenced_message": {"id": "1100000000000000000", "content": "hello"},
    })
}

#[test]
fn a_message_is_read_with_its_author_as_discord_shows_it() {
    let event = event("MESSAGE_CREATE", &message());
    let message: Message<'_> = event.view().unwrap();
    assert_eq!(message.id, Snowflake(1_100_000_000_000_000_001));
    assert_eq!(
        (message.channel_id.0, message.guild_id.0),
        (290_926_798_999_357_250, 197_038_439_483_310_086)
    );
    assert_eq!(message.content, Field::Value("Grüße \"quoted\"\n"));
    assert_eq!((message.author.username, message.author.global_name), ("ada", "Ada L."));
    assert_eq!((message.display_name, message.author.is_bot), ("Countess", false));
    assert_eq!((message.message_type, message.channel_type, message.flags), (19, 0, 4));
    assert_eq!((message.timestamp, message.edited_timestamp), ("2026-08-06T12:00:00.123000+00:00", ""));
    assert_eq!(message.referenced_message_id, Snowflake(1_100_000_000_000_000_000));
    assert_eq!(message.referenced_message, Field::Value(()));
    let counts = [
        message.mention_count,
        message.mention_role_count,
        message.attachment_count,
        message.embed_count,
        message.sticker_count,
        message.component_count,
        message.author_role_count,
    ];
    assert_eq!(counts, [1, 1, 1, 0, 1, 0, 2]);
}

#[test]
fn a_direct_message_and_one_of_a_webhook_have_no_guild_and_no_member() {
    let mut direct = message();
    for field in ["guild_id", "member", "message_reference", "referenced_message"] {
        direct.as_object_mut().unwrap().remove(field);
    }
    direct["webhook_id"] = json!("7");
    direct["author"] = json!({"id": "7", "username": "Build server", "avatar": null, "bot": true});
    let event = event("MESSAGE_CREATE", &direct);
    let message: Message<'_> = event.view().unwrap();
    assert_eq!((message.guild_id, message.webhook_id), (Snowflake(0), Snowflake(7)));
    assert_eq!(
        (message.display_name, message.author.avatar, message.author.is_bot),
        ("Build server", "", true)
    );
    assert_eq!((message.author_role_count, message.referenced_message), (0, Field::Absent));
}

#[test]
fn in_an_update_what_is_left_out_is_told_apart_from_what_is_empty() {
    let partial =
        event("MESSAGE_UPDATE", &json!({"id": "1", "channel_id": "2", "embeds": [{"type": "link"}]}));
    let message: Message<'_> = partial.view().unwrap();
    assert_eq!((message.content, message.embed_count), (Field::Absent, 1));
    assert_eq!((message.message_type, message.channel_type), (-1, -1), "no type that Discord has");

    let deleted = json!({"id": "1", "content": "", "referenced_message": null});
    let deleted = event("MESSAGE_UPDATE", &deleted);
    let message: Message<'_> = deleted.view().unwrap();
    assert_eq!((message.content, message.referenced_message), (Field::Value(""), Field::Null));
}

#[test]
fn a_deleted_message_is_named() {
    let event = event("MESSAGE_DELETE", &json!({"id": "1", "channel_id": "2", "guild_id": "3"}));
    let deleted: MessageDelete = event.view().unwrap();
    assert_eq!((deleted.id.0, deleted.channel_id.0, deleted.guild_id.0), (1, 2, 3));
}

#[test]
fn a_reaction_is_an_emoji_of_unicode_or_of_a_guild() {
    let added = json!({
        "user_id": "1", "channel_id": "2", "message_id": "3", "guild_id": "4", "message_author_id": "5", "type": 0,
        "burst": false, "burst_colors": [], "emoji": {"id": null, "name": "🔥"}, "member": {"user": ada(), "roles": []},
    });
    let event_added = event("MESSAGE_REACTION_ADD", &added);
    let reaction: Reaction<'_> = event_added.view().unwrap();
    let ids = [reaction.user_id, reaction.channel_id, reaction.message_id, reaction.guild_id];
    assert_eq!(ids.map(|id| id.0), [1, 2, 3, 4]);
    assert_eq!((reaction.emoji_id.0, reaction.emoji_name, reaction.message_author_id.0), (0, "🔥", 5));

    let removed = json!({
        "user_id": "1", "channel_id": "2", "message_id": "3", "type": 1, "burst": true,
        "emoji": {"id": "41771983429993937", "name": "LUL", "animated": true},
    });
    let event_removed = event("MESSAGE_REACTION_REMOVE", &removed);
    let reaction: Reaction<'_> = event_removed.view().unwrap();
    assert_eq!((reaction.emoji_id.0, reaction.emoji_name), (41_771_983_429_993_937, "LUL"));
    assert!(reaction.is_burst && reaction.is_animated);
    assert_eq!((reaction.guild_id.0, reaction.message_author_id.0), (0, 0));
}

#[test]
fn an_interaction_names_what_was_used_and_by_whom() {
    let command = json!({
        "id": "846462639134605312", "application_id": "845027738276462632", "type": 2, "version": 1,
        "token": "A_UNIQUE_TOKEN", "channel_id": "2", "guild_id": "3", "app_permissions": "442368", "context": 0,
        "locale": "de", "guild_locale": "en-US", "attachment_size_limit": 10_485_760, "entitlements": [],
        "data": {"id": "66", "name": "kick", "type": 1, "options": [{"name": "player", "type": 3, "value": "rook"}]},
        "member": {"user": ada(), "nick": "Countess", "roles": [], "permissions": "2147483647"},
    });
    let command = event("INTERACTION_CREATE", &command);
    let interaction: Interaction<'_> = command.view().unwrap();
    assert_eq!(
        (interaction.id.0, interaction.application_id.0),
        (846_462_639_134_605_312, 845_027_738_276_462_632)
    );
    assert_eq!((interaction.interaction_type, interaction.context), (2, 0));
    assert_eq!(
        (interaction.command_id.0, interaction.command_name, interaction.command_type),
        (66, "kick", 1)
    );
    assert_eq!((interaction.option_count, interaction.component_type, interaction.custom_id), (1, -1, ""));
    assert_eq!((interaction.user_permissions, interaction.app_permissions), (2_147_483_647, 442_368));
    assert_eq!((interaction.user.username, interaction.display_name), ("ada", "Countess"));
    assert_eq!(interaction.attachment_size_limit, 10_485_760);

    let button = json!({
        "id": "1", "application_id": "2", "type": 3, "token": "t", "channel_id": "4", "user": ada(), "context": 1,
        "message": {"id": "77", "content": "menu"},
        "data": {"custom_id": "restart", "component_type": 3, "values": ["now", "later"]},
    });
    let button = event("INTERACTION_CREATE", &button);
    let interaction: Interaction<'_> = button.view().unwrap();
    assert_eq!(
        (interaction.guild_id.0, interaction.user.username, interaction.display_name),
        (0, "ada", "Ada L.")
    );
    assert_eq!(
        (interaction.custom_id, interaction.component_type, interaction.value_count),
        ("restart", 3, 2)
    );
    assert_eq!((interaction.message_id.0, interaction.command_name, interaction.command_type), (77, "", -1));
}

#[test]
fn a_member_that_changed_says_what_it_says_and_no_more() {
    let full = json!({
        "guild_id": "3", "user": ada(), "nick": null, "avatar": null, "banner": null, "roles": ["1", "2", "3"],
        "joined_at": "2020-01-01T00:00:00+00:00", "premium_since": null, "deaf": false, "mute": true, "flags": 1,
        "pending": false, "communication_disabled_until": "2026-08-06T13:00:00+00:00",
    });
    let full = event("GUILD_MEMBER_ADD", &full);
    let member: Member<'_> = full.view().unwrap();
    assert_eq!((member.guild_id.0, member.user.id.0, member.flags), (3, 80_351_110_224_678_912, 1));
    assert_eq!((member.nick, member.display_name, member.role_count), (Field::Null, "Ada L.", 3));
    assert_eq!(member.joined_at, Field::Value("2020-01-01T00:00:00+00:00"));
    assert_eq!(member.communication_disabled_until, Field::Value("2026-08-06T13:00:00+00:00"));
    assert_eq!((member.is_deaf, member.is_mute), (Field::Value(false), Field::Value(true)));

    let update = json!({"guild_id": "3", "user": ada(), "roles": [], "joined_at": null});
    let update = event("GUILD_MEMBER_UPDATE", &update);
    let member: Member<'_> = update.view().unwrap();
    assert_eq!((member.nick, member.joined_at), (Field::Absent, Field::Null));
    assert_eq!((member.is_deaf, member.is_pending), (Field::Absent, Field::Absent));

    let removed = event("GUILD_MEMBER_REMOVE", &json!({"guild_id": "3", "user": ada()}));
    let member: MemberRemove<'_> = removed.view().unwrap();
    assert_eq!((member.guild_id.0, member.user.global_name), (3, "Ada L."));
}

#[test]
fn whoever_an_event_shows_has_roles_or_has_not() {
    let has = |event: &Event, role| event.has_role(Snowflake(role));
    let message = message();
    let interaction = json!({"id": "1", "type": 2, "member": {"user": ada(), "roles": ["7", 8]}});
    let member = json!({"guild_id": "1", "user": ada(), "roles": ["7"]});
    let direct = json!({"id": "1", "type": 2, "user": ada()});
    assert_eq!(
        (has(&event("MESSAGE_CREATE", &message), 2), has(&event("MESSAGE_CREATE", &message), 3)),
        (Some(true), Some(false))
    );
    for role in [7, 8] {
        assert_eq!(has(&event("INTERACTION_CREATE", &interaction), role), Some(true));
    }
    assert_eq!(
        (has(&event("GUILD_MEMBER_UPDATE", &member), 7), has(&event("GUILD_MEMBER_ADD", &member), 1)),
        (Some(true), Some(false))
    );
    assert_eq!(has(&event("INTERACTION_CREATE", &direct), 7), Some(false));
    // Roles at the same place that are none of a member's.
    assert_eq!(has(&event("GUILD_CREATE", &json!({"roles": ["7"]})), 7), None);
}

#[test]
fn a_presence_shows_the_first_activity() {
    let playing = json!({
        "user": {"id": "1"}, "guild_id": "2", "status": "dnd", "client_status": {"desktop": "dnd", "mobile": "idle"},
        "activities": [
            {"name": "Satisfactory", "type": 0, "created_at": 1, "details": "Phase 4", "state": "In a factory"},
            {"name": "Custom Status", "type": 4, "state": "busy"},
        ],
    });
    let playing = event("PRESENCE_UPDATE", &playing);
    let presence: PresenceUpdate<'_> = playing.view().unwrap();
    assert_eq!((presence.user_id.0, presence.guild_id.0, presence.status), (1, 2, "dnd"));
    assert_eq!((presence.desktop_status, presence.mobile_status, presence.web_status), ("dnd", "idle", ""));
    assert_eq!(
        (presence.activity_type, presence.activity_name, presence.activity_count),
        (0, "Satisfactory", 2)
    );
    assert_eq!((presence.activity_details, presence.activity_state), ("Phase 4", "In a factory"));

    let idle = event("PRESENCE_UPDATE", &json!({"user": {"id": "1"}, "status": "offline", "activities": []}));
    let presence: PresenceUpdate<'_> = idle.view().unwrap();
    assert_eq!((presence.activity_type, presence.activity_name, presence.activity_count), (-1, "", 0));
}

#[test]
fn a_voice_state_without_a_channel_has_left() {
    let mut state = json!({
        "guild_id": "1", "channel_id": "2", "user_id": "3", "session_id": "s", "deaf": false, "mute": false,
        "self_deaf": true, "self_mute": true, "self_video": false, "self_stream": true, "suppress": false,
        "request_to_speak_timestamp": null, "member": {"user": ada(), "roles": [], "nick": null},
    });
    let joined = event("VOICE_STATE_UPDATE", &state);
    let voice: VoiceState<'_> = joined.view().unwrap();
    assert_eq!((voice.guild_id.0, voice.channel_id.0, voice.user_id.0), (1, 2, 3));
    assert!(voice.is_self_deaf && voice.is_self_mute && voice.is_streaming && voice.has_member);
    assert!(!voice.is_deaf && !voice.is_mute && !voice.is_on_video && !voice.is_suppressed);
    assert_eq!((voice.display_name, voice.session_id, voice.request_to_speak_timestamp), ("Ada L.", "s", ""));

    state["channel_id"] = Value::Null;
    let left = event("VOICE_STATE_UPDATE", &state);
    assert_eq!(left.view::<VoiceState<'_>>().unwrap().channel_id, Snowflake(0));
}

#[test]
fn ready_tells_who_the_bot_is() {
    let ready = json!({
        "v": 10, "user": {"id": "9", "username": "bridge", "global_name": null, "bot": true, "avatar": null},
        "guilds": [{"id": "1", "unavailable": true}, {"id": "2", "unavailable": true}], "session_id": "abc",
        "resume_gateway_url": "wss://x", "shard": [1, 4], "application": {"id": "8", "flags": 565_248},
    });
    let ready = event("READY", &ready);
    let ready: Ready<'_> = ready.view().unwrap();
    assert_eq!((ready.user.id.0, ready.user.username, ready.user.is_bot), (9, "bridge", true));
    assert_eq!((ready.application_id.0, ready.application_flags, ready.gateway_version), (8, 565_248, 10));
    assert_eq!((ready.shard_id, ready.shard_count, ready.guild_count), (1, 4, 2));
}

#[test]
fn a_guild_is_there_or_unavailable() {
    let guild = json!({
        "id": "1", "name": "Factory", "icon": null, "owner_id": "2", "preferred_locale": "en-US", "premium_tier": 2,
        "member_count": 120, "large": true, "joined_at": "2026-01-01T00:00:00+00:00", "system_channel_id": null,
        "afk_channel_id": "7", "roles": [{}, {}], "channels": [{}, {}, {}], "threads": [{}], "members": [{}],
        "voice_states": [], "presences": [],
    });
    let there = event("GUILD_CREATE", &guild);
    let guild: Guild<'_> = there.view().unwrap();
    assert_eq!((guild.id.0, guild.name, guild.owner_id.0, guild.member_count), (1, "Factory", 2, 120));
    assert_eq!((guild.icon, guild.system_channel_id.0, guild.afk_channel_id.0), ("", 0, 7));
    assert_eq!(
        (guild.role_count, guild.channel_count, guild.thread_count, guild.listed_member_count),
        (2, 3, 1, 1)
    );
    assert_eq!((guild.premium_tier, guild.is_large, guild.is_unavailable), (2, true, false));

    let stub = event("GUILD_CREATE", &json!({"id": "1", "unavailable": true}));
    let guild: Guild<'_> = stub.view().unwrap();
    assert!(guild.is_unavailable);
    assert_eq!((guild.id.0, guild.name, guild.premium_tier), (1, "", -1));
}

#[test]
fn a_guild_that_the_bot_left_is_not_one_with_an_outage() {
    let outage = event("GUILD_DELETE", &json!({"id": "1", "unavailable": true}));
    assert!(outage.view::<Guild<'_>>().unwrap().is_unavailable);
    let left = event("GUILD_DELETE", &json!({"id": "1"}));
    let guild: Guild<'_> = left.view().unwrap();
    assert_eq!((guild.id, guild.is_unavailable), (Snowflake(1), false));
}

#[test]
fn channels_and_threads_are_read_alike() {
    let text = event(
        "CHANNEL_UPDATE",
        &json!({"id": "1", "guild_id": "2", "parent_id": "3", "type": 0, "name": "general", "topic": null, "position": 4,
            "rate_limit_per_user": 10, "nsfw": true, "last_message_id": "9", "permission_overwrites": []}),
    );
    let channel: Channel<'_> = text.view().unwrap();
    assert_eq!(
        (channel.id.0, channel.guild_id.0, channel.parent_id.0, channel.last_message_id.0),
        (1, 2, 3, 9)
    );
    assert_eq!((channel.name, channel.topic, channel.channel_type, channel.position), ("general", "", 0, 4));
    assert_eq!((channel.rate_limit_per_user, channel.is_nsfw, channel.is_archived), (10, true, false));

    let post = event(
        "THREAD_CREATE",
        &json!({"id": "1", "guild_id": "2", "parent_id": "3", "owner_id": "5", "type": 11, "name": "bug", "newly_created": true,
            "applied_tags": ["6", "7"], "thread_metadata": {"archived": true, "locked": true, "auto_archive_duration": 60}}),
    );
    let thread: Channel<'_> = post.view().unwrap();
    assert_eq!((thread.owner_id.0, thread.channel_type, thread.position, thread.tag_count), (5, 11, -1, 2));
    assert!(thread.is_new && thread.is_archived && thread.is_locked);
}

#[test]
fn a_role_is_read_whether_it_is_whole_or_deleted() {
    let created = event(
        "GUILD_ROLE_CREATE",
        &json!({"guild_id": "1", "role": {"id": "2", "name": "Admin", "permissions": "8", "color": 16_711_680, "position": 3,
            "hoist": true, "managed": false, "mentionable": true}}),
    );
    let role: Role<'_> = created.view().unwrap();
    assert_eq!((role.guild_id.0, role.id.0, role.name, role.permissions), (1, 2, "Admin", 8));
    assert_eq!((role.color, role.position), (0xFF_0000, 3));
    assert!(role.is_hoisted && role.is_mentionable && !role.is_managed);

    let deleted = event("GUILD_ROLE_DELETE", &json!({"guild_id": "1", "role_id": "2"}));
    let role: Role<'_> = deleted.view().unwrap();
    assert_eq!((role.guild_id.0, role.id.0, role.name), (1, 2, ""));
}

#[test]
fn bans_typing_and_messages_deleted_at_once_are_read() {
    let banned = event("GUILD_BAN_ADD", &json!({"guild_id": "1", "user": ada()}));
    let ban: Ban<'_> = banned.view().unwrap();
    assert_eq!((ban.guild_id.0, ban.user.username), (1, "ada"));

    let began = event(
        "TYPING_START",
        &json!({"channel_id": "1", "guild_id": "2", "user_id": "3", "timestamp": 1_786_000_000,
            "member": {"user": ada(), "nick": null, "roles": []}}),
    );
    let typing: Typing<'_> = began.view().unwrap();
    assert_eq!((typing.channel_id.0, typing.guild_id.0, typing.user_id.0), (1, 2, 3));
    assert_eq!((typing.timestamp_s, typing.display_name), (1_786_000_000, "Ada L."));

    let purged =
        event("MESSAGE_DELETE_BULK", &json!({"ids": ["1", "2", "3"], "channel_id": "4", "guild_id": "5"}));
    let bulk: MessageDeleteBulk = purged.view().unwrap();
    assert_eq!((bulk.channel_id.0, bulk.guild_id.0, bulk.message_count), (4, 5, 3));

    let cleared = event(
        "MESSAGE_REACTION_REMOVE_EMOJI",
        &json!({"channel_id": "1", "message_id": "2", "emoji": {"name": "x"}}),
    );
    let reaction: Reaction<'_> = cleared.view().unwrap();
    assert_eq!((reaction.user_id, reaction.message_id.0, reaction.emoji_name), (Snowflake(0), 2, "x"));
}

#[test]
fn files_of_a_message_are_read_one_by_one() {
    let mut message = message();
    message["attachments"] = json!([
        {"id": "1", "filename": "SPOILER_map.png", "size": 2048, "url": "https://cdn.discordapp.com/a", "width": 64, "height": 32,
            "content_type": "image/png", "description": "The map"},
        {"id": "2", "filename": "voice.ogg", "size": 9, "duration_secs": 1.25},
        "nonsense",
    ]);
    let event = event("MESSAGE_CREATE", &message);
    let files: Attachments<'_> = event.view().unwrap();
    let map = files.at(0).unwrap();
    assert_eq!(
        (map.id.0, map.filename, map.size, map.width, map.height),
        (1, "SPOILER_map.png", 2048, 64, 32)
    );
    assert_eq!((map.content_type, map.description, map.is_spoiler), ("image/png", "The map", true));
    let voice = files.at(1).unwrap();
    assert_eq!((voice.duration_ms, voice.is_spoiler, voice.content_type), (1250, false, ""));
    assert!(files.at(2).is_none() && files.at(3).is_none());
}

#[test]
fn what_an_operator_must_know_is_read_alike_whatever_it_is() {
    let own = |kind, data: Value| Event::own(kind, data.to_string());
    let outcome = json!({"code": -505, "code_name": "TICKCORD_ERROR_DISALLOWED_INTENTS", "text": "Enable it.", "close_code": 4014});
    let fatal = own(EventKind::Fatal, outcome);
    let notice: Notice<'_> = fatal.view().unwrap();
    assert_eq!((notice.code, notice.code_name), (-505, "TICKCORD_ERROR_DISALLOWED_INTENTS"));
    assert_eq!((notice.text, notice.close_code, notice.retry_in_ms), ("Enable it.", 4014, -1));
    let paused =
        own(EventKind::HttpPaused, json!({"code": -606, "text": "Blocked.", "retry_in_ms": 600_000}));
    assert_eq!(paused.view::<Notice<'_>>().unwrap().retry_in_ms, 600_000);
    let skipped = own(
        EventKind::GatewayWarning,
        json!({"code": -510, "text": "Skipped.", "missed": 3, "requests": []}),
    );
    assert_eq!(skipped.view::<Notice<'_>>().unwrap().missed, 3);

    let dropped = json!({"total": 10, "ephemeral": 4, "ordinary": 3, "interaction": 2, "lifecycle": 1});
    let dropped = own(EventKind::EventsDropped, dropped);
    let drops: EventsDropped = dropped.view().unwrap();
    assert_eq!(
        [drops.total, drops.ephemeral, drops.ordinary, drops.interaction, drops.lifecycle],
        [10, 4, 3, 2, 1]
    );
}

#[test]
fn findings_of_a_diagnosis_are_read_one_by_one() {
    let finding = json!({"check": "clock", "status": "warning", "text": "It is 90 s late.", "remedy": "Set it.", "details": {}});
    let result = json!({"request": 1, "code": 0, "body": {"findings": [finding]}});
    let event = Event::own(EventKind::RequestResult, result.to_string());
    let findings: Findings<'_> = event.view().unwrap();
    let finding = findings.at(0).unwrap();
    assert_eq!((finding.check, finding.status), ("clock", "warning"));
    assert_eq!((finding.text, finding.remedy), ("It is 90 s late.", "Set it."));
    assert!(findings.at(1).is_none());
}

#[test]
fn the_librarys_own_events_have_views_too() {
    let own = |kind, data: Value| Event::own(kind, data.to_string());
    let state = own(
        EventKind::ConnectionState,
        json!({"state": 5, "state_name": "BACKOFF", "code": -506, "code_name": "TICKCORD_ERROR_GATEWAY_CLOSED",
            "text": "It closed.", "close_code": 4000, "retry_in_ms": 250, "attempts": 3,
            "duplicates": 7}),
    );
    let change: ConnectionChange<'_> = state.view().unwrap();
    assert_eq!((change.state, change.state_name, change.code, change.close_code), (5, "BACKOFF", -506, 4000));
    assert_eq!((change.retry_in_ms, change.attempts, change.text), (250, 3, "It closed."));
    assert_eq!(change.duplicates, 7);

    let ready = own(
        EventKind::ConnectionState,
        json!({"state": 3, "code": 0, "close_code": null, "retry_in_ms": null}),
    );
    let change: ConnectionChange<'_> = ready.view().unwrap();
    assert_eq!((change.state, change.close_code, change.retry_in_ms), (3, 0, -1));

    let result = own(
        EventKind::RequestResult,
        json!({"request": 7, "code": 0, "code_name": "TICKCORD_OK", "text": "", "status": 200, "discord_code": null,
            "utf8_repairs": 2, "retry_after_ms": 1200, "body": {"id": "1100000000000000001", "content": "x"}}),
    );
    let sent: RequestResult<'_> = result.view().unwrap();
    assert_eq!((sent.request, sent.code, sent.status, sent.discord_code), (7, 0, 200, 0));
    assert_eq!(
        (sent.created_id.0, sent.utf8_repairs, sent.retry_after_ms, sent.code_name),
        (1_100_000_000_000_000_001, 2, 1200, "TICKCORD_OK")
    );
}

#[test]
fn a_view_of_another_kind_is_none() {
    let event = event("MESSAGE_CREATE", &message());
    assert!(event.view::<MessageDelete>().is_none());
    assert!(event.view::<Ready<'_>>().is_none());
    assert!(event.view::<RequestResult<'_>>().is_none());
    assert!(event.view::<Message<'_>>().is_some());
}

/// Reads every view of every kind that it describes.
fn read_all(data: &str) {
    macro_rules! read {
        ($($view:ty),*) => { $(for kind in <$view>::KINDS {
            let event = Event::own(*kind, data.to_owned());
            assert!(event.view::<$view>().is_some(), "{kind:?} {data}");
        })* };
    }
    read!(
        Message<'_>,
        MessageDelete,
        Reaction<'_>,
        Interaction<'_>,
        InteractionInput<'_>,
        Member<'_>,
        MemberRemove<'_>,
        PresenceUpdate<'_>
    );
    read!(VoiceState<'_>, Ready<'_>, Guild<'_>, ConnectionChange<'_>, RequestResult<'_>);
    read!(Attachments<'_>, Ban<'_>, Channel<'_>, EventsDropped, Findings<'_>, MessageDeleteBulk, Notice<'_>);
    read!(Role<'_>, Typing<'_>);
}

#[test]
fn data_of_any_shape_is_read_and_says_nothing_it_does_not_say() {
    for data in
        ["null", "[]", "[{}]", "5", "\"text\"", "{}", r#"{"user":null,"author":[],"data":5,"member":"x"}"#]
    {
        read_all(data);
    }
    let mut random = Random(7);
    for _ in 0..300 {
        read_all(&document(&mut random));
    }
}

#[test]
fn fields_of_the_wrong_type_count_as_absent() {
    let hostile = json!({
        "id": "not a number", "channel_id": [], "guild_id": -5, "webhook_id": "18446744073709551616",
        "author": "ada", "member": {"nick": 7, "roles": {"a": 1}}, "content": 5, "timestamp": {}, "type": 1e12,
        "tts": "true", "pinned": 1, "attachments": "many", "embeds": {"0": {}}, "flags": 1.5, "mentions": 3,
        "message_reference": [{"message_id": "1"}], "referenced_message": "x",
    });
    let hostile = event("MESSAGE_CREATE", &hostile);
    let message: Message<'_> = hostile.view().unwrap();
    let nothing = event("MESSAGE_CREATE", &json!({}));
    assert_eq!(message, nothing.view().unwrap());
    assert_eq!((message.id.0, message.content, message.message_type), (0, Field::Absent, -1));
}

#[test]
fn ids_and_numbers_are_read_from_numbers_and_from_strings() {
    let unusual = json!({"id": 5, "channel_id": "6", "type": "19", "flags": "64", "author": {"id": 80_351_110_224_678_912_u64}});
    let unusual = event("MESSAGE_CREATE", &unusual);
    let message: Message<'_> = unusual.view().unwrap();
    assert_eq!((message.id.0, message.channel_id.0, message.message_type, message.flags), (5, 6, 19, 64));
    assert_eq!(message.author.id.0, 80_351_110_224_678_912);
}

#[test]
fn names_with_escapes_and_names_that_repeat_are_read_as_json_says() {
    let event = dispatch(
        r#"{"t":"MESSAGE_CREATE","s":1,"op":0,"d":{"content":"first","\u0069d":"5","conte\u006et":"last",
            "author":{"username":"a","username":"b"}}}"#,
    );
    let message: Message<'_> = event.view().unwrap();
    assert_eq!((message.id.0, message.content, message.author.username), (5, Field::Value("last"), "b"));
}
