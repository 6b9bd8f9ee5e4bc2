use std::{
    error::Error as _,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use bytes::Bytes;
use http::{HeaderValue, Request, header};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::{
    body::Incoming,
    client::conn::http1::{self, SendRequest},
};
use hyper_util::rt::TokioIo;
use tokio::{task::yield_now, time::timeout};
use zeroize::Zeroizing;

use super::{metrics::Metrics, progress::Progress, upload::Upload};
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
    metrics: Arc<Metrics>,
}

/// A connection that was used last at this time.
struct Idle(Instant, SendRequest<Upload>);

/// How long nothing may move.
struct Limits {
    /// Until the answer begins.
    head: Duration,
    /// Until it goes on.
    body: Duration,
    progress: Progress,
}

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

/// What was taken out of a body may lie in the system's buffers for a while: so much, on its way at so many bytes per second.
const BUFFERS: u64 = 4 * 1024 * 1024;
const SLOWEST: u64 = 64 * 1024;

/// The longest that the body of an answer may take once it has begun, even if it moves.
const MAX_READING: Duration = Duration::from_secs(120);

/// The longest answer that is read.
const MAX_BODY: usize = 8 * 1024 * 1024;

/// A connection that was idle for longer may be dead without anybody having said so, as behind a NAT.
const MAX_IDLE_TIME: Duration = Duration::from_secs(60);

/// Idle connections that are kept at the most.
const MAX_IDLE: usize = 4;

impl HttpClient {
    pub(super) fn new(connector: Arc<Connector>, base: Url, token: &Token, metrics: Arc<Metrics>) -> Self {
        // The header shares these bytes with all requests, and they are overwritten when the last one is gone.
        let authorization = Bytes::from_owner(Zeroizing::new(format!("Bot {}", token.expose())));
        let mut authorization =
            HeaderValue::from_maybe_shared(authorization).expect("a token is printable ASCII");
        authorization.set_sensitive(true);
        Self { connector, base, authorization, idle: Mutex::new(Vec::new()), metrics }
    }

    /// Sends one request and reads its answer. When the connection stands, nothing may move for `patience` at the most, apart
    /// from what a long body needs on its way.
    pub(super) async fn exchange(
        &self,
        request: &rest::Request,
        patience: Duration,
    ) -> Result<Response, NoResponse> {
        let unsendable = |failure| NoResponse { failure, fate: Fate::Unsendable };
        let body = Upload::open(&request.body).await.map_err(unsendable)?;
        let limits = Limits {
            head: patience + Duration::from_secs(body.length().min(BUFFERS) / SLOWEST),
            body: patience,
            progress: body.progress(),
        };
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
        self.metrics.requests.add(1);
        self.send(http_request, &limits).await
    }

    async fn send(&self, mut request: Request<Upload>, limits: &Limits) -> Result<Response, NoResponse> {
        // Lets the system tell first which kept connections the server has closed: what was written to one cannot be sent again.
        yield_now().await;
        // One may be closed at this moment: then the request comes back and the next one gets it.
        while let Some(mut connection) = self.take_idle() {
            let answer = limits.progress.watch(limits.head, connection.try_send_request(request)).await;
            match answer.ok_or_else(|| self.stalled("answer", limits.head))? {
                Ok(response) => return self.read(connection, response, limits).await,
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
        let answer = limits.progress.watch(limits.head, connection.send_request(request)).await;
        match answer.ok_or_else(|| self.stalled("answer", limits.head))? {
            Ok(response) => self.read(connection, response, limits).await,
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
        limits: &Limits,
    ) -> Result<Response, NoResponse> {
        let (head, body) = response.into_parts();
        self.metrics.rate_limited.add((head.status == http::StatusCode::TOO_MANY_REQUESTS).into());
        let read = limits.progress.watch(limits.body, collect(body, &limits.progress));
        let read =
            timeout(MAX_READING, read).await.map_err(|_| self.stalled("finish its answer", MAX_READING))?;
        let body = read.ok_or_else(|| self.stalled("go on with its answer", limits.body))?.map_err(|error| {
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
        Ok(Response { status: head.status.as_u16(), headers: Headers::read(headers), body })
    }

    /// The server did not do this in time.
    fn stalled(&self, what: &str, limit: Duration) -> NoResponse {
        self.forget_idle();
        let text = format!("{} did not {what} within {} s.", self.base.authority(), limit.as_secs_f32());
        let failure = Failure::new(ResultCode::NetworkTimeout, text);
        NoResponse { failure, fate: Fate::PerhapsSent }
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

/// The body of an answer.
async fn collect(
    body: Incoming,
    progress: &Progress,
) -> Result<Bytes, Box<dyn std::error::Error + Send + Sync>> {
    let mut body = Limited::new(body, MAX_BODY);
    let mut bytes = Vec::new();
    while let Some(frame) = body.frame().await {
        if let Ok(data) = frame?.into_data() {
            bytes.extend_from_slice(&data);
            progress.moved();
        }
    }
    Ok(bytes.into())
}

#[cfg(test)]
mod tests {
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::{TcpListener, TcpStream},
    };

    use super::*;
    use crate::{
        base::Purpose,
        rest::{Method, Path},
        transport::{Proxies, Roots, Tls},
    };

    /// For a server that never says more.
    const SHORT: Duration = Duration::from_millis(300);

    async fn client() -> (HttpClient, TcpListener) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        let connector = Connector::new(Tls::new(Roots::new(None).unwrap()), Proxies::default());
        let url = Url::parse(&url, Purpose::Http).unwrap();
        (
            HttpClient::new(Arc::new(connector), url, &Token::new("s3cr3t-t0ken").unwrap(), Arc::default()),
            listener,
        )
    }

    /// Takes a request, and says this in answer.
    async fn say(listener: &TcpListener, answer: &[u8]) -> TcpStream {
        let (mut stream, _) = listener.accept().await.unwrap();
        assert_ne!(stream.read(&mut [0; 4096]).await.unwrap(), 0);
        stream.write_all(answer).await.unwrap();
        stream
    }

    fn request() -> rest::Request {
        rest::Request::new(1, Method::Get, Path::parse("/gateway").unwrap())
    }

    #[tokio::test]
    async fn a_server_that_falls_silent_is_left_wherever_it_stopped() {
        for (said, words) in [
            ("", "did not answer within 0.3 s"),
            ("HTTP/1.1 200 OK\r\n", "did not answer"),
            ("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}", "did not go on with its answer"),
        ] {
            let (http, listener) = client().await;
            let request = request();
            let (result, _stream) =
                tokio::join!(http.exchange(&request, SHORT), say(&listener, said.as_bytes()));
            let none = result.unwrap_err();
            assert_eq!((none.failure.code, none.fate), (ResultCode::NetworkTimeout, Fate::PerhapsSent));
            assert!(none.failure.text.contains(words), "{}", none.failure.text);
        }
    }

    #[tokio::test]
    async fn after_a_silence_the_next_try_has_a_connection_of_its_own() {
        let (http, listener) = client().await;
        let request = request();
        let whole = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
        let (result, _kept) = tokio::join!(http.exchange(&request, rest::PATIENCE), say(&listener, whole));
        assert_eq!(result.unwrap().body, "{}");
        assert!(http.exchange(&request, SHORT).await.is_err(), "the kept connection is dead");
        let (result, _new) = tokio::join!(http.exchange(&request, rest::PATIENCE), say(&listener, whole));
        assert_eq!(result.unwrap().status, 200);
    }
}
