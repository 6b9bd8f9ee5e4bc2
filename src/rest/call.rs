use std::{borrow::Cow, time::Duration};

use serde::Serialize;
use serde_json::{Map, Value};

use super::{
    AuditReason, Body, DEFAULT_MAX_AGE, DEFAULT_MAX_FILE_SIZE, File, MAX_REQUEST_SIZE, Merge, Method,
    Multipart, Path, Priority, Repeat, Request,
    nonce::{nonce, with_nonce},
    percent,
};
use crate::{
    base::{Failure, ResultCode},
    encoding::json,
    model::Snowflake,
};

/// Any call of Discord's API, as the host words it. It cannot be printed: its path may hold a token.
pub struct Call<'a> {
    /// How.
    pub method: Method,
    /// Where to, such as `/channels/123/messages`.
    pub path: Cow<'a, str>,
    /// `name=value` pairs with `&` between them; empty for none.
    pub query: Cow<'a, str>,
    /// Bodies in JSON that are sent before the call itself, one after the other.
    pub parts_before: Vec<String>,
    /// A JSON text; with files, what goes into `payload_json`.
    pub json: Option<Cow<'a, str>>,
    /// What takes the place of a body, and can share a request with others.
    pub merge: Option<Merge>,
    /// Files to upload.
    pub files: Vec<File>,
    /// The most bytes that a file may have.
    pub max_file_size: u64,
    /// Who gets it as a direct message, in place of the channel in `path`.
    pub recipient: Option<Snowflake>,
    /// For the guild's audit log; empty for none.
    pub audit_reason: &'a str,
    /// Which goes first.
    pub priority: Priority,
    /// How long it may wait to be sent.
    pub max_age: Duration,
    /// A second time does no harm.
    pub repeatable: bool,
    /// Places in the host's text that were not UTF-8 and were replaced.
    pub utf8_repairs: usize,
}

/// In bytes, encoded.
const MAX_QUERY: usize = 4096;

impl<'a> Call<'a> {
    /// A call of ordinary priority and age, with nothing but its path.
    #[must_use]
    pub fn new(method: Method, path: impl Into<Cow<'a, str>>) -> Self {
        Self {
            method,
            path: path.into(),
            query: Cow::Borrowed(""),
            parts_before: Vec::new(),
            json: None,
            merge: None,
            files: Vec::new(),
            max_file_size: DEFAULT_MAX_FILE_SIZE,
            recipient: None,
            audit_reason: "",
            priority: Priority::Normal,
            max_age: DEFAULT_MAX_AGE,
            repeatable: false,
            utf8_repairs: 0,
        }
    }

    /// The same with this body.
    pub(super) fn with_json(self, body: &impl Serialize) -> Self {
        let json = serde_json::to_string(body).expect("numbers and strings always have a JSON form");
        Self { json: Some(json.into()), ..self }
    }

    /// The same with these bodies, one after the other.
    pub(super) fn with_bodies(self, bodies: &[Map<String, Value>]) -> Self {
        let Some((last, before)) = bodies.split_last() else { return self };
        let parts_before = before.iter().map(|body| Value::Object(body.clone()).to_string()).collect();
        Self { parts_before, ..self.with_json(last) }
    }

    /// Checks the call and makes the request of it. `salt` is this client's part of a nonce; `entropy` makes the boundary
    /// between files.
    pub fn into_request(self, id: u64, salt: u32, entropy: [u8; 16]) -> Result<Request, Failure> {
        let mut request = Request::new(id, self.method, Path::parse(&self.path)?);
        request.query = query(&self.query)?;
        request.audit_reason = AuditReason::new(self.audit_reason)?;
        request.recipient = self.recipient;
        request.priority = self.priority;
        request.max_age = self.max_age;
        request.utf8_repairs = self.utf8_repairs;
        if self.method.is_read() && (self.json.is_some() || !self.files.is_empty()) {
            let text = "A GET has no body: leave out the JSON and the files.";
            return Err(Failure::new(ResultCode::InvalidArgument, text));
        }
        let creates_message = self.recipient.is_some()
            || self.method == Method::Post && &**request.path.template() == "/channels/{id}/messages";
        // Files alone are a message too, and need a nonce as any other.
        let json = self.json.or_else(|| (creates_message && !self.files.is_empty()).then_some("{}".into()));
        request.merge = self.merge.map(Box::new);
        if let Some(Merge::Line(line)) = request.merge.as_deref_mut()
            && creates_message
        {
            line.nonce = Some(nonce(salt, id, 0));
            request.repeat = Repeat::WhileNonceIsKnown;
        }
        let mut bodies = Vec::new();
        for (part, text) in self.parts_before.into_iter().map(Cow::Owned).chain(json).enumerate() {
            if text.len() as u64 > MAX_REQUEST_SIZE {
                let text =
                    format!("The JSON has {} bytes and Discord accepts {MAX_REQUEST_SIZE}.", text.len());
                return Err(Failure::new(ResultCode::RequestTooLarge, text));
            }
            json::measure(&text).map_err(|error| {
                Failure::new(ResultCode::InvalidJson, format!("The body is not JSON: {error}."))
            })?;
            let text = if creates_message {
                let (text, repeat) = with_nonce(&text, &nonce(salt, id, part));
                request.repeat = repeat;
                text.into_owned()
            } else {
                text.into_owned()
            };
            bodies.push(Body::Json(text.into()));
        }
        if self.repeatable {
            request.repeat = Repeat::Always;
        }
        if !self.files.is_empty() {
            let json = if let Some(Body::Json(json)) = bodies.pop() { Some(json) } else { None };
            let files = Multipart::new(entropy, json, self.files, self.max_file_size)?;
            bodies.push(Body::Multipart(files));
        }
        let mut bodies = bodies.into_iter();
        request.body = bodies.next().unwrap_or(Body::None);
        request.further = bodies.collect();
        Ok(request)
    }
}

fn query(text: &str) -> Result<String, Failure> {
    let refuse = |why: &str| {
        let text = format!("The query cannot be used: {why}. It must look like limit=50&after=123.");
        Err(Failure::new(ResultCode::InvalidPath, text))
    };
    if text.starts_with('?') {
        return refuse("it begins with a '?', which comes in front of it by itself");
    }
    if text.len() > MAX_QUERY {
        return refuse("it is longer than 4096 bytes");
    }
    if text.contains(char::is_control) {
        return refuse(
            "it has a line break or another control character; write %0A for a line break in a value",
        );
    }
    match percent::normalize(text, |byte| percent::is_plain_in_path(byte) || b"/?".contains(&byte)) {
        None => refuse("it has a '%' that does not begin an encoded byte; write %25 for it"),
        Some(query) if query.len() > MAX_QUERY => refuse("it is longer than 4096 bytes once it is encoded"),
        Some(query) => Ok(query),
    }
}
