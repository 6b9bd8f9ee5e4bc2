/// The text of one message as it is inflated: a buffer that is used again for the next, and that has a limit.
pub(super) struct Output {
    /// Everything in it is initialised; the text is its beginning.
    buffer: Vec<u8>,
    len: usize,
    limit: usize,
}

/// Most messages are far smaller.
const FIRST: usize = 16 * 1024;

/// What stays between messages. A large guild needs megabytes, and nothing nearly as large follows for hours.
const KEPT: usize = 64 * 1024;

/// The text is longer than the limit.
pub(super) struct TooLong;

impl Output {
    pub(super) const fn new(limit: usize) -> Self {
        Self { buffer: Vec::new(), len: 0, limit }
    }

    pub(super) const fn limit(&self) -> usize {
        self.limit
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.buffer[..self.len]
    }

    /// Begins the next message.
    pub(super) fn clear(&mut self) {
        self.len = 0;
        if self.buffer.len() > KEPT {
            self.buffer.truncate(KEPT);
            self.buffer.shrink_to_fit();
        }
    }

    /// Where the next bytes go: never empty. One byte beyond the limit tells a text that is too long from one that fits
    /// exactly.
    pub(super) fn room(&mut self) -> &mut [u8] {
        if self.len == self.buffer.len() {
            let size = (self.len * 2).max(FIRST).min(self.limit.saturating_add(1));
            self.buffer.reserve_exact(size - self.len);
            self.buffer.resize(size, 0);
        }
        &mut self.buffer[self.len..]
    }

    /// So many bytes of the room were written.
    pub(super) const fn advance(&mut self, count: usize) -> Result<(), TooLong> {
        self.len += count;
        if self.len > self.limit { Err(TooLong) } else { Ok(()) }
    }
}
