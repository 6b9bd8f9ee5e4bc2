//! Who is in the voice channel.

use serde_json::{Value, json};

use super::World;
use super::ids::GUILD;
use super::people::{Person, member_with_user};

/// Someone's place in voice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct VoiceState {
    pub(crate) user: u64,
    /// None: just left.
    pub(crate) channel: Option<u64>,
    pub(crate) self_mute: bool,
    pub(crate) self_deaf: bool,
}

impl VoiceState {
    pub(crate) fn of(person: &Person) -> Self {
        Self { user: person.id, channel: person.voice_channel, self_mute: false, self_deaf: false }
    }

    /// As `GUILD_CREATE` lists it: without the guild.
    pub(crate) fn json(&self) -> Value {
        json!({
            "user_id": self.user.to_string(),
            "channel_id": self.channel.map(|channel| channel.to_string()),
            "session_id": self.session_id(),
            "deaf": false,
            "mute": false,
            "self_deaf": self.self_deaf,
            "self_mute": self.self_mute,
            "self_video": false,
            "suppress": false,
            "request_to_speak_timestamp": null,
        })
    }

    /// The `d` of `VOICE_STATE_UPDATE`.
    pub(crate) fn event(&self, world: &World) -> Value {
        let mut json = self.json();
        json["guild_id"] = GUILD.to_string().into();
        json["member"] = world.person(self.user).map(member_with_user).into();
        json
    }

    fn session_id(&self) -> String {
        format!("{:032x}", self.user)
    }
}
