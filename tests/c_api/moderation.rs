//! Guilds, members and bans by the functions that are named for them.

use tickcord::{base::ResultCode as R, ffi::*, model::EventKind, rest::routes::Anchor};
use tickcord_sandbox::Options;

use crate::{
    calls::{NONE, NUL, id_of, init, last_call, unlimited},
    host::{Host, Setup, code, quick, start},
    http_server::HttpServer,
    requests::str,
    uploads,
};

#[test]
fn a_guild_is_read() {
    let sandbox = unlimited();
    let mut host = Host::connected(&sandbox);
    let guild = sandbox.guild_id();
    let read = host.answer(|client, out| unsafe { tickcord_client_get_guild(client, guild, 1, out) });
    assert!(id_of(&read) == guild && read["approximate_member_count"].is_u64(), "{read}");
    let roles = host.answer(|client, out| unsafe { tickcord_client_get_guild_roles(client, guild, out) });
    assert!(roles.as_array().unwrap().iter().any(|role| role["name"] == "Moderator"));
}

#[test]
fn members_are_found_and_listed() {
    let sandbox = unlimited();
    let mut host = Host::connected(&sandbox);
    let (guild, rook) = (sandbox.guild_id(), sandbox.member_ids()["rook"]);
    let member = host.answer(|client, out| unsafe { tickcord_client_get_member(client, guild, rook, out) });
    assert_eq!(member["nick"], "Sir Rook");
    let found = host.answer(|client, out| unsafe {
        tickcord_client_search_members(client, guild, c"Sir".as_ptr(), NUL, 5, out)
    });
    assert_eq!(id_of(&found[0]["user"]), rook);
    let request =
        host.accepted(|client, out| unsafe { tickcord_client_get_members(client, guild, 0, 1000, out) });
    let listed = host.result_of(request).data["body"].as_array().unwrap().len();
    assert!(listed >= 4, "{listed}");
    let request = host.accepted(|client, out| unsafe { tickcord_client_get_member(client, guild, 7, out) });
    assert_eq!(host.result_of(request).code(), code(R::HttpNotFound));
}

#[test]
fn a_member_is_renamed_moved_timed_out_and_kicked() {
    let sandbox = unlimited();
    let mut host = Host::connected(&sandbox);
    let (guild, rook) = (sandbox.guild_id(), sandbox.member_ids()["rook"]);
    let why = c"grief".as_ptr();
    let nick = tickcord_member_edit { nick: str("Calm Rook"), mute: 1, ..init(tickcord_member_edit_init) };
    let edited = host.answer(|client, out| unsafe {
        tickcord_client_edit_member(client, guild, rook, &raw const nick, why, NUL, out)
    });
    assert_eq!((&edited["nick"], &edited["mute"]), (&"Calm Rook".into(), &true.into()));
    let own = tickcord_member_edit { nick: str("Referee"), ..init(tickcord_member_edit_init) };
    let edited = host.answer(|client, out| unsafe {
        tickcord_client_edit_member(client, guild, 0, &raw const own, NONE, 0, out)
    });
    assert_eq!(edited["nick"], "Referee");

    host.answer(|client, out| unsafe { tickcord_client_move_member(client, guild, rook, 0, why, NUL, out) });
    let (_, _, reason, body) = last_call(&sandbox);
    assert_eq!((reason.as_deref(), &body), (Some("grief"), &serde_json::json!({"channel_id": null})));

    let timed = host.answer(|client, out| unsafe {
        tickcord_client_timeout_member(client, guild, rook, 3600, why, NUL, out)
    });
    assert!(timed["communication_disabled_until"].is_string(), "{timed}");
    let freed = host.answer(|client, out| unsafe {
        tickcord_client_timeout_member(client, guild, rook, 0, NONE, 0, out)
    });
    assert!(freed["communication_disabled_until"].is_null(), "{freed}");

    host.answer(|client, out| unsafe { tickcord_client_kick_member(client, guild, rook, why, NUL, out) });
    assert_eq!(last_call(&sandbox).0, format!("DELETE /guilds/{guild}/members/{rook}"));
    let request =
        host.accepted(|client, out| unsafe { tickcord_client_get_member(client, guild, rook, out) });
    assert_eq!(host.result_of(request).code(), code(R::HttpNotFound));
}

#[test]
fn a_role_is_given_and_taken() {
    let sandbox = unlimited();
    let mut host = Host::connected(&sandbox);
    let (guild, mina) = (sandbox.guild_id(), sandbox.member_ids()["mina"]);
    let roles = host.answer(|client, out| unsafe { tickcord_client_get_guild_roles(client, guild, out) });
    let role = roles.as_array().unwrap().iter().find(|role| role["name"] == "Moderator").map(id_of).unwrap();
    let has = |host: &mut Host| {
        let member =
            host.answer(|client, out| unsafe { tickcord_client_get_member(client, guild, mina, out) });
        member["roles"].as_array().unwrap().contains(&role.to_string().into())
    };
    host.answer(|client, out| unsafe {
        tickcord_client_add_member_role(client, guild, mina, role, c"promoted".as_ptr(), NUL, out)
    });
    assert_eq!(last_call(&sandbox).2.as_deref(), Some("promoted"));
    assert!(has(&mut host));
    host.answer(|client, out| unsafe {
        tickcord_client_remove_member_role(client, guild, mina, role, NONE, 0, out)
    });
    assert!(!has(&mut host));
}

#[test]
fn a_role_is_created_changed_and_deleted() {
    let sandbox = unlimited();
    let mut host = Host::connected(&sandbox);
    let guild = sandbox.guild_id();
    let new = tickcord_role_edit {
        name: str("Winner"),
        permissions: 1 << 10,
        has_permissions: 1,
        color: 0xff_d7_00,
        hoist: 1,
        ..init(tickcord_role_edit_init)
    };
    let created = host.answer(|client, out| unsafe {
        tickcord_client_create_role(client, guild, &raw const new, c"season 1".as_ptr(), NUL, out)
    });
    assert_eq!(
        (&created["name"], &created["permissions"], &created["colors"]["primary_color"], &created["hoist"]),
        (&"Winner".into(), &"1024".into(), &0xff_d7_00.into(), &true.into())
    );
    assert_eq!(last_call(&sandbox).2.as_deref(), Some("season 1"));
    let id = id_of(&created);
    let edit = tickcord_role_edit { mentionable: 1, ..init(tickcord_role_edit_init) };
    let edited = host.answer(|client, out| unsafe {
        tickcord_client_edit_role(client, guild, id, &raw const edit, NONE, 0, out)
    });
    assert_eq!((&edited["name"], &edited["mentionable"]), (&"Winner".into(), &true.into()));
    host.answer(|client, out| unsafe { tickcord_client_delete_role(client, guild, id, NONE, 0, out) });
    assert_eq!(host.heard(EventKind::GuildRoleDelete).data["role_id"], id.to_string());

    let unnamed = init(tickcord_role_edit_init);
    host.refuses(R::InvalidArgument, "name is missing", |client, out| unsafe {
        tickcord_client_create_role(client, guild, &raw const unnamed, NONE, 0, out)
    });
    let odd = tickcord_role_edit { has_permissions: 2, ..edit };
    host.refuses(R::InvalidArgument, "has_permissions is 2", |client, out| unsafe {
        tickcord_client_edit_role(client, guild, id, &raw const odd, NONE, 0, out)
    });
}

#[test]
fn an_invite_is_created_listed_and_deleted() {
    let sandbox = unlimited();
    let mut host = Host::connected(&sandbox);
    let (guild, general) = (sandbox.guild_id(), sandbox.channel_id("general"));
    let day = init(tickcord_invite_create_init);
    let once = tickcord_invite_create { max_uses: 1, max_age: 60, ..day };
    let [first, second] = [day, once].map(|invite| {
        host.answer(|client, out| unsafe {
            tickcord_client_create_invite(client, general, &raw const invite, NONE, 0, out)
        })
    });
    assert_eq!((&first["max_age"], &second["max_age"]), (&86_400.into(), &60.into()));
    let code = first["code"].as_str().unwrap();
    host.answer(|client, out| unsafe {
        tickcord_client_delete_invite(client, code.as_ptr().cast(), code.len(), NONE, 0, out)
    });
    for left in [
        host.answer(|client, out| unsafe { tickcord_client_get_channel_invites(client, general, out) }),
        host.answer(|client, out| unsafe { tickcord_client_get_guild_invites(client, guild, out) }),
    ] {
        assert_eq!((left.as_array().unwrap().len(), &left[0]["code"]), (1, &second["code"]));
    }
}

#[test]
fn the_bot_changes_its_own_name_and_picture() {
    let (sandbox, server) = (unlimited(), HttpServer::start());
    let mut host = uploads::host(&sandbox, &server);
    let request = host.accepted(|client, out| unsafe {
        tickcord_client_edit_current_user(client, c"Arena".as_ptr(), NUL, c"".as_ptr(), NUL, out)
    });
    let asked = server.next();
    assert_eq!(asked.line, "PATCH /api/users/@me HTTP/1.1");
    assert_eq!(asked.body, br#"{"avatar":null,"username":"Arena"}"#);
    asked.answer(200, r#"{"id":"1"}"#);
    assert_eq!(host.result_of(request).code(), 0);
    host.refuses(R::InvalidArgument, "changes nothing", |client, out| unsafe {
        tickcord_client_edit_current_user(client, NONE, 0, NONE, 0, out)
    });
}

#[test]
fn users_are_banned_one_by_one_or_together() {
    let sandbox = unlimited();
    let mut host = Host::connected(&sandbox);
    let (guild, members) = (sandbox.guild_id(), sandbox.member_ids());
    let (rook, mina, oskar) = (members["rook"], members["mina"], members["oskar"]);
    host.answer(|client, out| unsafe {
        tickcord_client_ban_member(client, guild, rook, 3600, c"cheating".as_ptr(), NUL, out)
    });
    assert_eq!(last_call(&sandbox).3["delete_message_seconds"], 3600);
    let ban = host.answer(|client, out| unsafe { tickcord_client_get_ban(client, guild, rook, out) });
    assert_eq!((&ban["reason"], id_of(&ban["user"])), (&"cheating".into(), rook));
    let users = [mina, oskar];
    let banned = host.answer(|client, out| unsafe {
        tickcord_client_bulk_ban_members(client, guild, users.as_ptr(), 2, 0, NONE, 0, out)
    });
    assert_eq!(banned["banned_users"].as_array().unwrap().len(), 2);
    let list = |host: &mut Host, anchor: Anchor, user| {
        let bans = host.answer(|client, out| unsafe {
            tickcord_client_get_bans(client, guild, anchor as i32, user, 10, out)
        });
        bans.as_array().unwrap().iter().map(|ban| id_of(&ban["user"])).collect::<Vec<_>>()
    };
    let all = list(&mut host, Anchor::Start, 0);
    assert_eq!(all.len(), 3);
    assert_eq!(list(&mut host, Anchor::After, all[0]), all[1..]);
    host.answer(|client, out| unsafe { tickcord_client_unban_member(client, guild, rook, NONE, 0, out) });
    assert_eq!(list(&mut host, Anchor::Start, 0).len(), 2);
    let again = host.accepted(|client, out| unsafe {
        tickcord_client_bulk_ban_members(client, guild, users.as_ptr(), 2, 0, NONE, 0, out)
    });
    let result = host.result_of(again);
    assert_eq!((result.code() == 0, &result.data["discord_code"]), (false, &500_000.into()));
}

#[test]
fn a_deletion_whose_answer_was_lost_is_no_failure() {
    let sandbox = start(Options { rate_limit: None, ..quick() });
    let mut host = Host::connected(&sandbox);
    let general = sandbox.channel_id("general");
    let sent = host.send(general, b"oops").unwrap();
    let message = id_of(&host.result_of(sent).data["body"]);
    sandbox.fault(tickcord_sandbox::Fault::Rest {
        count: 1,
        path: Some("DELETE /api".to_owned()),
        answer: tickcord_sandbox::RestFault::ResetAfter,
    });
    let answer = host.answer(|client, out| unsafe {
        tickcord_client_delete_message(client, general, message, NONE, 0, out)
    });
    assert!(answer.is_null());
    let deleted = host.events.iter().filter(|event| event.is(EventKind::MessageDelete));
    assert!(deleted.count() <= 1);
}

#[test]
fn mistakes_in_moderation_are_told_apart() {
    let sandbox = unlimited();
    let host = Setup::of(&sandbox).create().unwrap();
    host.refuses(R::InvalidArgument, "user_id is 0", |client, out| unsafe {
        tickcord_client_kick_member(client, 1, 0, NONE, 0, out)
    });
    host.refuses(R::InvalidArgument, "2419200", |client, out| unsafe {
        tickcord_client_timeout_member(client, 1, 2, 2_419_201, NONE, 0, out)
    });
    host.refuses(R::InvalidArgument, "604800", |client, out| unsafe {
        tickcord_client_ban_member(client, 1, 2, 604_801, NONE, 0, out)
    });
    host.refuses(R::NullArgument, "user_ids", |client, out| unsafe {
        tickcord_client_bulk_ban_members(client, 1, std::ptr::null(), 2, 0, NONE, 0, out)
    });
    let nothing = init(tickcord_member_edit_init);
    host.refuses(R::InvalidArgument, "changes nothing", |client, out| unsafe {
        tickcord_client_edit_member(client, 1, 2, &raw const nothing, NONE, 0, out)
    });
    let odd = tickcord_member_edit { mute: 5, ..nothing };
    host.refuses(R::InvalidArgument, "mute is 5", |client, out| unsafe {
        tickcord_client_edit_member(client, 1, 2, &raw const odd, NONE, 0, out)
    });
    host.refuses(R::InvalidArgument, "AROUND", |client, out| unsafe {
        tickcord_client_get_bans(client, 1, Anchor::Around as i32, 2, 0, out)
    });
    host.refuses(R::InvalidArgument, "with_counts", |client, out| unsafe {
        tickcord_client_get_guild(client, 1, 2, out)
    });
    host.refuses(R::InvalidArgument, "query is empty", |client, out| unsafe {
        tickcord_client_search_members(client, 1, c"".as_ptr(), NUL, 0, out)
    });
}
