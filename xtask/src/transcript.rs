//! One script, written in each language, against a sandbox of its own: all print the lines of tests/transcript/expected.txt.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use crate::host::{Host, Transcript};
use crate::native::{self, Profile};
use crate::sandbox::Sandbox;
use crate::{paths, process, python};

const LIMIT: Duration = Duration::from_mins(1);

/// Makes a source ready to run.
type Prepare = fn(PathBuf) -> Result<Command, String>;

const HOSTS: &[(&str, Prepare)] = &[
    ("transcript.c", |source| native::compile_c(&source, Profile::Dev).map(process::command)),
    ("transcript.cpp", |source| native::compile_cpp("g++", &source, Profile::Dev).map(process::command)),
    ("transcript.py", |source| {
        let mut python = python::interpreter(Profile::Dev);
        python.arg(source);
        Ok(python)
    }),
];

pub(crate) fn check() -> Result<(), String> {
    let folder = paths::root().join("tests/transcript");
    let expected = expected()?;
    let mut hosts = Vec::new();
    for (name, prepare) in HOSTS {
        hosts.push((*name, prepare(folder.join(name))?));
    }
    // Side by side, since they mostly wait.
    let failures: Vec<String> = thread::scope(|scope| {
        let playing: Vec<_> = hosts
            .into_iter()
            .map(|(name, command)| {
                let expected = &expected;
                scope.spawn(move || Some(format!("{name}: {}", play(command, expected).err()?)))
            })
            .collect();
        playing.into_iter().filter_map(|host| host.join().expect("a host's thread does not panic")).collect()
    });
    if failures.is_empty() { Ok(()) } else { Err(failures.join("\n")) }
}

/// One that was compiled elsewhere.
pub(crate) fn check_host(command: Command) -> Result<(), String> {
    play(command, &expected()?)
}

fn expected() -> Result<String, String> {
    let file = paths::root().join("tests/transcript/expected.txt");
    fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))
}

fn play(mut command: Command, expected: &str) -> Result<(), String> {
    let sandbox = Sandbox::start()?;
    command.envs(sandbox.environment()?);
    let lines = Host::start(command, &Transcript::new(false))?.finish(Instant::now() + LIMIT)?;
    compare(expected, &lines)?;
    sandbox.check_violations()
}

/// Names the first line that differs.
fn compare(expected: &str, printed: &[String]) -> Result<(), String> {
    let expected: Vec<&str> = expected.lines().collect();
    let length = expected.len().max(printed.len());
    let pair = |at: usize| (expected.get(at).copied(), printed.get(at).map(String::as_str));
    let Some(at) = (0..length).find(|at| pair(*at).0 != pair(*at).1) else {
        return Ok(());
    };
    let (wanted, found) = pair(at);
    let shown = |line: Option<&str>| line.unwrap_or("(the end)").to_owned();
    let number = at + 1;
    Err(format!(
        "line {number} of tests/transcript/expected.txt differs\n- {}\n+ {}",
        shown(wanted),
        shown(found)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_line_that_differs_is_named() {
        let judge = |printed: &[&str]| {
            let printed: Vec<String> = printed.iter().map(|line| (*line).to_owned()).collect();
            compare("a\nb\n", &printed)
        };
        judge(&["a", "b"]).unwrap();
        let error = judge(&["a", "x"]).unwrap_err();
        assert!(error.contains("line 2") && error.contains("- b\n+ x"), "{error}");
        assert!(judge(&["a", "b", "c"]).unwrap_err().contains("- (the end)\n+ c"));
        assert!(judge(&["a"]).unwrap_err().contains("- b\n+ (the end)"));
    }
}
