//! Answers in the making.

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::{Response, StatusCode};
use serde_json::Value;

/// An answer whose body is in memory.
pub(crate) type Reply = Response<Full<Bytes>>;

pub(crate) fn json_reply(status: StatusCode, json: &Value) -> Reply {
    text_reply(status, "application/json", json.to_string())
}

/// 200 with this.
pub(crate) fn ok(json: &Value) -> Reply {
    json_reply(StatusCode::OK, json)
}

/// 204.
pub(crate) fn no_content() -> Reply {
    let mut reply = Response::new(Full::default());
    *reply.status_mut() = StatusCode::NO_CONTENT;
    reply
}

pub(crate) fn text_reply(status: StatusCode, content_type: &str, body: impl Into<Bytes>) -> Reply {
    let mut reply = Response::new(Full::new(body.into()));
    *reply.status_mut() = status;
    if let Ok(content_type) = HeaderValue::from_str(content_type) {
        reply.headers_mut().insert(CONTENT_TYPE, content_type);
    }
    reply
}
