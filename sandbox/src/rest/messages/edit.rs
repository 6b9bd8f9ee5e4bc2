//! `PATCH` of a message, and crossposting.

use hyper::StatusCode;
use serde_json::Value;

use super::attachments::AttachmentForm;
use super::form::{IS_COMPONENTS_V2, MAX_CONTENT, Origin, SUPPRESS_EMBEDS, refuse_beside_components};
use super::list::known_message;
use super::{allowed_mentions, attachments, components, embeds};
use crate::core::{Core, State};
use crate::rest::body::Upload;
use crate::rest::call::{Call, visible_channel};
use crate::rest::error::RestError;
use crate::rest::form::{Form, FormErrors};
use crate::rest::reply::{Reply, ok};
use crate::world::{AllowedMentions, BOT, Edit, Message, kind};

/// What was read of an edit; `None` is left as it is.
#[derive(Debug)]
pub(crate) struct EditForm {
    content: Option<String>,
    embeds: Option<Vec<Value>>,
    components: Option<Vec<Value>>,
    flags: Option<u64>,
    attachments: Option<Vec<AttachmentForm>>,
    allowed: AllowedMentions,
}

impl EditForm {
    /// `flags` are those of the message now.
    pub(crate) fn read(form: &Form<'_>, origin: Origin, flags: u64) -> Self {
        let wanted = form.flags("flags", SUPPRESS_EMBEDS | IS_COMPONENTS_V2);
        let was_v2 = flags & IS_COMPONENTS_V2 != 0;
        if was_v2 && wanted.is_some_and(|wanted| wanted & IS_COMPONENTS_V2 == 0) {
            let message = "The flag IS_COMPONENTS_V2 cannot be removed.";
            form.wrong("flags", "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG", message);
        }
        let is_v2 = was_v2 || wanted.is_some_and(|wanted| wanted & IS_COMPONENTS_V2 != 0);
        let emptied = |name: &str| form.is_null(name);
        let read = Self {
            content: form.text("content", 0..=MAX_CONTENT).or(emptied("content").then(String::new)),
            embeds: embeds::read(form).or(emptied("embeds").then(Vec::new)),
            components: components::read(form, is_v2).or(emptied("components").then(Vec::new)),
            flags: wanted.map(|wanted| flags & !SUPPRESS_EMBEDS | wanted),
            attachments: attachments::read(form).or(emptied("attachments").then(Vec::new)),
            allowed: allowed_mentions::read(form, origin.default_mentions()),
        };
        if is_v2 {
            let has_content = read.content.as_ref().is_some_and(|content| !content.is_empty());
            let has_embeds = read.embeds.as_ref().is_some_and(|embeds| !embeds.is_empty());
            refuse_beside_components(form, &[("content", has_content), ("embeds", has_embeds)]);
        }
        read
    }

    fn is_only_about_flags(&self) -> bool {
        self.content.is_none()
            && self.embeds.is_none()
            && self.components.is_none()
            && self.attachments.is_none()
    }

    /// Carries it out, and tells the sessions.
    pub(crate) fn apply(
        self,
        core: &Core,
        state: &mut State,
        message: &Message,
        uploads: &[Upload],
    ) -> Result<Message, RestError> {
        attachments::check_uploads(core, uploads)?;
        let channel = message.channel;
        let is_changed = self.attachments.is_some() || !uploads.is_empty();
        let forms = self.attachments.as_deref();
        let files = attachments::store(core, state, channel, forms, uploads, &message.attachments)?;
        let mut edit = Edit {
            content: self.content,
            embeds: self.embeds,
            components: self.components,
            // A deferred answer is there once it is edited.
            flags: self.flags.or_else(|| message.is_loading().then(|| message.flags())),
            attachments: None,
            poll: None,
            allowed: self.allowed,
        };
        let has = |given: Option<bool>, field: &str| {
            given.unwrap_or_else(|| message.field(field).as_array().is_some_and(|list| !list.is_empty()))
        };
        let has_text = !edit.content.as_deref().unwrap_or_else(|| message.content()).is_empty();
        let has_embeds = has(edit.embeds.as_ref().map(|list| !list.is_empty()), "embeds");
        let has_components = has(edit.components.as_ref().map(|list| !list.is_empty()), "components");
        let has_more = !message.field("poll").is_null() || !message.field("sticker_items").is_null();
        if !has_text && !has_embeds && !has_components && files.is_empty() && !has_more {
            return Err(RestError::empty_message());
        }
        for shown in edit.embeds.iter_mut().chain(&mut edit.components).flatten() {
            attachments::resolve(shown, &files);
        }
        edit.attachments = is_changed.then_some(files);
        let edited = state.world.edit(channel, message.id, edit).ok_or_else(RestError::unknown_message)?;
        state.dispatch_message_update(&edited);
        Ok(edited)
    }
}

pub(crate) fn edit(call: &Call<'_>) -> Result<Reply, RestError> {
    let (channel, id) = (call.channel()?, call.id("message_id")?);
    let fields = call.fields()?;
    let mut state = call.state();
    let message = known_message(&state, channel, id)?.clone();
    let errors = FormErrors::default();
    let form = EditForm::read(&Form::new(&fields, &errors), Origin::Bot, message.flags());
    errors.check()?;
    let is_own = message.is_from(BOT);
    if !is_own && !form.is_only_about_flags() {
        let message = "Cannot edit a message authored by another user";
        return Err(RestError::new(StatusCode::FORBIDDEN, 50005, message));
    }
    if is_own && !message.field("poll").is_null() {
        let message = "Cannot edit a poll message";
        return Err(RestError::refused(520_006, message));
    }
    let edited = form.apply(call.core, &mut state, &message, &call.body.files)?;
    Ok(ok(&edited.json(state.may_read_all())))
}

pub(crate) fn crosspost(call: &Call<'_>) -> Result<Reply, RestError> {
    let (channel, id) = (call.channel()?, call.id("message_id")?);
    let mut state = call.state();
    known_message(&state, channel, id)?;
    if visible_channel(&state.world, channel)?.kind != kind::ANNOUNCEMENT {
        return Err(RestError::refused(50024, "Cannot execute action on this channel type"));
    }
    let message = state.world.channel_mut(channel).and_then(|channel| channel.any_message_mut(id));
    let message = message.ok_or_else(RestError::unknown_message)?;
    if message.is_crossposted() {
        return Err(RestError::refused(40033, "This message has already been crossposted"));
    }
    message.crosspost();
    let message = message.clone();
    state.dispatch_message_update(&message);
    Ok(ok(&message.json(true)))
}
