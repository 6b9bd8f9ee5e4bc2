//! Whom a text pings, after `allowed_mentions` had its say.

use super::ids::ROLE_MODERATOR;
use super::people::{PEOPLE, Person};

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

/// Without `allowed_mentions` everything pings.
impl Default for AllowedMentions {
    fn default() -> Self {
        Self {
            all_users: true,
            all_roles: true,
            everyone: true,
            users: Vec::new(),
            roles: Vec::new(),
            replied_user: true,
        }
    }
}

/// Who is pinged.
#[derive(Debug, Default)]
pub(crate) struct Pings {
    pub(crate) users: Vec<&'static Person>,
    pub(crate) roles: Vec<u64>,
    pub(crate) everyone: bool,
}

impl Pings {
    /// Every member may mention @everyone and every role here, so permissions do not narrow it further.
    pub(crate) fn find(content: &str, allowed: &AllowedMentions) -> Self {
        let mut pings = Self {
            everyone: allowed.everyone && (content.contains("@everyone") || content.contains("@here")),
            ..Self::default()
        };
        for mention in
            content.split("<@").skip(1).filter_map(|rest| rest.split_once('>')).map(|(inside, _)| inside)
        {
            if let Some(role) = mention.strip_prefix('&') {
                pings.add_role(role, allowed);
            } else {
                pings.add_user(mention.strip_prefix('!').unwrap_or(mention), allowed);
            }
        }
        pings
    }

    fn add_role(&mut self, id: &str, allowed: &AllowedMentions) {
        let Ok(id) = id.parse::<u64>() else { return };
        let is_new = id == ROLE_MODERATOR && !self.roles.contains(&id);
        if is_new && (allowed.all_roles || allowed.roles.contains(&id)) {
            self.roles.push(id);
        }
    }

    fn add_user(&mut self, id: &str, allowed: &AllowedMentions) {
        let Ok(id) = id.parse::<u64>() else { return };
        if allowed.all_users || allowed.users.contains(&id) {
            self.ping(id);
        }
    }

    pub(crate) fn ping(&mut self, id: u64) {
        if self.users.iter().any(|person| person.id == id) {
            return;
        }
        self.users.extend(PEOPLE.iter().find(|person| person.id == id));
    }
}
