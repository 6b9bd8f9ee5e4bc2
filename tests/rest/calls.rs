//! A call as the host words it, and the request that becomes of it.

use serde_json::{Value, json};
use tickcord::{
    base::ResultCode,
    rest::{Body, Call, File, FileContent, Method, PartContent, Repeat, Request},
};

fn call<'a>(method: Method, path: &'a str, json: Option<&'a str>) -> Call<'a> {
    Call { json: json.map(Into::into), max_file_size: 1024, ..Call::new(method, path) }
}

fn made(call: Call<'_>) -> Request {
    call.into_request(0x1f, 0xabc, [1; 16]).unwrap()
}

fn refusal(call: Call<'_>) -> ResultCode {
    call.into_request(1, 1, [1; 16]).unwrap_err().code
}

fn file() -> File {
    let content = FileContent::Memory(b"hello".to_vec().into());
    File { name: "a.txt".to_owned(), content_type: String::new(), content }
}

fn json_of(request: &Request) -> Value {
    match &request.body {
        Body::None => Value::Null,
        Body::Json(json) => serde_json::from_slice(json).unwrap(),
        Body::Multipart(multipart) => {
            let first = &multipart.parts()[0];
            assert!(str::from_utf8(&first.head).unwrap().contains("payload_json"));
            let PartContent::Memory(json) = &first.content else { panic!("JSON is in memory") };
            serde_json::from_slice(json).unwrap()
        }
    }
}

#[test]
fn a_message_gets_a_nonce_so_that_it_can_be_repeated() {
    let messages = "/channels/1/messages";
    let request = made(call(Method::Post, messages, Some(r#"{"content":"hi"}"#)));
    assert_eq!(json_of(&request), json!({"content": "hi", "nonce": "abc-1f", "enforce_nonce": true}));
    assert_eq!(request.repeat, Repeat::WhileNonceIsKnown);

    let request = made(Call { files: vec![file()], ..call(Method::Post, messages, None) });
    assert_eq!(json_of(&request), json!({"nonce": "abc-1f", "enforce_nonce": true}));

    let own = made(call(Method::Post, messages, Some(r#"{"content":"hi","nonce":"1"}"#)));
    assert_eq!((json_of(&own), own.repeat), (json!({"content": "hi", "nonce": "1"}), Repeat::Never));
}

#[test]
fn other_bodies_stay_as_they_are() {
    for (method, path, repeat) in [
        (Method::Post, "/webhooks/1/s3cr3t-t0ken", Repeat::Never),
        (Method::Post, "/channels/1/messages/bulk-delete", Repeat::Never),
        (Method::Patch, "/channels/1/messages/2", Repeat::Always),
    ] {
        let request = made(call(method, path, Some(r#"{"content":"hi"}"#)));
        assert_eq!((json_of(&request), request.repeat), (json!({"content": "hi"}), repeat), "{path}");
    }
    let sure = Call { repeatable: true, ..call(Method::Post, "/channels/1/typing", None) };
    assert_eq!(made(sure).repeat, Repeat::Always);
}

#[test]
fn query_and_reason_are_encoded() {
    let call = Call {
        query: "id=1&id=2&name=Grüße x&done=%2B".into(),
        audit_reason: "Spam: 100% sure ü",
        ..call(Method::Get, "/guilds/1/members/search", None)
    };
    let request = made(call);
    let target = "/guilds/1/members/search?id=1&id=2&name=Gr%C3%BC%C3%9Fe%20x&done=%2B";
    assert_eq!(request.expose_target(), target);
    assert_eq!(request.audit_reason.unwrap().as_str(), "Spam%3A%20100%25%20sure%20%C3%BC");
}

#[test]
fn a_token_in_the_path_stands_in_place_of_the_bots() {
    assert!(!made(call(Method::Post, "/webhooks/1/s3cr3t-t0ken", None)).is_authenticated());
    assert!(!made(call(Method::Post, "/interactions/1/s3cr3t-t0ken/callback", None)).is_authenticated());
    assert!(made(call(Method::Get, "/webhooks/1", None)).is_authenticated());
    let shown = format!("{:?}", made(call(Method::Post, "/webhooks/1/s3cr3t-t0ken", Some("{}"))));
    assert_eq!(shown, "POST /webhooks/1/[token] (request 31)");
}

#[test]
fn mistakes_are_told_apart() {
    let post = |json| call(Method::Post, "/channels/1/messages", json);
    let reason = "ü".repeat(513);
    assert_eq!(refusal(post(Some("{"))), ResultCode::InvalidJson);
    assert_eq!(refusal(call(Method::Get, "/channels/1", Some("{}"))), ResultCode::InvalidArgument);
    assert_eq!(refusal(call(Method::Get, "channels/1", None)), ResultCode::InvalidPath);
    assert_eq!(refusal(Call { query: "?a=1".into(), ..post(None) }), ResultCode::InvalidPath);
    assert_eq!(refusal(Call { query: "a=%".into(), ..post(None) }), ResultCode::InvalidPath);
    assert_eq!(refusal(Call { audit_reason: &reason, ..post(None) }), ResultCode::AuditReasonTooLong);
    assert!(Call { audit_reason: &reason[2..], ..post(None) }.into_request(1, 1, [1; 16]).is_ok());
    let nameless = File { name: String::new(), ..file() };
    assert_eq!(refusal(Call { files: vec![nameless], ..post(None) }), ResultCode::InvalidArgument);
    let split = File { content_type: "text/plain\r\nX: 1".to_owned(), ..file() };
    assert_eq!(refusal(Call { files: vec![split], ..post(None) }), ResultCode::InvalidArgument);
    assert_eq!(
        refusal(Call { files: vec![file()], max_file_size: 4, ..post(None) }),
        ResultCode::FileTooLarge
    );
}
