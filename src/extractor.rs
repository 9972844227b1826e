//! The extractor: the whole pipeline behind one call.

use std::sync::Arc;

use crate::attribution::{Outcome, Resolver};
use crate::extraction::{Attribution, ExplainedCandidate, Explanation, Extraction, Quote, QuoteKind, Speaker, SpeakerId};
use crate::lexicon::{FoldMap, Lexicon};
use crate::mentions::{Mention, find_mentions};
use crate::outline::Outline;
use crate::quotes::{DetectedQuote, QuoteDetector};
use crate::speakers::Entities;
use crate::text::paragraphs;
use crate::{Document, Span};

/// Reads documents. Immutable, `Send + Sync` and cheap to share: make one and keep it.
///
/// ```
/// use ipse::{Document, Extractor};
///
/// let extractor = Extractor::default();
/// let document = Document::new("“Not today,” said the harbour master, Ann Lee.");
/// let extraction = extractor.extract(&document);
/// let quote = &extraction.quotes()[0];
/// assert_eq!(extraction.speaker_of(quote).unwrap().name(), "Ann Lee");
/// ```
#[derive(Debug, Clone, Default)]
pub struct Extractor {
    detector: QuoteDetector,
    lexicon: Option<Arc<Lexicon>>,
}

impl Extractor {
    /// An extractor with options of one's own.
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::default()
    }

    /// Finds every quotation of the document and who said it. Never fails and never panics, whatever the text holds; the time
    /// it takes grows with the length of the text.
    pub fn extract<'t>(&self, document: &'t Document<'t>) -> Extraction<'t> {
        self.run(document, false).0
    }

    /// The same, and for every quote what was weighed: all candidates with their evidence and scores, best first.
    ///
    /// ```
    /// use ipse::{Document, Extractor};
    ///
    /// let document = Document::new("Ann Lee met Tom Orr. “We talked,” said Orr.");
    /// let (extraction, explanations) = Extractor::default().explain(&document);
    /// let candidates = explanations[0].candidates();
    /// assert_eq!(extraction.slice(candidates[0].mention()), "Orr");
    /// assert!(candidates[0].score() > explanations[0].threshold());
    /// ```
    pub fn explain<'t>(&self, document: &'t Document<'t>) -> (Extraction<'t>, Vec<Explanation>) {
        self.run(document, true)
    }

    fn run<'t>(&self, document: &'t Document<'t>, explain: bool) -> (Extraction<'t>, Vec<Explanation>) {
        let text = document.text();
        let layout = paragraphs(text);
        let detection = self.detector.detect_in(text, &layout.spans);
        let outline = Outline::new(text, self.lexicon(), &layout.spans, &detection.quotes);
        let mut mentions = find_mentions(&outline);
        let mut entities = Entities::cluster(&outline, &mut mentions);
        let outcomes = Resolver::new(&outline, explain).resolve(&mut mentions, &mut entities, &detection.quotes);
        let mut build =
            Build { outline: &outline, mentions: &mentions, entities: &entities, ids: FoldMap::default(), speakers: Vec::new() };
        let quotes = detection.quotes.iter().zip(&outcomes).map(|(quote, outcome)| build.quote(text, quote, outcome)).collect();
        let explanations = if explain { outcomes.iter().map(|outcome| build.explanation(outcome)).collect() } else { Vec::new() };
        (Extraction::new(document, quotes, build.speakers, detection.diagnostics), explanations)
    }

    fn lexicon(&self) -> &Lexicon {
        self.lexicon.as_deref().unwrap_or_else(|| Lexicon::english())
    }
}

/// Options of an [`Extractor`].
#[derive(Debug, Clone, Default)]
pub struct ExtractorBuilder {
    lexicon: Option<Lexicon>,
}

/// Why an [`Extractor`] could not be built.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// The lexicon holds no word.
    #[error("the lexicon given to ExtractorBuilder::lexicon is empty: start from Lexicon::english().clone()")]
    EmptyLexicon,
}

impl ExtractorBuilder {
    /// Uses these word lists instead of those that come with the crate.
    #[must_use]
    pub fn lexicon(mut self, lexicon: Lexicon) -> Self {
        self.lexicon = Some(lexicon);
        self
    }

    /// Checks the options and builds the extractor.
    ///
    /// # Errors
    ///
    /// When an option cannot work; the error says which and what to do.
    pub fn build(self) -> Result<Extractor, BuildError> {
        if self.lexicon.as_ref().is_some_and(Lexicon::is_empty) {
            return Err(BuildError::EmptyLexicon);
        }
        Ok(Extractor { detector: QuoteDetector::default(), lexicon: self.lexicon.map(Arc::new) })
    }
}

/// Turns what the modules found into what is given out.
struct Build<'o, 't> {
    outline: &'o Outline<'t>,
    mentions: &'o [Mention],
    entities: &'o Entities,
    ids: FoldMap<u64, SpeakerId>,
    speakers: Vec<Speaker>,
}

impl Build<'_, '_> {
    fn quote<'t>(&mut self, text: &'t str, quote: &DetectedQuote, outcome: &Outcome) -> Quote<'t> {
        let parts: Vec<Span> = quote.parts.iter().map(|part| part.inner).collect();
        let attribution = outcome.decision.as_ref().map(|decision| {
            let mention = &self.mentions[decision.mention];
            Attribution {
                speaker: decision.entity.map(|entity| self.speaker(entity)),
                mention: self.outline.span_of(mention.tokens()),
                source: self.outline.span_of((mention.tokens().0, mention.full_end())),
                cue: decision.cue.map(|cue| self.outline.span_of(cue)),
                confidence: decision.confidence,
                evidence: decision.evidence,
            }
        });
        Quote {
            document: text,
            kind: if outcome.mixed { QuoteKind::Mixed } else { QuoteKind::Direct },
            usage: quote.usage,
            content: parts.clone(),
            parts,
            depth: quote.depth,
            parent: quote.parent,
            closed: quote.closed,
            attribution,
            date: None,
            location: None,
        }
    }

    fn explanation(&self, outcome: &Outcome) -> Explanation {
        let candidates = outcome.weighed.iter().map(|(candidate, score)| ExplainedCandidate {
            mention: self.outline.span_of(self.mentions[candidate.mention].tokens()),
            evidence: candidate.evidence,
            score: *score,
        });
        Explanation { candidates: candidates.collect() }
    }

    fn speaker(&mut self, entity: usize) -> SpeakerId {
        let next = SpeakerId::new(self.speakers.len());
        let id = *self.ids.entry(entity as u64).or_insert(next);
        if id == next {
            let known = &self.entities.all[entity];
            self.speakers.push(Speaker {
                id,
                name: known.display_name(self.outline),
                role: known.display_role(self.outline),
                kind: known.kind,
                gender: known.gender,
            });
        }
        id
    }
}
