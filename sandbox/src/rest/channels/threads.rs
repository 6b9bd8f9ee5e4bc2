//! Starting threads and posts, and opening archived ones again.

use hyper::StatusCode;
use serde_json::Value;

use super::form;
use crate::core::{Core, State};
use crate::intents::GUILDS;
use crate::rest::body::Upload;
use crate::rest::call::{Call, visible_channel};
use crate::rest::error::RestError;
use crate::rest::form::{Fields, Form, FormErrors};
use crate::rest::messages::{MessageForm, Origin, post, record};
use crate::rest::reply::{Reply, json_reply};
use crate::world::{Author, BOT, Channel, Message, kind, timestamp};

const REQUIRE_TAG: u64 = 1 << 4;

/// What a thread is started with.
struct NewThread {
    name: String,
    fields: Fields,
    metadata: Fields,
}

impl NewThread {
    fn read(form: &Form<'_>, kind: u8) -> Self {
        form.require("name");
        let mut metadata = form::thread_metadata(form, kind);
        metadata.remove("archived");
        metadata.remove("locked");
        let mut fields = form::thread(form);
        fields.remove("flags");
        Self { name: form.text("name", 1..=100).unwrap_or_default(), fields, metadata }
    }

    fn build(self, id: u64, kind: u8, parent: &Channel) -> Channel {
        let mut thread = Channel::thread(id, kind, &self.name, parent, &timestamp(id));
        thread.fields.extend(self.fields);
        for (name, value) in self.metadata {
            thread.fields["thread_metadata"][name] = value;
        }
        thread
    }
}

fn wrong_kind() -> RestError {
    RestError::refused(50024, "Cannot execute action on this channel type")
}

pub(crate) fn from_message(call: &Call<'_>) -> Result<Reply, RestError> {
    let (channel, id) = (call.channel()?, call.id("message_id")?);
    let fields = call.fields()?;
    let mut state = call.state();
    let parent = visible_channel(&state.world, channel)?;
    let message = parent.message(id).ok_or_else(RestError::unknown_message)?;
    let kind = match parent.kind {
        kind::TEXT => kind::PUBLIC_THREAD,
        kind::ANNOUNCEMENT => kind::ANNOUNCEMENT_THREAD,
        _ => return Err(wrong_kind()),
    };
    if message.has_thread() {
        return Err(RestError::refused(160_004, "A thread has already been created for this message"));
    }
    let errors = FormErrors::default();
    let new = NewThread::read(&Form::new(&fields, &errors), kind);
    errors.check()?;
    let thread = new.build(id, kind, parent);
    let reply = start(&mut state, thread);
    let json = reply.clone();
    let message = state.world.channel_mut(channel).and_then(|channel| channel.any_message_mut(id));
    if let Some(message) = message {
        message.set_thread(json);
        let message = message.clone();
        state.dispatch_message_update(&message);
    }
    Ok(json_reply(StatusCode::CREATED, &reply))
}

/// Without a message, or a post with its first one.
pub(crate) fn create(call: &Call<'_>) -> Result<Reply, RestError> {
    let channel = call.channel()?;
    let fields = call.fields()?;
    let mut state = call.state();
    let parent = visible_channel(&state.world, channel)?;
    let errors = FormErrors::default();
    let form = Form::new(&fields, &errors);
    if parent.is_forum() {
        form.require("message");
        let Some(message) = form.object("message") else {
            errors.check()?;
            return Err(RestError::empty_message());
        };
        let new = NewPost::read(&form, parent, MessageForm::read(&message, Origin::Bot));
        errors.check()?;
        let files = &call.body.files;
        let (mut thread, first) =
            start_post(call.core, &mut state, channel, Author::Person(BOT), new, files)?;
        record(call.core, &first, message.fields(), false);
        thread["message"] = first.json_for_author();
        return Ok(json_reply(StatusCode::CREATED, &thread));
    }
    let allowed: &[u8] = match parent.kind {
        kind::TEXT => &[kind::PUBLIC_THREAD, kind::PRIVATE_THREAD],
        kind::ANNOUNCEMENT => &[kind::ANNOUNCEMENT_THREAD],
        _ => return Err(wrong_kind()),
    };
    let choices: Vec<i64> = allowed.iter().map(|kind| i64::from(*kind)).collect();
    let kind = form.choice("type", &choices).and_then(|kind| u8::try_from(kind).ok());
    let kind = kind.unwrap_or(kind::PRIVATE_THREAD);
    let new = NewThread::read(&form, kind);
    errors.check()?;
    if !allowed.contains(&kind) {
        return Err(wrong_kind());
    }
    let id = state.world.tick();
    let parent = visible_channel(&state.world, channel)?;
    let mut thread = new.build(id, kind, parent);
    if kind == kind::PRIVATE_THREAD && thread.fields["thread_metadata"]["invitable"].is_null() {
        thread.fields["thread_metadata"]["invitable"] = true.into();
    }
    Ok(json_reply(StatusCode::CREATED, &start(&mut state, thread)))
}

/// Adds the thread and tells the sessions; gives it as the answer shows it.
fn start(state: &mut State, thread: Channel) -> Value {
    let mut json = thread.json();
    json["member"] = thread.thread_member(BOT).into();
    state.world.add_channel(thread);
    let mut event = json.clone();
    event["newly_created"] = true.into();
    state.dispatch_guild(GUILDS, "THREAD_CREATE", &event);
    json
}

/// A post of a forum before it is there.
pub(crate) struct NewPost {
    thread: NewThread,
    tags: Vec<String>,
    message: MessageForm,
    needs_tag: bool,
}

impl NewPost {
    /// `form` is what describes the thread.
    pub(crate) fn read(form: &Form<'_>, parent: &Channel, message: MessageForm) -> Self {
        Self::with(NewThread::read(form, kind::PUBLIC_THREAD), form, parent, message)
    }

    /// Of a webhook, which says no more of the thread than its name.
    pub(crate) fn of_webhook(form: &Form<'_>, parent: &Channel, message: MessageForm) -> Self {
        let name = form.text("thread_name", 1..=100).unwrap_or_default();
        let thread = NewThread { name, fields: Fields::new(), metadata: Fields::new() };
        Self::with(thread, form, parent, message)
    }

    fn with(thread: NewThread, form: &Form<'_>, parent: &Channel, message: MessageForm) -> Self {
        let available = parent.fields.get("available_tags").cloned().unwrap_or_default();
        let flags = parent.fields.get("flags").and_then(Value::as_u64).unwrap_or(0);
        Self {
            thread,
            tags: form::applied_tags(form, &available).unwrap_or_default(),
            message,
            needs_tag: flags & REQUIRE_TAG != 0,
        }
    }
}

/// Starts a post, whose id is that of its first message.
pub(crate) fn start_post(
    core: &Core,
    state: &mut State,
    forum: u64,
    author: Author,
    new: NewPost,
    files: &[Upload],
) -> Result<(Value, Message), RestError> {
    new.message.check_not_empty(!files.is_empty())?;
    if new.needs_tag && new.tags.is_empty() {
        let message = "A tag is required to create a forum post in this channel";
        return Err(RestError::refused(40067, message));
    }
    let id = state.world.next_message_id();
    let parent = state.world.channel(forum).ok_or_else(RestError::unknown_channel)?;
    let mut thread = new.thread.build(id, kind::PUBLIC_THREAD, parent);
    thread.fields.insert(String::from("applied_tags"), new.tags.into());
    state.world.add_channel(thread);
    let message = match post(core, state, id, author, new.message, files, None) {
        Ok(message) => message,
        Err(error) => {
            state.world.remove_channel(id);
            return Err(error);
        }
    };
    let thread = state.world.remove_channel(id).ok_or_else(RestError::unknown_channel)?;
    let json = start(state, thread);
    state.dispatch_message(&message);
    Ok((json, message))
}

/// Whoever writes in an archived thread opens it again, unless it is locked.
pub(crate) fn reopen(state: &mut State, thread: u64) -> Result<(), RestError> {
    let Some(thread) = state.world.channel_mut(thread) else { return Ok(()) };
    if thread.thread_state("locked") {
        return Err(RestError::refused(160_005, "This thread is locked"));
    }
    thread.fields["thread_metadata"]["archived"] = false.into();
    let json = thread.json();
    state.dispatch_guild(GUILDS, "THREAD_UPDATE", &json);
    Ok(())
}
