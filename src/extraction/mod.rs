//! What comes out: quotes, speakers, diagnostics.

mod assembly;
mod explanation;
mod quote;
mod speaker;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

pub(crate) use assembly::Assembly;
pub use explanation::{ExplainedAntecedent, ExplainedCandidate, Explanation};
pub use quote::{Attribution, Evidence, Quote, QuoteKind};
pub use speaker::{Speaker, SpeakerId};

use crate::quotes::Diagnostic;
use crate::{Document, Span};

/// Everything that was found in one document.
///
/// It borrows the document; spans are bytes of its text. It serialises with serde as
/// `{"quotes": [..], "speakers": [..], "diagnostics": [..]}`.
///
/// ```
/// use ipse::{Document, Extractor, QuoteKind};
///
/// let document = Document::new("“We are ready,” Mayor Ann Lee said. Lee called the plan “bold”.");
/// let extraction = Extractor::default().extract(&document);
///
/// let [first, second] = extraction.quotes() else { panic!() };
/// assert_eq!(first.text(), "We are ready,");
/// assert_eq!(first.kind(), QuoteKind::Direct);
/// assert_eq!(second.kind(), QuoteKind::Mixed);
/// let speaker = extraction.speaker_of(first).unwrap();
/// assert_eq!((speaker.name(), speaker.role()), ("Ann Lee", Some("Mayor")));
/// assert_eq!(extraction.speaker_of(second).unwrap().id(), speaker.id());
/// ```
///
/// The JSON does not hold the text, so there is no `Extraction` to be read from it. A program that keeps it reads the fields that
/// it needs; the types of the fields can be read.
///
/// ```
/// use ipse::{Document, Extractor, QuoteKind, Span, Speaker};
///
/// #[derive(serde::Deserialize)]
/// struct Kept {
///     quotes: Vec<KeptQuote>,
///     speakers: Vec<Speaker>,
/// }
/// #[derive(serde::Deserialize)]
/// struct KeptQuote {
///     kind: QuoteKind,
///     spans: Vec<Span>,
/// }
///
/// let document = Document::new("“We are ready,” Mayor Ann Lee said.");
/// let json = serde_json::to_string(&Extractor::default().extract(&document))?;
/// let kept: Kept = serde_json::from_str(&json)?;
/// assert_eq!(kept.speakers[0].name(), "Ann Lee");
/// assert_eq!(kept.quotes[0].kind, QuoteKind::Direct);
/// assert_eq!(kept.quotes[0].spans[0].of(document.text()), "We are ready,");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Extraction<'t> {
    document: &'t Document<'t>,
    quotes: Vec<Quote<'t>>,
    speakers: Vec<Speaker>,
    diagnostics: Vec<Diagnostic>,
}

impl<'t> Extraction<'t> {
    pub(crate) fn new(
        document: &'t Document<'t>,
        quotes: Vec<Quote<'t>>,
        speakers: Vec<Speaker>,
        diagnostics: Vec<Diagnostic>,
    ) -> Self {
        Extraction { document, quotes, speakers, diagnostics }
    }

    /// The document that was read.
    pub fn document(&self) -> &'t Document<'t> {
        self.document
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

    /// What was odd about the quotation marks, in text order.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The words under a span of the document's text.
    pub fn slice(&self, span: Span) -> &'t str {
        span.of(self.document.text())
    }
}

impl Serialize for Extraction<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Extraction", 3)?;
        out.serialize_field(
            "quotes",
            &self.quotes.iter().map(|quote| quote::QuoteForm { quote, extraction: self }).collect::<Vec<_>>(),
        )?;
        out.serialize_field("speakers", &self.speakers)?;
        out.serialize_field("diagnostics", &self.diagnostics)?;
        out.end()
    }
}
