//! The same bytes for this client and for tungstenite's: the same messages, and then both refuse, both see a Close
//! frame, or both want more.
//!
//! They differ on purpose in what [`is_deliberate`] lists.

use std::io::{self, Read, Write};

use tickcord::websocket::{Closed, Limits, Violation};
use tungstenite::protocol::{Role, WebSocket, WebSocketConfig};
use tungstenite::{Error, Message, error::ProtocolError};

use super::choices::{Choices, cut};
use super::client::{self, Seen};
use super::{frames, wire};

const MAX_FRAME: usize = 1_000;
const MAX_MESSAGE: usize = 1_500;

pub fn run(input: &[u8]) {
    let mut choices = Choices::new(input);
    let size = choices.byte();
    let stream = if choices.below(2) == 0 { choices.rest().to_vec() } else { frames::stream(&mut choices) };
    // Theirs reads as much as there is; ours must not mind how it comes.
    let ours = ours(&cut(&stream, &[size]));
    let mut theirs = theirs(&stream);
    if let (End::Refused(_), End::More) = (&ours.end, &theirs.end) {
        // 8.1 and 5.2 let an endpoint refuse at the byte that is wrong; tungstenite does so at the frame's end.
        theirs = self::theirs(&completed(stream));
    }
    let common = ours.messages.len().min(theirs.messages.len());
    assert_eq!(ours.messages[..common], theirs.messages[..common]);
    if !is_deliberate(&ours.end, &theirs.end) {
        assert_eq!(ours.messages.len(), theirs.messages.len(), "{:?}, theirs {:?}", ours.end, theirs.end);
        assert!(ours.end.agrees(&theirs.end), "{:?}, theirs {:?}", ours.end, theirs.end);
    }
}

/// Whether the two may part here. The rest of the bytes then says nothing.
fn is_deliberate(ours: &End, theirs: &End) -> bool {
    match ours {
        // 5.2: "the minimal number of bytes MUST be used to encode the length"; tungstenite takes any. With them
        // a control frame can have a long length field and yet few bytes: 5.5 allows 125, which need none.
        End::Refused(Some(Violation::LengthNotMinimal | Violation::ControlTooLong)) => true,
        // 7.4.2 leaves the codes from 1000 to 2999 to the protocol and its registry. IANA's (11.7) has 1014, "Bad
        // Gateway"; tungstenite does not know it.
        End::Close(Some((1014, _))) => theirs.is_invalid_code(),
        _ => false,
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Got {
    Text(String),
    Binary(Vec<u8>),
    Ping(Vec<u8>),
    Pong(Vec<u8>),
}

#[derive(Debug, PartialEq, Eq)]
enum End {
    /// The bytes ended first.
    More,
    /// A Close frame with its code and reason.
    Close(Option<(u16, String)>),
    /// Ours says why.
    Refused(Option<Violation>),
}

impl End {
    fn agrees(&self, theirs: &Self) -> bool {
        match self {
            Self::Refused(Some(Violation::CloseCodeInvalid(_))) if theirs.is_invalid_code() => true,
            Self::Refused(_) => matches!(theirs, Self::Refused(_)),
            _ => self == theirs,
        }
    }

    /// How tungstenite says that a Close frame had a code that it does not allow.
    fn is_invalid_code(&self) -> bool {
        matches!(self, Self::Close(Some((1002, reason))) if reason == "Protocol violation")
    }
}

struct Outcome {
    messages: Vec<Got>,
    end: End,
}

fn ours(pieces: &[&[u8]]) -> Outcome {
    let limits = Limits {
        max_frame_bytes: MAX_FRAME,
        max_message_bytes: MAX_MESSAGE,
        max_fragments: usize::MAX,
        max_control_frames: u32::MAX,
        ..Limits::default()
    };
    let mut outcome = Outcome { messages: Vec::new(), end: End::More };
    for (_, seen) in client::run(&limits, pieces.iter().copied()) {
        outcome.messages.push(match seen {
            Seen::Text(text) => Got::Text(text),
            Seen::Binary(bytes) => Got::Binary(bytes),
            Seen::Frame(wire::PONG, payload) => Got::Ping(payload),
            Seen::Pong(payload) => Got::Pong(payload),
            Seen::Closed(Closed::Clean { received, .. }) => {
                outcome.end = End::Close(received.code.map(|code| (code.get(), received.reason)));
                break;
            }
            Seen::Closed(Closed::Failed { violation, .. }) => {
                outcome.end = End::Refused(Some(violation));
                break;
            }
            Seen::Frame(wire::CLOSE, _) => continue,
            other => panic!("{other:?}"),
        });
    }
    outcome
}

fn theirs(stream: &[u8]) -> Outcome {
    let config = WebSocketConfig::default()
        .read_buffer_size(4096)
        .max_frame_size(Some(MAX_FRAME))
        .max_message_size(Some(MAX_MESSAGE));
    let mut socket = WebSocket::from_raw_socket(Socket(stream), Role::Client, Some(config));
    let mut messages = Vec::new();
    let end = loop {
        messages.push(match socket.read() {
            Ok(Message::Text(text)) => Got::Text(text.as_str().to_owned()),
            Ok(Message::Binary(bytes)) => Got::Binary(bytes.to_vec()),
            Ok(Message::Ping(bytes)) => Got::Ping(bytes.to_vec()),
            Ok(Message::Pong(bytes)) => Got::Pong(bytes.to_vec()),
            Ok(Message::Close(close)) => {
                break End::Close(close.map(|close| (close.code.into(), close.reason.as_str().to_owned())));
            }
            Ok(Message::Frame(_)) => unreachable!("only for writing"),
            Err(Error::Protocol(ProtocolError::ResetWithoutClosingHandshake)) => break End::More,
            Err(Error::Protocol(_) | Error::Capacity(_) | Error::Utf8(_)) => break End::Refused(None),
            Err(other) => panic!("{other}"),
        });
    };
    Outcome { messages, end }
}

/// The server's bytes, and a place for the answers.
struct Socket<'a>(&'a [u8]);

impl Read for Socket<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer)
    }
}

impl Write for Socket<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The bytes with those that the last frame lacks: a length that needs its field, and zeros.
fn completed(mut stream: Vec<u8>) -> Vec<u8> {
    let mut at = 0;
    while at < stream.len() {
        while stream.len() < at + 2 {
            stream.push(0);
        }
        let second = stream[at + 1];
        let (field, least): (usize, &[u8]) = match second & 0x7F {
            126 => (2, &[0, 126]),
            127 => (8, &[0, 0, 0, 0, 0, 1, 0, 0]),
            _ => (0, &[]),
        };
        let key = if second & 0x80 == 0 { 0 } else { 4 };
        let present = (stream.len() - at - 2).min(field);
        stream.extend_from_slice(&least[present..]);
        let len = match field {
            0 => u64::from(second & 0x7F),
            _ => stream[at + 2..][..field].iter().fold(0, |len, byte| len << 8 | u64::from(*byte)),
        };
        // What is beyond the limit is refused without its payload.
        let len = usize::try_from(len).map_or(0, |len| if len > MAX_FRAME { 0 } else { len });
        at += 2 + field + key + len;
    }
    stream.resize(at, 0);
    stream
}
