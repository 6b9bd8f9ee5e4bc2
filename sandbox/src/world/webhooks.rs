//! Webhooks of channels.

use serde_json::{Value, json};

use super::ids::{BOT, GUILD};
use super::people::named_user;

/// In one channel.
pub(crate) const MAX_WEBHOOKS: usize = 15;

/// An incoming webhook that the bot made.
#[derive(Clone, Debug)]
pub(crate) struct Webhook {
    pub(crate) id: u64,
    pub(crate) token: String,
    pub(crate) channel: u64,
    pub(crate) name: String,
    pub(crate) avatar: Option<String>,
}

impl Webhook {
    /// Like Discord's: 68 characters that a URL may hold.
    pub(crate) fn new(id: u64, channel: u64, name: String, avatar: Option<String>) -> Self {
        Self { id, token: format!("sandbox-webhook-{id:052}"), channel, name, avatar }
    }

    /// `with_user`: not in what is asked for with the token alone.
    pub(crate) fn json(&self, with_user: bool, api_url: &str) -> Value {
        let mut json = json!({
            "id": self.id.to_string(),
            "type": 1,
            "guild_id": GUILD.to_string(),
            "channel_id": self.channel.to_string(),
            "name": self.name,
            "avatar": self.avatar,
            "token": self.token,
            "application_id": BOT.to_string(),
            "url": format!("{}/webhooks/{}/{}", api_url.trim_end_matches("/v10"), self.id, self.token),
        });
        if with_user {
            json["user"] = named_user(BOT);
        }
        json
    }
}
