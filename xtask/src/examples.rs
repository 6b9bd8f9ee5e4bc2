//! The examples, each playing its story against a sandbox of its own. What counts is what arrived there.

mod admin_commands;
mod chat_bridge;
mod command_console;
mod crash_report;
mod join_leave;
mod player_count;

use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::demo::Stage;
use crate::host::{Host, Transcript};
use crate::native::{self, Profile};
use crate::paths;
use crate::sandbox::Sandbox;

/// The same stories in each language.
struct Language {
    folder: &'static str,
    extension: &'static str,
    compile: fn(&Path, Profile) -> Result<PathBuf, String>,
}

const LANGUAGES: &[Language] = &[
    Language { folder: "c", extension: "c", compile: native::compile_c },
    Language {
        folder: "cpp",
        extension: "cpp",
        compile: |source, profile| native::compile_cpp("g++", source, profile),
    },
];

/// What an example is for, played with its program.
type Story = fn(&Path, &Stage) -> Result<(), String>;

const STORIES: &[(&str, Story)] = &[
    ("admin_commands", admin_commands::play),
    ("chat_bridge", chat_bridge::play),
    ("command_console", command_console::play),
    ("crash_report", crash_report::play),
    ("join_leave", join_leave::play),
    ("player_count", player_count::play),
];

/// Side by side, since they mostly wait.
pub(crate) fn check() -> Result<(), String> {
    let stage = Stage { host_seconds: 4, limit: Duration::from_mins(1), ..Stage::plain() };
    play_all(&stage, STORIES.len() * LANGUAGES.len())
}

/// One by one, since they need the machine for themselves to keep the times that they give themselves.
pub(crate) fn check_under_valgrind() -> Result<(), String> {
    let stage = Stage { host_seconds: 20, limit: Duration::from_mins(2), command: &native::under_valgrind };
    play_all(&stage, 1)
}

fn play_all(stage: &Stage, at_once: usize) -> Result<(), String> {
    let mut programs = Vec::new();
    for Language { folder, extension, compile } in LANGUAGES {
        for (name, story) in STORIES {
            let source = paths::root().join(format!("examples/{folder}/{name}.{extension}"));
            programs.push((format!("{folder}/{name}"), story, compile(&source, Profile::Dev)?));
        }
    }
    let mut failures: Vec<String> = Vec::new();
    for group in programs.chunks(at_once) {
        failures.extend(thread::scope(|scope| {
            let play = |(name, story, program): &(String, &Story, PathBuf)| {
                Some(format!("{name} failed: {}", story(program, stage).err()?))
            };
            let playing: Vec<_> = group.iter().map(|program| scope.spawn(move || play(program))).collect();
            let outcomes =
                playing.into_iter().filter_map(|story| story.join().expect("a story does not panic"));
            outcomes.collect::<Vec<_>>()
        }));
    }
    if failures.is_empty() { Ok(()) } else { Err(failures.join("\n")) }
}

/// A program that runs against its sandbox.
struct Performance {
    sandbox: Sandbox,
    host: Host,
    transcript: Transcript,
    deadline: Instant,
}

impl Performance {
    /// `settings` are environment variables beside those that every example knows.
    fn start(
        program: &Path,
        stage: &Stage,
        sandbox: Sandbox,
        settings: &[(&str, &str)],
    ) -> Result<Self, String> {
        let transcript = Transcript::new(false);
        let mut command = (stage.command)(program);
        command.envs(sandbox.environment()?).envs(settings.iter().copied());
        command.env("TICKCORD_SECONDS", stage.host_seconds.to_string());
        let host = Host::start(command, &transcript)?;
        Ok(Self { sandbox, host, transcript, deadline: Instant::now() + stage.limit })
    }

    /// Until the program ends by itself; gives what it printed, and what the sandbox saw.
    fn finish(self) -> Result<(Vec<String>, Vec<Value>), String> {
        let Self { sandbox, host, transcript, deadline } = self;
        let lines = host.finish(deadline).map_err(|error| format!("{error}\n{}", transcript.unseen()))?;
        sandbox.check_violations()?;
        Ok((lines, sandbox.journal()?))
    }
}

/// Entries of a kind.
fn of_kind<'a>(journal: &'a [Value], kind: &str) -> Vec<&'a Value> {
    journal.iter().filter(|entry| entry["kind"] == kind).collect()
}

/// Requests of a method whose path ends so, and that were answered well.
fn requests<'a>(journal: &'a [Value], method: &str, end: &str) -> Vec<&'a Value> {
    let is_wanted = |entry: &&Value| {
        let path = entry["path"].as_str().unwrap_or_default();
        entry["method"] == method
            && path.ends_with(end)
            && entry["status"].as_u64().is_some_and(|it| it < 300)
    };
    of_kind(journal, "rest").into_iter().filter(is_wanted).collect()
}

/// The request that registers commands.
fn is_commands(entry: &Value) -> bool {
    entry["method"] == "PUT" && entry["path"].as_str().is_some_and(|path| path.ends_with("/commands"))
}

fn expect<T: PartialEq + std::fmt::Debug>(what: &str, found: &T, wanted: &T) -> Result<(), String> {
    if found == wanted { Ok(()) } else { Err(format!("{what}: {wanted:?} expected, {found:?} found")) }
}
