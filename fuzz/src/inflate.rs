//! Compressed messages from the gateway, in frames of any size: arbitrary ones end as zlib-rs says when it has room for
//! everything, and what another library has compressed comes back.

use flate2::{Compress, Compression, FlushCompress};
use tickcord::compression::{InflateError, Inflater};
use zlib_rs::{Inflate, InflateError as ZlibError, InflateFlush, Status};

use super::choices::{Choices, cut};
use super::memory;

const SYNC_MARKER: &[u8] = &[0, 0, 0xff, 0xff];

/// What a compressed byte becomes at most (RFC 1951: two bits for a match of 258), and a little.
const GROWTH: usize = 1032;

pub fn run(input: &[u8]) {
    let mut choices = Choices::new(input);
    let is_stream = choices.below(2) == 0;
    let is_arbitrary = choices.below(2) == 0;
    let limit = usize::from(choices.u16());
    let count = choices.below(16);
    let sizes = choices.bytes(count.into());
    match (is_stream, is_arbitrary) {
        (true, true) => arbitrary_stream(limit, &cut(choices.rest(), sizes)),
        (false, true) => arbitrary_payloads(limit, &cut(choices.rest(), sizes)),
        (true, false) => compressed_stream(limit, choices, sizes),
        (false, false) => compressed_payloads(limit, choices),
    }
}

/// What an inflater should say to a frame.
#[derive(Debug)]
enum Expected<'a> {
    More,
    Text(&'a str),
    Error(InflateError),
    Corrupt,
}

/// Whether it said so. It must hold no more memory than the limit allows, and not go on after an error.
fn check(
    inflater: &mut Inflater,
    limit: usize,
    frame: &[u8],
    expected: &Expected<'_>,
) -> Result<(), InflateError> {
    let (taken, result) = memory::taken(|| inflater.inflate(frame));
    assert!(taken.most <= (limit + 1).cast_signed(), "{taken:?}");
    match (result, expected) {
        (Ok(None), Expected::More) => Ok(()),
        (Ok(Some(ours)), Expected::Text(text)) => {
            assert_eq!(ours, *text);
            Ok(())
        }
        (Err(ours), Expected::Error(error)) if ours == *error => Err(ours),
        (Err(ours @ InflateError::Corrupt { .. }), Expected::Corrupt) => Err(ours),
        (ours, expected) => panic!("{ours:?}, and not {expected:?}"),
    }
    .inspect_err(|error| assert_eq!(inflater.inflate(frame), Err(*error), "the error is final"))
}

/// A whole message's text.
fn text(bytes: &[u8], limit: usize) -> Expected<'_> {
    if bytes.len() > limit {
        return Expected::Error(InflateError::TooLong { limit });
    }
    str::from_utf8(bytes).map_or(Expected::Error(InflateError::NotUtf8), Expected::Text)
}

/// zlib-rs with room for everything.
struct Oracle {
    zlib: Inflate,
    room: Vec<u8>,
    /// Of the room, filled.
    len: usize,
}

impl Oracle {
    /// For so many bytes.
    fn new(compressed: usize) -> Self {
        Self { zlib: Inflate::new(true, 15), room: vec![0; (compressed + 1) * GROWTH], len: 0 }
    }

    /// Reads a frame; gives how zlib left it, and how many bytes it left.
    fn read(&mut self, frame: &[u8]) -> (Result<Status, ZlibError>, usize) {
        let size = |total: u64| usize::try_from(total).expect("it is in memory");
        let before = size(self.zlib.total_in());
        let status = self.zlib.decompress(frame, &mut self.room[self.len..], InflateFlush::NoFlush);
        self.len = size(self.zlib.total_out());
        (status, before + frame.len() - size(self.zlib.total_in()))
    }
}

fn arbitrary_stream(limit: usize, frames: &[&[u8]]) {
    let (mut inflater, mut oracle) = (Inflater::zlib_stream(limit), Oracle::new(frames.concat().len()));
    // Where the message under way begins, in the room, and its last bytes as they came.
    let (mut begin, mut tail) = (0, Vec::new());
    for frame in frames {
        let (status, _) = oracle.read(frame);
        tail.extend_from_slice(frame);
        let message = &oracle.room[begin..oracle.len];
        let expected = match status {
            _ if message.len() > limit => text(message, limit),
            Ok(Status::StreamEnd) => Expected::Error(InflateError::StreamEnded),
            Err(ZlibError::NeedDict { .. }) => Expected::Error(InflateError::NeedsDictionary),
            Err(_) => Expected::Corrupt,
            Ok(_) if tail.ends_with(SYNC_MARKER) => text(message, limit),
            Ok(_) => Expected::More,
        };
        if check(&mut inflater, limit, frame, &expected).is_err() {
            return;
        }
        if matches!(expected, Expected::Text(_)) {
            begin = oracle.len;
            tail.clear();
        }
    }
}

fn arbitrary_payloads(limit: usize, frames: &[&[u8]]) {
    let mut inflater = Inflater::payload(limit);
    for frame in frames {
        let mut oracle = Oracle::new(frame.len());
        let (status, unread) = oracle.read(frame);
        let message = &oracle.room[..oracle.len];
        let expected = match status {
            _ if message.len() > limit => text(message, limit),
            Ok(Status::StreamEnd) if unread > 0 => {
                Expected::Error(InflateError::TrailingBytes { count: unread })
            }
            Ok(Status::StreamEnd) => text(message, limit),
            Ok(_) => Expected::Error(InflateError::Truncated),
            Err(ZlibError::NeedDict { .. }) => Expected::Error(InflateError::NeedsDictionary),
            Err(_) => Expected::Corrupt,
        };
        if check(&mut inflater, limit, frame, &expected).is_err() {
            return;
        }
    }
}

/// A text from the input, some bytes over and over.
fn next_text(choices: &mut Choices<'_>) -> Option<Vec<u8>> {
    if choices.is_empty() {
        return None;
    }
    let times = usize::from(choices.byte()) + 1;
    Some(choices.run().repeat(times))
}

fn compressor(choices: &mut Choices<'_>) -> Compress {
    Compress::new(Compression::new(choices.below(10).into()), true)
}

fn compressed_stream(limit: usize, mut choices: Choices<'_>, sizes: &[u8]) {
    let mut inflater = Inflater::zlib_stream(limit);
    let mut compress = compressor(&mut choices);
    while let Some(message) = next_text(&mut choices) {
        // For nothing, libraries write nothing.
        if message.is_empty() {
            continue;
        }
        let compressed = compressed(&mut compress, &message, FlushCompress::Sync);
        let frames = cut(&compressed, sizes);
        let mut result = Ok(None);
        for (index, frame) in frames.iter().enumerate() {
            result = inflater.inflate(frame).map(|text| text.map(str::to_owned));
            let is_last = index + 1 == frames.len();
            if !is_last && matches!(result, Ok(Some(_)) | Err(InflateError::NotUtf8)) {
                // The message's own bytes look like an end. Discord's rule cannot tell.
                return;
            }
            if result.is_err() {
                break;
            }
        }
        match text(&message, limit) {
            Expected::Text(text) => assert_eq!(result, Ok(Some(text.to_owned()))),
            Expected::Error(error) => return assert_eq!(result, Err(error)),
            Expected::More | Expected::Corrupt => unreachable!("it is whole"),
        }
        assert_eq!(inflater.inflate(&[]), Ok(None), "the message has ended already");
    }
}

fn compressed_payloads(limit: usize, mut choices: Choices<'_>) {
    let mut inflater = Inflater::payload(limit);
    while let Some(message) = next_text(&mut choices) {
        let compressed = compressed(&mut compressor(&mut choices), &message, FlushCompress::Finish);
        if check(&mut inflater, limit, &compressed, &text(&message, limit)).is_err() {
            return;
        }
    }
}

fn compressed(compress: &mut Compress, message: &[u8], flush: FlushCompress) -> Vec<u8> {
    // deflateBound, generously.
    let mut output = Vec::with_capacity(message.len() + message.len() / 8 + 128);
    let before = compress.total_in();
    compress.compress_vec(message, &mut output, flush).expect("any bytes can be compressed");
    assert_eq!(compress.total_in() - before, message.len() as u64, "it had room");
    output
}
