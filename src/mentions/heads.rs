//! Where mentions may begin: the first pass over the tokens, which turns most of them away.
//!
//! Of four words one begins a mention, and which one is as good as chance to a processor that bets on branches. So the pass takes
//! none: it writes every token down, and moves on to the next place only behind those that may begin one.

use std::ops::Range;

use crate::lexicon::Flags;
use crate::outline::Outline;
use crate::text::{Shape, Token, TokenKind};

/// A word that a mention may be read from.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Head {
    token: u32,
    floor: u32,
}

impl Head {
    pub(super) fn token(self) -> usize {
        self.token as usize
    }

    /// The first token behind the last end of a clause before it: no mention reaches further to the left.
    pub(super) fn floor(self) -> usize {
        self.floor as usize
    }
}

/// Heads that stand inside the same folded quote, or between two of them.
#[derive(Debug, Clone)]
pub(super) struct Stretch {
    pub(super) heads: Range<usize>,
    pub(super) paragraph: usize,
    /// Where a mention must end.
    pub(super) limit: usize,
    /// Whether it stands inside a quotation.
    pub(super) quoted: bool,
}

/// The heads of the outline, in text order.
pub(super) struct Heads {
    pub(super) list: Vec<Head>,
    pub(super) stretches: Vec<Stretch>,
}

/// Classes of the words in lower case that a mention may be read from.
const LOWER: Flags = Flags::PRON.or(Flags::POSS).or(Flags::ROLE).or(Flags::PEOPLE).or(Flags::ORG_HEAD).or(Flags::DOCUMENT_NOUN);

impl Heads {
    pub(super) fn find(outline: &Outline) -> Heads {
        // One place more than there are tokens, to write to behind the last of them.
        let mut list = vec![Head::default(); outline.tokens.len() + 1];
        let mut stretches = Vec::with_capacity(outline.paragraphs.len() + 2 * outline.parts.len());
        let mut len = 0;
        let mut part = 0;
        for (paragraph, tokens) in outline.paragraphs.iter().map(|paragraph| paragraph.tokens()).enumerate() {
            let mut at = tokens.start;
            let mut floor = tokens.start as u32;
            while at < tokens.end {
                while outline.parts.get(part).is_some_and(|part| part.tokens.1 <= at) {
                    part += 1;
                }
                let (quoted, limit) = match outline.parts.get(part) {
                    Some(part) if part.tokens.0 <= at => (true, part.tokens.1),
                    Some(part) => (false, part.tokens.0.min(tokens.end)),
                    None => (false, tokens.end),
                };
                let stop = limit.min(tokens.end);
                let first = len;
                // Inside a quotation only names count: they say who is known, and who is spoken of.
                let lower = if quoted { Flags::default() } else { LOWER };
                let room = &mut list[len..];
                let mut found = 0;
                for (offset, token) in outline.tokens[at..stop].iter().enumerate() {
                    let index = (at + offset) as u32;
                    room[found] = Head { token: index, floor };
                    found += usize::from(may_begin(token, lower, !quoted));
                    floor = if ends_clause(token) { index + 1 } else { floor };
                }
                len += found;
                stretches.push(Stretch { heads: first..len, paragraph, limit, quoted });
                at = stop;
            }
        }
        list.truncate(len);
        Heads { list, stretches }
    }

    /// The tokens among them that are written with a capital, and of which a lexicon cannot tell that they are names.
    pub(super) fn doubtful(&self, outline: &Outline) -> Vec<u32> {
        let ordinary = Flags::VERB
            | Flags::PEOPLE
            | Flags::ROLE
            | Flags::SPEECH_NOUN
            | Flags::DOCUMENT_NOUN
            | Flags::ROLE_MODIFIER
            | Flags::MEDIUM_NOUN
            | Flags::GIVEN_WORD;
        let mut doubtful = vec![0; self.list.len() + 1];
        let mut len = 0;
        for head in &self.list {
            let token = &outline.tokens[head.token()];
            doubtful[len] = head.token;
            len += usize::from((token.shape() == Shape::Capital) & ((token.flags.is_empty()) | token.flags.any(ordinary)));
        }
        doubtful.truncate(len);
        doubtful
    }
}

/// Whether a mention may be read from the word: in lower case only if it has one of the classes, or, where `aged` ones count, is
/// long and unknown, as in "the 46-year-old".
#[inline]
fn may_begin(token: &Token, lower: Flags, aged: bool) -> bool {
    let long = token.end() - token.start() >= "9-year-old".len();
    let known = token.flags.any(lower) & !token.flags.any(Flags::REL.or(Flags::WH));
    let unknown = token.flags.is_empty() & long & aged;
    token.is_word() & ((token.shape() != Shape::Lower) | known | unknown)
}

/// No mention reaches over a quotation mark or the end of a clause.
#[inline]
fn ends_clause(token: &Token) -> bool {
    const INSIDE: [bool; 256] = {
        let mut inside = [false; 256];
        // An apostrophe is a mark too.
        let mut at = 0;
        while at < b"&$%'".len() {
            inside[b"&$%'"[at] as usize] = true;
            at += 1;
        }
        inside
    };
    ((token.kind == TokenKind::Punct) | (token.kind == TokenKind::Mark)) & !INSIDE[token.ch as usize]
}
