//! Control frames (5.5): their small payload, and how many may come.

use std::time::{Duration, Instant};

use super::error::Violation;
use super::limits::Limits;

/// Bytes in the payload of a control frame (5.5).
pub(super) const MAX_CONTROL_PAYLOAD: usize = 125;

/// The payload of the control frame under way. It is apart from the message under way because control frames
/// come between fragments.
pub(super) struct ControlPayload {
    bytes: [u8; MAX_CONTROL_PAYLOAD],
    len: usize,
}

impl ControlPayload {
    pub(super) fn new() -> Self {
        Self { bytes: [0; MAX_CONTROL_PAYLOAD], len: 0 }
    }

    pub(super) fn begin_frame(&mut self) {
        self.len = 0;
    }

    /// The frame's header was checked: its pieces are 125 bytes together at most.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.bytes[self.len..][..bytes.len()].copy_from_slice(bytes);
        self.len += bytes.len();
    }

    pub(super) fn get(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

/// Counts Ping and Pong frames in windows of time, each beginning with the first frame after the one before.
#[derive(Debug)]
pub(super) struct ControlRate {
    limit: u32,
    window: Duration,
    window_began: Option<Instant>,
    count: u32,
}

impl ControlRate {
    pub(super) fn new(limits: &Limits) -> Self {
        Self { limit: limits.max_control_frames, window: limits.control_window, window_began: None, count: 0 }
    }

    pub(super) fn count(&mut self, now: Instant) -> Result<(), Violation> {
        match self.window_began {
            Some(began) if now.saturating_duration_since(began) < self.window => {}
            _ => (self.window_began, self.count) = (Some(now), 0),
        }
        if self.count >= self.limit {
            return Err(Violation::TooManyControlFrames { limit: self.limit });
        }
        self.count += 1;
        Ok(())
    }
}
