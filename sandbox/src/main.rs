//! `tickcord-sandbox`: the sandbox as a program of its own.

mod cli;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};
use tickcord_sandbox::Sandbox;
use tokio::runtime;

use crate::cli::{Command, Settings};

/// Stands for no limit.
const FOREVER: Duration = Duration::from_hours(24 * 365);

fn main() -> ExitCode {
    match cli::parse(std::env::args().skip(1)) {
        Ok(Command::Help) => {
            print!("{}", cli::HELP);
            ExitCode::SUCCESS
        }
        Ok(Command::Serve(settings)) => match serve(*settings) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("tickcord-sandbox: {error}");
                ExitCode::FAILURE
            }
        },
        Err(mistake) => {
            eprintln!("tickcord-sandbox: {mistake}; --help shows the flags");
            ExitCode::from(2)
        }
    }
}

fn serve(settings: Settings) -> io::Result<()> {
    let sandbox = Arc::new(Sandbox::try_start(settings.options)?);
    // Before anyone can know that there is something to stop.
    stop_on_signal(Arc::downgrade(&sandbox))?;
    let ca_file = CaFile::write(settings.ca_file, sandbox.ca_pem())?;
    let mut stdout = io::stdout().lock();
    writeln!(stdout, "{}", announcement(&sandbox, &ca_file.path))?;
    stdout.flush()?;
    drop(stdout);
    let _ = sandbox.wait_until_stopped(settings.seconds.unwrap_or(FOREVER));
    Ok(())
}

fn announcement(sandbox: &Sandbox, ca_file: &Path) -> Value {
    let ids = |ids: BTreeMap<String, u64>| -> Value {
        ids.into_iter().map(|(name, id)| (name, Value::from(id.to_string()))).collect()
    };
    json!({
        "gateway_url": sandbox.gateway_url(),
        "echo_url": sandbox.echo_url(),
        "api_url": sandbox.api_url(),
        "control_url": sandbox.control_url(),
        "token": sandbox.token(),
        "guild_id": sandbox.guild_id().to_string(),
        "bot_id": sandbox.bot_id().to_string(),
        "channel_ids": ids(sandbox.channel_ids()),
        "member_ids": ids(sandbox.member_ids()),
        "role_ids": ids(sandbox.role_ids()),
        "ca_file": ca_file,
    })
}

/// The thread holds no sandbox, so that the end of `serve` still closes everything in good order.
fn stop_on_signal(sandbox: Weak<Sandbox>) -> io::Result<()> {
    let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
    let signalled = {
        let _inside = runtime.enter();
        signals()?
    };
    thread::Builder::new().name(String::from("signals")).spawn(move || {
        runtime.block_on(signalled);
        if let Some(sandbox) = sandbox.upgrade() {
            sandbox.request_stop();
        }
    })?;
    Ok(())
}

#[cfg(unix)]
fn signals() -> io::Result<impl Future<Output = ()> + Send> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

#[cfg(windows)]
fn signals() -> io::Result<impl Future<Output = ()> + Send> {
    let mut interrupt = tokio::signal::windows::ctrl_c()?;
    Ok(async move {
        interrupt.recv().await;
    })
}

/// The certificate authority on disk, for bots that want a path.
struct CaFile {
    path: PathBuf,
    is_temporary: bool,
}

impl CaFile {
    fn write(wanted: Option<PathBuf>, pem: &str) -> io::Result<Self> {
        let is_temporary = wanted.is_none();
        let path = wanted.unwrap_or_else(|| {
            std::env::temp_dir().join(format!("tickcord-sandbox-{}.pem", std::process::id()))
        });
        let described =
            |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
        // A name that can be foretold in a shared folder must not be someone else's file already.
        let mut file =
            if is_temporary { File::create_new(&path) } else { File::create(&path) }.map_err(described)?;
        file.write_all(pem.as_bytes()).map_err(described)?;
        let path = fs::canonicalize(&path).map_err(described)?;
        Ok(Self { path, is_temporary })
    }
}

impl Drop for CaFile {
    fn drop(&mut self) {
        if self.is_temporary {
            // Nothing can be done about a file that stays behind.
            let _ = fs::remove_file(&self.path);
        }
    }
}
