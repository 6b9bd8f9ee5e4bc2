//! Bytes that leave in place of an HTTP answer.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};

use hyper::body::{Buf, Bytes};
use tokio::io::AsyncWrite;

use super::{Ending, WireControl};
use crate::faults::After;

/// What one connection sends from now on, if that is not what the HTTP server wants.
#[derive(Debug)]
pub(crate) struct Instead {
    wire: Arc<WireControl>,
    slot: Mutex<Option<(Bytes, After)>>,
}

impl Instead {
    pub(crate) fn new(wire: Arc<WireControl>) -> Self {
        Self { wire, slot: Mutex::default() }
    }

    pub(crate) fn set(&self, bytes: Bytes, after: After) {
        *self.lock() = Some((bytes, after));
    }

    fn lock(&self) -> MutexGuard<'_, Option<(Bytes, After)>> {
        self.slot.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes the bytes and does what comes after them; none if nothing is to be replaced.
    pub(crate) fn poll_write<S: AsyncWrite + Unpin>(
        &self,
        stream: &mut S,
        cx: &mut Context<'_>,
    ) -> Option<Poll<io::Result<()>>> {
        let mut slot = self.lock();
        let (bytes, after) = slot.as_mut()?;
        Some(self.write(bytes, *after, Pin::new(stream), cx))
    }

    fn write<S: AsyncWrite>(
        &self,
        bytes: &mut Bytes,
        after: After,
        mut stream: Pin<&mut S>,
        cx: &mut Context<'_>,
    ) -> Poll<io::Result<()>> {
        while bytes.has_remaining() {
            let written = ready!(stream.as_mut().poll_write(cx, bytes))?;
            bytes.advance(written);
        }
        match after {
            After::Open => stream.poll_flush(cx),
            After::Close => stream.poll_shutdown(cx),
            After::Reset => {
                ready!(stream.poll_flush(cx))?;
                self.wire.end(Ending::Reset);
                Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into()))
            }
        }
    }
}
