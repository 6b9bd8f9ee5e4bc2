//! Webhooks. Those of the application carry answers to interactions.

mod execute;
mod messages;
mod webhook;

use super::routes::{Route, route};

pub(crate) const ROUTES: &[Route] = &[
    route("GET", "/channels/{channel_id}/webhooks", webhook::list_of_channel),
    route("POST", "/channels/{channel_id}/webhooks", webhook::create),
    route("GET", "/guilds/{guild_id}/webhooks", webhook::list_of_guild),
    route("GET", "/webhooks/{webhook_id}", webhook::get),
    route("PATCH", "/webhooks/{webhook_id}", webhook::modify),
    route("DELETE", "/webhooks/{webhook_id}", webhook::delete),
    route("GET", "/webhooks/{webhook_id}/{webhook_token}", webhook::get_with_token).without_token(),
    route("PATCH", "/webhooks/{webhook_id}/{webhook_token}", webhook::modify_with_token).without_token(),
    route("DELETE", "/webhooks/{webhook_id}/{webhook_token}", webhook::delete_with_token).without_token(),
    route("POST", "/webhooks/{webhook_id}/{webhook_token}", execute::execute).without_token(),
    route("GET", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}", messages::get)
        .without_token(),
    route("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}", messages::edit)
        .without_token(),
    route("DELETE", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}", messages::delete)
        .without_token(),
];
