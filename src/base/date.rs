/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    /// Such as 2026.
    pub year: u64,
    /// 1 to 12.
    pub month: u64,
    /// 1 to 31.
    pub day: u64,
}

impl Date {
    /// The day that is so many days after 1970-01-01.
    #[must_use]
    pub const fn of(days: u64) -> Self {
        const DAYS_400_YEARS: u64 = 146_097;
        // Since 0000-03-01: years are counted from March, so that the day that some of them lack is the last.
        let days = days + 719_468;
        let (era, day) = (days / DAYS_400_YEARS, days % DAYS_400_YEARS);
        let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let day = day - (153 * month + 2) / 5 + 1;
        let (month, next_year) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        Self { year: era * 400 + year + next_year, month, day }
    }
}
