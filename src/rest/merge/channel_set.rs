use serde_json::Value;

/// What of a channel can be set as a state that is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChannelField {
    /// Its name.
    Name,
    /// Its topic.
    Topic,
}

impl ChannelField {
    /// Its name in Discord's JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Topic => "topic",
        }
    }
}

/// What a channel's name or topic is to be.
#[derive(Clone, PartialEq, Eq)]
pub struct ChannelSet {
    /// Which of the two.
    pub field: ChannelField,
    /// The text.
    pub value: String,
}

impl ChannelSet {
    /// The body of the `PATCH` that sets all of them.
    pub(in crate::rest) fn body<'a>(sets: impl Iterator<Item = &'a Self>) -> String {
        let fields = sets.map(|set| (set.field.name().to_owned(), Value::from(&*set.value)));
        Value::Object(fields.collect()).to_string()
    }
}
