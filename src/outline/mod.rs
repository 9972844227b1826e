//! The article's own words: tokens with every quotation folded into one item, cut into sentences.
//!
//! What stands inside a quotation says nothing about who speaks it, so the rules that look for the speaker read the outline:
//! `"I will," said Lee.` is the five items QUOTE `said` `Lee` `.`

mod sentences;

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::Span;
use crate::lexicon::{Flags, Lexicon};
use crate::quotes::{DetectedQuote, Usage};
use crate::steps::step;
use crate::text::{Token, is_aside, tokenize};

/// One item of the outline: a token, or a folded part of a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Item(u32);

const FOLDED: u32 = 1 << 31;
/// How many sentences of asides are passed over.
const ASIDES: usize = 4;

impl Item {
    fn token(index: usize) -> Item {
        Item(index as u32)
    }

    fn part(index: usize) -> Item {
        Item(index as u32 | FOLDED)
    }

    /// Index of the token, when it is one.
    pub(crate) fn as_token(self) -> Option<usize> {
        (self.0 & FOLDED == 0).then_some(self.0 as usize)
    }

    /// Index (into [`Outline::parts`]) of the folded part, when it is one.
    pub(crate) fn as_part(self) -> Option<usize> {
        (self.0 & FOLDED != 0).then_some((self.0 & !FOLDED) as usize)
    }
}

/// A part of a quote that was folded.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FoldedPart {
    /// Index of the quote it belongs to.
    pub(crate) quote: usize,
    pub(crate) inner: Span,
    pub(crate) outer: Span,
    /// Where it stands in [`Outline::items`].
    pub(crate) item: usize,
    /// Index of the sentence it stands in.
    pub(crate) sentence: usize,
    /// Tokens under the outer span.
    pub(crate) tokens: (usize, usize),
}

/// A sentence of the outline.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sentence {
    items: (u32, u32),
    pub(crate) paragraph: u32,
    /// How many sentences stand before it, those of asides left out.
    pub(crate) order: u32,
    /// The item behind its last word outside quotes; the first one where it holds none.
    words_end: u32,
    /// Whether it holds a folded part.
    pub(crate) quoted: bool,
    /// Whether it holds a word that may report speech without marks.
    pub(crate) reports: bool,
    /// Whether it holds a small word that names may hold too, "as" among them.
    pub(crate) particle: bool,
}

impl Sentence {
    pub(crate) fn items(&self) -> Range<usize> {
        self.items.0 as usize..self.items.1 as usize
    }

    /// Whether it holds nothing but quotes.
    pub(crate) fn is_bare(&self) -> bool {
        self.has_no_words_from(self.items.0 as usize)
    }

    /// Whether it holds nothing but quotes from an item on.
    pub(crate) fn has_no_words_from(&self, item: usize) -> bool {
        self.words_end as usize <= item
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
    pub(crate) items: Vec<Item>,
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
            items: Vec::with_capacity(text.len() / 5),
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
                    item: 0,
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
        outline
    }

    fn paragraph(&mut self, span: Span, next_part: &mut usize) {
        let first_token = self.tokens.len();
        tokenize(self.text, span, self.lexicon, &mut self.tokens);
        let first_item = self.items.len();
        let mut at = first_token;
        while let Some(part) = self.parts.get_mut(*next_part).filter(|part| part.outer.start() < span.end()) {
            let (before, end) = (at, part.outer.end());
            at += self.tokens[at..].partition_point(|token| token.start() < part.outer.start());
            self.items.extend((before..at).map(Item::token));
            if at == self.tokens.len() {
                break;
            }
            let from = at;
            at += self.tokens[at..].partition_point(|token| token.start() < end);
            // A part without a token of its own is nothing but blanks or invisible characters.
            if from < at {
                part.tokens = (from, at);
                part.item = self.items.len();
                self.items.push(Item::part(*next_part));
                // A quote that runs over the paragraph's end goes on in the next one.
                if end > span.end() {
                    break;
                }
            }
            *next_part += 1;
        }
        self.items.extend((at..self.tokens.len()).map(Item::token));
        let first_sentence = self.sentences.len();
        let aside = is_aside(span.of(self.text)) && self.items[first_item..].iter().all(|item| item.as_token().is_some());
        self.cut_sentences(first_item, self.paragraphs.len() as u32);
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
        self.sentences.partition_point(|sentence| self.opening(sentence) <= token).saturating_sub(1)
    }

    /// The first token of a sentence, be it inside a folded quote.
    pub(crate) fn first_token(&self, sentence: usize) -> usize {
        self.opening(&self.sentences[sentence])
    }

    fn opening(&self, sentence: &Sentence) -> usize {
        let item = self.items[sentence.items().start];
        item.as_token().or_else(|| item.as_part().map(|part| self.parts[part].tokens.0)).unwrap_or_default()
    }

    /// Whether a token stands inside a folded quote.
    pub(crate) fn is_quoted(&self, token: usize) -> bool {
        let next = self.parts.partition_point(|part| part.tokens.1 <= token);
        self.parts.get(next).is_some_and(|part| part.tokens.0 <= token)
    }

    /// The token at an item, when the item is one.
    pub(crate) fn token_at(&self, item: usize) -> Option<&Token> {
        step();
        self.items.get(item).and_then(|i| i.as_token()).map(|t| &self.tokens[t])
    }

    /// From the first byte of a token to the last of another.
    pub(crate) fn span_of(&self, tokens: (usize, usize)) -> Span {
        if tokens.0 >= tokens.1 || tokens.1 > self.tokens.len() {
            return Span::default();
        }
        Span::new(self.tokens[tokens.0].start(), self.tokens[tokens.1 - 1].end())
    }
}
