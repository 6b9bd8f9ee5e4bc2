//! Snowflakes of things that always exist, and the dates inside them.

use super::time;

/// Discord's epoch, 2015-01-01, in Unix milliseconds.
const EPOCH_MS: u64 = 1_420_070_400_000;
/// The sandbox's world begins on 2026-01-01: milliseconds from Discord's epoch to there.
const BEGIN_MS: u64 = 1_767_225_600_000 - EPOCH_MS;

const fn snowflake(ms_after_begin: u64) -> u64 {
    (BEGIN_MS + ms_after_begin) << 22
}

pub(crate) const GUILD: u64 = snowflake(0);
pub(crate) const ROLE_MODERATOR: u64 = snowflake(1);
pub(crate) const ROLE_BOT: u64 = snowflake(2);
pub(crate) const CHANNEL_GENERAL: u64 = snowflake(10);
pub(crate) const CHANNEL_SERVER_LOG: u64 = snowflake(11);
pub(crate) const CHANNEL_PRIVATE: u64 = snowflake(12);
pub(crate) const CHANNEL_VOICE: u64 = snowflake(13);
pub(crate) const CHANNEL_DM: u64 = snowflake(14);
pub(crate) const CHANNEL_FORUM: u64 = snowflake(15);
pub(crate) const CHANNEL_NEWS: u64 = snowflake(16);
pub(crate) const SOUND_QUACK: u64 = snowflake(20);
pub(crate) const SOUND_HORN: u64 = snowflake(21);
pub(crate) const TAG_QUESTION: u64 = snowflake(30);
pub(crate) const TAG_ANSWERED: u64 = snowflake(31);
pub(crate) const BOT: u64 = snowflake(100);
pub(crate) const ADA: u64 = snowflake(101);
pub(crate) const ROOK: u64 = snowflake(102);
pub(crate) const MINA: u64 = snowflake(103);
pub(crate) const OSKAR: u64 = snowflake(104);

/// A member who was generated; numbers start at 1. All joined in the same millisecond.
pub(crate) fn generated(number: u32) -> u64 {
    snowflake(105) + u64::from(number)
}

/// Messages are one second apart, so that they page by time in a way that can be foretold.
pub(crate) const fn message(number: u64) -> u64 {
    snowflake(1000 + number * 1000)
}

/// When the conversation in voice began, in Unix seconds.
pub(crate) const fn voice_start_time() -> u64 {
    (BEGIN_MS + EPOCH_MS) / 1000
}

/// The moment inside a snowflake, as Discord writes it.
pub(crate) fn timestamp(id: u64) -> String {
    time::written(unix_ms(id))
}

/// The moment inside a snowflake, in Unix milliseconds.
pub(crate) fn unix_ms(id: u64) -> u64 {
    (id >> 22) + EPOCH_MS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_inside_snowflakes() {
        assert_eq!(timestamp(GUILD), "2026-01-01T00:00:00.000000+00:00");
        assert_eq!(timestamp(ROOK), "2026-01-01T00:00:00.102000+00:00");
        assert_eq!(timestamp(message(60 * 60 * 24 * 59)), "2026-03-01T00:00:01.000000+00:00");
        assert_eq!(timestamp(0), "2015-01-01T00:00:00.000000+00:00");
    }
}
