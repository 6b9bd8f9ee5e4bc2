//! Threads as a host's process needs them, which cannot be had from `std::thread`: it leaves thread-locals with destructors on
//! the host's thread.

#[cfg(unix)]
mod posix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub(super) use posix::spawn;
#[cfg(windows)]
pub(super) use windows::spawn;
