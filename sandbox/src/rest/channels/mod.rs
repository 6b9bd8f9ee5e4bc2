//! Channels of the guild, and threads.

mod create;
mod edit;
mod form;
mod overwrites;
mod thread_lists;
mod thread_members;
mod threads;

use super::call::{Call, visible_channel};
use super::error::RestError;
use super::reply::{Reply, ok};
use super::routes::{Route, route};

pub(crate) use threads::{NewPost, reopen, start_post};

pub(crate) const ROUTES: &[Route] = &[
    route("GET", "/channels/{channel_id}", get),
    route("PATCH", "/channels/{channel_id}", edit::edit),
    route("DELETE", "/channels/{channel_id}", edit::delete),
    route("GET", "/guilds/{guild_id}/channels", create::list),
    route("POST", "/guilds/{guild_id}/channels", create::create),
    route("PATCH", "/guilds/{guild_id}/channels", create::reorder),
    route("PUT", "/channels/{channel_id}/permissions/{overwrite_id}", overwrites::put),
    route("DELETE", "/channels/{channel_id}/permissions/{overwrite_id}", overwrites::delete),
    route("POST", "/channels/{channel_id}/messages/{message_id}/threads", threads::from_message),
    route("POST", "/channels/{channel_id}/threads", threads::create),
    route("GET", "/guilds/{guild_id}/threads/active", thread_lists::active),
    route("GET", "/channels/{channel_id}/threads/archived/public", thread_lists::archived_public),
    route("GET", "/channels/{channel_id}/threads/archived/private", thread_lists::archived_private),
    route("GET", "/channels/{channel_id}/thread-members", thread_members::list),
    route("PUT", "/channels/{channel_id}/thread-members/@me", thread_members::join),
    route("DELETE", "/channels/{channel_id}/thread-members/@me", thread_members::leave),
    route("GET", "/channels/{channel_id}/thread-members/{user_id}", thread_members::get),
    route("PUT", "/channels/{channel_id}/thread-members/{user_id}", thread_members::add),
    route("DELETE", "/channels/{channel_id}/thread-members/{user_id}", thread_members::remove),
];

fn get(call: &Call<'_>) -> Result<Reply, RestError> {
    let id = call.id("channel_id")?;
    Ok(ok(&visible_channel(&call.state().world, id)?.json()))
}
