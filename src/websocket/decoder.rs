//! Frames out of bytes that arrive in any split.

use super::error::Violation;
use super::header::{Header, MAX_RECEIVED};

/// Reads frames without storing payloads: they come out as pieces of the bytes that went in.
#[derive(Debug)]
pub(super) struct Decoder {
    max_frame_bytes: usize,
    /// The beginning of a header whose rest has not arrived: `partial[..partial_len]`.
    partial: [u8; MAX_RECEIVED],
    partial_len: usize,
    /// The frame under way, and how much of its payload is still to come.
    frame: Option<(Header, u64)>,
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
        Self { max_frame_bytes, partial: [0; MAX_RECEIVED], partial_len: 0, frame: None }
    }

    /// Takes what it can from the front of `input`; to be called until it says [`Step::NeedMore`].
    pub(super) fn step<'a>(&mut self, input: &mut &'a [u8]) -> Result<Step<'a>, Violation> {
        match &mut self.frame {
            None => {
                let Some(header) = self.header(input)? else { return Ok(Step::NeedMore) };
                self.frame = Some((header, header.len));
                Ok(Step::Header(header))
            }
            Some((_, 1..)) if input.is_empty() => Ok(Step::NeedMore),
            Some((header, remaining)) => {
                let len = usize::try_from(*remaining).unwrap_or(usize::MAX).min(input.len());
                let (bytes, rest) = input.split_at(len);
                *input = rest;
                *remaining -= len as u64;
                let piece = Step::Payload { header: *header, bytes, remaining: *remaining };
                if *remaining == 0 {
                    self.frame = None;
                }
                Ok(piece)
            }
        }
    }

    /// How much of a data frame's payload is still to come, while one is under way.
    #[inline]
    pub(super) fn remaining_data(&mut self) -> Option<&mut u64> {
        match &mut self.frame {
            Some((header, remaining)) if !header.opcode.is_control() => Some(remaining),
            _ => None,
        }
    }

    /// Ends the frame under way: the connection has failed, and no more of it is wanted.
    pub(super) fn stop(&mut self) {
        self.frame = None;
    }

    fn header(&mut self, input: &mut &[u8]) -> Result<Option<Header>, Violation> {
        // Nearly always the header lies whole in the input.
        if self.partial_len == 0
            && let Some((header, len)) = Header::decode(input)?
        {
            *input = &input[len..];
            return self.check_len(header).map(Some);
        }
        let room = &mut self.partial[self.partial_len..];
        let copied = room.len().min(input.len());
        room[..copied].copy_from_slice(&input[..copied]);
        let Some((header, len)) = Header::decode(&self.partial[..self.partial_len + copied])? else {
            self.partial_len += copied;
            *input = &[];
            return Ok(None);
        };
        *input = &input[len - self.partial_len..];
        self.partial_len = 0;
        self.check_len(header).map(Some)
    }

    fn check_len(&self, header: Header) -> Result<Header, Violation> {
        if header.len > self.max_frame_bytes as u64 && !header.opcode.is_control() {
            return Err(Violation::FrameTooBig { len: header.len, limit: self.max_frame_bytes });
        }
        Ok(header)
    }
}
