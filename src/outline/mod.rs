//! The article's own words: tokens with every quotation folded, cut into sentences.
//!
//! What stands inside a quotation says nothing about who speaks it, so the rules that look for the speaker read the outline:
//! `"I will," said Lee.` is QUOTE `said` `Lee` `.`

mod dateline;
mod sentences;
mod together;

#[cfg(test)]
mod tests;

pub(crate) use dateline::dateline_place;
pub(crate) use together::{TOGETHER, open};
use together::{bits, places};

use crate::Span;
use crate::ids::{Id, IdRange, IdVec, ParagraphId, PartId, QuoteId, SentenceId, TokenId};
use crate::lexicon::{Classes, Gate, Lexicon, Phrase, Spot, SpotKind, Spots, WordId};
use crate::quotes::{DetectedQuote, Part, Usage};
use crate::room::room;
use crate::steps::step;
use crate::text::{Token, TokenKind, count_at_most, head, is_aside, tokenize};

/// From so many bytes on the tokens are counted first where they are many; else there are few enough to make room as they come.
const COUNTED: usize = 1 << 16;
/// Whether they are many is told by so many bytes.
const TELLING: usize = 1 << 12;
/// How many sentences of asides are passed over.
const ASIDES: usize = 4;

/// A part of a quote that was folded.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FoldedPart {
    /// The quote it belongs to.
    pub(crate) quote: QuoteId,
    /// Which of the quote's parts it is.
    nth: u32,
    /// The sentence in which it begins.
    pub(crate) sentence: SentenceId,
    /// Tokens under its outer span.
    pub(crate) tokens: IdRange<TokenId>,
}

impl FoldedPart {
    /// Where it stands in the text.
    fn of(self, quotes: &IdVec<QuoteId, DetectedQuote>) -> Part {
        quotes[self.quote].parts[self.nth as usize]
    }

    /// Whether no token is under its span: it is nothing but blanks or invisible characters.
    fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }
}

/// A sentence of the outline.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sentence {
    /// Its first token, be it inside a folded quote; the next sentence begins where it ends.
    pub(crate) first: TokenId,
    pub(crate) paragraph: ParagraphId,
    /// The token behind its last word outside quotes; the first one where it holds none.
    words_end: TokenId,
    /// Whether it holds a folded part.
    pub(crate) quoted: bool,
}

impl Sentence {
    /// Whether it holds nothing but quotes.
    pub(crate) fn is_bare(&self) -> bool {
        self.has_no_words_from(self.first)
    }

    /// Whether it holds nothing but quotes from a token on.
    pub(crate) fn has_no_words_from(&self, token: TokenId) -> bool {
        self.words_end <= token
    }
}

/// A paragraph of the text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paragraph {
    pub(crate) tokens: IdRange<TokenId>,
    /// Its first sentence; the next paragraph begins where its sentences end.
    pub(crate) first_sentence: SentenceId,
    /// How many paragraphs stand before it, asides left out; [`ASIDE`] and [`HEADLINE`].
    order: u32,
    /// How many sentences of asides stand before it.
    aside_sentences: u32,
}

const ASIDE: u32 = 1 << 31;
const HEADLINE: u32 = 1 << 30;

impl Paragraph {
    /// How many paragraphs stand before it, asides left out.
    pub(crate) fn order(&self) -> u32 {
        self.order & !(ASIDE | HEADLINE)
    }

    /// Whether it is no part of the article's prose: a heading, a caption, an advertisement.
    pub(crate) fn is_aside(&self) -> bool {
        self.order & ASIDE != 0
    }

    /// Whether most of its words begin with a capital: a headline, where capitals tell nothing about names.
    pub(crate) fn is_headline(&self) -> bool {
        self.order & HEADLINE != 0
    }
}

room! {
    /// What an outline leaves to the next.
    pub(crate) struct Room {
        tokens: IdVec<TokenId, Token>,
        gates: IdVec<TokenId, Gate>,
        parts: IdVec<PartId, FoldedPart>,
        sentences: IdVec<SentenceId, Sentence>,
        paragraphs: IdVec<ParagraphId, Paragraph>,
    }
}

/// The outline of one text.
pub(crate) struct Outline<'t> {
    pub(crate) text: &'t str,
    pub(crate) lexicon: &'t Lexicon,
    quotes: &'t IdVec<QuoteId, DetectedQuote>,
    pub(crate) tokens: IdVec<TokenId, Token>,
    /// Of each token which passes over all of them care for it.
    pub(crate) gates: IdVec<TokenId, Gate>,
    /// In text order; each has a token.
    pub(crate) parts: IdVec<PartId, FoldedPart>,
    pub(crate) sentences: IdVec<SentenceId, Sentence>,
    pub(crate) paragraphs: IdVec<ParagraphId, Paragraph>,
}

impl<'t> Outline<'t> {
    pub(crate) fn new(
        text: &'t str,
        lexicon: &'t Lexicon,
        paragraphs: &[Span],
        quotes: &'t IdVec<QuoteId, DetectedQuote>,
        room: &mut Room,
    ) -> Outline<'t> {
        let Room { tokens, gates, mut parts, sentences, paragraphs: read } = std::mem::take(room);
        let is_folded = |quote: &DetectedQuote| quote.depth == 0 && !matches!(quote.usage, Usage::Title | Usage::Nickname);
        let folded = || quotes.numbered().filter(|(_, quote)| is_folded(quote));
        parts.reserve(folded().map(|(_, quote)| quote.parts.len()).sum());
        for (id, quote) in folded() {
            let part = |nth| FoldedPart { quote: id, nth, sentence: SentenceId::FIRST, tokens: IdRange::default() };
            parts.extend((0..quote.parts.len() as u32).map(part));
        }
        parts.as_mut_slice().sort_unstable_by_key(|part| (part.of(quotes).outer, part.quote, part.nth));
        let bytes: usize = paragraphs.iter().map(|paragraph| paragraph.len()).sum();
        let many = bytes >= COUNTED && count_at_most(head(text, TELLING)) > TELLING / 4;
        let most = if many { count_at_most(text) } else { bytes / 4 };
        let mut outline = Outline { text, lexicon, quotes, tokens, gates, parts, sentences, paragraphs: read };
        outline.tokens.reserve(most);
        outline.gates.reserve(most);
        outline.sentences.reserve(bytes / 100);
        outline.paragraphs.reserve(paragraphs.len());
        let mut next_part = PartId::FIRST;
        for &span in paragraphs {
            outline.paragraph(span, &mut next_part);
        }
        outline.parts.retain(|part| !part.is_empty());
        for part in outline.parts.iter() {
            outline.gates[part.tokens].iter_mut().for_each(|gate| *gate |= Gate::QUOTED);
        }
        if bytes >= COUNTED {
            outline.tokens.shrink_to_fit();
            outline.gates.shrink_to_fit();
            outline.sentences.shrink_to_fit();
        }
        outline
    }

    /// Leaves the room to the next text.
    pub(crate) fn leave(self, room: &mut Room) {
        let Outline { tokens, gates, parts, sentences, paragraphs, .. } = self;
        *room = Room { tokens, gates, parts, sentences, paragraphs };
    }

    fn paragraph(&mut self, span: Span, next_part: &mut PartId) {
        let first_token = self.tokens.end();
        tokenize(self.text, span, self.lexicon, &mut self.tokens);
        let tokens = &self.tokens[first_token.to(self.tokens.end())];
        let gates = self.lexicon.gates();
        self.gates.extend(tokens.iter().map(|token| token.gate(gates[token.word().number()])));
        let mut parts = next_part.to(*next_part);
        let mut at = first_token;
        while *next_part < self.parts.end() {
            let part = &mut self.parts[*next_part];
            let outer = part.of(self.quotes).outer;
            if outer.start() >= span.end() {
                break;
            }
            at += self.tokens[at.to(self.tokens.end())].partition_point(|token| token.start() < outer.start());
            if at == self.tokens.end() {
                break;
            }
            let from = at;
            at += self.tokens[at.to(self.tokens.end())].partition_point(|token| token.start() < outer.end());
            if from < at {
                parts = parts.with_end(*next_part + 1);
                part.tokens = if part.is_empty() { from.to(at) } else { part.tokens.with_end(at) };
                // A quote that runs over the paragraph's end goes on in the next one.
                if outer.end() > span.end() {
                    break;
                }
            }
            *next_part += 1;
        }
        let first_sentence = self.sentences.end();
        let aside = is_aside(span.of(self.text)) && parts.is_empty();
        self.cut_sentences(first_token, parts, self.paragraphs.end());
        let (mut order, mut aside_sentences) = (0, 0);
        if let Some(before) = self.paragraphs.last() {
            order = before.order() + u32::from(!before.is_aside());
            let count = before.first_sentence.to(first_sentence).len();
            aside_sentences = before.aside_sentences + if before.is_aside() { count as u32 } else { 0 };
        }
        let headline = self.is_headline(first_token);
        self.paragraphs.push(Paragraph {
            tokens: first_token.to(self.tokens.end()),
            first_sentence,
            order: order | if aside { ASIDE } else { 0 } | if headline { HEADLINE } else { 0 },
            aside_sentences,
        });
    }

    /// Whether the tokens from `first` on are written as a headline: at least four words, few of them in lower case but for
    /// short function words.
    fn is_headline(&self, first: TokenId) -> bool {
        let all = &self.tokens[first.to(self.tokens.end())];
        if all.len() > 60 {
            return false;
        }
        // Headlines write their verbs with capitals. All gates at once, without a branch for each.
        let gates = &self.gates[first.to(self.gates.end())];
        if gates.iter().fold(Gate::NONE, |all, &gate| all | gate).any(Gate::VERB) {
            return false;
        }
        let (mut capital, mut lower) = (0, 0);
        for token in all {
            capital += usize::from(token.is_capital());
            let plain = token.is_word() & !token.is_capital() & !self.classes_of(token).any(Classes::FUNCTION);
            lower += usize::from(plain);
        }
        capital >= 4 && capital >= 4 * lower
    }

    pub(crate) fn classes(&self, token: TokenId) -> Classes {
        step();
        self.tokens.get(token).map_or(Classes::default(), |t| self.classes_of(t))
    }

    /// The classes of the word of a token.
    #[inline]
    pub(crate) fn classes_of(&self, token: &Token) -> Classes {
        self.lexicon.classes(token.word())
    }

    /// The tokens for which a test holds.
    pub(crate) fn tokens_that(&self, holds: impl Fn(&Token) -> bool) -> impl Iterator<Item = TokenId> {
        places(self.tokens.chunks(TOGETHER).map(move |(from, tokens)| (from, bits(tokens, &holds))))
    }

    /// The tokens of which a gate is open.
    pub(crate) fn tokens_open(&self, any: Gate) -> impl Iterator<Item = TokenId> {
        places(self.gates.chunks(TOGETHER).map(move |(from, gates)| (from, open(gates, any))))
    }

    /// The classes of the words of a range.
    pub(crate) fn classes_in(&self, tokens: IdRange<TokenId>) -> impl DoubleEndedIterator<Item = Classes> {
        self.tokens[tokens].iter().map(|token| self.classes_of(token))
    }

    /// The word of a token; that of no word where there is none.
    pub(crate) fn word(&self, token: TokenId) -> WordId {
        step();
        self.tokens.get(token).map_or(WordId::UNKNOWN, Token::word)
    }

    /// The classes of the word before a token.
    pub(crate) fn classes_before(&self, token: TokenId) -> Classes {
        token.before().map_or(Classes::default(), |before| self.classes(before))
    }

    /// The word before a token.
    pub(crate) fn word_before(&self, token: TokenId) -> WordId {
        token.before().map_or(WordId::UNKNOWN, |before| self.word(before))
    }

    /// Where the phrase ends that begins at a token; the longest way to put it counts.
    pub(crate) fn phrase_end(&self, phrase: Phrase, token: TokenId) -> Option<TokenId> {
        self.lexicon.phrase_end(phrase, self, token.index()).map(TokenId::new)
    }

    /// Where the phrase begins that ends before a token.
    pub(crate) fn phrase_start(&self, phrase: Phrase, end: TokenId) -> Option<TokenId> {
        self.lexicon.phrase_start(phrase, self, end.index()).map(TokenId::new)
    }

    /// A token as it is written; "" where there is none.
    pub(crate) fn text_of(&self, token: TokenId) -> &'t str {
        step();
        self.tokens.get(token).map_or("", |t| t.span().of(self.text))
    }

    /// Whether two tokens are the same word, in any case.
    pub(crate) fn same_word(&self, a: TokenId, b: TokenId) -> bool {
        let (a, b) = (&self.tokens[a], &self.tokens[b]);
        a.span().len() == b.span().len() && a.span().of(self.text).eq_ignore_ascii_case(b.span().of(self.text))
    }

    /// How many sentences stand before one, asides left out.
    pub(crate) fn order(&self, sentence: SentenceId) -> usize {
        let paragraph = self.paragraph_of(sentence);
        let first = if paragraph.is_aside() { paragraph.first_sentence } else { sentence };
        first.index() - paragraph.aside_sentences as usize
    }

    /// Whether a sentence is part of an aside.
    pub(crate) fn is_aside(&self, sentence: SentenceId) -> bool {
        self.paragraph_of(sentence).is_aside()
    }

    /// The paragraph in which a sentence stands.
    pub(crate) fn paragraph_of(&self, sentence: SentenceId) -> &Paragraph {
        &self.paragraphs[self.sentences[sentence].paragraph]
    }

    /// The sentence before, asides passed over.
    pub(crate) fn sentence_before(&self, sentence: SentenceId) -> Option<SentenceId> {
        SentenceId::FIRST.to(sentence).iter().rev().take(ASIDES).find(|&before| !self.is_aside(before))
    }

    /// The sentence in which a token stands.
    pub(crate) fn sentence_of(&self, token: TokenId) -> SentenceId {
        self.sentences.partition_point(|sentence| sentence.first <= token).saturating_sub(1)
    }

    /// The same, for a token that rather stands in the sentence `near`, or in one beside it.
    pub(crate) fn sentence_near(&self, token: TokenId, near: SentenceId) -> SentenceId {
        let stands = |sentence: &SentenceId| *sentence < self.sentences.end() && self.tokens_of(*sentence).contains(token);
        near.saturating_sub(1).to(near + 2).iter().find(stands).unwrap_or_else(|| self.sentence_of(token))
    }

    /// The tokens of a sentence, those inside folded quotes among them.
    pub(crate) fn tokens_of(&self, sentence: SentenceId) -> IdRange<TokenId> {
        let end = self.sentences.get(sentence + 1).map_or(self.tokens.end(), |next| next.first);
        self.sentences[sentence].first.to(end)
    }

    /// The tokens of a sentence outside folded quotes, a run at a time, with the part behind each; the last run has
    /// none. A run may be empty, and a part over several paragraphs is met in the sentences of each.
    pub(crate) fn runs(&self, sentence: SentenceId) -> impl Iterator<Item = (IdRange<TokenId>, Option<PartId>)> {
        let tokens = self.tokens_of(sentence);
        let mut part = if self.sentences[sentence].quoted { self.part_behind(tokens.start()) } else { self.parts.end() };
        let mut at = Some(tokens.start());
        std::iter::from_fn(move || {
            let start = at?;
            step();
            let folded = self.parts.get(part).filter(|folded| folded.tokens.start() < tokens.end());
            let behind = folded.map(|_| part);
            at = folded.map(|folded| folded.tokens.end());
            part += 1;
            Some((start.to(folded.map_or(tokens.end(), |folded| folded.tokens.start())), behind))
        })
    }

    /// The sentences of a paragraph.
    pub(crate) fn sentences_in(&self, paragraph: ParagraphId) -> IdRange<SentenceId> {
        let end = self.paragraphs.get(paragraph + 1).map_or(self.sentences.end(), |next| next.first_sentence);
        self.paragraphs[paragraph].first_sentence.to(end)
    }

    /// Where a folded part stands in the text, with its marks.
    pub(crate) fn outer(&self, part: PartId) -> Span {
        self.parts[part].of(self.quotes).outer
    }

    /// What stands between the marks of a folded part.
    pub(crate) fn quoted_words(&self, part: PartId) -> &'t str {
        self.parts[part].of(self.quotes).inner.of(self.text)
    }

    /// The folded parts that share a token with a range.
    pub(crate) fn parts_in(&self, tokens: IdRange<TokenId>) -> impl Iterator<Item = &FoldedPart> {
        let first = self.part_behind(tokens.start());
        self.parts.from(first).map(|(_, part)| part).take_while(move |part| part.tokens.start() < tokens.end())
    }

    /// The first folded part that ends behind a token.
    fn part_behind(&self, token: TokenId) -> PartId {
        self.parts.partition_point(|part| part.tokens.end() <= token)
    }

    /// The sentence's own words before a folded part, from the part before it on.
    pub(crate) fn words_before(&self, part: PartId) -> IdRange<TokenId> {
        let folded = &self.parts[part];
        let first = self.sentences[folded.sentence].first;
        let first = part.before().map_or(first, |before| first.max(self.parts[before].tokens.end()));
        let end = folded.tokens.start();
        first.min(end).to(end)
    }

    /// The sentence's own words behind a folded part, up to the next part.
    pub(crate) fn words_behind(&self, part: PartId) -> IdRange<TokenId> {
        let folded = &self.parts[part];
        let end = self.tokens_of(folded.sentence).end();
        let next = self.parts.get(part + 1).map_or(end, |next| next.tokens.start());
        folded.tokens.end().to(end.min(next).max(folded.tokens.end()))
    }

    /// Whether a token stands inside a folded quote. Nobody may ask when the gates are given back.
    pub(crate) fn is_quoted(&self, token: TokenId) -> bool {
        debug_assert_eq!(self.gates.len(), self.tokens.len());
        self.gates.get(token).is_some_and(|gate| gate.any(Gate::QUOTED))
    }

    /// From the first byte of a token to the last of another.
    pub(crate) fn span_of(&self, tokens: IdRange<TokenId>) -> Span {
        if tokens.is_empty() || tokens.end() > self.tokens.end() {
            return Span::default();
        }
        Span::new(self.tokens[tokens.start()].start(), self.tokens[tokens.end() - 1].end())
    }
}

impl Spots for Outline<'_> {
    fn spot(&self, at: usize) -> Option<Spot> {
        step();
        let token = self.tokens.get(TokenId::new(at))?;
        let kind = match token.kind() {
            TokenKind::Word if token.is_capital() => SpotKind::Capital,
            TokenKind::Word => SpotKind::Lower,
            TokenKind::Number => SpotKind::Number,
            TokenKind::Clitic | TokenKind::Punct | TokenKind::Mark => SpotKind::Sign,
        };
        Some(Spot { word: token.word(), classes: self.classes_of(token), kind })
    }
}
