//! The input: a text and what is known about it.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Date, GivenMention, Timestamp};

/// The text of a document: borrowed, or shared by all that was found in it. It derefs to `str`.
///
/// ```
/// use std::sync::Arc;
///
/// use ipse::{Document, Text};
///
/// let text: Arc<str> = Arc::from("“It works,” said Ann Lee.");
/// assert_eq!(Document::new(text.clone()).text(), &*text);
/// assert_eq!(Text::from("It works.").len(), 9);
/// ```
#[derive(Clone)]
pub struct Text<'t>(Kept<'t>);

#[derive(Clone)]
enum Kept<'t> {
    Borrowed(&'t str),
    Shared(Arc<str>),
}

impl Text<'_> {
    /// The same text, borrowed from nobody: it is copied once, and then shared.
    pub fn into_owned(self) -> Text<'static> {
        Text(Kept::Shared(match self.0 {
            Kept::Borrowed(text) => Arc::from(text),
            Kept::Shared(text) => text,
        }))
    }
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match &self.0 {
            Kept::Borrowed(text) => text,
            Kept::Shared(text) => text,
        }
    }
}

impl Default for Text<'_> {
    fn default() -> Self {
        Text::from("")
    }
}

impl PartialEq for Text<'_> {
    fn eq(&self, other: &Self) -> bool {
        // Quotes of one document share its text.
        std::ptr::eq::<str>(&**self, &**other) || **self == **other
    }
}

impl Eq for Text<'_> {}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<'t> From<&'t str> for Text<'t> {
    fn from(text: &'t str) -> Self {
        Text(Kept::Borrowed(text))
    }
}

impl<'t> From<&'t String> for Text<'t> {
    fn from(text: &'t String) -> Self {
        Text(Kept::Borrowed(text))
    }
}

impl From<String> for Text<'_> {
    fn from(text: String) -> Self {
        Text(Kept::Shared(Arc::from(text)))
    }
}

impl<'t> From<Cow<'t, str>> for Text<'t> {
    fn from(text: Cow<'t, str>) -> Self {
        match text {
            Cow::Borrowed(text) => Text::from(text),
            Cow::Owned(text) => Text::from(text),
        }
    }
}

impl From<Arc<str>> for Text<'_> {
    fn from(text: Arc<str>) -> Self {
        Text(Kept::Shared(text))
    }
}

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for Text<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Text::from)
    }
}

/// An article: its text, and whatever else is known about it.
///
/// It is read from and written to JSON with serde; only the text must be there. The publisher may also be called `source`.
///
/// ```
/// use ipse::{Date, Document};
///
/// let document = Document::new("“It works,” said Ann Lee.")
///     .with_title("Pump passes test")
///     .with_publisher("The Harrow Courier")
///     .with_published(Date::new(2025, 2, 4)?);
/// assert_eq!(document.text().len(), 29);
/// assert_eq!(document.title(), Some("Pump passes test"));
///
/// let read: Document = serde_json::from_str(&serde_json::to_string(&document)?)?;
/// assert_eq!(read, document);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Document<'t> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    text: Text<'t>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(default, alias = "source", skip_serializing_if = "Option::is_none")]
    publisher: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    published: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    inserted: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    mentions: Vec<GivenMention>,
}

impl<'t> Document<'t> {
    /// A document of this text: a `&str`, `String`, `Cow<str>`, `&String` or `Arc<str>`. All spans that come out are bytes of it, as
    /// given: nothing is normalised.
    pub fn new(text: impl Into<Text<'t>>) -> Self {
        Document { text: text.into(), ..Document::default() }
    }

    /// Sets an id of your own, which comes out with the records: see [`Origin::document`](crate::Origin::document).
    #[must_use]
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Sets the headline. Whom the text calls by the surname alone has the full name, and where the text tells none the role, that the
    /// headline gives; records count its words among the terms of contexts.
    #[must_use]
    pub fn with_title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Sets the publisher.
    #[must_use]
    pub fn with_publisher(mut self, publisher: impl Into<String>) -> Self {
        self.publisher = Some(publisher.into());
        self
    }

    /// Sets the address.
    #[must_use]
    pub fn with_url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// Sets the day of publication.
    #[must_use]
    pub fn with_published(mut self, day: Date) -> Self {
        self.published = Some(day);
        self
    }

    /// Sets when its records are put into a feed: see [`Ipse::inserted`](crate::Ipse::inserted).
    #[must_use]
    pub fn with_inserted(mut self, at: Timestamp) -> Self {
        self.inserted = Some(at);
        self
    }

    /// Adds names that were found in the text by other means, such as a name recogniser of your own. They count beside those that the
    /// crate finds, and in place of whatever it would read there; who is called by them, and by which pronouns, is still decided.
    /// Left out are spans that do not fit the text, hold no word or go beyond a sentence, and of two that overlap the later one.
    ///
    /// ```
    /// use ipse::{Document, Extractor, GivenMention, SpeakerKind};
    ///
    /// let text = "“We heard it,” said river watch, and closed the gate. “It was loud,” they said.";
    /// let name = text.find("river watch").unwrap();
    /// let found = GivenMention::new(name..name + "river watch".len()).with_kind(SpeakerKind::Group);
    /// let document = Document::new(text).with_mentions([found]);
    /// let extraction = Extractor::default().extract(&document);
    /// let speaker = extraction.speaker_of(&extraction.quotes()[0]).unwrap();
    /// assert_eq!((speaker.name(), speaker.kind()), ("river watch", SpeakerKind::Group));
    /// ```
    #[must_use]
    pub fn with_mentions(mut self, given: impl IntoIterator<Item = GivenMention>) -> Self {
        self.mentions.extend(given);
        self
    }

    /// The same document, borrowed from nobody.
    pub fn into_owned(self) -> Document<'static> {
        let Document { id, text, title, publisher, url, published, inserted, mentions } = self;
        Document { id, text: text.into_owned(), title, publisher, url, published, inserted, mentions }
    }

    /// The text, as given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text, to be borrowed or shared further.
    pub(crate) fn kept_text(&self) -> &Text<'t> {
        &self.text
    }

    /// The caller's id, where given.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// The headline, where known.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The publisher, where known.
    pub fn publisher(&self) -> Option<&str> {
        self.publisher.as_deref()
    }

    /// The address, where known.
    pub fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// The day of publication, where the caller gave it.
    pub fn published(&self) -> Option<Date> {
        self.published
    }

    /// When its records are put into a feed, where given.
    pub fn inserted(&self) -> Option<Timestamp> {
        self.inserted
    }

    /// The names that were given.
    pub fn mentions(&self) -> &[GivenMention] {
        &self.mentions
    }
}

impl<'t, T: Into<Text<'t>>> From<T> for Document<'t> {
    fn from(text: T) -> Self {
        Document::new(text)
    }
}
