//! Programs against a library that was built in another way than for users: with a sanitizer, or with bugs on purpose. Each has a
//! folder of its own in the target folder, since other flags make cargo build everything anew.

use std::env::consts::ARCH;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::c_api::misuse;
use crate::process::{self, BUILD_LIMIT};
use crate::sandbox::Sandbox;
use crate::{checks, native, paths};

const LIMIT: Duration = Duration::from_mins(10);

/// Calls of each of the misusing threads.
const CALLS: &str = "1000";

/// Bugs inside a call and on a client's thread.
pub(crate) fn panics() -> Result<(), String> {
    let dir = paths::target_dir().join("panics");
    let mut cargo = process::cargo();
    cargo.args(["build", "--package", "tickcord", "--lib"]);
    cargo.env("RUSTFLAGS", "--cfg tickcord_inject_panics").env("CARGO_TARGET_DIR", &dir);
    process::run(&mut cargo, BUILD_LIMIT)?;
    let dir = dir.join("debug");
    let program = dir.join("tests-panics");
    let mut cc = compiler(&dir, &program)?;
    cc.args(native::STRICT)
        .arg(paths::root().join("tests/panics/panics.c"))
        .args(["-L"])
        .arg(&dir)
        .arg("-ltickcord");
    process::run(&mut cc, BUILD_LIMIT)?;
    run(&program, &[]).map(drop)
}

pub(crate) fn address_sanitizer() -> Result<(), String> {
    sanitizer("address", "asan", &[])
}

/// Without the standard library's own part, its locks and channels would look like races.
pub(crate) fn thread_sanitizer() -> Result<(), String> {
    sanitizer("thread", "tsan", &["-Zbuild-std=std,panic_unwind"])
}

/// The misuse program and the library, both instrumented. The runtime is Rust's, for both.
fn sanitizer(name: &str, short: &str, arguments: &[&str]) -> Result<(), String> {
    let platform = format!("{ARCH}-unknown-linux-gnu");
    let dir = paths::target_dir().join(short);
    let mut cargo = process::cargo();
    // Named although it is this machine's own: cargo then spares build scripts and proc macros the flags.
    cargo.args(["build", "--package", "tickcord", "--lib", "--target", &platform]).args(arguments);
    cargo
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", format!("-Zsanitizer={name}"))
        .env("CARGO_TARGET_DIR", &dir);
    process::run(&mut cargo, BUILD_LIMIT)?;
    let dir = dir.join(&platform).join("debug");
    let object = dir.join("misuse.o");
    let mut cc = process::command("cc");
    cc.args(["-std=c99", "-g", "-O1", "-pthread", "-c"]).arg(format!("-fsanitize={name}"));
    cc.arg("-I").arg(paths::include_dir()).arg(misuse::source()?).arg("-o").arg(&object);
    process::run(&mut cc, BUILD_LIMIT)?;
    let runtime = format!("lib/rustlib/{platform}/lib/librustc-stable_rt.{short}.a");
    let program = dir.join("misuse");
    let mut link = compiler(&dir, &program)?;
    link.arg(&object).arg("-Wl,--whole-archive").arg(native::sysroot()?.join(runtime));
    link.args(["-Wl,--no-whole-archive", "-Wl,--export-dynamic", "-L"]).arg(&dir);
    link.args(["-ltickcord", "-ldl", "-lm", "-lrt", "-lresolv"]);
    process::run(&mut link, BUILD_LIMIT)?;
    checks::print_indented(&run(&program, &[CALLS])?);
    Ok(())
}

/// What is common to all programs that use the library in this folder.
fn compiler(dir: &Path, program: &Path) -> Result<Command, String> {
    native::link("libtickcord.so", &dir.join(native::soname()?))?;
    let mut cc = process::command("cc");
    cc.args(["-std=c99", "-g", "-O1", "-pthread", "-I"]).arg(paths::include_dir());
    cc.arg(format!("-Wl,-rpath,{}", dir.display())).arg("-o").arg(program);
    Ok(cc)
}

fn run(program: &Path, arguments: &[&str]) -> Result<String, String> {
    let sandbox = Sandbox::start()?;
    let mut command = process::command(program);
    process::run(command.args(arguments).envs(sandbox.environment()?), LIMIT)
}
