//! Projects that use an installed tree, as users would: with `CMake`, and with pkg-config.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use super::{HOST, tree};
use crate::elf;
use crate::native::{self, Profile};
use crate::paths;
use crate::process::{self, BUILD_LIMIT};
use crate::system::System;

const RUN_LIMIT: Duration = Duration::from_secs(30);

/// Who compiles programs for a platform, and runs them on this machine.
pub(crate) struct Consumer {
    /// Under what programs run.
    pub(crate) name: &'static str,
    /// The C compiler, as in the variable `CC`: words that need no quotes.
    pub(crate) cc: &'static str,
    /// What `CMake` cannot find out by itself.
    pub(crate) cmake: &'static [&'static str],
    /// What the compiler needs around it.
    pub(crate) environment: Vec<(&'static str, OsString)>,
    /// What stands before a program that this machine cannot run alone.
    pub(crate) runner: Vec<OsString>,
}

impl Consumer {
    /// For this machine itself.
    pub(crate) fn host() -> Self {
        Self { name: "this machine", cc: "cc", cmake: &[], environment: Vec::new(), runner: Vec::new() }
    }

    /// The C compiler itself.
    pub(crate) fn compiler(&self) -> Command {
        let mut words = self.cc.split(' ');
        let mut compiler = self.tool(words.next().unwrap_or_default());
        compiler.args(words);
        compiler
    }

    /// A program as a command.
    pub(crate) fn run(&self, program: &Path) -> Command {
        let mut words = self.runner.iter().map(OsString::as_os_str).chain([program.as_os_str()]);
        let mut command = process::command(words.next().unwrap_or_default());
        command.args(words);
        command
    }

    /// This tool, with the compiler in its environment.
    fn tool(&self, program: &str) -> Command {
        let mut command = process::command(program);
        command.env("CC", self.cc).envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }
}

/// Installs, moves the tree, and builds and runs a host against every form of the library.
pub(crate) fn check() -> Result<(), String> {
    let work = paths::work_dir().join("install");
    let _ = fs::remove_dir_all(&work);
    let installed = work.join("installed");
    let moved = work.join("moved to another place");
    tree(&HOST, &Profile::Release.dir(), &installed)?;
    fs::rename(&installed, &moved).map_err(|error| format!("{}: {error}", installed.display()))?;
    elf::check_static_library(&moved.join("lib/libtickcord.a"))?;
    consume(&moved, &work, &Consumer::host())
}

/// Builds and runs a host against every form of the library in the tree, wherever that lies.
pub(crate) fn consume(prefix: &Path, work: &Path, consumer: &Consumer) -> Result<(), String> {
    cmake(prefix, work, consumer)?;
    pkg_config(prefix, work, consumer)
}

fn cmake(prefix: &Path, work: &Path, consumer: &Consumer) -> Result<(), String> {
    let build = work.join("cmake");
    configure(prefix, &build, consumer, env!("CARGO_PKG_VERSION"))?;
    process::run(consumer.tool("cmake").arg("--build").arg(&build), BUILD_LIMIT)?;
    runs_with(&build.join("host_shared"), consumer, true)?;
    runs_with(&build.join("host_static"), consumer, false)?;
    match configure(prefix, &work.join("cmake-newer"), consumer, "99.0") {
        Err(error) if error.contains("version: ") || error.contains("99.0") => Ok(()),
        Err(error) => Err(error),
        Ok(()) => Err("CMake took a version for one that is newer".to_owned()),
    }
}

fn configure(prefix: &Path, build: &Path, consumer: &Consumer, wanted: &str) -> Result<(), String> {
    let mut cmake = consumer.tool("cmake");
    cmake.arg("-S").arg(paths::root().join("tests/install")).arg("-B").arg(build).args(consumer.cmake);
    cmake.arg(format!("-DCMAKE_PREFIX_PATH={}", prefix.display())).arg(format!("-DTICKCORD_WANTED={wanted}"));
    process::run(&mut cmake, BUILD_LIMIT).map(drop)
}

/// As in a Makefile. What pkg-config prints is for a shell to read as code: the path has a space.
const SHARED: &str = r#"eval "$CC $(pkg-config --cflags tickcord) \"\$HOST\" -o \"\$OUT\" \
    $(pkg-config --libs tickcord) \"-Wl,-rpath,\$LIB\"""#;
const STATIC: &str = r#"eval "$CC $(pkg-config --cflags tickcord) \"\$HOST\" -o \"\$OUT\" \
    -Wl,-Bstatic $(pkg-config --static --libs tickcord | sed 's/-ltickcord/& -Wl,-Bdynamic/')""#;

fn pkg_config(prefix: &Path, work: &Path, consumer: &Consumer) -> Result<(), String> {
    for (script, shared) in [(SHARED, true), (STATIC, false)] {
        let program = work.join(format!("pkg_config_{}", if shared { "shared" } else { "static" }));
        let mut shell = consumer.tool("sh");
        shell.args(["-ec", script]);
        shell.env("PKG_CONFIG_PATH", prefix.join("lib/pkgconfig")).env("LIB", prefix.join("lib"));
        shell.env("HOST", paths::root().join("tests/install/host.c")).env("OUT", &program);
        process::run(&mut shell, BUILD_LIMIT)?;
        runs_with(&program, consumer, shared)?;
    }
    Ok(())
}

/// It says the library's version, and needs the shared library or does not.
fn runs_with(program: &Path, consumer: &Consumer, shared: bool) -> Result<(), String> {
    let output = process::run(&mut consumer.run(program), RUN_LIMIT)?;
    if output.trim() != env!("CARGO_PKG_VERSION") {
        return Err(format!("{} says `{}`", program.display(), output.trim()));
    }
    let needed = elf::needed(program)?;
    let soname = System::Linux.soname(native::abi_major()?);
    let ours: Vec<&String> = needed.iter().filter(|name| name.starts_with("libtickcord")).collect();
    if ours == if shared { vec![&soname] } else { Vec::new() } {
        return Ok(());
    }
    Err(format!("{} was linked with the other library; it needs {}", program.display(), needed.join(", ")))
}
