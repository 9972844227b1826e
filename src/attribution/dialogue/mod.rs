//! Dialogue: the quotes of a story, where a new paragraph is a new turn.
//!
//! The clause around a quote is read as in news. But where it names nobody, or says "he", the turns around tell more than the sentences
//! do: so the voices of all turns are gathered first, and weighed together at the end.

mod chain;
mod kin;
mod people;
mod presence;
mod story;
mod turns;
mod voices;

#[cfg(test)]
mod tests;

pub(crate) use story::is_dialogue;

use std::ops::Range;

use super::candidates::{Candidate, Candidates};
use super::looks::Looks;
use super::resolve::{Decision, Outcome, Place, Reasons, Resolver, best_first, decide};
use super::rules::{EvidenceSet, Rule, TELLS};
use super::structure::Interview;
use super::threshold::{THRESHOLD, confidence};
use crate::cues::Clauses;
use crate::mentions::Mention;
use crate::outline::Outline;
use crate::quotes::DetectedQuote;
use crate::span::Narrow;
use crate::speakers::{Discourse, Entities};
use chain::{Link, NOBODY, Voice, probabilities};
use people::{animate, entitle, introduce, learn_genders, may_be, settle};
use presence::Presences;
use turns::Turn;

/// Whoever tells the story and is not named: "I".
const NARRATOR: u32 = u32::MAX - 1;
/// The least probability with which somebody is named.
const SURE: f32 = 0.57;
/// The probabilities of the chain are a little too sure of themselves.
const TRUST: f32 = 0.97;

/// A quote as it was heard, before anybody knows who spoke.
#[derive(Debug, Clone)]
struct Heard {
    quote: u32,
    /// Its parts, as a range of the resolver's.
    parts: Narrow,
    mixed: bool,
    /// Into the pool.
    candidates: Narrow,
    /// The candidate that a verb of speech beside it names.
    told: Option<u32>,
    /// What its words look like.
    looks: EvidenceSet,
    /// Whether it only goes on with the quote before it in its sentence: `“Gone,” said Ann; “all gone.”`
    goes_on: bool,
}

impl Heard {
    /// Whether it is part of a sentence of the story, or a title, and nobody is said to have spoken it.
    fn is_scrap(&self) -> bool {
        self.told.is_none() && !self.goes_on && (self.mixed || self.looks.has(Rule::TitleLike) || self.looks.has(Rule::ScareLike))
    }
}

/// A candidate of a turn by a name or a description, and whom it stands for.
#[derive(Debug, Clone, Copy)]
struct Claim {
    who: u32,
    score: f32,
    candidate: Candidate,
}

/// What is known about the dialogue of a text.
#[derive(Debug)]
struct Dialogue {
    /// The candidates of the quotes, and those who act beside them.
    pool: Vec<Candidate>,
    heard: Vec<Heard>,
    turns: Vec<Turn>,
    claims: Vec<Claim>,
    presences: Presences,
    /// Whom "I" stands for.
    narrator: u32,
    /// Of each entity whether it is described as if it were known, and nobody was introduced so.
    loose: Vec<bool>,
    /// Of each entity whether it is seen to do something, or to speak.
    seen: Vec<bool>,
}

/// What a reader of the story knows, for the questions that are asked time and again.
#[derive(Clone, Copy)]
struct Story<'a, 't> {
    outline: &'a Outline<'t>,
    mentions: &'a [Mention],
    entities: &'a Entities,
}

impl Resolver<'_, '_> {
    /// Decides for every quote of a text whose people speak in turn.
    pub(crate) fn resolve_dialogue(
        &self,
        mentions: &mut [Mention],
        entities: &mut Entities,
        clauses: &mut Clauses,
        quotes: &[DetectedQuote],
    ) -> Vec<Outcome> {
        let outline = self.outline;
        let mut discourse = Discourse::new(outline);
        animate(outline, mentions, entities);
        kin::relate(outline, mentions, entities);
        introduce(outline, mentions, entities, &mut discourse);
        learn_genders(outline, mentions, entities);
        settle(outline, mentions, entities, &mut discourse);
        let mut dialogue = Dialogue {
            pool: Vec::new(),
            heard: Vec::new(),
            turns: Vec::new(),
            claims: Vec::new(),
            presences: Presences::default(),
            narrator: NARRATOR,
            loose: Vec::new(),
            seen: Vec::new(),
        };
        self.hear(&mut dialogue, mentions, entities, clauses, quotes);
        self.take_turns(&mut dialogue, mentions, entities, &mut discourse);
        self.read_beats(&mut dialogue, mentions, clauses);
        dialogue.claim(outline, mentions, entities, &mut discourse);
        dialogue.note_presences(Story { outline, mentions, entities });
        dialogue.name_narrator(outline, mentions, entities);
        // Twice: who speaks the turns that nobody is named for, and whose name a description varies, is known only from the first.
        let (links, voices) = dialogue.voices(Story { outline, mentions, entities }, &discourse);
        let shares = probabilities(&links, &voices);
        dialogue.learn(&links, &voices, &shares, (outline, mentions, entities));
        let (links, voices) = dialogue.voices(Story { outline, mentions, entities }, &discourse);
        let shares = probabilities(&links, &voices);
        entitle(outline, mentions, entities);
        let mut outcomes = vec![Outcome::default(); quotes.len()];
        for heard in &dialogue.heard {
            let outcome = &mut outcomes[heard.quote as usize];
            outcome.mixed = heard.mixed;
            if heard.is_scrap() {
                *outcome = self.scrap(&dialogue, heard, mentions, entities, &mut discourse, clauses);
            }
        }
        let chosen: Vec<u32> = links.iter().map(|link| likeliest(link, &voices, &shares).0).collect();
        for (index, link) in links.iter().enumerate() {
            let (who, share) = likeliest(link, &voices, &shares);
            for heard in dialogue.turns[index].heard(&dialogue.heard) {
                let story = Story { outline, mentions, entities };
                let decision = dialogue.decide(story, heard, index, (who, share), &chosen);
                let reasons = self.keep.then(|| {
                    let weighed = dialogue.weighed(story, heard, index, link, &voices, &shares, &chosen);
                    Box::new(Reasons { weighed, antecedents: Vec::new() })
                });
                if let Some(Decision { mention, entity: Some(entity), .. }) = decision {
                    mentions[mention as usize].set_entity(entity as usize);
                }
                let group = &self.parts[heard.parts.range()];
                let content = self.content(clauses, mentions, group, decision.filter(|_| heard.mixed));
                outcomes[heard.quote as usize] = Outcome { decision, mixed: heard.mixed, looks: heard.looks, content, reasons };
            }
        }
        outcomes
    }

    /// The candidates of every quote.
    fn hear(
        &self,
        dialogue: &mut Dialogue,
        mentions: &[Mention],
        entities: &Entities,
        clauses: &mut Clauses,
        quotes: &[DetectedQuote],
    ) {
        let interview = Interview::read(self.outline, mentions, entities);
        let seen = Looks::read(self.outline, quotes);
        let mut candidates = Candidates::default();
        let mut inside = Vec::new();
        let mut at = 0;
        for group in self.parts.chunk_by(|a, b| a.0 == b.0) {
            let parts = at..at + group.len();
            at = parts.end;
            let (quote, first) = group[0];
            let place = Place::of(self.outline, first);
            candidates.list.clear();
            let mixed = self.read_clauses(&mut candidates, mentions, clauses, group);
            if !candidates.settled() {
                self.announced(&mut candidates, mentions, clauses, first, place);
            }
            let looks = seen.of(self.outline, &quotes[quote], first);
            self.note_quote(
                &mut candidates,
                mentions,
                group,
                interview.speaker(self.outline, place.paragraph),
                looks,
                &mut inside,
            );
            let start = dialogue.pool.len();
            dialogue.pool.extend_from_slice(&candidates.list);
            let goes_on = dialogue.heard.last().is_some_and(|before| before.told.is_some() && self.goes_on(before, first));
            let candidates = start..dialogue.pool.len();
            let told = best(&dialogue.pool, candidates.clone(), tells).map(|told| told as u32);
            let (quote, parts, candidates) = (quote as u32, parts.into(), candidates.into());
            dialogue.heard.push(Heard { quote, parts, mixed, candidates, told, looks, goes_on });
        }
    }

    /// Whether the part goes on with the quote before, whose words end with a comma, behind a semicolon.
    fn goes_on(&self, before: &Heard, part: usize) -> bool {
        let (outline, last) = (self.outline, self.parts[before.parts.end() - 1].1);
        let from = outline.words_before(part).last().map(|token| &outline.tokens[token]);
        outline.parts[last].sentence() == outline.parts[part].sentence()
            && outline.quoted_words(last).ends_with(',')
            && from.is_some_and(|token| token.is_punct(b';'))
    }

    /// A scrap of a sentence is attributed as in news, where a verb of speech governs it.
    fn scrap(
        &self,
        dialogue: &Dialogue,
        heard: &Heard,
        mentions: &mut [Mention],
        entities: &mut Entities,
        discourse: &mut Discourse,
        clauses: &mut Clauses,
    ) -> Outcome {
        let governed = |c: &&Candidate| c.evidence.has(Rule::StrongCue) || c.evidence.has(Rule::MediumCue);
        let candidates: Vec<Candidate> = dialogue.pool[heard.candidates.range()].iter().filter(governed).copied().collect();
        let scores: Vec<f32> = candidates.iter().map(|c| c.evidence.score()).collect();
        let decision = decide(&candidates, &scores, mentions, entities, discourse);
        let group = &self.parts[heard.parts.range()];
        let content = self.content(clauses, mentions, group, decision.filter(|_| heard.mixed));
        let reasons = self
            .keep
            .then(|| Box::new(Reasons { weighed: candidates.into_iter().zip(scores).collect(), antecedents: Vec::new() }));
        Outcome { decision, mixed: heard.mixed, looks: heard.looks, content, reasons }
    }
}

/// Whether a verb of speech beside the quote names the candidate.
fn tells(candidate: &Candidate) -> bool {
    candidate.evidence.any_tagged(TELLS) && candidate.evidence.score() > THRESHOLD
}

/// The best of these candidates of the pool; of equals the one that stands first.
fn best(pool: &[Candidate], among: Range<usize>, fits: impl Fn(&Candidate) -> bool) -> Option<usize> {
    among.filter(|&at| fits(&pool[at])).max_by(|&a, &b| {
        let (a, b) = (&pool[a], &pool[b]);
        a.evidence.score().total_cmp(&b.evidence.score()).then(b.mention.cmp(&a.mention))
    })
}

fn likeliest(link: &Link, voices: &[Voice], shares: &[f32]) -> (u32, f32) {
    let best = link.voices.clone().max_by(|&a, &b| shares[a].total_cmp(&shares[b]).then(b.cmp(&a)));
    best.map_or((NOBODY, 0.0), |best| (voices[best].who, shares[best]))
}

impl Dialogue {
    /// The candidates of a turn.
    fn candidates<'a>(&'a self, turn: &'a Turn) -> impl Iterator<Item = Candidate> + 'a {
        let all = turn.heard(&self.heard).flat_map(|heard| heard.candidates.range());
        all.chain(turn.beats.range()).map(|candidate| self.pool[candidate])
    }

    /// Whether the words of the candidate may stand for somebody.
    fn stands_for(&self, story: Story, candidate: &Candidate, who: u32) -> bool {
        let mention = &story.mentions[candidate.mention as usize];
        match mention.entity() {
            _ if mention.is_first_person(story.outline) => who == self.narrator,
            _ if mention.gender.is_some() && mention.is_pronoun() => {
                who < NARRATOR && who != self.narrator && may_be(story, mention, who as usize)
            }
            Some(entity) => entity as u32 == who,
            None => who < NARRATOR && may_be(story, mention, who as usize),
        }
    }

    /// The words that name somebody for a quote: its own, those of another quote of the turn, or of the sentences beside it.
    fn words_for(&self, story: Story, heard: &Heard, turn: usize, who: u32) -> Option<Candidate> {
        let fits = |c: &Candidate| c.evidence.score() > THRESHOLD && self.stands_for(story, c, who);
        let turn = &self.turns[turn];
        let of_quotes = turn.heard(&self.heard).map(|other| other.candidates);
        let mut all = [heard.candidates].into_iter().chain(of_quotes).chain([turn.beats]);
        all.find_map(|among| best(&self.pool, among.range(), fits)).map(|at| self.pool[at])
    }

    fn decide(&self, story: Story, heard: &Heard, turn: usize, (who, share): (u32, f32), chosen: &[u32]) -> Option<Decision> {
        if who == NOBODY || share < SURE {
            // "She said": whoever she is.
            let own = best(&self.pool, heard.candidates.range(), |c| c.evidence.score() > THRESHOLD)?;
            let Candidate { mention, cue, evidence, .. } = self.pool[own];
            return Some(Decision { mention, entity: None, cue, evidence, confidence: confidence(evidence.score(), THRESHOLD) });
        }
        let Candidate { mention, evidence, cue, entity } = self.candidate_for(story, heard, turn, who, chosen)?;
        let own = self.pool[heard.candidates.range()].iter().any(|c| c.mention == mention);
        Some(Decision { mention, entity, cue: cue.filter(|_| own), evidence, confidence: share * TRUST })
    }

    /// Somebody as a candidate of a quote: the words that stand for them, and what the turns around say too.
    fn candidate_for(&self, story: Story, heard: &Heard, turn: usize, who: u32, chosen: &[u32]) -> Option<Candidate> {
        let words = self.words_for(story, heard, turn, who);
        let mention = words.map(|words| words.mention).or_else(|| Some(self.mention_of(who, turn)? as u32))?;
        let mut evidence = words.map_or_else(EvidenceSet::default, |words| words.evidence);
        evidence.join(self.around(turn, who, chosen));
        let entity = (who < NARRATOR).then_some(who);
        Some(Candidate { mention, evidence, cue: words.and_then(|words| words.cue), entity })
    }

    /// Everybody who was weighed for a quote, with the log-odds of the share that the chain gives, so that those come out above the
    /// threshold who are sure enough.
    #[expect(clippy::too_many_arguments)]
    fn weighed(
        &self,
        story: Story,
        heard: &Heard,
        turn: usize,
        link: &Link,
        voices: &[Voice],
        shares: &[f32],
        chosen: &[u32],
    ) -> Vec<(Candidate, f32)> {
        let log_odds = |share: f32| (share / (1.0 - share).max(1e-6)).max(1e-6).ln();
        let weigh = |at: usize| {
            let candidate = self.candidate_for(story, heard, turn, voices[at].who, chosen)?;
            Some((candidate, THRESHOLD + log_odds(shares[at]) - log_odds(SURE)))
        };
        best_first(link.voices.clone().filter(|&at| voices[at].who != NOBODY).filter_map(weigh))
    }
}
