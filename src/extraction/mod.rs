//! What comes out: quotes, speakers, diagnostics.

mod assembly;
mod attribution;
mod explanation;
mod form;
mod quote;
mod speaker;

pub(crate) use assembly::{Assembly, Room};
pub use attribution::{Addressee, Attribution, Evidence};
pub use explanation::{ExplainedAntecedent, ExplainedCandidate, ExplainedReading, Explanation};
pub use form::Findings;
pub use quote::{Quote, QuoteKind};
pub use speaker::{Speaker, SpeakerId};

use crate::occasion::Publication;
use crate::quotes::Diagnostic;
use crate::{Document, Span, Usage};

/// Everything that was found in one document.
///
/// It borrows the text of the document, not the [`Document`] itself; spans are bytes of the text. [`into_owned`](Extraction::into_owned)
/// makes one that borrows nothing, for threads, caches and structs.
///
/// ```
/// use ipse::{Document, Extraction, Extractor, QuoteKind};
///
/// fn analyse(text: &str) -> Extraction<'_> {
///     Extractor::default().extract(&Document::new(text).with_title("Pump passes test"))
/// }
///
/// let extraction = analyse("“We are ready,” Mayor Ann Lee said. Lee called the plan “bold”.");
/// let [first, second] = extraction.quotes() else { panic!() };
/// assert_eq!(first.text(), "We are ready,");
/// assert_eq!(first.kind(), QuoteKind::Direct);
/// assert_eq!(second.kind(), QuoteKind::Mixed);
/// let speaker = extraction.speaker_of(first).unwrap();
/// assert_eq!((speaker.name(), speaker.role()), ("Ann Lee", Some("Mayor")));
/// assert_eq!(extraction.quotes_of(speaker.id()).count(), 2);
/// ```
///
/// With serde it is written as `{"document": {..}, "quotes": [..], "speakers": [..], "diagnostics": [..], "published": {..}}`, and read from that. Without
/// a document each quote has its own words, and nothing else can be looked up in the text.
///
/// ```
/// use ipse::{Extraction, Extractor};
///
/// let extraction = Extractor::default().extract_text("“We are ready,” Mayor Ann Lee said.");
/// let json = serde_json::to_string(&extraction)?;
/// let back: Extraction<'static> = serde_json::from_str(&json)?;
/// assert_eq!(back, extraction);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Extraction<'t> {
    document: Document<'t>,
    quotes: Vec<Quote<'t>>,
    speakers: Vec<Speaker>,
    diagnostics: Vec<Diagnostic>,
    published: Option<Publication>,
}

impl<'t> Extraction<'t> {
    pub(crate) fn new(
        document: Document<'t>,
        quotes: Vec<Quote<'t>>,
        speakers: Vec<Speaker>,
        diagnostics: Vec<Diagnostic>,
        published: Option<Publication>,
    ) -> Self {
        Extraction { document, quotes, speakers, diagnostics, published }
    }

    /// The document that was read.
    pub fn document(&self) -> &Document<'t> {
        &self.document
    }

    /// The same extraction, borrowed from nobody: for threads, async tasks, structs and caches. The text is copied once.
    pub fn into_owned(self) -> Extraction<'static> {
        let document = self.document.into_owned();
        let owned = |quote: Quote<'_>| quote.with_text(document.kept_text());
        let quotes = self.quotes.into_iter().map(owned).collect();
        Extraction { document, quotes, speakers: self.speakers, diagnostics: self.diagnostics, published: self.published }
    }

    /// The quotes by their first byte: direct, mixed and indirect ones, and those that are no speech, tagged so.
    pub fn quotes(&self) -> &[Quote<'t>] {
        &self.quotes
    }

    /// Everybody to whom a quote is attributed, by their first quote.
    pub fn speakers(&self) -> &[Speaker] {
        &self.speakers
    }

    /// The speaker of an id; `None` for an id of another extraction that is too large for this one.
    pub fn speaker(&self, id: SpeakerId) -> Option<&Speaker> {
        self.speakers.get(id.index())
    }

    /// The speaker of a quote, when the text tells who it is.
    pub fn speaker_of(&self, quote: &Quote<'_>) -> Option<&Speaker> {
        self.speaker(quote.attribution()?.speaker()?)
    }

    /// What was found alone, to be written with serde where the document is kept elsewhere: `{"quotes": [..], "speakers": [..],
    /// "diagnostics": [..]}`.
    pub fn findings(&self) -> Findings<'_, 't> {
        Findings(self)
    }

    /// The quotes that somebody speaks, alone or with others, in text order.
    pub fn quotes_of(&self, speaker: SpeakerId) -> impl Iterator<Item = &Quote<'t>> {
        let speaks = move |quote: &&Quote<'t>| quote.attribution().is_some_and(|a| a.speakers().any(|id| id == speaker));
        self.quotes.iter().filter(speaks)
    }

    /// The quotes that are speech: no scare quotes, titles and nicknames.
    pub fn speech(&self) -> impl Iterator<Item = &Quote<'t>> {
        self.quotes.iter().filter(|quote| quote.usage() == Usage::Speech)
    }

    /// The day of publication, against which words such as "on Monday" were read: the one that the [`Document`] was given, else the
    /// one that the head of the text tells; `None` where neither does, or nobody wants it read there:
    /// [`dateline`](crate::ExtractorBuilder::dateline).
    pub fn published(&self) -> Option<Publication> {
        self.published
    }

    /// What was odd about the quotation marks, in text order.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The words under a span of the document's text.
    pub fn slice(&self, span: Span) -> &str {
        span.of(self.document.text())
    }
}

impl<'e, 't> IntoIterator for &'e Extraction<'t> {
    type Item = &'e Quote<'t>;
    type IntoIter = std::slice::Iter<'e, Quote<'t>>;

    /// The quotes, as in [`Extraction::quotes`].
    fn into_iter(self) -> Self::IntoIter {
        self.quotes.iter()
    }
}
