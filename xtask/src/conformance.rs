//! `cargo xtask conformance`: the WebSocket against the Autobahn|Testsuite, over ws and over wss.
//!
//! The suite's fuzzing server plays 301 cases with `tests/conformance/client` and judges what it sees.

mod python;
mod server;
mod suite;
mod table;
mod verdicts;

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use crate::native::Profile;
use crate::paths;
use crate::process::{self, BUILD_LIMIT};

use server::{Scheme, Server};
use suite::Suite;
use verdicts::Verdicts;

/// For all cases over one transport, where half a minute is usual.
const RUN_LIMIT: Duration = Duration::from_mins(4);

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// Over ws alone, without the big messages of section 9.
    Quick,
    /// Everything, and the committed table must say the same.
    Full,
    /// Everything, and the table is written.
    Write,
}

const WITHOUT_PYTHON: &str = "\
The Autobahn|Testsuite needs a Python 2.7; $PYTHON2, python2.7 and pyenv's versions were looked for, and there is none.
That the WebSocket keeps RFC 6455 rests on the second proof alone: tests/websocket, scenarios that `cargo test` runs.
To have both: `pyenv install 2.7.18`, or set PYTHON2.";

/// Why the suite cannot run here, if it cannot.
pub(crate) fn obstacle() -> Option<String> {
    // A wrong $PYTHON2 is no such reason, but a mistake that the run reports.
    matches!(python::find(), Ok(None)).then(|| WITHOUT_PYTHON.to_owned())
}

pub(crate) fn run(extent: Extent) -> Result<(), String> {
    let python = python::find()?.ok_or(WITHOUT_PYTHON)?;
    let suite = Suite::prepare(&python)?;
    let client = build_client()?;
    let expected = verdicts::expected()?;
    if extent == Extent::Quick {
        let verdicts = play(&suite, &client, Scheme::Ws, &expected.without_section(9))?;
        println!("    ws  {} (without section 9)", verdicts.tally());
        return Ok(());
    }
    // Each run keeps one core busy with Python.
    let (ws, wss) = thread::scope(|scope| {
        let ws = scope.spawn(|| play(&suite, &client, Scheme::Ws, &expected));
        let wss = play(&suite, &client, Scheme::Wss, &expected);
        (ws.join().unwrap_or_else(|_| Err("the run over ws panicked".to_owned())), wss)
    });
    if let (Err(one), Err(other)) = (&ws, &wss) {
        return Err(format!("{one}\n{other}"));
    }
    let (ws, wss) = (ws?, wss?);
    println!("    ws  {}\n    wss {}", ws.tally(), wss.tally());
    table::keep(&table::render(&ws, &wss), extent == Extent::Write)
}

/// Dev profile and whole workspace, since `cargo test` has built that already.
fn build_client() -> Result<PathBuf, String> {
    let mut cargo = process::cargo();
    cargo.args(["build", "--workspace", "--example", "conformance_client"]);
    process::run(&mut cargo, BUILD_LIMIT)?;
    Ok(Profile::Dev.dir().join("examples").join(format!("conformance_client{EXE_SUFFIX}")))
}

/// All expected cases with a server of their own: each report that a client asks for takes in all earlier ones.
fn play(suite: &Suite, client: &Path, scheme: Scheme, expected: &Verdicts) -> Result<Verdicts, String> {
    let reports = paths::work_dir().join("conformance").join(format!("reports-{}", scheme.name()));
    let _ = fs::remove_dir_all(&reports);
    fs::create_dir_all(&reports).map_err(|error| format!("{}: {error}", reports.display()))?;
    let over = |error: String| {
        format!("over {}: {error}\nThe suite's reports are in {}", scheme.name(), reports.display())
    };

    let started = Instant::now();
    let server = Server::start(suite, scheme, &reports, &expected.sections(), RUN_LIMIT).map_err(over)?;
    let mut command = process::command(client);
    command.arg(server.url()).args(server.ca_file());
    process::run(&mut command, RUN_LIMIT.saturating_sub(started.elapsed())).map_err(over)?;
    drop(server);

    let found = Verdicts::from_report(&reports.join("index.json")).map_err(over)?;
    expected.compare(&found).map_err(over)?;
    Ok(found)
}
