//! Sentences as the models see them: rows of cells, with each quotation in one cell.

use super::tags::{Known, Sense, Tag, Word, looks, sense, tag};
use super::vocabulary::{ModelWord, Vocabulary};
use crate::ids::{CellId, Id, IdRange, IdVec, ParagraphId, PartId, RowId, SentenceId, TokenId};
use crate::lexicon::Classes;
use crate::outline::Outline;

/// One place of a row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cell {
    pub(crate) tokens: IdRange<TokenId>,
    pub(crate) word: ModelWord,
    pub(crate) lemma: ModelWord,
    /// The classes of the word as one number.
    pub(crate) set: u32,
    pub(crate) tag: Tag,
    pub(crate) sense: Sense,
    /// How it is written; of a quotation, how long it is and how it begins.
    pub(crate) look: u8,
    /// Whether the word may be a cue, or the part of one that tells.
    pub(crate) speaks: bool,
}

impl Cell {
    fn outside(tag: Tag, number: u16) -> Cell {
        let (tokens, set) = (TokenId::FIRST.to(TokenId::FIRST), number.into());
        Cell { tokens, word: number, lemma: number, set, tag, sense: Sense::None, look: 0, speaks: false }
    }

    /// What stands before the first cell of a row.
    pub(crate) fn start() -> Cell {
        Cell::outside(Tag::Start, 1)
    }

    /// What stands behind the last cell of a row.
    pub(crate) fn end() -> Cell {
        Cell::outside(Tag::End, 2)
    }

    pub(crate) fn is_quoted(&self) -> bool {
        matches!(self.tag, Tag::Quote | Tag::Mark)
    }
}

/// A sentence: its cells, and where it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    cells: IdRange<CellId>,
    pub(crate) paragraph: ParagraphId,
    pub(crate) headline: bool,
    /// Whether it holds a word that may be a cue.
    pub(crate) speaks: bool,
}

/// All sentences of an article.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rows {
    cells: IdVec<CellId, Cell>,
    pub(crate) rows: IdVec<RowId, Row>,
}

impl Rows {
    pub(crate) fn read(outline: &Outline, vocabulary: &Vocabulary) -> Rows {
        let cells = IdVec::new(Vec::with_capacity(outline.tokens.len()));
        let rows = Rows { cells, rows: IdVec::new(Vec::with_capacity(outline.sentences.len())) };
        let mut reader = RowReader { outline, vocabulary, rows, speaks: false };
        for sentence in outline.sentences.ids().iter() {
            reader.sentence(sentence);
        }
        reader.rows
    }

    /// The cells of a row.
    pub(crate) fn of(&self, row: RowId) -> &[Cell] {
        &self.cells[self.rows[row].cells]
    }
}

struct RowReader<'o, 't> {
    outline: &'o Outline<'t>,
    vocabulary: &'o Vocabulary,
    rows: Rows,
    speaks: bool,
}

impl RowReader<'_, '_> {
    fn sentence(&mut self, sentence: SentenceId) {
        let outline = self.outline;
        let first = self.rows.cells.end();
        self.speaks = false;
        for (run, part) in outline.runs(sentence) {
            for token in run.iter() {
                self.token(token, first);
            }
            if let Some(part) = part {
                self.quote(part, sentence);
            }
        }
        let cells = first.to(self.rows.cells.end());
        if !cells.is_empty() {
            let paragraph = outline.sentences[sentence].paragraph;
            let headline = outline.paragraphs[paragraph].is_headline();
            self.rows.rows.push(Row { cells, paragraph, headline, speaks: self.speaks });
        }
    }

    fn quote(&mut self, part: PartId, sentence: SentenceId) {
        let outline = self.outline;
        let (here, folded) = (outline.tokens_of(sentence), outline.parts[part].tokens);
        let tokens = folded.start().max(here.start()).to(folded.end().min(here.end()));
        let words = outline.quoted_words(part).trim_end();
        let last = match words.as_bytes().last() {
            Some(b',') => 0,
            Some(b'.') => 1,
            Some(b'?' | b'!') => 2,
            _ => 3,
        };
        let length = match tokens.len() {
            0..=4 => 0,
            5..=8 => 1,
            9..=17 => 2,
            _ => 3,
        };
        let look = length * 2 + u8::from(words.starts_with(char::is_uppercase));
        let (word, set) = (3 + last, 0x10 + u32::from(look) * 4 + u32::from(last));
        self.rows.cells.push(Cell { tokens, word, lemma: word, set, tag: Tag::Quote, sense: Sense::None, look, speaks: false });
    }

    fn token(&mut self, at: TokenId, first: CellId) {
        let outline = self.outline;
        let token = &outline.tokens[at];
        let row = &self.rows.cells[first.to(self.rows.cells.end())];
        let opens = row.iter().all(|cell| matches!(cell.tag, Tag::Mark | Tag::Quote | Tag::Bracket | Tag::Dash));
        let classes = outline.classes_of(token);
        let next = outline.tokens.get(at + 1).map(|token| Known { token, classes: outline.classes_of(token) });
        let text = token.span().of(outline.text);
        let before = row.last().map_or(Tag::Start, |cell| cell.tag);
        let tag = tag(&Word { this: Known { token, classes }, text, before, opens, next });
        let known = self.vocabulary.of(token.word());
        self.speaks |= known.speaks;
        let named = tag == Tag::Name && !classes.any(KEPT) && !opens;
        let (word, lemma) = if named { (0, 0) } else { (known.word, known.lemma) };
        let set = if classes.is_empty() { 3 + looks(text) as u32 } else { self.vocabulary.set(known) };
        let look = if token.is_word() { token.shape() as u8 } else { 0x40 | token.kind() as u8 };
        let (sense, tokens) = (sense(tag, classes), at.alone());
        self.rows.cells.push(Cell { tokens, word, lemma, set, tag, sense, look, speaks: known.speaks });
    }
}

/// Words that keep their weights though they are written with a capital.
const KEPT: Classes = Classes::FUNCTION
    .or(Classes::ROLE)
    .or(Classes::PEOPLE)
    .or(Classes::ORG_HEAD)
    .or(Classes::PARTY)
    .or(Classes::SPEECH_NOUN)
    .or(Classes::DOCUMENT_NOUN)
    .or(Classes::MEDIUM_NOUN)
    .or(Classes::TITLE)
    .or(Classes::MONTH)
    .or(Classes::WEEKDAY);
