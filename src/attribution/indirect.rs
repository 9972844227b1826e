//! Reported speech: what a verb of speech reports without marks, and the clause around a mixed quote.

use super::rules::{EvidenceSet, Rule};
use crate::Span;
use crate::cues::{Clause, Clauses, NodeKind, Relation, Subject};
use crate::lexicon::Classes;
use crate::mentions::{Mention, MentionKind};
use crate::outline::Outline;
use crate::span::Narrow;
use crate::speakers::{Discourse, Entities};

/// A quotation without marks whose speaker is known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Indirect {
    pub(crate) reported: Reported,
    pub(crate) entity: Option<u32>,
    pub(crate) confidence: f32,
}

/// How sure a that-clause is, a clause before or "according to", and a clause without "that".
const SURE: f32 = 0.9;
const LESS_SURE: f32 = 0.8;
/// What a pronoun or a description leaves of that.
const THROUGH_PRONOUN: f32 = 0.85;

/// Reads the whole document for speech reported without marks. `spoken` says, in text order, in which sentence who spoke a quote
/// in marks, so that pronouns find them.
pub(crate) fn find_indirect(
    outline: &Outline,
    mentions: &mut [Mention],
    entities: &mut Entities,
    clauses: &mut Clauses,
    spoken: &[(usize, usize)],
) -> Vec<Indirect> {
    let mut found = Vec::new();
    let mut reported = Vec::new();
    let mut discourse = Discourse::new(outline);
    let mut spoken = spoken.iter().peekable();
    for index in 0..outline.sentences.len() {
        if !outline.sentences[index].reports {
            continue;
        }
        while let Some((sentence, entity)) = spoken.next_if(|(s, _)| *s < index) {
            discourse.spoke(*entity, *sentence);
        }
        reported.clear();
        read_reported(&clauses.read(outline, mentions, index), &mut reported);
        for reported in reported.iter().filter(|r| !r.quoted) {
            let entity = discourse.entity_of(entities, mentions, reported.mention as usize);
            if let Some(entity) = entity {
                discourse.spoke(entity, index);
            }
            let named = mentions[reported.mention as usize].kind == MentionKind::Name;
            let bare = reported.evidence.has(Rule::SubjectOfClause) && !reported.evidence.has(Rule::ThatClause);
            let confidence = if bare { LESS_SURE } else { SURE } * if named { 1.0 } else { THROUGH_PRONOUN };
            found.push(Indirect { reported: *reported, entity: entity.map(|entity| entity as u32), confidence });
        }
    }
    found
}

/// Words reported without marks, in terms of the outline.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reported {
    pub(crate) mention: u32,
    /// Tokens.
    pub(crate) cue: Narrow,
    /// Bytes.
    pub(crate) content: Narrow,
    pub(crate) evidence: EvidenceSet,
    /// Whether a folded quote stands in the content.
    pub(crate) quoted: bool,
}

/// What a verb of speech governs: nodes of the clause.
struct Region {
    subject: Subject,
    nodes: (usize, usize),
    rule: Rule,
    that: bool,
}

/// How many nodes behind its verb a that-clause may begin.
const THAT_WITHIN: usize = 9;

/// Reads what the verbs of a sentence report.
fn read_reported(clause: &Clause, out: &mut Vec<Reported>) {
    // What is taken as reported once is not searched again: the outermost verb of speech has it all.
    let mut taken = 0;
    for at in 0..clause.nodes.len() {
        let node = &clause.nodes[at];
        if !node.classes.any(Classes::CUE_STRONG | Classes::CUE_MEDIUM | Classes::ACCORDING) {
            continue;
        }
        let region =
            if node.classes.any(Classes::ACCORDING) && clause.nodes.get(at + 1).is_some_and(|_| clause.text_of(at + 1) == "to") {
                according(clause, at)
            } else if at >= taken && is_cue(clause, at) {
                governed(clause, at)
            } else {
                None
            };
        let Some(region) = region else { continue };
        let Some(content) = trimmed(clause, region.nodes) else { continue };
        taken = taken.max(region.nodes.1.max(at));
        out.push(reported(clause, at, &region, content));
    }
}

/// The clause that the verb whose group ends with token `cue_end` reports: the content of a mixed quote.
pub(crate) fn content_of_cue(clause: &Clause, cue_end: usize, quote: usize) -> Option<Span> {
    let verb = clause.nodes.iter().position(|n| n.tokens.1 == cue_end)?;
    let region = if clause.nodes[verb].is_verb() { governed(clause, verb)? } else { according(clause, verb.checked_sub(1)?)? };
    (region.nodes.0 <= quote && quote < region.nodes.1).then(|| trimmed(clause, region.nodes)).flatten()
}

fn reported(clause: &Clause, at: usize, region: &Region, content: Span) -> Reported {
    let mut evidence = EvidenceSet::default();
    evidence.add(region.rule);
    let classes = clause.nodes[at].classes;
    if region.rule != Rule::According {
        evidence.add(if classes.any(Classes::CUE_STRONG) { Rule::StrongCue } else { Rule::MediumCue });
    }
    if region.that {
        evidence.add(Rule::ThatClause);
    }
    match region.subject.relation {
        Relation::Direct => evidence.add(Rule::DirectSubject),
        Relation::Interrupted => evidence.add(Rule::InterruptedSubject),
        Relation::Far => evidence.add(Rule::FarSubject),
        _ => {}
    }
    let cue = if clause.nodes[at].is_verb() {
        clause.verb_group(at)
    } else {
        (clause.nodes[at].tokens.0, clause.nodes[at + 1].tokens.1)
    };
    let quoted = clause.nodes[region.nodes.0..region.nodes.1].iter().any(|n| n.part().is_some());
    Reported { mention: region.subject.mention as u32, cue: cue.into(), content: content.into(), evidence, quoted }
}

fn is_cue(clause: &Clause, at: usize) -> bool {
    let node = &clause.nodes[at];
    node.is_verb()
        && !node.aside
        && node.classes.any(Classes::CUE_STRONG | Classes::CUE_MEDIUM)
        && (clause.is_finite(at) || clause.is_gerund(at))
        && !clause.is_passive(at)
}

/// What a verb of speech reports: a that-clause behind it, a bare clause behind it, or the clause before it.
fn governed(clause: &Clause, verb: usize) -> Option<Region> {
    let nodes = clause.nodes;
    let classes = nodes[verb].classes;
    if let Some(subject) = clause.subject(verb).filter(|s| may_speak(clause, s)) {
        let that = (verb + 1..nodes.len().min(verb + THAT_WITHIN))
            .find(|&i| nodes[i].classes.any(Classes::THAT) && nodes[i].kind == NodeKind::Word);
        // "at that point" opens no clause: a finite verb must follow.
        let clause_follows = |t: usize| (t + 1..nodes.len()).any(|i| clause.is_finite(i));
        if let Some(that) = that.filter(|&t| circumstances(clause, verb + 1, t) && clause_follows(t)) {
            let nodes = (that, end_of_clause(clause, that + 1));
            return Some(Region { subject, nodes, rule: Rule::SubjectOfClause, that: true });
        }
        let start = bare_clause(clause, verb);
        if classes.any(Classes::CUE_STRONG)
            && let Some(start) = start
        {
            return Some(Region {
                subject,
                nodes: (start, end_of_clause(clause, start)),
                rule: Rule::SubjectOfClause,
                that: false,
            });
        }
    }
    before(clause, verb)
}

/// Whether nothing but a hearer and circumstances stands between a verb and "that": `told reporters in a statement on Monday that`.
fn circumstances(clause: &Clause, from: usize, to: usize) -> bool {
    let mut phrase = false;
    (from..to).all(|i| {
        let node = &clause.nodes[i];
        match node.kind {
            NodeKind::Mention(_) => i == from || phrase,
            NodeKind::Punct(ch) => ch == b',',
            NodeKind::Word if node.classes.any(Classes::PREP) && clause.text_of(i) != "to" => {
                phrase = true;
                true
            }
            NodeKind::Word => {
                phrase
                    || node
                        .classes
                        .any(Classes::ADV | Classes::DET | Classes::POSS | Classes::WEEKDAY | Classes::MONTH | Classes::NUM)
            }
            NodeKind::Verb | NodeKind::Quote(_) => false,
        }
    })
}

/// `Lee said the plan works`: where the clause without "that" begins, if one does.
fn bare_clause(clause: &Clause, verb: usize) -> Option<usize> {
    let nodes = clause.nodes;
    let mut start = verb + 1;
    // A day or an adverb may come first.
    while nodes.get(start).is_some_and(|n| {
        n.kind == NodeKind::Word && n.classes.any(Classes::ADV | Classes::WEEKDAY) && !n.classes.any(Classes::PREP | Classes::DET)
    }) {
        start += 1;
    }
    // "told reporters the plan works": the hearer is not reported.
    if nodes[verb].classes.any(Classes::TAKES_HEARER) && nodes.get(start).is_some_and(|n| n.mention().is_some()) {
        start += 1;
        if nodes.get(start).is_some_and(|n| n.kind == NodeKind::Word && n.classes.any(Classes::PREP))
            && nodes.get(start + 1).is_some_and(|n| n.mention().is_some())
        {
            start += 2;
        }
    }
    let first = nodes.get(start)?;
    let opens = match first.kind {
        NodeKind::Mention(_) => true,
        NodeKind::Word => {
            first.classes.any(Classes::DET | Classes::POSS | Classes::PRON | Classes::NUM | Classes::WH | Classes::SUBORD)
                || first.classes.is_empty()
        }
        _ => false,
    };
    let finite = (start + 1..nodes.len()).any(|i| clause.is_finite(i) && !nodes[i].aside);
    (opens && finite).then_some(start)
}

/// `The plan works, Lee said.` `The plan works, said Lee.`: the clause before the comma.
fn before(clause: &Clause, verb: usize) -> Option<Region> {
    let nodes = clause.nodes;
    if !clause.ends_with_attribution(verb) {
        return None;
    }
    // The comma may stand inside the marks of a quote: `The fire was “a shame,” Lee said.`
    let comma_inside = |i: usize| nodes[i].part().is_some_and(|p| clause.outline.quoted_words(p).ends_with(','));
    let comma = (1..verb).rev().find(|&i| !nodes[i].aside && (nodes[i].is_punct(b',') || comma_inside(i)))?;
    let subject = if comma + 1 == verb { clause.inverted_subject(verb) } else { clause.subject(verb).filter(|s| s.node > comma) };
    // "While Lee objects, the aides who wrote to her say": what is reported is no clause before the aides.
    let subject = subject.filter(|s| may_speak(clause, s) && s.relation != Relation::Relative)?;
    let finite = (0..comma).any(|i| clause.is_finite(i)) && !only_leads_in(clause, comma);
    let end = if nodes[comma].part().is_some() { comma + 1 } else { comma };
    finite.then_some(Region { subject, nodes: (0, end), rule: Rule::Trailing, that: false })
}

/// Whether the words before the comma are no clause of their own: `Asked whether it works, Lee said`, `But when it rained, Lee said`.
fn only_leads_in(clause: &Clause, comma: usize) -> bool {
    let nodes = clause.nodes;
    let opening = |i: &usize| !nodes[*i].is_comma() && !nodes[*i].classes.any(Classes::CONJ);
    let Some(first) = (0..comma).find(opening) else { return true };
    let classes = nodes[first].classes;
    let leads = match nodes[first].kind {
        NodeKind::Verb => classes.any(Classes::PARTICIPLE | Classes::GERUND),
        NodeKind::Word => classes.any(Classes::SUBORD) && !classes.any(Classes::THAT | Classes::DET | Classes::PRON),
        _ => false,
    };
    let clause_behind = |i: usize| nodes[i].is_comma() && !nodes[i].aside && (i + 1..comma).any(|at| clause.is_finite(at));
    leads && !(first..comma).any(clause_behind)
}

/// `According to Lee, the plan works.` `The plan works, according to Lee.`
fn according(clause: &Clause, at: usize) -> Option<Region> {
    let nodes = clause.nodes;
    let (mention, node) = clause.mention_behind(at + 2)?;
    let subject = Subject { mention, node, relation: Relation::Direct };
    let range = if at == 0 {
        let comma = (at + 3..nodes.len()).find(|&i| nodes[i].is_punct(b',') && !nodes[i].aside)?;
        (comma + 1, nodes.len())
    } else {
        let end = if nodes[at - 1].is_punct(b',') { at - 1 } else { at };
        (0, end)
    };
    (range.0 < range.1).then_some(Region { subject, nodes: range, rule: Rule::According, that: false })
}

/// Whether the subject can speak: no place in a phrase, no "it", no owner.
fn may_speak(clause: &Clause, subject: &Subject) -> bool {
    let mention = &clause.mentions[subject.mention];
    let word = clause.outline.text_of(mention.core().0);
    let thing = mention.kind == MentionKind::Pronoun
        && (word.eq_ignore_ascii_case("it") || word == "I" || word.eq_ignore_ascii_case("we"));
    subject.relation != Relation::Phrase && !thing
}

/// Where the reported clause ends: before the next clause of speech that "and" or "but" joins, else with the sentence.
fn end_of_clause(clause: &Clause, from: usize) -> usize {
    let nodes = clause.nodes;
    for i in from + 1..nodes.len() {
        let joins = nodes[i].kind == NodeKind::Word && nodes[i].classes.any(Classes::CONJ) && nodes[i - 1].is_punct(b',');
        if joins
            && let Some(verb) = (i + 1..nodes.len().min(i + 6)).find(|&v| nodes[v].is_verb())
            && is_cue(clause, verb)
            && nodes[verb].classes.any(Classes::CUE_STRONG)
        {
            return i - 1;
        }
        if nodes[i].is_punct(b';') {
            return i;
        }
    }
    nodes.len()
}

/// The bytes of the nodes, without punctuation at the end.
fn trimmed(clause: &Clause, (start, end): (usize, usize)) -> Option<Span> {
    let nodes = clause.nodes;
    let end = (start..end).rev().find(|&i| !matches!(nodes[i].kind, NodeKind::Punct(_)))? + 1;
    let start = (start..end).find(|&i| !matches!(nodes[i].kind, NodeKind::Punct(_)))?;
    let bytes = |i: usize| match nodes[i].part() {
        Some(part) => clause.outline.outer(part),
        None => clause.outline.span_of(nodes[i].tokens),
    };
    let span = Span::new(bytes(start).start(), bytes(end - 1).end());
    (!span.is_empty()).then_some(span)
}
