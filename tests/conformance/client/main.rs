//! The client that `cargo xtask conformance` runs against the Autobahn|Testsuite's fuzzing server:
//!
//! ```text
//! conformance_client ws://127.0.0.1:<port>
//! conformance_client wss://127.0.0.1:<port> <file with the CA>
//! ```
//!
//! It runs every case the server has and asks for the reports; the verdicts are the server's. Over ws it drives the
//! WebSocket with a blocking socket, over wss with the library's own transport: two kinds of driver are shown to work.

mod echo;
mod plain;
mod secure;

use std::env;
use std::fs;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use tickcord::base::{Purpose, Url};
use tickcord::transport::{Roots, Tls};
use tickcord::websocket::Closed;

use echo::Echo;

/// Who we are in the reports.
const AGENT: &str = "tickcord";

/// For one case; the longest move some hundred megabytes.
const CASE_LIMIT: Duration = Duration::from_secs(100);

/// After the end, for the server to close TCP, as it should be the first to do (RFC 6455, 7.1.1).
const LINGER: Duration = Duration::from_secs(2);

fn main() -> ExitCode {
    match run(&env::args().skip(1).collect::<Vec<_>>()) {
        Ok(count) => {
            println!("{count} cases");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<u32, String> {
    let (server, ca_pem) = match arguments {
        [server] => (server, None),
        [server, ca] => (server, Some(fs::read_to_string(ca).map_err(|error| format!("{ca}: {error}"))?)),
        _ => return Err("Usage: conformance_client <ws or wss URL without a path> [<CA file>]".to_owned()),
    };
    let tls = Tls::new(Roots::new(ca_pem.as_deref()).map_err(|failure| failure.to_string())?);

    let count =
        visit(server, "/getCaseCount", &tls)?.ok_or("the server did not say how many cases it has")?;
    let count: u32 = count.parse().map_err(|_| format!("`{count}` is not a number of cases"))?;
    for case in 1..=count {
        visit(server, &format!("/runCase?case={case}&agent={AGENT}"), &tls)
            .map_err(|error| format!("case number {case}: {error}"))?;
    }
    visit(server, &format!("/updateReports?agent={AGENT}"), &tls)?;
    Ok(count)
}

/// One connection from start to end; gives the first text that came. How it ends is for the server to judge.
fn visit(server: &str, path: &str, tls: &Tls) -> Result<Option<String>, String> {
    let url =
        Url::parse(&format!("{server}{path}"), Purpose::WebSocket).map_err(|failure| failure.to_string())?;
    let deadline = Instant::now() + CASE_LIMIT;
    let mut echo = Echo::new(&url, tls, path.starts_with("/runCase"))?;
    let closed = if url.tls() {
        secure::drive(&mut echo, &url, tls, deadline)?
    } else {
        plain::drive(&mut echo, &url, deadline).map_err(|error| error.to_string())?
    };
    match closed {
        Closed::HandshakeFailed(error) => Err(error.to_string()),
        _ => Ok(echo.first_text),
    }
}
