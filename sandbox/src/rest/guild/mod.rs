//! The guild, its members and roles, and users.

mod bans;
mod invites;
mod member_edit;
mod members;
mod roles;
mod users;

use super::call::Call;
use super::error::RestError;
use super::reply::{Reply, ok};
use super::routes::{Route, route};
use crate::world;

pub(crate) const ROUTES: &[Route] = &[
    route("GET", "/guilds/{guild_id}", get),
    route("GET", "/guilds/{guild_id}/members", members::list),
    route("GET", "/guilds/{guild_id}/members/search", members::search),
    route("PATCH", "/guilds/{guild_id}/members/@me", member_edit::edit_own),
    route("GET", "/guilds/{guild_id}/members/{user_id}", members::get),
    route("PATCH", "/guilds/{guild_id}/members/{user_id}", member_edit::edit),
    route("DELETE", "/guilds/{guild_id}/members/{user_id}", members::kick),
    route("PUT", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}", member_edit::add_role)
        .in_bucket("member roles"),
    route("DELETE", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}", member_edit::remove_role)
        .in_bucket("member roles"),
    route("GET", "/guilds/{guild_id}/roles", roles::list),
    route("POST", "/guilds/{guild_id}/roles", roles::create),
    route("GET", "/guilds/{guild_id}/roles/{role_id}", roles::get),
    route("PATCH", "/guilds/{guild_id}/roles/{role_id}", roles::edit),
    route("DELETE", "/guilds/{guild_id}/roles/{role_id}", roles::delete),
    route("GET", "/guilds/{guild_id}/bans", bans::list),
    route("GET", "/guilds/{guild_id}/bans/{user_id}", bans::get),
    route("PUT", "/guilds/{guild_id}/bans/{user_id}", bans::put),
    route("DELETE", "/guilds/{guild_id}/bans/{user_id}", bans::delete),
    route("POST", "/guilds/{guild_id}/bulk-ban", bans::bulk),
    route("GET", "/channels/{channel_id}/invites", invites::list_of_channel),
    route("POST", "/channels/{channel_id}/invites", invites::create),
    route("GET", "/guilds/{guild_id}/invites", invites::list_of_guild),
    route("DELETE", "/invites/{code}", invites::delete),
    route("POST", "/users/@me/channels", users::open_direct_channel),
    route("GET", "/users/{user_id}", users::get),
];

fn get(call: &Call<'_>) -> Result<Reply, RestError> {
    call.guild()?;
    let state = call.state();
    let with_counts = call.query_flag("with_counts");
    Ok(ok(&if with_counts { world::guild_with_counts(&state.world) } else { world::guild(&state.world) }))
}
