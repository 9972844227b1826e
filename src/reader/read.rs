//! Reading an article with the models.

use std::ops::Range;

use once_cell::sync::Lazy;

use super::chain::{BEGINS, CONTENT, Chain, ENDED, INSIDE, Marginals, Of, SOURCE, bin};
use super::cue;
use super::features::{AROUND, Feature, Grid, step};
use super::rows::{Cell, Rows};
use super::spans::{self, Cue, Window};
use super::tags::Tag;
use super::vocabulary::Vocabulary;
use super::weights::Weights;
use crate::ids::{Id, IdRange, RowId, TokenId};
use crate::lexicon::Lexicon;
use crate::outline::Outline;

/// The weights of the models, and what they know of words.
#[derive(Debug, Clone)]
pub(crate) struct Reader {
    vocabulary: Vocabulary,
}

/// The tables as they are kept; empty where the crate is built without.
struct Kept {
    words: &'static str,
    cues: &'static [u8],
    spans: &'static [u8],
    judge: &'static [u8],
}

#[cfg(feature = "reader")]
const KEPT: Kept = Kept {
    words: include_str!("../../data/reader/words.txt"),
    cues: include_bytes!("../../data/reader/cues.bin"),
    spans: include_bytes!("../../data/reader/spans.bin"),
    judge: include_bytes!("../../data/reader/judge.bin"),
};
#[cfg(not(feature = "reader"))]
const KEPT: Kept = Kept { words: "", cues: &[], spans: &[], judge: &[] };

static MODELS: Lazy<Models> = Lazy::new(|| Models {
    cues: Weights::unpacked(KEPT.cues),
    spans: Weights::unpacked(KEPT.spans),
    judge: Weights::unpacked(KEPT.judge),
});

static ENGLISH: Lazy<Reader> = Lazy::new(|| Reader::new(Lexicon::english()));

#[derive(Debug)]
struct Models {
    cues: Weights<3>,
    spans: Weights<6>,
    judge: Weights<1>,
}

/// What is reported, by whom, and how.
#[derive(Debug, Clone)]
pub(crate) struct Report {
    pub(crate) cue: IdRange<TokenId>,
    pub(crate) source: IdRange<TokenId>,
    pub(crate) content: Vec<IdRange<TokenId>>,
    /// Whether a quotation stands in the content.
    pub(crate) quoted: bool,
    /// How sure it is, in sixteenths of log-odds.
    pub(crate) odds: i32,
}

impl Report {
    /// How many tokens its content has.
    pub(crate) fn words(&self) -> usize {
        self.content.iter().map(|piece| piece.len()).sum()
    }

    /// How surely it is right, 0 to 1.
    pub(crate) fn confidence(&self) -> f32 {
        1.0 / (1.0 + libm::expf(-self.odds as f32 / JUDGED))
    }
}

/// So many units of a judge's score are one in log-odds.
const JUDGED: f32 = 16.0;

impl Reader {
    /// For the lists that come with the crate.
    pub(crate) fn english() -> &'static Reader {
        &ENGLISH
    }

    /// For these lists, which may know more words.
    pub(crate) fn new(lexicon: &Lexicon) -> Reader {
        Reader { vocabulary: Vocabulary::new(lexicon, KEPT.words.lines()) }
    }

    /// All that is reported outside quotations, in the order of the cues.
    pub(crate) fn read(&self, outline: &Outline) -> Vec<Report> {
        if KEPT.cues.is_empty() {
            return Vec::new();
        }
        let rows = Rows::read(outline, &self.vocabulary);
        let cues = find_cues(&MODELS.cues, &rows);
        let mut desk = Desk::default();
        let readings = cues.iter().filter_map(|&cue| Reading::new(&MODELS.spans, &rows, cue, &cues, &mut desk));
        readings.map(|reading| reading.report(&MODELS.judge)).collect()
    }
}

/// What is written anew for every row and window, kept so that none allocates.
#[derive(Debug, Default)]
pub(crate) struct Desk {
    grid: Grid,
    window: Window,
}

/// How likely a word must be part of a cue to be looked at: the second model turns most of them away.
const LEAST: f64 = 0.2;

/// The words that attribute.
pub(crate) fn find_cues(weights: &Weights<3>, rows: &Rows) -> Vec<Cue> {
    let (mut grid, mut cues) = (Grid::default(), Vec::new());
    for (row, _) in rows.rows.numbered().filter(|(_, row)| row.speaks) {
        cue::fill(rows, row, &mut grid);
        let cells = rows.of(row);
        for near in cue::stretches(cells) {
            let mut chain: Chain<i32, 1> = Chain::default();
            chain.fixed.extend(cells[near.clone()].iter().map(|cell| cell.tag == Tag::Quote));
            let sum = |at: usize| [weights.sum(grid.features(cue::TEMPLATES, at + AROUND, 0))];
            chain.scores.extend((near.start..=near.end).map(sum));
            find_in(row, near.start, &chain, &mut cues);
        }
    }
    cues.sort_unstable();
    cues
}

/// The best cues of a stretch of a row, and whatever else is likely enough.
fn find_in(row: RowId, start: usize, chain: &Chain<i32, 1>, cues: &mut Vec<Cue>) {
    let marginals = chain.factors().marginals().at;
    let likely = |at: usize| marginals[at][0][INSIDE];
    let cells = chain.fixed.len();
    if !(0..cells).any(|at| likely(at) >= LEAST) {
        return;
    }
    let (best, _) = chain.best(false).unwrap_or_default();
    let mut cue = |cells: Range<usize>| {
        let sure = cells.clone().map(likely).fold(0.0, f64::max);
        cues.push(Cue { row, first: start + cells.start, end: start + cells.end, sure: (sure * 8.0) as u8 });
    };
    segments(&best, 1).for_each(&mut cue);
    let mut at = 0;
    while at < cells {
        let first = at;
        at += 1;
        if best[first] != 0 || likely(first) < LEAST {
            continue;
        }
        while at < cells && best[at] == 0 && likely(at) >= LEAST && 2.0 * marginals[at][0][BEGINS] < likely(at) {
            at += 1;
        }
        let beside = first > 0 && best[first - 1] != 0 || at < cells && best[at] != 0;
        if !beside {
            cue(first..at);
        }
    }
}

/// The runs of one state.
fn segments(states: &[u8], state: u8) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let first = at + states[at..].iter().position(|&s| s == state)?;
        at = states[first..].iter().position(|&s| s != state).map_or(states.len(), |len| first + len);
        Some(first..at)
    })
}

/// What the models found around a cue.
#[derive(Debug, Clone)]
pub(crate) struct Reading {
    pub(crate) cells: Vec<Cell>,
    pub(crate) cue: Range<usize>,
    pub(crate) source: Range<usize>,
    pub(crate) content: Vec<Range<usize>>,
    /// What speaks for and against it as a whole.
    pub(crate) features: Vec<Feature>,
}

impl Reading {
    /// What a cue among the others of the text reports; `None` where there is no room for a source and a content.
    pub(crate) fn new(weights: &Weights<6>, rows: &Rows, cue: Cue, cues: &[Cue], desk: &mut Desk) -> Option<Reading> {
        let Desk { grid, window } = desk;
        window.read(rows, cue, cues);
        window.fill(grid);
        let inner = window.inner();
        let mut chain: Chain<i32, 2> = Chain::default();
        chain.fixed.extend(inner.clone().map(|at| window.cue.contains(&at)));
        let sum = |at: usize| {
            let asked = at <= window.cue.start || at >= window.cue.end;
            if asked { split(weights.sum(grid.features(spans::TEMPLATES, at, window.side(at)))) } else { Of::default() }
        };
        chain.scores.extend((inner.start..=inner.end).map(sum));
        let (best, plain) = chain.best(true)?;
        let marginals = chain.factors().marginals();
        let source = segments(&best, SOURCE as u8 + 1).next()?;
        let content: Vec<Range<usize>> = segments(&best, CONTENT as u8 + 1).collect();
        let outer = |cells: &Range<usize>| cells.start + AROUND..cells.end + AROUND;
        let mut reading = Reading {
            cue: window.cue.clone(),
            source: outer(&source),
            content: content.iter().map(outer).collect(),
            cells: window.cells.clone(),
            features: Vec::new(),
        };
        let rows = reading.sureness(window, &marginals, plain).into_iter().chain(reading.shape(window.sure()));
        reading.features = (0..).zip(rows).map(|(number, values)| Feature::new(number, values)).collect();
        Some(reading)
    }

    /// How sure the models are of its parts; `plain` where no reading is better, be it none.
    fn sureness(&self, window: &Window, marginals: &Marginals<2>, plain: bool) -> [Values; 13] {
        let at = |cell: usize| &marginals.at[cell - AROUND];
        let mean = |spans: &[Range<usize>], kind: usize| {
            let cells = spans.iter().cloned().flatten();
            let (sum, count) = cells.fold((0.0, 0.0), |(sum, count), cell| (sum + at(cell)[kind][INSIDE], count + 1.0));
            bin(sum / count)
        };
        let (first, last) = (&self.content[0], &self.content[self.content.len() - 1]);
        let (sure, none) = (u32::from(window.sure()), bin(marginals.none));
        let (content, source) = (mean(&self.content, CONTENT), mean(std::slice::from_ref(&self.source), SOURCE));
        [
            [0, 0, 0],
            [sure, 0, 0],
            [none, 0, 0],
            [content, 0, 0],
            [source, 0, 0],
            [bin(at(first.start)[CONTENT][BEGINS]), 0, 0],
            [bin(at(last.end)[CONTENT][ENDED]), 0, 0],
            [bin(at(self.source.start)[SOURCE][BEGINS]), 0, 0],
            [bin(at(self.source.end)[SOURCE][ENDED]), 0, 0],
            [sure, none / 2, 0],
            [sure, source / 2, 0],
            [source / 2, none / 2, 0],
            [plain.into(), 0, 0],
        ]
    }

    /// What its parts are made of, and how they stand.
    fn shape(&self, sure: u8) -> [Values; 24] {
        let (first, last) = (&self.content[0], &self.content[self.content.len() - 1]);
        let (side, apart) = self.beside(&self.source);
        let (content_side, content_apart) = self.beside(first);
        let head = self.cells[self.cue.clone()].iter().rev().find(|cell| cell.tag.is_verb());
        let head = head.unwrap_or(&self.cells[self.cue.end - 1]);
        let kind = |cell: &Cell| u32::from(cell.tag as u8) << 8 | u32::from(cell.sense as u8);
        let (head_kind, source_kind) = (kind(head), kind(&self.cells[self.source.end - 1]));
        let (opening, source_opening) = (&self.cells[first.start], &self.cells[self.source.start]);
        let tag = |cell: usize| u32::from(self.cells[cell].tag as u8);
        let cells = self.content.iter().cloned().flatten();
        let finite = cells.clone().filter(|&cell| self.cells[cell].tag.is_finite()).count().min(2) as u32;
        let (length, source_length) = (step(cells.count()), self.source.len() as u32);
        let (next, opens) = (tag(self.cue.end), tag(first.start));
        [
            [length, 0, 0],
            [self.content.len().min(4) as u32, 0, 0],
            [side, content_side, 0],
            [source_length.min(6), 0, 0],
            [side, apart, 0],
            [content_side, content_apart, 0],
            [head_kind, 0, 0],
            [head_kind, sure.into(), 0],
            [self.cue.len().min(5) as u32, 0, 0],
            [next, 0, 0],
            [head_kind, next, 0],
            [source_kind, 0, 0],
            [source_kind, source_length.min(2), side],
            [opens, head_kind, 0],
            [opens, finite, content_side],
            [finite, length, 0],
            [head.lemma.into(), 0, 0],
            [head.lemma.into(), opens, 0],
            [opening.word.into(), content_side, 0],
            [tag(last.end), 0, 0],
            [tag(first.start - 1), content_side, 0],
            [source_opening.word.into(), 0, 0],
            [tag(self.source.start - 1), side, 0],
            [tag(self.source.end), side, 0],
        ]
    }

    /// On which side of the cue cells stand, and how far off.
    fn beside(&self, cells: &Range<usize>) -> (u32, u32) {
        let left = cells.end <= self.cue.start;
        let apart = if left { self.cue.start - cells.end } else { cells.start.saturating_sub(self.cue.end) };
        (left.into(), apart.min(5) as u32)
    }

    fn report(&self, judge: &Weights<1>) -> Report {
        Report {
            cue: self.tokens(&self.cue),
            source: self.tokens(&self.source),
            content: self.content.iter().map(|piece| self.tokens(piece)).collect(),
            quoted: self.content.iter().cloned().flatten().any(|cell| self.cells[cell].tag == Tag::Quote),
            odds: judge.sum(self.features.iter().copied())[0],
        }
    }

    fn tokens(&self, cells: &Range<usize>) -> IdRange<TokenId> {
        self.cells[cells.start].tokens.start().to(self.cells[cells.end - 1].tokens.end())
    }
}

/// What a feature is made of.
type Values = [u32; 3];

fn split([a, b, c, d, e, f]: [i32; 6]) -> Of<i32, 2> {
    [[a, b, c], [d, e, f]]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::QuoteDetector;

    const TEXT: &str = "Orla Denham said on Monday that the harbour would close in May. The mayor, Tom Orr, disagreed. “It will stay open,” he \
        told the Harrow Courier, adding that the council had found the money. According to the water board, the pumps are thirty \
        years old, and officials believe they will fail.";

    /// Every report with how sure it is. It must be the same on every platform, in debug and in release.
    #[test]
    fn the_same_on_every_platform() {
        let (detection, paragraphs) = QuoteDetector::default().detect_with_paragraphs(TEXT);
        let outline = Outline::new(TEXT, Lexicon::english(), paragraphs, &detection.quotes);
        let line = |report: &Report| {
            let words = |tokens| outline.span_of(tokens).of(TEXT);
            let content: Vec<&str> = report.content.iter().map(|&piece| words(piece)).collect();
            format!("{} | {} | {} | {}", report.odds, words(report.source), words(report.cue), content.join(" + "))
        };
        let lines: Vec<String> = Reader::english().read(&outline).iter().map(line).collect();
        assert_eq!(
            lines,
            [
                "55 | Orla Denham | said | that the harbour would close in May",
                "-13 | Tom Orr, | disagreed | The mayor",
                "55 | he | told | “It will stay open,”",
                "39 | he | adding | that the council had found the money",
                "26 | the water board | According to | the pumps are thirty years old, and officials believe they will fail",
                "30 | officials | believe | they will fail",
            ]
        );
    }
}
