//! Error answers: `{code, message, errors?}`.

use hyper::StatusCode;
use hyper::header::HeaderMap;
use serde_json::{Map, Value, json};

use super::reply::{Reply, json_reply};

/// A request that failed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RestError {
    status: StatusCode,
    body: Value,
    /// Boxed because few errors have any.
    headers: Option<Box<HeaderMap>>,
}

impl RestError {
    pub(crate) fn new(status: StatusCode, code: u32, message: &str) -> Self {
        Self { status, body: json!({"message": message, "code": code}), headers: None }
    }

    pub(crate) fn too_many(body: Value, headers: HeaderMap) -> Self {
        Self { status: StatusCode::TOO_MANY_REQUESTS, body, headers: Some(Box::new(headers)) }
    }

    pub(crate) fn cloudflare_block() -> Self {
        Self::new(StatusCode::FORBIDDEN, 40333, "internal network error")
    }

    pub(crate) fn unauthorized() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, 0, "401: Unauthorized")
    }

    pub(crate) fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, 0, "404: Not Found")
    }

    pub(crate) fn method_not_allowed() -> Self {
        Self::new(StatusCode::METHOD_NOT_ALLOWED, 0, "405: Method Not Allowed")
    }

    pub(crate) fn unknown_channel() -> Self {
        Self::new(StatusCode::NOT_FOUND, 10003, "Unknown Channel")
    }

    pub(crate) fn unknown_guild() -> Self {
        Self::new(StatusCode::NOT_FOUND, 10004, "Unknown Guild")
    }

    pub(crate) fn unknown_message() -> Self {
        Self::new(StatusCode::NOT_FOUND, 10008, "Unknown Message")
    }

    pub(crate) fn missing_access() -> Self {
        Self::new(StatusCode::FORBIDDEN, 50001, "Missing Access")
    }

    pub(crate) fn empty_message() -> Self {
        Self::new(StatusCode::BAD_REQUEST, 50006, "Cannot send an empty message")
    }

    pub(crate) fn not_json() -> Self {
        Self::new(StatusCode::BAD_REQUEST, 50109, "The request body contains invalid JSON.")
    }

    pub(crate) fn too_large() -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, 40005, "Request entity too large")
    }

    /// One field is wrong.
    pub(crate) fn field(path: &[&str], code: &str, message: &str) -> Self {
        let mut errors = FormErrors::default();
        errors.add(path, code, message);
        errors.into_error()
    }

    pub(crate) fn reply(self) -> Reply {
        let mut reply = json_reply(self.status, &self.body);
        if let Some(headers) = self.headers {
            reply.headers_mut().extend(*headers);
        }
        reply
    }
}

/// Everything that is wrong with a body, as a tree of the same shape.
#[derive(Debug, Default)]
pub(crate) struct FormErrors {
    tree: Map<String, Value>,
}

impl FormErrors {
    pub(crate) fn add(&mut self, path: &[&str], code: &str, message: &str) {
        let mut at = &mut self.tree;
        for step in path {
            let child = at.entry(*step).or_insert_with(|| json!({}));
            let Value::Object(child) = child else { return };
            at = child;
        }
        if let Some(list) = at.entry("_errors").or_insert_with(|| json!([])).as_array_mut() {
            list.push(json!({"code": code, "message": message}));
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.tree.is_empty()
    }

    pub(crate) fn into_error(self) -> RestError {
        let body = json!({"message": "Invalid Form Body", "code": 50035, "errors": self.tree});
        RestError { status: StatusCode::BAD_REQUEST, body, headers: None }
    }
}
