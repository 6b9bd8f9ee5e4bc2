//! A C program that calls every function with what no caller should give: each bad value by itself, and all kinds at random from
//! many threads. It is made from the header, so that no function and no parameter can be forgotten.

mod calls;
mod spoils;

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use super::declarations::Declarations;
use super::plausible;
use crate::native::{self, Profile};
use crate::process;
use crate::sandbox::Sandbox;
use crate::{checks, paths};

const VALUES: &str = include_str!("misuse/values.c");
const SCENES: &str = include_str!("misuse/scenes.c");

const LIMIT: Duration = Duration::from_mins(5);
const LIMIT_UNDER_VALGRIND: Duration = Duration::from_mins(15);

/// For whoever asks for more calls.
const NO_LIMIT: Duration = Duration::from_hours(1);

/// Calls of each of the sixteen threads.
const CALLS: &str = "2000";
const CALLS_UNDER_VALGRIND: &str = "100";

pub(crate) fn check() -> Result<(), String> {
    run(&mut process::command(compile()?), &[CALLS], LIMIT)
}

pub(crate) fn check_under_valgrind() -> Result<(), String> {
    run(&mut native::under_valgrind(&compile()?), &[CALLS_UNDER_VALGRIND], LIMIT_UNDER_VALGRIND)
}

/// `arguments` are how many calls, and the seed of the first thread.
pub(crate) fn run_with(arguments: &[&str]) -> Result<(), String> {
    native::build(Profile::Dev)?;
    run(&mut process::command(compile()?), arguments, NO_LIMIT)
}

fn run(command: &mut Command, arguments: &[&str], limit: Duration) -> Result<(), String> {
    let sandbox = Sandbox::start()?;
    let output = process::run(command.args(arguments).envs(sandbox.environment()?), limit)?;
    checks::print_indented(&output);
    Ok(())
}

fn compile() -> Result<PathBuf, String> {
    native::compile_c(&source()?, Profile::Dev)
}

/// Writes the program, and gives its path.
pub(crate) fn source() -> Result<PathBuf, String> {
    let header = paths::include_dir().join("tickcord.h");
    let header = fs::read_to_string(&header).map_err(|error| format!("{}: {error}", header.display()))?;
    let program = program(&Declarations::parse(&header)?)?;
    let dir = paths::work_dir().join("misuse");
    let source = dir.join("misuse.c");
    fs::create_dir_all(&dir)
        .and_then(|()| fs::copy(paths::root().join("tests/c/sandbox.h"), dir.join("sandbox.h")))
        .and_then(|_| fs::write(&source, program))
        .map_err(|error| format!("{}: {error}", source.display()))?;
    Ok(source)
}

fn program(declarations: &Declarations) -> Result<String, String> {
    let spoils = spoils::all(declarations)?;
    let calls = calls::all(declarations)?;
    Ok([VALUES, plausible::IN_C, &spoils, &calls, SCENES].join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_function_and_no_parameter_is_forgotten() {
        let header = fs::read_to_string(paths::include_dir().join("tickcord.h")).unwrap();
        let declarations = Declarations::parse(&header).unwrap();
        let program = program(&declarations).unwrap();
        for function in &declarations.functions {
            let line = program.lines().find(|line| line.contains(&format!("{{\"{}\", ", function.name)));
            let line = line.unwrap_or_else(|| panic!("{} is called nowhere", function.name));
            for parameter in &function.parameters {
                assert!(line.contains(&format!("\"{}\"", parameter.name)), "{line}");
            }
        }
    }

    #[test]
    fn what_nobody_knows_how_to_misuse_is_named() {
        let header = "tickcord_result tickcord_x(const struct tickcord_secret *y);\n";
        let error = program(&Declarations::parse(header).unwrap()).unwrap_err();
        assert!(error.contains("tickcord_x") && error.contains("tickcord_secret"), "{error}");
    }
}
