//! Messages as hosts word them: what Discord reads, and what is refused before it is sent.

use serde_json::{Value, json};
use tickcord::{
    base::{Failure, ResultCode as R},
    model::Snowflake,
    rest::{
        Body, Call, File, FileContent, Method, PartContent, Repeat, Request,
        message::{AllowedMentions, Embed, Mentions, MessageCreate, OnTooLong, Poll, PollAnswer, Reply},
        routes::{
            ThreadCreate, Webhook, WebhookExecute, create_forum_post, create_message, create_thread,
            delete_webhook_message, edit_message, edit_webhook_message, execute_webhook, get_webhook_message,
        },
    },
};

const CHANNEL: Snowflake = Snowflake(10);
const MESSAGE: Snowflake = Snowflake(20);
const WEBHOOK: Webhook<'_> = Webhook { id: Snowflake(12), token: "s3cr3t-t0ken", thread: None };
const ROW: &str =
    r#"[{"type":1,"components":[{"type":2,"style":5,"label":"Map","url":"https://example.com"}]}]"#;

fn made(call: Result<Call<'_>, Failure>) -> Request {
    call.unwrap_or_else(|failure| panic!("{}", failure.text)).into_request(1, 7, [1; 16]).unwrap()
}

fn json_of(body: &Body) -> Value {
    match body {
        Body::None => Value::Null,
        Body::Json(json) => serde_json::from_slice(json).unwrap(),
        Body::Multipart(multipart) => {
            let PartContent::Memory(json) = &multipart.parts()[0].content else {
                panic!("payload_json is first")
            };
            serde_json::from_slice(json).unwrap()
        }
    }
}

/// What `POST /channels/10/messages` carries, without the nonce.
fn created(message: MessageCreate<'_>) -> Value {
    let request = made(create_message(CHANNEL, message));
    assert_eq!((request.method, request.path.expose()), (Method::Post, "/channels/10/messages"));
    assert_eq!(request.repeat, Repeat::WhileNonceIsKnown);
    let mut json = json_of(&request.body);
    let fields = json.as_object_mut().unwrap();
    assert_eq!(fields.remove("enforce_nonce"), Some(true.into()));
    assert!(fields.remove("nonce").is_some());
    json
}

fn edited(edit: MessageCreate<'_>) -> Value {
    let request = made(edit_message(CHANNEL, MESSAGE, edit));
    assert_eq!((request.method, request.path.expose()), (Method::Patch, "/channels/10/messages/20"));
    json_of(&request.body)
}

fn file() -> File {
    let content = FileContent::Memory(b"hello".to_vec().into());
    File { name: "log.txt".to_owned(), content_type: String::new(), content }
}

fn poll() -> Poll<'static> {
    Poll {
        question: "Map?".into(),
        answers: vec![PollAnswer { text: "Dust".into(), emoji: None }],
        duration_hours: 2,
        allow_multiselect: false,
    }
}

fn titled(title: &str) -> Embed<'_> {
    Embed { title: Some(title.into()), ..Embed::default() }
}

#[test]
fn text_that_players_typed_pings_nobody_and_is_not_posted_twice() {
    let request = made(create_message(CHANNEL, MessageCreate::text("@everyone \"hi\"")));
    let expected = json!({
        "content": "@everyone \"hi\"", "allowed_mentions": {"parse": []}, "nonce": "7-1", "enforce_nonce": true
    });
    assert_eq!((json_of(&request.body), request.repeat), (expected, Repeat::WhileNonceIsKnown));
}

#[test]
fn a_message_has_what_the_host_gives() {
    let message = MessageCreate {
        embeds: vec![titled("first")],
        embeds_json: Some(r#"[{"title":"second"}]"#),
        components_json: Some(ROW),
        poll: Some(poll()),
        allowed_mentions: AllowedMentions {
            users: Mentions::These(vec![Snowflake(5)]),
            replied_user: true,
            ..AllowedMentions::default()
        },
        reply_to: Some(Reply { message: MESSAGE, fail_if_not_exists: false }),
        sticker_ids: vec![Snowflake(6)],
        suppress_embeds: Some(true),
        suppress_notifications: true,
        tts: true,
        ..MessageCreate::text("hi")
    };
    let expected = json!({
        "content": "hi",
        "embeds": [{"title": "first"}, {"title": "second"}],
        "components": serde_json::from_str::<Value>(ROW).unwrap(),
        "poll": {"question": {"text": "Map?"}, "answers": [{"poll_media": {"text": "Dust"}}], "duration": 2,
            "allow_multiselect": false},
        "allowed_mentions": {"parse": [], "users": ["5"], "replied_user": true},
        "message_reference": {"message_id": "20", "fail_if_not_exists": false},
        "sticker_ids": ["6"], "flags": (1 << 2) | (1 << 12), "tts": true,
    });
    assert_eq!(created(message), expected);
}

#[test]
fn a_hosts_own_nonce_is_enforced() {
    let message = MessageCreate { nonce: Some("wave-3"), ..MessageCreate::text("hi") };
    let request = made(create_message(CHANNEL, message));
    let json = json_of(&request.body);
    assert_eq!((&json["nonce"], &json["enforce_nonce"]), (&"wave-3".into(), &true.into()));
    assert_eq!(request.repeat, Repeat::WhileNonceIsKnown);
}

#[test]
fn files_come_with_what_says_more_about_them() {
    let message = MessageCreate {
        files: vec![file()],
        attachments_json: Some(r#"[{"id":0,"description":"The server's log"}]"#),
        ..MessageCreate::default()
    };
    let expected = json!({
        "allowed_mentions": {"parse": []}, "attachments": [{"id": 0, "description": "The server's log"}]
    });
    assert_eq!(created(message), expected);
    let huge = MessageCreate { files: vec![file()], max_file_size: 4, ..MessageCreate::default() };
    let call = create_message(CHANNEL, huge).unwrap();
    assert_eq!(call.into_request(1, 7, [1; 16]).unwrap_err().code, R::FileTooLarge);
}

#[test]
fn a_split_text_replies_with_its_first_part_and_shows_the_rest_with_its_last() {
    let text = format!("{}\n{}", "a".repeat(1500), "b".repeat(1500));
    let message = MessageCreate {
        on_too_long: OnTooLong::Split,
        embeds: vec![titled("end")],
        files: vec![file()],
        reply_to: Some(Reply { message: MESSAGE, fail_if_not_exists: true }),
        suppress_notifications: true,
        ..MessageCreate::text(&text)
    };
    let request = made(create_message(CHANNEL, message));
    let first = json_of(&request.body);
    let expected = json!({
        "content": "a".repeat(1500) + "\n", "allowed_mentions": {"parse": []}, "flags": 1 << 12, "nonce": "7-1",
        "enforce_nonce": true, "message_reference": {"message_id": "20", "fail_if_not_exists": true},
    });
    assert_eq!(first, expected);
    let [last @ Body::Multipart(_)] = &request.further[..] else { panic!("{:?}", request.further) };
    let expected = json!({
        "content": "b".repeat(1500), "allowed_mentions": {"parse": []}, "flags": 1 << 12, "nonce": "7-1-1",
        "enforce_nonce": true, "embeds": [{"title": "end"}],
    });
    assert_eq!(json_of(last), expected);
}

#[test]
fn an_edit_changes_what_is_given_and_never_pings() {
    let mentions = json!({"parse": []});
    assert_eq!(edited(MessageCreate::text("")), json!({"content": "", "allowed_mentions": mentions}));
    let emptied =
        MessageCreate { embeds_json: Some("[]"), components_json: Some("[]"), ..MessageCreate::default() };
    assert_eq!(edited(emptied), json!({"embeds": [], "components": [], "allowed_mentions": mentions}));
    let shown = MessageCreate { suppress_embeds: Some(false), ..MessageCreate::default() };
    assert_eq!(edited(shown), json!({"flags": 0, "allowed_mentions": mentions}));
    let kept = MessageCreate { attachments_json: Some(r#"[{"id":"99"}]"#), ..MessageCreate::default() };
    assert_eq!(edited(kept), json!({"attachments": [{"id": "99"}], "allowed_mentions": mentions}));
}

#[test]
fn an_edit_to_components_alone_says_that_the_rest_goes() {
    let text = r#"[{"type":10,"content":"new"}]"#;
    let edit =
        MessageCreate { components_json: Some(text), is_components_v2: true, ..MessageCreate::default() };
    let expected = json!({
        "components": [{"type": 10, "content": "new"}], "flags": 1 << 15, "allowed_mentions": {"parse": []},
        "content": null, "embeds": [], "sticker_ids": [], "poll": null,
    });
    assert_eq!(edited(edit), expected);
}

/// The call fails with this code and a text that has these words.
fn refused(call: Result<Call<'_>, Failure>, code: R, words: &str) {
    let failure = call.err().unwrap_or_else(|| panic!("{words}: the call was accepted"));
    assert_eq!(failure.code, code, "{}", failure.text);
    assert!(failure.text.contains(words), "{}", failure.text);
}

#[test]
fn mistakes_in_a_message_are_told_apart() {
    let create =
        |message: MessageCreate<'_>, code, words| refused(create_message(CHANNEL, message), code, words);
    let hi = || MessageCreate::text("hi");
    for empty in [
        MessageCreate::default(),
        MessageCreate::text(" \n"),
        MessageCreate { embeds_json: Some("[]"), ..MessageCreate::text("") },
    ] {
        create(empty, R::EmptyContent, "nothing else to show");
    }
    let long = "é".repeat(2001);
    create(MessageCreate::text(&long), R::ContentTooLong, "2001");
    create(MessageCreate { embeds: vec![titled(&long)], ..hi() }, R::InvalidEmbed, "embeds[0].title");
    create(
        MessageCreate { embeds_json: Some("{}"), ..hi() },
        R::InvalidJson,
        "embeds_json is not a JSON array",
    );
    create(MessageCreate { components_json: Some("[7"), ..hi() }, R::InvalidJson, "components_json");
    create(MessageCreate { components_json: Some("[7]"), ..hi() }, R::InvalidComponents, "components[0]");
    create(MessageCreate { attachments_json: Some("7"), ..hi() }, R::InvalidJson, "attachments_json");
    let poll = Poll { duration_hours: 0, ..poll() };
    create(MessageCreate { poll: Some(poll), ..hi() }, R::InvalidPoll, "hours");
    create(MessageCreate { sticker_ids: vec![MESSAGE; 4], ..hi() }, R::TooManyIds, "sticker_ids");
    create(MessageCreate { files: vec![file(); 11], ..hi() }, R::TooManyFiles, "11");
    create(MessageCreate { nonce: Some(&long[..52]), ..hi() }, R::NonceTooLong, "26");
    create(MessageCreate { nonce: Some(""), ..hi() }, R::NonceTooLong, "1 to 25");
    let reply = Reply { message: Snowflake(0), fail_if_not_exists: true };
    create(MessageCreate { reply_to: Some(reply), ..hi() }, R::InvalidArgument, "reply_to is 0");
    create(MessageCreate { is_components_v2: true, ..hi() }, R::InvalidComponents, "content");
    let split =
        MessageCreate { on_too_long: OnTooLong::Split, nonce: Some("x"), ..MessageCreate::text(&long) };
    create(split, R::InvalidArgument, "a nonce is for one");
    create(
        MessageCreate { suppress_embeds: Some(false), ..hi() },
        R::InvalidArgument,
        "showing embeds again",
    );
    refused(create_message(Snowflake(0), hi()), R::InvalidArgument, "channel_id is 0");
}

#[test]
fn an_edit_takes_no_more_than_discord_lets_it_change() {
    let edit = |edit: MessageCreate<'_>, words| {
        refused(edit_message(CHANNEL, MESSAGE, edit), R::InvalidArgument, words);
    };
    let hi = || MessageCreate::text("hi");
    edit(MessageCreate::default(), "changes nothing");
    edit(MessageCreate { poll: Some(poll()), ..hi() }, "an edit cannot have poll");
    edit(MessageCreate { tts: true, ..hi() }, "tts");
    edit(MessageCreate { sticker_ids: vec![MESSAGE], ..hi() }, "sticker_ids");
    edit(MessageCreate { nonce: Some("x"), ..hi() }, "nonce");
    edit(MessageCreate { on_too_long: OnTooLong::Split, ..hi() }, "splitting");
    edit(MessageCreate { suppress_notifications: true, ..hi() }, "SUPPRESS_NOTIFICATIONS");
    let forgotten = MessageCreate { files: vec![file()], attachments_json: Some("[]"), ..hi() };
    edit(forgotten, "file 0 is not in it");
}

#[test]
fn a_webhook_speaks_with_a_name_and_a_face_of_its_own() {
    let text = format!("{}\n{}", "a".repeat(1500), "b".repeat(1500));
    let message = MessageCreate { on_too_long: OnTooLong::Split, ..MessageCreate::text(&text) };
    let execute = WebhookExecute {
        username: Some("Ada".into()),
        avatar_url: Some("https://example.com/a.png"),
        ..WebhookExecute::default()
    };
    let threaded = Webhook { thread: Some(Snowflake(9)), ..WEBHOOK };
    let request = made(execute_webhook(threaded, message, &execute));
    assert_eq!(request.expose_target(), "/webhooks/12/s3cr3t-t0ken?thread_id=9&wait=true");
    assert_eq!((request.is_authenticated(), request.repeat), (false, Repeat::Never));
    for (body, content) in [(&request.body, "a".repeat(1500) + "\n"), (&request.further[0], "b".repeat(1500))]
    {
        let expected = json!({
            "content": content, "username": "Ada", "avatar_url": "https://example.com/a.png",
            "allowed_mentions": {"parse": []},
        });
        assert_eq!(json_of(body), expected);
    }
}

#[test]
fn a_webhook_begins_posts_and_shows_components() {
    let execute = WebhookExecute {
        thread_name: Some("Bug"),
        applied_tags: vec![Snowflake(3)],
        no_wait: true,
        ..WebhookExecute::default()
    };
    let message = MessageCreate { components_json: Some(ROW), ..MessageCreate::text("hi") };
    let request = made(execute_webhook(WEBHOOK, message, &execute));
    assert_eq!(request.expose_target(), "/webhooks/12/s3cr3t-t0ken?with_components=true");
    let json = json_of(&request.body);
    assert_eq!((&json["thread_name"], &json["applied_tags"]), (&"Bug".into(), &json!(["3"])));
}

#[test]
fn a_webhooks_messages_are_read_changed_and_deleted_by_its_token() {
    let threaded = Webhook { thread: Some(Snowflake(9)), ..WEBHOOK };
    let path = "/webhooks/12/s3cr3t-t0ken/messages/20";
    let edit = made(edit_webhook_message(WEBHOOK, MESSAGE, MessageCreate::text("new")));
    assert_eq!((edit.method, &*edit.expose_target()), (Method::Patch, path));
    assert_eq!(json_of(&edit.body), json!({"content": "new", "allowed_mentions": {"parse": []}}));
    let get = made(get_webhook_message(WEBHOOK, MESSAGE));
    assert_eq!((get.method, &*get.expose_target()), (Method::Get, path));
    let delete = made(delete_webhook_message(threaded, MESSAGE));
    assert_eq!((delete.method, &*delete.expose_target()), (Method::Delete, &*format!("{path}?thread_id=9")));
    for request in [edit, get, delete] {
        assert!(!request.is_authenticated() && !format!("{request:?}").contains("s3cr3t"));
    }
}

#[test]
fn what_a_webhook_cannot_do_is_told() {
    let execute = |webhook, message: MessageCreate<'_>, manner: WebhookExecute<'_>, code, words| {
        refused(execute_webhook(webhook, message, &manner), code, words);
    };
    let (hi, plain) = (|| MessageCreate::text("hi"), WebhookExecute::default);
    let endless = "x".repeat(257);
    for token in ["", "a/b", "a b", "tök", &endless] {
        execute(Webhook { token, ..WEBHOOK }, hi(), plain(), R::InvalidWebhook, "the last part of");
    }
    execute(Webhook { id: Snowflake(0), ..WEBHOOK }, hi(), plain(), R::InvalidArgument, "webhook.id is 0");
    let reply = Reply { message: MESSAGE, fail_if_not_exists: true };
    execute(
        WEBHOOK,
        MessageCreate { reply_to: Some(reply), ..hi() },
        plain(),
        R::InvalidArgument,
        "reply_to",
    );
    execute(WEBHOOK, MessageCreate { nonce: Some("x"), ..hi() }, plain(), R::InvalidArgument, "nonce");
    let nameless = WebhookExecute { username: Some("".into()), ..plain() };
    execute(WEBHOOK, hi(), nameless, R::InvalidName, "username is empty");
    let long = WebhookExecute { username: Some("é".repeat(81).into()), ..plain() };
    execute(WEBHOOK, hi(), long, R::InvalidName, "81");
    let faceless = WebhookExecute { avatar_url: Some("ada.png"), ..plain() };
    execute(WEBHOOK, hi(), faceless, R::InvalidArgument, "avatar_url must begin with https://");
    let named = || WebhookExecute { thread_name: Some("Bug"), ..plain() };
    let threaded = Webhook { thread: Some(MESSAGE), ..WEBHOOK };
    execute(threaded, hi(), named(), R::InvalidArgument, "exclude each other");
    let text = "a".repeat(2001);
    let split = MessageCreate { on_too_long: OnTooLong::Split, ..MessageCreate::text(&text) };
    execute(WEBHOOK, split, named(), R::InvalidArgument, "would begin another");
    let tags = WebhookExecute { applied_tags: vec![MESSAGE; 6], ..named() };
    execute(WEBHOOK, hi(), tags, R::TooManyIds, "applied_tags");
}

#[test]
fn a_player_without_a_picture_has_the_webhooks_own() {
    let execute = WebhookExecute { avatar_url: Some(""), ..WebhookExecute::default() };
    let request = made(execute_webhook(WEBHOOK, MessageCreate::text("hi"), &execute));
    assert_eq!(json_of(&request.body), json!({"content": "hi", "allowed_mentions": {"parse": []}}));
}

#[test]
fn a_webhooks_url_is_taken_as_it_was_copied() {
    for (url, thread) in [
        ("https://discord.com/api/webhooks/12/s3cr3t-t0ken", None),
        (" https://canary.discord.com/api/v10/webhooks/12/s3cr3t-t0ken/\n", None),
        ("http://127.0.0.1:80/api/webhooks/12/s3cr3t-t0ken?wait=true&thread_id=9", Some(Snowflake(9))),
    ] {
        assert!(Webhook::from_url(url) == Ok(Webhook { thread, ..WEBHOOK }), "{url}");
    }
    for (url, words) in [
        ("", "does not begin with https://"),
        ("discord.com/api/webhooks/12/s3cr3t-t0ken", "does not begin with https://"),
        ("https://discord.com/channels/12/s3cr3t-t0ken", "no /webhooks/"),
        ("https://discord.com/api/webhooks/x/s3cr3t-t0ken", "id is not a number"),
        ("https://discord.com/api/webhooks/0/s3cr3t-t0ken", "id is not a number"),
        ("https://discord.com/api/webhooks/12/s3cr3t-t0ken/slack", "follows its token"),
        ("https://discord.com/api/webhooks/12/s3cr3t-t0ken?thread_id=x", "thread_id is not a number"),
        ("https://discord.com/api/webhooks/12", "token is missing"),
        ("https://discord.com/api/webhooks/12/s3cr3t t0ken", "token is missing, or has characters"),
    ] {
        let failure = Webhook::from_url(url).unwrap_err();
        assert_eq!(failure.code, R::InvalidWebhook);
        assert!(failure.text.contains(words) && !failure.text.contains("s3cr3t"), "{}", failure.text);
    }
}

fn thread() -> ThreadCreate<'static> {
    ThreadCreate {
        name: "Round 1",
        message: None,
        private: false,
        invitable: true,
        auto_archive_duration: None,
        rate_limit_per_user: None,
        applied_tags: Vec::new(),
    }
}

#[test]
fn threads_begin_with_a_message_or_without() {
    let private =
        ThreadCreate { private: true, invitable: false, auto_archive_duration: Some(60), ..thread() };
    let begun = ThreadCreate { message: Some(MESSAGE), rate_limit_per_user: Some(5), ..thread() };
    let cases = [
        (thread(), "/channels/10/threads", json!({"name": "Round 1", "type": 11})),
        (
            private,
            "/channels/10/threads",
            json!({"name": "Round 1", "type": 12, "invitable": false, "auto_archive_duration": 60}),
        ),
        (begun, "/channels/10/messages/20/threads", json!({"name": "Round 1", "rate_limit_per_user": 5})),
    ];
    for (thread, path, body) in cases {
        let request = made(create_thread(CHANNEL, &thread, "why"));
        assert_eq!((request.path.expose(), json_of(&request.body)), (path, body));
        assert!(request.audit_reason.is_some() && request.repeat == Repeat::Never);
    }
    let both = ThreadCreate { private: true, message: Some(MESSAGE), ..thread() };
    refused(create_thread(CHANNEL, &both, ""), R::InvalidArgument, "is public");
    let tagged = ThreadCreate { applied_tags: vec![MESSAGE], ..thread() };
    refused(create_thread(CHANNEL, &tagged, ""), R::InvalidArgument, "for forum posts");
    refused(create_thread(CHANNEL, &ThreadCreate { name: "", ..thread() }, ""), R::InvalidName, "is empty");
    let odd = ThreadCreate { auto_archive_duration: Some(61), ..thread() };
    refused(create_thread(CHANNEL, &odd, ""), R::InvalidArgument, "10080");
}

#[test]
fn a_forum_post_is_a_thread_with_its_first_message() {
    let tagged = ThreadCreate { applied_tags: vec![Snowflake(3)], ..thread() };
    let message = MessageCreate { files: vec![file()], ..MessageCreate::text("It crashed") };
    let request = made(create_forum_post(CHANNEL, &tagged, message, "why"));
    let expected = json!({
        "name": "Round 1", "applied_tags": ["3"],
        "message": {"content": "It crashed", "allowed_mentions": {"parse": []}},
    });
    assert_eq!((request.path.expose(), json_of(&request.body)), ("/channels/10/threads", expected));
    assert!(matches!(request.body, Body::Multipart(_)));
    let hi = || MessageCreate::text("hi");
    let post = |thread: ThreadCreate<'_>, message: MessageCreate<'_>, code, words| {
        refused(create_forum_post(CHANNEL, &thread, message, ""), code, words);
    };
    post(thread(), MessageCreate::default(), R::EmptyContent, "Discord refuses an empty message");
    post(ThreadCreate { applied_tags: vec![MESSAGE; 6], ..thread() }, hi(), R::TooManyIds, "applied_tags");
    post(ThreadCreate { private: true, ..thread() }, hi(), R::InvalidArgument, "public");
    let split = MessageCreate { on_too_long: OnTooLong::Split, ..hi() };
    post(thread(), split, R::InvalidArgument, "splitting");
}
