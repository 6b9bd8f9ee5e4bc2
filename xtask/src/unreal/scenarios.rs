//! Runs the plugin in the stand-in, each scenario in a process and with a sandbox of its own.

use std::fs;
use std::path::Path;
use std::time::Duration;

use super::stand_in;
use crate::native::Profile;
use crate::paths;
use crate::process::{self, BUILD_LIMIT};
use crate::sandbox::Sandbox;

const LIMIT: Duration = Duration::from_mins(1);

pub(crate) fn run() -> Result<(), String> {
    let programs = stand_in::build()?;
    let mut failures = Vec::new();
    // Without an argument it lists its scenarios.
    let scenarios = process::run(&mut process::command(&programs.with_library), LIMIT)?;
    if scenarios.is_empty() {
        return Err("there are no scenarios".to_owned());
    }
    for scenario in scenarios.lines() {
        let is_without = scenario.ends_with("_without_library");
        let program = if is_without { &programs.without_library } else { &programs.with_library };
        match perform(program, scenario) {
            Ok(()) => println!("    {scenario} ok"),
            Err(error) => failures.push(format!("{scenario} failed: {error}")),
        }
    }
    if failures.is_empty() { Ok(()) } else { Err(failures.join("\n")) }
}

fn perform(program: &Path, scenario: &str) -> Result<(), String> {
    let plugin_dir = stage(scenario)?;
    let sandbox = Sandbox::start()?;
    let mut command = process::command(program);
    command.arg(scenario).envs(sandbox.environment()?).env("TICKCORD_PLUGIN_DIR", &plugin_dir);
    // What the library itself keeps for the process is valgrind's business, elsewhere.
    command.env("ASAN_OPTIONS", "detect_leaks=0");
    process::run(&mut command, LIMIT)?;
    sandbox.check_violations()
}

/// A plugin folder as packaging lays it out, with the library that the scenario wants.
fn stage(scenario: &str) -> Result<std::path::PathBuf, String> {
    let dir = paths::work_dir().join("unreal/staged").join(scenario);
    let broken = |error: std::io::Error| format!("{}: {error}", dir.display());
    let _ = fs::remove_dir_all(&dir);
    let place = dir.join(match scenario {
        // Where the scenario says that the executable is.
        "library_beside_the_executable" => "executable",
        _ => "Binaries/ThirdParty/Tickcord/Linux",
    });
    fs::create_dir_all(&place).map_err(broken)?;
    let library = place.join("libtickcord.so");
    let stub = match scenario {
        "missing_library" => return Ok(dir),
        "wrong_abi" => "unsigned tickcord_abi_version(void) { return 2u << 16; }",
        "foreign_library" => "int something_else(void) { return 1; }",
        _ => {
            fs::copy(Profile::Dev.library(), library).map_err(broken)?;
            return Ok(dir);
        }
    };
    let source = dir.join("stub.c");
    fs::write(&source, stub).map_err(broken)?;
    let mut cc = process::command("cc");
    process::run(cc.args(["-shared", "-fPIC", "-o"]).arg(library).arg(source), BUILD_LIMIT)?;
    Ok(dir)
}
