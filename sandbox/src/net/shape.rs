//! What traffic looks like on its way out: late, in small writes, in fragments.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};

use super::Instead;

/// Set by faults, read at every send. Zero means unchanged.
#[derive(Debug, Default)]
pub(crate) struct Shape {
    delay_ms: AtomicU64,
    split_bytes: AtomicUsize,
    split_pause_ms: AtomicU64,
    fragment_bytes: AtomicUsize,
}

impl Shape {
    pub(crate) fn set_delay(&self, ms: u64) {
        self.delay_ms.store(ms, Ordering::SeqCst);
    }

    pub(crate) fn set_split(&self, bytes: usize, pause_ms: u64) {
        self.split_pause_ms.store(pause_ms, Ordering::SeqCst);
        self.split_bytes.store(bytes, Ordering::SeqCst);
    }

    pub(crate) fn set_fragment(&self, bytes: usize) {
        self.fragment_bytes.store(bytes, Ordering::SeqCst);
    }

    pub(crate) fn delay(&self) -> Duration {
        Duration::from_millis(self.delay_ms.load(Ordering::SeqCst))
    }

    pub(crate) fn fragment_bytes(&self) -> usize {
        self.fragment_bytes.load(Ordering::SeqCst)
    }
}

/// A stream above TLS whose writes obey [`Shape`]. Every write becomes a TLS record and a TCP write of its own.
#[derive(Debug)]
pub(crate) struct Pieces<S> {
    stream: S,
    shape: Arc<Shape>,
    instead: Arc<Instead>,
    pause: Option<Pin<Box<Sleep>>>,
}

impl<S> Pieces<S> {
    pub(crate) fn new(stream: S, shape: Arc<Shape>, instead: Arc<Instead>) -> Self {
        Self { stream, shape, instead, pause: None }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Pieces<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Pieces<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let this = &mut *self;
        if let Some(written) = this.instead.poll_write(&mut this.stream, cx) {
            return written.map_ok(|()| buf.len());
        }
        let most = self.shape.split_bytes.load(Ordering::SeqCst);
        if most == 0 || buf.is_empty() {
            return Pin::new(&mut self.stream).poll_write(cx, buf);
        }
        if let Some(pause) = &mut self.pause {
            ready!(pause.as_mut().poll(cx));
            self.pause = None;
        }
        // What the previous piece left in the TLS buffer goes out first, or pieces would melt together.
        ready!(Pin::new(&mut self.stream).poll_flush(cx))?;
        let written = ready!(Pin::new(&mut self.stream).poll_write(cx, &buf[..buf.len().min(most)]))?;
        let pause_ms = self.shape.split_pause_ms.load(Ordering::SeqCst);
        if pause_ms > 0 {
            self.pause = Some(Box::pin(sleep(Duration::from_millis(pause_ms))));
        }
        Poll::Ready(Ok(written))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
