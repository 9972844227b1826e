//! The article's own words: tokens with every quotation folded, cut into sentences.
//!
//! What stands inside a quotation says nothing about who speaks it, so the rules that look for the speaker read the outline:
//! `"I will," said Lee.` is QUOTE `said` `Lee` `.`

mod sentences;

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::Span;
use crate::lexicon::{Flags, Lexicon};
use crate::quotes::{DetectedQuote, Usage};
use crate::steps::step;
use crate::text::{Token, is_aside, tokenize};

/// How many sentences of asides are passed over.
const ASIDES: usize = 4;

/// A part of a quote that was folded.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FoldedPart {
    /// Index of the quote it belongs to.
    pub(crate) quote: usize,
    pub(crate) inner: Span,
    pub(crate) outer: Span,
    /// Index of the sentence in which it begins.
    pub(crate) sentence: usize,
    /// Tokens under the outer span.
    pub(crate) tokens: (usize, usize),
}

impl FoldedPart {
    /// Whether no token is under its span: it is nothing but blanks or invisible characters.
    fn is_empty(&self) -> bool {
        self.tokens.0 == self.tokens.1
    }
}

/// A sentence of the outline.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sentence {
    /// Its first token, be it inside a folded quote; the next sentence begins where it ends.
    first: u32,
    pub(crate) paragraph: u32,
    /// How many sentences stand before it, those of asides left out.
    pub(crate) order: u32,
    /// The token behind its last word outside quotes; the first one where it holds none.
    words_end: u32,
    /// Whether it holds a folded part.
    pub(crate) quoted: bool,
    /// Whether it holds a word that may report speech without marks.
    pub(crate) reports: bool,
    /// Whether it holds a small word that names may hold too, "as" among them.
    pub(crate) particle: bool,
}

impl Sentence {
    /// Its first token, be it inside a folded quote.
    pub(crate) fn first(&self) -> usize {
        self.first as usize
    }

    /// Whether it holds nothing but quotes.
    pub(crate) fn is_bare(&self) -> bool {
        self.has_no_words_from(self.first())
    }

    /// Whether it holds nothing but quotes from a token on.
    pub(crate) fn has_no_words_from(&self, token: usize) -> bool {
        self.words_end as usize <= token
    }
}

/// A paragraph of the text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paragraph {
    tokens: (u32, u32),
    sentences: (u32, u32),
    /// How many paragraphs stand before it, asides left out.
    pub(crate) order: u32,
    /// No part of the article's prose: a heading, a caption, an advertisement.
    pub(crate) aside: bool,
    /// Most of its words begin with a capital: a headline, where capitals tell nothing about names.
    pub(crate) headline: bool,
}

impl Paragraph {
    pub(crate) fn tokens(&self) -> Range<usize> {
        self.tokens.0 as usize..self.tokens.1 as usize
    }

    pub(crate) fn sentences(&self) -> Range<usize> {
        self.sentences.0 as usize..self.sentences.1 as usize
    }
}

/// The outline of one text.
pub(crate) struct Outline<'t> {
    pub(crate) text: &'t str,
    pub(crate) lexicon: &'t Lexicon,
    pub(crate) tokens: Vec<Token>,
    /// In text order; each has a token.
    pub(crate) parts: Vec<FoldedPart>,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) paragraphs: Vec<Paragraph>,
}

impl<'t> Outline<'t> {
    pub(crate) fn new(text: &'t str, lexicon: &'t Lexicon, paragraphs: &[Span], quotes: &[DetectedQuote]) -> Outline<'t> {
        let mut outline = Outline {
            text,
            lexicon,
            tokens: Vec::with_capacity(text.len() / 5),
            parts: Vec::new(),
            sentences: Vec::with_capacity(text.len() / 100),
            paragraphs: Vec::with_capacity(paragraphs.len()),
        };
        for (index, quote) in quotes.iter().enumerate() {
            if quote.depth == 0 && !matches!(quote.usage, Usage::Title | Usage::Nickname) {
                outline.parts.extend(quote.parts.iter().map(|part| FoldedPart {
                    quote: index,
                    inner: part.inner,
                    outer: part.outer,
                    sentence: 0,
                    tokens: (0, 0),
                }));
            }
        }
        outline.parts.sort_by_key(|part| part.outer);
        let mut next_part = 0;
        for &span in paragraphs {
            outline.paragraph(span, &mut next_part);
        }
        outline.parts.retain(|part| !part.is_empty());
        outline
    }

    fn paragraph(&mut self, span: Span, next_part: &mut usize) {
        let first_token = self.tokens.len();
        tokenize(self.text, span, self.lexicon, &mut self.tokens);
        let mut parts = *next_part..*next_part;
        let mut at = first_token;
        while let Some(part) = self.parts.get_mut(*next_part).filter(|part| part.outer.start() < span.end()) {
            let end = part.outer.end();
            at += self.tokens[at..].partition_point(|token| token.start() < part.outer.start());
            if at == self.tokens.len() {
                break;
            }
            let from = at;
            at += self.tokens[at..].partition_point(|token| token.start() < end);
            if from < at {
                parts.end = *next_part + 1;
                part.tokens = (if part.is_empty() { from } else { part.tokens.0 }, at);
                // A quote that runs over the paragraph's end goes on in the next one.
                if end > span.end() {
                    break;
                }
            }
            *next_part += 1;
        }
        let first_sentence = self.sentences.len();
        let aside = is_aside(span.of(self.text)) && parts.is_empty();
        self.cut_sentences(first_token, parts, self.paragraphs.len() as u32);
        let (before, here) = self.sentences.split_at_mut(first_sentence);
        let (mut order, mut sentence_order) = (0, 0);
        if let (Some(paragraph), Some(sentence)) = (self.paragraphs.last(), before.last()) {
            order = paragraph.order + u32::from(!paragraph.aside);
            sentence_order = sentence.order + u32::from(!paragraph.aside);
        }
        for sentence in here {
            sentence.order = sentence_order;
            sentence_order += u32::from(!aside);
        }
        let headline = self.is_headline(first_token);
        self.paragraphs.push(Paragraph {
            tokens: (first_token as u32, self.tokens.len() as u32),
            sentences: (first_sentence as u32, self.sentences.len() as u32),
            order,
            aside,
            headline,
        });
    }

    /// Whether the tokens from `first` on are written as a headline: at least four words, few of them in lower case but for
    /// short function words.
    fn is_headline(&self, first: usize) -> bool {
        let tokens = &self.tokens[first..];
        if tokens.len() > 60 {
            return false;
        }
        let (mut capital, mut lower) = (0, 0);
        for tokens in tokens.chunks(8) {
            // All at once, without a branch for each.
            let mut verb = false;
            for token in tokens {
                let plain = token.is_word() & !token.is_capital() & !token.flags.any(Flags::FUNCTION);
                capital += usize::from(token.is_capital());
                lower += usize::from(plain);
                // Headlines write their verbs with capitals.
                verb |= plain
                    & token.flags.any(Flags::PAST | Flags::THIRD)
                    & !token.flags.any(Flags::ROLE | Flags::ROLE_MODIFIER | Flags::SPEECH_NOUN);
            }
            // Not even if all others had capitals.
            if verb || lower * 5 > self.tokens.len() - first {
                return false;
            }
        }
        capital >= 4 && capital >= 4 * lower
    }

    pub(crate) fn flags(&self, token: usize) -> Flags {
        step();
        self.tokens.get(token).map_or(Flags::default(), |t| t.flags)
    }

    pub(crate) fn word(&self, token: usize) -> &'t str {
        step();
        self.tokens.get(token).map_or("", |t| t.span().of(self.text))
    }

    /// Whether two tokens are the same word, in any case.
    pub(crate) fn same_word(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.tokens[a], &self.tokens[b]);
        a.span().len() == b.span().len() && a.span().of(self.text).eq_ignore_ascii_case(b.span().of(self.text))
    }

    /// How many sentences one stands behind another, asides left out.
    pub(crate) fn distance(&self, before: usize, behind: usize) -> usize {
        self.sentences[behind].order.saturating_sub(self.sentences[before].order) as usize
    }

    /// Whether a sentence is part of an aside.
    pub(crate) fn is_aside(&self, sentence: usize) -> bool {
        self.paragraphs[self.sentences[sentence].paragraph as usize].aside
    }

    /// The sentence before, asides passed over.
    pub(crate) fn sentence_before(&self, sentence: usize) -> Option<usize> {
        (0..sentence).rev().take(ASIDES).find(|&before| !self.is_aside(before))
    }

    /// The sentence in which a token stands.
    pub(crate) fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.first() <= token).saturating_sub(1)
    }

    /// The tokens of a sentence, those inside folded quotes among them.
    pub(crate) fn tokens_of(&self, sentence: usize) -> Range<usize> {
        let end = self.sentences.get(sentence + 1).map_or(self.tokens.len(), Sentence::first);
        self.sentences[sentence].first()..end
    }

    /// The tokens of a sentence outside folded quotes, a run at a time, with the index of the part behind each; the last run has
    /// none. A run may be empty, and a part over several paragraphs is met in the sentences of each.
    pub(crate) fn runs(&self, sentence: usize) -> impl Iterator<Item = (Range<usize>, Option<usize>)> {
        let tokens = self.tokens_of(sentence);
        let first = if self.sentences[sentence].quoted { self.part_behind(tokens.start) } else { self.parts.len() };
        let inside = self.parts[first..].iter().take_while(move |part| part.tokens.0 < tokens.end);
        let mut at = tokens.start;
        inside.zip(first..).map(Some).chain([None]).map(move |part| {
            step();
            let (start, behind) = part.map_or((tokens.end, tokens.end), |(part, _)| part.tokens);
            let run = at..start.max(at);
            at = behind;
            (run, part.map(|(_, index)| index))
        })
    }

    /// The first folded part that ends behind a token.
    fn part_behind(&self, token: usize) -> usize {
        self.parts.partition_point(|part| part.tokens.1 <= token)
    }

    /// The sentence's own words before a folded part, from the part before it on.
    pub(crate) fn words_before(&self, part: usize) -> Range<usize> {
        let folded = &self.parts[part];
        let first = self.sentences[folded.sentence].first();
        let before = part.checked_sub(1).map_or(0, |before| self.parts[before].tokens.1);
        first.max(before).min(folded.tokens.0)..folded.tokens.0
    }

    /// The sentence's own words behind a folded part, up to the next part.
    pub(crate) fn words_behind(&self, part: usize) -> Range<usize> {
        let folded = &self.parts[part];
        let end = self.tokens_of(folded.sentence).end;
        let next = self.parts.get(part + 1).map_or(end, |next| next.tokens.0);
        folded.tokens.1..end.min(next).max(folded.tokens.1)
    }

    /// Whether a token stands inside a folded quote.
    pub(crate) fn is_quoted(&self, token: usize) -> bool {
        self.parts.get(self.part_behind(token)).is_some_and(|part| part.tokens.0 <= token)
    }

    /// From the first byte of a token to the last of another.
    pub(crate) fn span_of(&self, tokens: (usize, usize)) -> Span {
        if tokens.0 >= tokens.1 || tokens.1 > self.tokens.len() {
            return Span::default();
        }
        Span::new(self.tokens[tokens.0].start(), self.tokens[tokens.1 - 1].end())
    }
}
