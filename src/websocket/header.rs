//! Frame headers (5.2): read from a server, written for a client.

use super::control::MAX_CONTROL_PAYLOAD;
use super::error::Violation;
use super::opcode::Opcode;

/// The longest header a server may send: two bytes and a 64-bit length, no masking key.
pub(super) const MAX_RECEIVED: usize = 10;

/// The longest header a client sends: the same and a masking key.
pub(super) const MAX_SENT: usize = 14;

const FIN: u8 = 0b1000_0000;
const RESERVED: u8 = 0b0111_0000;
const OPCODE: u8 = 0b0000_1111;
const MASKED: u8 = 0b1000_0000;
const LENGTH: u8 = 0b0111_1111;

/// Length values that stand for a longer field behind them.
const LENGTH_16: u8 = 126;
const LENGTH_64: u8 = 127;

/// The header of a frame from a server, already found to be allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) fin: bool,
    pub(super) opcode: Opcode,
    pub(super) len: u64,
}

/// How far a header has been read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Decoded {
    Done(Header),
    /// At least this many more bytes are needed.
    NeedMore(usize),
}

impl Header {
    /// Reads a header from its first bytes. `bytes` must not reach beyond the header, which holds when each call adds
    /// no more than the one before asked for.
    pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, Violation> {
        let [first, second, extended @ ..] = bytes else {
            return Ok(Decoded::NeedMore(2 - bytes.len()));
        };
        if first & RESERVED != 0 {
            return Err(Violation::ReservedBits((first & RESERVED) >> 4));
        }
        let Some(opcode) = Opcode::from_bits(first & OPCODE) else {
            return Err(Violation::ReservedOpcode(first & OPCODE));
        };
        let fin = first & FIN != 0;
        if second & MASKED != 0 {
            return Err(Violation::MaskedFrame);
        }
        let short_len = second & LENGTH;
        if opcode.is_control() {
            if !fin {
                return Err(Violation::ControlFragmented);
            }
            if usize::from(short_len) > MAX_CONTROL_PAYLOAD {
                return Err(Violation::ControlTooLong);
            }
        }
        let len = match short_len {
            LENGTH_16 => match extended.first_chunk() {
                Some(bytes) => u64::from(u16::from_be_bytes(*bytes)),
                None => return Ok(Decoded::NeedMore(2 - extended.len())),
            },
            LENGTH_64 => match extended.first_chunk() {
                Some(bytes) => u64::from_be_bytes(*bytes),
                None => return Ok(Decoded::NeedMore(8 - extended.len())),
            },
            len => u64::from(len),
        };
        if len > i64::MAX as u64 {
            return Err(Violation::LengthTopBitSet);
        }
        let minimal = match short_len {
            LENGTH_16 => len >= u64::from(LENGTH_16),
            LENGTH_64 => len > u64::from(u16::MAX),
            _ => true,
        };
        if !minimal {
            return Err(Violation::LengthNotMinimal);
        }
        Ok(Decoded::Done(Self { fin, opcode, len }))
    }
}

/// Appends the header of an unfragmented, masked frame.
pub(super) fn append(out: &mut Vec<u8>, opcode: Opcode, len: usize, masking_key: [u8; 4]) {
    out.push(FIN | opcode.bits());
    if let Ok(len) = u8::try_from(len)
        && len < LENGTH_16
    {
        out.push(MASKED | len);
    } else if let Ok(len) = u16::try_from(len) {
        out.push(MASKED | LENGTH_16);
        out.extend_from_slice(&len.to_be_bytes());
    } else {
        out.push(MASKED | LENGTH_64);
        out.extend_from_slice(&(len as u64).to_be_bytes());
    }
    out.extend_from_slice(&masking_key);
}
