//! Calls by name: how tests make them and look at what became of them.

use std::ptr;

use serde_json::Value;
use tickcord::{base::ResultCode, ffi::*, model::EventKind};
use tickcord_sandbox::{Options, Sandbox, What};

use crate::{
    host::{Discord, Host, Polled, last_error, quick, size, start},
    requests::str,
};

/// `TICKCORD_NUL_TERMINATED`.
pub(crate) const NUL: usize = usize::MAX;

/// No reason, or another text that is not given.
pub(crate) const NONE: *const std::ffi::c_char = ptr::null();

/// A sandbox without limits: what is called here is called once.
pub(crate) fn unlimited() -> Discord {
    start(Options { rate_limit: None, global_rate_limit: None, channel_change_limit: None, ..quick() })
}

/// A struct that its `_init` has filled.
pub(crate) fn init<T: Copy>(init: unsafe extern "C" fn(*mut T, u32) -> i32) -> T {
    let mut value = unsafe { std::mem::zeroed::<T>() };
    let size = size(&value);
    assert_eq!(unsafe { init(&raw mut value, size) }, 0);
    assert_ne!(unsafe { init(ptr::null_mut(), size) }, 0, "NULL is a code");
    value
}

pub(crate) fn message() -> tickcord_message_create {
    init(tickcord_message_create_init)
}

pub(crate) fn saying(content: &str) -> tickcord_message_create {
    tickcord_message_create { content: str(content), ..message() }
}

/// An id in an answer.
pub(crate) fn id_of(object: &Value) -> u64 {
    object["id"].as_str().unwrap_or_else(|| panic!("{object} has no id")).parse().unwrap()
}

impl Host {
    /// Makes a call that is accepted, and gives Discord's answer to it.
    pub(crate) fn answer(&mut self, call: impl FnOnce(tickcord_client, *mut u64) -> i32) -> Value {
        let request = self.accepted(call);
        let result = self.result_of(request);
        assert_eq!(result.code(), 0, "{}", result.text());
        result.data["body"].clone()
    }

    /// The first event of this kind, which may have come before the answer to a call.
    pub(crate) fn heard(&mut self, kind: EventKind) -> Polled {
        let before = self.events.iter().find(|event| event.is(kind)).cloned();
        before.unwrap_or_else(|| self.until(kind))
    }

    pub(crate) fn accepted(&self, call: impl FnOnce(tickcord_client, *mut u64) -> i32) -> u64 {
        let mut request = 0;
        let result = call(self.client, &raw mut request);
        assert_eq!(result, 0, "{}", last_error());
        assert_ne!(request, 0);
        request
    }

    /// The call fails at once, with this code and a text that has these words.
    pub(crate) fn refuses(
        &self,
        code: ResultCode,
        words: &str,
        call: impl FnOnce(tickcord_client, *mut u64) -> i32,
    ) {
        let mut request = u64::MAX;
        let result = call(self.client, &raw mut request);
        assert_eq!((result, request), (code.number(), 0), "{words}: {}", last_error());
        assert!(last_error().contains(words), "{}", last_error());
    }
}

/// What the bot asked for last: method and path, query, reason and body.
pub(crate) fn last_call(sandbox: &Sandbox) -> (String, String, Option<String>, Value) {
    let calls = sandbox.journal().into_iter().rev().filter_map(|entry| match entry.what {
        What::Rest { method, path, query, reason, body, .. } => {
            let path = path.strip_prefix("/api/v10").unwrap_or(&path).to_owned();
            Some((format!("{method} {path}"), query, reason, body))
        }
        _ => None,
    });
    calls.into_iter().next().expect("the bot asked for something")
}
