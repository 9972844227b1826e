//! The model of cues: which words of a sentence attribute.

use std::ops::Range;

use super::features::{AROUND, Column, Grid, Template, step, templates};
use super::rows::{Cell, Rows};
use super::tags::{Sense, Tag};
use crate::ids::{Id, ParagraphId, RowId};

/// Fills in what is known of the cells of a row.
pub(crate) fn fill(rows: &Rows, row: RowId, grid: &mut Grid) {
    let (cells, place) = (rows.of(row), &rows.rows[row]);
    grid.reset(cells.len() + 2 * AROUND);
    let quotes = u32::from(cells.iter().any(|cell| cell.tag == Tag::Quote));
    let opens = u32::from(place.paragraph == ParagraphId::FIRST) + 2 * u32::from(place.headline);
    let (start, end) = (Cell::start(), Cell::end());
    let mut last = None;
    for at in 0..cells.len() + 2 * AROUND {
        let cell = at.checked_sub(AROUND).map_or(&start, |at| cells.get(at).unwrap_or(&end));
        fill_cell(grid, at, cell);
        let Some(inside) = at.checked_sub(AROUND).filter(|&at| at <= cells.len()) else { continue };
        let (opener, far) = opener(&cells[(inside + 1).min(cells.len())..]);
        let left = last.map_or(usize::MAX, |last| inside - last);
        grid.set_all(
            at,
            &[
                (Column::QuoteLeft, step(left)),
                (Column::Subject, subject(&cells[..inside])),
                (Column::Opener, opener),
                (Column::OpenerFar, far),
                (Column::FromStart, step(inside)),
                (Column::ToEnd, step(cells.len() - inside)),
                (Column::RowQuotes, quotes),
                (Column::RowPlace, opens),
            ],
        );
        if cell.is_quoted() {
            last = Some(inside);
        }
    }
    let mut last = None;
    for (at, cell) in cells.iter().enumerate().rev() {
        grid.set(at + AROUND, Column::QuoteRight, step(last.map_or(usize::MAX, |last: usize| last - at)));
        if cell.is_quoted() {
            last = Some(at);
        }
    }
}

/// How many cells of a cue may stand before the word that tells, and behind it: "in a statement", "told reporters that".
const BEFORE: usize = 2;
const BEHIND: usize = 3;

/// The cells of a row that may belong to a cue, those that stand together.
pub(crate) fn stretches(cells: &[Cell]) -> impl Iterator<Item = Range<usize>> {
    let mut speaking = (0..cells.len()).filter(|&at| cells[at].speaks).peekable();
    std::iter::from_fn(move || {
        let first = speaking.next()?;
        let mut last = first;
        while let Some(next) = speaking.next_if(|next| next - last <= BEFORE + BEHIND) {
            last = next;
        }
        Some(first.saturating_sub(BEFORE)..cells.len().min(last + BEHIND + 1))
    })
}

/// What both models know of a cell by itself.
pub(crate) fn fill_cell(grid: &mut Grid, at: usize, cell: &Cell) {
    grid.set(at, Column::Word, cell.word);
    grid.set(at, Column::Lemma, cell.lemma);
    grid.set(at, Column::Classes, cell.set);
    grid.set(at, Column::Tag, cell.tag as u8);
    grid.set(at, Column::Kind, u32::from(cell.tag as u8) << 8 | u32::from(cell.sense as u8));
    grid.set(at, Column::Look, cell.look);
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

/// What opens a clause in the cells behind a verb, and how far off.
fn opener(behind: &[Cell]) -> (u32, u32) {
    let opens = |cell: &Cell| matches!(cell.tag, Tag::That | Tag::To | Tag::Wh | Tag::Comma | Tag::Colon | Tag::As);
    let near = behind.iter().zip(1u32..).take(AROUND - 1).find(|(cell, _)| opens(cell));
    near.map_or((0, 0), |(cell, far)| ((cell.tag as u8).into(), far))
}

templates! { TEMPLATES:
    [Word -3] [Word -2] [Word -1] [Word 0] [Word 1] [Word 2] [Word 3]
    [Word -1, Word 0] [Word 0, Word 1] [Word -1, Word 0, Word 1]
    [Lemma 0] [Lemma -1, Lemma 0] [Lemma 0, Lemma 1]
    [Classes -2] [Classes -1] [Classes 0] [Classes 1] [Classes 2]
    [Lemma 0, Classes 1] [Lemma 0, Classes -1] [Classes -1, Classes 0] [Classes 0, Classes 1]
    [Kind -2] [Kind -1] [Kind 0] [Kind 1] [Kind 2]
    [Kind -1, Kind 0] [Kind 0, Kind 1] [Kind -1, Kind 0, Kind 1] [Kind 0, Kind 1, Kind 2] [Kind -2, Kind -1, Kind 0]
    [Tag -1, Tag 0, Tag 1] [Tag 0, Tag 1, Tag 2] [Tag -2, Tag -1, Tag 0]
    [Lemma 0, Tag 0, Tag 1] [Lemma 0, Tag 0, Tag -1] [Lemma 0, Tag 1, Tag 2] [Classes 0, Tag -1, Tag 1] [Lemma -1, Tag -1, Tag 0]
    [QuoteLeft 0, QuoteRight 0, Tag 0] [Lemma 0, RowQuotes 0] [Lemma 0, QuoteRight 0] [Kind 0, QuoteRight 0, QuoteLeft 0]
    [FromStart 0] [Lemma 0, ToEnd 0] [RowPlace 0, Tag 0]
    [Lemma 0, Opener 0, OpenerFar 0] [Classes 0, Opener 0, OpenerFar 0] [Kind 0, Opener 0]
    [Subject 0] [Lemma 0, Subject 0] [Classes 0, Subject 0] [Kind 0, Subject 0, Opener 0]
}
