//! Marks that found no partner: where does the quote begin, or end, that they belong to?
//!
//! Everything here looks at one paragraph, and at what the paragraph before left open. Each stretch of text is read for one
//! mark only: a search backwards stops at the quote before, a search forwards at the quote after.

use std::ops::Range;

use super::beside::{REPORTING, SPEAKING, Words, words};
use super::detection::{Diagnostic, DiagnosticKind};
use super::pair::Fate;
use super::scan::{Mark, Side, is_invisible};
use super::sentences;
use crate::Span;
use crate::lexicon::Classes;
use crate::span::ShortSpan;
use crate::steps::step;
use crate::text::{MarkFamily, MarkShape, head, is_aside, is_mark, tail};

/// An unbroken run of quoted words: a quote, or a part of one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    pub(super) inner: ShortSpan,
    pub(super) outer: ShortSpan,
    /// The paragraph it stands in.
    pub(super) within: ShortSpan,
    pub(super) family: MarkFamily,
    pub(super) closed: bool,
    /// It goes on with the quote that the paragraph before left open.
    pub(super) continues: bool,
}

/// A quote left open at the end of a paragraph.
struct Carry {
    opener: usize,
    /// Paragraphs without any mark that came since.
    between: Vec<Span>,
}

/// How far a paragraph has been read.
struct Progress {
    /// Its first mark.
    first: usize,
    /// Where the quote before ends, with its mark: a search backwards stops there.
    last_end: usize,
    /// How far any quote reaches: a mark inside one has nothing to run back over.
    covered: usize,
    /// The pieces before this one end where a search backwards stops, or before.
    settled: usize,
    /// Whether a mark of speech was met.
    speaks: bool,
    /// The mark whose quote goes on beyond the paragraph.
    left_open: Option<usize>,
}

impl Progress {
    fn new(first: usize, start: usize, pieces: usize) -> Progress {
        Progress { first, last_end: start, covered: start, settled: pieces, speaks: false, left_open: None }
    }
}

/// Where a quote begins or ends.
#[derive(Clone, Copy)]
enum Edge {
    Mark(Mark),
    /// Where the text shows it, for want of a mark.
    At(usize),
}

/// Longest label of a turn, in bytes.
const LONGEST_LABEL: usize = 40;
/// How many paragraphs without a mark an open quote may span before its closing mark.
const PATIENCE: usize = 3;
/// A scrap of a quote is no longer than this, in bytes.
const SCRAP: usize = 24;
/// How many sentences a quote without an opening mark may run back over.
const RUN_BACK: usize = 8;

/// Turns paired and unpaired marks into pieces, paragraph by paragraph.
pub(super) struct Repairer<'a> {
    pub(super) beside: Words<'a>,
    pub(super) marks: &'a [Mark],
    /// Whether single marks are the document's marks of speech.
    pub(super) primary: bool,
    pieces: &'a mut Vec<Piece>,
    pub(super) diagnostics: Vec<Diagnostic>,
    carry: Option<Carry>,
    /// The paragraph that is being read.
    within: Span,
    ends: &'a mut Vec<usize>,
}

impl<'a> Repairer<'a> {
    /// The pieces are noted in a list that holds none; `ends` is another to work with.
    pub(super) fn new(
        beside: Words<'a>,
        marks: &'a [Mark],
        primary: bool,
        pieces: &'a mut Vec<Piece>,
        ends: &'a mut Vec<usize>,
    ) -> Self {
        pieces.reserve(marks.len() / 2);
        Repairer { beside, marks, primary, pieces, diagnostics: Vec::new(), carry: None, within: Span::default(), ends }
    }

    /// Reads the marks in `range`, those of the paragraph `within`. With `odd`, some have no partner, or one of another group.
    pub(super) fn paragraph(&mut self, within: Span, range: Range<usize>, odd: bool, fates: &mut [Fate]) {
        if range.is_empty() {
            self.wait(within);
            return;
        }
        self.within = within;
        if odd {
            self.match_across(range.clone(), fates);
            self.find_ends(range.clone(), fates);
        }
        let mut read = Progress::new(range.start, within.start(), self.pieces.len());
        for at in range {
            step();
            if read.last_end >= read.covered {
                read.settled = self.pieces.len();
            }
            let mark = self.marks[at];
            read.speaks |= (!mark.shape.is_single() || self.primary) && fates[at] != Fate::Unused;
            match fates[at] {
                Fate::Opens(close) => self.closed(&mut read, at, self.marks[close as usize]),
                Fate::Unclosed => self.unclosed(&mut read, at),
                Fate::Orphan => self.orphan(&mut read, at),
                Fate::Stray => self.note(DiagnosticKind::Stray, mark),
                _ => {}
            }
        }
        if let Some(opener) = read.left_open {
            self.drop_carry();
            self.carry = Some(Carry { opener, between: Vec::new() });
        } else if read.speaks {
            self.drop_carry();
        } else {
            self.wait(within);
        }
    }

    /// A quote between the mark at `at` and its partner: `“Yes.”`
    fn closed(&mut self, read: &mut Progress, at: usize, close: Mark) {
        let continues = self.takes_up(at, read.first);
        let mark = self.marks[at];
        read.covered = read.covered.max(close.end());
        self.piece(Edge::Mark(mark), Edge::Mark(close), continues);
        if !mark.shape.is_single() || self.primary || self.is_introduced(&mark) {
            read.last_end = read.last_end.max(close.end());
        }
    }

    /// A quote that the mark at `at` opens and nothing closes: `“Yes. We`
    fn unclosed(&mut self, read: &mut Progress, at: usize) {
        let open = self.marks[at].end();
        let end = self.ends.pop().unwrap_or(self.within.end());
        let tag = tag_start(self.beside, self.beside.text.get(open..end).unwrap_or(""));
        let end = tag.map_or(end, |tag| open + tag);
        let continues = self.takes_up(at, read.first);
        self.piece(Edge::Mark(self.marks[at]), Edge::At(end), continues);
        read.last_end = read.last_end.max(end);
        read.covered = read.covered.max(end);
        if end == self.within.end() {
            read.left_open = Some(at);
        } else {
            self.note(DiagnosticKind::Unclosed, self.marks[at]);
        }
    }

    /// A quote that the mark at `at` closes and nothing opens: `We left.” He`
    fn orphan(&mut self, read: &mut Progress, at: usize) {
        let mark = self.marks[at];
        let free = read.covered <= mark.start();
        let fresh = read.last_end == self.within.start() && !mark.shape.is_single();
        if free && fresh && self.close_carried(at) {
            read.last_end = mark.end();
            return;
        }
        let start = if free { self.orphan_start(read.last_end, &mark) } else { None };
        match start {
            Some(start) => {
                // It may begin in the middle of a quote in single marks, and then holds all of that.
                let crossed = self.pieces[read.settled..]
                    .iter()
                    .inspect(|_| step())
                    .filter(|piece| piece.outer.end() > start)
                    .map(|piece| piece.outer.start());
                let start = crossed.min().map_or(start, |first| first.min(start));
                self.note(DiagnosticKind::Orphan, mark);
                self.piece(Edge::At(start), Edge::Mark(mark), false);
            }
            None if mark.before == Side::Digit || mark.shape.is_single() => {}
            None => self.note(DiagnosticKind::Stray, mark),
        }
        if mark.before != Side::Digit {
            // What was searched once is not searched again for the next such mark.
            read.last_end = mark.end().max(read.last_end);
        }
    }

    /// The text is over: a quote still open stays so.
    pub(super) fn finish(&mut self) {
        self.drop_carry();
    }

    fn wait(&mut self, within: Span) {
        if let Some(carry) = &mut self.carry {
            carry.between.push(within);
            if carry.between.len() > PATIENCE {
                self.drop_carry();
            }
        }
    }

    fn drop_carry(&mut self) {
        if let Some(carry) = self.carry.take() {
            self.note(DiagnosticKind::Unclosed, self.marks[carry.opener]);
        }
    }

    fn note(&mut self, kind: DiagnosticKind, mark: Mark) {
        self.diagnostics.push(Diagnostic { kind, span: mark.span() });
    }

    /// Pairs an open mark with a closing one of the other kind: `"… the end,' she said`.
    fn match_across(&mut self, range: Range<usize>, fates: &mut [Fate]) {
        let mut pending: Option<usize> = None;
        for at in range {
            let single = self.marks[at].shape.is_single();
            match fates[at] {
                Fate::Opens(close) if !single => {
                    pending = None;
                    let (open, close) = (self.marks[at], self.marks[close as usize]);
                    if open.shape.group() != close.shape.group() {
                        self.note(DiagnosticKind::Mismatched, close);
                    }
                }
                Fate::Unclosed if !single || pending.is_none_or(|p| self.marks[p].shape.is_single()) => pending = Some(at),
                Fate::Orphan => {
                    if let Some(open) = pending.filter(|&open| self.marks[open].shape.is_single() != single) {
                        fates[open] = Fate::Opens(at as u32);
                        fates[at] = Fate::Closes(open as u32);
                        self.note(DiagnosticKind::Mismatched, self.marks[at]);
                        pending = None;
                    }
                }
                _ => {}
            }
        }
    }

    /// Where each quote that nothing closes ends, last one first, into `self.ends`.
    fn find_ends(&mut self, range: Range<usize>, fates: &mut [Fate]) {
        let within = self.within;
        self.ends.clear();
        let mut next: Option<usize> = None;
        let behind = self.marks.get(range.end).copied();
        let first = range.start;
        for at in range.rev() {
            let mark = self.marks[at];
            let speaks = || !mark.shape.is_single() || self.primary || self.is_introduced(&mark);
            match fates[at] {
                Fate::Opens(_) if speaks() => next = Some(at),
                Fate::Unclosed if !speaks() => fates[at] = Fate::Unused,
                // `Good day, " Holt said`
                Fate::Unclosed if is_adrift(self.beside, &mark) => fates[at] = Fate::Stray,
                Fate::Unclosed => {
                    // The next paragraph opens with the same mark: so far everything is one quote, whatever it quotes in turn.
                    let goes_on = |next: usize| {
                        let blank = |span: &str| span.chars().all(|c| c.is_whitespace() || is_invisible(c));
                        let again = behind.filter(|b| b.shape.group() == mark.shape.group());
                        self.marks[next].shape.is_single()
                            && !mark.shape.is_single()
                            && again.is_some_and(|b| blank(&self.beside.text[within.end()..b.start()]))
                    };
                    let end = match next.replace(at) {
                        None => within.end(),
                        Some(next) if goes_on(next) => within.end(),
                        Some(next) => {
                            let other = self.marks[next];
                            // A quote that the paragraph before left open may wait for this mark. A closed quote of another family
                            // may stand inside, and of two single marks the second may be an apostrophe: `'Never 'eard of it,'`.
                            let alike = !mark.shape.is_single() && mark.shape.group().closes(other.shape.group());
                            let taken = at == first && self.carry.is_some() || !alike && matches!(fates[next], Fate::Opens(_));
                            if !taken && is_scrap(self.beside, &self.beside.text[mark.end()..other.start()]) {
                                fates[at] = Fate::Stray;
                                continue;
                            }
                            if other.shape.group() == mark.shape.group() {
                                self.note(DiagnosticKind::Reopened, other);
                            }
                            let before = &self.beside.text[mark.end()..other.start()];
                            if sentences::ends(before) {
                                other.start()
                            } else {
                                self.beside.sentence_start(mark.end(), other.start()).unwrap_or(other.start())
                            }
                        }
                    };
                    self.ends.push(end);
                }
                _ => {}
            }
        }
    }

    /// Whether the words before an opening mark say that somebody speaks: `she added: '`.
    fn is_introduced(&self, mark: &Mark) -> bool {
        let before = self.beside.text[..mark.start()].trim_end();
        let Some(before) = before.strip_suffix([',', ':']) else { return false };
        self.beside.any(tail(before, 40), REPORTING)
    }

    /// Whether the mark at `at` takes up, at the very start of its paragraph, the quote that the one before left open.
    fn takes_up(&mut self, at: usize, first: usize) -> bool {
        if at != first {
            return false;
        }
        let text = self.beside.text;
        let goes_on = |carry: &mut Carry| carry.between.iter().all(|between| is_aside(between.of(text)));
        let Some(carry) = self.carry.take_if(goes_on) else { return false };
        let (before, now) = (self.marks[carry.opener], self.marks[at]);
        let group = now.shape.group();
        let alike = before.shape.group().closes(group);
        let starts = self.beside.text[self.within.start()..now.start()].chars().all(is_invisible);
        let whole = self.pieces.last().is_some_and(|piece| sentences::ends(tail(piece.inner.span().of(self.beside.text), 16)));
        if alike && starts && whole && !labels_turn(&text[now.end()..]) {
            return true;
        }
        self.note(DiagnosticKind::Unclosed, before);
        false
    }

    /// Closes a quote opened in an earlier paragraph by the orphan mark `at`.
    fn close_carried(&mut self, at: usize) -> bool {
        let (marks, group) = (self.marks, self.marks[at].shape.group());
        let Some(carry) = self.carry.take_if(|carry| group.closes(marks[carry.opener].shape.group())) else { return false };
        for span in carry.between {
            let place = span.into();
            let family = self.marks[at].shape.family();
            self.pieces.push(Piece { inner: place, outer: place, within: place, family, closed: false, continues: true });
        }
        self.piece(Edge::At(self.within.start()), Edge::Mark(self.marks[at]), true);
        true
    }

    /// Where the quote starts that only has the closing mark `mark`, not before `lo`.
    fn orphan_start(&self, lo: usize, mark: &Mark) -> Option<usize> {
        let within = self.within;
        let rest = &self.beside.text[mark.end()..within.end().max(mark.end())];
        let after = head(rest, 60);
        match mark.before {
            Side::Stop | Side::Dash => {}
            Side::Letter if words(after).take(4).any(|word| self.beside.is(word, REPORTING)) => {}
            _ => return None,
        }
        let fresh = lo == within.start()
            || (sentences::ends(tail(&self.beside.text[..lo], 16)) && starts_upper(&self.beside.text[lo..mark.start()]));
        let mut start = match self.beside.sentence_start(lo, mark.start()) {
            Some(start) => start,
            None if fresh => return Some(lo),
            None => return None,
        };
        for _ in 0..RUN_BACK {
            let before = match self.beside.sentence_start(lo, start) {
                Some(before) => before,
                None if fresh => lo,
                None => break,
            };
            if before >= start || is_narration(self.beside, &self.beside.text[before..start], after) {
                break;
            }
            start = before;
        }
        Some(start)
    }

    /// The words between two edges, of which one is a mark at least.
    fn piece(&mut self, begins: Edge, ends: Edge, continues: bool) {
        let ((Edge::Mark(mark), _) | (_, Edge::Mark(mark))) = (begins, ends) else { return };
        let (start, from) = match begins {
            Edge::Mark(open) => (Some(open.start()), open.end()),
            Edge::At(start) => (None, start),
        };
        let (to, end) = match ends {
            Edge::Mark(close) => (close.start(), Some(close.end())),
            Edge::At(end) => (end, None),
        };
        let inner = trim(self.beside.text, from, to);
        if inner.is_empty() {
            self.note(DiagnosticKind::Stray, mark);
            return;
        }
        self.pieces.push(Piece {
            inner: inner.into(),
            outer: Span::new(start.unwrap_or(inner.start()), end.unwrap_or(inner.end())).into(),
            within: self.within.into(),
            family: mark.shape.family(),
            closed: end.is_some() && (start.is_some() || continues),
            continues,
        });
    }
}

/// Where the attribution begins at the end of a quote that nothing closes: `“Home, he said.`, `“Where to? asked Ann Lee.`
fn tag_start(beside: Words<'_>, text: &str) -> Option<usize> {
    let sentence = text.trim_end().strip_suffix('.')?;
    let start = sentence.rfind([',', '?', '!'])? + 1;
    let mut tag = words(&sentence[start..]);
    let [first, second, third] = [tag.next()?, tag.next()?, tag.next().unwrap_or("")];
    let name = |word: &str| word.starts_with(char::is_uppercase) && !beside.is(word, Classes::FUNCTION);
    let speaks = SPEAKING.or(Classes::TAKES_HEARER);
    let says = |word: &str| beside.is(word, speaks) && beside.is(word, Classes::PAST);
    let pronoun = beside.is(first, Classes::PRON) && !beside.is(first, Classes::FIRST_PERSON) && says(second);
    let named = name(first) && (says(second) || name(second) && says(third));
    let inverted = says(first) && name(second);
    (tag.next().is_none() && (pronoun || named || inverted)).then_some(start)
}

/// Whether a mark that fits both ends of a quote stands between blanks, in front of an attribution: `Good day, " Holt said`.
fn is_adrift(beside: Words<'_>, mark: &Mark) -> bool {
    let blanks = mark.shape == MarkShape::Straight && mark.before == Side::Space && mark.after == Side::Space;
    blanks && words(head(&beside.text[mark.end()..], 60)).take(4).any(|word| beside.is(word, SPEAKING))
}

/// Whether the words between an opening mark that nothing closes and the next opening mark are too little for a quote: one or two,
/// which nothing ends, neither a stop nor a comma. The mark is one too many: `"so "we sail," he said`.
fn is_scrap(beside: Words<'_>, text: &str) -> bool {
    text.len() <= SCRAP
        && (1..=2).contains(&words(text).take(3).count())
        && text.trim_end().ends_with(char::is_alphanumeric)
        && !beside.has_boundary(text)
}

/// Whether a sentence is told by the article rather than by the speaker that `after` names.
fn is_narration(beside: Words<'_>, sentence: &str, after: &str) -> bool {
    let first_person = words(sentence).any(|word| {
        let bare = word.split(['\'', '’']).next().unwrap_or(word);
        // "US forces" are not "us".
        let acronym = bare.len() > 1 && bare.bytes().all(|byte| byte.is_ascii_uppercase());
        !acronym && beside.is(bare, Classes::FIRST_PERSON)
    });
    // The speaker's name stands beside the verb: "Orr said", "said Orr".
    let mut last = "";
    let mut names = [""; 2];
    let mut near = words(after).take(6).peekable();
    while let Some(word) = near.next() {
        if beside.is(word, REPORTING) {
            names = [last, near.peek().copied().unwrap_or("")];
            break;
        }
        last = word;
    }
    let named = |name: &str| name.starts_with(char::is_uppercase) && words(sentence).any(|word| word == name);
    !first_person && (beside.any(sentence, REPORTING) || names.into_iter().any(named))
}

fn starts_upper(text: &str) -> bool {
    text.trim_start_matches(|c: char| c.is_whitespace() || is_mark(c)).starts_with(char::is_uppercase)
}

/// The bytes from `from` to `to` without white space and characters of no width at the edges.
fn trim(text: &str, from: usize, to: usize) -> Span {
    let Some(inner) = text.get(from..to) else { return Span::new(from, from) };
    if let [first, .., last] = inner.as_bytes()
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return Span::new(from, to);
    }
    let blank = |c: char| c.is_whitespace() || is_invisible(c);
    let left = inner.trim_start_matches(blank);
    let start = to - left.len();
    Span::new(start, start + left.trim_end_matches(blank).len())
}

/// Whether the words behind an opening mark are a label in capitals, so that another speaks: `“LEE: It burned.`
fn labels_turn(words: &str) -> bool {
    let Some(colon) = words.bytes().take(LONGEST_LABEL).position(|byte| byte == b':') else { return false };
    let label = &words[..colon];
    label.chars().filter(|c| c.is_uppercase()).count() > 1 && !label.chars().any(char::is_lowercase)
}
