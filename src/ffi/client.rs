//! A Discord bot, or what writes by webhooks without one.

use std::{sync::Arc, time::Duration};

use super::{
    boundary::{Out, boundary},
    event::tickcord_event,
    handle::{Table, Tag},
    options::{self, tickcord_client_options},
    poll::Objects,
    thread, tickcord_result,
};
use crate::{
    base::{Failure, ResultCode},
    gateway::Command,
    model::Intents,
    runtime::Client,
};

/// A client, by number; 0 is never one. A stale number gives TICKCORD_ERROR_INVALID_HANDLE.
pub type tickcord_client = u64;

/// For `tickcord_client_disconnect`: Discord keeps the session for a few minutes, the bot stays online meanwhile, and a
/// `connect` within that time misses nothing.
pub const TICKCORD_DISCONNECT_KEEP_SESSION: u32 = 1u32 << 0;

pub(super) static CLIENTS: Objects<Client> =
    Objects { table: Table::new(Tag::Client), object: Client::object };

pub(super) fn get(client: tickcord_client) -> Result<Arc<Client>, Failure> {
    CLIENTS.get(client)
}

/// What all gateway commands share: `make` checks what the caller gave, and makes the command for the request's number. The
/// pointer is NULL or has room for that number.
pub(super) unsafe fn send_command(
    client: tickcord_client,
    out_request: *mut u64,
    make: impl FnOnce(u64) -> Result<Command, Failure>,
) -> tickcord_result {
    boundary(|| {
        // SAFETY: by this function's contract.
        let out_request = unsafe { Out::new(out_request, 0) };
        out_request.set(get(client)?.send_command(make)?);
        Ok(())
    })
}

pub(super) fn none_left() -> bool {
    CLIENTS.table.is_empty()
}

/// Creates a client, which is not connected yet, and starts its thread. `out_client` receives its handle, which is never 0.
///
/// Returns TICKCORD_OK; TICKCORD_ERROR_NULL_ARGUMENT; TICKCORD_ERROR_BAD_SIZE, TICKCORD_ERROR_ABI_MISMATCH or
/// TICKCORD_ERROR_UNSUPPORTED_FIELD (the options were not prepared, or are for a newer version, as more than one shard is);
/// TICKCORD_ERROR_INVALID_ARGUMENT (a number is out of bounds, or there is a token beside `webhooks_only`);
/// TICKCORD_ERROR_INVALID_UTF8; TICKCORD_ERROR_INVALID_TOKEN (missing, empty, or not a token, and `webhooks_only` is 0);
/// TICKCORD_ERROR_INVALID_URL (one of the URLs, or a proxy's in the environment); TICKCORD_ERROR_INSECURE_URL (http:// or ws:// to
/// another machine); TICKCORD_ERROR_INVALID_CA_PEM; TICKCORD_ERROR_INVALID_ENCODING (`text_encoding` names none);
/// TICKCORD_ERROR_UNDEFINED_INTENTS; TICKCORD_ERROR_UNDEFINED_STATUS, TICKCORD_ERROR_EMPTY_ACTIVITY or
/// TICKCORD_ERROR_PAYLOAD_TOO_LONG (the presence); TICKCORD_ERROR_OUT_OF_RESOURCES.
///
/// \ownership the client is the caller's, to be given to `tickcord_client_destroy`; the options are copied
/// \threadsafety any thread; without a `proxy_url` no other may change the environment (`setenv`) meanwhile
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_create(
    options: *const tickcord_client_options,
    out_client: *mut tickcord_client,
) -> tickcord_result {
    boundary(|| {
        // SAFETY: NULL or room for a handle, as for every function here.
        let out_client = unsafe { Out::new(out_client, 0) };
        out_client.required("out_client")?;
        // SAFETY: NULL or options of their own size, as for every function here.
        let options = unsafe { options::read(options) }?;
        out_client.set(CLIENTS.table.insert(Client::start(options, thread::spawn)?)?);
        Ok(())
    })
}

/// Begins to connect, and to stay connected until `tickcord_client_disconnect` or a failure that only the operator can
/// mend.
///
/// CONNECTION_STATE events tell how it goes. READY follows, then a GUILD_CREATE for each guild; FATAL instead when Discord
/// refuses the bot, with the remedy in its text. Lost connections are made again without end, and resumed where possible.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_TOKEN (the client has no bot),
/// TICKCORD_ERROR_ALREADY_CONNECTED (or connecting), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub extern "C" fn tickcord_client_connect(client: tickcord_client) -> tickcord_result {
    boundary(|| get(client)?.connect())
}

/// Closes the connection and stays away from it until the next `tickcord_client_connect`.
///
/// `flags` is 0 or `TICKCORD_DISCONNECT_KEEP_SESSION`. A CONNECTION_STATE event follows. Events that wait stay pollable;
/// messages that were accepted are still sent, and gateway commands wait for the next `connect`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_ARGUMENT (unknown flags),
/// TICKCORD_ERROR_NOT_CONNECTED (nor connecting), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub extern "C" fn tickcord_client_disconnect(client: tickcord_client, flags: u32) -> tickcord_result {
    boundary(|| {
        let client = get(client)?;
        if flags & !TICKCORD_DISCONNECT_KEEP_SESSION != 0 {
            let text =
                format!("flags {flags:#x} has bits that mean nothing here: use TICKCORD_DISCONNECT_...");
            return Err(Failure::new(ResultCode::InvalidArgument, text));
        }
        client.disconnect(flags & TICKCORD_DISCONNECT_KEEP_SESSION != 0)
    })
}

/// Sends what can still be sent, disconnects, and ends the client and its threads within `timeout_ms` milliseconds.
///
/// The handle is dead as soon as the call begins, whatever the result, and so are the events that were not polled; those
/// that were polled live on. `out_unsent`, which may be NULL, receives how many messages and gateway commands had no result by
/// then. 2000 is a good timeout: most of it is needed only by requests that are under way, or by a server that does not
/// answer. With 0 nothing more is sent, and the result is usually TICKCORD_ERROR_TIMEOUT, since no time is left to end the
/// thread.
///
/// Returns TICKCORD_OK (all threads of the client have ended), TICKCORD_ERROR_TIMEOUT (one has not, such as a system's name
/// resolver or disk that hangs; until `tickcord_can_unload` gives 1 the library must not be unloaded), or
/// TICKCORD_ERROR_INVALID_HANDLE (destroyed before, or never created).
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking up to `timeout_ms`
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_destroy(
    client: tickcord_client,
    timeout_ms: u32,
    out_unsent: *mut u32,
) -> tickcord_result {
    boundary(|| {
        // SAFETY: NULL or room for a number, as for every function here.
        let out_unsent = unsafe { Out::new(out_unsent, 0) };
        let stopped = CLIENTS.table.remove(client)?.stop(Duration::from_millis(timeout_ms.into()));
        out_unsent.set(stopped.unsent);
        if stopped.threads_ended {
            return Ok(());
        }
        let text = "A thread of the client has not ended in time: do not unload the library yet.";
        Err(Failure::new(ResultCode::Timeout, text))
    })
}

/// Gives where the connection stands: `out_state` receives a `TICKCORD_STATE_...`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, or TICKCORD_ERROR_INVALID_HANDLE.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_get_state(
    client: tickcord_client,
    out_state: *mut i32,
) -> tickcord_result {
    boundary(|| {
        // SAFETY: NULL or room for a number, as for every function here.
        let out_state = unsafe { Out::new(out_state, 0) };
        out_state.required("out_state")?;
        out_state.set(get(client)?.state());
        Ok(())
    })
}

/// Sets which events Discord sends: `intents` is `TICKCORD_INTENT_...` bits. Valid in every state.
///
/// Before the login the login simply uses them. After it, if they differ, the session is ended and a new one begins, at most
/// once in 5 s: a SESSION_ENDED event says so, and READY follows.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_INVALID_TOKEN (the client has no bot),
/// TICKCORD_ERROR_UNDEFINED_INTENTS (unless the options allow them), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub extern "C" fn tickcord_client_set_intents(client: tickcord_client, intents: u64) -> tickcord_result {
    boundary(|| get(client)?.set_intents(Intents(intents)))
}

/// Takes the oldest event that waits. `out_event` receives it, or NULL when nothing waits.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, or TICKCORD_ERROR_INVALID_HANDLE.
///
/// \ownership the event is the caller's, to be given to `tickcord_event_free`
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_poll_event(
    client: tickcord_client,
    out_event: *mut *mut tickcord_event,
) -> tickcord_result {
    // SAFETY: NULL or room for a pointer, as for every function here.
    boundary(|| unsafe { CLIENTS.poll_event(client, out_event) })
}

/// Takes up to `capacity` of the oldest events that wait, in order, into the array `out_events`.
///
/// `out_count` receives how many; less than `capacity` means that nothing more waits.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, or TICKCORD_ERROR_INVALID_HANDLE.
///
/// \ownership each event is the caller's, to be given to `tickcord_event_free`
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_poll_events(
    client: tickcord_client,
    out_events: *mut *mut tickcord_event,
    capacity: usize,
    out_count: *mut usize,
) -> tickcord_result {
    // SAFETY: NULL or what the parameters say, as for every function here.
    boundary(|| unsafe { CLIENTS.poll_events(client, out_events, capacity, out_count) })
}

/// Waits until an event waits to be polled, for `timeout_ms` milliseconds at the most. For programs that have no ticks.
/// Where several threads wait, each event wakes one.
///
/// Returns TICKCORD_OK (something waits), TICKCORD_ERROR_TIMEOUT, or TICKCORD_ERROR_INVALID_HANDLE (also when the client
/// is destroyed meanwhile).
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking up to `timeout_ms`
/// \since 0.1
#[unsafe(no_mangle)]
pub extern "C" fn tickcord_client_wait(client: tickcord_client, timeout_ms: u32) -> tickcord_result {
    boundary(|| CLIENTS.wait(client, timeout_ms))
}
