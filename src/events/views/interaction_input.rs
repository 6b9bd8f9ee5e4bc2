use super::{InteractionValue, Message, Object, View};
use crate::model::{EventKind, OptionType};

/// What the user of an interaction gave with it: options of a command, values of a menu, fields of a form.
#[derive(Debug, Clone, Copy, Default)]
pub struct InteractionInput<'a> {
    data: Object<'a>,
    /// The sub-command's group, its option.
    group: Object<'a>,
    /// The sub-command, its option.
    subcommand: Object<'a>,
}

/// A field of a form.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ModalField<'a> {
    /// What the bot named it.
    pub custom_id: &'a str,
    /// What was typed, or chosen of a radio group.
    pub text: &'a str,
    /// A [`ComponentType`](crate::model::ComponentType), as its number; -1 if not told.
    pub component_type: i32,
    /// How many things were chosen in a menu or checkbox group, or files uploaded.
    pub value_count: u32,
    /// The checkbox is checked.
    pub is_checked: bool,
}

impl<'a> View<'a> for InteractionInput<'a> {
    const KINDS: &'static [EventKind] = &[EventKind::InteractionCreate];

    fn read(event: Object<'a>) -> Self {
        let data = event.object("data");
        let group = only(data, OptionType::SubCommandGroup);
        let parent = if group.is_there() { group } else { data };
        Self { data, group, subcommand: only(parent, OptionType::SubCommand) }
    }
}

/// The option of this type, which stands alone where there is one.
fn only(parent: Object<'_>, kind: OptionType) -> Object<'_> {
    let first = parent.elements("options").next().unwrap_or_default();
    if first.number("type", -1) == kind as i32 { first } else { Object::default() }
}

impl<'a> InteractionInput<'a> {
    /// The group that the sub-command belongs to; empty if to none.
    #[must_use]
    pub fn subcommand_group(&self) -> &'a str {
        self.group.str("name")
    }

    /// The sub-command; empty for a command that has none.
    #[must_use]
    pub fn subcommand(&self) -> &'a str {
        self.subcommand.str("name")
    }

    /// How many options were given to the command or sub-command.
    #[must_use]
    pub fn option_count(&self) -> u32 {
        // A group alone has what is below it, which are no options.
        if self.group.is_there() && !self.subcommand.is_there() { 0 } else { self.leaf().count("options") }
    }

    /// The option at this place of those given to the command or sub-command.
    #[must_use]
    pub fn option_at(&self, index: usize) -> Option<InteractionValue<'a>> {
        self.options().nth(index).map(|option| self.option_value(option))
    }

    /// The option of this name, if it was given.
    #[must_use]
    pub fn option(&self, name: &str) -> Option<InteractionValue<'a>> {
        self.options().find(|option| option.str("name") == name).map(|option| self.option_value(option))
    }

    /// What was chosen at this place in the menu.
    #[must_use]
    pub fn value_at(&self, index: usize) -> Option<InteractionValue<'a>> {
        let component_type = self.data.number("component_type", -1);
        let text = self.data.str_at("values", index)?;
        Some(InteractionValue::chosen("", component_type, text, self.resolved()))
    }

    /// The user that a command of the context menu was used on.
    #[must_use]
    pub fn target_user(&self) -> Option<InteractionValue<'a>> {
        let id = self.data.str("target_id");
        let is_there = self.resolved().object("users").object(id).is_there();
        is_there.then(|| InteractionValue::user(id, self.resolved()))
    }

    /// The message that a command of the context menu was used on.
    #[must_use]
    pub fn target_message(&self) -> Option<Message<'a>> {
        let message = self.resolved().object("messages").object(self.data.str("target_id"));
        message.is_there().then(|| Message::read(message))
    }

    /// How many fields the form has.
    #[must_use]
    pub fn field_count(&self) -> u32 {
        u32::try_from(self.fields().count()).unwrap_or(u32::MAX)
    }

    /// The form's field at this place.
    #[must_use]
    pub fn field_at(&self, index: usize) -> Option<ModalField<'a>> {
        self.fields().nth(index).map(modal_field)
    }

    /// The form's field of this custom id.
    #[must_use]
    pub fn field(&self, custom_id: &str) -> Option<ModalField<'a>> {
        self.fields().find(|field| field.str("custom_id") == custom_id).map(modal_field)
    }

    /// What was chosen or uploaded at this place of the form's field of this custom id.
    #[must_use]
    pub fn field_value_at(&self, custom_id: &str, index: usize) -> Option<InteractionValue<'a>> {
        let field = self.fields().find(|field| field.str("custom_id") == custom_id)?;
        let text = field.str_at("values", index)?;
        let component_type = field.number("type", -1);
        Some(InteractionValue::chosen(field.str("custom_id"), component_type, text, self.resolved()))
    }

    fn leaf(&self) -> Object<'a> {
        if self.subcommand.is_there() { self.subcommand } else { self.data }
    }

    fn options(&self) -> impl Iterator<Item = Object<'a>> + use<'a> {
        self.leaf().elements("options").take(self.option_count() as usize)
    }

    fn option_value(&self, option: Object<'a>) -> InteractionValue<'a> {
        InteractionValue::of_option(option, self.resolved())
    }

    fn resolved(&self) -> Object<'a> {
        self.data.object("resolved")
    }

    /// Fields stand in labels, or in the action rows that these replace.
    fn fields(&self) -> impl Iterator<Item = Object<'a>> + use<'a> {
        let inside = |component: Object<'a>| {
            [component, component.object("component")].into_iter().chain(component.elements("components"))
        };
        let components = self.data.elements("components").flat_map(inside);
        components.filter(|component| !component.str("custom_id").is_empty())
    }
}

fn modal_field(field: Object<'_>) -> ModalField<'_> {
    ModalField {
        custom_id: field.str("custom_id"),
        text: field.str("value"),
        component_type: field.number("type", -1),
        value_count: field.count("values"),
        is_checked: field.bool("value"),
    }
}
