//! `POST /webhooks/{webhook_id}/{webhook_token}`.

use super::webhook::{name, with_token};
use crate::rest::call::Call;
use crate::rest::channels::{NewPost, start_post};
use crate::rest::error::RestError;
use crate::rest::form::{Form, FormErrors};
use crate::rest::interactions;
use crate::rest::messages::{MessageForm, Origin, post, record};
use crate::rest::reply::{Reply, no_content, ok};
use crate::world::{Author, BOT};

pub(crate) fn execute(call: &Call<'_>) -> Result<Reply, RestError> {
    if call.id("webhook_id")? == BOT {
        return interactions::follow_up(call);
    }
    let mut state = call.state();
    let webhook = with_token(&state.world, call)?.clone();
    let fields = call.fields()?;
    let errors = FormErrors::default();
    let form = Form::new(&fields, &errors);
    let username = name(&form, "username");
    let avatar = form.url("avatar_url", false);
    let message = MessageForm::read(&form, Origin::Webhook);
    let author = Author::Webhook {
        id: webhook.id,
        name: username.unwrap_or(webhook.name),
        avatar: avatar.or(webhook.avatar),
        application: Some(BOT),
    };
    let channel = state.world.channel(webhook.channel).ok_or_else(RestError::unknown_channel)?;
    let thread = call.query_id("thread_id")?;
    let has_name = form.given("thread_name").is_some();
    let sent = match (thread, has_name) {
        (Some(_), true) => {
            let message = "Webhooks posted to forum channels cannot have both a thread_name and thread_id";
            return Err(RestError::refused(220_002, message));
        }
        (None, true) if channel.is_forum() => {
            let new = NewPost::of_webhook(&form, channel, message);
            errors.check()?;
            start_post(call.core, &mut state, webhook.channel, author, new, &call.body.files)?.1
        }
        (None, true) => {
            return Err(RestError::refused(220_003, "Webhooks can only create threads in forum channels"));
        }
        (None, false) if channel.is_forum() => {
            let message = "Webhooks posted to forum channels must have a thread_name or thread_id";
            return Err(RestError::refused(220_001, message));
        }
        (thread, false) => {
            errors.check()?;
            message.check_not_empty(!call.body.files.is_empty())?;
            let is_inside = |id: &u64| {
                state.world.channel(*id).is_some_and(|thread| thread.parent() == Some(webhook.channel))
            };
            if !thread.as_ref().is_none_or(is_inside) {
                return Err(RestError::unknown_channel());
            }
            let target = thread.unwrap_or(webhook.channel);
            let sent = post(call.core, &mut state, target, author, message, &call.body.files, None)?;
            state.dispatch_message(&sent);
            sent
        }
    };
    record(call.core, &sent, &fields, false);
    Ok(if call.query_flag("wait") { ok(&sent.json(true)) } else { no_content() })
}
