//! Stories, where a new paragraph is a new turn.
//!
//! The clause around a quote is read as in news. But where it names nobody, or says "he", the turns around tell more than the sentences
//! do: so the voices of all turns are gathered first, and weighed together at the end.

mod chain;
mod decided;
mod dialogue;
mod heard;
mod kin;
mod people;
mod presence;
mod scene;
mod turns;
mod voices;

#[cfg(test)]
mod tests;

use super::candidates::Candidate;
use super::decision::{Decision, decide};
use super::outcome::{Outcome, Reasons};
use super::reported::{clause_of, reported_around};
use super::rules::Rule;
use super::telling::Telling;
use crate::ids::{IdVec, QuoteId};
use crate::quotes::DetectedQuote;
use crate::speakers::Referents;
use decided::Decided;
use dialogue::{Dialogue, Heard};
use heard::hear;

/// Decides for every quote of a text whose people speak in turn. What was weighed for each is kept where somebody asks to `explain`.
pub(super) fn decide_story(
    referents: &mut Referents,
    quotes: &IdVec<QuoteId, DetectedQuote>,
    explain: bool,
) -> IdVec<QuoteId, Outcome> {
    people::animate(referents);
    kin::relate(referents);
    people::introduce(referents);
    people::learn_genders(referents);
    people::settle(referents);
    let (heard, pool) = hear(referents, quotes);
    let mut dialogue = Dialogue::new(heard, pool);
    dialogue.take_turns(referents);
    dialogue.read_beats(referents);
    dialogue.claim(referents);
    dialogue.note_presences(referents);
    dialogue.name_narrator(referents);
    // Twice: who speaks the turns that nobody is named for, and whose name a description varies, is known only from the first.
    let weighed = dialogue.weigh(referents);
    dialogue.learn(&weighed, referents);
    let weighed = dialogue.weigh(referents);
    people::entitle(referents);
    let mut outcomes = IdVec::new(vec![Outcome::default(); quotes.len()]);
    for heard in dialogue.heard.iter() {
        let outcome = &mut outcomes[heard.quoted.quote];
        outcome.mixed = heard.mixed;
        if heard.is_scrap() {
            *outcome = scrap(&dialogue, heard, referents, explain);
        }
    }
    let decided = Decided::new(&dialogue, weighed);
    for (index, turn) in dialogue.turns.iter().enumerate() {
        for heard in dialogue.quotes(turn) {
            let decision = decided.decide(referents, heard, index);
            let weighed = explain.then(|| decided.weighed(referents, heard, index));
            if let Some((mention, entity)) = decision.and_then(|decision| Some((decision.mention, decision.entity?))) {
                referents.entities.set(mention, entity);
            }
            outcomes[heard.quoted.quote] = heard.outcome(referents, decision, weighed);
        }
    }
    outcomes
}

/// A scrap of a sentence is attributed as in news, where a verb of speech governs it.
fn scrap(dialogue: &Dialogue, heard: &Heard, referents: &mut Referents, explain: bool) -> Outcome {
    let governed = |c: &&Candidate| c.evidence.has(Rule::StrongCue) || c.evidence.has(Rule::MediumCue);
    let candidates: Vec<Candidate> = dialogue.pool[heard.candidates].iter().filter(governed).copied().collect();
    let scores: Vec<f32> = candidates.iter().map(|c| c.evidence.score()).collect();
    let decision = decide(&candidates, &scores, referents);
    heard.outcome(referents, decision, explain.then(|| candidates.into_iter().zip(scores).collect()))
}

impl Heard {
    /// The outcome by a decision.
    fn outcome(&self, referents: &mut Referents, decision: Option<Decision>, weighed: Option<Vec<(Candidate, f32)>>) -> Outcome {
        let mixed = decision.filter(|_| self.mixed);
        let report = mixed.and_then(|decision| reported_around(referents.article(), &self.quoted, &decision));
        let content = report.and_then(|report| clause_of(referents.article(), &self.quoted, report));
        let reasons = weighed.map(|weighed| Box::new(Reasons { weighed, antecedents: Vec::new() }));
        let telling = decision.and_then(|decision| Telling::read(referents, &decision));
        Outcome { decision, telling, mixed: self.mixed, looks: self.looks, source: None, content, reasons }
    }
}
