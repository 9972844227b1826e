//! Candidates: every mention that might have spoken a quote, with the evidence for and against it.

use super::rules::{BESIDE, EvidenceSet, Rule};
use crate::cues::{Clause, Relation, Subject};
use crate::ids::{EntityId, Id, IdRange, MentionId, NodeId, TokenId};
use crate::lexicon::{Classes, word};
use crate::room::room;

/// One candidate.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate {
    pub(crate) mention: MentionId,
    pub(crate) evidence: EvidenceSet,
    /// Tokens of the cue that links it, when one does.
    pub(crate) cue: Option<IdRange<TokenId>>,
    /// For speakers carried over from another quote: the entity.
    pub(crate) entity: Option<EntityId>,
}

room! {
    /// The candidates of one quote.
    pub(crate) struct Candidates {
        pub(crate) list: Vec<Candidate>,
    }
}

/// How many nodes from a quote the search for a verb goes.
pub(super) const CLAUSE_REACH: usize = 60;

impl Candidates {
    /// The candidate for a mention, new or known.
    pub(crate) fn mention(&mut self, mention: MentionId) -> &mut Candidate {
        let at = match self.list.iter().position(|c| c.mention == mention) {
            Some(at) => at,
            None => {
                self.list.push(Candidate { mention, evidence: EvidenceSet::default(), cue: None, entity: None });
                self.list.len() - 1
            }
        };
        &mut self.list[at]
    }

    /// Evidence for the subject of a verb.
    pub(super) fn subject(&mut self, clause: &Clause, rule: Rule, subject: Subject, verb: NodeId) {
        let classes = clause.classes(verb);
        let candidate = self.mention(subject.mention);
        let evidence = &mut candidate.evidence;
        evidence.add(rule);
        evidence.add(if classes.any(Classes::CUE_STRONG) {
            Rule::StrongCue
        } else if classes.any(Classes::CUE_MEDIUM) {
            Rule::MediumCue
        } else if classes.any(Classes::CUE_WEAK) {
            Rule::WeakCue
        } else {
            Rule::UnknownCue
        });
        if classes.any(Classes::COGNITION) {
            evidence.add(Rule::Thought);
        }
        match subject.relation {
            Relation::Direct => evidence.add(Rule::DirectSubject),
            Relation::Interrupted => evidence.add(Rule::InterruptedSubject),
            Relation::Coordinated | Relation::Infinitive | Relation::Participle => evidence.add(Rule::DependentVerb),
            // "He met Lee, who said: “…”": right before the quote it speaks all the same.
            Relation::Relative if rule == Rule::SubjectBefore => {}
            Relation::Relative => evidence.add(Rule::RelativeClause),
            Relation::Far => evidence.add(Rule::FarSubject),
            Relation::Phrase => evidence.add(Rule::PhraseSubject),
            Relation::Inverted => {}
        }
        if candidate.cue.is_none() {
            candidate.cue = Some(clause.verb_group(verb));
        }
    }

    /// `according to Lee`: evidence for the mention behind.
    pub(super) fn according(&mut self, clause: &Clause, at: NodeId) {
        if clause.word(at + 1) != word::TO {
            return;
        }
        if let Some((mention, _)) = clause.mention_behind(at + 2) {
            let candidate = self.mention(mention);
            candidate.evidence.add(Rule::According);
            candidate.cue = Some(clause.nodes[at].first.to(clause.end(at + 1)));
        }
    }

    /// Whether a strong verb of speech right beside the quote has a subject: nothing further away can change that.
    pub(crate) fn settled(&self) -> bool {
        self.list.iter().any(|Candidate { evidence, .. }| {
            evidence.any_tagged(BESIDE) && evidence.has(Rule::StrongCue) && !evidence.has(Rule::PhraseSubject)
        })
    }
}
