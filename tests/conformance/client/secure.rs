//! The library's own transport as driver: tokio and rustls, certificates checked.

use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::time::Instant;

use tickcord::base::Url;
use tickcord::transport::{self, Stream, Tls};
use tickcord::websocket::{Closed, Input};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::runtime;
use tokio::time::{timeout, timeout_at};

use crate::LINGER;
use crate::echo::Echo;

pub(crate) fn drive(echo: &mut Echo, url: &Url, tls: &Tls, deadline: Instant) -> Result<Closed, String> {
    let runtime = runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(|error| error.to_string())?.block_on(async {
        match timeout_at(deadline.into(), converse(echo, url, tls)).await {
            Ok(result) => result,
            Err(_) => Err("not done in time".to_owned()),
        }
    })
}

async fn converse(echo: &mut Echo, url: &Url, tls: &Tls) -> Result<Closed, String> {
    let mut stream = transport::connect(url, tls).await.map_err(|failure| failure.to_string())?;
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let (outgoing, end) = echo.drain();
        // The server may have closed already; what it said before can still be read.
        let _ = write_all(&mut stream, &outgoing).await;
        if let Some(closed) = end {
            let _ = timeout(LINGER, linger(&mut stream, &mut buffer)).await;
            return Ok(closed);
        }
        let reading = read(&mut stream, &mut buffer);
        let read = match echo.poll_timeout() {
            Some(wake) => timeout_at(wake.into(), reading).await,
            None => Ok(reading.await),
        };
        match read {
            Ok(Ok(count @ 1..)) => echo.handle(Input::Bytes(&buffer[..count])),
            Ok(Ok(0) | Err(_)) => echo.handle(Input::Eof),
            Err(_) => echo.handle(Input::Timeout),
        }
    }
}

async fn read(stream: &mut Stream, buffer: &mut [u8]) -> io::Result<usize> {
    let mut buffer = ReadBuf::new(buffer);
    poll_fn(|cx| Pin::new(&mut *stream).poll_read(cx, &mut buffer)).await?;
    Ok(buffer.filled().len())
}

async fn write_all(stream: &mut Stream, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        let written = poll_fn(|cx| Pin::new(&mut *stream).poll_write(cx, bytes)).await?;
        if written == 0 {
            return Err(io::ErrorKind::WriteZero.into());
        }
        bytes = &bytes[written..];
    }
    poll_fn(|cx| Pin::new(&mut *stream).poll_flush(cx)).await
}

async fn linger(stream: &mut Stream, buffer: &mut [u8]) {
    let _ = poll_fn(|cx| Pin::new(&mut *stream).poll_shutdown(cx)).await;
    while matches!(read(stream, buffer).await, Ok(1..)) {}
}
