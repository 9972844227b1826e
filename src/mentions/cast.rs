//! The people of a story who are no people by any list: `said the vole`, `the sea replied`, and names that are words too: `Tom`.
//!
//! Beside a quote the place of the words tells that a noun stands for somebody who speaks; from there on it does so wherever the
//! story names it. News names Tom in full at first; a story does not.

use std::cmp::Reverse;

use super::names::{gender_of, is_possessive};
use super::types::{Mention, MentionKind, SpeakerKind};
use crate::lexicon::Flags;
use crate::outline::Outline;
use crate::text::{Shape, TokenKind};

/// How many words may stand between the article and the noun.
const WORDS: usize = 3;

/// Adds mentions for the nouns that speak somewhere, and for the names that a sentence begins with.
pub(crate) fn find_cast(outline: &Outline, mentions: &mut Vec<Mention>) {
    let mut nouns: Vec<&str> = Vec::new();
    let mut sites: Vec<usize> = Vec::new();
    for (index, part) in outline.parts.iter().enumerate() {
        let end = outline.words_behind(index).end;
        let ended = outline.quoted_words(index).trim_end().ends_with(',');
        if let Some(noun) = speaks_behind(outline, part.tokens().1, end, ended) {
            nouns.push(outline.word(noun));
            sites.push(noun);
        }
    }
    nouns.sort_unstable();
    nouns.dedup();
    let known: Vec<(usize, usize)> = mentions.iter().filter(|m| !m.is_pronoun()).map(Mention::tokens).collect();
    let before = mentions.len();
    for (at, token) in outline.tokens.iter().enumerate() {
        let mut mention = match token.shape() {
            // A voice is somebody's: elsewhere it does nothing.
            Shape::Lower if nouns.binary_search(&outline.word(at)).is_ok() => match article(outline, at) {
                Some(start) if outline.word(at) != "voice" || sites.binary_search(&at).is_ok() => described(outline, start, at),
                _ => continue,
            },
            Shape::Capital if acts_by_name(outline, at) => named(outline, at),
            _ => continue,
        };
        let next = known.partition_point(|tokens| tokens.0 <= at);
        let covered = known[next.saturating_sub(WORDS)..next].iter().any(|tokens| at < tokens.1);
        if !covered && !outline.is_quoted(at) {
            mention.set_sentence(outline.sentence_of(at));
            mentions.push(mention);
        }
    }
    if mentions.len() > before {
        mentions.sort_by_key(|m| (m.tokens().0, Reverse(m.tokens().1)));
    }
}

/// `the vole`: a description from `start` to its noun.
fn described(outline: &Outline, start: usize, noun: usize) -> Mention {
    let plural = outline.word(noun).ends_with('s') && !outline.word(noun).ends_with("ss");
    let mut mention = Mention::new(MentionKind::Description, (start, noun + 1), (noun, noun + 1));
    mention.stands_for = Some(if plural { SpeakerKind::Group } else { SpeakerKind::Unnamed });
    mention.plural = plural;
    mention.possessive = is_possessive(outline, noun + 1);
    mention.definite = !matches!(outline.word(start), "a" | "A" | "an" | "An");
    mention
}

/// Whether a given name that is a word too stands where a verb makes it a name: `Rose laughed.`
fn acts_by_name(outline: &Outline, at: usize) -> bool {
    let next = outline.flags(at + 1);
    outline.flags(at).any(Flags::GIVEN_WORD) && plain(outline, at + 1) && next.any(Flags::PAST)
}

fn named(outline: &Outline, at: usize) -> Mention {
    let mut mention = Mention::new(MentionKind::Name, (at, at + 1), (at, at + 1));
    mention.stands_for = Some(SpeakerKind::Person);
    mention.gender = gender_of(outline.flags(at));
    mention
}

/// Whether the word can stand between an article and its noun, or be that noun.
fn plain(outline: &Outline, token: usize) -> bool {
    let Some(t) = outline.tokens.get(token) else { return false };
    t.kind() == TokenKind::Word && t.shape() == Shape::Lower && !outline.flags_of(t).any(Flags::FUNCTION)
}

fn opens(outline: &Outline, token: usize) -> bool {
    outline.flags(token).any(Flags::DET | Flags::POSS | Flags::NUM) && !outline.flags(token).any(Flags::NEG)
}

/// The noun of `said the old vole` or `the old vole said` behind a quote; `ended` when a comma ends the quote.
fn speaks_behind(outline: &Outline, from: usize, end: usize, ended: bool) -> Option<usize> {
    let last = end.checked_sub(1).filter(|&last| last >= from)?;
    let verb = |token: usize| {
        let flags = outline.flags(token);
        token <= last
            && plain(outline, token)
            && (flags.any(Flags::CUE) && flags.any(Flags::PAST | Flags::THIRD)
                || ended && (flags.any(Flags::PAST) || flags.is_empty() && outline.word(token).ends_with("ed")))
    };
    let mut at = from;
    while outline.tokens.get(at).is_some_and(|t| t.is_punct(b',') || t.kind() == TokenKind::Mark) {
        at += 1;
    }
    let inverted = verb(at);
    let first = if inverted { at + 1 } else { at };
    if first > last || !opens(outline, first) {
        return None;
    }
    let inside = |t: &usize| plain(outline, *t) || outline.flags(*t).any(Flags::NUM);
    let words = (first + 1..=last).take(WORDS + 2).take_while(inside).count();
    let behind = first + 1 + words;
    if inverted {
        return (1..=WORDS + 1).contains(&words).then(|| behind - 1);
    }
    (first + 2..behind).find(|&t| verb(t)).map(|verb| verb - 1)
}

/// The article or owner that opens the phrase of the noun at `noun`.
fn article(outline: &Outline, noun: usize) -> Option<usize> {
    let left = noun.saturating_sub(WORDS + 1);
    let mut at = noun;
    while at > left {
        at -= 1;
        let flags = outline.flags(at);
        if flags.any(Flags::DET | Flags::POSS) {
            return Some(at);
        }
        if flags.any(Flags::NUM) {
            return Some(if at > left && opens(outline, at - 1) { at - 1 } else { at });
        }
        if !plain(outline, at) {
            return None;
        }
    }
    None
}
