//! The first answer.

use std::time::Instant;

use serde_json::{Value, json};

use crate::core::{Core, State};
use crate::rest::body::Upload;
use crate::rest::call::Call;
use crate::rest::commands;
use crate::rest::error::RestError;
use crate::rest::form::{Fields, Form, FormErrors};
use crate::rest::messages::{EPHEMERAL, EditForm, MessageForm, Origin, modal, post, record};
use crate::rest::reply::{Reply, no_content, ok};
use crate::world::{Author, BOT, Draft, Interaction, Message, named_user, user};

const LOADING: u64 = 1 << 7;

const MESSAGE: i64 = 4;
const DEFERRED_MESSAGE: i64 = 5;
const DEFERRED_UPDATE: i64 = 6;
const UPDATE: i64 = 7;
const CHOICES: i64 = 8;
const MODAL: i64 = 9;

pub(crate) fn answer(call: &Call<'_>) -> Result<Reply, RestError> {
    let id = call.id("interaction_id")?;
    let mut state = call.state();
    let token = call.raw("interaction_token");
    let known = state.world.interactions.find(token).filter(|interaction| interaction.id == id);
    let interaction = known.ok_or_else(RestError::unknown_interaction)?.clone();
    if interaction.is_answered {
        return Err(RestError::refused(40060, "Interaction has already been acknowledged."));
    }
    if interaction.is_too_late(Instant::now(), call.core.lifetimes()) {
        return Err(RestError::unknown_interaction());
    }
    let fields = call.fields()?;
    let errors = FormErrors::default();
    let form = Form::new(&fields, &errors);
    form.require("type");
    let kind = form.choice("type", allowed(&interaction));
    errors.check()?;
    let kind = kind.unwrap_or_default();
    let nothing = Fields::new();
    let data = form.object("data").unwrap_or_else(|| form.empty("data", &nothing));
    errors.check()?;
    let done =
        Answer { core: call.core, interaction: &interaction, files: &call.body.files, errors: &errors }
            .carry_out(&mut state, kind, &data)?;

    let answered = state.world.interactions.find_mut(token).ok_or_else(RestError::unknown_interaction)?;
    answered.is_answered = true;
    answered.original = done.message.as_ref().map(|message| message.id);
    answered.modal = done.modal;
    if !call.query_flag("with_response") {
        return Ok(no_content());
    }
    Ok(ok(&response(&interaction, kind, done.message.as_ref())))
}

fn allowed(interaction: &Interaction) -> &'static [i64] {
    match (interaction.kind, interaction.source) {
        (3, _) => &[MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, MODAL],
        (4, _) => &[CHOICES],
        (5, Some(_)) => &[MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE],
        (5, None) => &[MESSAGE, DEFERRED_MESSAGE],
        _ => &[MESSAGE, DEFERRED_MESSAGE, MODAL],
    }
}

/// What came of an answer.
#[derive(Default)]
struct Done {
    message: Option<Message>,
    modal: Option<Value>,
}

struct Answer<'a> {
    core: &'a Core,
    interaction: &'a Interaction,
    files: &'a [Upload],
    errors: &'a FormErrors,
}

impl Answer<'_> {
    fn carry_out(&self, state: &mut State, kind: i64, data: &Form<'_>) -> Result<Done, RestError> {
        let message = match kind {
            MESSAGE => {
                let form = MessageForm::read(data, Origin::Interaction);
                self.errors.check()?;
                form.check_not_empty(!self.files.is_empty())?;
                let sent = send(self.core, state, self.interaction, form, self.files)?;
                record(self.core, &sent, data.fields(), false);
                Some(sent)
            }
            DEFERRED_MESSAGE => {
                let flags = data.flags("flags", EPHEMERAL).unwrap_or(0);
                self.errors.check()?;
                Some(self.defer(state, flags)?)
            }
            UPDATE => Some(self.update(state, data)?),
            DEFERRED_UPDATE => self.source(state),
            CHOICES => {
                data.require("choices");
                commands::check_choices(data);
                self.errors.check()?;
                None
            }
            _ => {
                modal(data);
                self.errors.check()?;
                return Ok(Done { message: None, modal: Some(data.fields().clone().into()) });
            }
        };
        Ok(Done { message, modal: None })
    }

    fn source(&self, state: &State) -> Option<Message> {
        state.world.channel(self.interaction.channel)?.any_message(self.interaction.source?).cloned()
    }

    /// "The bot is thinking."
    fn defer(&self, state: &mut State, flags: u64) -> Result<Message, RestError> {
        let draft = Draft {
            flags: flags | LOADING,
            interaction: Some(metadata(state, self.interaction)),
            ..Draft::plain(Author::Person(BOT), self.interaction.channel, String::new())
        };
        let message = state.world.post(draft).ok_or_else(RestError::unknown_channel)?;
        state.dispatch_message(&message);
        Ok(message)
    }

    fn update(&self, state: &mut State, data: &Form<'_>) -> Result<Message, RestError> {
        let source = self.source(state).ok_or_else(RestError::unknown_message)?;
        let form = EditForm::read(data, Origin::Interaction, source.flags());
        self.errors.check()?;
        form.apply(self.core, state, &source, self.files)
    }
}

/// Posts an answer or a followup, and tells the sessions.
pub(crate) fn send(
    core: &Core,
    state: &mut State,
    interaction: &Interaction,
    form: MessageForm,
    files: &[Upload],
) -> Result<Message, RestError> {
    let metadata = metadata(state, interaction);
    let author = Author::Person(BOT);
    let message = post(core, state, interaction.channel, author, form, files, Some(metadata))?;
    state.dispatch_message(&message);
    Ok(message)
}

fn metadata(state: &State, interaction: &Interaction) -> Value {
    json!({
        "id": interaction.id.to_string(),
        "type": interaction.kind,
        "user": state.world.person(interaction.user).map_or_else(|| named_user(interaction.user), user),
        "authorizing_integration_owners": {"0": crate::world::GUILD.to_string()},
    })
}

fn response(interaction: &Interaction, kind: i64, message: Option<&Message>) -> Value {
    let mut json = json!({
        "interaction": {"id": interaction.id.to_string(), "type": interaction.kind},
        "resource": {"type": kind},
    });
    if let Some(message) = message {
        json["interaction"]["response_message_id"] = message.id.to_string().into();
        json["interaction"]["response_message_loading"] = message.is_loading().into();
        json["interaction"]["response_message_ephemeral"] = message.is_ephemeral().into();
        if matches!(kind, MESSAGE | UPDATE) {
            json["resource"]["message"] = message.json(true);
        }
    }
    json
}
