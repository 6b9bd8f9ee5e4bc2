//! Messages as plain text for a game's chat.

use serde_json::{Value, json};
use tickcord::{
    events::{Event, PlainText},
    text::Lines,
};

use crate::dispatch;

const USUAL: PlainText = PlainText {
    lines: Lines::Join,
    keep_styles: false,
    hide_spoilers: false,
    show_urls: false,
    max_length: usize::MAX,
};

/// A message with these fields beside the usual ones.
fn message(fields: &Value) -> Event {
    let mut data = json!({
        // 2023-11-14, 22:13:20 UTC.
        "id": (((1_700_000_000_u64 - 1_420_070_400) * 1000) << 22).to_string(),
        "type": 0, "content": "",
        "author": {"id": "1", "username": "ada", "global_name": "Ada L."},
        "mentions": [
            {"id": "2", "username": "bob", "global_name": "Bob B.", "member": {"nick": "Bobby"}},
            {"id": "3", "username": "eve", "global_name": null},
        ],
        "mention_channels": [{"id": "8", "name": "general"}],
    });
    data.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    dispatch(&json!({"t": "MESSAGE_CREATE", "s": 1, "op": 0, "d": data}).to_string())
}

fn told(fields: &Value) -> String {
    USUAL.read(&message(fields)).unwrap()
}

#[test]
fn mentions_have_the_names_that_the_event_tells() {
    assert_eq!(
        told(&json!({"content": "<@2> <@!3> <@4> <@&5> <#8> <#9>"})),
        "@Bobby @eve @user @role #general #channel"
    );
    assert_eq!(told(&json!({"content": "<t:1700003600:R> <t:1700000000:t>"})), "in 1 hour 22:13 UTC");
}

#[test]
fn a_reply_names_to_whom() {
    let to = |author: &Value| json!({"content": "yes", "type": 19, "referenced_message": {"content": "no", "author": author}});
    assert_eq!(told(&to(&json!({"id": "2", "username": "bob"}))), "(to Bobby) yes");
    assert_eq!(told(&to(&json!({"id": "7", "username": "zoe", "global_name": "Zoe"}))), "(to Zoe) yes");
    assert_eq!(told(&json!({"content": "yes", "type": 19, "referenced_message": null})), "yes");
}

#[test]
fn what_comes_with_a_text_is_told_in_brackets() {
    let fields = json!({
        "content": "look",
        "attachments": [{"filename": "map.png", "url": "https://cdn.example/map.png"}, {"filename": ""}],
        "sticker_items": [{"name": "Wave"}],
        "poll": {"question": {"text": "Next map?"}},
        "embeds": [{"type": "rich", "title": "Score"}, {"type": "link", "title": "a preview"}, {"description": "none"}],
    });
    assert_eq!(told(&fields), "look [map.png] [file] [sticker: Wave] [poll: Next map?] [Score]");
    let with_urls = PlainText { show_urls: true, ..USUAL }.read(&message(&fields)).unwrap();
    assert!(with_urls.contains("[map.png https://cdn.example/map.png]"), "{with_urls}");
    assert_eq!(told(&json!({"flags": 1 << 13, "attachments": [{"filename": "v.ogg"}]})), "[voice message]");
}

#[test]
fn texts_among_components_are_told_in_their_order() {
    let text = |content: &str| json!({"type": 10, "content": content});
    let fields = json!({
        "flags": 1 << 15,
        "components": [
            text("# Round **3**"),
            {"type": 1, "components": [{"type": 2, "label": "Join"}]},
            {"type": 17, "components": [
                {"type": 9, "components": [text("<@2> leads"), text("")], "accessory": {"type": 11}},
                {"type": 14},
                text("||for now||"),
            ]},
        ],
        "attachments": [{"filename": "map.png"}],
    });
    assert_eq!(told(&fields), "Round 3 @Bobby leads for now [map.png]");
    let kept = PlainText { lines: Lines::Keep, hide_spoilers: true, ..USUAL };
    assert_eq!(kept.read(&message(&fields)).unwrap(), "Round 3\n@Bobby leads\n[spoiler] [map.png]");
}

#[test]
fn titles_of_embeds_are_told_without_their_markup() {
    let fields = json!({"embeds": [{"title": "**Score** of `ada` ||12||"}]});
    assert_eq!(told(&fields), "[Score of ada 12]");
    let hidden = PlainText { hide_spoilers: true, ..USUAL };
    assert_eq!(hidden.read(&message(&fields)).unwrap(), "[Score of ada [spoiler]]");
}

#[test]
fn a_file_behind_a_spoiler_is_hidden_like_text() {
    let fields = json!({
        "content": "||Ada did it||",
        "attachments": [
            {"filename": "SPOILER_ada.png", "url": "https://cdn.example/SPOILER_ada.png"},
            {"filename": "ada.png", "url": "https://cdn.example/ada.png", "flags": 8},
            {"filename": "map.png", "flags": 4},
        ],
    });
    let hidden = PlainText { hide_spoilers: true, show_urls: true, ..USUAL };
    assert_eq!(hidden.read(&message(&fields)).unwrap(), "[spoiler] [spoiler] [spoiler] [map.png]");
    assert_eq!(told(&fields), "Ada did it [SPOILER_ada.png] [ada.png] [map.png]");
}

#[test]
fn what_was_forwarded_is_told() {
    let fields = json!({
        "message_reference": {"type": 1},
        "message_snapshots": [{"message": {"content": "**old** news", "attachments": [{"filename": "a.txt"}]}}],
    });
    assert_eq!(told(&fields), "(forwarded) old news [a.txt]");
}

#[test]
fn what_discord_says_is_told_in_words() {
    for (message_type, words) in
        [(6, "[pinned a message]"), (7, "[joined the server]"), (10, "[boosted the server to level 2]")]
    {
        assert_eq!(told(&json!({"type": message_type})), words);
    }
    assert_eq!(told(&json!({"type": 18, "content": "Bugs"})), "[started a thread: Bugs]");
    assert_eq!(told(&json!({"type": 999, "content": "new"})), "new");
}

#[test]
fn a_line_stays_one_line_and_shows_what_it_says() {
    let fields = json!({"content": "a\nAda: fake\u{202e}\u{7}", "attachments": [{"filename": "x\ny"}]});
    assert_eq!(told(&fields), "a Ada: fake [x y]");
    let kept = PlainText { lines: Lines::Keep, ..USUAL }.read(&message(&fields)).unwrap();
    assert_eq!(kept, "a\nAda: fake [x\ny]");
    let short =
        PlainText { max_length: 5, ..USUAL }.read(&message(&json!({"content": "👨‍👩‍👧 and more"}))).unwrap();
    assert_eq!(short, "…", "the family has five code points");
}

#[test]
fn fields_of_odd_types_are_passed_over() {
    for fields in [
        json!({"content": 5, "mentions": {}, "attachments": [1, null], "embeds": "x", "sticker_items": [[]]}),
        json!({"message_reference": {"type": 1}, "message_snapshots": []}),
        json!({"referenced_message": {"author": 7}, "poll": [], "content": "<@2>"}),
        json!({"components": [7, {"type": 10, "content": 5}, {"type": "10"}, {"components": {"a": 1}}], "flags": "x"}),
        json!({"id": null, "content": "<t:9223372036854775807:F> <t:-9223372036854775808:R>"}),
    ] {
        let _ = told(&fields);
    }
    let other = dispatch(r#"{"t":"TYPING_START","s":1,"op":0,"d":{}}"#);
    assert_eq!(USUAL.read(&other), None);
}
