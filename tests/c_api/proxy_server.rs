//! A tiny proxy on loopback, for HTTP or SOCKS5. It knows one made-up name, and forbids all others.

use std::{
    io::{self, Read, Write},
    net::{Ipv4Addr, Shutdown, TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread::JoinHandle,
};

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};

/// The name, which no resolver knows: for this proxy it leads to loopback.
pub(crate) const KNOWN: &str = "discord.test";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Http,
    Socks5,
}

pub(crate) const KINDS: [Kind; 2] = [Kind::Http, Kind::Socks5];

/// A running proxy. It ends when it is dropped, and with it all its connections.
pub(crate) struct ProxyServer {
    kind: Kind,
    port: u16,
    state: Arc<Mutex<State>>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct State {
    /// `host:port` of each tunnel that was asked for.
    asked: Vec<String>,
    streams: Vec<TcpStream>,
    stopped: bool,
}

/// Who may use the proxy; anybody if none.
type Login = Option<(&'static str, &'static str)>;

impl ProxyServer {
    pub(crate) fn start(kind: Kind, login: Login) -> Self {
        Self::start_at(0, kind, login)
    }

    pub(crate) fn start_at(port: u16, kind: Kind, login: Login) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::new(Mutex::new(State::default()));
        let shared = Arc::clone(&state);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                let stream = stream.unwrap();
                let mut state = shared.lock().unwrap();
                if state.stopped {
                    return;
                }
                let (shared, end) = (Arc::clone(&shared), stream.try_clone().unwrap());
                state.streams.push(stream.try_clone().unwrap());
                std::thread::spawn(move || {
                    // A client that breaks off is none of the proxy's business.
                    let _ = serve(kind, login, stream, &shared);
                    let _ = end.shutdown(Shutdown::Both);
                });
            }
        });
        Self { kind, port, state, thread: Some(thread) }
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// For `proxy_url`; `login` is `user:password@` or nothing.
    pub(crate) fn url(&self, login: &str) -> String {
        let scheme = if self.kind == Kind::Http { "http" } else { "socks5" };
        format!("{scheme}://{login}127.0.0.1:{}", self.port)
    }

    pub(crate) fn asked(&self) -> Vec<String> {
        self.state.lock().unwrap().asked.clone()
    }
}

impl Drop for ProxyServer {
    fn drop(&mut self) {
        let mut state = self.state.lock().unwrap();
        state.stopped = true;
        for stream in &state.streams {
            let _ = stream.shutdown(Shutdown::Both);
        }
        drop(state);
        // Wakes the listener.
        drop(TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)));
        self.thread.take().unwrap().join().unwrap();
    }
}

fn serve(kind: Kind, login: Login, mut client: TcpStream, state: &Mutex<State>) -> io::Result<()> {
    let target = match kind {
        Kind::Http => ask_http(&mut client, login)?,
        Kind::Socks5 => ask_socks5(&mut client, login)?,
    };
    let Some(target) = target else { return Ok(()) };
    state.lock().unwrap().asked.push(target.clone());
    let (host, port) = target.rsplit_once(':').unwrap();
    let known = host == KNOWN;
    client.write_all(match (kind, known) {
        (Kind::Http, true) => b"HTTP/1.1 200 Connection established\r\n\r\n",
        (Kind::Http, false) => b"HTTP/1.1 403 Forbidden\r\n\r\n",
        (Kind::Socks5, true) => b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00",
        (Kind::Socks5, false) => b"\x05\x02\x00\x01\x00\x00\x00\x00\x00\x00",
    })?;
    if !known {
        return Ok(());
    }
    let server = TcpStream::connect((Ipv4Addr::LOCALHOST, port.parse().unwrap()))?;
    let (from, to) = (client.try_clone()?, server.try_clone()?);
    std::thread::spawn(move || relay(from, to));
    relay(server, client);
    Ok(())
}

fn relay(mut from: TcpStream, mut to: TcpStream) {
    let _ = io::copy(&mut from, &mut to);
    let _ = to.shutdown(Shutdown::Write);
}

fn ask_http(client: &mut TcpStream, login: Login) -> io::Result<Option<String>> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(read::<1>(client)?[0]);
    }
    let head = String::from_utf8(head).unwrap();
    let wanted = login.map(|(user, password)| {
        format!("\r\nProxy-Authorization: Basic {}\r\n", BASE64.encode(format!("{user}:{password}")))
    });
    if wanted.is_some_and(|wanted| !head.contains(&wanted)) {
        // A proxy that quotes what it got.
        let sent = head.lines().find(|line| line.starts_with("Proxy-Authorization")).unwrap_or_default();
        let answer =
            format!("HTTP/1.1 407 Denied: {sent}\r\nProxy-Authenticate: Basic realm=\"{sent}\"\r\n\r\n");
        client.write_all(answer.as_bytes())?;
        return Ok(None);
    }
    let line = head.lines().next().unwrap();
    Ok(Some(line.strip_prefix("CONNECT ").unwrap().strip_suffix(" HTTP/1.1").unwrap().to_owned()))
}

fn ask_socks5(client: &mut TcpStream, login: Login) -> io::Result<Option<String>> {
    let [version, count] = read(client)?;
    if version != 5 {
        return Ok(None);
    }
    let methods = read_vec(client, count)?;
    let wanted = if login.is_some() { 2 } else { 0 };
    if !methods.contains(&wanted) {
        client.write_all(b"\x05\xff")?;
        return Ok(None);
    }
    client.write_all(&[5, wanted])?;
    if let Some((user, password)) = login {
        let [1, length] = read(client)? else { panic!("RFC 1929") };
        let got_user = read_vec(client, length)?;
        let [length] = read(client)?;
        let got_password = read_vec(client, length)?;
        let right = (&got_user[..], &got_password[..]) == (user.as_bytes(), password.as_bytes());
        client.write_all(&[1, u8::from(!right)])?;
        if !right {
            return Ok(None);
        }
    }
    let [5, 1, 0, 3, length] = read(client)? else { panic!("CONNECT with a name") };
    let name = String::from_utf8(read_vec(client, length)?).unwrap();
    let port = u16::from_be_bytes(read(client)?);
    Ok(Some(format!("{name}:{port}")))
}

fn read<const N: usize>(client: &mut TcpStream) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    client.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn read_vec(client: &mut TcpStream, length: u8) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; length.into()];
    client.read_exact(&mut bytes)?;
    Ok(bytes)
}
