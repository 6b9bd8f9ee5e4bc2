//! The rules themselves, one function each, and a made-up offence against every one.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::reader::{self, Reference};

/// From the bottom up: a layer may use those above it in this list, not those in its own row.
const LAYERS: &[&[&str]] = &[
    &["base"],
    &["model"],
    &["websocket", "compression", "encoding", "text"],
    &["transport", "cache", "events", "rest", "gateway", "diagnosis"],
    &["runtime"],
    &["ffi"],
];

/// Folders that never see a socket, a clock or a random source.
const SANS_IO: &[&str] =
    &["websocket", "compression", "encoding", "text", "model", "gateway", "rest", "diagnosis"];

const MAX_LINES: usize = 600;

/// Words that say nothing about what a file holds.
const VAGUE: &[&str] = &["util", "helper", "manager", "common", "misc"];

#[derive(Debug)]
pub(crate) struct Violation {
    file: PathBuf,
    line: usize,
    rule: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file.display(), self.line, self.rule)
    }
}

/// All rules for one file of the library; `file` begins with `src`.
pub(crate) fn check_source(file: &Path, source: &str) -> Vec<Violation> {
    let inside = file.strip_prefix("src").expect("a file of the library");
    let mut found = Vec::new();
    let mut add = |line: usize, rule: String| found.push(Violation { file: file.to_owned(), line, rule });

    let lines = source.lines().count();
    if lines > MAX_LINES {
        add(lines, format!("a file has at most {MAX_LINES} lines; split it by idea"));
    }

    let layer = inside.iter().next().map(|part| part.to_string_lossy().into_owned()).unwrap_or_default();
    let is_layer = rank(&layer).is_some();
    if !is_layer && layer != "lib.rs" && layer != "bin" {
        add(1, format!("`{layer}` is not one of the layers"));
    }
    if is_layer {
        for reference in reader::references(inside, source) {
            let broken = [check_direction(&layer, &reference), check_sans_io(&layer, &reference)];
            for rule in broken.into_iter().flatten() {
                add(reference.line, rule);
            }
        }
    }
    if layer == "ffi" {
        for line in unexplained_unsafe(source) {
            add(line, "`unsafe` needs a `// SAFETY:` comment right above".to_owned());
        }
    } else if let Some(token) = reader::tokens(source).iter().find(|token| token.text == "unsafe") {
        add(token.line, "`unsafe` lives in src/ffi alone".to_owned());
    }
    found
}

fn rank(layer: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&layer))
}

fn check_direction(layer: &str, reference: &Reference) -> Option<String> {
    let target = reference.absolute.as_ref()?.first()?;
    if target == layer {
        return None;
    }
    let Some(target_rank) = rank(target) else {
        return Some(format!("`{}` does not name a layer", reference.segments.join("::")));
    };
    if rank(layer)? <= target_rank {
        return Some(format!("{layer} must not use {target}: dependencies point down"));
    }
    if layer == "transport" && target != "base" {
        return Some(format!("transport uses base alone, not {target}"));
    }
    None
}

fn check_sans_io(layer: &str, reference: &Reference) -> Option<String> {
    let segments: Vec<&str> = reference.segments.iter().map(String::as_str).collect();
    if layer == "base" {
        return match segments[..] {
            ["tokio", ..] => Some("base knows no runtime: it must not name tokio".to_owned()),
            ["std" | "core", "net", ref rest @ ..] if rest.first() != Some(&"IpAddr") => {
                Some("base parses addresses, it opens none: of std::net only IpAddr".to_owned())
            }
            _ => None,
        };
    }
    if !SANS_IO.contains(&layer) {
        return None;
    }
    let what = match segments[..] {
        // An address is no socket.
        ["std" | "core", "net", "IpAddr" | "SocketAddr", ..] => return None,
        ["tokio" | "tokio_rustls" | "hyper" | "hyper_util", ..] | ["std" | "core", "net", ..] => "no socket",
        ["std", "thread", ..] => "no thread",
        ["std", "fs", ..] => "no file",
        ["getrandom" | "rand", ..] => "no random source",
        _ if segments.contains(&"SystemTime") => "no clock",
        // Tests need one instant to count from.
        _ if !reference.in_test && segments.windows(2).any(|pair| pair == ["Instant", "now"]) => "no clock",
        _ => return None,
    };
    Some(format!("{layer} is sans-IO and sees {what}: `{}`", segments.join("::")))
}

/// Lines with an `unsafe` block or impl that no `// SAFETY:` comment explains.
fn unexplained_unsafe(source: &str) -> Vec<usize> {
    let raw: Vec<&str> = source.lines().collect();
    let tokens = reader::tokens(source);
    tokens
        .windows(2)
        .filter(|pair| pair[0].text == "unsafe" && (pair[1].text == "{" || pair[1].text == "impl"))
        .map(|pair| pair[0].line)
        .filter(|line| !is_explained(&raw, *line))
        .collect()
}

fn is_explained(raw: &[&str], line: usize) -> bool {
    // Up to the first line of the statement, then through the comment above it.
    let mut above = raw[..line - 1].iter().rev().map(|line| line.trim()).peekable();
    while above
        .next_if(|line| !line.is_empty() && !line.starts_with("//") && !line.ends_with([';', '{', '}', ',']))
        .is_some()
    {}
    above.take_while(|line| line.starts_with("//")).any(|line| line.starts_with("// SAFETY:"))
}

/// A file or folder must be named after its one idea.
pub(crate) fn check_name(path: &Path) -> Option<Violation> {
    let name = path.file_stem()?.to_string_lossy().to_lowercase();
    let word = name.split(['_', '-', '.']).find(|word| VAGUE.iter().any(|vague| word.starts_with(vague)))?;
    Some(Violation { file: path.to_owned(), line: 1, rule: format!("`{word}` does not say what is inside") })
}

pub(crate) fn check_sandbox_manifest(manifest: &str) -> Vec<Violation> {
    let names_library = |line: &str| {
        let line = line.trim();
        let key = line.split(['=', '.', ' ']).next().unwrap_or_default();
        let table = line.strip_prefix('[').and_then(|table| table.strip_suffix(']')).unwrap_or_default();
        key == "tickcord"
            || table.ends_with("dependencies.tickcord")
            || line.contains("package = \"tickcord\"")
    };
    manifest
        .lines()
        .enumerate()
        .filter(|(_, line)| names_library(line))
        .map(|(index, _)| in_sandbox(Path::new("sandbox/Cargo.toml"), index + 1))
        .collect()
}

pub(crate) fn check_sandbox_source(file: &Path, source: &str) -> Vec<Violation> {
    reader::references(file, source)
        .iter()
        .filter(|reference| reference.segments[0] == "tickcord")
        .map(|reference| in_sandbox(file, reference.line))
        .collect()
}

fn in_sandbox(file: &Path, line: usize) -> Violation {
    let rule = "the sandbox must not share code with the library it tests".to_owned();
    Violation { file: file.to_owned(), line, rule }
}

fn rules_broken(file: &str, source: &str) -> Vec<String> {
    check_source(Path::new(file), source).iter().map(ToString::to_string).collect()
}

/// One violation, at `line`, whose text contains `rule`.
fn assert_broken(file: &str, source: &str, line: usize, rule: &str) {
    let broken = rules_broken(file, source);
    assert_eq!(broken.len(), 1, "{source}: {broken:?}");
    assert!(broken[0].starts_with(&format!("{file}:{line}: ")) && broken[0].contains(rule), "{broken:?}");
}

#[test]
fn upward_and_sideward_references_are_found() {
    assert_broken("src/model/intents.rs", "\nuse crate::gateway::Shard;", 2, "model must not use gateway");
    assert_broken("src/rest/route.rs", "use crate::{base::Url, gateway::X};", 1, "rest must not use gateway");
    assert_broken("src/gateway/mod.rs", "use super::runtime;", 1, "gateway must not use runtime");
    assert_broken("src/events/queue.rs", "fn f() { crate::ffi::x() }", 1, "events must not use ffi");
    assert_broken("src/transport/tls.rs", "use crate::model::X;", 1, "transport uses base alone");
    assert_broken("src/base/mod.rs", "use crate::Everything;", 1, "does not name a layer");
    assert_broken("src/model/x.rs", "mod a { mod b { use super::super::super::super::ffi; } }", 1, "ffi");
}

#[test]
fn downward_references_pass() {
    for (file, source) in [
        ("src/ffi/client.rs", "use crate::{base, runtime::Client, transport};"),
        ("src/gateway/shard.rs", "use super::Shard; use crate::websocket::Frame; // crate::ffi\n"),
        ("src/gateway/tests.rs", "use std::time::Instant; fn f() { Instant::now(); }"),
        ("src/transport/tcp.rs", "use tokio::net::TcpStream; use crate::base::Url;"),
        ("src/base/url.rs", "use std::net::IpAddr; const S: &str = \"crate::ffi\";"),
        ("src/bin/doctor.rs", "use tickcord::base;"),
        ("src/lib.rs", "pub mod base;"),
    ] {
        assert_eq!(rules_broken(file, source), [""; 0], "{source}");
    }
}

#[test]
fn sockets_clocks_and_chance_are_found() {
    assert_broken("src/rest/x.rs", "use std::{fmt, net::TcpStream};", 1, "no socket");
    assert_broken("src/gateway/x.rs", "async fn f() { tokio::spawn(g()); }", 1, "no socket");
    assert_broken("src/websocket/x.rs", "fn f() { std::time::Instant::now(); }", 1, "no clock");
    assert_broken("src/websocket/x.rs", "use std::time::SystemTime;", 1, "no clock");
    assert_broken("src/model/x.rs", "use std::thread;", 1, "no thread");
    assert_broken("src/encoding/x.rs", "use std::fs::File;", 1, "no file");
    assert_broken("src/compression/x.rs", "fn f() { getrandom::fill(b); }", 1, "no random source");
    assert_broken("src/base/x.rs", "use std::net::TcpStream;", 1, "only IpAddr");
    assert_broken("src/base/x.rs", "use tokio::time;", 1, "tokio");
}

#[test]
fn unsafe_is_confined_and_explained() {
    assert_broken("src/runtime/x.rs", "fn f() {\n    unsafe { g() }\n}", 2, "src/ffi alone");
    assert_broken("src/ffi/x.rs", "fn f() {\n    unsafe { g() }\n}", 2, "SAFETY");
    assert_broken("src/ffi/x.rs", "// SAFETY: of f\nfn f() {\n    g();\n    unsafe { g() }\n}", 4, "SAFETY");
    assert_broken("src/ffi/x.rs", "unsafe impl Send for X {}", 1, "SAFETY");
    let explained = "#[unsafe(no_mangle)]\nfn f() {\n    // SAFETY: g is\n    // harmless.\n    let x =\n        unsafe { g() };\n}";
    assert_eq!(rules_broken("src/ffi/x.rs", explained), [""; 0]);
}

#[test]
fn size_and_place_are_checked() {
    assert_broken("src/base/x.rs", &"\n".repeat(MAX_LINES + 1), MAX_LINES + 1, "at most 600");
    assert_eq!(rules_broken("src/base/x.rs", &"\n".repeat(MAX_LINES)), [""; 0]);
    assert_broken("src/extra/x.rs", "", 1, "not one of the layers");
}

#[test]
fn vague_names_are_found() {
    for name in ["src/utils", "src/base/util.rs", "src/rest/bucket_manager.rs", "tests/common", "a/misc.rs"] {
        assert!(check_name(Path::new(name)).is_some(), "{name}");
    }
    for name in ["src/base/url.rs", "src/events/envelope.rs", "src/gateway/shard.rs"] {
        assert!(check_name(Path::new(name)).is_none(), "{name}");
    }
}

#[test]
fn sandbox_dependency_is_found() {
    for line in ["tickcord = { path = \"..\" }", "tickcord.workspace = true", "[dev-dependencies.tickcord]"] {
        assert_eq!(check_sandbox_manifest(&format!("[dependencies]\n{line}\n")).len(), 1, "{line}");
    }
    assert_eq!(check_sandbox_manifest("[package]\nname = \"tickcord-sandbox\"\n").len(), 0);
    assert_eq!(check_sandbox_source(Path::new("sandbox/src/x.rs"), "use tickcord::base;").len(), 1);
    assert_eq!(check_sandbox_source(Path::new("sandbox/src/x.rs"), "use tickcord_sandbox::X;").len(), 0);
}
