use std::fmt;

/// Why compressed data cannot be read. The data itself is not quoted: it may hold secrets or chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InflateError {
    /// It is not zlib's format, or its checksum does not match.
    Corrupt {
        /// What the decompressor found.
        reason: &'static str,
    },
    /// It was made with a dictionary that nobody has agreed on.
    NeedsDictionary,
    /// A message has more text than the limit; compressed data can hold a thousand times its own size.
    TooLong {
        /// The limit, in bytes.
        limit: usize,
    },
    /// The text is not UTF-8.
    NotUtf8,
    /// A message that was compressed on its own ends too early.
    Truncated,
    /// Something follows the end of a message that was compressed on its own.
    TrailingBytes {
        /// How many bytes.
        count: usize,
    },
    /// The stream that should last as long as the connection has ended.
    StreamEnded,
}

impl fmt::Display for InflateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Corrupt { reason } => write!(f, "the compressed data is damaged: {reason}"),
            Self::NeedsDictionary => f.write_str("the compressed data needs a dictionary"),
            Self::TooLong { limit } => write!(f, "a message has more than {limit} bytes once decompressed"),
            Self::NotUtf8 => f.write_str("a decompressed message is not UTF-8"),
            Self::Truncated => f.write_str("a compressed message ends too early"),
            Self::TrailingBytes { count } => {
                write!(f, "{count} bytes follow the end of a compressed message")
            }
            Self::StreamEnded => f.write_str("the compressed stream has ended before its connection"),
        }
    }
}

impl std::error::Error for InflateError {}
