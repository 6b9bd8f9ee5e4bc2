//! Moments as Discord writes and reads them: ISO 8601, in UTC when written.

const DAY_MS: u64 = 86_400_000;

/// From Unix milliseconds.
pub(crate) fn written(ms: u64) -> String {
    let (days, ms) = (ms / DAY_MS, ms % DAY_MS);
    let (year, month, day) = civil_date(days);
    let (hour, minute, second) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{:03}000+00:00", ms % 1000)
}

/// To Unix milliseconds; `None` for anything but a date with a time and an offset, from 1970 on.
pub(crate) fn read(text: &str) -> Option<u64> {
    let (date, time) = text.split_once(['T', ' '])?;
    let mut date = date.split('-').map(digits);
    let (year, month, day) = (date.next()??, date.next()??, date.next()??);
    if date.next().is_some()
        || !(1..=12).contains(&month)
        || !(1..=31).contains(&day)
        || !(1970..=9999).contains(&year)
    {
        return None;
    }
    let (time, offset_minutes) = match time.strip_suffix(['Z', 'z']) {
        Some(time) => (time, 0),
        None => split_offset(time)?,
    };
    let (whole, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let mut clock = whole.split(':').map(digits);
    let (hour, minute, second) = (clock.next()??, clock.next()??, clock.next()??);
    if clock.next().is_some() || hour > 23 || minute > 59 || second > 60 || digits(fraction).is_none() {
        return None;
    }
    let ms = digits(&format!("{fraction:0<3}")[..3])?;
    let seconds = days_since_1970(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second;
    i64::try_from(seconds * 1000 + ms).ok()?.checked_sub(offset_minutes * 60_000)?.try_into().ok()
}

fn digits(text: &str) -> Option<u64> {
    (!text.is_empty() && text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

/// The time without its offset, and the offset in minutes east of UTC.
fn split_offset(time: &str) -> Option<(&str, i64)> {
    let at = time.rfind(['+', '-'])?;
    let (time, offset) = time.split_at(at);
    let (hours, minutes) = offset[1..].split_once(':')?;
    let minutes = i64::try_from(digits(hours)? * 60 + digits(minutes)?).ok()?;
    Some((time, if offset.starts_with('-') { -minutes } else { minutes }))
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

/// The inverse of `civil_date`.
fn days_since_1970(year: u64, month: u64, day: u64) -> u64 {
    let year = year - u64::from(month <= 2);
    let year_of_era = year % 400;
    let shifted_month = (month + 9) % 12;
    let day_of_year = (153 * shifted_month + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    (year / 400 * 146_097 + day_of_era).saturating_sub(719_468)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leap_days() {
        assert_eq!(civil_date(11_016), (2000, 2, 29));
        assert_eq!(civil_date(11_017), (2000, 3, 1));
        assert_eq!(days_since_1970(2000, 2, 29), 11_016);
    }

    #[test]
    fn what_is_written_is_read_again() {
        for ms in [0, 951_782_400_123, 1_767_225_600_000, 4_102_444_799_999] {
            assert_eq!(read(&written(ms)), Some(ms), "{}", written(ms));
        }
    }

    #[test]
    fn offsets_and_fractions() {
        let noon = read("2026-01-01T12:00:00Z");
        assert_eq!(noon, Some(1_767_268_800_000));
        for same in
            ["2026-01-01T14:00:00+02:00", "2026-01-01 06:30:00.0-05:30", "2026-01-01T12:00:00.000000Z"]
        {
            assert_eq!(read(same), noon, "{same}");
        }
        for wrong in [
            "",
            "2026-01-01",
            "2026-13-01T00:00:00Z",
            "2026-01-01T00:00:00",
            "2026-01-01T25:00:00Z",
            "999999999-01-01T00:00:00Z",
            "é",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
