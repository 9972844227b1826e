//! Assembly: what was found out becomes what is given out.

use std::iter::repeat_n;
use std::mem::take;
use std::sync::Arc;

use super::attribution::{Addressee, Beside};
use super::quote::Words;
use super::speaker::{ALIASES, Run};
use super::{
    Attribution, ExplainedAntecedent, ExplainedCandidate, ExplainedReading, Explanation, Quote, QuoteKind, Speaker, SpeakerId,
};
use crate::Span;
use crate::article::Article;
use crate::attribution::{Act, Decision, Factuality, Indirect, Outcome, Said, TITLE, Telling};
use crate::document::Text;
use crate::ids::{EntityId, Id, IdVec, MentionId, ParagraphId, QuoteId};
use crate::mentions::MentionKind;
use crate::occasion::{Occasion, Occasions, Saying, fill_backwards};
use crate::outline::Paragraph;
use crate::quotes::{DetectedQuote, Detection, Usage};
use crate::reader::{MEANINGS, STEPS, UNIT_OF_ODDS};
use crate::room::{Room as _, room};
use crate::span::ShortSpan;
use crate::speakers::{Entities, Told};

room! {
    /// What assembling leaves to the next text.
    pub(crate) struct Room {
        /// Of each entity its speaker, once it has spoken.
        ids: IdVec<EntityId, Option<SpeakerId>>,
        /// The words of all speakers: their names, roles and aliases.
        words: String,
        aliases: Vec<Alias>,
        /// Of each speaker the last alias.
        last_alias: Vec<Option<usize>>,
        /// Where each detected quote went, so that nested ones find their parents.
        moved: IdVec<QuoteId, u32>,
        /// Of each quote whether it opens a new occasion.
        new: Vec<bool>,
    }
}

/// Hardly an article has more speakers.
const USUAL: usize = 8;

/// Another name by which the document calls a speaker.
struct Alias {
    /// Where it stands in the words of all speakers.
    name: ShortSpan,
    speaker: usize,
    /// The one before of the same speaker.
    before: Option<usize>,
}

/// Adds a word to others, and tells where.
fn added(words: &mut String, word: &str) -> ShortSpan {
    let start = words.len();
    words.push_str(word);
    Span::new(start, words.len()).into()
}

/// Turns what the stages found into what is given out.
pub(crate) struct Assembly<'a, 'o> {
    article: &'a Article<'o>,
    entities: &'a Entities,
    told: &'a Told<'a>,
    occasions: Occasions<'a, 'o>,
    room: &'a mut Room,
    speakers: Vec<Speaker>,
    /// The last occasion that told anything.
    last: Option<Arc<Occasion>>,
}

impl<'a, 'o> Assembly<'a, 'o> {
    /// People are named as the caller has told.
    pub(crate) fn new(
        article: &'a Article<'o>,
        entities: &'a Entities,
        told: &'a Told<'a>,
        occasions: Occasions<'a, 'o>,
        room: &'a mut Room,
    ) -> Self {
        room.ids.resize(entities.all.len(), None);
        Assembly {
            article,
            entities,
            told,
            occasions,
            room,
            speakers: Vec::with_capacity(entities.all.len().min(USUAL)),
            last: None,
        }
    }

    /// Everybody to whom a quote was attributed, with all that stands for them.
    pub(crate) fn into_speakers(self) -> Vec<Speaker> {
        let Assembly { article, entities, room, mut speakers, occasions, .. } = self;
        let Room { ids, words, aliases, last_alias, .. } = room;
        // There may be many mentions: what is not needed any more makes room.
        drop(occasions);
        let outline = &article.outline;
        let spoken = || {
            let outside = article.mentions.numbered().filter(|(_, mention)| !mention.quoted);
            outside.filter_map(|(id, mention)| Some((ids[entities.of(id)?]?.index(), mention)))
        };
        last_alias.resize(speakers.len(), None);
        for (id, mention) in spoken() {
            let (speaker, last) = (&mut speakers[id], &mut last_alias[id]);
            speaker.mentions.count();
            if mention.kind != MentionKind::Name {
                continue;
            }
            let name = outline.span_of(mention.core()).of(outline.text);
            let is = |place: ShortSpan| place.span().of(words) == name;
            let mut known = std::iter::successors(*last, |&alias| aliases[alias].before);
            if is(speaker.name) {
                speaker.canonical.get_or_insert(outline.span_of(mention.tokens()));
            } else if speaker.aliases.counted() < ALIASES && !known.any(|alias| is(aliases[alias].name)) {
                speaker.aliases.count();
                let before = last.replace(aliases.len());
                aliases.push(Alias { name: added(words, name), speaker: id, before });
            }
        }
        let mut end = speakers.iter_mut().fold(0, |end, speaker| speaker.mentions.begin(end));
        end = speakers.iter_mut().fold(end, |end, speaker| speaker.aliases.begin(end));
        let mut spans: Arc<[ShortSpan]> = repeat_n(Span::default().into(), end).collect();
        if let Some(spans) = Arc::get_mut(&mut spans) {
            for (id, mention) in spoken() {
                spans[speakers[id].mentions.next()] = outline.span_of(mention.tokens()).into();
            }
            for alias in aliases.iter() {
                spans[speakers[alias.speaker].aliases.next()] = alias.name;
            }
        }
        let words: Arc<str> = words.as_str().into();
        for speaker in &mut speakers {
            (speaker.words, speaker.spans) = (words.clone(), spans.clone());
        }
        speakers
    }

    /// All quotes by their first byte, those without marks among the others.
    pub(crate) fn quotes<'t>(
        &mut self,
        text: &Text<'t>,
        detection: &Detection,
        outcomes: &IdVec<QuoteId, Outcome>,
        indirect: &[Indirect],
    ) -> Vec<Quote<'t>> {
        let detected = &detection.quotes;
        let mut quotes = Vec::with_capacity(detected.len() + indirect.len());
        let (mut new, mut moved) = (take(&mut self.room.new), take(&mut self.room.moved));
        new.reserve(quotes.capacity());
        moved.reserve(detected.len());
        let mut rest = indirect.iter().peekable();
        for (quote, outcome) in detected.iter().zip(outcomes.iter()) {
            while let Some(indirect) = rest.next_if(|i| i.span().start() < quote.span().start()) {
                quotes.push(self.indirect(text, indirect));
                new.push(self.occasions.is_new());
            }
            moved.push(quotes.len() as u32);
            let mut assembled = self.quote(text, quote, outcome);
            new.push(outcome.decision.is_some() && self.occasions.is_new());
            if detection.usage {
                assembled.usage = usage(text, &assembled, outcome);
            }
            assembled.parent = quote.parent.and_then(|parent| moved.get(parent).copied());
            quotes.push(assembled);
        }
        for indirect in rest {
            quotes.push(self.indirect(text, indirect));
            new.push(self.occasions.is_new());
        }
        quotes.iter_mut().zip(0..).for_each(|(quote, index)| quote.index = index);
        fill_backwards(quotes.iter_mut().zip(new.iter()).filter(|(quote, _)| quote.depth == 0).map(|(quote, &new)| {
            let speaker = quote.attribution.as_ref().and_then(Attribution::speaker);
            (speaker, self.paragraph_of(quote), &mut quote.occasion, new)
        }));
        (self.room.new, self.room.moved) = (new, moved);
        self.room.new.trim();
        self.room.moved.trim();
        quotes
    }

    fn paragraph_of(&self, quote: &Quote) -> ParagraphId {
        self.paragraph_at(quote.parts[0].start())
    }

    /// The paragraph in which a quote stands that begins there.
    fn paragraph_at(&self, start: usize) -> ParagraphId {
        let outline = &self.article.outline;
        // A paragraph without words has no token of its own.
        let first = |p: &Paragraph| outline.tokens.get(p.tokens.start());
        let before = |p: &Paragraph| first(p).is_some_and(|t| t.start() <= start);
        outline.paragraphs.partition_point(before).saturating_sub(1)
    }

    fn indirect<'t>(&mut self, text: &Text<'t>, indirect: &Indirect) -> Quote<'t> {
        let outline = &self.article.outline;
        let source: ShortSpan = outline.span_of(indirect.source).into();
        let cue = outline.span_of(indirect.cue).into();
        let (confidence, evidence) = (two_digits(indirect.confidence), indirect.evidence);
        let telling = indirect.telling.as_deref();
        let attribution = match indirect.decision() {
            Some(decision) => {
                let found = self.attribution(&decision, telling);
                // "Ann Lee, who said": the pronoun is the mention, and stands for her.
                let mention = if found.mention.span().overlaps(source.span()) { found.mention } else { source };
                Attribution { mention, source, ..found }
            }
            None => {
                let act = Act::of(outline, indirect.cue);
                Attribution { speaker: None, mention: source, source, cue, confidence, evidence, act, beside: None }
            }
        };
        let occasion =
            indirect.decision().map(|decision| self.occasions.of(&Saying::new(&decision, telling, &indirect.content).unmarked()));
        Quote {
            text: Words::In(text.clone()),
            index: 0,
            kind: QuoteKind::Indirect,
            usage: Usage::Speech,
            parts: indirect.content.clone(),
            clause: None,
            depth: 0,
            parent: None,
            closed: true,
            attribution: Some(attribution),
            occasion: occasion.and_then(|occasion| self.shared(occasion)),
        }
    }

    fn quote<'t>(&mut self, text: &Text<'t>, quote: &DetectedQuote, outcome: &Outcome) -> Quote<'t> {
        let parts = quote.parts.map(|part| part.inner);
        let clause = outcome.content.map(|content| Box::new(content.span()));
        let (mut attribution, mut occasion) = (None, None);
        if let Some(decision) = &outcome.decision {
            let mut found = self.attribution(decision, outcome.telling.as_deref());
            if let Some(source) = outcome.source {
                found.source = self.article.outline.span_of(source).into();
            }
            attribution = Some(found);
            let content = clause.as_deref().map_or(&*parts, std::slice::from_ref);
            let said = self.occasions.of(&Saying::new(decision, outcome.telling.as_deref(), content));
            occasion = self.shared(said);
        } else if quote.usage == Usage::Speech {
            let start = quote.span().start();
            let said = self.occasions.of_nobody(self.paragraph_at(start), start);
            occasion = self.shared(said);
        }
        Quote {
            text: Words::In(text.clone()),
            index: 0,
            kind: if outcome.mixed { QuoteKind::Mixed } else { QuoteKind::Direct },
            usage: quote.usage,
            parts,
            clause,
            depth: quote.depth,
            parent: None,
            closed: quote.closed,
            attribution,
            occasion,
        }
    }

    /// In memory of its own, unless the quote before has the same.
    fn shared(&mut self, occasion: Occasion) -> Option<Arc<Occasion>> {
        if self.last.as_deref() != Some(&occasion) {
            let shared = occasion.shared()?;
            self.last = Some(shared);
        }
        self.last.clone()
    }

    fn attribution(&mut self, decision: &Decision, telling: Option<&Telling>) -> Attribution {
        let first = telling.and_then(|telling| telling.speakers.first().copied());
        let speaker = first.or(decision.entity).map(|entity| self.speaker(entity));
        let beside = telling.map(|telling| Box::new(self.beside(telling)));
        let outline = &self.article.outline;
        let mention = &self.article.mentions[decision.mention];
        Attribution {
            speaker,
            mention: outline.span_of(mention.tokens()).into(),
            source: outline.span_of(mention.tokens().with_end(mention.full_end())).into(),
            cue: decision.cue.map_or_else(Span::default, |cue| outline.span_of(cue)).into(),
            confidence: two_digits(decision.confidence),
            evidence: decision.evidence,
            act: decision.cue.map_or(Act::Speech, |cue| Act::of(outline, cue)),
            beside,
        }
    }

    fn beside(&mut self, telling: &Telling) -> Beside {
        let Said { factuality, cue } = telling.said;
        Beside {
            factuality,
            factuality_cue: (factuality != Factuality::Stated).then(|| self.article.outline.span_of(cue)),
            others: telling.speakers.iter().skip(1).map(|&entity| self.speaker(entity)).collect(),
            relayed_by: telling.relay.map(|entity| self.speaker(entity)),
            addressee: telling.hearer.map(|(mention, entity)| self.addressee(mention, entity)),
        }
    }

    fn addressee(&mut self, mention: MentionId, entity: EntityId) -> Addressee {
        // Behind the words of all speakers there is room.
        let words = &mut self.room.words;
        let end = words.len();
        let (name, role) = self.told.named(&self.entities.all[entity], &self.article.outline, words);
        let (name, role) = (name.of(words).to_owned(), role.map(|role| role.of(words).to_owned()));
        words.truncate(end);
        Addressee { name, role, mention: self.article.outline.span_of(self.article.mentions[mention].tokens()) }
    }

    /// The speaker that an entity is, new or known.
    fn speaker(&mut self, entity: EntityId) -> SpeakerId {
        if let Some(id) = self.room.ids[entity] {
            return id;
        }
        let id = SpeakerId::new(self.speakers.len());
        self.room.ids[entity] = Some(id);
        let known = &self.entities.all[entity];
        let (name, role) = self.told.named(known, &self.article.outline, &mut self.room.words);
        self.speakers.push(Speaker {
            id,
            words: Arc::default(),
            name: name.into(),
            role: role.map(ShortSpan::from),
            kind: known.kind,
            gender: known.gender,
            roster_id: self.told.person(known).and_then(|person| person.id()).map(str::to_owned),
            spans: Arc::default(),
            aliases: Run::default(),
            mentions: Run::default(),
            canonical: None,
        });
        id
    }

    /// One a quote. For an indirect one nobody is weighed: it has what the reader found.
    pub(crate) fn explanations(
        &self,
        quotes: &[Quote],
        outcomes: &IdVec<QuoteId, Outcome>,
        indirect: &[Indirect],
    ) -> Vec<Explanation> {
        let (mut outcomes, mut indirect) = (outcomes.iter(), indirect.iter());
        let explanation = |quote: &Quote| match quote.kind {
            QuoteKind::Indirect => {
                let reading = indirect.next().and_then(|indirect| self.reading(indirect));
                Explanation { reading, ..Explanation::default() }
            }
            _ => outcomes.next().map_or_else(Explanation::default, |outcome| self.explanation(outcome)),
        };
        quotes.iter().map(explanation).collect()
    }

    fn explanation(&self, outcome: &Outcome) -> Explanation {
        let Some(reasons) = &outcome.reasons else { return Explanation::default() };
        let candidates = reasons.weighed.iter().map(|(candidate, score)| ExplainedCandidate {
            mention: self.article.outline.span_of(self.article.mentions[candidate.mention].tokens()),
            evidence: candidate.evidence,
            score: *score,
        });
        let antecedents = reasons.antecedents.iter().map(|antecedent| ExplainedAntecedent {
            name: {
                let mut words = String::new();
                let (name, _) = self.told.named(&self.entities.all[antecedent.entity], &self.article.outline, &mut words);
                name.of(&words).to_owned()
            },
            clues: antecedent.clues,
            score: antecedent.score,
        });
        Explanation { candidates: candidates.collect(), antecedents: antecedents.collect(), reading: None }
    }

    fn reading(&self, indirect: &Indirect) -> Option<ExplainedReading> {
        let outline = &self.article.outline;
        let grounds = indirect.grounds?;
        let words = |tokens| outline.span_of(tokens).of(outline.text);
        let (reported, _) = indirect.content.ends();
        let first = reported.of(outline.text).split_whitespace().next().unwrap_or_default();
        let meaning = |number: u8| {
            let meaning = MEANINGS[usize::from(number)].replace("{first}", first);
            meaning.replace("{cue}", words(indirect.cue)).replace("{source}", words(indirect.source))
        };
        let most = grounds.most.iter().map(|&(number, weight)| (meaning(number), f32::from(weight) / UNIT_OF_ODDS));
        let [cue, source, content] = grounds.shares.map(|share| f32::from(share) / f32::from(STEPS));
        Some(ExplainedReading { cue, source, content, grounds: most.collect() })
    }
}

/// Words that somebody is found to have said are no scare quote; a scrap of a clause that nobody says rather is one.
fn usage(text: &str, quote: &Quote, outcome: &Outcome) -> Usage {
    let spoken = quote.attribution.is_some();
    match quote.usage {
        Usage::Scare if spoken => Usage::Speech,
        Usage::Speech if !spoken && outcome.looks.any_tagged(TITLE) => Usage::Title,
        Usage::Speech if !spoken && outcome.mixed && is_scrap(text, &quote.parts) => Usage::Scare,
        usage => usage,
    }
}

/// At most three words, none of them ending a sentence.
fn is_scrap(text: &str, parts: &[Span]) -> bool {
    matches!(parts, [part] if part.of(text).split_whitespace().count() <= 3 && !part.of(text).ends_with(['.', '!', '?']))
}

/// Two digits: what is beyond them is noise, and would differ between machines.
fn two_digits(confidence: f32) -> f32 {
    ((f64::from(confidence) * 100.0).round() / 100.0) as f32
}
