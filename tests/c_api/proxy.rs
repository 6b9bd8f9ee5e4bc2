//! Behind a proxy: gateway and HTTP API go through it, and whatever is wrong with it is said.

use std::{ffi::CString, net::TcpListener, process::Command};

use tickcord::{base::ResultCode, ffi::*, model::EventKind};
use tickcord_sandbox::{Options, Sandbox};

use crate::{
    host::{Discord, Host, PATIENCE, Setup, last_error, quick, sandbox, sent, start},
    network::{assert_failure, first_failure},
    proxy_server::{KINDS, KNOWN, Kind, ProxyServer},
};

/// A sandbox at a name that only the proxy knows.
fn sandbox_at(host: &str) -> Discord {
    start(Options { host: host.to_owned(), ..quick() })
}

fn behind(url: &str, sandbox: &Sandbox) -> Setup {
    let mut setup = Setup::of(sandbox);
    setup.proxy_url = Some(CString::new(url).unwrap());
    setup
}

/// Logs in, hears a member and answers.
fn chat(setup: Setup, sandbox: &Sandbox) -> Host {
    let mut host = setup.create().unwrap();
    assert_eq!(tickcord_client_connect(host.client), 0);
    host.until(EventKind::Ready);
    sandbox.speak("general", "ada", "are you behind a proxy?").unwrap();
    host.until(EventKind::MessageCreate);
    let request = host.send(sandbox.channel_id("general"), b"yes").unwrap();
    assert_eq!(host.result_of(request).code(), 0);
    sandbox.wait_for(|entry| sent(entry, "yes"), PATIENCE).unwrap();
    host
}

#[test]
fn gateway_and_api_go_through_the_proxy() {
    for kind in KINDS {
        let (sandbox, proxy) = (sandbox_at(KNOWN), ProxyServer::start(kind, None));
        let host = chat(behind(&proxy.url(""), &sandbox), &sandbox);
        let asked = proxy.asked();
        // One for the API, which is kept, and one for the gateway.
        assert_eq!(asked, [(); 2].map(|()| format!("{KNOWN}:{}", sandbox.port())), "{kind:?}");
        let log = host.log().join("\n");
        assert!(log.contains(&format!("through the proxy {} (from proxy_url)", proxy.url(""))), "{log}");
    }
}

#[test]
fn a_proxy_with_a_login_lets_in_who_has_it() {
    for kind in KINDS {
        let (sandbox, proxy) =
            (sandbox_at(KNOWN), ProxyServer::start(kind, Some(("s3cr3t-us3r", "p@ss:wörd"))));
        let mut host = chat(behind(&proxy.url("s3cr3t-us3r:p%40ss%3Aw%C3%B6rd@"), &sandbox), &sandbox);
        assert_silent(&mut host, &["s3cr3t", "p@ss", "p%40ss", "czNjcjN0"]);
    }
}

#[test]
fn a_login_that_is_wrong_or_missing_is_said_and_not_shown() {
    for kind in KINDS {
        let (sandbox, proxy) = (sandbox_at(KNOWN), ProxyServer::start(kind, Some(("ada", "right"))));
        let (mut host, failure) = first_failure(behind(&proxy.url("s3cr3t:wr0ng@"), &sandbox));
        assert_failure(
            &failure,
            ResultCode::ProxyAuthentication,
            "does not accept the user name and password",
        );
        assert!(failure.text().contains("in proxy_url"), "{}", failure.text());
        assert_silent(&mut host, &["s3cr3t", "wr0ng", "czNjcjN0"]);

        let (_host, failure) = first_failure(behind(&proxy.url(""), &sandbox));
        assert_failure(&failure, ResultCode::ProxyAuthentication, "wants a user name and password");
        assert!(sandbox.journal().is_empty(), "nobody came through");
    }
}

/// Nothing that the host can see holds any of these; the last is the beginning of the first in base64.
fn assert_silent(host: &mut Host, secrets: &[&str]) {
    while host.poll().is_some() {}
    let all = format!("{:?}\n{:?}\n{}", host.events, host.log(), last_error());
    assert!(!secrets.iter().any(|secret| all.contains(secret)), "{all}");
}

#[test]
fn a_proxy_that_forbids_the_way_is_said() {
    for kind in KINDS {
        let (sandbox, proxy) = (sandbox_at("forbidden.test"), ProxyServer::start(kind, None));
        let (_host, failure) = first_failure(behind(&proxy.url(""), &sandbox));
        assert_failure(&failure, ResultCode::ProxyRefused, "its rules forbid that");
        assert!(failure.text().contains("forbidden.test"), "{}", failure.text());
    }
}

#[test]
fn a_proxy_of_the_other_kind_is_found_out() {
    let (sandbox, proxy) = (sandbox_at(KNOWN), ProxyServer::start(Kind::Socks5, None));
    let (_host, failure) = first_failure(behind(&proxy.url("").replace("socks5", "http"), &sandbox));
    assert_failure(&failure, ResultCode::ProxyFailed, "scheme and port in proxy_url");
}

#[test]
fn nobody_at_the_proxys_port_is_said() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let sandbox = sandbox_at(KNOWN);
    let (_host, failure) = first_failure(behind(&format!("http://127.0.0.1:{port}"), &sandbox));
    assert_failure(&failure, ResultCode::ProxyFailed, "cannot be reached");
}

#[test]
fn certificates_are_checked_through_a_proxy_as_well() {
    let (sandbox, proxy) = (sandbox_at(KNOWN), ProxyServer::start(Kind::Http, None));
    let mut setup = behind(&proxy.url(""), &sandbox);
    setup.ca_pem = None;
    let (_host, failure) = first_failure(setup);
    assert_failure(&failure, ResultCode::CertificateUntrusted, "ca_pem");
}

#[test]
fn a_proxy_that_dies_and_comes_back_costs_nothing_but_time() {
    let (sandbox, proxy) = (sandbox_at(KNOWN), ProxyServer::start(Kind::Http, None));
    let mut host = chat(behind(&proxy.url(""), &sandbox), &sandbox);
    let port = proxy.port();
    drop(proxy);
    let lost = host.until_that(|event| event.is(EventKind::ConnectionState) && event.code() != 0);
    assert_failure(&lost, ResultCode::ConnectionLost, "was lost");
    let failure = host.until_that(|event| {
        event.is(EventKind::ConnectionState) && event.data["attempts"].as_u64() > Some(1)
    });
    assert_failure(&failure, ResultCode::ProxyFailed, "cannot be reached");
    assert_eq!(failure.data["state_name"], "BACKOFF");
    let request = host.send(sandbox.channel_id("general"), b"sent while it was away").unwrap();
    sandbox.speak("general", "ada", "said while it was away").unwrap();

    let _proxy = ProxyServer::start_at(port, Kind::Http, None);
    host.until(EventKind::Resumed);
    assert!(host.events.iter().any(|event| event.data["content"] == "said while it was away"));
    if !host.events.iter().any(|event| event.data["request"] == request) {
        host.result_of(request);
    }
    let result = host.events.iter().find(|event| event.data["request"] == request).unwrap();
    assert_eq!(result.code(), 0, "{result:?}");
}

#[test]
fn this_machine_is_reached_without_the_proxy() {
    let (sandbox, proxy) = (sandbox(), ProxyServer::start(Kind::Http, None));
    chat(behind(&proxy.url(""), &sandbox), &sandbox);
    assert!(proxy.asked().is_empty(), "{:?}", proxy.asked());
}

/// What the child process of the next test gets to know.
const CHILD: &str = "TICKCORD_TEST_CHILD_API_URL";
const CHILD_CA: &str = "TICKCORD_TEST_CHILD_CA_PEM";
const CHILD_PROXY_URL: &str = "TICKCORD_TEST_CHILD_PROXY_URL";

/// The environment belongs to the whole process, so each case has a process of its own: this test again.
#[test]
fn the_environment_names_a_proxy_unless_the_options_do() {
    if let Ok(api_url) = std::env::var(CHILD) {
        return in_an_environment(&api_url);
    }
    let (sandbox, proxy) = (sandbox_at(KNOWN), ProxyServer::start(Kind::Socks5, None));
    let run = |variables: &[(&str, &str)]| {
        let mut child = Command::new(std::env::current_exe().unwrap());
        child.args(["--exact", "proxy::the_environment_names_a_proxy_unless_the_options_do", "--nocapture"]);
        for name in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy"] {
            child.env_remove(name);
        }
        child.env(CHILD, sandbox.api_url()).env(CHILD_CA, sandbox.ca_pem()).envs(variables.iter().copied());
        let output = child.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let url = proxy.url("");
    assert!(run(&[("all_proxy", &url)]).contains("outcome: connected"));
    let asked = proxy.asked();
    assert!(!asked.is_empty());
    for without in [("no_proxy", KNOWN), (CHILD_PROXY_URL, "")] {
        // What only the proxy knows cannot be reached.
        assert!(run(&[("all_proxy", &url), without]).contains("outcome: -4"), "{without:?}");
        assert_eq!(proxy.asked(), asked, "{without:?}");
    }
    let output = run(&[("HTTPS_PROXY", "https://proxy:1")]);
    assert!(output.contains("HTTPS_PROXY") && output.contains("give proxy_url"), "{output}");
}

/// Connects by the environment, and prints what came of it.
fn in_an_environment(api_url: &str) {
    let mut setup = Setup::of(&sandbox());
    let text = |text: String| CString::new(text).unwrap();
    setup.api_url = text(api_url.to_owned());
    setup.ca_pem = Some(text(std::env::var(CHILD_CA).unwrap()));
    setup.proxy_url = std::env::var(CHILD_PROXY_URL).ok().map(text);
    let Ok(mut host) = setup.create() else {
        println!("outcome: {}", last_error());
        return;
    };
    assert_eq!(tickcord_client_connect(host.client), 0);
    let outcome = host.until_that(|event| {
        event.is(EventKind::Ready) || event.is(EventKind::ConnectionState) && event.code() != 0
    });
    if outcome.is(EventKind::Ready) {
        println!("outcome: connected");
    } else {
        println!("outcome: {}", outcome.code());
    }
}
