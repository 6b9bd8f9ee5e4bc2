//! The guild as the HTTP API and `GUILD_CREATE` show it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::World;
use super::ids::{ADA, BOT, GUILD, ROLE_BOT, ROLE_MODERATOR, timestamp};
use super::people::{Person, member_with_user, presence};
use super::sounds::sounds;
use super::voice::VoiceState;

/// What @everyone may do, `MENTION_EVERYONE` included, as in a guild whose owner changed nothing.
const EVERYONE_PERMISSIONS: u64 = (1 << 6)  // ADD_REACTIONS
    | (1 << 10) // VIEW_CHANNEL
    | (1 << 11) // SEND_MESSAGES
    | (1 << 14) // EMBED_LINKS
    | (1 << 15) // ATTACH_FILES
    | (1 << 16) // READ_MESSAGE_HISTORY
    | (1 << 17) // MENTION_EVERYONE
    | (1 << 20) // CONNECT
    | (1 << 21); // SPEAK
/// As many bits as there are permissions.
pub(crate) const ALL_PERMISSIONS: u64 = (1 << 53) - 1;
const MODERATOR_PERMISSIONS: u64 = (1 << 1) | (1 << 2) | (1 << 13);
/// All but ADMINISTRATOR, so that channels can deny something.
const BOT_PERMISSIONS: u64 = ALL_PERMISSIONS & !(1 << 3) & !(1 << 47);

pub(crate) fn guild(world: &World) -> Value {
    json!({
        "id": GUILD.to_string(),
        "name": "Tickcord Sandbox",
        "icon": null,
        "splash": null,
        "discovery_splash": null,
        "description": null,
        "banner": null,
        "owner_id": ADA.to_string(),
        "application_id": null,
        "afk_channel_id": null,
        "afk_timeout": 300,
        "system_channel_id": null,
        "system_channel_flags": 0,
        "rules_channel_id": null,
        "public_updates_channel_id": null,
        "widget_enabled": false,
        "verification_level": 0,
        "default_message_notifications": 1,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "premium_progress_bar_enabled": false,
        "preferred_locale": "en-US",
        "vanity_url_code": null,
        "incidents_data": null,
        "features": [],
        "emojis": [],
        "stickers": [],
        "roles": world.roles,
    })
}

/// Those that people can have, by what they are called.
pub(crate) fn role_ids() -> BTreeMap<String, u64> {
    [("moderator", ROLE_MODERATOR), ("bot", ROLE_BOT)].map(|(name, id)| (name.to_owned(), id)).into()
}

/// @everyone first.
pub(crate) fn first_roles() -> Vec<Value> {
    vec![
        role(GUILD, "@everyone", 0, EVERYONE_PERMISSIONS, 0),
        role(ROLE_MODERATOR, "Moderator", 1, MODERATOR_PERMISSIONS, 0x00E6_7E22),
        role(ROLE_BOT, "tickcord-bot", 2, BOT_PERMISSIONS, 0),
    ]
}

/// What a member may do in the guild; the owner may do everything.
pub(crate) fn permissions_of(world: &World, person: &Person) -> u64 {
    if person.id == ADA {
        return ALL_PERMISSIONS;
    }
    let has = |role: &&Value| {
        role["id"]
            .as_str()
            .and_then(|id| id.parse().ok())
            .is_some_and(|id| id == GUILD || person.roles.contains(&id))
    };
    let bits = |role: &Value| role["permissions"].as_str().and_then(|bits| bits.parse::<u64>().ok());
    world.roles.iter().filter(has).filter_map(bits).fold(0, |all, bits| all | bits)
}

pub(crate) fn role(id: u64, name: &str, position: usize, permissions: u64, color: u32) -> Value {
    json!({
        "id": id.to_string(),
        "name": name,
        "color": color,
        "colors": {"primary_color": color, "secondary_color": null, "tertiary_color": null},
        "hoist": false,
        "icon": null,
        "unicode_emoji": null,
        "position": position,
        "permissions": permissions.to_string(),
        "managed": false,
        "mentionable": false,
        "flags": 0,
    })
}

pub(crate) fn guild_with_counts(world: &World) -> Value {
    let mut guild = guild(world);
    guild["approximate_member_count"] = world.members().count().into();
    guild["approximate_presence_count"] = world.members().filter_map(presence).count().into();
    guild
}

/// `large_threshold`: with more members than that, those who are offline and have nothing to be seen by are left out.
pub(crate) fn guild_create(world: &World, with_presences: bool, large_threshold: u64) -> Value {
    let count = world.members().count();
    let is_large = count as u64 > large_threshold;
    let mut guild = guild(world);
    guild["joined_at"] = timestamp(BOT).into();
    guild["large"] = is_large.into();
    guild["unavailable"] = false.into();
    guild["member_count"] = count.into();
    guild["members"] = world
        .members()
        .filter(|person| {
            let always = person.id == BOT || person.voice_channel.is_some();
            always || (with_presences && (!is_large || stands_out(person)))
        })
        .map(member_with_user)
        .collect();
    guild["channels"] = world.guild_channels().map(super::Channel::json).collect();
    guild["voice_states"] = voice_states(world).iter().map(VoiceState::json).collect();
    guild["presences"] =
        if with_presences { world.members().filter_map(presence).collect() } else { json!([]) };
    guild["soundboard_sounds"] = sounds();
    guild["threads"] =
        world.threads().filter(|thread| !thread.thread_state("archived")).map(super::Channel::json).collect();
    for empty in ["stage_instances", "guild_scheduled_events"] {
        guild[empty] = json!([]);
    }
    guild
}

fn stands_out(person: &Person) -> bool {
    person.status != "offline" || !person.roles.is_empty() || person.nick.is_some()
}

fn voice_states(world: &World) -> Vec<VoiceState> {
    let sitting = world.members().filter(|person| person.voice_channel.is_some()).map(VoiceState::of);
    sitting.chain(world.bot_voice.clone()).collect()
}
