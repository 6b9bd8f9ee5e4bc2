//! Components of messages and dialogs, and their limits.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::rest::form::Form;

const MAX_ROWS: usize = 5;
/// With `IS_COMPONENTS_V2`, at any depth.
const MAX_COMPONENTS: usize = 40;

const ROW: i64 = 1;
const BUTTON: i64 = 2;
const STRING_SELECT: i64 = 3;
const TEXT_INPUT: i64 = 4;
const SECTION: i64 = 9;
const TEXT: i64 = 10;
const THUMBNAIL: i64 = 11;
const GALLERY: i64 = 12;
const FILE: i64 = 13;
const SEPARATOR: i64 = 14;
const CONTAINER: i64 = 17;
const LABEL: i64 = 18;

const SELECTS: [i64; 5] = [STRING_SELECT, 5, 6, 7, 8];
const IN_ROW: [i64; 6] = [BUTTON, STRING_SELECT, 5, 6, 7, 8];
const IN_CONTAINER: [i64; 6] = [ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR];
const IN_V2_MESSAGE: [i64; 7] = [ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER];
const IN_LABEL: [i64; 10] = [STRING_SELECT, TEXT_INPUT, 5, 6, 7, 8, 19, 21, 22, 23];

/// What must not occur twice.
#[derive(Default)]
struct Seen {
    custom_ids: BTreeSet<String>,
    count: usize,
}

/// Those of a message, with an `id` each; `None` if the body does not say.
pub(crate) fn read(form: &Form<'_>, is_v2: bool) -> Option<Vec<Value>> {
    let most = if is_v2 { MAX_COMPONENTS } else { MAX_ROWS };
    let forms = form.objects("components", 0..=most)?;
    let allowed: &[i64] = if is_v2 { &IN_V2_MESSAGE } else { &[ROW] };
    let mut seen = Seen::default();
    for form in &forms {
        check(form, allowed, &mut seen);
    }
    if is_v2 && seen.count > MAX_COMPONENTS {
        let message = format!("The total number of components must be {MAX_COMPONENTS} or fewer.");
        form.wrong("components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", &message);
    }
    Some(numbered(form))
}

/// Checks the dialog that an interaction is answered with.
pub(crate) fn modal(form: &Form<'_>) {
    for name in ["custom_id", "title", "components"] {
        form.require(name);
    }
    form.text("custom_id", 1..=100);
    form.text("title", 1..=45);
    let mut seen = Seen::default();
    for form in form.objects("components", 1..=MAX_ROWS).unwrap_or_default() {
        match check_kind(&form, &[ROW, LABEL, TEXT], &mut seen) {
            Some(ROW) => children(&form, 1..=1, &[TEXT_INPUT], &mut seen),
            Some(LABEL) => {
                form.require("label");
                form.require("component");
                form.text("label", 1..=45);
                form.text("description", 0..=100);
                if let Some(child) = form.object("component") {
                    check(&child, &IN_LABEL, &mut seen);
                }
            }
            Some(kind) => check_fields(&form, kind, &mut seen),
            None => {}
        }
    }
}

fn check_kind(form: &Form<'_>, allowed: &[i64], seen: &mut Seen) -> Option<i64> {
    seen.count += 1;
    form.require("type");
    form.choice("type", allowed)
}

fn check(form: &Form<'_>, allowed: &[i64], seen: &mut Seen) {
    if let Some(kind) = check_kind(form, allowed, seen) {
        check_fields(form, kind, seen);
    }
}

fn children(form: &Form<'_>, count: std::ops::RangeInclusive<usize>, allowed: &[i64], seen: &mut Seen) {
    form.require("components");
    for child in form.objects("components", count).unwrap_or_default() {
        check(&child, allowed, seen);
    }
}

fn check_fields(form: &Form<'_>, kind: i64, seen: &mut Seen) {
    match kind {
        ROW => row(form, seen),
        BUTTON => button(form, seen),
        TEXT_INPUT => text_input(form, seen),
        SECTION => {
            children(form, 1..=3, &[TEXT], seen);
            form.require("accessory");
            if let Some(accessory) = form.object("accessory") {
                check(&accessory, &[BUTTON, THUMBNAIL], seen);
            }
        }
        TEXT => {
            form.require("content");
            form.text("content", 1..=4000);
        }
        THUMBNAIL => media(form),
        GALLERY => {
            form.require("items");
            form.objects("items", 1..=10).unwrap_or_default().iter().for_each(media);
        }
        FILE => {
            form.require("file");
            let url = form.object("file").and_then(|file| file.url("url", true));
            if url.is_some_and(|url| !url.starts_with("attachment://")) {
                form.wrong("file", "URL_TYPE_INVALID_SCHEME", "Only attachment:// is supported here.");
            }
        }
        SEPARATOR => {
            form.boolean("divider");
            form.choice("spacing", &[1, 2]);
        }
        CONTAINER => {
            form.integer("accent_color", 0..=0xFF_FFFF);
            children(form, 1..=MAX_COMPONENTS, &IN_CONTAINER, seen);
        }
        kind if SELECTS.contains(&kind) => select(form, kind, seen),
        _ => custom_id(form, seen),
    }
}

fn row(form: &Form<'_>, seen: &mut Seen) {
    children(form, 1..=5, &IN_ROW, seen);
    let kinds: Vec<&Value> = form
        .given("components")
        .and_then(Value::as_array)
        .map(|children| children.iter().map(|child| &child["type"]).collect())
        .unwrap_or_default();
    if kinds.len() > 1 && kinds.iter().any(|kind| **kind != BUTTON) {
        let message = "A row holds up to five buttons, or one select menu.";
        form.wrong("components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", message);
    }
}

fn custom_id(form: &Form<'_>, seen: &mut Seen) {
    form.require("custom_id");
    if let Some(id) = form.text("custom_id", 1..=100)
        && !seen.custom_ids.insert(id)
    {
        let message = "Component custom id cannot be duplicated";
        form.wrong("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", message);
    }
}

fn button(form: &Form<'_>, seen: &mut Seen) {
    form.require("style");
    form.text("label", 0..=80);
    match form.choice("style", &[1, 2, 3, 4, 5, 6]) {
        Some(5) => {
            form.require("url");
            let is_long = form.url("url", false).is_some_and(|url| url.chars().count() > 512);
            if is_long {
                form.wrong("url", "BASE_TYPE_MAX_LENGTH", "Must be 512 or fewer in length.");
            }
            if form.given("custom_id").is_some() {
                let message = "A custom id and url cannot both be specified";
                form.wrong("", "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", message);
            }
        }
        Some(6) => form.require("sku_id"),
        Some(_) => custom_id(form, seen),
        None => {}
    }
}

fn select(form: &Form<'_>, kind: i64, seen: &mut Seen) {
    custom_id(form, seen);
    form.text("placeholder", 0..=150);
    form.integer("min_values", 0..=25);
    form.integer("max_values", 1..=25);
    if kind != STRING_SELECT {
        return;
    }
    form.require("options");
    let mut values = BTreeSet::new();
    for option in form.objects("options", 1..=25).unwrap_or_default() {
        option.require("label");
        option.require("value");
        option.text("label", 1..=100);
        option.text("description", 0..=100);
        if let Some(value) = option.text("value", 1..=100)
            && !values.insert(value)
        {
            let message = "The specified option value is already used";
            option.wrong("value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", message);
        }
    }
}

fn text_input(form: &Form<'_>, seen: &mut Seen) {
    custom_id(form, seen);
    form.require("style");
    form.choice("style", &[1, 2]);
    form.integer("min_length", 0..=4000);
    form.integer("max_length", 1..=4000);
    form.text("placeholder", 0..=100);
    form.text("value", 0..=4000);
    form.text("label", 0..=45);
}

fn media(form: &Form<'_>) {
    form.require("media");
    if let Some(media) = form.object("media") {
        media.require("url");
        media.url("url", true);
    }
    form.text("description", 0..=1024);
    form.boolean("spoiler");
}

/// Every component has an `id`; those that were not given count on from 1.
fn numbered(form: &Form<'_>) -> Vec<Value> {
    fn number(component: &mut Value, next: &mut u64) {
        if component.get("id").is_none_or(|id| id.is_null() || *id == 0) {
            component["id"] = (*next).into();
        }
        *next += 1;
        if let Some(children) = component.get_mut("components").and_then(Value::as_array_mut) {
            children.iter_mut().filter(|child| child.is_object()).for_each(|child| number(child, next));
        }
        if let Some(accessory) = component.get_mut("accessory").filter(|accessory| accessory.is_object()) {
            number(accessory, next);
        }
    }
    let mut components = form.given("components").and_then(Value::as_array).cloned().unwrap_or_default();
    let mut next = 1;
    components
        .iter_mut()
        .filter(|component| component.is_object())
        .for_each(|component| number(component, &mut next));
    components
}
