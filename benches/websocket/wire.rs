//! The connection that every client is given: memory that answers at once.

use std::io::{self, IoSlice, Read, Write};
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// Gives the same bytes again and again, and takes whatever is written.
pub struct Wire {
    bytes: &'static [u8],
    at: usize,
    most: usize,
}

impl Wire {
    /// One read gives at most `most` bytes.
    pub fn new(bytes: &'static [u8], most: usize) -> Self {
        Self { bytes, at: 0, most }
    }

    /// What comes next, where it lies; at most `room` bytes of it.
    pub fn next(&mut self, room: usize) -> &'static [u8] {
        let rest = &self.bytes[self.at..];
        let piece = &rest[..room.min(self.most).min(rest.len())];
        self.at += piece.len();
        if self.at == self.bytes.len() {
            self.at = 0;
        }
        piece
    }
}

impl Read for Wire {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let piece = self.next(buffer.len());
        buffer[..piece.len()].copy_from_slice(piece);
        Ok(piece.len())
    }
}

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        std::hint::black_box(bytes);
        Ok(bytes.len())
    }

    fn write_vectored(&mut self, pieces: &[IoSlice]) -> io::Result<usize> {
        std::hint::black_box(pieces);
        Ok(pieces.iter().map(|piece| piece.len()).sum())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl AsyncRead for Wire {
    fn poll_read(self: Pin<&mut Self>, _: &mut Context, buffer: &mut ReadBuf) -> Poll<io::Result<()>> {
        let piece = self.get_mut().next(buffer.remaining());
        buffer.put_slice(piece);
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Wire {
    fn poll_write(self: Pin<&mut Self>, _: &mut Context, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Poll::Ready(self.get_mut().write(bytes))
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        _: &mut Context,
        pieces: &[IoSlice],
    ) -> Poll<io::Result<usize>> {
        Poll::Ready(self.get_mut().write_vectored(pieces))
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}
