//! Reading a feed page.

use std::collections::HashMap;
use std::str::FromStr;
use std::time::Duration;

use once_cell::sync::Lazy;
use regex::{Captures, Regex};

use super::clean::tidy;
use super::merge::{Likeness, Person};
use super::page::{
    AUTHOR, BACKGROUND, CONTEXTS, DATE_AND_LOCATION, END, LIST, NEW_CONTEXTS, NO_CONTEXTS, NO_RECORDS, NOT_SPECIFIED, READ_MORE,
};
use super::role::is_role;
use super::{Author, Context, DateAndLocation, Ipse, IpseFeed, Source};
use crate::{Date, Timestamp};

/// Why a text could not be read as a feed page. Lines are counted from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FeedTextError {
    /// There is neither a list nor an entry.
    #[error(
        "line 1: there is no feed page in this text: begin with `IPSEs IN THE LAST 24H`, or with an entry's day such as `04 Feb 2025`"
    )]
    NoPage,
    /// A line is no part of a list or an entry.
    #[error(
        "line {line}: {found:?} is no part of a list or an entry: take it out, or begin an entry with its day, such as `04 Feb 2025`"
    )]
    Unexpected {
        /// The line.
        line: usize,
        /// What stands there.
        found: String,
    },
    /// A line of the list has no quote.
    #[error("line {line}: {found:?} has no quote in curly marks: write `NAME “quote” 21 hours ago`")]
    NoQuote {
        /// The line.
        line: usize,
        /// What stands there.
        found: String,
    },
    /// What stands behind the quote in the list is no age.
    #[error("line {line}: {found:?} is no age: write one such as `21 hours ago` or `2 days ago` behind the quote, or nothing")]
    Age {
        /// The line.
        line: usize,
        /// What stands there.
        found: String,
    },
    /// A day is not in the calendar, or not written as one.
    #[error("line {line}: {found:?} is no calendar day: write one such as `04 Feb 2025`, or `Not Specified`")]
    Day {
        /// The line.
        line: usize,
        /// What stands there.
        found: String,
    },
    /// An entry lacks a part.
    #[error(
        "line {line}: the entry that begins in line {entry} lacks {missing}, which should come here: add it, even if nothing is known"
    )]
    Missing {
        /// The line where it should stand.
        line: usize,
        /// The first line of the entry.
        entry: usize,
        /// What is missing.
        missing: &'static str,
    },
}

impl IpseFeed {
    /// Reads a feed page, such as [`IpseFeed::to_text`] writes: the list, the new contexts and the entries, each of which may be
    /// left out. `now` is the moment when the page was written, which the ages in the list count from.
    ///
    /// A line of the list and an entry of the same author and words are one record. A line of which there is no entry is a
    /// record that knows only author, quote and when it was inserted. Where an entry has only one line for the author, as where
    /// a page leaves out the name, it is the role if it reads as one (`President of Ukraine`), and the name is blank, unless the
    /// list has it. New contexts are noted as made at `now`, since the page does not tell the hour.
    ///
    /// Blank lines, blanks at the ends of lines and line ends of any kind do not matter.
    ///
    /// # Errors
    ///
    /// When something else than a page stands in the text, or a part of a line or an entry cannot be read. The error names the
    /// line.
    ///
    /// ```
    /// use ipse::IpseFeed;
    ///
    /// let page = "\
    /// IPSEs IN THE LAST 24H
    ///   • Ann Lee
    ///     Ann Lee “The pump works.” 21 hours ago
    ///
    /// 17 Jan 2025
    /// “We shall [probably] see.”
    /// author
    /// Mayor of Stowe
    /// author
    /// Contexts
    /// Background
    /// The pump of Harrow broke down in May.
    /// Read More
    ///  Pump passes test - Harrow Courier
    /// Date and Location
    ///   • 17 January 2025
    ///   • 17 January 2025
    ///   • Not Specified
    /// ";
    /// let feed = IpseFeed::from_text(page, "2025-02-05T18:00:00Z".parse()?)?;
    /// let [listed, entry] = &feed.iter().collect::<Vec<_>>()[..] else { panic!() };
    /// assert_eq!(listed.inserted.unwrap().to_string(), "2025-02-04T21:00:00Z");
    /// assert_eq!((entry.author.name.as_str(), entry.author.role.as_deref()), ("", Some("Mayor of Stowe")));
    /// assert_eq!(entry.insertions[0].of(&entry.quote), "[probably]");
    /// assert_eq!(entry.read_more[0].publisher.as_deref(), Some("Harrow Courier"));
    ///
    /// let error = IpseFeed::from_text(&page.replace("17 Jan", "32 Jan"), "2025-02-05T18:00:00Z".parse()?).unwrap_err();
    /// assert!(error.to_string().starts_with("line 5: \"32 Jan 2025\" is no calendar day"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_text(text: &str, now: Timestamp) -> Result<IpseFeed, FeedTextError> {
        Page::new(text, Some(now)).feed()
    }
}

impl FromStr for IpseFeed {
    type Err = FeedTextError;

    /// Reads a feed page of which nobody tells when it was written: [`IpseFeed::from_text`], but no record knows when it was inserted, and
    /// so the days alone give the order. A blank text is a feed without records.
    ///
    /// ```
    /// use ipse::{Author, Ipse, IpseFeed};
    ///
    /// let feed = IpseFeed::from(vec![Ipse::new(Author::new("Ann Lee"), "The pump works.")]);
    /// assert_eq!(feed.to_string().parse(), Ok(feed));
    /// ```
    fn from_str(text: &str) -> Result<IpseFeed, FeedTextError> {
        let mut page = Page::new(text, None);
        if page.peek().is_none() { Ok(IpseFeed::new()) } else { page.feed() }
    }
}

impl FromStr for Ipse {
    type Err = FeedTextError;

    /// Reads an entry of a feed page, such as [`Ipse::to_text`] writes.
    ///
    /// ```
    /// use ipse::{Author, Ipse};
    ///
    /// let record = Ipse::new(Author::new("Ann Lee"), "The pump works.");
    /// assert_eq!(record.to_string().parse(), Ok(record));
    /// assert!("The pump works.".parse::<Ipse>().unwrap_err().to_string().starts_with("line 1: "));
    /// ```
    fn from_str(text: &str) -> Result<Ipse, FeedTextError> {
        let mut page = Page::new(text, None);
        if !page.peek().is_some_and(|line| is_day(line.text) || line.text == NOT_SPECIFIED) {
            return Err(FeedTextError::NoPage);
        }
        let record = page.entry()?;
        page.peek().map_or(Ok(record), |line| Err(line.unexpected()))
    }
}

/// A line that is not blank.
#[derive(Debug, Clone, Copy)]
struct Line<'p> {
    number: usize,
    text: &'p str,
}

impl Line<'_> {
    fn unexpected(self) -> FeedTextError {
        FeedTextError::Unexpected { line: self.number, found: self.text.to_owned() }
    }
}

/// A page that is being read.
struct Page<'p> {
    lines: Vec<Line<'p>>,
    at: usize,
    /// The number of the first line of the entry that is being read.
    entry: usize,
    /// When the page was written, where that is known.
    now: Option<Timestamp>,
}

impl<'p> Page<'p> {
    fn new(text: &'p str, now: Option<Timestamp>) -> Self {
        let lines = text.lines().enumerate().map(|(at, line)| Line { number: at + 1, text: line.trim_matches(is_blank) });
        Page { lines: lines.filter(|line| !line.text.is_empty()).collect(), at: 0, entry: 0, now }
    }

    fn feed(&mut self) -> Result<IpseFeed, FeedTextError> {
        let (mut listed, mut entries, mut contexts) = (Vec::new(), Vec::new(), Vec::new());
        let mut empty = true;
        while let Some(line) = self.peek() {
            if is_heading(line.text, LIST) {
                self.at += 1;
                self.list(&mut listed)?;
            } else if is_heading(line.text, NEW_CONTEXTS) {
                self.at += 1;
                self.new_contexts(&mut contexts);
            } else if is_day(line.text) || line.text == NOT_SPECIFIED {
                entries.push(self.entry()?);
            } else if is_button(line.text) {
                self.at += 1;
                continue;
            } else if empty {
                return Err(FeedTextError::NoPage);
            } else {
                return Err(line.unexpected());
            }
            empty = false;
        }
        if empty {
            return Err(FeedTextError::NoPage);
        }
        let mut feed = IpseFeed::from(matched(listed, entries));
        for name in contexts {
            let context = Context::new(name);
            feed.add_context(match self.now {
                Some(now) => context.inserted(now),
                None => context,
            });
        }
        Ok(feed)
    }

    fn peek(&self) -> Option<Line<'p>> {
        self.lines.get(self.at).copied()
    }

    /// The number of the line that comes next, or of the last one.
    fn number(&self) -> usize {
        self.peek().or(self.lines.last().copied()).map_or(1, |line| line.number)
    }

    /// Takes the lines up to one that ends them.
    fn until(&mut self, ends: impl Fn(&str) -> bool) -> &[Line<'p>] {
        let first = self.at;
        self.at += self.lines[first..].iter().take_while(|line| !ends(line.text)).count();
        &self.lines[first..self.at]
    }

    /// Reads the list: `• NAME`, and below it `NAME “quote” 21 hours ago`; or all of that behind the bullet.
    fn list(&mut self, records: &mut Vec<Ipse>) -> Result<(), FeedTextError> {
        let now = self.now;
        let lines = self.until(|line| is_button(line) || is_heading(line, NEW_CONTEXTS) || is_day(line) || line == NOT_SPECIFIED);
        let items = lines.chunk_by(|_, next| bullet(next.text).is_none());
        for item in items {
            let Some(first) = bullet(item[0].text) else { return Err(item[0].unexpected()) };
            if first == NO_RECORDS {
                continue;
            }
            records.push(list_line(first, &item[1..], item[0].number, now)?);
        }
        Ok(())
    }

    fn new_contexts(&mut self, contexts: &mut Vec<String>) {
        let lines = self.until(|line| bullet(line).is_none());
        let names = lines.iter().filter_map(|line| bullet(line.text)).filter(|name| *name != NO_CONTEXTS && !name.is_empty());
        contexts.extend(names.map(tidy));
    }

    /// Reads an entry: its day, its quote, and whatever is known about it.
    fn entry(&mut self) -> Result<Ipse, FeedTextError> {
        self.entry = self.number();
        let date = self.peek().map_or(Ok(None), read_day)?;
        self.at += 1;
        let quote = self.quote()?;
        let mut record = Ipse::new(self.author()?, quote);
        record.date = date;
        record.contexts = self.contexts()?;
        (record.background, record.read_more) = self.background_and_sources()?;
        record.date_and_location = self.date_and_location()?;
        Ok(record)
    }

    /// `“The pump [of Harrow] works.”`, on as many lines as it takes.
    fn quote(&mut self) -> Result<String, FeedTextError> {
        let missing = self.lacks("its quote in curly marks");
        let quote = join(self.until(|line| is_author(line) || is_heading(line, CONTEXTS) || is_day(line)));
        let words = quote.strip_prefix('“').and_then(|quote| quote.strip_suffix('”'));
        words.map(|words| words.trim().to_owned()).ok_or(missing)
    }

    /// Name and role between the lines `author`, of which the second may be left out.
    fn author(&mut self) -> Result<Author, FeedTextError> {
        self.expect("the line `author`", is_author)?;
        let author =
            author(self.until(|line| is_author(line) || is_heading(line, CONTEXTS) || line == BACKGROUND || is_day(line)));
        if self.peek().is_some_and(|line| is_author(line.text)) {
            self.at += 1;
        }
        Ok(author)
    }

    fn contexts(&mut self) -> Result<Vec<Context>, FeedTextError> {
        self.expect("the line `Contexts`", |line| is_heading(line, CONTEXTS))?;
        let names = self.until(|line| line == BACKGROUND || line == READ_MORE || is_day(line));
        Ok(names.iter().map(|line| Context::new(tidy(bullet(line.text).unwrap_or(line.text)))).collect())
    }

    fn background_and_sources(&mut self) -> Result<(Option<String>, Vec<Source>), FeedTextError> {
        self.expect("the line `Background`", |line| line == BACKGROUND)?;
        let first = self.at;
        while self.peek().is_some_and(|line| line.text != DATE_AND_LOCATION) && !self.begins_entry(self.at) {
            self.at += 1;
        }
        // The last one: a background may speak of reading more.
        let lines = &self.lines[first..self.at];
        let more = lines.iter().rposition(|line| line.text == READ_MORE).ok_or_else(|| self.lacks("the line `Read More`"))?;
        let sources = lines[more + 1..].iter().map(|line| source(bullet(line.text).unwrap_or(line.text)));
        Ok((paragraphs(&lines[..more]), sources.collect()))
    }

    /// The first day, the last day and the place, each behind a bullet.
    fn date_and_location(&mut self) -> Result<DateAndLocation, FeedTextError> {
        self.expect("the line `Date and Location`", |line| line == DATE_AND_LOCATION)?;
        let item = |line: &str| bullet(line).is_some();
        let from = read_day(self.expect("its first day", item)?)?;
        let to = read_day(self.expect("its last day", item)?)?;
        let place = tidy(bullet(self.expect("its place", item)?.text).unwrap_or_default());
        let location = Some(place).filter(|place| place != NOT_SPECIFIED && !place.is_empty());
        Ok(DateAndLocation { from, to, location, medium: None })
    }

    /// Takes a line that must come next in an entry.
    fn expect(&mut self, missing: &'static str, is: impl Fn(&str) -> bool) -> Result<Line<'p>, FeedTextError> {
        let line = self.peek().filter(|line| is(line.text)).ok_or_else(|| self.lacks(missing))?;
        self.at += 1;
        Ok(line)
    }

    /// The entry lacks something that should come next.
    fn lacks(&self, missing: &'static str) -> FeedTextError {
        FeedTextError::Missing { line: self.number(), entry: self.entry, missing }
    }

    /// Whether another entry begins at a line: a day and a quote.
    fn begins_entry(&self, at: usize) -> bool {
        is_day(self.lines[at].text) && self.lines.get(at + 1).is_some_and(|line| line.text.starts_with('“'))
    }
}

/// One record of the list.
fn list_line(first: &str, below: &[Line<'_>], number: usize, now: Option<Timestamp>) -> Result<Ipse, FeedTextError> {
    let body = if below.is_empty() { first.to_owned() } else { join(below) };
    // The bullet has the name: so marks that stand in it are none of the quote's.
    let named = if below.is_empty() { None } else { body.strip_prefix(first) };
    let Some(line) = LISTED.captures(named.unwrap_or(&body)) else {
        return Err(FeedTextError::NoQuote { line: below.first().map_or(number, |line| line.number), found: body });
    };
    let [before, quote, age] = ["name", "quote", "age"].map(|part| line[part].trim());
    let name = if named.is_some() && before.is_empty() { first } else { before };
    let mut author = Author::new(tidy(name));
    if author.name == NOT_SPECIFIED {
        author.name.clear();
    }
    let mut record = Ipse::new(author, quote);
    if !age.is_empty() {
        let line = below.last().map_or(number, |line| line.number);
        let read = read_age(age).ok_or_else(|| FeedTextError::Age { line, found: age.to_owned() })?;
        record.inserted = now.map(|now| now.before(read));
    }
    Ok(record)
}

/// A line of the list: `NAME “quote” 21 hours ago`. Marks may stand inside the quote.
static LISTED: Lazy<Regex> = Lazy::new(|| pattern("^(?<name>[^“]*)“(?<quote>.*)”(?<age>[^”]*)$"));

/// How long ago: `21 hours ago`, `a day ago`, `just now`, `today`.
static AGE: Lazy<Regex> = Lazy::new(|| {
    pattern(
        r"(?xi) ^ (?:
            (?<now> (?: just\ )? now | today )
            | (?<yesterday> yesterday )
            | (?: (?<number> [0-9]+ ) | an? ) \s+ (?:
                (?<second> sec (?: ond )? ) | (?<minute> min (?: ute )? ) | (?<hour> hour )
                | (?<day> day ) | (?<week> week ) | (?<month> month ) | (?<year> year )
              ) s? \s+ ago
        ) $",
    )
});

/// How many seconds each part of [`AGE`] stands for.
const SECONDS: [(&str, u64); 9] = [
    ("now", 0),
    ("second", 1),
    ("minute", 60),
    ("hour", 60 * 60),
    ("day", 24 * 60 * 60),
    ("yesterday", 24 * 60 * 60),
    ("week", 7 * 24 * 60 * 60),
    ("month", 30 * 24 * 60 * 60),
    ("year", 365 * 24 * 60 * 60),
];

fn read_age(age: &str) -> Option<Duration> {
    let age = AGE.captures(age)?;
    let (_, seconds) = SECONDS.into_iter().find(|(part, _)| age.name(part).is_some())?;
    let number = age.name("number").map_or(Ok(1), |number| number.as_str().parse()).ok()?;
    Some(Duration::from_secs(seconds.saturating_mul(number)))
}

/// The lines between `author` and `author`: name and role, or one of them.
fn author(lines: &[Line<'_>]) -> Author {
    let known = |text: String| Some(text).filter(|text| text != NOT_SPECIFIED && !text.is_empty());
    let (name, role) = match lines {
        [] => (None, None),
        [one] if is_role(one.text) => (None, known(tidy(one.text))),
        [one] => (known(tidy(one.text)), None),
        [name, role @ ..] => (known(tidy(name.text)), known(join(role))),
    };
    let mut author = Author::new(name.unwrap_or_default());
    author.role = role;
    author
}

/// Where to read more, as far as a line has its address: `Pump passes test - Harrow Courier (https://…)`, `https://…`.
static ADDRESSED: Lazy<Regex> = Lazy::new(|| pattern(r"^(?:(?<name>.*?)\s*\((?<link>\S*://\S*)\)|(?<address>\S*://\S*))$"));

fn source(line: &str) -> Source {
    let line = tidy(line);
    let part = |parts: &Captures<'_>, name: &str| parts.name(name).map(|part| part.as_str().to_owned());
    let (name, url) = match ADDRESSED.captures(&line) {
        Some(parts) => (part(&parts, "name").unwrap_or_default(), part(&parts, "link").or_else(|| part(&parts, "address"))),
        None => (line, None),
    };
    let (title, publisher) = name.rsplit_once(" - ").map_or((name.as_str(), None), |(title, publisher)| (title, Some(publisher)));
    let field = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    Source { title: field(title), publisher: publisher.and_then(field), url, published: None }
}

fn paragraphs(lines: &[Line<'_>]) -> Option<String> {
    let mut out = String::new();
    let mut last: Option<usize> = None;
    for line in lines {
        if let Some(last) = last {
            // Lines that follow one another are wrapped; a blank line between them parts paragraphs.
            out.push_str(if line.number == last + 1 { "\n" } else { "\n\n" });
        }
        out.push_str(line.text);
        last = Some(line.number);
    }
    (!out.is_empty()).then_some(out)
}

/// Makes one record of a line in the list and the entry that it stands for: one of the same words and author, or else one that
/// leaves out the name.
fn matched(mut listed: Vec<Ipse>, entries: Vec<Ipse>) -> Vec<Ipse> {
    let mut by_quote: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, entry) in entries.iter().enumerate() {
        by_quote.entry(tidy(&entry.quote)).or_default().push(at);
    }
    let mut entries: Vec<Option<Ipse>> = entries.into_iter().map(Some).collect();
    let mut found = vec![false; listed.len()];
    for goes_with in [is_alike, is_nameless] {
        for (line, found) in listed.iter_mut().zip(&mut found).filter(|(_, found)| !**found) {
            let Some(places) = by_quote.get(&tidy(&line.quote)) else { continue };
            let fits = |at: &&usize| entries[**at].as_ref().is_some_and(|entry| goes_with(&entry.author, &line.author));
            let Some(mut entry) = places.iter().find(fits).and_then(|at| entries[*at].take()) else { continue };
            *found = true;
            entry.inserted = line.inserted;
            // Where the list has no name it has the role.
            if entry.author.name.is_empty() && entry.author.role.as_ref() != Some(&line.author.name) {
                entry.author.name.clone_from(&line.author.name);
            }
            *line = entry;
        }
    }
    listed.into_iter().chain(entries.into_iter().flatten()).collect()
}

/// Whether the author of an entry is that of a line in the list.
fn is_alike(entry: &Author, line: &Author) -> bool {
    entry.name == line.name
        || (entry.name.is_empty() && entry.role.as_ref() == Some(&line.name))
        || Person::new(entry).likeness(&Person::new(line)) == Likeness::Same
}

fn is_nameless(entry: &Author, _: &Author) -> bool {
    entry.name.is_empty()
}

fn join(lines: &[Line<'_>]) -> String {
    tidy(&lines.iter().map(|line| line.text).collect::<Vec<_>>().join(" "))
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
}

/// What stands behind a bullet.
fn bullet(line: &str) -> Option<&str> {
    line.strip_prefix(['•', '*', '·', '●']).map(|rest| rest.trim_matches(is_blank))
}

fn is_heading(line: &str, heading: &str) -> bool {
    line.get(..heading.len()).is_some_and(|start| start.eq_ignore_ascii_case(heading))
        && !line[heading.len()..].starts_with(char::is_alphanumeric)
}

fn is_author(line: &str) -> bool {
    line.eq_ignore_ascii_case(AUTHOR)
}

/// What a page has to click on.
fn is_button(line: &str) -> bool {
    is_heading(line, "View All") || line.eq_ignore_ascii_case(END)
}

/// A day, be it in the calendar or not: `04 Feb 2025`.
static DAY: Lazy<Regex> = Lazy::new(|| pattern(r"^[0-9]{1,2}\s+\p{Alphabetic}+\s+[0-9]{4}$"));

fn is_day(line: &str) -> bool {
    DAY.is_match(line)
}

/// The day of a line, or `None` where it is not known.
fn read_day(line: Line<'_>) -> Result<Option<Date>, FeedTextError> {
    let text = bullet(line.text).unwrap_or(line.text);
    if text == NOT_SPECIFIED {
        return Ok(None);
    }
    let day = ["%d %b %Y", "%d %B %Y"].into_iter().find_map(|pattern| Date::strptime(pattern, text));
    day.or_else(|| text.parse().ok()).map(Some).ok_or_else(|| FeedTextError::Day { line: line.number, found: text.to_owned() })
}

/// One of the patterns of this file.
fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).unwrap_or_else(|error| panic!("{error}"))
}

#[cfg(test)]
mod tests {
    use super::{read_age, source};

    #[test]
    fn ages() {
        let day = 24 * 60 * 60;
        for (age, seconds) in [
            ("21 hours ago", Some(21 * 3600)),
            ("a day ago", Some(day)),
            ("An hour ago", Some(3600)),
            ("3 mins ago", Some(180)),
            ("2 weeks  ago", Some(14 * day)),
            ("just now", Some(0)),
            ("Today", Some(0)),
            ("yesterday", Some(day)),
            ("hours ago", None),
            ("2 moons ago", None),
            ("2 hours", None),
            ("99999999999999999999 days ago", None),
        ] {
            assert_eq!(read_age(age).map(|age| age.as_secs()), seconds, "{age}");
        }
    }

    #[test]
    fn sources() {
        for (line, title, publisher, url) in [
            ("Pump passes test - Harrow Courier", "Pump passes test", "Harrow Courier", ""),
            ("Pump - at last - Courier (https://c.example/1)", "Pump - at last", "Courier", "https://c.example/1"),
            ("The pump (again) - Courier", "The pump (again)", "Courier", ""),
            ("The pump (https://c.example/pump_(again))", "The pump", "", "https://c.example/pump_(again)"),
            ("https://c.example/1", "", "", "https://c.example/1"),
        ] {
            let source = source(line);
            let fields = [source.title, source.publisher, source.url].map(Option::unwrap_or_default);
            assert_eq!(fields, [title, publisher, url], "{line}");
        }
    }
}
