//! Child processes: bounded in time, output kept for when they fail.

use std::env;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::paths;

/// Longer than any build takes; only there so that nothing hangs for ever.
pub(crate) const BUILD_LIMIT: Duration = Duration::from_mins(20);

const POLL: Duration = Duration::from_millis(10);

/// A command in the repository's root, without what `cargo run` put into our environment.
///
/// Build scripts such as ring's watch `CARGO_MANIFEST_DIR` and would build everything again, and `LD_LIBRARY_PATH`
/// would make a program load another profile's library than the one it was linked with.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(paths::root()).stdin(Stdio::null()).env_remove("LD_LIBRARY_PATH");
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        let of_one_package = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"];
        if of_one_package.iter().any(|prefix| text.starts_with(prefix)) {
            command.env_remove(&name);
        }
    }
    command
}

pub(crate) fn cargo() -> Command {
    command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs to the end and returns both output streams as one text; a failure carries that text.
pub(crate) fn run(command: &mut Command, limit: Duration) -> Result<String, String> {
    let log = log_path()?;
    let describe = |error: std::io::Error| format!("{}: {error}", log.display());
    let file = File::create(&log).map_err(describe)?;
    let child = command
        .stdout(file.try_clone().map_err(describe)?)
        .stderr(file)
        .spawn()
        .map_err(|error| format!("{}: {error}", shown(command)))?;
    let status = Guard(child).wait(Instant::now() + limit);
    let output = fs::read(&log).map_err(describe)?;
    let output = String::from_utf8_lossy(&output).into_owned();
    match status {
        Some(status) if status.success() => {
            // Of no use any more; a failure's log stays for whoever wants the whole of it.
            let _ = fs::remove_file(&log);
            Ok(output)
        }
        Some(status) => Err(format!("{}\nended with {status}\n{output}", shown(command))),
        None => Err(format!("{}\ndid not end within {} s\n{output}", shown(command), limit.as_secs())),
    }
}

/// Runs to the end in full view, for as long as it takes.
pub(crate) fn run_shown(command: &mut Command) -> Result<(), String> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{} ended with {status}", shown(command))),
        Err(error) => Err(format!("{}: {error}", shown(command))),
    }
}

/// Whether the program starts and ends well; its output is of no interest.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// The first line that a server prints, with which it says that it is ready.
pub(crate) fn first_line(stdout: ChildStdout, limit: Duration) -> Option<String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut lines = BufReader::new(stdout).lines();
        let _ = sender.send(lines.next());
        // Read on, so that it never blocks on a full pipe.
        lines.for_each(drop);
    });
    receiver.recv_timeout(limit).ok()??.ok()
}

pub(crate) fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let mut shown = program.to_string_lossy().into_owned();
    for argument in command.get_args() {
        shown.push(' ');
        shown.push_str(&argument.to_string_lossy());
    }
    shown
}

/// A fresh file for a child's output.
pub(crate) fn log_path() -> Result<std::path::PathBuf, String> {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let dir = paths::work_dir().join("logs");
    fs::create_dir_all(&dir).map_err(|error| format!("{}: {error}", dir.display()))?;
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    Ok(dir.join(format!("{}-{number}.log", std::process::id())))
}

/// Ends the child when dropped, so that no failure leaves a server behind.
pub(crate) struct Guard(pub(crate) Child);

impl Guard {
    /// `None` when it still runs at the deadline; dropping ends it.
    pub(crate) fn wait(&mut self, deadline: Instant) -> Option<ExitStatus> {
        loop {
            if let Ok(Some(status)) = self.0.try_wait() {
                return Some(status);
            }
            if Instant::now() >= deadline {
                return None;
            }
            thread::sleep(POLL);
        }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        if let Ok(None) = self.0.try_wait() {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut shell = command("sh");
        shell.args(["-c", script]);
        shell
    }

    #[test]
    fn output_of_both_streams_comes_back() {
        let output = run(&mut shell("echo out; echo err >&2"), BUILD_LIMIT).unwrap();
        assert_eq!(output, "out\nerr\n");
    }

    #[test]
    fn failure_carries_output_and_status() {
        let error = run(&mut shell("echo why; exit 3"), BUILD_LIMIT).unwrap_err();
        assert!(error.contains("why") && error.contains('3'), "{error}");
    }

    #[test]
    fn endless_program_is_ended() {
        let started = Instant::now();
        let error = run(&mut shell("exec sleep 60"), Duration::from_millis(100)).unwrap_err();
        assert!(error.contains("did not end"), "{error}");
        assert!(started.elapsed() < Duration::from_secs(20));
    }
}
