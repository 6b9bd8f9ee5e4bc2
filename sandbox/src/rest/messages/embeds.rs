//! Embeds and their limits, in code points after trimming.

use serde_json::{Map, Value, json};

use crate::rest::form::Form;

const MAX_EMBEDS: usize = 10;
const MAX_FIELDS: usize = 25;
/// Over all embeds of a message.
const MAX_TEXT: usize = 6000;
const MAX_COLOR: i64 = 0xFF_FFFF;

/// What of the body is an embed, as the message will show it; `None` if the body does not say.
pub(crate) fn read(form: &Form<'_>) -> Option<Vec<Value>> {
    let forms = form.objects("embeds", 0..=MAX_EMBEDS)?;
    let mut text = 0;
    let embeds: Vec<Value> = forms.iter().filter_map(|form| embed(form, &mut text)).collect();
    if text > MAX_TEXT {
        let message = format!("Embed size exceeds maximum size of {MAX_TEXT}");
        form.wrong("embeds", "MAX_EMBED_SIZE_EXCEEDED", &message);
    }
    Some(embeds)
}

/// `None` if there is nothing to be seen of it.
fn embed(form: &Form<'_>, total: &mut usize) -> Option<Value> {
    let mut text = |form: &Form<'_>, name: &str, most: usize| {
        let text = form.text(name, 0..=most).filter(|text| !text.is_empty())?;
        *total += text.chars().count();
        Some(Value::from(text))
    };
    let mut embed = Map::new();
    put(&mut embed, "title", text(form, "title", 256));
    put(&mut embed, "description", text(form, "description", 4096));
    put(&mut embed, "url", form.url("url", false).map(Value::from));
    put(&mut embed, "color", form.integer("color", 0..=MAX_COLOR).map(Value::from));
    put(&mut embed, "timestamp", timestamp(form));
    if let Some(form) = form.object("footer") {
        form.require("text");
        let mut footer = Map::new();
        put(&mut footer, "text", text(&form, "text", 2048));
        put(&mut footer, "icon_url", form.url("icon_url", true).map(Value::from));
        put(&mut embed, "footer", Some(footer.into()));
    }
    if let Some(form) = form.object("author") {
        form.require("name");
        let mut author = Map::new();
        put(&mut author, "name", text(&form, "name", 256));
        put(&mut author, "url", form.url("url", false).map(Value::from));
        put(&mut author, "icon_url", form.url("icon_url", true).map(Value::from));
        put(&mut embed, "author", Some(author.into()));
    }
    for name in ["image", "thumbnail"] {
        let Some(form) = form.object(name) else { continue };
        form.require("url");
        put(&mut embed, name, form.url("url", true).map(|url| json!({"url": url})));
    }
    let mut fields = Vec::new();
    for form in form.objects("fields", 0..=MAX_FIELDS).unwrap_or_default() {
        form.require("name");
        form.require("value");
        let inline = form.boolean("inline").unwrap_or(false);
        let (name, value) = (text(&form, "name", 256), text(&form, "value", 1024));
        if name.is_none() && form.given("name").is_some_and(|name| name == "") {
            form.wrong("name", "BASE_TYPE_REQUIRED", "This field is required");
        }
        if value.is_none() && form.given("value").is_some_and(|value| value == "") {
            form.wrong("value", "BASE_TYPE_REQUIRED", "This field is required");
        }
        fields.push(json!({"name": name, "value": value, "inline": inline}));
    }
    if !fields.is_empty() {
        put(&mut embed, "fields", Some(fields.into()));
    }
    let is_visible = embed.keys().any(|name| !matches!(name.as_str(), "url" | "color"));
    is_visible.then(|| {
        embed.insert(String::from("type"), "rich".into());
        embed.into()
    })
}

fn put(fields: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    if let Some(value) = value {
        fields.insert(name.to_owned(), value);
    }
}

fn timestamp(form: &Form<'_>) -> Option<Value> {
    let text = form.text("timestamp", 0..=64)?;
    let ms = crate::world::read_time(&text);
    if ms.is_none() {
        let message = format!("Could not parse {text}. Should be ISO8601.");
        form.wrong("timestamp", "DATE_TIME_TYPE_PARSE", &message);
    }
    ms.map(|ms| crate::world::written_time(ms).into())
}
