//! Members of the guild, the bot among them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::ids::{ADA, BOT, GUILD, MINA, OSKAR, ROLE_MODERATOR, ROOK, generated, timestamp};

/// A user and member in one; there is only one guild.
#[derive(Debug)]
pub(crate) struct Person {
    pub(crate) id: u64,
    pub(crate) username: Cow<'static, str>,
    pub(crate) display_name: Option<&'static str>,
    pub(crate) nick: Option<&'static str>,
    pub(crate) is_bot: bool,
    pub(crate) roles: &'static [u64],
    pub(crate) status: &'static str,
    /// In the voice channel.
    pub(crate) in_voice: bool,
}

pub(crate) static PEOPLE: [Person; 5] = [
    Person {
        id: BOT,
        username: Cow::Borrowed("tickcord-bot"),
        display_name: None,
        nick: None,
        is_bot: true,
        roles: &[],
        status: "online",
        in_voice: false,
    },
    Person {
        id: ADA,
        username: Cow::Borrowed("ada"),
        display_name: Some("Ada"),
        nick: None,
        is_bot: false,
        roles: &[ROLE_MODERATOR],
        status: "online",
        in_voice: false,
    },
    Person {
        id: ROOK,
        username: Cow::Borrowed("rook"),
        display_name: Some("Rook"),
        nick: Some("Sir Rook"),
        is_bot: false,
        roles: &[],
        status: "dnd",
        in_voice: true,
    },
    Person {
        id: MINA,
        username: Cow::Borrowed("mina"),
        display_name: Some("미나 🦊"),
        nick: None,
        is_bot: false,
        roles: &[],
        status: "idle",
        in_voice: false,
    },
    Person {
        id: OSKAR,
        username: Cow::Borrowed("oskar"),
        display_name: Some("Oskar *the* _Bold_"),
        nick: None,
        is_bot: false,
        roles: &[],
        status: "offline",
        in_voice: false,
    },
];

/// Members who are only there to be many: they never speak. Every third is online.
pub(crate) fn generate(count: u32) -> Vec<Person> {
    (1..=count)
        .map(|number| Person {
            id: generated(number),
            username: Cow::Owned(format!("member{number:05}")),
            display_name: None,
            nick: None,
            is_bot: false,
            roles: &[],
            status: if number % 3 == 0 { "online" } else { "offline" },
            in_voice: false,
        })
        .collect()
}

pub(crate) fn member_ids() -> BTreeMap<String, u64> {
    PEOPLE
        .iter()
        .filter(|person| !person.is_bot)
        .map(|person| (person.username.clone().into_owned(), person.id))
        .collect()
}

/// By username, display name, nickname or id.
pub(crate) fn find_person(name_or_id: &str) -> Option<&'static Person> {
    PEOPLE.iter().find(|person| {
        person.username == name_or_id
            || person.display_name == Some(name_or_id)
            || person.nick == Some(name_or_id)
            || person.id.to_string() == name_or_id
    })
}

pub(crate) fn user(person: &Person) -> Value {
    let mut user = json!({
        "id": person.id.to_string(),
        "username": person.username,
        "discriminator": if person.is_bot { "0001" } else { "0" },
        "global_name": person.display_name,
        "avatar": null,
        "public_flags": 0,
    });
    if person.is_bot {
        user["bot"] = Value::Bool(true);
    }
    user
}

/// Without `user`, as it comes with a message.
pub(crate) fn member(person: &Person) -> Value {
    json!({
        "nick": person.nick,
        "avatar": null,
        "roles": person.roles.iter().map(u64::to_string).collect::<Vec<_>>(),
        "joined_at": timestamp(person.id),
        "premium_since": null,
        "deaf": false,
        "mute": false,
        "flags": 0,
        "pending": false,
        "communication_disabled_until": null,
    })
}

pub(crate) fn member_with_user(person: &Person) -> Value {
    let mut member = member(person);
    member["user"] = user(person);
    member
}

/// `None` when offline: such presences are not sent.
pub(crate) fn presence(person: &Person) -> Option<Value> {
    (person.status != "offline").then(|| {
        json!({
            "user": {"id": person.id.to_string()},
            "guild_id": GUILD.to_string(),
            "status": person.status,
            "activities": [],
            "client_status": {"desktop": person.status},
        })
    })
}
