//! Cutting the outline into sentences.

use super::{Outline, Sentence};
use crate::ids::{Id, IdRange, IdVec, ParagraphId, PartId, TokenId};
use crate::lexicon::{Classes, Gate, Lexicon, looks_adverb, word};
use crate::steps::step;
use crate::text::{Shape, Token, TokenKind};

/// How many words may stand between a quote that ends in `?` and the verb that attributes it.
const REACH: usize = 14;
/// Words of a name that a weaker verb of speech may follow.
const SHORT_NAME: usize = 3;
/// How many brackets and marks may close one sentence.
const CLOSERS: usize = 8;
/// Longest sentence, in tokens; a longer run without a full stop is cut.
const LONGEST_SENTENCE: usize = 400;

impl Outline<'_> {
    /// Cuts the tokens from `first` on, all of one paragraph, into sentences. `parts` are those with tokens there.
    pub(super) fn cut_sentences(&mut self, first: TokenId, mut parts: IdRange<PartId>, paragraph: ParagraphId) {
        let (mut start, mut at) = (first, first);
        let mut limit = first + LONGEST_SENTENCE;
        let mut stop = self.next_part(&mut parts, at);
        let mut first_part = parts.start();
        loop {
            // Most tokens are words that end nothing.
            at += self.gates[at.to(stop.min(limit))].iter().take_while(|gate| !gate.any(Gate::STOPS)).count();
            let ends;
            if at < stop {
                let token = &self.tokens[at];
                ends = self.own(at + 1, stop).begin_behind(token) || at >= limit;
                at += 1;
            } else if !parts.is_empty() {
                let part = parts.start();
                let behind = self.parts[part].tokens.end();
                let long = at >= limit;
                // A folded part counts as one token.
                limit = limit + at.to(behind).len() - 1;
                at = behind;
                parts = parts.with_start(part + 1);
                stop = self.next_part(&mut parts, at);
                ends = self.own(at, stop).begin_behind_quote(self.quoted_words(part)) || long;
            } else {
                break;
            }
            if ends {
                at += self.tokens[at.to(stop)].iter().take(CLOSERS).take_while(|token| closes(token)).count();
                self.push_sentence(start.to(at), first_part.to(parts.start()), paragraph);
                start = at;
                limit = start + LONGEST_SENTENCE;
                first_part = parts.start();
            }
        }
        if start < at {
            self.push_sentence(start.to(at), first_part.to(parts.start()), paragraph);
        }
    }

    /// Passes over the parts without tokens, and gives the token from `at` on at which the next one begins, or the end.
    fn next_part(&self, parts: &mut IdRange<PartId>, at: TokenId) -> TokenId {
        let empty = self.parts[*parts].iter().take_while(|part| part.is_empty()).count();
        *parts = parts.with_start(parts.start() + empty);
        self.parts[*parts].first().map_or(self.tokens.end(), |part| part.tokens.start().max(at))
    }

    fn push_sentence(&mut self, tokens: IdRange<TokenId>, parts: IdRange<PartId>, paragraph: ParagraphId) {
        let id = self.sentences.end();
        let mut end = tokens.end();
        let mut words_end = None;
        for part in self.parts[parts].iter_mut().rev().filter(|part| !part.is_empty()) {
            words_end = words_end.or_else(|| words_end_in(&self.tokens, part.tokens.end().to(end)));
            end = part.tokens.start();
            // A part that runs over several paragraphs belongs to the sentence in which it begins.
            if end >= tokens.start() {
                part.sentence = id;
            }
        }
        let words_end = words_end.or_else(|| words_end_in(&self.tokens, tokens.start().to(end)));
        self.sentences.push(Sentence {
            first: tokens.start(),
            paragraph,
            words_end: words_end.unwrap_or(tokens.start()),
            quoted: !parts.is_empty(),
        });
    }

    fn own(&self, at: TokenId, stop: TokenId) -> Own<'_> {
        Own { text: self.text, lexicon: self.lexicon, tokens: &self.tokens[at.to(stop)], quote_follows: stop < self.tokens.end() }
    }
}

/// The token behind the last word of these.
fn words_end_in(tokens: &IdVec<TokenId, Token>, range: IdRange<TokenId>) -> Option<TokenId> {
    let last = tokens[range].iter().rposition(Token::is_word)?;
    Some(range.start() + last + 1)
}

/// A closing bracket or mark right behind the end of a sentence still belongs to it.
fn closes(token: &Token) -> bool {
    !token.spaced() && (token.kind() == TokenKind::Mark || token.is_punct(b')') || token.is_punct(b']'))
}

/// The article's own words from some place on, up to the next folded quote or the end of the paragraph.
#[derive(Clone, Copy)]
struct Own<'o> {
    text: &'o str,
    lexicon: &'o Lexicon,
    tokens: &'o [Token],
    /// Whether a folded quote stands behind them.
    quote_follows: bool,
}

impl Own<'_> {
    /// All but the first `count`.
    fn behind(self, count: usize) -> Self {
        Own { tokens: &self.tokens[count..], ..self }
    }

    /// Whether they begin a sentence behind the token, which stands right before them.
    fn begin_behind(self, token: &Token) -> bool {
        if !token.stops() {
            return false;
        }
        match token.kind() {
            TokenKind::Punct => match token.ch() {
                b'!' | b'?' => !self.is_lower(0),
                // A full stop inside a line, such as a decimal or an address, has no blank behind it; a comma goes on.
                b'.' => match self.tokens.first() {
                    Some(next) if next.kind() == TokenKind::Punct => match next.ch() {
                        b',' | b';' => false,
                        b')' => !self.is_lower(1),
                        _ => true,
                    },
                    Some(next) => next.spaced() || next.kind() != TokenKind::Word,
                    None => true,
                },
                b'~' => self.tokens.first().is_none_or(Token::is_capital),
                _ => false,
            },
            TokenKind::Word if self.lexicon.classes(token.word()).any(Classes::ABBREVIATION_TITLE) => false,
            TokenKind::Word => match self.tokens.first() {
                None => !self.quote_follows || token.shape() != Shape::Initials,
                // "in the U.S. He said": an abbreviation ends a sentence when a word follows that is written with a capital only
                // at the start of one.
                Some(next) => {
                    next.is_capital()
                        && self.lexicon.classes(next.word()).any(Classes::FUNCTION)
                        && !self.lexicon.classes(next.word()).any(Classes::GIVEN)
                }
            },
            _ => false,
        }
    }

    /// Whether the word at a place is in lower case.
    fn is_lower(self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.is_word() && t.shape() == Shape::Lower)
    }

    /// Whether they begin a sentence behind a folded quote of these words.
    fn begin_behind_quote(self, words: &str) -> bool {
        let words = words.trim_end();
        let last = words.chars().next_back().unwrap_or('.');
        if !matches!(last, '.' | '!' | '?' | '…' | '"' | '”' | '\'' | '’') {
            return false;
        }
        let Some(token) = self.tokens.first() else { return true };
        match token.kind() {
            TokenKind::Word if token.shape() == Shape::Lower => false,
            TokenKind::Word => !self.attribute(last == '.' || words.ends_with(".'") || words.ends_with(".’")),
            TokenKind::Number => true,
            // A dash may begin a signature, a bracket an aside: both belong to the quote.
            TokenKind::Punct => matches!(token.ch(), b'*' | b'#' | b'@'),
            _ => false,
        }
    }

    /// Whether they read as `Ann Lee said.`: a name, a verb of speech, and no words reported behind it. After a full stop
    /// (`strict`) only just that: in most papers a comma would stand before an attribution.
    fn attribute(self, strict: bool) -> bool {
        let mut words = 0;
        for (at, token) in self.tokens.iter().enumerate() {
            step();
            let classes = self.lexicon.classes(token.word());
            match token.kind() {
                TokenKind::Word
                    if words > 0 && classes.any(Classes::CUE_STRONG | Classes::CUE_MEDIUM) && classes.any(Classes::FINITE) =>
                {
                    return self.behind(at + 1).report_nothing(strict, classes.any(Classes::TAKES_HEARER));
                }
                // "“Why?” Ann Lee continued.": an act of somebody who is about to say more.
                TokenKind::Word
                    if !strict
                        && (1..=SHORT_NAME).contains(&words)
                        && classes.any(Classes::CUE_WEAK)
                        && classes.any(Classes::FINITE) =>
                {
                    // "went on", "shot back"
                    let particle = |t: &Token| matches!(t.word(), word::ON | word::IN | word::BACK | word::OUT);
                    let next = at + 1 + usize::from(self.tokens.get(at + 1).is_some_and(particle));
                    return self.tokens.get(next).is_none_or(|next| next.is_punct(b'.') || next.is_punct(b','));
                }
                // Will and May are names too.
                TokenKind::Word if classes.any(Classes::AUX) && token.is_capital() && classes.any(Classes::GIVEN) => words += 1,
                TokenKind::Word if classes.any(Classes::AUX | Classes::SUBORD | Classes::WH) => return false,
                TokenKind::Word | TokenKind::Clitic => words += 1,
                TokenKind::Punct if matches!(token.ch(), b',' | b'(' | b')' | b'-') => {}
                _ => return false,
            }
            if words > REACH {
                return false;
            }
        }
        false
    }

    /// Whether the sentence ends before them, right behind its verb, or goes on with when, where and how.
    fn report_nothing(self, strict: bool, hearer: bool) -> bool {
        // "Lee said quietly, her eyes on the door"
        let quietly = |t: &Token| t.shape() == Shape::Lower && looks_adverb(t.span().of(self.text));
        let skipped = !strict && self.tokens.first().is_some_and(quietly);
        let own = self.behind(usize::from(skipped));
        let Some(token) = own.tokens.first() else { return !own.quote_follows };
        match token.kind() {
            TokenKind::Punct if token.ch() == b'.' => true,
            TokenKind::Punct => !strict && token.ch() == b',' && (own.tokens.len() > 1 || !own.quote_follows),
            TokenKind::Word => {
                let classes = self.lexicon.classes(token.word());
                let manner = classes.is_plain() && looks_adverb(token.span().of(self.text));
                let circumstance = manner
                    || classes.any(Classes::PREP | Classes::ADV | Classes::WEEKDAY | Classes::SUBORD)
                        && !classes.any(Classes::THAT | Classes::PRON | Classes::DET);
                let hearer = hearer
                    && (token.is_capital()
                        || classes.any(
                            Classes::DET | Classes::POSS | Classes::PRON | Classes::PEOPLE | Classes::ROLE | Classes::ORG_HEAD,
                        ));
                !strict && (circumstance || hearer) && !own.report()
            }
            _ => false,
        }
    }

    /// Whether a that-clause, a colon or another quote follows before the sentence ends.
    fn report(self) -> bool {
        for token in self.tokens {
            step();
            match token.kind() {
                TokenKind::Punct if matches!(token.ch(), b'.' | b'!' | b'?') => return false,
                TokenKind::Punct if token.ch() == b':' => return true,
                TokenKind::Word if self.lexicon.classes(token.word()).any(Classes::THAT) => return true,
                _ => {}
            }
        }
        self.quote_follows
    }
}
