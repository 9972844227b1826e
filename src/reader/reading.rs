//! What the models find around a cue, and what is asked about it.

use std::ops::Range;

use super::chain::{BEGINS, CONTENT, ENDED, HOPELESS, INSIDE, Marginals, SOURCE, bin};
use super::desk::Desk;
use super::features::{AROUND, Feature, Values, step};
use super::rows::{Cell, Rows};
use super::spans::{self, Cue, SURE, Window};
use super::tags::{Sense, Tag};
use super::weights::{Scores, SpanWeights};
use crate::ids::{Id, IdRange, RowId, TokenId};
use crate::quotes::Parts;

/// What the models found around a cue.
#[derive(Debug, Clone)]
pub(crate) struct Reading {
    pub(crate) row: RowId,
    pub(crate) cue: IdRange<TokenId>,
    /// Whether the cue is one of speech or thought.
    pub(crate) says: bool,
    /// Whether somebody named is the source, and the cue a verb that nearly always reports speech.
    pub(crate) firm: bool,
    pub(crate) source: IdRange<TokenId>,
    pub(crate) content: Parts<IdRange<TokenId>>,
    /// Whether a quotation stands in the content.
    pub(crate) quoted: bool,
    /// Where it is, the sentences of the content in which none does.
    pub(crate) unquoted: Option<Parts<IdRange<TokenId>>>,
    /// Whether quotations are all that there is.
    pub(crate) bare: bool,
    /// How sure the models are of the cue, the source and the content.
    pub(crate) shares: [f64; 3],
    /// What speaks for and against it as a whole.
    pub(crate) features: [Feature; ASKED],
}

impl Reading {
    /// What a cue reports, around which a window is on the desk; `None` where there is no room for a source and a content.
    pub(crate) fn new(weights: &SpanWeights, rows: &Rows, cue: Cue, desk: &mut Desk) -> Option<Reading> {
        let Desk { grid, window, two, .. } = desk;
        window.fill(rows, cue.sure, grid);
        let inner = window.inner();
        two.chain.clear();
        two.chain.fixed.extend(inner.clone().map(|at| window.cue.contains(&at)));
        let asked = |at: &usize| *at <= window.cue.start || *at >= window.cue.end;
        let sum = |at: usize| if asked(&at) { weights.sum(grid.features::<{ spans::ASKED }>(at)) } else { Scores::default() };
        two.chain.scores.extend((inner.start..=inner.end).map(sum));
        let (plain, score) = two.chain.best(true, &mut two.path)?;
        if score < HOPELESS {
            return None;
        }
        two.likely();
        let outer = |cells: Range<usize>| cells.start + AROUND..cells.end + AROUND;
        let pieces = || two.path.segments(CONTENT).map(outer);
        let (first, last) = (pieces().next()?, pieces().last()?);
        let source = outer(two.path.segments(SOURCE).next()?);
        let tokens =
            |cells: Range<usize>| window.cell(rows, cells.start).tokens.start().to(window.cell(rows, cells.end - 1).tokens.end());
        let content = Parts::of(pieces().map(tokens))?;
        let parts = Pieces { window, rows, marginals: &two.marginals, sure: cue.sure.into(), source, first, last };
        let cells = || pieces().flatten();
        let finite = cells().filter(|&at| window.cell(rows, at).tag.is_finite()).count();
        let size = Size { cells: cells().count(), finite, pieces: content.len() };
        let (mut features, mut number) = ([Feature(0); ASKED], 0);
        let shares = parts.shares(cells());
        for values in parts.sureness(shares, plain).into_iter().chain(parts.shape(&size)) {
            features[number] = Feature::new(number as u32, values);
            number += 1;
        }
        let is_quote = |at: usize| window.cell(rows, at).tag == Tag::Quote;
        let (quoted, bare) = (cells().any(is_quote), cells().all(|at| window.cell(rows, at).is_quoted()));
        let by_row = || pieces().flat_map(|piece| window.by_row(piece)).filter(|_| quoted && !bare);
        let holds_quotes = |row: u8| by_row().any(|run| window.row_of(run.start) == row && run.clone().any(is_quote));
        let unquoted = Parts::of(by_row().filter(|run| !holds_quotes(window.row_of(run.start))).map(tokens));
        let (row, says) = (cue.row, cue.says(rows));
        let named = window.cell(rows, parts.source.end - 1).tag == Tag::Name;
        let firm = named && window.cue.clone().any(|at| window.cell(rows, at).sense == Sense::Says);
        let (cue, source) = (tokens(window.cue.clone()), tokens(parts.source));
        Some(Reading { row, cue, says, firm, source, content, quoted, unquoted, bare, shares, features })
    }
}

const SURENESS: usize = 13;
const SHAPE: usize = 24;
/// How much is asked about a reading by itself.
pub(crate) const ASKED: usize = SURENESS + SHAPE;

/// A window with the parts found in it: the source, and the first and the last piece of the content.
struct Pieces<'w> {
    window: &'w Window,
    rows: &'w Rows,
    marginals: &'w Marginals<2>,
    /// How sure the cue is, in eighths.
    sure: u32,
    source: Range<usize>,
    first: Range<usize>,
    last: Range<usize>,
}

/// How much there is of the content.
struct Size {
    cells: usize,
    finite: usize,
    pieces: usize,
}

impl Pieces<'_> {
    fn cell(&self, at: usize) -> Cell {
        self.window.cell(self.rows, at)
    }

    /// How likely the cue, the source and the content are what they are taken for.
    fn shares(&self, content: impl Iterator<Item = usize>) -> [f64; 3] {
        let at = |cell: usize| &self.marginals.at[cell - AROUND];
        let content = mean(content.map(|cell| at(cell)[CONTENT][INSIDE]));
        let source = mean(self.source.clone().map(|cell| at(cell)[SOURCE][INSIDE]));
        [f64::from(self.sure) / SURE, source, content]
    }

    /// How sure the models are of the parts; `plain` where no reading is better, be it none.
    fn sureness(&self, [_, source, content]: [f64; 3], plain: bool) -> [Values; SURENESS] {
        let at = |cell: usize| &self.marginals.at[cell - AROUND];
        let (sure, none) = (self.sure, bin(self.marginals.none));
        let (source, content) = (bin(source), bin(content));
        [
            [0, 0, 0],
            [sure, 0, 0],
            [none, 0, 0],
            [content, 0, 0],
            [source, 0, 0],
            [bin(at(self.first.start)[CONTENT][BEGINS]), 0, 0],
            [bin(at(self.last.end)[CONTENT][ENDED]), 0, 0],
            [bin(at(self.source.start)[SOURCE][BEGINS]), 0, 0],
            [bin(at(self.source.end)[SOURCE][ENDED]), 0, 0],
            [sure, none / 2, 0],
            [sure, source / 2, 0],
            [source / 2, none / 2, 0],
            [plain.into(), 0, 0],
        ]
    }

    /// What the parts are made of, and how they stand.
    fn shape(&self, size: &Size) -> [Values; SHAPE] {
        let Range { start, end } = self.window.cue;
        let (side, apart) = self.beside(&self.source);
        let (content_side, content_apart) = self.beside(&self.first);
        let head =
            (start..end).rev().map(|at| self.cell(at)).find(|cell| cell.tag.is_verb()).unwrap_or_else(|| self.cell(end - 1));
        let kind = |cell: Cell| u32::from(cell.tag as u8) << 8 | u32::from(cell.sense as u8);
        let (head_kind, source_kind) = (kind(head), kind(self.cell(self.source.end - 1)));
        let tag = |at: usize| u32::from(self.cell(at).tag as u8);
        let (length, finite) = (step(size.cells), size.finite.min(2) as u32);
        let source_length = self.source.len() as u32;
        let (next, opens) = (tag(end), tag(self.first.start));
        [
            [length, 0, 0],
            [size.pieces.min(4) as u32, 0, 0],
            [side, content_side, 0],
            [source_length.min(6), 0, 0],
            [side, apart, 0],
            [content_side, content_apart, 0],
            [head_kind, 0, 0],
            [head_kind, self.sure, 0],
            [(end - start).min(5) as u32, 0, 0],
            [next, 0, 0],
            [head_kind, next, 0],
            [source_kind, 0, 0],
            [source_kind, source_length.min(2), side],
            [opens, head_kind, 0],
            [opens, finite, content_side],
            [finite, length, 0],
            [head.lemma.into(), 0, 0],
            [head.lemma.into(), opens, 0],
            [self.cell(self.first.start).word.into(), content_side, 0],
            [tag(self.last.end), 0, 0],
            [tag(self.first.start - 1), content_side, 0],
            [self.cell(self.source.start).word.into(), 0, 0],
            [tag(self.source.start - 1), side, 0],
            [tag(self.source.end), side, 0],
        ]
    }

    /// On which side of the cue cells stand, and how far off.
    fn beside(&self, cells: &Range<usize>) -> (u32, u32) {
        let Range { start, end } = self.window.cue;
        let left = cells.end <= start;
        let apart = if left { start - cells.end } else { cells.start.saturating_sub(end) };
        (left.into(), apart.min(5) as u32)
    }
}

fn mean(likely: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = likely.fold((0.0, 0.0), |(sum, count), likely| (sum + likely, count + 1.0));
    sum / count
}
