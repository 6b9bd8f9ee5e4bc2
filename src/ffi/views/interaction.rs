//! Commands, buttons, menus and forms.

use super::{ViewStruct, fill, prepare, text, tickcord_user};
use crate::{
    events::views,
    ffi::{TICKCORD_ABI_VERSION, boundary::boundary, tickcord_event, tickcord_result, tickcord_str},
};

/// A command, button, menu or form of the bot that someone used: INTERACTION_CREATE. Discord wants an answer within 3
/// seconds, such as `tickcord_client_interaction_respond`. Prepare it with `tickcord_interaction_init`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_interaction {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// The interaction, which is answered by this id.
    pub id: u64,
    /// The bot's application.
    pub application_id: u64,
    /// Where; 0 if not told.
    pub channel_id: u64,
    /// The guild; 0 outside of guilds.
    pub guild_id: u64,
    /// The command; 0 for what is none.
    pub command_id: u64,
    /// The user or message that a context menu command was used on; 0 otherwise.
    pub target_id: u64,
    /// The message that the button or menu belongs to; 0 otherwise.
    pub message_id: u64,
    /// What the user may do in that channel, as permission bits; 0 outside of guilds.
    pub user_permissions: u64,
    /// What the bot may do there, as permission bits.
    pub app_permissions: u64,
    /// The largest file that an answer may hold, in bytes; 0 if not told.
    pub attachment_size_limit: u64,
    /// Who used it.
    pub user: tickcord_user,
    /// What Discord shows as the user: the nickname in the guild, else the global name, else the user name.
    pub display_name: tickcord_str,
    /// The command's name; empty for what is none.
    pub command_name: tickcord_str,
    /// The group that the sub-command belongs to; empty if to none.
    pub subcommand_group: tickcord_str,
    /// The sub-command; empty for a command that has none.
    pub subcommand: tickcord_str,
    /// What the bot named the button, menu or form; empty for a command.
    pub custom_id: tickcord_str,
    /// The user's language, such as `en-US`.
    pub locale: tickcord_str,
    /// The guild's language; empty outside of guilds.
    pub guild_locale: tickcord_str,
    /// A `TICKCORD_INTERACTION_...`; -1 if not told.
    pub interaction_type: i32,
    /// 1 a slash command, 2 on a user, 3 on a message; -1 for what is no command.
    pub command_type: i32,
    /// A `TICKCORD_COMPONENT_...`; -1 for what is no button or menu.
    pub component_type: i32,
    /// 0 in a guild, 1 in a direct message with the bot, 2 in another; -1 if not told.
    pub context: i32,
    /// Options that were given to the command or sub-command, for `tickcord_interaction_option_at`.
    pub option_count: u32,
    /// What was chosen in the menu, for `tickcord_interaction_value_at`.
    pub value_count: u32,
    /// Fields of the form, for `tickcord_interaction_field_at`.
    pub field_count: u32,
    /// What the user or guild has bought of the application, at `/entitlements`.
    pub entitlement_count: u32,
}

// SAFETY: numbers and texts, in descending order of size and an even number of the smallest: no padding.
unsafe impl ViewStruct for tickcord_interaction {
    const NAME: &'static str = "tickcord_interaction";
    type View<'a> = views::Interaction<'a>;

    fn of(struct_size: u32, view: &Self::View<'_>) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            id: view.id.0,
            application_id: view.application_id.0,
            channel_id: view.channel_id.0,
            guild_id: view.guild_id.0,
            command_id: view.command_id.0,
            target_id: view.target_id.0,
            message_id: view.message_id.0,
            user_permissions: view.user_permissions,
            app_permissions: view.app_permissions,
            attachment_size_limit: view.attachment_size_limit,
            user: tickcord_user::of(&view.user),
            display_name: text(view.display_name),
            command_name: text(view.command_name),
            subcommand_group: text(view.subcommand_group),
            subcommand: text(view.subcommand),
            custom_id: text(view.custom_id),
            locale: text(view.locale),
            guild_locale: text(view.guild_locale),
            interaction_type: view.interaction_type,
            command_type: view.command_type,
            component_type: view.component_type,
            context: view.context,
            option_count: view.option_count,
            value_count: view.value_count,
            field_count: view.field_count,
            entitlement_count: view.entitlement_count,
        }
    }
}

/// Prepares a struct for `tickcord_event_as_interaction`; `struct_size` is `sizeof *out`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_interaction_init(
    out: *mut tickcord_interaction,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { prepare(out, struct_size) })
}

/// Reads the data of an INTERACTION_CREATE event into a struct.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT, TICKCORD_ERROR_BAD_SIZE (`out` was not prepared), or
/// TICKCORD_ERROR_WRONG_TYPE (the event is of another kind).
///
/// \ownership the struct is the caller's, its texts are the event's, good until it is freed
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_event_as_interaction(
    event: *const tickcord_event,
    out: *mut tickcord_interaction,
) -> tickcord_result {
    // SAFETY: NULL or what the type says, as for every function here.
    boundary(|| unsafe { fill(event, out) })
}
