/// What an interaction came from. The numbers are Discord's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(i32)]
pub enum InteractionType {
    /// A slash command, or one of a user's or message's context menu.
    Command = 2,
    /// A button or menu of a message.
    Component = 3,
    /// A user who types a command and waits for completions.
    Autocomplete = 4,
    /// A form that was sent off.
    Modal = 5,
}

impl InteractionType {
    /// The type with this number, if there is one.
    #[must_use]
    pub fn from_number(number: i32) -> Option<Self> {
        [Self::Command, Self::Component, Self::Autocomplete, Self::Modal]
            .into_iter()
            .find(|kind| *kind as i32 == number)
    }
}

/// What an option of a command takes. The numbers are Discord's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(i32)]
pub enum OptionType {
    /// None, but a command below this one.
    SubCommand = 1,
    /// None, but a group of commands below this one.
    SubCommandGroup = 2,
    /// A text.
    String = 3,
    /// A whole number from -(2^53 - 1) to 2^53 - 1.
    Integer = 4,
    /// Yes or no.
    Boolean = 5,
    /// A user.
    User = 6,
    /// A channel.
    Channel = 7,
    /// A role.
    Role = 8,
    /// A user or a role.
    Mentionable = 9,
    /// A number, whole or not.
    Number = 10,
    /// A file.
    Attachment = 11,
}

/// A part of a message or form that users act on. The numbers are Discord's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(i32)]
pub enum ComponentType {
    /// A button.
    Button = 2,
    /// A menu of texts.
    StringSelect = 3,
    /// A field for text.
    TextInput = 4,
    /// A menu of users.
    UserSelect = 5,
    /// A menu of roles.
    RoleSelect = 6,
    /// A menu of users and roles.
    MentionableSelect = 7,
    /// A menu of channels.
    ChannelSelect = 8,
    /// A field for files.
    FileUpload = 19,
    /// A choice of one.
    RadioGroup = 21,
    /// A choice of some.
    CheckboxGroup = 22,
    /// A choice of yes or no.
    Checkbox = 23,
}

impl ComponentType {
    /// The kind of option whose values look like those that users choose with the component of this number.
    #[must_use]
    pub const fn values(number: i32) -> OptionType {
        match number {
            5 => OptionType::User,
            6 => OptionType::Role,
            7 => OptionType::Mentionable,
            8 => OptionType::Channel,
            19 => OptionType::Attachment,
            _ => OptionType::String,
        }
    }
}
