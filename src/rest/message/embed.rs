use std::borrow::Cow;

use serde::Serialize;
use serde_json::Value;

use crate::{
    base::{Failure, ResultCode},
    rest::limits::{check_length, length},
};

/// A box with text and pictures below a message. What is None is not shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Embed<'a> {
    /// Up to 256 code points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Cow<'a, str>>,
    /// Up to 4096 code points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Cow<'a, str>>,
    /// Where the title leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<&'a str>,
    /// In ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<String>,
    /// 0 to `0xFFFFFF`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<u32>,
    /// Below everything else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub footer: Option<EmbedFooter<'a>>,
    /// The large picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<EmbedMedia<'a>>,
    /// The small picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thumbnail: Option<EmbedMedia<'a>>,
    /// Above the title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<EmbedAuthor<'a>>,
    /// A table, of up to 25 fields.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<EmbedField<'a>>,
}

/// The last line of an embed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EmbedFooter<'a> {
    /// Up to 2048 code points.
    pub text: Cow<'a, str>,
    /// A picture in front of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icon_url: Option<&'a str>,
}

/// A picture in an embed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EmbedMedia<'a> {
    /// `https://`, `http://`, or `attachment://` and the name of a file of the same message.
    pub url: &'a str,
}

/// The first line of an embed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EmbedAuthor<'a> {
    /// Up to 256 code points.
    pub name: Cow<'a, str>,
    /// Where it leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<&'a str>,
    /// A picture in front of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icon_url: Option<&'a str>,
}

/// One field of an embed's table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EmbedField<'a> {
    /// 1 to 256 code points.
    pub name: Cow<'a, str>,
    /// 1 to 1024 code points.
    pub value: Cow<'a, str>,
    /// Whether it may stand beside others.
    pub inline: bool,
}

const MAX_EMBEDS: usize = 10;
const MAX_FIELDS: usize = 25;
/// Code points in all embeds of a message together.
const MAX_TOTAL: usize = 6000;
const MAX_COLOR: u64 = 0xff_ffff;

/// Where an embed may have a text, and how many code points that may have.
const TEXTS: [(&str, usize); 4] =
    [("/title", 256), ("/description", 4096), ("/footer/text", 2048), ("/author/name", 256)];

const FIELD_TEXTS: [(&str, usize); 2] = [("/name", 256), ("/value", 1024)];

/// Where an embed may have the address of a picture.
const PICTURES: [&str; 4] = ["/image/url", "/thumbnail/url", "/footer/icon_url", "/author/icon_url"];

const LINKS: [&str; 2] = ["/url", "/author/url"];

/// Checks the embeds of a message, wherever they come from.
pub(super) fn check(embeds: &[Value]) -> Result<(), Failure> {
    if embeds.len() > MAX_EMBEDS {
        return refuse(format!("The message has {} embeds and Discord accepts {MAX_EMBEDS}.", embeds.len()));
    }
    let mut total = 0;
    for (index, embed) in embeds.iter().enumerate() {
        total += check_embed(&format!("embeds[{index}]"), embed)?;
    }
    if total > MAX_TOTAL {
        return refuse(format!(
            "The embeds of the message have {total} Unicode code points together and Discord accepts {MAX_TOTAL}: shorten \
             them, or send them in several messages."
        ));
    }
    Ok(())
}

/// Gives how much text the embed has.
fn check_embed(name: &str, embed: &Value) -> Result<usize, Failure> {
    let Some(members) = embed.as_object() else { return refuse(format!("{name} is not a JSON object.")) };
    if !members.keys().any(|key| !matches!(&**key, "color" | "type")) {
        return refuse(format!(
            "{name} shows nothing: give it a title, a description, a field or a picture."
        ));
    }
    let mut total = 0;
    for (pointer, most) in TEXTS {
        total += check_text(name, embed, pointer, most)?.unwrap_or(0);
    }
    for pointer in PICTURES {
        check_url(name, embed, pointer, &["https://", "http://", "attachment://"])?;
    }
    for pointer in LINKS {
        check_url(name, embed, pointer, &["https://", "http://"])?;
    }
    match embed.get("color") {
        None | Some(Value::Null) => {}
        Some(color) if color.as_u64().is_some_and(|color| color <= MAX_COLOR) => {}
        Some(_) => return refuse(format!("{name}.color must be from 0 to {MAX_COLOR} (0xRRGGBB).")),
    }
    let fields = match embed.get("fields") {
        None | Some(Value::Null) => &[],
        Some(Value::Array(fields)) => &fields[..],
        Some(_) => return refuse(format!("{name}.fields is not a JSON array.")),
    };
    if fields.len() > MAX_FIELDS {
        return refuse(format!("{name} has {} fields and Discord accepts {MAX_FIELDS}.", fields.len()));
    }
    for (index, field) in fields.iter().enumerate() {
        let name = format!("{name}.fields[{index}]");
        for (pointer, most) in FIELD_TEXTS {
            match check_text(&name, field, pointer, most)? {
                None | Some(0) => {
                    return refuse(format!(
                        "{} is empty, and Discord wants both the name and the value of a field.",
                        shown(&name, pointer)
                    ));
                }
                Some(length) => total += length,
            }
        }
    }
    Ok(total)
}

/// Gives its length, as Discord counts it: without white space at its ends.
fn check_text(name: &str, value: &Value, pointer: &str, most: usize) -> Result<Option<usize>, Failure> {
    match value.pointer(pointer) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => {
            check_length(ResultCode::InvalidEmbed, shown(name, pointer), text.trim(), most)?;
            Ok(Some(length(text.trim())))
        }
        Some(_) => refuse(format!("{} is not a text.", shown(name, pointer))),
    }
}

fn check_url(name: &str, embed: &Value, pointer: &str, schemes: &[&str]) -> Result<(), Failure> {
    match embed.pointer(pointer) {
        None | Some(Value::Null) => Ok(()),
        Some(Value::String(url)) if schemes.iter().any(|scheme| url.trim().starts_with(scheme)) => Ok(()),
        Some(_) => refuse(format!("{} must begin with {}.", shown(name, pointer), schemes.join(" or "))),
    }
}

fn shown(name: &str, pointer: &str) -> String {
    format!("{name}{}", pointer.replace('/', "."))
}

fn refuse<T>(text: String) -> Result<T, Failure> {
    Err(Failure::new(ResultCode::InvalidEmbed, text))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn refusal(embeds: &Value) -> String {
        let failure = check(embeds.as_array().unwrap()).unwrap_err();
        assert_eq!(failure.code, ResultCode::InvalidEmbed);
        failure.text
    }

    #[test]
    fn an_embed_is_written_with_what_it_has() {
        let embed = Embed {
            title: Some("Wave 3".into()),
            color: Some(0),
            footer: Some(EmbedFooter { text: "now".into(), icon_url: None }),
            image: Some(EmbedMedia { url: "attachment://map.png" }),
            fields: vec![EmbedField { name: "Alive".into(), value: "4".into(), inline: true }],
            ..Embed::default()
        };
        let json = serde_json::to_value(&embed).unwrap();
        let expected = json!({
            "title": "Wave 3", "color": 0, "footer": {"text": "now"}, "image": {"url": "attachment://map.png"},
            "fields": [{"name": "Alive", "value": "4", "inline": true}],
        });
        assert_eq!(json, expected);
        check(&[json]).unwrap();
    }

    #[test]
    fn limits_are_told_with_the_place() {
        let many = vec![json!({"title": "x"}); 11];
        let fields = vec![json!({"name": "a", "value": "b"}); 26];
        let long = |length| "é".repeat(length);
        let cases = [
            (json!(many), "11 embeds"),
            (json!([{"title": "x"}, {"title": long(257)}]), "embeds[1].title has 257"),
            (json!([{"description": long(4097)}]), "embeds[0].description has 4097"),
            (json!([{"footer": {"text": long(2049)}}]), "embeds[0].footer.text has 2049"),
            (json!([{"author": {"name": long(257)}}]), "embeds[0].author.name has 257"),
            (json!([{"fields": fields}]), "26 fields"),
            (json!([{"fields": [{"name": "a", "value": long(1025)}]}]), "embeds[0].fields[0].value has 1025"),
            (json!([{"fields": [{"name": long(257), "value": "b"}]}]), "embeds[0].fields[0].name has 257"),
            (json!([{"fields": [{"name": " ", "value": "b"}]}]), "embeds[0].fields[0].name is empty"),
            (json!([{"fields": [{"name": "a"}]}]), "embeds[0].fields[0].value is empty"),
            (json!([{"fields": [7]}]), "embeds[0].fields[0].name is empty"),
            (json!([{"description": long(4000)}, {"description": long(2001)}]), "6001"),
            (json!([{"title": 5}]), "embeds[0].title is not a text"),
            (json!([{"title": "x", "color": 0x100_0000}]), "color"),
            (json!([{"image": {"url": "C:\\map.png"}}]), "embeds[0].image.url must begin with https://"),
            (json!([{"title": "x", "url": "attachment://a"}]), "embeds[0].url must begin"),
            (json!([{"title": "x", "fields": {}}]), "not a JSON array"),
            (json!([{"color": 5}]), "shows nothing"),
            (json!(["text"]), "not a JSON object"),
        ];
        for (embeds, words) in cases {
            let text = refusal(&embeds);
            assert!(text.contains(words), "{text}");
        }
    }

    #[test]
    fn the_limits_themselves_pass() {
        let long = |length| "é".repeat(length);
        let embeds = json!([
            {"title": format!(" {} ", long(256)), "description": long(4096)},
            {"footer": {"text": long(1648)}, "color": 0xff_ffff},
        ]);
        check(embeds.as_array().unwrap()).unwrap();
        check(&vec![json!({"title": "x"}); 10]).unwrap();
        check(&[json!({"fields": vec![json!({"name": "a", "value": "b"}); 25]})]).unwrap();
    }
}
