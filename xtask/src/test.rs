//! `cargo xtask test`: everything that must pass.

use std::time::{Duration, Instant};

use crate::checks;

/// One thing that passes or fails.
struct Step {
    name: &'static str,
    run: fn() -> Result<(), String>,
    /// Steps whose failure makes this one pointless.
    needs: &'static [&'static str],
}

const fn step(name: &'static str, run: fn() -> Result<(), String>) -> Step {
    Step { name, run, needs: &[] }
}

const fn step_after(
    name: &'static str,
    needs: &'static [&'static str],
    run: fn() -> Result<(), String>,
) -> Step {
    Step { name, run, needs }
}

const SETUP: &str = "setup";
const BUILD: &str = "build";
const RELEASE: &str = "release build";

/// Quick ones first, so that a slip shows early.
const SHORT: &[Step] = &[
    step(SETUP, || crate::setup::run(false)),
    step_after("format", &[SETUP], checks::format),
    step("header is fresh", || crate::header::run(true)),
    step_after("header in C and C++", &[SETUP], checks::header_compiles),
    step_after("lints", &[SETUP], checks::lints),
    step("documentation", checks::documentation),
    step_after("licences and sources", &[SETUP], checks::dependencies),
    step("tests", checks::tests),
    step(BUILD, checks::build),
    step_after("C programs", &[BUILD], checks::c_programs),
    step_after("demo", &[BUILD], checks::demo),
    step_after("demo under valgrind", &[BUILD], checks::demo_under_valgrind),
    step(RELEASE, checks::release_build),
    step_after("exported symbols", &[RELEASE], checks::symbols),
    step_after("needed libraries", &[RELEASE], checks::needed_libraries),
];

const LONG: &[Step] = &[
    step("slow tests", checks::slow_tests),
    step_after("C programs under valgrind", &[BUILD], checks::c_programs_under_valgrind),
    step_after("release: C programs", &[RELEASE], checks::release_c_programs),
    step_after("release: demo", &[RELEASE], checks::release_demo),
];

struct Outcome {
    name: &'static str,
    result: Result<(), String>,
    took: Duration,
}

pub(crate) fn run(long: bool) -> Result<(), String> {
    if !cfg!(target_os = "linux") {
        return Err("`cargo xtask test` reads ELF files and uses valgrind: it needs Linux. \
                    Elsewhere: `cargo test --workspace`"
            .to_owned());
    }
    let mut outcomes: Vec<Outcome> = Vec::new();
    for step in SHORT.iter().chain(if long { LONG } else { &[] }) {
        let outcome = perform(step, &outcomes);
        report(&outcome);
        outcomes.push(outcome);
    }
    println!("\n{}", summary(&outcomes, long));
    if outcomes.iter().all(|outcome| outcome.result.is_ok()) { Ok(()) } else { Err(String::new()) }
}

fn perform(step: &Step, before: &[Outcome]) -> Outcome {
    println!("--- {}", step.name);
    let started = Instant::now();
    let broken = before.iter().find(|outcome| outcome.result.is_err() && step.needs.contains(&outcome.name));
    let result = match broken {
        Some(needed) => Err(format!("not run, because `{}` failed", needed.name)),
        None => (step.run)(),
    };
    Outcome { name: step.name, result, took: started.elapsed() }
}

fn report(outcome: &Outcome) {
    let seconds = outcome.took.as_secs_f64();
    match &outcome.result {
        Ok(()) => println!("    ok, {seconds:.1} s"),
        Err(error) => println!("{error}\n    FAILED after {seconds:.1} s: {}", outcome.name),
    }
}

/// Ends in the one line that scripts read.
fn summary(outcomes: &[Outcome], long: bool) -> String {
    let mut lines: Vec<String> = outcomes
        .iter()
        .map(|outcome| {
            let verdict = if outcome.result.is_ok() { "ok" } else { "FAILED" };
            format!("{:<28} {verdict:<6} {:7.1} s", outcome.name, outcome.took.as_secs_f64())
        })
        .collect();
    let total: Duration = outcomes.iter().map(|outcome| outcome.took).sum();
    lines.push(format!("{:<28} {:<6} {:7.1} s", "all", "", total.as_secs_f64()));
    if !long {
        let left_out: Vec<&str> = LONG.iter().map(|step| step.name).collect();
        lines.push(format!("Left out, `cargo xtask test --long` runs them: {}", left_out.join(", ")));
    }
    let failed = outcomes.iter().filter(|outcome| outcome.result.is_err()).count();
    lines.push(format!("{} passed, {failed} failed", outcomes.len() - failed));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(name: &'static str, result: Result<(), String>) -> Outcome {
        Outcome { name, result, took: Duration::from_millis(1500) }
    }

    #[test]
    fn last_line_counts_steps() {
        let outcomes = [outcome("a", Ok(())), outcome("b", Err("why".to_owned())), outcome("c", Ok(()))];
        let short = summary(&outcomes, false);
        assert_eq!(short.lines().last(), Some("2 passed, 1 failed"));
        assert!(short.contains("--long"));
        assert!(!summary(&outcomes, true).contains("--long"));
    }

    #[test]
    fn step_after_a_failed_one_is_not_run() {
        let before = [outcome(BUILD, Err("why".to_owned()))];
        let dependent = step_after("x", &[BUILD], || panic!("must not run"));
        assert!(perform(&dependent, &before).result.unwrap_err().contains(BUILD));
        let independent = step("y", || Ok(()));
        assert!(perform(&independent, &before).result.is_ok());
    }

    #[test]
    fn needed_steps_come_first() {
        let mut names = Vec::new();
        for step in SHORT.iter().chain(LONG) {
            assert!(step.needs.iter().all(|needed| names.contains(needed)), "{}", step.name);
            names.push(step.name);
        }
    }
}
