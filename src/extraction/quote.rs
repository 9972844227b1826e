//! Quotes as they come out.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Attribution;
use crate::document::Text;
use crate::occasion::Occasion;
use crate::quotes::{Parts, Usage};
use crate::text::with_marks;
use crate::{Date, Span};

/// How much of what is reported stands in quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum QuoteKind {
    /// All of it.
    Direct,
    /// Some words of a reported clause.
    Mixed,
    /// None of it.
    Indirect,
}

/// Where the words of a quote stand.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Words<'t> {
    /// In this text of a document.
    In(Text<'t>),
    /// Nowhere: the quote was read by itself, and these are its words.
    Alone(Text<'t>),
}

/// One quotation.
///
/// By itself it is read from JSON and written to it, too, though it is at home in an [`Extraction`](crate::Extraction), which knows
/// the names of its speakers.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote<'t> {
    pub(crate) text: Words<'t>,
    pub(crate) index: u32,
    pub(crate) kind: QuoteKind,
    pub(crate) usage: Usage,
    pub(crate) parts: Parts<Span>,
    /// All that is reported, where that is not the parts.
    pub(crate) clause: Option<Box<Span>>,
    pub(crate) depth: u8,
    pub(crate) parent: Option<u32>,
    pub(crate) closed: bool,
    pub(crate) attribution: Option<Attribution>,
    /// Nothing where nothing is told.
    pub(crate) occasion: Option<Arc<Occasion>>,
}

impl Quote<'_> {
    /// Its place in [`Extraction::quotes`](crate::Extraction::quotes).
    pub fn index(&self) -> usize {
        self.index as usize
    }

    /// How much of what is reported stands in quotation marks.
    pub fn kind(&self) -> QuoteKind {
        self.kind
    }

    /// What the quoted words are used for.
    pub fn usage(&self) -> Usage {
        self.usage
    }

    /// The quoted words, a span a part, marks left out, in text order; the reported words of an indirect quote. Never empty.
    pub fn parts(&self) -> &[Span] {
        &self.parts
    }

    /// All that is reported: the parts of a direct quote, the whole clause of a mixed or indirect one.
    pub fn content(&self) -> &[Span] {
        self.clause.as_deref().map_or(&self.parts, std::slice::from_ref)
    }

    /// The words of the parts exactly as in the document, a blank between parts.
    pub fn text(&self) -> Cow<'_, str> {
        match (&self.text, self.parts()) {
            (Words::Alone(words), _) => Cow::Borrowed(words),
            (Words::In(text), [one]) => Cow::Borrowed(one.of(text)),
            (Words::In(text), parts) => Cow::Owned(parts.iter().map(|part| part.of(text)).collect::<Vec<_>>().join(" ")),
        }
    }

    /// The whole quote with its marks, from the first part to the last; the reported words of an indirect one.
    ///
    /// ```
    /// use ipse::{Document, Extractor};
    ///
    /// let text = "“We sail,” said Ida Orr, “at dawn.”";
    /// let extraction = Extractor::default().extract_text(text);
    /// assert_eq!(extraction.quotes()[0].outer().of(text), text);
    /// ```
    pub fn outer(&self) -> Span {
        let mut parts = self.outer_parts();
        let first = parts.next().unwrap_or_default();
        Span::new(first.start(), parts.last().unwrap_or(first).end())
    }

    /// Each part with its marks, in text order.
    pub fn outer_parts(&self) -> impl Iterator<Item = Span> {
        let text = match &self.text {
            Words::In(text) if self.kind != QuoteKind::Indirect => Some(text),
            _ => None,
        };
        self.parts().iter().map(move |&part| text.map_or(part, |text| with_marks(text, part)))
    }

    /// The same quote of the same text, kept otherwise.
    pub(super) fn with_text<'u>(self, text: &Text<'u>) -> Quote<'u> {
        let kept = match self.text {
            Words::In(_) => Words::In(text.clone()),
            Words::Alone(words) => Words::Alone(words.into_owned()),
        };
        let Quote { index, kind, usage, parts, clause, depth, parent, closed, attribution, occasion, .. } = self;
        Quote { text: kept, index, kind, usage, parts, clause, depth, parent, closed, attribution, occasion }
    }

    /// The same quote, borrowed from nobody. It keeps the whole text of its document, which all quotes of an extraction share after
    /// [`Extraction::into_owned`](crate::Extraction::into_owned).
    pub fn into_owned(self) -> Quote<'static> {
        let text = match &self.text {
            Words::In(text) | Words::Alone(text) => text.clone().into_owned(),
        };
        self.with_text(&text)
    }

    /// How many quotes this one stands inside of.
    pub fn depth(&self) -> u8 {
        self.depth
    }

    /// The quote that this one stands inside of, as an index into [`Extraction::quotes`](crate::Extraction::quotes).
    pub fn parent(&self) -> Option<usize> {
        self.parent.map(|parent| parent as usize)
    }

    /// Whether both marks stand in the text; always so of an indirect quote.
    pub fn is_closed(&self) -> bool {
        self.closed
    }

    /// Who said it and why that is believed; `None` means unresolved: the text does not tell, or not surely enough.
    pub fn attribution(&self) -> Option<&Attribution> {
        self.attribution.as_ref()
    }

    /// The day it was said, where the text tells the very day; else see [`Quote::days`].
    pub fn date(&self) -> Option<Date> {
        self.days().filter(|(from, to)| from == to).map(|(from, _)| from)
    }

    /// The first and the last day between which it was said: "last week", "in September". The same day twice where the text
    /// tells the very day; `None` where it tells nothing, or only in relation to the day of publication and that is not known.
    pub fn days(&self) -> Option<(Date, Date)> {
        self.occasion.as_ref()?.days
    }

    /// The place it was said, where the text tells: `Kyiv`, `Oval Office`.
    pub fn location(&self) -> Option<&str> {
        self.occasion.as_ref()?.location.as_deref()
    }

    /// By what it reached the public, where the text tells: `Telegram`, `statement`, `interview with the BBC`.
    pub fn medium(&self) -> Option<&str> {
        self.occasion.as_ref()?.medium.as_deref()
    }
}
