//! `cargo xtask test`: everything that must pass.

use std::env;
use std::time::{Duration, Instant};

use crate::c_api::{articles, misuse, reference, struct_versions};
use crate::{
    checks, conformance, dist, examples, install, python, setup, special_builds, transcript, unreal,
    workflows,
};

/// One thing that passes or fails.
struct Step {
    name: &'static str,
    run: fn() -> Result<(), String>,
    /// Steps whose failure makes this one pointless.
    needs: &'static [&'static str],
    /// Why it cannot be run on this machine, if it cannot.
    obstacle: fn() -> Option<String>,
}

const fn step(name: &'static str, run: fn() -> Result<(), String>) -> Step {
    step_after(name, &[], run)
}

const fn step_after(
    name: &'static str,
    needs: &'static [&'static str],
    run: fn() -> Result<(), String>,
) -> Step {
    Step { name, run, needs, obstacle: || None }
}

const SETUP: &str = "setup";
const BUILD: &str = "build";
const RELEASE: &str = "release build";

/// Quick ones first, so that a slip shows early.
const SHORT: &[Step] = &[
    step(SETUP, || setup::run(&[])),
    step_after("format", &[SETUP], checks::format),
    step("header is fresh", || crate::header::run(true)),
    step_after("header in C and C++", &[SETUP], checks::header_compiles),
    step_after("code of the articles", &[SETUP], articles::check),
    step_after("reference of the C API", &[SETUP], reference::run),
    step_after("sources of the Unreal plugin", &[SETUP], unreal::check_sources),
    step_after("lints", &[SETUP], checks::lints),
    step_after("Python lints", &[SETUP], python::lints),
    step_after("workflows", &[SETUP], workflows::check),
    step("documentation", checks::documentation),
    step_after("licences and sources", &[SETUP], checks::dependencies),
    step("tests", checks::tests),
    step(BUILD, checks::build),
    step_after("C programs", &[BUILD], checks::c_programs),
    step_after("C++ programs", &[BUILD], checks::cpp_programs),
    step_after("C++ under clang", &[SETUP, BUILD], checks::clang),
    step_after("Python binding", &[SETUP, BUILD], python::tests),
    step_after("one script in each language", &[SETUP, BUILD], transcript::check),
    step_after("older and newer callers", &[BUILD], struct_versions::check),
    step_after("misuse", &[BUILD], misuse::check),
    step_after("examples", &[BUILD], examples::check),
    step_after("Unreal plugin in a stand-in", &[SETUP, BUILD], unreal::run),
    step_after("demo", &[BUILD], checks::demo),
    step_after("demo under valgrind", &[BUILD], checks::demo_under_valgrind),
    Step {
        obstacle: conformance::obstacle,
        ..step_after("WebSocket conformance", &[SETUP, BUILD], checks::conformance)
    },
    Step {
        obstacle: || setup::obstacle(&[LINUX]),
        ..step_after("archive for Linux", &[SETUP, BUILD], || dist::test(&[LINUX]))
    },
    Step {
        obstacle: || setup::obstacle(&[WINDOWS]),
        ..step_after("archive for Windows under Wine", &[SETUP, BUILD], || dist::test(&[WINDOWS]))
    },
];

const LONG: &[Step] = &[
    step("slow tests", checks::slow_tests),
    step_after("fuzz lints", &[SETUP], checks::fuzz_lints),
    step_after("fuzz", &[SETUP], crate::fuzz::smoke),
    step_after("C programs under valgrind", &[BUILD], checks::c_programs_under_valgrind),
    step_after("misuse under valgrind", &[BUILD], misuse::check_under_valgrind),
    step_after("misuse under AddressSanitizer", &[BUILD], special_builds::address_sanitizer),
    Step {
        obstacle: setup::no_rust_source,
        ..step_after("misuse under ThreadSanitizer", &[SETUP, BUILD], special_builds::thread_sanitizer)
    },
    step_after("panics", &[BUILD], special_builds::panics),
    step_after("C++ programs under valgrind", &[BUILD], checks::cpp_programs_under_valgrind),
    step_after("examples under valgrind", &[BUILD], examples::check_under_valgrind),
    step(RELEASE, checks::release_build),
    step_after("exported symbols and needed libraries", &[RELEASE], checks::release_library),
    step_after("installed tree", &[SETUP, RELEASE], install::check),
    step_after("release: 1,000 loads", &[RELEASE], checks::loads),
    Step {
        obstacle: || setup::obstacle(&[LINUX]),
        ..step_after("archive is reproducible", &[SETUP], || dist::reproducible::check(&[LINUX]))
    },
];

/// What the environment variable `TICKCORD_DIST` adds.
const ARCHIVES: &[Step] = &[step_after("archives for all other targets", &[BUILD], || {
    let others: Vec<&str> = dist::names().into_iter().filter(|name| !TESTED.contains(name)).collect();
    dist::test(&others)
})];

/// Targets that have steps of their own.
const TESTED: &[&str] = &[LINUX, WINDOWS];
const LINUX: &str = "linux-x86_64";
const WINDOWS: &str = "windows-x86_64";

enum Verdict {
    Passed,
    Failed(String),
    /// Neither: this machine cannot run it.
    NotRun(String),
}

impl Verdict {
    const fn word(&self) -> &'static str {
        match self {
            Self::Passed => "ok",
            Self::Failed(_) => "FAILED",
            Self::NotRun(_) => "NOT RUN",
        }
    }

    const fn is_failure(&self) -> bool {
        matches!(self, Self::Failed(_))
    }
}

struct Outcome {
    name: &'static str,
    verdict: Verdict,
    took: Duration,
}

/// Runs all steps, or the short form's.
pub(crate) fn run(long: bool) -> Result<(), String> {
    let long_steps = if long { LONG } else { &[] };
    let archives = if all_archives()? { ARCHIVES } else { &[] };
    let steps: Vec<&Step> = SHORT.iter().chain(long_steps).chain(archives).collect();
    let outcomes = perform_all(&steps)?;
    println!("\n{}", summary(&outcomes, long));
    verdict(&outcomes)
}

fn all_archives() -> Result<bool, String> {
    match env::var("TICKCORD_DIST").as_deref() {
        Err(_) => Ok(false),
        Ok("all") => Ok(true),
        Ok(other) => Err(format!("TICKCORD_DIST is `{other}`; it can be `all`, or not set")),
    }
}

/// Runs the steps with these names, and before them what they need.
pub(crate) fn run_only(names: &[&str]) -> Result<(), String> {
    let all = || SHORT.iter().chain(LONG).chain(ARCHIVES);
    if let Some(unknown) = names.iter().find(|name| all().all(|step| step.name != **name)) {
        let known: Vec<&str> = all().map(|step| step.name).collect();
        return Err(format!("There is no step `{unknown}`. There are: {}", known.join(", ")));
    }
    let is_needed = |it: &Step| all().any(|step| names.contains(&step.name) && step.needs.contains(&it.name));
    let steps: Vec<&Step> = all().filter(|step| names.contains(&step.name) || is_needed(step)).collect();
    verdict(&perform_all(&steps)?)
}

fn verdict(outcomes: &[Outcome]) -> Result<(), String> {
    if outcomes.iter().any(|outcome| outcome.verdict.is_failure()) { Err(String::new()) } else { Ok(()) }
}

fn perform_all(steps: &[&Step]) -> Result<Vec<Outcome>, String> {
    if !cfg!(target_os = "linux") {
        return Err("`cargo xtask test` reads ELF files and uses valgrind: it needs Linux. \
                    Elsewhere: `cargo test --workspace`"
            .to_owned());
    }
    let mut outcomes: Vec<Outcome> = Vec::new();
    for step in steps {
        let outcome = perform(step, &outcomes);
        report(&outcome);
        outcomes.push(outcome);
    }
    Ok(outcomes)
}

fn perform(step: &Step, before: &[Outcome]) -> Outcome {
    println!("--- {}", step.name);
    let started = Instant::now();
    let broken =
        before.iter().find(|outcome| outcome.verdict.is_failure() && step.needs.contains(&outcome.name));
    let verdict = if let Some(needed) = broken {
        Verdict::Failed(format!("not run, because `{}` failed", needed.name))
    } else if let Some(obstacle) = (step.obstacle)() {
        Verdict::NotRun(obstacle)
    } else {
        (step.run)().map_or_else(Verdict::Failed, |()| Verdict::Passed)
    };
    Outcome { name: step.name, verdict, took: started.elapsed() }
}

fn report(outcome: &Outcome) {
    let seconds = outcome.took.as_secs_f64();
    match &outcome.verdict {
        Verdict::Passed => println!("    ok, {seconds:.1} s"),
        Verdict::Failed(error) => println!("{error}\n    FAILED after {seconds:.1} s: {}", outcome.name),
        Verdict::NotRun(why) => println!("{why}\n    NOT RUN: {}", outcome.name),
    }
}

/// Ends in the one line that scripts read.
fn summary(outcomes: &[Outcome], long: bool) -> String {
    let mut lines: Vec<String> = outcomes
        .iter()
        .map(|outcome| {
            format!("{:<28} {:<7} {:7.1} s", outcome.name, outcome.verdict.word(), outcome.took.as_secs_f64())
        })
        .collect();
    let total: Duration = outcomes.iter().map(|outcome| outcome.took).sum();
    lines.push(format!("{:<28} {:<7} {:7.1} s", "all", "", total.as_secs_f64()));
    if !long {
        let left_out: Vec<&str> = LONG.iter().map(|step| step.name).collect();
        lines.push(format!("Left out, `cargo xtask test --long` runs them: {}", left_out.join(", ")));
    }
    let mut skipped = 0;
    for outcome in outcomes {
        if let Verdict::NotRun(why) = &outcome.verdict {
            skipped += 1;
            lines.push(format!("NOT RUN: {}. {why}", outcome.name));
        }
    }
    let failed = outcomes.iter().filter(|outcome| outcome.verdict.is_failure()).count();
    let passed = outcomes.len() - failed - skipped;
    let skipped = if skipped == 0 { String::new() } else { format!(", {skipped} skipped") };
    lines.push(format!("{passed} passed, {failed} failed{skipped}"));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(name: &'static str, verdict: Verdict) -> Outcome {
        Outcome { name, verdict, took: Duration::from_millis(1500) }
    }

    fn failed(name: &'static str) -> Outcome {
        outcome(name, Verdict::Failed("why".to_owned()))
    }

    #[test]
    fn last_line_counts_steps() {
        let outcomes = [outcome("a", Verdict::Passed), failed("b"), outcome("c", Verdict::Passed)];
        let short = summary(&outcomes, false);
        assert_eq!(short.lines().last(), Some("2 passed, 1 failed"));
        assert!(short.contains("--long"));
        assert!(!summary(&outcomes, true).contains("--long"));
    }

    #[test]
    fn step_after_a_failed_one_is_not_run() {
        let before = [failed(BUILD)];
        let dependent = step_after("x", &[BUILD], || panic!("must not run"));
        assert!(matches!(perform(&dependent, &before).verdict, Verdict::Failed(why) if why.contains(BUILD)));
        let independent = step("y", || Ok(()));
        assert!(matches!(perform(&independent, &before).verdict, Verdict::Passed));
    }

    #[test]
    fn step_that_cannot_run_here_is_counted_apart_and_named() {
        let obstacle = || Some("no such machine".to_owned());
        let step = Step { obstacle, ..step("x", || panic!("must not run")) };
        let outcomes = [outcome("a", Verdict::Passed), perform(&step, &[]), failed("b")];
        let summary = summary(&outcomes, true);
        assert_eq!(summary.lines().last(), Some("1 passed, 1 failed, 1 skipped"));
        assert!(summary.contains("NOT RUN: x. no such machine"), "{summary}");
    }

    #[test]
    fn needed_steps_come_first() {
        let mut names = Vec::new();
        for step in SHORT.iter().chain(LONG).chain(ARCHIVES) {
            assert!(step.needs.iter().all(|needed| names.contains(needed)), "{}", step.name);
            names.push(step.name);
        }
    }
}
