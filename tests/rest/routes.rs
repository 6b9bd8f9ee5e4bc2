//! The typed calls: method, path, query and body of each, and what it refuses.

use serde_json::{Value, json, value::RawValue};
use tickcord::{
    base::{Failure, ResultCode as R},
    model::Snowflake,
    rest::{
        Body, Call,
        Method::{self, Delete, Get, Patch, Post, Put},
        Repeat, Request,
        routes::*,
    },
};

const CHANNEL: Snowflake = Snowflake(10);
const MESSAGE: Snowflake = Snowflake(20);
const USER: Snowflake = Snowflake(30);
const GUILD: Snowflake = Snowflake(40);
const ROLE: Snowflake = Snowflake(50);
const NONE: Snowflake = Snowflake(0);

fn made(call: Result<Call<'_>, Failure>) -> Request {
    call.unwrap_or_else(|failure| panic!("{}", failure.text)).into_request(1, 1, [1; 16]).unwrap()
}

fn json_of(request: &Request) -> Value {
    match &request.body {
        Body::Json(json) => serde_json::from_slice(json).unwrap(),
        _ => Value::Null,
    }
}

/// Path and query.
fn target(request: &Request) -> String {
    request.expose_target().into_owned()
}

type Case<'a> = (Result<Call<'a>, Failure>, Method, String);

fn check(cases: Vec<Case<'_>>) {
    for (call, method, expected) in cases {
        let request = made(call);
        assert_eq!((request.method, &*target(&request)), (method, &*expected));
        assert!(matches!(request.body, Body::None), "{expected}");
    }
}

#[test]
fn calls_about_channels_and_messages_are_a_method_and_a_path() {
    let fire = "%F0%9F%94%A5";
    check(vec![
        (delete_message(CHANNEL, MESSAGE, ""), Delete, "/channels/10/messages/20".into()),
        (crosspost_message(CHANNEL, MESSAGE), Post, "/channels/10/messages/20/crosspost".into()),
        (get_message(CHANNEL, MESSAGE), Get, "/channels/10/messages/20".into()),
        (get_messages(CHANNEL, Anchor::Start, NONE, 0), Get, "/channels/10/messages".into()),
        (
            get_messages(CHANNEL, Anchor::Around, MESSAGE, 100),
            Get,
            "/channels/10/messages?around=20&limit=100".into(),
        ),
        (get_messages(CHANNEL, Anchor::Before, MESSAGE, 0), Get, "/channels/10/messages?before=20".into()),
        (
            get_messages(CHANNEL, Anchor::After, MESSAGE, 1),
            Get,
            "/channels/10/messages?after=20&limit=1".into(),
        ),
        (pin_message(CHANNEL, MESSAGE, ""), Put, "/channels/10/messages/pins/20".into()),
        (unpin_message(CHANNEL, MESSAGE, ""), Delete, "/channels/10/messages/pins/20".into()),
        (get_pins(CHANNEL, None, 0), Get, "/channels/10/messages/pins".into()),
        (
            get_pins(CHANNEL, Some("2026-08-06T12:00:00+00:00"), 50),
            Get,
            "/channels/10/messages/pins?before=2026-08-06T12%3A00%3A00%2B00%3A00&limit=50".into(),
        ),
        (trigger_typing(CHANNEL), Post, "/channels/10/typing".into()),
        (end_poll(CHANNEL, MESSAGE), Post, "/channels/10/polls/20/expire".into()),
        (
            get_poll_voters(CHANNEL, MESSAGE, 2, USER, 100),
            Get,
            "/channels/10/polls/20/answers/2?after=30&limit=100".into(),
        ),
        (add_reaction(CHANNEL, MESSAGE, "🔥"), Put, format!("/channels/10/messages/20/reactions/{fire}/@me")),
        (
            add_reaction(CHANNEL, MESSAGE, "<:creeper:5>"),
            Put,
            "/channels/10/messages/20/reactions/creeper:5/@me".into(),
        ),
        (
            remove_reaction(CHANNEL, MESSAGE, "🔥", None),
            Delete,
            format!("/channels/10/messages/20/reactions/{fire}/@me"),
        ),
        (
            remove_reaction(CHANNEL, MESSAGE, "🔥", Some(USER)),
            Delete,
            format!("/channels/10/messages/20/reactions/{fire}/30"),
        ),
        (clear_reactions(CHANNEL, MESSAGE, None), Delete, "/channels/10/messages/20/reactions".into()),
        (
            clear_reactions(CHANNEL, MESSAGE, Some("🔥")),
            Delete,
            format!("/channels/10/messages/20/reactions/{fire}"),
        ),
        (
            get_reactions(CHANNEL, MESSAGE, "🔥", USER, 25),
            Get,
            format!("/channels/10/messages/20/reactions/{fire}?after=30&limit=25"),
        ),
        (get_channel(CHANNEL), Get, "/channels/10".into()),
        (delete_channel(CHANNEL, ""), Delete, "/channels/10".into()),
        (add_thread_member(CHANNEL, None), Put, "/channels/10/thread-members/@me".into()),
        (remove_thread_member(CHANNEL, Some(USER)), Delete, "/channels/10/thread-members/30".into()),
        (
            get_thread_members(CHANNEL, USER, 100),
            Get,
            "/channels/10/thread-members?after=30&with_member=true&limit=100".into(),
        ),
        (get_active_threads(GUILD), Get, "/guilds/40/threads/active".into()),
        (get_archived_threads(CHANNEL, false, None, 0), Get, "/channels/10/threads/archived/public".into()),
        (
            get_archived_threads(CHANNEL, true, Some("2026"), 9),
            Get,
            "/channels/10/threads/archived/private?before=2026&limit=9".into(),
        ),
    ]);
}

#[test]
fn calls_about_guilds_and_users_are_a_method_and_a_path() {
    check(vec![
        (get_guild(GUILD, false), Get, "/guilds/40".into()),
        (get_guild(GUILD, true), Get, "/guilds/40?with_counts=true".into()),
        (get_guild_channels(GUILD), Get, "/guilds/40/channels".into()),
        (get_guild_roles(GUILD), Get, "/guilds/40/roles".into()),
        (delete_role(GUILD, ROLE, ""), Delete, "/guilds/40/roles/50".into()),
        (get_channel_invites(CHANNEL), Get, "/channels/10/invites".into()),
        (get_guild_invites(GUILD), Get, "/guilds/40/invites".into()),
        (delete_invite("wave-3", ""), Delete, "/invites/wave-3".into()),
        (get_member(GUILD, USER), Get, "/guilds/40/members/30".into()),
        (get_members(GUILD, NONE, 1000), Get, "/guilds/40/members?limit=1000".into()),
        (
            search_members(GUILD, "a&b=ü", 5),
            Get,
            "/guilds/40/members/search?query=a%26b%3D%C3%BC&limit=5".into(),
        ),
        (kick_member(GUILD, USER, ""), Delete, "/guilds/40/members/30".into()),
        (add_member_role(GUILD, USER, ROLE, ""), Put, "/guilds/40/members/30/roles/50".into()),
        (remove_member_role(GUILD, USER, ROLE, ""), Delete, "/guilds/40/members/30/roles/50".into()),
        (unban_member(GUILD, USER, ""), Delete, "/guilds/40/bans/30".into()),
        (get_ban(GUILD, USER), Get, "/guilds/40/bans/30".into()),
        (get_bans(GUILD, Anchor::After, USER, 1000), Get, "/guilds/40/bans?after=30&limit=1000".into()),
        (Ok(get_user(None)), Get, "/users/@me".into()),
        (Ok(get_user(Some(USER))), Get, "/users/30".into()),
        (get_channel_webhooks(CHANNEL), Get, "/channels/10/webhooks".into()),
        (get_guild_webhooks(GUILD), Get, "/guilds/40/webhooks".into()),
        (delete_webhook(USER, ""), Delete, "/webhooks/30".into()),
    ]);
}

#[test]
fn calls_with_a_body_say_what_discord_reads() {
    let channel = ChannelCreate {
        name: "wave-3",
        kind: 0,
        topic: Some("about"),
        parent_id: Some(Snowflake(7)),
        rate_limit_per_user: Some(5),
        available_tags: None,
    };
    let edit = ChannelEdit { topic: Some(""), archived: Some(false), ..ChannelEdit::default() };
    let muted = MemberEdit { nick: Some(""), mute: Some(true), deaf: Some(false) };
    let nick = MemberEdit { nick: Some("Bot"), ..MemberEdit::default() };
    let cases: Vec<(Result<Call<'_>, Failure>, Method, &str, Value)> = vec![
        (
            bulk_delete_messages(CHANNEL, &[MESSAGE, USER], ""),
            Post,
            "/channels/10/messages/bulk-delete",
            json!({"messages": ["20", "30"]}),
        ),
        (
            create_channel(GUILD, &channel, ""),
            Post,
            "/guilds/40/channels",
            json!({"name": "wave-3", "type": 0, "topic": "about", "parent_id": "7", "rate_limit_per_user": 5}),
        ),
        (edit_channel(CHANNEL, &edit, ""), Patch, "/channels/10", json!({"topic": "", "archived": false})),
        (
            edit_member(GUILD, Some(USER), &muted, ""),
            Patch,
            "/guilds/40/members/30",
            json!({"nick": "", "mute": true, "deaf": false}),
        ),
        (
            move_member(GUILD, USER, Some(CHANNEL), ""),
            Patch,
            "/guilds/40/members/30",
            json!({"channel_id": "10"}),
        ),
        (move_member(GUILD, USER, None, ""), Patch, "/guilds/40/members/30", json!({"channel_id": null})),
        (edit_member(GUILD, None, &nick, ""), Patch, "/guilds/40/members/@me", json!({"nick": "Bot"})),
        (
            timeout_member(GUILD, USER, 1_000_000_000_000, 60, ""),
            Patch,
            "/guilds/40/members/30",
            json!({"communication_disabled_until": "2001-09-09T01:47:40.000Z"}),
        ),
        (
            timeout_member(GUILD, USER, 1_000_000_000_000, 0, ""),
            Patch,
            "/guilds/40/members/30",
            json!({"communication_disabled_until": null}),
        ),
        (
            ban_member(GUILD, USER, 604_800, ""),
            Put,
            "/guilds/40/bans/30",
            json!({"delete_message_seconds": 604_800}),
        ),
        (
            bulk_ban_members(GUILD, &[USER], 0, ""),
            Post,
            "/guilds/40/bulk-ban",
            json!({"user_ids": ["30"], "delete_message_seconds": 0}),
        ),
        (create_dm(USER), Post, "/users/@me/channels", json!({"recipient_id": "30"})),
        (
            create_webhook(CHANNEL, "Game", Some("data:image/png;base64,AA=="), ""),
            Post,
            "/channels/10/webhooks",
            json!({"name": "Game", "avatar": "data:image/png;base64,AA=="}),
        ),
    ];
    for (call, method, path, body) in cases {
        let request = made(call);
        assert_eq!((request.method, &*target(&request), json_of(&request)), (method, path, body));
    }
}

#[test]
fn what_a_game_server_arranges_says_what_discord_reads() {
    let tag = tags(1);
    let cases: Vec<(Result<Call<'_>, Failure>, Method, &str, Value)> = vec![
        (
            edit_current_user(Some("wave"), Some("")),
            Patch,
            "/users/@me",
            json!({"username": "wave", "avatar": null}),
        ),
        (
            edit_webhook(
                USER,
                WebhookEdit { avatar: Some(""), channel: Some(CHANNEL), ..webhook_edit() },
                "",
            ),
            Patch,
            "/webhooks/30",
            json!({"avatar": null, "channel_id": "10"}),
        ),
        (
            edit_webhook(USER, WebhookEdit { name: Some("Game"), ..webhook_edit() }, ""),
            Patch,
            "/webhooks/30",
            json!({"name": "Game"}),
        ),
        (
            create_role(
                GUILD,
                &RoleEdit {
                    name: Some("Admin"),
                    permissions: Some(1 << 52),
                    color: Some(0xff_7f_00),
                    hoist: Some(true),
                    mentionable: Some(false),
                },
                "",
            ),
            Post,
            "/guilds/40/roles",
            json!({
                "name": "Admin", "permissions": "4503599627370496", "hoist": true, "mentionable": false,
                "colors": {"primary_color": 0xff_7f_00, "secondary_color": null, "tertiary_color": null},
            }),
        ),
        (
            edit_role(GUILD, ROLE, &RoleEdit { permissions: Some(0), ..RoleEdit::default() }, ""),
            Patch,
            "/guilds/40/roles/50",
            json!({"permissions": "0"}),
        ),
        (
            create_invite(CHANNEL, InviteCreate { max_uses: 1, ..InviteCreate::default() }, ""),
            Post,
            "/channels/10/invites",
            json!({"max_age": 86_400, "max_uses": 1, "temporary": false, "unique": false}),
        ),
        (
            edit_channel(
                CHANNEL,
                &ChannelEdit { applied_tags: Some(vec![ROLE]), ..ChannelEdit::default() },
                "",
            ),
            Patch,
            "/channels/10",
            json!({"applied_tags": ["50"]}),
        ),
        (
            edit_channel(CHANNEL, &ChannelEdit { applied_tags: Some(vec![]), ..ChannelEdit::default() }, ""),
            Patch,
            "/channels/10",
            json!({"applied_tags": []}),
        ),
        (
            edit_channel(CHANNEL, &ChannelEdit { available_tags: Some(&tag), ..ChannelEdit::default() }, ""),
            Patch,
            "/channels/10",
            json!({"available_tags": [{"name": "bug"}]}),
        ),
    ];
    for (call, method, path, body) in cases {
        let request = made(call);
        assert_eq!((request.method, &*target(&request), json_of(&request)), (method, path, body));
    }
}

fn webhook_edit() -> WebhookEdit<'static> {
    WebhookEdit::default()
}

/// So many tags of a forum.
fn tags(count: usize) -> Box<RawValue> {
    serde_json::value::to_raw_value(&vec![json!({"name": "bug"}); count]).unwrap()
}

#[test]
fn a_forwarded_message_is_a_reference_that_is_not_posted_twice() {
    let request = made(forward_message(CHANNEL, ROLE, MESSAGE));
    assert_eq!((request.method, &*target(&request)), (Post, "/channels/10/messages"));
    let body = json_of(&request);
    assert_eq!(body["message_reference"], json!({"type": 1, "channel_id": "50", "message_id": "20"}));
    assert_eq!((body.get("content"), &body["enforce_nonce"]), (None, &json!(true)));
    assert_eq!(request.repeat, Repeat::WhileNonceIsKnown);
}

#[test]
fn roles_invites_tags_and_pictures_are_checked() {
    let refused = |call: Result<Call<'_>, Failure>, code, words: &str| {
        let failure = call.map(|_| ()).unwrap_err();
        assert_eq!(failure.code, code, "{}", failure.text);
        assert!(failure.text.contains(words), "{}", failure.text);
    };
    let role = RoleEdit::default();
    refused(create_role(GUILD, &role, ""), R::InvalidArgument, "name is missing");
    refused(edit_role(GUILD, ROLE, &role, ""), R::InvalidArgument, "changes nothing");
    let bright = RoleEdit { color: Some(0x100_0000), ..role.clone() };
    refused(edit_role(GUILD, ROLE, &bright, ""), R::InvalidArgument, "color is 16777216");
    refused(
        edit_role(GUILD, ROLE, &RoleEdit { name: Some(" "), ..role }, ""),
        R::InvalidName,
        "name is empty",
    );
    let invite = InviteCreate::default();
    let long = InviteCreate { max_age: 604_801, ..invite };
    refused(create_invite(CHANNEL, long, ""), R::InvalidArgument, "max_age is 604801");
    let often = InviteCreate { max_uses: 101, ..invite };
    refused(create_invite(CHANNEL, often, ""), R::InvalidArgument, "max_uses is 101");
    for code in ["", "../guilds/1", "https://discord.gg/abc", &"x".repeat(65)] {
        refused(delete_invite(code, ""), R::InvalidArgument, "https://discord.gg/");
    }
    let edit = ChannelEdit::default();
    refused(edit_channel(CHANNEL, &edit, ""), R::InvalidArgument, "changes nothing");
    let six = ChannelEdit { applied_tags: Some(vec![ROLE; 6]), ..edit.clone() };
    refused(edit_channel(CHANNEL, &six, ""), R::TooManyIds, "applied_tags has 6");
    let many = tags(21);
    let many = ChannelEdit { available_tags: Some(&many), ..edit.clone() };
    refused(edit_channel(CHANNEL, &many, ""), R::TooManyIds, "available_tags_json has 21");
    let object = RawValue::from_string("{}".to_owned()).unwrap();
    let object = ChannelEdit { available_tags: Some(&object), ..edit.clone() };
    refused(edit_channel(CHANNEL, &object, ""), R::InvalidJson, "not a JSON array");
    let long =
        RawValue::from_string(json!([{"name": "bug"}, 7, {"name": "x".repeat(21)}]).to_string()).unwrap();
    let long = ChannelEdit { available_tags: Some(&long), ..edit };
    refused(edit_channel(CHANNEL, &long, ""), R::InvalidName, "available_tags_json[2] has 21");
    let nick = "x".repeat(33);
    let nick = MemberEdit { nick: Some(&nick), ..MemberEdit::default() };
    refused(edit_member(GUILD, Some(USER), &nick, ""), R::InvalidName, "nick has 33");
    refused(edit_member(GUILD, None, &nick, ""), R::InvalidName, "nick has 33");
    refused(edit_current_user(None, None), R::InvalidArgument, "changes nothing");
    refused(edit_current_user(None, Some("http://x")), R::InvalidArgument, "data URI");
    refused(edit_current_user(Some(&"x".repeat(33)), None), R::InvalidName, "33");
    refused(edit_webhook(USER, webhook_edit(), ""), R::InvalidArgument, "changes nothing");
    let clyde = WebhookEdit { name: Some("Clyde"), ..webhook_edit() };
    refused(edit_webhook(USER, clyde, ""), R::InvalidName, "clyde");
    refused(forward_message(CHANNEL, NONE, MESSAGE), R::InvalidArgument, "from_channel_id is 0");
}

#[test]
fn a_reason_goes_into_the_audit_log() {
    let reasoned = [
        delete_message(CHANNEL, MESSAGE, "grief ü"),
        bulk_delete_messages(CHANNEL, &[MESSAGE, USER], "grief ü"),
        pin_message(CHANNEL, MESSAGE, "grief ü"),
        unpin_message(CHANNEL, MESSAGE, "grief ü"),
        delete_channel(CHANNEL, "grief ü"),
        kick_member(GUILD, USER, "grief ü"),
        timeout_member(GUILD, USER, 0, 1, "grief ü"),
        move_member(GUILD, USER, None, "grief ü"),
        add_member_role(GUILD, USER, ROLE, "grief ü"),
        remove_member_role(GUILD, USER, ROLE, "grief ü"),
        ban_member(GUILD, USER, 0, "grief ü"),
        bulk_ban_members(GUILD, &[USER], 0, "grief ü"),
        unban_member(GUILD, USER, "grief ü"),
        create_webhook(CHANNEL, "Game", None, "grief ü"),
        delete_webhook(USER, "grief ü"),
        edit_webhook(USER, WebhookEdit { name: Some("Game"), ..webhook_edit() }, "grief ü"),
        create_role(GUILD, &RoleEdit { name: Some("Admin"), ..RoleEdit::default() }, "grief ü"),
        edit_role(GUILD, ROLE, &RoleEdit { hoist: Some(true), ..RoleEdit::default() }, "grief ü"),
        delete_role(GUILD, ROLE, "grief ü"),
        create_invite(CHANNEL, InviteCreate::default(), "grief ü"),
        delete_invite("wave-3", "grief ü"),
    ];
    for call in reasoned {
        let request = made(call);
        assert_eq!(request.audit_reason.as_ref().unwrap().as_str(), "grief%20%C3%BC", "{request:?}");
    }
}

#[test]
fn only_what_does_no_harm_twice_is_repeated() {
    let always = [
        trigger_typing(CHANNEL),
        create_dm(USER),
        bulk_delete_messages(CHANNEL, &[MESSAGE, USER], ""),
        add_reaction(CHANNEL, MESSAGE, "🔥"),
        kick_member(GUILD, USER, ""),
    ];
    for call in always {
        assert_eq!(made(call).repeat, Repeat::Always);
    }
    let never = [
        crosspost_message(CHANNEL, MESSAGE),
        end_poll(CHANNEL, MESSAGE),
        create_webhook(CHANNEL, "Game", None, ""),
        bulk_ban_members(GUILD, &[USER], 0, ""),
    ];
    for call in never {
        assert_eq!(made(call).repeat, Repeat::Never);
    }
    assert_eq!(made(trigger_typing(CHANNEL)).max_age.as_secs(), 10, "later it would be a lie");
}

/// The call fails with this code and a text that has these words.
fn refused(call: Result<Call<'_>, Failure>, code: R, words: &str) {
    let failure = call.err().unwrap_or_else(|| panic!("{words}: the call was accepted"));
    assert_eq!(failure.code, code, "{}", failure.text);
    assert!(failure.text.contains(words), "{}", failure.text);
}

#[test]
fn what_discord_would_refuse_is_refused_at_once() {
    let ids = |count: u64| (1..=count).map(Snowflake).collect::<Vec<_>>();
    refused(delete_message(NONE, MESSAGE, ""), R::InvalidArgument, "channel_id is 0");
    refused(delete_message(CHANNEL, NONE, ""), R::InvalidArgument, "message_id is 0");
    refused(kick_member(GUILD, NONE, ""), R::InvalidArgument, "user_id is 0");
    refused(get_guild(NONE, true), R::InvalidArgument, "guild_id is 0");
    refused(add_member_role(GUILD, USER, NONE, ""), R::InvalidArgument, "role_id is 0");
    refused(bulk_delete_messages(CHANNEL, &ids(1), ""), R::InvalidArgument, "2 messages at least");
    refused(bulk_delete_messages(CHANNEL, &ids(101), ""), R::TooManyIds, "101");
    refused(bulk_delete_messages(CHANNEL, &[USER, ROLE, USER], ""), R::InvalidArgument, "twice");
    refused(bulk_delete_messages(CHANNEL, &[USER, NONE], ""), R::InvalidArgument, "message_ids is 0");
    refused(get_messages(CHANNEL, Anchor::Before, MESSAGE, 101), R::InvalidArgument, "from 1 to 100");
    refused(get_messages(CHANNEL, Anchor::Before, NONE, 1), R::InvalidArgument, "message_id is 0");
    refused(get_messages(CHANNEL, Anchor::Start, MESSAGE, 1), R::InvalidArgument, "which side");
    refused(get_pins(CHANNEL, None, 51), R::InvalidArgument, "from 1 to 50");
    refused(get_bans(GUILD, Anchor::Around, USER, 0), R::InvalidArgument, "AROUND");
    refused(get_members(GUILD, NONE, 1001), R::InvalidArgument, "from 1 to 1000");
    refused(search_members(GUILD, "", 0), R::InvalidArgument, "query is empty");
    refused(add_reaction(CHANNEL, MESSAGE, "fire"), R::InvalidEmoji, "give an emoji itself");
    refused(timeout_member(GUILD, USER, 0, 28 * 86400 + 1, ""), R::InvalidArgument, "2419200");
    refused(ban_member(GUILD, USER, 604_801, ""), R::InvalidArgument, "604800");
    refused(bulk_ban_members(GUILD, &[], 0, ""), R::InvalidArgument, "user_ids is empty");
    refused(bulk_ban_members(GUILD, &ids(201), 0, ""), R::TooManyIds, "201");
    refused(create_webhook(CHANNEL, " ", None, ""), R::InvalidName, "is empty");
    refused(create_webhook(CHANNEL, &"é".repeat(81), None, ""), R::InvalidName, "81");
    refused(create_webhook(CHANNEL, "My DISCORD chat", None, ""), R::InvalidName, "\"discord\"");
    refused(create_webhook(CHANNEL, "a", Some("http://x"), ""), R::InvalidArgument, "data URI");

    let nothing = ChannelEdit::default();
    refused(edit_channel(CHANNEL, &nothing, ""), R::InvalidArgument, "changes nothing");
    let edit = |edit: ChannelEdit<'_>, code, words| refused(edit_channel(CHANNEL, &edit, ""), code, words);
    let long = "é".repeat(4097);
    edit(ChannelEdit { name: Some(""), ..nothing.clone() }, R::InvalidName, "is empty");
    edit(ChannelEdit { name: Some(&long[..202]), ..nothing.clone() }, R::InvalidName, "101");
    edit(ChannelEdit { topic: Some(&long), ..nothing.clone() }, R::ContentTooLong, "4097");
    edit(ChannelEdit { rate_limit_per_user: Some(21601), ..nothing.clone() }, R::InvalidArgument, "21600");
    edit(ChannelEdit { auto_archive_duration: Some(61), ..nothing.clone() }, R::InvalidArgument, "10080");
    let member = MemberEdit { mute: Some(true), ..MemberEdit::default() };
    refused(edit_member(GUILD, None, &member, ""), R::InvalidArgument, "only nick");
    refused(
        edit_member(GUILD, Some(USER), &MemberEdit::default(), ""),
        R::InvalidArgument,
        "changes nothing",
    );
}

#[test]
fn a_forum_has_room_for_a_longer_topic() {
    let topic = "é".repeat(1025);
    let channel = ChannelCreate {
        name: "help",
        kind: 15,
        topic: Some(&topic),
        parent_id: None,
        rate_limit_per_user: None,
        available_tags: None,
    };
    made(create_channel(GUILD, &channel, ""));
    refused(create_channel(GUILD, &ChannelCreate { kind: 0, ..channel }, ""), R::ContentTooLong, "1025");
}
