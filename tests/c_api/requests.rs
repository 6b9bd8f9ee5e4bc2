//! Any call of Discord's HTTP API, as a host makes it.

use std::{
    ptr,
    time::{Duration, Instant},
};

use tickcord::{
    base::ResultCode::{self, self as R},
    ffi::*,
    model::EventKind,
    rest::Method,
};
use tickcord_sandbox::{Fault, RestFault, What};

use crate::host::{Host, PATIENCE, Setup, code, last_error, sandbox, size, start};

/// A request that has been prepared.
pub(crate) fn prepared() -> tickcord_http_request {
    let mut request = unsafe { std::mem::zeroed::<tickcord_http_request>() };
    assert_eq!(unsafe { tickcord_http_request_init(&raw mut request, size(&request)) }, 0);
    request
}

pub(crate) fn str(text: &str) -> tickcord_str {
    tickcord_str { ptr: text.as_ptr().cast(), len: text.len() }
}

impl Host {
    /// Makes a call; gives its number.
    pub(crate) fn ask(&self, request: &tickcord_http_request) -> Result<u64, i32> {
        let mut id = u64::MAX;
        let result = unsafe { tickcord_client_request(self.client, request, &raw mut id) };
        assert_eq!(result == 0, id != 0, "0 is no request's number");
        if result == 0 { Ok(id) } else { Err(result) }
    }

    pub(crate) fn call(&self, method: Method, path: &str, json: Option<&str>) -> u64 {
        let mut request = prepared();
        (request.method, request.path) = (method as i32, str(path));
        request.json = json.map_or(request.json, str);
        self.ask(&request).unwrap_or_else(|code| panic!("{code}: {}", last_error()))
    }
}

#[test]
fn any_call_gets_discords_answer() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    let messages = format!("/channels/{}/messages", sandbox.channel_id("general"));
    let sent = host.call(Method::Post, &messages, Some(r#"{"content":"Wave 2"}"#));
    let result = host.result_of(sent);
    assert_eq!((result.code(), &result.data["status"]), (0, &200.into()));
    let id = result.data["body"]["id"].as_str().unwrap().to_owned();

    let mut request = prepared();
    (request.path, request.query) = (str(&messages), str("limit=1"));
    let read = host.ask(&request).unwrap();
    let result = host.result_of(read);
    assert_eq!(
        (&result.data["body"][0]["id"], result.data["body"].as_array().unwrap().len()),
        (&id.into(), 1)
    );
    let queried = |entry: &tickcord_sandbox::Entry| matches!(&entry.what, What::Rest { query, .. } if query == "limit=1");
    sandbox.wait_for(queried, PATIENCE).unwrap();
}

#[test]
fn a_refusal_names_the_fields_in_words() {
    let sandbox = sandbox();
    sandbox.will_be_provoked("BITFIELD_NOT_ALLOWED");
    let mut host = Host::connected(&sandbox);
    let messages = format!("/channels/{}/messages", sandbox.channel_id("general"));
    let json = format!(r#"{{"content":"{}","flags":1}}"#, "x".repeat(2001));
    let request = host.call(Method::Post, &messages, Some(&json));
    let result = host.result_of(request);
    assert_eq!((result.code(), &result.data["discord_code"]), (code(R::HttpBadRequest), &50035.into()));
    for words in ["content: Must be 2000 or fewer in length", "flags: Invalid flags"] {
        assert!(result.text().contains(words), "{}", result.text());
    }
}

#[test]
fn a_message_whose_answer_was_lost_is_not_posted_twice_by_any_call() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    sandbox.fault(Fault::Rest {
        count: 1,
        path: Some("/messages".to_owned()),
        answer: RestFault::ResetAfter,
    });
    let messages = format!("/channels/{}/messages", sandbox.channel_id("general"));
    let request = host.call(Method::Post, &messages, Some(r#"{"content":"once"}"#));
    assert_eq!(host.result_of(request).code(), 0);
    let posted = sandbox.journal().into_iter().filter_map(|entry| match entry.what {
        What::MessageSent { duplicate, .. } => Some(duplicate),
        _ => None,
    });
    assert_eq!(posted.collect::<Vec<_>>(), [false, true]);
}

#[test]
fn a_block_by_cloudflare_is_told_apart_and_stops_everything() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    let general = sandbox.channel_id("general");
    sandbox.fault(Fault::Rest { count: 1, path: None, answer: RestFault::Cloudflare });
    let request = host.send(general, b"hello").unwrap();
    let paused = host.until(EventKind::HttpPaused);
    assert_eq!((paused.code(), &paused.data["retry_in_ms"]), (code(R::AddressBlocked), &3_600_000.into()));
    assert!(paused.text().contains("address of this machine"), "{}", paused.text());
    let result = host.result_of(request);
    assert_eq!((result.code(), &result.data["retry_after_ms"]), (code(R::AddressBlocked), &3_600_000.into()));
    assert!(result.data["body"].as_str().unwrap().contains("Error 1015"), "what is not JSON is a string");
    let next = host.send(general, b"hello").unwrap();
    assert_eq!(host.result_of(next).code(), code(R::AddressBlocked));
    let asked = sandbox
        .journal()
        .into_iter()
        .filter(|entry| matches!(&entry.what, What::Rest { method, .. } if method == "POST"));
    assert_eq!(asked.count(), 1, "the second was not sent");
}

#[test]
fn a_block_that_meets_the_login_stops_everything_too() {
    let sandbox = sandbox();
    sandbox.fault(Fault::Rest { count: 1, path: None, answer: RestFault::Cloudflare });
    let mut host = Setup::of(&sandbox).create().unwrap();
    assert_eq!(tickcord_client_connect(host.client), 0);
    assert_eq!(host.until(EventKind::HttpPaused).code(), code(R::AddressBlocked));
    for _ in 0..2 {
        host.until_that(|event| {
            event.data["state_name"] == "BACKOFF" && event.code() == code(R::AddressBlocked)
        });
    }
    let asked = sandbox.journal().into_iter().filter(|entry| matches!(entry.what, What::Rest { .. }));
    assert_eq!(asked.count(), 1, "the gateway's address is asked for again when the block is over");
}

#[test]
fn a_token_that_was_reset_stops_the_requests_and_is_said() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    sandbox.fault(Fault::RevokeToken);
    let request = host.send(sandbox.channel_id("general"), b"hello").unwrap();
    let paused = host.until(EventKind::HttpPaused);
    assert_eq!((paused.code(), paused.data["retry_in_ms"].is_null()), (code(R::AuthenticationFailed), true));
    assert!(paused.text().contains("developer portal"), "{}", paused.text());
    assert_eq!(host.result_of(request).code(), code(R::AuthenticationFailed));
}

#[test]
fn what_waits_can_be_taken_back_and_nothing_else() {
    let sandbox = sandbox();
    let mut host = Setup::of(&sandbox).create().unwrap();
    let general = sandbox.channel_id("general");
    let held = host.send(general, b"never mind").unwrap();
    let kept = host.send(general, b"kept").unwrap();
    let cancel = |host: &Host, id| tickcord_client_cancel_request(host.client, id);
    assert_eq!(cancel(&host, held), 0);
    assert_eq!(host.result_of(held).code(), code(R::RequestCanceled));
    assert_eq!(cancel(&host, held), R::UnknownRequest.number());

    assert_eq!(tickcord_client_connect(host.client), 0);
    assert_eq!(host.result_of(kept).code(), 0);
    sandbox.fault(Fault::Rest { count: 1, path: None, answer: RestFault::NoAnswer });
    let running = host.send(general, b"on its way").unwrap();
    let asked = |entry: &tickcord_sandbox::Entry| matches!(entry.what, What::Rest { status: None, .. });
    sandbox.wait_for(asked, PATIENCE).unwrap();
    assert_eq!(cancel(&host, running), R::RequestUnderWay.number());
    assert!(last_error().contains("on its way"), "{}", last_error());
    for unknown in [0, kept, u64::MAX] {
        assert_eq!(cancel(&host, unknown), R::UnknownRequest.number());
    }
    assert_eq!(tickcord_client_cancel_request(0, held), R::InvalidHandle.number());
    host.destroy(Duration::from_millis(100));
    let said = sandbox.journal().into_iter().any(|entry| crate::host::sent(&entry, "never mind"));
    assert!(!said);
}

#[test]
fn destroy_does_not_wait_for_a_pause_that_lasts_longer() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    let general = sandbox.channel_id("general");
    let answer = RestFault::RateLimited { retry_after: 100.0, global: true, scope: "global".to_owned() };
    sandbox.fault(Fault::Rest { count: 1, path: None, answer });
    for _ in 0..3 {
        host.send(general, b"last words").unwrap();
    }
    let limited =
        |entry: &tickcord_sandbox::Entry| matches!(entry.what, What::Rest { status: Some(429), .. });
    sandbox.wait_for(limited, PATIENCE).unwrap();
    // The sandbox has answered; the client must have heard it, which a request of another kind shows.
    let interaction = host.call(Method::Post, "/interactions/1/s3cr3t-t0ken/callback", Some("{}"));
    host.result_of(interaction);
    let begin = Instant::now();
    assert_eq!(host.destroy(PATIENCE), (0, 3));
    assert!(begin.elapsed() < PATIENCE / 2, "{:?}", begin.elapsed());
}

#[test]
fn an_api_that_does_not_answer_delays_no_heartbeat() {
    let options =
        tickcord_sandbox::Options { heartbeat_interval: Duration::from_secs(1), ..crate::host::quick() };
    let sandbox = start(options);
    let mut host = Host::connected(&sandbox);
    sandbox.fault(Fault::Rest { count: 99, path: None, answer: RestFault::NoAnswer });
    for channel in 1..=20 {
        host.call(Method::Get, &format!("/channels/{channel}"), None);
    }
    let mut asked = 0;
    let unanswered = |entry: &tickcord_sandbox::Entry| {
        asked += usize::from(matches!(entry.what, What::Rest { status: None, .. }));
        asked == 8
    };
    sandbox.wait_for(unanswered, PATIENCE).unwrap();
    let mut beats = 0;
    let beat = |entry: &tickcord_sandbox::Entry| {
        beats += usize::from(matches!(entry.what, What::Heartbeat { .. }));
        beats == 3
    };
    sandbox.wait_for_since(sandbox.journal_end(), beat, PATIENCE).unwrap();
    while let Some(event) = host.poll() {
        assert!(!event.is(EventKind::ConnectionState) && !event.is(EventKind::RequestResult), "{event:?}");
    }
    assert_eq!(host.destroy(Duration::from_millis(500)), (0, 20), "they were waiting all the time");
}

/// The call fails with this code and a text that has these words.
fn refused(host: &Host, result: ResultCode, words: &str, change: impl FnOnce(&mut tickcord_http_request)) {
    let mut request = prepared();
    request.path = str("/channels/1/messages");
    request.method = Method::Post as i32;
    change(&mut request);
    assert_eq!(host.ask(&request), Err(result.number()), "{words}: {}", last_error());
    assert!(last_error().contains(words), "{}", last_error());
}

#[test]
fn a_call_is_checked_before_it_is_accepted() {
    let sandbox = sandbox();
    let host = &Setup::of(&sandbox).create().unwrap();
    refused(host, R::InvalidArgument, "path is not given", |it| it.path.ptr = ptr::null());
    refused(host, R::InvalidPath, "does not begin", |it| it.path = str("channels/1"));
    refused(host, R::InvalidPath, "scheme and host", |it| it.path = str("https://example.com/users/@me"));
    refused(host, R::InvalidPath, "line break", |it| it.path = str("/users/@me\r\nHost: example.com"));
    refused(host, R::InvalidPath, "%0A", |it| it.query = str("name=a\nb"));
    refused(host, R::InvalidPath, "leave out /api", |it| it.path = str("/api/v10/channels/1"));
    refused(host, R::InvalidPath, "query", |it| it.path = str("/channels/1?limit=1"));
    refused(host, R::InvalidPath, "%25", |it| it.query = str("name=100%"));
    refused(host, R::InvalidUtf8, "path", |it| it.path = tickcord_str { ptr: c"/\xff".as_ptr(), len: 2 });
    refused(host, R::InvalidJson, "not JSON", |it| it.json = str("{\"content\":"));
    refused(host, R::InvalidArgument, "GET has no body", |it| {
        (it.method, it.json) = (Method::Get as i32, str("{}"));
    });
    refused(host, R::InvalidArgument, "method", |it| it.method = 0);
    refused(host, R::InvalidArgument, "priority", |it| it.priority = 2);
    refused(host, R::InvalidArgument, "max_age_ms", |it| it.max_age_ms = 0);
    refused(host, R::InvalidArgument, "flags", |it| it.flags = 2);
    let reason = "r".repeat(513);
    refused(host, R::AuditReasonTooLong, "513", |it| it.audit_reason = str(&reason));
    refused(host, R::BadSize, "tickcord_http_request", |it| it.struct_size = 4);
    refused(host, R::NullArgument, "files", |it| it.file_count = 1);
    let null = unsafe { tickcord_client_request(host.client, ptr::null(), ptr::null_mut()) };
    assert_eq!(null, R::NullArgument.number());
    let mut request = prepared();
    request.path = str("/users/@me");
    assert_eq!(
        unsafe { tickcord_client_request(0, &raw const request, ptr::null_mut()) },
        R::InvalidHandle.number()
    );
}
