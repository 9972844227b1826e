//! Candidates: every mention that might have spoken a quote, with the evidence for and against it.

use super::evidence::{EvidenceSet, Rule};
use crate::cues::{Clause, NodeKind, Relation, Subject};
use crate::lexicon::Flags;
use crate::mentions::{Mention, MentionKind, SpeakerKind};
use crate::outline::Outline;
use crate::text::Shape;

/// One candidate.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate {
    pub(crate) mention: usize,
    pub(crate) evidence: EvidenceSet,
    /// Tokens of the cue that links it, when one does.
    pub(crate) cue: Option<(usize, usize)>,
    /// For speakers carried over from another quote: the entity.
    pub(crate) entity: Option<usize>,
}

/// The candidates of one quote.
#[derive(Debug, Default)]
pub(crate) struct Candidates {
    pub(crate) list: Vec<Candidate>,
}

/// How many mentions on each side of a quote are taken up.
const REACH: usize = 16;
/// How many nodes before a quote the search for a governing verb goes.
const CLAUSE_REACH: usize = 60;

impl Candidates {
    /// The candidate for a mention, new or known.
    pub(crate) fn mention(&mut self, mention: usize) -> &mut Candidate {
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
    fn subject(&mut self, clause: &Clause, rule: Rule, subject: Subject, verb: usize) {
        let flags = clause.nodes[verb].flags;
        let candidate = self.mention(subject.mention);
        let evidence = &mut candidate.evidence;
        evidence.add(rule);
        evidence.add(if flags.any(Flags::CUE_STRONG) {
            Rule::StrongCue
        } else if flags.any(Flags::CUE_MEDIUM) {
            Rule::MediumCue
        } else if flags.any(Flags::CUE_WEAK) {
            Rule::WeakCue
        } else {
            Rule::UnknownCue
        });
        if flags.any(Flags::COGNITION) {
            evidence.add(Rule::Thought);
        }
        match subject.relation {
            Relation::Direct => evidence.add(Rule::DirectSubject),
            Relation::Interrupted => evidence.add(Rule::InterruptedSubject),
            Relation::Coordinated | Relation::Infinitive | Relation::Participle => evidence.add(Rule::DependentVerb),
            Relation::Relative => evidence.add(Rule::RelativeClause),
            Relation::Far => evidence.add(Rule::FarSubject),
            Relation::Phrase => evidence.add(Rule::PhraseSubject),
            Relation::Inverted => {}
        }
        if candidate.cue.is_none() {
            candidate.cue = Some(clause.verb_group(verb));
        }
    }

    /// Whether a strong verb of speech right beside the quote has a subject: nothing further away can change that.
    pub(crate) fn settled(&self) -> bool {
        self.list.iter().any(|c| {
            let beside = [Rule::SubjectAfter, Rule::Inverted, Rule::SubjectBefore].iter().any(|r| c.evidence.has(*r));
            beside && c.evidence.has(Rule::StrongCue) && !c.evidence.has(Rule::PhraseSubject)
        })
    }

    /// Reads the clause around the folded part at node `quote`.
    pub(crate) fn read_clause(&mut self, clause: &Clause, quote: usize) {
        self.after(clause, quote);
        self.before(clause, quote);
        self.trailing(clause, quote);
        self.bystanders(clause, quote);
    }

    /// `“…,” said Lee` `“…,” Lee said` `“…” — Lee` `“…,” according to Lee`
    fn after(&mut self, clause: &Clause, quote: usize) {
        let nodes = clause.nodes;
        let words = nodes[quote].part().map_or("", |p| clause.outline.parts[p].inner.of(clause.outline.text)).trim_end();
        let mut at = quote + 1;
        let dash = nodes.get(at).is_some_and(|n| n.is_punct(b'-'));
        let comma = nodes.get(at).is_some_and(|n| n.is_punct(b','));
        while nodes.get(at).is_some_and(|n| n.is_punct(b',') || n.is_punct(b'"') || n.is_punct(b'-')) {
            at += 1;
        }
        // Without a comma or a full stop inside, the clause goes on: what follows is no attribution of its own.
        let ended = comma || words.ends_with([',', '.', '!', '?', '…', '-', '—', '–', '\'', '’', '”', '"']);
        let first = at;
        while at < first + 3
            && nodes.get(at).is_some_and(|n| {
                n.kind == NodeKind::Word
                    && (n.flags.any(Flags::ADV | Flags::DET) && !n.flags.any(Flags::SUBORD | Flags::REL)
                        || n.flags.is_empty() && at > first)
                    || at == first && n.kind == NodeKind::Word && clause.word(at) == "as"
            })
        {
            at += 1;
        }
        let Some(node) = nodes.get(at) else { return };
        match node.kind {
            NodeKind::Verb => {
                let verb_like = node.flags.any(Flags::CUE_STRONG | Flags::CUE_MEDIUM)
                    || ended && (node.flags.any(Flags::CUE | Flags::PAST | Flags::THIRD) || node.flags.is_empty());
                if let Some(subject) = clause.inverted_subject(at).filter(|_| verb_like) {
                    self.subject(clause, Rule::Inverted, subject, at);
                } else if clause.word(at) == "according" {
                    self.according(clause, at);
                }
            }
            NodeKind::Word if clause.word(at).eq_ignore_ascii_case("according") => self.according(clause, at),
            NodeKind::Mention(mention) => {
                let verb =
                    (at + 1..nodes.len().min(at + 40)).find(|&i| nodes[i].is_verb() && !nodes[i].aside && clause.is_finite(i));
                match verb {
                    Some(verb) if ended || nodes[verb].flags.any(Flags::CUE_STRONG | Flags::CUE_MEDIUM) && verb <= at + 2 => {
                        let subject = clause.subject(verb).filter(|s| s.mention == mention || s.node >= at);
                        if let Some(subject) = subject {
                            self.subject(clause, if ended { Rule::SubjectAfter } else { Rule::Trailing }, subject, verb);
                        }
                    }
                    None if dash => self.mention(mention).evidence.add(Rule::Signature),
                    _ => {}
                }
            }
            _ => {}
        }
    }

    fn according(&mut self, clause: &Clause, at: usize) {
        if clause.nodes.get(at + 1).is_none_or(|_| clause.word(at + 1) != "to") {
            return;
        }
        if let Some(mention) = clause.nodes.get(at + 2).and_then(|n| n.mention()) {
            let candidate = self.mention(mention);
            candidate.evidence.add(Rule::According);
            candidate.cue = Some((clause.nodes[at].tokens.0, clause.nodes[at + 1].tokens.1));
        }
    }

    /// `Lee said: “…”` `Lee said the plan was “…”` `LEE: “…”` `Lee's claim that “…”`
    fn before(&mut self, clause: &Clause, quote: usize) {
        let nodes = clause.nodes;
        let mut near = quote;
        let mut colon = false;
        while near > 0
            && (matches!(nodes[near - 1].kind, NodeKind::Punct(b',' | b':' | b'"' | b'-')) || nodes[near - 1].is_between())
        {
            near -= 1;
            colon |= nodes[near].is_punct(b':');
        }
        if colon
            && near > 0
            && let Some(mention) = nodes[near - 1].mention()
            && near <= 2
        {
            self.mention(mention).evidence.add(Rule::Label);
        }
        if nodes.len() > 2
            && quote > 2
            && nodes[1].is_punct(b':')
            && let Some(mention) = nodes[0].mention()
        {
            self.mention(mention).evidence.add(Rule::HeadlineLabel);
        }
        let start = quote.saturating_sub(CLAUSE_REACH);
        let mut governed = false;
        let mut nearest: Option<(usize, usize)> = None;
        let mut other_verb = false;
        let mut between = 0;
        for at in (start..quote).rev() {
            let node = &nodes[at];
            if node.aside && !nodes[quote].aside {
                continue;
            }
            match node.kind {
                NodeKind::Quote(_) => between += 1,
                NodeKind::Verb => {
                    let adjacent = at + 1 == near;
                    let cue =
                        node.flags.any(Flags::CUE_STRONG | Flags::CUE_MEDIUM) || node.flags.any(Flags::CUE_WEAK) && adjacent;
                    if !clause.is_finite(at) && !clause.is_gerund(at) && !clause.is_infinitive(at) || clause.is_passive(at) {
                        continue;
                    }
                    if !cue && (!adjacent || governed) {
                        if !other_verb && !governed {
                            other_verb = true;
                            if let Some(subject) = clause.subject(at) {
                                self.subject(clause, Rule::VerbSubject, subject, at);
                            }
                        }
                        continue;
                    }
                    let hearer = nodes.get(at + 1).and_then(|n| n.mention());
                    let subject = clause.subject(at);
                    // "Asked whether he would agree, Lee said": a comma parts the verb from the clause that holds the quote.
                    let parted = nearest
                        .is_some_and(|(_, inner)| nodes[at + 1..inner.max(at + 1)].iter().any(|n| n.is_punct(b',') && !n.aside));
                    if let Some(subject) = subject.filter(|_| !parted) {
                        let rule = if governed {
                            Rule::OuterCue
                        } else if adjacent || self.hearer_only(clause, at, near) {
                            Rule::SubjectBefore
                        } else {
                            Rule::SubjectOfClause
                        };
                        self.subject(clause, rule, subject, at);
                        if let Some(inner) =
                            nearest.map(|(m, _)| m).filter(|m| *m != subject.mention && node.flags.any(Flags::CUE_STRONG))
                        {
                            self.mention(inner).evidence.add(Rule::Embedded);
                        }
                        nearest.get_or_insert((subject.mention, subject.node));
                        let candidate = self.mention(subject.mention);
                        if between > 0 {
                            candidate.evidence.add(Rule::OtherQuoteBetween);
                        }
                        if nodes.get(at + 1).is_some_and(|n| n.flags.any(Flags::THAT)) {
                            candidate.evidence.add(Rule::ThatClause);
                        }
                    }
                    if let Some(hearer) = hearer.filter(|_| !governed) {
                        self.mention(hearer).evidence.add(if node.flags.any(Flags::TAKES_HEARER) {
                            Rule::Hearer
                        } else {
                            Rule::ObjectOfCue
                        });
                    }
                    if !governed && nearest.is_some_and(|(subject, _)| self.own_word(clause, at, subject)) {
                        break;
                    }
                    governed = true;
                }
                NodeKind::Word if node.flags.any(Flags::SPEECH_NOUN | Flags::DOCUMENT_NOUN) && !governed => {
                    if let Some(owner) = self.owner(clause, at) {
                        let candidate = self.mention(owner);
                        candidate.evidence.add(Rule::NounCue);
                        candidate.cue.get_or_insert(node.tokens);
                    }
                }
                NodeKind::Word if clause.word(at).eq_ignore_ascii_case("according") => self.according(clause, at),
                NodeKind::Punct(b';') => break,
                _ => {}
            }
        }
    }

    /// Whether the quote is the word of the verb's subject, whoever reports it: `Orr said Lee called it “x”`, unlike `Orr said Lee
    /// wants “x”`. Somebody only described counts where no clause stands between: `Orr said the mayor called it “x”`.
    fn own_word(&self, clause: &Clause, verb: usize, subject: usize) -> bool {
        let (flags, subject) = (clause.nodes[verb].flags, &clause.mentions[subject]);
        if !flags.any(Flags::CUE_STRONG | Flags::TAKES_OBJECT) || flags.any(Flags::COGNITION) {
            return false;
        }
        match subject.kind {
            MentionKind::Name => !subject.place,
            MentionKind::Description => subject.stands_for == Some(SpeakerKind::Unnamed) && flags.any(Flags::TAKES_OBJECT),
            MentionKind::Pronoun => false,
        }
    }

    /// Whether only a hearer, a time or a place stands between the verb and the quote: `told reporters on Monday, “…”`.
    fn hearer_only(&self, clause: &Clause, verb: usize, near: usize) -> bool {
        let nodes = clause.nodes;
        let comma_or_colon = nodes.get(near).is_some_and(|n| matches!(n.kind, NodeKind::Punct(b',' | b':')));
        let clause_inside = nodes[verb + 1..near].iter().any(|n| {
            n.is_verb() || matches!(n.kind, NodeKind::Quote(_)) || n.flags.any(Flags::THAT | Flags::AUX | Flags::SUBORD)
        });
        comma_or_colon && !clause_inside
    }

    /// The owner of a noun: `Lee's claim`.
    fn owner(&self, clause: &Clause, noun: usize) -> Option<usize> {
        let mut at = noun;
        for _ in 0..4 {
            at = at.checked_sub(1)?;
            let node = &clause.nodes[at];
            if let Some(mention) = node.mention() {
                return clause.mentions[mention].possessive.then_some(mention);
            }
            if node.kind != NodeKind::Word {
                return None;
            }
        }
        None
    }

    /// A reporting verb behind the quote that ends the sentence: `The plan is “…” for all, Lee said.`
    fn trailing(&mut self, clause: &Clause, quote: usize) {
        let nodes = clause.nodes;
        let mut between = 0;
        for at in quote + 1..nodes.len().min(quote + CLAUSE_REACH) {
            let node = &nodes[at];
            match node.kind {
                NodeKind::Quote(_) => between += 1,
                NodeKind::Verb
                    if node.flags.any(Flags::CUE_STRONG | Flags::CUE_MEDIUM)
                        && !node.aside
                        && clause.ends_with_attribution(at) =>
                {
                    let comma = (quote + 1..at).rev().find(|&i| nodes[i].is_punct(b',') && !nodes[i].aside);
                    let subject = match comma {
                        Some(comma) if comma + 1 == at => clause.inverted_subject(at),
                        Some(comma) => clause.subject(at).filter(|s| s.node > comma || s.relation == Relation::Interrupted),
                        None => None,
                    };
                    if let Some(subject) = subject {
                        self.subject(clause, Rule::Trailing, subject, at);
                        if between > 0 {
                            self.mention(subject.mention).evidence.add(Rule::OtherQuoteBetween);
                        }
                        return;
                    }
                }
                NodeKind::Word if clause.word(at) == "according" && between == 0 => self.according(clause, at),
                _ => {}
            }
        }
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
        let (start, end) = nodes[quote].tokens;
        if let Some(begins) = (start..end).find(|&t| clause.outline.tokens[t].is_word())
            && clause.outline.flags(begins).any(Flags::AUX | Flags::THIRD | Flags::PAST)
            && clause.outline.tokens[begins].shape == Shape::Lower
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
        if in_phrase && !evidence.has(Rule::According) {
            evidence.add(Rule::InPhrase);
        }
        if possessive {
            evidence.add(Rule::Possessive);
        }
    }

    /// What sort of words each candidate is.
    pub(crate) fn note_kinds(&mut self, mentions: &[Mention], outline: &Outline) {
        for candidate in &mut self.list {
            let m = &mentions[candidate.mention];
            let evidence = &mut candidate.evidence;
            match m.kind {
                MentionKind::Pronoun => {
                    evidence.add(Rule::Pronoun);
                    match outline.word(m.core().0) {
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
