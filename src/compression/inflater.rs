use std::fmt;

use zlib_rs::{Inflate, InflateFlush, Status};

use super::{
    error::InflateError,
    output::{Output, TooLong},
};

/// Decompresses what one connection brings. A new connection needs a new one.
///
/// Nothing compressed is kept: data is inflated as it comes, so a mistake is found at once, and all the memory there is
/// is the text (which doubles as it grows, up to its limit) and zlib's context of 47 KB.
pub struct Inflater {
    scope: Scope,
    zlib: Inflate,
    output: Output,
    /// The output is the text that was lent last, and not the beginning of one.
    lent: bool,
    failed: Option<InflateError>,
}

/// How much shares one zlib context.
enum Scope {
    /// All messages: `compress=zlib-stream`. The last four bytes of the message under way, the newest in the lowest byte.
    Connection { tail: u32 },
    /// Each message has its own: payload compression.
    Message,
}

/// What `Z_SYNC_FLUSH` ends with: an empty stored block's length and its complement (RFC 1951, 3.2.4).
const SYNC_MARKER: u32 = 0x0000_FFFF;

/// A tail that no bytes have changed yet.
const NO_BYTES: u32 = u32::MAX;

/// The largest window of RFC 1950, as a power of two.
const WINDOW_BITS: u8 = 15;

impl Inflater {
    /// For `compress=zlib-stream`: one zlib stream for the whole connection, in which a message ends where a binary
    /// WebSocket message ends with 00 00 FF FF. `limit`: the bytes of one message's text at the most.
    #[must_use]
    pub fn zlib_stream(limit: usize) -> Self {
        Self::new(Scope::Connection { tail: NO_BYTES }, limit)
    }

    /// For payload compression: each binary WebSocket message is a zlib stream of its own, and one gateway message.
    /// `limit` as for [`zlib_stream`](Self::zlib_stream).
    #[must_use]
    pub fn payload(limit: usize) -> Self {
        Self::new(Scope::Message, limit)
    }

    fn new(scope: Scope, limit: usize) -> Self {
        let zlib = Inflate::new(true, WINDOW_BITS);
        Self { scope, zlib, output: Output::new(limit), lent: false, failed: None }
    }

    /// Takes a binary WebSocket message and lends the text of the gateway message that ends with it, until the next call;
    /// `None` if there is more to come.
    ///
    /// After an error the context is lost: every later call gives the same error, and the connection is of no use.
    pub fn inflate(&mut self, message: &[u8]) -> Result<Option<&str>, InflateError> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        match self.take(message) {
            Ok(true) => {}
            Ok(false) => return Ok(None),
            Err(error) => {
                self.failed = Some(error);
                return Err(error);
            }
        }
        self.lent = true;
        simdutf8::basic::from_utf8(self.output.bytes()).map(Some).map_err(|_| {
            self.failed = Some(InflateError::NotUtf8);
            InflateError::NotUtf8
        })
    }

    /// Whether a message ended.
    fn take(&mut self, message: &[u8]) -> Result<bool, InflateError> {
        if self.lent {
            self.lent = false;
            self.output.clear();
        }
        match &mut self.scope {
            Scope::Connection { tail } => {
                for byte in &message[message.len().saturating_sub(4)..] {
                    *tail = *tail << 8 | u32::from(*byte);
                }
                let ended = *tail == SYNC_MARKER;
                if ended {
                    *tail = NO_BYTES;
                }
                match self.run(message)? {
                    Run::NeedsInput => Ok(ended),
                    Run::Ended { .. } => Err(InflateError::StreamEnded),
                }
            }
            Scope::Message => {
                self.zlib.reset(true);
                match self.run(message)? {
                    Run::NeedsInput => Err(InflateError::Truncated),
                    Run::Ended { unread: 0 } => Ok(true),
                    Run::Ended { unread } => Err(InflateError::TrailingBytes { count: unread }),
                }
            }
        }
    }

    /// Inflates all of the input, or up to where the stream ends in it.
    fn run(&mut self, mut input: &[u8]) -> Result<Run, InflateError> {
        loop {
            let room = self.output.room();
            let size = room.len();
            let (taken, given) = (self.zlib.total_in(), self.zlib.total_out());
            let status = self.zlib.decompress(input, room, InflateFlush::NoFlush);
            let (taken, given) = (since(self.zlib.total_in(), taken), since(self.zlib.total_out(), given));
            input = &input[taken..];
            self.output
                .advance(given)
                .map_err(|TooLong| InflateError::TooLong { limit: self.output.limit() })?;
            match status {
                Ok(Status::StreamEnd) => return Ok(Run::Ended { unread: input.len() }),
                Ok(_) if given == size => {}
                // It stops for nothing but a lack of room or input.
                Ok(_) => return Ok(Run::NeedsInput),
                Err(zlib_rs::InflateError::NeedDict { .. }) => return Err(InflateError::NeedsDictionary),
                Err(error) => {
                    let reason = self.zlib.error_message().unwrap_or(error.as_str());
                    return Err(InflateError::Corrupt { reason });
                }
            }
        }
    }
}

enum Run {
    NeedsInput,
    /// The zlib stream ended; so many bytes lie behind it.
    Ended {
        unread: usize,
    },
}

/// What a call added to a total. Both buffers are in memory, so it fits.
fn since(total: u64, before: u64) -> usize {
    usize::try_from(total - before).unwrap_or(usize::MAX)
}

/// Sizes only: the text may hold secrets.
impl fmt::Debug for Inflater {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Inflater")
            .field("bytes_in", &self.zlib.total_in())
            .field("bytes_out", &self.zlib.total_out())
            .field("failed", &self.failed)
            .finish_non_exhaustive()
    }
}
