//! `cargo xtask fuzz`: the targets of `fuzz/` under libFuzzer and `AddressSanitizer`.
//!
//! It does what cargo-fuzz does, with the compiler at hand: `RUSTC_BOOTSTRAP` lets it take the sanitizer's flag.

mod corpus;

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::paths;
use crate::process::{self, BUILD_LIMIT, Guard};

const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Zsanitizer=address";

/// Named although it is this machine's own: cargo then spares build scripts and proc macros the flags.
fn platform() -> String {
    format!("{}-unknown-linux-gnu", std::env::consts::ARCH)
}

/// An input that takes longer is a finding.
const INPUT_SECONDS: u32 = 20;

/// Reading the corpus, and stopping.
const MARGIN: Duration = Duration::from_mins(2);

pub(crate) struct Options {
    /// For each target.
    pub(crate) seconds: u64,
    /// Whether what was found replaces the committed corpus.
    pub(crate) merge: bool,
    /// None: all.
    pub(crate) targets: Vec<String>,
}

impl Options {
    pub(crate) fn parse(arguments: &[&str]) -> Result<Self, String> {
        let mut options = Self { seconds: 60, merge: false, targets: Vec::new() };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match *argument {
                "--seconds" => {
                    let seconds = arguments.next().and_then(|seconds| seconds.parse().ok());
                    // 0 would have no end.
                    options.seconds =
                        seconds.filter(|seconds| *seconds > 0).ok_or("--seconds needs a number")?;
                }
                "--merge" => options.merge = true,
                option if option.starts_with('-') => return Err(format!("fuzz: unknown option {option}")),
                target => options.targets.push(target.to_owned()),
            }
        }
        Ok(options)
    }
}

pub(crate) fn run(options: &Options) -> Result<(), String> {
    let targets = targets()?;
    if let Some(unknown) = options.targets.iter().find(|target| !targets.contains(target)) {
        return Err(format!("fuzz: there is no target {unknown}; there are {}", targets.join(", ")));
    }
    let chosen = if options.targets.is_empty() { &targets } else { &options.targets };
    println!("fuzz: building {}", chosen.join(", "));
    build(chosen)?;
    let mut findings = Vec::new();
    for target in chosen {
        let place = Place::new(target)?;
        match fuzz(&place, options.seconds)? {
            Verdict::Clean(line) => println!("{target:<14} {line}"),
            Verdict::Finding(text) => {
                println!("{target:<14} FINDING");
                findings.push(text);
                continue;
            }
        }
        if options.merge {
            corpus::renew(&place)?;
        }
    }
    if findings.is_empty() { Ok(()) } else { Err(findings.join("\n\n")) }
}

/// A few seconds each: that the targets build and run, and that nothing shallow is wrong.
pub(crate) fn smoke() -> Result<(), String> {
    run(&Options { seconds: 5, merge: false, targets: Vec::new() })
}

/// The programs in `fuzz/fuzz_targets`.
fn targets() -> Result<Vec<String>, String> {
    let files = paths::files_with_extension(&paths::root().join("fuzz/fuzz_targets"), "rs")?;
    Ok(files.iter().filter_map(|file| Some(file.file_stem()?.to_str()?.to_owned())).collect())
}

/// A folder of its own: with other flags cargo would build everything anew each time.
fn build_dir() -> PathBuf {
    paths::target_dir().join("fuzz")
}

fn build(targets: &[String]) -> Result<(), String> {
    let mut cargo = process::cargo();
    cargo.args(["build", "--release", "--locked", "--manifest-path", "fuzz/Cargo.toml"]);
    cargo.args(["--target", &platform()]);
    cargo.args(targets.iter().flat_map(|target| ["--bin", target]));
    cargo.env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", FLAGS).env("CARGO_TARGET_DIR", build_dir());
    process::run(&mut cargo, BUILD_LIMIT).map(drop)
}

/// Where a target's things are.
struct Place {
    target: String,
    program: PathBuf,
    /// Committed, and only written by `--merge`.
    corpus: PathBuf,
    /// What was found on this machine; the next run goes on from it.
    found: PathBuf,
    artifacts: PathBuf,
}

impl Place {
    fn new(target: &str) -> Result<Self, String> {
        let work = paths::work_dir().join("fuzz").join(target);
        let place = Self {
            target: target.to_owned(),
            program: build_dir().join(platform()).join("release").join(target),
            corpus: paths::root().join("fuzz/corpus").join(target),
            found: work.join("corpus"),
            artifacts: work.join("artifacts"),
        };
        for dir in [&place.corpus, &place.found, &place.artifacts] {
            fs::create_dir_all(dir).map_err(|error| format!("{}: {error}", dir.display()))?;
        }
        Ok(place)
    }

    fn command(&self) -> Command {
        let mut command = process::command(&self.program);
        command.arg(format!("-artifact_prefix={}/", self.artifacts.display()));
        command.arg(format!("-timeout={INPUT_SECONDS}"));
        command
    }
}

enum Verdict {
    Clean(String),
    Finding(String),
}

fn fuzz(place: &Place, seconds: u64) -> Result<Verdict, String> {
    let log = place.artifacts.with_file_name("log");
    let describe = |error: std::io::Error| format!("{}: {error}", log.display());
    let file = File::create(&log).map_err(describe)?;
    let mut command = place.command();
    command.arg(format!("-max_total_time={seconds}")).arg("-print_final_stats=1");
    command.arg(&place.found).arg(&place.corpus);
    command.stdout(file.try_clone().map_err(describe)?).stderr(file);
    let child = command.spawn().map_err(|error| format!("{}: {error}", process::shown(&command)))?;
    let status = Guard(child).wait(Instant::now() + Duration::from_secs(seconds) + MARGIN);
    let output = fs::read(&log).map_err(describe)?;
    let output = String::from_utf8_lossy(&output);
    Ok(match status {
        Some(status) if status.success() => Verdict::Clean(statistics(&output, seconds)?),
        Some(_) => Verdict::Finding(explain(place, &output)),
        None => Verdict::Finding(format!("{} did not end; its output is in {}", place.target, log.display())),
    })
}

/// From the lines that libFuzzer ends with.
fn statistics(output: &str, seconds: u64) -> Result<String, String> {
    let number = |name: &str| {
        let start = format!("stat::{name}:");
        let line = output.lines().find_map(|line| line.strip_prefix(start.as_str()));
        line.map(str::trim).ok_or_else(|| format!("libFuzzer did not say {name}"))
    };
    let executions = number("number_of_executed_units")?;
    let rate = number("average_exec_per_sec")?;
    let new = number("new_units_added")?;
    Ok(format!("{seconds} s, {executions} executions, {rate} a second, {new} new inputs, no finding"))
}

/// What happened, and how to see it again.
fn explain(place: &Place, output: &str) -> String {
    // Behind the progress of libFuzzer; its own report of the bytes comes after.
    let noise = |line: &&str| line.starts_with('#') || line.starts_with("INFO:") || line.starts_with('\t');
    let report: Vec<&str> = output.lines().filter(|line| !noise(line)).take(40).collect();
    let artifact =
        output.lines().find_map(|line| line.split_once("Test unit written to ")).map(|(_, path)| path);
    let again = artifact.map_or_else(String::new, |artifact| {
        format!("\nagain: {} {artifact}\nA bug gets a test of its own in tests/.", place.program.display())
    });
    format!("{}:\n{}{again}", place.target, report.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read() {
        let options = Options::parse(&["header", "--seconds", "5", "json"]).unwrap();
        assert_eq!((options.seconds, options.merge), (5, false));
        assert_eq!(options.targets, ["header", "json"]);
        for wrong in [&["--seconds"][..], &["--seconds", "0"], &["--seconds", "x"], &["--long"]] {
            assert!(Options::parse(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn statistics_are_read() {
        let output = "#8 DONE\nstat::number_of_executed_units: 1800\nstat::average_exec_per_sec:     300\n\
                      stat::new_units_added:          7\n";
        let line = statistics(output, 6).unwrap();
        assert_eq!(line, "6 s, 1800 executions, 300 a second, 7 new inputs, no finding");
        assert!(statistics("stat::new_units_added: 7", 6).is_err());
    }

    #[test]
    fn every_target_is_in_the_manifest() {
        let manifest = fs::read_to_string(paths::root().join("fuzz/Cargo.toml")).unwrap();
        let targets = targets().unwrap();
        assert!(!targets.is_empty());
        for target in targets {
            assert!(manifest.contains(&format!("path = \"fuzz_targets/{target}.rs\"")), "{target}");
        }
    }
}
