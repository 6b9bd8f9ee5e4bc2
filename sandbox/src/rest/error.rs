//! Error answers: `{code, message, errors?}`.

use hyper::StatusCode;
use hyper::header::HeaderMap;
use serde_json::{Value, json};

use super::form::{Fields, FormErrors};
use super::reply::{Reply, json_reply};

/// Wrong forms, empty messages, too many files, too large files and requests, and what is not JSON.
const AVOIDABLE: [u64; 7] = [30015, 40005, 50006, 50016, 50035, 50045, 50109];

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

    fn unknown(code: u32, what: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, code, &format!("Unknown {what}"))
    }

    pub(crate) fn unknown_channel() -> Self {
        Self::unknown(10003, "Channel")
    }

    pub(crate) fn unknown_guild() -> Self {
        Self::unknown(10004, "Guild")
    }

    pub(crate) fn unknown_member() -> Self {
        Self::unknown(10007, "Member")
    }

    pub(crate) fn unknown_message() -> Self {
        Self::unknown(10008, "Message")
    }

    pub(crate) fn unknown_invite() -> Self {
        Self::unknown(10006, "Invite")
    }

    pub(crate) fn unknown_role() -> Self {
        Self::unknown(10011, "Role")
    }

    pub(crate) fn unknown_user() -> Self {
        Self::unknown(10013, "User")
    }

    pub(crate) fn unknown_webhook() -> Self {
        Self::unknown(10015, "Webhook")
    }

    pub(crate) fn unknown_ban() -> Self {
        Self::unknown(10026, "Ban")
    }

    pub(crate) fn unknown_interaction() -> Self {
        Self::unknown(10062, "interaction")
    }

    pub(crate) fn unknown_command() -> Self {
        Self::unknown(10063, "application command")
    }

    pub(crate) fn missing_access() -> Self {
        Self::new(StatusCode::FORBIDDEN, 50001, "Missing Access")
    }

    pub(crate) fn missing_permissions() -> Self {
        Self::new(StatusCode::FORBIDDEN, 50013, "Missing Permissions")
    }

    /// 400 with a code of its own.
    pub(crate) fn refused(code: u32, message: &str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, code, message)
    }

    pub(crate) fn empty_message() -> Self {
        Self::refused(50006, "Cannot send an empty message")
    }

    pub(crate) fn not_json() -> Self {
        Self::new(StatusCode::BAD_REQUEST, 50109, "The request body contains invalid JSON.")
    }

    pub(crate) fn too_large() -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, 40005, "Request entity too large")
    }

    /// One field is wrong.
    pub(crate) fn field(path: &[&str], code: &str, message: &str) -> Self {
        let errors = FormErrors::default();
        errors.add(path, code, message);
        errors.check().err().unwrap_or_else(Self::not_found)
    }

    pub(crate) fn invalid_form(errors: &Fields) -> Self {
        let body = json!({"message": "Invalid Form Body", "code": 50035, "errors": errors});
        Self { status: StatusCode::BAD_REQUEST, body, headers: None }
    }

    /// Whether Discord's documentation lets a client know beforehand that this is refused.
    pub(crate) fn is_avoidable(&self) -> bool {
        let code = self.body["code"].as_u64().unwrap_or_default();
        matches!(self.status.as_u16(), 400 | 413) && AVOIDABLE.contains(&code) || code == 40333
    }

    /// `400, 50035: {...}`, as a violation shows it.
    pub(crate) fn words(&self) -> String {
        format!("{} {}", self.status.as_u16(), self.body)
    }

    pub(crate) fn reply(self) -> Reply {
        let mut reply = json_reply(self.status, &self.body);
        if let Some(headers) = self.headers {
            reply.headers_mut().extend(*headers);
        }
        reply
    }
}
