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

impl Header {
    /// Reads the header at the beginning of `bytes`, and says how long it is; `None` when its rest has not arrived.
    pub(super) fn decode(bytes: &[u8]) -> Result<Option<(Self, usize)>, Violation> {
        let [first, second, extended @ ..] = bytes else { return Ok(None) };
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
        let (len, shortest, size) = match short_len {
            LENGTH_16 => {
                let Some(field) = extended.first_chunk() else { return Ok(None) };
                (u64::from(u16::from_be_bytes(*field)), u64::from(LENGTH_16), 4)
            }
            LENGTH_64 => {
                let Some(field) = extended.first_chunk() else { return Ok(None) };
                (u64::from_be_bytes(*field), 1 << 16, MAX_RECEIVED)
            }
            len => (u64::from(len), 0, 2),
        };
        if len > i64::MAX as u64 {
            return Err(Violation::LengthTopBitSet);
        }
        if len < shortest {
            return Err(Violation::LengthNotMinimal);
        }
        Ok(Some((Self { fin, opcode, len }, size)))
    }
}

/// The header of a masked frame with its key, and how much of the array it fills.
pub(super) fn encode(fin: bool, opcode: Opcode, len: usize, masking_key: [u8; 4]) -> ([u8; MAX_SENT], usize) {
    let mut header = [0; MAX_SENT];
    header[0] = if fin { FIN } else { 0 } | opcode.bits();
    let (short_len, key_at) = match (u8::try_from(len), u16::try_from(len)) {
        (Ok(len), _) if len < LENGTH_16 => (len, 2),
        (_, Ok(len)) => {
            header[2..4].copy_from_slice(&len.to_be_bytes());
            (LENGTH_16, 4)
        }
        _ => {
            header[2..10].copy_from_slice(&(len as u64).to_be_bytes());
            (LENGTH_64, 10)
        }
    };
    header[1] = MASKED | short_len;
    header[key_at..key_at + 4].copy_from_slice(&masking_key);
    (header, key_at + 4)
}
