//! The soundboard.

use serde_json::{Value, json};

use super::ids::{ADA, GUILD, SOUND_HORN, SOUND_QUACK};
use super::people::named_user;

pub(crate) fn sounds() -> Value {
    json!([sound(SOUND_QUACK, "quack", 1.0, "🦆"), sound(SOUND_HORN, "airhorn", 0.5, "📯")])
}

fn sound(id: u64, name: &str, volume: f64, emoji: &str) -> Value {
    json!({
        "name": name,
        "sound_id": id.to_string(),
        "volume": volume,
        "emoji_id": null,
        "emoji_name": emoji,
        "guild_id": GUILD.to_string(),
        "available": true,
        "user": named_user(ADA),
    })
}
