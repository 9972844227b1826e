//! Reading an article with the models.

use std::ops::Range;

use once_cell::sync::Lazy;

use super::chain::{BEGINS, CONTENT, Chain, ENDED, INSIDE, Marginals, Of, Path, SOURCE, bin};
use super::cue;
use super::features::{AROUND, Feature, Grid, step};
use super::grounds::{Grounds, MEANINGS};
use super::rows::{Cell, Rows};
use super::spans::{Cue, Window};
use super::tags::Tag;
use super::vocabulary::Vocabulary;
use super::weights::{CueWeights, JudgeWeights, SpanWeights, UNIT, Weights};
use crate::ids::{Id, IdRange, RowId, TokenId};
use crate::lexicon::{Classes, Lexicon};
use crate::outline::Outline;
use crate::quotes::Parts;
use crate::room::{Room as _, room};

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
    words: include_str!("tables/words.txt"),
    cues: include_bytes!("tables/cues.bin"),
    spans: include_bytes!("tables/spans.bin"),
    judge: include_bytes!("tables/judge.bin"),
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
    cues: CueWeights,
    spans: SpanWeights,
    judge: JudgeWeights,
}

/// What is to be read. What stands around quotations always is: it tells who speaks them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Nothing else.
    Quotes,
    /// What somebody says or thinks.
    Said,
    All,
}

impl Wanted {
    /// Whether what a cue reports is wanted for its own sake.
    fn wants(self, says: bool) -> bool {
        match self {
            Wanted::Quotes => false,
            Wanted::Said => says,
            Wanted::All => true,
        }
    }
}

/// Whether a cue holds a verb of speech or thought, or what stands for one. Not so "Lee counted the barns", "she put her arm over the side".
fn says(outline: &Outline, cue: IdRange<TokenId>) -> bool {
    let says = Classes::CUE | Classes::TAKES_THAT | Classes::COGNITION | Classes::ACCORDING | Classes::QUOTES | Classes::FORESEES;
    outline.classes_in(cue).any(|classes| classes.any(says) && classes.any(Classes::VERB | Classes::ACCORDING))
}

/// What is reported, by whom, and how.
#[derive(Debug, Clone)]
pub(crate) struct Report {
    pub(crate) cue: IdRange<TokenId>,
    /// Whether the cue is one of speech or thought.
    pub(crate) says: bool,
    pub(crate) source: IdRange<TokenId>,
    pub(crate) content: Parts<IdRange<TokenId>>,
    /// Whether a quotation stands in the content.
    pub(crate) quoted: bool,
    /// Where it is, the sentences of the content in which none does.
    pub(crate) unquoted: Option<Parts<IdRange<TokenId>>>,
    /// Whether quotations are all that there is.
    pub(crate) bare: bool,
    /// How sure it is, in sixteenths of log-odds.
    pub(crate) odds: i32,
    pub(crate) grounds: Grounds,
}

impl Report {
    /// How surely it is right, 0 to 1.
    pub(crate) fn confidence(&self) -> f32 {
        1.0 / (1.0 + libm::expf(-self.odds as f32 / UNIT_OF_ODDS))
    }
}

/// So many units of a judge's score are one in log-odds.
pub(crate) const UNIT_OF_ODDS: f32 = 16.0;

impl Reader {
    /// For the lists that come with the crate.
    pub(crate) fn english() -> &'static Reader {
        &ENGLISH
    }

    /// For these lists, which may know more words.
    pub(crate) fn new(lexicon: &Lexicon) -> Reader {
        Reader { vocabulary: Vocabulary::new(lexicon, KEPT.words.lines()) }
    }

    /// What is reported outside quotations, as far as it is wanted, in the order of the cues.
    pub(crate) fn read(&self, outline: &Outline, wanted: Wanted, room: &mut Room) -> Vec<Report> {
        if KEPT.cues.is_empty() {
            return Vec::new();
        }
        let Room { rows, desk, reports } = room;
        let mut reports = std::mem::take(reports);
        let paragraphs = &outline.paragraphs;
        for (id, paragraph) in paragraphs.numbered() {
            let tokens = &outline.tokens[paragraph.tokens];
            if !tokens.iter().any(|token| self.vocabulary.of(token.word()).speaks) {
                continue;
            }
            // What is announced by a colon stands in the next paragraph.
            let next = id + if tokens.last().is_some_and(|token| token.is_punct(b':')) { 2 } else { 1 };
            let end = paragraphs.get(next).map_or(outline.sentences.end(), |next| next.first_sentence);
            rows.read(outline, &self.vocabulary, paragraph.first_sentence.to(end));
            find_cues(&MODELS.cues, rows, desk);
            for at in 0..desk.cues.len() {
                let cue = desk.cues[at];
                if rows.rows[cue.row].paragraph != id {
                    continue;
                }
                let says = says(outline, cue.tokens(rows));
                desk.window.read(rows, cue, &desk.cues);
                if wanted.wants(says) || desk.window.holds_quotes(rows) {
                    let reading = Reading::new(&MODELS.spans, rows, cue, desk);
                    reports.extend(reading.map(|reading| reading.report(&MODELS.judge, says)));
                }
            }
        }
        // What a paragraph without end needs is more than any other will.
        if room.rows.bytes() + room.desk.bytes() > LARGE {
            (room.rows, room.desk) = Default::default();
        }
        if reports.len() >= MANY {
            reports.shrink_to_fit();
        }
        reports
    }
}

/// What takes more bytes than this while paragraphs are read is given back.
const LARGE: usize = 1 << 18;
/// From so many reports on those that found no use make room.
const MANY: usize = 1 << 10;

room! {
    /// What reading leaves to the next text.
    pub(crate) struct Room {
        rows: Rows,
        desk: Desk,
        /// Those of the text before, which nobody needs any more.
        pub(crate) reports: Vec<Report>,
    }
}

room! {
    /// What is written anew for every row and window, kept so that none allocates.
    pub(crate) struct Desk {
        pub(crate) cues: Vec<Cue>,
        cue_grid: Grid,
        grid: Grid,
        pub(crate) window: Window,
        one: Work<1>,
        two: Work<2>,
    }
}

/// A chain, and what is made of it.
#[derive(Debug, Default)]
struct Work<const K: usize> {
    chain: Chain<i32, K>,
    factors: Chain<f64, K>,
    marginals: Marginals<K>,
    path: Path,
}

impl<const K: usize> crate::room::Room for Work<K> {
    fn bytes(&self) -> usize {
        self.chain.bytes() + self.factors.bytes() + self.marginals.bytes() + self.path.bytes()
    }

    /// Each chain begins anew.
    fn empty(&mut self) {}
}

impl<const K: usize> Work<K> {
    fn likely(&mut self) -> &Marginals<K> {
        self.chain.factors(&mut self.factors);
        self.factors.marginals(&mut self.marginals);
        &self.marginals
    }
}

/// How sure a cue is stands in eighths.
const SURE: f64 = 8.0;
/// How likely a word must be part of a cue to be looked at: the second model turns most of them away.
const LEAST: f64 = 0.2;
/// What is worse than nothing by so much, in the units of weights, is not looked at.
const HOPELESS: i32 = -4 * UNIT;

/// The words that attribute, in order.
pub(crate) fn find_cues(weights: &CueWeights, rows: &Rows, desk: &mut Desk) {
    let Desk { cues, cue_grid: grid, one, .. } = desk;
    cues.clear();
    for (row, _) in rows.rows.numbered().filter(|(_, row)| row.speaks) {
        let cells = rows.of(row);
        for block in cue::blocks(cells) {
            cue::fill(rows, row, &block, grid);
            for near in cue::stretches(&cells[block.clone()]) {
                let hopeless = |at: usize| {
                    let [inside, begins, _] = weights.sum(grid.features(at + AROUND));
                    inside + begins < HOPELESS
                };
                if near.clone().all(|at| !cells[block.start + at].speaks || hopeless(at)) {
                    continue;
                }
                one.chain.clear();
                one.chain.fixed.extend(cells[block.clone()][near.clone()].iter().map(|cell| cell.tag == Tag::Quote));
                one.chain.scores.extend((near.start..=near.end).map(|at| [weights.sum(grid.features(at + AROUND))]));
                find_in(row, block.start + near.start, one, cues);
            }
        }
    }
    cues.sort_unstable();
}

/// The best cues of a stretch of a row, and whatever else is likely enough.
fn find_in(row: RowId, start: usize, work: &mut Work<1>, cues: &mut Vec<Cue>) {
    let cells = work.chain.fixed.len();
    if work.chain.best_alone() < HOPELESS || !work.likely().at[..cells].iter().any(|at| at[0][INSIDE] >= LEAST) {
        return;
    }
    let Work { chain, marginals, path, .. } = work;
    chain.best(false, path);
    let (marginals, best) = (&marginals.at, &path.states);
    let likely = |at: usize| marginals[at][0][INSIDE];
    let mut cue = |cells: Range<usize>| {
        let sure = cells.clone().map(likely).fold(0.0, f64::max);
        cues.push(Cue { row, first: start + cells.start, end: start + cells.end, sure: (sure * SURE) as u8 });
    };
    segments(best, 1).for_each(&mut cue);
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
    pub(crate) cue: IdRange<TokenId>,
    pub(crate) source: IdRange<TokenId>,
    pub(crate) content: Parts<IdRange<TokenId>>,
    quoted: bool,
    unquoted: Option<Parts<IdRange<TokenId>>>,
    bare: bool,
    /// How sure the models are of the cue, the source and the content.
    shares: [f64; 3],
    /// What speaks for and against it as a whole.
    pub(crate) features: [Feature; SURENESS + SHAPE],
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
        let sum = |at: usize| if asked(&at) { split(weights.sum(grid.features(at))) } else { Of::default() };
        two.chain.scores.extend((inner.start..=inner.end).map(sum));
        let (plain, score) = two.chain.best(true, &mut two.path)?;
        if score < HOPELESS {
            return None;
        }
        two.likely();
        let outer = |cells: Range<usize>| cells.start + AROUND..cells.end + AROUND;
        let pieces = || segments(&two.path.states, CONTENT as u8 + 1).map(outer);
        let (first, last) = (pieces().next()?, pieces().last()?);
        let source = outer(segments(&two.path.states, SOURCE as u8 + 1).next()?);
        let tokens =
            |cells: Range<usize>| window.cell(rows, cells.start).tokens.start().to(window.cell(rows, cells.end - 1).tokens.end());
        let content = Parts::of(pieces().map(tokens))?;
        let parts = Pieces { window, rows, marginals: &two.marginals, sure: cue.sure.into(), source, first, last };
        let cells = || pieces().flatten();
        let finite = cells().filter(|&at| window.cell(rows, at).tag.is_finite()).count();
        let size = Size { cells: cells().count(), finite, pieces: content.len() };
        let (mut features, mut number) = ([Feature(0); SURENESS + SHAPE], 0);
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
        let (cue, source) = (tokens(window.cue.clone()), tokens(parts.source));
        Some(Reading { cue, source, content, quoted, unquoted, bare, shares, features })
    }

    fn report(self, judge: &JudgeWeights, says: bool) -> Report {
        let weights = self.features.map(|feature| judge.sum(std::iter::once(feature))[0]);
        let odds: i32 = weights.iter().sum();
        let grounds = Grounds::of(self.shares, weights.into_iter());
        let Reading { cue, source, content, quoted, unquoted, bare, .. } = self;
        let doubt = if says { 0 } else { DOUBT };
        Report { cue, says, source, content, quoted, unquoted, bare, odds: odds - doubt, grounds }
    }
}

/// How much less sure a report is by a verb that is none of speech or thought.
const DOUBT: i32 = 16;
const SURENESS: usize = 13;
const SHAPE: usize = 24;
const _: () = assert!(MEANINGS.len() == SURENESS + SHAPE);

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

/// What a feature is made of.
type Values = [u32; 3];

fn split([a, b, c, d, e, f]: [i32; 6]) -> Of<i32, 2> {
    [[a, b, c], [d, e, f]]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::QuoteDetector;
    use crate::text::paragraphs;

    const TEXT: &str = "Orla Denham said on Monday that the harbour would close in May. The mayor, Tom Orr, disagreed. “It will stay open,” he \
        told the Harrow Courier, adding that the council had found the money. According to the water board, the pumps are thirty \
        years old, and officials believe they will fail.";

    /// Every report with how sure it is. It must be the same on every platform, in debug and in release.
    #[test]
    fn the_same_on_every_platform() {
        let detection = QuoteDetector::default().detect(TEXT);
        let outline = Outline::new(TEXT, Lexicon::english(), &paragraphs(TEXT).spans, &detection.quotes, &mut Default::default());
        let line = |report: &Report| {
            let words = |tokens| outline.span_of(tokens).of(TEXT);
            let content: Vec<&str> = report.content.iter().map(|&piece| words(piece)).collect();
            format!("{} | {} | {} | {}", report.odds, words(report.source), words(report.cue), content.join(" + "))
        };
        let lines: Vec<String> = Reader::english().read(&outline, Wanted::Said, &mut Room::default()).iter().map(line).collect();
        assert_eq!(
            lines,
            [
                "64 | Orla Denham | said | that the harbour would close in May",
                "-6 | Tom Orr, | disagreed | The mayor",
                "51 | he | told | “It will stay open,”",
                "38 | he | adding | that the council had found the money",
                "-56 | the council | had found | the money",
                "27 | the water board | According to | the pumps are thirty years old, and officials believe they will fail",
                "22 | officials | believe | they will fail",
            ]
        );
    }
}
