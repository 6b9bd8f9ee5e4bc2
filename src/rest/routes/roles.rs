use serde_json::{Map, Value, json};

use super::{
    Call, Failure, Snowflake, changing, check_name, check_range, delete, guilds, id, invalid, patch, post,
};

/// What a new role has, or what of a role is changed. What is None is Discord's default, or stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoleEdit<'a> {
    /// 1 to 100 code points.
    pub name: Option<&'a str>,
    /// Bits of what its members may do.
    pub permissions: Option<u64>,
    /// 0xRRGGBB; 0 for none.
    pub color: Option<u32>,
    /// Whether its members are shown apart from others.
    pub hoist: Option<bool>,
    /// Whether anybody may ping it.
    pub mentionable: Option<bool>,
}

const MAX_NAME: usize = 100;
const MAX_COLOR: u32 = 0xff_ff_ff;

/// `POST /guilds/{guild}/roles`.
pub fn create_role<'a>(guild: Snowflake, role: &RoleEdit<'_>, reason: &'a str) -> Result<Call<'a>, Failure> {
    if role.name.is_none() {
        return Err(invalid("name is missing: a new role needs one."));
    }
    Ok(post(all(guild)?).with_json(&role.body()?).because(reason))
}

/// `PATCH /guilds/{guild}/roles/{role}`.
pub fn edit_role<'a>(
    guild: Snowflake,
    role: Snowflake,
    edit: &RoleEdit<'_>,
    reason: &'a str,
) -> Result<Call<'a>, Failure> {
    changing(patch(one(guild, role)?), &edit.body()?).map(|call| call.because(reason))
}

/// `DELETE /guilds/{guild}/roles/{role}`.
pub fn delete_role(guild: Snowflake, role: Snowflake, reason: &str) -> Result<Call<'_>, Failure> {
    Ok(delete(one(guild, role)?).because(reason))
}

impl RoleEdit<'_> {
    fn body(&self) -> Result<Map<String, Value>, Failure> {
        if let Some(name) = self.name {
            check_name(name, "The role's name", MAX_NAME)?;
        }
        check_range(self.color.unwrap_or_default(), "color", 0, MAX_COLOR)?;
        // One color and no gradient.
        let colors =
            |color| json!({ "primary_color": color, "secondary_color": null, "tertiary_color": null });
        let fields = [
            ("name", self.name.map(Value::from)),
            // Discord has numbers of 64 bits as texts.
            ("permissions", self.permissions.map(|bits| bits.to_string().into())),
            ("colors", self.color.map(colors)),
            ("hoist", self.hoist.map(Value::from)),
            ("mentionable", self.mentionable.map(Value::from)),
        ];
        Ok(fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect())
    }
}

fn all(guild: Snowflake) -> Result<String, Failure> {
    Ok(format!("{}/roles", guilds::one(guild)?))
}

fn one(guild: Snowflake, role: Snowflake) -> Result<String, Failure> {
    Ok(format!("{}/{}", all(guild)?, id(role, "role_id")?))
}
