//! Checks of `bindings/python`: its tests, types and style.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use crate::native::Profile;
use crate::paths;
use crate::process::{self, BUILD_LIMIT};
use crate::sandbox::Sandbox;

/// Pinned, so that a new release cannot turn a green tree red.
const TOOLS: [&str; 2] = ["mypy==2.4.1", "ruff==0.17.6"];

const TEST_LIMIT: Duration = Duration::from_mins(2);

fn package() -> PathBuf {
    paths::root().join("bindings/python")
}

/// A Python 3 that finds the package of this checkout and the library of this build.
pub(crate) fn interpreter(profile: Profile) -> Command {
    let mut python = process::command("python3");
    python.env("PYTHONPATH", package()).env("TICKCORD_LIBRARY", profile.library());
    // No files beside the sources; unclosed things and what else Python keeps to itself are told.
    python.env("PYTHONDONTWRITEBYTECODE", "1").args(["-X", "dev"]);
    python
}

/// The sandbox lets clients log in as fast as tests make them.
pub(crate) fn tests() -> Result<(), String> {
    let sandbox = Sandbox::start_with(&["--identify-window-ms", "0", "--no-rate-limit"])?;
    let mut python = interpreter(Profile::Dev);
    python.envs(sandbox.environment()?).args(["-m", "unittest", "discover", "--start-directory"]);
    python.arg(package().join("tests"));
    process::run(&mut python, TEST_LIMIT)?;
    sandbox.check_violations()
}

pub(crate) fn lints() -> Result<(), String> {
    if !has_tools() {
        install_tools()?;
    }
    let bin = environment().join("bin");
    let check = |tool: &str, arguments: &[&str]| {
        let mut command = process::command(bin.join(tool));
        // Else it would leave caches in the tree.
        command.env("MYPY_CACHE_DIR", paths::work_dir().join("mypy")).env("RUFF_NO_CACHE", "true");
        process::run(command.current_dir(package()).args(arguments), BUILD_LIMIT).map(drop)
    };
    check("ruff", &["check", ".", "../../examples/python", "../../tests/transcript"])?;
    check("mypy", &[])
}

fn environment() -> PathBuf {
    paths::work_dir().join("python")
}

/// Written last, so that half an installation is never taken for one.
fn stamp() -> PathBuf {
    environment().join("installed.txt")
}

fn has_tools() -> bool {
    fs::read_to_string(stamp()).is_ok_and(|installed| installed == TOOLS.join("\n"))
}

/// Into a folder of the target directory: nothing of the system's changes.
fn install_tools() -> Result<(), String> {
    let environment = environment();
    println!("    installing {} into {}", TOOLS.join(" and "), environment.display());
    process::run(process::command("python3").args(["-m", "venv", "--clear"]).arg(&environment), BUILD_LIMIT)?;
    let mut pip = process::command(environment.join("bin/python"));
    pip.args(["-m", "pip", "install", "--disable-pip-version-check"]).args(TOOLS);
    process::run(&mut pip, BUILD_LIMIT)?;
    fs::write(stamp(), TOOLS.join("\n")).map_err(|error| format!("{}: {error}", stamp().display()))
}
