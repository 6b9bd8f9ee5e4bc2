//! Messages: what may be sent, and everything that can be done with what was sent.

mod allowed_mentions;
mod attachments;
mod components;
mod create;
mod delete;
mod edit;
mod embeds;
mod form;
mod list;
mod pins;
mod polls;
mod reactions;
mod typing;

use super::routes::{Route, route};

pub(crate) use attachments::download;
pub(crate) use components::modal;
pub(crate) use create::{post, record};
pub(crate) use edit::EditForm;
pub(crate) use form::{EPHEMERAL, MessageForm, Origin};

pub(crate) const ROUTES: &[Route] = &[
    route("GET", "/channels/{channel_id}/messages", list::list),
    route("POST", "/channels/{channel_id}/messages", create::create),
    route("POST", "/channels/{channel_id}/messages/bulk-delete", delete::bulk_delete),
    route("GET", "/channels/{channel_id}/messages/pins", pins::list),
    route("PUT", "/channels/{channel_id}/messages/pins/{message_id}", pins::pin).in_bucket("pins"),
    route("DELETE", "/channels/{channel_id}/messages/pins/{message_id}", pins::unpin).in_bucket("pins"),
    route("GET", "/channels/{channel_id}/messages/{message_id}", list::get),
    route("PATCH", "/channels/{channel_id}/messages/{message_id}", edit::edit),
    route("DELETE", "/channels/{channel_id}/messages/{message_id}", delete::delete),
    route("POST", "/channels/{channel_id}/messages/{message_id}/crosspost", edit::crosspost),
    route("PUT", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}/@me", reactions::add)
        .in_bucket("reactions"),
    route(
        "DELETE",
        "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}/@me",
        reactions::remove_own,
    )
    .in_bucket("reactions"),
    route(
        "DELETE",
        "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}/{user_id}",
        reactions::remove,
    )
    .in_bucket("reactions"),
    route("GET", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}", reactions::list),
    route(
        "DELETE",
        "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}",
        reactions::remove_emoji,
    )
    .in_bucket("reactions"),
    route("DELETE", "/channels/{channel_id}/messages/{message_id}/reactions", reactions::remove_all)
        .in_bucket("reactions"),
    route("POST", "/channels/{channel_id}/typing", typing::start),
    route("POST", "/channels/{channel_id}/polls/{message_id}/expire", polls::expire),
    route("GET", "/channels/{channel_id}/polls/{message_id}/answers/{answer_id}", polls::voters),
];
