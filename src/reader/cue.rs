//! The model of cues: which words of a sentence attribute.

use std::ops::Range;

use super::features::{AROUND, Column, FAR, Grid, Template, mixed, mixed_step, templates};
use super::rows::{Cell, Rows};
use super::tags::{Sense, Tag};
use crate::ids::{Id, ParagraphId, RowId};

/// Fills in what is known of a block of cells of a row and of what is behind them, and makes their features. The first cell of the block
/// stands behind the frame.
pub(crate) fn fill(rows: &Rows, row: RowId, block: &Range<usize>, grid: &mut Grid) {
    let (cells, place) = (rows.of(row), &rows.rows[row]);
    let first = block.start.saturating_sub(AROUND);
    let (start, end) = (place.cells.start(), place.cells.end());
    rows.fill((start + first).to(end.min(start + block.end + AROUND + 1)), first + AROUND - block.start, grid);
    let quotes = cells.iter().any(|cell| cell.tag == Tag::Quote);
    let opens = u32::from(place.paragraph == ParagraphId::FIRST) + 2 * u32::from(place.headline);
    grid.column(Column::RowQuotes).fill(mixed(quotes.into()));
    grid.column(Column::RowPlace).fill(mixed(opens));
    let asked = block.start..block.end + 1;
    grid.write(Column::FromStart, AROUND, asked.clone().map(mixed_step));
    grid.write(Column::Subject, AROUND, asked.clone().map(|at| mixed(subject(&cells[..at]))));
    let behind = |at: usize| &cells[(at + 1).min(cells.len())..];
    for at in asked.clone() {
        let (opener, far) = opener(behind(at));
        grid.set_all(at - block.start + AROUND, &[(Column::Opener, opener), (Column::OpenerFar, far)]);
    }
    let far = |found: Option<usize>| mixed_step(found.map_or(FAR, |far| far + 1));
    let left = |at: usize| far(cells[..at].iter().rev().take(FAR).position(Cell::is_quoted));
    let right = |at: usize| far(behind(at).iter().take(FAR).position(Cell::is_quoted));
    let marked = rows.cells(place.cells).iter().any(Cell::is_quoted);
    grid.write(Column::QuoteLeft, AROUND, asked.clone().map(|at| if marked { left(at) } else { far(None) }));
    grid.write(Column::QuoteRight, AROUND, asked.clone().map(|at| if marked { right(at) } else { far(None) }));
    grid.ask(TEMPLATES, AROUND..AROUND + asked.len());
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

/// How many cells on what opens a clause is looked for.
const OPENS_WITHIN: usize = 4;

/// What opens a clause in the cells behind a verb, and how far off.
fn opener(behind: &[Cell]) -> (u32, u32) {
    let opens = |cell: &Cell| matches!(cell.tag, Tag::That | Tag::To | Tag::Wh | Tag::Comma | Tag::Colon | Tag::As);
    let near = behind.iter().zip(1u32..).take(OPENS_WITHIN).find(|(cell, _)| opens(cell));
    near.map_or((0, 0), |(cell, far)| ((cell.tag as u8).into(), far))
}

templates! { TEMPLATES:
    [Word -2] [Word -1] [Word 0] [Word 1] [Word -1, Word 0] [Word 0, Word 1]
    [Lemma 0] [Lemma -1, Tag -1, Tag 0] [Lemma 0, Tag 0, Tag -1] [Lemma 0, Tag 0, Tag 1] [Lemma 0, Classes -1]
    [Classes -1] [Classes 0] [Classes 1] [Classes 0, Classes 1]
    [Kind -2] [Kind -1] [Kind 0] [Kind 1] [Kind -1, Kind 0] [Kind 0, Kind 1]
    [Tag -1, Tag 0, Tag 1] [Tag -2, Tag -1, Tag 0] [Tag 0, Tag 1, Tag 2]
    [Kind 0, QuoteRight 0, QuoteLeft 0] [Lemma 0, RowQuotes 0] [Lemma 0, QuoteRight 0] [FromStart 0] [RowPlace 0, Tag 0]
    [Lemma 0, Opener 0, OpenerFar 0] [Classes 0, Opener 0, OpenerFar 0]
    [Lemma 0, Subject 0] [Classes 0, Subject 0] [Kind 0, Subject 0, Opener 0]
}
