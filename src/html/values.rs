//! What the values of metadata hold: an address, words, a day.

use crate::{Date, DateError};

pub(super) fn is_url(text: &str) -> bool {
    let text = text.trim();
    let starts = |scheme: &str| text.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme));
    (starts("http://") || starts("https://")) && !text.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// Profiles are often given by their addresses.
pub(super) fn is_words(text: &str) -> bool {
    text.contains(char::is_alphanumeric) && !is_url(text) && !text.starts_with('@')
}

/// The day of a time stamp as it is written there, not that in UTC: the text's "Tuesday" is the publisher's.
pub(super) fn day_of(text: &str) -> Option<Date> {
    let text = text.trim();
    let day: Result<Date, DateError> = text.parse();
    if let Ok(day) = day {
        return Some(day);
    }
    // `2025/02/04 10:00`, `20250204T100000Z`
    let digits = |count: usize, pattern| text.get(..count).and_then(|day| Date::strptime(pattern, day));
    if let Some(day) = digits(10, "%Y/%m/%d").or_else(|| digits(8, "%Y%m%d")) {
        return Some(day);
    }
    // `Tue, 04 Feb 2025 10:00:00 GMT`, `4 February 2025`, `February 4, 2025 8:52 PM`, `Feb. 4, 2025`
    let words: Vec<&str> = text.split([' ', ',', '.']).filter(|word| !word.is_empty()).take(5).collect();
    words.windows(3).take(2).find_map(|day| {
        let day = day.join(" ");
        ["%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y"].into_iter().find_map(|pattern| Date::strptime(pattern, &day))
    })
}
