//! What leaves compressed.

use flate2::{Compress, Compression, FlushCompress};

/// Shorter payloads gain nothing from being compressed alone. Discord compresses some and does not say which.
const WORTH_COMPRESSING: usize = 200;

/// How one connection's payloads leave.
#[derive(Debug)]
pub(crate) enum Compressor {
    /// As text.
    None,
    /// Each on its own, if it is long enough.
    Payload,
    /// All as one stream, from HELLO on.
    ZlibStream(Compress),
}

/// What one WebSocket message holds.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Packed {
    Text(String),
    Binary(Vec<u8>),
}

impl Compressor {
    pub(crate) fn zlib_stream() -> Self {
        Self::ZlibStream(Compress::new(Compression::default(), true))
    }

    /// What Identify asked for; transport compression goes before it.
    pub(crate) fn compress_payloads(&mut self) {
        if matches!(self, Self::None) {
            *self = Self::Payload;
        }
    }

    pub(crate) fn pack(&mut self, text: String) -> Packed {
        match self {
            Self::Payload if text.len() >= WORTH_COMPRESSING => {
                let mut compress = Compress::new(Compression::default(), true);
                Packed::Binary(run(&mut compress, text.as_bytes(), FlushCompress::Finish))
            }
            Self::None | Self::Payload => Packed::Text(text),
            Self::ZlibStream(compress) => Packed::Binary(run(compress, text.as_bytes(), FlushCompress::Sync)),
        }
    }
}

fn run(compress: &mut Compress, input: &[u8], flush: FlushCompress) -> Vec<u8> {
    let start = compress.total_in();
    let mut output = Vec::with_capacity(input.len() / 4 + 64);
    loop {
        let taken = usize::try_from(compress.total_in() - start).expect("no more than was given");
        compress.compress_vec(&input[taken..], &mut output, flush).expect("any bytes can be compressed");
        // Room that is left means that nothing is left to write.
        if output.len() < output.capacity() {
            return output;
        }
        output.reserve(output.len());
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::ZlibDecoder;
    use flate2::{Decompress, FlushDecompress};

    use super::*;

    fn bytes(packed: Packed) -> Vec<u8> {
        match packed {
            Packed::Binary(bytes) => bytes,
            Packed::Text(text) => panic!("{text:?} is not compressed"),
        }
    }

    #[test]
    fn a_stream_shares_its_context_and_ends_each_message_with_the_marker() {
        let mut compressor = Compressor::zlib_stream();
        let mut decompress = Decompress::new(true);
        for text in ["{}".to_owned(), "x".repeat(100_000), "{}".to_owned()] {
            let packed = bytes(compressor.pack(text.clone()));
            assert!(packed.ends_with(&[0, 0, 0xff, 0xff]));
            let mut inflated = Vec::with_capacity(200_000);
            decompress.decompress_vec(&packed, &mut inflated, FlushDecompress::Sync).unwrap();
            assert_eq!(inflated, text.as_bytes());
        }
    }

    #[test]
    fn only_long_payloads_are_compressed_and_each_stands_alone() {
        let mut compressor = Compressor::None;
        compressor.compress_payloads();
        assert_eq!(compressor.pack("{}".to_owned()), Packed::Text("{}".to_owned()));
        for text in ["x".repeat(200), "y".repeat(100_000)] {
            let mut inflated = String::new();
            let packed = bytes(compressor.pack(text.clone()));
            ZlibDecoder::new(packed.as_slice()).read_to_string(&mut inflated).unwrap();
            assert_eq!(inflated, text);
        }
    }
}
