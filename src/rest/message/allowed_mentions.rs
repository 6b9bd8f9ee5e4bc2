use serde_json::{Value, json};

use crate::{
    base::{Failure, ResultCode},
    model::Snowflake,
    rest::limits::check_ids,
};

/// Whom the text of a message may ping. By default nobody, whatever the text says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AllowedMentions {
    /// Which of the users whom it mentions.
    pub users: Mentions,
    /// Which of the roles that it mentions.
    pub roles: Mentions,
    /// Whether `@everyone` and `@here` work.
    pub everyone: bool,
    /// Whether the author of the message that it replies to is pinged.
    pub replied_user: bool,
}

/// Which of those that a text mentions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Mentions {
    /// None.
    #[default]
    None,
    /// All.
    All,
    /// These, 100 at the most.
    These(Vec<Snowflake>),
}

const MAX_IDS: usize = 100;

impl Mentions {
    /// All, or those of a list, which exclude each other.
    pub fn new(all: bool, ids: Vec<Snowflake>, name: &str) -> Result<Self, Failure> {
        match (all, ids.is_empty()) {
            (false, true) => Ok(Self::None),
            (true, true) => Ok(Self::All),
            (false, false) => {
                check_ids(&ids, name, MAX_IDS)?;
                Ok(Self::These(ids))
            }
            (true, false) => {
                let text = format!(
                    "The allowed mentions have {name} and the flag that allows them all: Discord wants one of the two."
                );
                Err(Failure::new(ResultCode::InvalidMentions, text))
            }
        }
    }

    fn ids(&self) -> &[Snowflake] {
        if let Self::These(ids) = self { ids } else { &[] }
    }
}

impl AllowedMentions {
    /// Discord's `allowed_mentions`. It is always sent, since Discord's own defaults ping.
    pub(super) fn json(&self) -> Value {
        let everything = [
            (self.users == Mentions::All, "users"),
            (self.roles == Mentions::All, "roles"),
            (self.everyone, "everyone"),
        ];
        let parse: Vec<&str> = everything.iter().filter(|(all, _)| *all).map(|(_, name)| *name).collect();
        let mut json = json!({ "parse": parse });
        for (name, mentions) in [("users", &self.users), ("roles", &self.roles)] {
            if !mentions.ids().is_empty() {
                json[name] = json!(mentions.ids());
            }
        }
        if self.replied_user {
            json["replied_user"] = true.into();
        }
        json
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_pinged_unless_the_host_says_so() {
        assert_eq!(AllowedMentions::default().json(), json!({"parse": []}));
        let ids = vec![Snowflake(1), Snowflake(2)];
        let some = AllowedMentions {
            users: Mentions::new(false, ids, "user_ids").unwrap(),
            roles: Mentions::new(true, vec![], "role_ids").unwrap(),
            everyone: true,
            replied_user: true,
        };
        assert_eq!(
            some.json(),
            json!({"parse": ["roles", "everyone"], "users": ["1", "2"], "replied_user": true})
        );
    }

    #[test]
    fn what_discord_refuses_is_refused_here() {
        let code = |all, ids: Vec<Snowflake>| Mentions::new(all, ids, "user_ids").unwrap_err().code;
        assert_eq!(code(true, vec![Snowflake(1)]), ResultCode::InvalidMentions);
        assert_eq!(code(false, vec![Snowflake(1); 101]), ResultCode::TooManyIds);
        assert_eq!(code(false, vec![Snowflake(0)]), ResultCode::InvalidArgument);
    }
}
