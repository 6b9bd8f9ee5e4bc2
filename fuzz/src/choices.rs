//! The fuzzer's bytes as a sequence of choices. When they run out every choice is 0.

/// What is left of the input.
#[derive(Clone)]
pub(crate) struct Choices<'a>(&'a [u8]);

impl<'a> Choices<'a> {
    pub(crate) fn new(input: &'a [u8]) -> Self {
        Self(input)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn byte(&mut self) -> u8 {
        self.bytes(1).first().copied().unwrap_or(0)
    }

    pub(crate) fn u16(&mut self) -> u16 {
        u16::from_be_bytes([self.byte(), self.byte()])
    }

    /// One of `0..count`.
    pub(crate) fn below(&mut self, count: u8) -> u8 {
        self.byte() % count
    }

    /// Up to `count` bytes.
    pub(crate) fn bytes(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.0.split_at(count.min(self.0.len()));
        self.0 = rest;
        taken
    }

    /// A length and as many bytes.
    pub(crate) fn run(&mut self) -> &'a [u8] {
        let len = self.byte().into();
        self.bytes(len)
    }

    pub(crate) fn rest(self) -> &'a [u8] {
        self.0
    }
}

/// Cuts bytes into pieces of the sizes given, over and over. A size of 0 is an empty piece with one byte after it, so
/// that there is an end. Small pieces of many bytes take long and show nothing new, so those stay whole.
pub(crate) fn cut<'a>(bytes: &'a [u8], sizes: &[u8]) -> Vec<&'a [u8]> {
    const MOST: usize = 4096;
    if bytes.len() > MOST {
        return vec![bytes];
    }
    let mut pieces = Vec::new();
    let mut rest = bytes;
    let mut sizes = sizes.iter().cycle();
    while !rest.is_empty() {
        let size = match sizes.next() {
            None => rest.len(),
            Some(0) => {
                pieces.push(&rest[..0]);
                1
            }
            Some(size) => usize::from(*size).min(rest.len()),
        };
        let (piece, behind) = rest.split_at(size);
        pieces.push(piece);
        rest = behind;
    }
    pieces
}
