//! What the quoted words look like: titles, terms and scraps of the article's own, which nobody speaks.
//!
//! What is noted here holds for every candidate of a quote alike: it is evidence for naming nobody, or against it.

use super::Asked;
use crate::article::Article;
use crate::attribution::candidates::Candidates;
use crate::attribution::rules::{EvidenceSet, Rule};
use crate::ids::{Id, IdRange, IdVec, PartId, QuoteId, TokenId};
use crate::lexicon::{Classes, FoldMap, WordId, short_key_at, word};
use crate::outline::{FoldedPart, Outline};
use crate::quotes::{DetectedQuote, Usage};
use crate::room::{Room, room};
use crate::steps::step;
use crate::text::{Token, TokenKind};

/// Quotes of more words than this are looked at for titles only.
const SHORT: usize = 8;
/// Whoever says so many words says a clause, so many a sentence.
const SEVERAL: usize = 6;
const MANY: usize = 15;
/// Words of the longest scrap that is looked for elsewhere in the document, and tokens of it.
const SCRAP: usize = 7;
const SCRAP_TOKENS: usize = 10;
/// Words of the longest that looks like a term when it comes again.
const TERM: usize = 4;
/// Tokens of the longest heading.
const HEADING: usize = 30;
/// How many shapes of words are told apart for each quote.
const SHAPES: usize = 64;

/// Notes what the quoted words look like, for all candidates that are there by now.
pub(super) fn read(asked: &Asked, candidates: &mut Candidates) {
    for candidate in &mut candidates.list {
        candidate.evidence.join(asked.looks);
    }
}

/// The looks of the quotes of one document.
pub(in crate::attribution) struct Looks {
    echoes: Echoes,
}

impl Looks {
    /// Reads where else the words of the short quotes stand: one pass over the tokens.
    pub(in crate::attribution) fn read(outline: &Outline, quotes: &IdVec<QuoteId, DetectedQuote>, none: Echoes) -> Looks {
        Looks { echoes: none.read(outline, quotes) }
    }

    /// Leaves the room to the next text.
    pub(in crate::attribution) fn leave(self) -> Echoes {
        self.echoes
    }

    /// The first longer quote that holds the words of a scrap, two or more; else the last that is the same scrap.
    pub(in crate::attribution) fn elsewhere(&self, outline: &Outline, part: PartId) -> Option<QuoteId> {
        let words = scrap(outline, &outline.parts[part]).filter(|words| words.len() > 1)?;
        let echo = self.echoes.get(outline, words)?;
        echo.quoted.or(echo.last.filter(|&last| last != outline.parts[part].quote))
    }

    /// What the words of a quote look like whose first part is `part`.
    pub(in crate::attribution) fn of(&self, article: &Article, quote: &DetectedQuote, part: PartId) -> EvidenceSet {
        let outline = &article.outline;
        let mut looks = EvidenceSet::default();
        let folded = &outline.parts[part];
        let (mut words, mut capitals, mut small) = (0, 0, 0);
        for token in outline.tokens[folded.tokens].iter().take(2 * MANY).filter(|t| t.is_word()).take(MANY) {
            words += 1;
            if token.is_capital() {
                // "I" is written so anywhere.
                capitals += usize::from(token.span().len() > 1 || !outline.text[token.start()..].starts_with('I'));
            } else if !outline.classes_of(token).any(Classes::FUNCTION) {
                small += 1;
            }
        }
        if words >= SEVERAL {
            looks.add(Rule::SeveralWords);
        }
        if words >= MANY {
            looks.add(Rule::ManyWords);
        }
        if quote.parts.len() > 1 {
            return looks;
        }
        let said = outline.quoted_words(part).trim_end();
        let (before, behind) = (&outline.tokens[outline.words_before(part)], &outline.tokens[outline.words_behind(part)]);
        let sides = Sides { outline, before, behind };
        let ends = said.ends_with(['.', ',', '!', '?']);
        let noun_follows = sides.behind.first().is_some_and(|t| t.is_word() && !outline.classes_of(t).any(Classes::FUNCTION));
        let headline = outline.paragraph_of(folded.sentence).is_headline();
        if small == 0 && words < MANY && (capitals > 1 || capitals == 1 && words == 1) {
            let named = sides.name_a_work(capitals);
            if named && !headline {
                looks.add(Rule::WorkNamed);
            }
            // Speech begins behind a comma or colon, titles go on with the clause: promoted “Late Light,” and left.
            let goes_on = sides.before(0).is_some_and(|t| t.is_word() && !outline.classes_of(t).any(Classes::CUE_STRONG));
            // "Lee Calls Plan ‘A Great Shame’": all of a headline has capitals.
            let reported = || headline && article.reports_of(part).any(|report| report.alone >= 0);
            if named || words >= 2 && (!ends || goes_on && !headline && said.ends_with([',', '.'])) && !reported() {
                looks.add(Rule::TitleLike);
            }
        }
        if words > SHORT {
            return looks;
        }
        if outline.text[..outline.outer(part).start()].ends_with('=') {
            looks.add(Rule::Attribute);
        }
        if !headline && (sides.name_a_term() || said.ends_with(',') && sides.call_it_a_term()) {
            looks.add(Rule::TermNamed);
        }
        looks.join(self.echoes.of(outline, folded));
        if said.ends_with(['!', '?']) || said.ends_with(',') && !said.starts_with(char::is_lowercase) {
            return looks;
        }
        if quote.usage == Usage::Scare {
            looks.add(Rule::ScareLike);
        }
        if words == 1 {
            looks.add(Rule::OneWord);
        }
        if words <= 4 && noun_follows && !ends && !headline {
            looks.add(Rule::NounFollows);
            if words == 1 && capitals == 1 {
                looks.add(Rule::CapitalBeforeNoun);
            }
        }
        looks
    }
}

/// The article's own words on both sides of a quote.
struct Sides<'o, 't> {
    outline: &'o Outline<'t>,
    /// The sentence's tokens between the quote and the next on either side.
    before: &'o [Token],
    behind: &'o [Token],
}

impl<'o> Sides<'o, '_> {
    /// The token `n` others before the quote.
    fn before(&self, n: usize) -> Option<&'o Token> {
        step();
        self.before.iter().nth_back(n)
    }

    fn classes(&self, token: Option<&Token>) -> Classes {
        token.map_or(Classes::default(), |t| self.outline.classes_of(t))
    }

    /// Whether a work is named here: `on “Late Light”`, `the station's “Late Light”`, `told “Late Light”`, `the film “Salt,”`.
    fn name_a_work(&self, capitals: usize) -> bool {
        let Some(last) = self.before(0) else { return false };
        if last.kind() == TokenKind::Clitic {
            return true;
        }
        let comma = last.is_punct(b',');
        let noun = if comma { self.before(1) } else { Some(last) };
        if self.classes(noun).any(Classes::WORK | Classes::HEADED) {
            return true;
        }
        let leads = match last.word() {
            word::CALLED | word::NAMED | word::INCLUDING => true,
            word::TO | word::WITH | word::FOR | word::FROM | word::LIKE | word::TOLD | word::TELLS => capitals >= 2,
            _ => false,
        };
        !comma && (leads || self.classes(noun).any(Classes::TITLING))
    }

    /// Whether the words are spoken of as words: `the term “salt”`, `known as “salt”`, `so-called “salt”`, `Latin for “salt”`.
    fn name_a_term(&self) -> bool {
        let mut n = 0;
        while n < 2 && self.before(n).is_some_and(|t| self.outline.classes_of(t).any(Classes::DET) || t.is_punct(b',')) {
            n += 1;
        }
        let (last, earlier) = (self.before(n), self.before(n + 1));
        let is = |token: Option<&Token>, word: WordId| token.is_some_and(|t| t.word() == word);
        match last.map_or(WordId::UNKNOWN, Token::word) {
            // "In her words, “I will”": she says them.
            word::WORDS => n == 0,
            word::AS => is(earlier, word::KNOWN) || self.classes(earlier).any(Classes::TERM),
            word::FOR => self.classes(earlier).any(Classes::DEMONYM),
            // "so-called “salt”", "it is called “salt”", but not "it is called “a shame” by Lee"
            word::CALLED => is(earlier, word::SO) || self.classes(earlier).any(Classes::BE) && !self.tell_by_whom(),
            _ => self.classes(last).any(Classes::TERM),
        }
    }

    /// Whether "by" stands behind.
    fn tell_by_whom(&self) -> bool {
        self.behind.iter().take(3).any(|t| t.word() == word::BY)
    }

    /// Whether what stands behind calls the words a word: `“salt,” a word she hates`.
    fn call_it_a_term(&self) -> bool {
        let [article, noun, ..] = self.behind else { return false };
        matches!(article.word(), word::A | word::AN) && self.outline.classes_of(noun).any(Classes::TERM)
    }
}

/// How else the words of a scrap stand in the document.
#[derive(Debug, Clone, Copy, Default)]
struct Echo {
    /// In the article's own words.
    unmarked: bool,
    /// In marks of their own, that often.
    marked: u32,
    /// The last quote of these words alone.
    last: Option<QuoteId>,
    /// The first longer quote that holds the words.
    quoted: Option<QuoteId>,
}

impl Echo {
    /// Notes that the words stand at these tokens.
    fn stands(&mut self, outline: &Outline, words: IdRange<TokenId>) {
        let part = outline.parts.partition_point(|part| part.tokens.end() <= words.start());
        match outline.parts.get(part).filter(|part| part.tokens.start() <= words.start()) {
            None => self.unmarked = true,
            Some(part) if scrap(outline, part) == Some(words) => {
                self.marked += 1;
                self.last = Some(part.quote);
            }
            Some(part) => {
                self.quoted.get_or_insert(part.quote);
            }
        }
    }
}

room! {
    /// The scraps of one document by the hash of their words, and where else those stand.
    pub(in crate::attribution) struct Echoes {
        of: FoldMap<u64, Echo>,
        shapes: Shapes,
        lengths: Lengths,
    }
}

impl Echoes {
    fn read(mut self, outline: &Outline, quotes: &IdVec<QuoteId, DetectedQuote>) -> Echoes {
        if quotes.is_empty() {
            return self;
        }
        // The shapes of first words turn nearly all words of an article away, the first words and pairs those of a text of many
        // scraps.
        self.shapes.for_scraps(quotes.len());
        self.lengths.for_scraps(quotes.len());
        let Echoes { of, shapes, lengths } = &mut self;
        for folded in outline.parts.iter().filter(|folded| quotes[folded.quote].parts.len() == 1) {
            // Nobody asks where else the others stand.
            let asked = |words: &IdRange<TokenId>| is_term(outline, *words) || in_heading(outline, folded);
            let Some(words) = scrap(outline, folded).filter(asked) else { continue };
            let first = words.start();
            shapes.note(outline.text, &outline.tokens[words]);
            let mut hash = then(0, outline, first);
            *lengths.of(hash) |= if words.len() == 1 { ONE } else { MORE };
            if words.len() > 1 {
                hash = then(hash, outline, first + 1);
                *lengths.of(hash) |= 1 << words.len();
            }
            hash = words.iter().skip(2).fold(hash, |hash, token| then(hash, outline, token));
            of.entry(hash).or_default();
        }
        if !of.is_empty() {
            let shapes = &*shapes;
            for first in outline.tokens_that(|token| shapes.hold(token)) {
                if shapes.begin(outline.text, &outline.tokens[first.to(outline.tokens.end())]) {
                    note(of, outline, first, lengths);
                }
            }
        }
        self.shapes.trim();
        self.lengths.trim();
        self
    }

    fn get(&self, outline: &Outline, words: IdRange<TokenId>) -> Option<&Echo> {
        self.of.get(&words.iter().fold(0, |hash, token| then(hash, outline, token)))
    }

    fn of(&self, outline: &Outline, folded: &FoldedPart) -> EvidenceSet {
        let mut looks = EvidenceSet::default();
        let term = scrap(outline, folded).filter(|&words| is_term(outline, words));
        let Some(echo) = term.and_then(|scrap| self.get(outline, scrap)) else { return looks };
        if echo.unmarked {
            looks.add(Rule::AlsoUnmarked);
        }
        if echo.quoted.is_none() && echo.marked > 1 {
            looks.add(Rule::MarkedAgain);
        }
        looks
    }
}

/// Notes the scraps whose words stand at a token.
fn note(of: &mut FoldMap<u64, Echo>, outline: &Outline, first: TokenId, lengths: &mut Lengths) {
    let mut hash = then(0, outline, first);
    let known = *lengths.of(hash);
    let mut stands = |hash: u64, end: TokenId| {
        if let Some(echo) = of.get_mut(&hash) {
            echo.stands(outline, first.to(end));
        }
    };
    if known & ONE != 0 {
        stands(hash, first + 1);
    }
    let mut end = first + 1;
    if known & MORE == 0 || end == outline.tokens.end() {
        return;
    }
    hash = then(hash, outline, end);
    end += 1;
    let mut left = *lengths.of(hash) >> 2;
    while left > 0 {
        if left & 1 != 0 {
            stands(hash, end);
        }
        left >>= 1;
        if left == 0 || end == outline.tokens.end() {
            return;
        }
        hash = then(hash, outline, end);
        end += 1;
    }
}

room! {
    /// Which shapes the first words of scraps have; and closer, those of one word and the first two of those that have more.
    struct Shapes {
        first: Vec<u8>,
        pairs: Vec<bool>,
    }
}

impl Shapes {
    /// For at most so many scraps.
    fn for_scraps(&mut self, count: usize) {
        self.first.resize((SHAPES * count).next_power_of_two().min(WordId::COUNT), 0);
        self.pairs.resize((PAIRS * count).next_power_of_two(), false);
    }

    /// Of a token, by its word and its length: the same in either case.
    fn of(&self, token: &Token) -> usize {
        shape(token) & (self.first.len() - 1)
    }

    /// Of a word alone, which its first letter tells from others; and of two neighbouring tokens.
    fn of_one(&self, text: &str, token: &Token) -> usize {
        let letter = text.as_bytes()[token.start()].to_ascii_lowercase();
        shape(token).wrapping_mul(PRIME).wrapping_add(usize::from(letter)) & (self.pairs.len() - 1)
    }

    fn of_pair(&self, first: &Token, second: &Token) -> usize {
        shape(first).wrapping_mul(PRIME).wrapping_add(shape(second)) & (self.pairs.len() - 1)
    }

    fn note(&mut self, text: &str, scrap: &[Token]) {
        let shape = self.of(&scrap[0]);
        if let [first, second, ..] = scrap {
            let pair = self.of_pair(first, second);
            self.pairs[pair] = true;
            self.first[shape] |= LONGER;
        } else {
            let one = self.of_one(text, &scrap[0]);
            self.pairs[one] = true;
            self.first[shape] |= ALONE;
        }
    }

    /// Whether a scrap may begin with the token.
    fn hold(&self, token: &Token) -> bool {
        self.first[self.of(token)] != 0
    }

    /// The same of the first of some tokens, by its first letter and the one behind it, too.
    fn begin(&self, text: &str, tokens: &[Token]) -> bool {
        let first = self.first[self.of(&tokens[0])];
        let pair = || tokens.get(1).is_some_and(|second| self.pairs[self.of_pair(&tokens[0], second)]);
        first & ALONE != 0 && self.pairs[self.of_one(text, &tokens[0])] || first & LONGER != 0 && pair()
    }
}

/// The same for a word in either case.
fn shape(token: &Token) -> usize {
    token.word().number() ^ token.span().len() << 5
}

/// Words of this shape are scraps.
const ALONE: u8 = 1;
/// They begin longer ones.
const LONGER: u8 = 2;
/// How many shapes of pairs are told apart for each quote.
const PAIRS: usize = 16;
/// Sets the pairs of one word apart from those of another.
const PRIME: usize = 8191;

room! {
    /// By the hash of a word whether it is a scrap or begins one, and by that of a pair of words how many tokens the scraps have that
    /// begin with it, a bit each; now and then another word or pair gets them too.
    struct Lengths {
        bits: Vec<u16>,
    }
}

/// The word is a scrap.
const ONE: u16 = 1;
/// The word begins a longer one. Pairs have higher bits.
const MORE: u16 = 2;

impl Lengths {
    /// For at most so many scraps.
    fn for_scraps(&mut self, count: usize) {
        self.bits.resize((8 * count).next_power_of_two(), 0);
    }

    fn of(&mut self, hash: u64) -> &mut u16 {
        let last = self.bits.len() - 1;
        &mut self.bits[hash as usize & last]
    }
}

/// The tokens of a scrap, marks and closing punctuation left out.
fn scrap(outline: &Outline, folded: &FoldedPart) -> Option<IdRange<TokenId>> {
    if folded.tokens.len() > SCRAP_TOKENS + 4 {
        return None;
    }
    let is_word = |&t: &TokenId| is_spoken(&outline.tokens[t]);
    let first = folded.tokens.iter().find(is_word)?;
    let last = folded.tokens.iter().rev().find(is_word)?;
    let words = first.to(last + 1);
    let letters = outline.tokens[last].end() - outline.tokens[first].start();
    (letters >= 4 && words.len() <= SCRAP_TOKENS && words.iter().filter(is_word).count() <= SCRAP).then_some(words)
}

/// Whether the words of a scrap are few enough for a term.
fn is_term(outline: &Outline, words: IdRange<TokenId>) -> bool {
    words.len() <= 2 * TERM && outline.tokens[words].iter().filter(|t| is_spoken(t)).count() <= TERM
}

/// Whether a part stands in a heading.
pub(in crate::attribution) fn in_heading(outline: &Outline, folded: &FoldedPart) -> bool {
    let paragraph = outline.sentences[folded.sentence].paragraph;
    outline.sentences_in(paragraph).len() == 1 && outline.paragraphs[paragraph].tokens.len() <= HEADING
}

/// Whether the token is a word or a number.
fn is_spoken(token: &Token) -> bool {
    matches!(token.kind(), TokenKind::Word | TokenKind::Number)
}

/// The hash of a run of words with one more token, the same in either case.
fn then(hash: u64, outline: &Outline, token: TokenId) -> u64 {
    step();
    let word = outline.tokens[token].span();
    let word = match short_key_at(outline.text, word) {
        Some(key) => key as u64 ^ ((key >> 64) as u64).wrapping_mul(0xA24B_AED4_963E_E407),
        None => word.of(outline.text).bytes().fold(7, |hash: u64, byte| hash.wrapping_mul(31) ^ u64::from(byte)),
    };
    let mixed = (hash.rotate_left(21) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ mixed >> 32
}
