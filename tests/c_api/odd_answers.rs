//! Answers that Discord's API does not give.

use tickcord::{base::ResultCode as R, rest::Method};

use crate::{
    host::{code, sandbox},
    http_server::HttpServer,
    uploads::host,
};

#[test]
fn an_answer_that_is_too_long_is_told_once_and_not_asked_for_again() {
    let (sandbox, server) = (sandbox(), HttpServer::start());
    let mut host = host(&sandbox, &server);
    let request = host.call(Method::Get, "/guilds/1/members", None);
    server.next().answer(200, &"x".repeat((8 << 20) + 1));
    let result = host.result_of(request);
    assert_eq!(result.code(), code(R::HttpUnexpected));
    assert!(result.text().contains("smaller limit"), "{}", result.text());
    assert!(server.is_quiet());
}
