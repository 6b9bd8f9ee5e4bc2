//! A host that asks why its bot does not get on, with all that can be wrong.

use std::ffi::CString;

use serde_json::Value;
use tickcord::{base::ResultCode, ffi::*, model::EventKind};
use tickcord_sandbox::{Certificate, Fault, Options, Refusal, RestFault, Sandbox, What};

use crate::host::{Host, Setup, quick, sandbox};

/// One that has the form of a bot token.
pub(crate) const TOKEN: &str = "MTQ1NjA3NDQ0NDA2NzQxNDAxNg.GaBcDe.s3cr3t-t0ken_of-this-test";

/// What a diagnosis found.
pub(crate) struct Findings(Vec<Value>);

impl Findings {
    fn check(&self, check: &str) -> &Value {
        let of_check: Vec<_> = self.0.iter().filter(|finding| finding["check"] == check).collect();
        assert_eq!(of_check.len(), 1, "{check}: {:#?}", self.0);
        of_check[0]
    }

    fn assert(&self, check: &str, status: &str, text: &str, remedy: &str) {
        let finding = self.check(check);
        assert_eq!(finding["status"], status, "{finding:#}");
        assert!(finding["text"].as_str().unwrap().contains(text), "{finding:#}");
        assert!(finding["remedy"].as_str().unwrap().contains(remedy), "{finding:#}");
    }

    /// The checks of this status.
    fn of(&self, status: &str) -> Vec<&str> {
        let of_status = self.0.iter().filter(|finding| finding["status"] == status);
        of_status.map(|finding| finding["check"].as_str().unwrap()).collect()
    }
}

fn ask(host: &Host, guild: u64, channel: u64) -> u64 {
    let mut request = 0;
    assert_eq!(unsafe { tickcord_client_diagnose(host.client, guild, channel, &raw mut request) }, 0);
    assert_ne!(request, 0);
    request
}

fn diagnose(host: &mut Host, guild: u64, channel: u64) -> Findings {
    let request = ask(host, guild, channel);
    let result = host.result_of(request);
    assert_eq!(result.code(), 0, "{result:?}");
    Findings(result.data["body"]["findings"].as_array().unwrap().clone())
}

fn with_token(options: Options) -> Sandbox {
    Sandbox::start(Options { token: TOKEN.to_owned(), ..options })
}

fn guild(sandbox: &Sandbox) -> u64 {
    sandbox.guild_id()
}

#[test]
fn a_bot_that_is_well_is_said_to_be_before_it_connects_and_after() {
    let sandbox = with_token(quick());
    let mut host = Setup::of(&sandbox).create().unwrap();
    for connected in [false, true] {
        if connected {
            assert_eq!(tickcord_client_connect(host.client), 0);
            host.until(EventKind::GuildCreate);
        }
        let findings = diagnose(&mut host, guild(&sandbox), sandbox.channel_id("general"));
        assert_eq!(findings.of("failed"), [""; 0], "{:#?}", findings.0);
        assert_eq!(findings.of("warning"), [""; 0], "{:#?}", findings.0);
        assert_eq!(findings.of("skipped"), if connected { vec![] } else { vec!["connection"] });
        findings.assert("api_tls", "ok", "Tickcord Sandbox CA", "");
        findings.assert("gateway_hello", "ok", "said Hello", "");
        assert_eq!(findings.0.len(), 20);
    }
    let identifies =
        sandbox.journal().iter().filter(|entry| matches!(entry.what, What::Identify { .. })).count();
    assert_eq!(identifies, 1, "a diagnosis does not log in");
    assert!(!host.events.iter().any(|event| event.is(EventKind::SessionEnded)));
}

#[test]
fn a_wrong_token_is_told_without_logging_in_and_from_its_form() {
    let sandbox = sandbox();
    let mut setup = Setup::of(&sandbox);
    setup.token = Some(CString::new("1456074444067414016").unwrap());
    let mut host = setup.create().unwrap();
    let findings = diagnose(&mut host, guild(&sandbox), 0);
    findings.assert("token_form", "warning", "is a number", "Bot page");
    findings.assert("token", "failed", "does not accept", "Reset Token");
    findings.assert("api", "ok", "answers", "");
    findings.assert("guild", "skipped", "", "");
    // The API did not tell where the gateway is.
    findings.assert("gateway_hello", "skipped", "only the API knows", "");
}

#[test]
fn a_client_that_failed_for_good_is_told_what_to_enable() {
    let sandbox = Sandbox::start(Options { granted_intents: 0, ..quick() });
    let mut host = Setup::of(&sandbox).create().unwrap();
    assert_eq!(tickcord_client_connect(host.client), 0);
    host.until(EventKind::Fatal);
    let findings = diagnose(&mut host, 0, 0);
    findings.assert("intents", "failed", "MESSAGE_CONTENT", "\"Message Content Intent\"");
    findings.assert("connection", "failed", "for good", "connect again");
    findings.assert("token", "ok", "accepts", "");
}

#[test]
fn chat_without_its_text_is_a_warning() {
    let sandbox = sandbox();
    let mut setup = Setup::of(&sandbox);
    setup.options.intents = TICKCORD_INTENT_GUILD_MESSAGES;
    let findings = diagnose(&mut setup.create().unwrap(), 0, 0);
    findings.assert("message_content", "warning", "without their text", "Message Content Intent");
    findings.assert("intents", "ok", "all intents", "");
}

#[test]
fn certificates_that_are_refused_say_why() {
    for (certificate, text, remedy) in [
        (Certificate::Expired, "out of date by this machine's clock", "clock"),
        (Certificate::WrongHost, "for another host", "DNS"),
    ] {
        let sandbox = Sandbox::start(Options { certificate, ..quick() });
        let findings = diagnose(&mut Setup::of(&sandbox).create().unwrap(), 0, 0);
        findings.assert("api_tcp", "ok", "accepts connections", "");
        findings.assert("api_tls", "failed", text, remedy);
        findings.assert("token", "skipped", "", "");
        if certificate == Certificate::Expired {
            let reason = findings.check("api_tls")["details"]["reason"].as_str().unwrap();
            assert!(reason.contains("2001-01-01T00:00:00"), "{reason}");
        }
    }
    let sandbox = sandbox();
    let mut setup = Setup::of(&sandbox);
    setup.ca_pem = None;
    diagnose(&mut setup.create().unwrap(), 0, 0).assert("api_tls", "failed", "known authority", "ca_pem");
}

#[test]
fn a_clock_that_is_wrong_is_found_by_the_servers_date() {
    let sandbox = Sandbox::start(Options { clock_offset_s: -7200, ..quick() });
    let findings = diagnose(&mut Setup::of(&sandbox).create().unwrap(), 0, 0);
    findings.assert("clock", "warning", "ahead of Discord's", "NTP");
    let offset = findings.check("clock")["details"]["offset_s"].as_i64().unwrap();
    assert!((7199..7260).contains(&offset), "{offset}");
}

#[test]
fn a_name_that_does_not_exist_and_a_port_where_nobody_listens() {
    let sandbox = sandbox();
    let mut setup = Setup::of(&sandbox);
    setup.api_url = CString::new("https://tickcord.invalid/api/v10").unwrap();
    let findings = diagnose(&mut setup.create().unwrap(), 0, 0);
    findings.assert("api_dns", "failed", "tickcord.invalid", "DNS");
    for check in ["api_tcp", "api_tls", "api", "token"] {
        findings.assert(check, "skipped", "", "");
    }
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut setup = Setup::of(&sandbox);
    setup.api_url = CString::new(format!("https://127.0.0.1:{port}/api/v10")).unwrap();
    // The gateway is looked at all the same.
    setup.gateway_url = Some(CString::new(sandbox.gateway_url()).unwrap());
    let findings = diagnose(&mut setup.create().unwrap(), 0, 0);
    findings.assert("api_tcp", "failed", "No address", "firewall");
    findings.assert("gateway_hello", "ok", "said Hello", "");
}

#[test]
fn a_block_by_cloudflare_is_named_with_its_end() {
    let sandbox = sandbox();
    sandbox.fault(Fault::Rest { count: 1, path: None, answer: RestFault::Cloudflare });
    let mut host = Setup::of(&sandbox).create().unwrap();
    let findings = diagnose(&mut host, guild(&sandbox), 0);
    findings.assert("api", "failed", "Cloudflare", "Wait until the block is over");
    assert!(findings.check("api")["details"]["reason"].as_str().unwrap().contains("Nothing is sent for"));
    findings.assert("token", "skipped", "Nobody knows", "");
    // While it lasts nothing is sent, and the answer is the same.
    let asked = |sandbox: &Sandbox| {
        sandbox.journal().iter().filter(|entry| matches!(entry.what, What::Rest { .. })).count()
    };
    let before = asked(&sandbox);
    diagnose(&mut host, 0, 0).assert("api", "failed", "Cloudflare", "");
    assert_eq!(asked(&sandbox), before);
}

#[test]
fn a_web_page_in_place_of_the_api_and_an_outage_are_told_apart() {
    let page = RestFault::Status {
        status: 200,
        body: "<html>Welcome to the hotel</html>".to_owned(),
        content_type: "text/html".to_owned(),
    };
    let outage =
        RestFault::Status { status: 503, body: String::new(), content_type: "text/plain".to_owned() };
    for (answer, text) in [(page, "Something else answers"), (outage, "outage")] {
        let sandbox = sandbox();
        sandbox.fault(Fault::Rest { count: 1, path: None, answer });
        let findings = diagnose(&mut Setup::of(&sandbox).create().unwrap(), 0, 0);
        findings.assert("api", "failed", text, "");
    }
}

#[test]
fn a_gateway_that_does_not_let_websockets_through_is_found() {
    for (how, reason) in [
        (Refusal::Html, "web page"),
        (Refusal::Forbidden, "403"),
        (Refusal::Reconnect, "something else than Hello"),
    ] {
        let sandbox = sandbox();
        sandbox.fault(Fault::Refuse { count: 1, how });
        let findings = diagnose(&mut Setup::of(&sandbox).create().unwrap(), 0, 0);
        findings.assert("gateway_hello", "failed", "does not say Hello", "WebSockets");
        let told = findings.check("gateway_hello")["details"]["reason"].as_str().unwrap();
        assert!(told.contains(reason), "{told}");
    }
}

#[test]
fn few_logins_left_are_a_warning_and_none_a_failure() {
    for (session_starts, status) in [(5, "warning"), (0, "failed"), (500, "ok")] {
        let sandbox = Sandbox::start(Options { session_starts, ..quick() });
        let findings = diagnose(&mut Setup::of(&sandbox).create().unwrap(), 0, 0);
        findings.assert("session_starts", status, &format!("{session_starts} of "), "");
    }
}

#[test]
fn a_guild_without_the_bot_and_a_channel_that_it_does_not_see() {
    let sandbox = sandbox();
    let mut host = Host::connected(&sandbox);
    let findings = diagnose(&mut host, 4711, 0);
    findings.assert(
        "guild",
        "failed",
        "not in the guild 4711",
        "https://discord.com/oauth2/authorize?client_id=1",
    );
    findings.assert("permissions", "skipped", "", "");
    let findings = diagnose(&mut host, 0, sandbox.channel_id("private"));
    findings.assert("channel", "failed", "does not see", "View Channel");
    let findings = diagnose(&mut host, 0, 4711);
    findings.assert("channel", "failed", "There is no channel 4711", "id");
    let findings = diagnose(&mut host, 4711, sandbox.channel_id("general"));
    findings.assert("channel", "failed", "not in 4711", "both ids");
}

#[test]
fn several_diagnoses_wait_for_each_other_and_each_has_its_result() {
    let sandbox = sandbox();
    let mut host = Setup::of(&sandbox).create().unwrap();
    let requests: Vec<u64> = (0..3).map(|_| ask(&host, 0, 0)).collect();
    let canceled = tickcord_client_cancel_request(host.client, requests[0]);
    assert!(
        [ResultCode::RequestUnderWay.number(), ResultCode::UnknownRequest.number(), 0].contains(&canceled),
        "{canceled}"
    );
    for request in requests {
        let result = host.result_of(request);
        assert!(result.code() == 0 || canceled == 0, "{result:?}");
    }
    assert_eq!(host.events.iter().filter(|event| event.is(EventKind::RequestResult)).count(), 3);
    // Nothing of it holds back what comes after.
    assert_eq!(tickcord_client_connect(host.client), 0);
    let request = host.send(sandbox.channel_id("general"), b"afterwards").unwrap();
    assert_eq!(host.result_of(request).code(), 0);
}

#[test]
fn nothing_in_a_diagnosis_is_secret() {
    let sandbox = with_token(quick());
    let mut setup = Setup::of(&sandbox);
    // A proxy that is not there, with credentials; loopback is reached without it, so the API is elsewhere.
    setup.proxy_url = Some(CString::new("http://s3cr3t-user:s3cr3t-password@127.0.0.1:9").unwrap());
    setup.api_url = CString::new("https://tickcord.invalid/api/v10").unwrap();
    let proxied = diagnose(&mut setup.create().unwrap(), 0, 0);
    proxied.assert("proxy", "ok", "http://127.0.0.1:9 (from proxy_url)", "");
    proxied.assert("api_tcp", "failed", "The proxy", "proxy");

    let body = format!(r#"{{"message":"Bot {TOKEN} may not","code":50013}}"#);
    let answer = RestFault::Status { status: 403, body, content_type: "application/json".to_owned() };
    sandbox.fault(Fault::Rest { count: 1, path: Some("/guilds".to_owned()), answer });
    let findings =
        diagnose(&mut Setup::of(&sandbox).create().unwrap(), guild(&sandbox), sandbox.channel_id("general"));
    let all = format!("{:?}{:?}", proxied.0, findings.0);
    assert!(all.contains("[token]"), "{all}");
    for secret in ["s3cr3t", "tickcord-bot", "Tickcord Sandbox\"", "general", "Ada"] {
        assert!(!all.contains(secret), "{secret}: {all}");
    }
}

/// Changes what a channel allows the bot.
fn overwrite(host: &mut Host, sandbox: &Sandbox, channel: u64, deny: u64) {
    let mut request = 0;
    let body = format!(r#"{{"type":1,"allow":"0","deny":"{deny}"}}"#);
    let path = CString::new(format!("/channels/{channel}/permissions/{}", sandbox.bot_id())).unwrap();
    let mut call = unsafe { std::mem::zeroed::<tickcord_http_request>() };
    assert_eq!(unsafe { tickcord_http_request_init(&raw mut call, crate::host::size(&call)) }, 0);
    let json = CString::new(body).unwrap();
    call.method = tickcord::rest::Method::Put as i32;
    call.path.ptr = path.as_ptr();
    call.json.ptr = json.as_ptr();
    assert_eq!(unsafe { tickcord_client_request(host.client, &raw const call, &raw mut request) }, 0);
    assert_eq!(host.result_of(request).code(), 0);
}

#[test]
fn what_the_bot_may_not_do_in_a_channel_is_named() {
    let sandbox = sandbox();
    let general = sandbox.channel_id("general");
    let mut host = Host::connected(&sandbox);
    overwrite(&mut host, &sandbox, general, TICKCORD_PERMISSION_MANAGE_WEBHOOKS);
    let findings = diagnose(&mut host, 0, general);
    findings.assert("permissions", "warning", "may write in this channel, but lacks MANAGE_WEBHOOKS", "role");
    overwrite(&mut host, &sandbox, general, TICKCORD_PERMISSION_SEND_MESSAGES);
    let findings = diagnose(&mut host, 0, general);
    findings.assert("permissions", "failed", "lacks SEND_MESSAGES, EMBED_LINKS, ATTACH_FILES", "role");
    let missing = &findings.check("permissions")["details"]["missing"];
    assert_eq!(*missing, serde_json::json!(["SEND_MESSAGES", "EMBED_LINKS", "ATTACH_FILES"]));
}
