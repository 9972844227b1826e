//! Days: the words of a text that say when.

use crate::Date;
use crate::ids::{Id, TokenId};
use crate::lexicon::{Classes, Phrase, word};
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

/// Phrases for a time.
const TIMES: [(Phrase, TimeWords); 11] = [
    (Phrase::THIS_MORNING, TimeWords::FromToday(0)),
    (Phrase::LAST_NIGHT, TimeWords::FromToday(-1)),
    (Phrase::SAME_DAY, TimeWords::FromThen(0)),
    (Phrase::DAY_BEFORE, TimeWords::FromThen(-1)),
    (Phrase::DAY_AFTER, TimeWords::FromThen(1)),
    (Phrase::THIS_WEEK, TimeWords::Week(0)),
    (Phrase::LAST_WEEK, TimeWords::Week(-1)),
    (Phrase::THIS_MONTH, TimeWords::MonthFrom(0)),
    (Phrase::LAST_MONTH, TimeWords::MonthFrom(-1)),
    (Phrase::THIS_YEAR, TimeWords::YearFrom(0)),
    (Phrase::LAST_YEAR, TimeWords::YearFrom(-1)),
];

/// Makes words for a time of the number in front of them.
type Counted = fn(i32) -> TimeWords;

/// Phrases for a time that a number stands in front of.
const COUNTED: [(Phrase, Counted); 4] = [
    (Phrase::DAYS_AGO, |count| TimeWords::FromToday(-count)),
    (Phrase::DAYS_EARLIER, |count| TimeWords::FromThen(-count)),
    (Phrase::DAYS_LATER, TimeWords::FromThen),
    (Phrase::WEEKS_AGO, |count| TimeWords::Week(-count)),
];

/// Reads the words for a time that begin at token `at`; gives the token behind them.
pub(super) fn read(outline: &Outline, at: TokenId) -> Option<(TimeWords, TokenId)> {
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
    if !classes.any(Classes::TIME_START | Classes::NUM) {
        return None;
    }
    let counts = outline.word(at) == word::A || classes.any(Classes::NUM);
    if counts && !outline.classes(at + 1).any(Classes::TIME_UNIT) {
        return None;
    }
    if outline.word(at) == word::LAST && outline.classes(at + 1).any(Classes::WEEKDAY) {
        return weekday(outline, at + 1);
    }
    let plain = TIMES.iter().find_map(|&(phrase, time)| Some((time, outline.phrase_end(phrase, at)?)));
    plain.or_else(|| weekend(outline, at)).or_else(|| next_day(outline, at)).or_else(|| counted(outline, at))
}

/// `last weekend`, or the last word of `over the weekend`.
fn weekend(outline: &Outline, at: TokenId) -> Option<(TimeWords, TokenId)> {
    let end = outline.phrase_end(Phrase::LAST_WEEKEND, at);
    let end = end.or_else(|| outline.phrase_start(Phrase::AT_THE_WEEKEND, at + 1).map(|_| at + 1))?;
    Some((TimeWords::Weekend, end))
}

/// The last two words of `the next day`.
fn next_day(outline: &Outline, at: TokenId) -> Option<(TimeWords, TokenId)> {
    outline.phrase_start(Phrase::THE_NEXT_DAY, at + 2).map(|_| (TimeWords::FromThen(1), at + 2))
}

/// `two days ago`, `a week ago`.
fn counted(outline: &Outline, at: TokenId) -> Option<(TimeWords, TokenId)> {
    let number = calendar_number(outline, at).filter(|_| outline.classes(at).any(Classes::NUM)).map(i32::from);
    let count = number.or_else(|| (outline.word(at) == word::A).then_some(1))?;
    COUNTED.iter().find_map(|&(phrase, time)| Some((time(count), outline.phrase_end(phrase, at + 1)?)))
}

/// Whether the words in front show that another day is meant than that of the saying.
pub(super) fn is_other_day(outline: &Outline, at: TokenId) -> bool {
    let Some(before) = at.before() else { return false };
    let before = if outline.classes(before).any(Classes::DET) { before.before().unwrap_or(before) } else { before };
    // Whose day it is may follow: "after Tuesday's vote".
    outline.classes(before).any(Classes::OTHER_DAY)
}

/// `Tuesday`, `Monday (3 February)`, `Monday, Feb. 3`, `Monday 3 February`.
fn weekday(outline: &Outline, at: TokenId) -> Option<(TimeWords, TokenId)> {
    let opened = outline.tokens.get(at + 1).is_some_and(|t| t.is_punct(b'(') || t.is_punct(b','));
    if let Some((day @ TimeWords::Day { .. }, end)) = read(outline, if opened { at + 2 } else { at + 1 }) {
        return Some((day, end));
    }
    Some((TimeWords::Weekday(calendar_number(outline, at)?), at + 1))
}

/// `Feb. 4`, `February 4, 2025`, `September 2024`, `September`.
fn month(outline: &Outline, at: TokenId) -> Option<(TimeWords, TokenId)> {
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
    let said = outline.classes_before(at).any(Classes::BEFORE_MONTH);
    said.then_some((TimeWords::Month { month, year: None }, at + 1))
}

/// `4 February 2025`, `in 2019`.
fn number(outline: &Outline, at: TokenId) -> Option<(TimeWords, TokenId)> {
    if let Some(day) = day_number(outline, at)
        && outline.classes(at + 1).any(Classes::MONTH)
        && outline.tokens[at + 1].is_capital()
    {
        let month = month_number(outline, at + 1)?;
        let stop = usize::from(outline.tokens.get(at + 2).is_some_and(|t| t.is_punct(b'.')));
        return Some(with_year(outline, month, day, at + 2 + stop, at + 2));
    }
    let said = outline.word_before(at) == word::IN;
    year_number(outline, at).filter(|_| said).map(|year| (TimeWords::Year(year), at + 1))
}

/// The day with the year that stands at `place`; without one the words end at `end`.
fn with_year(outline: &Outline, month: u8, day: u8, place: TokenId, end: TokenId) -> (TimeWords, TokenId) {
    let year = year_number(outline, place);
    (TimeWords::Day { month, day, year }, if year.is_some() { place + 1 } else { end })
}

fn day_number(outline: &Outline, at: TokenId) -> Option<u8> {
    let token = outline.tokens.get(at).filter(|t| t.kind() == TokenKind::Number)?;
    let digits = outline.text_of(at).trim_end_matches(|c: char| c.is_ascii_alphabetic());
    (token.span().len() <= 4).then(|| digits.parse().ok()).flatten().filter(|day| (1..=31).contains(day))
}

fn year_number(outline: &Outline, at: TokenId) -> Option<i16> {
    outline.tokens.get(at).filter(|t| t.kind() == TokenKind::Number && t.span().len() == 4)?;
    outline.text_of(at).parse().ok().filter(|year| (1800..2200).contains(year))
}

/// The number that the calendar gives the word.
fn calendar_number(outline: &Outline, at: TokenId) -> Option<i8> {
    outline.lexicon.number(outline.word(at))
}

fn month_number(outline: &Outline, at: TokenId) -> Option<u8> {
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
