//! Tools from `PyPI`, each group in a virtual environment of its own in the target folder: nothing of the system's changes.

use std::fs;
use std::path::{Path, PathBuf};

use crate::paths;
use crate::process::{self, BUILD_LIMIT};

/// Tools that are installed together, with their versions: a new release cannot turn a green tree red.
pub(crate) struct Environment {
    pub(crate) name: &'static str,
    pub(crate) packages: &'static [&'static str],
}

/// Where an environment has its programs.
pub(crate) fn programs(environment: &Path) -> PathBuf {
    environment.join(if cfg!(windows) { "Scripts" } else { "bin" })
}

impl Environment {
    /// The folder of its programs; installs them if they are not there.
    pub(crate) fn bin(&self) -> Result<PathBuf, String> {
        if !self.is_installed() {
            self.install()?;
        }
        Ok(programs(&self.folder()))
    }

    fn folder(&self) -> PathBuf {
        paths::work_dir().join(self.name)
    }

    /// Written last, so that half an installation is never taken for one.
    fn stamp(&self) -> PathBuf {
        self.folder().join("installed.txt")
    }

    fn is_installed(&self) -> bool {
        fs::read_to_string(self.stamp()).is_ok_and(|installed| installed == self.packages.join("\n"))
    }

    fn install(&self) -> Result<(), String> {
        let folder = self.folder();
        println!("    installing {} into {}", self.packages.join(" and "), folder.display());
        process::run(process::command("python3").args(["-m", "venv", "--clear"]).arg(&folder), BUILD_LIMIT)?;
        let mut pip = process::command(programs(&folder).join("python"));
        pip.args(["-m", "pip", "install", "--disable-pip-version-check"]).args(self.packages);
        process::run(&mut pip, BUILD_LIMIT)?;
        let stamp = self.stamp();
        fs::write(&stamp, self.packages.join("\n")).map_err(|error| format!("{}: {error}", stamp.display()))
    }
}
