//! The Autobahn|Testsuite in a virtualenv below the target folder.

use std::fs;
use std::path::{Path, PathBuf};

use crate::paths;
use crate::process::{self, BUILD_LIMIT};

/// The last that makes environments for Python 2.7.
const VIRTUALENV: &str = "virtualenv==20.21.1";

/// Speeds the server up; it has to be compiled, and all works without it.
const ACCELERATOR: &str = "wsaccel==0.6.6";

pub(super) struct Suite {
    pub(super) python: PathBuf,
}

impl Suite {
    /// Installs the suite, or finds it installed by an earlier run from the same pins and the same Python.
    pub(super) fn prepare(python2: &Path) -> Result<Self, String> {
        let dir = paths::work_dir().join("conformance");
        let environment = dir.join("suite");
        let suite = Self { python: environment.join("bin/python") };
        let pins = requirements();
        let text = fs::read_to_string(&pins).map_err(|error| format!("{}: {error}", pins.display()))?;
        let identity = format!("{}\n{VIRTUALENV}\n{ACCELERATOR}\n{text}", python2.display());
        // Written last, so that half an installation is never taken for one.
        let stamp = environment.join("installed.txt");
        if fs::read_to_string(&stamp).is_ok_and(|installed| installed == identity) {
            return Ok(suite);
        }

        println!("    installing the Autobahn|Testsuite into {} (about a minute)", environment.display());
        let _ = fs::remove_dir_all(&environment);
        make_environment(&dir.join("virtualenv"), python2, &environment)?;
        suite.install(&["--requirement", &pins.to_string_lossy()])?;
        if suite.install(&[ACCELERATOR]).is_err() {
            println!("    without {ACCELERATOR}, which cannot be built here: the run takes longer");
        }
        fs::write(&stamp, identity).map_err(|error| format!("{}: {error}", stamp.display()))?;
        Ok(suite)
    }

    /// The pins are complete: what a package asks for beside them would be another version.
    fn install(&self, what: &[&str]) -> Result<(), String> {
        let mut pip = process::command(&self.python);
        pip.args(["-m", "pip", "install", "--no-deps", "--disable-pip-version-check"]).args(what);
        process::run(&mut pip, BUILD_LIMIT).map(drop)
    }
}

/// By a virtualenv from the running Python 3, which is of no use afterwards.
fn make_environment(tool: &Path, python2: &Path, environment: &Path) -> Result<(), String> {
    process::run(process::command("python3").args(["-m", "venv", "--clear"]).arg(tool), BUILD_LIMIT)?;
    let mut pip = process::command(tool.join("bin/python"));
    pip.args(["-m", "pip", "install", "--disable-pip-version-check", VIRTUALENV]);
    process::run(&mut pip, BUILD_LIMIT)?;
    let mut virtualenv = process::command(tool.join("bin/virtualenv"));
    virtualenv.arg("--python").arg(python2).arg(environment);
    process::run(&mut virtualenv, BUILD_LIMIT)?;
    let _ = fs::remove_dir_all(tool);
    Ok(())
}

pub(super) fn requirements() -> PathBuf {
    paths::root().join("tests/conformance/requirements.txt")
}

/// The suite's own version among the pins.
pub(super) fn version(requirements: &str) -> Option<&str> {
    requirements.lines().find_map(|line| line.strip_prefix("autobahntestsuite=="))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pin_is_one_version() {
        let text = fs::read_to_string(requirements()).unwrap();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let (name, version) = line.split_once("==").expect(line);
            assert!(!name.is_empty() && version.starts_with(|c: char| c.is_ascii_digit()), "{line}");
        }
        assert_eq!(version(&text), Some("25.10.1"));
    }
}
