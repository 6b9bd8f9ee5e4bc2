//! The control interface: plain HTTP on loopback, JSON in and out.

mod journal;

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::ORIGIN;
use hyper::http::request::Parts;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, StatusCode};
use hyper_util::rt::TokioIo;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::time::sleep;

use crate::core::Core;
use crate::faults::Fault;
use crate::interact::Interact;
use crate::rest::{Reply, download, json_reply};
use crate::{intents, world};

const MAX_BODY: usize = 1024 * 1024;
const MAX_CONNECTIONS: usize = 128;

/// A request that failed: status and what is wrong.
type Failed = (StatusCode, String);

pub(crate) async fn accept_loop(core: Arc<Core>, listener: TcpListener) {
    let slots = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    loop {
        let Ok(slot) = Arc::clone(&slots).acquire_owned().await else { return };
        let Ok((tcp, _)) = listener.accept().await else {
            sleep(Duration::from_millis(20)).await;
            continue;
        };
        let core = Arc::clone(&core);
        tokio::spawn(async move {
            let service = service_fn(|request| {
                let core = Arc::clone(&core);
                async move { Ok::<Reply, Infallible>(answer(&core, request).await) }
            });
            let _ = http1::Builder::new().serve_connection(TokioIo::new(tcp), service).await;
            drop(slot);
        });
    }
}

async fn answer(core: &Core, request: Request<Incoming>) -> Reply {
    let (head, body) = request.into_parts();
    if let Some(file) = download(core, &head) {
        return file;
    }
    match route(core, &head, body).await {
        Ok(json) => json_reply(StatusCode::OK, &json),
        Err((status, error)) => json_reply(status, &json!({"error": error})),
    }
}

async fn route(core: &Core, head: &Parts, body: Incoming) -> Result<Value, Failed> {
    // Only browsers send it, and a web page has no business here.
    if head.headers.contains_key(ORIGIN) {
        return Err((StatusCode::FORBIDDEN, String::from("not for web pages")));
    }
    let body = Limited::new(body, MAX_BODY)
        .collect()
        .await
        .map_err(|error| (StatusCode::PAYLOAD_TOO_LARGE, error.to_string()))?
        .to_bytes();
    let query = head.uri.query().unwrap_or_default();
    match (&head.method, head.uri.path()) {
        (&Method::GET, "/") => Ok(description(core)),
        (&Method::GET, "/journal") => journal::since(core, query),
        (&Method::GET, "/journal/wait") => journal::wait(core, query).await,
        (&Method::GET, "/violations") => Ok(json!({"violations": core.state().violations.all()})),
        (&Method::POST, "/speak") => speak(core, &body),
        (&Method::POST, "/interact") => interact(core, &body),
        (&Method::POST, "/webhook") => webhook(core, &body),
        (&Method::POST, "/dispatch") => dispatch(core, &body),
        (&Method::POST, "/fault") => {
            let fault: Fault = parse(&body)?;
            Ok(json!({"number": core.fault(&fault)}))
        }
        (&Method::POST, "/shutdown") => {
            core.stop.request();
            Ok(json!({}))
        }
        (
            _,
            "/" | "/journal" | "/journal/wait" | "/violations" | "/speak" | "/interact" | "/webhook"
            | "/dispatch" | "/fault" | "/shutdown",
        ) => Err((StatusCode::METHOD_NOT_ALLOWED, String::from("another method is needed"))),
        (_, path) => Err((StatusCode::NOT_FOUND, format!("there is no {path}"))),
    }
}

fn parse<T: DeserializeOwned>(body: &Bytes) -> Result<T, Failed> {
    serde_json::from_slice(body).map_err(|error| (StatusCode::BAD_REQUEST, error.to_string()))
}

/// What the binary prints at its start, and a little more.
fn description(core: &Core) -> Value {
    let ids = |ids: std::collections::BTreeMap<String, u64>| -> Value {
        ids.into_iter().map(|(name, id)| (name, Value::from(id.to_string()))).collect()
    };
    json!({
        "gateway_url": core.gateway_url(),
        "api_url": core.api_url(),
        "control_url": core.control_url(),
        "token": core.options.token,
        "guild_id": world::GUILD.to_string(),
        "bot_id": world::BOT.to_string(),
        "channel_ids": ids(world::channel_ids()),
        "member_ids": ids(world::member_ids()),
        "role_ids": ids(world::role_ids()),
        "ca_pem": core.ca_pem,
        "all_intents": intents::ALL_INTENTS,
    })
}

#[derive(Deserialize)]
struct Speak {
    channel_id: Value,
    member: String,
    content: String,
}

fn speak(core: &Core, body: &Bytes) -> Result<Value, Failed> {
    let speak: Speak = parse(body)?;
    core.speak(&name_or_id(&speak.channel_id), &speak.member, &speak.content)
        .map_err(|error| (StatusCode::NOT_FOUND, error.to_string()))
}

/// Ids may be numbers.
fn name_or_id(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[derive(Deserialize)]
struct DoneBy {
    channel_id: Value,
    member: String,
    #[serde(flatten)]
    what: Interact,
}

fn interact(core: &Core, body: &Bytes) -> Result<Value, Failed> {
    let done: DoneBy = parse(body)?;
    core.interact(&name_or_id(&done.channel_id), &done.member, &done.what)
        .map_err(|error| (StatusCode::NOT_FOUND, error.to_string()))
}

#[derive(Deserialize)]
struct NewWebhook {
    channel_id: Value,
    name: String,
}

fn webhook(core: &Core, body: &Bytes) -> Result<Value, Failed> {
    let new: NewWebhook = parse(body)?;
    core.create_webhook(&name_or_id(&new.channel_id), &new.name)
        .map_err(|error| (StatusCode::NOT_FOUND, error.to_string()))
}

#[derive(Deserialize)]
struct Dispatch {
    t: String,
    d: Value,
}

fn dispatch(core: &Core, body: &Bytes) -> Result<Value, Failed> {
    let dispatch: Dispatch = parse(body)?;
    Ok(json!({"sessions": core.dispatch_raw(&dispatch.t, &dispatch.d)}))
}
