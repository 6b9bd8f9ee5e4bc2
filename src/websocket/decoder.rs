//! Frames out of bytes that arrive in any split.

use super::error::Violation;
use super::header::{Decoded, Header, MAX_RECEIVED};

/// Reads frames without storing payloads: they come out as pieces of the bytes that went in.
#[derive(Debug)]
pub(super) struct Decoder {
    max_frame_bytes: usize,
    state: State,
}

#[derive(Debug)]
enum State {
    Header { bytes: [u8; MAX_RECEIVED], len: usize },
    Payload { header: Header, remaining: u64 },
}

/// One step through a frame: its header, then one or more pieces of payload, the last one with `remaining == 0`
/// (for an empty payload, that piece alone).
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step<'a> {
    NeedMore,
    Header(Header),
    Payload { header: Header, bytes: &'a [u8], remaining: u64 },
}

impl Decoder {
    pub(super) fn new(max_frame_bytes: usize) -> Self {
        Self { max_frame_bytes, state: State::BETWEEN_FRAMES }
    }

    /// Takes what it can from the front of `input`; to be called until it says [`Step::NeedMore`].
    pub(super) fn step<'a>(&mut self, input: &mut &'a [u8]) -> Result<Step<'a>, Violation> {
        match &mut self.state {
            State::Header { bytes, len } => loop {
                match Header::decode(&bytes[..*len])? {
                    Decoded::Done(header) => {
                        self.check_len(header)?;
                        self.state = State::Payload { header, remaining: header.len };
                        return Ok(Step::Header(header));
                    }
                    Decoded::NeedMore(_) if input.is_empty() => return Ok(Step::NeedMore),
                    Decoded::NeedMore(more) => {
                        let taken = take(input, more);
                        bytes[*len..][..taken.len()].copy_from_slice(taken);
                        *len += taken.len();
                    }
                }
            },
            State::Payload { remaining: 1.., .. } if input.is_empty() => Ok(Step::NeedMore),
            State::Payload { header, remaining } => {
                let bytes = take(input, usize::try_from(*remaining).unwrap_or(usize::MAX));
                *remaining -= bytes.len() as u64;
                let piece = Step::Payload { header: *header, bytes, remaining: *remaining };
                if *remaining == 0 {
                    self.state = State::BETWEEN_FRAMES;
                }
                Ok(piece)
            }
        }
    }

    fn check_len(&self, header: Header) -> Result<(), Violation> {
        if header.len > self.max_frame_bytes as u64 && !header.opcode.is_control() {
            return Err(Violation::FrameTooBig { len: header.len, limit: self.max_frame_bytes });
        }
        Ok(())
    }
}

impl State {
    const BETWEEN_FRAMES: Self = Self::Header { bytes: [0; MAX_RECEIVED], len: 0 };
}

/// Splits up to `count` bytes off the front of `input`.
fn take<'a>(input: &mut &'a [u8], count: usize) -> &'a [u8] {
    let (taken, rest) = input.split_at(count.min(input.len()));
    *input = rest;
    taken
}
