//! Everyone there is, the bot among them, and what the guild says about its members.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::ids::{
    ADA, BOT, CHANNEL_VOICE, GUILD, MINA, OSKAR, ROLE_BOT, ROLE_MODERATOR, ROOK, generated, timestamp,
};

/// A user and member in one; there is only one guild.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools)] // each is a fact of its own
pub(crate) struct Person {
    pub(crate) id: u64,
    pub(crate) username: Cow<'static, str>,
    pub(crate) display_name: Option<&'static str>,
    pub(crate) is_bot: bool,
    pub(crate) status: &'static str,
    /// Not when kicked or banned.
    pub(crate) is_member: bool,
    pub(crate) nick: Option<String>,
    pub(crate) roles: Vec<u64>,
    pub(crate) is_muted: bool,
    pub(crate) is_deafened: bool,
    /// `communication_disabled_until`.
    pub(crate) timeout: Option<String>,
    pub(crate) voice_channel: Option<u64>,
}

fn person(
    id: u64,
    username: Cow<'static, str>,
    display_name: Option<&'static str>,
    status: &'static str,
) -> Person {
    Person {
        id,
        username,
        display_name,
        is_bot: id == BOT,
        status,
        is_member: true,
        nick: None,
        roles: Vec::new(),
        is_muted: false,
        is_deafened: false,
        timeout: None,
        voice_channel: None,
    }
}

fn named(
    id: u64,
    username: &'static str,
    display_name: Option<&'static str>,
    status: &'static str,
) -> Person {
    person(id, Cow::Borrowed(username), display_name, status)
}

/// Those who have names; the bot is the first.
fn cast() -> [Person; 5] {
    [
        Person { roles: vec![ROLE_BOT], ..named(BOT, "tickcord-bot", None, "online") },
        Person { roles: vec![ROLE_MODERATOR], ..named(ADA, "ada", Some("Ada"), "online") },
        Person {
            nick: Some(String::from("Sir Rook")),
            voice_channel: Some(CHANNEL_VOICE),
            ..named(ROOK, "rook", Some("Rook"), "dnd")
        },
        named(MINA, "mina", Some("미나 🦊"), "idle"),
        named(OSKAR, "oskar", Some("Oskar *the* _Bold_"), "offline"),
    ]
}

/// The cast, and members who are only there to be many: they never speak. Every third of those is online.
pub(crate) fn everyone(more_members: u32) -> Vec<Person> {
    let more = (1..=more_members).map(|number| {
        let status = if number % 3 == 0 { "online" } else { "offline" };
        person(generated(number), Cow::Owned(format!("member{number:05}")), None, status)
    });
    cast().into_iter().chain(more).collect()
}

pub(crate) fn member_ids() -> BTreeMap<String, u64> {
    cast()
        .iter()
        .filter(|person| !person.is_bot)
        .map(|person| (person.username.clone().into_owned(), person.id))
        .collect()
}

/// By username, display name, nickname or id.
pub(crate) fn find<'a>(people: &'a [Person], name_or_id: &str) -> Option<&'a Person> {
    people.iter().find(|person| {
        person.username == name_or_id
            || person.display_name == Some(name_or_id)
            || person.nick.as_deref() == Some(name_or_id)
            || person.id.to_string() == name_or_id
    })
}

/// One of the cast as a user.
pub(crate) fn named_user(id: u64) -> Value {
    cast().iter().find(|person| person.id == id).map(user).unwrap_or_default()
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
        "deaf": person.is_deafened,
        "mute": person.is_muted,
        "flags": 0,
        "pending": false,
        "communication_disabled_until": person.timeout,
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
