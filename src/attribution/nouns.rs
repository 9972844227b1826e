//! Words for speech: whose claim, remark or statement it is, and whether it holds the quote.

use crate::cues::{Clause, NodeKind};
use crate::lexicon::Classes;
use crate::mentions::SpeakerKind;
use crate::text::Shape;

/// A word for speech and whoever it belongs to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Noun {
    /// The owner's mention.
    pub(super) owner: usize,
    pub(super) cue: (usize, usize),
    /// Whether the quote is what the word stands for: `Lee's claim that it was “…”`.
    pub(super) holds: bool,
}

/// How many nodes a phrase between the noun and its quote may have, and how many a that-clause.
const PHRASE: usize = 10;
const CLAUSE: usize = 40;

impl Noun {
    /// Reads the word for speech at node `at`, if it is one with an owner, before the quote at node `quote`.
    pub(super) fn read(clause: &Clause, at: usize, quote: usize) -> Option<Noun> {
        let node = &clause.nodes[at];
        let (before, cue) = match node.kind {
            NodeKind::Word if node.classes.any(Classes::SPEECH_NOUN | Classes::DOCUMENT_NOUN) => (owner(clause, at), node.tokens),
            NodeKind::Mention(m) if clause.mentions[m].stands_for == Some(SpeakerKind::Document) => {
                (owner_inside(clause, m), clause.mentions[m].core())
            }
            _ => return None,
        };
        let behind = author(clause, at);
        // "in the words of Lee": they are hers wherever they stand.
        let words = clause.text_of(at) == "words" && behind.is_some();
        let (owner, end) = match (before, behind) {
            (None, Some((author, end))) => (author, end),
            (owner, _) => (owner?, at + 1),
        };
        Some(Noun { owner, cue, holds: words && end + 1 == quote || holds(clause, at, end, quote) })
    }

    /// Reads the word for speech right behind the quote: `Lee's “…” remark`.
    pub(super) fn behind(clause: &Clause, quote: usize) -> Option<Noun> {
        let noun = clause.nodes.get(quote + 1)?;
        if noun.kind != NodeKind::Word || !noun.classes.any(Classes::SPEECH_NOUN) {
            return None;
        }
        // "Lee blasts Orr over “x” idea": the idea is his.
        let blamed = quote.checked_sub(2).filter(|&at| matches!(clause.text_of(at + 1), "over" | "for") && clause.is_object(at));
        let owner = owner(clause, quote).or_else(|| clause.nodes[blamed?].mention())?;
        Some(Noun { owner, cue: noun.tokens, holds: true })
    }
}

/// The owner before a noun: `Lee's claim`.
fn owner(clause: &Clause, noun: usize) -> Option<usize> {
    let mut at = noun;
    for _ in 0..4 {
        at = at.checked_sub(1)?;
        let node = &clause.nodes[at];
        if let Some(mention) = node.mention() {
            return possessive(clause, mention);
        }
        // An article ends the phrase: in "Lee's plan beat the claim" she does not own it.
        if node.kind != NodeKind::Word || node.classes.any(Classes::DET | Classes::PREP) {
            return None;
        }
    }
    None
}

/// The mention itself or the one it ends with, when that owns what follows: `the board of Lee's`.
fn possessive(clause: &Clause, mention: usize) -> Option<usize> {
    let mentions = clause.mentions;
    let (_, end) = mentions[mention].tokens();
    let inside = (mention..mentions.len()).take_while(|&m| mentions[m].tokens().0 < end);
    inside.filter(|&m| mentions[m].possessive && mentions[m].tokens().1 == end).last()
}

/// The owner that a mention of a text begins with: `Lee's report`.
fn owner_inside(clause: &Clause, text: usize) -> Option<usize> {
    let start = clause.mentions[text].tokens().0;
    let inside = clause.mentions[text + 1..].iter().take_while(|m| m.tokens().0 == start).zip(text + 1..);
    inside.filter(|(m, _)| m.possessive && !m.quoted).map(|(_, index)| index).next()
}

/// Whoever made it, behind the noun, and the node behind: `a statement by Lee`, `the words of Lee`.
fn author(clause: &Clause, noun: usize) -> Option<(usize, usize)> {
    let of = clause.nodes.get(noun + 1).filter(|n| n.kind == NodeKind::Word).map(|_| clause.text_of(noun + 1))?;
    let made = match of {
        "by" | "from" => true,
        // Criticism of Lee is not hers.
        "of" => matches!(
            clause.text_of(noun),
            "words" | "view" | "views" | "opinion" | "contention" | "belief" | "assertion" | "argument" | "testimony" | "claim"
        ),
        _ => false,
    };
    let mut at = noun + 2;
    if clause.nodes.get(at).is_some_and(|n| n.kind == NodeKind::Word && n.classes.any(Classes::DET)) {
        at += 1;
    }
    let mention = clause.nodes.get(at).filter(|_| made)?.mention()?;
    (!clause.mentions[mention].possessive).then_some((mention, at + 1))
}

/// Whether what the noun at `noun` stands for holds the quote; `from` is the node behind the noun and its author.
fn holds(clause: &Clause, noun: usize, from: usize, quote: usize) -> bool {
    let nodes = clause.nodes;
    // "described Lee's plan for the yard as “a mess”": the verb's word, not the noun's.
    if quote < 2 || clause.text_of(quote - 1) == "as" || clause.text_of(quote - 2) == "as" {
        return false;
    }
    let mut at = from;
    while at < quote && is_time(clause, at) {
        at += 1;
    }
    if let Some(that) = that_clause(clause, at, quote) {
        // "claims that are “false”" are no words of the claim; in "said in her speech that" they are the verb's.
        return !clause.is_finite(that + 1) && !hangs_on(clause, noun, &["in", "on", "at", "during", "through", "via", "from"]);
    }
    // "Lee's plan “is a mess”": somebody else says so of the plan.
    if begins_with_verb(clause, quote) || nodes[at..quote].iter().any(|n| n.part().is_some()) {
        return false;
    }
    if at >= quote {
        return at == quote && at == noun + 1 && nodes[noun].mention().is_none() && !is_called(clause, noun);
    }
    let punct = |at: usize| matches!(nodes[at].kind, NodeKind::Punct(b',' | b':' | b'-'));
    let infinitive = |i: usize| matches!(clause.text_of(i), "be" | "have") && clause.text_of(i - 1) == "to";
    let plain = |from: usize| {
        !(from..quote).any(|i| clause.is_finite(i) && !infinitive(i) || nodes[i].is_comma() || nodes[i].is_punct(b';'))
    };
    match nodes[at].kind {
        // A text behind which a dash stands is only explained.
        NodeKind::Punct(b'-') if !nodes[noun].classes.any(Classes::SPEECH_NOUN) => false,
        NodeKind::Punct(_) => {
            punct(at) && at + 1 == quote && !hangs_on(clause, noun, &["about", "on", "in", "to", "over", "at", "of"])
        }
        // "her answer was, “no”"
        NodeKind::Word if nodes[at].classes.any(Classes::AUX) => quote - at <= 3 && punct(quote - 1),
        // "her call for a “wall”", "her promise to be “neutral”", but not "called her plan for a wall “a mess”"
        NodeKind::Word => {
            let plain_word = |&i: &usize| nodes[i].kind == NodeKind::Word && !nodes[i].classes.any(Classes::FUNCTION);
            let adjectives = (at + 1..quote).rev().take(2).take_while(|i| plain_word(i) && !is_called(clause, noun)).count();
            let last = &nodes[quote - 1 - adjectives];
            let open = last.classes.any(Classes::DET)
                || adjectives == 0 && (last.is_verb() || last.classes.any(Classes::PREP | Classes::POSS | Classes::AUX))
                || clause.text_of(quote - 1) == "to";
            open && matches!(clause.text_of(at), "of" | "for" | "to") && quote - at < PHRASE && plain(at + 1)
        }
        NodeKind::Verb => clause.is_gerund(at) && nodes[at].classes.any(Classes::CUE) && quote - at < PHRASE && plain(at + 1),
        _ => false,
    }
}

/// `on Monday`, `yesterday`, an aside.
fn is_time(clause: &Clause, at: usize) -> bool {
    let node = &clause.nodes[at];
    let adverb = node.classes.any(Classes::ADV) && !node.classes.any(Classes::PREP | Classes::THAT | Classes::SUBORD);
    let day = |at: usize| clause.nodes.get(at).is_some_and(|n| n.classes.any(Classes::WEEKDAY | Classes::MONTH));
    node.aside || node.kind == NodeKind::Word && (adverb || day(at) || clause.text_of(at) == "on" && day(at + 1))
}

/// The word "that" at `from`, or behind one phrase: `her comments before the board that`.
fn that_clause(clause: &Clause, from: usize, quote: usize) -> Option<usize> {
    let nodes = clause.nodes;
    let that = |i: usize| nodes[i].kind == NodeKind::Word && nodes[i].classes.any(Classes::THAT);
    let phrase = nodes[from..quote].iter().take(6).take_while(|n| match n.kind {
        NodeKind::Mention(_) => true,
        NodeKind::Word => !n.classes.any(Classes::THAT | Classes::AUX | Classes::SUBORD | Classes::REL),
        _ => false,
    });
    let behind = from + phrase.count();
    let opens = |i: usize| nodes[i].kind == NodeKind::Word && nodes[i].classes.any(Classes::PREP);
    (behind < quote && that(behind) && quote - behind < CLAUSE && (behind == from || opens(from))).then_some(behind)
}

/// Whether the phrase of a noun with its owner hangs on one of these prepositions: `in her speech`, `during Lee's interview`.
fn hangs_on(clause: &Clause, noun: usize, prepositions: &[&str]) -> bool {
    before_phrase(clause, noun).is_some_and(|i| prepositions.iter().any(|p| clause.text_of(i).eq_ignore_ascii_case(p)))
}

/// The node before a noun, its adjectives, its article and its owner.
fn before_phrase(clause: &Clause, noun: usize) -> Option<usize> {
    (noun.saturating_sub(5)..noun).rev().find(|&i| match clause.nodes[i].kind {
        NodeKind::Mention(m) => !clause.mentions[m].possessive,
        NodeKind::Word => clause.nodes[i].classes.any(Classes::PREP),
        _ => true,
    })
}

/// Whether a verb such as "call" stands before the noun and its owner: `called her remark`.
fn is_called(clause: &Clause, noun: usize) -> bool {
    before_phrase(clause, noun).is_some_and(|i| clause.nodes[i].is_verb() && clause.nodes[i].classes.any(Classes::TAKES_OBJECT))
}

/// Whether the quoted words begin with a verb in lower case: `the plan “is a mess”`.
pub(super) fn begins_with_verb(clause: &Clause, quote: usize) -> bool {
    let (start, end) = clause.nodes[quote].tokens;
    (start..end).find(|&t| clause.outline.tokens[t].is_word()).is_some_and(|begins| {
        clause.outline.classes(begins).any(Classes::AUX | Classes::THIRD | Classes::PAST)
            && clause.outline.tokens[begins].shape() == Shape::Lower
    })
}
