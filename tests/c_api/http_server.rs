//! A server in Discord's place that keeps every byte of what it is asked. The sandbox answers as Discord does; this one
//! answers as the test says.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    sync::mpsc::{Receiver, Sender, channel},
    thread,
};

use crate::host::PATIENCE;

/// One request as it came.
#[derive(Debug)]
pub(crate) struct Asked {
    /// "POST /path HTTP/1.1".
    pub(crate) line: String,
    /// Names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
    stream: TcpStream,
}

pub(crate) struct HttpServer {
    pub(crate) url: String,
    asked: Receiver<Asked>,
}

impl HttpServer {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let url = format!("http://127.0.0.1:{}/api", listener.local_addr().unwrap().port());
        let (sender, asked) = channel();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let sender = sender.clone();
                thread::spawn(move || serve(&stream, &sender));
            }
        });
        Self { url, asked }
    }

    /// The next request. It waits for an answer.
    pub(crate) fn next(&self) -> Asked {
        self.asked.recv_timeout(PATIENCE).expect("a request comes")
    }

    pub(crate) fn is_quiet(&self) -> bool {
        self.asked.try_recv().is_err()
    }
}

impl Asked {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| &**value)
    }

    pub(crate) fn answer(mut self, status: u16, body: &str) {
        let answer = format!(
            "HTTP/1.1 {status} So\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        // A client that has read enough may hang up meanwhile.
        let _ = self.stream.write_all(answer.as_bytes());
    }

    /// An answer of exactly these bytes, head and all.
    pub(crate) fn answer_raw(mut self, answer: &[u8]) {
        let _ = self.stream.write_all(answer);
    }

    /// To end the connection after an answer.
    pub(crate) fn stream(&self) -> TcpStream {
        self.stream.try_clone().unwrap()
    }

    /// The client's side of the connection.
    pub(crate) fn peer(&self) -> SocketAddr {
        self.stream.peer_addr().unwrap()
    }

    /// Ends the connection without an answer.
    pub(crate) fn hang_up(self) {
        let _ = self.stream.shutdown(std::net::Shutdown::Both);
    }
}

/// Reads requests until the connection ends.
fn serve(stream: &TcpStream, sender: &Sender<Asked>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    while let Some((line, headers)) = read_head(&mut reader) {
        let length = headers.iter().find(|(name, _)| name == "content-length");
        let length: u64 = length.map_or(0, |(_, value)| value.parse().unwrap());
        let mut body = Vec::new();
        let _ = reader.by_ref().take(length).read_to_end(&mut body);
        let stream = stream.try_clone().unwrap();
        if body.len() as u64 != length || sender.send(Asked { line, headers, body, stream }).is_err() {
            return;
        }
    }
}

fn read_head(reader: &mut impl BufRead) -> Option<(String, Vec<(String, String)>)> {
    let mut lines = reader.lines().map_while(Result::ok);
    let line = lines.next()?;
    let headers = lines.take_while(|line| !line.is_empty()).filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        Some((name.to_ascii_lowercase(), value.trim().to_owned()))
    });
    Some((line, headers.collect()))
}
