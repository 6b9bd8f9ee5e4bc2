//! An HTTP client of hyper.

use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::HeaderMap;
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tickcord_sandbox::Sandbox;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::PATIENCE;
use crate::bot::tls;

/// One keep-alive connection.
pub(crate) struct Client {
    sender: SendRequest<Full<Bytes>>,
    token: String,
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).unwrap_or_else(|| panic!("no header {name}")).to_str().unwrap()
    }

    /// Status and Discord's code.
    pub(crate) fn error(&self) -> (u16, u64) {
        (self.status.as_u16(), self.json()["code"].as_u64().unwrap())
    }
}

impl Client {
    pub(crate) async fn connect(sandbox: &Sandbox) -> Self {
        Self::over(tls(sandbox).await.unwrap(), sandbox).await
    }

    /// To the control interface.
    pub(crate) async fn control(sandbox: &Sandbox) -> Self {
        let address = sandbox.control_url().strip_prefix("http://").unwrap().to_owned();
        Self::over(TcpStream::connect(address).await.unwrap(), sandbox).await
    }

    async fn over(stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static, sandbox: &Sandbox) -> Self {
        let (sender, connection) = handshake(TokioIo::new(stream)).await.unwrap();
        tokio::spawn(connection);
        Self { sender, token: sandbox.token().to_owned() }
    }

    pub(crate) async fn send(&mut self, request: Request<Full<Bytes>>) -> hyper::Result<Answer> {
        timeout(PATIENCE, async {
            self.sender.ready().await?;
            let (head, body) = self.sender.send_request(request).await?.into_parts();
            let text = String::from_utf8(body.collect().await?.to_bytes().to_vec()).unwrap();
            Ok(Answer { status: head.status, headers: head.headers, text })
        })
        .await
        .expect("an answer")
    }

    /// A request as a good bot makes it, path below `/api/v10`.
    pub(crate) fn request(&self, method: &str, path: &str, body: impl Into<Bytes>) -> Request<Full<Bytes>> {
        Request::builder()
            .method(method)
            .uri(format!("/api/v10{path}"))
            .header("host", "localhost")
            .header("user-agent", "DiscordBot (https://example.invalid, 1.0) test")
            .header("authorization", format!("Bot {}", self.token))
            .header("content-type", "application/json")
            .body(Full::new(body.into()))
            .unwrap()
    }

    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        let request = self.request("GET", path, "");
        self.send(request).await.unwrap()
    }

    pub(crate) async fn post(&mut self, path: &str, body: &Value) -> Answer {
        let request = self.request("POST", path, body.to_string());
        self.send(request).await.unwrap()
    }

    /// Any request; null is no body.
    pub(crate) async fn call(&mut self, method: &str, path: &str, body: &Value) -> Answer {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let request = self.request(method, path, body);
        self.send(request).await.unwrap()
    }

    /// A form with `payload_json` and these files.
    pub(crate) async fn upload(
        &mut self,
        method: &str,
        path: &str,
        json: &Value,
        files: &[(&str, &[u8])],
    ) -> Answer {
        let mut form = Vec::new();
        let json = json.to_string();
        let mut part = |head: &str, content: &[u8]| {
            form.extend_from_slice(
                format!("--edge\r\nContent-Disposition: form-data; {head}\r\n\r\n").as_bytes(),
            );
            form.extend_from_slice(content);
            form.extend_from_slice(b"\r\n");
        };
        part("name=\"payload_json\"\r\nContent-Type: application/json", json.as_bytes());
        for (number, (name, content)) in files.iter().enumerate() {
            let head = format!("name=\"files[{number}]\"; filename=\"{name}\"\r\nContent-Type: text/plain");
            part(&head, content);
        }
        form.extend_from_slice(b"--edge--\r\n");
        let mut request = self.request(method, path, form);
        request.headers_mut().insert("content-type", "multipart/form-data; boundary=edge".parse().unwrap());
        self.send(request).await.unwrap()
    }

    /// A request to the control interface.
    pub(crate) async fn plain(&mut self, method: &str, path: &str, body: &Value) -> Answer {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let request = Request::builder().method(method).uri(path).body(Full::new(body.into())).unwrap();
        self.send(request).await.unwrap()
    }
}
