//! Both sides talk: Discord's markup arrives as plain text, players' text as they typed it, and many lines in few messages.

use std::path::Path;

use serde_json::{Value, json};

use super::{Performance, expect, is_commands, of_kind};
use crate::demo::Stage;
use crate::sandbox::Sandbox;

pub(super) fn play(program: &Path, stage: &Stage) -> Result<(), String> {
    let sandbox = Sandbox::start()?;
    let (guild, general, rook) = (sandbox.guild()?, sandbox.channel()?, sandbox.member("rook")?);
    let mut show = Performance::start(program, stage, sandbox, &[("TICKCORD_GUILD", &guild)])?;
    let sandbox = &show.sandbox;
    sandbox.wait_for("the command", show.deadline, is_commands)?;

    sandbox.speak("ada", &format!("<@{rook}> **come** here\n<:torch:123> [map](https://example.com)"))?;
    let heard = "[discord] Ada: @Sir Rook come here :torch: map (https://example.com)";
    show.host.wait_until("Ada's line", show.deadline, |lines| {
        lines.iter().any(|line| line.starts_with("[discord]"))
    })?;
    sandbox.interact("mina", json!({"action": "command", "name": "wave"}))?;
    let is_answer = |entry: &Value| {
        entry["body"]["data"]["content"].as_str().is_some_and(|it| it.starts_with("This is wave "))
    };
    sandbox.wait_for("the answer to /wave", show.deadline, is_answer)?;

    let (lines, journal) = show.finish()?;
    let discord: Vec<&String> = lines.iter().filter(|line| line.starts_with("[discord]")).collect();
    expect("what the game shows", &discord, &vec![&heard.to_owned()])?;
    let in_general = |sent: &&Value| sent["channel_id"] == general.as_str() && sent["nonce"].is_string();
    let sent: Vec<&Value> = of_kind(&journal, "message_sent").into_iter().filter(in_general).collect();
    let shown: Vec<&str> =
        sent.iter().filter_map(|sent| sent["content"].as_str()).flat_map(str::lines).collect();
    let said: Vec<&str> = lines.iter().filter_map(|line| line.strip_prefix("[game] ")).collect();
    expect("what the channel shows", &shown, &said)?;
    let hostile = "**Grace**: \\@\u{200b}everyone \\[take mine\\]\\(https\\:\\/\\/example\\.com\\)";
    expect("a line in which somebody tries to ping", &shown.get(2).copied(), &Some(hostile))?;
    expect("pings", &sent.iter().filter(|sent| sent["mention_everyone"] == true).count(), &0)?;
    if sent.len() >= said.len() {
        return Err(format!("{} lines went out in {} messages", said.len(), sent.len()));
    }
    Ok(())
}
