//! Reading an article with the models.

use std::ops::Range;

use once_cell::sync::Lazy;

use super::chain::{BEGINS, CONTENT, HOPELESS, INSIDE};
use super::cue;
use super::desk::{Desk, Work};
use super::features::AROUND;
use super::grounds::Grounds;
use super::nest::held;
use super::reading::{ASKED, Reading};
use super::rows::Rows;
use super::spans::{Cue, SURE, holds_quotes};
use super::tags::Tag;
use super::vocabulary::Vocabulary;
use super::weights::{CueWeights, JudgeWeights, Scores, SpanWeights, Weights};
use crate::ids::{Id, IdRange, RowId, TokenId};
use crate::lexicon::Lexicon;
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

/// Of cues no surer than this, in eighths, only one in eight comes to anything.
const FAINT: u8 = 2;

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
    fn wants(self, cue: Cue, rows: &Rows) -> bool {
        match self {
            Wanted::Quotes => false,
            Wanted::Said => cue.sure > FAINT && cue.says(rows),
            Wanted::All => true,
        }
    }
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
    /// How sure it is by itself, whatever holds it.
    pub(crate) alone: i32,
    pub(crate) grounds: Grounds,
}

impl Report {
    /// What was read, with the weight of each thing that was asked about it.
    fn of(reading: Reading, Judged { weights, alone }: Judged) -> Report {
        let grounds = Grounds::of(reading.shares, weights.into_iter());
        let Reading { cue, says, source, content, quoted, unquoted, bare, .. } = reading;
        let doubt = if says { 0 } else { DOUBT };
        let odds = weights.iter().sum::<i32>() - doubt;
        Report { cue, says, source, content, quoted, unquoted, bare, odds, alone: alone - doubt, grounds }
    }

    /// How surely it is right, 0 to 1.
    pub(crate) fn confidence(&self) -> f32 {
        1.0 / (1.0 + libm::expf(-self.odds as f32 / UNIT_OF_ODDS))
    }
}

/// How much less sure a report is by a verb that is none of speech or thought.
const DOUBT: i32 = 16;

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
        let Room { rows, desk, readings, judged, reports } = room;
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
                if wanted.wants(cue, rows) || holds_quotes(rows, cue.row) {
                    desk.window.read(rows, cue, &desk.cues);
                    readings.extend(Reading::new(&MODELS.spans, rows, cue, desk));
                }
            }
            judge(&MODELS.judge, readings, judged);
            reports.extend(readings.drain(..).zip(judged.drain(..)).map(|(reading, judged)| Report::of(reading, judged)));
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

/// What a judge weighs about a reading.
#[derive(Debug)]
struct Judged {
    /// Of what is asked about it by itself, and of what holds it.
    weights: [i32; ASKED + 1],
    /// How sure it is by itself.
    alone: i32,
}

/// Judges the readings of a paragraph, first each by itself, then by what holds it.
fn judge(judge: &JudgeWeights, readings: &[Reading], judged: &mut Vec<Judged>) {
    let weight = |feature| judge.sum(std::iter::once(feature))[0][0].into();
    judged.extend(readings.iter().map(|reading| {
        let mut weights = [0; ASKED + 1];
        weights.iter_mut().zip(reading.features).for_each(|(place, feature)| *place = weight(feature));
        Judged { weights, alone: weights.iter().sum() }
    }));
    for at in 0..readings.len() {
        judged[at].weights[ASKED] = held(readings, |other| judged[other].alone, at).map_or(0, weight);
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
        readings: Vec<Reading>,
        judged: Vec<Judged>,
        /// Those of the text before, which nobody needs any more.
        pub(crate) reports: Vec<Report>,
    }
}

/// How likely a word must be part of a cue to be looked at: the second model turns most of them away.
const LEAST: f64 = 0.2;

/// The words that attribute, in order.
pub(crate) fn find_cues(weights: &CueWeights, rows: &Rows, desk: &mut Desk) {
    let Desk { cues, cue_grid: grid, one, .. } = desk;
    cues.clear();
    for (row, _) in rows.rows.numbered().filter(|(_, row)| row.speaks) {
        let cells = rows.of(row);
        for block in cue::blocks(cells) {
            cue::fill(rows, row, &block, grid);
            let sum = |at: usize| weights.sum(grid.features::<{ cue::ASKED }>(at + AROUND));
            for near in cue::stretches(&cells[block.clone()]) {
                let stretch = &cells[block.clone()][near.clone()];
                one.chain.clear();
                one.chain.scores.extend((near.start..=near.end).map(sum));
                let hopeful = |[[inside, begins, ..]]: &Scores<1>| i32::from(inside + begins) >= HOPELESS;
                if !stretch.iter().zip(&one.chain.scores).any(|(cell, scores)| cell.speaks && hopeful(scores)) {
                    continue;
                }
                one.chain.fixed.extend(stretch.iter().map(|cell| cell.tag == Tag::Quote));
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
    path.segments(CONTENT).for_each(&mut cue);
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
                "62 | Orla Denham | said | that the harbour would close in May",
                "-3 | Tom Orr, | disagreed | The mayor",
                "60 | he | told | “It will stay open,”",
                "49 | he | adding | that the council had found the money",
                "-10 | he | found | the money",
                "27 | the water board | According to | the pumps are thirty years old, and officials believe they will fail",
                "-2 | officials | believe | they will fail",
            ]
        );
    }
}
