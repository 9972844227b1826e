//! The model of spans: which cells around a cue are its source and its content.

use std::ops::Range;

use super::counts::{BREAKS, COMMAS, CUES, FINITE, ONES, THATS, WHS, passed, two};
use super::features::{AROUND, Column, Fact, Grid, Place, Template, mixed, mixed_step, templates};
use super::rows::{Cell, Rows};
use super::tags::{Sense, Tag};
use crate::ids::{CellId, Id, IdRange, RowId};
use crate::room::Room;

/// How sure a cue is stands in eighths.
pub(super) const SURE: f64 = 8.0;

/// A cue: its row, and its cells there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cue {
    pub(crate) row: RowId,
    pub(crate) first: usize,
    pub(crate) end: usize,
    /// How sure it is, in eighths.
    pub(crate) sure: u8,
}

impl Cue {
    /// Whether it is one of speech or thought.
    pub(crate) fn says(&self, rows: &Rows) -> bool {
        rows.of(self.row)[self.first..self.end].iter().any(|cell| cell.says)
    }
}

/// A cue with what stands around it: the cells of its row and of rows beside it, framed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Window {
    pub(crate) cells: IdRange<CellId>,
    /// For each cell the row that it stands in, counted from two before that of the cue.
    rows: Vec<u8>,
    /// Which cells belong to other cues.
    other: Vec<bool>,
    /// Where the cue stands, and its row.
    pub(crate) cue: Range<usize>,
    row: Range<usize>,
    /// What is counted: each cell alone, and all that stand between one and the cue.
    ones: Vec<u32>,
    counts: Vec<u32>,
}

/// How many rows around that of the cue are read: one beside it with quotations, and as far as nothing else stands there.
const BARE_ROWS: usize = 4;
const OWN_ROW: usize = 2;
/// How many cells before a cue are read, and behind it.
const WIDE: usize = 80;

impl Room for Window {
    fn bytes(&self) -> usize {
        self.rows.bytes() + self.other.bytes() + self.ones.bytes() + self.counts.bytes()
    }

    /// The next cue clears it.
    fn empty(&mut self) {}
}

impl Window {
    /// Around a cue among the others of the text.
    pub(crate) fn read(&mut self, rows: &Rows, cue: Cue, cues: &[Cue]) {
        self.rows.clear();
        self.other.clear();
        self.add(AROUND, 0);
        let (around, own) = (around(rows, cue.row), rows.rows[cue.row].cells);
        let (first, last) = (rows.rows[around.start()].cells, rows.rows[around.end() - 1].cells);
        let (from, to) = (own.start() + cue.first, own.start() + cue.end);
        // Cells that are too far off: none, but in endless sentences.
        self.cells = first.start().max(from.saturating_sub(WIDE)).to(last.end().min(to + WIDE));
        for row in around.iter() {
            let (start, end) = rows.rows[row].cells.bounds();
            let seen = start.max(self.cells.start()).to(end.min(self.cells.end()).max(self.cells.start()));
            if seen.is_empty() {
                continue;
            }
            self.add(seen.len(), place(row, cue.row));
            let others = &cues[cues.partition_point(|other| other.row < row)..];
            for other in others.iter().take_while(|other| other.row == row).filter(|other| **other != cue) {
                let cells = (start + other.first).max(seen.start())..(start + other.end).min(seen.end());
                if cells.start < cells.end {
                    let (first, end) = (self.framed(cells.start), self.framed(cells.end));
                    self.other[first..end].fill(true);
                }
            }
            if row == cue.row {
                self.row = self.framed(seen.start())..self.framed(seen.end());
            }
        }
        self.cue = self.framed(from)..self.framed(to);
        self.add(AROUND, 2 * OWN_ROW as u8);
    }

    fn add(&mut self, cells: usize, row: u8) {
        self.rows.resize(self.rows.len() + cells, row);
        self.other.resize(self.rows.len(), false);
    }

    /// Where a cell stands in the window.
    fn framed(&self, cell: CellId) -> usize {
        cell.index() - self.cells.start().index() + AROUND
    }

    /// The cells that are no frame.
    pub(crate) fn inner(&self) -> Range<usize> {
        AROUND..self.rows.len() - AROUND
    }

    /// The row of a cell, counted from two before that of the cue.
    pub(crate) fn row_of(&self, at: usize) -> u8 {
        self.rows[at]
    }

    /// Cells, split where another row begins.
    pub(crate) fn by_row(&self, cells: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let mut start = cells.start;
        self.rows[cells].chunk_by(|a, b| a == b).map(move |run| {
            start += run.len();
            start - run.len()..start
        })
    }

    /// A cell of the window, be it of the frame.
    pub(crate) fn cell(&self, rows: &Rows, at: usize) -> Cell {
        match at.checked_sub(AROUND) {
            None => Cell::start(),
            Some(inside) => rows.cells(self.cells).get(inside).copied().unwrap_or_else(Cell::end),
        }
    }
}

/// Which row one is, counted from two before that of the cue.
fn place(row: RowId, own: RowId) -> u8 {
    let far = row.abs_diff(own).min(OWN_ROW);
    (if row < own { OWN_ROW - far } else { OWN_ROW + far }) as u8
}

/// Whether a quotation stands in what may hold what the cues of a row report.
pub(crate) fn holds_quotes(rows: &Rows, row: RowId) -> bool {
    rows.rows[around(rows, row)].iter().any(|row| row.quotes)
}

/// The rows that may hold what a cue of one reports.
fn around(rows: &Rows, row: RowId) -> IdRange<RowId> {
    let all = &rows.rows;
    let bare = |row: RowId| rows.of(row).iter().take(WIDE).all(|cell| matches!(cell.tag, Tag::Quote | Tag::Mark | Tag::Stop));
    let together = |other: RowId| all[other].paragraph == all[row].paragraph;
    let quoted = |other: RowId| rows.of(other).iter().take(WIDE).any(Cell::is_quoted);
    let beside = |other: RowId, near: bool| together(other) && if near { quoted(other) } else { bare(other) };
    let before = all.before(row).map(|(other, _)| other).take(BARE_ROWS);
    let before = before.take_while(|&other| beside(other, other + 1 == row)).count();
    let behind = all.from(row + 1).map(|(other, _)| other).take(BARE_ROWS);
    let behind = behind.take_while(|&other| beside(other, other == row + 1)).count();
    // What is announced by a colon stands in the next paragraph.
    let colon = behind == 0 && rows.of(row).last().is_some_and(|cell| cell.tag == Tag::Colon);
    let announced = all.get(row + 1).filter(|_| colon).map_or(0, |next| {
        all.from(row + 1).take(BARE_ROWS - 1).take_while(|(_, other)| other.paragraph == next.paragraph).count()
    });
    (row - before).to(row + 1 + behind + announced)
}

impl Window {
    /// Fills in what is known of the cells, and makes their features.
    pub(crate) fn fill(&mut self, rows: &Rows, sure: u8, grid: &mut Grid) {
        rows.fill(self.cells, AROUND, grid);
        for at in self.cue.clone() {
            let (tag, sense) = (Tag::Cue as u32, self.cell(rows, at).sense as u32);
            grid.set_all(at, &[(Column::Tag, tag), (Column::Kind, tag << 8 | sense)]);
        }
        self.head(rows, sure).into_iter().for_each(|(fact, value)| grid.state(fact, value));
        grid.write(Column::OtherCue, 0, self.other.iter().map(|&other| mixed(other.into())));
        self.fill_place(grid);
        self.fill_passed(grid);
        grid.ask(&TEMPLATES, self.inner().start..self.inner().end + 1);
    }

    /// What is known of the cue.
    fn head(&self, rows: &Rows, sure: u8) -> [(Fact, u32); 10] {
        let Range { start, end } = self.cue;
        let cell = |at: usize| self.cell(rows, at);
        let head = self.cue.clone().rev().find(|&at| cell(at).tag.is_verb()).unwrap_or(end - 1);
        let trailing = if head + 1 < end { cell(end - 1).word } else { 0 };
        let Cell { lemma, tag, sense, .. } = cell(head);
        let tag_of = |at: usize| u32::from(if self.row.contains(&at) { cell(at).tag as u8 } else { Tag::End as u8 });
        let behind = tag_of(end);
        let small = |tag: Tag| matches!(tag, Tag::Preposition | Tag::Subordinator | Tag::Wh | Tag::Conjunction);
        let word = if small(cell(end).tag) && self.row.contains(&end) { u32::from(cell(end).word) } else { behind };
        let quotes = u32::from(self.row.clone().any(|at| cell(at).tag == Tag::Quote));
        let before = &rows.cells(self.cells)[self.row.start - AROUND..start - AROUND];
        let tag = u32::from(tag as u8);
        [
            (Fact::Head, u32::from(lemma) << 16 | u32::from(trailing)),
            (Fact::HeadTag, tag << 8 | u32::from(sure)),
            (Fact::HeadKind, tag << 8 | u32::from(sense as u8)),
            (Fact::FirstWord, u32::from(cell(start).word) << 16 | (end - start).min(4) as u32),
            (Fact::Before, tag_of(start - 1)),
            (Fact::Behind, behind),
            (Fact::BehindWord, word),
            (Fact::Trail, length(self.row.end - end)),
            (Fact::Quotes, quotes),
            (Fact::CueSubject, subject(before)),
        ]
    }

    /// Where the cells stand.
    fn fill_place(&self, grid: &mut Grid) {
        let (Range { start, end }, row, asked) = (&self.cue, &self.row, AROUND..self.inner().end + 1);
        let side = |at: usize| u32::from(self.rows[at]) << 1 | u32::from(at <= *start);
        grid.write(Column::Side, AROUND, asked.clone().map(|at| mixed(side(at))));
        let distance = |at: usize| if at <= *start { start - at } else { (at + 1).saturating_sub(*end) };
        grid.write(Column::Distance, AROUND, asked.clone().map(|at| mixed_step(distance(at))));
        grid.write(Column::ToEnd, AROUND, asked.map(|at| mixed_step(row.end.saturating_sub(at))));
    }

    fn fill_passed(&mut self, grid: &mut Grid) {
        let Range { start, end } = self.inner();
        self.ones.clear();
        let ones = grid.column(Column::Passes).iter().zip(&self.other);
        self.ones.extend(ones.map(|(one, &other)| one | if other { CUES & ONES } else { 0 }));
        self.counts.clear();
        self.counts.resize(self.ones.len(), 0);
        // The cell itself counts where a span ends before it.
        let mut count = 0;
        for at in (start..=self.cue.start).rev() {
            self.counts[at] = count;
            count = passed(count, self.ones[at]);
        }
        count = 0;
        for at in self.cue.end..=end {
            self.counts[at] = count;
            count = passed(count, self.ones[at]);
        }
        let counts = self.counts.iter();
        grid.write(Column::Finite, 0, counts.clone().map(|all| mixed(all & FINITE)));
        grid.write(Column::Cues, 0, counts.clone().map(|&all| mixed(two(all) & CUES)));
        grid.write(Column::Shape, 0, counts.clone().map(|&all| mixed(two(all) & (COMMAS | FINITE | THATS | WHS))));
        grid.write(Column::Clauses, 0, counts.map(|&all| mixed(all & (COMMAS | FINITE) | two(all) & BREAKS)));
    }
}

/// How many cells back a subject is looked for.
const SUBJECT_WITHIN: usize = 8;

/// What may be the subject of a verb behind these cells.
fn subject(before: &[Cell]) -> u32 {
    let near = before.iter().rev().take(SUBJECT_WITHIN).enumerate();
    let code = |(back, cell): (usize, &Cell)| {
        let tag = u32::from(cell.tag as u8) << 16;
        match cell.tag {
            // An auxiliary, or the verb's own adverb.
            tag if tag.is_verb() && back == 0 => None,
            Tag::Past | Tag::Third | Tag::Present => Some(1),
            Tag::Pronoun => Some(tag | u32::from(cell.word)),
            Tag::Name => Some(tag | u32::from(matches!(cell.sense, Sense::KnownBody | Sense::Body))),
            Tag::Noun | Tag::Plural => Some(u32::from(Tag::Noun as u8) << 16 | u32::from(cell.sense as u8)),
            Tag::Comma | Tag::Semicolon | Tag::Colon | Tag::Dash | Tag::That | Tag::Wh | Tag::Quote => Some(tag),
            _ => None,
        }
    };
    let none = if before.len() < SUBJECT_WITHIN { 2 } else { 0 };
    near.filter_map(|row| Some(code(row)).flatten()).next().unwrap_or(none)
}

fn length(cells: usize) -> u32 {
    match cells {
        0..=1 => 0,
        2..=4 => 1,
        5..=8 => 2,
        _ => 3,
    }
}

templates! { TEMPLATES 26:
    [] [Word -1] [Word -1, Word 0] [Classes -1] [Kind -1] [Kind 0] [Kind -1, Kind 0] [Kind 0, Kind 1] [Tag -2, Tag -1, Tag 0]
    [BehindWord, Distance 0] [Before, Distance 0] [Behind, Distance 0, Tag 0] [Distance 0, Word 0] [ToEnd 0]
    [Head, Distance 0] [HeadTag, Tag 0] [HeadKind, Tag -1, Tag 0] [HeadKind, Shape 0, Tag 0] [FirstWord, Tag 0]
    [CueSubject, Tag -1, Tag 0] [Shape 0, Tag 0] [Quotes, Trail, Clauses 0] [Clauses 0, Tag -1, Tag 0] [Finite 0, Word 0]
    [Quote -1, Quote 0, Quote 1] [OtherCue -1, OtherCue 1, Cues 0]
}
