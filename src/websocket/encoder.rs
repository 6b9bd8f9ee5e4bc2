//! Frames to send (6.1): header, key and masked payload.

use zeroize::Zeroizing;

use super::header::{self, MAX_SENT};
use super::mask;
use super::opcode::Opcode;

/// Frames that wait for the driver, one behind the other.
#[derive(Debug, Default)]
pub(super) struct Encoder {
    /// `buffer[..len]` waits. What is behind it is kept: memory that is there already need not be cleared for each frame.
    ///
    /// What was sent can be a secret, and the masking key lies beside it: overwritten when the memory is given back.
    buffer: Zeroizing<Vec<u8>>,
    len: usize,
    /// The driver has been given it: the next frame begins anew.
    taken: bool,
}

/// A buffer beyond this is not kept for frames much smaller than it.
const KEPT: usize = 64 * 1024;

impl Encoder {
    /// Begins with what is no frame: the opening handshake's request.
    pub(super) fn new(request: Vec<u8>) -> Self {
        Self { len: request.len(), buffer: Zeroizing::new(request), taken: false }
    }

    /// Appends a frame; `fin` says that it is the last of its message.
    pub(super) fn push(&mut self, fin: bool, opcode: Opcode, payload: &[u8], masking_key: [u8; 4]) {
        let (header, header_len) = header::encode(fin, opcode, payload.len(), masking_key);
        let header_at = self.waiting().len();
        let payload_at = header_at + header_len;
        let end = payload_at + payload.len();
        if header_at == 0 && self.buffer.len() > KEPT.max(4 * end) {
            self.buffer = Zeroizing::default();
        }
        // The longest header is written, whatever its length: a copy of a known size is no call.
        if self.buffer.len() < end + MAX_SENT {
            self.grow(end + MAX_SENT);
        }
        self.buffer[header_at..][..MAX_SENT].copy_from_slice(&header);
        mask::copy(masking_key, payload, &mut self.buffer[payload_at..end]);
        self.len = end;
        self.taken = false;
    }

    /// As `resize`, but what is left behind is overwritten.
    fn grow(&mut self, len: usize) {
        if len > self.buffer.capacity() {
            let room = len.max(2 * self.buffer.capacity());
            let before = std::mem::replace(&mut self.buffer, Zeroizing::new(Vec::with_capacity(room)));
            self.buffer.extend_from_slice(&before);
        }
        self.buffer.resize(len, 0);
    }

    /// Whether there is something to take.
    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.waiting().is_empty()
    }

    /// Everything since the last time.
    pub(super) fn take(&mut self) -> &[u8] {
        let len = self.waiting().len();
        self.taken = true;
        &self.buffer[..len]
    }

    #[inline]
    fn waiting(&self) -> &[u8] {
        if self.taken { &[] } else { &self.buffer[..self.len] }
    }
}
