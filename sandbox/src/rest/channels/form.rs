//! What can be said of a channel or thread when it is made or changed.

use serde_json::{Value, json};

use crate::rest::form::{Fields, Form};
use crate::world::{World, kind, tag};

pub(crate) const ARCHIVE_MINUTES: [i64; 4] = [60, 1440, 4320, 10_080];
const MAX_SLOWMODE: i64 = 21_600;
const MAX_TAGS: usize = 20;

/// Fields as the channel shows them, as far as the body gives them for a channel of this kind.
pub(crate) fn channel(form: &Form<'_>, kind: u8, world: &mut World) -> Fields {
    let mut read = Reader { form, fields: Fields::new() };
    let is_voice = matches!(kind, kind::VOICE | kind::STAGE);
    let is_forum = matches!(kind, kind::FORUM | kind::MEDIA);
    if let Some(name) = form.text("name", 1..=100) {
        read.put("name", if is_voice || kind == kind::CATEGORY { name } else { hyphenated(&name) });
    }
    if !is_voice && kind != kind::CATEGORY {
        read.nullable("topic", form.text("topic", 0..=if is_forum { 4096 } else { 1024 }));
    }
    if is_voice {
        read.value(
            "bitrate",
            form.integer("bitrate", 8000..=if kind == kind::STAGE { 64_000 } else { 96_000 }),
        );
        read.value(
            "user_limit",
            form.integer("user_limit", 0..=if kind == kind::STAGE { 10_000 } else { 99 }),
        );
        read.nullable("rtc_region", form.text("rtc_region", 1..=32));
    }
    read.value("nsfw", form.boolean("nsfw"));
    read.value("position", form.integer("position", 0..=i64::from(i32::MAX)));
    read.value("rate_limit_per_user", form.integer("rate_limit_per_user", 0..=MAX_SLOWMODE));
    read.value(
        "default_auto_archive_duration",
        form.choice("default_auto_archive_duration", &ARCHIVE_MINUTES),
    );
    read.value("flags", form.integer("flags", 0..=i64::from(i32::MAX)));
    read.nullable("parent_id", parent(form, world).map(|id| id.to_string()));
    if let Some(overwrites) = form.objects("permission_overwrites", 0..=500) {
        let overwrites: Vec<Value> = overwrites.iter().filter_map(overwrite).collect();
        read.put("permission_overwrites", overwrites);
    }
    if let Some(tags) = form.objects("available_tags", 0..=MAX_TAGS).filter(|_| is_forum) {
        let tags: Vec<Value> = tags.iter().filter_map(|form| forum_tag(form, world)).collect();
        read.put("available_tags", tags);
    }
    read.fields
}

/// As [`channel`], for what stands in a thread itself.
pub(crate) fn thread(form: &Form<'_>) -> Fields {
    let mut read = Reader { form, fields: Fields::new() };
    read.value("name", form.text("name", 1..=100));
    read.value("rate_limit_per_user", form.integer("rate_limit_per_user", 0..=MAX_SLOWMODE));
    read.value("flags", form.flags("flags", 1 << 1));
    read.fields
}

/// As [`channel`], for `thread_metadata`.
pub(crate) fn thread_metadata(form: &Form<'_>, kind: u8) -> Fields {
    let mut read = Reader { form, fields: Fields::new() };
    read.value("archived", form.boolean("archived"));
    read.value("locked", form.boolean("locked"));
    read.value("auto_archive_duration", form.choice("auto_archive_duration", &ARCHIVE_MINUTES));
    if kind == kind::PRIVATE_THREAD {
        read.value("invitable", form.boolean("invitable"));
    }
    read.fields
}

/// `applied_tags` of a post, which must be among those of the forum.
pub(crate) fn applied_tags(form: &Form<'_>, available: &Value) -> Option<Vec<String>> {
    let tags = form.snowflakes("applied_tags", 0..=5)?;
    let tags: Vec<String> = tags.iter().map(u64::to_string).collect();
    let is_known = |id: &String| {
        available.as_array().is_some_and(|available| available.iter().any(|tag| tag["id"] == id.as_str()))
    };
    for (index, id) in tags.iter().enumerate() {
        if !is_known(id) {
            form.wrong_at("applied_tags", index, "FORUM_TAG_UNKNOWN", &format!("Unknown tag {id}."));
        }
    }
    Some(tags)
}

/// `type`, `allow` and `deny` of an overwrite for this role or member.
pub(crate) fn permissions(form: &Form<'_>, id: u64) -> Option<Value> {
    form.require("type");
    let kind = form.choice("type", &[0, 1])?;
    let bits = |name: &str| {
        let Some(text) = form.text(name, 1..=20) else { return Some(String::from("0")) };
        if text.parse::<u64>().is_err() {
            form.wrong(name, "NUMBER_TYPE_COERCE", &format!("Value \"{text}\" is not int."));
            return None;
        }
        Some(text)
    };
    Some(json!({"id": id.to_string(), "type": kind, "allow": bits("allow")?, "deny": bits("deny")?}))
}

struct Reader<'a> {
    form: &'a Form<'a>,
    fields: Fields,
}

impl Reader<'_> {
    fn put(&mut self, name: &str, value: impl Into<Value>) {
        self.fields.insert(name.to_owned(), value.into());
    }

    fn value(&mut self, name: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.put(name, value);
        }
    }

    fn nullable(&mut self, name: &str, value: Option<String>) {
        if self.form.is_null(name) {
            self.put(name, Value::Null);
        }
        self.value(name, value);
    }
}

/// As Discord writes names of text channels.
fn hyphenated(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join("-").to_lowercase()
}

fn parent(form: &Form<'_>, world: &World) -> Option<u64> {
    let id = form.snowflake("parent_id")?;
    if world.channel(id).is_some_and(|channel| channel.kind == kind::CATEGORY) {
        return Some(id);
    }
    form.wrong("parent_id", "CHANNEL_PARENT_INVALID_TYPE", "Not a category");
    None
}

fn overwrite(form: &Form<'_>) -> Option<Value> {
    form.require("id");
    permissions(form, form.snowflake("id")?)
}

fn forum_tag(form: &Form<'_>, world: &mut World) -> Option<Value> {
    form.require("name");
    let name = form.text("name", 1..=20)?;
    let id = form.snowflake("id").unwrap_or_else(|| world.new_id());
    let mut tag = tag(id, &name);
    tag["moderated"] = form.boolean("moderated").unwrap_or(false).into();
    Some(tag)
}
