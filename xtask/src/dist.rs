//! `cargo xtask dist`: release archives for every platform, built on one machine; `--verify` checks and runs what they hold.

mod archive;
mod checksums;
mod documents;
mod epoch;
mod licences;
mod linked;
mod linux;
mod sbom;
pub(crate) mod toolchain;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use self::linked::Library;
use crate::system::System;
use crate::{paths, setup};

pub(crate) struct Target {
    pub(crate) name: &'static str,
    /// How its archive's name ends.
    extension: &'static str,
    /// What is in it; a file for two kinds of processor holds two.
    libraries: &'static [Library],
    /// Fills a folder with the archive's tree.
    build: fn(stage: &Path) -> Result<(), String>,
    /// Checks and runs what is in the unpacked archive, which is what users get.
    verify: fn(tree: &Path) -> Result<(), String>,
}

const TARGETS: &[Target] = &[
    Target {
        name: "linux-x86_64",
        extension: "tar.gz",
        libraries: &[linux::X86_64.library()],
        build: |stage| linux::build(&linux::X86_64, stage),
        verify: |tree| linux::verify(&linux::X86_64, tree),
    },
    Target {
        name: "linux-aarch64",
        extension: "tar.gz",
        libraries: &[linux::AARCH64.library()],
        build: |stage| linux::build(&linux::AARCH64, stage),
        verify: |tree| linux::verify(&linux::AARCH64, tree),
    },
    Target {
        name: "linux-musl-x86_64",
        extension: "tar.gz",
        libraries: &[linux::MUSL_X86_64.library()],
        build: |stage| linux::build(&linux::MUSL_X86_64, stage),
        verify: |tree| linux::verify(&linux::MUSL_X86_64, tree),
    },
];

impl Target {
    /// The archive's name without its extension, and that of the folder in it.
    fn full_name(&self) -> String {
        format!("tickcord-{}-{}", env!("CARGO_PKG_VERSION"), self.name)
    }

    fn archive(&self, out: &Path) -> PathBuf {
        out.join(format!("{}.{}", self.full_name(), self.extension))
    }

    /// What the archive is packed from; other targets that hold the same libraries take them from here.
    pub(crate) fn stage(&self) -> PathBuf {
        work_dir().join("stage").join(self.full_name())
    }

    fn build(&self, out: &Path) -> Result<(), String> {
        let stage = self.stage();
        let _ = fs::remove_dir_all(&stage);
        (self.build)(&stage)?;
        documents::write(&stage, &self.full_name(), &self.libraries.iter().collect::<Vec<_>>())?;
        archive::pack(&stage, &self.archive(out))
    }

    fn verify(&self, out: &Path) -> Result<(), String> {
        let unpacked = work_dir().join("unpacked");
        let tree = unpacked.join(self.full_name());
        let _ = fs::remove_dir_all(&tree);
        archive::unpack(&self.archive(out), &unpacked)?;
        documents::verify(&tree)?;
        (self.verify)(&tree)
    }
}

/// What is asked for on the command line.
pub(crate) struct Options {
    targets: Vec<&'static Target>,
    verify: bool,
    out: PathBuf,
}

impl Options {
    pub(crate) fn parse(arguments: &[&str]) -> Result<Self, String> {
        let mut options = Self { targets: Vec::new(), verify: false, out: paths::target_dir().join("dist") };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let mut value = || rest.next().ok_or_else(|| format!("{argument} needs a value"));
            match *argument {
                "--target" => options.targets.push(target(value()?)?),
                "--verify" => options.verify = true,
                "--out" => options.out = paths::from_caller(value()?)?,
                other => {
                    return Err(format!("dist knows no `{other}`: it takes --target, --verify and --out"));
                }
            }
        }
        if options.targets.is_empty() {
            options.targets.extend(TARGETS);
        }
        Ok(options)
    }
}

fn target(name: &str) -> Result<&'static Target, String> {
    TARGETS
        .iter()
        .find(|target| target.name == name)
        .ok_or_else(|| format!("There is no target `{name}`. There are: {}", names().join(", ")))
}

/// Builds the archives; or verifies them, of which it builds those that are not there.
pub(crate) fn run(options: &Options) -> Result<(), String> {
    let Options { targets, verify, out } = options;
    provide_tools(targets)?;
    let wanted = |target: &&&Target| !verify || !target.archive(out).exists();
    build_all(targets.iter().filter(wanted), out)?;
    if *verify { verify_all(targets, out) } else { Ok(()) }
}

/// For `cargo xtask test`: builds these anew, whatever is there, and verifies them.
pub(crate) fn test(names: &[&str]) -> Result<(), String> {
    let targets = names.iter().map(|name| target(name)).collect::<Result<Vec<_>, _>>()?;
    provide_tools(&targets)?;
    let out = paths::target_dir().join("dist");
    build_all(targets.iter(), &out)?;
    verify_all(&targets, &out)
}

fn build_all<'a>(targets: impl Iterator<Item = &'a &'static Target>, out: &Path) -> Result<(), String> {
    for target in targets {
        timed("built", target, |target| target.build(out))?;
        checksums::write(out)?;
    }
    Ok(())
}

fn verify_all(targets: &[&Target], out: &Path) -> Result<(), String> {
    checksums::verify(out)?;
    for target in targets {
        timed("verified", target, |target| target.verify(out))?;
    }
    Ok(())
}

/// The names of all targets, in the order in which they are built.
pub(crate) fn names() -> Vec<&'static str> {
    TARGETS.iter().map(|target| target.name).collect()
}

/// Archives are built on Linux. Where they are verified, on systems of their own, nothing of this is needed.
fn provide_tools(targets: &[&Target]) -> Result<(), String> {
    if System::HOST != System::Linux {
        return Ok(());
    }
    setup::run_for(&targets.iter().map(|target| target.name).collect::<Vec<_>>())
}

fn timed(
    what: &str,
    target: &Target,
    task: impl FnOnce(&Target) -> Result<(), String>,
) -> Result<(), String> {
    let started = Instant::now();
    task(target).map_err(|error| format!("{}: {error}", target.name))?;
    println!("    {:<20} {what} in {:.0} s", target.name, started.elapsed().as_secs_f64());
    Ok(())
}

fn work_dir() -> PathBuf {
    paths::work_dir().join("dist")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_targets_are_built_unless_some_are_named() {
        let names = |arguments: &[&str]| {
            let options = Options::parse(arguments).unwrap();
            options.targets.iter().map(|target| target.name).collect::<Vec<_>>()
        };
        assert_eq!(names(&["--verify"]).len(), TARGETS.len());
        assert_eq!(names(&["--target", "linux-x86_64"]), ["linux-x86_64"]);
    }

    #[test]
    fn unknown_target_is_answered_with_those_that_are_known() {
        let error = Options::parse(&["--target", "amiga"]).err().unwrap();
        assert!(error.contains("amiga") && error.contains("linux-x86_64"), "{error}");
        Options::parse(&["--target"]).err().unwrap();
        Options::parse(&["--fast"]).err().unwrap();
    }
}
