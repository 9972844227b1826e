//! Sentences as the models see them: rows of cells, with each quotation in one cell.

use super::counts::passes;
use super::features::{AROUND, Column, Grid, mixed};
use super::tags::{Sense, Tag, Word, looks, tag};
use super::vocabulary::{ModelWord, Vocabulary};
use crate::ids::{CellId, Id, IdRange, IdVec, ParagraphId, PartId, RowId, SentenceId, TokenId};
use crate::outline::Outline;
use crate::room::Room;

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
    /// Whether it is a verb of speech or thought, or stands for one. Not so "Lee counted the barns", "she put her arm over the side".
    pub(crate) says: bool,
}

impl Cell {
    fn outside(tag: Tag, number: u16) -> Cell {
        let (tokens, set) = (TokenId::FIRST.to(TokenId::FIRST), number.into());
        Cell { tokens, word: number, lemma: number, set, tag, sense: Sense::None, look: 0, speaks: false, says: false }
    }

    /// What stands before the first cell of a row.
    pub(crate) fn start() -> Cell {
        Cell::outside(Tag::Start, 1)
    }

    /// What stands behind the last cell of a row.
    pub(crate) fn end() -> Cell {
        Cell::outside(Tag::End, 2)
    }

    fn kind(&self) -> u32 {
        (self.tag as u32) << 8 | self.sense as u32
    }

    /// What of a quotation it is.
    fn quote(&self) -> u32 {
        match self.tag {
            Tag::Quote => 1 + u32::from(self.look),
            Tag::Mark => 20,
            Tag::Start | Tag::End => 21,
            _ => 0,
        }
    }

    pub(crate) fn is_quoted(&self) -> bool {
        matches!(self.tag, Tag::Quote | Tag::Mark)
    }
}

/// A sentence: its cells, and where it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    pub(crate) cells: IdRange<CellId>,
    pub(crate) paragraph: ParagraphId,
    /// Whether it holds a word that may be a cue.
    pub(crate) speaks: bool,
    /// Whether it holds a quotation.
    pub(crate) quotes: bool,
}

/// All sentences of an article.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rows {
    /// First what stands before any row and what stands behind it.
    cells: IdVec<CellId, Cell>,
    pub(crate) rows: IdVec<RowId, Row>,
    /// For each of [`PLAIN`] what is known of the cells.
    plain: [Vec<u32>; PLAIN.len()],
}

/// So many cells a paragraph has at most, as a rule.
const USUAL: usize = 256;

/// What is known of a cell whatever is asked.
pub(crate) const PLAIN: [Column; 7] =
    [Column::Word, Column::Lemma, Column::Classes, Column::Tag, Column::Kind, Column::Quote, Column::Passes];

impl Room for Rows {
    fn bytes(&self) -> usize {
        self.cells.bytes() + self.rows.bytes() + self.plain.iter().map(Room::bytes).sum::<usize>()
    }

    /// The next sentences clear it.
    fn empty(&mut self) {}
}

impl Rows {
    /// Reads sentences in place of those read before.
    pub(crate) fn read(&mut self, outline: &Outline, vocabulary: &Vocabulary, sentences: IdRange<SentenceId>) {
        self.cells.clear();
        self.rows.clear();
        self.plain.iter_mut().for_each(|column| {
            column.clear();
            column.reserve(USUAL);
        });
        let first = self.cells.end();
        self.cells.push(Cell::start());
        self.cells.push(Cell::end());
        self.know(first.to(self.cells.end()));
        for sentence in sentences.iter() {
            RowReader::new(outline, vocabulary, self, sentence).read(sentence);
        }
    }

    /// Writes down what is known of cells by themselves.
    fn know(&mut self, cells: IdRange<CellId>) {
        let cells = &self.cells[cells];
        let [word, lemma, set, tag, kind, quote, passed] = &mut self.plain;
        word.extend(cells.iter().map(|cell| mixed(cell.word.into())));
        lemma.extend(cells.iter().map(|cell| mixed(cell.lemma.into())));
        set.extend(cells.iter().map(|cell| mixed(cell.set)));
        tag.extend(cells.iter().map(|cell| mixed(cell.tag as u32)));
        kind.extend(cells.iter().map(|cell| mixed(cell.kind())));
        quote.extend(cells.iter().map(|cell| mixed(cell.quote())));
        passed.extend(cells.iter().map(|cell| passes(cell.tag)));
    }

    /// Fills in what is known of cells that follow each other, from a place on; what is around them is a frame.
    pub(crate) fn fill(&self, cells: IdRange<CellId>, from: usize, grid: &mut Grid) {
        let end = from + cells.len();
        grid.reserve(end + AROUND);
        for (at, column) in PLAIN.into_iter().enumerate() {
            let column = grid.column(column);
            column[..from].fill(self.plain[at][0]);
            column[from..end].copy_from_slice(&self.plain[at][cells.start().index()..cells.end().index()]);
            column[end..end + AROUND].fill(self.plain[at][1]);
        }
    }

    /// Cells that follow each other.
    pub(crate) fn cells(&self, cells: IdRange<CellId>) -> &[Cell] {
        &self.cells[cells]
    }

    /// The cells of a row.
    pub(crate) fn of(&self, row: RowId) -> &[Cell] {
        &self.cells[self.rows[row].cells]
    }
}

/// Reads a sentence as a row.
struct RowReader<'o, 't> {
    outline: &'o Outline<'t>,
    vocabulary: &'o Vocabulary,
    rows: &'o mut Rows,
    /// The first cell of the row.
    first: CellId,
    /// Whether the sentence is of a headline.
    headline: bool,
    /// Whether it may begin with a label: "Poll: Most voters want a bridge", above an article.
    labelled: bool,
}

impl<'o, 't> RowReader<'o, 't> {
    fn new(outline: &'o Outline<'t>, vocabulary: &'o Vocabulary, rows: &'o mut Rows, sentence: SentenceId) -> Self {
        let headline = outline.paragraph_of(sentence).is_headline();
        let labelled = headline || outline.sentences[sentence].paragraph == ParagraphId::FIRST;
        RowReader { outline, vocabulary, first: rows.cells.end(), rows, headline, labelled }
    }

    fn read(&mut self, sentence: SentenceId) {
        let outline = self.outline;
        for (run, part) in outline.runs(sentence) {
            for token in run.iter() {
                self.token(token);
            }
            if let Some(part) = part {
                self.quote(part, sentence);
            }
        }
        let cells = self.first.to(self.rows.cells.end());
        if !cells.is_empty() {
            let paragraph = outline.sentences[sentence].paragraph;
            let row = &self.rows.cells[cells];
            let (speaks, quotes) = (row.iter().any(|cell| cell.speaks), row.iter().any(|cell| cell.tag == Tag::Quote));
            self.rows.know(cells);
            self.rows.rows.push(Row { cells, paragraph, speaks, quotes });
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
        let (tag, sense) = (Tag::Quote, Sense::None);
        self.rows.cells.push(Cell { tokens, word, lemma: word, set, tag, sense, look, speaks: false, says: false });
    }

    fn token(&mut self, at: TokenId) {
        let outline = self.outline;
        let token = &outline.tokens[at];
        let row = &self.rows.cells[self.first.to(self.rows.cells.end())];
        let opens = row.iter().all(|cell| matches!(cell.tag, Tag::Mark | Tag::Quote | Tag::Bracket | Tag::Dash));
        let before = row.last().map_or(Tag::Start, |cell| cell.tag);
        let word = Word { outline, at, token, classes: outline.classes_of(token), before, opens, headline: self.headline };
        let tag = tag(&word);
        let known = self.vocabulary.of(token.word());
        let meaning = self.vocabulary.meaning(known);
        let labels = tag == Tag::Colon && row.len() <= LABEL && self.labelled;
        let named = tag == Tag::Name && !meaning.keeps && !opens;
        self.rows.cells.push(Cell {
            tokens: at.alone(),
            word: if named { 0 } else { known.word },
            lemma: if named { 0 } else { known.lemma },
            set: if word.classes.is_empty() { 3 + looks(word.text()) as u32 } else { meaning.set },
            tag,
            sense: meaning.senses.sense(tag),
            look: if token.is_word() { token.shape() as u8 } else { 0x40 | token.kind() as u8 },
            speaks: known.speaks || labels,
            says: labels || meaning.says,
        });
    }
}

/// A label has so many cells at most.
const LABEL: usize = 6;
