//! The detector: one pass for the marks, one over the paragraphs, one over the pieces.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

use super::beside::Words;
use super::detection::{DetectedQuote, Detection, Diagnostic, Part, Parts, Usage};
use super::join;
use super::leftovers::Leftovers;
use super::pair::{Beside, Fate, Pairer, Role, role};
use super::repair::{Piece, Repairer};
use super::scan::{Mark, Marks, Side, starts_mark};
use super::singles::{self, Level, Singles};
use crate::Span;
use crate::ids::{IdVec, QuoteId};
use crate::lexicon::Lexicon;
use crate::room::{Room as _, room};
use crate::steps::step;
use crate::text::{LONGEST_TEXT, Line, LineEnds, MarkShape, each, head};

/// Finds the quotations of a text by their marks.
///
/// It needs no options. Which marks a text uses, and how its lines make paragraphs, is read from the text itself. It finds
/// something sensible in every string and never panics; what was odd about the marks is said by [`Detection::diagnostics`].
/// The time it takes grows with the length of the text, whatever marks stand in it.
///
/// ```
/// use ipse::{QuoteDetector, Usage};
///
/// let text = "“We sail at dawn,” said Captain Orr, “or not at all.” The crew of the so-called ‘raft’ stayed.";
/// let found = QuoteDetector::default().detect(text);
///
/// let parts: Vec<_> = found.quotes()[0].parts().iter().map(|part| part.inner.of(text)).collect();
/// assert_eq!(parts, ["We sail at dawn,", "or not at all."]);
/// assert_eq!(found.quotes()[1].span().of(text), "raft");
/// assert_eq!(found.quotes()[1].usage(), Usage::Scare);
/// assert!(found.diagnostics().is_empty());
/// ```
#[derive(Debug, Clone)]
pub struct QuoteDetector {
    /// The caller's lexicon; the English one where there is none.
    lexicon: Option<Arc<Lexicon>>,
    usage: bool,
}

impl Default for QuoteDetector {
    fn default() -> Self {
        QuoteDetector { lexicon: None, usage: true }
    }
}

impl QuoteDetector {
    /// Whether to tell scare quotes, titles and nicknames from speech (the default). Without it every quote is
    /// [`Usage::Speech`].
    #[must_use]
    pub fn usage(mut self, decide: bool) -> Self {
        self.usage = decide;
        self
    }

    /// Uses these word lists instead of those that come with the crate. Verbs of speech tell where a split quote goes on, and where one
    /// begins that lacks its first mark.
    ///
    /// ```
    /// use ipse::{Lexicon, QuoteDetector, WordClass};
    ///
    /// let text = "“We sail,” Ann Lee prebutted, “at dawn.”";
    /// assert_eq!(QuoteDetector::default().detect(text).quotes().len(), 2);
    /// let mut lexicon = Lexicon::english().clone();
    /// lexicon.add("prebut\tdoubled", WordClass::ReportingVerb)?;
    /// assert_eq!(QuoteDetector::default().lexicon(lexicon).detect(text).quotes().len(), 1);
    /// # Ok::<(), ipse::LexiconError>(())
    /// ```
    #[must_use]
    pub fn lexicon(mut self, lexicon: impl Into<Arc<Lexicon>>) -> Self {
        self.lexicon = Some(lexicon.into());
        self
    }

    /// Finds the quotations of `text`.
    pub fn detect(&self, text: &str) -> Detection {
        self.detect_in(&mut Room::default(), text, false)
    }

    /// The same, with the paragraphs of the text, for which it is searched only once. They are left in the room.
    pub(crate) fn detect_with_paragraphs(&self, room: &mut Room, text: &str) -> Detection {
        let detection = self.detect_in(room, text, true);
        room.work.trim();
        detection
    }

    fn detect_in(&self, room: &mut Room, text: &str, whole: bool) -> Detection {
        room.trim();
        let Room { paragraphs, quotes, work } = room;
        let Found { lines, entities } = search(text, &mut work.lines, &mut work.marks);
        if whole || !work.marks.is_empty() {
            lines.paragraphs(paragraphs);
        }
        let quotes = std::mem::take(quotes);
        if work.marks.is_empty() {
            return Detection { diagnostics: entities, quotes, ..Detection::default() };
        }
        let diagnostics = self.read(text, work, paragraphs, entities);
        let beside = self.beside(text);
        Detection { quotes: self.assemble(beside, work, quotes), diagnostics, usage: self.usage }
    }

    fn beside<'t>(&'t self, text: &'t str) -> Words<'t> {
        Words { text, lexicon: self.lexicon.as_deref().unwrap_or_else(|| Lexicon::english()) }
    }

    /// Puts the marks of the work together into pieces, and tells what is odd about them.
    fn read(&self, text: &str, work: &mut Work, paragraphs: &[Span], entities: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let Work { marks, fates, doubles, levels, pieces, ends, .. } = work;
        undouble(marks);
        let (beside, marks) = (self.beside(text), &*marks);
        let primary = singles_speak(beside, marks, paragraphs);
        fates.resize(marks.len(), Fate::Unused);
        let (mut doubles, mut singles) = (Pairer::new(doubles), Singles::new(beside, marks, primary, levels));
        let mut repairer = Repairer::new(beside, marks, primary, pieces, ends);
        for (within, range) in by_paragraph(marks, paragraphs) {
            let Beside { singles: some, mut odd } = doubles.pair(marks, range.clone(), fates);
            odd |= some && singles.pair(range.clone(), fates);
            repairer.paragraph(within, range, odd, fates);
        }
        repairer.finish();
        let mut diagnostics = repairer.diagnostics;
        // Only a mark without a partner begins before one that was read before it.
        let place = |piece: &Piece| (piece.outer.start(), Reverse(piece.outer.end()));
        if !pieces.is_sorted_by_key(place) {
            pieces.sort_by_key(place);
        }
        diagnostics.extend(entities);
        if !diagnostics.is_sorted_by_key(|diagnostic| diagnostic.span) {
            diagnostics.sort_by_key(|diagnostic| diagnostic.span);
        }
        diagnostics
    }

    /// Puts pieces together into quotes, and each quote into the one it stands in.
    fn assemble(
        &self,
        beside: Words<'_>,
        work: &mut Work,
        mut quotes: IdVec<QuoteId, DetectedQuote>,
    ) -> IdVec<QuoteId, DetectedQuote> {
        let Work { pieces, open, ended, .. } = work;
        quotes.reserve(pieces.len());
        ended.push(None);
        for (at, piece) in (0..).zip(pieces.iter()) {
            step();
            while open.last().is_some_and(|open| open.end <= piece.outer.start()) {
                step();
                open.pop();
            }
            if open.last().is_some_and(|open| piece.outer.end() > open.end) {
                // Two quotes cannot cross; the one that began first is believed.
                continue;
            }
            let level = open.len();
            ended.truncate(level + 1);
            let part = Part { inner: piece.inner.span(), outer: piece.outer.span() };
            let before = ended.get(level).copied().flatten();
            let joined = before.filter(|last| piece.continues || join::goes_on(beside, &pieces[last.piece as usize], piece));
            let quote = if let Some(Ended { quote, .. }) = joined {
                quotes[quote].parts.push(part);
                quotes[quote].closed = piece.closed;
                // Whoever goes on is speaking.
                quotes[quote].usage = Usage::Speech;
                quote
            } else {
                let usage = if self.usage { beside.usage(piece) } else { Usage::Speech };
                quotes.push(DetectedQuote {
                    parts: Parts::One(part),
                    family: piece.family,
                    usage,
                    depth: u8::try_from(level).unwrap_or(u8::MAX),
                    parent: open.last().map(|open| open.quote),
                    closed: piece.closed,
                })
            };
            open.push(Open { quote, end: piece.inner.end() });
            ended[level] = Some(Ended { quote, piece: at });
            ended.push(None);
        }
        quotes
    }
}

/// A quote that is open at some point of the text.
struct Open {
    quote: QuoteId,
    /// Where the words of its open part end: the closing mark behind them belongs to no quote inside.
    end: usize,
}

/// A piece that ended, and the quote it went to.
#[derive(Clone, Copy)]
struct Ended {
    quote: QuoteId,
    piece: u32,
}

room! {
    /// What the detector leaves to the next text.
    pub(crate) struct Room {
        /// The paragraphs of the text.
        pub(crate) paragraphs: Vec<Span>,
        /// The quotes of the text before, which nobody needs any more.
        pub(crate) quotes: IdVec<QuoteId, DetectedQuote>,
        work: Work,
    }
}

room! {
    /// What it needs while it reads.
    struct Work {
        lines: Vec<Line>,
        marks: Vec<Mark>,
        /// What has become of each mark.
        fates: Vec<Fate>,
        /// Double marks, and quotes in either kind, that are open.
        doubles: Vec<u32>,
        levels: Vec<Level>,
        pieces: Vec<Piece>,
        ends: Vec<usize>,
        /// The quotes that are open at some point of the text, outermost first.
        open: Vec<Open>,
        /// The last piece that ended at each depth.
        ended: Vec<Option<Ended>>,
    }
}

/// Cuts `''` into two marks where the text does not use it as one: `'He said 'no''`.
fn undouble(marks: &mut Vec<Mark>) {
    let opens = |mark: &Mark| matches!(mark.before, Side::Space | Side::Opening) && mark.after != Side::Space;
    let used = marks.iter().any(|mark| mark.shape == MarkShape::Backticks || (mark.shape == MarkShape::Doubled && opens(mark)));
    if used || !marks.iter().any(|mark| mark.shape == MarkShape::Doubled) {
        return;
    }
    let mut cut = Vec::with_capacity(marks.len() * 2);
    for mark in marks.iter() {
        match mark.shape {
            MarkShape::Doubled => cut.extend(mark.halves()),
            _ => cut.push(*mark),
        }
    }
    *marks = cut;
}

/// The paragraphs of a text, each with the range of its marks.
fn by_paragraph(marks: &[Mark], paragraphs: &[Span]) -> impl Iterator<Item = (Span, Range<usize>)> {
    let mut from = 0;
    paragraphs.iter().map(move |&within| {
        let to = from + marks[from..].iter().take_while(|mark| mark.start() < within.end()).count();
        (within, std::mem::replace(&mut from, to)..to)
    })
}

/// Whether single marks are this document's marks of speech: more quotes open by them than by double ones, those left out that
/// open inside another quote.
fn singles_speak(beside: Words<'_>, marks: &[Mark], paragraphs: &[Span]) -> bool {
    let opens = |mark: &Mark| {
        matches!(mark.before, Side::Space | Side::Opening) && singles::role(beside, mark) == singles::Role::Open { strong: true }
    };
    if !marks.iter().any(|mark| mark.shape.is_single() && opens(mark)) {
        return false;
    }
    let (mut single, mut double) = (0_i32, 0_i32);
    for (_, range) in by_paragraph(marks, paragraphs) {
        // Whether the quote that is open has single marks.
        let mut open: Option<bool> = None;
        for mark in &marks[range] {
            match (mark.shape.is_single(), open) {
                (true, None) if opens(mark) => {
                    open = Some(true);
                    single += 1;
                }
                // `‘Ann Lee runs the ‘Ewa clinic.` opens none.
                (true, Some(true)) if mark.shape == MarkShape::LeftSingle && opens(mark) => single -= 1,
                (true, Some(true)) if singles::role(beside, mark) == (singles::Role::Close { strong: true }) => open = None,
                (false, None) if role(mark) != Role::Close => {
                    open = Some(false);
                    double += 1;
                }
                (false, Some(false)) if role(mark) != Role::Open => open = None,
                _ => {}
            }
        }
    }
    single > double
}

/// What one search of the bytes of a text finds.
struct Found<'r, 't> {
    lines: LineEnds<'r, 't>,
    entities: Vec<Diagnostic>,
}

/// The line ends, the marks and the entities of a text: `&` is one of the bytes that [`starts_mark`] lets through. Lines and marks are
/// noted in lists that hold none.
fn search<'r, 't>(text: &'t str, lines: &'r mut Vec<Line>, marks: &mut Vec<Mark>) -> Found<'r, 't> {
    let text = head(text, LONGEST_TEXT);
    let bytes = text.as_bytes();
    let (mut lines, mut marks, mut leftovers) = (LineEnds::new(text, lines), Marks::new(text, marks), Leftovers::default());
    let visit = |at: usize| match bytes[at] {
        b'\n' => lines.end(at),
        b'&' => leftovers.hit(text, at),
        _ => marks.hit(at),
    };
    each(bytes, |byte| starts_mark(byte) || byte == b'\n', visit);
    Found { lines, entities: leftovers.found }
}
