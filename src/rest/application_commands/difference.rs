use serde_json::{Map, Value};

/// Fields that are none when they are left out: then Discord must not have any either.
const OPTIONAL: &[&str] = &[
    "autocomplete",
    "channel_types",
    "choices",
    "default_member_permissions",
    "description_localizations",
    "file_types",
    "max_length",
    "max_value",
    "min_length",
    "min_value",
    "name_localizations",
    "nsfw",
    "options",
    "required",
];

/// Lists whose order means nothing.
const SETS: &[&str] = &["channel_types", "contexts", "file_types", "integration_types"];

/// Whether Discord's list of commands says what is wanted, in every field that is given, and has no command more.
pub(super) fn is_registered(wanted: &[Value], registered: &[u8]) -> bool {
    let Ok(Value::Array(registered)) = serde_json::from_slice(registered) else { return false };
    wanted.len() == registered.len()
        && wanted.iter().all(|wanted| {
            let same_key = |one: &&Value| key(one) == key(wanted);
            registered.iter().find(same_key).is_some_and(|registered| is_same("", wanted, registered))
        })
}

/// What tells commands of one scope apart.
fn key(command: &Value) -> (&str, i64) {
    (command["name"].as_str().unwrap_or_default(), command["type"].as_i64().unwrap_or(1))
}

fn is_same(name: &str, wanted: &Value, registered: &Value) -> bool {
    match (wanted, registered) {
        (Value::Object(wanted), Value::Object(registered)) => {
            wanted
                .iter()
                .all(|(name, wanted)| is_same(name, wanted, registered.get(name).unwrap_or(&Value::Null)))
                && has_nothing_else(wanted, registered)
        }
        (Value::Array(wanted), Value::Array(registered)) if SETS.contains(&name) => {
            let has = |all: &[Value], one: &Value| all.iter().any(|other| is_same("", one, other));
            wanted.iter().all(|one| has(registered, one)) && registered.iter().all(|one| has(wanted, one))
        }
        (Value::Array(wanted), Value::Array(registered)) => {
            wanted.len() == registered.len()
                && wanted.iter().zip(registered).all(|(wanted, registered)| is_same("", wanted, registered))
        }
        (Value::Number(wanted), Value::Number(registered)) => wanted.as_f64() == registered.as_f64(),
        // Permissions and ids: strings for Discord, and often numbers for others.
        (Value::Number(number), Value::String(text)) | (Value::String(text), Value::Number(number)) => {
            number.to_string() == *text
        }
        _ => wanted == registered || is_nothing(name, wanted) && is_nothing(name, registered),
    }
}

fn has_nothing_else(wanted: &Map<String, Value>, registered: &Map<String, Value>) -> bool {
    let mut others = registered.iter().filter(|(name, _)| !wanted.contains_key(*name));
    others.all(|(name, value)| !OPTIONAL.contains(&name.as_str()) || is_nothing(name, value))
}

/// Whether the value says no more than its absence does.
fn is_nothing(name: &str, value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(value) => !value,
        Value::String(text) => text.is_empty(),
        Value::Array(all) => all.is_empty(),
        Value::Object(all) => all.is_empty(),
        // A slash command is what Discord takes a command without a type for.
        Value::Number(number) => name == "type" && number.as_i64() == Some(1),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// As Discord would list it, with all that it adds.
    fn listed() -> Value {
        json!([{
            "id": "1", "application_id": "2", "version": "3", "type": 1, "name": "wave", "name_localizations": null,
            "description": "Begins a wave", "description_localizations": null, "default_member_permissions": "8",
            "dm_permission": true, "contexts": null, "integration_types": [0, 1], "nsfw": false,
            "options": [{"type": 4, "name": "number", "description": "Which", "required": true, "min_value": 1}],
        }])
    }

    fn wanted() -> Value {
        json!([{
            "name": "wave", "description": "Begins a wave", "default_member_permissions": 8, "integration_types": [1, 0],
            "options": [{"type": 4, "name": "number", "description": "Which", "required": true, "min_value": 1.0,
                "autocomplete": false, "choices": []}],
        }])
    }

    fn same(wanted: &Value) -> bool {
        is_registered(wanted.as_array().unwrap(), listed().to_string().as_bytes())
    }

    #[test]
    fn what_discord_adds_and_rewrites_is_no_difference() {
        assert!(same(&wanted()));
        let mut explicit = wanted();
        explicit[0]["type"] = json!(1);
        explicit[0]["name_localizations"] = json!({});
        explicit[0]["nsfw"] = json!(false);
        assert!(same(&explicit));
    }

    #[test]
    fn every_change_is_a_difference() {
        let changes: [(&str, Value); 9] = [
            ("/0/name", json!("waves")),
            ("/0/description", json!("begins a wave")),
            ("/0/default_member_permissions", json!(null)),
            ("/0/integration_types", json!([0])),
            ("/0/options/0/required", json!(false)),
            ("/0/options/0/min_value", json!(0)),
            ("/0/options/0/autocomplete", json!(true)),
            ("/0/options", json!([])),
            ("", json!([])),
        ];
        for (pointer, value) in changes {
            let mut other = wanted();
            *other.pointer_mut(pointer).unwrap() = value;
            assert!(!same(&other), "{pointer}");
        }
        let mut left_out = wanted();
        left_out[0].as_object_mut().unwrap().remove("default_member_permissions");
        assert!(!same(&left_out), "what is left out would be reset");
        let mut more = wanted();
        more.as_array_mut().unwrap().push(json!({"name": "stop", "description": "Stops"}));
        assert!(!same(&more));
    }

    #[test]
    fn an_answer_that_is_no_list_differs() {
        for answer in ["", "{}", "null", "<html>"] {
            assert!(!is_registered(&[], answer.as_bytes()), "{answer}");
        }
        assert!(is_registered(&[], b"[]"));
    }
}
