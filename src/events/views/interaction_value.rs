use super::{Object, User, display_name};
use crate::model::{ComponentType, OptionType, Snowflake};

/// One thing that a user gave to a command, chose in a menu or put into a form.
///
/// Which fields mean something depends on `option_type`; of what was named by id, Discord usually tells more.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct InteractionValue<'a> {
    /// The option's name, or the form field's custom id; empty for what was chosen in a menu.
    pub name: &'a str,
    /// The text; of a number that is still being typed, what there is of it; of all that has an id, its digits.
    pub text: &'a str,
    /// The user, channel, role or file; 0 for others.
    pub id: Snowflake,
    /// The user, if it is one.
    pub user: User<'a>,
    /// What Discord shows as the user: the nickname in the guild, else the global name, else the user name.
    pub display_name: &'a str,
    /// The name of the role, channel or file.
    pub object_name: &'a str,
    /// Where the file can be fetched, for some hours.
    pub url: &'a str,
    /// The file's media type; empty if Discord does not know it.
    pub content_type: &'a str,
    /// The file's size in bytes.
    pub size: u64,
    /// What the role allows, or the member in this channel, or whoever used the command in that channel, as permission bits.
    pub permissions: u64,
    /// The whole number.
    pub integer: i64,
    /// The number, whole or not.
    pub number: f64,
    /// An [`OptionType`], as its number; -1 if not told.
    pub option_type: i32,
    /// What was found under the id: the same as `option_type`, but user or role for a mentionable; -1 if nothing was.
    pub resolved_type: i32,
    /// The channel's type, such as 0 for text; -1 if it is none.
    pub channel_type: i32,
    /// Yes, of a boolean.
    pub is_true: bool,
    /// The user is typing this one, and waits for completions.
    pub is_focused: bool,
}

impl Default for InteractionValue<'_> {
    fn default() -> Self {
        Self {
            name: "",
            text: "",
            id: Snowflake(0),
            user: User::default(),
            display_name: "",
            object_name: "",
            url: "",
            content_type: "",
            size: 0,
            permissions: 0,
            integer: 0,
            number: 0.0,
            option_type: -1,
            resolved_type: -1,
            channel_type: -1,
            is_true: false,
            is_focused: false,
        }
    }
}

impl<'a> InteractionValue<'a> {
    /// An option of a command. What ids stand for is in `resolved`.
    pub(super) fn of_option(option: Object<'a>, resolved: Object<'a>) -> Self {
        let option_type = option.number("type", -1);
        let of = |kind: OptionType| kind as i32 == option_type;
        let mut value = Self {
            name: option.str("name"),
            text: option.str("value"),
            option_type,
            is_true: of(OptionType::Boolean) && option.bool("value"),
            is_focused: option.bool("focused"),
            ..Self::default()
        };
        if of(OptionType::Integer) {
            value.integer = option.signed("value", 0);
        }
        if of(OptionType::Integer) || of(OptionType::Number) {
            value.number = option.f64("value");
        }
        value.resolved(resolved)
    }

    /// What was chosen with a component of this type.
    pub(super) fn chosen(name: &'a str, component_type: i32, text: &'a str, resolved: Object<'a>) -> Self {
        let option_type = ComponentType::values(component_type) as i32;
        Self { name, text, option_type, ..Self::default() }.resolved(resolved)
    }

    /// The user that a command of the context menu was used on.
    pub(super) fn user(text: &'a str, resolved: Object<'a>) -> Self {
        Self { text, option_type: OptionType::User as i32, ..Self::default() }.resolved(resolved)
    }

    fn resolved(mut self, resolved: Object<'a>) -> Self {
        let of = |kinds: &[OptionType]| kinds.iter().any(|kind| *kind as i32 == self.option_type);
        let is_user = of(&[OptionType::User, OptionType::Mentionable]);
        let is_role = of(&[OptionType::Role, OptionType::Mentionable]);
        let (is_channel, is_file) = (of(&[OptionType::Channel]), of(&[OptionType::Attachment]));
        if !(is_user || is_role || is_channel || is_file) {
            return self;
        }
        self.id = Snowflake(self.text.parse().unwrap_or_default());
        let under = |name: &str| resolved.object(name).object(self.text);
        let (user, role, channel, file) =
            (under("users"), under("roles"), under("channels"), under("attachments"));
        if is_user && user.is_there() {
            let member = under("members");
            self.resolved_type = OptionType::User as i32;
            self.user = User::read(user);
            self.display_name = display_name(member, self.user);
            self.permissions = member.unsigned("permissions");
        } else if is_role && role.is_there() {
            self.resolved_type = OptionType::Role as i32;
            self.object_name = role.str("name");
            self.permissions = role.unsigned("permissions");
        } else if is_channel && channel.is_there() {
            self.resolved_type = OptionType::Channel as i32;
            self.object_name = channel.str("name");
            self.permissions = channel.unsigned("permissions");
            self.channel_type = channel.number("type", -1);
        } else if is_file && file.is_there() {
            self.resolved_type = OptionType::Attachment as i32;
            self.object_name = file.str("filename");
            self.url = file.str("url");
            self.content_type = file.str("content_type");
            self.size = file.unsigned("size");
        }
        self
    }
}
