//! A running fuzzing server.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;

use super::suite::Suite;
use crate::paths;
use crate::process::{self, Guard};

/// Python 2 needs a while to import it all on a busy machine.
const START_LIMIT: Duration = Duration::from_secs(60);

#[derive(Clone, Copy)]
pub(super) enum Scheme {
    Ws,
    Wss,
}

impl Scheme {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Ws => "ws",
            Self::Wss => "wss",
        }
    }
}

/// Ended when dropped.
pub(super) struct Server {
    url: String,
    ca_file: Option<PathBuf>,
    _process: Guard,
}

impl Server {
    /// `lifetime`: it ends itself after that, should nobody be left to do it.
    pub(super) fn start(
        suite: &Suite,
        scheme: Scheme,
        reports: &Path,
        sections: &[u32],
        lifetime: Duration,
    ) -> Result<Self, String> {
        let log = reports.join("server.log");
        let errors = File::create(&log).map_err(|error| format!("{}: {error}", log.display()))?;
        let mut command = process::command(&suite.python);
        // Compiled files would lie beside the committed ones.
        command.arg("-B").arg(paths::root().join("tests/conformance/server.py"));
        command.arg(reports).arg(lifetime.as_secs().to_string()).arg(scheme.name());
        command.args(sections.iter().map(|section| format!("{section}.*")));
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(errors)
            .spawn()
            .map_err(|error| format!("{}: {error}", process::shown(&command)))?;
        let stdout = child.stdout.take().expect("stdout is piped");
        let process = Guard(child);
        let Some(line) = process::first_line(stdout, START_LIMIT) else {
            let why = fs::read_to_string(&log).unwrap_or_default();
            return Err(format!("the fuzzing server did not start\n{why}"));
        };
        let said: Value =
            serde_json::from_str(&line).map_err(|error| format!("the server printed `{line}`: {error}"))?;
        let port = said["port"].as_u64().ok_or_else(|| format!("the server says no port: {said}"))?;
        Ok(Self {
            url: format!("{}://127.0.0.1:{port}", scheme.name()),
            ca_file: said["ca_file"].as_str().map(PathBuf::from),
            _process: process,
        })
    }

    pub(super) fn url(&self) -> &str {
        &self.url
    }

    /// The authority behind its certificate, if it has one.
    pub(super) fn ca_file(&self) -> Option<&Path> {
        self.ca_file.as_deref()
    }
}
