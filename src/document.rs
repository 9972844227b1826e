//! The input: a text and what is known about it.

use std::borrow::Cow;

use crate::{Date, GivenMention};

/// An article: its text, and whatever else is known about it.
///
/// ```
/// use ipse::{Date, Document};
///
/// let document = Document::new("“It works,” said Ann Lee.")
///     .title("Pump passes test")
///     .source("The Harrow Courier")
///     .published(Date::new(2025, 2, 4)?);
/// assert_eq!(document.text().len(), 29);
/// # Ok::<(), ipse::DateError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document<'t> {
    text: Cow<'t, str>,
    title: Option<String>,
    source: Option<String>,
    url: Option<String>,
    published: Option<Date>,
    mentions: Vec<GivenMention>,
}

impl<'t> Document<'t> {
    /// A document of this text. All spans that come out are bytes of it, as given: nothing is normalised.
    pub fn new(text: impl Into<Cow<'t, str>>) -> Self {
        Document { text: text.into(), title: None, source: None, url: None, published: None, mentions: Vec::new() }
    }

    /// Sets the headline.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Sets the publisher.
    #[must_use]
    pub fn source(mut self, source: impl Into<String>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Sets the address.
    #[must_use]
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// Sets the day of publication.
    #[must_use]
    pub fn published(mut self, day: Date) -> Self {
        self.published = Some(day);
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
    /// let found = GivenMention::new(name..name + "river watch".len()).kind(SpeakerKind::Group);
    /// let document = Document::new(text).mentions([found]);
    /// let extraction = Extractor::default().extract(&document);
    /// let speaker = extraction.speaker_of(&extraction.quotes()[0]).unwrap();
    /// assert_eq!((speaker.name(), speaker.kind()), ("river watch", SpeakerKind::Group));
    /// ```
    #[must_use]
    pub fn mentions(mut self, given: impl IntoIterator<Item = GivenMention>) -> Self {
        self.mentions.extend(given);
        self
    }

    /// The text, as given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The headline, where known.
    pub fn get_title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The publisher, where known.
    pub fn get_source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// The address, where known.
    pub fn get_url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// The day of publication, where known.
    pub fn get_published(&self) -> Option<Date> {
        self.published
    }

    /// The names that were given.
    pub fn get_mentions(&self) -> &[GivenMention] {
        &self.mentions
    }
}

impl<'t> From<&'t str> for Document<'t> {
    fn from(text: &'t str) -> Self {
        Document::new(text)
    }
}

impl From<String> for Document<'_> {
    fn from(text: String) -> Self {
        Document::new(text)
    }
}
