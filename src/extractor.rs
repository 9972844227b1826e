//! The extractor: the whole pipeline behind one call.

use std::sync::Arc;

use crate::attribution::{EvidenceSet, Indirect, Outcome, Resolver, find_indirect};
use crate::extraction::{Attribution, ExplainedCandidate, Explanation, Extraction, Quote, QuoteKind, Speaker, SpeakerId};
use crate::lexicon::{FoldMap, Lexicon};
use crate::mentions::{Mention, find_mentions};
use crate::outline::Outline;
use crate::quotes::{DetectedQuote, QuoteDetector, Usage};
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
        let spoken: Vec<(usize, usize)> =
            outline.parts.iter().filter_map(|part| Some((part.sentence, outcomes[part.quote].decision?.entity?))).collect();
        let indirect = find_indirect(&outline, &mut mentions, &mut entities, &spoken);
        let mut build =
            Build { outline: &outline, mentions: &mentions, entities: &entities, ids: FoldMap::default(), speakers: Vec::new() };
        let quotes = build.quotes(text, &detection.quotes, &outcomes, &indirect);
        let explanations = if explain { build.explanations(&quotes, &outcomes) } else { Vec::new() };
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
    /// All quotes by their first byte, those without marks among the others.
    fn quotes<'t>(
        &mut self,
        text: &'t str,
        detected: &[DetectedQuote],
        outcomes: &[Outcome],
        indirect: &[Indirect],
    ) -> Vec<Quote<'t>> {
        let mut quotes = Vec::with_capacity(detected.len() + indirect.len());
        // Where each detected quote went, so that nested ones find their parents.
        let mut moved = Vec::with_capacity(detected.len());
        let mut rest = indirect.iter().peekable();
        for (quote, outcome) in detected.iter().zip(outcomes) {
            while let Some(indirect) = rest.next_if(|i| i.reported.content.start() < quote.span().start()) {
                quotes.push(self.indirect(text, indirect));
            }
            moved.push(quotes.len());
            let mut quote = self.quote(text, quote, outcome);
            quote.parent = quote.parent.and_then(|parent| moved.get(parent).copied());
            quotes.push(quote);
        }
        quotes.extend(rest.map(|indirect| self.indirect(text, indirect)));
        quotes
    }

    fn indirect<'t>(&mut self, text: &'t str, indirect: &Indirect) -> Quote<'t> {
        let reported = &indirect.reported;
        let attribution =
            self.attribution(reported.mention, indirect.entity, Some(reported.cue), indirect.confidence, reported.evidence);
        Quote {
            document: text,
            kind: QuoteKind::Indirect,
            usage: Usage::Speech,
            parts: vec![reported.content],
            content: vec![reported.content],
            depth: 0,
            parent: None,
            closed: true,
            attribution: Some(attribution),
            date: None,
            location: None,
        }
    }

    fn attribution(
        &mut self,
        mention: usize,
        entity: Option<usize>,
        cue: Option<(usize, usize)>,
        confidence: f32,
        evidence: EvidenceSet,
    ) -> Attribution {
        let mention = &self.mentions[mention];
        Attribution {
            speaker: entity.map(|entity| self.speaker(entity)),
            mention: self.outline.span_of(mention.tokens()),
            source: self.outline.span_of((mention.tokens().0, mention.full_end())),
            cue: cue.map(|cue| self.outline.span_of(cue)),
            confidence,
            evidence,
        }
    }

    fn quote<'t>(&mut self, text: &'t str, quote: &DetectedQuote, outcome: &Outcome) -> Quote<'t> {
        let parts: Vec<Span> = quote.parts.iter().map(|part| part.inner).collect();
        let attribution = outcome.decision.map(|d| self.attribution(d.mention, d.entity, d.cue, d.confidence, d.evidence));
        // Words that somebody is found to have said are no scare quote; a scrap of a clause that nobody says rather is one.
        let usage = match quote.usage {
            Usage::Scare if attribution.is_some() => Usage::Speech,
            Usage::Speech if attribution.is_none() && outcome.mixed && is_titled(text, &parts) => Usage::Title,
            Usage::Speech if attribution.is_none() && outcome.mixed && is_scrap(text, &parts) => Usage::Scare,
            usage => usage,
        };
        Quote {
            document: text,
            kind: if outcome.mixed { QuoteKind::Mixed } else { QuoteKind::Direct },
            usage,
            content: outcome.content.map_or_else(|| parts.clone(), |content| vec![content]),
            parts,
            depth: quote.depth,
            parent: quote.parent,
            closed: quote.closed,
            attribution,
            date: None,
            location: None,
        }
    }

    /// One explanation a quote; there is nothing to weigh for an indirect one.
    fn explanations(&self, quotes: &[Quote<'_>], outcomes: &[Outcome]) -> Vec<Explanation> {
        let mut outcomes = outcomes.iter();
        quotes
            .iter()
            .map(|quote| match quote.kind {
                QuoteKind::Indirect => Explanation { candidates: Vec::new() },
                _ => outcomes.next().map_or(Explanation { candidates: Vec::new() }, |outcome| self.explanation(outcome)),
            })
            .collect()
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

/// At most three words, none of them ending a sentence.
fn is_scrap(text: &str, parts: &[Span]) -> bool {
    matches!(parts, [part] if part.of(text).split_whitespace().count() <= 3 && !part.of(text).ends_with(['.', '!', '?']))
}

/// Two to six words, each with a capital.
fn is_titled(text: &str, parts: &[Span]) -> bool {
    let [part] = parts else { return false };
    let words = part.of(text).split_whitespace();
    (2..=6).contains(&words.clone().count()) && words.clone().all(|word| word.chars().next().is_some_and(char::is_uppercase))
}
