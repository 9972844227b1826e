//! The feed page: records as text.

use std::fmt::Write;

use super::clean::tidy;
use super::{Ipse, IpseFeed, Source};
use crate::Date;

/// What stands for a place or a day that is not known.
const NOT_SPECIFIED: &str = "Not Specified";

impl Ipse {
    /// The record as an entry of the feed page: day, quote, author, role, contexts, background, further reading, and when and
    /// where. What is unknown of the last is `Not Specified`.
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
    ///      author\nAnn Lee\nMayor of Harrow\n\n\
    ///      Contexts\n\n\
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
    /// feed (or else said) when the present day is given.
    ///
    /// ```
    /// use ipse::{Author, Date, Ipse};
    ///
    /// let mut record = Ipse::new(Author::new("Ann Lee"), "The pump works.");
    /// record.date = Some(Date::new(2025, 2, 4)?);
    /// assert_eq!(record.to_line(None), "Ann Lee “The pump works.”");
    /// assert_eq!(record.to_line(Some(Date::new(2025, 2, 6)?)), "Ann Lee “The pump works.” 2 days ago");
    /// # Ok::<(), ipse::DateError>(())
    /// ```
    pub fn to_line(&self, now: Option<Date>) -> String {
        let mut out = format!("{} “{}”", tidy(&self.author.name), tidy(&self.quote));
        let inserted = self.inserted.as_deref().and_then(|inserted| inserted.parse().ok());
        match now.zip(inserted.or(self.date)).map(|(now, then)| now.days_after(then)) {
            Some(0) => out.push_str(" today"),
            Some(1) => out.push_str(" 1 day ago"),
            Some(days @ 2..) => put(&mut out, format_args!(" {days} days ago")),
            // A day to come has no age.
            Some(_) | None => {}
        }
        out
    }

    fn write_entry(&self, out: &mut String) {
        let day = |day: Option<Date>, pattern| day.map_or_else(|| NOT_SPECIFIED.to_owned(), |d| d.strftime(pattern).to_string());
        put(out, format_args!("{}\n\n“{}”\n\n", day(self.date, "%d %b %Y"), tidy(&self.quote)));
        put(out, format_args!("author\n{}\n", tidy(&self.author.name)));
        if let Some(role) = known(self.author.role.as_deref()) {
            put(out, format_args!("{role}\n"));
        }
        out.push_str("\nContexts\n");
        for context in &self.contexts {
            put(out, format_args!("  • {}\n", tidy(&context.name)));
        }
        out.push_str("\nBackground\n\n");
        if let Some(background) = self.background.as_deref().map(str::trim).filter(|background| !background.is_empty()) {
            put(out, format_args!("{background}\n\n"));
        }
        out.push_str("Read More\n\n");
        let before = out.len();
        for source in &self.read_more {
            write_source(out, source);
        }
        if out.len() > before {
            out.push('\n');
        }
        let place = &self.date_and_location;
        out.push_str("Date and Location\n");
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
    /// The records as entries of the feed page, two blank lines between them. See [`Ipse::to_text`].
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        for record in self {
            if !out.is_empty() {
                out.push_str("\n\n");
            }
            record.write_entry(&mut out);
        }
        out
    }

    /// The records as the feed page's list, a line each. See [`Ipse::to_line`].
    pub fn to_list(&self, now: Option<Date>) -> String {
        self.iter().map(|record| record.to_line(now) + "\n").collect()
    }
}

/// ` Pump passes test - Harrow Courier (https://…)`, as far as it is known.
fn write_source(out: &mut String, source: &Source) {
    let name: Vec<String> = [&source.title, &source.publisher].into_iter().filter_map(|field| known(field.as_deref())).collect();
    let name = name.join(" - ");
    match known(source.url.as_deref()) {
        Some(url) if name.is_empty() => put(out, format_args!(" {url}\n")),
        Some(url) => put(out, format_args!(" {name} ({url})\n")),
        None if name.is_empty() => {}
        None => put(out, format_args!(" {name}\n")),
    }
}

/// The field on one line, when it holds more than blanks.
fn known(field: Option<&str>) -> Option<String> {
    field.map(tidy).filter(|field| !field.is_empty())
}

fn put(out: &mut String, what: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = out.write_fmt(what);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Author, Context};

    fn full() -> Ipse {
        let day = Date::new(2025, 2, 4).ok();
        let mut record = Ipse::new(Author::new("Ann Lee"), "The pump\nworks [again].");
        record.author.role = Some("Mayor of Harrow".to_owned());
        record.date = day;
        record.contexts = vec![Context::new("Water in Harrow")];
        record.background = Some("The pump was out of order.\n\nFor a year.\n".to_owned());
        record.read_more = vec![
            Source { title: Some("Pump passes".to_owned()), publisher: Some("Harrow Courier".to_owned()), url: None },
            Source { title: None, publisher: None, url: Some("https://harrow.example/1".to_owned()) },
            Source { title: None, publisher: Some("Courier".to_owned()), url: Some("https://harrow.example/2".to_owned()) },
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

Contexts
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
        let expected = "\
Not Specified

“Yes.”

author
Ann Lee

Contexts

Background

Read More

Date and Location
  • Not Specified
  • Not Specified
  • Not Specified
";
        assert_eq!(record.to_text(), expected);
        let feed: IpseFeed = [record.clone(), record].into_iter().collect();
        assert_eq!(feed.to_text(), format!("{expected}\n\n{expected}"));
        assert_eq!(IpseFeed::new().to_text(), "");
    }

    #[test]
    fn a_line_tells_its_age() {
        let now = |day| Date::new(2025, 2, day).ok();
        let mut record = full();
        let line = "Ann Lee “The pump works [again].”";
        assert_eq!(record.to_line(None), line);
        assert_eq!(record.to_line(now(4)), format!("{line} today"));
        assert_eq!(record.to_line(now(5)), format!("{line} 1 day ago"));
        assert_eq!(record.to_line(now(28)), format!("{line} 24 days ago"));
        assert_eq!(record.to_line(Date::new(2026, 2, 4).ok()), format!("{line} 365 days ago"));
        assert_eq!(record.to_line(now(3)), line);
        record.inserted = Some("2025-02-05T20:52:00Z".to_owned());
        assert_eq!(record.to_line(now(6)), format!("{line} 1 day ago"));
        let feed = IpseFeed::from(vec![record.clone(), record]);
        assert_eq!(feed.to_list(None), format!("{line}\n{line}\n"));
    }
}
