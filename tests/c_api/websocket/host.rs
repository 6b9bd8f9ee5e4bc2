//! A host program with a WebSocket.

use std::{
    ffi::{CStr, CString, c_void},
    ptr,
    time::{Duration, Instant},
};

use serde_json::Value;
use tickcord::{ffi::*, model::EventKind};

use crate::host::{PATIENCE, size, string};

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
    pub(crate) url: CString,
    pub(crate) origin: Option<CString>,
    pub(crate) proxy_url: Option<CString>,
    pub(crate) ca_pem: Option<CString>,
    pub(crate) headers: Vec<(CString, CString)>,
    pub(crate) subprotocols: Vec<CString>,
    pub(crate) options: tickcord_websocket_options,
}

impl Setup {
    pub(crate) fn to(url: &str) -> Self {
        let mut options = unsafe { std::mem::zeroed::<tickcord_websocket_options>() };
        assert_eq!(unsafe { tickcord_websocket_options_init(&raw mut options, size(&options)) }, 0);
        Self {
            url: CString::new(url).unwrap(),
            origin: None,
            proxy_url: None,
            ca_pem: None,
            headers: Vec::new(),
            subprotocols: Vec::new(),
            options,
        }
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((CString::new(name).unwrap(), CString::new(value).unwrap()));
        self
    }

    pub(crate) fn create(mut self) -> Result<Host, i32> {
        let given = |text: &CString| tickcord_str { ptr: text.as_ptr(), len: usize::MAX };
        let pointer = |text: &Option<CString>| text.as_ref().map_or(ptr::null(), |text| text.as_ptr());
        self.options.url.ptr = self.url.as_ptr();
        self.options.origin.ptr = pointer(&self.origin);
        self.options.proxy_url.ptr = pointer(&self.proxy_url);
        self.options.ca_pem.ptr = pointer(&self.ca_pem);
        let headers: Vec<_> = self
            .headers
            .iter()
            .map(|(name, value)| tickcord_websocket_header { name: given(name), value: given(value) })
            .collect();
        let subprotocols: Vec<_> = self.subprotocols.iter().map(given).collect();
        (self.options.headers, self.options.header_count) = (headers.as_ptr(), headers.len());
        (self.options.subprotocols, self.options.subprotocol_count) =
            (subprotocols.as_ptr(), subprotocols.len());
        let mut websocket = u64::MAX;
        let result = unsafe { tickcord_websocket_create(&raw const self.options, &raw mut websocket) };
        if result == 0 {
            assert_ne!(websocket, 0);
            Ok(Host { websocket, events: Vec::new() })
        } else {
            assert_eq!(websocket, 0, "an out-parameter is 0 after a failure");
            Err(result)
        }
    }

    pub(crate) fn connect(self) -> Host {
        let host = self.create().unwrap();
        assert_eq!(tickcord_websocket_connect(host.websocket), 0);
        host
    }

    /// Connects, and waits until the connection is open.
    pub(crate) fn open(self) -> Host {
        let mut host = self.connect();
        host.until(EventKind::WebsocketOpened);
        host
    }
}

pub(crate) struct Host {
    pub(crate) websocket: tickcord_websocket,
    /// All that was polled.
    pub(crate) events: Vec<Polled>,
}

impl Host {
    /// Polls until an event of this kind comes.
    pub(crate) fn until(&mut self, kind: EventKind) -> Polled {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            if let Some(event) = self.poll() {
                if event.is(kind) {
                    return event;
                }
            } else {
                tickcord_websocket_wait(self.websocket, 1000);
            }
        }
        let kinds: Vec<_> = self.events.iter().map(|event| (event.kind, &event.data)).collect();
        panic!("the event did not come; these did: {kinds:?}\nlog: {:#?}", self.log());
    }

    pub(crate) fn poll(&mut self) -> Option<Polled> {
        let mut event = ptr::null_mut();
        assert_eq!(unsafe { tickcord_websocket_poll_event(self.websocket, &raw mut event) }, 0);
        if event.is_null() {
            return None;
        }
        let polled = unsafe {
            let bytes = tickcord_event_bytes(event);
            Polled {
                kind: tickcord_event_type(event),
                data: serde_json::from_str(&string(tickcord_event_json(event))).unwrap(),
                bytes: std::slice::from_raw_parts(bytes.ptr.cast::<u8>(), bytes.len).to_vec(),
            }
        };
        unsafe { tickcord_event_free(event) };
        self.events.push(polled.clone());
        Some(polled)
    }

    pub(crate) fn send_text(&self, text: &[u8]) -> i32 {
        unsafe { tickcord_websocket_send_text(self.websocket, text.as_ptr().cast(), text.len()) }
    }

    pub(crate) fn send_binary(&self, bytes: &[u8]) -> i32 {
        let data: *const c_void = bytes.as_ptr().cast();
        unsafe { tickcord_websocket_send_binary(self.websocket, data, bytes.len()) }
    }

    pub(crate) fn ping(&self, payload: &[u8]) -> i32 {
        unsafe { tickcord_websocket_ping(self.websocket, payload.as_ptr().cast(), payload.len()) }
    }

    pub(crate) fn close(&self, code: u32, reason: &str) -> i32 {
        unsafe { tickcord_websocket_close(self.websocket, code, reason.as_ptr().cast(), reason.len()) }
    }

    pub(crate) fn state(&self) -> i32 {
        let mut state = -1;
        assert_eq!(unsafe { tickcord_websocket_get_state(self.websocket, &raw mut state) }, 0);
        state
    }

    pub(crate) fn stats(&self) -> tickcord_websocket_stats {
        let mut stats = unsafe { std::mem::zeroed::<tickcord_websocket_stats>() };
        assert_eq!(unsafe { tickcord_websocket_stats_init(&raw mut stats, size(&stats)) }, 0);
        assert_eq!(unsafe { tickcord_websocket_get_stats(self.websocket, &raw mut stats) }, 0);
        stats
    }

    pub(crate) fn log(&self) -> Vec<String> {
        let mut record = unsafe { std::mem::zeroed::<tickcord_log_record>() };
        assert_eq!(unsafe { tickcord_log_record_init(&raw mut record, size(&record)) }, 0);
        let mut lines = Vec::new();
        loop {
            assert_eq!(unsafe { tickcord_websocket_poll_log(self.websocket, &raw mut record) }, 0);
            if record.level == TICKCORD_LOG_LEVEL_NONE {
                return lines;
            }
            lines.push(unsafe { CStr::from_ptr(record.message.as_ptr()) }.to_str().unwrap().to_owned());
        }
    }

    /// Destroys the WebSocket; returns the result and the number of unsent messages.
    pub(crate) fn destroy(self, timeout: Duration) -> (i32, u32) {
        let mut unsent = u32::MAX;
        let timeout = u32::try_from(timeout.as_millis()).unwrap();
        let result = unsafe { tickcord_websocket_destroy(self.websocket, timeout, &raw mut unsent) };
        std::mem::forget(self);
        (result, unsent)
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        unsafe { tickcord_websocket_destroy(self.websocket, 5000, ptr::null_mut()) };
    }
}
