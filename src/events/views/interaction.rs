use super::{InteractionInput, Object, User, View, display_name};
use crate::model::{EventKind, Snowflake};

/// A command, button, menu or form of the bot that someone used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Interaction<'a> {
    /// The interaction, which is answered by this id.
    pub id: Snowflake,
    /// The bot's application.
    pub application_id: Snowflake,
    /// Where; 0 if not told.
    pub channel_id: Snowflake,
    /// The guild; 0 outside of guilds.
    pub guild_id: Snowflake,
    /// The command; 0 for what is none.
    pub command_id: Snowflake,
    /// The user or message that a context menu command was used on; 0 otherwise.
    pub target_id: Snowflake,
    /// The message that the button or menu belongs to; 0 otherwise.
    pub message_id: Snowflake,
    /// What the user may do in that channel, as permission bits; 0 outside of guilds.
    pub user_permissions: u64,
    /// What the bot may do there, as permission bits.
    pub app_permissions: u64,
    /// The largest file that an answer may hold, in bytes; 0 if not told.
    pub attachment_size_limit: u64,
    /// Who used it.
    pub user: User<'a>,
    /// What Discord shows as the user: the nickname in the guild, else the global name, else the user name.
    pub display_name: &'a str,
    /// The command's name; empty for what is none.
    pub command_name: &'a str,
    /// The group that the sub-command belongs to; empty if to none.
    pub subcommand_group: &'a str,
    /// The sub-command; empty for a command that has none.
    pub subcommand: &'a str,
    /// What the bot named the button, menu or form; empty for a command.
    pub custom_id: &'a str,
    /// The user's language, such as `en-US`.
    pub locale: &'a str,
    /// The guild's language; empty outside of guilds.
    pub guild_locale: &'a str,
    /// 2 a command, 3 a button or menu, 4 a request for completions, 5 a form; -1 if not told.
    pub interaction_type: i32,
    /// 1 a slash command, 2 on a user, 3 on a message; -1 for what is no command.
    pub command_type: i32,
    /// 2 a button, 3 and 5 to 8 menus; -1 for what is neither.
    pub component_type: i32,
    /// 0 in a guild, 1 in a direct message with the bot, 2 in another; -1 if not told.
    pub context: i32,
    /// Options that were given to the command or sub-command.
    pub option_count: u32,
    /// What was chosen in the menu, at `/data/values`.
    pub value_count: u32,
    /// Fields of the form.
    pub field_count: u32,
    /// What the user or guild has bought of the application, at `/entitlements`.
    pub entitlement_count: u32,
}

impl<'a> View<'a> for Interaction<'a> {
    const KINDS: &'static [EventKind] = &[EventKind::InteractionCreate];

    fn read(data: Object<'a>) -> Self {
        let user = interaction_user(data);
        let input = InteractionInput::read(data);
        Self {
            id: data.id("id"),
            application_id: data.id("application_id"),
            channel_id: data.id("channel_id"),
            guild_id: data.id("guild_id"),
            command_id: data.object("data").id("id"),
            target_id: data.object("data").id("target_id"),
            message_id: data.object("message").id("id"),
            user_permissions: data.object("member").unsigned("permissions"),
            app_permissions: data.unsigned("app_permissions"),
            attachment_size_limit: data.unsigned("attachment_size_limit"),
            user,
            display_name: display_name(data.object("member"), user),
            command_name: data.object("data").str("name"),
            subcommand_group: input.subcommand_group(),
            subcommand: input.subcommand(),
            custom_id: data.object("data").str("custom_id"),
            locale: data.str("locale"),
            guild_locale: data.str("guild_locale"),
            interaction_type: data.number("type", -1),
            command_type: data.object("data").number("type", -1),
            component_type: data.object("data").number("component_type", -1),
            context: data.number("context", -1),
            option_count: input.option_count(),
            value_count: data.object("data").count("values"),
            field_count: input.field_count(),
            entitlement_count: data.count("entitlements"),
        }
    }
}

/// In a guild the user is part of the member.
fn interaction_user(data: Object<'_>) -> User<'_> {
    let member = data.object("member");
    User::read(if member.is_there() { member.object("user") } else { data.object("user") })
}
