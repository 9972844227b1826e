//! What the detector gives out.

use std::ops::Deref;

use serde::{Deserialize, Serialize};

use crate::Span;
use crate::ids::{Id, IdVec, QuoteId};
use crate::text::MarkFamily;

/// What words in quotation marks are used for. Nothing is dropped for its usage: it is only tagged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Usage {
    /// Somebody's words: said, written, thought aloud.
    #[default]
    Speech,
    /// Words held at arm's length: `the so-called “experts”`.
    Scare,
    /// The title of a work: a book, a film, a song, a programme.
    Title,
    /// A nickname inside or beside a name: `Ann “the Axe” Lee`.
    Nickname,
}

/// One part of a quotation: an unbroken run of quoted words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Part {
    /// The words without their marks.
    pub inner: Span,
    /// The words with the marks that stand there; equal to `inner` on a side that has none.
    pub outer: Span,
}

/// The parts of a quote. Nearly every quote has one only, which needs no memory of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Parts<P = Part> {
    One(P),
    /// Two or more.
    Many(Vec<P>),
}

impl<P: Copy> Parts<P> {
    /// Of parts in text order; `None` where there are none.
    pub(crate) fn of(mut parts: impl Iterator<Item = P>) -> Option<Parts<P>> {
        let mut all = Parts::One(parts.next()?);
        parts.for_each(|part| all.push(part));
        Some(all)
    }

    pub(crate) fn push(&mut self, part: P) {
        match self {
            Parts::One(first) => *self = Parts::Many(vec![*first, part]),
            Parts::Many(parts) => parts.push(part),
        }
    }

    /// One other part for each.
    pub(crate) fn map<Q>(&self, other: impl Fn(P) -> Q) -> Parts<Q> {
        match self {
            Parts::One(part) => Parts::One(other(*part)),
            Parts::Many(parts) => Parts::Many(parts.iter().map(|part| other(*part)).collect()),
        }
    }

    pub(crate) fn ends(&self) -> (P, P) {
        match self {
            Parts::One(part) => (*part, *part),
            Parts::Many(parts) => (parts[0], parts[parts.len() - 1]),
        }
    }
}

impl<P> Deref for Parts<P> {
    type Target = [P];

    fn deref(&self) -> &[P] {
        match self {
            Parts::One(part) => std::slice::from_ref(part),
            Parts::Many(parts) => parts,
        }
    }
}

/// One quotation, as its marks show it: who said it is not known yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DetectedQuote {
    pub(crate) parts: Parts,
    pub(crate) family: MarkFamily,
    pub(crate) usage: Usage,
    pub(crate) depth: u8,
    pub(crate) parent: Option<QuoteId>,
    pub(crate) closed: bool,
}

impl DetectedQuote {
    /// The parts in text order, never empty: a split quote (`"A," she said, "b"`) has one part a run, a quote continued over
    /// paragraphs one part a paragraph.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The family of the mark that opened it (of the closing mark where the opening one is missing).
    pub fn family(&self) -> MarkFamily {
        self.family
    }

    /// What the words are used for.
    pub fn usage(&self) -> Usage {
        self.usage
    }

    /// How many quotes this one stands inside of: 0 for a quote of the article itself.
    pub fn depth(&self) -> u8 {
        self.depth
    }

    /// Index (into [`Detection::quotes`]) of the quote that this one stands inside of.
    pub fn parent(&self) -> Option<usize> {
        self.parent.map(Id::index)
    }

    /// Whether both marks stand in the text.
    pub fn is_closed(&self) -> bool {
        self.closed
    }

    /// From the first byte of the first part to the last of the last, marks left out.
    pub fn span(&self) -> Span {
        let (first, last) = self.parts.ends();
        Span::new(first.inner.start(), last.inner.end())
    }
}

/// All that [`QuoteDetector::detect`](super::QuoteDetector::detect) found in one text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
pub struct Detection {
    pub(crate) quotes: IdVec<QuoteId, DetectedQuote>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Whether the usage was decided.
    pub(crate) usage: bool,
}

impl Detection {
    /// The same with those quotes alone that fit; `None` where all do. One that stood in a quote that is gone stands in none.
    pub(crate) fn retain(&self, fits: impl Fn(&DetectedQuote) -> bool) -> Option<Detection> {
        if self.quotes.iter().all(&fits) {
            return None;
        }
        let mut kept = Detection { quotes: IdVec::default(), diagnostics: self.diagnostics.clone(), usage: self.usage };
        let mut moved: IdVec<QuoteId, Option<QuoteId>> = IdVec::default();
        for quote in self.quotes.iter() {
            let parent = quote.parent.and_then(|parent| moved[parent]);
            let own = fits(quote).then(|| kept.quotes.push(DetectedQuote { parent, ..quote.clone() }));
            moved.push(own);
        }
        Some(kept)
    }

    /// The quotes, by their first byte; a nested quote follows the one it stands in.
    pub fn quotes(&self) -> &[DetectedQuote] {
        self.quotes.as_slice()
    }

    /// What was odd about the marks, in text order. Odd marks never lose a quote: these say what was repaired.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }
}

/// What was odd about a quotation mark, or about the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DiagnosticKind {
    /// An opening mark that nothing closes; the quote was ended where the text shows its end.
    Unclosed,
    /// A closing mark that nothing opens; the quote was begun where the text shows its start, or the mark was passed over.
    Orphan,
    /// An opening mark closed by a mark of another family.
    Mismatched,
    /// A mark opened again inside an open quote of the same family.
    Reopened,
    /// A mark too many, such as a second closing mark, or an opening one a word before the next; it was passed over.
    Stray,
    /// No mark, but an entity of HTML that was left in the text, such as `&amp;` or `&ldquo;`: a mark that is written so is not seen as
    /// one. Put the characters in before the text is read. Of more than a hundred the first hundred are told.
    Entity,
    /// No mark, but the whole text: hardly any of its words is one of the small words of English, so that speakers are guesses at best.
    /// An [`Extractor`](crate::Extractor) tells it, a detector alone does not.
    NotEnglish,
}

/// Something odd about a mark, or about the text, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Diagnostic {
    pub(crate) kind: DiagnosticKind,
    pub(crate) span: Span,
}

impl Diagnostic {
    /// What was odd.
    pub fn kind(&self) -> DiagnosticKind {
        self.kind
    }

    /// The mark itself, or whatever else is odd, in bytes of the text.
    pub fn span(&self) -> Span {
        self.span
    }
}
