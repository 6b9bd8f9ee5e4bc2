//! Text checked as it arrives (8.1): a bad byte is found when it comes, not when the message ends.

/// The longest UTF-8 sequence.
const MAX_SEQUENCE: usize = 4;

/// Shorter pieces are checked byte by byte.
const WORTH_A_CALL: usize = 16;

/// A text that grows by pieces cut anywhere, even inside a character.
#[derive(Default)]
pub(super) struct Utf8Text {
    text: String,
    /// The beginning of a character whose rest has not arrived: `partial[..partial_len]`.
    partial: [u8; MAX_SEQUENCE],
    partial_len: usize,
}

/// The bytes are not UTF-8, whatever may follow.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotUtf8;

impl Utf8Text {
    /// Bytes taken so far.
    pub(super) fn len(&self) -> usize {
        self.text.len() + self.partial_len
    }

    pub(super) fn capacity(&self) -> usize {
        self.text.capacity()
    }

    /// Makes room for this many bytes more than [`len`](Self::len).
    pub(super) fn reserve_exact(&mut self, additional: usize) {
        self.text.reserve_exact(self.partial_len + additional);
    }

    /// Appends bytes. Each is validated once, except those of a character that was cut.
    pub(super) fn push(&mut self, mut bytes: &[u8]) -> Result<(), NotUtf8> {
        while self.partial_len > 0 {
            let Some((first, rest)) = bytes.split_first() else { return Ok(()) };
            bytes = rest;
            self.push_byte(*first)?;
        }
        if bytes.len() >= WORTH_A_CALL {
            let (whole, cut) = bytes.split_at(cut_character(bytes));
            self.text.push_str(simdutf8::basic::from_utf8(whole).map_err(|_| NotUtf8)?);
            bytes = cut;
        }
        for byte in bytes {
            self.push_byte(*byte)?;
        }
        Ok(())
    }

    /// The whole text; an error when it ends inside a character.
    pub(super) fn finish(self) -> Result<String, NotUtf8> {
        if self.partial_len == 0 { Ok(self.text) } else { Err(NotUtf8) }
    }

    /// Appends an ASCII character if it stands between others and there is room. `false`: nothing has changed.
    #[inline]
    pub(super) fn push_ascii(&mut self, byte: u8) -> bool {
        let taken = byte.is_ascii() && self.partial_len == 0 && self.text.len() < self.text.capacity();
        if taken {
            self.text.push(char::from(byte));
        }
        taken
    }

    fn push_byte(&mut self, byte: u8) -> Result<(), NotUtf8> {
        if self.push_ascii(byte) {
            return Ok(());
        }
        self.partial[self.partial_len] = byte;
        self.partial_len += 1;
        match str::from_utf8(&self.partial[..self.partial_len]) {
            Ok(character) => {
                self.text.push_str(character);
                self.partial_len = 0;
                Ok(())
            }
            // No length: valid so far, only cut. That cannot be said of four bytes, so `partial` never overflows.
            Err(error) if error.error_len().is_none() => Ok(()),
            Err(_) => Err(NotUtf8),
        }
    }
}

/// Where the last character begins if the bytes end inside it, else their length. It looks at lead bytes only; whether
/// the bytes are valid is found out afterwards.
fn cut_character(bytes: &[u8]) -> usize {
    for (back, byte) in bytes.iter().rev().take(MAX_SEQUENCE - 1).enumerate() {
        let sequence = match byte {
            0x80..=0xBF => continue,
            0x00..=0x7F | 0xF8..=0xFF => 1,
            0xC0..=0xDF => 2,
            0xE0..=0xEF => 3,
            0xF0..=0xF7 => 4,
        };
        return if sequence > back + 1 { bytes.len() - back - 1 } else { bytes.len() };
    }
    bytes.len()
}
