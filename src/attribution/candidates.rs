//! Candidates: every mention that might have spoken a quote, with the evidence for and against it.

use super::nouns::{Noun, begins_with_verb};
use super::rules::{BESIDE, EvidenceSet, Rule};
use crate::cues::{Clause, Relation, Subject};
use crate::lexicon::Classes;
use crate::mentions::{Mention, MentionKind, SpeakerKind};
use crate::outline::Outline;
use crate::span::Narrow;

/// One candidate.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate {
    pub(crate) mention: u32,
    pub(crate) evidence: EvidenceSet,
    /// Tokens of the cue that links it, when one does.
    pub(crate) cue: Option<Narrow>,
    /// For speakers carried over from another quote: the entity.
    pub(crate) entity: Option<u32>,
}

/// The candidates of one quote.
#[derive(Debug, Default)]
pub(crate) struct Candidates {
    pub(crate) list: Vec<Candidate>,
}

/// How many mentions on each side of a quote are taken up.
const REACH: usize = 16;
/// How many nodes from a quote the search for a verb goes.
pub(super) const CLAUSE_REACH: usize = 60;

impl Candidates {
    /// The candidate for a mention, new or known.
    pub(crate) fn mention(&mut self, mention: usize) -> &mut Candidate {
        let mention = mention as u32;
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
    pub(super) fn subject(&mut self, clause: &Clause, rule: Rule, subject: Subject, verb: usize) {
        let classes = clause.nodes[verb].classes;
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
            candidate.cue = Some(clause.verb_group(verb).into());
        }
    }

    /// Evidence for the owner of a word for speech.
    pub(super) fn noun(&mut self, noun: Noun) {
        let candidate = self.mention(noun.owner);
        candidate.evidence.add(Rule::NounCue);
        candidate.cue.get_or_insert(noun.cue.into());
        if noun.holds {
            candidate.evidence.add(Rule::NounClause);
            // Inside a description the owner is no bystander: "the press for Lee's claim".
            candidate.evidence.add(Rule::InSentence);
        }
    }

    /// `according to Lee`: evidence for the mention behind.
    pub(super) fn according(&mut self, clause: &Clause, at: usize) {
        if clause.nodes.get(at + 1).is_none_or(|_| clause.text_of(at + 1) != "to") {
            return;
        }
        if let Some((mention, _)) = clause.mention_behind(at + 2) {
            let candidate = self.mention(mention);
            candidate.evidence.add(Rule::According);
            candidate.cue = Some((clause.nodes[at].tokens.0, clause.nodes[at + 1].tokens.1).into());
        }
    }

    /// Whether a strong verb of speech right beside the quote has a subject: nothing further away can change that.
    pub(crate) fn settled(&self) -> bool {
        self.list.iter().any(|Candidate { evidence, .. }| {
            evidence.any_tagged(BESIDE) && evidence.has(Rule::StrongCue) && !evidence.has(Rule::PhraseSubject)
        })
    }

    /// Reads the clause around the folded part at node `quote`.
    pub(crate) fn read_clause(&mut self, clause: &Clause, quote: usize) {
        if !clause.named {
            return;
        }
        match Noun::behind(clause, quote) {
            Some(noun) => self.noun(noun),
            None => self.before(clause, quote),
        }
        self.after(clause, quote);
        self.trailing(clause, quote);
        self.relays(clause);
        self.bystanders(clause, quote);
    }

    /// Everybody else in the sentence, and how far away.
    fn bystanders(&mut self, clause: &Clause, quote: usize) {
        let nodes = clause.nodes;
        let mut first = None;
        let mut rank = 0;
        for at in (quote.saturating_sub(CLAUSE_REACH)..quote).rev() {
            if nodes[at].mention().is_none() {
                continue;
            }
            if rank < REACH {
                self.bystander(clause, at, quote - at, rank == 0);
            }
            rank += 1;
            first = Some(at);
        }
        // "If Lee “is against it”": the words are about her.
        if begins_with_verb(clause, quote)
            && let Some(subject) = quote.checked_sub(1).and_then(|at| nodes[at].mention())
        {
            self.mention(subject).evidence.add(Rule::SubjectOfQuote);
        }
        if let Some(mention) = first.filter(|&at| at < 4).and_then(|at| nodes[at].mention()) {
            self.mention(mention).evidence.add(Rule::SentenceSubject);
        }
        let after = (quote + 1..nodes.len().min(quote + CLAUSE_REACH)).filter(|&i| nodes[i].mention().is_some()).take(REACH);
        for (rank, at) in after.enumerate() {
            self.bystander(clause, at, at - quote, rank == 0 && first.is_none());
        }
    }

    fn bystander(&mut self, clause: &Clause, at: usize, distance: usize, adjacent: bool) {
        let Some(mention) = clause.nodes[at].mention() else { return };
        let in_phrase = clause.in_phrase(at);
        let possessive = clause.mentions[mention].possessive;
        let candidate = self.mention(mention);
        // "with Lee calling it “a mess”": she acts.
        let acts =
            candidate.cue.is_some() && !candidate.evidence.has(Rule::PhraseSubject) && !candidate.evidence.has(Rule::NounCue);
        let evidence = &mut candidate.evidence;
        evidence.add(Rule::InSentence);
        if distance <= 3 {
            evidence.add(Rule::Near);
        } else if distance > 12 {
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

    /// What sort of words each candidate is.
    pub(crate) fn note_kinds(&mut self, mentions: &[Mention], outline: &Outline) {
        for candidate in &mut self.list {
            let m = &mentions[candidate.mention as usize];
            let evidence = &mut candidate.evidence;
            match m.kind {
                MentionKind::Pronoun => {
                    evidence.add(Rule::Pronoun);
                    match outline.text_of(m.core().0) {
                        "I" | "we" | "We" => evidence.add(Rule::FirstPerson),
                        "it" | "It" => evidence.add(Rule::Thing),
                        _ => {}
                    }
                }
                MentionKind::Description => evidence.add(Rule::Description),
                MentionKind::Name => {}
            }
            if m.place {
                evidence.add(Rule::Place);
            } else {
                match m.stands_for {
                    Some(SpeakerKind::Person) => evidence.add(Rule::Person),
                    Some(SpeakerKind::Organization) => evidence.add(Rule::Body),
                    Some(SpeakerKind::Document) => evidence.add(Rule::Text),
                    _ => {}
                }
            }
            if m.plural {
                evidence.add(Rule::Plural);
            }
        }
    }
}
