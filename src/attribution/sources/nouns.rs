//! Words for speech: whose claim, remark or statement it is, and whether it holds the quote.

use crate::attribution::candidates::Candidates;
use crate::attribution::rules::Rule;
use crate::cues::{Clause, NodeKind};
use crate::ids::{Id, IdRange, MentionId, NodeId, TokenId};
use crate::lexicon::{Classes, word};
use crate::mentions::SpeakerKind;
use crate::text::Shape;

/// A word for speech and whoever it belongs to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Noun {
    /// The owner's mention.
    pub(super) owner: MentionId,
    pub(super) cue: IdRange<TokenId>,
    /// Whether the quote is what the word stands for: `Lee's claim that it was “…”`.
    pub(super) holds: bool,
}

impl Candidates {
    /// Evidence for the owner of a word for speech.
    pub(super) fn noun(&mut self, noun: Noun) {
        let candidate = self.mention(noun.owner);
        candidate.evidence.add(Rule::NounCue);
        candidate.cue.get_or_insert(noun.cue);
        if noun.holds {
            candidate.evidence.add(Rule::NounClause);
            // Inside a description the owner is no bystander: "the press for Lee's claim".
            candidate.evidence.add(Rule::InSentence);
        }
    }
}

/// How many nodes a phrase between the noun and its quote may have, and how many a that-clause.
const PHRASE: usize = 10;
const CLAUSE: usize = 40;

impl Noun {
    /// Reads the word for speech at node `at`, if it is one with an owner, before the quote at node `quote`.
    pub(super) fn read(clause: &Clause, at: NodeId, quote: NodeId) -> Option<Noun> {
        let node = &clause.nodes[at];
        let (before, cue) = match node.kind() {
            NodeKind::Word if clause.classes_of(node).any(Classes::SPEECH_NOUN | Classes::DOCUMENT_NOUN) => {
                (owner(clause, at), clause.tokens(at))
            }
            NodeKind::Mention(m) if clause.mentions[m].stands_for == Some(SpeakerKind::Document) => {
                (owner_inside(clause, m), clause.mentions[m].core())
            }
            _ => return None,
        };
        let behind = author(clause, at);
        // "in the words of Lee": they are hers wherever they stand.
        let words = clause.word(at) == word::WORDS && behind.is_some();
        let (owner, end) = match (before, behind) {
            (None, Some((author, end))) => (author, end),
            (owner, _) => (owner?, at + 1),
        };
        Some(Noun { owner, cue, holds: words && end + 1 == quote || holds(clause, at, end, quote) })
    }

    /// Reads the word for speech right behind the quote: `Lee's “…” remark`.
    pub(super) fn behind(clause: &Clause, quote: NodeId) -> Option<Noun> {
        let noun = clause.nodes.get(quote + 1)?;
        if noun.kind() != NodeKind::Word || !clause.classes_of(noun).any(Classes::SPEECH_NOUN) {
            return None;
        }
        // "Lee blasts Orr over “x” idea": the idea is his.
        let blamed =
            quote.checked_sub(2).filter(|&at| matches!(clause.word(at + 1), word::OVER | word::FOR) && clause.is_object(at));
        let owner = owner(clause, quote).or_else(|| clause.nodes[blamed?].mention())?;
        Some(Noun { owner, cue: clause.tokens(quote + 1), holds: true })
    }
}

/// The owner before a noun: `Lee's claim`.
fn owner(clause: &Clause, noun: NodeId) -> Option<MentionId> {
    for (_, node) in clause.nodes.before(noun).take(4) {
        if let Some(mention) = node.mention() {
            return possessive(clause, mention);
        }
        // An article ends the phrase: in "Lee's plan beat the claim" she does not own it.
        if node.kind() != NodeKind::Word || clause.classes_of(node).any(Classes::DET | Classes::PREP) {
            return None;
        }
    }
    None
}

/// The mention itself or the one it ends with, when that owns what follows: `the board of Lee's`.
fn possessive(clause: &Clause, mention: MentionId) -> Option<MentionId> {
    let end = clause.mentions[mention].tokens().end();
    let inside = clause.mentions.from(mention).take_while(|(_, m)| m.tokens().start() < end);
    inside.filter(|(_, m)| m.possessive && m.tokens().end() == end).map(|(id, _)| id).last()
}

/// The owner that a mention of a text begins with: `Lee's report`.
fn owner_inside(clause: &Clause, text: MentionId) -> Option<MentionId> {
    let start = clause.mentions[text].tokens().start();
    let mut inside = clause.mentions.from(text + 1).take_while(|(_, m)| m.tokens().start() == start);
    inside.find(|(_, m)| m.possessive && !m.quoted).map(|(id, _)| id)
}

/// Whoever made it, behind the noun, and the node behind: `a statement by Lee`, `the words of Lee`.
fn author(clause: &Clause, noun: NodeId) -> Option<(MentionId, NodeId)> {
    clause.nodes.get(noun + 1).filter(|n| n.kind() == NodeKind::Word)?;
    let made = match clause.word(noun + 1) {
        word::BY | word::FROM => true,
        // Criticism of Lee is not hers.
        word::OF => clause.classes(noun).any(Classes::OWN_VIEW),
        _ => false,
    };
    let mut at = noun + 2;
    if clause.nodes.get(at).is_some_and(|n| n.kind() == NodeKind::Word && clause.classes_of(n).any(Classes::DET)) {
        at += 1;
    }
    let mention = clause.nodes.get(at).filter(|_| made)?.mention()?;
    (!clause.mentions[mention].possessive).then_some((mention, at + 1))
}

/// Whether what the noun at `noun` stands for holds the quote; `from` is the node behind the noun and its author.
fn holds(clause: &Clause, noun: NodeId, from: NodeId, quote: NodeId) -> bool {
    let nodes = clause.nodes;
    // "described Lee's plan for the yard as “a mess”": the verb's word, not the noun's.
    if quote.index() < 2 || clause.word(quote - 1) == word::AS || clause.word(quote - 2) == word::AS {
        return false;
    }
    let mut at = from;
    while at < quote && is_time(clause, at) {
        at += 1;
    }
    if let Some(that) = that_clause(clause, at, quote) {
        // "claims that are “false”" are no words of the claim; in "said in her speech that" they are the verb's. But a claim is no
        // occasion: "seized on Lee's claim that".
        let occasion = || !clause.classes(noun).any(Classes::OWN_VIEW) && hangs_on(clause, noun, Classes::OF_OCCASION);
        return !clause.is_finite(that + 1) && !occasion();
    }
    // "Lee's plan “is a mess”": somebody else says so of the plan.
    if begins_with_verb(clause, quote) || nodes[at.to(quote)].iter().any(|n| n.part().is_some()) {
        return false;
    }
    if at >= quote {
        return at == quote && at == noun + 1 && nodes[noun].mention().is_none() && !is_called(clause, noun);
    }
    let punct = |at: NodeId| matches!(nodes[at].kind(), NodeKind::Punct(b',' | b':' | b'-'));
    let infinitive = |i: NodeId| matches!(clause.word(i), word::BE | word::HAVE) && clause.word(i - 1) == word::TO;
    let plain = |from: NodeId| {
        !from.to(quote).iter().any(|i| clause.is_finite(i) && !infinitive(i) || nodes[i].is_comma() || nodes[i].is_punct(b';'))
    };
    match nodes[at].kind() {
        // A text behind which a dash stands is only explained.
        NodeKind::Punct(b'-') if !clause.classes(noun).any(Classes::SPEECH_NOUN) => false,
        NodeKind::Punct(_) => punct(at) && at + 1 == quote && !hangs_on(clause, noun, Classes::OF_SUBJECT),
        // "her answer was, “no”"
        NodeKind::Word if clause.classes(at).any(Classes::AUX) => quote <= at + 3 && punct(quote - 1),
        // "her call for a “wall”", "her promise to be “neutral”", but not "called her plan for a wall “a mess”"
        NodeKind::Word => {
            let plain_word = |&i: &NodeId| nodes[i].kind() == NodeKind::Word && !clause.classes(i).any(Classes::FUNCTION);
            let adjectives =
                (at + 1).to(quote).iter().rev().take(2).take_while(|i| plain_word(i) && !is_called(clause, noun)).count();
            let last = &nodes[quote - 1 - adjectives];
            let open = clause.classes_of(last).any(Classes::DET)
                || adjectives == 0
                    && (last.is_verb() || clause.classes_of(last).any(Classes::PREP | Classes::POSS | Classes::AUX))
                || clause.word(quote - 1) == word::TO;
            open && matches!(clause.word(at), word::OF | word::FOR | word::TO) && quote < at + PHRASE && plain(at + 1)
        }
        NodeKind::Verb => clause.is_gerund(at) && clause.classes(at).any(Classes::CUE) && quote < at + PHRASE && plain(at + 1),
        _ => false,
    }
}

/// `on Monday`, `yesterday`, an aside.
fn is_time(clause: &Clause, at: NodeId) -> bool {
    let node = &clause.nodes[at];
    let adverb = clause.classes_of(node).any(Classes::ADV)
        && !clause.classes_of(node).any(Classes::PREP | Classes::THAT | Classes::SUBORD);
    let day = |at: NodeId| clause.nodes.get(at).is_some_and(|n| clause.classes_of(n).any(Classes::WEEKDAY | Classes::MONTH));
    node.is_aside() || node.kind() == NodeKind::Word && (adverb || day(at) || clause.word(at) == word::ON && day(at + 1))
}

/// The word "that" at `from`, or behind one phrase: `her comments before the board that`.
fn that_clause(clause: &Clause, from: NodeId, quote: NodeId) -> Option<NodeId> {
    let nodes = clause.nodes;
    let that = |i: NodeId| nodes[i].kind() == NodeKind::Word && clause.classes(i).any(Classes::THAT);
    let phrase = nodes[from.to(quote)].iter().take(6).take_while(|n| match n.kind() {
        NodeKind::Mention(_) => true,
        NodeKind::Word => !clause.classes_of(n).any(Classes::THAT | Classes::AUX | Classes::SUBORD | Classes::REL),
        _ => false,
    });
    let behind = from + phrase.count();
    let opens = |i: NodeId| nodes[i].kind() == NodeKind::Word && clause.classes(i).any(Classes::PREP);
    (behind < quote && that(behind) && quote < behind + CLAUSE && (behind == from || opens(from))).then_some(behind)
}

/// Whether the phrase of a noun with its owner hangs on one of these prepositions: `in her speech`, `during Lee's interview`.
fn hangs_on(clause: &Clause, noun: NodeId, prepositions: Classes) -> bool {
    before_phrase(clause, noun).is_some_and(|i| clause.outline.lexicon.classes(clause.word(i)).any(prepositions))
}

/// The node before a noun, its adjectives, its article and its owner.
fn before_phrase(clause: &Clause, noun: NodeId) -> Option<NodeId> {
    let mut before = clause.nodes.before(noun).take(5);
    let found = before.find(|(_, n)| match n.kind() {
        NodeKind::Mention(m) => !clause.mentions[m].possessive,
        NodeKind::Word => clause.classes_of(n).any(Classes::PREP),
        _ => true,
    });
    found.map(|(id, _)| id)
}

/// Whether a verb such as "call" stands before the noun and its owner: `called her remark`.
fn is_called(clause: &Clause, noun: NodeId) -> bool {
    before_phrase(clause, noun).is_some_and(|i| clause.nodes[i].is_verb() && clause.classes(i).any(Classes::TAKES_OBJECT))
}

/// Whether the quoted words begin with a verb in lower case: `the plan “is a mess”`.
pub(super) fn begins_with_verb(clause: &Clause, quote: NodeId) -> bool {
    let outline = clause.outline;
    outline.tokens[clause.tokens(quote)].iter().find(|t| t.is_word()).is_some_and(|begins| {
        outline.classes_of(begins).any(Classes::AUX | Classes::THIRD | Classes::PAST) && begins.shape() == Shape::Lower
    })
}
