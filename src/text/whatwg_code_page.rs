use std::borrow::Cow;

use encoding_rs::{EncoderResult, Encoding, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE};

use crate::base::{Failure, ResultCode};

/// How a game writes text that is not UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodePage(&'static Encoding);

/// Some of the names that work, for whoever gave another.
const NAMES: &str = "windows-1250 to windows-1258, iso-8859-2 and the like, koi8-r, koi8-u, ibm866, macintosh, gbk, gb18030, big5, \
                     shift_jis, euc-jp, iso-2022-jp, euc-kr";

impl CodePage {
    /// The one with this name of the WHATWG Encoding Standard, in capitals or not; None stands for UTF-8.
    pub fn new(name: &str) -> Result<Option<Self>, Failure> {
        match Encoding::for_label_no_replacement(name.as_bytes()) {
            Some(encoding) if encoding == UTF_8 => Ok(None),
            // With these, what is UTF-8 by chance cannot be told.
            Some(encoding) if ![UTF_16BE, UTF_16LE, REPLACEMENT].contains(&encoding) => {
                Ok(Some(Self(encoding)))
            }
            _ => {
                let text =
                    format!("\"{name}\" is no text encoding that is known here. These are: utf-8, {NAMES}.");
                Err(Failure::new(ResultCode::InvalidEncoding, text))
            }
        }
    }

    /// The text in these bytes; what means nothing in the code page becomes U+FFFD. Tells in how many places.
    #[must_use]
    pub fn decode(self, bytes: &[u8]) -> (Cow<'_, str>, usize) {
        let (text, had_errors) = self.0.decode_without_bom_handling(bytes);
        let repairs = if had_errors { text.matches(char::REPLACEMENT_CHARACTER).count() } else { 0 };
        (text, repairs)
    }

    /// The text in this code page, with `?` for each character that it does not have.
    #[must_use]
    pub fn encode(self, text: &str) -> Vec<u8> {
        let mut encoder = self.0.new_encoder();
        let mut out = Vec::with_capacity(text.len() + 16);
        let mut rest = text;
        loop {
            let room = encoder.max_buffer_length_from_utf8_without_replacement(rest.len());
            out.reserve(room.unwrap_or(rest.len() * 4) + 16);
            let (result, read) = encoder.encode_from_utf8_to_vec_without_replacement(rest, &mut out, true);
            rest = &rest[read..];
            match result {
                EncoderResult::InputEmpty => return out,
                EncoderResult::OutputFull => {}
                EncoderResult::Unmappable(_) => out.push(b'?'),
            }
        }
    }
}
