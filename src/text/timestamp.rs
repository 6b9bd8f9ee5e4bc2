use crate::base::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const DAYS: [&str; 7] = ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"];

/// A timestamp in words, in UTC; `style` is Discord's letter. What is relative is counted from `now`; both are seconds since 1970.
#[must_use]
pub fn timestamp(seconds: i64, style: char, now: i64) -> String {
    if style == 'R' {
        return relative(seconds.saturating_sub(now));
    }
    let Ok(unsigned) = u64::try_from(seconds) else { return format!("{seconds} s since 1970") };
    let days = unsigned / 86_400;
    let Date { year, month, day } = Date::of(days);
    let (hour, minute, second) = (unsigned / 3600 % 24, unsigned / 60 % 60, unsigned % 60);
    let month_name = usize::try_from(month - 1).ok().and_then(|index| MONTHS.get(index)).unwrap_or(&"");
    let time = format!("{hour:02}:{minute:02} UTC");
    let precise = format!("{hour:02}:{minute:02}:{second:02} UTC");
    let short = format!("{year:04}-{month:02}-{day:02}");
    let long = format!("{day} {month_name} {year}");
    match style {
        't' => time,
        'T' => precise,
        'd' => short,
        'D' => long,
        's' => format!("{short} {time}"),
        'S' => format!("{short} {precise}"),
        'F' => {
            let weekday = usize::try_from(days % 7).ok().and_then(|index| DAYS.get(index)).unwrap_or(&"");
            format!("{weekday}, {long} {time}")
        }
        _ => format!("{long} {time}"),
    }
}

fn relative(seconds: i64) -> String {
    const UNITS: [(u64, &str); 6] = [
        (365 * 86_400, "year"),
        (30 * 86_400, "month"),
        (86_400, "day"),
        (3600, "hour"),
        (60, "minute"),
        (1, "second"),
    ];
    let distance = seconds.unsigned_abs();
    let (unit, name) = UNITS.into_iter().find(|(unit, _)| distance >= *unit).unwrap_or((1, "second"));
    let count = distance / unit;
    let plural = if count == 1 { "" } else { "s" };
    if seconds < 0 { format!("{count} {name}{plural} ago") } else { format!("in {count} {name}{plural}") }
}
