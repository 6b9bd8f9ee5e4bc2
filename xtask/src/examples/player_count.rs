//! Players come faster than Discord takes counts: presence and topic end at the last one, with few requests.

use std::path::Path;

use serde_json::{Value, json};

use super::{Performance, expect, of_kind, requests};
use crate::demo::Stage;
use crate::sandbox::Sandbox;

const CHANGES: usize = 14;
const LAST: &str = "8 of 16 players";
/// What Discord takes in 20 seconds, and one that had to wait for the next.
const MOST_PRESENCES: usize = 5 + 1;
/// What it takes in 10 minutes.
const MOST_TOPICS: usize = 2;

pub(super) fn play(program: &Path, stage: &Stage) -> Result<(), String> {
    let sandbox = Sandbox::start()?;
    // As if somebody had changed the topic twice just before.
    sandbox.fault(&json!({
        "fault": "rest", "path": "PATCH /api/v10/channels/",
        "answer": "rate_limited", "retry_after": 1.0, "global": false, "scope": "user",
    }))?;
    let (lines, journal) = Performance::start(program, stage, sandbox, &[])?.finish()?;

    let changes = lines.iter().filter(|line| line.starts_with("[game]")).count();
    expect("changes", &changes, &CHANGES)?;
    let presences: Vec<&Value> =
        journal.iter().map(|entry| &entry["presence"]).filter(|it| it.is_object()).collect();
    let topics = requests(&journal, "PATCH", "");
    let shown = presences.last().map(|presence| &presence["activities"][0]["name"]);
    expect("presence in the end", &shown, &Some(&json!(LAST)))?;
    let topic = topics.last().map(|change| &change["body"]["topic"]);
    expect("topic in the end", &topic, &Some(&json!(format!("Online: {LAST}"))))?;
    if presences.len() > MOST_PRESENCES || topics.len() > MOST_TOPICS {
        return Err(format!("{} presences and {} topics were sent", presences.len(), topics.len()));
    }
    expect("logins", &of_kind(&journal, "identify").len(), &1)
}
