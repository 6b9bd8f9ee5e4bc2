//! Players come and go, without a bot; each notice is under the player's name, or names a player whose name Discord does not show.

use std::path::Path;

use serde_json::{Value, json};

use super::{Performance, expect, of_kind, requests};
use crate::demo::Stage;
use crate::sandbox::Sandbox;

pub(super) fn play(program: &Path, stage: &Stage) -> Result<(), String> {
    let sandbox = Sandbox::start()?;
    let url = sandbox.webhook_url()?;
    let (_, journal) =
        Performance::start(program, stage, sandbox, &[("DISCORD_WEBHOOK_URL", &url)])?.finish()?;
    expect("connections of a bot", &of_kind(&journal, "connected").len(), &0)?;
    let path = url.split_once("/webhooks/").map_or("", |(_, path)| path);
    let notices: Vec<[&Value; 3]> = requests(&journal, "POST", path)
        .iter()
        .map(|entry| ["username", "avatar_url", "content"].map(|field| &entry["body"][field]))
        .collect();
    let ada = "https://avatars.example.com/ada.png";
    let skins = "https://avatars.example.com/skins.png";
    let wanted = json!([
        ["Ada", ada, "joined the game"],
        ["@everyone **free skins**", skins, "joined the game"],
        [null, null, "**Clyde the Great** joined the game"],
        ["Ada", ada, "left the game"],
    ]);
    expect("notices", &json!(notices), &wanted)?;
    let pinged = of_kind(&journal, "message_sent").iter().any(|sent| sent["mention_everyone"] == true);
    expect("a name pings everyone", &pinged, &false)
}
