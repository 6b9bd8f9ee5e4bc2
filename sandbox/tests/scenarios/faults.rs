//! The sandbox misbehaves on request, and the client lives to tell.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tickcord_sandbox::{After, Fault, RestFault, Side, What};

use crate::bot::{Bot, End};
use crate::http::Client;
use crate::{PATIENCE, start};

#[tokio::test]
async fn cut_and_reset_end_without_a_close_frame() {
    let sandbox = start();
    for fault in [Fault::Cut, Fault::Reset] {
        let mut bot = Bot::in_guild(&sandbox).await;
        let number = sandbox.fault(fault.clone());
        let end = bot.end().await;
        assert!(matches!(end, End::Lost(_)), "{fault:?}: {end:?}");
        let lost = |what: &What| matches!(what, What::Lost { by: Side::Sandbox, .. });
        sandbox.wait_for_since(number, |entry| lost(&entry.what), PATIENCE).unwrap();
        let mut bot = bot.resume(&sandbox).await;
        bot.dispatch("RESUMED").await;
    }
}

#[tokio::test]
async fn reset_is_an_rst_in_the_middle_of_a_frame() {
    let sandbox = start();
    let mut bot = Bot::in_guild(&sandbox).await;
    sandbox.fault(Fault::Reset);
    let End::Lost(why) = bot.end().await else { panic!("a close frame") };
    assert!(why.contains("reset by peer") || why.contains("os error"), "{why}");
}

#[tokio::test]
async fn op_7_and_op_1_on_request() {
    let sandbox = start();
    let mut bot = Bot::in_guild(&sandbox).await;
    sandbox.fault(Fault::Reconnect);
    assert_eq!(bot.next().await, json!({"op": 7, "d": null, "s": null, "t": null}));
    sandbox.fault(Fault::RequestHeartbeat);
    assert_eq!(bot.next().await["op"], 1);
}

#[tokio::test]
async fn silence_swallows_everything_but_listens() {
    let sandbox = start();
    let mut bot = Bot::in_guild(&sandbox).await;
    let number = sandbox.fault(Fault::Silence);
    sandbox.speak("general", "ada", "unheard").unwrap();
    bot.send(&json!({"op": 1, "d": 2})).await;
    sandbox.wait_for_since(number, |entry| matches!(entry.what, What::Heartbeat { .. }), PATIENCE).unwrap();
    // The cut is the next thing that it notices; an ACK or a message would have come before.
    sandbox.fault(Fault::Cut);
    assert!(matches!(bot.end().await, End::Lost(_)));
    let mut bot = bot.resume(&sandbox).await;
    assert_eq!(bot.dispatch("MESSAGE_CREATE").await["content"], "unheard");
    bot.dispatch("RESUMED").await;
}

#[tokio::test]
async fn split_and_fragmented_messages_arrive_whole() {
    let sandbox = start();
    let text = "안녕 🦊 ".repeat(20);
    for fault in [
        Fault::Split { bytes: 1, pause_ms: 0 },
        Fault::Split { bytes: 100, pause_ms: 1 },
        Fault::Fragment { bytes: 1 },
        Fault::Fragment { bytes: 7 },
    ] {
        // Once the upgrade is through: tungstenite takes an answer in crumbs for an attack.
        let mut bot = Bot::in_guild(&sandbox).await;
        sandbox.fault(fault);
        sandbox.speak("general", "mina", &text).unwrap();
        assert_eq!(bot.dispatch("MESSAGE_CREATE").await["content"], text);
        let mut client = Client::connect(&sandbox).await;
        assert_eq!(client.get("/users/@me").await.status, 200);
        sandbox.fault(Fault::Clear);
    }
}

#[tokio::test]
async fn raw_bytes_go_out_as_they_are() {
    let sandbox = start();
    let mut bot = Bot::in_guild(&sandbox).await;
    sandbox.fault(Fault::Raw { bytes: [&[0x81, 8], br#"{"op":7}"#.as_slice()].concat() });
    assert_eq!(bot.next().await, json!({"op": 7}));
    sandbox.fault(Fault::Raw { bytes: vec![0xFF; 16] });
    assert!(matches!(bot.end().await, End::Lost(_)));
}

#[tokio::test]
async fn a_delay_holds_everything_back_in_order() {
    let sandbox = start();
    let mut bot = Bot::in_guild(&sandbox).await;
    let delay = Duration::from_millis(50);
    let started = Instant::now();
    sandbox.fault(Fault::Delay { ms: 50 });
    for line in ["1", "2", "3"] {
        sandbox.speak("general", "ada", line).unwrap();
    }
    sandbox.fault(Fault::Delay { ms: 0 });
    sandbox.speak("general", "ada", "4").unwrap();
    for line in ["1", "2", "3", "4"] {
        assert_eq!(bot.dispatch("MESSAGE_CREATE").await["content"], line);
        assert!(started.elapsed() >= delay, "{line}");
    }
}

#[tokio::test]
async fn http_answers_in_place_of_the_truth() {
    let sandbox = start();
    let mut client = Client::connect(&sandbox).await;
    let next = |answer| sandbox.fault(Fault::Rest { count: 1, path: None, answer });
    next(RestFault::Status { status: 502, body: "<html>".into(), content_type: "text/html".into() });
    let answer = client.get("/users/@me").await;
    assert_eq!((answer.status.as_u16(), answer.text.as_str()), (502, "<html>"));

    next(RestFault::RateLimited { retry_after: 0.25, global: true, scope: "user".into() });
    let answer = client.get("/users/@me").await;
    assert_eq!((answer.status.as_u16(), answer.header("retry-after")), (429, "1"));
    assert_eq!(answer.header("x-ratelimit-scope"), "global");
    assert_eq!(answer.json()["retry_after"], 0.25);
    // Its time is not waited for.
    sandbox.fault(Fault::Clear);

    next(RestFault::Cloudflare);
    let answer = client.get("/users/@me").await;
    assert_eq!((answer.status.as_u16(), answer.header("server")), (429, "cloudflare"));
    assert!(answer.text.contains("1015"));
    assert_eq!(client.get("/users/@me").await.status, 200, "one answer only, and the connection still works");
}

#[tokio::test]
async fn http_faults_can_wait_for_a_path() {
    let sandbox = start();
    let mut client = Client::connect(&sandbox).await;
    let answer = RestFault::Status { status: 500, body: String::new(), content_type: "text/plain".into() };
    sandbox.fault(Fault::Rest { count: 2, path: Some("/gateway".into()), answer });
    assert_eq!(client.get("/users/@me").await.status, 200);
    assert_eq!(client.get("/gateway/bot").await.status, 500);
    assert_eq!(client.get("/gateway").await.status, 500);
    assert_eq!(client.get("/gateway").await.status, 200);
}

#[tokio::test]
async fn a_reset_before_does_nothing_and_a_reset_after_does() {
    let sandbox = start();
    let path = format!("/channels/{}/messages", sandbox.channel_id("general"));
    let body = json!({"content": "x", "nonce": "n", "enforce_nonce": true});
    for (answer, messages) in [(RestFault::ResetBefore, 0), (RestFault::ResetAfter, 1)] {
        let number = sandbox.fault(Fault::Rest { count: 1, path: None, answer });
        let mut client = Client::connect(&sandbox).await;
        let request = client.request("POST", &path, body.to_string());
        assert!(client.send(request).await.is_err());
        let reset = |what: &What| matches!(what, What::Rest { status: None, .. });
        sandbox.wait_for_since(number, |entry| reset(&entry.what), PATIENCE).unwrap();
        let mut client = Client::connect(&sandbox).await;
        assert_eq!(client.get(&path).await.json().as_array().unwrap().len(), messages);
    }
    // The retry finds the message that was sent.
    let mut client = Client::connect(&sandbox).await;
    assert_eq!(client.post(&path, &body).await.status, 200);
    assert_eq!(client.get(&path).await.json().as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_revoked_token() {
    let sandbox = start();
    sandbox.fault(Fault::RevokeToken);
    let mut client = Client::connect(&sandbox).await;
    assert_eq!(client.get("/users/@me").await.status, 401);
    let mut bot = Bot::connect(&sandbox).await;
    bot.send(&json!({"op": 2, "d": crate::bot::identify(&sandbox, 1)})).await;
    assert_eq!(bot.close_code().await, 4004);
}

#[test]
fn faults_read_back_from_json() {
    for (json, fault) in [
        (json!({"fault": "cut"}), Fault::Cut),
        (json!({"fault": "close", "code": 4000}), Fault::Close { code: 4000, reason: String::new() }),
        (json!({"fault": "split", "bytes": 3}), Fault::Split { bytes: 3, pause_ms: 0 }),
        (
            json!({"fault": "refuse", "how": "redirect", "location": "/x"}),
            Fault::Refuse { count: 1, how: tickcord_sandbox::Refusal::Redirect { location: "/x".into() } },
        ),
        (
            json!({"fault": "rest", "count": 3, "answer": "rate_limited", "retry_after": 1.5}),
            Fault::Rest {
                count: 3,
                path: None,
                answer: RestFault::RateLimited { retry_after: 1.5, global: false, scope: "user".into() },
            },
        ),
    ] {
        assert_eq!(serde_json::from_value::<Fault>(json.clone()).unwrap(), fault, "{json}");
        let written: Value = serde_json::to_value(&fault).unwrap();
        assert_eq!(serde_json::from_value::<Fault>(written).unwrap(), fault, "{json}");
    }
}

#[tokio::test]
async fn bytes_in_place_of_an_answer_are_the_last_of_the_connection() {
    let sandbox = start();
    let path = format!("/channels/{}/messages", sandbox.channel_id("general"));
    let raw = |bytes: &str, after, processed| {
        let answer = RestFault::Raw { answer_bytes: bytes.into(), after, processed };
        sandbox.fault(Fault::Rest { count: 1, path: Some("POST".into()), answer });
    };
    let early = "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
    raw(early, After::Open, true);
    let mut client = Client::connect(&sandbox).await;
    assert_eq!(client.post(&path, &json!({"content": "x"})).await.text, "hi");
    for after in [After::Close, After::Reset] {
        raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi", after, false);
        let mut client = Client::connect(&sandbox).await;
        let request = client.request("POST", &path, json!({"content": "y"}).to_string());
        assert!(client.send(request).await.is_err(), "{after:?}");
    }
    let mut client = Client::connect(&sandbox).await;
    assert_eq!(client.get(&path).await.json().as_array().unwrap().len(), 1, "one was to be processed");
}

#[tokio::test]
async fn a_body_that_is_not_read_has_no_effect() {
    let sandbox = start();
    let path = format!("/channels/{}/messages", sandbox.channel_id("general"));
    sandbox.fault(Fault::Rest { count: 1, path: None, answer: RestFault::Unread { after: After::Reset } });
    let mut client = Client::connect(&sandbox).await;
    let request = client.request("POST", &path, json!({"content": "x".repeat(1000)}).to_string());
    assert!(client.send(request).await.is_err());
    let mut client = Client::connect(&sandbox).await;
    assert_eq!(client.get(&path).await.json(), json!([]));
}
