//! A gateway client of tokio-tungstenite over tokio-rustls.

use std::io::Read;
use std::sync::Arc;

use flate2::read::ZlibDecoder;
use flate2::{Decompress, FlushDecompress};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tickcord_sandbox::{ALL_INTENTS, Sandbox};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore, SupportedProtocolVersion};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{Error, Message};

use crate::PATIENCE;

pub(crate) const VERSIONS: &[&SupportedProtocolVersion] =
    &[&tokio_rustls::rustls::version::TLS13, &tokio_rustls::rustls::version::TLS12];
pub(crate) const QUERY: &str = "?v=10&encoding=json";
pub(crate) const ZLIB_STREAM: &str = "?v=10&encoding=json&compress=zlib-stream";

pub(crate) fn connector(sandbox: &Sandbox, versions: &[&'static SupportedProtocolVersion]) -> TlsConnector {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(sandbox.ca_pem().as_bytes()).unwrap()).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(versions)
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    TlsConnector::from(Arc::new(config))
}

pub(crate) async fn tls(sandbox: &Sandbox) -> std::io::Result<TlsStream<TcpStream>> {
    let tcp = TcpStream::connect(("127.0.0.1", sandbox.port())).await?;
    connector(sandbox, VERSIONS).connect(ServerName::try_from("localhost").unwrap(), tcp).await
}

#[derive(Debug)]
pub(crate) struct Bot {
    socket: WebSocketStream<TlsStream<TcpStream>>,
    /// For `zlib-stream`; new with each connection.
    decompress: Option<Decompress>,
    /// Messages that came compressed.
    pub(crate) compressed: usize,
    query: String,
    token: String,
    pub(crate) session: String,
    pub(crate) resume_url: String,
    pub(crate) seq: u64,
}

impl Bot {
    /// To any address, with nothing read yet.
    pub(crate) async fn open(sandbox: &Sandbox, url: &str) -> Result<Self, Error> {
        let stream = tls(sandbox).await?;
        let (socket, _) = timeout(PATIENCE, tokio_tungstenite::client_async(url, stream)).await.unwrap()?;
        let query = url.find('?').map(|at| url[at..].to_owned()).unwrap_or_default();
        Ok(Self {
            socket,
            decompress: (query == ZLIB_STREAM).then(|| Decompress::new(true)),
            compressed: 0,
            query,
            token: sandbox.token().to_owned(),
            session: String::new(),
            resume_url: String::new(),
            seq: 0,
        })
    }

    /// Connected, and HELLO read.
    pub(crate) async fn connect(sandbox: &Sandbox) -> Self {
        let mut bot = Self::open(sandbox, &(sandbox.gateway_url() + QUERY)).await.unwrap();
        assert_eq!(bot.next().await["op"], 10);
        bot
    }

    /// Identified with these intents, and READY read.
    pub(crate) async fn ready(sandbox: &Sandbox, intents: u64) -> Self {
        let mut bot = Self::connect(sandbox).await;
        bot.log_in(&identify(sandbox, intents)).await;
        bot
    }

    /// From op 2 to READY.
    pub(crate) async fn log_in(&mut self, identify: &Value) {
        self.send(&json!({"op": 2, "d": identify})).await;
        let ready = self.dispatch("READY").await;
        ready["session_id"].as_str().unwrap().clone_into(&mut self.session);
        ready["resume_gateway_url"].as_str().unwrap().clone_into(&mut self.resume_url);
    }

    /// With all intents, and `GUILD_CREATE` read.
    pub(crate) async fn in_guild(sandbox: &Sandbox) -> Self {
        let mut bot = Self::ready(sandbox, ALL_INTENTS).await;
        bot.dispatch("GUILD_CREATE").await;
        bot
    }

    /// A new connection to where READY said, with HELLO read and op 6 sent.
    pub(crate) async fn resume(self, sandbox: &Sandbox) -> Self {
        let mut bot = Self::open(sandbox, &(self.resume_url.clone() + &self.query)).await.unwrap();
        assert_eq!(bot.next().await["op"], 10);
        let resume = json!({"token": self.token, "session_id": self.session, "seq": self.seq});
        bot.send(&json!({"op": 6, "d": resume})).await;
        Self { socket: bot.socket, decompress: bot.decompress, compressed: bot.compressed, ..self }
    }

    pub(crate) async fn send(&mut self, payload: &Value) {
        self.send_message(Message::text(payload.to_string())).await;
    }

    pub(crate) async fn send_message(&mut self, message: Message) {
        self.socket.send(message).await.unwrap();
    }

    fn inflate(&mut self, bytes: &[u8]) -> String {
        self.compressed += 1;
        let mut text = Vec::with_capacity(1024 * 1024);
        match &mut self.decompress {
            Some(decompress) => {
                assert!(bytes.ends_with(&[0, 0, 0xff, 0xff]));
                decompress.decompress_vec(bytes, &mut text, FlushDecompress::Sync).unwrap();
            }
            None => drop(ZlibDecoder::new(bytes).read_to_end(&mut text).unwrap()),
        }
        String::from_utf8(text).unwrap()
    }

    /// A payload, or how the connection ended.
    async fn read(&mut self) -> Result<Value, End> {
        loop {
            match timeout(PATIENCE, self.socket.next()).await.expect("something to read") {
                Some(Ok(Message::Text(text))) => return Ok(serde_json::from_str(&text).unwrap()),
                Some(Ok(Message::Binary(bytes))) => {
                    return Ok(serde_json::from_str(&self.inflate(&bytes)).unwrap());
                }
                Some(Ok(Message::Close(frame))) => return Err(End::Closed(frame)),
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(End::Lost(error.to_string())),
                None => return Err(End::Lost(String::from("end of stream"))),
            }
        }
    }

    pub(crate) async fn next(&mut self) -> Value {
        let payload = self.read().await.expect("a payload");
        if let Some(seq) = payload["s"].as_u64() {
            self.seq = seq;
        }
        payload
    }

    /// The next payload, which must be this dispatch.
    pub(crate) async fn dispatch(&mut self, name: &str) -> Value {
        let mut payload = self.next().await;
        assert_eq!(payload["t"], name, "{payload}");
        assert_eq!(payload["op"], 0);
        payload["d"].take()
    }

    /// Reads on until the connection is over.
    pub(crate) async fn end(&mut self) -> End {
        loop {
            if let Err(end) = self.read().await {
                return end;
            }
        }
    }

    /// Reads on until a close frame, and gives its code.
    pub(crate) async fn close_code(&mut self) -> u16 {
        match self.end().await {
            End::Closed(Some(frame)) => frame.code.into(),
            end => panic!("no close frame but {end:?}"),
        }
    }

    pub(crate) async fn close(&mut self, code: u16) {
        self.socket.close(Some(CloseFrame { code: code.into(), reason: "".into() })).await.unwrap();
        self.end().await;
    }
}

/// How a connection ended.
#[derive(Debug)]
#[allow(dead_code)] // the texts are there for the log of a failed test
pub(crate) enum End {
    Closed(Option<CloseFrame>),
    Lost(String),
}

pub(crate) fn identify(sandbox: &Sandbox, intents: u64) -> Value {
    json!({
        "token": sandbox.token(),
        "properties": {"os": "linux", "browser": "test", "device": "test"},
        "intents": intents,
    })
}
