//! The model of spans: which cells around a cue are its source and its content.

use std::ops::Range;

use super::cue::fill_cell;
use super::features::{AROUND, Column, Grid, Template, step, templates};
use super::rows::{Cell, Rows};
use super::tags::Tag;
use crate::ids::{Id, IdRange, RowId};

/// A cue: its row, and its cells there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cue {
    pub(crate) row: RowId,
    pub(crate) first: usize,
    pub(crate) end: usize,
    /// How sure it is, in eighths.
    pub(crate) sure: u8,
}

/// A cue with what stands around it: the cells of its row and of rows beside it, framed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Window {
    pub(crate) cells: Vec<Cell>,
    /// For each cell the row that it stands in, counted from two before that of the cue.
    rows: Vec<u8>,
    /// Which cells belong to other cues.
    other: Vec<bool>,
    /// Where the cue stands, and its row.
    pub(crate) cue: Range<usize>,
    pub(crate) row: Range<usize>,
    sure: u8,
}

/// How many rows around that of the cue are read: one beside it with quotations, and as far as nothing else stands there.
const BARE_ROWS: usize = 4;
const OWN_ROW: usize = 2;
/// How many cells before a cue are read, and behind it.
const WIDE: usize = 200;

/// Which cells of a row are read, and the cues of the text.
struct Seen<'c> {
    first: usize,
    end: usize,
    cues: &'c [Cue],
}

impl Window {
    /// Around a cue among the others of the text.
    pub(crate) fn read(&mut self, rows: &Rows, cue: Cue, cues: &[Cue]) {
        self.cells.clear();
        self.rows.clear();
        self.other.clear();
        self.sure = cue.sure;
        self.add(&[Cell::start(); AROUND], 0);
        let around = around(rows, cue.row);
        let before: usize = around.with_end(cue.row).iter().map(|row| rows.of(row).len()).sum();
        // Cells that are too far off: none, but in endless sentences.
        let mut skip = (before + cue.first).saturating_sub(WIDE);
        let mut left = (before + cue.end + WIDE).saturating_sub(skip);
        for row in around.iter() {
            let cells = rows.of(row);
            let first = skip.min(cells.len());
            let end = cells.len().min(first + left);
            (skip, left) = (skip - first, left - (end - first));
            self.add_row(row, &cells[first..end], cue, &Seen { first, end, cues });
        }
        self.add(&[Cell::end(); AROUND], 2 * OWN_ROW as u8);
    }

    fn add_row(&mut self, row: RowId, cells: &[Cell], cue: Cue, seen: &Seen) {
        let from = self.cells.len();
        self.add(cells, place(row, cue.row));
        let Seen { first, end, cues } = *seen;
        let near = &cues[cues.partition_point(|other| (other.row, other.end) <= (row, first))..];
        for other in near.iter().take_while(|other| (other.row, other.first) < (row, end)).filter(|other| **other != cue) {
            self.other[from + other.first.max(first) - first..from + other.end.min(end) - first].fill(true);
        }
        if row == cue.row {
            self.cue = from + cue.first - first..from + cue.end - first;
            self.row = from..self.cells.len();
        }
    }

    fn add(&mut self, cells: &[Cell], row: u8) {
        self.cells.extend_from_slice(cells);
        self.rows.resize(self.cells.len(), row);
        self.other.resize(self.cells.len(), false);
    }

    /// How sure the cue is, in eighths.
    pub(crate) fn sure(&self) -> u8 {
        self.sure
    }

    /// The cells that are no frame.
    pub(crate) fn inner(&self) -> Range<usize> {
        AROUND..self.cells.len() - AROUND
    }

    /// On which side of the cue a cell stands and in which row: features of different sides have nothing in common.
    pub(crate) fn side(&self, at: usize) -> u32 {
        u32::from(self.rows[at]) << 1 | u32::from(at <= self.cue.start)
    }
}

/// Which row one is, counted from two before that of the cue.
fn place(row: RowId, own: RowId) -> u8 {
    let far = row.abs_diff(own).min(OWN_ROW);
    (if row < own { OWN_ROW - far } else { OWN_ROW + far }) as u8
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

/// What stands between a cell and the cue, or the end of its row.
#[derive(Clone, Copy, Default)]
struct Passed {
    commas: u8,
    finite: u8,
    thats: u8,
    whs: u8,
    joins: u8,
    breaks: u8,
    stops: u8,
    quotes: u8,
    cues: u8,
}

impl Passed {
    fn pass(&mut self, cell: &Cell, other: bool) {
        let count = |n: &mut u8, holds: bool| *n = (*n + u8::from(holds)).min(3);
        count(&mut self.commas, cell.tag == Tag::Comma);
        count(&mut self.finite, cell.tag.is_finite());
        count(&mut self.thats, cell.tag == Tag::That);
        count(&mut self.whs, cell.tag == Tag::Wh);
        count(&mut self.joins, cell.tag == Tag::Conjunction);
        count(&mut self.breaks, matches!(cell.tag, Tag::Semicolon | Tag::Colon | Tag::Dash | Tag::Bracket));
        count(&mut self.stops, cell.tag == Tag::Stop);
        count(&mut self.quotes, cell.is_quoted());
        count(&mut self.cues, other);
    }
}

impl Window {
    /// Fills in what is known of the cells.
    pub(crate) fn fill(&self, grid: &mut Grid) {
        grid.reset(self.cells.len());
        let head = self.head();
        for (at, cell) in self.cells.iter().enumerate() {
            if self.cue.contains(&at) {
                let tag = Tag::Cue;
                fill_cell(grid, at, &Cell { tag, ..*cell });
                grid.set(at, Column::Kind, u32::from(tag as u8) << 8 | u32::from(cell.sense as u8));
            } else {
                fill_cell(grid, at, cell);
            }
            grid.set(at, Column::OtherCue, self.other[at]);
            grid.set(at, Column::Quote, quote(cell));
            if at < self.inner().end + 1 {
                grid.set_all(at, &head);
                self.fill_place(grid, at);
            }
        }
        self.fill_passed(grid);
    }

    /// What is known of the cue.
    fn head(&self) -> [(Column, u32); 14] {
        let (cells, Range { start, end }) = (&self.cells, self.cue.clone());
        let head = (start..end).rev().find(|&at| cells[at].tag.is_verb()).unwrap_or(end - 1);
        let trailing = if head + 1 < end { cells[end - 1].word } else { 0 };
        let Cell { lemma, set, tag, sense, .. } = cells[head];
        let tag_of = |at: usize| u32::from(if self.row.contains(&at) { cells[at].tag as u8 } else { Tag::End as u8 });
        let (before, behind) = (tag_of(start - 1), tag_of(end));
        let small = |tag: Tag| matches!(tag, Tag::Preposition | Tag::Subordinator | Tag::Wh | Tag::Conjunction);
        let word = if small(cells[end].tag) && self.row.contains(&end) { u32::from(cells[end].word) } else { behind };
        let (trail, lead) = (length(self.row.end - end), length(start - self.row.start));
        let quotes = u32::from(cells[self.row.clone()].iter().any(|cell| cell.tag == Tag::Quote));
        let tag = u32::from(tag as u8);
        [
            (Column::Head, u32::from(lemma) << 16 | u32::from(trailing)),
            (Column::HeadClasses, set),
            (Column::HeadTag, tag),
            (Column::HeadKind, tag << 8 | u32::from(sense as u8)),
            (Column::FirstWord, u32::from(cells[start].word) << 16 | (end - start).min(4) as u32),
            (Column::Sure, self.sure.into()),
            (Column::Before, before),
            (Column::Behind, behind),
            (Column::BehindWord, word),
            (Column::Around, tag << 16 | behind << 8 | before),
            (Column::Trail, trail),
            (Column::Lead, lead),
            (Column::RowQuotes, quotes),
            (Column::RowPlace, before << 8 | behind),
        ]
    }

    /// Where a cell stands.
    fn fill_place(&self, grid: &mut Grid, at: usize) {
        let distance = if at <= self.cue.start { self.cue.start - at } else { (at + 1).saturating_sub(self.cue.end) };
        grid.set(at, Column::Distance, step(distance));
        grid.set(at, Column::FromStart, step(at.saturating_sub(self.row.start)));
        grid.set(at, Column::ToEnd, step(self.row.end.saturating_sub(at)));
        let edge = match self.row.end.checked_sub(at) {
            _ if at == self.row.start => 4,
            Some(left @ 0..=2) => left as u32,
            _ => 3,
        };
        grid.set(at, Column::Edge, edge);
    }

    fn fill_passed(&self, grid: &mut Grid) {
        let Range { start, end } = self.inner();
        let mut passed = Passed::default();
        // The cell itself counts where a span ends before it.
        for at in (start..=self.cue.start).rev() {
            set_passed(grid, at, &passed);
            passed.pass(&self.cells[at], self.other[at]);
        }
        passed = Passed::default();
        for at in self.cue.end..=end {
            set_passed(grid, at, &passed);
            passed.pass(&self.cells[at], self.other[at]);
        }
        let mut left = Passed::default();
        for at in (start..end).rev() {
            if self.rows[at] != self.rows[at + 1] {
                left = Passed::default();
            }
            left.pass(&self.cells[at], self.other[at]);
            grid.set(at, Column::CommasLeft, left.commas.min(2));
            grid.set(at, Column::FiniteLeft, left.finite.min(2));
            grid.set(at, Column::CuesLeft, left.cues.min(2));
            grid.set(at, Column::QuotesLeft, left.quotes.min(2));
        }
    }
}

fn set_passed(grid: &mut Grid, at: usize, passed: &Passed) {
    let two = |n: u8| u32::from(n.min(2));
    let Passed { commas, finite, thats, whs, joins, breaks, stops, quotes, cues } = *passed;
    grid.set_all(
        at,
        &[
            (Column::Commas, commas.into()),
            (Column::Finite, finite.into()),
            (Column::Thats, two(thats)),
            (Column::Whs, two(whs)),
            (Column::Joins, two(joins)),
            (Column::Breaks, two(breaks)),
            (Column::Stops, two(stops)),
            (Column::Quotes, two(quotes)),
            (Column::Cues, two(cues)),
            (Column::Shape, two(commas) | two(finite) << 2 | two(thats) << 4 | two(whs) << 6),
            (Column::Clauses, u32::from(commas) | u32::from(finite) << 2 | two(breaks) << 4),
        ],
    );
}

/// What of a quotation a cell is.
fn quote(cell: &Cell) -> u32 {
    match cell.tag {
        Tag::Quote => 1 + u32::from(cell.look),
        Tag::Mark => 20,
        Tag::Start | Tag::End => 21,
        _ => 0,
    }
}

fn length(cells: usize) -> u32 {
    match cells {
        0..=1 => 0,
        2..=4 => 1,
        5..=8 => 2,
        _ => 3,
    }
}

templates! { TEMPLATES:
    [Nothing 0] [Distance 0]
    [Word -1] [Word 0] [Word 1] [Word -1, Word 0] [Word 0, Word 1] [Classes -1] [Classes 0] [Classes 1]
    [Kind -1] [Kind 0] [Kind 1] [Kind -1, Kind 0] [Kind 0, Kind 1] [Kind -1, Kind 0, Kind 1]
    [Tag -1, Tag 0, Tag 1] [Tag -2, Tag -1, Tag 0] [Tag 0, Tag 1, Tag 2] [Tag -1, Tag 0, Distance 0] [Tag -1, Tag 0, Around 0]
    [Distance 0, Trail 0, Lead 0] [Distance 0, BehindWord 0] [Distance 0, Before 0] [ToEnd 0] [FromStart 0]
    [Head 0] [Head 0, Distance 0] [Head 0, Tag 0] [Head 0, Word 0] [Head 0, Tag -1, Tag 0] [HeadClasses 0, Tag 0, Distance 0]
    [Head 0, Behind 0, Trail 0] [HeadTag 0, Tag 0, Distance 0] [FirstWord 0, Tag 0]
    [HeadKind 0, Tag -1, Tag 0] [HeadKind 0, BehindWord 0, Distance 0] [HeadKind 0, RowPlace 0, Tag 0]
    [Shape 0] [Shape 0, Trail 0] [Shape 0, Tag 0] [Shape 0, Tag -1, Tag 0] [Clauses 0, RowQuotes 0, Trail 0]
    [Finite 0, Word 0] [Commas 0, Word 0, Behind 0] [Shape 0, HeadTag 0, Behind 0] [Edge 0, Trail 0, Tag 0]
    [Quote 0, Quotes 0, RowQuotes 0] [Quote -1, Quote 0, Quote 1] [Head 0, Quote 0]
    [Cues 0, Tag 0] [Cues 0, Shape 0] [OtherCue -1, OtherCue 1, Cues 0]
    [CommasLeft 0, Tag -1, Tag 0] [FiniteLeft 0, CuesLeft 0, Word 0] [FiniteLeft 0, Kind 0, Kind 1] [QuotesLeft 0, Quotes 0, Tag 0]
}
