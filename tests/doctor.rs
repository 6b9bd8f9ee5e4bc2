//! `tickcord-doctor` as an operator runs it, against a sandbox that misbehaves.

use std::{fs, path::PathBuf, process::Command};

use tickcord_sandbox::{Certificate, Fault, Options, RestFault, Sandbox};

const TOKEN: &str = "MTQ1NjA3NDQ0NDA2NzQxNDAxNg.GaBcDe.s3cr3t-t0ken_of-this-test";

/// What the program printed, and its exit status.
struct Run {
    out: String,
    errors: String,
    status: i32,
}

/// A file of its own, which is removed at the end.
struct File(PathBuf);

impl File {
    fn new(name: &str, text: &str) -> Self {
        let path = std::env::temp_dir().join(format!("tickcord-doctor-{}-{name}", std::process::id()));
        fs::write(&path, text).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

fn run(token: Option<&str>, arguments: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tickcord-doctor"));
    for name in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "DISCORD_TOKEN"] {
        command.env_remove(name);
    }
    if let Some(token) = token {
        command.env("DISCORD_TOKEN", token);
    }
    let output = command.args(arguments).output().unwrap();
    let run = Run {
        out: String::from_utf8(output.stdout).unwrap(),
        errors: String::from_utf8(output.stderr).unwrap(),
        status: output.status.code().unwrap(),
    };
    assert!(!format!("{}{}", run.out, run.errors).contains("s3cr3t"), "{}{}", run.out, run.errors);
    run
}

/// Against a sandbox, with these arguments besides.
fn examine(sandbox: &Sandbox, token: &str, arguments: &[&str]) -> Run {
    let ca = File::new(&format!("ca-{}", sandbox.port()), sandbox.ca_pem());
    let api_url = sandbox.api_url();
    let mut all = vec!["--api-url", &api_url, "--ca-file", ca.path()];
    all.extend(arguments);
    run(Some(token), &all)
}

fn sandbox(options: Options) -> Sandbox {
    Sandbox::start(Options { token: TOKEN.to_owned(), ..options })
}

/// One line of the report begins like this, and a later one says what to do.
#[track_caller]
fn assert_finding(run: &Run, begin: &str, text: &str, remedy: &str) {
    let at = run.out.find(begin).unwrap_or_else(|| panic!("no {begin:?} in\n{}{}", run.out, run.errors));
    let finding: String = run.out[at..].split_inclusive('\n').take(3).collect();
    assert!(finding.contains(text) && finding.contains(remedy), "{finding}");
}

#[test]
fn a_bot_that_is_well() {
    let sandbox = sandbox(Options::default());
    let (guild, channel) = (sandbox.guild_id().to_string(), sandbox.channel_id("general").to_string());
    let run = examine(&sandbox, TOKEN, &["--guild", &guild, "--channel", &channel]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.errors);
    assert_finding(&run, "ok       gateway_hello", "said Hello", "");
    assert_finding(&run, "ok       permissions", "all that is usual", "");
    assert!(run.out.ends_with("0 failed, 1 warnings, 1 skipped, 18 ok.\n"), "{}", run.out);
    assert_finding(&run, "WARNING  message_content", "without their text", "MESSAGE_CONTENT");
}

#[test]
fn the_findings_as_json_and_the_token_from_a_file() {
    let sandbox = sandbox(Options::default());
    let token = File::new("token", &format!("{TOKEN}\n"));
    let run = examine(&sandbox, "wrong.token", &["--json", "--token-file", token.path()]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.errors);
    let findings: Vec<serde_json::Value> = serde_json::from_str(&run.out).unwrap();
    assert!(findings.iter().any(|finding| finding["check"] == "token" && finding["status"] == "ok"));
}

#[test]
fn a_wrong_token() {
    let run = examine(&sandbox(Options::default()), "wrong.s3cr3t.token", &[]);
    assert_eq!(run.status, 1);
    assert_finding(&run, "FAILED   token ", "does not accept", "Reset Token");
    assert_finding(&run, "WARNING  token_form", "form of a bot token", "Bot page");
}

#[test]
fn intents_that_are_not_granted() {
    let sandbox = sandbox(Options { granted_intents: 0, ..Options::default() });
    let run = examine(&sandbox, TOKEN, &["--intents", "GUILD_MEMBERS,GUILD_MESSAGES,MESSAGE_CONTENT"]);
    assert_eq!(run.status, 1);
    assert_finding(&run, "FAILED   intents", "GUILD_MEMBERS, MESSAGE_CONTENT", "\"Server Members Intent\"");
}

#[test]
fn certificates_that_are_refused() {
    for (certificate, text, remedy) in
        [(Certificate::Expired, "out of date", "clock"), (Certificate::WrongHost, "for another host", "DNS")]
    {
        let run = examine(&sandbox(Options { certificate, ..Options::default() }), TOKEN, &[]);
        assert_eq!(run.status, 1);
        assert_finding(&run, "FAILED   api_tls", text, remedy);
    }
}

#[test]
fn a_clock_that_is_wrong() {
    let run = examine(&sandbox(Options { clock_offset_s: 86_400, ..Options::default() }), TOKEN, &[]);
    assert_eq!(run.status, 0);
    assert_finding(&run, "WARNING  clock", "behind Discord's", "NTP");
}

#[test]
fn a_channel_that_the_bot_does_not_see() {
    let sandbox = sandbox(Options::default());
    let run = examine(&sandbox, TOKEN, &["--channel", &sandbox.channel_id("private").to_string()]);
    assert_eq!(run.status, 1);
    assert_finding(&run, "FAILED   channel", "does not see", "View Channel");
}

#[test]
fn a_block_by_cloudflare() {
    let sandbox = sandbox(Options::default());
    sandbox.fault(Fault::Rest { count: 1, path: None, answer: RestFault::CloudflareBlocked });
    let run = examine(&sandbox, TOKEN, &[]);
    assert_eq!(run.status, 1);
    assert_finding(&run, "FAILED   api ", "Cloudflare", "Wait until the block is over");
}

#[test]
fn no_such_host_and_nobody_listening() {
    let run =
        run(Some(TOKEN), &["--api-url", "https://tickcord.invalid/", "--gateway-url", "wss://localhost:9/"]);
    assert_eq!(run.status, 1);
    assert_finding(&run, "FAILED   api_dns", "tickcord.invalid", "DNS");
    assert_finding(&run, "FAILED   gateway_tcp", "No address of localhost", "firewall");
}

#[test]
fn a_proxy_that_is_not_there_without_its_password() {
    let proxy = "http://s3cr3t-user:s3cr3t-password@127.0.0.1:9";
    let run = run(Some(TOKEN), &["--proxy", proxy]);
    assert_eq!(run.status, 1);
    assert_finding(&run, "ok       proxy", "http://127.0.0.1:9 (from --proxy)", "");
    assert_finding(&run, "FAILED   api_tcp", "The proxy", "firewall");
}

#[test]
fn wrong_usage() {
    for arguments in [&["s3cr3t.token"][..], &["--guild", "x"], &["--proxy", "https://s3cr3t@x"]] {
        let run = run(Some(TOKEN), arguments);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{arguments:?}");
        assert!(!run.errors.is_empty());
    }
    let run = run(None, &[]);
    assert_eq!(run.status, 2);
    assert!(run.errors.contains("DISCORD_TOKEN"), "{}", run.errors);
}
