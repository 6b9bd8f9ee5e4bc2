//! Checks of `bindings/python`: its tests, types and style.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use crate::native::Profile;
use crate::paths;
use crate::process::{self, BUILD_LIMIT};
use crate::sandbox::Sandbox;
use crate::venv::Environment;

const TOOLS: Environment = Environment { name: "python", packages: &["mypy==2.4.1", "ruff==0.17.6"] };

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
    let bin = TOOLS.bin()?;
    let check = |tool: &str, arguments: &[&str]| {
        let mut command = process::command(bin.join(tool));
        // Else it would leave caches in the tree.
        command.env("MYPY_CACHE_DIR", paths::work_dir().join("mypy")).env("RUFF_NO_CACHE", "true");
        process::run(command.current_dir(package()).args(arguments), BUILD_LIMIT).map(drop)
    };
    check("ruff", &["check", ".", "../../examples/python", "../../tests/transcript"])?;
    check("mypy", &[])
}
