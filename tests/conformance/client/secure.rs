//! The library's own transport as driver: tokio and rustls, certificates checked.

use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::time::Instant;

use tickcord::base::Url;
use tickcord::transport::{Connector, Proxies, Stream, Tls};
use tickcord::websocket::{Closed, Input};
use tokio::io::{AsyncBufRead, AsyncWrite};
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
    let connector = Connector::new(tls.clone(), Proxies::default());
    let mut stream = connector.connect(url).await.map_err(|failure| failure.to_string())?;
    loop {
        let received = stream.buffered();
        let count = received.len();
        let (outgoing, end) = echo.read(received);
        Pin::new(&mut stream).consume(count);
        // The server may have closed already; what it said before can still be read.
        let _ = write_all(&mut stream, &outgoing).await;
        if let Some(closed) = end {
            let _ = timeout(LINGER, linger(&mut stream)).await;
            return Ok(closed);
        }
        let reading = fill(&mut stream);
        let filled = match echo.poll_timeout() {
            Some(wake) => timeout_at(wake.into(), reading).await,
            None => Ok(reading.await),
        };
        match filled {
            Ok(Ok(1..)) => {}
            Ok(Ok(0) | Err(_)) => echo.handle(Input::Eof),
            Err(_) => echo.handle(Input::Timeout),
        }
    }
}

/// Waits for bytes and says how many can be had; none at the end.
async fn fill(stream: &mut Stream) -> io::Result<usize> {
    poll_fn(|cx| Pin::new(&mut *stream).poll_fill_buf(cx).map_ok(<[u8]>::len)).await
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

async fn linger(stream: &mut Stream) {
    let _ = poll_fn(|cx| Pin::new(&mut *stream).poll_shutdown(cx)).await;
    while let Ok(count @ 1..) = fill(stream).await {
        Pin::new(&mut *stream).consume(count);
    }
}
