//! Just enough HTTP/1.1 to drive the sandbox's control interface on loopback.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

/// Beyond the longest that the sandbox itself waits on our behalf.
const TIMEOUT: Duration = Duration::from_secs(30);

pub(crate) fn get(base: &str, path: &str) -> Result<Value, String> {
    exchange(base, "GET", path, "")
}

pub(crate) fn post(base: &str, path: &str, body: &Value) -> Result<Value, String> {
    exchange(base, "POST", path, &body.to_string())
}

fn exchange(base: &str, method: &str, path: &str, body: &str) -> Result<Value, String> {
    let describe = |what: &str| format!("{method} {base}{path}: {what}");
    let host =
        base.strip_prefix("http://").ok_or_else(|| describe("not an http:// URL"))?.trim_end_matches('/');
    let request = format!(
        "{method} {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let answer = (|| {
        let mut stream = TcpStream::connect(host)?;
        stream.set_read_timeout(Some(TIMEOUT))?;
        stream.set_write_timeout(Some(TIMEOUT))?;
        stream.write_all(request.as_bytes())?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).map(|_| answer)
    })()
    .map_err(|error: std::io::Error| describe(&error.to_string()))?;
    let (status, body) = parse(&answer).map_err(describe)?;
    if !(200..300).contains(&status) {
        return Err(describe(&format!("status {status}: {body}")));
    }
    if body.trim().is_empty() {
        return Ok(Value::Null);
    }
    serde_json::from_str(body).map_err(|error| describe(&format!("{error} in {body}")))
}

/// Status and body of an answer that was read to its end.
fn parse(answer: &[u8]) -> Result<(u16, &str), &'static str> {
    let text = std::str::from_utf8(answer).map_err(|_| "the answer is not UTF-8")?;
    let (head, body) = text.split_once("\r\n\r\n").ok_or("the answer ends in its head")?;
    let mut lines = head.split("\r\n");
    let status = lines
        .next()
        .and_then(|line| line.strip_prefix("HTTP/1.1 "))
        .and_then(|line| line.get(..3))
        .and_then(|status| status.parse().ok())
        .ok_or("the answer has no status")?;
    for line in lines {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        if name.eq_ignore_ascii_case("content-length") && value.trim() != body.len().to_string() {
            return Err("the answer's body was cut short");
        }
        if name.eq_ignore_ascii_case("transfer-encoding") {
            return Err("chunked answers are not understood");
        }
    }
    Ok((status, body))
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;
    use std::thread;

    use super::*;

    #[test]
    fn answer_is_split() {
        assert_eq!(parse(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"), Ok((200, "{}")));
        assert_eq!(parse(b"HTTP/1.1 204 No Content\r\n\r\n"), Ok((204, "")));
    }

    #[test]
    fn cut_answer_is_refused() {
        assert!(parse(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{}").is_err());
        assert!(parse(b"HTTP/1.1 200 OK\r\ncontent-le").is_err());
        assert!(parse(b"").is_err());
    }

    #[test]
    fn request_and_answer_cross() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let server = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = vec![0; 4096];
            let mut length = 0;
            while !request[..length].ends_with(b"{\"a\":1}") {
                length += stream.read(&mut request[length..]).unwrap();
            }
            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\n{\"b\":2}").unwrap();
            String::from_utf8_lossy(&request[..length]).into_owned()
        });
        let answer = post(&base, "/speak", &serde_json::json!({"a": 1})).unwrap();
        assert_eq!(answer["b"], 2);
        assert!(server.join().unwrap().starts_with("POST /speak HTTP/1.1\r\n"));
    }
}
