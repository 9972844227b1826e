//! The resolver: gathers the candidates of each quote, weighs them, and decides, or says that it cannot.

use super::candidates::{Candidate, Candidates};
use super::indirect::content_of_cue;
use super::looks::Looks;
use super::rules::{EvidenceSet, NAMES, Rule};
use super::structure::{Interview, alternating, signature};
use super::threshold::{LEAST, THRESHOLD, UNRESOLVED, confidence};
use crate::cues::{Clause, Clauses, NodeKind};
use crate::lexicon::Classes;
use crate::mentions::{BySentence, Mention, MentionKind};
use crate::outline::Outline;
use crate::quotes::DetectedQuote;
use crate::span::Narrow;
use crate::speakers::{Antecedent, Discourse, Entities};

/// Who said a quote, in terms of the outline.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Decision {
    pub(crate) mention: u32,
    /// Whom the mention stands for; `None` when the text does not tell ("I", a pronoun without anybody before it).
    pub(crate) entity: Option<u32>,
    pub(crate) cue: Option<Narrow>,
    pub(crate) evidence: EvidenceSet,
    pub(crate) confidence: f32,
}

/// The outcome for one quote of the document.
#[derive(Debug, Clone, Default)]
pub(crate) struct Outcome {
    pub(crate) decision: Option<Decision>,
    /// Whether words outside the marks belong to what is reported.
    pub(crate) mixed: bool,
    /// What the quoted words look like, whoever says them.
    pub(crate) looks: EvidenceSet,
    /// The whole clause that is reported, where it is more than the words in marks.
    pub(crate) content: Option<Narrow>,
    /// Kept only when somebody asks why.
    pub(crate) reasons: Option<Box<Reasons>>,
}

/// What was weighed for one quote.
#[derive(Debug, Clone)]
pub(crate) struct Reasons {
    /// The candidates and their scores, best first.
    pub(crate) weighed: Vec<(Candidate, f32)>,
    /// Whom the pronoun that was chosen may stand for, best first.
    pub(crate) antecedents: Vec<Antecedent>,
}

/// How many parts of a quote are looked at.
const PARTS: usize = 4;
/// How many words and commas may lead into a quote that goes on with the one before.
const LEAD: usize = 4;
/// How many quotes ahead are looked at for a speaker who is only named behind the second one.
const AHEAD: usize = 3;

/// Tokens of the longest heading.
const HEADING: usize = 30;
/// How surely whoever says the words of a heading at length is meant there: twelve of sixteen in the articles fitted on.
const ECHO: f32 = 0.7;

/// What the resolver works on.
pub(crate) struct Resolver<'o, 't> {
    pub(super) outline: &'o Outline<'t>,
    /// Each quote with each of its parts, as indices.
    pub(super) parts: Vec<(usize, usize)>,
    pub(super) by_sentence: &'o BySentence,
    pub(super) keep: bool,
}

impl<'o, 't> Resolver<'o, 't> {
    /// `keep` keeps the candidates of each quote, for those who ask why.
    pub(crate) fn new(outline: &'o Outline<'t>, by_sentence: &'o BySentence, keep: bool) -> Self {
        // Quotes are numbered in text order, and so are parts.
        let mut parts: Vec<(usize, usize)> =
            outline.parts.iter().enumerate().map(|(index, part)| (part.quote(), index)).collect();
        parts.sort_unstable();
        Resolver { outline, parts, by_sentence, keep }
    }

    /// Decides for every quote, in text order.
    pub(crate) fn resolve(
        &self,
        mentions: &mut [Mention],
        entities: &mut Entities,
        clauses: &mut Clauses,
        quotes: &[DetectedQuote],
    ) -> Vec<Outcome> {
        let mut outcomes = vec![Outcome::default(); quotes.len()];
        let mut discourse = Discourse::new(self.outline);
        // The quote decided last: its place in the text, and what was decided.
        let mut before: Option<(Place, Decision)> = None;
        // The last turns of a dialogue: one a paragraph.
        let mut turns: Vec<(Place, Decision)> = Vec::new();
        let looks = Looks::read(self.outline, quotes);
        let interview = Interview::read(self.outline, mentions, entities);
        // Kept from quote to quote, so that each costs no allocation of its own.
        let mut candidates = Candidates::default();
        let mut scores: Vec<f32> = Vec::new();
        let mut inside: Vec<usize> = Vec::new();
        let mut ahead = 0;
        for group in self.parts.chunk_by(|a, b| a.0 == b.0) {
            ahead += group.len();
            let (quote, first) = group[0];
            candidates.list.clear();
            let place = Place::of(self.outline, first);
            let mixed = self.read_clauses(&mut candidates, mentions, clauses, group);
            // Sentences around are asked only where the quote's own does not settle it.
            if !candidates.settled() {
                self.neighbours(&mut candidates, mentions, clauses, first, place);
                if before.is_none_or(|(at, _)| at.paragraph != place.paragraph) {
                    self.look_ahead(&mut candidates, mentions, clauses, ahead, place);
                }
            }
            if let Some((at, decision)) = &before {
                carry(&mut candidates, *at, decision, place);
                alternating(&mut candidates, &turns, place);
            }
            let seen = looks.of(self.outline, &quotes[quote], first);
            self.note_quote(
                &mut candidates,
                mentions,
                group,
                interview.speaker(self.outline, place.paragraph),
                seen,
                &mut inside,
            );
            if let Some(spoke) = before.and_then(|(_, decision)| decision.entity) {
                for candidate in &mut candidates.list {
                    if mentions[candidate.mention as usize].entity() == Some(spoke as usize) {
                        candidate.evidence.add(Rule::SameAsBefore);
                    }
                }
            }
            scores.clear();
            scores.extend(candidates.list.iter().map(|c| c.evidence.score()));
            discourse.quote_names(&inside);
            let decision = decide(&candidates.list, &scores, mentions, entities, &mut discourse);
            let reasons = self.keep.then(|| {
                let antecedents = decision
                    .map_or_else(Vec::new, |decision| discourse.antecedents(entities, mentions, decision.mention as usize));
                let weighed = best_first(candidates.list.iter().copied().zip(scores.iter().copied()));
                Box::new(Reasons { weighed, antecedents })
            });
            if let Some(decision) = decision {
                if let Some(entity) = decision.entity {
                    discourse.spoke(entity as usize, self.outline.parts[first].sentence());
                }
                let last = if group.len() == 1 { place } else { Place::of(self.outline, group[group.len() - 1].1) };
                before = Some((last, decision));
                if turns.last().is_some_and(|(at, _)| at.paragraph == place.paragraph) {
                    turns.pop();
                }
                turns.push((last, decision));
                if turns.len() > 2 {
                    turns.remove(0);
                }
            }
            let content = self.content(clauses, mentions, group, decision.filter(|_| mixed));
            outcomes[quote] = Outcome { decision, mixed, looks: seen, content, reasons };
        }
        self.echo(&looks, &mut outcomes);
        outcomes
    }

    /// The candidates in the clauses around the parts of a quote; whether the quote is only part of what is reported.
    pub(super) fn read_clauses(
        &self,
        candidates: &mut Candidates,
        mentions: &[Mention],
        clauses: &mut Clauses,
        group: &[(usize, usize)],
    ) -> bool {
        let mut mixed = false;
        for (n, &(_, part)) in group.iter().take(PARTS).enumerate() {
            let sentence = self.outline.parts[part].sentence();
            let clause = clauses.read(self.outline, mentions, sentence);
            if let Some(node) = clause.quote(part) {
                candidates.read_clause(&clause, node);
                if n == 0 {
                    mixed = is_mixed(&clause, node, self.outline.quoted_words(part));
                }
            }
        }
        mixed
    }

    /// The whole clause of a mixed quote that the decision attributes.
    pub(super) fn content(
        &self,
        clauses: &mut Clauses,
        mentions: &[Mention],
        group: &[(usize, usize)],
        mixed: Option<Decision>,
    ) -> Option<Narrow> {
        let cue = mixed.and_then(|decision| decision.cue)?;
        let (first, last) = (group[0].1, group[group.len().min(PARTS) - 1].1);
        let clause = clauses.read(self.outline, mentions, self.outline.parts[last].sentence());
        let node = clause.quote(first)?;
        content_of_cue(&clause, cue.end(), node).map(Narrow::from)
    }

    /// Gives the scraps of headings that are nobody's yet to whoever says their words in the text: only now are all quotes
    /// decided. No weights are asked, because annotators pass over headings.
    fn echo(&self, looks: &Looks, outcomes: &mut [Outcome]) {
        for (part, folded) in self.outline.parts.iter().enumerate() {
            let paragraph = self.outline.sentences[folded.sentence()].paragraph as usize;
            let heading =
                self.outline.sentences_in(paragraph).len() == 1 && self.outline.paragraphs[paragraph].tokens().len() <= HEADING;
            let outcome = &outcomes[folded.quote()];
            if !heading || outcome.decision.is_some() || outcome.looks.any_tagged(NAMES) {
                continue;
            }
            let Some(spoken) = looks.elsewhere(self.outline, part).and_then(|quote| outcomes[quote].decision) else { continue };
            let outcome = &mut outcomes[folded.quote()];
            let mut evidence = outcome.looks;
            evidence.add(Rule::Echoed);
            let confidence = spoken.confidence * ECHO;
            outcome.decision = Some(Decision { cue: None, evidence, confidence, ..spoken });
            if let Some(reasons) = &mut outcome.reasons {
                let candidate = Candidate { mention: spoken.mention, entity: spoken.entity, evidence, cue: None };
                reasons.weighed.insert(0, (candidate, evidence.score()));
            }
        }
    }

    /// Whoever acts in the sentences around, and a colon before.
    fn neighbours(&self, candidates: &mut Candidates, mentions: &[Mention], clauses: &mut Clauses, part: usize, place: Place) {
        let outline = self.outline;
        if !self.announced(candidates, mentions, clauses, part, place)
            && let Some(before) = outline.sentence_before(place.sentence)
            && let Some(mention) = clauses.read(outline, mentions, before).first_mention()
        {
            let same = outline.sentences[before].paragraph == place.paragraph;
            candidates.mention(mention).evidence.add(if same { Rule::SentenceBefore } else { Rule::ParagraphBefore });
        }
        let after = place.sentence + 1;
        if let Some(sentence) = outline.sentences.get(after)
            && sentence.paragraph == place.paragraph
            && !sentence.quoted
        {
            let clause = clauses.read(outline, mentions, after);
            if let Some(mention) = clause.first_mention() {
                candidates.mention(mention).evidence.add(Rule::SentenceAfter);
            }
        }
    }

    /// A signature behind the quote, and a colon before it; whether there is a colon.
    pub(super) fn announced(
        &self,
        candidates: &mut Candidates,
        mentions: &[Mention],
        clauses: &mut Clauses,
        part: usize,
        place: Place,
    ) -> bool {
        let outline = self.outline;
        if let Some(mention) = signature(outline, mentions, clauses, place.sentence) {
            candidates.mention(mention).evidence.add(Rule::Signature);
        }
        let begins = outline.parts[part].tokens().0 == outline.sentences[place.sentence].first();
        if let Some(before) = outline.sentence_before(place.sentence).filter(|_| begins) {
            let clause = clauses.read(outline, mentions, before);
            // "He replied:—"
            let mut ends = clause.nodes.iter().rev().skip_while(|n| n.is_punct(b'"') || n.is_punct(b'-'));
            let colon = ends.next().is_some_and(|n| n.is_punct(b':'));
            let last_cue = (0..clause.nodes.len()).rev().take(30).find(|&i| {
                clause.nodes[i].is_verb()
                    && clause.nodes[i].classes.any(Classes::CUE)
                    && clause.is_finite(i)
                    && !clause.is_passive(i)
            });
            let subject = last_cue.and_then(|v| clause.subject(v).or_else(|| clause.inverted_subject(v)));
            let first = clause.first_mention();
            if colon {
                if let Some(mention) = subject.map(|s| s.mention).or(first) {
                    let candidate = candidates.mention(mention);
                    candidate.evidence.add(Rule::ColonBefore);
                    if let (Some(verb), None) = (last_cue, candidate.cue) {
                        candidate.cue = Some(clause.verb_group(verb).into());
                    }
                }
                return true;
            }
            // "It burned, Lee said. “It was ours.”"
            let same = outline.sentences[before].paragraph == place.paragraph;
            let reports = |verb: usize| clause.nodes[verb].classes.any(Classes::CUE_STRONG | Classes::CUE_MEDIUM);
            let reported = same && place.alone && !outline.sentences[before].quoted && last_cue.is_some_and(reports);
            if let Some(subject) = subject.filter(|_| reported) {
                candidates.mention(subject.mention).evidence.add(Rule::ReportedBefore);
            }
        }
        false
    }

    /// `“Why?” “Because,” Lee said.`: the speaker is only named behind a later quote of the paragraph.
    fn look_ahead(&self, candidates: &mut Candidates, mentions: &[Mention], clauses: &mut Clauses, ahead: usize, place: Place) {
        if !place.alone {
            return;
        }
        for &(_, part) in self.parts[ahead..].iter().take(AHEAD) {
            let next = Place::of(self.outline, part);
            if next.paragraph != place.paragraph {
                return;
            }
            if next.alone {
                continue;
            }
            let clause = clauses.read(self.outline, mentions, next.sentence);
            let Some(node) = clause.quote(part) else { return };
            let mut there = Candidates::default();
            there.read_clause(&clause, node);
            there.note_kinds(mentions, self.outline);
            let best = there
                .list
                .iter()
                .max_by(|a, b| a.evidence.score().total_cmp(&b.evidence.score()).then(b.mention.cmp(&a.mention)));
            if let Some(best) = best.filter(|b| b.evidence.score() > THRESHOLD) {
                let candidate = candidates.mention(best.mention as usize);
                candidate.evidence.add(Rule::CarriedBack);
                candidate.cue = best.cue;
            }
            return;
        }
    }

    /// Notes what speaks for and against the candidates of a quote whoever spoke before: who has the turn by an interview's letters,
    /// what the quoted words look like, and whom they name, which `named` then holds.
    pub(super) fn note_quote(
        &self,
        candidates: &mut Candidates,
        mentions: &[Mention],
        group: &[(usize, usize)],
        lettered: Option<usize>,
        looks: EvidenceSet,
        named: &mut Vec<usize>,
    ) {
        if let Some(mention) = lettered {
            candidates.mention(mention).evidence.add(Rule::InterviewLetter);
        }
        self.named_inside(mentions, group, named);
        for candidate in &mut candidates.list {
            if mentions[candidate.mention as usize].entity().is_some_and(|known| named.contains(&known)) {
                candidate.evidence.add(Rule::NamedInside);
            }
            candidate.evidence.join(looks);
        }
        candidates.note_kinds(mentions, self.outline);
    }

    /// Whom the quote itself names.
    fn named_inside(&self, mentions: &[Mention], group: &[(usize, usize)], named: &mut Vec<usize>) {
        named.clear();
        for &(_, part) in group.iter().take(PARTS) {
            let folded = &self.outline.parts[part];
            let (start, end) = folded.tokens();
            let from = self.by_sentence.from(mentions, folded.sentence(), start);
            named.extend(mentions[from..].iter().take_while(|m| m.tokens().0 < end).take(32).filter_map(Mention::entity));
        }
    }
}

/// Candidates with their scores, best first. Ties go to the mention that stands first, so that the order is the text's.
pub(super) fn best_first(candidates: impl Iterator<Item = (Candidate, f32)>) -> Vec<(Candidate, f32)> {
    let mut weighed: Vec<(Candidate, f32)> = candidates.collect();
    weighed.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.mention.cmp(&b.0.mention)));
    weighed
}

pub(super) fn decide(
    candidates: &[Candidate],
    scores: &[f32],
    mentions: &mut [Mention],
    entities: &mut Entities,
    discourse: &mut Discourse,
) -> Option<Decision> {
    let all = || candidates.iter().zip(scores.iter().copied());
    let (best, score) = all().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.mention.cmp(&a.0.mention)))?;
    if score <= THRESHOLD {
        return None;
    }
    let entity =
        best.entity.map(|entity| entity as usize).or_else(|| discourse.entity_of(entities, mentions, best.mention as usize));
    // The runner-up counts only when it is somebody else.
    let somebody_else = |c: &Candidate| {
        let mention = &mentions[c.mention as usize];
        let known = c.entity.map(|entity| entity as usize).or(mention.entity());
        // "Lee said: “…,” he added": a pronoun of the same gender is nobody else.
        let gender = entity.and_then(|entity| entities.all[entity].gender);
        let same =
            mention.kind == MentionKind::Pronoun && mention.gender.is_some() && gender.is_none_or(|g| Some(g) == mention.gender);
        c.mention != best.mention && (known.is_none() && !same || known.is_some() && known != entity)
    };
    let other = all().filter(|(c, s)| *s > UNRESOLVED && somebody_else(c)).fold(UNRESOLVED, |most, (_, s)| most.max(s));
    let confidence = confidence(score, other) * f32::from(mentions[best.mention as usize].surety()) / 100.0;
    // Better nobody than whoever is not sure enough; the words may still be known without the person.
    let sure = confidence >= LEAST;
    if !sure && mentions[best.mention as usize].kind == MentionKind::Name {
        return None;
    }
    Some(Decision {
        mention: best.mention,
        entity: entity.filter(|_| sure).map(|entity| entity as u32),
        cue: best.cue,
        evidence: best.evidence,
        confidence,
    })
}

/// The speaker of the quote before, carried on.
fn carry(candidates: &mut Candidates, from: Place, decision: &Decision, place: Place) {
    let rule = match place.order - from.order.min(place.order) {
        0 if place.alone || place.led_in => Rule::Carried,
        0 => Rule::CarriedAside,
        1 if place.paragraph_alone => Rule::CarriedOver,
        1 => Rule::CarriedOverAside,
        _ => Rule::CarriedFurther,
    };
    let candidate = candidates.mention(decision.mention as usize);
    candidate.evidence.add(rule);
    candidate.entity = decision.entity;
}

/// Where a part stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) sentence: usize,
    pub(super) paragraph: u32,
    /// How many paragraphs stand before, asides left out.
    pub(super) order: u32,
    /// Its sentence holds nothing but quotes.
    alone: bool,
    /// Nothing but a word or two leads into it, and nothing follows it: `Now, “…”`.
    led_in: bool,
    /// Its paragraph holds nothing but quotes.
    pub(super) paragraph_alone: bool,
}

impl Place {
    pub(super) fn of(outline: &Outline, part: usize) -> Place {
        let sentence = outline.parts[part].sentence();
        let paragraph = outline.sentences[sentence].paragraph;
        let alone = outline.sentences[sentence].is_bare();
        let order = outline.paragraphs[paragraph as usize].order();
        let sentences = outline.sentences_in(paragraph as usize);
        let paragraph_alone = alone && sentences.len() <= 8 && sentences.clone().all(|s| outline.sentences[s].is_bare());
        let lead = outline.words_before(part);
        let led_in = lead.len() <= LEAD
            && lead.start == outline.sentences[sentence].first()
            && outline.tokens[lead.clone()].iter().all(|t| {
                t.is_punct(b',')
                    || t.is_word()
                        && outline.classes_of(t).any(Classes::CONJ | Classes::ADV)
                        && !outline.classes_of(t).any(Classes::PRON | Classes::DET)
            })
            && outline.sentences[sentence].has_no_words_from(lead.end);
        Place { sentence, paragraph, order, alone, led_in, paragraph_alone }
    }
}

/// Whether the quote is only part of what is reported: it goes on with a clause that began before it, or is gone on with.
fn is_mixed(clause: &Clause, quote: usize, words: &str) -> bool {
    let nodes = clause.nodes;
    let starts_small =
        words.trim_start_matches(['\'', '"', '‘', '“', '[', '…', '.', ' ']).chars().next().is_some_and(char::is_lowercase);
    let ends_open = !words.trim_end().ends_with(['.', ',', '!', '?', '—', '-', '…', '’', '”', '\'', '"', ';']);
    let before = quote.checked_sub(1).map(|b| &nodes[b]);
    let after = nodes.get(quote + 1);
    let punct_before =
        before.is_none_or(|n| matches!(n.kind, NodeKind::Punct(b',' | b':' | b';' | b'-' | b'~' | b'(') | NodeKind::Quote(_)));
    let cue_before = before.is_some_and(|n| n.is_verb() && n.classes.any(Classes::CUE));
    if !punct_before && (starts_small || !cue_before) {
        return true;
    }
    if punct_before && before.is_some() && starts_small && !before.is_some_and(|n| n.is_punct(b':')) {
        return ends_open;
    }
    let goes_on = after.is_some_and(|n| !matches!(n.kind, NodeKind::Punct(_) | NodeKind::Quote(_)));
    before.is_none() && goes_on && ends_open && !after.is_some_and(|n| n.is_verb() && n.classes.any(Classes::CUE))
}
