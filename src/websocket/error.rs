//! What a server can do wrong once the connection is open.

use std::fmt;

use super::close::CloseCode;

/// Why this end failed the connection (7.1.7): a rule of RFC 6455 or one of the [`Limits`](super::Limits).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Violation {
    /// 5.2: a reserved bit was set and no extension gives it a meaning. Bit 2 is RSV1, bit 1 is RSV2, bit 0 is RSV3.
    ReservedBits(u8),
    /// 5.2: opcodes 3 to 7 and 11 to 15 are reserved.
    ReservedOpcode(u8),
    /// 5.1: a server must not mask the frames it sends.
    MaskedFrame,
    /// 5.2: the payload length must be written with the minimal number of bytes.
    LengthNotMinimal,
    /// 5.2: the highest bit of a 64-bit length must be zero.
    LengthTopBitSet,
    /// 5.5: a control frame must not be fragmented.
    ControlFragmented,
    /// 5.5: a control frame carries at most 125 bytes.
    ControlTooLong,
    /// 5.4: a continuation frame came while no fragmented message was under way.
    ContinuationWithoutStart,
    /// 5.4: a new message began before the fragmented one had ended.
    MessageInterrupted,
    /// 8.1: a text message was not UTF-8, or ended inside a character.
    TextNotUtf8,
    /// 5.5.1: a Close frame's body is empty or begins with a code of two bytes; it was one byte.
    CloseCodeTruncated,
    /// 7.4: this close code must not appear in a Close frame.
    CloseCodeInvalid(CloseCode),
    /// 5.5.1, 8.1: the reason in a Close frame was not UTF-8.
    CloseReasonNotUtf8,
    /// A frame announced more than [`Limits::max_frame_bytes`](super::Limits::max_frame_bytes).
    FrameTooBig {
        /// Bytes announced by the header.
        len: u64,
        /// The limit, in bytes.
        limit: usize,
    },
    /// A message grew beyond [`Limits::max_message_bytes`](super::Limits::max_message_bytes).
    MessageTooBig {
        /// The limit, in bytes.
        limit: usize,
    },
    /// A message had more frames than [`Limits::max_fragments`](super::Limits::max_fragments).
    TooManyFragments {
        /// The limit, in frames.
        limit: usize,
    },
    /// More Ping and Pong frames than [`Limits::max_control_frames`](super::Limits::max_control_frames) in one window.
    TooManyControlFrames {
        /// The limit, in frames.
        limit: u32,
    },
}

impl Violation {
    /// The code for the Close frame that answers it (7.4.1).
    #[must_use]
    pub const fn close_code(self) -> CloseCode {
        match self {
            Self::ReservedBits(_)
            | Self::ReservedOpcode(_)
            | Self::MaskedFrame
            | Self::LengthNotMinimal
            | Self::LengthTopBitSet
            | Self::ControlFragmented
            | Self::ControlTooLong
            | Self::ContinuationWithoutStart
            | Self::MessageInterrupted
            | Self::CloseCodeTruncated
            | Self::CloseCodeInvalid(_) => CloseCode::PROTOCOL_ERROR,
            Self::TextNotUtf8 | Self::CloseReasonNotUtf8 => CloseCode::INVALID_DATA,
            Self::FrameTooBig { .. } | Self::MessageTooBig { .. } => CloseCode::TOO_BIG,
            Self::TooManyFragments { .. } | Self::TooManyControlFrames { .. } => CloseCode::POLICY,
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ReservedBits(bits) => write!(f, "reserved bits {bits:03b} are set in a frame"),
            Self::ReservedOpcode(opcode) => write!(f, "a frame has the reserved opcode {opcode:#x}"),
            Self::MaskedFrame => f.write_str("a frame is masked"),
            Self::LengthNotMinimal => {
                f.write_str("a frame's length is written with more bytes than it needs")
            }
            Self::LengthTopBitSet => f.write_str("the highest bit of a frame's 64-bit length is set"),
            Self::ControlFragmented => f.write_str("a control frame is fragmented"),
            Self::ControlTooLong => f.write_str("a control frame has more than 125 bytes"),
            Self::ContinuationWithoutStart => f.write_str("a continuation frame continues nothing"),
            Self::MessageInterrupted => f.write_str("a new message begins inside a fragmented one"),
            Self::TextNotUtf8 => f.write_str("a text message is not UTF-8"),
            Self::CloseCodeTruncated => f.write_str("a close frame has half a close code"),
            Self::CloseCodeInvalid(code) => write!(f, "a close frame has the reserved code {code}"),
            Self::CloseReasonNotUtf8 => f.write_str("a close frame's reason is not UTF-8"),
            Self::FrameTooBig { len, limit } => write!(f, "a frame has {len} bytes; the limit is {limit}"),
            Self::MessageTooBig { limit } => write!(f, "a message has more than {limit} bytes"),
            Self::TooManyFragments { limit } => write!(f, "a message has more than {limit} frames"),
            Self::TooManyControlFrames { limit } => {
                write!(f, "more than {limit} ping and pong frames came in a short time")
            }
        }
    }
}

impl std::error::Error for Violation {}
