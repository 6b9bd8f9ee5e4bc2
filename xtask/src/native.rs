//! Building the library, and C programs against it as a user would.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::c_api::declarations::Declarations;
use crate::paths;
use crate::process::{self, BUILD_LIMIT};
use crate::system::System;

#[derive(Clone, Copy)]
pub(crate) enum Profile {
    /// Shares everything with `cargo test`, so that a fresh clone builds its dependencies once.
    Dev,
    Release,
}

impl Profile {
    /// Where cargo puts what it builds.
    pub(crate) fn dir(self) -> PathBuf {
        paths::target_dir().join(match self {
            Self::Dev => "debug",
            Self::Release => "release",
        })
    }

    pub(crate) fn library(self) -> PathBuf {
        self.dir().join(System::HOST.library())
    }
}

/// Builds the library and, in the dev profile, the sandbox.
pub(crate) fn build_command(profile: Profile) -> Command {
    let mut cargo = process::cargo();
    match profile {
        // Windows lets nobody replace a program that runs, as this one does.
        Profile::Dev if cfg!(windows) => cargo.args(["build", "--workspace", "--exclude", "xtask"]),
        // The same packages as in `cargo test --workspace`: a smaller selection has other features, and would build
        // tokio and what stands on it a second time.
        Profile::Dev => cargo.args(["build", "--workspace"]),
        // Alone, as a user builds it: nothing that another member enables can hide a missing feature.
        Profile::Release => cargo.args(["build", "--release", "--package", "tickcord", "--lib"]),
    };
    cargo
}

/// The folder of the Rust toolchain in use.
pub(crate) fn sysroot() -> Result<PathBuf, String> {
    let output = process::run(process::command("rustc").args(["--print", "sysroot"]), BUILD_LIMIT)?;
    fs::canonicalize(output.trim()).map_err(|error| format!("{}: {error}", output.trim()))
}

/// The major version of the ABI that the header declares.
pub(crate) fn abi_major() -> Result<u32, String> {
    let path = paths::include_dir().join("tickcord.h");
    let header = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let constants = Declarations::parse(&header)?.constants;
    let value = constants.iter().find(|it| it.name == "TICKCORD_ABI_VERSION").map(|it| it.value.as_str());
    let major = value.and_then(|value| value.trim_start_matches('(').split_once("u << 16")?.0.parse().ok());
    major.ok_or_else(|| format!("TICKCORD_ABI_VERSION is {value:?}, which has no major version"))
}

/// The name under which a host that was linked with the library on this system looks for it.
pub(crate) fn soname() -> Result<String, String> {
    Ok(System::HOST.soname(abi_major()?))
}

/// A link at `place` to the file of this name beside it.
#[cfg(unix)]
pub(crate) fn link(name: &str, place: &Path) -> Result<(), String> {
    let _ = fs::remove_file(place);
    std::os::unix::fs::symlink(name, place).map_err(|error| format!("{}: {error}", place.display()))
}

/// Windows has no such names.
#[cfg(not(unix))]
pub(crate) fn link(name: &str, place: &Path) -> Result<(), String> {
    Err(format!("{}: no links to {name} here", place.display()))
}

pub(crate) fn build(profile: Profile) -> Result<(), String> {
    process::run(&mut build_command(profile), BUILD_LIMIT).map(drop)
}

/// Flags under which every header and C source of ours must be silent.
pub(crate) const STRICT: &[&str] = &["-Wall", "-Wextra", "-Wpedantic", "-Werror"];

/// What a host may forbid itself in C++, and the flags under which `tickcord.hpp` is silent.
pub(crate) const STRICT_CPP: &[&str] = &[
    "-fno-exceptions",
    "-fno-rtti",
    "-Wall",
    "-Wextra",
    "-Wpedantic",
    "-Wshadow",
    "-Wconversion",
    "-Werror",
];

/// Compiles one C file against the header and the shared library; gives the program's path.
pub(crate) fn compile_c(source: &Path, profile: Profile) -> Result<PathBuf, String> {
    let mut cc = process::command("cc");
    cc.arg("-std=c99").args(STRICT);
    compile(cc, source, profile)
}

/// The family of Epic's compiler, in the version of Unreal Engine 5.3; `cargo xtask setup` installs it.
pub(crate) const CLANG: &str = "clang++-16";

/// Likewise one C++ file, with g++ or clang++.
pub(crate) fn compile_cpp(compiler: &str, source: &Path, profile: Profile) -> Result<PathBuf, String> {
    let mut cpp = process::command(compiler);
    cpp.arg("-std=c++17").args(STRICT_CPP);
    compile(cpp, source, profile)
}

fn compile(mut compiler: Command, source: &Path, profile: Profile) -> Result<PathBuf, String> {
    let of = compiler.get_program().to_string_lossy().into_owned();
    let dir = paths::work_dir().join(match profile {
        Profile::Dev => format!("{of}-debug"),
        Profile::Release => format!("{of}-release"),
    });
    fs::create_dir_all(&dir).map_err(|error| format!("{}: {error}", dir.display()))?;
    let program = dir.join(source.file_stem().unwrap_or_default());
    // Cargo knows one name alone, and the program will look for the other.
    let library = profile.library();
    link(&library.file_name().unwrap_or_default().to_string_lossy(), &profile.dir().join(soname()?))?;
    compiler.args(["-g", "-O1", "-pthread"]).arg("-I").arg(paths::include_dir());
    compiler.arg(source).arg("-o").arg(&program);
    // As needed: a program that loads the library itself, to unload it, must not be linked with it.
    compiler.arg("-Wl,--as-needed").arg("-L").arg(profile.dir()).args(["-ltickcord", "-ldl"]);
    compiler.arg(format!("-Wl,-rpath,{}", profile.dir().display()));
    process::run(&mut compiler, BUILD_LIMIT)?;
    Ok(program)
}

/// Every file `tests/c/*.c`.
pub(crate) fn c_tests() -> Result<Vec<PathBuf>, String> {
    paths::files_with_extension(&paths::root().join("tests/c"), "c")
}

/// Every file `tests/cpp/*.cpp`.
pub(crate) fn cpp_tests() -> Result<Vec<PathBuf>, String> {
    paths::files_with_extension(&paths::root().join("tests/cpp"), "cpp")
}

/// Memcheck with our bar: no error, and nothing lost that a pointer does not still reach.
pub(crate) fn under_valgrind(program: &Path) -> Command {
    let mut command = process::command("valgrind");
    command
        .args(["--quiet", "--leak-check=full", "--errors-for-leak-kinds=definite,indirect"])
        .args(["--show-leak-kinds=definite,indirect", "--error-exitcode=99", "--num-callers=40"])
        // Else what an unloaded library has allocated has no names, and no suppression fits.
        .arg("--keep-debuginfo=yes")
        .arg(format!("--suppressions={}", paths::root().join("tests/valgrind.supp").display()))
        .arg(program);
    command
}
