//! A WebSocket server beside Discord's: it sends back each message, whole, and takes the first subprotocol it is offered.

use std::sync::Arc;

use futures_util::{SinkExt, StreamExt};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{HeaderValue, SEC_WEBSOCKET_PROTOCOL};
use hyper::{Request, StatusCode, upgrade};
use hyper_util::rt::TokioIo;
use tokio::sync::OwnedSemaphorePermit;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::server::create_response_with_body;
use tokio_tungstenite::tungstenite::protocol::Role;

use crate::rest::{Reply, text_reply};

/// The path that it is at.
pub(crate) const PATH: &str = "/echo";

/// Answers an upgrade request. `slot` is held as long as the connection lives.
pub(crate) fn upgrade(mut request: Request<Incoming>, slot: Arc<OwnedSemaphorePermit>) -> Reply {
    let mut response = match create_response_with_body(&request, || Full::new(Bytes::new())) {
        Ok(response) => response,
        Err(error) => return text_reply(StatusCode::BAD_REQUEST, "text/plain", error.to_string()),
    };
    let offered = request.headers().get(SEC_WEBSOCKET_PROTOCOL).and_then(|value| value.to_str().ok());
    let first = offered.and_then(|offered| offered.split(',').next()).map(str::trim);
    if let Some(Ok(chosen)) = first.map(HeaderValue::from_str) {
        response.headers_mut().insert(SEC_WEBSOCKET_PROTOCOL, chosen);
    }
    let upgraded = upgrade::on(&mut request);
    tokio::spawn(async move {
        if let Ok(stream) = upgraded.await {
            let stream = TokioIo::new(stream);
            let mut socket = WebSocketStream::from_raw_socket(stream, Role::Server, None).await;
            // Pings and the Close frame are answered inside; whatever else ends the stream ends the echo.
            while let Some(Ok(message)) = socket.next().await {
                if (message.is_text() || message.is_binary()) && socket.send(message).await.is_err() {
                    break;
                }
            }
        }
        drop(slot);
    });
    response
}
