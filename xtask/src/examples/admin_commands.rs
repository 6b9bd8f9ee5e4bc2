//! A member without the admins' role is sent away; one with it announces, kicks and stops the server, and a channel shows it.

use std::path::Path;

use serde_json::{Value, json};

use super::{Performance, expect, is_commands, of_kind};
use crate::demo::Stage;
use crate::sandbox::Sandbox;

pub(super) fn play(program: &Path, stage: &Stage) -> Result<(), String> {
    let sandbox = Sandbox::start()?;
    let (guild, role) = (sandbox.guild()?, sandbox.role("moderator")?);
    let settings = [("TICKCORD_GUILD", guild.as_str()), ("TICKCORD_ADMIN_ROLE", role.as_str())];
    let show = Performance::start(program, stage, sandbox, &settings)?;
    let sandbox = &show.sandbox;
    sandbox.wait_for("the command", show.deadline, is_commands)?;

    let player = "Grace *the* Hopper";
    let kick = |player: &str, reason: &str| json!([{"name": "player", "value": player}, {"name": "reason", "value": reason}]);
    for (member, command, options, answer) in [
        ("mina", "kick", kick(player, "I want to"), "That is for admins."),
        ("mina", "stop", json!([]), "That is for admins."),
        (
            "ada",
            "announce",
            json!([{"name": "text", "value": "@everyone **restart** soon"}]),
            "All players see it.",
        ),
        ("ada", "kick", kick("Nobody", "x"), "Nobody of that name plays."),
        ("ada", "kick", kick(player, "[free](http://x.example) skins"), "The player is gone."),
        ("ada", "kick", kick(player, "again"), "Nobody of that name plays."),
        ("ada", "stop", json!([]), "The server stops."),
    ] {
        let after = sandbox.journal()?.len();
        let option = json!([{"name": command, "options": options}]);
        sandbox.interact(member, json!({"action": "command", "name": "admin", "options": option}))?;
        let is_answer = |entry: &Value| {
            let is_new = entry["number"].as_u64().is_some_and(|number| number > after as u64);
            let path = entry["path"].as_str().unwrap_or_default();
            is_new && path.ends_with("/callback") && entry["body"]["data"]["content"] == answer
        };
        let answer = sandbox.wait_for(&format!("{answer:?} for {member}"), show.deadline, is_answer)?;
        expect("who sees the answer", &answer["body"]["data"]["flags"], &json!(1 << 6))?;
    }
    let channel = sandbox.channel()?;
    let (lines, journal) = show.finish()?;
    let is_record = |sent: &&Value| sent["channel_id"] == channel.as_str() && sent["nonce"].is_string();
    let records: Vec<&Value> = of_kind(&journal, "message_sent")
        .into_iter()
        .filter(is_record)
        .map(|sent| &sent["content"])
        .collect();
    let wanted = json!([
        "**Ada** announced: \\@\u{200b}everyone \\*\\*restart\\*\\* soon",
        "**Ada** kicked Grace \\*the\\* Hopper\\: \\[free\\]\\(http\\:\\/\\/x\\.example\\) skins",
        "**Ada** stopped the server",
    ]);
    expect("what the channel shows", &json!(records), &wanted)?;
    let denied: Vec<&String> = lines.iter().filter(|line| line.starts_with("[denied]")).collect();
    expect("denied", &denied.len(), &2)
}
