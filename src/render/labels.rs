//! What things are called in output.

use crate::{Date, Usage};

pub(super) fn usage(usage: Usage) -> &'static str {
    match usage {
        Usage::Speech => "speech",
        Usage::Scare => "scare quote",
        Usage::Title => "title",
        Usage::Nickname => "nickname",
    }
}

/// `1 quote`, `2 quotes`
pub(super) fn count(n: usize, one: &str) -> String {
    let mut out = format!("{n} {one}");
    if n != 1 {
        out.push('s');
    }
    out
}

/// `4 February 2025`, `3–9 February 2025`, `28 January – 3 February 2025`
pub(super) fn days(from: Date, to: Date) -> String {
    if from == to {
        return long_day(to);
    }
    let (dash, first) = match (from.year() == to.year(), from.month() == to.month()) {
        (true, true) => ("–", from.strftime("%-d").to_string()),
        (true, false) => (" – ", from.strftime("%-d %B").to_string()),
        (false, _) => (" – ", long_day(from)),
    };
    format!("{first}{dash}{}", long_day(to))
}

/// `4 February 2025`
pub(super) fn long_day(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::days;

    #[test]
    fn days_that_share_a_month_or_a_year_name_it_once() {
        for (from, to, named) in [
            ("2025-02-04", "2025-02-04", "4 February 2025"),
            ("2025-02-03", "2025-02-09", "3–9 February 2025"),
            ("2025-01-28", "2025-02-03", "28 January – 3 February 2025"),
            ("2024-12-30", "2025-01-05", "30 December 2024 – 5 January 2025"),
            ("2024-02-03", "2025-02-09", "3 February 2024 – 9 February 2025"),
        ] {
            assert_eq!(days(from.parse().unwrap(), to.parse().unwrap()), named);
        }
    }
}
