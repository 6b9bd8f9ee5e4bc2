//! Development tasks: `cargo xtask <task>`.

mod bench;
mod c_api;
mod checks;
mod conformance;
mod demo;
mod dist;
mod elf;
mod examples;
mod fuzz;
mod header;
mod host;
mod http;
mod install;
mod native;
mod paths;
mod pe;
mod process;
mod python;
mod release_notes;
mod sandbox;
mod setup;
mod special_builds;
mod system;
mod test;
mod transcript;
mod unreal;
mod venv;
mod workflows;

use std::process::ExitCode;

use c_api::{misuse, reference};
use conformance::Extent;

const HELP: &str = "\
Usage: cargo xtask <task>

  demo              a C host chats with a local stand-in for Discord, from start to end (with DISCORD_TOKEN and
                    TICKCORD_CHANNEL set: with Discord itself)
  test [--long | --only STEP...]
                    everything that must pass; --long adds the slow checks; --only runs the steps with these names
  conformance [--quick | --write]
                    the WebSocket against the Autobahn|Testsuite, for which it needs a Python 2.7; --quick takes a
                    part of it, --write writes what it found to docs/conformance.md
  bench             measure the WebSocket client beside others and write docs/performance.md
  fuzz [--seconds N] [--merge] [TARGET...]
                    fuzzes each target of fuzz/ for N seconds (60); --merge renews the committed corpus
  header [--check]  write include/tickcord.h from src/ffi, or say whether it is stale
  misuse [CALLS [SEED]]
                    calls every function with what no caller should give, and at random from 16 threads, CALLS times each
  docs              the reference of the C API in HTML, in target/docs/c-api
  install --prefix DIR
                    the release build with headers and files for CMake and pkg-config, in a folder that can be moved
  dist [--target NAME]... [--verify] [--write] [--out DIR]
                    release archives of all targets or of those named, in target/dist; --verify checks and runs what
                    they hold, and builds those that are not there; --write writes sizes and times to docs/platforms.md
  dist --reproducible NAME...
                    builds the archives of these targets in two places, and names what differs
  unreal --libraries DIR [--documents DIR] --out DIR
                    the Unreal plugin as users get it, for any project and for Satisfactory; DIR has Win64/tickcord.dll and so on
  release-notes TAG what CHANGELOG.md says of the version that is tagged, if that is the one that is built
  setup [--dist] [--check]
                    install the tools the tests need (as root on Debian and Ubuntu), or say what is missing; --dist:
                    those for the archives of all targets as well (Debian 12)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match arguments[..] {
        ["demo"] => demo::run(),
        ["test"] => test::run(false),
        ["test", "--long"] => test::run(true),
        ["test", "--only", ref steps @ ..] if !steps.is_empty() => test::run_only(steps),
        ["conformance"] => conformance::run(Extent::Full),
        ["conformance", "--quick"] => conformance::run(Extent::Quick),
        ["conformance", "--write"] => conformance::run(Extent::Write),
        ["bench"] => bench::run(),
        ["fuzz", ref options @ ..] => fuzz::Options::parse(options).and_then(|options| fuzz::run(&options)),
        ["header"] => header::run(false),
        ["header", "--check"] => header::run(true),
        ["misuse", ref options @ ..] => misuse::run_with(options),
        ["docs"] => reference::run(),
        ["install", "--prefix", prefix] => install::run(prefix),
        ["dist", "--reproducible", ref names @ ..] if !names.is_empty() => dist::reproducible::check(names),
        ["dist", ref options @ ..] => dist::Options::parse(options).and_then(|options| dist::run(&options)),
        ["unreal", "--snapshot"] => unreal::write_snapshot(),
        ["unreal", ref options @ ..] => unreal::package::run(options),
        ["release-notes", tag] => release_notes::run(tag),
        ["setup", ref flags @ ..] => setup::run(flags),
        ["--help" | "-h" | "help"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => Err(HELP.to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            if !error.is_empty() {
                eprintln!("{error}");
            }
            ExitCode::FAILURE
        }
    }
}
