use std::{
    ffi::{c_char, c_void},
    io, mem,
    os::windows::io::{AsRawHandle, FromRawHandle, OwnedHandle, RawHandle},
    ptr,
    time::Instant,
};

use crate::runtime::{Body, Thread};

type Start = extern "system" fn(*mut c_void) -> u32;

#[link(name = "kernel32")]
unsafe extern "system" {
    fn CreateThread(
        attributes: *const c_void,
        stack_size: usize,
        start: Start,
        argument: *mut c_void,
        flags: u32,
        id: *mut u32,
    ) -> RawHandle;
    fn WaitForSingleObject(handle: RawHandle, milliseconds: u32) -> u32;
    fn GetCurrentThread() -> RawHandle;
    fn GetModuleHandleA(name: *const c_char) -> *mut c_void;
    fn GetProcAddress(module: *mut c_void, name: *const c_char) -> Option<unsafe extern "system" fn()>;
}

type SetThreadDescription = unsafe extern "system" fn(RawHandle, *const u16) -> i32;

/// As much as `std` gives its threads. Not the host's default, which may be chosen for something else.
const STACK_SIZE: usize = 2 * 1024 * 1024;
/// The size is that of the address space; memory is taken as it is used.
const STACK_SIZE_PARAM_IS_A_RESERVATION: u32 = 0x1_0000;
const WAIT_OBJECT_0: u32 = 0;

struct Windows(OwnedHandle);

impl Thread for Windows {
    fn join(self: Box<Self>, deadline: Instant) -> Option<Box<dyn Thread>> {
        let left = deadline.saturating_duration_since(Instant::now()).as_millis();
        // The largest number would be for ever.
        let left = u32::try_from(left).unwrap_or(u32::MAX - 1);
        // SAFETY: `self` keeps the handle open.
        let waited = unsafe { WaitForSingleObject(self.0.as_raw_handle(), left) };
        (waited != WAIT_OBJECT_0).then_some(self as Box<dyn Thread>)
    }
}

/// Starts a thread.
pub(in crate::ffi) fn spawn(body: Body) -> io::Result<Box<dyn Thread>> {
    extern "system" fn run(argument: *mut c_void) -> u32 {
        // SAFETY: `argument` comes from the `Box::into_raw` below, and this is its only use.
        let body = unsafe { Box::from_raw(argument.cast::<Body>()) };
        name_this_thread();
        body();
        0
    }

    let argument = Box::into_raw(Box::new(body)).cast::<c_void>();
    // SAFETY: `run` takes `argument` over if and only if the thread was created. NULL: no attributes, and no room for the id.
    let handle = unsafe {
        CreateThread(
            ptr::null(),
            STACK_SIZE,
            run,
            argument,
            STACK_SIZE_PARAM_IS_A_RESERVATION,
            ptr::null_mut(),
        )
    };
    if handle.is_null() {
        let error = io::Error::last_os_error();
        // SAFETY: the thread was not created, so `argument` is still ours.
        drop(unsafe { Box::from_raw(argument.cast::<Body>()) });
        return Err(error);
    }
    // SAFETY: `CreateThread` gave the handle, and nobody else closes it.
    Ok(Box::new(Windows(unsafe { OwnedHandle::from_raw_handle(handle) })))
}

/// For debuggers and crash reports. Looked up, since Windows has names of threads from 10 on.
fn name_this_thread() {
    let name: Vec<u16> = "tickcord\0".encode_utf16().collect();
    // SAFETY: all names end in a NUL, kernel32 is in every process, and the function is of that type.
    unsafe {
        let kernel = GetModuleHandleA(c"kernel32.dll".as_ptr());
        if let Some(found) = GetProcAddress(kernel, c"SetThreadDescription".as_ptr()) {
            let describe = mem::transmute::<unsafe extern "system" fn(), SetThreadDescription>(found);
            describe(GetCurrentThread(), name.as_ptr());
        }
    }
}
