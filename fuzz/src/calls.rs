//! The C API: whatever a host calls, in any order and with any handle, gives a code that is no bug, and zero where it fails.
//!
//! Nothing listens where the objects connect to. Pointers are good, since bad ones are undefined: `cargo xtask misuse` tries NULL
//! and impossible sizes, with every function.

#![allow(unsafe_code, reason = "C's functions are what is called")]

use std::{ffi::c_char, mem::MaybeUninit, ptr};

// Most of the C API is called: a list of its names would say nothing.
#[allow(clippy::wildcard_imports)]
use tickcord::{base::ResultCode, ffi::*};

use super::choices::Choices;

/// Longer sequences show nothing new, and threads take long to start.
const MOST_CALLS: usize = 64;
const MOST_OBJECTS: usize = 3;

#[derive(Default)]
struct Host {
    /// Also those that were destroyed.
    clients: Vec<u64>,
    websockets: Vec<u64>,
    created: usize,
    events: Vec<*mut tickcord_event>,
}

pub fn run(input: &[u8]) {
    let mut choices = Choices::new(input);
    let mut host = Host::default();
    for _ in 0..MOST_CALLS {
        if choices.is_empty() {
            break;
        }
        host.call(&mut choices);
    }
    for event in host.events {
        // SAFETY: polled, and freed nowhere else.
        unsafe { tickcord_event_free(event) };
    }
    for client in host.clients {
        // SAFETY: NULL may be given.
        check(unsafe { tickcord_client_destroy(client, 1000, ptr::null_mut()) });
    }
    for websocket in host.websockets {
        // SAFETY: likewise.
        check(unsafe { tickcord_websocket_destroy(websocket, 1000, ptr::null_mut()) });
    }
}

fn check(result: i32) -> bool {
    let code = ResultCode::from_number(result).expect("every code has a name");
    assert_ne!(code, ResultCode::Panic);
    code == ResultCode::Ok
}

/// A call that gives a number.
fn check_number(call: impl FnOnce(*mut u64) -> i32) {
    let mut number = 7;
    assert!(check(call(&raw mut number)) || number == 0, "an out-parameter is zero after a failure");
}

/// A struct as its `_init` gives it.
fn prepared<T>(init: unsafe extern "C" fn(*mut T, u32) -> i32) -> T {
    let mut it = MaybeUninit::uninit();
    let size = u32::try_from(size_of::<T>()).expect("structs are small");
    // SAFETY: there is room for the struct, and its `_init` fills it.
    unsafe {
        assert!(check(init(it.as_mut_ptr(), size)));
        it.assume_init()
    }
}

fn str_of(bytes: &[u8]) -> tickcord_str {
    tickcord_str { ptr: bytes.as_ptr().cast(), len: bytes.len() }
}

/// One that was given out, perhaps long ago, or any number.
fn handle(choices: &mut Choices<'_>, known: &[u64]) -> u64 {
    let at = choices.byte();
    match known.get(usize::from(at)) {
        Some(handle) => *handle,
        None => known
            .last()
            .map_or(0, |last| last.wrapping_add(u64::from(at).wrapping_sub(known.len() as u64) << (at % 64))),
    }
}

impl Host {
    fn call(&mut self, choices: &mut Choices<'_>) {
        let client = handle(choices, &self.clients);
        let websocket = handle(choices, &self.websockets);
        let text = |choices: &mut Choices<'_>| -> (*const c_char, usize) {
            let text = choices.run();
            (text.as_ptr().cast(), text.len())
        };
        // SAFETY: for all calls here: handles may be any number, and pointers have what is said of them.
        unsafe {
            match choices.below(26) {
                0 => self.create_client(choices),
                1 => self.create_websocket(choices),
                2 => drop(check(tickcord_client_connect(client))),
                3 => drop(check(tickcord_client_disconnect(client, choices.below(3).into()))),
                4 => drop(check(tickcord_client_destroy(client, 500, ptr::null_mut()))),
                5 => drop(check(tickcord_client_set_intents(client, choices.u16().into()))),
                6 => {
                    let mut state = 7;
                    assert!(check(tickcord_client_get_state(client, &raw mut state)) || state == 0);
                }
                7 => drop(check(tickcord_client_wait(client, choices.below(3).into()))),
                8 => self.poll(|out| tickcord_client_poll_event(client, out)),
                9 => self.poll(|out| tickcord_websocket_poll_event(websocket, out)),
                10 => {
                    let (ptr, len) = text(choices);
                    check_number(|out| {
                        tickcord_client_send_message(client, choices.u16().into(), ptr, len, out)
                    });
                }
                11 => {
                    let (ptr, len) = text(choices);
                    let opcode = i32::from(choices.byte()) - 8;
                    check_number(|out| tickcord_client_send_raw(client, opcode, ptr, len, out));
                }
                12 => drop(check(tickcord_client_cancel_request(client, choices.byte().into()))),
                13 => {
                    let mut request = prepared(tickcord_http_request_init);
                    request.path = str_of(choices.run());
                    request.query = str_of(choices.run());
                    request.json = str_of(choices.run());
                    request.method = choices.below(7).into();
                    check_number(|out| tickcord_client_request(client, &raw const request, out));
                }
                14 => {
                    let mut message = prepared(tickcord_message_create_init);
                    message.content = str_of(choices.run());
                    message.embeds_json = str_of(choices.run());
                    message.on_too_long = choices.below(4).into();
                    message.merge = choices.below(3).into();
                    check_number(|out| tickcord_client_create_message(client, 1, &raw const message, out));
                }
                15 => {
                    let (ptr, len) = text(choices);
                    check_number(|out| tickcord_client_set_commands(client, 0, ptr, len, out));
                }
                16 => {
                    let mut record = prepared(tickcord_log_record_init);
                    check(tickcord_client_poll_log(client, &raw mut record));
                }
                17 => {
                    let mut stats = prepared(tickcord_client_stats_init);
                    check(tickcord_client_get_stats(client, &raw mut stats));
                }
                18 => drop(check(tickcord_websocket_connect(websocket))),
                19 => {
                    let (ptr, len) = text(choices);
                    check(tickcord_websocket_close(websocket, choices.u16().into(), ptr, len));
                }
                20 => drop(check(tickcord_websocket_destroy(websocket, 500, ptr::null_mut()))),
                21 => {
                    let (ptr, len) = text(choices);
                    check(tickcord_websocket_send_text(websocket, ptr, len));
                }
                22 => {
                    if let Some(event) = self.events.pop() {
                        tickcord_event_free(event);
                    }
                }
                23 => {
                    let (ptr, len) = text(choices);
                    let mut webhook = prepared(tickcord_webhook_init);
                    check(tickcord_webhook_from_url(&raw mut webhook, ptr, len));
                }
                24 => self.read(choices),
                _ => {
                    let mut buffer: [c_char; 64] = [0; 64];
                    check(tickcord_last_error(
                        buffer.as_mut_ptr(),
                        choices.below(65).into(),
                        ptr::null_mut(),
                    ));
                }
            }
        }
    }

    fn create_client(&mut self, choices: &mut Choices<'_>) {
        let mut options = prepared(tickcord_client_options_init);
        let token = choices.run();
        options.token = str_of(if token.is_empty() { b"no.real.token" } else { token });
        options.api_url = str_of(b"http://127.0.0.1:9/api/v10");
        options.proxy_url = str_of(b"");
        options.queue_capacity = choices.u16().into();
        options.compression = choices.below(4).into();
        options.auto_defer = choices.below(4).into();
        let mut client = 7;
        // SAFETY: prepared options, and room for a handle.
        let is_made =
            self.has_room() && check(unsafe { tickcord_client_create(&raw const options, &raw mut client) });
        if is_made {
            self.clients.push(client);
            self.created += 1;
        }
    }

    fn create_websocket(&mut self, choices: &mut Choices<'_>) {
        let mut options = prepared(tickcord_websocket_options_init);
        let url = choices.run();
        // Another machine must not be asked.
        let is_no_url = !url.is_empty() && !url.contains(&b':');
        options.url = str_of(if is_no_url { url } else { b"ws://127.0.0.1:9/" });
        options.origin = str_of(choices.run());
        options.proxy_url = str_of(b"");
        options.reconnect = choices.below(3).into();
        let mut websocket = 7;
        // SAFETY: likewise.
        let is_made = self.has_room()
            && check(unsafe { tickcord_websocket_create(&raw const options, &raw mut websocket) });
        if is_made {
            self.websockets.push(websocket);
            self.created += 1;
        }
    }

    const fn has_room(&self) -> bool {
        self.created < MOST_OBJECTS
    }

    fn poll(&mut self, call: impl FnOnce(*mut *mut tickcord_event) -> i32) {
        let mut event = ptr::dangling_mut();
        let is_ok = check(call(&raw mut event));
        assert!(is_ok || event.is_null(), "an out-parameter is NULL after a failure");
        if !event.is_null() {
            self.events.push(event);
        }
    }

    /// Any value of the last event, or of NULL.
    fn read(&self, choices: &mut Choices<'_>) {
        let event = self.events.last().copied().unwrap_or(ptr::null_mut());
        let pointer = choices.run();
        let mut text = str_of(b"x");
        // SAFETY: NULL, or an event that is not freed yet.
        unsafe {
            let is_ok =
                check(tickcord_event_get_str(event, pointer.as_ptr().cast(), pointer.len(), &raw mut text));
            assert!(!text.ptr.is_null() && (is_ok || text.len == 0));
            check_number(|out| tickcord_event_get_u64(event, pointer.as_ptr().cast(), pointer.len(), out));
            let mut state = prepared(tickcord_connection_state_init);
            check(tickcord_event_as_connection_state(event, &raw mut state));
        }
    }
}
