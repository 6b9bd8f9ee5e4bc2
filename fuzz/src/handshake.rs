//! The server's answer to the opening handshake, arbitrary and in arbitrary pieces: accepted only with the proof that
//! 4.1 asks for, never kept beyond the limit, and the same in every split.

use std::borrow::Cow;

use tickcord::websocket::{Closed, HandshakeError, Limits};

use super::choices::{Choices, cut};
use super::client::{Client, Seen, Trace, request};
use super::{memory, wire};

/// What the client may hold beside the head and a message: the error's words, the trace, the queue of outputs.
const BESIDE: usize = 2048;

const OFFERED: [&str; 2] = ["chat", "superchat"];

pub fn run(input: &[u8]) {
    let mut choices = Choices::new(input);
    let kind = choices.byte();
    let limits = Limits {
        max_response_bytes: [Limits::default().max_response_bytes, 256, 129, 40][usize::from(kind & 3)],
        ..Limits::default()
    };
    let offered: &[&str] = if kind & 4 == 0 { &[] } else { &OFFERED };
    let count = choices.below(8);
    let sizes = choices.bytes(count.into());
    // Frames may follow the head at once: a quarter of the inputs have a Ping there.
    let mut stream = choices.rest().to_vec();
    if kind & 0x18 == 0 {
        stream.extend(wire::frame(wire::PING, "at once"));
    }

    let whole = answer(&limits, offered, &[&stream]);
    let split = answer(&limits, offered, &cut(&stream, sizes));
    assert_eq!(split, whole, "split and whole");
    match &whole[..] {
        [] => assert!(stream.len() < limits.max_response_bytes, "the limit holds"),
        [Seen::Opened(subprotocol), ..] => {
            let head = final_head(&stream).expect("a whole head");
            assert!(head.end <= limits.max_response_bytes, "the limit holds");
            assert_eq!(
                head.proof(offered),
                Some(Proof { subprotocol: subprotocol.as_deref() }),
                "{:?}",
                head.text
            );
        }
        [Seen::Closed(Closed::HandshakeFailed(error))] => {
            // The other way round: an answer with the proof and nothing odd about it is taken.
            if let Some(head) = final_head(&stream)
                && head.end <= limits.max_response_bytes
                && head.is_plain()
            {
                assert_eq!(head.proof(offered), None, "{error}: {:?}", head.text);
            }
            if let HandshakeError::Status { reason, .. } = error {
                assert!(reason.chars().count() <= 64);
            }
        }
        other => panic!("{other:?}"),
    }
}

fn answer(limits: &Limits, offered: &[&str], pieces: &[&[u8]]) -> Vec<Seen> {
    let request = offered.iter().fold(request(), |request, name| request.subprotocol(*name));
    let mut client = Client::opening(request, limits.clone());
    for piece in pieces {
        let (taken, ()) = memory::taken(|| client.feed(piece));
        // A buffer that grows by doubling, and frames behind the head.
        let most = 2 * limits.max_response_bytes + 64 * piece.len() + memory::AHEAD + BESIDE;
        assert!(taken.bytes <= isize::try_from(most).expect("small"), "{} > {most}", taken.bytes);
    }
    let trace: Trace = client.finish();
    trace.into_iter().map(|(_, seen)| seen).collect()
}

/// A response's head, read with nothing but a knife.
struct Head<'a> {
    raw: &'a [u8],
    text: Cow<'a, str>,
    /// Where it ends in the stream, interim responses before it included.
    end: usize,
    /// Whether those are plain, too.
    plain_before: bool,
}

/// The first head that is not an interim one (1xx but 101).
fn final_head(stream: &[u8]) -> Option<Head<'_>> {
    let mut start = 0;
    let mut plain_before = true;
    loop {
        let rest = &stream[start..];
        let ends_here = |at: &usize| rest[..*at].ends_with(b"\n\r\n") || rest[..*at].ends_with(b"\n\n");
        let len = (1..=rest.len()).find(ends_here)?;
        let raw = &rest[..len];
        start += len;
        let head = Head { raw, text: String::from_utf8_lossy(raw), end: start, plain_before };
        let status = head.status().split(' ').nth(1).unwrap_or_default();
        if status == "101" || !(status.len() == 3 && status.starts_with('1')) {
            return Some(head);
        }
        plain_before = head.is_plain();
    }
}

/// That the server understood.
#[derive(Debug, PartialEq, Eq)]
struct Proof<'a> {
    subprotocol: Option<&'a str>,
}

impl Head<'_> {
    fn status(&self) -> &str {
        self.text.lines().next().unwrap_or_default()
    }

    fn values(&self, name: &str) -> Vec<&str> {
        let fields = self.text.lines().skip(1).filter_map(|line| line.split_once(':'));
        fields.filter(|(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim()).collect()
    }

    /// `None` unless all of 4.1's conditions are met.
    fn proof(&self, offered: &[&str]) -> Option<Proof<'_>> {
        let status = self.status();
        let upgrade = self.values("upgrade");
        let connection = self.values("connection");
        let subprotocol = self.values("sec-websocket-protocol");
        let accepted = (status.starts_with("HTTP/1.1 101 ") || status == "HTTP/1.1 101")
            && matches!(upgrade[..], [value] if value.eq_ignore_ascii_case("websocket"))
            && connection
                .iter()
                .flat_map(|value| value.split(','))
                .any(|t| t.trim().eq_ignore_ascii_case("upgrade"))
            && self.values("sec-websocket-accept") == [accept()]
            && self.values("sec-websocket-extensions").is_empty();
        match subprotocol[..] {
            [] if accepted => Some(Proof { subprotocol: None }),
            [name] if accepted && offered.contains(&name) => Some(Proof { subprotocol: Some(name) }),
            _ => None,
        }
    }

    /// Nothing that an HTTP parser may be strict about: lines that end in CRLF, tokens for names, visible ASCII for
    /// values, and not too many of them.
    fn is_plain(&self) -> bool {
        let token = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
        let visible = |b: u8| b.is_ascii_graphic() || b == b' ';
        let field = |line: &str| {
            line.split_once(": ").is_some_and(|(name, value)| {
                !name.is_empty() && name.bytes().all(token) && value.bytes().all(visible)
            })
        };
        let mut fields = self.text.lines().skip(1).filter(|line| !line.is_empty());
        let crlf = self.raw.iter().zip(&self.raw[1..]).all(|(a, b)| (*a == b'\r') == (*b == b'\n'));
        let status = self.status().strip_prefix("HTTP/1.1 ").and_then(|status| status.split_once(' '));
        self.plain_before
            && crlf
            && fields.clone().count() <= 90
            && fields.all(field)
            && status.is_some_and(|(code, reason)| {
                code.len() == 3 && code.bytes().all(|b| b.is_ascii_digit()) && reason.bytes().all(visible)
            })
    }
}

/// The accept value in [`wire::ACCEPTED`].
fn accept() -> &'static str {
    wire::ACCEPTED.lines().find_map(|line| line.strip_prefix("Sec-WebSocket-Accept: ")).expect("it is there")
}
