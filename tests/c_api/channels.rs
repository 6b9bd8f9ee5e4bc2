//! Channels, threads and webhooks by the functions that are named for them.

use std::{ffi::CString, ptr};

use serde_json::Value;
use tickcord::{base::ResultCode as R, ffi::*, model::EventKind, rest::message::OnTooLong};
use tickcord_sandbox::{Sandbox, What};

use crate::{
    calls::{NONE, NUL, id_of, init, last_call, message, saying, unlimited},
    host::{Host, PATIENCE, Setup, code, last_error},
    requests::str,
};

#[test]
fn a_channel_is_created_changed_and_deleted() {
    let sandbox = unlimited();
    let mut host = Host::connected(&sandbox);
    let guild = sandbox.guild_id();
    let new = tickcord_channel_create {
        name: str("wave-3"),
        topic: str("Alive: 4"),
        rate_limit_per_user: 5,
        ..init(tickcord_channel_create_init)
    };
    let why = c"a new wave".as_ptr();
    let created = host.answer(|client, out| unsafe {
        tickcord_client_create_channel(client, guild, &raw const new, why, NUL, out)
    });
    let id = id_of(&created);
    assert_eq!(
        (&created["name"], &created["topic"], &created["type"]),
        (&"wave-3".into(), &"Alive: 4".into(), &0.into())
    );
    assert_eq!(last_call(&sandbox).2.as_deref(), Some("a new wave"));

    let edit = tickcord_channel_edit { topic: str("Alive: 2"), ..init(tickcord_channel_edit_init) };
    let edited = host.answer(|client, out| unsafe {
        tickcord_client_edit_channel(client, id, &raw const edit, NONE, 0, out)
    });
    assert_eq!(
        (&edited["name"], &edited["topic"], &edited["rate_limit_per_user"]),
        (&"wave-3".into(), &"Alive: 2".into(), &5.into())
    );
    let read = host.answer(|client, out| unsafe { tickcord_client_get_channel(client, id, out) });
    assert_eq!(read["topic"], "Alive: 2");
    let all = host.answer(|client, out| unsafe { tickcord_client_get_guild_channels(client, guild, out) });
    assert!(all.as_array().unwrap().iter().any(|channel| id_of(channel) == id));
    host.answer(|client, out| unsafe { tickcord_client_delete_channel(client, id, NONE, 0, out) });
    assert_eq!(host.heard(EventKind::ChannelDelete).data["id"], id.to_string());
}

fn thread(name: &str) -> tickcord_thread_create {
    tickcord_thread_create { name: str(name), ..init(tickcord_thread_create_init) }
}

fn create_thread(host: &mut Host, channel: u64, thread: &tickcord_thread_create) -> Value {
    host.answer(|client, out| unsafe { tickcord_client_create_thread(client, channel, thread, NONE, 0, out) })
}

#[test]
fn threads_are_created_joined_listed_and_archived() {
    let sandbox = unlimited();
    let mut host = Host::connected(&sandbox);
    let (guild, general, mina) =
        (sandbox.guild_id(), sandbox.channel_id("general"), sandbox.member_ids()["mina"]);
    let sent = host.send(general, b"Round 1 begins").unwrap();
    let message = id_of(&host.result_of(sent).data["body"]);
    let begun = create_thread(
        &mut host,
        general,
        &tickcord_thread_create { message_id: message, ..thread("Round 1") },
    );
    assert_eq!((id_of(&begun), &begun["type"]), (message, &11.into()));
    let private = tickcord_thread_create { is_private: 1, auto_archive_duration: 60, ..thread("Admins") };
    let private = create_thread(&mut host, general, &private);
    assert_eq!(
        (&private["type"], &private["thread_metadata"]["auto_archive_duration"]),
        (&12.into(), &60.into())
    );

    let id = id_of(&begun);
    host.answer(|client, out| unsafe { tickcord_client_add_thread_member(client, id, 0, out) });
    assert!(last_call(&sandbox).0.ends_with("/thread-members/@me"));
    host.answer(|client, out| unsafe { tickcord_client_add_thread_member(client, id, mina, out) });
    let members =
        host.answer(|client, out| unsafe { tickcord_client_get_thread_members(client, id, 0, 100, out) });
    let members: Vec<_> = members.as_array().unwrap().iter().map(|member| &member["user_id"]).collect();
    assert!(members.contains(&&mina.to_string().into()), "{members:?}");
    host.answer(|client, out| unsafe { tickcord_client_remove_thread_member(client, id, mina, out) });
    let active = host.answer(|client, out| unsafe { tickcord_client_get_active_threads(client, guild, out) });
    assert_eq!(active["threads"].as_array().unwrap().len(), 2);

    let archive = tickcord_channel_edit { archived: 1, locked: 1, ..init(tickcord_channel_edit_init) };
    host.answer(|client, out| unsafe {
        tickcord_client_edit_channel(client, id, &raw const archive, NONE, 0, out)
    });
    for (is_private, count) in [(0, 1), (1, 0)] {
        let archived = host.answer(|client, out| unsafe {
            tickcord_client_get_archived_threads(client, general, is_private, NONE, 0, 10, out)
        });
        assert_eq!(archived["threads"].as_array().unwrap().len(), count, "is_private {is_private}");
    }
}

#[test]
fn a_forum_post_has_tags_and_a_first_message() {
    let sandbox = unlimited();
    let mut host = Host::connected(&sandbox);
    let forum = sandbox.channel_id("forum");
    let channel = host.answer(|client, out| unsafe { tickcord_client_get_channel(client, forum, out) });
    let tags = [id_of(&channel["available_tags"][0])];
    let log = tickcord_http_file {
        name: str("crash.log"),
        data: b"boom".as_ptr(),
        size: 4,
        ..init(tickcord_http_file_init)
    };
    let post =
        tickcord_thread_create { applied_tags: tags.as_ptr(), applied_tag_count: 1, ..thread("It crashed") };
    let first = tickcord_message_create { files: &raw const log, file_count: 1, ..saying("with this log") };
    let created = host.answer(|client, out| unsafe {
        tickcord_client_create_forum_post(
            client,
            forum,
            &raw const post,
            &raw const first,
            c"bot".as_ptr(),
            NUL,
            out,
        )
    });
    assert_eq!(
        (&created["name"], &created["applied_tags"][0]),
        (&"It crashed".into(), &tags[0].to_string().into())
    );
    assert_eq!(created["message"]["content"], "with this log");
    let (post_id, solved) = (id_of(&created), [id_of(&channel["available_tags"][1])]);
    for (applied_tag_count, expected) in [(1, vec![solved[0].to_string()]), (0, vec![])] {
        let edit = tickcord_channel_edit {
            applied_tags: solved.as_ptr(),
            applied_tag_count,
            ..init(tickcord_channel_edit_init)
        };
        let edited = host.answer(|client, out| unsafe {
            tickcord_client_edit_channel(client, post_id, &raw const edit, NONE, 0, out)
        });
        assert_eq!(edited["applied_tags"], serde_json::json!(expected));
    }
    let all = format!(r#"[{{"id":"{}","name":"solved"}},{{"name":"bug"}}]"#, solved[0]);
    let edit = tickcord_channel_edit { available_tags_json: str(&all), ..init(tickcord_channel_edit_init) };
    let edited = host.answer(|client, out| unsafe {
        tickcord_client_edit_channel(client, forum, &raw const edit, NONE, 0, out)
    });
    let names = [0, 1].map(|index| edited["available_tags"][index]["name"].as_str().unwrap());
    assert_eq!(names, ["solved", "bug"]);
    assert_eq!(created["message"]["attachments"][0]["filename"], "crash.log");
}

/// A webhook in #general, by its URL.
fn webhook_url(host: &mut Host, channel: u64) -> CString {
    let created = host.answer(|client, out| unsafe {
        tickcord_client_create_webhook(client, channel, c"Game".as_ptr(), NUL, NONE, 0, NONE, 0, out)
    });
    CString::new(created["url"].as_str().unwrap()).unwrap()
}

fn webhook(url: &CString) -> tickcord_webhook {
    let mut webhook = init(tickcord_webhook_init);
    assert_eq!(
        unsafe { tickcord_webhook_from_url(&raw mut webhook, url.as_ptr(), NUL) },
        0,
        "{}",
        last_error()
    );
    webhook
}

/// A client that has no bot.
fn without_bot(sandbox: &Sandbox) -> Host {
    let mut setup = Setup::of(sandbox);
    setup.token = None;
    setup.options.webhooks_only = 1;
    setup.create().unwrap()
}

#[test]
fn a_webhook_is_all_that_is_needed_to_speak() {
    let sandbox = unlimited();
    let general = sandbox.channel_id("general");
    let url = webhook_url(&mut Host::connected(&sandbox), general);
    let hook = webhook(&url);
    let mut host = without_bot(&sandbox);
    let hi = saying("The server is up");
    let sent = host.answer(|client, out| unsafe {
        tickcord_client_execute_webhook(client, &raw const hook, &raw const hi, ptr::null(), out)
    });
    assert_eq!(sent["content"], "The server is up");
    let id = id_of(&sent);
    host.answer(|client, out| unsafe {
        tickcord_client_delete_webhook_message(client, &raw const hook, id, out)
    });

    assert_eq!(tickcord_client_connect(host.client), R::InvalidToken as i32);
    assert!(last_error().contains("webhooks_only"), "{}", last_error());
    let presence = init(tickcord_presence_init);
    host.refuses(R::InvalidToken, "has no bot", |client, out| unsafe {
        tickcord_client_update_presence(client, &raw const presence, out)
    });
    assert_eq!(tickcord_client_set_intents(host.client, 0), R::InvalidToken as i32);
    let results = [
        host.send(general, b"by a bot").unwrap(),
        host.accepted(|client, out| unsafe {
            tickcord_client_interaction_respond(client, 1, &raw const hi, out)
        }),
        host.accepted(|client, out| unsafe {
            tickcord_client_set_commands(client, 0, c"[]".as_ptr(), NUL, out)
        }),
    ];
    for request in results {
        assert_eq!(host.result_of(request).code(), code(R::InvalidToken));
    }

    let bye = saying("The server is down");
    host.accepted(|client, out| unsafe {
        tickcord_client_execute_webhook(client, &raw const hook, &raw const bye, ptr::null(), out)
    });
    assert_eq!(host.destroy(PATIENCE), (0, 0));
    assert_eq!(last_call(&sandbox).3["content"], "The server is down");
}

#[test]
fn a_client_without_a_bot_is_asked_for_in_words() {
    let sandbox = unlimited();
    let mut setup = Setup::of(&sandbox);
    setup.options.webhooks_only = 1;
    assert_eq!(setup.create().err(), Some(R::InvalidArgument as i32), "it has a token");
    let mut setup = Setup::of(&sandbox);
    setup.options.webhooks_only = 2;
    assert_eq!(setup.create().err(), Some(R::InvalidArgument as i32));
    let mut setup = Setup::of(&sandbox);
    setup.options.reserved = 1;
    assert_eq!(setup.create().err(), Some(R::UnsupportedField as i32));
}

#[test]
fn a_webhook_speaks_for_players() {
    let sandbox = unlimited();
    let mut host = Host::connected(&sandbox);
    let (guild, general) = (sandbox.guild_id(), sandbox.channel_id("general"));
    let url = webhook_url(&mut host, general);
    let hook = webhook(&url);
    let hooks =
        host.answer(|client, out| unsafe { tickcord_client_get_channel_webhooks(client, general, out) });
    assert_eq!(id_of(&hooks[0]), hook.id);
    let hooks = host.answer(|client, out| unsafe { tickcord_client_get_guild_webhooks(client, guild, out) });
    assert_eq!(hooks.as_array().unwrap().len(), 1);
    let other = sandbox.channel_id("news");
    let moved = host.answer(|client, out| unsafe {
        let name = c"Arena".as_ptr();
        tickcord_client_edit_webhook(client, hook.id, name, NUL, NONE, 0, other, NONE, 0, out)
    });
    assert_eq!((&moved["name"], &moved["channel_id"]), (&"Arena".into(), &other.to_string().into()));

    let ada = tickcord_webhook_execute {
        username: tickcord_str { ptr: c"Ad\xe9".as_ptr(), len: 3 },
        avatar_url: str("https://example.com/a.png"),
        ..init(tickcord_webhook_execute_init)
    };
    let hi = saying("@everyone I am here");
    let request = host.accepted(|client, out| unsafe {
        tickcord_client_execute_webhook(client, &raw const hook, &raw const hi, &raw const ada, out)
    });
    let result = host.result_of(request);
    assert_eq!((result.code(), &result.data["utf8_repairs"]), (0, &1.into()));
    let sent = &result.data["body"];
    assert_eq!(
        (&sent["author"]["username"], &sent["mention_everyone"]),
        (&"Ad\u{fffd}".into(), &false.into())
    );
    let id = id_of(sent);

    let new = saying("I was here");
    let edited = host.answer(|client, out| unsafe {
        tickcord_client_edit_webhook_message(client, &raw const hook, id, &raw const new, out)
    });
    assert_eq!(edited["content"], "I was here");
    let read = host.answer(|client, out| unsafe {
        tickcord_client_get_webhook_message(client, &raw const hook, id, out)
    });
    assert_eq!(read["content"], "I was here");
    host.answer(|client, out| unsafe {
        tickcord_client_delete_webhook_message(client, &raw const hook, id, out)
    });
    assert_eq!(host.heard(EventKind::MessageDelete).data["id"], id.to_string());
}

#[test]
fn a_webhook_writes_long_texts_and_into_threads() {
    let sandbox = unlimited();
    let mut host = Host::connected(&sandbox);
    let general = sandbox.channel_id("general");
    let url = webhook_url(&mut host, general);
    let inside = id_of(&create_thread(&mut host, general, &thread("Round 1")));
    let threaded = CString::new(format!("{}?thread_id={inside}", url.to_str().unwrap())).unwrap();
    let hook = webhook(&threaded);
    assert_eq!(hook.thread_id, inside);
    let text = format!("{}\n{}", "a".repeat(1500), "b".repeat(1500));
    let long = tickcord_message_create { on_too_long: OnTooLong::Split as i32, ..saying(&text) };
    let parts = host.answer(|client, out| unsafe {
        tickcord_client_execute_webhook(client, &raw const hook, &raw const long, ptr::null(), out)
    });
    let channels: Vec<_> = parts.as_array().unwrap().iter().map(|part| &part["channel_id"]).collect();
    assert_eq!(channels, [&inside.to_string(), &inside.to_string()]);
    let silent = tickcord_webhook_execute { wait: 0, ..init(tickcord_webhook_execute_init) };
    let hi = saying("hi");
    let nothing = host.answer(|client, out| unsafe {
        tickcord_client_execute_webhook(client, &raw const hook, &raw const hi, &raw const silent, out)
    });
    assert!(nothing.is_null());
}

#[test]
fn a_webhook_that_is_gone_is_left_alone_and_its_token_is_seen_nowhere() {
    let sandbox = unlimited();
    let mut host = Host::connected(&sandbox);
    let url = webhook_url(&mut host, sandbox.channel_id("general"));
    let token = url.to_str().unwrap().rsplit('/').next().unwrap().to_owned();
    let hook = webhook(&url);
    host.answer(|client, out| unsafe { tickcord_client_delete_webhook(client, hook.id, NONE, 0, out) });
    host.events.clear();
    let hi = saying("hi");
    for _ in 0..2 {
        let request = host.accepted(|client, out| unsafe {
            tickcord_client_execute_webhook(client, &raw const hook, &raw const hi, ptr::null(), out)
        });
        assert_eq!(host.result_of(request).code(), code(R::HttpNotFound));
    }
    let asked = sandbox
        .journal()
        .into_iter()
        .filter(|entry| matches!(&entry.what, What::Rest { path, .. } if path.ends_with(&token)));
    assert_eq!(asked.count(), 1);
    let bad = tickcord_webhook { token: str("s3cr3t token"), ..hook };
    host.refuses(R::InvalidWebhook, "last part of the webhook's URL", |client, out| unsafe {
        tickcord_client_execute_webhook(client, &raw const bad, &raw const hi, ptr::null(), out)
    });
    let seen = format!("{:?}\n{:?}\n{}", host.events, host.log(), last_error());
    assert!(seen.contains("[token]") && !seen.contains(&token) && !seen.contains("s3cr3t"), "{seen}");
}

#[test]
fn mistakes_with_channels_and_webhooks_are_told_apart() {
    let sandbox = unlimited();
    let host = Setup::of(&sandbox).create().unwrap();
    let create = |code, words, channel: tickcord_channel_create| {
        host.refuses(code, words, |client, out| unsafe {
            tickcord_client_create_channel(client, 1, &raw const channel, NONE, 0, out)
        });
    };
    let plain = || init(tickcord_channel_create_init);
    create(R::InvalidName, "is empty", plain());
    create(R::InvalidArgument, "type", tickcord_channel_create { name: str("x"), r#type: -1, ..plain() });
    let edit = |code, words, edit: tickcord_channel_edit| {
        host.refuses(code, words, |client, out| unsafe {
            tickcord_client_edit_channel(client, 1, &raw const edit, NONE, 0, out)
        });
    };
    let plain = || init(tickcord_channel_edit_init);
    edit(R::InvalidArgument, "changes nothing", plain());
    edit(R::InvalidArgument, "archived is 2", tickcord_channel_edit { archived: 2, ..plain() });
    edit(R::InvalidArgument, "-1 to leave it", tickcord_channel_edit { rate_limit_per_user: -2, ..plain() });
    let create = |code, words, thread: tickcord_thread_create| {
        host.refuses(code, words, |client, out| unsafe {
            tickcord_client_create_thread(client, 1, &raw const thread, NONE, 0, out)
        });
    };
    create(R::InvalidName, "is empty", init(tickcord_thread_create_init));
    create(R::InvalidArgument, "invitable", tickcord_thread_create { invitable: 2, ..thread("x") });
    create(R::InvalidArgument, "is_private", tickcord_thread_create { is_private: 2, ..thread("x") });

    let mut hook = init(tickcord_webhook_init);
    let mut from =
        |url: &std::ffi::CStr| unsafe { tickcord_webhook_from_url(&raw mut hook, url.as_ptr(), NUL) };
    assert_eq!(from(c"https://discord.com/channels/1/s3cr3t-t0ken"), R::InvalidWebhook.number());
    assert!(last_error().contains("/webhooks/") && !last_error().contains("s3cr3t"), "{}", last_error());
    assert_eq!(from(c"https://discord.com/api/webhooks/1/\xff"), R::InvalidUtf8.number());
    let unprepared = unsafe { std::mem::zeroed::<tickcord_webhook>() };
    assert_eq!(
        unsafe { tickcord_webhook_from_url((&raw const unprepared).cast_mut(), c"x".as_ptr(), NUL) },
        R::BadSize.number()
    );
    let hook = tickcord_webhook { id: 5, token: str("s3cr3t-t0ken"), ..init(tickcord_webhook_init) };
    let execute = |code, words, message: tickcord_message_create, execute: tickcord_webhook_execute| {
        host.refuses(code, words, |client, out| unsafe {
            tickcord_client_execute_webhook(
                client,
                &raw const hook,
                &raw const message,
                &raw const execute,
                out,
            )
        });
    };
    let plain = || init(tickcord_webhook_execute_init);
    execute(R::EmptyContent, "empty", message(), plain());
    execute(R::InvalidArgument, "wait", saying("x"), tickcord_webhook_execute { wait: 2, ..plain() });
    execute(
        R::UnsupportedField,
        "reserved",
        saying("x"),
        tickcord_webhook_execute { reserved: 1, ..plain() },
    );
    execute(
        R::InvalidName,
        "username",
        saying("x"),
        tickcord_webhook_execute { username: str(""), ..plain() },
    );
    execute(R::InvalidArgument, "reply_to", tickcord_message_create { reply_to: 1, ..saying("x") }, plain());
    host.refuses(R::InvalidName, "\"discord\"", |client, out| unsafe {
        tickcord_client_create_webhook(client, 1, c"Discord".as_ptr(), NUL, NONE, 0, NONE, 0, out)
    });
}
