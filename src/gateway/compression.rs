use crate::{compression::Inflater, websocket::Limits};

/// How the gateway's messages come. What is sent to it is never compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compression {
    /// As text.
    None,
    /// Some of them compressed, each on its own: `compress` in Identify.
    Payload,
    /// All in one stream for each connection: `compress=zlib-stream`.
    ZlibStream,
}

impl Compression {
    /// The query of the gateway's URL, with which a session is resumed as well.
    pub(super) const fn query(self) -> &'static str {
        match self {
            Self::None | Self::Payload => "v=10&encoding=json",
            Self::ZlibStream => "v=10&encoding=json&compress=zlib-stream",
        }
    }

    /// What a new connection needs. Compressed or not, a message has the same limit.
    pub(super) fn inflater(self) -> Option<Box<Inflater>> {
        let limit = Limits::default().max_message_bytes;
        match self {
            Self::None => None,
            Self::Payload => Some(Box::new(Inflater::payload(limit))),
            Self::ZlibStream => Some(Box::new(Inflater::zlib_stream(limit))),
        }
    }
}
