//! What a client must make of a server's bytes after the handshake: RFC 6455 read once more, without an eye to speed.
//!
//! It knows for each thing done by which byte it is decided, so that what is found too late counts as a difference.

use tickcord::websocket::{CloseCode, CloseFrame, Closed, Initiator, Limits, Violation};

use super::client::{Seen, Trace};
use super::wire;

/// `ends`: where the pieces end in which the bytes are fed; what a byte decides is seen at the end of its piece.
pub(crate) fn expect(stream: &[u8], ends: &[usize], limits: &Limits) -> Trace {
    let mut reader = Reader {
        stream,
        at: 0,
        limits,
        message: None,
        fragments: 0,
        announced: 0,
        control: 0,
        trace: Vec::new(),
    };
    if let Err((at, violation)) = reader.read() {
        let code = violation.close_code();
        reader.trace.push((at, Seen::Frame(wire::CLOSE, code.get().to_be_bytes().to_vec())));
        reader.trace.push((at, Seen::Closed(Closed::Failed { violation, sent: Some(code) })));
    }
    let mut trace = reader.trace;
    for (at, _) in &mut trace {
        *at = ends.iter().copied().find(|end| end >= at).expect("every byte is in a piece");
    }
    trace
}

/// The ends of pieces, as [`expect`] wants them.
pub(crate) fn ends<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> Vec<usize> {
    let sum = |end: &mut usize, piece: &[u8]| {
        *end += piece.len();
        Some(*end)
    };
    pieces.into_iter().scan(0, sum).collect()
}

struct Reader<'a> {
    stream: &'a [u8],
    at: usize,
    limits: &'a Limits,
    message: Option<Message>,
    /// Of the message under way.
    fragments: usize,
    announced: u64,
    /// Ping and Pong frames so far; the clock stands still.
    control: u32,
    trace: Trace,
}

struct Message {
    text: bool,
    payload: Vec<u8>,
    /// Bytes known to be UTF-8.
    valid: usize,
}

/// Ends the reading: not enough bytes, or the connection is over.
struct Over;

type Fault = (usize, Violation);

impl Reader<'_> {
    fn read(&mut self) -> Result<(), Fault> {
        while let Ok(()) = self.frame()? {}
        Ok(())
    }

    fn take(&mut self, count: u64) -> Option<&[u8]> {
        let end = usize::try_from(count).ok().and_then(|count| self.at.checked_add(count))?;
        let taken = self.stream.get(self.at..end)?;
        self.at = end;
        Some(taken)
    }

    fn frame(&mut self) -> Result<Result<(), Over>, Fault> {
        let Some(&[first, second]) = self.take(2) else { return Ok(Err(Over)) };
        let (fin, reserved, opcode) = (first & 0x80 != 0, first >> 4 & 7, first & 0xF);
        let control = opcode & 8 != 0;
        let wrong = match opcode {
            _ if reserved != 0 => Some(Violation::ReservedBits(reserved)),
            3..=7 | 11.. => Some(Violation::ReservedOpcode(opcode)),
            _ if second & 0x80 != 0 => Some(Violation::MaskedFrame),
            _ if control && !fin => Some(Violation::ControlFragmented),
            _ if control && second > 125 => Some(Violation::ControlTooLong),
            _ => None,
        };
        if let Some(violation) = wrong {
            return Err((self.at, violation));
        }
        let (more, least) = match second {
            126 => (2, 126),
            127 => (8, 65_536),
            _ => (0, 0),
        };
        let Some(extended) = self.take(more) else { return Ok(Err(Over)) };
        let len = match more {
            0 => second.into(),
            _ => extended.iter().fold(0, |len, byte| len << 8 | u64::from(*byte)),
        };
        if len >> 63 != 0 {
            return Err((self.at, Violation::LengthTopBitSet));
        }
        if len < least {
            return Err((self.at, Violation::LengthNotMinimal));
        }
        if control { self.control(opcode, len) } else { self.data(opcode, fin, len) }
    }

    fn control(&mut self, opcode: u8, len: u64) -> Result<Result<(), Over>, Fault> {
        if opcode != wire::CLOSE {
            self.control += 1;
            if self.control > self.limits.max_control_frames {
                let limit = self.limits.max_control_frames;
                return Err((self.at, Violation::TooManyControlFrames { limit }));
            }
        }
        let Some(payload) = self.take(len) else { return Ok(Err(Over)) };
        let payload = payload.to_vec();
        match opcode {
            wire::PING => self.trace.push((self.at, Seen::Frame(wire::PONG, payload))),
            wire::PONG => self.trace.push((self.at, Seen::Pong(payload))),
            _ => {
                let received = close_frame(&payload).map_err(|violation| (self.at, violation))?;
                // The answer carries the code that came, not the reason (5.5.1).
                self.trace
                    .push((self.at, Seen::Frame(wire::CLOSE, payload[..payload.len().min(2)].to_vec())));
                let closed = Closed::Clean { initiator: Initiator::Server, received };
                self.trace.push((self.at, Seen::Closed(closed)));
                return Ok(Err(Over));
            }
        }
        Ok(Ok(()))
    }

    fn data(&mut self, opcode: u8, fin: bool, len: u64) -> Result<Result<(), Over>, Fault> {
        let limits = self.limits;
        let fault = |violation| Err((self.at, violation));
        if len > limits.max_frame_bytes as u64 {
            return fault(Violation::FrameTooBig { len, limit: limits.max_frame_bytes });
        }
        match (opcode, &self.message) {
            (wire::CONTINUATION, None) => return fault(Violation::ContinuationWithoutStart),
            (wire::CONTINUATION, Some(_)) => {}
            (_, Some(_)) => return fault(Violation::MessageInterrupted),
            (_, None) => {
                (self.fragments, self.announced) = (0, 0);
                self.message = Some(Message { text: opcode == wire::TEXT, payload: Vec::new(), valid: 0 });
            }
        }
        self.fragments += 1;
        self.announced += len;
        if self.fragments > limits.max_fragments {
            return fault(Violation::TooManyFragments { limit: limits.max_fragments });
        }
        if self.announced > limits.max_message_bytes as u64 {
            return fault(Violation::MessageTooBig { limit: limits.max_message_bytes });
        }
        let start = self.at;
        let left = self.stream.len() - start;
        let whole = len <= left as u64;
        let arrived = if whole { usize::try_from(len).expect("it arrived") } else { left };
        self.at += arrived;
        let piece = &self.stream[start..self.at];
        let Some(message) = &mut self.message else { return Ok(Err(Over)) };
        if let Some(bad) = message.push(piece) {
            return Err((start + bad, Violation::TextNotUtf8));
        }
        if !whole {
            return Ok(Err(Over));
        }
        if fin && let Some(message) = self.message.take() {
            let seen = message.finish().map_err(|violation| (self.at, violation))?;
            self.trace.push((self.at, seen));
        }
        Ok(Ok(()))
    }
}

impl Message {
    /// How many bytes of the piece it takes to see that the text is not UTF-8.
    fn push(&mut self, piece: &[u8]) -> Option<usize> {
        let before = self.payload.len();
        self.payload.extend_from_slice(piece);
        if !self.text {
            return None;
        }
        let unsure = &self.payload[self.valid..];
        let Err(error) = str::from_utf8(unsure) else {
            self.valid = self.payload.len();
            return None;
        };
        self.valid += error.valid_up_to();
        error.error_len()?;
        let sequence = &self.payload[self.valid..];
        let hopeless =
            |len: &usize| str::from_utf8(&sequence[..*len]).is_err_and(|e| e.error_len().is_some());
        let bad = (1..=sequence.len()).find(hopeless).expect("it is not UTF-8");
        Some(self.valid + bad - before)
    }

    fn finish(self) -> Result<Seen, Violation> {
        if self.text {
            String::from_utf8(self.payload).map(Seen::Text).map_err(|_| Violation::TextNotUtf8)
        } else {
            Ok(Seen::Binary(self.payload))
        }
    }
}

/// The body of a Close frame (5.5.1), with a code that a server may send (7.4).
fn close_frame(payload: &[u8]) -> Result<CloseFrame, Violation> {
    match payload {
        [] => Ok(CloseFrame { code: None, reason: String::new() }),
        [_] => Err(Violation::CloseCodeTruncated),
        [high, low, reason @ ..] => {
            let code = u16::from_be_bytes([*high, *low]);
            // 1004 to 1006 and 1015 are never in a frame (7.4.1); 1016 to 2999 are reserved for the protocol (7.4.2);
            // 1012 to 1014 are in IANA's registry.
            if !(1000..5000).contains(&code) || matches!(code, 1004..=1006 | 1015..=2999) {
                return Err(Violation::CloseCodeInvalid(CloseCode::new(code)));
            }
            let reason = str::from_utf8(reason).map_err(|_| Violation::CloseReasonNotUtf8)?;
            Ok(CloseFrame { code: Some(CloseCode::new(code)), reason: reason.to_owned() })
        }
    }
}
