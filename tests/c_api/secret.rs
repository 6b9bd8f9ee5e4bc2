//! The token appears in no log, event, error or panic, whatever goes wrong.

use std::ffi::CString;

use tickcord::model::EventKind;
use tickcord_sandbox::{Fault, Options, RestFault};

use crate::host::{Host, Setup, last_error, quick, start};

const TOKEN: &str = "s3cr3t-t0ken.of.this-test";

/// Everything that the host can get to see so far.
fn seen(host: &mut Host) -> String {
    while host.poll().is_some() {}
    format!("{:?}\n{:?}\n{}", host.events, host.log(), last_error())
}

#[test]
fn the_token_is_seen_nowhere() {
    let sandbox = start(Options { token: TOKEN.to_owned(), ..quick() });
    let general = sandbox.channel_id("general");
    let mut host = Host::connected(&sandbox);

    // A server that quotes the token in all it says.
    let body = format!(r#"{{"message":"Bot {TOKEN} may not","code":50013}}"#);
    let answer = RestFault::Status { status: 403, body, content_type: "application/json".to_owned() };
    sandbox.fault(Fault::Rest { count: 1, path: Some("/messages".to_owned()), answer });
    let request = host.send(general, b"hello").unwrap();
    assert!(host.result_of(request).text().contains("[token]"));
    sandbox.fault(Fault::Close { code: 4000, reason: format!("bad token {TOKEN}") });
    host.until(EventKind::Resumed);
    sandbox.fault(Fault::InvalidSession { resumable: false });
    host.until(EventKind::Ready);
    sandbox.fault(Fault::RevokeToken);
    sandbox.fault(Fault::Close { code: 4004, reason: format!("bad token {TOKEN}") });
    host.until(EventKind::Fatal);
    let all = seen(&mut host);
    assert!(all.contains("[token]") && !all.contains(TOKEN), "{all}");

    // Mistakes with the token itself.
    for mistake in [format!("Bot {TOKEN}"), format!("{TOKEN}\n")] {
        let mut setup = Setup::of(&sandbox);
        setup.token = Some(CString::new(mistake).unwrap());
        assert!(setup.create().is_err());
        assert!(!last_error().contains(TOKEN), "{}", last_error());
    }
    for url in
        [format!("https://{TOKEN}@localhost/"), TOKEN.to_owned(), format!("https://localhost/{TOKEN}?x")]
    {
        let mut setup = Setup::of(&sandbox);
        setup.token = Some(CString::new(TOKEN).unwrap());
        setup.api_url = CString::new(url).unwrap();
        assert!(setup.create().is_err());
        assert!(!last_error().contains(TOKEN), "{}", last_error());
    }
}
