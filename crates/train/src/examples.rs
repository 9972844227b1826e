//! What is annotated, cell by cell.

use std::ops::Range;

use ipse::Span;
use ipse::reader::training::{Cue, Found, Text, Words};

use crate::articles::{Article, Attribution};
use crate::dictionary::Dictionary;
use crate::model::Example;

/// How sure a cue is taken to be that the model of cues missed.
const MISSED: u8 = 2;

/// An article as the models see it.
pub struct Read<'a> {
    pub article: &'a Article,
    pub text: Text,
    rows: Vec<Vec<Span>>,
    quotes: Vec<Vec<bool>>,
    /// For each attribution, its cue among the cells.
    gold: Vec<Option<Cue>>,
}

/// A cue to learn spans from, and the attribution it belongs to, if any.
pub struct Taught {
    pub cue: Cue,
    owner: Option<usize>,
}

impl<'a> Read<'a> {
    pub fn new(article: &'a Article, words: &Words) -> Read<'a> {
        let text = Text::read(&article.text, words);
        let rows = (0..text.rows()).map(|row| text.spans(row)).collect();
        let quotes = (0..text.rows()).map(|row| text.quotes(row)).collect();
        let mut read = Read { article, text, rows, quotes, gold: Vec::new() };
        read.gold = article.attributions.iter().map(|a| a.cue.first().and_then(|&cue| read.cells_of(cue))).collect();
        read
    }

    fn cells_of(&self, cue: Span) -> Option<Cue> {
        (0..self.rows.len()).find_map(|row| {
            let hit = |&at: &usize| !self.quotes[row][at] && self.rows[row][at].overlaps(cue);
            let first = (0..self.rows[row].len()).find(hit)?;
            let last = (0..self.rows[row].len()).rfind(hit)?;
            Some(Cue::new(row, first..last + 1, MISSED))
        })
    }

    /// A row to learn cues from.
    pub fn cue_example(&self, row: usize, dictionary: &Dictionary) -> Example<1> {
        let (features, ends) = dictionary.numbers(&self.text.cue_features(row));
        let mut states = vec![0; self.rows[row].len()];
        for cue in self.gold.iter().flatten().filter(|cue| cue.row() == row) {
            states[cue.cells()].fill(1);
        }
        let fixed = self.quotes[row].clone();
        states.iter_mut().zip(&fixed).filter(|(_, fixed)| **fixed).for_each(|(state, _)| *state = 0);
        Example { features, ends, states, fixed }
    }

    /// The attribution that a cue belongs to: the one whose cue it shares most with.
    fn owner(&self, cue: &Cue) -> Option<usize> {
        let both = |a: Range<usize>, b: Range<usize>| a.end.min(b.end).saturating_sub(a.start.max(b.start));
        let shared = |gold: &Cue| if gold.row() == cue.row() { both(gold.cells(), cue.cells()) } else { 0 };
        let shared = self.gold.iter().enumerate().filter_map(|(at, gold)| Some((shared(gold.as_ref()?), at)));
        shared.filter(|&(shared, _)| shared > 0).max_by_key(|&(shared, at)| (shared, std::cmp::Reverse(at))).map(|(_, at)| at)
    }

    /// The cues to learn spans from: those found, be they right or wrong, and those missed.
    pub fn taught(&self, found: &[Cue]) -> Vec<Taught> {
        let mut taught: Vec<Taught> = found.iter().map(|&cue| Taught { cue, owner: self.owner(&cue) }).collect();
        let seen = |at: usize, taught: &[Taught]| taught.iter().any(|taught| taught.owner == Some(at));
        for (at, gold) in self.gold.iter().enumerate() {
            if let Some(cue) = gold.filter(|_| !seen(at, &taught)) {
                taught.push(Taught { cue, owner: Some(at) });
            }
        }
        taught.sort_by_key(|taught| taught.cue);
        taught
    }

    /// A window to learn spans from.
    pub fn span_example(&self, taught: &Taught, cues: &[Cue], dictionary: &Dictionary) -> Example<2> {
        let around = self.text.around(taught.cue, cues);
        let (features, ends) = dictionary.numbers(&around.features);
        let mut states = vec![0; around.cells.len()];
        let mut fixed = vec![false; around.cells.len()];
        fixed[around.cue.clone()].fill(true);
        if let Some(owner) = taught.owner {
            let Attribution { source, content, .. } = &self.article.attributions[owner];
            for (state, spans) in [(1, content), (2, source)] {
                for (at, cell) in around.cells.iter().enumerate().filter(|(at, _)| !fixed[*at]) {
                    // A quotation that is reported only in part is no part of it.
                    if 2 * shared(&[*cell], spans) > cell.len() {
                        states[at] = state;
                    }
                }
            }
        }
        Example { features, ends, states, fixed }
    }

    /// Whether what was found is right: the source, and most of the content.
    pub fn is_right(&self, found: &Found) -> bool {
        self.article.attributions.iter().any(|a| {
            let source = shared(&[found.source], &a.source);
            source > 0
                && 2 * source >= found.source.len().min(length(&a.source))
                && 2 * shared(&found.content, &a.content) >= length(&found.content).max(length(&a.content) / 2)
        })
    }

    /// Words of its cues that tell them: no small ones.
    pub fn cue_spans(article: &Article) -> impl Iterator<Item = Range<usize>> + '_ {
        article.attributions.iter().flat_map(|a| &a.cue).map(|cue| cue.range())
    }
}

fn shared(a: &[Span], b: &[Span]) -> usize {
    let overlap = |a: Span, b: Span| a.end().min(b.end()).saturating_sub(a.start().max(b.start()));
    a.iter().map(|&a| b.iter().map(|&b| overlap(a, b)).sum::<usize>()).sum()
}

fn length(spans: &[Span]) -> usize {
    spans.iter().map(|span| span.len()).sum()
}
