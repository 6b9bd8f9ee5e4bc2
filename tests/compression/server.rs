//! Discord's end: flate2 over `miniz_oxide`, which shares no code with the decompressor under test.

use flate2::{Compress, Compression, FlushCompress};

/// Far above what the tests send.
pub(crate) const LIMIT: usize = 1 << 20;

/// One connection's `zlib-stream`.
pub(crate) struct ZlibStream(Compress);

impl ZlibStream {
    pub(crate) fn new() -> Self {
        Self(Compress::new(Compression::new(6), true))
    }

    pub(crate) fn message(&mut self, text: impl AsRef<[u8]>) -> Vec<u8> {
        let compressed = run(&mut self.0, text.as_ref(), FlushCompress::Sync);
        assert!(compressed.ends_with(&[0, 0, 0xff, 0xff]));
        compressed
    }

    /// The end of the stream, which Discord never sends.
    pub(crate) fn end(&mut self) -> Vec<u8> {
        run(&mut self.0, b"", FlushCompress::Finish)
    }
}

/// A message compressed on its own.
pub(crate) fn payload(text: impl AsRef<[u8]>) -> Vec<u8> {
    run(&mut Compress::new(Compression::new(6), true), text.as_ref(), FlushCompress::Finish)
}

fn run(compress: &mut Compress, mut input: &[u8], flush: FlushCompress) -> Vec<u8> {
    let mut output = Vec::with_capacity(1024);
    loop {
        let before = compress.total_in();
        compress.compress_vec(input, &mut output, flush).unwrap();
        input = &input[usize::try_from(compress.total_in() - before).unwrap()..];
        if input.is_empty() && output.len() < output.capacity() {
            return output;
        }
        output.reserve(output.len());
    }
}

/// A payload as Discord sends it, `n` in it.
pub(crate) fn message_create(n: usize) -> String {
    format!(
        r#"{{"t":"MESSAGE_CREATE","s":{n},"op":0,"d":{{"id":"14560744439808{n:05}","content":"Grüße 👋 number {n}",
        "author":{{"id":"1456074443980800101","username":"ada"}},"channel_id":"1456074443980800010"}}}}"#
    )
}

/// Bytes that hardly compress, so that every kind of block appears.
pub(crate) fn noise(len: usize) -> String {
    let mut state = 1_u32;
    std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(b' ' + u8::try_from((state >> 24) % 95).unwrap())
    })
    .take(len)
    .collect()
}
