//! Whom a text pings, after `allowed_mentions` had its say.

use serde_json::Value;

use super::people::Person;

/// The rule that a message is sent with.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::struct_excessive_bools)] // these are Discord's fields
pub(crate) struct AllowedMentions {
    pub(crate) all_users: bool,
    pub(crate) all_roles: bool,
    pub(crate) everyone: bool,
    pub(crate) users: Vec<u64>,
    pub(crate) roles: Vec<u64>,
    pub(crate) replied_user: bool,
}

impl AllowedMentions {
    /// What holds for an ordinary message that does not say: everything pings.
    pub(crate) fn everything() -> Self {
        Self { all_roles: true, everyone: true, replied_user: true, ..Self::users() }
    }

    /// What holds for webhooks and interactions that do not say.
    pub(crate) fn users() -> Self {
        Self {
            all_users: true,
            all_roles: false,
            everyone: false,
            users: Vec::new(),
            roles: Vec::new(),
            replied_user: false,
        }
    }
}

/// Who is pinged.
#[derive(Debug, Default)]
pub(crate) struct Pings<'a> {
    pub(crate) users: Vec<&'a Person>,
    pub(crate) roles: Vec<u64>,
    pub(crate) everyone: bool,
}

impl<'a> Pings<'a> {
    /// Every member may mention @everyone and every role here, so permissions do not narrow it further.
    pub(crate) fn find(
        content: &str,
        allowed: &AllowedMentions,
        people: &'a [Person],
        roles: &[Value],
    ) -> Self {
        let mut pings = Self {
            everyone: allowed.everyone && (content.contains("@everyone") || content.contains("@here")),
            ..Self::default()
        };
        for mention in
            content.split("<@").skip(1).filter_map(|rest| rest.split_once('>')).map(|(inside, _)| inside)
        {
            if let Some(role) = mention.strip_prefix('&') {
                pings.add_role(role, allowed, roles);
            } else {
                pings.add_user(mention.strip_prefix('!').unwrap_or(mention), allowed, people);
            }
        }
        pings
    }

    fn add_role(&mut self, text: &str, allowed: &AllowedMentions, roles: &[Value]) {
        let Ok(id) = text.parse::<u64>() else { return };
        let is_new = roles.iter().skip(1).any(|role| role["id"] == text) && !self.roles.contains(&id);
        if is_new && (allowed.all_roles || allowed.roles.contains(&id)) {
            self.roles.push(id);
        }
    }

    fn add_user(&mut self, id: &str, allowed: &AllowedMentions, people: &'a [Person]) {
        let Ok(id) = id.parse::<u64>() else { return };
        if allowed.all_users || allowed.users.contains(&id) {
            self.ping(id, people);
        }
    }

    pub(crate) fn ping(&mut self, id: u64, people: &'a [Person]) {
        if self.users.iter().any(|person| person.id == id) {
            return;
        }
        self.users.extend(people.iter().find(|person| person.id == id));
    }
}
