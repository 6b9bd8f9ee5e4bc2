//! What users give with an interaction, in payloads of the shapes that Discord sends.

use serde_json::{Value, json};
use tickcord::events::Event;
use tickcord::events::views::{Interaction, InteractionInput, InteractionValue, ModalField};
use tickcord::model::{ComponentType, OptionType};

use crate::dispatch;

fn interaction(data: &Value) -> Event {
    let payload = json!({"t": "INTERACTION_CREATE", "s": 1, "op": 0, "d": {"id": "1", "data": data}});
    dispatch(&payload.to_string())
}

fn resolved() -> Value {
    json!({
        "users": {"80": {"id": "80", "username": "ada", "global_name": "Ada L."}, "81": {"id": "81", "username": "rook"}},
        "members": {"80": {"nick": "Countess", "permissions": "2147483647", "roles": []}},
        "roles": {"90": {"id": "90", "name": "moderators", "permissions": "8"}},
        "channels": {"70": {"id": "70", "name": "general", "type": 0, "permissions": "1024"}},
        "attachments": {"60": {"id": "60", "filename": "map.bsp", "size": 5000, "url": "https://cdn/map.bsp",
            "content_type": "application/octet-stream"}},
        "messages": {"50": {"id": "50", "content": "reported", "author": {"id": "81", "username": "rook"}}},
    })
}

#[test]
fn options_are_read_below_the_sub_command_that_was_used() {
    let given = json!([{"name": "wave", "type": 4, "value": 7}]);
    let sub = json!({"name": "begin", "type": 1, "options": given});
    let cases = [
        (json!([{"name": "waves", "type": 2, "options": [sub]}]), "waves", "begin"),
        (json!([sub]), "", "begin"),
        (given.clone(), "", ""),
    ];
    for (options, group, subcommand) in cases {
        let event = interaction(&json!({"id": "5", "name": "game", "type": 1, "options": options}));
        let view: Interaction<'_> = event.view().unwrap();
        assert_eq!((view.subcommand_group, view.subcommand, view.option_count), (group, subcommand, 1));
        let input: InteractionInput<'_> = event.view().unwrap();
        assert_eq!(input.option("wave").unwrap().integer, 7);
        assert_eq!(input.option_at(0), input.option("wave"));
        assert!(input.option("begin").is_none() && input.option_at(1).is_none());
    }
    let bare = interaction(&json!({"name": "game", "options": [{"name": "stop", "type": 1}]}));
    let view: Interaction<'_> = bare.view().unwrap();
    assert_eq!((view.subcommand, view.option_count), ("stop", 0));
}

#[test]
fn each_type_of_option_has_its_value() {
    let event = interaction(&json!({"name": "all", "type": 1, "resolved": resolved(), "options": [
        {"name": "text", "type": 3, "value": "Grüße"}, {"name": "whole", "type": 4, "value": -9_007_199_254_740_991_i64},
        {"name": "yes", "type": 5, "value": true}, {"name": "no", "type": 5, "value": false},
        {"name": "number", "type": 10, "value": 0.25}, {"name": "who", "type": 6, "value": "80"},
        {"name": "stranger", "type": 6, "value": "81"}, {"name": "where", "type": 7, "value": "70"},
        {"name": "role", "type": 8, "value": "90"}, {"name": "either", "type": 9, "value": "90"},
        {"name": "or", "type": 9, "value": "80"}, {"name": "file", "type": 11, "value": "60"},
    ]}));
    let input: InteractionInput<'_> = event.view().unwrap();
    let get = |name: &str| input.option(name).unwrap();
    assert_eq!((get("text").text, get("text").option_type), ("Grüße", OptionType::String as i32));
    assert_eq!(get("whole").integer, -9_007_199_254_740_991);
    assert!(get("yes").is_true && !get("no").is_true);
    assert!((get("number").number - 0.25).abs() < f64::EPSILON);

    let who = get("who");
    assert_eq!((who.id.0, who.user.username, who.display_name), (80, "ada", "Countess"));
    assert_eq!((who.permissions, who.resolved_type), (2_147_483_647, OptionType::User as i32));
    let stranger = get("stranger");
    assert_eq!(
        (stranger.display_name, stranger.permissions),
        ("rook", 0),
        "who is no member has no nickname"
    );

    let channel = get("where");
    assert_eq!((channel.id.0, channel.object_name, channel.channel_type), (70, "general", 0));
    let role = get("role");
    assert_eq!((role.id.0, role.object_name, role.permissions), (90, "moderators", 8));
    assert_eq!(get("either").resolved_type, OptionType::Role as i32);
    assert_eq!((get("or").resolved_type, get("or").user.id.0), (OptionType::User as i32, 80));
    let file = get("file");
    assert_eq!((file.object_name, file.size, file.url), ("map.bsp", 5000, "https://cdn/map.bsp"));
    assert_eq!(file.content_type, "application/octet-stream");
}

#[test]
fn an_autocomplete_tells_which_option_is_being_typed_and_how_far() {
    let event = interaction(&json!({"name": "map", "type": 1, "options": [
        {"name": "mode", "type": 3, "value": "coop"}, {"name": "wave", "type": 4, "value": "1", "focused": true},
    ]}));
    let input: InteractionInput<'_> = event.view().unwrap();
    assert!(!input.option("mode").unwrap().is_focused);
    let typed = input.option("wave").unwrap();
    assert_eq!((typed.is_focused, typed.text), (true, "1"));
}

#[test]
fn a_context_menu_command_names_its_target() {
    let on_user = interaction(&json!({"name": "Warn", "type": 2, "target_id": "80", "resolved": resolved()}));
    let input: InteractionInput<'_> = on_user.view().unwrap();
    let target = input.target_user().unwrap();
    assert_eq!((target.id.0, target.display_name), (80, "Countess"));
    assert!(input.target_message().is_none());

    let on_message =
        interaction(&json!({"name": "Report", "type": 3, "target_id": "50", "resolved": resolved()}));
    let input: InteractionInput<'_> = on_message.view().unwrap();
    let target = input.target_message().unwrap();
    assert_eq!((target.id.0, target.content.value(), target.author.username), (50, Some("reported"), "rook"));
    assert!(input.target_user().is_none());
}

#[test]
fn what_was_chosen_in_a_menu_is_read_as_its_kind() {
    let data = |component: ComponentType, values: Value| {
        interaction(
            &json!({"custom_id": "menu", "component_type": component as i32, "values": values, "resolved": resolved()}),
        )
    };
    let texts = data(ComponentType::StringSelect, json!(["now", "80"]));
    let input: InteractionInput<'_> = texts.view().unwrap();
    let chosen = input.value_at(1).unwrap();
    assert_eq!(
        (chosen.text, chosen.id.0, chosen.resolved_type),
        ("80", 0, -1),
        "a text that looks like an id is a text"
    );
    assert!(input.value_at(2).is_none());

    let people = data(ComponentType::MentionableSelect, json!(["80", "90", "99"]));
    let input: InteractionInput<'_> = people.view().unwrap();
    let kinds: Vec<_> = (0..3).map(|at| input.value_at(at).unwrap().resolved_type).collect();
    assert_eq!(kinds, [OptionType::User as i32, OptionType::Role as i32, -1]);
    assert_eq!(
        input.value_at(2).unwrap().id.0,
        99,
        "the id is there even where Discord says nothing about it"
    );
}

#[test]
fn fields_of_a_form_are_found_in_labels_and_in_action_rows() {
    let event = interaction(&json!({"custom_id": "report", "resolved": resolved(), "components": [
        {"type": 10, "id": 1, "content": "Tell us more"},
        {"type": 1, "components": [{"type": 4, "custom_id": "old", "value": "row"}]},
        {"type": 18, "component": {"type": 4, "custom_id": "what", "value": "griefing"}},
        {"type": 18, "component": {"type": 5, "custom_id": "who", "values": ["80", "81"]}},
        {"type": 18, "component": {"type": 19, "custom_id": "proof", "values": ["60"]}},
        {"type": 18, "component": {"type": 21, "custom_id": "how bad", "value": "very"}},
        {"type": 18, "component": {"type": 23, "custom_id": "sure", "value": true}},
    ]}));
    let view: Interaction<'_> = event.view().unwrap();
    assert_eq!((view.custom_id, view.field_count), ("report", 6));
    let input: InteractionInput<'_> = event.view().unwrap();
    assert_eq!(input.field_at(0).unwrap().custom_id, "old");
    assert_eq!((input.field("old").unwrap().text, input.field("what").unwrap().text), ("row", "griefing"));
    assert_eq!(input.field("how bad").unwrap().text, "very");
    assert!(input.field("sure").unwrap().is_checked && input.field("nothing").is_none());
    assert_eq!(input.field("who").unwrap().value_count, 2);
    let who = input.field_value_at("who", 0).unwrap();
    assert_eq!((who.name, who.display_name), ("who", "Countess"));
    assert_eq!(input.field_value_at("proof", 0).unwrap().object_name, "map.bsp");
    assert!(input.field_value_at("who", 2).is_none() && input.field_value_at("nothing", 0).is_none());
}

#[test]
fn hostile_input_reads_as_nothing() {
    let deep = (0..60).fold(
        json!({"name": "x", "type": 2}),
        |inner, _| json!({"name": "x", "type": 2, "options": [inner]}),
    );
    let all = [
        json!(null),
        json!({"options": {"name": "x"}, "values": "many", "components": 7, "resolved": [], "target_id": {}}),
        json!({"options": [null, 5, [], {"name": 5, "type": "x", "value": {}}], "values": [null, {}, 5],
            "components": [null, {"components": [{"custom_id": 5}], "component": []}]}),
        json!({"options": [{"name": "x", "type": 6, "value": "not an id"}], "resolved": {"users": {"not an id": 5}}}),
        json!({"options": [deep]}),
    ];
    for data in &all {
        let event = interaction(data);
        let view: Interaction<'_> = event.view().unwrap();
        let input: InteractionInput<'_> = event.view().unwrap();
        for at in 0..view.option_count as usize {
            let value = input.option_at(at).unwrap();
            assert_eq!((value.id.0, value.resolved_type), (0, -1), "{data}");
        }
        assert!(input.value_at(0).is_none() && input.field_at(0).is_none(), "{data}");
        assert!(input.target_user().is_none() && input.target_message().is_none(), "{data}");
    }
    assert_eq!(InteractionValue::default().option_type, -1);
    assert_eq!(ModalField::default().custom_id, "");
}
