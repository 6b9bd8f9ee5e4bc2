//! Messages by the functions that are named for them.

use std::{ffi::CString, ptr};

use serde_json::{Value, json};
use tickcord::{
    base::ResultCode as R,
    ffi::*,
    model::EventKind,
    rest::{message::OnTooLong, routes::Anchor},
};
use tickcord_sandbox::{Sandbox, What};

use crate::{
    calls::{NONE, NUL, id_of, init, last_call, message, saying, unlimited},
    host::{Host, Setup, code},
    requests::str,
};

fn create(host: &mut Host, channel: u64, message: &tickcord_message_create) -> Value {
    host.answer(|client, out| unsafe { tickcord_client_create_message(client, channel, message, out) })
}

fn edit(host: &mut Host, channel: u64, id: u64, edit: &tickcord_message_create) -> Value {
    host.answer(|client, out| unsafe { tickcord_client_edit_message(client, channel, id, edit, out) })
}

/// The users whom the bot's messages pinged, and whether one pinged everybody.
fn pinged(sandbox: &Sandbox) -> Vec<(Vec<String>, bool)> {
    let pings = sandbox.journal().into_iter().filter_map(|entry| match entry.what {
        What::MessageSent { mentions, mention_everyone, .. } => Some((mentions, mention_everyone)),
        _ => None,
    });
    pings.collect()
}

#[test]
fn a_message_arrives_with_all_that_it_has() {
    let sandbox = unlimited();
    let mut host = Host::connected(&sandbox);
    let general = sandbox.channel_id("general");
    let first = id_of(&create(&mut host, general, &saying("first")));

    let mut fields = [init(tickcord_embed_field_init); 2];
    (fields[0].name, fields[0].value, fields[0].is_inline) = (str("Alive"), str("4"), 1);
    (fields[1].name, fields[1].value) = (str("Wave"), str("3"));
    let embed = tickcord_embed {
        title: str("Dust"),
        description: str("A map"),
        url: str("https://example.com"),
        author_name: str("Server 1"),
        author_icon_url: str("https://example.com/a.png"),
        image_url: str("attachment://map.png"),
        thumbnail_url: str("https://example.com/t.png"),
        footer_text: str("Round 2"),
        fields: fields.as_ptr(),
        field_count: 2,
        timestamp: 1_000_000_000_000,
        color: 0x00ff_7f00,
        ..init(tickcord_embed_init)
    };
    let file = tickcord_http_file {
        name: str("map.png"),
        data: b"pixels".as_ptr(),
        size: 6,
        ..init(tickcord_http_file_init)
    };
    let components = r#"[{"type":1,"components":[{"type":2,"style":1,"label":"Join","custom_id":"join"}]}]"#;
    let all = tickcord_message_create {
        embeds: &raw const embed,
        embed_count: 1,
        embeds_json: str(r#"[{"title":"second"}]"#),
        components_json: str(components),
        attachments_json: str(r#"[{"id":0,"description":"The map"}]"#),
        files: &raw const file,
        file_count: 1,
        reply_to: first,
        flags: TICKCORD_MESSAGE_SUPPRESS_NOTIFICATIONS,
        tts: 1,
        ..saying("hi")
    };
    let sent = create(&mut host, general, &all);
    let shown = &sent["embeds"][0];
    for (pointer, value) in [
        ("/title", json!("Dust")),
        ("/author/name", json!("Server 1")),
        ("/footer/text", json!("Round 2")),
        ("/color", json!(0x00ff_7f00)),
        ("/fields/0/inline", json!(true)),
        ("/fields/1/value", json!("3")),
    ] {
        assert_eq!(shown.pointer(pointer), Some(&value), "{pointer} of {shown}");
    }
    let timestamp = shown["timestamp"].as_str().unwrap();
    assert!(timestamp.starts_with("2001-09-09T01:46:40"), "{timestamp}");
    assert_eq!(sent["embeds"][1]["title"], "second");
    assert_eq!(
        (&sent["attachments"][0]["filename"], &sent["attachments"][0]["description"]),
        (&"map.png".into(), &"The map".into())
    );
    assert_eq!(sent["components"][0]["components"][0]["custom_id"], "join");
    assert_eq!(sent["message_reference"]["message_id"], first.to_string());
    assert_eq!((&sent["tts"], &sent["flags"]), (&true.into(), &(1 << 12).into()));
}

#[test]
fn nobody_is_pinged_but_those_whom_the_host_allows() {
    let sandbox = unlimited();
    let mut host = Host::connected(&sandbox);
    let general = sandbox.channel_id("general");
    let (ada, rook) = (sandbox.member_ids()["ada"], sandbox.member_ids()["rook"]);
    let text = format!("@everyone <@{ada}> <@{rook}>");
    let sent = create(&mut host, general, &saying(&text));
    let users = [ada];
    let some = tickcord_allowed_mentions {
        user_ids: users.as_ptr(),
        user_id_count: 1,
        ..init(tickcord_allowed_mentions_init)
    };
    let message = tickcord_message_create { allowed_mentions: &raw const some, ..saying(&text) };
    create(&mut host, general, &message);
    let all = tickcord_allowed_mentions {
        parse: TICKCORD_MENTION_USERS | TICKCORD_MENTION_EVERYONE,
        ..init(tickcord_allowed_mentions_init)
    };
    let message = tickcord_message_create { allowed_mentions: &raw const all, ..saying(&text) };
    create(&mut host, general, &message);
    let ids = |ids: &[u64]| ids.iter().map(u64::to_string).collect::<Vec<_>>();
    let mut seen = pinged(&sandbox);
    for (users, _) in &mut seen {
        users.sort();
    }
    let mut both = ids(&[ada, rook]);
    both.sort();
    assert_eq!(seen, [(vec![], false), (ids(&[ada]), false), (both, true)]);

    let edited = edit(&mut host, general, id_of(&sent), &saying(&format!("again {text}")));
    assert_eq!((&edited["mentions"], &edited["mention_everyone"]), (&json!([]), &json!(false)));
}

#[test]
fn a_long_text_arrives_in_parts_and_in_order() {
    let sandbox = unlimited();
    let mut host = Host::connected(&sandbox);
    let general = sandbox.channel_id("general");
    let text = ["a", "b", "c"].map(|letter| letter.repeat(1500)).join("\n");
    let long = tickcord_message_create { on_too_long: OnTooLong::Split as i32, ..saying(&text) };
    let request = host.accepted(|client, out| unsafe {
        tickcord_client_create_message(client, general, &raw const long, out)
    });
    let behind = host.send(general, b"behind").unwrap();
    let parts = host.result_of(request);
    host.result_of(behind);
    let contents: Vec<_> =
        parts.data["body"].as_array().unwrap().iter().map(|part| part["content"].as_str().unwrap()).collect();
    assert_eq!(contents, text.split('\n').collect::<Vec<_>>());
    let heard: Vec<_> = host.events.iter().filter(|event| event.is(EventKind::MessageCreate)).collect();
    let heard: Vec<_> = heard.iter().map(|event| event.data["content"].as_str().unwrap()).collect();
    assert_eq!(heard, [contents, vec!["behind"]].concat());

    let cut = tickcord_message_create { on_too_long: OnTooLong::Truncate as i32, ..saying(&text) };
    let sent = create(&mut host, general, &cut);
    assert!(sent["content"].as_str().unwrap().ends_with("b…"));
}

#[test]
fn a_nonce_of_the_hosts_own_posts_once() {
    let sandbox = unlimited();
    let mut host = Host::connected(&sandbox);
    let general = sandbox.channel_id("general");
    let message = tickcord_message_create { nonce: str("wave-3"), ..saying("Wave 3") };
    let (first, second) = (create(&mut host, general, &message), create(&mut host, general, &message));
    assert_eq!(first["id"], second["id"]);
    let other = tickcord_message_create { nonce: str("wave-4"), ..saying("Wave 3") };
    assert_ne!(create(&mut host, general, &other)["id"], first["id"]);
}

#[test]
fn text_in_another_code_page_is_repaired_and_told_wherever_it_stands() {
    let sandbox = unlimited();
    let mut host = Host::connected(&sandbox);
    let general = sandbox.channel_id("general");
    let latin = tickcord_str { ptr: c"M\xfcller".as_ptr(), len: 6 };
    let embed = tickcord_embed { title: latin, footer_text: latin, ..init(tickcord_embed_init) };
    let message =
        tickcord_message_create { content: latin, embeds: &raw const embed, embed_count: 1, ..message() };
    let request = host.accepted(|client, out| unsafe {
        tickcord_client_create_message(client, general, &raw const message, out)
    });
    let result = host.result_of(request);
    assert_eq!((result.code(), &result.data["utf8_repairs"]), (0, &3.into()));
    assert_eq!(result.data["body"]["embeds"][0]["title"], "M\u{fffd}ller");
}

#[test]
fn an_edit_changes_what_is_given_and_nothing_else() {
    let sandbox = unlimited();
    let mut host = Host::connected(&sandbox);
    let general = sandbox.channel_id("general");
    let file = |name: &'static str| tickcord_http_file {
        name: str(name),
        data: b"x".as_ptr(),
        size: 1,
        ..init(tickcord_http_file_init)
    };
    let old = file("old.txt");
    let first = tickcord_message_create {
        embeds_json: str(r#"[{"title":"Score"}]"#),
        files: &raw const old,
        file_count: 1,
        ..saying("before")
    };
    let sent = create(&mut host, general, &first);
    let id = id_of(&sent);
    let edited = edit(&mut host, general, id, &saying("after"));
    assert_eq!(
        (&edited["content"], &edited["embeds"][0]["title"], &edited["attachments"][0]["filename"]),
        (&"after".into(), &"Score".into(), &"old.txt".into())
    );
    let bare = tickcord_message_create { embeds_json: str("[]"), ..message() };
    let edited = edit(&mut host, general, id, &bare);
    assert_eq!((&edited["content"], &edited["embeds"]), (&"after".into(), &json!([])));

    let new = file("new.txt");
    let replaced = tickcord_message_create {
        attachments_json: str(r#"[{"id":0}]"#),
        files: &raw const new,
        file_count: 1,
        ..message()
    };
    let edited = edit(&mut host, general, id, &replaced);
    let names: Vec<_> =
        edited["attachments"].as_array().unwrap().iter().map(|file| &file["filename"]).collect();
    assert_eq!(names, ["new.txt"]);

    let hidden = tickcord_message_create { flags: TICKCORD_MESSAGE_SUPPRESS_EMBEDS, ..message() };
    assert_eq!(edit(&mut host, general, id, &hidden)["flags"], 1 << 2);
    let shown = tickcord_message_create { flags: TICKCORD_MESSAGE_SHOW_EMBEDS, ..message() };
    assert_eq!(edit(&mut host, general, id, &shown)["flags"], 0);

    let panel = r#"[{"type":17,"components":[{"type":10,"content":"Wave 3"}]}]"#;
    let modern = tickcord_message_create {
        components_json: str(panel),
        flags: TICKCORD_MESSAGE_IS_COMPONENTS_V2,
        ..message()
    };
    let edited = edit(&mut host, general, id, &modern);
    assert_eq!((&edited["flags"], &edited["content"]), (&(1 << 15).into(), &"".into()));
}

#[test]
fn history_is_read_page_by_page() {
    let sandbox = unlimited();
    let mut host = Host::connected(&sandbox);
    let log = sandbox.channel_id("server-log");
    let ids: Vec<u64> = (0..5).map(|n| id_of(&create(&mut host, log, &saying(&n.to_string())))).collect();
    let mut read = |anchor: Anchor, id, limit| {
        let page = host.answer(|client, out| unsafe {
            tickcord_client_get_messages(client, log, anchor as i32, id, limit, out)
        });
        page.as_array().unwrap().iter().map(id_of).collect::<Vec<_>>()
    };
    assert_eq!(read(Anchor::Start, 0, 2), [ids[4], ids[3]]);
    assert_eq!(read(Anchor::Before, ids[3], 2), [ids[2], ids[1]]);
    assert_eq!(read(Anchor::After, ids[3], 2), [ids[4]]);
    assert!(read(Anchor::Around, ids[2], 3).contains(&ids[2]));
    let one = host.answer(|client, out| unsafe { tickcord_client_get_message(client, log, ids[1], out) });
    assert_eq!(one["content"], "1");
}

#[test]
fn messages_are_pinned_published_and_deleted() {
    let sandbox = unlimited();
    let mut host = Host::connected(&sandbox);
    let (general, news) = (sandbox.channel_id("general"), sandbox.channel_id("news"));
    let ids: Vec<u64> = (0..3).map(|n| id_of(&create(&mut host, general, &saying(&n.to_string())))).collect();
    let why = c"rules \xc3\xbc".as_ptr();
    let pinned = host
        .answer(|client, out| unsafe { tickcord_client_pin_message(client, general, ids[0], why, NUL, out) });
    assert!(pinned.is_null());
    assert_eq!(last_call(&sandbox).2.as_deref(), Some("rules ü"));
    let pins = |host: &mut Host| {
        let pins =
            host.answer(|client, out| unsafe { tickcord_client_get_pins(client, general, NONE, 0, 0, out) });
        pins["items"].as_array().unwrap().iter().map(|pin| id_of(&pin["message"])).collect::<Vec<_>>()
    };
    assert_eq!(pins(&mut host), [ids[0]]);
    host.answer(|client, out| unsafe {
        tickcord_client_unpin_message(client, general, ids[0], NONE, 0, out)
    });
    assert_eq!(pins(&mut host), Vec::<u64>::new());

    host.answer(|client, out| unsafe {
        tickcord_client_delete_message(client, general, ids[0], why, NUL, out)
    });
    assert_eq!(last_call(&sandbox).2.as_deref(), Some("rules ü"));
    assert_eq!(host.heard(EventKind::MessageDelete).data["id"], ids[0].to_string());
    let rest = &ids[1..];
    host.answer(|client, out| unsafe {
        tickcord_client_bulk_delete_messages(client, general, rest.as_ptr(), 2, NONE, 0, out)
    });
    assert_eq!(host.heard(EventKind::MessageDeleteBulk).data["ids"].as_array().unwrap().len(), 2);

    let item = id_of(&create(&mut host, news, &saying("Patch 2")));
    let published =
        host.answer(|client, out| unsafe { tickcord_client_crosspost_message(client, news, item, out) });
    assert_eq!(published["flags"].as_u64().unwrap() & 1, 1, "crossposted");
    host.answer(|client, out| unsafe { tickcord_client_trigger_typing(client, news, out) });
    assert_eq!(last_call(&sandbox).0, format!("POST /channels/{news}/typing"));
}

#[test]
fn reactions_come_and_go() {
    let sandbox = unlimited();
    let mut host = Host::connected(&sandbox);
    let general = sandbox.channel_id("general");
    let id = id_of(&create(&mut host, general, &saying("vote")));
    let fire = CString::new("🔥").unwrap();
    let add = |host: &mut Host, emoji: &CString| {
        host.answer(|client, out| unsafe {
            tickcord_client_add_reaction(client, general, id, emoji.as_ptr(), NUL, out)
        })
    };
    let who = |host: &mut Host| {
        let users = host.answer(|client, out| unsafe {
            tickcord_client_get_reactions(client, general, id, fire.as_ptr(), NUL, 0, 0, out)
        });
        users.as_array().unwrap().iter().map(id_of).collect::<Vec<_>>()
    };
    add(&mut host, &fire);
    assert_eq!(who(&mut host), [sandbox.bot_id()]);
    host.answer(|client, out| unsafe {
        tickcord_client_remove_reaction(client, general, id, fire.as_ptr(), NUL, 0, out)
    });
    assert_eq!(who(&mut host), Vec::<u64>::new());
    add(&mut host, &fire);
    let bot = sandbox.bot_id();
    host.answer(|client, out| unsafe {
        tickcord_client_remove_reaction(client, general, id, fire.as_ptr(), NUL, bot, out)
    });
    assert!(last_call(&sandbox).0.ends_with(&format!("/{bot}")));
    add(&mut host, &fire);
    host.answer(|client, out| unsafe {
        tickcord_client_clear_reactions(client, general, id, fire.as_ptr(), NUL, out)
    });
    assert_eq!(who(&mut host), Vec::<u64>::new());
    add(&mut host, &fire);
    host.answer(|client, out| unsafe { tickcord_client_clear_reactions(client, general, id, NONE, 0, out) });
    assert_eq!(who(&mut host), Vec::<u64>::new());
}

#[test]
fn a_message_is_forwarded_to_another_channel() {
    let sandbox = unlimited();
    let mut host = Host::connected(&sandbox);
    let general = sandbox.channel_id("general");
    let other = sandbox.channel_id("news");
    let original = create(&mut host, general, &saying("Wave 7 begins"));
    let copy = host.answer(|client, out| unsafe {
        tickcord_client_forward_message(client, other, general, id_of(&original), out)
    });
    assert_eq!(copy["message_snapshots"][0]["message"]["content"], "Wave 7 begins");
    assert_eq!((&copy["channel_id"], &copy["content"]), (&json!(other.to_string()), &json!("")));
}

#[test]
fn a_poll_is_asked_and_ended() {
    let sandbox = unlimited();
    let mut host = Host::connected(&sandbox);
    let general = sandbox.channel_id("general");
    let answers = [str("Dust"), str("Aztec")];
    let emojis = [tickcord_str { ptr: NONE, len: NUL }, str("🔥")];
    let poll = tickcord_poll {
        question: str("Next map?"),
        answers: answers.as_ptr(),
        answer_count: 2,
        duration_hours: 1,
        allow_multiselect: 1,
        answer_emojis: emojis.as_ptr(),
        ..init(tickcord_poll_init)
    };
    let asked = create(&mut host, general, &tickcord_message_create { poll: &raw const poll, ..message() });
    let id = id_of(&asked);
    let answers = &asked["poll"]["answers"];
    assert_eq!(answers[0]["poll_media"], json!({"text": "Dust"}));
    assert_eq!(answers[1]["poll_media"], json!({"text": "Aztec", "emoji": {"name": "🔥"}}));
    assert_eq!(asked["poll"]["allow_multiselect"], true);
    let voters = host
        .answer(|client, out| unsafe { tickcord_client_get_poll_voters(client, general, id, 2, 0, 10, out) });
    assert_eq!(voters["users"], json!([]));
    assert_eq!(last_call(&sandbox).1, "limit=10");
    let ended = host.answer(|client, out| unsafe { tickcord_client_end_poll(client, general, id, out) });
    assert_eq!(ended["poll"]["results"]["is_finalized"], true);
}

#[test]
fn a_direct_message_opens_its_channel_and_remembers_it() {
    let sandbox = unlimited();
    let mut host = Host::connected(&sandbox);
    let mina = sandbox.member_ids()["mina"];
    let dm = host.answer(|client, out| unsafe { tickcord_client_create_dm(client, mina, out) });
    for text in ["first", "second"] {
        let message = saying(text);
        let sent = host.answer(|client, out| unsafe {
            tickcord_client_send_direct_message(client, mina, &raw const message, out)
        });
        assert_eq!((&sent["content"], &sent["channel_id"]), (&text.into(), &dm["id"]));
    }
    let opened = sandbox.journal().into_iter().filter(
        |entry| matches!(&entry.what, What::Rest { path, .. } if path.ends_with("/users/@me/channels")),
    );
    assert_eq!(opened.count(), 2, "by hand, and by the first message");
    let user = host.answer(|client, out| unsafe { tickcord_client_get_user(client, mina, out) });
    assert_eq!(id_of(&user), mina);
    let own = host.answer(|client, out| unsafe { tickcord_client_get_user(client, 0, out) });
    assert_eq!(id_of(&own), sandbox.bot_id());
}

#[test]
fn what_discord_would_refuse_is_refused_before_it_is_sent() {
    let sandbox = unlimited();
    let host = Setup::of(&sandbox).create().unwrap();
    let refused = |code, words, message: tickcord_message_create| {
        host.refuses(code, words, |client, out| unsafe {
            tickcord_client_create_message(client, 1, &raw const message, out)
        });
    };
    let hi = || saying("hi");
    let long = "é".repeat(2001);
    let endless = "x".repeat(80_001);
    refused(R::EmptyContent, "nothing else to show", message());
    refused(R::ContentTooLong, "2001", saying(&long));
    refused(R::ContentTooLong, "80001 bytes", saying(&endless));
    refused(R::BadSize, "tickcord_message_create", tickcord_message_create { struct_size: 8, ..hi() });
    refused(R::InvalidArgument, "on_too_long", tickcord_message_create { on_too_long: 3, ..hi() });
    refused(R::InvalidArgument, "flags", tickcord_message_create { flags: 1, ..hi() });
    let both = TICKCORD_MESSAGE_SHOW_EMBEDS | TICKCORD_MESSAGE_SUPPRESS_EMBEDS;
    refused(R::InvalidArgument, "both shows and suppresses", tickcord_message_create { flags: both, ..hi() });
    refused(R::InvalidArgument, "tts", tickcord_message_create { tts: 2, ..hi() });
    refused(
        R::InvalidArgument,
        "fail_if_not_exists",
        tickcord_message_create { fail_if_not_exists: 2, ..hi() },
    );
    refused(
        R::InvalidUtf8,
        "embeds_json",
        tickcord_message_create { embeds_json: tickcord_str { ptr: c"\xff".as_ptr(), len: 1 }, ..hi() },
    );
    refused(R::NullArgument, "embeds", tickcord_message_create { embed_count: 1, ..hi() });
    refused(R::NullArgument, "files", tickcord_message_create { file_count: 1, ..hi() });
    refused(R::NullArgument, "sticker_ids", tickcord_message_create { sticker_id_count: 1, ..hi() });
    refused(R::NonceTooLong, "1 to 25", tickcord_message_create { nonce: str(""), ..hi() });

    let embed = |code, words, embed: tickcord_embed| {
        refused(
            code,
            words,
            tickcord_message_create { embeds: &raw const embed, embed_count: 1, ..message() },
        );
    };
    let plain = || init(tickcord_embed_init);
    embed(R::InvalidEmbed, "shows nothing", plain());
    embed(R::InvalidEmbed, "color", tickcord_embed { title: str("x"), color: 0x100_0000, ..plain() });
    embed(R::InvalidArgument, "0xRRGGBB", tickcord_embed { title: str("x"), color: -2, ..plain() });
    embed(R::InvalidArgument, "author_name", tickcord_embed { author_url: str("https://x"), ..plain() });
    embed(R::InvalidArgument, "footer_text", tickcord_embed { footer_icon_url: str("https://x"), ..plain() });
    embed(R::InvalidEmbed, "image.url", tickcord_embed { image_url: str("map.png"), ..plain() });
    let field = tickcord_embed_field { reserved: 1, ..init(tickcord_embed_field_init) };
    let with_field = tickcord_embed { fields: &raw const field, field_count: 1, ..plain() };
    embed(R::UnsupportedField, "reserved", with_field);

    let mention = |code, words, mentions: tickcord_allowed_mentions| {
        let message = tickcord_message_create { allowed_mentions: &raw const mentions, ..hi() };
        refused(code, words, message);
    };
    let (nobody, ids) = (|| init(tickcord_allowed_mentions_init), [1u64]);
    mention(R::InvalidArgument, "parse", tickcord_allowed_mentions { parse: 8, ..nobody() });
    mention(R::InvalidArgument, "replied_user", tickcord_allowed_mentions { replied_user: 2, ..nobody() });
    let both = tickcord_allowed_mentions {
        parse: TICKCORD_MENTION_ROLES,
        role_ids: ids.as_ptr(),
        role_id_count: 1,
        ..nobody()
    };
    mention(R::InvalidMentions, "role_ids", both);
    let poll = tickcord_poll { question: str("?"), ..init(tickcord_poll_init) };
    refused(R::InvalidPoll, "answers", tickcord_message_create { poll: &raw const poll, ..hi() });

    host.refuses(R::NullArgument, "tickcord_message_create", |client, out| unsafe {
        tickcord_client_create_message(client, 1, ptr::null(), out)
    });
    let hi = hi();
    host.refuses(R::InvalidArgument, "channel_id is 0", |client, out| unsafe {
        tickcord_client_create_message(client, 0, &raw const hi, out)
    });
    let nothing = message();
    host.refuses(R::InvalidArgument, "changes nothing", |client, out| unsafe {
        tickcord_client_edit_message(client, 1, 2, &raw const nothing, out)
    });
    host.refuses(R::InvalidArgument, "TICKCORD_ANCHOR", |client, out| unsafe {
        tickcord_client_get_messages(client, 1, 4, 2, 0, out)
    });
    host.refuses(R::InvalidEmoji, "name:id", |client, out| unsafe {
        tickcord_client_add_reaction(client, 1, 2, c"fire".as_ptr(), NUL, out)
    });
    host.refuses(R::NullArgument, "emoji", |client, out| unsafe {
        tickcord_client_add_reaction(client, 1, 2, NONE, 0, out)
    });
    let reason = CString::new("é".repeat(513)).unwrap();
    host.refuses(R::AuditReasonTooLong, "513", |client, out| unsafe {
        tickcord_client_delete_message(client, 1, 2, reason.as_ptr(), NUL, out)
    });
    host.refuses(R::InvalidUtf8, "reason", |client, out| unsafe {
        tickcord_client_delete_message(client, 1, 2, c"\xff".as_ptr(), NUL, out)
    });
    assert_eq!(
        unsafe { tickcord_client_delete_message(0, 1, 2, NONE, 0, ptr::null_mut()) },
        R::InvalidHandle.number()
    );
    let asked = sandbox.journal().into_iter().any(|entry| matches!(entry.what, What::Rest { .. }));
    assert!(!asked, "nothing of that was sent");
}

#[test]
fn a_refusal_of_discords_reaches_the_host_in_words() {
    let sandbox = unlimited();
    let mut host = Host::connected(&sandbox);
    let private = sandbox.channel_id("private");
    let hi = saying("hi");
    let request = host.accepted(|client, out| unsafe {
        tickcord_client_create_message(client, private, &raw const hi, out)
    });
    let result = host.result_of(request);
    assert_eq!(result.code(), code(R::HttpForbidden));
    assert!(result.text().contains("View Channel"), "{}", result.text());
}
