//! The example host as a child process, and the transcript of what it and the others say.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Instant;

use crate::process::{self, Guard};

/// Who said what, when; shown at once, or kept until somebody wants to know what went wrong.
#[derive(Clone)]
pub(crate) struct Transcript {
    started: Instant,
    echo: bool,
    lines: Arc<Mutex<Vec<String>>>,
}

impl Transcript {
    pub(crate) fn new(echo: bool) -> Self {
        Self { started: Instant::now(), echo, lines: Arc::default() }
    }

    pub(crate) fn say(&self, who: &str, what: &str) {
        let line = format!("{:7.3} {who:<8}| {what}", self.started.elapsed().as_secs_f64());
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        if self.echo {
            println!("{line}");
        }
        lines.push(line);
    }

    /// What was kept, if it was not shown.
    pub(crate) fn unseen(&self) -> String {
        let lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        if self.echo { String::new() } else { lines.join("\n") + "\n" }
    }
}

pub(crate) struct Host {
    process: Guard,
    incoming: Receiver<String>,
    reader: JoinHandle<()>,
    /// Every line it printed so far.
    pub(crate) lines: Vec<String>,
    /// What it wrote to stderr: its complaints, and valgrind's.
    errors: PathBuf,
}

impl Host {
    pub(crate) fn start(mut command: Command, transcript: &Transcript) -> Result<Self, String> {
        let errors = process::log_path()?;
        let file = File::create(&errors).map_err(|error| format!("{}: {error}", errors.display()))?;
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(file)
            .spawn()
            .map_err(|error| format!("{}: {error}", process::shown(&command)))?;
        let stdout = child.stdout.take().expect("stdout is piped");
        let (sender, incoming) = mpsc::channel();
        let transcript = transcript.clone();
        let reader = thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                transcript.say("host", &line);
                let _ = sender.send(line);
            }
        });
        Ok(Self { process: Guard(child), incoming, reader, lines: Vec::new(), errors })
    }

    /// Until the lines printed so far satisfy `done`.
    pub(crate) fn wait_until(
        &mut self,
        what: &str,
        deadline: Instant,
        mut done: impl FnMut(&[String]) -> bool,
    ) -> Result<(), String> {
        while !done(&self.lines) {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.incoming.recv_timeout(left) {
                Ok(line) => self.lines.push(line),
                Err(mpsc::RecvTimeoutError::Timeout) => return Err(format!("no {what} in time")),
                Err(mpsc::RecvTimeoutError::Disconnected) => {
                    return Err(format!("the host ended before {what}\n{}", self.complaints()));
                }
            }
        }
        Ok(())
    }

    /// Until it ends by itself; gives every line it printed.
    pub(crate) fn finish(self, deadline: Instant) -> Result<Vec<String>, String> {
        let Self { mut process, incoming, reader, mut lines, errors } = self;
        let status = process.wait(deadline);
        drop(process);
        // The process has ended or was ended, so the pipe is closed.
        let _ = reader.join();
        lines.extend(incoming.try_iter());
        let complaints = fs::read_to_string(&errors).unwrap_or_default();
        let _ = fs::remove_file(&errors);
        match status {
            Some(status) if status.success() => Ok(lines),
            Some(status) => Err(format!("the host ended with {status}\n{complaints}")),
            None => Err(format!("the host did not end in time\n{complaints}")),
        }
    }

    fn complaints(&self) -> String {
        fs::read_to_string(&self.errors).unwrap_or_default()
    }
}
