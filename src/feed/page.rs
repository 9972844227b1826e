//! The feed page: records as text.
//!
//! The form is that of a page of the feed, copied as text: what stands for its pictures (`author`, `arrow`) and its buttons (`View
//! All …`) is written too, so that a page that was read comes back as it was.

use std::fmt;

use std::fmt::Write;
use std::time::Duration;

use super::clean::tidy;
use super::list::within;
use super::role::is_role;
use super::{Ipse, IpseFeed, Source};
use crate::{Date, Timestamp};

/// What stands for something that is not known.
pub(crate) const NOT_SPECIFIED: &str = "Not Specified";
/// How far back the list of a page goes.
pub(super) const DAY: Duration = Duration::from_secs(24 * 60 * 60);

pub(super) const LIST: &str = "IPSEs IN THE LAST 24H";
pub(super) const NO_RECORDS: &str = "No New IPSEs inserted in the last 24 hours";
const LIST_END: &str = "View All IPSEs inserted in the Last 24h";
pub(super) const NEW_CONTEXTS: &str = "NEW CONTEXTS IN THE LAST 24H";
pub(super) const NO_CONTEXTS: &str = "No New Contexts inserted in the last 24 hours";
const NEW_CONTEXTS_END: &str = "View All New Contexts inserted in the last 24h";
pub(super) const AUTHOR: &str = "author";
pub(super) const CONTEXTS: &str = "Contexts";
const SUGGEST: &str = "(to suggest a new Context click here)";
pub(super) const BACKGROUND: &str = "Background";
pub(super) const READ_MORE: &str = "Read More";
pub(super) const DATE_AND_LOCATION: &str = "Date and Location";
pub(super) const END: &str = "arrow";

impl fmt::Display for Ipse {
    /// Writes the record as an entry of the feed page: [`Ipse::to_text`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_text())
    }
}

impl fmt::Display for IpseFeed {
    /// Writes an entry of the feed page for every record. The list of the page counts from a moment: [`IpseFeed::to_text`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, record) in self.iter().enumerate() {
            let gap = if at > 0 { "\n\n" } else { "" };
            write!(f, "{gap}{record}")?;
        }
        Ok(())
    }
}

impl Ipse {
    /// The record as an entry of the feed page: day, quote, author, role, contexts, background, further reading, and when and
    /// where. What is unknown of the last is `Not Specified`; so is the role of an author whose name would be taken for a role.
    /// The page has no place for variants, insertions, the medium and the origin.
    ///
    /// ```
    /// use ipse::{Author, Date, Ipse};
    ///
    /// let mut record = Ipse::new(Author::new("Ann Lee"), "The pump works.");
    /// record.author.role = Some("Mayor of Harrow".to_owned());
    /// record.date = Some(Date::new(2025, 2, 4)?);
    /// record.date_and_location.from = record.date;
    /// record.date_and_location.to = record.date;
    /// assert_eq!(
    ///     record.to_text(),
    ///     "04 Feb 2025\n\n\
    ///      “The pump works.”\n\n\
    ///      author\nAnn Lee\nMayor of Harrow\nauthor\n\
    ///      Contexts (to suggest a new Context click here)\n\
    ///      Background\n\n\
    ///      Read More\n\n\
    ///      Date and Location\n  • 04 February 2025\n  • 04 February 2025\n  • Not Specified\n",
    /// );
    /// # Ok::<(), ipse::DateError>(())
    /// ```
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        self.write_entry(&mut out);
        out
    }

    /// The record as a line of the feed page's list, without a line end: `NAME “quote”`, and how long ago it was put into the
    /// feed (or else said) when the present moment is given. Where the name is not known the role stands for it.
    ///
    /// ```
    /// use ipse::{Author, Ipse};
    ///
    /// let mut record = Ipse::new(Author::new("Ann Lee"), "The pump works.");
    /// record.inserted = Some("2025-02-04T20:52:00Z".parse()?);
    /// assert_eq!(record.to_line(None), "Ann Lee “The pump works.”");
    /// assert_eq!(record.to_line(Some("2025-02-05T18:00:00Z".parse()?)), "Ann Lee “The pump works.” 21 hours ago");
    /// assert_eq!(record.to_line(Some("2025-02-07T00:00:00Z".parse()?)), "Ann Lee “The pump works.” 2 days ago");
    /// # Ok::<(), ipse::TimestampError>(())
    /// ```
    pub fn to_line(&self, now: Option<Timestamp>) -> String {
        let mut out = format!("{} “{}”", self.line_name(), tidy(&self.quote));
        if let Some(age) = now.and_then(|now| self.age(now)) {
            out.push(' ');
            out.push_str(&age);
        }
        out
    }

    /// How long ago the record was put into the feed, or else said; what is yet to come has no age.
    pub(crate) fn age(&self, now: Timestamp) -> Option<String> {
        const MINUTE: u64 = 60;
        const HOUR: u64 = 60 * MINUTE;
        let days = |days: u64| count(days, "day");
        if let Some(inserted) = self.inserted {
            let seconds = now.since(inserted)?.as_secs();
            return Some(match seconds {
                0..MINUTE => "just now".to_owned(),
                MINUTE..HOUR => count(seconds / MINUTE, "minute"),
                HOUR..86_400 => count(seconds / HOUR, "hour"),
                _ => days(seconds / 86_400),
            });
        }
        match u64::try_from(now.date().days_after(self.date?)).ok()? {
            0 => Some("today".to_owned()),
            passed => Some(days(passed)),
        }
    }

    /// What the list calls the author.
    fn line_name(&self) -> String {
        known(Some(&self.author.name)).or_else(|| known(self.author.role.as_deref())).unwrap_or_else(|| NOT_SPECIFIED.to_owned())
    }

    /// Whether an entry shows more than the line of the list.
    fn has_entry(&self) -> bool {
        let place = &self.date_and_location;
        self.date.or(place.from).or(place.to).is_some()
            || self.contexts.iter().any(|context| known(Some(&context.name)).is_some())
            || self.read_more.iter().any(|source| source_line(source).is_some())
            || [&self.author.role, &self.background, &place.location].into_iter().any(|field| known(field.as_deref()).is_some())
    }

    fn write_entry(&self, out: &mut String) {
        let day = |day: Option<Date>, pattern| day.map_or_else(|| NOT_SPECIFIED.to_owned(), |d| d.strftime(pattern).to_string());
        put(out, format_args!("{}\n\n“{}”\n\n{AUTHOR}\n", day(self.date, "%d %b %Y"), tidy(&self.quote)));
        let (name, role) = (known(Some(&self.author.name)), known(self.author.role.as_deref()));
        let unknown = || NOT_SPECIFIED.to_owned();
        // One line alone is a name, or a role if it reads as one.
        let lines = match (name, role) {
            (Some(name), None) if is_role(&name) => vec![name, unknown()],
            (None, Some(role)) if !is_role(&role) => vec![unknown(), role],
            (name, role) => [name, role].into_iter().flatten().collect(),
        };
        for line in lines {
            put(out, format_args!("{line}\n"));
        }
        put(out, format_args!("{AUTHOR}\n{CONTEXTS} {SUGGEST}\n"));
        for name in self.contexts.iter().filter_map(|context| known(Some(&context.name))) {
            put(out, format_args!("  • {name}\n"));
        }
        put(out, format_args!("{BACKGROUND}\n\n"));
        if let Some(background) = self.background.as_deref().map(str::trim).filter(|background| !background.is_empty()) {
            put(out, format_args!("{background}\n\n"));
        }
        put(out, format_args!("{READ_MORE}\n\n"));
        let before = out.len();
        for line in self.read_more.iter().filter_map(source_line) {
            put(out, format_args!(" {line}\n"));
        }
        if out.len() > before {
            out.push('\n');
        }
        let place = &self.date_and_location;
        put(out, format_args!("{DATE_AND_LOCATION}\n"));
        for line in [
            day(place.from, "%d %B %Y"),
            day(place.to, "%d %B %Y"),
            known(place.location.as_deref()).unwrap_or_else(|| NOT_SPECIFIED.to_owned()),
        ] {
            put(out, format_args!("  • {line}\n"));
        }
    }
}

impl IpseFeed {
    /// The feed as a page: the list of the records that were inserted in the 24 hours before `now`, the contexts that are new in
    /// them, and an entry for every record. A record of which nothing is known but what its line in the list says has no entry.
    ///
    /// ```
    /// use ipse::{Author, Ipse, IpseFeed};
    ///
    /// let mut record = Ipse::new(Author::new("Ann Lee"), "The pump works.");
    /// record.inserted = Some("2025-02-04T20:52:00Z".parse()?);
    /// let feed = IpseFeed::from(vec![record]);
    /// assert_eq!(
    ///     feed.to_text("2025-02-05T18:00:00Z".parse()?),
    ///     "IPSEs IN THE LAST 24H\n  • Ann Lee\n    Ann Lee “The pump works.” 21 hours ago\n\
    ///      View All IPSEs inserted in the Last 24h\n\
    ///      NEW CONTEXTS IN THE LAST 24H\n  • No New Contexts inserted in the last 24 hours\n\
    ///      View All New Contexts inserted in the last 24h\n\
    ///      arrow\n",
    /// );
    /// # Ok::<(), ipse::TimestampError>(())
    /// ```
    pub fn to_text(&self, now: Timestamp) -> String {
        let mut out = format!("{LIST}\n");
        let before = out.len();
        for record in self.last(DAY, now) {
            put(&mut out, format_args!("  • {}\n    {}\n", record.line_name(), record.to_line(Some(now))));
        }
        if out.len() == before {
            put(&mut out, format_args!("  • {NO_RECORDS}\n"));
        }
        put(&mut out, format_args!("{LIST_END}\n{NEW_CONTEXTS}\n"));
        let new = self.new_contexts(DAY, now);
        for context in &new {
            put(&mut out, format_args!("  • {}\n", tidy(&context.name)));
        }
        if new.is_empty() {
            put(&mut out, format_args!("  • {NO_CONTEXTS}\n"));
        }
        put(&mut out, format_args!("{NEW_CONTEXTS_END}\n"));
        let listed = within(DAY, now);
        for record in self.iter().filter(|record| record.has_entry() || !record.inserted.is_some_and(&listed)) {
            out.push_str("\n\n");
            record.write_entry(&mut out);
        }
        put(&mut out, format_args!("{END}\n"));
        out
    }

    /// The records as the feed page's list, a line each. See [`Ipse::to_line`].
    pub fn to_list(&self, now: Option<Timestamp>) -> String {
        self.iter().map(|record| record.to_line(now) + "\n").collect()
    }
}

/// `Pump passes test - Harrow Courier (https://…)`, as far as it is known.
fn source_line(source: &Source) -> Option<String> {
    let name: Vec<String> = [&source.title, &source.publisher].into_iter().filter_map(|field| known(field.as_deref())).collect();
    let name = name.join(" - ");
    match known(source.url.as_deref()) {
        Some(url) if name.is_empty() => Some(url),
        Some(url) => Some(format!("{name} ({url})")),
        None => known(Some(&name)),
    }
}

/// `1 hour ago`, `2 hours ago`
fn count(number: u64, unit: &str) -> String {
    format!("{number} {unit}{} ago", if number == 1 { "" } else { "s" })
}

/// The field on one line, when it holds more than blanks.
pub(crate) fn known(field: Option<&str>) -> Option<String> {
    field.map(tidy).filter(|field| !field.is_empty())
}

/// Writes to a string, which cannot fail.
pub(crate) fn put(out: &mut String, what: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(what);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Author, Context};

    fn source(title: Option<&str>, publisher: Option<&str>, url: Option<&str>) -> Source {
        let [title, publisher, url] = [title, publisher, url].map(|field| field.map(str::to_owned));
        Source { title, publisher, url, published: None }
    }

    fn full() -> Ipse {
        let day = Date::new(2025, 2, 4).ok();
        let mut record = Ipse::new(Author::new("Ann Lee"), "The pump\nworks [again].");
        record.author.role = Some("Mayor of Harrow".to_owned());
        record.date = day;
        record.contexts = vec![Context::new("Water in Harrow")];
        record.background = Some("The pump was out of order.\n\nFor a year.\n".to_owned());
        record.read_more = vec![
            source(Some("Pump passes"), Some("Harrow Courier"), None),
            source(None, None, Some("https://harrow.example/1")),
            source(None, Some("Courier"), Some("https://harrow.example/2")),
            Source::default(),
        ];
        record.date_and_location.from = day;
        record.date_and_location.to = Date::new(2025, 2, 5).ok();
        record.date_and_location.location = Some("Harrow".to_owned());
        record
    }

    #[test]
    fn an_entry_shows_all_that_is_known() {
        let expected = "\
04 Feb 2025

“The pump works [again].”

author
Ann Lee
Mayor of Harrow
author
Contexts (to suggest a new Context click here)
  • Water in Harrow
Background

The pump was out of order.

For a year.

Read More

 Pump passes - Harrow Courier
 https://harrow.example/1
 Courier (https://harrow.example/2)

Date and Location
  • 04 February 2025
  • 05 February 2025
  • Harrow
";
        assert_eq!(full().to_text(), expected);
    }

    #[test]
    fn what_is_unknown_is_not_specified() {
        let mut record = Ipse::new(Author::new("Ann Lee"), "Yes.");
        record.date_and_location.location = Some(" ".to_owned());
        record.background = Some(String::new());
        let expected = format!(
            "\
Not Specified

“Yes.”

author
Ann Lee
author
{CONTEXTS} {SUGGEST}
Background

Read More

Date and Location
  • Not Specified
  • Not Specified
  • Not Specified
"
        );
        assert_eq!(record.to_text(), expected);
        let now = "2025-02-04T20:52:00Z".parse().unwrap();
        let feed: IpseFeed = [record.clone(), record].into_iter().collect();
        let page = feed.to_text(now);
        assert!(page.ends_with(&format!("\n\n\n{expected}\n\n{expected}arrow\n")), "{page}");
        let empty =
            format!("{LIST}\n  • {NO_RECORDS}\n{LIST_END}\n{NEW_CONTEXTS}\n  • {NO_CONTEXTS}\n{NEW_CONTEXTS_END}\n{END}\n");
        assert_eq!(IpseFeed::new().to_text(now), empty);
    }

    #[test]
    fn a_name_is_no_role() {
        for (line, role) in [
            ("Mayor of Harrow", true),
            ("Karshian President", true),
            ("spokeswoman for the Harrow Water Board", true),
            ("Minister", true),
            ("Mayor Ann Lee", false),
            ("Ann Lee", false),
            ("Grace Bishop", false),
            ("Oran Veliky", false),
            ("", false),
        ] {
            assert_eq!(is_role(line), role, "{line}");
        }
        let mut record = Ipse::new(Author::new("a spokesman"), "Yes.");
        assert!(record.to_text().contains("author\na spokesman\nNot Specified\nauthor"));
        record.author = Author::new("");
        record.author.role = Some("Independent".to_owned());
        assert!(record.to_text().contains("author\nNot Specified\nIndependent\nauthor"));
        assert_eq!(record.to_line(None), "Independent “Yes.”");
        record.author.role = None;
        assert!(record.to_text().contains("author\nauthor"));
        assert_eq!(record.to_line(None), "Not Specified “Yes.”");
    }

    #[test]
    fn a_line_tells_its_age() {
        let now = |moment: &str| Some(moment.parse::<Timestamp>().unwrap());
        let mut record = full();
        let line = "Ann Lee “The pump works [again].”";
        assert_eq!(record.to_line(None), line);
        for (moment, age) in [
            ("2025-02-03", ""),
            ("2025-02-04T23:00:00Z", " today"),
            ("2025-02-05T01:00:00Z", " 1 day ago"),
            ("2025-02-28", " 24 days ago"),
            ("2026-02-04", " 365 days ago"),
        ] {
            assert_eq!(record.to_line(now(moment)), format!("{line}{age}"), "said on 4 February, read at {moment}");
        }
        record.inserted = now("2025-02-05T20:52:00Z");
        for (moment, age) in [
            ("2025-02-05T20:51:59Z", ""),
            ("2025-02-05T20:52:59Z", " just now"),
            ("2025-02-05T20:53:00Z", " 1 minute ago"),
            ("2025-02-05T21:51:59Z", " 59 minutes ago"),
            ("2025-02-05T21:52:00Z", " 1 hour ago"),
            ("2025-02-06T17:52:00Z", " 21 hours ago"),
            ("2025-02-06T20:52:00Z", " 1 day ago"),
            ("2025-02-08T20:51:00Z", " 2 days ago"),
        ] {
            assert_eq!(record.to_line(now(moment)), format!("{line}{age}"), "inserted on 5 February, read at {moment}");
        }
        let feed = IpseFeed::from(vec![record.clone(), record]);
        assert_eq!(feed.to_list(None), format!("{line}\n{line}\n"));
    }
}
