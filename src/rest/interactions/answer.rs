use std::fmt;

use serde::Serialize;
use serde_json::{json, value::RawValue};

use super::Reply;
use crate::{
    base::{Failure, ResultCode},
    model::Snowflake,
    rest::Body,
};

/// What a host does about an interaction.
#[derive(Debug)]
pub enum Answer {
    /// Replies with a message; after a deferral, the deferral becomes it.
    Respond(Reply),
    /// Changes the message that the button or menu belongs to.
    Update(Reply),
    /// Shows that the bot is thinking; an answer must follow within 15 minutes.
    Defer {
        /// Whether only the user sees that, and the answer.
        ephemeral: bool,
    },
    /// Shows nothing; the message of the button or menu may be changed within 15 minutes.
    DeferUpdate,
    /// Sends a further message.
    FollowUp(Reply),
    /// Changes a message that was an answer.
    Edit {
        /// A follow-up, or 0 for the first answer.
        message: Snowflake,
        /// What it becomes; what is left out stays.
        reply: Reply,
    },
    /// Deletes a message that was an answer.
    Delete {
        /// A follow-up, or 0 for the first answer.
        message: Snowflake,
    },
    /// Offers completions of what is being typed.
    Autocomplete(Choices),
    /// Opens a form.
    Modal(Modal),
}

impl Answer {
    /// The memory that its message takes, in bytes.
    #[must_use]
    pub fn in_memory(&self) -> usize {
        match self {
            Self::Respond(reply) | Self::Update(reply) | Self::FollowUp(reply) | Self::Edit { reply, .. } => {
                reply.in_memory()
            }
            Self::Modal(modal) => modal.components.get().len(),
            Self::Defer { .. } | Self::DeferUpdate | Self::Delete { .. } | Self::Autocomplete(_) => 0,
        }
    }

    /// Places in the host's text that were not UTF-8 and were replaced.
    pub(super) fn utf8_repairs(&self) -> usize {
        match self {
            Self::Respond(reply) | Self::Update(reply) | Self::FollowUp(reply) | Self::Edit { reply, .. } => {
                reply.utf8_repairs
            }
            _ => 0,
        }
    }
}

/// A completion.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice<'a> {
    /// What the user sees, 1 to 100 code points.
    pub name: &'a str,
    /// What the command gets.
    pub value: ChoiceValue<'a>,
}

/// What a command gets for a completion, by the type of its option.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(untagged)]
pub enum ChoiceValue<'a> {
    /// Up to 100 code points.
    String(&'a str),
    /// From -(2^53 - 1) to 2^53 - 1.
    Integer(i64),
    /// Whole or not.
    Number(f64),
}

/// Completions that were checked.
#[derive(Default)]
pub struct Choices(Vec<serde_json::Value>);

/// Completions that Discord shows at the most.
pub const MAX_CHOICES: usize = 25;

/// Code points of a choice's name, and of its value.
const MAX_CHOICE: usize = 100;

/// The largest whole number that Discord takes.
pub(in crate::rest) const MAX_INTEGER: i64 = (1 << 53) - 1;

impl Choices {
    /// Checks completions.
    pub fn new(choices: &[Choice<'_>]) -> Result<Self, Failure> {
        let refuse = |text: String| Err(Failure::new(ResultCode::InvalidArgument, text));
        if choices.len() > MAX_CHOICES {
            return refuse(format!("There are {} choices and Discord shows {MAX_CHOICES}.", choices.len()));
        }
        for (at, choice) in choices.iter().enumerate() {
            let length = choice.name.chars().count();
            if length == 0 || length > MAX_CHOICE {
                return refuse(format!("choices[{at}].name must have 1 to {MAX_CHOICE} code points."));
            }
            match choice.value {
                ChoiceValue::String(text) if text.chars().count() > MAX_CHOICE => {
                    return refuse(format!("choices[{at}].text has more than {MAX_CHOICE} code points."));
                }
                ChoiceValue::Integer(number) if !(-MAX_INTEGER..=MAX_INTEGER).contains(&number) => {
                    return refuse(format!("choices[{at}].integer is beyond 2^53 - 1."));
                }
                ChoiceValue::Number(number) if !number.is_finite() => {
                    return refuse(format!("choices[{at}].number is not finite."));
                }
                _ => {}
            }
        }
        let choices = choices.iter().map(|choice| json!({"name": choice.name, "value": choice.value}));
        Ok(Self(choices.collect()))
    }

    pub(super) fn body(&self) -> Body {
        body(&json!({"type": 8, "data": {"choices": self.0}}))
    }
}

/// What was typed by users does not belong in a log.
impl fmt::Debug for Choices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Choices({})", self.0.len())
    }
}

/// A form that was checked.
#[derive(Debug)]
pub struct Modal {
    custom_id: String,
    title: String,
    components: Box<RawValue>,
}

impl Modal {
    /// Checks a form: a title of 1 to 45 code points, a custom id of 1 to 100, and components as a JSON array of 1 to 5.
    pub fn new(custom_id: &str, title: &str, components: &str) -> Result<Self, Failure> {
        let refuse = |text| Err(Failure::new(ResultCode::InvalidArgument, text));
        if !(1..=100).contains(&custom_id.chars().count()) {
            return refuse("custom_id must have 1 to 100 code points.");
        }
        if !(1..=45).contains(&title.chars().count()) {
            return refuse("title must have 1 to 45 code points.");
        }
        let not_an_array = |error| {
            Failure::new(ResultCode::InvalidJson, format!("components is not a JSON array: {error}."))
        };
        let count = serde_json::from_str::<Vec<&RawValue>>(components).map_err(not_an_array)?.len();
        if !(1..=5).contains(&count) {
            return refuse("components must be an array of 1 to 5.");
        }
        let components = serde_json::from_str(components).map_err(not_an_array)?;
        Ok(Self { custom_id: custom_id.to_owned(), title: title.to_owned(), components })
    }

    pub(super) fn body(&self) -> Body {
        #[derive(Serialize)]
        struct Data<'a> {
            custom_id: &'a str,
            title: &'a str,
            components: &'a RawValue,
        }
        #[derive(Serialize)]
        struct Callback<'a> {
            r#type: u8,
            data: Data<'a>,
        }
        let data = Data { custom_id: &self.custom_id, title: &self.title, components: &self.components };
        body(&Callback { r#type: 9, data })
    }
}

/// A callback of this type, with these flags.
pub(super) fn deferral(kind: u8, flags: u32) -> Body {
    body(&if flags == 0 { json!({"type": kind}) } else { json!({"type": kind, "data": {"flags": flags}}) })
}

fn body(json: &impl Serialize) -> Body {
    Body::Json(serde_json::to_vec(json).expect("strings and numbers always have a JSON form").into())
}
