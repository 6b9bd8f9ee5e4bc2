//! Files of messages: uploads, what a message says about them, and downloads.

use hyper::StatusCode;
use hyper::http::request::Parts;
use serde_json::{Value, json};

use crate::core::{Core, State};
use crate::rest::body::Upload;
use crate::rest::call::percent_decoded;
use crate::rest::error::RestError;
use crate::rest::form::{Fields, Form};
use crate::rest::reply::{Reply, text_reply};
use crate::world::Attachment;

const MAX_FILES: usize = 10;
const MAX_DESCRIPTION: usize = 1024;
const SPOILER: u64 = 1 << 3;

/// One of `attachments`.
#[derive(Debug)]
pub(crate) struct AttachmentForm {
    /// The number of a file in this request, or the id of one that is there already.
    id: u64,
    filename: Option<String>,
    is_spoiler: Option<bool>,
    /// `title`, `description`, `duration_secs`, `waveform` as far as given.
    described: Fields,
}

/// `None` if the body does not say.
pub(crate) fn read(form: &Form<'_>) -> Option<Vec<AttachmentForm>> {
    let forms = form.objects("attachments", 0..=MAX_FILES)?;
    let one = |form: &Form<'_>| {
        form.require("id");
        let mut described = Fields::new();
        let texts = [("title", 1024), ("description", MAX_DESCRIPTION), ("waveform", 400)];
        for (name, most) in texts {
            if let Some(text) = form.text(name, 0..=most) {
                described.insert(name.to_owned(), text.into());
            }
        }
        if let Some(seconds) = form.given("duration_secs") {
            described.insert(String::from("duration_secs"), seconds.clone());
        }
        Some(AttachmentForm {
            id: form.snowflake("id")?,
            filename: form.text("filename", 1..=260),
            is_spoiler: form.boolean("is_spoiler"),
            described,
        })
    };
    Some(forms.iter().filter_map(one).collect())
}

/// Number and sizes of what was uploaded.
pub(crate) fn check_uploads(core: &Core, uploads: &[Upload]) -> Result<(), RestError> {
    if uploads.len() > MAX_FILES {
        return Err(RestError::refused(30015, "Maximum number of attachments in a message reached (10)"));
    }
    if uploads.iter().any(|upload| upload.content.len() > core.options.max_file_bytes) {
        return Err(RestError::refused(50045, "File uploaded exceeds the maximum size"));
    }
    Ok(())
}

/// The files that a message has then. Of `kept`, those that `forms` lists, or all if it says nothing.
pub(crate) fn store(
    core: &Core,
    state: &mut State,
    channel: u64,
    forms: Option<&[AttachmentForm]>,
    uploads: &[Upload],
    kept: &[Attachment],
) -> Result<Vec<Attachment>, RestError> {
    let mut stored: Vec<Attachment> = Vec::new();
    if forms.is_none() {
        stored.extend(kept.iter().cloned());
    }
    for (index, form) in forms.unwrap_or_default().iter().enumerate() {
        if let Some(upload) = uploads.iter().find(|upload| upload.number == form.id) {
            stored.push(attachment(core, state, channel, upload, Some(form)));
        } else if let Some(known) = kept.iter().find(|known| known.id == form.id) {
            let mut known = known.clone();
            describe(&mut known.json, form);
            stored.push(known);
        } else {
            let path = ["attachments", &index.to_string()];
            let message = "Attachment data not found";
            return Err(RestError::field(&path, "MESSAGE_ATTACHMENT_NOT_FOUND", message));
        }
    }
    let is_listed = |number| forms.is_some_and(|forms| forms.iter().any(|form| form.id == number));
    for upload in uploads.iter().filter(|upload| !is_listed(upload.number)) {
        stored.push(attachment(core, state, channel, upload, None));
    }
    if stored.len() > MAX_FILES {
        return Err(RestError::refused(30015, "Maximum number of attachments in a message reached (10)"));
    }
    Ok(stored)
}

fn attachment(
    core: &Core,
    state: &mut State,
    channel: u64,
    upload: &Upload,
    form: Option<&AttachmentForm>,
) -> Attachment {
    let id = state.world.new_id();
    let filename = form.and_then(|form| form.filename.as_ref()).unwrap_or(&upload.filename);
    // As Discord does it, so that the name can stand in a URL.
    let safe =
        |letter: char| if letter.is_ascii_alphanumeric() || "._-".contains(letter) { letter } else { '_' };
    let filename: String = filename.chars().map(safe).collect();
    let url = format!(
        "https://{}:{}/attachments/{channel}/{id}/{filename}?ex=7fffffff&is=0&hm=sandbox&",
        core.options.host, core.port
    );
    let mut json = json!({
        "id": id.to_string(),
        "filename": filename,
        "size": upload.content.len(),
        "url": url,
        "proxy_url": url,
        "flags": if filename.starts_with("SPOILER_") { SPOILER } else { 0 },
    });
    if let Some(content_type) = &upload.content_type {
        json["content_type"] = content_type.as_str().into();
    }
    if let Some(form) = form {
        describe(&mut json, form);
    }
    Attachment { id, json, content: upload.content.clone() }
}

fn describe(json: &mut Value, form: &AttachmentForm) {
    for (name, value) in &form.described {
        json[name.as_str()] = value.clone();
    }
    if let Some(is_spoiler) = form.is_spoiler {
        let flags = json["flags"].as_u64().unwrap_or(0);
        json["flags"] = (if is_spoiler { flags | SPOILER } else { flags & !SPOILER }).into();
    }
}

/// Puts the addresses of files in place of `attachment://NAME`, at any depth.
pub(crate) fn resolve(value: &mut Value, files: &[Attachment]) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|value| resolve(value, files)),
        Value::Object(fields) => fields.values_mut().for_each(|value| resolve(value, files)),
        Value::String(text) => {
            let Some(name) = text.strip_prefix("attachment://") else { return };
            if let Some(file) = files.iter().find(|file| file.json["filename"] == name) {
                *value = file.json["url"].clone();
            }
        }
        _ => {}
    }
}

/// A file by its address, for everyone; `None` if the request is about something else.
pub(crate) fn download(core: &Core, head: &Parts) -> Option<Reply> {
    let mut parts = head.uri.path().strip_prefix("/attachments/")?.split('/');
    let (channel, id, name) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?);
    let state = core.state();
    let file = state.world.channel(channel).and_then(|channel| channel.file(id));
    let file = file.filter(|file| file.json["filename"] == percent_decoded(name));
    Some(match file {
        Some(file) => {
            let content_type = file.json["content_type"].as_str().unwrap_or("application/octet-stream");
            text_reply(StatusCode::OK, content_type, file.content.clone())
        }
        None => text_reply(StatusCode::NOT_FOUND, "text/plain", "This content is no longer available."),
    })
}
