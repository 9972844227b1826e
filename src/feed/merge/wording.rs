//! The words of a statement, freed of all that differs between two prints of it.
//!
//! Case, accents, punctuation, the form of marks, contractions (`we're`) and what an editor put in or left out do not count.

use std::collections::{HashMap, HashSet};

use once_cell::sync::Lazy;

use crate::ids::{ContentId, ExpandedId, Id, IdRange, IdVec};
use crate::lexicon::{Classes, Lexicon};
use crate::speakers::fold;

/// Gives every word a number, the same for the same word within one merge.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: HashMap<String, Word>,
    stems: HashMap<String, u32>,
    /// For each word as it is written those that it stands for.
    written: HashMap<String, IdRange<ExpandedId>>,
    expanded: IdVec<ExpandedId, Word>,
}

/// What is known of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Word {
    number: u32,
    stem: u32,
    class: Class,
}

/// How much a word tells of what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// the, we, have: nothing.
    Function,
    /// not, never, nobody
    Negation,
    /// say, make, people: little.
    Light,
    Figure,
    Content,
}

/// A word of a wording that tells something.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Content {
    /// The number of its stem.
    pub(super) stem: u32,
    /// How much it tells by itself, 0 to 1.
    pub(super) weight: f32,
    pub(super) figure: bool,
    /// Written with a capital inside a sentence: a name, most likely.
    pub(super) name: bool,
}

/// Stands between words where others were put in or left out.
pub(super) const GAP: u32 = u32::MAX;

/// One wording of a statement.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Wording {
    /// The words by number, with [`GAP`] where others were put in or left out.
    pub(super) words: Vec<u32>,
    /// What stands before each word, and before the end.
    before: Vec<Before>,
    /// The words that tell something, in order.
    pub(super) content: IdVec<ContentId, Content>,
    pub(super) sentences: Vec<Sentence>,
    /// The content words by their stems: those of each sentence after those of the one before.
    pub(super) by_stem: IdVec<ContentId, ContentId>,
}

/// What stands before a word of a wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Before {
    /// The content word that comes next.
    content: ContentId,
    /// How many negations there were.
    negations: u32,
}

/// A sentence of a wording.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sentence {
    /// Its content words.
    pub(super) content: IdRange<ContentId>,
    /// How many negations it holds.
    pub(super) negations: u32,
}

impl Vocabulary {
    /// Reads a quote.
    pub(super) fn read(&mut self, quote: &str) -> Wording {
        let mut wording = Wording::default();
        let mut sentence = Sentence::default();
        let mut negations = 0;
        let mut starts = true;
        for piece in Pieces::of(quote) {
            match piece {
                Piece::Gap if wording.words.last().is_some_and(|word| *word != GAP) => wording.push(GAP, negations),
                Piece::Gap => {}
                Piece::Stop => {
                    wording.end_sentence(&mut sentence);
                    starts = true;
                }
                Piece::Word(written) => {
                    let capital = !starts && written.starts_with(char::is_uppercase);
                    let words = self.expand(written);
                    for word in &self.expanded[words] {
                        wording.push(word.number, negations);
                        let weight = match word.class {
                            Class::Function => continue,
                            Class::Negation => {
                                sentence.negations += 1;
                                negations += 1;
                                continue;
                            }
                            Class::Light => 0.5,
                            Class::Figure | Class::Content => 1.0,
                        };
                        let name = capital && word.class == Class::Content;
                        wording.content.push(Content { stem: word.stem, weight, figure: word.class == Class::Figure, name });
                    }
                    starts = false;
                }
            }
        }
        wording.end_sentence(&mut sentence);
        wording.before.push(Before { content: wording.content.end(), negations });
        wording.by_stem = IdVec::new(wording.content.ids().iter().collect());
        for sentence in &wording.sentences {
            let content = &wording.content;
            wording.by_stem[sentence.content].sort_by_key(|word| content[*word].stem);
        }
        wording
    }

    /// How many stems there are.
    pub(super) fn stems(&self) -> usize {
        self.stems.len()
    }

    /// The words that a written one stands for.
    fn expand(&mut self, written: &str) -> IdRange<ExpandedId> {
        if let Some(range) = self.written.get(written) {
            return *range;
        }
        let words: Vec<Word> = expand(written).iter().map(|word| self.word(word)).collect();
        let range = self.expanded.extend(words);
        self.written.insert(written.to_owned(), range);
        range
    }

    fn word(&mut self, text: &str) -> Word {
        if let Some(word) = self.words.get(text) {
            return *word;
        }
        let (class, stem) = classify(text);
        let next = self.stems.len() as u32;
        let stem = *self.stems.entry(stem).or_insert(next);
        let word = Word { number: self.words.len() as u32, stem, class };
        self.words.insert(text.to_owned(), word);
        word
    }
}

impl Wording {
    fn push(&mut self, word: u32, negations: u32) {
        self.before.push(Before { content: self.content.end(), negations });
        self.words.push(word);
    }

    fn end_sentence(&mut self, sentence: &mut Sentence) {
        let end = self.content.end();
        sentence.content = sentence.content.with_end(end);
        if !sentence.content.is_empty() {
            self.sentences.push(*sentence);
            *sentence = Sentence { content: end.to(end), negations: 0 };
        }
    }

    /// The content words among the words from `start` to before `end`.
    pub(super) fn content_in(&self, start: usize, end: usize) -> IdRange<ContentId> {
        self.before[start].content.to(self.before[end].content)
    }

    /// How many negations stand among the words from `start` to before `end`.
    pub(super) fn negations_in(&self, start: usize, end: usize) -> usize {
        (self.before[end].negations - self.before[start].negations) as usize
    }

    /// The sentences that share content words with a range of them, as one.
    pub(super) fn sentences_around(&self, content: IdRange<ContentId>) -> Sentence {
        let first = self.sentences.partition_point(|sentence| sentence.content.end() <= content.start());
        let around = self.sentences[first..].iter().take_while(|sentence| sentence.content.start() < content.end());
        around
            .copied()
            .reduce(|a, b| Sentence { content: a.content.with_end(b.content.end()), negations: a.negations + b.negations })
            .unwrap_or_default()
    }
}

/// What a quote is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece<'q> {
    /// A word as written, with what is joined to it by an apostrophe.
    Word(&'q str),
    /// Words that are not the speaker's, or the sign that some were left out.
    Gap,
    /// The end of a sentence.
    Stop,
}

/// Cuts a quote into pieces.
struct Pieces<'q> {
    rest: &'q str,
    last: &'q str,
}

impl<'q> Pieces<'q> {
    fn of(quote: &'q str) -> Self {
        Pieces { rest: quote, last: "" }
    }

    fn skip(&mut self, len: usize) {
        self.rest = &self.rest[len..];
    }
}

impl<'q> Iterator for Pieces<'q> {
    type Item = Piece<'q>;

    fn next(&mut self) -> Option<Piece<'q>> {
        while let Some(c) = self.rest.chars().next() {
            if c.is_alphanumeric() {
                let word = &self.rest[..word_end(self.rest)];
                self.last = word;
                self.skip(word.len());
                return Some(Piece::Word(word));
            }
            let aside = match c {
                '[' => self.rest.find(']'),
                '(' => self.rest.find(')'),
                _ => None,
            };
            // An aside is short; a bracket that is never closed is none.
            if let Some(end) = aside.filter(|&end| end <= 300) {
                self.skip(end + 1);
                return Some(Piece::Gap);
            }
            if c == '…' || self.rest.starts_with("..") {
                self.skip(self.rest.len() - self.rest.trim_start_matches(['…', '.']).len());
                return Some(Piece::Gap);
            }
            let sign = &self.rest[..c.len_utf8()];
            self.skip(sign.len());
            let short = || Lexicon::english().classes_of(&self.last.to_lowercase()).any(Classes::ABBREVIATION_TITLE);
            // `12%`
            if c == '%' {
                return Some(Piece::Word(sign));
            }
            if matches!(c, '!' | '?' | '。' | '！' | '？') || (c == '.' && !short()) {
                return Some(Piece::Stop);
            }
        }
        None
    }
}

/// Where the word ends that the text begins with: letters and digits, with an apostrophe, a full stop or a comma between two of
/// them (`we're`, `U.S`, `1,000`).
fn word_end(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        let joins = match c {
            '\'' | '’' | '‘' => next.is_alphabetic(),
            '.' if before.is_ascii_uppercase() => next.is_ascii_uppercase(),
            '.' | ',' => before.is_ascii_digit() && next.is_ascii_digit(),
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' => true,
            c => c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c),
        };
        if !joins {
            return at;
        }
        before = c;
    }
    text.len()
}

/// The words that a written word stands for, in lower case: `we`, `are` for `We're`.
fn expand(written: &str) -> Vec<String> {
    meant(&written.to_lowercase())
        .or_else(|| meant(&spelled_out(written)?))
        .unwrap_or_else(|| unjoin(&fold(written).replace(',', "")))
}

/// The words that one in lower case says the same as, where the lexicon tells so: `can`, `not` for `can't`.
fn meant(word: &str) -> Option<Vec<String>> {
    let lexicon = Lexicon::english();
    let meaning = lexicon.meaning(lexicon.find_word(word));
    (!meaning.is_empty()).then(|| meaning.iter().map(|&word| lexicon.spelling(word).to_owned()).collect())
}

/// A word of capitals with full stops, in lower case: `u.s` of `US`, which "us" is not.
fn spelled_out(written: &str) -> Option<String> {
    let capitals = written.len() > 1 && written.bytes().all(|byte| byte.is_ascii_uppercase());
    capitals.then(|| written.chars().map(|letter| letter.to_lowercase().to_string()).collect::<Vec<_>>().join("."))
}

/// The words of one in lower case that may be several, joined by an apostrophe.
fn unjoin(word: &str) -> Vec<String> {
    let lexicon = Lexicon::english();
    if let Some(words) = meant(word) {
        return words;
    }
    let Some(apostrophe) = word.find('\'').filter(|&at| at > 0) else { return vec![word.to_owned()] };
    let head = &word[..apostrophe];
    let is_verb = || lexicon.classes_of(head).any(Classes::PRON | Classes::WH | Classes::DET | Classes::ADV);
    // A possessive: `Harrow's`, but not `it's`.
    if &word[apostrophe..] == "'s" && !is_verb() {
        return unjoin(head);
    }
    // `they're`; of `don't` the clitic begins a letter before.
    let before = head.char_indices().next_back().map_or(0, |(at, _)| at);
    let clitic = [before, apostrophe].into_iter().filter(|&at| at > 0).find_map(|at| Some((at, meant(&word[at..])?)));
    match clitic {
        Some((at, clitic)) => unjoin(&word[..at]).into_iter().chain(clitic).collect(),
        None => vec![word.replace('\'', "")],
    }
}

/// The stems of words that tell little of what is said.
static LIGHT: Lazy<HashSet<String>> =
    Lazy::new(|| Lexicon::english().words_of(Classes::LIGHT).map(|word| Lexicon::english().stem(word)).collect());

fn classify(word: &str) -> (Class, String) {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return (Class::Figure, word.to_owned());
    }
    let lexicon = Lexicon::english();
    let known = lexicon.find_word(word);
    let classes = lexicon.classes(known);
    if classes.any(Classes::NEG | Classes::NEGATIVE) {
        return (Class::Negation, word.to_owned());
    }
    let number = lexicon.number(known).filter(|number| classes.any(Classes::NUM) && *number > 1);
    if let Some(number) = number {
        return (Class::Figure, number.to_string());
    }
    // "One", "first" and "half" tell of no figure as a rule.
    if classes.any(Classes::FUNCTION.without(Classes::NUM)) {
        return (Class::Function, word.to_owned());
    }
    let stem = lexicon.stem(word);
    let class = if classes.any(Classes::NUM) {
        Class::Figure
    } else if LIGHT.contains(&stem) {
        Class::Light
    } else {
        Class::Content
    };
    (class, stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether two prints are read as the same words.
    fn same(a: &str, b: &str) -> bool {
        let mut vocabulary = Vocabulary::default();
        vocabulary.read(a).words == vocabulary.read(b).words
    }

    #[test]
    fn what_does_not_count() {
        for (a, b) in [
            ("The pump works.", "the pump WORKS"),
            ("The pump, works!", "The pump… works"),
            ("It’s done", "It's done"),
            ("We’re open, they don’t care", "we are open; they do not care"),
            ("I won't, I can't, I cannot", "I will not. I can not. I can not"),
            ("Harrow’s pump", "Harrow pump"),
            ("café", "cafe\u{301}"),
            ("two pumps", "2 pumps"),
            ("1,000 pumps", "1000 pumps"),
            ("rare-earth mines", "rare earth mines"),
            ("12 percent", "12 per cent"),
            ("12%", "12 per cent"),
            ("the U.S. fleet", "the US fleet"),
            ("the UK and the USA", "the Britain and the America"),
            ("Let's go, we'd say; it's what we've said", "Let us go, we would say; it is what we have said"),
            ("Nobody knows", "No one knows"),
            ("It [the pump] works", "It … works"),
            ("They (the traders) know", "They [...] know"),
        ] {
            let gapless = |text: &str| {
                let mut words = Vocabulary::default().read(text).words;
                words.retain(|word| *word != GAP);
                words
            };
            let both = same(a, b) || gapless(a) == gapless(b);
            assert!(both, "{a:?} and {b:?}");
        }
        for (a, b) in [("It works", "It worked"), ("two pumps", "three pumps"), ("give us", "give the US"), ("pump", "pumps")] {
            assert!(!same(a, b), "{a:?} and {b:?}");
        }
    }

    #[test]
    fn sentences_and_their_content() {
        let mut vocabulary = Vocabulary::default();
        let read = vocabulary.read("We do not sell. Mr. Orr will never buy the four old mines on Karshian soil! Yes.");
        let sentences: Vec<_> = read.sentences.iter().map(|s| (s.content.len(), s.negations)).collect();
        assert_eq!(sentences, [(1, 1), (8, 1), (1, 0)]);
        assert_eq!(read.content.iter().filter(|content| content.name).count(), 2);
        assert_eq!(read.content.iter().filter(|content| content.figure).count(), 1);
        assert_eq!(read.content_in(0, read.words.len()), read.content.ids());
        assert_eq!(read.negations_in(0, read.words.len()), 2);
        let two = ContentId::new(0).to(ContentId::new(2));
        assert_eq!(read.sentences_around(two).content, ContentId::new(0).to(ContentId::new(9)));
        assert_eq!(
            Vocabulary::default().read(""),
            Wording { before: vec![Before { content: ContentId::FIRST, negations: 0 }], ..Wording::default() }
        );
    }
}
