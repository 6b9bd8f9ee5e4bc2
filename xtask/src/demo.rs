//! `cargo xtask demo`: a C host and a chat room, with the connection cut in the middle.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::host::{Host, Transcript};
use crate::native::{self, Profile};
use crate::sandbox::Sandbox;
use crate::{paths, process};

/// Everything after building: the host's own time and some for starting and stopping.
const LIMIT: Duration = Duration::from_secs(15);
const HOST_SECONDS: u32 = 9;

const BEFORE_THE_CUT: &[(&str, &str)] =
    &[("ada", "is the server up?"), ("mina", "joining in a minute"), ("ada", "bring torches 🔦")];
const DURING_THE_CUT: &[(&str, &str)] = &[("mina", "anyone there?"), ("ada", "typing into the void")];
const AFTER_THE_CUT: &[(&str, &str)] = &[("mina", "there you are again")];

/// How long and under what a performance runs.
pub(crate) struct Stage<'a> {
    pub(crate) host_seconds: u32,
    pub(crate) limit: Duration,
    /// The host as a command: itself, or under a checker.
    pub(crate) command: &'a (dyn Fn(&Path) -> Command + Sync),
}

impl Stage<'_> {
    pub(crate) fn plain() -> Self {
        Self {
            host_seconds: HOST_SECONDS,
            limit: LIMIT,
            command: &|program: &Path| process::command(program),
        }
    }
}

pub(crate) fn run() -> Result<(), String> {
    let real = ["DISCORD_TOKEN", "TICKCORD_CHANNEL"].iter().all(|name| env::var_os(name).is_some());
    process::run_shown(&mut native::build_command(Profile::Dev))?;
    let host = compile(Profile::Dev)?;
    if real {
        return talk_to_discord(&host);
    }
    perform(&host, &Stage::plain(), &Transcript::new(true))?;
    println!("demo passed: ready, both directions, one cut, nothing lost");
    Ok(())
}

pub(crate) fn compile(profile: Profile) -> Result<PathBuf, String> {
    native::compile_c(&source(), profile)
}

/// The host, a program that a user might start from.
pub(crate) fn source() -> PathBuf {
    paths::root().join("examples/c/chat_bridge.c")
}

fn talk_to_discord(host: &Path) -> Result<(), String> {
    println!("talking to Discord; Ctrl-C ends it");
    let mut command = process::command(host);
    if env::var_os("TICKCORD_SECONDS").is_none() {
        command.env("TICKCORD_SECONDS", "60");
    }
    process::run_shown(&mut command)
}

/// The whole story; a failure carries what of the transcript was not shown.
pub(crate) fn perform(host: &Path, stage: &Stage, transcript: &Transcript) -> Result<(), String> {
    story(host, stage, transcript).map_err(|error| format!("{}demo failed: {error}", transcript.unseen()))
}

fn story(host: &Path, stage: &Stage, transcript: &Transcript) -> Result<(), String> {
    let deadline = Instant::now() + stage.limit;
    let sandbox = Sandbox::start()?;
    transcript.say("sandbox", "is up");
    let mut command = (stage.command)(host);
    command.envs(sandbox.environment()?).env("TICKCORD_SECONDS", stage.host_seconds.to_string());
    let mut host = Host::start(command, transcript)?;
    let mut spoken = Vec::new();
    let speak = |lines: &[(&str, &'static str)], spoken: &mut Vec<&'static str>| {
        for (member, text) in lines {
            transcript.say(member, text);
            sandbox.speak(member, text)?;
            spoken.push(*text);
        }
        Ok::<(), String>(())
    };

    host.wait_until("[ready]", deadline, |lines| count(lines, "[ready]") > 0)?;
    speak(BEFORE_THE_CUT, &mut spoken)?;
    wait_until_heard(&mut host, deadline, &spoken)?;
    host.wait_until("two game lines sent", deadline, |lines| count(lines, "[sent]") >= 2)?;

    transcript.say("sandbox", "cuts the connection");
    sandbox.fault(&json!({"fault": "cut"}))?;
    speak(DURING_THE_CUT, &mut spoken)?;
    host.wait_until("[resumed]", deadline, |lines| count(lines, "[resumed]") > 0)?;
    speak(AFTER_THE_CUT, &mut spoken)?;
    wait_until_heard(&mut host, deadline, &spoken)?;

    let lines = host.finish(deadline)?;
    let journal = sandbox.journal()?;
    let seen = messages(&journal);
    let replayed = replayed(&journal);
    transcript.say("sandbox", &format!("saw {} game lines, sent {replayed} missed events again", seen.len()));
    if replayed < DURING_THE_CUT.len() as u64 {
        return Err("nothing was said while the connection was cut: it came back too soon".to_owned());
    }
    sandbox.check_violations()?;
    verdict(&lines, &spoken, &seen)
}

fn wait_until_heard(host: &mut Host, deadline: Instant, spoken: &[&str]) -> Result<(), String> {
    let enough = |lines: &[String]| heard(lines, spoken).len() >= spoken.len();
    host.wait_until("what members said", deadline, enough).map_err(|error| {
        format!("{error}\nspoken were {spoken:?}, but the host printed {:?}", heard(&host.lines, spoken))
    })
}

/// What must hold in the end, whatever the order of waiting was.
fn verdict(lines: &[String], spoken: &[&str], seen: &[String]) -> Result<(), String> {
    let heard = heard(lines, spoken);
    if heard != spoken {
        return Err(format!("spoken were {spoken:?}, but the host printed {heard:?}"));
    }
    let game: Vec<&str> = lines.iter().filter_map(|line| line.strip_prefix("[game] ")).collect();
    if game.is_empty() || game != seen {
        return Err(format!("the host sent {game:?}, but the sandbox saw {seen:?}"));
    }
    for (tag, expected) in [("[ready]", 1), ("[resumed]", 1), ("[sent]", game.len())] {
        let found = count(lines, tag);
        if found != expected {
            return Err(format!("{expected} {tag} lines expected, {found} found"));
        }
    }
    if !lines.iter().any(|line| line == "[bye] unsent=0") {
        return Err("the host did not say `[bye] unsent=0`".to_owned());
    }
    Ok(())
}

fn count(lines: &[String], tag: &str) -> usize {
    lines.iter().filter(|line| line.starts_with(tag)).count()
}

/// What the host printed of what we had members say, in its order; the sandbox's members may chat on their own too.
fn heard<'a>(lines: &'a [String], spoken: &[&str]) -> Vec<&'a str> {
    lines
        .iter()
        .filter_map(|line| line.strip_prefix("[discord] ")?.split_once(": "))
        .map(|(_, text)| text)
        .filter(|text| spoken.contains(text))
        .collect()
}

/// How many events the resumed session had missed.
fn replayed(journal: &[Value]) -> u64 {
    journal
        .iter()
        .filter(|entry| entry["kind"] == "resume")
        .filter_map(|entry| entry["replayed"].as_u64())
        .sum()
}

/// What the bot sent, in lines, since those that had to wait share a message.
fn messages(journal: &[Value]) -> Vec<String> {
    journal
        .iter()
        .filter(|entry| entry["kind"] == "message_sent" && entry["duplicate"] == false)
        .filter_map(|entry| entry["content"].as_str())
        .flat_map(str::lines)
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPOKEN: &[&str] = &["one", "two"];

    fn good() -> Vec<String> {
        [
            "[ready] bot",
            "[game] wave 1",
            "[sent] request 1 ok",
            "[discord] ada: one",
            "[discord] linus: said by itself",
            "[state] resuming",
            "[discord] ada: two",
            "[resumed] 1",
            "[bye] unsent=0",
        ]
        .map(str::to_owned)
        .to_vec()
    }

    fn judge(lines: &[String]) -> Result<(), String> {
        verdict(lines, SPOKEN, &["wave 1".to_owned()])
    }

    #[test]
    fn complete_performance_passes() {
        judge(&good()).unwrap();
    }

    #[test]
    fn every_missing_line_is_noticed() {
        for index in 0..good().len() {
            let mut lines = good();
            let removed = lines.remove(index);
            let harmless = removed.contains("linus") || removed.starts_with("[state]");
            assert_eq!(judge(&lines).is_ok(), harmless, "{removed}");
        }
    }

    #[test]
    fn repeated_or_swapped_lines_are_noticed() {
        let mut twice = good();
        twice.push("[discord] ada: two".to_owned());
        judge(&twice).unwrap_err();
        let mut swapped = good();
        swapped.swap(3, 6);
        judge(&swapped).unwrap_err();
    }

    #[test]
    fn unseen_game_line_is_noticed() {
        verdict(&good(), SPOKEN, &[]).unwrap_err();
    }
}
