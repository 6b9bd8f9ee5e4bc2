//! A host program: creates a client, polls it, and waits on events instead of sleeping.

use std::{
    cell::RefCell,
    ffi::{CStr, CString},
    ops::Deref,
    ptr,
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, Instant},
};

use serde_json::Value;
use tickcord::{base::ResultCode, ffi::*, model::EventKind};
use tickcord_sandbox::{Entry, Options, Sandbox, What};

/// Nothing that a test waits for takes nearly as long.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) const INTENTS: u64 =
    TICKCORD_INTENT_GUILDS | TICKCORD_INTENT_GUILD_MESSAGES | TICKCORD_INTENT_MESSAGE_CONTENT;

/// An event, copied out.
#[derive(Debug, Clone)]
pub(crate) struct Polled {
    pub(crate) kind: i32,
    pub(crate) data: Value,
    pub(crate) bytes: Vec<u8>,
}

impl Polled {
    pub(crate) fn is(&self, kind: EventKind) -> bool {
        self.kind == kind as i32
    }

    pub(crate) fn text(&self) -> &str {
        self.data["text"].as_str().unwrap()
    }

    pub(crate) fn code(&self) -> i64 {
        self.data["code"].as_i64().unwrap()
    }
}

/// Options with their strings.
pub(crate) struct Setup {
    pub(crate) token: Option<CString>,
    pub(crate) api_url: CString,
    pub(crate) gateway_url: Option<CString>,
    pub(crate) proxy_url: Option<CString>,
    pub(crate) ca_pem: Option<CString>,
    pub(crate) options: tickcord_client_options,
}

impl Setup {
    pub(crate) fn of(sandbox: &Sandbox) -> Self {
        let mut options = unsafe { std::mem::zeroed::<tickcord_client_options>() };
        assert_eq!(unsafe { tickcord_client_options_init(&raw mut options, size(&options)) }, 0);
        options.intents = INTENTS;
        Self {
            token: Some(CString::new(sandbox.token()).unwrap()),
            api_url: CString::new(sandbox.api_url()).unwrap(),
            gateway_url: None,
            proxy_url: None,
            ca_pem: Some(CString::new(sandbox.ca_pem()).unwrap()),
            options,
        }
    }

    pub(crate) fn create(mut self) -> Result<Host, i32> {
        let pointer = |text: &Option<CString>| text.as_ref().map_or(ptr::null(), |text| text.as_ptr());
        self.options.token.ptr = pointer(&self.token);
        self.options.api_url.ptr = self.api_url.as_ptr();
        self.options.gateway_url.ptr = pointer(&self.gateway_url);
        self.options.proxy_url.ptr = pointer(&self.proxy_url);
        self.options.ca_pem.ptr = pointer(&self.ca_pem);
        let mut client = u64::MAX;
        let result = unsafe { tickcord_client_create(&raw const self.options, &raw mut client) };
        if result == 0 {
            assert_ne!(client, 0);
            Ok(Host { client, events: Vec::new() })
        } else {
            assert_eq!(client, 0, "an out-parameter is 0 after a failure");
            Err(result)
        }
    }
}

pub(crate) struct Host {
    pub(crate) client: tickcord_client,
    /// All that was polled.
    pub(crate) events: Vec<Polled>,
}

impl Host {
    pub(crate) fn connected(sandbox: &Sandbox) -> Self {
        let mut host = Setup::of(sandbox).create().unwrap();
        assert_eq!(tickcord_client_connect(host.client), 0);
        host.until(EventKind::Ready);
        host
    }

    /// Polls until an event of this kind comes.
    pub(crate) fn until(&mut self, kind: EventKind) -> Polled {
        self.until_that(|event| event.is(kind))
    }

    /// Polls until such an event comes.
    pub(crate) fn until_that(&mut self, wanted: impl Fn(&Polled) -> bool) -> Polled {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            if let Some(event) = self.poll() {
                if wanted(&event) {
                    return event;
                }
            } else {
                tickcord_client_wait(self.client, 1000);
            }
        }
        panic!("the event did not come; these did: {:#?}\nlog: {:#?}", self.events, self.log());
    }

    pub(crate) fn poll(&mut self) -> Option<Polled> {
        let mut event = ptr::null_mut();
        assert_eq!(unsafe { tickcord_client_poll_event(self.client, &raw mut event) }, 0);
        if event.is_null() {
            return None;
        }
        let polled = unsafe {
            Polled {
                kind: tickcord_event_type(event),
                data: serde_json::from_str(&string(tickcord_event_json(event))).unwrap(),
                bytes: bytes(tickcord_event_bytes(event)),
            }
        };
        unsafe { tickcord_event_free(event) };
        self.events.push(polled.clone());
        Some(polled)
    }

    pub(crate) fn send(&self, channel: u64, content: &[u8]) -> Result<u64, i32> {
        let mut request = u64::MAX;
        let result = unsafe {
            tickcord_client_send_message(
                self.client,
                channel,
                content.as_ptr().cast(),
                content.len(),
                &raw mut request,
            )
        };
        if result == 0 {
            assert_ne!(request, 0);
            Ok(request)
        } else {
            assert_eq!(request, 0);
            Err(result)
        }
    }

    pub(crate) fn result_of(&mut self, request: u64) -> Polled {
        self.until_that(|event| event.is(EventKind::RequestResult) && event.data["request"] == request)
    }

    /// Of what was polled already.
    pub(crate) fn result_of_polled(&self, request: u64) -> &Polled {
        let result = |event: &&Polled| event.is(EventKind::RequestResult) && event.data["request"] == request;
        self.events.iter().find(result).expect("the result was polled")
    }

    pub(crate) fn state(&self) -> i32 {
        let mut state = -1;
        assert_eq!(unsafe { tickcord_client_get_state(self.client, &raw mut state) }, 0);
        state
    }

    pub(crate) fn log(&self) -> Vec<String> {
        let mut record = unsafe { std::mem::zeroed::<tickcord_log_record>() };
        assert_eq!(unsafe { tickcord_log_record_init(&raw mut record, size(&record)) }, 0);
        let mut lines = Vec::new();
        loop {
            assert_eq!(unsafe { tickcord_client_poll_log(self.client, &raw mut record) }, 0);
            if record.level == TICKCORD_LOG_LEVEL_NONE {
                return lines;
            }
            let text = unsafe { CStr::from_ptr(record.message.as_ptr()) }.to_str().unwrap().to_owned();
            assert_eq!(text.len(), record.message_len as usize);
            lines.push(text);
        }
    }

    /// Destroys the client; returns the result and the number of unsent requests.
    pub(crate) fn destroy(self, timeout: Duration) -> (i32, u32) {
        let mut unsent = u32::MAX;
        let timeout = u32::try_from(timeout.as_millis()).unwrap();
        let result = unsafe { tickcord_client_destroy(self.client, timeout, &raw mut unsent) };
        std::mem::forget(self);
        (result, unsent)
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        unsafe { tickcord_client_destroy(self.client, 5000, ptr::null_mut()) };
    }
}

/// `sizeof`, as the functions take it.
pub(crate) fn size<T>(value: &T) -> u32 {
    u32::try_from(size_of_val(value)).unwrap()
}

/// Copies a text out, and checks that a NUL follows it.
pub(crate) fn string(text: tickcord_str) -> String {
    String::from_utf8(bytes(text)).unwrap()
}

/// Copies bytes out, and checks that a NUL follows them.
fn bytes(text: tickcord_str) -> Vec<u8> {
    assert!(!text.ptr.is_null());
    let bytes = unsafe { std::slice::from_raw_parts(text.ptr.cast::<u8>(), text.len + 1) };
    assert_eq!(bytes[text.len], 0);
    bytes[..text.len].to_vec()
}

pub(crate) fn last_error() -> String {
    let mut text = [0; 1025];
    let mut length = 0;
    assert_eq!(unsafe { tickcord_last_error(text.as_mut_ptr(), text.len(), &raw mut length) }, 0);
    let text = unsafe { CStr::from_ptr(text.as_ptr()) }.to_str().unwrap().to_owned();
    assert_eq!(text.len(), length);
    text
}

pub(crate) fn code(code: ResultCode) -> i64 {
    code.number().into()
}

/// A sandbox that fails its test at the end if the client broke a rule of Discord's HTTP API.
pub(crate) struct Discord {
    sandbox: Sandbox,
    /// Parts of the violations that the test provokes.
    provoked: RefCell<Vec<&'static str>>,
}

impl Discord {
    /// The test makes the client break a rule: a violation with these words is no failure, and none is one.
    pub(crate) fn will_be_provoked(&self, violation: &'static str) {
        self.provoked.borrow_mut().push(violation);
    }
}

impl Deref for Discord {
    type Target = Sandbox;

    fn deref(&self) -> &Sandbox {
        &self.sandbox
    }
}

/// Refused requests of all tests so far. They run in one process, which sends nothing more after 500 of them: tests that came
/// near that would fail for what others did.
static REFUSED: AtomicUsize = AtomicUsize::new(0);

const MAX_REFUSED: usize = 400;

impl Drop for Discord {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        let is_refused =
            |entry: &&Entry| matches!(entry.what, What::Rest { status: Some(401 | 403 | 429), .. });
        let refused = self.journal().iter().filter(is_refused).count();
        let all = REFUSED.fetch_add(refused, Ordering::SeqCst) + refused;
        assert!(all <= MAX_REFUSED, "{all} refused requests, {refused} by this test: let fewer be refused");
        let (mut provoked, seen) = (self.provoked.take(), self.violations());
        let unexpected: Vec<&String> =
            seen.iter().filter(|seen| !provoked.iter().any(|words| seen.contains(words))).collect();
        assert!(unexpected.is_empty(), "the client broke rules of Discord's: {unexpected:#?}");
        provoked.retain(|words| !seen.iter().any(|seen| seen.contains(words)));
        assert!(provoked.is_empty(), "the test says that it provokes {provoked:?}");
    }
}

pub(crate) fn sandbox() -> Discord {
    start(quick())
}

pub(crate) fn start(options: Options) -> Discord {
    Discord { sandbox: Sandbox::start(options), provoked: RefCell::default() }
}

/// A sandbox that lets a bot log in as often as a test wants.
pub(crate) fn quick() -> Options {
    Options { identify_window: Duration::ZERO, ..Options::default() }
}

pub(crate) fn sent(entry: &Entry, text: &str) -> bool {
    matches!(&entry.what, What::MessageSent { content, .. } if content == text)
}
