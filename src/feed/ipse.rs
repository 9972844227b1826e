//! One record of the feed, and what it is made of.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Context;
use crate::{Date, Factuality, Span, SpeakerKind, Timestamp, placed};

/// One entry of an IPSE feed: somebody's words, with who, when, where and how it is known.
///
/// Its fields are open, for a record is data: an extraction fills in what an article tells, a person or another program adds
/// the rest (background, contexts). It is read from and written to JSON with serde. Fields that are missing, or `null`, are
/// read as unknown, all but the author's name and the quote; fields that this version does not know are passed over. An error
/// names the path to what is wrong: `author.name: invalid type: integer `7`, expected a string`.
///
/// ```
/// use ipse::{Author, Ipse};
///
/// let mut record = Ipse::new(Author::new("Ann Lee"), "The pump works.");
/// record.author.role = Some("Mayor of Harrow".to_owned());
/// record.background = Some("The pump was out of order for a year.".to_owned());
///
/// let json = serde_json::to_string(&record)?;
/// assert_eq!(serde_json::from_str::<Ipse>(&json)?, record);
///
/// let short: Ipse = serde_json::from_str(r#"{"author": {"name": "Ann Lee"}, "quote": "The pump works."}"#)?;
/// assert_eq!(short, Ipse::new(Author::new("Ann Lee"), "The pump works."));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Ipse {
    /// Who said it.
    pub author: Author,
    /// Whoever said it together with the author, in the order of the text.
    pub co_authors: Vec<Author>,
    /// What was said, as one reads it: without marks around it, line wraps and the words of the article between its parts.
    pub quote: String,
    /// What the text says of the saying: anything but stated only in records that
    /// [`RecordOptions::any_factuality`](crate::RecordOptions::any_factuality) asked for.
    #[serde(skip_serializing_if = "Factuality::is_stated")]
    pub factuality: Factuality,
    /// Where in `quote` an editor put in words of their own, brackets and all: `[the pump]`. The sign `[…]` for words left out is
    /// none. [`Ipse::new`] and extraction fill it in; whoever changes the quote later does so by [`Ipse::set_quote`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub insertions: Vec<Span>,
    /// The day it was said.
    pub date: Option<Date>,
    /// The larger stories that it belongs to.
    pub contexts: Vec<Context>,
    /// What a reader needs to know to understand it.
    pub background: Option<String>,
    /// Where to read on: first of all the article it was taken from.
    pub read_more: Vec<Source>,
    /// When and where it was said.
    pub date_and_location: DateAndLocation,
    /// When the record was put into the feed.
    pub inserted: Option<Timestamp>,
    /// The wordings of the statement, that of `quote` first, when several records were made one by
    /// [`IpseFeed::merge`](crate::IpseFeed::merge); else empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<Variant>,
    /// Where in which document it was found; `None` for a record that was not extracted.
    pub origin: Option<Origin>,
}

/// The author of a quote.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Author {
    /// The name; of somebody unnamed, the description: `a spokeswoman for the board`. Blank where only the role is known.
    pub name: String,
    /// The caller's own id of a person of the [`Roster`](crate::Roster): see [`Speaker::roster_id`](crate::Speaker::roster_id).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The role: `President of Ukraine`.
    #[serde(default)]
    pub role: Option<String>,
    /// What the author is. A kind that this version does not know is read as `None`.
    #[serde(default, deserialize_with = "known_kind")]
    pub kind: Option<SpeakerKind>,
}

/// Something to read: an article, with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Source {
    /// The headline.
    #[serde(default)]
    pub title: Option<String>,
    /// Who published it.
    #[serde(default)]
    pub publisher: Option<String>,
    /// The address.
    #[serde(default)]
    pub url: Option<String>,
    /// The day of publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
}

/// One wording of a statement, and who printed it. Two articles that print the same words, whatever the case, punctuation and
/// marks, have one variant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Variant {
    /// The words, as in [`Ipse::quote`].
    pub quote: String,
    /// The articles that have it so.
    #[serde(default, deserialize_with = "placed::or_default")]
    pub sources: Vec<Source>,
    /// Where in which documents it was found.
    #[serde(default, deserialize_with = "placed::or_default")]
    pub origins: Vec<Origin>,
}

/// When and where something was said.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DateAndLocation {
    /// The first day.
    #[serde(default)]
    pub from: Option<Date>,
    /// The last day.
    #[serde(default)]
    pub to: Option<Date>,
    /// The place; `None` is written `Not Specified` on the feed page.
    #[serde(default)]
    pub location: Option<String>,
    /// By what it reached the public: `Telegram`, `statement`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub medium: Option<String>,
}

/// Where a record was found.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Origin {
    /// The document, by the id that the caller gave in [`Document::with_id`](crate::Document::with_id).
    #[serde(default)]
    pub document: Option<String>,
    /// The quoted words in the document's text, marks left out, a span a part.
    #[serde(default, deserialize_with = "placed::or_default")]
    pub spans: Vec<Span>,
    /// The sentences of [`Ipse::background`] in the document's text, in text order.
    #[serde(default, deserialize_with = "placed::or_default", skip_serializing_if = "Vec::is_empty")]
    pub background: Vec<Span>,
    /// How surely the author is right, 0 to 1: the least of the confidences of the quotes that were joined, in
    /// two digits.
    #[serde(default, deserialize_with = "placed::or_default", serialize_with = "shortest")]
    pub confidence: f32,
}

impl Ipse {
    /// A record of who said what; all else is unknown.
    pub fn new(author: Author, quote: impl Into<String>) -> Self {
        let quote = quote.into();
        Ipse {
            author,
            co_authors: Vec::new(),
            factuality: Factuality::Stated,
            insertions: insertions(&quote),
            quote,
            date: None,
            contexts: Vec::new(),
            background: None,
            read_more: Vec::new(),
            date_and_location: DateAndLocation::default(),
            inserted: None,
            variants: Vec::new(),
            origin: None,
        }
    }

    /// Sets the quote and finds the insertions in it.
    ///
    /// ```
    /// use ipse::{Author, Ipse};
    ///
    /// let mut record = Ipse::new(Author::new("Ann Lee"), "It works.");
    /// assert!(record.insertions.is_empty());
    /// record.set_quote("It [the pump] works […] well.");
    /// assert_eq!(record.insertions.len(), 1);
    /// assert_eq!(record.insertions[0].of(&record.quote), "[the pump]");
    /// ```
    pub fn set_quote(&mut self, quote: impl Into<String>) {
        self.quote = quote.into();
        self.insertions = insertions(&self.quote);
    }
}

impl Author {
    /// An author of this name, of unknown role and kind.
    pub fn new(name: impl Into<String>) -> Self {
        Author { name: name.into(), id: None, role: None, kind: None }
    }
}

impl Source {
    /// Whether nothing is known of it.
    pub fn is_empty(&self) -> bool {
        self.title.is_none() && self.publisher.is_none() && self.url.is_none()
    }
}

/// How a record is read.
#[derive(Deserialize)]
#[serde(remote = "Ipse")]
struct IpseForm {
    author: Author,
    #[serde(default, deserialize_with = "placed::or_default")]
    co_authors: Vec<Author>,
    quote: String,
    #[serde(default)]
    factuality: Factuality,
    #[serde(default, deserialize_with = "placed::or_default")]
    insertions: Vec<Span>,
    #[serde(default)]
    date: Option<Date>,
    #[serde(default, deserialize_with = "placed::or_default")]
    contexts: Vec<Context>,
    #[serde(default)]
    background: Option<String>,
    #[serde(default, deserialize_with = "placed::or_default")]
    read_more: Vec<Source>,
    #[serde(default, deserialize_with = "placed::or_default")]
    date_and_location: DateAndLocation,
    #[serde(default)]
    inserted: Option<Timestamp>,
    #[serde(default, deserialize_with = "placed::or_default")]
    variants: Vec<Variant>,
    #[serde(default)]
    origin: Option<Origin>,
}

impl<'de> Deserialize<'de> for Ipse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Ipse, D::Error> {
        #[derive(Deserialize)]
        #[serde(transparent)]
        struct Form(#[serde(with = "IpseForm")] Ipse);
        placed::deserialize(deserializer).map(|Form(record)| record)
    }
}

/// The outermost brackets that hold a word: `[the pump]`, but not `[…]`.
pub(super) fn insertions(quote: &str) -> Vec<Span> {
    let mut found = Vec::new();
    if !quote.contains('[') {
        return found;
    }
    let mut open = None;
    let mut depth = 0usize;
    for (at, c) in quote.char_indices() {
        match c {
            '[' => {
                if depth == 0 {
                    open = Some(at);
                }
                depth += 1;
            }
            ']' if depth > 0 => {
                depth -= 1;
                if depth == 0
                    && let Some(open) = open
                    && quote[open..at].contains(char::is_alphanumeric)
                {
                    found.push(Span::new(open, at + 1));
                }
            }
            _ => {}
        }
    }
    found
}

fn known_kind<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<SpeakerKind>, D::Error> {
    use serde::de::IntoDeserializer;
    use serde::de::value::{Error, StringDeserializer};

    let name: Option<String> = Option::deserialize(deserializer)?;
    Ok(name.and_then(|name| {
        let name: StringDeserializer<Error> = name.into_deserializer();
        SpeakerKind::deserialize(name).ok()
    }))
}

/// Writes 0.97 as 0.97 in every format; the same number with the digits of an `f64` would be 0.9700000286102295.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn shortest<S: Serializer>(confidence: &f32, serializer: S) -> Result<S::Ok, S::Error> {
    let shortest = confidence.to_string().parse().unwrap_or_else(|_| f64::from(*confidence));
    serializer.serialize_f64(shortest)
}

impl From<&str> for Author {
    fn from(name: &str) -> Self {
        Author::new(name)
    }
}

impl From<String> for Author {
    fn from(name: String) -> Self {
        Author::new(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_that_of_the_feed() {
        let json = r#"{
            "author": {"name": "Ann Lee", "role": "Mayor", "kind": "person"},
            "co_authors": [],
            "quote": "The pump works.",
            "date": "2025-02-04",
            "contexts": [{"name": "Water"}],
            "background": "It was out of order.",
            "read_more": [{"title": "Pump passes", "publisher": "Harrow Courier", "url": null}],
            "date_and_location": {"from": "2025-02-04", "to": "2025-02-04", "location": "Harrow"},
            "inserted": "2025-02-04T20:52:00Z",
            "variants": [{"quote": "The pump runs.", "sources": [], "origins": []}],
            "origin": {"document": "a", "spans": [[3, 18]], "background": [[20, 45]], "confidence": 0.97}
        }"#;
        let given: serde_json::Value = serde_json::from_str(json).unwrap();
        let record: Ipse = serde_json::from_str(json).unwrap();
        assert_eq!(record.author.kind, Some(SpeakerKind::Person));
        assert_eq!(record.origin.as_ref().unwrap().spans, [Span::new(3, 18)]);
        assert_eq!(serde_json::to_value(&record).unwrap(), given);
    }

    #[test]
    fn what_is_unknown_is_written_as_null_and_may_be_missing() {
        let bare = Ipse::new(Author::new("Ann Lee"), "Yes.");
        let written = serde_json::to_value(&bare).unwrap();
        let nulls = serde_json::json!({
            "author": {"name": "Ann Lee", "role": null, "kind": null}, "co_authors": [],
            "quote": "Yes.", "date": null, "contexts": [], "background": null, "read_more": [],
            "date_and_location": {"from": null, "to": null, "location": null}, "inserted": null, "origin": null,
        });
        assert_eq!(written, nulls);
        for form in [
            r#"{"author": {"name": "Ann Lee"}, "quote": "Yes."}"#,
            r#"{"quote": "Yes.", "more": [1], "author": {"name": "Ann Lee", "kind": "oracle", "age": 4}}"#,
            r#"{"author": {"name": "Ann Lee"}, "quote": "Yes.", "contexts": null, "read_more": null, "date_and_location": null}"#,
        ] {
            assert_eq!(serde_json::from_str::<Ipse>(form).unwrap(), bare, "{form}");
        }
        let origin: Ipse = serde_json::from_str(r#"{"author": {"name": "A"}, "quote": "B", "origin": {}}"#).unwrap();
        assert_eq!(origin.origin, Some(Origin::default()));
    }

    #[test]
    fn a_record_needs_a_name_and_a_quote() {
        for form in [r#"{"quote": "Yes."}"#, r#"{"author": {"name": "Ann Lee"}}"#, r#"{"author": {}, "quote": "Yes."}"#] {
            assert!(serde_json::from_str::<Ipse>(form).is_err(), "{form}");
        }
        let wrong = serde_json::from_str::<Ipse>(r#"{"author": {"name": "A"}, "quote": "B", "date": "2025-02-30"}"#);
        assert!(wrong.unwrap_err().to_string().contains("YYYY-MM-DD"));
        let wrong = serde_json::from_str::<Ipse>(r#"{"author": {"name": "A"}, "quote": "B", "inserted": "lately"}"#);
        assert!(wrong.unwrap_err().to_string().contains("2025-02-04T20:52:00Z"));
    }

    #[test]
    fn insertions_are_what_stands_in_brackets() {
        for (quote, found) in [
            ("It works.", &[][..]),
            ("It [the pump] works.", &["[the pump]"]),
            ("[They] know [it].", &["[They]", "[it]"]),
            ("We came. […] We saw [...] it.", &[]),
            ("It [the [old] pump] works.", &["[the [old] pump]"]),
            ("It [the pump works.", &[]),
            ("It] works [sic].", &["[sic]"]),
            ("", &[]),
        ] {
            let record = Ipse::new(Author::new("Ann Lee"), quote);
            let words: Vec<&str> = record.insertions.iter().map(|span| span.of(quote)).collect();
            assert_eq!(words, found, "{quote:?}");
        }
    }
}
