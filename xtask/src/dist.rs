//! `cargo xtask dist`: release archives for every platform, built on one machine; `--verify` checks and runs what they hold.

mod archive;
mod checksums;
mod documents;
mod epoch;
mod licences;
mod linked;
mod linux;
mod macos;
mod native;
mod platforms;
mod python;
pub(crate) mod reproducible;
mod sbom;
pub(crate) mod toolchain;
mod unreal;
mod windows;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use self::checksums::Folder;
use self::linked::Library;
use self::platforms::Measured;
use crate::system::System;
use crate::{paths, setup};

pub(crate) struct Target {
    pub(crate) name: &'static str,
    /// How its archive's name ends.
    extension: &'static str,
    contents: Contents,
    /// Fills a folder with the archive's tree; for a collection with a folder for each of its archives.
    build: fn(stage: &Path) -> Result<(), String>,
    /// Checks and runs what is in the unpacked archive, which is what users get. A collection is given the folder of archives.
    verify: fn(tree: &Path) -> Result<(), String>,
}

enum Contents {
    /// What is built for it; a file for two kinds of processor holds two. The archive has one folder at its top.
    Libraries(&'static [Library]),
    /// Archives with names that end so, of the libraries of other targets, laid out for those who install them.
    Collection { archives: fn() -> Vec<&'static str>, from: fn() -> Vec<&'static str> },
}

/// The target for machines such as this.
const NATIVE: &str = match System::HOST {
    System::Linux if cfg!(target_arch = "aarch64") => "linux-aarch64",
    System::Linux => "linux-x86_64",
    System::Macos => "macos-universal",
    System::Windows => "windows-x86_64",
};

const TARGETS: &[Target] = &[
    Target {
        name: "linux-x86_64",
        extension: "tar.gz",
        contents: Contents::Libraries(&[linux::X86_64.library()]),
        build: |stage| linux::build(&linux::X86_64, stage),
        verify: |tree| linux::verify(&linux::X86_64, tree),
    },
    Target {
        name: "linux-aarch64",
        extension: "tar.gz",
        contents: Contents::Libraries(&[linux::AARCH64.library()]),
        build: |stage| linux::build(&linux::AARCH64, stage),
        verify: |tree| linux::verify(&linux::AARCH64, tree),
    },
    Target {
        name: "linux-musl-x86_64",
        extension: "tar.gz",
        contents: Contents::Libraries(&[linux::MUSL_X86_64.library()]),
        build: |stage| linux::build(&linux::MUSL_X86_64, stage),
        verify: |tree| linux::verify(&linux::MUSL_X86_64, tree),
    },
    Target {
        name: "windows-x86_64",
        extension: "zip",
        contents: Contents::Libraries(windows::LIBRARIES),
        build: windows::build,
        verify: windows::verify,
    },
    Target {
        name: "macos-universal",
        extension: "tar.gz",
        contents: Contents::Libraries(&macos::LIBRARIES),
        build: macos::build,
        verify: macos::verify,
    },
    Target {
        name: "python",
        extension: "whl",
        contents: Contents::Collection { archives: python::archives, from: python::sources },
        build: python::build,
        verify: python::verify,
    },
    Target {
        name: "unreal",
        extension: "zip",
        contents: Contents::Collection { archives: unreal::archives, from: unreal::sources },
        build: unreal::build,
        verify: unreal::verify,
    },
];

impl Target {
    /// The archive's name without its extension, and that of the folder in it.
    fn full_name(&self) -> String {
        full_name(self.name)
    }

    /// Folders to pack, below the stage, and the archives that they become.
    fn archives(&self, out: &Path) -> Vec<(PathBuf, PathBuf)> {
        let stage = self.stage();
        let archive = |name: &str| out.join(format!("{name}.{}", self.extension));
        match &self.contents {
            Contents::Libraries(_) => vec![(stage, archive(&self.full_name()))],
            Contents::Collection { archives, .. } => {
                let names = archives().into_iter().map(full_name);
                names.map(|name| (stage.join(&name), archive(&name))).collect()
            }
        }
    }

    fn is_built(&self, out: &Path) -> bool {
        self.archives(out).iter().all(|(_, archive)| archive.exists())
    }

    /// The libraries in it.
    fn libraries(&self) -> Vec<&'static Library> {
        match self.contents {
            Contents::Libraries(libraries) => libraries.iter().collect(),
            Contents::Collection { from, .. } => {
                let from = from();
                let sources = TARGETS.iter().filter(|target| from.contains(&target.name));
                sources.flat_map(Self::libraries).collect()
            }
        }
    }

    /// What the archive is packed from; other targets that hold the same libraries take them from here.
    pub(crate) fn stage(&self) -> PathBuf {
        work_dir().join("stage").join(self.full_name())
    }

    fn build(&self, out: &Path) -> Result<(), String> {
        let stage = self.stage();
        let _ = fs::remove_dir_all(&stage);
        (self.build)(&stage)?;
        if let Contents::Libraries(_) = self.contents {
            documents::write(&stage, &self.full_name(), &self.libraries())?;
            checksums::write(&stage, Folder::Tree)?;
        }
        for (folder, archive) in self.archives(out) {
            match self.contents {
                Contents::Libraries(_) => archive::pack(&folder, &archive)?,
                Contents::Collection { .. } => archive::pack_contents(&folder, &archive)?,
            }
        }
        Ok(())
    }

    /// The tree of its one archive.
    fn unpack(&self, out: &Path) -> Result<PathBuf, String> {
        let unpacked = work_dir().join("unpacked");
        let tree = unpacked.join(self.full_name());
        let _ = fs::remove_dir_all(&tree);
        for (_, archive) in self.archives(out) {
            archive::unpack(&archive, &unpacked)?;
        }
        Ok(tree)
    }

    fn verify(&self, out: &Path) -> Result<(), String> {
        let Contents::Libraries(_) = self.contents else { return (self.verify)(out) };
        let tree = self.unpack(out)?;
        checksums::verify(&tree, Folder::Tree)?;
        documents::verify(&tree)?;
        (self.verify)(&tree)
    }
}

fn full_name(ending: &str) -> String {
    format!("tickcord-{}-{ending}", env!("CARGO_PKG_VERSION"))
}

/// What is asked for on the command line.
pub(crate) struct Options {
    targets: Vec<&'static Target>,
    verify: bool,
    write: bool,
    out: PathBuf,
}

impl Options {
    pub(crate) fn parse(arguments: &[&str]) -> Result<Self, String> {
        let out = paths::target_dir().join("dist");
        let mut options = Self { targets: Vec::new(), verify: false, write: false, out };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let mut value = || rest.next().ok_or_else(|| format!("{argument} needs a value"));
            match *argument {
                "--target" => options.targets.push(target(value()?)?),
                "--verify" => options.verify = true,
                "--write" => options.write = true,
                "--out" => options.out = paths::from_caller(value()?)?,
                other => {
                    let known = "--target, --verify, --write and --out";
                    return Err(format!("dist knows no `{other}`: it takes {known}"));
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
    let Options { targets, verify, write, out } = options;
    if *write {
        // Else the times would be of what was built before.
        let _ = fs::remove_dir_all(toolchain::cross_dir());
    }
    let wanted = targets.iter().copied().filter(|target| *write || !verify || !target.is_built(out));
    let wanted = with_sources(&wanted.collect::<Vec<_>>());
    if let Some(target) = wanted.first().filter(|_| System::HOST != System::Linux) {
        let folder = out.display();
        return Err(format!("{} is not in {folder}, and archives are built on Linux alone", target.name));
    }
    // A machine of the target's own runs what is built already without more tools.
    let foreign = targets.iter().copied().filter(|target| target.name != NATIVE);
    provide_tools(&foreign.collect::<Vec<_>>())?;
    provide_tools(&wanted)?;
    let measured = build_all(&wanted, out)?;
    if *write {
        platforms::write(&measured)?;
    }
    if !*verify {
        return Ok(());
    }
    for target in targets.iter().filter(|target| !measured.contains_key(target.name)) {
        println!("    {:<20} was there, and is not built again", target.name);
    }
    verify_all(targets, out)
}

/// For `cargo xtask test`: builds these anew, whatever is there, and verifies them.
pub(crate) fn test(names: &[&str]) -> Result<(), String> {
    let targets = names.iter().map(|name| target(name)).collect::<Result<Vec<_>, _>>()?;
    let wanted = with_sources(&targets);
    provide_tools(&wanted)?;
    let out = paths::target_dir().join("dist");
    build_all(&wanted, &out)?;
    verify_all(&targets, &out)
}

/// These targets, and before them those whose libraries they hold.
fn with_sources(targets: &[&Target]) -> Vec<&'static Target> {
    let is_source = |name: &str| {
        targets.iter().any(|target| match target.contents {
            Contents::Libraries(_) => false,
            Contents::Collection { from, .. } => from().contains(&name),
        })
    };
    let is_named = |name: &str| targets.iter().any(|target| target.name == name);
    TARGETS.iter().filter(|target| is_named(target.name) || is_source(target.name)).collect()
}

fn build_all(targets: &[&Target], out: &Path) -> Result<BTreeMap<&'static str, Measured>, String> {
    let mut measured = BTreeMap::new();
    for target in targets {
        let took = timed("built", target, |target| target.build(out))?;
        measured.insert(target.name, Measured::new(&target.archives(out), &target.stage(), took)?);
        checksums::write(out, Folder::Release)?;
    }
    Ok(measured)
}

fn verify_all(targets: &[&Target], out: &Path) -> Result<(), String> {
    checksums::verify(out, Folder::Release)?;
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
) -> Result<Duration, String> {
    let started = Instant::now();
    task(target).map_err(|error| format!("{}: {error}", target.name))?;
    let took = started.elapsed();
    println!("    {:<20} {what} in {:.0} s", target.name, took.as_secs_f64());
    Ok(took)
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
