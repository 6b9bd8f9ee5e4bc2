//! Text that Discord withholds is noticed, and nothing else is taken for it.

use serde_json::{Value, json};
use tickcord::events::{Event, MissingContent, Withheld};
use tickcord::model::{Intents, Snowflake};

use crate::dispatch;

const BOT: &str = "99";

fn event(name: &str, data: &Value) -> Event {
    dispatch(&json!({"t": name, "s": 1, "op": 0, "d": data}).to_string())
}

/// A logged-in session without `MESSAGE_CONTENT`.
fn session() -> MissingContent {
    let mut watch = MissingContent::default();
    let ready = event("READY", &json!({"v": 10, "user": {"id": BOT, "username": "bot", "bot": true}}));
    assert_eq!(watch.observe(&ready, Intents::NON_PRIVILEGED), None);
    watch
}

/// What a member wrote, as it arrives without the intent.
fn emptied() -> Value {
    json!({
        "id": "5", "channel_id": "6", "guild_id": "7", "type": 0, "flags": 0,
        "author": {"id": "8", "username": "ada"}, "member": {"roles": []},
        "content": "", "embeds": [], "attachments": [], "components": [],
        "mentions": [{"id": "8", "username": "ada"}], "mention_everyone": false,
    })
}

fn observe(watch: &mut MissingContent, message: &Value) -> Option<Withheld> {
    watch.observe(&event("MESSAGE_CREATE", message), Intents::NON_PRIVILEGED)
}

#[test]
fn an_emptied_message_is_noticed_once() {
    let mut watch = session();
    let seen = Withheld { guild: Snowflake(7), channel: Snowflake(6), message: Snowflake(5) };
    assert_eq!(observe(&mut watch, &emptied()), Some(seen));
    assert_eq!(observe(&mut watch, &emptied()), None);
}

#[test]
fn a_reply_is_a_message_like_any_other() {
    let mut reply = emptied();
    reply["type"] = 19.into();
    reply["message_reference"] = json!({"type": 0, "message_id": "4"});
    assert!(observe(&mut session(), &reply).is_some());
}

#[test]
fn with_the_intent_an_empty_message_is_just_empty() {
    let mut watch = session();
    let message = event("MESSAGE_CREATE", &emptied());
    assert_eq!(watch.observe(&message, Intents::ALL), None);
    assert!(observe(&mut watch, &emptied()).is_some(), "a later session can do without it");
}

#[test]
fn what_discord_never_withholds_or_never_fills_is_not_taken_for_it() {
    let cases: [(&str, Value); 16] = [
        ("guild_id", Value::Null),
        ("author", json!({"id": BOT, "bot": true})),
        ("author", json!({"id": "8", "bot": true})),
        ("webhook_id", json!("9")),
        ("mentions", json!([{"id": "8"}, {"id": BOT}])),
        ("type", json!(7)),
        ("type", json!(20)),
        ("content", json!("hello")),
        ("embeds", json!([{}])),
        ("attachments", json!([{"id": "1"}])),
        ("components", json!([{}])),
        ("poll", json!({"question": {"text": "?"}})),
        ("sticker_items", json!([{"id": "1"}])),
        ("message_snapshots", json!([{"message": {"content": "forwarded"}}])),
        ("activity", json!({"type": 1})),
        ("shared_client_theme", json!({})),
    ];
    for (field, value) in cases {
        let mut message = emptied();
        message[field] = value;
        let mut watch = session();
        assert_eq!(observe(&mut watch, &message), None, "{field}: {}", message[field]);
        assert!(observe(&mut watch, &emptied()).is_some(), "{field}: the next is noticed all the same");
    }
}

#[test]
fn nothing_is_claimed_about_payloads_of_another_shape() {
    for data in
        [json!(null), json!([]), json!({}), json!({"content": ""}), json!({"guild_id": "7", "content": ""})]
    {
        assert_eq!(observe(&mut session(), &data), None, "{data}");
    }
    let mut message = emptied();
    message["content"] = json!(5);
    assert_eq!(observe(&mut session(), &message), None);
    let mut message = emptied();
    message["mentions"] = vec![json!({"id": "8"}); 1001].into();
    assert_eq!(observe(&mut session(), &message), None, "more than anybody looks through");
    assert_eq!(observe(&mut MissingContent::default(), &emptied()), None, "it could mention the bot");
    let mut watch = session();
    let update = event("MESSAGE_UPDATE", &emptied());
    assert_eq!(watch.observe(&update, Intents::NONE), None);
}

#[test]
fn a_host_that_was_told_is_not_told_again() {
    let mut watch = session();
    watch.set_said();
    assert_eq!(observe(&mut watch, &emptied()), None);
}
