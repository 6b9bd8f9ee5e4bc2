//! The Unreal plugin without Unreal: against a stand-in for the engine it is compiled and run, and its rules are run as C#.

mod build_rules;
mod calls;
mod conventions;
mod descriptor;
mod lint;
pub(crate) mod package;
mod pages;
pub(crate) mod plugin;
mod reflection;
mod scenarios;
mod seeded;
pub(crate) mod snapshot;
mod stand_in;

pub(crate) use snapshot::write as write_snapshot;

/// What can be said of the sources by looking at them.
pub(crate) fn check_sources() -> Result<(), String> {
    descriptor::check()?;
    conventions::check()?;
    lint::check()?;
    calls::check()?;
    build_rules::check()?;
    snapshot::check()?;
    stand_in::check_headers()?;
    pages::check()?;
    stand_in::check_variants()?;
    seeded::check()
}

/// The plugin runs in the stand-in, with the real library, against the sandbox, under `AddressSanitizer`.
pub(crate) fn run() -> Result<(), String> {
    scenarios::run()
}
