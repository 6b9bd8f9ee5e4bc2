//! Development tasks: `cargo xtask <task>`.

mod checks;
mod demo;
mod header;
mod host;
mod http;
mod native;
mod paths;
mod process;
mod sandbox;
mod setup;
mod test;

use std::process::ExitCode;

const HELP: &str = "\
Usage: cargo xtask <task>

  demo              a C host chats with a local stand-in for Discord, from start to end (with DISCORD_TOKEN and
                    TICKCORD_CHANNEL set: with Discord itself)
  test [--long]     everything that must pass; --long adds the slow checks
  header [--check]  write include/tickcord.h from src/ffi, or say whether it is stale
  setup [--check]   install the tools the tests need (as root on Debian and Ubuntu), or say what is missing";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match arguments[..] {
        ["demo"] => demo::run(),
        ["test"] => test::run(false),
        ["test", "--long"] => test::run(true),
        ["header"] => header::run(false),
        ["header", "--check"] => header::run(true),
        ["setup"] => setup::run(false),
        ["setup", "--check"] => setup::run(true),
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
