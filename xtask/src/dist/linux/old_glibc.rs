//! The glibc of the oldest Debian that its mirrors still have, to run programs with.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use super::super::toolchain;
use crate::install::Consumer;
use crate::process::{self, BUILD_LIMIT};

const SUITE: &str = "bullseye";
const NAME: &str = "glibc 2.31 of Debian 11";

/// In the package's tree, which gets its name when it is whole.
const LOADER: &str = "lib/x86_64-linux-gnu/ld-2.31.so";

/// Programs are linked for glibc 2.17, since the system's compiler would link them for its own; they get the libraries of this tree.
/// The mirrors give a suite up some day, which says nothing about the library: then there is none.
pub(super) fn consumer(tree: &Path) -> Result<Option<Consumer>, String> {
    let root = super::super::work_dir().join("debian-11");
    let got = if root.join(LOADER).exists() { Ok(()) } else { download(&root) };
    if let Err(error) = got {
        println!("    NOT RUN under {NAME}, which could not be had: {error}");
        return Ok(None);
    }
    let mut folders = root.join("lib/x86_64-linux-gnu").into_os_string();
    folders.push(":");
    folders.push(tree.join("lib"));
    let runner: Vec<OsString> = vec![root.join(LOADER).into(), "--library-path".into(), folders];
    Ok(Some(Consumer {
        name: NAME,
        cc: "python-zig cc -target x86_64-linux-gnu.2.17 -fno-sanitize=undefined -lunwind",
        environment: toolchain::zig_environment()?,
        runner,
        ..Consumer::host()
    }))
}

/// By apt, which checks signatures, with lists and a cache of its own.
fn download(root: &Path) -> Result<(), String> {
    let work = root.with_extension("apt");
    let _ = fs::remove_dir_all(&work);
    let _ = fs::remove_dir_all(root);
    for folder in ["lists/partial", "cache/archives/partial"] {
        let folder = work.join(folder);
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let sources = work.join("sources.list");
    let keys = "/usr/share/keyrings/debian-archive-keyring.gpg";
    let line = format!("deb [arch=amd64 signed-by={keys}] http://deb.debian.org/debian {SUITE} main\n");
    fs::write(&sources, line).map_err(|error| format!("{}: {error}", sources.display()))?;
    let apt = |arguments: &[&str]| {
        let mut apt = process::command("apt-get");
        for (option, value) in [
            ("Dir::Etc::sourcelist", sources.clone()),
            ("Dir::Etc::sourceparts", PathBuf::from("/dev/null")),
            ("Dir::State::status", PathBuf::from("/dev/null")),
            ("Dir::State::lists", work.join("lists")),
            ("Dir::Cache", work.join("cache")),
        ] {
            apt.arg("-o").arg(format!("{option}={}", value.display()));
        }
        // Root may read folders that apt's own user may not.
        apt.args(["-o", "APT::Sandbox::User=root", "-o", "Acquire::Languages=none"]);
        process::run(apt.args(arguments).current_dir(&work), BUILD_LIMIT)
    };
    apt(&["update", "-q"])?;
    apt(&["download", "-q", "libc6"])?;
    let package = package(&work)?;
    let unpacked = work.join("root");
    process::run(process::command("dpkg-deb").arg("-x").arg(&package).arg(&unpacked), BUILD_LIMIT)?;
    fs::rename(&unpacked, root).map_err(|error| format!("{}: {error}", root.display()))?;
    fs::remove_dir_all(&work).map_err(|error| format!("{}: {error}", work.display()))
}

fn package(folder: &Path) -> Result<PathBuf, String> {
    let found = crate::paths::files_with_extension(folder, "deb")?;
    found.into_iter().next().ok_or_else(|| format!("apt-get left no package in {}", folder.display()))
}
