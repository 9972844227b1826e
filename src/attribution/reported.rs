//! Reported speech: what a verb of speech reports without marks, and the clause around a mixed quote.

use super::decision::Decision;
use super::outcome::{Indirect, Outcome};
use super::rules::{EvidenceSet, Rule};
use super::sources::PARTS;
use super::telling::Telling;
use crate::Span;
use crate::article::{Article, Quoted};
use crate::cues::{Clause, NodeKind, Relation, Subject};
use crate::ids::{Id, IdRange, IdVec, MentionId, NodeId, QuoteId, TokenId};
use crate::lexicon::{Classes, word};
use crate::mentions::MentionKind;
use crate::outline::FoldedPart;
use crate::span::ShortSpan;
use crate::speakers::Referents;

/// How sure a that-clause is, a clause before or "according to", and a clause without "that".
const SURE: f32 = 0.9;
const LESS_SURE: f32 = 0.8;
/// What a pronoun or a description leaves of that.
const THROUGH_PRONOUN: f32 = 0.85;

/// Reads the whole document for speech reported without marks. Who spoke the quotes in marks is known already, so that pronouns find
/// them.
pub(super) fn find_reported(referents: &mut Referents, outcomes: &IdVec<QuoteId, Outcome>) -> Vec<Indirect> {
    let article = referents.article();
    let mut found = Vec::new();
    let mut reported = Vec::new();
    referents.begin_again();
    let spoken = |part: &FoldedPart| Some((outcomes[part.quote].decision?.entity?, part.sentence));
    let mut spoken = article.outline.parts.iter().filter_map(spoken).peekable();
    for (id, _) in article.outline.sentences.numbered().filter(|(_, sentence)| sentence.reports) {
        while let Some((entity, sentence)) = spoken.next_if(|&(_, sentence)| sentence < id) {
            referents.spoke(entity, sentence);
        }
        reported.clear();
        read_reported(&article.clause(id), &mut reported);
        for reported in reported.iter().filter(|r| !r.quoted) {
            // "Nobody says that it burned": nothing is reported.
            let word = article.outline.classes(article.mentions[reported.mention].tokens().start());
            if word.any(Classes::NEGATIVE) {
                continue;
            }
            let entity = referents.resolve(reported.mention);
            if let Some(entity) = entity {
                referents.spoke(entity, id);
            }
            let named = article.mentions[reported.mention].kind == MentionKind::Name;
            let bare = reported.evidence.has(Rule::SubjectOfClause) && !reported.evidence.has(Rule::ThatClause);
            let confidence = if bare { LESS_SURE } else { SURE } * if named { 1.0 } else { THROUGH_PRONOUN };
            let Reported { mention, cue, evidence, content, .. } = *reported;
            let decision = Decision { mention, entity, cue: Some(cue), evidence, confidence };
            let telling = Telling::read(referents, &decision);
            found.push(Indirect { decision, telling, content });
        }
    }
    found
}

/// The whole clause of a mixed quote that a cue attributes.
pub(super) fn reported_around(article: &Article, quoted: &Quoted, cue: IdRange<TokenId>) -> Option<ShortSpan> {
    let parts = article.parts_of(quoted);
    let last = parts[parts.len().min(PARTS) - 1];
    let clause = article.clause(article.outline.parts[last].sentence);
    let quote = clause.quote(parts[0])?;
    let verb = clause.nodes.ids().iter().find(|&node| clause.end(node) == cue.end())?;
    let region = if clause.nodes[verb].is_verb() { governed(&clause, verb)? } else { according(&clause, verb.before()?)? };
    region.nodes.contains(quote).then(|| trimmed(&clause, region.nodes)).flatten().map(ShortSpan::from)
}

/// Words that are reported.
#[derive(Debug, Clone, Copy)]
struct Reported {
    mention: MentionId,
    cue: IdRange<TokenId>,
    content: ShortSpan,
    evidence: EvidenceSet,
    /// Whether a folded quote stands in the content.
    quoted: bool,
}

/// What a verb of speech governs: nodes of the clause.
struct Region {
    subject: Subject,
    nodes: IdRange<NodeId>,
    rule: Rule,
    that: bool,
}

/// How many nodes behind its verb a that-clause may begin.
const THAT_WITHIN: usize = 9;

/// Reads what the verbs of a sentence report.
fn read_reported(clause: &Clause, out: &mut Vec<Reported>) {
    // What is taken as reported once is not searched again: the outermost verb of speech has it all.
    let mut taken = NodeId::FIRST;
    for (at, node) in clause.nodes.numbered() {
        // Nearly all nodes are turned away here.
        let classes = clause.classes_of(node);
        if !classes.any(Classes::ACCORDING | Classes::CUE_STRONG | Classes::CUE_MEDIUM) {
            continue;
        }
        let region = if classes.any(Classes::ACCORDING) && clause.word(at + 1) == word::TO {
            according(clause, at)
        } else if at >= taken && node.is_verb() && is_cue(clause, at) {
            governed(clause, at)
        } else {
            None
        };
        let Some(region) = region else { continue };
        let Some(content) = trimmed(clause, region.nodes) else { continue };
        taken = taken.max(region.nodes.end().max(at));
        out.push(reported(clause, at, &region, content));
    }
}

fn reported(clause: &Clause, at: NodeId, region: &Region, content: Span) -> Reported {
    let mut evidence = EvidenceSet::default();
    evidence.add(region.rule);
    let classes = clause.classes(at);
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
    let cue = if clause.nodes[at].is_verb() { clause.verb_group(at) } else { clause.nodes[at].first.to(clause.end(at + 1)) };
    let quoted = clause.nodes[region.nodes].iter().any(|n| n.part().is_some());
    Reported { mention: region.subject.mention, cue, content: content.into(), evidence, quoted }
}

/// Whether a verb reports speech here.
fn is_cue(clause: &Clause, at: NodeId) -> bool {
    let node = &clause.nodes[at];
    !node.is_aside()
        && clause.classes_of(node).any(Classes::CUE_STRONG | Classes::CUE_MEDIUM)
        && (clause.is_finite(at) || clause.is_gerund(at))
        && !clause.is_passive(at)
}

/// What a verb of speech reports: a that-clause behind it, a bare clause behind it, or the clause before it.
fn governed(clause: &Clause, verb: NodeId) -> Option<Region> {
    let nodes = clause.nodes;
    let classes = clause.classes(verb);
    if let Some(subject) = clause.subject(verb).filter(|s| may_speak(clause, s)) {
        let that = (verb + 1)
            .to(nodes.end().min(verb + THAT_WITHIN))
            .iter()
            .find(|&i| clause.classes(i).any(Classes::THAT) && nodes[i].kind() == NodeKind::Word);
        // "at that point" opens no clause: a finite verb must follow.
        let clause_follows = |t: NodeId| (t + 1).to(nodes.end()).iter().any(|i| clause.is_finite(i));
        if let Some(that) = that.filter(|&t| circumstances(clause, verb + 1, t) && clause_follows(t)) {
            let nodes = that.to(end_of_clause(clause, that + 1));
            return Some(Region { subject, nodes, rule: Rule::SubjectOfClause, that: true });
        }
        if classes.any(Classes::CUE_STRONG)
            && let Some(start) = bare_clause(clause, verb)
        {
            return Some(Region {
                subject,
                nodes: start.to(end_of_clause(clause, start)),
                rule: Rule::SubjectOfClause,
                that: false,
            });
        }
    }
    before(clause, verb)
}

/// Whether nothing but a hearer and circumstances stands between a verb and "that": `told reporters in a statement on Monday that`.
fn circumstances(clause: &Clause, from: NodeId, to: NodeId) -> bool {
    let mut phrase = false;
    from.to(to).iter().all(|i| {
        let node = &clause.nodes[i];
        match node.kind() {
            NodeKind::Mention(_) => i == from || phrase,
            NodeKind::Punct(ch) => ch == b',',
            NodeKind::Word if clause.classes_of(node).any(Classes::PREP) && clause.word(i) != word::TO => {
                phrase = true;
                true
            }
            NodeKind::Word => {
                phrase
                    || clause
                        .classes_of(node)
                        .any(Classes::ADV | Classes::DET | Classes::POSS | Classes::WEEKDAY | Classes::MONTH | Classes::NUM)
            }
            NodeKind::Verb | NodeKind::Quote(_) => false,
        }
    })
}

/// `Lee said the plan works`: where the clause without "that" begins, if one does.
fn bare_clause(clause: &Clause, verb: NodeId) -> Option<NodeId> {
    let nodes = clause.nodes;
    let mut start = verb + 1;
    // A day or an adverb may come first.
    while nodes.get(start).is_some_and(|n| {
        n.kind() == NodeKind::Word
            && clause.classes_of(n).any(Classes::ADV | Classes::WEEKDAY)
            && !clause.classes_of(n).any(Classes::PREP | Classes::DET)
    }) {
        start += 1;
    }
    // "told reporters the plan works": the hearer is not reported.
    if clause.classes(verb).any(Classes::TAKES_HEARER) && nodes.get(start).is_some_and(|n| n.mention().is_some()) {
        start += 1;
        if nodes.get(start).is_some_and(|n| n.kind() == NodeKind::Word && clause.classes_of(n).any(Classes::PREP))
            && nodes.get(start + 1).is_some_and(|n| n.mention().is_some())
        {
            start += 2;
        }
    }
    let first = nodes.get(start)?;
    let opens = match first.kind() {
        NodeKind::Mention(_) => true,
        NodeKind::Word => {
            clause
                .classes_of(first)
                .any(Classes::DET | Classes::POSS | Classes::PRON | Classes::NUM | Classes::WH | Classes::SUBORD)
                || clause.classes_of(first).is_plain()
        }
        _ => false,
    };
    let finite = (start + 1).to(nodes.end()).iter().any(|i| clause.is_finite(i) && !nodes[i].is_aside());
    (opens && finite).then_some(start)
}

/// How many nodes behind a verb the colon may stand that leads to a quote.
const INTRODUCES: usize = 5;

/// `The plan works, Lee said.` `The plan works, said Lee.`: the clause before the comma.
fn before(clause: &Clause, verb: NodeId) -> Option<Region> {
    let nodes = clause.nodes;
    // "In a clip that many have seen, Lee said: “…”"
    let introduces = |i: NodeId| nodes[i].is_punct(b':') && nodes.get(i + 1).is_some_and(|n| n.part().is_some());
    if !clause.ends_with_attribution(verb) || (verb + 1).to(nodes.end()).iter().take(INTRODUCES).any(introduces) {
        return None;
    }
    // The comma may stand inside the marks of a quote: `The fire was “a shame,” Lee said.`
    let comma_inside = |i: NodeId| nodes[i].part().is_some_and(|p| clause.outline.quoted_words(p).ends_with(','));
    let parts = |&i: &NodeId| !nodes[i].is_aside() && (nodes[i].is_punct(b',') || comma_inside(i));
    let comma = (NodeId::FIRST + 1).to(verb).iter().rev().find(parts)?;
    let subject = if comma + 1 == verb { clause.inverted_subject(verb) } else { clause.subject(verb).filter(|s| s.node > comma) };
    // "While Lee objects, the aides who wrote to her say": what is reported is no clause before the aides.
    let subject = subject.filter(|s| may_speak(clause, s) && s.relation != Relation::Relative)?;
    let finite = NodeId::FIRST.to(comma).iter().any(|i| clause.is_finite(i)) && !only_leads_in(clause, comma);
    let end = if nodes[comma].part().is_some() { comma + 1 } else { comma };
    finite.then_some(Region { subject, nodes: NodeId::FIRST.to(end), rule: Rule::Trailing, that: false })
}

/// Whether the words before the comma are no clause of their own: `Asked whether it works, Lee said`, `But when it rained, Lee said`.
fn only_leads_in(clause: &Clause, comma: NodeId) -> bool {
    let nodes = clause.nodes;
    let opening = |i: &NodeId| !nodes[*i].is_comma() && !clause.classes(*i).any(Classes::CONJ);
    let Some(first) = NodeId::FIRST.to(comma).iter().find(opening) else { return true };
    let classes = clause.classes(first);
    let leads = match nodes[first].kind() {
        NodeKind::Verb => classes.any(Classes::PARTICIPLE | Classes::GERUND),
        NodeKind::Word => classes.any(Classes::SUBORD) && !classes.any(Classes::THAT | Classes::DET | Classes::PRON),
        _ => false,
    };
    let clause_behind =
        |i: NodeId| nodes[i].is_comma() && !nodes[i].is_aside() && (i + 1).to(comma).iter().any(|at| clause.is_finite(at));
    leads && !first.to(comma).iter().any(clause_behind)
}

/// `According to Lee, the plan works.` `The plan works, according to Lee.`
fn according(clause: &Clause, at: NodeId) -> Option<Region> {
    let nodes = clause.nodes;
    let (mention, node) = clause.mention_behind(at + 2)?;
    let subject = Subject { mention, node, relation: Relation::Direct };
    let range = if at == NodeId::FIRST {
        let comma = (at + 3).to(nodes.end()).iter().find(|&i| nodes[i].is_punct(b',') && !nodes[i].is_aside())?;
        (comma + 1).to(nodes.end())
    } else {
        let end = if nodes[at - 1].is_punct(b',') { at - 1 } else { at };
        NodeId::FIRST.to(end)
    };
    (!range.is_empty()).then_some(Region { subject, nodes: range, rule: Rule::According, that: false })
}

/// Whether the subject can speak: no place in a phrase, no "it", no owner.
fn may_speak(clause: &Clause, subject: &Subject) -> bool {
    let mention = &clause.mentions[subject.mention];
    let word = clause.outline.word(mention.core().start());
    let thing = mention.kind == MentionKind::Pronoun && matches!(word, word::IT | word::I | word::WE);
    subject.relation != Relation::Phrase && !thing
}

/// Where the reported clause ends: before the next clause of speech that "and" or "but" joins, else with the sentence.
fn end_of_clause(clause: &Clause, from: NodeId) -> NodeId {
    let nodes = clause.nodes;
    for i in (from + 1).to(nodes.end()).iter() {
        let joins = nodes[i].kind() == NodeKind::Word && clause.classes(i).any(Classes::CONJ) && nodes[i - 1].is_punct(b',');
        if joins
            && let Some(verb) = (i + 1).to(nodes.end().min(i + 6)).iter().find(|&v| nodes[v].is_verb())
            && is_cue(clause, verb)
            && clause.classes(verb).any(Classes::CUE_STRONG)
        {
            return i - 1;
        }
        if nodes[i].is_punct(b';') {
            return i;
        }
    }
    nodes.end()
}

/// The bytes of the nodes, without punctuation at the end.
fn trimmed(clause: &Clause, range: IdRange<NodeId>) -> Option<Span> {
    let nodes = clause.nodes;
    let word = |&i: &NodeId| !matches!(nodes[i].kind(), NodeKind::Punct(_));
    let (first, last) = (range.iter().find(word)?, range.iter().rev().find(word)?);
    let bytes = |i: NodeId| match nodes[i].part() {
        Some(part) => clause.outline.outer(part),
        None => clause.outline.span_of(clause.tokens(i)),
    };
    let span = Span::new(bytes(first).start(), bytes(last).end());
    (!span.is_empty()).then_some(span)
}
