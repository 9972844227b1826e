//! Deciding: who speaks each quote of a story, once its turns are weighed together.

use super::chain::Weighed;
use super::dialogue::{Dialogue, Heard, Who, best};
use crate::attribution::candidates::Candidate;
use crate::attribution::decision::{Decision, best_first};
use crate::attribution::rules::EvidenceSet;
use crate::attribution::threshold::{THRESHOLD, confidence};
use crate::speakers::Referents;

/// The least probability with which somebody is named.
const SURE: f32 = 0.57;
/// The probabilities of the chain are a little too sure of themselves.
const TRUST: f32 = 0.97;

/// A dialogue whose turns are weighed.
pub(super) struct Decided<'d> {
    dialogue: &'d Dialogue,
    weighed: Weighed,
    /// Who is likeliest to speak each turn.
    chosen: Vec<Who>,
}

impl<'d> Decided<'d> {
    pub(super) fn new(dialogue: &'d Dialogue, weighed: Weighed) -> Decided<'d> {
        let chosen = weighed.links.iter().map(|link| weighed.likeliest(link).0).collect();
        Decided { dialogue, weighed, chosen }
    }

    /// Who said a quote of a turn.
    pub(super) fn decide(&self, referents: &Referents, heard: &Heard, turn: usize) -> Option<Decision> {
        let pool = &self.dialogue.pool;
        let own = &pool[heard.candidates];
        let (who, share) = self.weighed.likeliest(&self.weighed.links[turn]);
        if who == Who::Nobody || share < SURE {
            // "She said": whoever she is.
            let Candidate { mention, cue, evidence, .. } = own[best(own, |c| c.evidence.score() > THRESHOLD)?];
            return Some(Decision { mention, entity: None, cue, evidence, confidence: confidence(evidence.score(), THRESHOLD) });
        }
        let Candidate { mention, evidence, cue, entity } = self.candidate(referents, heard, turn, who)?;
        let cue = cue.filter(|_| own.iter().any(|c| c.mention == mention));
        Some(Decision { mention, entity, cue, evidence, confidence: share * TRUST })
    }

    /// Everybody who was weighed for a quote, with the log-odds of the share that the chain gives, so that those come out above the
    /// threshold who are sure enough.
    pub(super) fn weighed(&self, referents: &Referents, heard: &Heard, turn: usize) -> Vec<(Candidate, f32)> {
        let log_odds = |share: f32| libm::logf((share / (1.0 - share).max(1e-6)).max(1e-6));
        let Weighed { links, voices, shares } = &self.weighed;
        let weigh = |at: usize| {
            let candidate = self.candidate(referents, heard, turn, voices[at].who)?;
            Some((candidate, THRESHOLD + log_odds(shares[at]) - log_odds(SURE)))
        };
        best_first(links[turn].voices.clone().filter(|&at| voices[at].who != Who::Nobody).filter_map(weigh))
    }

    /// Somebody as a candidate of a quote: the words that stand for them, and what the turns around say too.
    fn candidate(&self, referents: &Referents, heard: &Heard, turn: usize, who: Who) -> Option<Candidate> {
        let words = self.words_for(referents, heard, turn, who);
        let mention = words.map(|words| words.mention).or_else(|| self.dialogue.mention_of(who, turn))?;
        let mut evidence = words.map_or_else(EvidenceSet::default, |words| words.evidence);
        evidence.join(self.dialogue.around(turn, who, &self.chosen));
        Some(Candidate { mention, evidence, cue: words.and_then(|words| words.cue), entity: who.entity() })
    }

    /// The words that name somebody for a quote: its own, those of another quote of the turn, or of the sentences beside it.
    fn words_for(&self, referents: &Referents, heard: &Heard, turn: usize, who: Who) -> Option<Candidate> {
        let Decided { dialogue, .. } = self;
        let turn = &dialogue.turns[turn];
        let fits = |c: &Candidate| c.evidence.score() > THRESHOLD && dialogue.stands_for(referents, c, who);
        let of_quotes = dialogue.quotes(turn).map(|other| other.candidates);
        let mut all = [heard.candidates].into_iter().chain(of_quotes).chain([turn.beats]).map(|range| &dialogue.pool[range]);
        all.find_map(|among| best(among, fits).map(|at| among[at]))
    }
}
