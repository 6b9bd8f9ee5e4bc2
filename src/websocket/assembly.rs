//! Fragments joined into messages (5.4).

use std::borrow::Cow;

use super::error::Violation;
use super::header::Header;
use super::limits::Limits;
use super::opcode::Opcode;
use super::output::Message;
use super::utf8::Utf8Text;

/// Memory taken ahead of bytes that a header has announced but that have not arrived.
const AHEAD: usize = 64 * 1024;

/// The message under way, if any.
pub(super) struct Assembly {
    max_message_bytes: usize,
    max_fragments: usize,
    body: Option<Body>,
    /// Of the message under way: its frames, and their payload as announced by their headers.
    fragments: usize,
    announced: u64,
}

enum Body {
    Text(Utf8Text),
    Binary(Vec<u8>),
}

impl Assembly {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            max_message_bytes: limits.max_message_bytes,
            max_fragments: limits.max_fragments,
            body: None,
            fragments: 0,
            announced: 0,
        }
    }

    /// A data frame begins.
    pub(super) fn begin_frame(&mut self, header: Header) -> Result<(), Violation> {
        match (header.opcode, &self.body) {
            (Opcode::Continuation, None) => return Err(Violation::ContinuationWithoutStart),
            (Opcode::Continuation, Some(_)) => {}
            (_, Some(_)) => return Err(Violation::MessageInterrupted),
            (opcode, None) => {
                self.body = Some(match opcode {
                    Opcode::Text => Body::Text(Utf8Text::default()),
                    _ => Body::Binary(Vec::new()),
                });
                (self.fragments, self.announced) = (0, 0);
            }
        }
        self.fragments += 1;
        if self.fragments > self.max_fragments {
            return Err(Violation::TooManyFragments { limit: self.max_fragments });
        }
        // Both are far below 2^63: one was checked against the limit before, the other has its top bit clear.
        self.announced = self.announced.saturating_add(header.len);
        if self.announced > self.max_message_bytes as u64 {
            return Err(Violation::MessageTooBig { limit: self.max_message_bytes });
        }
        Ok(())
    }

    /// Takes an ASCII character in the middle of a text that has room for it. `false`: nothing has changed.
    #[inline]
    pub(super) fn push_ascii(&mut self, byte: u8) -> bool {
        if let Some(Body::Text(text)) = &mut self.body { text.push_ascii(byte) } else { false }
    }

    /// A piece of the frame's payload; `remaining` bytes of it are still to come. Returns the message when that was the
    /// last piece of its last frame: if it was the only piece, it is lent.
    pub(super) fn push<'a>(
        &mut self,
        header: Header,
        bytes: &'a [u8],
        remaining: u64,
    ) -> Result<Option<Message<'a>>, Violation> {
        let Some(body) = &mut self.body else { return Ok(None) };
        let last = header.fin && remaining == 0;
        if last && body.len() == 0 {
            let message = body.lend(bytes)?;
            self.body = None;
            return Ok(Some(message));
        }
        // What follows at most: the rest of the last frame, or as much as the limit leaves for later ones.
        let end = if header.fin { self.announced } else { self.max_message_bytes as u64 };
        body.push(bytes, usize::try_from(end).unwrap_or(usize::MAX))?;
        if last { self.body.take().map(Body::finish).transpose() } else { Ok(None) }
    }
}

impl Body {
    fn len(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Binary(binary) => binary.len(),
        }
    }

    /// The message that these bytes are, when there is nothing before and behind them.
    fn lend<'a>(&self, bytes: &'a [u8]) -> Result<Message<'a>, Violation> {
        match self {
            Self::Text(_) => simdutf8::basic::from_utf8(bytes)
                .map(|text| Message::Text(Cow::Borrowed(text)))
                .map_err(|_| Violation::TextNotUtf8),
            Self::Binary(_) => Ok(Message::Binary(Cow::Borrowed(bytes))),
        }
    }

    /// The whole message will have `end` bytes at most.
    fn push(&mut self, bytes: &[u8], end: usize) -> Result<(), Violation> {
        match self {
            Self::Text(text) => {
                text.reserve_exact(growth(text.len(), text.capacity(), bytes.len(), end));
                text.push(bytes).map_err(|_| Violation::TextNotUtf8)
            }
            Self::Binary(binary) => {
                binary.reserve_exact(growth(binary.len(), binary.capacity(), bytes.len(), end));
                binary.extend_from_slice(bytes);
                Ok(())
            }
        }
    }

    fn finish<'a>(self) -> Result<Message<'a>, Violation> {
        match self {
            Self::Text(text) => {
                text.finish().map(|text| Message::Text(Cow::Owned(text))).map_err(|_| Violation::TextNotUtf8)
            }
            Self::Binary(binary) => Ok(Message::Binary(Cow::Owned(binary))),
        }
    }
}

/// How much to reserve for `incoming` bytes: nothing if they fit; else as much again as there is, as any growing
/// buffer does, but no more than up to `end`. So a header costs at most [`AHEAD`], what it announces is paid for as it
/// arrives, and a message whose last frame has begun is allocated exactly.
fn growth(len: usize, capacity: usize, incoming: usize, end: usize) -> usize {
    if incoming <= capacity.saturating_sub(len) {
        return 0;
    }
    incoming.max(len).max(AHEAD).min(end.saturating_sub(len))
}
