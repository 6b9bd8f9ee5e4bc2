//! Which events Discord sends, as bits (<https://discord.com/developers/docs/events/gateway#gateway-intents>).

use super::{
    array,
    boundary::{Out, boundary},
    tickcord_result,
};
use crate::{
    base::{Failure, ResultCode},
    model::{EventKind, Intents},
};

/// Guilds, roles, channels and threads.
pub const TICKCORD_INTENT_GUILDS: u64 = 1u64 << 0;
/// Members who join, change and leave. Privileged: to be enabled in the developer portal.
pub const TICKCORD_INTENT_GUILD_MEMBERS: u64 = 1u64 << 1;
/// Bans and audit log entries.
pub const TICKCORD_INTENT_GUILD_MODERATION: u64 = 1u64 << 2;
/// Emojis, stickers and sounds.
pub const TICKCORD_INTENT_GUILD_EXPRESSIONS: u64 = 1u64 << 3;
/// Integrations.
pub const TICKCORD_INTENT_GUILD_INTEGRATIONS: u64 = 1u64 << 4;
/// Webhooks.
pub const TICKCORD_INTENT_GUILD_WEBHOOKS: u64 = 1u64 << 5;
/// Invites.
pub const TICKCORD_INTENT_GUILD_INVITES: u64 = 1u64 << 6;
/// Who is in which voice channel.
pub const TICKCORD_INTENT_GUILD_VOICE_STATES: u64 = 1u64 << 7;
/// Who is online and plays what. Privileged: to be enabled in the developer portal.
pub const TICKCORD_INTENT_GUILD_PRESENCES: u64 = 1u64 << 8;
/// Messages in guilds; their text needs MESSAGE_CONTENT as well.
pub const TICKCORD_INTENT_GUILD_MESSAGES: u64 = 1u64 << 9;
/// Reactions in guilds.
pub const TICKCORD_INTENT_GUILD_MESSAGE_REACTIONS: u64 = 1u64 << 10;
/// Who types in guilds.
pub const TICKCORD_INTENT_GUILD_MESSAGE_TYPING: u64 = 1u64 << 11;
/// Messages to the bot.
pub const TICKCORD_INTENT_DIRECT_MESSAGES: u64 = 1u64 << 12;
/// Reactions in direct messages.
pub const TICKCORD_INTENT_DIRECT_MESSAGE_REACTIONS: u64 = 1u64 << 13;
/// Who types to the bot.
pub const TICKCORD_INTENT_DIRECT_MESSAGE_TYPING: u64 = 1u64 << 14;
/// No event of its own: fills the text, embeds and files of messages. Privileged: to be enabled in the developer portal.
pub const TICKCORD_INTENT_MESSAGE_CONTENT: u64 = 1u64 << 15;
/// Scheduled events.
pub const TICKCORD_INTENT_GUILD_SCHEDULED_EVENTS: u64 = 1u64 << 16;
/// Rules of automatic moderation.
pub const TICKCORD_INTENT_AUTO_MODERATION_CONFIGURATION: u64 = 1u64 << 20;
/// What automatic moderation did.
pub const TICKCORD_INTENT_AUTO_MODERATION_EXECUTION: u64 = 1u64 << 21;
/// Votes in guilds.
pub const TICKCORD_INTENT_GUILD_MESSAGE_POLLS: u64 = 1u64 << 24;
/// Votes in direct messages.
pub const TICKCORD_INTENT_DIRECT_MESSAGE_POLLS: u64 = 1u64 << 25;

/// No intents: only the events that Discord always sends, such as interactions.
pub const TICKCORD_INTENTS_NONE: u64 = 0;
/// The intents that `tickcord_client_options_init` sets: all that Discord gives to every bot. Message text in guilds needs
/// the privileged `TICKCORD_INTENT_MESSAGE_CONTENT` as well.
pub const TICKCORD_INTENTS_DEFAULT: u64 = 0x331_7EFD;
/// The intents that are to be enabled in the developer portal: GUILD_MEMBERS, GUILD_PRESENCES and MESSAGE_CONTENT.
pub const TICKCORD_INTENTS_PRIVILEGED: u64 = 0x8102;
/// Every intent that Discord defines.
pub const TICKCORD_INTENTS_ALL: u64 = 0x331_FFFF;

/// Gives the least intents that bring events of these kinds: `count` times a `TICKCORD_EVENT_...` at `kinds`. `out_intents`
/// receives them.
///
/// Kinds that need no intent, such as TICKCORD_EVENT_INTERACTION_CREATE and the library's own, add nothing; neither does
/// TICKCORD_EVENT_UNKNOWN, since nobody knows what such an event needs. A kind that happens both in guilds and in direct
/// messages, such as TICKCORD_EVENT_MESSAGE_CREATE, adds the intents of both; clear the `TICKCORD_INTENT_DIRECT_...` bits
/// for guilds alone. What fields hold is not asked for: the text of messages needs TICKCORD_INTENT_MESSAGE_CONTENT, and
/// TICKCORD_EVENT_THREAD_MEMBERS_UPDATE tells about the bot alone without TICKCORD_INTENT_GUILD_MEMBERS. Some intents are
/// privileged: compare with TICKCORD_INTENTS_PRIVILEGED.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT (`kinds` may be NULL if `count` is 0), or
/// TICKCORD_ERROR_INVALID_ARGUMENT (a number is no kind of this version of the library, or `count` is over 10000).
///
/// \ownership the array is the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_intents_for_events(
    kinds: *const i32,
    count: usize,
    out_intents: *mut u64,
) -> tickcord_result {
    boundary(|| {
        // SAFETY: NULL or room for a number, as for every function here.
        let out_intents = unsafe { Out::new(out_intents, TICKCORD_INTENTS_NONE) };
        out_intents.required("out_intents")?;
        // SAFETY: NULL or an array of that length, as for every function here.
        let kinds = event_kinds(unsafe { array::read(kinds, count, "kinds") }?)?;
        let needed = kinds.iter().fold(Intents::NONE, |needed, kind| needed | kind.required_intents());
        out_intents.set(needed.0);
        Ok(())
    })
}

/// The kinds that a host names by number.
pub(super) fn event_kinds(numbers: &[i32]) -> Result<Vec<EventKind>, Failure> {
    numbers.iter().copied().map(event_kind).collect()
}

pub(super) fn event_kind(number: i32) -> Result<EventKind, Failure> {
    EventKind::from_number(number).ok_or_else(|| {
        let text =
            format!("{number} is no TICKCORD_EVENT_... that this version of the library knows: update it.");
        Failure::new(ResultCode::InvalidArgument, text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_bit_has_the_name_that_the_library_gives_it() {
        let named = [
            (TICKCORD_INTENT_GUILDS, "GUILDS"),
            (TICKCORD_INTENT_GUILD_MEMBERS, "GUILD_MEMBERS"),
            (TICKCORD_INTENT_GUILD_MODERATION, "GUILD_MODERATION"),
            (TICKCORD_INTENT_GUILD_EXPRESSIONS, "GUILD_EXPRESSIONS"),
            (TICKCORD_INTENT_GUILD_INTEGRATIONS, "GUILD_INTEGRATIONS"),
            (TICKCORD_INTENT_GUILD_WEBHOOKS, "GUILD_WEBHOOKS"),
            (TICKCORD_INTENT_GUILD_INVITES, "GUILD_INVITES"),
            (TICKCORD_INTENT_GUILD_VOICE_STATES, "GUILD_VOICE_STATES"),
            (TICKCORD_INTENT_GUILD_PRESENCES, "GUILD_PRESENCES"),
            (TICKCORD_INTENT_GUILD_MESSAGES, "GUILD_MESSAGES"),
            (TICKCORD_INTENT_GUILD_MESSAGE_REACTIONS, "GUILD_MESSAGE_REACTIONS"),
            (TICKCORD_INTENT_GUILD_MESSAGE_TYPING, "GUILD_MESSAGE_TYPING"),
            (TICKCORD_INTENT_DIRECT_MESSAGES, "DIRECT_MESSAGES"),
            (TICKCORD_INTENT_DIRECT_MESSAGE_REACTIONS, "DIRECT_MESSAGE_REACTIONS"),
            (TICKCORD_INTENT_DIRECT_MESSAGE_TYPING, "DIRECT_MESSAGE_TYPING"),
            (TICKCORD_INTENT_MESSAGE_CONTENT, "MESSAGE_CONTENT"),
            (TICKCORD_INTENT_GUILD_SCHEDULED_EVENTS, "GUILD_SCHEDULED_EVENTS"),
            (TICKCORD_INTENT_AUTO_MODERATION_CONFIGURATION, "AUTO_MODERATION_CONFIGURATION"),
            (TICKCORD_INTENT_AUTO_MODERATION_EXECUTION, "AUTO_MODERATION_EXECUTION"),
            (TICKCORD_INTENT_GUILD_MESSAGE_POLLS, "GUILD_MESSAGE_POLLS"),
            (TICKCORD_INTENT_DIRECT_MESSAGE_POLLS, "DIRECT_MESSAGE_POLLS"),
        ];
        for (bit, name) in named {
            assert_eq!(Intents(bit).names().collect::<Vec<_>>(), [name]);
        }
        assert_eq!(named.iter().fold(0, |mask, (bit, _)| mask | bit), Intents::ALL.0);
    }

    #[test]
    fn each_mask_is_the_librarys() {
        assert_eq!(Intents(TICKCORD_INTENTS_NONE), Intents::NONE);
        assert_eq!(Intents(TICKCORD_INTENTS_DEFAULT), Intents::NON_PRIVILEGED);
        assert_eq!(Intents(TICKCORD_INTENTS_PRIVILEGED), Intents::PRIVILEGED);
        assert_eq!(Intents(TICKCORD_INTENTS_ALL), Intents::ALL);
    }
}
