//! Files in messages.

use serde_json::json;
use tickcord_sandbox::{Options, Sandbox, What};

use crate::http::Client;
use crate::{messages_of, unhurried, unlimited};

#[tokio::test]
async fn an_uploaded_file_can_be_downloaded() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let path = messages_of(&sandbox, "general");
    let body = json!({
        "content": "logs",
        "embeds": [{"image": {"url": "attachment://__b.png"}}],
        "attachments": [{"id": 1, "description": "the second", "is_spoiler": true}],
    });
    let answer = client.upload("POST", &path, &body, &[("ä b.png", b"first"), ("b.txt", b"second")]).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let sent = answer.json();
    let [second, first] = [0, 1].map(|index| sent["attachments"][index].clone());
    assert_eq!((&second["description"], &second["flags"]), (&json!("the second"), &json!(8)));
    assert_eq!((&first["filename"], &first["size"]), (&json!("__b.png"), &json!(5)));
    assert_eq!(sent["embeds"][0]["image"]["url"], first["url"]);

    let url = first["url"].as_str().unwrap();
    let file = url.strip_prefix(sandbox.api_url().strip_suffix("/api/v10").unwrap()).unwrap();
    let mut request = client.request("GET", "", "");
    *request.uri_mut() = file.parse().unwrap();
    let file = client.send(request).await.unwrap();
    assert_eq!((file.text.as_str(), file.header("content-type")), ("first", "text/plain"));

    let recorded = sandbox.journal().into_iter().find_map(|entry| match entry.what {
        What::Rest { body, content_type, .. } if !body.is_null() => Some((body, content_type)),
        _ => None,
    });
    let (recorded, content_type) = recorded.unwrap();
    assert_eq!(recorded["payload_json"], body);
    assert_eq!(recorded["files"][1], json!({"number": 1, "filename": "b.txt", "size": 6}));
    assert_eq!(content_type.unwrap(), "multipart/form-data; boundary=edge");
}

#[tokio::test]
async fn an_edit_keeps_the_files_that_it_lists() {
    let sandbox = unlimited();
    let mut client = Client::connect(&sandbox).await;
    let path = messages_of(&sandbox, "general");
    let sent = client.upload("POST", &path, &json!({}), &[("a", b"1"), ("b", b"2")]).await.json();
    let own = format!("{path}/{}", sent["id"].as_str().unwrap());
    let names = |message: &serde_json::Value| -> Vec<String> {
        let files = message["attachments"].as_array().unwrap();
        files.iter().map(|file| file["filename"].as_str().unwrap().to_owned()).collect()
    };
    let kept = client.call("PATCH", &own, &json!({"content": "still there"})).await.json();
    assert_eq!(names(&kept), ["a", "b"]);
    let list = json!({"attachments": [{"id": sent["attachments"][1]["id"]}, {"id": 0}]});
    let changed = client.upload("PATCH", &own, &list, &[("c", b"3")]).await.json();
    assert_eq!(names(&changed), ["b", "c"]);
    let unknown = client.call("PATCH", &own, &json!({"attachments": [{"id": "1"}]})).await;
    assert_eq!(unknown.error(), (400, 50035));
    let none = client.call("PATCH", &own, &json!({"attachments": []})).await.json();
    assert_eq!(names(&none), Vec::<String>::new());
}

#[tokio::test]
async fn files_have_limits() {
    let sandbox = Sandbox::start(Options { max_file_bytes: 10, ..unhurried() });
    let mut client = Client::connect(&sandbox).await;
    let path = messages_of(&sandbox, "general");
    let large = client.upload("POST", &path, &json!({}), &[("a", &[b'x'; 11])]).await;
    assert_eq!(large.error(), (400, 50045));
    let many = [("a", b"x".as_slice()); 11];
    assert_eq!(client.upload("POST", &path, &json!({}), &many).await.error(), (400, 30015));
    let missing = client.upload("POST", &path, &json!({"attachments": [{"id": 5}]}), &many[..1]).await;
    assert_eq!(missing.error(), (400, 50035));
    let mut request = client.request("POST", &path, "--edge\r\nnonsense");
    request.headers_mut().insert("content-type", "multipart/form-data; boundary=edge".parse().unwrap());
    assert_eq!(client.send(request).await.unwrap().error(), (400, 0));
}
