//! Seconds since 1970 as archives and documents write them, in UTC.

/// `2026-11-21T13:52:44Z`.
pub(super) fn rfc3339(seconds: u64) -> String {
    let (year, month, day) = date(seconds / 86_400);
    let (hour, minute, second) = time(seconds);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// Date and time as in a zip file, which knows no time before 1980 and no odd seconds.
pub(super) fn dos(seconds: u64) -> (u16, u16) {
    const YEAR_1980: u64 = 315_532_800;
    let seconds = seconds.max(YEAR_1980);
    let (year, month, day) = date(seconds / 86_400);
    let (hour, minute, second) = time(seconds);
    let packed = |parts: u64| u16::try_from(parts).unwrap_or(u16::MAX);
    (packed((year - 1980) << 9 | month << 5 | day), packed(hour << 11 | minute << 5 | (second / 2)))
}

fn time(seconds: u64) -> (u64, u64, u64) {
    (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60)
}

/// Year, month and day, counted in years that begin in March, so that the leap day is the last.
fn date(days: u64) -> (u64, u64, u64) {
    const DAYS_TO_1970: u64 = 719_468;
    const DAYS_IN_400_YEARS: u64 = 146_097;
    let days = days + DAYS_TO_1970;
    let day_of_era = days % DAYS_IN_400_YEARS;
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / (DAYS_IN_400_YEARS - 1)) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + days / DAYS_IN_400_YEARS * 400 + u64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_become_dates_with_leap_days() {
        for (seconds, shown) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_709_210_096, "2024-02-29T12:34:56Z"),
            (1_735_689_599, "2024-12-31T23:59:59Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
        ] {
            assert_eq!(rfc3339(seconds), shown);
        }
    }

    #[test]
    fn zip_has_its_own_dates_and_none_before_1980() {
        assert_eq!(dos(0), (0x0021, 0));
        // 2024-02-29, 12:34:56.
        assert_eq!(dos(1_709_210_096), (0x585d, 0x645c));
    }
}
