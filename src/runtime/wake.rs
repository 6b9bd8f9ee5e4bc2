use std::{
    io,
    sync::atomic::{AtomicBool, Ordering},
};

#[cfg(windows)]
use std::net::UdpSocket as DatagramSocket;
#[cfg(unix)]
use std::os::unix::net::UnixDatagram as DatagramSocket;
#[cfg(windows)]
use tokio::net::UdpSocket as AsyncSocket;
#[cfg(unix)]
use tokio::net::UnixDatagram as AsyncSocket;

#[cfg(unix)]
use crate::base::above_standard_streams;

/// What [`Woken::new`] makes the runtime thread's end of.
pub(super) type Socket = DatagramSocket;

/// Wakes the runtime thread from a host thread, by a byte over a pair of connected datagram sockets.
///
/// Not by tokio's own means: those touch a thread-local with a destructor on the calling thread, and a library that has
/// left one of those behind stays mapped after `dlclose`.
#[derive(Debug)]
pub(super) struct Wake {
    socket: Socket,
    /// A byte is under way. Keeps a busy host from making a system call for each command.
    pending: AtomicBool,
}

/// The runtime thread's end.
#[derive(Debug)]
pub(super) struct Woken {
    socket: AsyncSocket,
}

impl Wake {
    /// The host's end, and what [`Woken::new`] makes the other of.
    pub(super) fn pair() -> io::Result<(Self, Socket)> {
        let (near, far) = connected_pair()?;
        near.set_nonblocking(true)?;
        far.set_nonblocking(true)?;
        Ok((Self { socket: near, pending: AtomicBool::new(false) }, far))
    }

    /// Wakes the runtime thread. Does not block; when the thread is gone, nothing happens.
    pub(super) fn wake(&self) {
        if !self.pending.swap(true, Ordering::SeqCst) {
            // The next call tries again.
            if self.socket.send(&[0]).is_err() {
                self.pending.store(false, Ordering::SeqCst);
            }
        }
    }
}

impl Woken {
    /// Must be called on the runtime thread, in the runtime.
    pub(super) fn new(socket: Socket) -> io::Result<Self> {
        Ok(Self { socket: AsyncSocket::from_std(socket)? })
    }

    /// Returns after a call of [`Wake::wake`]. What was left before that call can then be seen.
    pub(super) async fn wait(&self, wake: &Wake) -> io::Result<()> {
        self.socket.readable().await?;
        let mut buffer = [0; 8];
        while self.socket.try_recv(&mut buffer).is_ok() {}
        wake.pending.store(false, Ordering::SeqCst);
        Ok(())
    }
}

#[cfg(unix)]
fn connected_pair() -> io::Result<(Socket, Socket)> {
    let (near, far) = Socket::pair()?;
    Ok((above_standard_streams(&near)?.into(), above_standard_streams(&far)?.into()))
}

#[cfg(windows)]
fn connected_pair() -> io::Result<(Socket, Socket)> {
    let (near, far) = (Socket::bind(("127.0.0.1", 0))?, Socket::bind(("127.0.0.1", 0))?);
    near.connect(far.local_addr()?)?;
    far.connect(near.local_addr()?)?;
    Ok((near, far))
}
