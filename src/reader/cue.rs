//! The model of cues: which words of a sentence attribute.

use std::ops::Range;

use super::features::{AROUND, Column, Fact, Grid, Place, Template, mixed, mixed_step, templates};
use super::rows::{Cell, Rows};
use super::tags::Tag;
use crate::ids::{Id, RowId};

/// Fills in what is known of a block of cells of a row and of what is behind them, and makes their features. The first cell of the block
/// stands behind the frame.
pub(crate) fn fill(rows: &Rows, row: RowId, block: &Range<usize>, grid: &mut Grid) {
    let (cells, place) = (rows.of(row), &rows.rows[row]);
    let first = block.start.saturating_sub(AROUND);
    let (start, end) = (place.cells.start(), place.cells.end());
    rows.fill((start + first).to(end.min(start + block.end + AROUND + 1)), first + AROUND - block.start, grid);
    let quotes = cells.iter().any(|cell| cell.tag == Tag::Quote);
    grid.state(Fact::Quotes, quotes.into());
    let asked = block.start..block.end + 1;
    grid.write(Column::FromStart, AROUND, asked.clone().map(mixed_step));
    let behind = |at: usize| &cells[(at + 1).min(cells.len())..];
    grid.write(Column::Clause, AROUND, asked.clone().map(|at| mixed(clause(behind(at)))));
    grid.write(Column::SpeaksLeft, AROUND, asked.clone().map(|at| mixed(speaks(cells[..at].iter().rev()))));
    grid.write(Column::SpeaksRight, AROUND, asked.clone().map(|at| mixed(speaks(behind(at).iter()))));
    grid.ask(&TEMPLATES, AROUND..AROUND + asked.len());
}

/// How many cells of a cue may stand before the word that tells, and behind it: "in a statement", "told reporters that".
const BEFORE: usize = 2;
const BEHIND: usize = 3;

/// So many cells are read at once, whatever stands in them.
const MOST: usize = 200;
/// Stretches no further apart are in one block.
const NEAR: usize = 10;

/// The cells of a row that may belong to a cue, those that stand together.
pub(crate) fn stretches(cells: &[Cell]) -> impl Iterator<Item = Range<usize>> {
    let speaking = (0..cells.len()).filter(|&at| cells[at].speaks);
    joined(speaking.map(|at| at.saturating_sub(BEFORE)..cells.len().min(at + BEHIND + 1)), 0)
}

/// Stretches, those that stand near each other in one.
pub(crate) fn blocks(cells: &[Cell]) -> impl Iterator<Item = Range<usize>> {
    joined(stretches(cells), NEAR)
}

/// Ranges, those no further apart in one, though not without end.
fn joined(ranges: impl Iterator<Item = Range<usize>>, apart: usize) -> impl Iterator<Item = Range<usize>> {
    let mut ranges = ranges.peekable();
    std::iter::from_fn(move || {
        let mut first = ranges.next()?;
        while let Some(next) = ranges.next_if(|next| next.start <= first.end + apart && next.end - first.start <= MOST) {
            first.end = next.end;
        }
        Some(first)
    })
}

/// How many cells on a clause is looked for.
const CLAUSE_WITHIN: usize = 8;

/// What follows a verb: what opens a clause or breaks off, or the verb of one that nothing opens, and what stands before that.
fn clause(behind: &[Cell]) -> u32 {
    const FINITE: u32 = 0x80;
    const OTHER_VERB: u32 = 0x81;
    const NOTHING: u32 = 0xFF;
    let mut passed = Passed::default();
    for cell in behind.iter().take(CLAUSE_WITHIN) {
        let found = match cell.tag {
            Tag::That
            | Tag::To
            | Tag::Wh
            | Tag::As
            | Tag::Quote
            | Tag::Mark
            | Tag::Comma
            | Tag::Stop
            | Tag::Colon
            | Tag::Semicolon
            | Tag::Dash => cell.tag as u32,
            tag if tag.is_finite() => FINITE,
            tag if tag.is_verb() => OTHER_VERB,
            tag => {
                passed.see(tag);
                continue;
            }
        };
        return found | passed.code();
    }
    NOTHING | passed.code()
}

/// What stands between a verb and a clause.
#[derive(Default)]
struct Passed {
    words: bool,
    phrases: bool,
}

impl Passed {
    fn see(&mut self, tag: Tag) {
        match tag {
            Tag::Preposition | Tag::Subordinator | Tag::Conjunction => self.phrases = true,
            Tag::Adverb => {}
            _ => self.words = true,
        }
    }

    fn code(&self) -> u32 {
        u32::from(self.words) << 8 | u32::from(self.phrases) << 9
    }
}

/// How many cells on another word that may be a cue is looked for.
const SPEAKS_WITHIN: usize = 6;

/// The nearest of these cells that may be a cue, and how far it is.
fn speaks<'c>(cells: impl Iterator<Item = &'c Cell>) -> u32 {
    let near = cells.take(SPEAKS_WITHIN).zip(0u32..).find(|(cell, _)| cell.speaks);
    near.map_or(0, |(cell, far)| u32::from(cell.lemma) | far.min(3) << 16)
}

templates! { TEMPLATES 18:
    [Word -2] [Word -1] [Word -1, Word 0] [Lemma 0] [Lemma -1, Tag -1, Tag 0] [Lemma 0, Tag 0, Tag 1]
    [Classes 0] [Classes -1, Classes 0] [Lemma 0, Classes -1] [Kind -1] [Kind 0] [Kind 0, Kind 1] [Tag -2, Tag -1, Tag 0]
    [Quotes, Lemma 0] [FromStart 0] [Lemma 0, Clause 0] [Lemma 0, SpeaksLeft 0] [Lemma 0, SpeaksRight 0]
}
