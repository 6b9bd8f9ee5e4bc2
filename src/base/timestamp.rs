//! Times as APIs, HTTP and certificates write them.

use super::Date;

/// ISO 8601 in UTC, such as `2026-08-06T12:00:00.250Z`, for milliseconds since 1970. Years have four digits up to 9999.
#[must_use]
pub fn iso_8601(unix_ms: u64) -> String {
    const DAY_MS: u64 = 86_400_000;
    let Date { year, month, day } = Date::of(unix_ms / DAY_MS);
    let in_day = unix_ms % DAY_MS;
    let (hour, minute) = (in_day / 3_600_000, in_day / 60_000 % 60);
    let (second, milli) = (in_day / 1000 % 60, in_day % 1000);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z")
}

/// Seconds since 1970 of a date and time in UTC; none for a date before that, or for numbers that make no date.
#[must_use]
pub fn unix_seconds([year, month, day, hour, minute, second]: [u64; 6]) -> Option<u64> {
    let in_range =
        (1..=12).contains(&month) && (1..=31).contains(&day) && hour < 24 && minute < 60 && second <= 60;
    if !in_range || !(1970..=9999).contains(&year) {
        return None;
    }
    // From March on, as in `Date`.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1;
    Some((days.checked_sub(719_468)? * 24 + hour) * 3600 + minute * 60 + second)
}

/// Seconds since 1970 of a `Date` as HTTP writes it, such as `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7).
#[must_use]
pub fn http_date(text: &str) -> Option<u64> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let mut words = text.split_once(", ")?.1.split(' ');
    let day = words.next()?.parse().ok()?;
    let name = words.next()?;
    let month = (1..).zip(MONTHS).find(|(_, month)| *month == name)?.0;
    let year = words.next()?.parse().ok()?;
    let mut clock = words.next()?.split(':').map(|part| part.parse().ok());
    let [hour, minute, second] = [clock.next()??, clock.next()??, clock.next()??];
    (words.next()? == "GMT").then_some(())?;
    unix_seconds([year, month, day, hour, minute, second])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_http_and_back() {
        let seconds = http_date("Sun, 06 Nov 1994 08:49:37 GMT").unwrap();
        assert_eq!(seconds, 784_111_777);
        assert_eq!(iso_8601(seconds * 1000), "1994-11-06T08:49:37.000Z");
        assert_eq!(unix_seconds([1970, 1, 1, 0, 0, 0]), Some(0));
        assert_eq!(unix_seconds([2024, 2, 29, 23, 59, 59]), Some(1_709_251_199));
        assert_eq!(unix_seconds([2100, 3, 1, 0, 0, 0]), Some(4_107_542_400));
        for nonsense in
            ["", "Sun, 06 Nov 1994", "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 99 Nov 1994 08:49:37 GMT"]
        {
            assert_eq!(http_date(nonsense), None, "{nonsense}");
        }
        assert_eq!(unix_seconds([1969, 12, 31, 0, 0, 0]), None);
    }

    #[test]
    fn times_are_written_in_utc() {
        for (unix_ms, text) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (1_709_251_199_999, "2024-02-29T23:59:59.999Z"),
            (1_709_251_200_000, "2024-03-01T00:00:00.000Z"),
            (1_735_689_599_000, "2024-12-31T23:59:59.000Z"),
            (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
            (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        ] {
            assert_eq!(iso_8601(unix_ms), text);
        }
        assert!(iso_8601(u64::MAX).ends_with('Z'));
    }
}
