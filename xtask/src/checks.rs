//! What each step of `cargo xtask test` does.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::c_api::cpp;
use crate::conformance::{self, Extent};
use crate::demo::{self, Stage};
use crate::elf::{self, Needs};
use crate::host::Transcript;
use crate::native::{self, Profile};
use crate::paths;
use crate::process::{self, BUILD_LIMIT};
use crate::sandbox::Sandbox;

/// A C program that tests something; under valgrind it takes many times as long.
const PROGRAM_LIMIT: Duration = Duration::from_mins(2);
const PROGRAM_LIMIT_UNDER_VALGRIND: Duration = Duration::from_mins(10);

/// The C library's family under their names in various releases. Whatever else is needed would have to be shipped.
const NEEDS: Needs = Needs {
    libraries: &[
        "libc.so.",
        "libm.so.",
        "libpthread.so.",
        "libdl.so.",
        "librt.so.",
        "ld-linux",
        "libgcc_s.so.",
    ],
    // That of whoever builds it.
    glibc: None,
};

/// What a test program says of itself.
pub(crate) fn print_indented(output: &str) {
    for line in output.lines() {
        println!("    {line}");
    }
}

fn run_cargo(arguments: &[&str]) -> Result<(), String> {
    process::run(process::cargo().args(arguments), BUILD_LIMIT).map(drop)
}

pub(crate) fn format() -> Result<(), String> {
    run_cargo(&["fmt", "--all", "--check", "--", "--color", "never"])
}

pub(crate) fn lints() -> Result<(), String> {
    run_cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])?;
    run_cargo(&["clippy", "--no-default-features", "--all-targets", "--", "-D", "warnings"])
}

/// `fuzz/` is no member of the workspace. Its format is checked here too.
pub(crate) fn fuzz_lints() -> Result<(), String> {
    run_cargo(&["fmt", "--manifest-path", "fuzz/Cargo.toml", "--check", "--", "--color", "never"])?;
    run_cargo(&[
        "clippy",
        "--locked",
        "--manifest-path",
        "fuzz/Cargo.toml",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ])
}

pub(crate) fn documentation() -> Result<(), String> {
    let mut cargo = process::cargo();
    cargo.args(["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings");
    process::run(&mut cargo, BUILD_LIMIT).map(drop)
}

pub(crate) fn tests() -> Result<(), String> {
    run_cargo(&["test", "--workspace", "--no-fail-fast"])
}

pub(crate) fn slow_tests() -> Result<(), String> {
    run_cargo(&["test", "--workspace", "--no-fail-fast", "--", "--ignored"])
}

/// The advisories need a database from the network; a workflow checks them.
pub(crate) fn dependencies() -> Result<(), String> {
    run_cargo(&["deny", "--workspace", "check", "--hide-inclusion-graph", "licenses", "bans", "sources"])
}

pub(crate) fn conformance() -> Result<(), String> {
    conformance::run(Extent::Full)
}

pub(crate) fn build() -> Result<(), String> {
    native::build(Profile::Dev)
}

pub(crate) fn release_build() -> Result<(), String> {
    native::build(Profile::Release)
}

/// What hosts ask of their compiler beyond that; a header that is not silent then is one more that they have to wrap.
const HEADER_C: &[&str] = &[
    "-Wc++-compat",
    "-Wshadow",
    "-Wconversion",
    "-Wundef",
    "-Wstrict-prototypes",
    "-Wmissing-prototypes",
    "-Wdeclaration-after-statement",
    "-Wredundant-decls",
    "-Wlong-long",
];
const HEADER_CXX: &[&str] = &[
    "-Wshadow",
    "-Wconversion",
    "-Wundef",
    "-Wold-style-cast",
    "-Wuseless-cast",
    "-Wzero-as-null-pointer-constant",
    "-Wredundant-decls",
    "-fno-exceptions",
    "-fno-rtti",
];

/// Each header alone, as the first thing a file includes.
pub(crate) fn header_compiles() -> Result<(), String> {
    let include = paths::include_dir();
    let headers = paths::files_with_extension(&include, "h")?;
    for header in &headers {
        for standard in ["-std=c99", "-std=c11", "-std=c2x"] {
            check_syntax("cc", &[&[standard, "-xc"], HEADER_C].concat(), native::STRICT, header)?;
        }
        for standard in ["-std=c++11", "-std=c++17"] {
            check_syntax("g++", &[&[standard, "-xc++"], HEADER_CXX].concat(), native::STRICT, header)?;
        }
    }
    if headers.is_empty() {
        return Err("there is no header".to_owned());
    }
    cpp_header_compiles("g++")?;
    layouts()
}

/// In each version of C++ that hosts use.
fn cpp_header_compiles(compiler: &str) -> Result<(), String> {
    for standard in ["-std=c++17", "-std=c++20", "-std=c++2b"] {
        let header = paths::root().join(cpp::HEADER);
        check_syntax(compiler, &[standard, "-xc++"], native::STRICT_CPP, &header)?;
    }
    Ok(())
}

fn check_syntax(compiler: &str, arguments: &[&str], strict: &[&str], header: &Path) -> Result<(), String> {
    let mut command = process::command(compiler);
    command.args(arguments).args(strict).args(["-fsyntax-only", "-include"]).arg(header);
    process::run(command.arg("/dev/null"), BUILD_LIMIT).map(drop)
}

/// On machines of 64 bits, and on those of 32 that align 8-byte numbers to 4 (i386) or to 8 (arm), structs have the sizes that
/// hosts were compiled with, and no padding, which nobody would set to zero.
fn layouts() -> Result<(), String> {
    let mut machines: Vec<&[&str]> = vec![&[]];
    if cfg!(all(target_arch = "x86_64", target_os = "linux")) {
        machines.extend([&["-m32"][..], &["-m32", "-malign-double"]]);
    }
    for machine in machines {
        let mut cc = process::command("cc");
        cc.args(machine)
            .args(["-std=c11", "-ffreestanding", "-fsyntax-only", "-Wpadded"])
            .args(native::STRICT);
        cc.arg("-I").arg(paths::include_dir()).arg(paths::root().join("tests/c/layout.c"));
        process::run(&mut cc, BUILD_LIMIT)?;
    }
    Ok(())
}

/// Of the release build: what the library exports, and what it needs of the system.
pub(crate) fn release_library() -> Result<(), String> {
    elf::check_shared_library(&Profile::Release.library(), &native::soname()?, &NEEDS)
}

pub(crate) fn c_programs() -> Result<(), String> {
    run_c_programs(&native::c_tests()?, PROGRAM_LIMIT, |program| process::command(program))
}

pub(crate) fn c_programs_under_valgrind() -> Result<(), String> {
    let mut programs = native::c_tests()?;
    // It looks for the token in the whole process, and valgrind has the environment in memory of its own.
    programs.retain(|source| source.file_stem().is_none_or(|name| name != "secret"));
    run_c_programs(&programs, PROGRAM_LIMIT_UNDER_VALGRIND, native::under_valgrind)
}

fn run_c_programs(sources: &[PathBuf], limit: Duration, command: fn(&Path) -> Command) -> Result<(), String> {
    run_programs(sources, |source| native::compile_c(source, Profile::Dev), Profile::Dev, limit, command)
}

/// Loads, uses and unloads the library often enough to see what grows. The other steps do it ten times.
pub(crate) fn loads() -> Result<(), String> {
    let program = native::compile_c(&paths::root().join("tests/c/unload.c"), Profile::Release)?;
    let sandbox = Sandbox::start()?;
    let mut command = process::command(program);
    command.envs(sandbox.environment()?).env("TICKCORD_ROUNDS", "1000");
    print_indented(&process::run(&mut command, PROGRAM_LIMIT_UNDER_VALGRIND)?);
    Ok(())
}

pub(crate) fn cpp_programs() -> Result<(), String> {
    run_cpp_programs("g++", PROGRAM_LIMIT, |program| process::command(program))
}

/// The header and its tests with the other compiler.
pub(crate) fn clang() -> Result<(), String> {
    cpp_header_compiles(native::CLANG)?;
    run_cpp_programs(native::CLANG, PROGRAM_LIMIT, |program| process::command(program))
}

pub(crate) fn cpp_programs_under_valgrind() -> Result<(), String> {
    run_cpp_programs("g++", PROGRAM_LIMIT_UNDER_VALGRIND, native::under_valgrind)
}

fn run_cpp_programs(compiler: &str, limit: Duration, command: fn(&Path) -> Command) -> Result<(), String> {
    let compile = |source: &Path| native::compile_cpp(compiler, source, Profile::Dev);
    run_programs(&native::cpp_tests()?, compile, Profile::Dev, limit, command)
}

/// Each with a sandbox of its own, so that what one does to it cannot disturb the next.
fn run_programs(
    sources: &[PathBuf],
    compile: impl Fn(&Path) -> Result<PathBuf, String>,
    profile: Profile,
    limit: Duration,
    command: fn(&Path) -> Command,
) -> Result<(), String> {
    let mut failures = Vec::new();
    for source in sources {
        let name = source.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let result = compile(source).and_then(|program| {
            let sandbox = Sandbox::start()?;
            let mut command = command(&program);
            command.envs(sandbox.environment()?).env("TICKCORD_LIBRARY", profile.library());
            process::run(&mut command, limit)
        });
        match result {
            Ok(_) => println!("    {name} ok"),
            Err(error) => failures.push(format!("{name} failed: {error}")),
        }
    }
    if failures.is_empty() { Ok(()) } else { Err(failures.join("\n")) }
}

pub(crate) fn demo() -> Result<(), String> {
    perform(Profile::Dev, &Stage::plain())
}

pub(crate) fn demo_under_valgrind() -> Result<(), String> {
    let stage = Stage { host_seconds: 25, limit: Duration::from_secs(90), command: &native::under_valgrind };
    perform(Profile::Dev, &stage)
}

fn perform(profile: Profile, stage: &Stage) -> Result<(), String> {
    let host = demo::compile(profile)?;
    demo::perform(&host, stage, &Transcript::new(false))
}
