//! An HTTP side that breaks: whatever comes in place of an answer, every request has one result in time, nothing is posted
//! twice, and nothing gets lost without its result saying so.

use std::net::Shutdown;

use serde_json::json;
use tickcord::{base::ResultCode as R, ffi::TICKCORD_AUTO_DEFER_OFF, model::EventKind, rest::Method};
use tickcord_sandbox::{After, Entry, Fault, RestFault, Sandbox, What};

use crate::{
    host::{Host, PATIENCE, Polled, code, sandbox},
    http_server::HttpServer,
    interactions::{registered, respond, wave},
    uploads::{self, in_memory, upload},
};

/// The next so many messages are answered like this.
fn messages_get(sandbox: &Sandbox, count: u32, answer: RestFault) -> u64 {
    sandbox.fault(Fault::Rest { count, path: Some("/messages".to_owned()), answer })
}

/// These bytes, after which the connection is closed.
fn raw(bytes: &str) -> RestFault {
    RestFault::Raw { answer_bytes: bytes.into(), after: After::Close, processed: false }
}

/// The same to a request that was carried out.
fn raw_after_all(bytes: &str) -> RestFault {
    RestFault::Raw { answer_bytes: bytes.into(), after: After::Close, processed: true }
}

fn status(status: u16, body: &str, content_type: &str) -> RestFault {
    RestFault::Status { status, body: body.to_owned(), content_type: content_type.to_owned() }
}

/// What was posted, in order. Discord shows a message again that it knows by its nonce: that posts nothing.
fn posted(sandbox: &Sandbox) -> Vec<String> {
    let said = |entry: Entry| match entry.what {
        What::MessageSent { content, duplicate: false, .. } => Some(content),
        _ => None,
    };
    sandbox.journal().into_iter().filter_map(said).collect()
}

/// How often messages were asked to be posted since this journal entry.
fn tries(sandbox: &Sandbox, since: u64) -> usize {
    let is_try = |entry: &&Entry| {
        entry.number > since
            && matches!(&entry.what, What::Rest { method, path, .. } if method == "POST" && path.ends_with("/messages"))
    };
    sandbox.journal().iter().filter(is_try).count()
}

/// Sends one message through this fault, and expects it to be posted once and in the end.
fn is_sent_again(answer: RestFault) {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    let fault = messages_get(&sandbox, 1, answer);
    let request = host.send(sandbox.channel_id("general"), b"once").unwrap();
    sandbox.wait_for_since(fault, |_| tries(&sandbox, fault) == 2, 3 * PATIENCE).unwrap();
    let result = host.result_of(request);
    assert_eq!(result.code(), 0, "{}", result.text());
    assert_eq!(posted(&sandbox), ["once"]);
    assert_eq!(tries(&sandbox, fault), 2);
}

/// Makes a thread, which nothing keeps from being made twice, through this fault.
fn is_not_repeated(answer: RestFault) -> Polled {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    sandbox.fault(Fault::Rest { count: 1, path: Some("/threads".to_owned()), answer });
    let path = format!("/channels/{}/threads", sandbox.channel_id("general"));
    let request = host.call(Method::Post, &path, Some(r#"{"name":"Wave 1","type":11}"#));
    let result = host.result_of(request);
    let asked = |entry: &Entry| matches!(&entry.what, What::Rest { path, .. } if path.ends_with("/threads"));
    assert_eq!(sandbox.journal().iter().filter(|entry| asked(entry)).count(), 1);
    result
}

#[test]
fn a_reset_in_the_middle_of_an_upload_is_overcome_by_sending_it_again() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    messages_get(&sandbox, 1, RestFault::Unread { after: After::Reset });
    let content = vec![b'x'; 4 << 20];
    let path = format!("/channels/{}/messages", sandbox.channel_id("general"));
    let request = host.ask(&upload(&path, &[in_memory("log.txt", &content)])).unwrap();
    let result = host.result_of(request);
    assert_eq!(result.code(), 0, "{}", result.text());
    assert_eq!(result.data["body"]["attachments"][0]["size"], content.len());
    assert_eq!(posted(&sandbox).len(), 1);
}

#[test]
fn a_reset_that_may_have_come_too_late_is_told_and_not_repeated() {
    for answer in [RestFault::ResetBefore, RestFault::ResetAfter] {
        let result = is_not_repeated(answer);
        assert_eq!(result.code(), code(R::ConnectionLost));
        assert!(result.text().contains("may have been carried out"), "{}", result.text());
    }
    is_sent_again(RestFault::ResetAfter);
}

#[test]
fn a_storm_of_502s_passes_and_every_message_is_posted_once_and_in_order() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    // Half of them are carried out nevertheless.
    let after_all = "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>";
    messages_get(&sandbox, 3, raw_after_all(after_all));
    messages_get(&sandbox, 3, status(502, "<html>", "text/html"));
    let channels = ["general", "server-log", "news"].map(|name| sandbox.channel_id(name));
    let mut requests = Vec::new();
    for line in 0..4 {
        for channel in channels {
            requests.push(host.send(channel, format!("{channel} {line}").as_bytes()).unwrap());
        }
    }
    for request in requests {
        let result = host.events.iter().find(|event| event.data["request"] == request).cloned();
        assert_eq!(result.unwrap_or_else(|| host.result_of(request)).code(), 0);
    }
    let posted = posted(&sandbox);
    for channel in channels {
        let lines = posted.iter().filter(|line| line.starts_with(&channel.to_string()));
        let expected: Vec<String> = (0..4).map(|line| format!("{channel} {line}")).collect();
        assert!(lines.eq(&expected), "{posted:?}");
    }
}

#[test]
fn a_storm_of_502s_that_does_not_pass_ends_in_a_result() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    let fault = messages_get(&sandbox, 1000, status(502, "<html>", "text/html"));
    let request = host.send(sandbox.channel_id("general"), b"never").unwrap();
    let result = host.result_of(request);
    assert_eq!((result.code(), &result.data["status"]), (code(R::HttpServerError), &502.into()));
    assert!(result.text().contains("something between"), "{}", result.text());
    assert_eq!((tries(&sandbox, fault), posted(&sandbox).len()), (4, 0));
    sandbox.fault(Fault::Clear);
    let request = host.send(sandbox.channel_id("general"), b"afterwards").unwrap();
    assert_eq!(host.result_of(request).code(), 0);
}

/// The start of an answer that does not go on.
const STALLED: &str = "HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\nX-Half: ";

#[test]
fn an_answer_that_stalls_leaves_an_interaction_time_for_another_try() {
    for stalled in [STALLED, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"] {
        let sandbox = sandbox();
        let mut host = registered(&sandbox, TICKCORD_AUTO_DEFER_OFF);
        let path = Some("/callback".to_owned());
        let answer = RestFault::Raw { answer_bytes: stalled.into(), after: After::Open, processed: false };
        sandbox.fault(Fault::Rest { count: 1, path, answer });
        let interaction = wave(&sandbox, &mut host);
        let request = respond(&host, interaction, "in time");
        let result = host.result_of(request);
        assert_eq!(result.code(), 0, "{}", result.text());
    }
}

#[test]
#[ignore = "waits for 30 seconds"]
fn an_answer_that_stalls_is_given_up_and_the_message_is_posted_once() {
    is_sent_again(RestFault::Raw {
        answer_bytes: "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{".into(),
        after: After::Open,
        processed: true,
    });
}

#[test]
fn a_page_in_place_of_an_answer_is_never_taken_for_success() {
    let page = "<!DOCTYPE html><title>Log in to the network</title>";
    for (number, content_type) in [(200, "text/html; charset=utf-8"), (404, "text/html"), (405, "TEXT/HTML")]
    {
        let sandbox = sandbox();
        let mut host = Host::connected(&sandbox);
        messages_get(&sandbox, 1, status(number, page, content_type));
        let request = host.send(sandbox.channel_id("general"), b"hello").unwrap();
        let result = host.result_of(request);
        assert_eq!((result.code(), &result.data["status"]), (code(R::HttpUnexpected), &number.into()));
        assert!(result.text().contains("between this machine and Discord"), "{}", result.text());
        assert!(posted(&sandbox).is_empty());
    }
}

#[test]
fn a_content_length_that_is_too_long_is_noticed_and_the_message_sent_again() {
    let short = "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{}";
    is_sent_again(raw_after_all(short));
    assert_eq!(is_not_repeated(raw_after_all(short)).code(), code(R::ConnectionLost));
}

#[test]
fn what_follows_an_answer_beyond_its_length_spoils_no_other() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    let long = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n{\"wrong\":true}";
    let answer = RestFault::Raw { answer_bytes: long.into(), after: After::Open, processed: true };
    messages_get(&sandbox, 1, answer);
    let first = host.send(sandbox.channel_id("general"), b"first").unwrap();
    assert_eq!(host.result_of(first).data["body"], json!({}));
    let second = host.send(sandbox.channel_id("general"), b"second").unwrap();
    assert_eq!(host.result_of(second).data["body"]["content"], "second");
    assert_eq!(posted(&sandbox), ["first", "second"]);
}

#[test]
fn a_redirect_is_a_result_and_the_message_goes_nowhere_else() {
    let (first, elsewhere) = (sandbox(), sandbox());
    let mut host = Host::connected(&first);
    let answer = format!(
        "HTTP/1.1 308 Permanent Redirect\r\nLocation: {}/channels/1/messages\r\nContent-Length: 0\r\n\r\n",
        elsewhere.api_url()
    );
    messages_get(&first, 1, raw(&answer));
    let request = host.send(first.channel_id("general"), b"hello").unwrap();
    let result = host.result_of(request);
    assert_eq!((result.code(), &result.data["status"]), (code(R::HttpUnexpected), &308.into()));
    assert!(result.text().contains("check api_url"), "{}", result.text());
    assert!(elsewhere.journal().is_empty());
}

#[test]
fn a_429_without_headers_is_waited_for_by_what_its_body_says_or_a_second() {
    for body in [
        r#"{"message":"You are being rate limited.","retry_after":0.4,"global":false}"#,
        r#"{"message":"You are being rate limited."}"#,
    ] {
        let sandbox = sandbox();
        let mut host = Host::connected(&sandbox);
        messages_get(&sandbox, 1, status(429, body, "application/json"));
        let requests =
            ["one", "two"].map(|text| host.send(sandbox.channel_id("general"), text.as_bytes()).unwrap());
        for request in requests {
            assert_eq!(host.result_of(request).code(), 0);
        }
        let times: Vec<u64> = sandbox
            .journal()
            .iter()
            .filter(|entry| matches!(&entry.what, What::Rest { path, .. } if path.ends_with("/messages")))
            .map(|entry| entry.at_ms)
            .collect();
        let least = if body.contains("0.4") { 400 } else { 1000 };
        assert!(times[1] - times[0] >= least, "{times:?}");
        assert_eq!(posted(&sandbox), ["one", "two"]);
    }
}

#[test]
fn a_429_with_nothing_in_it_is_taken_for_a_block_and_not_for_a_limit() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    messages_get(&sandbox, 1, status(429, "", "text/plain"));
    host.send(sandbox.channel_id("general"), b"hello").unwrap();
    let paused = host.until(EventKind::HttpPaused);
    assert_eq!((paused.code(), &paused.data["retry_in_ms"]), (code(R::AddressBlocked), &60_000.into()));
}

#[test]
fn a_kept_connection_that_the_server_has_closed_costs_no_request() {
    let (sandbox, server) = (sandbox(), HttpServer::start());
    let mut host = uploads::host(&sandbox, &server);
    for name in (0..50).map(|n| n.to_string()) {
        // No nonce protects it: it is sent because nothing of it was sent before.
        let body = json!({ "name": name, "type": 11 }).to_string();
        let request = host.call(Method::Post, "/channels/1/threads", Some(&body));
        let asked = server.next();
        assert_eq!(asked.body, body.as_bytes());
        let stream = asked.stream();
        asked.answer(201, "{}");
        assert_eq!(host.result_of(request).code(), 0);
        stream.shutdown(Shutdown::Both).unwrap();
    }
    assert!(server.is_quiet());
}

#[test]
fn chunks_that_are_none_are_no_answer() {
    let garbage = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nnonsense\r\n";
    is_sent_again(raw_after_all(garbage));
    let result = is_not_repeated(raw_after_all(garbage));
    assert_eq!(result.code(), code(R::ConnectionLost));
    let endless = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFFFF\r\nx";
    is_sent_again(raw_after_all(endless));
}

#[test]
fn interim_answers_are_passed_over() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    let answer = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n\
                  HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"id\":\"5\"}";
    messages_get(&sandbox, 1, raw_after_all(answer));
    let request = host.send(sandbox.channel_id("general"), b"hello").unwrap();
    assert_eq!(host.result_of(request).data["body"]["id"], "5");
    assert_eq!(posted(&sandbox), ["hello"]);
}

#[test]
fn a_switch_to_another_protocol_is_a_result_and_ends_its_connection() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    let switch = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: other\r\nConnection: Upgrade\r\n\r\n";
    let answer = RestFault::Raw { answer_bytes: switch.into(), after: After::Open, processed: false };
    messages_get(&sandbox, 1, answer);
    let request = host.send(sandbox.channel_id("general"), b"switched").unwrap();
    assert_eq!(host.result_of(request).code(), code(R::HttpUnexpected));
    let request = host.send(sandbox.channel_id("general"), b"hello").unwrap();
    assert_eq!(host.result_of(request).code(), 0);
    assert_eq!(posted(&sandbox), ["hello"]);
}

#[test]
#[ignore = "waits for 94 seconds"]
fn an_upload_that_stalls_is_given_up_and_sent_again() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    messages_get(&sandbox, 1, RestFault::Unread { after: After::Open });
    let content = vec![b'x'; 10 << 20];
    let path = format!("/channels/{}/messages", sandbox.channel_id("general"));
    let files = [in_memory("a.txt", &content), in_memory("b.txt", &content)];
    let request = host.ask(&upload(&path, &files)).unwrap();
    sandbox
        .wait_for(
            |entry| matches!(&entry.what, What::Rest { status: Some(200), .. }) && entry.number > 3,
            8 * PATIENCE,
        )
        .unwrap();
    assert_eq!(host.result_of(request).code(), 0);
    assert_eq!(posted(&sandbox).len(), 1);
}
