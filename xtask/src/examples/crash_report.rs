//! A report is uploaded and removed; one that Discord refuses stays; without one nothing happens.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::{Performance, expect, of_kind, requests};
use crate::demo::Stage;
use crate::process;
use crate::sandbox::Sandbox;

const REPORT: &str = "Script error in **skins** by @everyone\nframe 0 physics_step\nframe 1 main\n";

pub(super) fn play(program: &Path, stage: &Stage) -> Result<(), String> {
    let report = process::log_path()?;
    let write = || fs::write(&report, REPORT).map_err(|error| format!("{}: {error}", report.display()));

    write()?;
    let sandbox = Sandbox::start()?;
    let refusal = json!({"message": "Missing Permissions", "code": 50013}).to_string();
    sandbox.fault(
        &json!({"fault": "rest", "path": "/messages", "answer": "status", "status": 403, "body": refusal}),
    )?;
    match run(program, stage, sandbox, &report) {
        Err(error)
            if error.contains("exit status: 1\n")
                && error.contains("The report stays")
                && report.exists() => {}
        outcome => return Err(format!("a refused upload must leave the report, and say so: {outcome:?}")),
    }

    let journal = run(program, stage, Sandbox::start()?, &report)?;
    let uploads = requests(&journal, "POST", "/messages");
    let [upload] = uploads[..] else { return Err(format!("one upload expected: {uploads:?}")) };
    expect(
        "files",
        &upload["body"]["files"],
        &json!([{"number": 0, "filename": "crash.log", "size": REPORT.len()}]),
    )?;
    let embed = &upload["body"]["payload_json"]["embeds"][0];
    expect(
        "reason",
        &embed["description"],
        &json!("Script error in \\*\\*skins\\*\\* by \\@\u{200b}everyone"),
    )?;
    if report.exists() {
        return Err("a report that was uploaded would be uploaded again".to_owned());
    }

    let journal = run(program, stage, Sandbox::start()?, &report)?;
    expect("connections without a report", &of_kind(&journal, "connected").len(), &0)
}

fn run(program: &Path, stage: &Stage, sandbox: Sandbox, report: &Path) -> Result<Vec<Value>, String> {
    let report = report.to_string_lossy();
    let performance = Performance::start(program, stage, sandbox, &[("TICKCORD_CRASH_FILE", &report)])?;
    Ok(performance.finish()?.1)
}
