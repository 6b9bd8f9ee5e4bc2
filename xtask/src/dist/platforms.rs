//! `docs/platforms.md`: what each archive needs, how large it is, and where what is in it has run.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::paths;

const PAGE: &str = include_str!("page.md");

/// What no build tells of a target.
struct Facts {
    target: &'static str,
    /// The oldest system to run with.
    floor: &'static str,
    /// What `cargo xtask dist --verify` does where it was built.
    checked: &'static str,
    /// Where the workflow does the same on a machine of the target's own.
    runners: &'static [&'static str],
}

const FACTS: &[Facts] = &[
    Facts { target: "linux-x86_64", floor: "glibc 2.17", checked: "run", runners: &["ubuntu-24.04"] },
    Facts {
        target: "linux-aarch64",
        floor: "glibc 2.17",
        checked: "run by QEMU",
        runners: &["ubuntu-24.04-arm"],
    },
    Facts {
        target: "linux-musl-x86_64",
        floor: "musl 1.2",
        checked: "run with musl's loader, and as a static program",
        runners: &[],
    },
    Facts {
        target: "windows-x86_64",
        floor: "Windows 8.1, Windows Server 2012 R2",
        checked: "run under Wine 8",
        runners: &["windows-2025"],
    },
    Facts {
        target: "macos-universal",
        floor: "macOS 11",
        checked: "names, dependencies and signature read, programs linked; **not run**",
        runners: &["macos-15", "macos-15-intel"],
    },
    Facts {
        target: "python",
        floor: "Python 3.9, and as above",
        checked: "the wheel for x86-64 Linux run, the others read",
        runners: &[],
    },
    Facts {
        target: "unreal",
        floor: "Unreal Engine 5.3, and as above",
        checked: "list of files compared, libraries compared with those of the other archives",
        runners: &[],
    },
];

/// What is measured of one target, as it stands in the page: sizes of archive and libraries, and time.
pub(super) struct Measured([String; 4]);

impl Measured {
    /// `archives` and the folders that they were packed from; `stage` is what was built.
    pub(super) fn new(archives: &[(PathBuf, PathBuf)], stage: &Path, took: Duration) -> Result<Self, String> {
        let mut packed = 0;
        for (_, archive) in archives {
            packed += size(archive)?;
        }
        let largest = |extensions: &[&str]| -> Result<String, String> {
            let mut largest = 0;
            for file in paths::files(stage)?.iter().filter(|file| is_library(file, extensions)) {
                largest = largest.max(size(file)?);
            }
            Ok(if largest == 0 { "–".to_owned() } else { mebibytes(largest) })
        };
        let time = format!("{} s", took.as_secs());
        Ok(Self([mebibytes(packed), largest(&["so", "dylib", "dll"])?, largest(&["a", "lib"])?, time]))
    }
}

fn size(file: &Path) -> Result<u64, String> {
    fs::metadata(file).map(|it| it.len()).map_err(|error| format!("{}: {error}", file.display()))
}

/// With a version behind the extension or without.
fn is_library(file: &Path, extensions: &[&str]) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let name = name.trim_end_matches(|it: char| it.is_ascii_digit() || it == '.');
    extensions.iter().any(|extension| name.ends_with(&format!(".{extension}")))
}

#[expect(clippy::cast_precision_loss, reason = "one digit behind the point")]
fn mebibytes(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / f64::from(1 << 20))
}

fn path() -> PathBuf {
    paths::root().join("docs/platforms.md")
}

/// Renews what was measured; other rows stay.
pub(super) fn write(measured: &BTreeMap<&str, Measured>) -> Result<(), String> {
    let file = path();
    let old = fs::read_to_string(&file).unwrap_or_default();
    fs::write(&file, render(&old, measured)).map_err(|error| format!("{}: {error}", file.display()))
}

fn render(old: &str, measured: &BTreeMap<&str, Measured>) -> String {
    let mut sizes =
        "| Archive | Needs at least | Packed | Shared library | Static library | Built in |\n".to_owned();
    sizes += "|---|---|---:|---:|---:|---:|\n";
    let mut checks =
        "| Archive | On the machine that built it | In the workflow |\n|---|---|---|\n".to_owned();
    for facts in FACTS {
        let row = format!("| {} | {} |", facts.target, facts.floor);
        let before = || old.lines().find_map(|line| line.strip_prefix(&row)).map(str::to_owned);
        let numbers = measured.get(facts.target).map(|it| format!(" {} |", it.0.join(" | ")));
        let numbers = numbers.or_else(before).unwrap_or_else(|| " | | | |".to_owned());
        let _ = writeln!(sizes, "{row}{numbers}");
        let runners = if facts.runners.is_empty() {
            "the same, where it is built".to_owned()
        } else {
            format!("run on {}", facts.runners.join(" and "))
        };
        let _ = writeln!(checks, "| {} | {} | {runners} |", facts.target, facts.checked);
    }
    PAGE.replace("{sizes}", &sizes).replace("{checks}", &checks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dist;

    #[test]
    fn page_speaks_of_all_targets_as_they_are() {
        let listed: Vec<&str> = FACTS.iter().map(|facts| facts.target).collect();
        assert_eq!(listed, dist::names(), "FACTS has a row for each target");
        let page = fs::read_to_string(path()).unwrap();
        assert_eq!(render(&page, &BTreeMap::new()), page, "`cargo xtask dist --write` renews the page");
    }

    #[test]
    fn workflow_runs_the_targets_that_the_page_says() {
        let workflow = fs::read_to_string(paths::root().join(".github/workflows/dist.yml")).unwrap();
        let values = |key: &str| {
            let lines = workflow.lines().map(|line| line.trim().trim_start_matches("- "));
            lines.filter_map(|line| line.strip_prefix(key)).map(str::trim).collect::<Vec<_>>()
        };
        let pairs: Vec<(&str, &str)> = values("runner:").into_iter().zip(values("target:")).collect();
        let wanted: Vec<(&str, &str)> = FACTS
            .iter()
            .flat_map(|facts| facts.runners.iter().map(|runner| (*runner, facts.target)))
            .collect();
        assert_eq!(pairs, wanted);
    }

    #[test]
    fn what_was_measured_takes_its_place_and_the_rest_stays() {
        let measured = |archive: &str| Measured([archive, "2.0", "9.0", "60 s"].map(str::to_owned));
        let first = render("", &BTreeMap::from([("linux-x86_64", measured("4.0"))]));
        let second = render(&first, &BTreeMap::from([("macos-universal", measured("5.0"))]));
        assert!(second.contains("| linux-x86_64 | glibc 2.17 | 4.0 | 2.0 | 9.0 | 60 s |"), "{second}");
        assert!(second.contains("| macos-universal | macOS 11 | 5.0 | 2.0 | 9.0 | 60 s |"), "{second}");
    }

    #[test]
    fn libraries_are_told_by_their_names() {
        for name in ["libtickcord.so.1", "libtickcord.1.dylib", "tickcord.dll"] {
            assert!(is_library(Path::new(name), &["so", "dylib", "dll"]), "{name}");
        }
        for name in ["tickcord.hpp", "libtickcord.a", "tickcord.dll.lib"] {
            assert!(!is_library(Path::new(name), &["so", "dylib", "dll"]), "{name}");
        }
    }
}
