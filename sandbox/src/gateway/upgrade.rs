//! From an HTTP request to a gateway connection.

use std::sync::Arc;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{HeaderValue, LOCATION, RETRY_AFTER, UPGRADE, USER_AGENT};
use hyper::{Request, StatusCode, upgrade};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::sync::OwnedSemaphorePermit;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::server::create_response_with_body;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};

use super::close::Close;
use super::compressor::Compressor;
use super::connection::Connection;
use super::connections::{Order, plain_payload};
use crate::core::Core;
use crate::faults::Refusal;
use crate::journal::{What, short};
use crate::net::WireControl;
use crate::rest::{Reply, json_reply, text_reply};

/// Far above what a bot may send: within it, the sandbox answers a payload that is too large with 4002 itself.
const MAX_MESSAGE: usize = 1024 * 1024;

pub(crate) fn wants_upgrade(request: &Request<Incoming>) -> bool {
    request.headers().get(UPGRADE).is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"websocket"))
}

/// Answers an upgrade request. `slot` is held as long as the connection lives.
pub(crate) fn upgrade(
    core: &Arc<Core>,
    wire: Arc<WireControl>,
    slot: Arc<OwnedSemaphorePermit>,
    mut request: Request<Incoming>,
) -> Reply {
    if !matches!(request.uri().path(), "/" | "/gateway" | "/gateway/" | "/resume" | "/resume/") {
        return json_reply(StatusCode::NOT_FOUND, &json!({"message": "404: Not Found", "code": 0}));
    }
    let refusal = core.state().faults.next_upgrade_refusal();
    if let Some(how) = &refusal {
        core.record_refusal(how);
        if let Some(reply) = refuse(how) {
            return reply;
        }
    }
    let response = match create_response_with_body(&request, || Full::new(Bytes::new())) {
        Ok(response) => response,
        Err(error) => return text_reply(StatusCode::BAD_REQUEST, "text/plain", error.to_string()),
    };

    let query = request.uri().query().unwrap_or_default().to_owned();
    let checked = check_query(&query);
    let compressor = match &checked {
        Ok(Transport::ZlibStream) => Compressor::zlib_stream(),
        Ok(Transport::Plain) | Err(_) => Compressor::None,
    };
    let greeting = match (refusal, checked) {
        (Some(Refusal::NoHello), _) => Order::Silence,
        (Some(Refusal::Reconnect), _) => Order::Send(plain_payload(7, &Value::Null)),
        (_, Ok(_)) => hello(core),
        (_, Err(close)) => Order::Close(close),
    };
    let (path, query) = (short(request.uri().path()), short(&query));
    let user_agent = header(&request, USER_AGENT.as_str());
    let (connection, orders) = {
        let connections = &mut core.state().connections;
        let (connection, orders) = connections.add(Arc::clone(&wire));
        core.journal.record(What::Connected { connection, path, query, user_agent });
        connections.order(connection, greeting);
        (connection, orders)
    };

    let core = Arc::clone(core);
    let upgraded = upgrade::on(&mut request);
    tokio::spawn(async move {
        let config =
            WebSocketConfig::default().max_message_size(Some(MAX_MESSAGE)).max_frame_size(Some(MAX_MESSAGE));
        match upgraded.await {
            Ok(stream) => {
                let stream = TokioIo::new(stream);
                let socket = WebSocketStream::from_raw_socket(stream, Role::Server, Some(config)).await;
                Connection::new(core, connection, socket, wire, compressor, orders).run().await;
            }
            Err(_) => Connection::abandon(&core, connection, &wire),
        }
        drop(slot);
    });
    response
}

fn hello(core: &Core) -> Order {
    let ms = u64::try_from(core.options.heartbeat_interval.as_millis()).unwrap_or(u64::MAX);
    Order::Send(plain_payload(10, &json!({"heartbeat_interval": ms, "_trace": ["sandbox"]})))
}

fn header(request: &Request<Incoming>, name: &str) -> Option<String> {
    Some(short(&String::from_utf8_lossy(request.headers().get(name)?.as_bytes())))
}

/// An answer other than an upgrade, if the refusal is one.
fn refuse(how: &Refusal) -> Option<Reply> {
    const HTML: &str = "text/html; charset=utf-8";
    Some(match how {
        Refusal::Forbidden => {
            text_reply(StatusCode::FORBIDDEN, HTML, "<html><body>403 Forbidden</body></html>")
        }
        Refusal::Html => {
            text_reply(StatusCode::OK, HTML, "<html><body>Welcome to the airport WiFi</body></html>")
        }
        Refusal::TooManyRequests => {
            let mut reply =
                text_reply(StatusCode::TOO_MANY_REQUESTS, HTML, "<html><body>Slow down</body></html>");
            reply.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("1"));
            reply
        }
        Refusal::Redirect { location } => {
            let mut reply = text_reply(StatusCode::MOVED_PERMANENTLY, HTML, "");
            if let Ok(location) = HeaderValue::from_str(location) {
                reply.headers_mut().insert(LOCATION, location);
            }
            reply
        }
        _ => return None,
    })
}

/// The compression of all that the gateway sends.
enum Transport {
    Plain,
    ZlibStream,
}

/// The version has a close code of its own; for the rest Discord documents none, so it is a decode error.
fn check_query(query: &str) -> Result<Transport, Close> {
    let value = |name: &str| {
        query.split('&').find_map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (key == name).then_some(value)
        })
    };
    if value("v") != Some("10") {
        return Err(Close::invalid_version());
    }
    match value("encoding") {
        Some("json") => {}
        other => {
            let encoding = other.unwrap_or("none");
            return Err(Close::new(4002, format!("The sandbox speaks encoding=json only, not {encoding}.")));
        }
    }
    match value("compress") {
        None | Some("") => Ok(Transport::Plain),
        Some("zlib-stream") => Ok(Transport::ZlibStream),
        Some(other) => Err(Close::new(4002, format!("The sandbox does not speak compress={other}."))),
    }
}
