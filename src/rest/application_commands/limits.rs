use serde_json::Value;

use crate::{
    base::{Failure, ResultCode},
    model::OptionType,
    rest::interactions::MAX_INTEGER,
};

const CHAT: i64 = 1;
const USER: i64 = 2;
const MESSAGE: i64 = 3;
const ENTRY_POINT: i64 = 4;

/// Commands of each type that one scope may have.
const COUNTS: [(i64, usize, &str); 4] =
    [(CHAT, 100, "slash"), (USER, 15, "user"), (MESSAGE, 15, "message"), (ENTRY_POINT, 1, "entry point")];

/// Options of a command, and choices of an option.
const MAX_OPTIONS: usize = 25;
const MAX_NAME: usize = 32;
const MAX_DESCRIPTION: usize = 100;
const MAX_CHOICE: usize = 100;
/// Code points of all texts of a command together.
const MAX_TEXT: usize = 8000;
/// In bytes; a hundred commands of the longest texts are less.
const MAX_LENGTH: u64 = 6000;

/// Checks all commands of one scope, as far as Discord's documentation tells what it refuses. What it does not tell of is let
/// through, for Discord to judge.
pub(super) fn check(commands: Value, is_global: bool) -> Result<Vec<Value>, Failure> {
    let Value::Array(commands) = commands else {
        return Err(Failure::new(ResultCode::InvalidJson, "The commands must be an array in JSON."));
    };
    let mut seen = Vec::new();
    for (at, command) in commands.iter().enumerate() {
        let place = Place(format!("commands[{at}]"));
        let key = (place.kind(command)?, place.text(command, "name")?);
        if seen.contains(&key) {
            return place.refuse(&format!("there is another \"{}\" of the same type", key.1));
        }
        seen.push(key);
        place.command(command, is_global)?;
    }
    for (kind, limit, name) in COUNTS {
        let count = seen.iter().filter(|(of, _)| *of == kind).count();
        if count > limit {
            let text = format!("There are {count} {name} commands and Discord accepts {limit} in one scope.");
            return Err(Failure::new(ResultCode::InvalidCommand, text));
        }
    }
    Ok(commands)
}

/// Where something is wrong, such as `commands[0].options[2]`.
struct Place(String);

impl Place {
    fn refuse<T>(&self, why: &str) -> Result<T, Failure> {
        Err(Failure::new(ResultCode::InvalidCommand, format!("{}: {why}.", self.0)))
    }

    fn inside(&self, name: &str, at: usize) -> Self {
        Self(format!("{}.{name}[{at}]", self.0))
    }

    fn kind(&self, command: &Value) -> Result<i64, Failure> {
        match &command["type"] {
            Value::Null if command.is_object() => Ok(CHAT),
            kind => match kind.as_i64() {
                Some(kind @ CHAT..=ENTRY_POINT) => Ok(kind),
                _ => self.refuse("it must be an object whose type is 1 to 4"),
            },
        }
    }

    fn text<'a>(&self, object: &'a Value, name: &str) -> Result<&'a str, Failure> {
        match object[name].as_str() {
            Some(text) => Ok(text),
            None => self.refuse(&format!("its {name} is missing, or no text")),
        }
    }

    fn command(&self, command: &Value, is_global: bool) -> Result<(), Failure> {
        let kind = self.kind(command)?;
        let name = self.text(command, "name")?;
        if kind == ENTRY_POINT && !is_global {
            return self.refuse("an entry point cannot belong to a guild");
        }
        if texts(command) > MAX_TEXT {
            return self
                .refuse("its names, descriptions and choices have more than 8000 code points together");
        }
        if kind == CHAT {
            self.slash_name(name)?;
            self.description(command)?;
            return self.options(command, 0);
        }
        self.length("name", name, MAX_NAME)?;
        if !is_empty(&command["options"]) {
            return self.refuse("only slash commands have options");
        }
        if kind != ENTRY_POINT && command["description"].as_str().is_some_and(|text| !text.is_empty()) {
            return self.refuse("only slash commands have a description");
        }
        Ok(())
    }

    fn length(&self, what: &str, text: &str, max: usize) -> Result<(), Failure> {
        let length = text.chars().count();
        if (1..=max).contains(&length) {
            return Ok(());
        }
        self.refuse(&format!("its {what} has {length} code points and Discord accepts 1 to {max}"))
    }

    fn slash_name(&self, name: &str) -> Result<(), Failure> {
        self.length("name", name, MAX_NAME)?;
        if name.chars().any(|c| !is_name_char(c)) {
            return self
                .refuse(&format!("the name \"{name}\" may have letters, digits, '-', '_' and ''' only"));
        }
        if name.chars().any(|c| !c.to_lowercase().eq([c])) {
            return self.refuse(&format!("the name \"{name}\" must be in lower case"));
        }
        Ok(())
    }

    fn description(&self, object: &Value) -> Result<(), Failure> {
        self.length("description", self.text(object, "description")?, MAX_DESCRIPTION)
    }

    /// The options of a command, of a sub-command (`depth` 1 or 2) or of a group of these (`depth` 1).
    fn options(&self, parent: &Value, depth: usize) -> Result<(), Failure> {
        if is_empty(&parent["options"]) {
            return Ok(());
        }
        let Some(options) = parent["options"].as_array() else {
            return self.refuse("its options are no array");
        };
        if options.len() > MAX_OPTIONS {
            return self
                .refuse(&format!("it has {} options and Discord accepts {MAX_OPTIONS}", options.len()));
        }
        let is_below = |option: &Value| matches!(option["type"].as_i64(), Some(1 | 2));
        if options.iter().any(is_below) && !options.iter().all(is_below) {
            return self.refuse("it mixes sub-commands with options");
        }
        let mut names = Vec::new();
        let mut optional_before = false;
        for (at, option) in options.iter().enumerate() {
            let place = self.inside("options", at);
            let name = place.text(option, "name")?;
            place.slash_name(name)?;
            place.description(option)?;
            if names.contains(&name) {
                return place.refuse(&format!("there is another option \"{name}\""));
            }
            names.push(name);
            if option["required"] == true && optional_before {
                return place.refuse("required options must come before the others");
            }
            optional_before |= option["required"] != true;
            place.option(option, parent, depth)?;
        }
        Ok(())
    }

    fn option(&self, option: &Value, parent: &Value, depth: usize) -> Result<(), Failure> {
        let Some(kind) = option["type"].as_i64().filter(|kind| (1..=11).contains(kind)) else {
            return self.refuse("its type must be 1 to 11");
        };
        let is = |of: OptionType| kind == i64::from(of as i32);
        if is(OptionType::SubCommandGroup) && depth > 0 {
            return self.refuse("a group of sub-commands belongs directly to a command");
        }
        let in_group = parent["type"] == OptionType::SubCommandGroup as i32;
        if is(OptionType::SubCommand) && depth > 0 && !in_group {
            return self.refuse("a sub-command cannot have sub-commands");
        }
        if is(OptionType::SubCommand) || is(OptionType::SubCommandGroup) {
            return self.options(option, depth + 1);
        }
        if depth > 0 && in_group {
            return self.refuse("a group has sub-commands only");
        }
        let takes_choices = is(OptionType::String) || is(OptionType::Integer) || is(OptionType::Number);
        let has_choices = !is_empty(&option["choices"]);
        let autocompletes = option["autocomplete"] == true;
        if (has_choices || autocompletes) && !takes_choices {
            return self.refuse("only texts and numbers have choices or autocomplete");
        }
        if has_choices && autocompletes {
            return self.refuse("it has choices, so it cannot have autocomplete as well");
        }
        if has_choices {
            self.choices(&option["choices"], kind)?;
        }
        self.bounds(option, kind)
    }

    fn choices(&self, choices: &Value, kind: i64) -> Result<(), Failure> {
        let Some(choices) = choices.as_array() else { return self.refuse("its choices are no array") };
        if choices.len() > MAX_OPTIONS {
            return self
                .refuse(&format!("it has {} choices and Discord accepts {MAX_OPTIONS}", choices.len()));
        }
        for (at, choice) in choices.iter().enumerate() {
            let place = self.inside("choices", at);
            place.length("name", place.text(choice, "name")?, MAX_CHOICE)?;
            let value = &choice["value"];
            let fits = match kind {
                3 => value.as_str().is_some_and(|text| text.chars().count() <= MAX_CHOICE),
                4 => value.as_i64().is_some_and(|number| (-MAX_INTEGER..=MAX_INTEGER).contains(&number)),
                _ => value.is_number(),
            };
            if !fits {
                return place.refuse("its value is not of the option's type, or too long or large");
            }
        }
        Ok(())
    }

    fn bounds(&self, option: &Value, kind: i64) -> Result<(), Failure> {
        for name in ["min_value", "max_value"] {
            let value = &option[name];
            let fits = matches!(kind, 4 | 10) && value.is_number();
            if !(value.is_null() || fits) {
                return self.refuse(&format!("{name} must be a number, of an option that takes numbers"));
            }
        }
        for (name, least) in [("min_length", 0), ("max_length", 1)] {
            let value = &option[name];
            let fits =
                kind == 3 && value.as_u64().is_some_and(|length| (least..=MAX_LENGTH).contains(&length));
            if !(value.is_null() || fits) {
                return self.refuse(&format!(
                    "{name} must be {least} to {MAX_LENGTH}, of an option that takes a text"
                ));
            }
        }
        Ok(())
    }
}

fn is_empty(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

/// Letters and digits of all scripts, and the marks that Devanagari and Thai are written with.
fn is_name_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '\'' | '\u{900}'..='\u{97f}' | '\u{e00}'..='\u{e7f}')
}

/// The code points of names, descriptions and choices' values, of a command with its options.
fn texts(value: &Value) -> usize {
    let own: usize = ["name", "description", "value"]
        .iter()
        .filter_map(|name| value[*name].as_str())
        .map(|text| text.chars().count())
        .sum();
    let below = ["options", "choices"].iter().filter_map(|name| value[*name].as_array()).flatten();
    own + below.map(texts).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn words(commands: Value) -> String {
        let failure = check(commands, true).unwrap_err();
        assert_eq!(failure.code, ResultCode::InvalidCommand);
        failure.text
    }

    /// A slash command with one option, changed.
    fn with_option(change: &Value) -> Value {
        let mut option = json!({"name": "number", "description": "Which", "type": 4});
        for (name, value) in change.as_object().unwrap() {
            option[name] = value.clone();
        }
        json!([{"name": "wave", "description": "Begins a wave", "options": [option]}])
    }

    #[test]
    fn what_discord_accepts_passes() {
        let sub = |name: &str| json!({"name": name, "description": "x", "type": 1});
        let all = json!([
            {"name": "wave", "description": "Begins a wave", "options": [
                {"name": "number", "description": "Which", "type": 4, "required": true, "min_value": 1},
                {"name": "mode", "description": "How", "type": 3, "choices": [{"name": "Coop", "value": "coop"}]}]},
            {"name": "game", "description": "x", "options": [
                {"name": "map", "description": "x", "type": 2, "options": [sub("vote"), sub("list")]}, sub("stop")]},
            {"name": "wave", "type": 2}, {"name": "Report this!", "type": 3, "description": ""},
            {"name": "größe-1_a'b", "description": "x"}, {"name": "เริ่ม", "description": "x"}, {"name": "हिन्दी", "description": "x"},
        ]);
        assert_eq!(check(all, true).unwrap().len(), 7);
        assert!(check(json!([]), false).unwrap().is_empty(), "that removes all");
    }

    #[test]
    fn what_discord_refuses_is_refused_with_its_place() {
        let cases = [
            (
                json!([{"name": "Wave", "description": "x"}]),
                "commands[0]: the name \"Wave\" must be in lower case.",
            ),
            (json!([{"name": "a b", "description": "x"}]), "letters, digits"),
            (
                json!([{"name": "", "description": "x"}]),
                "its name has 0 code points and Discord accepts 1 to 32",
            ),
            (json!([{"name": "x".repeat(33), "description": "x"}]), "33"),
            (json!([{"name": "a"}]), "commands[0]: its description is missing"),
            (json!([{"name": "a", "description": "x".repeat(101)}]), "101"),
            (
                json!([{"name": "a", "description": "x"}, {"name": "a", "description": "y"}]),
                "commands[1]: there is another",
            ),
            (json!([{"name": "a", "type": 2, "options": [{}]}]), "only slash commands have options"),
            (json!([{"name": "a", "type": 3, "description": "x"}]), "only slash commands have a description"),
            (json!([{"name": "a", "type": 9}]), "type is 1 to 4"),
            (json!([5]), "commands[0]: it must be an object"),
            (with_option(&json!({"type": 12})), "commands[0].options[0]: its type must be 1 to 11"),
            (with_option(&json!({"type": 6, "autocomplete": true})), "only texts and numbers"),
            (
                with_option(&json!({"autocomplete": true, "choices": [{"name": "a", "value": 1}]})),
                "autocomplete as well",
            ),
            (
                with_option(&json!({"choices": [{"name": "a", "value": "1"}]})),
                "options[0].choices[0]: its value",
            ),
            (with_option(&json!({"choices": [{"name": "a", "value": (1i64 << 53)}]})), "its value"),
            (with_option(&json!({"min_length": 1})), "min_length must be 0 to 6000"),
            (with_option(&json!({"type": 3, "max_length": 0})), "max_length must be 1 to 6000"),
            (
                with_option(&json!({"type": 1, "options": [{"name": "b", "description": "x", "type": 1}]})),
                "sub-command cannot have",
            ),
            (
                with_option(&json!({"type": 2, "options": [{"name": "b", "description": "x", "type": 3}]})),
                "sub-commands only",
            ),
        ];
        for (commands, expected) in cases {
            let text = words(commands);
            assert!(text.contains(expected), "{text}");
        }
    }

    #[test]
    fn counts_and_orders_are_checked() {
        let many = |count: usize, kind: i64| -> Vec<Value> {
            (0..count).map(|n| json!({"name": format!("c{n}"), "type": kind})).collect()
        };
        assert!(words(json!(many(16, 2))).contains("16 user commands and Discord accepts 15"));
        assert!(check(json!(many(15, 3)), true).is_ok());
        let slash: Vec<_> = (0..101).map(|n| json!({"name": format!("c{n}"), "description": "x"})).collect();
        assert!(words(json!(slash)).contains("101 slash commands"));
        let option = |name: &str, required: bool| json!({"name": name, "description": "x", "type": 3, "required": required});
        let order =
            json!([{"name": "a", "description": "x", "options": [option("b", false), option("c", true)]}]);
        assert!(words(order).contains("commands[0].options[1]: required options must come before"));
        let options: Vec<_> = (0..26).map(|n| option(&format!("o{n}"), false)).collect();
        assert!(words(json!([{"name": "a", "description": "x", "options": options}])).contains("26 options"));
        let choices: Vec<_> =
            (0..25).map(|n| json!({"name": "n".repeat(100), "value": format!("{n:0100}")})).collect();
        let wordy: Vec<_> = (0..2)
            .map(|n| json!({"name": format!("o{n}"), "description": "x", "type": 3, "choices": choices}))
            .collect();
        assert!(words(json!([{"name": "a", "description": "x", "options": wordy}])).contains("8000"));
        assert!(check(json!([{"name": "play", "type": 4}]), true).is_ok());
        assert!(check(json!([{"name": "play", "type": 4}]), false).is_err());
        assert_eq!(check(json!({}), true).unwrap_err().code, ResultCode::InvalidJson);
    }
}
