//! Cutting the outline into sentences.

use super::{Item, Outline, Sentence};
use crate::lexicon::Flags;
use crate::text::{Shape, Token, TokenKind};

/// How many words may stand between a quote that ends in `?` and the verb that attributes it.
const REACH: usize = 14;
/// Words of a name that a weaker verb of speech may follow.
const SHORT_NAME: usize = 3;
/// Longest sentence, in items; a longer run without a full stop is cut.
const LONGEST: usize = 400;

impl Outline<'_> {
    /// Cuts the items from `first` on, all of one paragraph, into sentences.
    pub(super) fn cut_sentences(&mut self, first: usize, paragraph: u32) {
        let mut start = first;
        let mut quoted = false;
        let mut seen = Flags::default();
        let mut at = first;
        loop {
            // Most items are words that end nothing.
            let passed = |item: &&Item| {
                let token = item.as_token().map(|token| &self.tokens[token]);
                token.is_some_and(|token| {
                    seen |= token.flags;
                    !token.stops()
                })
            };
            at += self.items[at..self.items.len().min(start + LONGEST)].iter().take_while(passed).count();
            let Some(item) = self.items.get(at) else { break };
            let ends = match item.as_part() {
                Some(part) => {
                    quoted = true;
                    self.quote_ends_sentence(part, at + 1)
                }
                None => {
                    seen |= self.token_at(at).map_or(Flags::default(), |t| t.flags);
                    self.token_ends_sentence(at)
                }
            } || at - start >= LONGEST;
            at += 1;
            if ends {
                while at < self.items.len() && self.closes(at) {
                    at += 1;
                }
                self.push_sentence(start, at, paragraph, quoted, seen);
                start = at;
                quoted = false;
                seen = Flags::default();
            }
        }
        if start < at {
            self.push_sentence(start, at, paragraph, quoted, seen);
        }
    }

    fn push_sentence(&mut self, start: usize, end: usize, paragraph: u32, quoted: bool, seen: Flags) {
        let index = self.sentences.len();
        if quoted {
            for item in start..end {
                if let Some(part) = self.items[item].as_part() {
                    // A part that runs over several paragraphs belongs to the sentence in which it begins.
                    if self.parts[part].item == item {
                        self.parts[part].sentence = index;
                    }
                }
            }
        }
        let reports = seen.any(Flags::CUE_STRONG | Flags::ACCORDING) || seen.any(Flags::CUE_MEDIUM) && seen.any(Flags::THAT);
        let last_word = (start..end).rev().find(|&item| self.token_at(item).is_some_and(|token| token.is_word()));
        let words_end = last_word.map_or(start, |item| item + 1) as u32;
        let particle = seen.any(Flags::PARTICLE);
        let items = (start as u32, end as u32);
        self.sentences.push(Sentence { items, paragraph, order: 0, words_end, quoted, reports, particle });
    }

    /// A closing bracket or mark right behind the end of a sentence still belongs to it.
    fn closes(&self, item: usize) -> bool {
        self.token_at(item).is_some_and(|t| !t.spaced() && (t.kind == TokenKind::Mark || t.is_punct(b')') || t.is_punct(b']')))
    }

    fn token_ends_sentence(&self, item: usize) -> bool {
        let Some(token) = self.token_at(item).filter(|token| token.stops()) else { return false };
        match token.kind {
            TokenKind::Punct => match token.ch {
                b'!' | b'?' => !self.next_is_lower(item + 1),
                // A full stop inside a line, such as a decimal or an address, has no blank behind it; a comma goes on.
                b'.' => match self.items.get(item + 1).and_then(|next| next.as_token()).map(|t| &self.tokens[t]) {
                    Some(next) if next.kind == TokenKind::Punct => match next.ch {
                        b',' | b';' => false,
                        b')' => !self.next_is_lower(item + 2),
                        _ => true,
                    },
                    Some(next) => next.spaced() || next.kind != TokenKind::Word,
                    None => true,
                },
                b'~' => self.next_is_capital(item + 1),
                _ => false,
            },
            TokenKind::Word => {
                if token.flags.any(Flags::ABBREVIATION_TITLE) {
                    return false;
                }
                match self.items.get(item + 1) {
                    None => true,
                    Some(next) => match next.as_token() {
                        None => !matches!(token.shape(), Shape::Initials),
                        // "in the U.S. He said": an abbreviation ends a sentence when a word follows that is written with a
                        // capital only at the start of one.
                        Some(t) => {
                            self.tokens[t].is_capital()
                                && self.tokens[t].flags.any(Flags::FUNCTION)
                                && !self.tokens[t].flags.any(Flags::GIVEN)
                        }
                    },
                }
            }
            _ => false,
        }
    }

    fn next_is_lower(&self, item: usize) -> bool {
        self.token_at(item).is_some_and(|t| t.is_word() && t.shape() == Shape::Lower)
    }

    fn next_is_capital(&self, item: usize) -> bool {
        match self.items.get(item) {
            None => true,
            Some(_) => self.token_at(item).is_none_or(|t| t.is_capital()),
        }
    }

    /// Whether the sentence ends with the folded part before `next`.
    fn quote_ends_sentence(&self, part: usize, next: usize) -> bool {
        let words = self.parts[part].inner.of(self.text).trim_end();
        let last = words.chars().next_back().unwrap_or('.');
        if !matches!(last, '.' | '!' | '?' | '…' | '"' | '”' | '\'' | '’') {
            return false;
        }
        let Some(item) = self.items.get(next) else { return true };
        let Some(token) = item.as_token() else { return true };
        let token = &self.tokens[token];
        match token.kind {
            TokenKind::Word if token.shape() == Shape::Lower => false,
            TokenKind::Word => !self.attribution_follows(next, last == '.' || words.ends_with(".'") || words.ends_with(".’")),
            TokenKind::Number => true,
            // A dash may begin a signature, a bracket an aside: both belong to the quote.
            TokenKind::Punct => matches!(token.ch, b'*' | b'#' | b'@'),
            _ => false,
        }
    }

    /// Whether the words from `item` on read as `Ann Lee said.`: a name, a verb of speech, and no words reported behind it.
    /// After a full stop (`strict`) only just that: in most papers a comma would stand before an attribution.
    fn attribution_follows(&self, item: usize, strict: bool) -> bool {
        let mut words = 0;
        let mut at = item;
        while let Some(token) = self.token_at(at) {
            let flags = token.flags;
            match token.kind {
                TokenKind::Word if words > 0 && flags.any(Flags::CUE_STRONG | Flags::CUE_MEDIUM) && flags.any(Flags::FINITE) => {
                    return self.nothing_reported_after(at + 1, strict, flags.any(Flags::TAKES_HEARER));
                }
                // "“Why?” Ann Lee continued.": an act of somebody who is about to say more.
                TokenKind::Word
                    if !strict && (1..=SHORT_NAME).contains(&words) && flags.any(Flags::CUE_WEAK) && flags.any(Flags::FINITE) =>
                {
                    // "went on", "shot back"
                    let particle = |t: &Token| matches!(t.span().of(self.text), "on" | "in" | "back" | "out");
                    let next = at + 1 + usize::from(self.token_at(at + 1).is_some_and(particle));
                    return self.token_at(next).is_none_or(|next| next.is_punct(b'.') || next.is_punct(b','));
                }
                // Will and May are names too.
                TokenKind::Word if flags.any(Flags::AUX) && token.is_capital() && flags.any(Flags::GIVEN) => words += 1,
                TokenKind::Word if flags.any(Flags::AUX | Flags::SUBORD | Flags::WH) => return false,
                TokenKind::Word | TokenKind::Clitic => words += 1,
                TokenKind::Punct if matches!(token.ch, b',' | b'(' | b')' | b'-') => {}
                _ => return false,
            }
            if words > REACH {
                return false;
            }
            at += 1;
        }
        false
    }

    /// Whether the sentence ends behind the verb, or goes on with when, where and how.
    fn nothing_reported_after(&self, mut item: usize, strict: bool, hearer: bool) -> bool {
        // "Lee said quietly, her eyes on the door"
        if !strict && self.token_at(item).is_some_and(|t| t.shape() == Shape::Lower && t.span().of(self.text).ends_with("ly")) {
            item += 1;
        }
        let Some(next) = self.items.get(item) else { return true };
        let Some(token) = next.as_token().map(|t| &self.tokens[t]) else { return false };
        match token.kind {
            TokenKind::Punct if token.ch == b'.' => true,
            TokenKind::Punct => !strict && token.ch == b',' && self.items.get(item + 1).is_none_or(|i| i.as_part().is_none()),
            TokenKind::Word => {
                let flags = token.flags;
                let manner = flags.is_empty() && token.span().of(self.text).ends_with("ly");
                let circumstance = manner
                    || flags.any(Flags::PREP | Flags::ADV | Flags::WEEKDAY | Flags::SUBORD)
                        && !flags.any(Flags::THAT | Flags::PRON | Flags::DET);
                let hearer = hearer
                    && (token.is_capital()
                        || flags.any(Flags::DET | Flags::POSS | Flags::PRON | Flags::PEOPLE | Flags::ROLE | Flags::ORG_HEAD));
                !strict && (circumstance || hearer) && !self.reports_on(item)
            }
            _ => false,
        }
    }

    /// Whether a that-clause, a colon or another quote follows before the sentence ends.
    fn reports_on(&self, item: usize) -> bool {
        for at in item..self.items.len() {
            let Some(token) = self.token_at(at) else { return true };
            match token.kind {
                TokenKind::Punct if matches!(token.ch, b'.' | b'!' | b'?') => return false,
                TokenKind::Punct if token.ch == b':' => return true,
                TokenKind::Word if token.flags.any(Flags::THAT) => return true,
                _ => {}
            }
        }
        false
    }
}
