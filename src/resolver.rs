//! The resolver: speakers for quotations that are found already.

use std::borrow::Cow;
use std::sync::Arc;

use crate::attribution::{Decision, EvidenceSet, Indirect, Outcome, Resolver, TITLE, find_indirect, find_turns, is_dialogue};
use crate::cues::Clauses;
use crate::extraction::{
    Attribution, ExplainedAntecedent, ExplainedCandidate, Explanation, Extraction, Quote, QuoteKind, Speaker, SpeakerId,
};
use crate::lexicon::Lexicon;
use crate::mentions::{BySentence, Mention, find_cast, find_mentions};
use crate::occasion::{Occasions, Saying, fill_backwards};
use crate::outline::{Outline, Paragraph};
use crate::quotes::{DetectedQuote, Detection, Parts, Usage};
use crate::span::Narrow;
use crate::speakers::{Entities, Given, KnownPeople, learn_spoken};
use crate::text::paragraphs;
use crate::{Document, Roster, Span};

/// The second half of an [`Extractor`](crate::Extractor): given the quotations of a text, it decides who said each.
///
/// ```
/// use ipse::{AttributionResolver, Document, QuoteDetector};
///
/// let document = Document::new("“Not today,” said the harbour master, Ann Lee.");
/// let detection = QuoteDetector::default().detect(document.text());
/// let extraction = AttributionResolver::default().resolve(&document, &detection);
/// assert_eq!(extraction.speakers()[0].name(), "Ann Lee");
/// ```
#[derive(Debug, Clone)]
pub struct AttributionResolver {
    lexicon: Option<Arc<Lexicon>>,
    known: Option<Arc<KnownPeople>>,
    min_confidence: f32,
    indirect: bool,
}

impl Default for AttributionResolver {
    fn default() -> Self {
        AttributionResolver { lexicon: None, known: None, min_confidence: 0.0, indirect: true }
    }
}

impl AttributionResolver {
    pub(crate) fn new(lexicon: Option<Arc<Lexicon>>, roster: Option<Roster>, min_confidence: f32, indirect: bool) -> Self {
        let known = roster.filter(|roster| !roster.people().is_empty()).map(|roster| {
            let lexicon = lexicon.as_deref().unwrap_or_else(|| Lexicon::english());
            Arc::new(KnownPeople::new(roster, lexicon))
        });
        AttributionResolver { lexicon, known, min_confidence, indirect }
    }

    /// Decides who said each quotation of `detection`, and finds those that are reported without marks. Quotations that do not
    /// fit the document's text, because they were found in another one, are left out.
    pub fn resolve<'t>(&self, document: &'t Document<'t>, detection: &Detection) -> Extraction<'t> {
        let text = document.text();
        let fits = |span: Span| text.get(span.range()).is_some();
        if detection.quotes.iter().all(|quote| quote.parts.iter().all(|part| fits(part.outer) && fits(part.inner))) {
            self.run(document, Cow::Borrowed(detection), paragraphs(text).spans, false).0
        } else {
            self.run(document, Cow::Owned(Detection::default()), paragraphs(text).spans, false).0
        }
    }

    /// The whole work, for a text whose paragraphs are known; with `explain`, what was weighed comes too.
    pub(crate) fn run<'t>(
        &self,
        document: &'t Document<'t>,
        detection: Cow<'_, Detection>,
        paragraphs: Vec<Span>,
        explain: bool,
    ) -> (Extraction<'t>, Vec<Explanation>) {
        let text = document.text();
        let lexicon = self.lexicon.as_deref().unwrap_or_else(|| Lexicon::english());
        let usage = detection.usage;
        let (detected, diagnostics) = match detection {
            Cow::Owned(detection) => (Cow::Owned(detection.quotes), detection.diagnostics),
            Cow::Borrowed(detection) => (Cow::Borrowed(&detection.quotes), detection.diagnostics.clone()),
        };
        let outline = Outline::new(text, lexicon, &paragraphs, &detected);
        drop(paragraphs);
        let mut mentions = find_mentions(&outline);
        let dialogue = is_dialogue(&outline);
        if dialogue {
            find_cast(&outline, &mut mentions);
        }
        if let Some(known) = &self.known {
            known.mark(&outline, &mut mentions);
        }
        let given = Given::find(&outline, document.get_mentions());
        given.mark(&outline, &mut mentions);
        // While not much else is there.
        mentions.shrink_to_fit();
        let mut entities = Entities::cluster(&outline, &mut mentions);
        given.describe(&mut entities, &mentions);
        if let Some(known) = &self.known {
            known.identify(&outline, &mut entities, &mut mentions);
        }
        let by_sentence = BySentence::new(&outline, &mentions);
        let mut clauses = Clauses::new(&outline, &by_sentence);
        let resolver = Resolver::new(&outline, &by_sentence, explain);
        let mut outcomes = if dialogue {
            resolver.resolve_dialogue(&mut mentions, &mut entities, &mut clauses, &detected)
        } else {
            resolver.resolve(&mut mentions, &mut entities, &mut clauses, &detected)
        };
        for outcome in &mut outcomes {
            outcome.decision = outcome.decision.filter(|d| d.confidence >= self.min_confidence);
        }
        let mut indirect = Vec::new();
        if self.indirect {
            let spoken: Vec<(usize, usize)> = outline
                .parts
                .iter()
                .filter_map(|part| Some((part.sentence(), outcomes[part.quote()].decision?.entity? as usize)))
                .collect();
            indirect = find_indirect(&outline, &mut mentions, &mut entities, &mut clauses, &spoken);
            let turns = find_turns(&outline, &mentions, &entities);
            if !turns.is_empty() {
                // What somebody reports in a turn is the turn's.
                let inside = |i: &Indirect| {
                    let at = turns.partition_point(|turn| turn.reported.content.end() <= i.reported.content.start());
                    turns.get(at).is_some_and(|turn| turn.reported.content.span().contains(i.reported.content.span()))
                };
                indirect.retain(|i| !inside(i));
                indirect.extend(turns);
            }
            indirect.retain(|i| i.confidence >= self.min_confidence);
            // They come in the order of their verbs, of which one may report what stands before it, or before another verb.
            indirect.sort_by_key(|i| i.reported.content.span());
        }
        // Somebody rather surely found to speak.
        let spoken = outcomes.iter().filter_map(|outcome| outcome.decision).filter(|d| d.confidence >= TELLING);
        learn_spoken(&outline, &mentions, &mut entities, spoken.map(|decision| decision.mention as usize));
        // What is built next is large, and needs no more of all this.
        drop((clauses, resolver));
        entities.all.shrink_to_fit();
        indirect.shrink_to_fit();
        let mut speaks = vec![false; entities.all.len()];
        let decided = outcomes.iter().filter_map(|outcome| outcome.decision?.entity);
        for entity in decided.chain(indirect.iter().filter_map(|indirect| indirect.entity)) {
            speaks[entity as usize] = true;
        }
        let mut build = Build {
            outline: &outline,
            mentions: &mentions,
            entities: &entities,
            known: self.known.as_deref(),
            usage,
            ids: vec![0; entities.all.len()],
            speakers: Vec::with_capacity(speaks.iter().filter(|&&speaks| speaks).count()),
            occasions: Occasions::new(&outline, &mentions, &by_sentence, document.get_published()),
        };
        let quotes = build.quotes(text, &detected, &outcomes, &indirect);
        let explanations = if explain { build.explanations(&quotes, &outcomes) } else { Vec::new() };
        (Extraction::new(document, quotes, build.speakers, diagnostics), explanations)
    }
}

/// How sure it must be who spoke before the words for the speaker count as a role.
const TELLING: f32 = 0.8;

/// Turns what the modules found into what is given out.
struct Build<'o, 't> {
    outline: &'o Outline<'t>,
    mentions: &'o [Mention],
    entities: &'o Entities,
    known: Option<&'o KnownPeople>,
    /// Whether what is no speech is told from it.
    usage: bool,
    /// Of each entity, once it is a speaker, how many speakers there were with it.
    ids: Vec<u32>,
    speakers: Vec<Speaker>,
    occasions: Occasions<'o, 't>,
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
            moved.push(quotes.len() as u32);
            let mut quote = self.quote(text, quote, outcome);
            quote.parent = quote.parent.and_then(|parent| moved.get(parent as usize).copied());
            quotes.push(quote);
        }
        quotes.extend(rest.map(|indirect| self.indirect(text, indirect)));
        let paragraph = |quote: &Quote| {
            // A paragraph without words has no token of its own.
            let first = |p: &Paragraph| self.outline.tokens.get(p.tokens().start);
            let before = |p: &Paragraph| first(p).is_some_and(|t| t.start() <= quote.parts[0].start());
            self.outline.paragraphs.partition_point(before) as u32
        };
        fill_backwards(quotes.iter_mut().filter(|quote| quote.depth == 0).map(|quote| {
            let speaker = quote.attribution.and_then(|attribution| attribution.speaker());
            (speaker.map(SpeakerId::index), paragraph(quote), &mut quote.occasion)
        }));
        quotes
    }

    fn indirect<'t>(&mut self, text: &'t str, indirect: &Indirect) -> Quote<'t> {
        let reported = &indirect.reported;
        let (mention, entity) = (reported.mention as usize, indirect.entity.map(|entity| entity as usize));
        let (cue, content) = (Some(reported.cue.wide()), reported.content.span());
        let attribution = self.attribution(mention, entity, cue, indirect.confidence, reported.evidence);
        let occasion = self.occasions.of(Saying { mention, entity, cue, content: &[content] });
        Quote {
            document: text,
            kind: QuoteKind::Indirect,
            usage: Usage::Speech,
            parts: Parts::One(content),
            clause: None,
            depth: 0,
            parent: None,
            closed: true,
            attribution: Some(attribution),
            occasion: occasion.boxed(),
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
            mention: self.outline.span_of(mention.tokens()).into(),
            source_end: self.outline.span_of((mention.tokens().0, mention.full_end())).end() as u32,
            cue: cue.map_or_else(Span::default, |cue| self.outline.span_of(cue)).into(),
            confidence,
            evidence,
        }
    }

    fn quote<'t>(&mut self, text: &'t str, quote: &DetectedQuote, outcome: &Outcome) -> Quote<'t> {
        let parts = quote.parts.map(|part| part.inner);
        let clause = outcome.content.map(|content| Box::new(content.span()));
        let (mut attribution, mut occasion) = (None, None);
        if let Some(Decision { mention, entity, cue, confidence, evidence }) = outcome.decision {
            let (mention, entity, cue) = (mention as usize, entity.map(|entity| entity as usize), cue.map(Narrow::wide));
            attribution = Some(self.attribution(mention, entity, cue, confidence, evidence));
            let content = clause.as_deref().map_or(&*parts, std::slice::from_ref);
            occasion = self.occasions.of(Saying { mention, entity, cue, content }).boxed();
        }
        // Words that somebody is found to have said are no scare quote; a scrap of a clause that nobody says rather is one.
        let usage = match quote.usage {
            Usage::Scare if attribution.is_some() => Usage::Speech,
            usage if !self.usage => usage,
            Usage::Speech if attribution.is_none() && outcome.looks.any_tagged(TITLE) => Usage::Title,
            Usage::Speech if attribution.is_none() && outcome.mixed && is_scrap(text, &parts) => Usage::Scare,
            usage => usage,
        };
        Quote {
            document: text,
            kind: if outcome.mixed { QuoteKind::Mixed } else { QuoteKind::Direct },
            usage,
            parts,
            clause,
            depth: quote.depth,
            parent: quote.parent().map(|parent| parent as u32),
            closed: quote.closed,
            attribution,
            occasion,
        }
    }

    /// One explanation a quote; there is nothing to weigh for an indirect one.
    fn explanations(&self, quotes: &[Quote<'_>], outcomes: &[Outcome]) -> Vec<Explanation> {
        let mut outcomes = outcomes.iter();
        quotes
            .iter()
            .map(|quote| match quote.kind {
                QuoteKind::Indirect => Explanation::default(),
                _ => outcomes.next().map_or_else(Explanation::default, |outcome| self.explanation(outcome)),
            })
            .collect()
    }

    fn explanation(&self, outcome: &Outcome) -> Explanation {
        let Some(reasons) = &outcome.reasons else { return Explanation::default() };
        let candidates = reasons.weighed.iter().map(|(candidate, score)| ExplainedCandidate {
            mention: self.outline.span_of(self.mentions[candidate.mention as usize].tokens()),
            evidence: candidate.evidence,
            score: *score,
        });
        let antecedents = reasons.antecedents.iter().map(|antecedent| ExplainedAntecedent {
            name: self.name(antecedent.entity),
            clues: antecedent.clues,
            score: antecedent.score,
        });
        Explanation { candidates: candidates.collect(), antecedents: antecedents.collect() }
    }

    fn name(&self, entity: usize) -> String {
        let known = &self.entities.all[entity];
        let person = self.known.and_then(|people| people.person(known));
        person.map_or_else(|| known.display_name(self.outline), |person| person.name().to_owned())
    }

    fn speaker(&mut self, entity: usize) -> SpeakerId {
        if let Some(index) = self.ids[entity].checked_sub(1) {
            return SpeakerId::new(index as usize);
        }
        let id = SpeakerId::new(self.speakers.len());
        self.ids[entity] = self.speakers.len() as u32 + 1;
        let known = &self.entities.all[entity];
        let person = self.known.and_then(|people| people.person(known));
        let role = person.and_then(|person| person.get_role()).map(str::to_owned);
        self.speakers.push(Speaker {
            id,
            name: self.name(entity),
            role: role.or_else(|| known.display_role(self.outline)),
            kind: known.kind,
            gender: known.gender,
            roster_id: person.and_then(|person| person.get_id()).map(str::to_owned),
        });
        id
    }
}

/// At most three words, none of them ending a sentence.
fn is_scrap(text: &str, parts: &[Span]) -> bool {
    matches!(parts, [part] if part.of(text).split_whitespace().count() <= 3 && !part.of(text).ends_with(['.', '!', '?']))
}
