//! The compilers of `cargo xtask dist`, and what makes that they give the same bytes wherever they run.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::paths;
use crate::process::{self, BUILD_LIMIT};
use crate::venv::Environment;

/// Zig's C compiler and linker with its stubs of all C libraries, and a cargo subcommand that uses them.
const ZIG: Environment =
    Environment { name: "zig", packages: &["ziglang==0.17.0", "cargo-zigbuild==0.24.0"] };

/// Debian's compiler. The standard library is compiled along, from the source that Debian has beside it: compiled for the target
/// by the Rust project it could only be had from rustup's server.
pub(crate) const RUSTC: &str = "/usr/bin/rustc";
const RUST_SOURCE: &str = "/usr/lib/rustlib/src/rust";

fn ask_rustc(question: &str) -> Result<String, String> {
    let answer = process::run(process::command(RUSTC).arg(question), BUILD_LIMIT)?;
    Ok(answer.trim().to_owned())
}

/// As the compiler calls itself.
pub(crate) fn rustc_version() -> Result<String, String> {
    ask_rustc("--version")
}

/// The source of the standard library: a folder for each part.
pub(crate) fn standard_library() -> Result<PathBuf, String> {
    let folder = Path::new(RUST_SOURCE).join("library");
    folder.canonicalize().map_err(|error| format!("{}: {error}", folder.display()))
}

/// What the compiler calls that folder where it is not there.
fn source_name() -> Result<String, String> {
    let version = ask_rustc("-vV")?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: "));
    Ok(format!("/rustc/{}", commit.unwrap_or("unknown")))
}

/// Where cargo builds for all targets: apart from `cargo build`, as the flags are others, and together, as what runs while
/// it builds is the same.
pub(crate) fn cross_dir() -> PathBuf {
    paths::target_dir().join("cross")
}

/// Where it leaves the library for this platform.
pub(crate) fn built(platform: &str) -> PathBuf {
    cross_dir().join(platform).join("release")
}

/// The release build of the library with the linker and the C compiler that cargo's variables name.
pub(crate) fn build(platform: &str, flags: &[String]) -> Result<Command, String> {
    let flags: Vec<&str> = flags.iter().map(String::as_str).collect();
    let mut cargo = process::cargo();
    cargo.arg("build");
    arrange(&mut cargo, platform, &flags)?;
    Ok(cargo)
}

/// The release build of the library with Zig as linker and C compiler; `floor` is the oldest C library to run with.
pub(crate) fn zigbuild(platform: &str, floor: Option<&str>, flags: &[&str]) -> Result<Command, String> {
    let mut cargo = process::cargo();
    cargo.arg("zigbuild").envs(zig_environment()?);
    let target = floor.map_or_else(|| platform.to_owned(), |floor| format!("{platform}.{floor}"));
    arrange(&mut cargo, &target, flags)?;
    Ok(cargo)
}

/// What of Zig's package is linked into a library: the version, and the folder that tells the licences.
pub(crate) fn zig_package() -> Result<(&'static str, PathBuf), String> {
    let version = ZIG.packages[0].trim_start_matches("ziglang==");
    let mut python = process::command(ZIG.bin()?.join("python"));
    let folder =
        process::run(python.args(["-c", "import ziglang; print(ziglang.__path__[0])"]), BUILD_LIMIT)?;
    Ok((version, folder.trim().into()))
}

/// The release build of one kind of library without Zig. What follows `--` is the compiler's.
pub(crate) fn rustc(platform: &str, kind: &str, flags: &[&str]) -> Result<Command, String> {
    let mut cargo = process::cargo();
    cargo.arg("rustc");
    arrange(&mut cargo, platform, flags)?;
    cargo.args(["--crate-type", kind]);
    Ok(cargo)
}

/// Finds Zig, and keeps what it caches in the target folder.
pub(crate) fn zig_environment() -> Result<Vec<(&'static str, OsString)>, String> {
    let mut path = ZIG.bin()?.into_os_string();
    if let Some(rest) = env::var_os("PATH") {
        path.push(":");
        path.push(rest);
    }
    Ok(vec![
        ("PATH", path),
        ("ZIG_GLOBAL_CACHE_DIR", cross_dir().join("zig").into()),
        ("CARGO_ZIGBUILD_CACHE_DIR", cross_dir().join("zigbuild").into()),
    ])
}

fn arrange(cargo: &mut Command, target: &str, flags: &[&str]) -> Result<(), String> {
    cargo.args(["--locked", "--release", "--package", "tickcord", "--lib", "--target", target]);
    cargo.env("CARGO_TARGET_DIR", cross_dir());
    // The option is for nightly compilers otherwise.
    cargo.arg("-Zbuild-std=std,panic_unwind").env("RUSTC", RUSTC).env("RUSTC_BOOTSTRAP", "1");
    let mut rust_flags: Vec<OsString> = flags.iter().map(OsString::from).collect();
    let mut c_flags = Vec::new();
    for (path, name) in renamed_folders()? {
        rust_flags.push("--remap-path-prefix".into());
        rust_flags.push(joined(&path, &name));
        c_flags.push(format!("-ffile-prefix-map={}={name}", path.display()));
    }
    cargo.env("CARGO_ENCODED_RUSTFLAGS", rust_flags.join(&OsString::from("\u{1f}")));
    cargo.env("CFLAGS", c_flags.join(" "));
    cargo.env("SOURCE_DATE_EPOCH", source_date_epoch()?.to_string());
    Ok(())
}

/// Folders whose names would else be in the library, for the texts of panics, and the names that stand for them.
/// Of several that fit the last one counts.
fn renamed_folders() -> Result<Vec<(PathBuf, String)>, String> {
    Ok(vec![
        (paths::root(), "/tickcord".to_owned()),
        (cross_dir(), "/target".to_owned()),
        (cargo_home()?, "/cargo".to_owned()),
        (RUST_SOURCE.into(), source_name()?),
    ])
}

/// The file names no folder of whoever built it, nor one that the compiler was told to call otherwise.
pub(crate) fn check_folders(file: &Path) -> Result<(), String> {
    // What was built elsewhere was looked at there, where those folders are.
    if !Path::new(RUSTC).exists() {
        return Ok(());
    }
    let mut folders: Vec<PathBuf> = renamed_folders()?.into_iter().map(|(folder, _)| folder).collect();
    // What is made of cargo's files has folders beside cargo's.
    folders.push(paths::target_dir());
    // With the slash: what else begins like the short name of a home, such as `/root`, is no folder in it.
    folders.extend(env::home_dir().map(|home| home.join("")));
    names_none_of(&folders, file)
}

fn names_none_of(folders: &[PathBuf], file: &Path) -> Result<(), String> {
    let content = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let content = String::from_utf8_lossy(&content);
    match folders.iter().find(|folder| content.contains(&*folder.to_string_lossy())) {
        Some(folder) => {
            Err(format!("{} names {}, a folder of this machine", file.display(), folder.display()))
        }
        None => Ok(()),
    }
}

fn cargo_home() -> Result<PathBuf, String> {
    let home = || env::home_dir().map(|home| home.join(".cargo"));
    let set = env::var_os("CARGO_HOME").map(PathBuf::from);
    set.or_else(home).ok_or_else(|| "set CARGO_HOME: this user has no home folder".to_owned())
}

fn joined(path: &Path, name: &str) -> OsString {
    let mut text = path.as_os_str().to_owned();
    text.push("=");
    text.push(name);
    text
}

/// The time that stands in archives, in seconds since 1970: of the commit that is built, unless the caller says another.
pub(crate) fn source_date_epoch() -> Result<u64, String> {
    let told = match env::var("SOURCE_DATE_EPOCH") {
        Ok(told) => told,
        Err(_) => process::run(process::command("git").args(["log", "-1", "--format=%ct"]), BUILD_LIMIT)
            .map_err(|error| {
                format!("set SOURCE_DATE_EPOCH, as git does not know when this was written: {error}")
            })?,
    };
    let told = told.trim();
    told.parse().map_err(|_| format!("SOURCE_DATE_EPOCH is `{told}`, which is no number of seconds"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_that_names_a_folder_of_this_machine_is_found() {
        let file = env::temp_dir().join(format!("tickcord-folders-{}", std::process::id()));
        let check = |content: String| {
            fs::write(&file, content).unwrap();
            names_none_of(&[paths::root(), paths::target_dir()], &file)
        };
        check("panicked at /cargo/registry/tokio.rs and /tickcord/src/lib.rs".to_owned()).unwrap();
        for folder in [paths::root(), paths::target_dir()] {
            let leak = folder.join("src/lib.rs");
            let error = check(format!("\0panicked at {}", leak.display())).unwrap_err();
            assert!(error.contains(&*file.to_string_lossy()), "{error}");
        }
        let _ = fs::remove_file(&file);
    }
}
