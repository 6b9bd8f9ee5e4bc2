use std::{ffi::c_void, io, mem::MaybeUninit, ptr, time::Instant};

use crate::runtime::{Body, Thread};

/// What std gives its threads. macOS would give 512 KiB, musl 128 KiB, and glibc what the host's `ulimit` says.
const STACK_BYTES: usize = 2 << 20;

struct Posix(libc::pthread_t);

// SAFETY: a pthread may be joined from any thread.
unsafe impl Send for Posix {}

impl Thread for Posix {
    fn join(self: Box<Self>, _: Instant) -> Option<Box<dyn Thread>> {
        // SAFETY: the thread was created joinable, and `self` is gone after this, so it is joined once.
        unsafe { libc::pthread_join(self.0, ptr::null_mut()) };
        None
    }
}

/// Starts a thread that no signal of the process is delivered to.
///
/// A signal must reach the host's threads and not ours; and SIGPIPE, which a write to a connection that was reset raises,
/// would end a host that left it at its default. (On macOS it goes to the process rather than to the thread; there every TCP
/// socket has `SO_NOSIGPIPE`, by the crate `socket2`.) Faults of the thread itself (SIGSEGV and the like) stay as they are,
/// since a host's crash reporter wants them.
///
/// With a thread-local that has a destructor on one of the host's threads, the library would stay mapped after `dlclose`.
pub(in crate::ffi) fn spawn(body: Body) -> io::Result<Box<dyn Thread>> {
    extern "C" fn run(argument: *mut c_void) -> *mut c_void {
        // SAFETY: `argument` comes from the `Box::into_raw` below, and this is its only use.
        let body = unsafe { Box::from_raw(argument.cast::<Body>()) };
        name_this_thread();
        body();
        ptr::null_mut()
    }

    let mut attributes = MaybeUninit::<libc::pthread_attr_t>::uninit();
    // SAFETY: there is room for it.
    let error = unsafe { libc::pthread_attr_init(attributes.as_mut_ptr()) };
    if error != 0 {
        return Err(io::Error::from_raw_os_error(error));
    }
    let mut blocked = MaybeUninit::<libc::sigset_t>::uninit();
    let mut before = MaybeUninit::<libc::sigset_t>::uninit();
    let mut thread = MaybeUninit::<libc::pthread_t>::uninit();
    let argument = Box::into_raw(Box::new(body)).cast::<c_void>();
    // SAFETY: the attributes are set; each set is filled before it is used; the new thread inherits this thread's
    // mask, which is put back; and `run` takes `argument` over if and only if the thread was created.
    let error = unsafe {
        libc::pthread_attr_setstacksize(attributes.as_mut_ptr(), STACK_BYTES);
        libc::sigfillset(blocked.as_mut_ptr());
        for fault in [libc::SIGSEGV, libc::SIGBUS, libc::SIGFPE, libc::SIGILL, libc::SIGTRAP, libc::SIGSYS] {
            libc::sigdelset(blocked.as_mut_ptr(), fault);
        }
        libc::pthread_sigmask(libc::SIG_SETMASK, blocked.as_ptr(), before.as_mut_ptr());
        let error = libc::pthread_create(thread.as_mut_ptr(), attributes.as_ptr(), run, argument);
        libc::pthread_sigmask(libc::SIG_SETMASK, before.as_ptr(), ptr::null_mut());
        libc::pthread_attr_destroy(attributes.as_mut_ptr());
        error
    };
    if error != 0 {
        // SAFETY: the thread was not created, so `argument` is still ours.
        drop(unsafe { Box::from_raw(argument.cast::<Body>()) });
        return Err(io::Error::from_raw_os_error(error));
    }
    // SAFETY: `pthread_create` succeeded and set it.
    Ok(Box::new(Posix(unsafe { thread.assume_init() })))
}

/// For debuggers and crash reports.
fn name_this_thread() {
    let name = c"tickcord".as_ptr();
    // SAFETY: `name` ends in a NUL, and the thread that is named is this one.
    #[cfg(target_vendor = "apple")]
    unsafe {
        libc::pthread_setname_np(name)
    };
    // SAFETY: as above.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    unsafe {
        libc::pthread_setname_np(libc::pthread_self(), name)
    };
}
