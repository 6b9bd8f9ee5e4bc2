//! A TCP stream that someone else can end at any moment, even while a write is stuck.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll};

use futures_util::task::AtomicWaker;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

/// How a TCP connection is ended from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// FIN.
    Cut = 1,
    /// RST.
    Reset = 2,
}

/// The handle by which a [`Wire`] is ended; it outlives the stream.
#[derive(Debug, Default)]
pub(crate) struct WireControl {
    ending: AtomicU8,
    reader: AtomicWaker,
    writer: AtomicWaker,
}

impl WireControl {
    pub(crate) fn end(&self, ending: Ending) {
        self.ending.store(ending as u8, Ordering::SeqCst);
        self.reader.wake();
        self.writer.wake();
    }

    pub(crate) fn is_ended(&self) -> bool {
        self.ending.load(Ordering::SeqCst) != 0
    }

    fn check(&self, waker: &AtomicWaker, cx: &Context<'_>) -> io::Result<()> {
        waker.register(cx.waker());
        if self.is_ended() {
            return Err(io::Error::new(io::ErrorKind::ConnectionAborted, "ended by the sandbox"));
        }
        Ok(())
    }
}

/// A TCP stream with its [`WireControl`].
#[derive(Debug)]
pub(crate) struct Wire {
    tcp: TcpStream,
    control: Arc<WireControl>,
}

impl Wire {
    pub(crate) fn new(tcp: TcpStream) -> Self {
        Self { tcp, control: Arc::default() }
    }

    pub(crate) fn control(&self) -> Arc<WireControl> {
        Arc::clone(&self.control)
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.control.check(&self.control.reader, cx)?;
        Pin::new(&mut self.tcp).poll_read(cx, buf)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        self.control.check(&self.control.writer, cx)?;
        Pin::new(&mut self.tcp).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.control.check(&self.control.writer, cx)?;
        Pin::new(&mut self.tcp).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.control.check(&self.control.writer, cx)?;
        Pin::new(&mut self.tcp).poll_shutdown(cx)
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        if self.control.ending.load(Ordering::SeqCst) == Ending::Reset as u8 {
            // Closing with unsent data thrown away is what makes the kernel send RST. If it fails, FIN must do.
            let _ = self.tcp.set_zero_linger();
        }
    }
}
