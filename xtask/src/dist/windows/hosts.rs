//! Programs that use the library of the archive as games would, with `MinGW` and with the ABI of Microsoft's compiler, against a
//! sandbox over TLS.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::consumers;
use super::dll::GCC;
use super::microsoft::{self, Microsoft};
use super::wine::{self, Wine};
use crate::native::{self, Profile};
use crate::process::{self, BUILD_LIMIT};
use crate::sandbox::Sandbox;
use crate::{checks, paths, transcript};

const LIMIT: Duration = Duration::from_mins(2);

/// How often the library is loaded, used and unloaded.
const ROUNDS: &str = "50";

pub(super) fn run(tree: &Path, work: &Path) -> Result<(), String> {
    native::build(Profile::Dev)?;
    let _ = fs::remove_dir_all(work);
    fs::create_dir_all(work).map_err(|error| format!("{}: {error}", work.display()))?;
    // Beside the programs, where games have theirs.
    let dll = work.join("tickcord.dll");
    fs::copy(tree.join("bin/tickcord.dll"), &dll).map_err(|error| format!("{}: {error}", dll.display()))?;

    let _wine = Wine::start()?;
    let microsoft = Microsoft::prepare(work)?;
    consumers::check(tree, work, &microsoft)?;
    transcripts(tree, work, &microsoft)?;
    for name in ["paths", "unload"] {
        let program = mingw(tree, &paths::root().join(format!("tests/c/{name}.c")), work, name)?;
        let sandbox = Sandbox::start()?;
        let mut command = wine::command(&program);
        command.envs(sandbox.environment()?).env("TICKCORD_ROUNDS", ROUNDS);
        checks::print_indented(&process::run(&mut command, LIMIT)?);
    }
    loader_lock(tree, work)
}

/// Login, messages both ways, requests, a resume and the end, by each way of linking.
fn transcripts(tree: &Path, work: &Path, microsoft: &Microsoft) -> Result<(), String> {
    let script = paths::root().join("tests/transcript/transcript.c");
    let shared = work.join("transcript_shared.exe");
    microsoft.link(tree, &script, &shared, &["tickcord", "kernel32", "ws2_32"])?;
    let alone = work.join("transcript_static.exe");
    microsoft.link(tree, &script, &alone, &[&["tickcord_static"], microsoft::WINDOWS].concat())?;
    let hosts = [(mingw(tree, &script, work, "transcript_mingw")?, true), (shared, true), (alone, false)];
    for (program, shared) in hosts {
        consumers::linked_with(&program, shared)?;
        transcript::check_host(wine::command(&program))
            .map_err(|error| format!("{}: {error}", program.display()))?;
    }
    Ok(())
}

/// A plugin and the program that loads it, from one source.
fn loader_lock(tree: &Path, work: &Path) -> Result<(), String> {
    let source = paths::root().join("tests/windows/loader_lock.c");
    let program = mingw(tree, &source, work, "loader_lock")?;
    let mut plugin = compiler(tree, &source, &work.join("plugin.dll"));
    process::run(plugin.args(["-shared", "-DPLUGIN", "-ltickcord"]), BUILD_LIMIT)?;
    process::run(&mut wine::command(&program), LIMIT).map(drop)
}

fn mingw(tree: &Path, source: &Path, work: &Path, name: &str) -> Result<PathBuf, String> {
    let program = work.join(format!("{name}.exe"));
    let mut gcc = compiler(tree, source, &program);
    process::run(gcc.args(["-ltickcord", "-lws2_32", "-lpsapi"]), BUILD_LIMIT)?;
    Ok(program)
}

fn compiler(tree: &Path, source: &Path, output: &Path) -> Command {
    let mut gcc = process::command(GCC);
    gcc.arg("-std=c99").args(native::STRICT).args(["-g", "-O1", "-I"]).arg(tree.join("include"));
    gcc.arg(source).arg("-o").arg(output).arg("-L").arg(tree.join("lib"));
    gcc
}
