//! Rate limits of single routes, and answers that come late or from Cloudflare.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tickcord_sandbox::{Fault, Options, RateLimit, RestFault, Sandbox, What};

use crate::http::Client;
use crate::{messages_of, unhurried, unlimited};

#[tokio::test]
async fn one_route_can_have_a_limit_of_its_own() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let path = messages_of(&sandbox, "general");
    let route = String::from("POST /channels/{channel_id}/messages");
    sandbox.fault(Fault::Limit { route, requests: 1, window_ms: 60_000 });
    let first = client.post(&path, &json!({"content": "1"})).await;
    assert_eq!((first.header("x-ratelimit-limit"), first.header("x-ratelimit-remaining")), ("1", "0"));
    let second = client.post(&path, &json!({"content": "2"})).await;
    assert_eq!((second.status.as_u16(), second.header("x-ratelimit-scope")), (429, "user"));
    assert!(client.get(&path).await.headers.get("x-ratelimit-limit").is_none(), "others have none");
    sandbox.fault(Fault::Clear);
    assert_eq!(client.post(&path, &json!({"content": "2"})).await.status, 200);
}

#[tokio::test]
async fn routes_can_share_a_bucket() {
    let sandbox = Sandbox::start(unhurried());
    let mut client = Client::connect(&sandbox).await;
    let message = sandbox.speak("general", "ada", "x").unwrap();
    let path = format!(
        "{}/{}/reactions/%F0%9F%91%8D/@me",
        messages_of(&sandbox, "general"),
        message["id"].as_str().unwrap()
    );
    let added = client.call("PUT", &path, &Value::Null).await;
    let removed = client.call("DELETE", &path, &Value::Null).await;
    assert_eq!(added.header("x-ratelimit-bucket"), removed.header("x-ratelimit-bucket"));
    assert_eq!((added.header("x-ratelimit-remaining"), removed.header("x-ratelimit-remaining")), ("4", "3"));
}

#[tokio::test]
async fn a_channels_name_and_topic_change_twice_in_ten_minutes() {
    let sandbox = Sandbox::start(unhurried());
    let mut client = Client::connect(&sandbox).await;
    let path = format!("/channels/{}", sandbox.channel_id("general"));
    assert_eq!(client.call("PATCH", &path, &json!({"topic": "1"})).await.status, 200);
    assert_eq!(client.call("PATCH", &path, &json!({"name": "two", "topic": "2"})).await.status, 200);
    let limited = client.call("PATCH", &path, &json!({"topic": "3"})).await;
    assert_eq!((limited.status.as_u16(), limited.header("x-ratelimit-remaining")), (429, "2"));
    assert!(limited.json()["retry_after"].as_f64().unwrap() > 500.0);
    assert_eq!(client.call("PATCH", &path, &json!({"rate_limit_per_user": 5})).await.status, 200);
    assert!(sandbox.violations().is_empty(), "nothing told of it before");
    assert_eq!(client.call("PATCH", &path, &json!({"name": "four"})).await.status, 429);
    assert_eq!(sandbox.violations().len(), 1);
}

#[tokio::test]
async fn interactions_are_outside_of_the_global_limit() {
    let limit = RateLimit { requests: 1, window: Duration::from_mins(1) };
    let sandbox = Sandbox::start(Options { global_rate_limit: Some(limit), ..unhurried() });
    let mut client = Client::connect(&sandbox).await;
    assert_eq!(client.get("/users/@me").await.status, 200);
    assert_eq!(client.get("/users/@me").await.status, 429);
    assert_eq!(client.post("/interactions/1/x/callback", &json!({"type": 5})).await.error(), (404, 10062));
    let webhook = format!("/webhooks/{}/x", sandbox.bot_id());
    assert_eq!(client.post(&webhook, &json!({"content": "x"})).await.error(), (401, 50027));
    assert_eq!(client.post("/webhooks/1/x", &json!({"content": "x"})).await.status, 429);
}

#[tokio::test]
async fn a_shared_limit_leaves_the_own_count_alone() {
    let sandbox = Sandbox::start(unhurried());
    let mut client = Client::connect(&sandbox).await;
    let answer = RestFault::RateLimited { retry_after: 1.5, global: false, scope: "shared".into() };
    let path = Some(String::from("POST /api"));
    sandbox.fault(Fault::Rest { count: 1, path, answer });
    let general = messages_of(&sandbox, "general");
    assert_eq!(client.get(&general).await.status, 200, "only the POST is meant");
    let limited = client.post(&general, &json!({"content": "x"})).await;
    assert_eq!((limited.status.as_u16(), limited.header("x-ratelimit-scope")), (429, "shared"));
    assert_eq!((limited.header("retry-after"), limited.header("x-ratelimit-remaining")), ("2", "4"));
    assert_eq!(limited.json()["retry_after"], 1.5);
}

#[tokio::test]
async fn slow_answers_and_blocks() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let fault = |answer| sandbox.fault(Fault::Rest { count: 1, path: None, answer });
    fault(RestFault::CloudflareBlocked);
    let blocked = client.get("/users/@me").await;
    assert_eq!((blocked.status.as_u16(), blocked.header("server")), (403, "cloudflare"));
    assert!(blocked.text.starts_with("<!DOCTYPE html>"));
    fault(RestFault::Slow { ms: 30 });
    let started = Instant::now();
    assert_eq!(client.get("/users/@me").await.status, 200);
    assert!(started.elapsed() >= Duration::from_millis(30));
}

#[tokio::test]
async fn the_journal_has_the_whole_request() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let body = json!({"content": "x", "nonce": "1"});
    client.post(&messages_of(&sandbox, "general"), &body).await;
    let entry = sandbox.journal().into_iter().find_map(|entry| match entry.what {
        What::Rest { method, status, body, with_token, content_type, .. } => {
            Some((method, status, body, with_token, content_type))
        }
        _ => None,
    });
    let expected = ("POST".to_owned(), Some(200), body, true, Some("application/json".to_owned()));
    assert_eq!(entry, Some(expected));
    let long = json!({"content": "x".repeat(40_000)});
    client.post(&messages_of(&sandbox, "general"), &long).await;
    let last = sandbox.journal().pop().unwrap();
    assert!(matches!(last.what, What::Rest { status: Some(400), body: Value::Null, .. }));
}

#[tokio::test]
async fn a_limit_that_is_exceeded_is_a_violation_once_the_bucket_is_known() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let message = sandbox.speak("general", "ada", "x").unwrap();
    let id = message["id"].as_str().unwrap();
    let path = format!("{}/{id}/reactions/%F0%9F%91%8D/@me", messages_of(&sandbox, "general"));
    sandbox.fault(Fault::Limit { route: String::from("reactions"), requests: 1, window_ms: 60_000 });
    assert_eq!(client.call("PUT", &path, &Value::Null).await.status, 204);
    assert_eq!(client.call("DELETE", &path, &Value::Null).await.status, 429);
    assert_eq!(sandbox.violations(), [""; 0], "nobody could know that both have one bucket");
    assert_eq!(client.call("DELETE", &path, &Value::Null).await.status, 429);
    let violations = sandbox.violations();
    assert!(violations[0].starts_with("DELETE /api/v10/channels/"), "{violations:?}");
    assert!(violations[0].ends_with("more than 1 requests within 60s in one bucket"), "{violations:?}");
    let mut control = Client::control(&sandbox).await;
    assert_eq!(
        control.plain("GET", "/violations", &Value::Null).await.json(),
        json!({"violations": violations})
    );
}

#[tokio::test]
async fn the_limit_over_all_has_no_excuse() {
    let limit = RateLimit { requests: 1, window: Duration::from_mins(1) };
    let sandbox = Sandbox::start(Options { global_rate_limit: Some(limit), ..unhurried() });
    let mut client = Client::connect(&sandbox).await;
    client.get("/users/@me").await;
    assert_eq!(client.get("/users/@me/guilds").await.header("x-ratelimit-global"), "true");
    assert_eq!(sandbox.violations(), ["GET /api/v10/users/@me/guilds: more than 1 requests within 60s"]);
}

#[tokio::test]
async fn asking_again_before_the_time_is_over_is_a_violation() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let path = messages_of(&sandbox, "general");
    for scope in ["user", "shared"] {
        let answer = RestFault::RateLimited { retry_after: 0.1, global: false, scope: scope.into() };
        sandbox.fault(Fault::Rest { count: 1, path: None, answer });
        let before = sandbox.violations().len();
        assert_eq!(client.post(&path, &json!({"content": "x"})).await.status, 429);
        let again = client.post(&path, &json!({"content": "x"})).await;
        assert_eq!(again.status, 429);
        assert!(again.json()["retry_after"].as_f64().unwrap() <= 0.1);
        assert_eq!(sandbox.violations().len(), before + 1, "{scope}");
        let elsewhere = messages_of(&sandbox, "server-log");
        assert_eq!(client.post(&elsewhere, &json!({"content": "x"})).await.status, 200);
        while client.post(&path, &json!({"content": "x"})).await.status == 429 {}
    }
}

#[tokio::test]
async fn what_was_under_way_at_a_global_429_is_no_violation() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let answer = RestFault::RateLimited { retry_after: 60.0, global: true, scope: String::new() };
    sandbox.fault(Fault::Rest { count: 1, path: None, answer });
    for _ in 0..2 {
        assert_eq!(client.get("/users/@me").await.status, 429);
    }
    assert_eq!(client.post("/interactions/1/x/callback", &json!({"type": 5})).await.error(), (404, 10062));
    assert_eq!(sandbox.violations(), [""; 0]);
    sandbox.fault(Fault::Clear);
    assert_eq!(client.get("/users/@me").await.status, 200);
}

#[tokio::test]
async fn too_many_refused_requests_end_in_a_block() {
    let limit = RateLimit { requests: 3, window: Duration::from_mins(1) };
    let options = Options { invalid_request_limit: Some(limit), rate_limit: None, ..unhurried() };
    let sandbox = Sandbox::start(options);
    let mut client = Client::connect(&sandbox).await;
    let answer = RestFault::RateLimited { retry_after: 0.0, global: false, scope: "shared".into() };
    sandbox.fault(Fault::Rest { count: 1, path: None, answer });
    assert_eq!(client.get("/users/@me").await.status, 429, "that others are many is not held against it");
    let private = messages_of(&sandbox, "private");
    for _ in 0..3 {
        assert_eq!(client.get(&private).await.error(), (403, 50001));
        assert_eq!(sandbox.violations(), [""; 0]);
    }
    let blocked = client.get("/users/@me").await;
    assert_eq!((blocked.status.as_u16(), blocked.header("server")), (429, "cloudflare"));
    assert!((1..=60).contains(&blocked.header("retry-after").parse::<u32>().unwrap()));
    assert_eq!(sandbox.violations(), ["GET /api/v10/users/@me: 3 refused requests within 60s"]);
}

#[tokio::test]
async fn what_the_documentation_says_is_refused_is_a_violation() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let path = messages_of(&sandbox, "general");
    let embed = |length: usize| json!({"description": "x".repeat(length)});
    for body in [
        json!({"content": "x".repeat(2001)}),
        json!({"content": ""}),
        json!({"embeds": [embed(4097)]}),
        json!({"embeds": [embed(4000), embed(2001)]}),
        json!({"embeds": vec![embed(1); 11]}),
    ] {
        let before = sandbox.violations().len();
        assert_eq!(client.post(&path, &body).await.status, 400, "{body}");
        assert_eq!(sandbox.violations().len(), before + 1, "{body}");
    }
    let before = sandbox.violations().len();
    assert_eq!(
        client.upload("POST", &path, &json!({}), &[("a", b"x".as_slice()); 11]).await.error(),
        (400, 30015)
    );
    assert_eq!(
        client.post(&messages_of(&sandbox, "private"), &json!({"content": "x"})).await.error(),
        (403, 50001)
    );
    assert_eq!(sandbox.violations().len(), before + 1, "permissions change without the bot's knowing");
}
