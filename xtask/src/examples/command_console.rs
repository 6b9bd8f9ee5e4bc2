//! A member types a command, takes a completion, waits for a slow one, and stops the server.

use std::path::Path;

use serde_json::{Value, json};

use super::{Performance, expect, is_commands, requests};
use crate::demo::Stage;
use crate::sandbox::Sandbox;

pub(super) fn play(program: &Path, stage: &Stage) -> Result<(), String> {
    let sandbox = Sandbox::start()?;
    let guild = sandbox.guild()?;
    let show = Performance::start(program, stage, sandbox, &[("TICKCORD_GUILD", &guild)])?;
    let sandbox = &show.sandbox;
    let registered = sandbox.wait_for("the command", show.deadline, is_commands)?;
    expect("who is offered it", &registered["body"][0]["default_member_permissions"], &json!("32"))?;

    let typed = json!([{"name": "line", "value": "map de_", "focused": true}]);
    sandbox.interact("ada", json!({"action": "autocomplete", "name": "console", "options": typed}))?;
    let is_completion = |entry: &Value| entry["body"]["type"] == 8;
    let completion = sandbox.wait_for("completions", show.deadline, is_completion)?;
    let names: Vec<&Value> = completion["body"]["data"]["choices"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|choice| &choice["name"])
        .collect();
    expect("completions", &json!(names), &json!(["map de_dust2", "map de_inferno", "map de_nuke"]))?;

    for (line, answer) in [
        ("status", "de_dust2, 3 of 16 players"),
        ("map de_nuke", "The map is de_nuke."),
        ("status", "de_nuke, 3 of 16 players"),
        ("fly **high** @everyone", "There is no command fly \\*\\*high\\*\\* \\@\u{200b}everyone"),
        ("quit", "The server stops."),
    ] {
        let given = json!([{"name": "line", "value": line}]);
        sandbox.interact("ada", json!({"action": "command", "name": "console", "options": given}))?;
        let is_answer = |entry: &Value| entry["kind"] == "rest" && text_of(entry) == answer;
        let answer = sandbox.wait_for(&format!("{answer:?}"), show.deadline, is_answer)?;
        if line.starts_with("map ") {
            let path = answer["path"].as_str().unwrap_or_default();
            expect(
                "the answer is in the place of the deferral",
                &path.ends_with("/messages/@original"),
                &true,
            )?;
        } else {
            expect("who sees the answer", &answer["body"]["data"]["flags"], &json!(EPHEMERAL))?;
        }
    }
    let (lines, journal) = show.finish()?;
    let deferrals =
        requests(&journal, "POST", "/callback").into_iter().filter(|entry| entry["body"]["type"] == 5);
    expect(
        "deferrals",
        &deferrals.map(|entry| &entry["body"]["data"]["flags"]).collect::<Vec<_>>(),
        &vec![&json!(EPHEMERAL)],
    )?;
    expect("last line", &lines.last().map(String::as_str), &Some("[bye] unsent=0"))
}

const EPHEMERAL: u32 = 1 << 6;

/// Of an answer, or of an edit of one.
fn text_of(entry: &Value) -> &str {
    let body = &entry["body"];
    body["data"]["content"].as_str().or(body["content"].as_str()).unwrap_or_default()
}
