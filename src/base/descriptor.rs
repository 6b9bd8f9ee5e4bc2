//! Numbers of descriptors. A host that has closed stdin, stdout or stderr frees 0, 1 or 2, and still prints there: into whatever
//! was opened next.

#[cfg(unix)]
use std::{
    io,
    os::{
        fd::{AsFd, OwnedFd},
        unix::net::UnixDatagram,
    },
};

/// The same socket, under a number that no standard stream has: a clone's is 3 at least.
#[cfg(unix)]
pub fn above_standard_streams(socket: &impl AsFd) -> io::Result<OwnedFd> {
    socket.as_fd().try_clone_to_owned()
}

/// Makes something whose numbers cannot be chosen, while those of the standard streams are taken.
pub fn with_standard_streams_taken<R>(make: impl FnOnce() -> R) -> R {
    // A socket without a name needs no file, and takes nothing that is written to it.
    #[cfg(unix)]
    let _taken = [(); 3].map(|()| UnixDatagram::unbound());
    make()
}
