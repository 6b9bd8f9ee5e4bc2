//! Why a bot does not get on.

use super::{
    TICKCORD_ABI_VERSION,
    boundary::{Out, boundary},
    client::{self, tickcord_client},
    tickcord_result,
};
use crate::{diagnosis::Library, model::Snowflake};

/// Looks for what keeps a bot from getting on: names, TCP, TLS, clock, proxy, token, intents, logins left, gateway, and, if their
/// ids are not 0, whether the bot is in a guild, sees a channel or thread, and what it may do there.
///
/// It works in every state, before `tickcord_client_connect` and with a wrong token as well, but not without a bot
/// (`webhooks_only`). It leaves the connection and the session alone: it opens connections of its own and does not log in. It takes
/// a second, or as long as its time limits if nothing answers: about a minute. One runs at a time; later ones wait for it. It
/// cannot be canceled.
///
/// A REQUEST_RESULT event follows with the code TICKCORD_OK, whatever was found. Its `body` is
/// `{"findings": [{"check", "status", "text", "remedy", "details"}, ...]}`: `check` names the check, such as `api_tls`; `status` is
/// `ok`, `skipped` (it depends on something that failed, or was not asked for), `warning` or `failed`; `text` is what was found and
/// `remedy` what to do, in plain words, `remedy` empty if there is nothing to do; `details` is an object for programs. The checks
/// are `versions`, `proxy`, `connection`, `token_form`, `api_dns`, `api_tcp`, `api_tls`, `api`, `clock`, `token`,
/// `session_starts`, `intents`, `message_content`, `gateway_dns`, `gateway_tcp`, `gateway_tls`, `gateway_hello`, and those of the
/// guild and channel: `channel`, `guild`, `permissions`. Later versions may have more.
///
/// All of it may be pasted in public: it holds neither the token nor a proxy's credentials, no names of people, guilds or
/// channels, and no address of this machine.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_INVALID_HANDLE, TICKCORD_ERROR_WRONG_HANDLE, TICKCORD_ERROR_INVALID_TOKEN (the client has
/// no bot), TICKCORD_ERROR_QUEUE_FULL, or TICKCORD_ERROR_POISONED.
///
/// \ownership nothing changes hands
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_diagnose(
    client: tickcord_client,
    guild_id: u64,
    channel_id: u64,
    out_request: *mut u64,
) -> tickcord_result {
    boundary(|| {
        // SAFETY: NULL or room for a number, as for every function here.
        let out_request = unsafe { Out::new(out_request, 0) };
        let given = |id: u64| (id != 0).then_some(Snowflake(id));
        out_request.set(client::get(client)?.diagnose(library(), given(guild_id), given(channel_id))?);
        Ok(())
    })
}

/// This library, and the C library that it uses.
#[must_use]
pub fn library() -> Library {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    // SAFETY: glibc gives a string that stands in the library itself.
    let glibc = Some(unsafe { std::ffi::CStr::from_ptr(libc::gnu_get_libc_version()) });
    #[cfg(not(all(target_os = "linux", target_env = "gnu")))]
    let glibc: Option<&std::ffi::CStr> = None;
    let libc = glibc.map(|version| format!("glibc {}", version.to_string_lossy()));
    Library { abi: TICKCORD_ABI_VERSION, libc }
}
