//! `allowed_mentions`.

use crate::rest::form::Form;
use crate::world::AllowedMentions;

const MAX_MENTIONS: usize = 100;

/// `default` holds where the message does not say.
pub(crate) fn read(form: &Form<'_>, default: AllowedMentions) -> AllowedMentions {
    let Some(rule) = form.object("allowed_mentions") else { return default };
    let mut allowed = AllowedMentions {
        all_users: false,
        all_roles: false,
        everyone: false,
        users: rule.snowflakes("users", 0..=MAX_MENTIONS).unwrap_or_default(),
        roles: rule.snowflakes("roles", 0..=MAX_MENTIONS).unwrap_or_default(),
        replied_user: rule.boolean("replied_user").unwrap_or(false),
    };
    for (index, kind) in rule.list("parse", 0..=3).into_iter().flatten().enumerate() {
        match kind.as_str() {
            Some("users") => allowed.all_users = true,
            Some("roles") => allowed.all_roles = true,
            Some("everyone") => allowed.everyone = true,
            _ => {
                let message = "Value must be one of ('everyone', 'users', 'roles').";
                rule.wrong_at("parse", index, "BASE_TYPE_CHOICES", message);
            }
        }
    }
    for (is_parsed, ids, name) in
        [(allowed.all_users, &allowed.users, "users"), (allowed.all_roles, &allowed.roles, "roles")]
    {
        if is_parsed && !ids.is_empty() {
            let message = format!("parse:[\"{name}\"] and {name}: [ids...] are mutually exclusive.");
            rule.wrong("", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", &message);
        }
    }
    allowed
}
