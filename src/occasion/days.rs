//! Days: the words of a text that say when.

use crate::Date;
use crate::lexicon::{Classes, word};
use crate::outline::Outline;
use crate::text::{Shape, TokenKind};

/// The first and the last day that is meant.
pub(crate) type Days = (Date, Date);

/// Words for a time, as they stand in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TimeWords {
    /// Tuesday, last Tuesday: 1 is Monday.
    Weekday(i8),
    /// Feb. 4, 4 February 2025
    Day { month: u8, day: u8, year: Option<i16> },
    /// in September, in September 2024
    Month { month: u8, year: Option<i16> },
    /// in 2019
    Year(i16),
    /// yesterday, two days ago: so many days from the day of publication.
    FromToday(i32),
    /// a day earlier, the same day: so many days from the day that the text spoke of before.
    FromThen(i32),
    /// this week, last week: so many weeks from the present one.
    Week(i32),
    /// over the weekend
    Weekend,
    /// earlier this month, last month
    MonthFrom(i32),
    /// earlier this year, last year
    YearFrom(i16),
}

/// Prepositions after which a day is not the one on which something was said: "since Tuesday", "ahead of Tuesday's vote".
const OTHER_DAY: [&str; 13] =
    ["after", "before", "by", "coming", "following", "for", "from", "next", "of", "since", "through", "till", "until"];

/// Reads the words for a time that begin at token `at`; gives the token behind them.
pub(super) fn read(outline: &Outline, at: usize) -> Option<(TimeWords, usize)> {
    let classes = outline.classes(at);
    let token = outline.tokens.get(at)?;
    if classes.any(Classes::WEEKDAY) && token.is_capital() {
        return weekday(outline, at);
    }
    if classes.any(Classes::MONTH) && token.is_capital() {
        return month(outline, at);
    }
    if token.kind() == TokenKind::Number {
        return number(outline, at);
    }
    if classes.any(Classes::RELATIVE_DAY) && token.shape() != Shape::Upper {
        // What was said was said by now.
        let days = calendar_number(outline, at).filter(|days| *days <= 0)?;
        return Some((TimeWords::FromToday(days.into()), at + 1));
    }
    let word = |i: usize| outline.text_of(i);
    match word(at) {
        "This" | "this" => match word(at + 1) {
            "morning" | "afternoon" | "evening" => Some((TimeWords::FromToday(0), at + 2)),
            "week" => Some((TimeWords::Week(0), at + 2)),
            "month" => Some((TimeWords::MonthFrom(0), at + 2)),
            "year" => Some((TimeWords::YearFrom(0), at + 2)),
            _ => None,
        },
        "Last" | "last" => match word(at + 1) {
            "night" => Some((TimeWords::FromToday(-1), at + 2)),
            "week" => Some((TimeWords::Week(-1), at + 2)),
            "weekend" => Some((TimeWords::Weekend, at + 2)),
            "month" => Some((TimeWords::MonthFrom(-1), at + 2)),
            "year" => Some((TimeWords::YearFrom(-1), at + 2)),
            _ if outline.classes(at + 1).any(Classes::WEEKDAY) => weekday(outline, at + 1),
            _ => None,
        },
        "weekend"
            if matches!(outline.text_of(at.wrapping_sub(1)), "the" | "this")
                && matches!(outline.text_of(at.wrapping_sub(2)), "over" | "at" | "during") =>
        {
            Some((TimeWords::Weekend, at + 1))
        }
        "same" | "Same" if word(at + 1) == "day" => Some((TimeWords::FromThen(0), at + 2)),
        "day" if matches!(word(at + 1), "earlier" | "before") => Some((TimeWords::FromThen(-1), at + 2)),
        "day" if matches!(word(at + 1), "later" | "after") => Some((TimeWords::FromThen(1), at + 2)),
        "next" if word(at + 1) == "day" && outline.text_of(at.wrapping_sub(1)) == "the" => Some((TimeWords::FromThen(1), at + 2)),
        _ => {
            let count = small_number(outline, at)?;
            match (word(at + 1), word(at + 2)) {
                ("day" | "days", "ago") => Some((TimeWords::FromToday(-count), at + 3)),
                ("day" | "days", "earlier") => Some((TimeWords::FromThen(-count), at + 3)),
                ("day" | "days", "later") => Some((TimeWords::FromThen(count), at + 3)),
                ("week" | "weeks", "ago") => Some((TimeWords::Week(-count), at + 3)),
                _ => None,
            }
        }
    }
}

fn small_number(outline: &Outline, at: usize) -> Option<i32> {
    let number = calendar_number(outline, at).filter(|_| outline.classes(at).any(Classes::NUM)).map(i32::from);
    number.or_else(|| (outline.word(at) == word::A).then_some(1))
}

/// Whether the words in front show that another day is meant than that of the saying.
pub(super) fn is_other_day(outline: &Outline, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let before = if outline.classes(before).any(Classes::DET) && before > 0 { before - 1 } else { before };
    // Whose day it is may follow: "after Tuesday's vote".
    OTHER_DAY.contains(&outline.text_of(before))
}

/// `Tuesday`, `Monday (3 February)`, `Monday, Feb. 3`.
fn weekday(outline: &Outline, at: usize) -> Option<(TimeWords, usize)> {
    let opened = outline.tokens.get(at + 1).is_some_and(|t| t.is_punct(b'(') || t.is_punct(b','));
    if opened && let Some((day @ TimeWords::Day { .. }, end)) = read(outline, at + 2) {
        return Some((day, end));
    }
    Some((TimeWords::Weekday(calendar_number(outline, at)?), at + 1))
}

/// `Feb. 4`, `February 4, 2025`, `September 2024`, `September`.
fn month(outline: &Outline, at: usize) -> Option<(TimeWords, usize)> {
    let month = month_number(outline, at)?;
    let mut next = at + 1;
    if outline.tokens.get(next).is_some_and(|t| t.is_punct(b'.')) {
        next += 1;
    }
    if let Some(day) = day_number(outline, next) {
        let comma = outline.tokens.get(next + 1).is_some_and(|t| t.is_punct(b','));
        let place = if comma { next + 2 } else { next + 1 };
        return Some(with_year(outline, month, day, place, next + 1));
    }
    if let Some(year) = year_number(outline, next) {
        return Some((TimeWords::Month { month, year: Some(year) }, next + 1));
    }
    // "May" and "March" alone may be a name or a verb.
    let said = matches!(outline.text_of(at.wrapping_sub(1)), "in" | "In" | "last" | "this" | "late" | "early" | "since");
    said.then_some((TimeWords::Month { month, year: None }, at + 1))
}

/// `4 February 2025`, `in 2019`.
fn number(outline: &Outline, at: usize) -> Option<(TimeWords, usize)> {
    if let Some(day) = day_number(outline, at)
        && outline.classes(at + 1).any(Classes::MONTH)
        && outline.tokens[at + 1].is_capital()
    {
        let month = month_number(outline, at + 1)?;
        let stop = usize::from(outline.tokens.get(at + 2).is_some_and(|t| t.is_punct(b'.')));
        return Some(with_year(outline, month, day, at + 2 + stop, at + 2));
    }
    let said = matches!(outline.text_of(at.wrapping_sub(1)), "in" | "In");
    year_number(outline, at).filter(|_| said).map(|year| (TimeWords::Year(year), at + 1))
}

/// The day with the year that stands at `place`; without one the words end at `end`.
fn with_year(outline: &Outline, month: u8, day: u8, place: usize, end: usize) -> (TimeWords, usize) {
    let year = year_number(outline, place);
    (TimeWords::Day { month, day, year }, if year.is_some() { place + 1 } else { end })
}

fn day_number(outline: &Outline, at: usize) -> Option<u8> {
    let token = outline.tokens.get(at).filter(|t| t.kind() == TokenKind::Number)?;
    let digits = outline.text_of(at).trim_end_matches(|c: char| c.is_ascii_alphabetic());
    (token.span().len() <= 4).then(|| digits.parse().ok()).flatten().filter(|day| (1..=31).contains(day))
}

fn year_number(outline: &Outline, at: usize) -> Option<i16> {
    outline.tokens.get(at).filter(|t| t.kind() == TokenKind::Number && t.span().len() == 4)?;
    outline.text_of(at).parse().ok().filter(|year| (1800..2200).contains(year))
}

/// The number that the calendar gives the word.
fn calendar_number(outline: &Outline, at: usize) -> Option<i8> {
    outline.lexicon.number(outline.word(at))
}

fn month_number(outline: &Outline, at: usize) -> Option<u8> {
    calendar_number(outline, at).and_then(|number| u8::try_from(number).ok())
}

impl TimeWords {
    /// Whether a single day is meant.
    pub(super) fn is_day(self) -> bool {
        matches!(self, TimeWords::Weekday(_) | TimeWords::Day { .. } | TimeWords::FromToday(_) | TimeWords::FromThen(_))
    }

    /// The days that are meant in an article published on `today`, which spoke of `then` before. `None` when one of them is needed
    /// and not known, or when the day lies ahead.
    pub(super) fn days(self, today: Option<Date>, then: Option<Date>) -> Option<Days> {
        let day = |day: Date| (day, day);
        match self {
            TimeWords::Weekday(number) => {
                let today = today?;
                Some(day(today.plus_days(-i32::from((today.weekday() - number).rem_euclid(7)))?))
            }
            TimeWords::Day { month, day: number, year: Some(year) } => Date::new(year, month, number).ok().map(day),
            TimeWords::Day { month, day: number, year: None } => {
                let today = today?;
                let years = [today.year() - 1, today.year(), today.year() + 1];
                let candidates = years.into_iter().filter_map(|year| Date::new(year, month, number).ok());
                candidates.min_by_key(|candidate| today.days_after(*candidate).abs()).map(day)
            }
            TimeWords::Month { month, year: Some(year) } => Date::month_of(year, month),
            TimeWords::Month { month, year: None } => {
                let today = today?;
                let (from, to) = Date::month_of(today.year() - i16::from(month > today.month()), month)?;
                Some((from, to.min(today)))
            }
            TimeWords::Year(year) => Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)),
            TimeWords::FromToday(days) => today?.plus_days(days).map(day),
            TimeWords::FromThen(days) => then?.plus_days(days).map(day),
            TimeWords::Week(weeks) => {
                let today = today?;
                let monday = today.plus_days(1 - i32::from(today.weekday()) + 7 * weeks)?;
                Some((monday, monday.plus_days(6)?.min(today)))
            }
            TimeWords::Weekend => {
                let today = today?;
                let sunday = today.plus_days(-i32::from(today.weekday() % 7))?;
                Some((sunday.plus_days(-1)?, sunday))
            }
            TimeWords::MonthFrom(months) => {
                let today = today?;
                let count = i32::from(today.year()) * 12 + i32::from(today.month()) - 1 + months;
                let month = u8::try_from(count.rem_euclid(12) + 1).ok()?;
                let (from, to) = Date::month_of(i16::try_from(count.div_euclid(12)).ok()?, month)?;
                Some((from, to.min(today)))
            }
            TimeWords::YearFrom(years) => {
                let today = today?;
                let year = today.year() + years;
                Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?.min(today)))
            }
        }
    }
}
