//! Projects that use an installed tree, as users would: with `CMake`, and with pkg-config.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use super::tree;
use crate::c_api::ledger;
use crate::native;
use crate::process::{self, BUILD_LIMIT};
use crate::{checks, paths};

const RUN_LIMIT: Duration = Duration::from_secs(30);

/// Installs, moves the tree, and builds and runs a host against every form of the library.
pub(crate) fn check() -> Result<(), String> {
    let work = paths::work_dir().join("install");
    let _ = fs::remove_dir_all(&work);
    let installed = work.join("installed");
    let moved = work.join("moved to another place");
    tree(&installed)?;
    fs::rename(&installed, &moved).map_err(|error| format!("{}: {error}", installed.display()))?;
    static_library_keeps_to_itself(&moved)?;
    cmake(&moved, &work)?;
    pkg_config(&moved, &work)
}

/// Its global symbols are the functions of the C API, all of them and no other.
fn static_library_keeps_to_itself(prefix: &Path) -> Result<(), String> {
    let mut nm = process::command("nm");
    nm.args(["-g", "--defined-only"]).arg(prefix.join("lib/libtickcord.a"));
    let output = process::run(&mut nm, BUILD_LIMIT)?;
    checks::compare_symbols(&checks::exported(&output), &ledger::functions()?)
}

fn cmake(prefix: &Path, work: &Path) -> Result<(), String> {
    let build = work.join("cmake");
    configure(prefix, &build, env!("CARGO_PKG_VERSION"))?;
    process::run(process::command("cmake").arg("--build").arg(&build), BUILD_LIMIT)?;
    runs_with(&build.join("host_shared"), true)?;
    runs_with(&build.join("host_static"), false)?;
    match configure(prefix, &work.join("cmake-newer"), "99.0") {
        Err(error) if error.contains("version: ") || error.contains("99.0") => Ok(()),
        Err(error) => Err(error),
        Ok(()) => Err("CMake took a version for one that is newer".to_owned()),
    }
}

fn configure(prefix: &Path, build: &Path, wanted: &str) -> Result<(), String> {
    let mut cmake = process::command("cmake");
    cmake.arg("-S").arg(paths::root().join("tests/install")).arg("-B").arg(build);
    cmake.arg(format!("-DCMAKE_PREFIX_PATH={}", prefix.display())).arg(format!("-DTICKCORD_WANTED={wanted}"));
    process::run(&mut cmake, BUILD_LIMIT).map(drop)
}

/// As in a Makefile. What pkg-config prints is for a shell to read as code: the path has a space.
const SHARED: &str = r#"eval "cc $(pkg-config --cflags tickcord) \"\$HOST\" -o \"\$OUT\" \
    $(pkg-config --libs tickcord) \"-Wl,-rpath,\$LIB\"""#;
const STATIC: &str = r#"eval "cc $(pkg-config --cflags tickcord) \"\$HOST\" -o \"\$OUT\" \
    -Wl,-Bstatic $(pkg-config --static --libs tickcord | sed 's/-ltickcord/& -Wl,-Bdynamic/')""#;

fn pkg_config(prefix: &Path, work: &Path) -> Result<(), String> {
    for (script, shared) in [(SHARED, true), (STATIC, false)] {
        let program = work.join(format!("pkg_config_{}", if shared { "shared" } else { "static" }));
        let mut shell = process::command("sh");
        shell.args(["-ec", script]);
        shell.env("PKG_CONFIG_PATH", prefix.join("lib/pkgconfig")).env("LIB", prefix.join("lib"));
        shell.env("HOST", paths::root().join("tests/install/host.c")).env("OUT", &program);
        process::run(&mut shell, BUILD_LIMIT)?;
        runs_with(&program, shared)?;
    }
    Ok(())
}

/// It says the library's version, and needs the shared library or does not.
fn runs_with(program: &Path, shared: bool) -> Result<(), String> {
    let output = process::run(&mut Command::new(program), RUN_LIMIT)?;
    if output.trim() != env!("CARGO_PKG_VERSION") {
        return Err(format!("{} says `{}`", program.display(), output.trim()));
    }
    let mut readelf = process::command("readelf");
    let needed = process::run(readelf.args(["-d", "-W"]).arg(program), BUILD_LIMIT)?;
    let soname = native::soname()?;
    let needs = needed.lines().any(|line| line.contains("(NEEDED)") && line.contains(&format!("[{soname}]")));
    match (shared, needs, needed.contains("libtickcord")) {
        (true, true, _) | (false, false, false) => Ok(()),
        _ => Err(format!("{} was linked with the other library:\n{needed}", program.display())),
    }
}
