use std::{
    error::Error as _,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use http::{HeaderValue, Request, header};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::{
    body::Incoming,
    client::conn::http1::{self, SendRequest},
};
use hyper_util::rt::TokioIo;

use super::upload::Upload;
use crate::{
    base::{Failure, ResultCode, Token, Url},
    rest::{self, Fate, Headers, Response},
    transport::Connector,
};

/// HTTP/1.1 to Discord's API over connections that are kept.
pub(super) struct HttpClient {
    connector: Arc<Connector>,
    base: Url,
    authorization: HeaderValue,
    idle: Mutex<Vec<Idle>>,
}

/// A connection that was used last at this time.
struct Idle(Instant, SendRequest<Upload>);

/// Why there is no response.
#[derive(Debug)]
pub(super) struct NoResponse {
    pub(super) failure: Failure,
    /// Whether the request may have arrived all the same.
    pub(super) fate: Fate,
}

/// Discord wants this form (<https://discord.com/developers/docs/reference#user-agent>).
pub(super) const USER_AGENT: &str =
    concat!("DiscordBot (", env!("CARGO_PKG_REPOSITORY"), ", ", env!("CARGO_PKG_VERSION"), ") Tickcord");

/// From the request to the end of its answer, but for the time that a long body needs.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The slowest upload that is waited for, in bytes per second.
const SLOWEST: u64 = 64 * 1024;

/// The longest answer that is read.
const MAX_BODY: usize = 8 * 1024 * 1024;

/// A connection that was idle for longer may be dead without anybody having said so, as behind a NAT.
const MAX_IDLE_TIME: Duration = Duration::from_secs(60);

/// Idle connections that are kept at the most.
const MAX_IDLE: usize = 4;

impl HttpClient {
    pub(super) fn new(connector: Arc<Connector>, base: Url, token: &Token) -> Self {
        let authorization = format!("Bot {}", token.expose());
        let mut authorization = HeaderValue::from_str(&authorization).expect("a token is printable ASCII");
        authorization.set_sensitive(true);
        Self { connector, base, authorization, idle: Mutex::new(Vec::new()) }
    }

    /// Sends one request and reads its answer.
    pub(super) async fn exchange(&self, request: &rest::Request) -> Result<Response, NoResponse> {
        let unsendable = |failure| NoResponse { failure, fate: Fate::Unsendable };
        let body = Upload::open(&request.body).await.map_err(unsendable)?;
        let limit = TIMEOUT + Duration::from_secs(body.length() / SLOWEST);
        let url = self.base.join(&request.expose_target());
        let mut builder = Request::builder()
            .method(request.method.as_str())
            .uri(url.target())
            .header(header::HOST, url.authority())
            .header(header::USER_AGENT, USER_AGENT);
        if request.is_authenticated() {
            builder = builder.header(header::AUTHORIZATION, self.authorization.clone());
        }
        if let Some(content_type) = request.body.content_type() {
            builder = builder.header(header::CONTENT_TYPE, content_type);
        }
        if let Some(reason) = &request.audit_reason {
            builder = builder.header("X-Audit-Log-Reason", reason.as_str());
        }
        let http_request = builder.body(body).map_err(|error| {
            let text = format!("{} cannot be asked for: {error}.", request.path);
            unsendable(Failure::new(ResultCode::InvalidPath, text))
        })?;
        tokio::time::timeout(limit, self.send(http_request)).await.unwrap_or_else(|_| {
            self.forget_idle();
            let text = format!("{} did not answer within {} s.", self.base.authority(), limit.as_secs());
            Err(NoResponse {
                failure: Failure::new(ResultCode::NetworkTimeout, text),
                fate: Fate::PerhapsSent,
            })
        })
    }

    async fn send(&self, mut request: Request<Upload>) -> Result<Response, NoResponse> {
        // A kept connection may have been closed meanwhile: then the request comes back and the next one gets it.
        while let Some(mut connection) = self.take_idle() {
            match connection.try_send_request(request).await {
                Ok(response) => return self.read(connection, response).await,
                Err(mut error) => {
                    let Some(unsent) = error.take_message() else {
                        self.forget_idle();
                        return Err(self.lost(error.error(), Fate::PerhapsSent));
                    };
                    request = unsent;
                }
            }
        }
        let mut connection =
            self.open().await.map_err(|failure| NoResponse { failure, fate: Fate::NotSent })?;
        match connection.send_request(request).await {
            Ok(response) => self.read(connection, response).await,
            Err(error) => Err(self.lost(&error, Fate::PerhapsSent)),
        }
    }

    async fn open(&self) -> Result<SendRequest<Upload>, Failure> {
        let stream = self.connector.connect(&self.base).await?;
        let (sender, connection) = http1::handshake(TokioIo::new(stream))
            .await
            .map_err(|error| self.lost(&error, Fate::NotSent).failure)?;
        // Its end is seen by the sender.
        tokio::spawn(connection);
        Ok(sender)
    }

    async fn read(
        &self,
        connection: SendRequest<Upload>,
        response: http::Response<Incoming>,
    ) -> Result<Response, NoResponse> {
        let (head, body) = response.into_parts();
        let body = Limited::new(body, MAX_BODY).collect().await.map_err(|error| {
            let host = self.base.authority();
            if error.is::<LengthLimitError>() {
                let text = format!(
                    "{host} answered HTTP {} with more than {MAX_BODY} bytes, which are not read: ask for less at once, such as \
                     by a smaller limit in the query. If the request changes something, that is done.",
                    head.status.as_u16()
                );
                let failure = Failure::new(ResultCode::HttpUnexpected, text);
                return NoResponse { failure, fate: Fate::UnusableAnswer };
            }
            let text = format!("The answer of {host} could not be read to its end: {error}.");
            NoResponse { failure: Failure::new(ResultCode::ConnectionLost, text), fate: Fate::PerhapsSent }
        })?;
        self.keep(connection);
        let headers =
            head.headers.iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)));
        Ok(Response { status: head.status.as_u16(), headers: Headers::read(headers), body: body.to_bytes() })
    }

    fn lost(&self, error: &hyper::Error, fate: Fate) -> NoResponse {
        // A body that breaks off is no request: the server waits for the rest in vain.
        if let Some(failure) = error.source().and_then(|source| source.downcast_ref::<Failure>()) {
            return NoResponse { failure: failure.clone(), fate: Fate::Unsendable };
        }
        let text = format!("The connection to {} was lost: {error}.", self.base.authority());
        NoResponse { failure: Failure::new(ResultCode::ConnectionLost, text), fate }
    }

    fn take_idle(&self) -> Option<SendRequest<Upload>> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.retain(|Idle(last, connection)| !connection.is_closed() && last.elapsed() < MAX_IDLE_TIME);
        idle.pop().map(|Idle(_, connection)| connection)
    }

    /// One kept connection was dead, so the others probably are.
    fn forget_idle(&self) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    fn keep(&self, connection: SendRequest<Upload>) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < MAX_IDLE && !connection.is_closed() {
            idle.push(Idle(Instant::now(), connection));
        }
    }
}
