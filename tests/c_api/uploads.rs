//! Files on their way to Discord.

use std::{ffi::CString, fs, path::PathBuf, ptr};

use tickcord::{base::ResultCode as R, ffi::*, model::EventKind, rest::Method};
use tickcord_sandbox::Sandbox;

use crate::{
    host::{Host, Setup, code, last_error, sandbox, size},
    http_server::HttpServer,
    requests::{prepared, str},
};

/// A bot that is logged in at the sandbox's gateway, and whose requests go to another server.
pub(crate) fn host(sandbox: &Sandbox, server: &HttpServer) -> Host {
    let mut setup = Setup::of(sandbox);
    setup.gateway_url = Some(CString::new(sandbox.gateway_url()).unwrap());
    setup.api_url = CString::new(&*server.url).unwrap();
    let mut host = setup.create().unwrap();
    assert_eq!(tickcord_client_connect(host.client), 0);
    host.until(EventKind::Ready);
    host
}

/// A folder that is gone after the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("tickcord-uploads-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn write(&self, name: &str, content: &[u8]) -> String {
        let path = self.0.join(name);
        fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn file(name: &str) -> tickcord_http_file {
    let mut file = unsafe { std::mem::zeroed::<tickcord_http_file>() };
    assert_eq!(unsafe { tickcord_http_file_init(&raw mut file, size(&file)) }, 0);
    file.name = str(name);
    file
}

pub(crate) fn in_memory<'a>(name: &'a str, content: &'a [u8]) -> tickcord_http_file {
    tickcord_http_file { data: content.as_ptr(), size: content.len(), ..file(name) }
}

fn on_disk<'a>(name: &'a str, path: &'a str) -> tickcord_http_file {
    tickcord_http_file { path: str(path), ..file(name) }
}

pub(crate) fn upload<'a>(path: &'a str, files: &'a [tickcord_http_file]) -> tickcord_http_request {
    tickcord_http_request {
        method: Method::Post as i32,
        path: str(path),
        files: files.as_ptr(),
        file_count: files.len(),
        ..prepared()
    }
}

/// The parts of a multipart body: what their heads say, and their contents.
fn parts(body: &[u8], content_type: &str) -> Vec<(String, Vec<u8>)> {
    let boundary = content_type.strip_prefix("multipart/form-data; boundary=").unwrap();
    let opening = format!("--{boundary}\r\n");
    let body = body.strip_prefix(opening.as_bytes()).unwrap();
    let body = body.strip_suffix(format!("\r\n--{boundary}--\r\n").as_bytes()).unwrap();
    let separator = format!("\r\n{opening}");
    let mut parts = Vec::new();
    let mut rest = body;
    loop {
        let end = find(rest, separator.as_bytes());
        let part = &rest[..end.unwrap_or(rest.len())];
        let head = find(part, b"\r\n\r\n").unwrap();
        parts.push((String::from_utf8(part[..head].to_vec()).unwrap(), part[head + 4..].to_vec()));
        let Some(end) = end else { return parts };
        rest = &rest[end + separator.len()..];
    }
}

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|window| window == part)
}

#[test]
fn files_from_memory_and_from_the_disk_arrive_byte_by_byte() {
    let (sandbox, server, folder) = (sandbox(), HttpServer::start(), Folder::new("arrive"));
    let mut host = host(&sandbox, &server);
    // Longer than what is read at once, and no multiple of it.
    let long: Vec<u8> = (0..300_001u32).map(|n| n.to_le_bytes()[usize::from(n % 3 == 0)]).collect();
    let path = folder.write("long.bin", &long);
    let mut files = [in_memory("crash \"log\".txt", b"line\r\n--tickcord-\r\n"), on_disk("long.bin", &path)];
    files[0].content_type = str("text/plain");
    let empty = folder.write("empty", b"");
    let files = [files[0], files[1], on_disk("empty", &empty)];
    let mut request = upload("/guilds/1/stickers", &files);
    (request.json, request.audit_reason) = (str(r#"{"name":"x"}"#), str("because ü"));
    let id = host.ask(&request).unwrap();

    let asked = server.next();
    assert_eq!(asked.line, "POST /api/guilds/1/stickers HTTP/1.1");
    assert_eq!(asked.header("content-length"), Some(&*asked.body.len().to_string()));
    assert_eq!(asked.header("transfer-encoding"), None);
    assert_eq!(asked.header("x-audit-log-reason"), Some("because%20%C3%BC"));
    assert_eq!(asked.header("authorization"), Some(&*format!("Bot {}", sandbox.token())));
    let parts = parts(&asked.body, asked.header("content-type").unwrap());
    let expected: [(&[&str], &[u8]); 4] = [
        (&["name=\"payload_json\"", "application/json"], br#"{"name":"x"}"#),
        (
            &["name=\"files[0]\"", "filename=\"crash %22log%22.txt\"", "text/plain"],
            b"line\r\n--tickcord-\r\n",
        ),
        (&["name=\"files[1]\"", "filename=\"long.bin\""], &long),
        (&["name=\"files[2]\"", "filename=\"empty\""], b""),
    ];
    assert_eq!(parts.len(), expected.len());
    for ((head, content), (words, expected)) in parts.iter().zip(expected) {
        assert!(words.iter().all(|word| head.contains(word)), "{head}");
        assert!(content == expected, "{head}: {} bytes", content.len());
    }
    asked.answer(200, r#"{"id":"5"}"#);
    let result = host.result_of(id);
    assert_eq!((result.code(), &result.data["body"]["id"]), (0, &"5".into()));
}

#[test]
fn a_message_with_files_is_sent_again_as_it_was() {
    let (sandbox, server, folder) = (sandbox(), HttpServer::start(), Folder::new("again"));
    let mut host = host(&sandbox, &server);
    let path = folder.write("log.txt", b"what happened");
    let id = host.ask(&upload("/channels/1/messages", &[on_disk("log.txt", &path)])).unwrap();
    let first = server.next();
    let body = first.body.clone();
    assert!(find(&body, b"enforce_nonce").is_some() && find(&body, b"what happened").is_some());
    first.hang_up();
    let second = server.next();
    assert!(second.body == body, "with the same nonce");
    second.answer(200, "{}");
    assert_eq!(host.result_of(id).code(), 0);
}

#[test]
fn a_file_that_changes_or_vanishes_between_two_tries_ends_the_request() {
    for (change, result) in [(Some("something else"), R::FileChanged), (None, R::FileUnreadable)] {
        let (sandbox, server, folder) = (sandbox(), HttpServer::start(), Folder::new(&format!("{result:?}")));
        let mut host = host(&sandbox, &server);
        let path = folder.write("log.txt", b"what happened");
        let id = host.ask(&upload("/channels/1/messages", &[on_disk("log.txt", &path)])).unwrap();
        let first = server.next();
        match change {
            Some(text) => drop(folder.write("log.txt", text.as_bytes())),
            None => fs::remove_file(&path).unwrap(),
        }
        first.hang_up();
        let event = host.result_of(id);
        assert_eq!(event.code(), code(result));
        assert!(event.text().contains("log.txt"), "{}", event.text());
        assert!(server.is_quiet());
    }
}

#[test]
fn files_that_cannot_be_sent_are_refused_by_the_call_or_by_the_result() {
    let (sandbox, server, folder) = (sandbox(), HttpServer::start(), Folder::new("refused"));
    let mut host = host(&sandbox, &server);
    let messages = "/channels/1/messages";
    let refused = |files: &[tickcord_http_file]| host.ask(&upload(messages, files)).unwrap_err();
    let content = vec![b'x'; 10 * 1024 * 1024 + 1];
    let fits = &content[1..];
    assert_eq!(refused(&[in_memory("a", &content)]), R::FileTooLarge.number());
    assert!(last_error().contains("10485761"), "{}", last_error());
    assert_eq!(refused(&[in_memory("a", fits); 3]), R::RequestTooLarge.number());
    assert_eq!(refused(&[in_memory("a", b"x"); 11]), R::TooManyFiles.number());
    assert_eq!(refused(&[file("neither")]), R::InvalidArgument.number());
    let both = tickcord_http_file { path: str("x"), ..in_memory("both", b"x") };
    assert_eq!(refused(&[both]), R::InvalidArgument.number());
    assert_eq!(refused(&[in_memory("", b"x")]), R::InvalidArgument.number());
    assert_eq!(refused(&[tickcord_http_file { struct_size: 8, ..file("a") }]), R::BadSize.number());
    let endless = tickcord_http_file { data: content.as_ptr(), size: usize::MAX, ..file("a") };
    assert_eq!(refused(&[endless]), R::RequestTooLarge.number());
    let null = unsafe { tickcord_http_file_init(ptr::null_mut(), 8) };
    assert_eq!(null, R::NullArgument.number());

    let large = folder.write("large.bin", &content);
    let folder_path = folder.0.to_str().unwrap().to_owned();
    let missing = folder.0.join("missing").to_str().unwrap().to_owned();
    for (path, result) in
        [(large, R::FileTooLarge), (missing, R::FileUnreadable), (folder_path, R::FileUnreadable)]
    {
        let id = host.ask(&upload(messages, &[on_disk("a", &path)])).unwrap();
        assert_eq!(host.result_of(id).code(), code(result), "{path}");
    }
    assert!(server.is_quiet(), "nothing of that was sent");
}

#[test]
fn the_token_of_a_webhook_is_seen_nowhere_and_the_bots_is_not_sent_along() {
    const TOKEN: &str = "w3bh00k-s3cr3t";
    let (sandbox, server) = (sandbox(), HttpServer::start());
    let mut host = host(&sandbox, &server);
    let path = format!("/webhooks/12/{TOKEN}");
    let id = host.call(Method::Post, &path, Some(r#"{"content":"hi"}"#));
    let asked = server.next();
    assert_eq!(asked.line, format!("POST /api{path} HTTP/1.1"));
    assert_eq!(asked.header("authorization"), None);
    asked.answer(404, &format!(r#"{{"message":"Unknown Webhook {TOKEN}","code":10015}}"#));
    let result = host.result_of(id);
    assert_eq!(result.code(), code(R::HttpNotFound));
    let again = host.call(Method::Post, &path, Some("{}"));
    assert_eq!(host.result_of(again).code(), code(R::HttpNotFound));
    assert!(server.is_quiet(), "a webhook that is gone is left alone");
    let lost = host.call(Method::Post, &format!("/webhooks/13/{TOKEN}"), Some("{}"));
    server.next().hang_up();
    host.result_of(lost);
    let seen = format!("{:?}\n{:?}\n{}", host.events, host.log(), last_error());
    assert!(seen.contains("/webhooks/12/[token]") && !seen.contains(TOKEN), "{seen}");
}

#[test]
fn uploads_from_memory_that_wait_together_have_a_limit() {
    let sandbox = sandbox();
    let host = Setup::of(&sandbox).create().unwrap();
    let content = vec![b'x'; 20 << 20];
    let files = [in_memory("map.bin", &content)];
    let request = tickcord_http_request { max_file_size: 20 << 20, ..upload("/channels/1/messages", &files) };
    for _ in 0..6 {
        host.ask(&request).unwrap();
    }
    assert_eq!(host.ask(&request).map_err(i64::from), Err(code(R::QueueFull)));
    assert!(last_error().contains("files from the disk"), "{}", last_error());
    host.ask(&upload("/channels/1/messages", &[in_memory("log.txt", b"small")])).unwrap();
}
