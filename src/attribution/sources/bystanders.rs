//! Whoever else is named in the sentence of a quote, and how far away.

use super::nouns::begins_with_verb;
use crate::attribution::candidates::{CLAUSE_REACH, Candidates};
use crate::attribution::rules::Rule;
use crate::cues::{Clause, Node};
use crate::ids::{Id, NodeId};

/// How many mentions on each side of a quote are taken up.
const REACH: usize = 16;
/// How many nodes from the quote somebody is near, and far.
const NEAR: usize = 3;
const FAR: usize = 12;

impl Candidates {
    /// Everybody else in the sentence, and how far away.
    pub(super) fn bystanders(&mut self, clause: &Clause, quote: NodeId) {
        let nodes = clause.nodes;
        let mut first = None;
        let before = nodes.before(quote).take(CLAUSE_REACH).filter(|(_, n)| n.mention().is_some());
        for (rank, (at, _)) in before.enumerate() {
            if rank < REACH {
                self.bystander(clause, at, at.to(quote).len(), rank == 0);
            }
            first = Some(at);
        }
        // "If Lee “is against it”": the words are about her.
        if begins_with_verb(clause, quote)
            && let Some(subject) = clause.before(quote).and_then(Node::mention)
        {
            self.mention(subject).evidence.add(Rule::SubjectOfQuote);
        }
        if let Some(mention) = first.filter(|at| at.index() < 4).and_then(|at| nodes[at].mention()) {
            self.mention(mention).evidence.add(Rule::SentenceSubject);
        }
        let after =
            (quote + 1).to(nodes.end().min(quote + CLAUSE_REACH)).iter().filter(|&i| nodes[i].mention().is_some()).take(REACH);
        for (rank, at) in after.enumerate() {
            self.bystander(clause, at, quote.to(at).len(), rank == 0 && first.is_none());
        }
    }

    fn bystander(&mut self, clause: &Clause, at: NodeId, distance: usize, adjacent: bool) {
        let Some(mention) = clause.nodes[at].mention() else { return };
        let in_phrase = clause.in_phrase(at);
        let possessive = clause.mentions[mention].possessive;
        let candidate = self.mention(mention);
        // "with Lee calling it “a mess”": she acts.
        let acts =
            candidate.cue.is_some() && !candidate.evidence.has(Rule::PhraseSubject) && !candidate.evidence.has(Rule::NounCue);
        let evidence = &mut candidate.evidence;
        evidence.add(Rule::InSentence);
        if distance <= NEAR {
            evidence.add(Rule::Near);
        } else if distance > FAR {
            evidence.add(Rule::Far);
        }
        if adjacent {
            evidence.add(Rule::Adjacent);
        }
        if in_phrase && !acts && !evidence.has(Rule::NounClause) {
            evidence.add(Rule::InPhrase);
        }
        if possessive {
            evidence.add(Rule::Possessive);
        }
    }
}
