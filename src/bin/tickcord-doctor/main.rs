//! Finds out why a Discord bot does not get on, and says what to do about it: `tickcord_client_diagnose` as a program.

mod arguments;
mod report;

use std::{
    env, io,
    io::Write as _,
    process::ExitCode,
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use serde_json::Value;
use tickcord::{
    base::Failure,
    ffi,
    model::EventKind,
    runtime::{Body, Client, Thread},
};

use arguments::{HELP, Order, Request};

const WRONG_USAGE: u8 = 2;

/// Longer than all time limits of a diagnosis together.
const PATIENCE: Duration = Duration::from_secs(240);

fn main() -> ExitCode {
    let request = match arguments::parse(env::args_os().skip(1)) {
        Ok(Order::Help) => {
            print(HELP);
            return ExitCode::SUCCESS;
        }
        Ok(Order::Diagnose(request)) => request,
        Err(mistake) => {
            eprintln!("{mistake}");
            return ExitCode::from(WRONG_USAGE);
        }
    };
    let json = request.json;
    match findings(*request) {
        Ok(findings) => {
            let text = if json {
                format!("{:#}\n", Value::from(findings.clone()))
            } else {
                report::words(&findings)
            };
            print(&text);
            ExitCode::from(u8::from(report::has_failed(&findings)))
        }
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// Whoever reads may have gone.
fn print(text: &str) {
    let _ = io::stdout().write_all(text.as_bytes());
}

fn findings(request: Request) -> Result<Vec<Value>, String> {
    let text = |failure: Failure| failure.text;
    let client = Client::start(request.options, spawn).map_err(text)?;
    client.diagnose(ffi::library(), request.guild, request.channel).map_err(text)?;
    let deadline = Instant::now() + PATIENCE;
    while Instant::now() < deadline {
        let Some(event) = client.object().poll_event() else {
            let _ = client.object().wait(Duration::from_secs(1));
            continue;
        };
        if event.kind() == EventKind::RequestResult {
            let mut result: Value = serde_json::from_str(event.json()).unwrap_or_default();
            client.stop(Duration::from_secs(2));
            return match result["body"]["findings"].take() {
                Value::Array(findings) => Ok(findings),
                _ => Err(result["text"].as_str().unwrap_or_default().to_owned()),
            };
        }
    }
    Err("The diagnosis did not come to an end; please report it.".to_owned())
}

struct Std(JoinHandle<()>);

impl Thread for Std {
    fn join(self: Box<Self>, _: Instant) -> Option<Box<dyn Thread>> {
        let _ = self.0.join();
        None
    }
}

fn spawn(body: Body) -> io::Result<Box<dyn Thread>> {
    Ok(Box::new(Std(thread::Builder::new().spawn(body)?)))
}
