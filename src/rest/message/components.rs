//! Buttons, menus and the parts of a message with `IS_COMPONENTS_V2`, which hosts give as JSON.

use std::collections::HashSet;

use serde_json::Value;

use crate::{
    base::{Failure, ResultCode},
    rest::limits::{check_length, length},
};

const ACTION_ROW: u64 = 1;
const BUTTON: u64 = 2;
const STRING_SELECT: u64 = 3;
const USER_SELECT: u64 = 5;
const ROLE_SELECT: u64 = 6;
const MENTIONABLE_SELECT: u64 = 7;
const CHANNEL_SELECT: u64 = 8;
const SECTION: u64 = 9;
const TEXT_DISPLAY: u64 = 10;
const THUMBNAIL: u64 = 11;
const MEDIA_GALLERY: u64 = 12;
const FILE: u64 = 13;
const SEPARATOR: u64 = 14;
const CONTAINER: u64 = 17;

const IN_ROW: &[u64] = &[BUTTON, STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT];
const IN_CONTAINER: &[u64] = &[ACTION_ROW, SECTION, TEXT_DISPLAY, MEDIA_GALLERY, FILE, SEPARATOR];
const AT_TOP: &[u64] = &[ACTION_ROW, SECTION, TEXT_DISPLAY, MEDIA_GALLERY, FILE, SEPARATOR, CONTAINER];

const MAX_ROWS: usize = 5;
const MAX_BUTTONS: usize = 5;
/// In a message with `IS_COMPONENTS_V2`, those inside others counted as well.
const MAX_ALL: usize = 40;

/// Checks the components of a message; `v2` if it has the flag `IS_COMPONENTS_V2`.
pub(super) fn check(components: &[Value], v2: bool) -> Result<(), Failure> {
    let mut walk = Walk::default();
    let allowed = if v2 { AT_TOP } else { &[ACTION_ROW] };
    walk.all("components", components, allowed)?;
    if !v2 && components.len() > MAX_ROWS {
        return refuse(format!(
            "The message has {} action rows and Discord accepts {MAX_ROWS}.",
            components.len()
        ));
    }
    if walk.count > MAX_ALL {
        return refuse(format!(
            "The message has {} components in all and Discord accepts {MAX_ALL}.",
            walk.count
        ));
    }
    Ok(())
}

#[derive(Default)]
struct Walk<'a> {
    count: usize,
    custom_ids: HashSet<&'a str>,
}

impl<'a> Walk<'a> {
    fn all(&mut self, place: &str, components: &'a [Value], allowed: &[u64]) -> Result<(), Failure> {
        components
            .iter()
            .enumerate()
            .try_for_each(|(index, component)| self.one(&format!("{place}[{index}]"), component, allowed))
    }

    fn one(&mut self, place: &str, component: &'a Value, allowed: &[u64]) -> Result<(), Failure> {
        self.count += 1;
        let Some(kind) = component.get("type").and_then(Value::as_u64) else {
            return refuse(format!("{place} has no type."));
        };
        if !allowed.contains(&kind) {
            let remedy = if AT_TOP.contains(&kind) && allowed == [ACTION_ROW] {
                "set the flag IS_COMPONENTS_V2 for it"
            } else {
                "Discord does not take it there"
            };
            return refuse(format!("{place} is of type {kind}: {remedy}."));
        }
        let inside = || format!("{place}.components");
        let children = || list(place, component, "components");
        match kind {
            ACTION_ROW => {
                let children = children()?;
                let most = if children.iter().all(|child| child["type"] == BUTTON) { MAX_BUTTONS } else { 1 };
                if !(1..=most).contains(&children.len()) {
                    return refuse(format!(
                        "{place} has {} components: an action row takes 1 to {MAX_BUTTONS} buttons, or one menu.",
                        children.len()
                    ));
                }
                self.all(&inside(), children, IN_ROW)
            }
            BUTTON => self.button(place, component),
            STRING_SELECT => {
                self.select(place, component)?;
                options(place, list(place, component, "options")?)
            }
            SECTION => {
                let children = children()?;
                check_amount(place, "text displays", children.len(), 3)?;
                self.all(&inside(), children, &[TEXT_DISPLAY])?;
                let accessory = component.get("accessory").unwrap_or(&Value::Null);
                self.one(&format!("{place}.accessory"), accessory, &[BUTTON, THUMBNAIL])
            }
            TEXT_DISPLAY => text(place, component, "content", 1, 4000),
            THUMBNAIL => text(place, component, "description", 0, 1024),
            MEDIA_GALLERY => check_amount(place, "items", list(place, component, "items")?.len(), 10),
            FILE | SEPARATOR => Ok(()),
            CONTAINER => self.all(&inside(), children()?, IN_CONTAINER),
            // The other menus.
            _ => self.select(place, component),
        }
    }

    fn button(&mut self, place: &str, button: &'a Value) -> Result<(), Failure> {
        text(place, button, "label", 0, 80)?;
        match button["style"].as_u64() {
            Some(1..=4) => self.custom_id(place, button),
            Some(5) => text(place, button, "url", 1, 512),
            Some(6) => Ok(()),
            _ => refuse(format!("{place}.style must be from 1 to 6.")),
        }
    }

    fn select(&mut self, place: &str, select: &'a Value) -> Result<(), Failure> {
        text(place, select, "placeholder", 0, 150)?;
        self.custom_id(place, select)
    }

    fn custom_id(&mut self, place: &str, component: &'a Value) -> Result<(), Failure> {
        text(place, component, "custom_id", 1, 100)?;
        let custom_id = component["custom_id"].as_str().unwrap_or_default();
        if self.custom_ids.insert(custom_id) {
            return Ok(());
        }
        refuse(format!("{place}.custom_id is \"{custom_id}\" as another component's is: each needs its own."))
    }
}

fn options(place: &str, options: &[Value]) -> Result<(), Failure> {
    check_amount(place, "options", options.len(), 25)?;
    for (index, option) in options.iter().enumerate() {
        let place = format!("{place}.options[{index}]");
        text(&place, option, "label", 1, 100)?;
        text(&place, option, "value", 1, 100)?;
        text(&place, option, "description", 0, 100)?;
    }
    Ok(())
}

fn list<'a>(place: &str, component: &'a Value, name: &str) -> Result<&'a [Value], Failure> {
    component
        .get(name)
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        .ok_or_else(|| failure(format!("{place}.{name} must be a JSON array.")))
}

fn check_amount(place: &str, what: &str, amount: usize, most: usize) -> Result<(), Failure> {
    if (1..=most).contains(&amount) {
        return Ok(());
    }
    refuse(format!("{place} has {amount} {what} and Discord wants 1 to {most}."))
}

fn text(place: &str, component: &Value, name: &str, least: usize, most: usize) -> Result<(), Failure> {
    let place = format!("{place}.{name}");
    match component.get(name) {
        None | Some(Value::Null) if least == 0 => Ok(()),
        Some(Value::String(text)) if length(text) >= least => {
            check_length(ResultCode::InvalidComponents, place, text, most)
        }
        _ => refuse(format!("{place} must be a text of {least} to {most} Unicode code points.")),
    }
}

fn refuse(text: String) -> Result<(), Failure> {
    Err(failure(text))
}

fn failure(text: String) -> Failure {
    Failure::new(ResultCode::InvalidComponents, text)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn button(custom_id: &str) -> Value {
        json!({"type": 2, "style": 1, "label": "Go", "custom_id": custom_id})
    }

    fn row(components: &Value) -> Value {
        json!({"type": 1, "components": components})
    }

    fn says(components: &Value, v2: bool, words: &str) {
        let failure = check(components.as_array().unwrap(), v2).unwrap_err();
        assert_eq!(failure.code, ResultCode::InvalidComponents);
        assert!(failure.text.contains(words), "{}", failure.text);
    }

    #[test]
    fn rows_of_buttons_and_a_menu_pass() {
        let menu = json!({"type": 3, "custom_id": "map", "options": [{"label": "Dust", "value": "1"}]});
        let link = json!({"type": 2, "style": 5, "label": "Site", "url": "https://example.com"});
        let rows = json!([row(&json!([button("a"), button("b"), link])), row(&json!([menu]))]);
        check(rows.as_array().unwrap(), false).unwrap();
    }

    #[test]
    fn a_container_needs_the_flag() {
        let section =
            json!({"type": 9, "components": [{"type": 10, "content": "Hi"}], "accessory": button("a")});
        let container = json!([{"type": 17, "components": [section, {"type": 14}]}]);
        check(container.as_array().unwrap(), true).unwrap();
        says(&container, false, "components[0] is of type 17: set the flag IS_COMPONENTS_V2");
    }

    #[test]
    fn mistakes_are_told_with_the_place() {
        let buttons =
            |count: usize| json!((0..count).map(|index| button(&index.to_string())).collect::<Vec<_>>());
        says(&json!([row(&buttons(6))]), false, "components[0] has 6 components");
        says(&json!([row(&json!([]))]), false, "components[0] has 0 components");
        says(&json!(vec![row(&json!([{"type": 2, "style": 6}])); 6]), false, "6 action rows");
        says(
            &json!([row(&json!([button("a"), button("a")]))]),
            false,
            "components[0].components[1].custom_id is \"a\"",
        );
        says(&json!([button("a")]), false, "components[0] is of type 2: Discord does not take it there");
        says(&json!([{"components": []}]), false, "components[0] has no type");
        says(&json!([5]), false, "components[0] has no type");
        says(&json!([row(&json!([{"type": 2, "style": 1}]))]), false, "custom_id must be a text of 1 to 100");
        says(&json!([row(&json!([{"type": 2, "style": 9}]))]), false, "style must be from 1 to 6");
        let long = json!([row(&json!([{"type": 2, "style": 6, "label": "é".repeat(81)}]))]);
        says(&long, false, "components[0].components[0].label has 81");
        let empty = json!([row(&json!([{"type": 3, "custom_id": "a", "options": []}]))]);
        says(&empty, false, "0 options");
        says(&json!([{"type": 1, "components": {}}]), false, "must be a JSON array");
        says(
            &json!([{"type": 9, "components": [{"type": 10, "content": "x"}]}]),
            true,
            "accessory has no type",
        );
        says(&json!(vec![json!({"type": 14}); 41]), true, "41 components in all");
        says(&json!([{"type": 12, "items": []}]), true, "0 items");
    }
}
