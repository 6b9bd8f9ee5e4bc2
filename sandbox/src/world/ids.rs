//! Snowflakes of things that always exist, and the dates inside them.

/// Discord's epoch, 2015-01-01, in Unix milliseconds.
const EPOCH_MS: u64 = 1_420_070_400_000;
/// The sandbox's world begins on 2026-01-01: milliseconds from Discord's epoch to there.
const BEGIN_MS: u64 = 1_767_225_600_000 - EPOCH_MS;

const fn snowflake(ms_after_begin: u64) -> u64 {
    (BEGIN_MS + ms_after_begin) << 22
}

pub(crate) const GUILD: u64 = snowflake(0);
pub(crate) const ROLE_MODERATOR: u64 = snowflake(1);
pub(crate) const CHANNEL_GENERAL: u64 = snowflake(10);
pub(crate) const CHANNEL_SERVER_LOG: u64 = snowflake(11);
pub(crate) const CHANNEL_PRIVATE: u64 = snowflake(12);
pub(crate) const CHANNEL_VOICE: u64 = snowflake(13);
pub(crate) const CHANNEL_DM: u64 = snowflake(14);
pub(crate) const SOUND_QUACK: u64 = snowflake(20);
pub(crate) const SOUND_HORN: u64 = snowflake(21);
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
    let ms = (id >> 22) + EPOCH_MS;
    let (days, ms) = (ms / 86_400_000, ms % 86_400_000);
    let (year, month, day) = civil_date(days);
    let (hour, minute, second) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{:03}000+00:00", ms % 1000)
}

/// Gregorian date of a day counted from 1970-01-01; years begin in March inside, which puts the leap day last.
fn civil_date(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let era = days / 146_097;
    let day_of_era = days % 146_097;
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (era * 400 + year_of_era + u64::from(month <= 2), month, day)
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

    #[test]
    fn leap_days() {
        assert_eq!(civil_date(11_016), (2000, 2, 29));
        assert_eq!(civil_date(11_017), (2000, 3, 1));
    }
}
