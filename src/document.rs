//! The input: a text and what is known about it.

use std::borrow::Cow;

use crate::Date;

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
}

impl<'t> Document<'t> {
    /// A document of this text. All spans that come out are bytes of it, as given: nothing is normalised.
    pub fn new(text: impl Into<Cow<'t, str>>) -> Self {
        Document { text: text.into(), title: None, source: None, url: None, published: None }
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
