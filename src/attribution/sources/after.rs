//! What stands behind a quote: `“…,” said Lee`, `“…,” according to Lee`, `“…” for all, Lee said`.

use crate::attribution::candidates::{CLAUSE_REACH, Candidate, Candidates};
use crate::attribution::rules::{BESIDE, Rule};
use crate::cues::{Clause, Node, NodeKind, Relation, Subject};
use crate::ids::{Id, MentionId, NodeId, PartId};
use crate::lexicon::{Classes, Phrase, word};
use crate::text::TokenKind;

/// How many nodes behind it the "to" of its infinitive may stand.
const INFINITIVE_WITHIN: usize = 6;
/// How many nodes behind the first mention its verb may stand.
const VERB_WITHIN: usize = 40;

/// Longest reference in brackets behind a quote, in nodes.
const REFERENCE: usize = 8;
/// How many nodes behind the quote the verb of "is what Lee asked" may stand.
const CLEFT: usize = 8;

impl Candidates {
    /// `“…,” said Lee` `“…,” Lee said` `“…” — Lee` `“…,” according to Lee`
    pub(super) fn after(&mut self, clause: &Clause, quote: NodeId) {
        let nodes = clause.nodes;
        if let Some(mention) = in_brackets(clause, quote + 1) {
            self.mention(mention).evidence.add(Rule::NameInBrackets);
        }
        if let Some((subject, verb)) = cleft(clause, quote + 1) {
            self.subject(clause, Rule::SubjectAfter, subject, verb);
            return;
        }
        let words = nodes[quote].part().map_or("", |p| words_of(clause, p));
        let mut at = behind_reference(clause, quote + 1);
        if let Some(mention) = signed(clause, at) {
            self.mention(mention).evidence.add(Rule::Signature);
        }
        let dash = nodes.get(at).is_some_and(|n| n.is_punct(b'-'));
        let comma = nodes.get(at).is_some_and(|n| n.is_punct(b','));
        while nodes.get(at).is_some_and(|n| n.is_punct(b',') || n.is_punct(b'"') || n.is_punct(b'-')) {
            at += 1;
        }
        // Without a comma or a full stop inside, the clause goes on: what follows is no attribution of its own.
        // `“It will be our”—Ann leaned over—“secret.”`
        let of = |node: &Node| node.part().map(|part| clause.outline.parts[part].quote);
        let framed = dash && nodes.from(quote + 1).any(|(_, node)| of(node).is_some() && of(node) == of(&nodes[quote]));
        let ended = comma || framed || words.ends_with([',', '.', '!', '?', '…', '-', '—', '–', '\'', '’', '”', '"']);
        at = behind_small_words(clause, at, ended);
        // Where words of the article lead into the quote, others may go on behind it: "Lee vowed to “hold on,” denounced the plan
        // and left", "If it is “a mess,” the crowd applauds".
        let embedded = clause.before(quote).is_some_and(|n| !n.is_no_word());
        let Some(node) = nodes.get(at) else { return };
        match node.kind() {
            NodeKind::Verb => {
                let reports = if embedded {
                    reports_clause(clause, at, words) && !clause.classes_of(node).any(Classes::COGNITION | Classes::TAKES_OBJECT)
                } else {
                    clause.classes_of(node).any(Classes::CUE_STRONG | Classes::CUE_MEDIUM)
                        || ended
                            && (clause.classes_of(node).any(Classes::CUE | Classes::PAST | Classes::THIRD)
                                || clause.classes_of(node).is_plain())
                };
                if let Some(subject) = clause.inverted_subject(at).filter(|_| reports) {
                    self.subject(clause, Rule::Inverted, subject, at);
                } else if clause.classes(at).any(Classes::ACCORDING) {
                    self.according(clause, at);
                }
            }
            NodeKind::Word if clause.classes(at).any(Classes::ACCORDING) => self.according(clause, at),
            NodeKind::Mention(mention) => match verb_of(clause, at, mention) {
                Some(verb) if embedded && (!reports_clause(clause, verb, words) || self.reports_next(clause, quote, verb)) => {}
                Some(verb) if ended || clause.classes(verb).any(Classes::CUE_STRONG | Classes::CUE_MEDIUM) && verb <= at + 2 => {
                    if let Some((subject, verb)) = speaks_by(clause, verb).filter(|(s, _)| s.mention == mention || s.node >= at) {
                        self.subject(clause, if ended { Rule::SubjectAfter } else { Rule::Trailing }, subject, verb);
                        self.quoting(clause, verb);
                    }
                }
                None if dash && !nodes.get(at + 1).is_some_and(|n| clause.classes_of(n).any(Classes::AUX)) => {
                    self.mention(mention).evidence.add(Rule::Signature);
                }
                _ => {}
            },
            _ => {}
        }
    }

    /// Whether the verb behind the quote reports the next one: `After Lee said it was “x,” Orr said: “y”`.
    fn reports_next(&self, clause: &Clause, quote: NodeId, verb: NodeId) -> bool {
        let of = |node: NodeId| clause.nodes.get(node).and_then(|n| n.part()).map(|p| clause.outline.parts[p].quote);
        let next = (verb + 1).to(verb + 4).iter().find_map(of);
        let governed = self.list.iter().any(|c| c.evidence.has(Rule::SubjectOfClause) && !c.evidence.has(Rule::Thought));
        governed && next.is_some() && next != of(quote)
    }

    /// `the Post reported, quoting Lee`: the words are hers.
    fn quoting(&mut self, clause: &Clause, verb: NodeId) {
        let quoting =
            (verb + 1).to(clause.nodes.end().min(verb + 8)).iter().find(|&i| clause.nodes[i].is_comma()).map(|comma| comma + 1);
        let Some(quoting) = quoting.filter(|&at| clause.word(at) == word::QUOTING) else { return };
        if let Some((mention, _)) = clause.mention_behind(quoting + 1) {
            let candidate = self.mention(mention);
            candidate.evidence.add(Rule::According);
            candidate.cue = Some(clause.tokens(quoting));
        }
    }

    /// A reporting verb behind the quote that ends the sentence: `The plan is “…” for all, Lee said.`
    pub(super) fn trailing(&mut self, clause: &Clause, quote: NodeId) {
        let nodes = clause.nodes;
        let open = nodes[quote].part().is_some_and(|p| !words_of(clause, p).ends_with(['.', '!', '?']));
        let mut between = 0;
        for at in (quote + 1).to(nodes.end().min(quote + CLAUSE_REACH)).iter() {
            let node = &nodes[at];
            match node.kind() {
                NodeKind::Quote(_) => between += 1,
                _ if between == 0 && clause.outline.phrase_end(Phrase::ATTRIBUTED_TO, node.first).is_some() => {
                    self.attributed_to(clause, at);
                }
                NodeKind::Verb
                    if clause.classes_of(node).any(Classes::CUE_STRONG | Classes::CUE_MEDIUM)
                        && !node.is_aside()
                        && clause.ends_with_attribution(at) =>
                {
                    // The comma may stand inside the marks of another quote: "It was “a mess” and “a shame,” Lee said".
                    let closing = |i: NodeId| open && nodes[i].part().is_some_and(|p| words_of(clause, p).ends_with(','));
                    let comma =
                        (quote + 1).to(at).iter().rev().find(|&i| nodes[i].is_punct(b',') && !nodes[i].is_aside() || closing(i));
                    let subject = match comma {
                        // "but Lee warned", "when Lee said": a clause of its own, unlike "as Lee put it".
                        Some(comma)
                            if nodes[comma + 1].kind() == NodeKind::Word
                                && clause
                                    .classes(comma + 1)
                                    .any(Classes::CONJ | Classes::SUBORD | Classes::WH | Classes::THAT)
                                && !matches!(clause.word(comma + 1), word::AS | word::WHO | word::WHICH) =>
                        {
                            None
                        }
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
                NodeKind::Word if clause.classes(at).any(Classes::ACCORDING) && between == 0 => self.according(clause, at),
                NodeKind::Word if clause.word(at) == word::AS && between == 0 => self.as_told_by(clause, at),
                _ => {}
            }
        }
    }

    /// `“…”, attributed to Lee`
    fn attributed_to(&mut self, clause: &Clause, at: NodeId) {
        if let Some((mention, _)) = clause.mention_behind(at + 2) {
            let candidate = self.mention(mention);
            candidate.evidence.add(Rule::According);
            candidate.cue = Some(clause.nodes[at].first.to(clause.end(at + 1)));
        }
    }

    /// `“…” with secrets, as described by Lee`: the words are hers.
    fn as_told_by(&mut self, clause: &Clause, at: NodeId) {
        let told = |n: &Node| {
            clause.classes_of(n).any(Classes::PARTICIPLE) && clause.classes_of(n).any(Classes::CUE | Classes::TAKES_OBJECT)
        };
        if !clause.nodes.get(at + 1).is_some_and(told) || clause.word(at + 2) != word::BY {
            return;
        }
        if let Some((mention, _)) = clause.mention_behind(at + 3) {
            let candidate = self.mention(mention);
            candidate.evidence.add(Rule::According);
            candidate.cue = Some(clause.tokens(at + 1));
        }
    }

    /// Who only passes on what somebody else is said to have said: `“…,” Lee said, according to the Post`, `Lee vowed to “…,” the
    /// Post reported`, `“…,” the Post said, quoting Lee`.
    pub(super) fn relays(&mut self, clause: &Clause) {
        for at in 0..self.list.len() {
            if self.only_relays(clause, at) {
                self.list[at].evidence.add(Rule::Relay);
            }
        }
    }

    fn only_relays(&self, clause: &Clause, at: usize) -> bool {
        let this = &self.list[at];
        let is_somebody = |c: &Candidate| clause.mentions[c.mention].may_be_person();
        let quoted = |c: &Candidate| {
            c.evidence.has(Rule::According) && c.cue.is_some_and(|cue| clause.outline.word(cue.start()) == word::QUOTING)
        };
        let mut others = self.list.iter().enumerate().filter(|(i, c)| *i != at && is_somebody(c)).map(|(_, c)| c);
        if this.evidence.has(Rule::According) {
            return !quoted(this) && others.any(|c| c.evidence.any_tagged(BESIDE) && c.evidence.has(Rule::StrongCue));
        }
        if !this.evidence.any(&[Rule::SubjectAfter, Rule::Inverted, Rule::Trailing]) {
            return false;
        }
        let reporter = !is_somebody(this)
            || this.cue.is_some_and(|cue| matches!(clause.outline.word(cue.end() - 1), word::REPORTED | word::REPORTS));
        let governs = |c: &Candidate| {
            c.evidence.any(&[Rule::SubjectBefore, Rule::SubjectOfClause])
                && c.evidence.any(&[Rule::StrongCue, Rule::MediumCue])
                && !c.evidence.any(&[Rule::Thought, Rule::PhraseSubject, Rule::FarSubject])
        };
        others.any(|c| quoted(c) || reporter && governs(c))
    }
}

/// `“…” (Ann Lee)`, `“…” (Ann Lee, baker)`, but neither `“…” (Ann Lee told him)` nor `“…” (Ann Lee, 1999)`.
fn in_brackets(clause: &Clause, at: NodeId) -> Option<MentionId> {
    let [bracket, name, sign, rest @ ..] = &clause.nodes[at.to(clause.nodes.end())] else { return None };
    let ends = sign.is_punct(b')')
        || sign.is_comma() && rest.first().is_some_and(|n| clause.outline.tokens[n.first].kind() != TokenKind::Number);
    name.mention().filter(|_| bracket.is_punct(b'(') && ends)
}

/// `“…” : Ann Lee`, `“…” | Ann Lee, baker`: a name that is all of the sentence.
fn signed(clause: &Clause, at: NodeId) -> Option<MentionId> {
    let [sign, name, rest @ ..] = &clause.nodes[at.to(clause.nodes.end())] else { return None };
    let alone = at.index() == 1 && rest.iter().all(|n| !n.is_verb() && n.part().is_none());
    name.mention().filter(|_| alone && (sign.is_punct(b':') || sign.is_punct(b'|')))
}

/// The node behind words such as "the then" and "as", in front of who speaks. Where the quote has `ended`, any other word may be one.
fn behind_small_words(clause: &Clause, mut at: NodeId, ended: bool) -> NodeId {
    let nodes = clause.nodes;
    let first = at;
    while at < first + 3
        && nodes.get(at).is_some_and(|n| {
            n.kind() == NodeKind::Word
                && (clause.classes_of(n).any(Classes::ADV | Classes::DET | Classes::NUM)
                    && !clause.classes_of(n).any(Classes::SUBORD | Classes::REL | Classes::WH)
                    || clause.classes_of(n).is_plain() && (at > first || ended))
                || at == first && n.kind() == NodeKind::Word && clause.word(at) == word::AS
        })
    {
        at += 1;
    }
    at
}

/// The node behind a reference in brackets: `“…”[12]`, `“…” (Jon 18:38)`.
fn behind_reference(clause: &Clause, at: NodeId) -> NodeId {
    let opens = clause.nodes.get(at).is_some_and(|n| n.is_punct(b'[') || n.is_punct(b'('));
    let closes = |&i: &NodeId| clause.nodes[i].is_punct(b']') || clause.nodes[i].is_punct(b')');
    let Some(close) = at.to(clause.nodes.end()).iter().take(REFERENCE).find(closes).filter(|_| opens) else { return at };
    let tokens = clause.nodes[at].first.to(clause.nodes[close].first);
    let numbered = tokens.iter().any(|t| clause.outline.tokens[t].kind() == TokenKind::Number);
    let told = at.to(close).iter().any(|i| clause.nodes[i].is_verb());
    if numbered && !told { close + 1 } else { at }
}

/// Who speaks in `“…” is what Lee asked`, `“…” was how Lee put it`, and the verb.
fn cleft(clause: &Clause, at: NodeId) -> Option<(Subject, NodeId)> {
    clause.outline.phrase_end(Phrase::IS_WHAT, clause.nodes.get(at)?.first)?;
    let near = || (at + 2).to(clause.nodes.end().min(at + CLEFT)).iter();
    let put = |i: NodeId| matches!(clause.word(i), word::PUT | word::PUTS);
    let verb =
        near().find(|&i| clause.nodes[i].is_verb() || put(i)).filter(|&i| put(i) || clause.classes(i).any(Classes::CUE))?;
    let (mention, node) = clause.mention_behind(at + 2).filter(|(_, node)| *node < verb)?;
    Some((Subject { mention, node, relation: Relation::Direct }, verb))
}

/// The words of a folded part.
fn words_of<'t>(clause: &Clause<'_, 't>, part: PartId) -> &'t str {
    clause.outline.quoted_words(part).trim_end()
}

/// Whether the verb at `verb` reports the quoted words before it even in the middle of a sentence: `It is “…,” Lee said`, `It is “…?” Lee
/// asked`.
fn reports_clause(clause: &Clause, verb: NodeId, words: &str) -> bool {
    let classes = clause.classes(verb);
    let takes_all = classes.any(Classes::TAKES_THAT) || words.ends_with('?');
    classes.any(Classes::CUE_STRONG) || classes.any(Classes::CUE_MEDIUM) && takes_all
}

/// Who speaks by a verb, and the verb of speech: Orr in `Lee quoted Orr as saying` and in `Lee was told by Orr`.
fn speaks_by(clause: &Clause, verb: NodeId) -> Option<(Subject, NodeId)> {
    if clause.classes(verb).any(Classes::QUOTES)
        && let Some((mention, node)) = clause.mention_behind(verb + 1)
        && clause.word(node + 1) == word::AS
        && clause.nodes.get(node + 2).is_some_and(|n| clause.classes_of(n).any(Classes::GERUND))
    {
        return Some((Subject { mention, node, relation: Relation::Participle }, node + 2));
    }
    if clause.is_passive(verb) && clause.classes(verb).any(Classes::TAKES_HEARER) {
        return Some((clause.agent(verb, clause.nodes.end())?, verb));
    }
    Some((clause.subject(verb)?, verb))
}

/// The verb of the mention at node `at`.
fn verb_of(clause: &Clause, at: NodeId, mention: MentionId) -> Option<NodeId> {
    let nodes = clause.nodes;
    let end = nodes.end().min(at + VERB_WITHIN);
    if let Some(verb) = infinitive_behind(clause, at) {
        return Some(verb);
    }
    let verb = (at + 1).to(end).iter().find(|&i| nodes[i].is_verb() && !nodes[i].is_aside() && clause.is_finite(i))?;
    if !nodes[at + 1].is_comma() || clause.classes(verb).any(Classes::CUE) {
        return Some(verb);
    }
    // "Lee, now retired in Harrow, said": the verb of speech behind the next comma is hers.
    let speech = |&i: &NodeId| nodes[i].is_verb() && clause.classes(i).any(Classes::CUE_STRONG) && !nodes[i].is_aside();
    let said = (verb + 1).to(end).iter().take_while(|&i| nodes[i].part().is_none()).find(speech);
    said.filter(|&i| nodes[i - 1].is_comma() && clause.subject(i).is_some_and(|s| s.mention == mention)).or(Some(verb))
}

/// The verb of speech of `Lee is due to say`, `Lee went on to say`.
fn infinitive_behind(clause: &Clause, at: NodeId) -> Option<NodeId> {
    let words = |n: &Node| n.kind() == NodeKind::Word || n.is_verb();
    // "the bishop, Ann Lee, is due to say"
    let comma = usize::from(clause.nodes.get(at + 1).is_some_and(Node::is_comma));
    let mut behind = clause.nodes.numbered().skip(at.index() + 1 + comma).take(INFINITIVE_WITHIN).take_while(|(_, n)| words(n));
    let (to, _) = behind.find(|&(id, n)| n.kind() == NodeKind::Word && clause.word(id) == word::TO)?;
    let verb = clause.nodes.from(to + 1).find(|(_, n)| !clause.is_between(n)).filter(|(_, n)| n.is_verb())?.0;
    clause.classes(verb).any(Classes::CUE_STRONG).then_some(verb)
}
