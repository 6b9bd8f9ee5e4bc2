use std::{borrow::Cow, time::Duration};

use bytes::Bytes;

use super::{
    AuditReason, Body, File, MAX_REQUEST_SIZE, Method, Multipart, Path, Priority, Repeat, Request,
    nonce::{nonce, with_nonce},
    percent,
};
use crate::{
    base::{Failure, ResultCode},
    encoding::json,
};

/// Any call of Discord's API, as the host words it. It cannot be printed: its path may hold a token.
pub struct Call<'a> {
    /// How.
    pub method: Method,
    /// Where to, such as `/channels/123/messages`.
    pub path: &'a str,
    /// `name=value` pairs with `&` between them; empty for none.
    pub query: &'a str,
    /// A JSON text; with files, what goes into `payload_json`.
    pub json: Option<&'a str>,
    /// Files to upload.
    pub files: Vec<File>,
    /// The most bytes that a file may have.
    pub max_file_size: u64,
    /// For the guild's audit log; empty for none.
    pub audit_reason: &'a str,
    /// Which goes first.
    pub priority: Priority,
    /// How long it may wait to be sent.
    pub max_age: Duration,
    /// The host says that a second time does no harm.
    pub repeatable: bool,
}

/// In bytes, encoded.
const MAX_QUERY: usize = 4096;

impl Call<'_> {
    /// Checks the call and makes the request of it. `salt` is this client's part of a nonce; `entropy` makes the boundary
    /// between files.
    pub fn into_request(self, id: u64, salt: u32, entropy: [u8; 16]) -> Result<Request, Failure> {
        let mut request = Request::new(id, self.method, Path::parse(self.path)?);
        request.query = query(self.query)?;
        request.audit_reason = AuditReason::new(self.audit_reason)?;
        request.priority = self.priority;
        request.max_age = self.max_age;
        if self.method.is_read() && (self.json.is_some() || !self.files.is_empty()) {
            let text = "A GET has no body: leave out the JSON and the files.";
            return Err(Failure::new(ResultCode::InvalidArgument, text));
        }
        let creates_message =
            self.method == Method::Post && &**request.path.template() == "/channels/{id}/messages";
        let mut content = None;
        // Files alone are a message too, and need a nonce as any other.
        let json = self.json.or_else(|| (creates_message && !self.files.is_empty()).then_some("{}"));
        if let Some(text) = json {
            if text.len() as u64 > MAX_REQUEST_SIZE {
                let text =
                    format!("The JSON has {} bytes and Discord accepts {MAX_REQUEST_SIZE}.", text.len());
                return Err(Failure::new(ResultCode::RequestTooLarge, text));
            }
            json::measure(text).map_err(|error| {
                Failure::new(ResultCode::InvalidJson, format!("The body is not JSON: {error}."))
            })?;
            let text = if creates_message {
                let (text, repeat) = with_nonce(text, &nonce(salt, id));
                request.repeat = repeat;
                text
            } else {
                Cow::Borrowed(text)
            };
            content = Some(Bytes::from(text.into_owned()));
        }
        if self.repeatable {
            request.repeat = Repeat::Always;
        }
        request.body = match content {
            _ if !self.files.is_empty() => {
                Body::Multipart(Multipart::new(entropy, content, self.files, self.max_file_size)?)
            }
            Some(json) => Body::Json(json),
            None => Body::None,
        };
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
    match percent::normalize(text, |byte| percent::is_plain_in_path(byte) || b"/?".contains(&byte)) {
        None => refuse("it has a '%' that does not begin an encoded byte; write %25 for it"),
        Some(query) if query.len() > MAX_QUERY => refuse("it is longer than 4096 bytes once it is encoded"),
        Some(query) => Ok(query),
    }
}
