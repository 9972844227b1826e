//! What the trainer needs of the reader. It may change with every version.

use std::ops::Range;

pub use super::chain::{BEGINS, Chain, ENDED, INSIDE, Marginals, Of};
use super::desk::Desk;
pub use super::features::Feature;
use super::features::{AROUND, Grid};
use super::read::find_cues;
use super::reading::Reading;
use super::rows::{Cell, Rows};
pub use super::spans::Cue;
use super::spans::Window;
use super::tags::Tag;
pub use super::vocabulary::MAY_BE_CUE;
use super::vocabulary::{self, Vocabulary};
pub use super::weights::{CueWeights, SpanWeights, packed};
use super::{cue, nest, spans, weights};
use crate::ids::{Id, IdRange, IdVec, RowId, TokenId};
use crate::lexicon::{Lexicon, WordId};
use crate::outline::Outline;
use crate::text::paragraphs;
use crate::{QuoteDetector, Span};

/// So many units of a score are one in log-odds.
pub const UNIT: i32 = weights::UNIT;

/// The features of a chain, cell by cell.
#[derive(Debug, Clone, Default)]
pub struct Features {
    /// Of all cells, one behind the other.
    pub all: Vec<Feature>,
    /// Where those of each cell end; the last are those of what is behind the last cell.
    pub ends: Vec<usize>,
}

/// The words that a model has weights for.
#[derive(Debug, Clone)]
pub struct Words(Vocabulary);

impl Words {
    /// Of these words, each with `*` behind it where it may be a cue. Those that the lexicon does not know are left out.
    pub fn new(words: &[String]) -> Words {
        Words(Vocabulary::new(Lexicon::english(), words.iter().map(String::as_str)))
    }
}

/// The words of a text that a model may have weights for, in lower case, and where each stands, in text order.
pub fn words_of(text: &str) -> Vec<(String, Span)> {
    let lexicon = Lexicon::english();
    let detection = QuoteDetector::default().detect(text);
    let outline = Outline::new(text, lexicon, &paragraphs(text).spans, &detection.quotes, &mut Default::default());
    let words = outline.tokens.iter().filter(|token| token.is_word());
    let may_weigh = |word: WordId| vocabulary::may_weigh(lexicon.classes(word));
    let words = words.filter(|token| may_weigh(token.word()));
    words.map(|token| (lexicon.spelling(token.word()).to_owned(), token.span())).collect()
}

/// Whether a word is one that a cue is made of but not told by: "to", "the".
pub fn is_small(word: &str) -> bool {
    Lexicon::english().classes_of(word).any(crate::lexicon::Classes::FUNCTION)
}

impl Cue {
    /// The cells of a row that attribute.
    pub fn new(row: usize, cells: Range<usize>, sure: u8) -> Cue {
        Cue { row: RowId::new(row), first: cells.start, end: cells.end, sure }
    }

    /// Its row.
    pub fn row(&self) -> usize {
        self.row.index()
    }

    /// Its cells in the row.
    pub fn cells(&self) -> Range<usize> {
        self.first..self.end
    }
}

/// A text as the models see it.
#[derive(Debug)]
pub struct Text {
    rows: Rows,
    /// Where the tokens stand.
    tokens: IdVec<TokenId, Span>,
}

/// Cells around a cue.
#[derive(Debug, Clone)]
pub struct Around {
    /// Bytes of the cells.
    pub cells: Vec<Span>,
    /// Where the cue stands among them.
    pub cue: Range<usize>,
    pub features: Features,
}

/// What is found around a cue.
#[derive(Debug)]
pub struct Found {
    reading: Reading,
    pub cue: Span,
    pub source: Span,
    pub content: Vec<Span>,
    /// What speaks for and against it by itself.
    pub features: Vec<Feature>,
}

impl Text {
    /// Reads a text.
    pub fn read(text: &str, words: &Words) -> Text {
        let detection = QuoteDetector::default().detect(text);
        let outline = Outline::new(text, Lexicon::english(), &paragraphs(text).spans, &detection.quotes, &mut Default::default());
        let mut rows = Rows::default();
        rows.read(&outline, &words.0, outline.sentences.ids());
        Text { rows, tokens: IdVec::new(outline.tokens.iter().map(|token| token.span()).collect()) }
    }

    /// How many sentences it has.
    pub fn rows(&self) -> usize {
        self.rows.rows.len()
    }

    /// Whether a sentence is read at all.
    pub fn speaks(&self, row: usize) -> bool {
        self.rows.rows[RowId::new(row)].speaks
    }

    fn span(&self, cell: &Cell) -> Span {
        Span::new(self.tokens[cell.tokens.start()].start(), self.tokens[cell.tokens.end() - 1].end())
    }

    /// Where the cells of a row stand in the text.
    pub fn spans(&self, row: usize) -> Vec<Span> {
        self.rows.of(RowId::new(row)).iter().map(|cell| self.span(cell)).collect()
    }

    /// Which cells of a row are whole quotations.
    pub fn quotes(&self, row: usize) -> Vec<bool> {
        self.rows.of(RowId::new(row)).iter().map(|cell| cell.tag == Tag::Quote).collect()
    }

    /// The features of a row for the model of cues.
    pub fn cue_features(&self, row: usize) -> Features {
        let (mut grid, mut features) = (Grid::default(), Features::default());
        let cells = self.rows.of(RowId::new(row)).len();
        cue::fill(&self.rows, RowId::new(row), &(0..cells), &mut grid);
        for at in 0..=cells {
            features.all.extend(grid.features::<{ cue::ASKED }>(at + AROUND));
            features.ends.push(features.all.len());
        }
        features
    }

    /// What stands around a cue among the others of the text.
    pub fn around(&self, cue: Cue, cues: &[Cue]) -> Around {
        let (mut window, mut grid, mut features) = (Window::default(), Grid::default(), Features::default());
        window.read(&self.rows, cue, cues);
        window.fill(&self.rows, cue.sure, &mut grid);
        let inner = window.inner();
        for at in inner.start..=inner.end {
            if at <= window.cue.start || at >= window.cue.end {
                features.all.extend(grid.features::<{ spans::ASKED }>(at));
            }
            features.ends.push(features.all.len());
        }
        let cells = self.rows.cells(window.cells).iter().map(|cell| self.span(cell)).collect();
        Around { cells, cue: window.cue.start - AROUND..window.cue.end - AROUND, features }
    }

    /// The cues that weights find.
    pub fn find_cues(&self, weights: &CueWeights) -> Vec<Cue> {
        let mut desk = Desk::default();
        find_cues(weights, &self.rows, &mut desk);
        desk.cues
    }

    /// What weights find around cues.
    pub fn find_spans(&self, weights: &SpanWeights, cues: &[Cue]) -> Vec<Found> {
        let mut desk = Desk::default();
        let readings = cues.iter().filter_map(|&cue| {
            desk.window.read(&self.rows, cue, cues);
            Reading::new(weights, &self.rows, cue, &mut desk)
        });
        readings.map(|reading| self.found(reading)).collect()
    }

    fn found(&self, reading: Reading) -> Found {
        let span = |tokens: IdRange<TokenId>| Span::new(self.tokens[tokens.start()].start(), self.tokens[tokens.end() - 1].end());
        let content = reading.content.iter().map(|&piece| span(piece)).collect();
        Found { cue: span(reading.cue), source: span(reading.source), content, features: reading.features.to_vec(), reading }
    }
}

/// What those found in a text tell about those that they hold, by how sure each is by itself, in the units of a judge.
pub fn held(found: &[Found], odds: &[i32]) -> Vec<Option<Feature>> {
    let readings: Vec<Reading> = found.iter().map(|found| found.reading.clone()).collect();
    (0..readings.len()).map(|at| nest::held(&readings, |other| odds[other], at)).collect()
}
