//! Projects that use the tree, as users would: with `CMake` for both families of compilers, and with pkg-config.

use std::fs;
use std::path::Path;
use std::time::Duration;

use super::dll::GCC;
use super::microsoft::Microsoft;
use super::wine;
use crate::process::{self, BUILD_LIMIT};
use crate::{paths, pe};

const LIMIT: Duration = Duration::from_secs(30);

/// `work` holds the DLL.
pub(super) fn check(tree: &Path, work: &Path, microsoft: &Microsoft) -> Result<(), String> {
    cmake(tree, work, "cmake_mingw", &[format!("-DCMAKE_C_COMPILER={GCC}")])?;
    runs_with(&work.join("cmake_mingw/host_shared.exe"), work, true)?;
    cmake(tree, work, "cmake_microsoft", &microsoft.cmake())?;
    runs_with(&work.join("cmake_microsoft/host_shared.exe"), work, true)?;
    runs_with(&work.join("cmake_microsoft/host_static.exe"), work, false)?;
    pkg_config(tree, work)
}

fn cmake(tree: &Path, work: &Path, name: &str, arguments: &[String]) -> Result<(), String> {
    let build = work.join(name);
    let mut cmake = process::command("cmake");
    cmake.arg("-S").arg(paths::root().join("tests/install")).arg("-B").arg(&build).args(arguments);
    cmake.args(["-DCMAKE_SYSTEM_NAME=Windows", "-DCMAKE_SYSTEM_PROCESSOR=AMD64"]);
    cmake.arg(format!("-DCMAKE_PREFIX_PATH={}", tree.display()));
    process::run(cmake.arg(concat!("-DTICKCORD_WANTED=", env!("CARGO_PKG_VERSION"))), BUILD_LIMIT)?;
    process::run(process::command("cmake").arg("--build").arg(&build), BUILD_LIMIT).map(drop)
}

/// As in a Makefile. What pkg-config prints is for a shell to read as code: the path may have a space.
const SHARED: &str =
    r#"eval "$CC $(pkg-config --cflags tickcord) \"\$HOST\" -o \"\$OUT\" $(pkg-config --libs tickcord)""#;

fn pkg_config(tree: &Path, work: &Path) -> Result<(), String> {
    let program = work.join("pkg_config.exe");
    let mut shell = process::command("sh");
    shell.args(["-ec", SHARED]).env("CC", GCC).env("PKG_CONFIG_PATH", tree.join("lib/pkgconfig"));
    shell.env("HOST", paths::root().join("tests/install/host.c")).env("OUT", &program);
    process::run(&mut shell, BUILD_LIMIT)?;
    runs_with(&program, work, true)
}

/// It says the library's version, and needs the DLL or does not.
fn runs_with(program: &Path, work: &Path, shared: bool) -> Result<(), String> {
    if let Some(folder) = program.parent().filter(|folder| shared && *folder != work) {
        fs::copy(work.join("tickcord.dll"), folder.join("tickcord.dll"))
            .map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let output = process::run(&mut wine::command(program), LIMIT)?;
    if output.trim() != env!("CARGO_PKG_VERSION") {
        return Err(format!("{} says `{}`", program.display(), output.trim()));
    }
    linked_with(program, shared)
}

/// The DLL, or the static library.
pub(super) fn linked_with(program: &Path, shared: bool) -> Result<(), String> {
    if pe::needed(program)?.contains("tickcord.dll") == shared {
        return Ok(());
    }
    Err(format!("{} was linked with the other library", program.display()))
}
