//! A blocking socket of the standard library as driver.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

use tickcord::base::Url;
use tickcord::websocket::{Closed, Input};

use crate::LINGER;
use crate::echo::Echo;

pub(crate) fn drive(echo: &mut Echo, url: &Url, deadline: Instant) -> io::Result<Closed> {
    let mut tcp = TcpStream::connect((url.host(), url.port()))?;
    tcp.set_nodelay(true)?;
    tcp.set_write_timeout(Some(left_until(deadline)?))?;
    let mut buffer = vec![0; 64 * 1024];
    let mut received = 0;
    loop {
        let (outgoing, end) = echo.read(&buffer[..received]);
        received = 0;
        // The server may have closed already; what it said before can still be read.
        let _ = tcp.write_all(&outgoing);
        if let Some(closed) = end {
            linger(&mut tcp, &mut buffer);
            return Ok(closed);
        }
        let wake = echo.poll_timeout().map_or(deadline, |timeout| timeout.min(deadline));
        tcp.set_read_timeout(Some(left_until(deadline)?.min(at_least_a_moment(wake))))?;
        match tcp.read(&mut buffer) {
            Ok(count @ 1..) => received = count,
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                echo.handle(Input::Timeout);
            }
            Ok(0) | Err(_) => echo.handle(Input::Eof),
        }
    }
}

fn left_until(deadline: Instant) -> io::Result<Duration> {
    let left = deadline.saturating_duration_since(Instant::now());
    if left.is_zero() { Err(io::Error::new(ErrorKind::TimedOut, "not done in time")) } else { Ok(left) }
}

/// A socket's timeout cannot be zero.
fn at_least_a_moment(wake: Instant) -> Duration {
    wake.saturating_duration_since(Instant::now()).max(Duration::from_millis(1))
}

fn linger(tcp: &mut TcpStream, buffer: &mut [u8]) {
    let until = Instant::now() + LINGER;
    let _ = tcp.shutdown(Shutdown::Write);
    while tcp.set_read_timeout(Some(at_least_a_moment(until))).is_ok()
        && Instant::now() < until
        && matches!(tcp.read(buffer), Ok(1..))
    {}
}
