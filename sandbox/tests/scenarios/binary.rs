//! The sandbox as a program.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

const PROGRAM: &str = env!("CARGO_BIN_EXE_tickcord-sandbox");

#[test]
fn one_line_of_json_then_serving_until_shutdown() {
    let mut child = Command::new(PROGRAM).args(["--port", "0"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    stdout.read_line(&mut line).unwrap();
    let info: Value = serde_json::from_str(&line).unwrap();
    for key in ["gateway_url", "api_url", "control_url", "token", "guild_id", "ca_file"] {
        assert!(info[key].is_string(), "{key} in {line}");
    }
    for channel in ["general", "server-log", "private"] {
        assert!(info["channel_ids"][channel].is_string(), "{channel} in {line}");
    }
    let ca_file = Path::new(info["ca_file"].as_str().unwrap());
    assert!(ca_file.is_absolute());
    let pem = std::fs::read_to_string(ca_file).unwrap();
    assert!(pem.starts_with("-----BEGIN CERTIFICATE-----") && !pem.contains("PRIVATE"));

    let address = info["control_url"].as_str().unwrap().strip_prefix("http://").unwrap();
    let mut control = TcpStream::connect(address).unwrap();
    control
        .write_all(b"POST /shutdown HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        .unwrap();
    let mut answer = String::new();
    control.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(child.wait().unwrap().success());
    let mut rest = String::new();
    stdout.read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "");
    assert!(!ca_file.exists(), "the temporary file is gone");
}

#[test]
fn seconds_end_it_and_a_given_file_stays() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ca.pem");
    let output = Command::new(PROGRAM).arg("--seconds=0").arg("--ca-file").arg(&path).output().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 1);
    std::fs::remove_file(path).unwrap();
}

#[test]
fn help_and_mistakes() {
    let output = Command::new(PROGRAM).arg("--help").output().unwrap();
    assert!(output.status.success() && String::from_utf8(output.stdout).unwrap().contains("--heartbeat-ms"));
    let output = Command::new(PROGRAM).args(["--port", "many"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("--port takes a number"));
}
