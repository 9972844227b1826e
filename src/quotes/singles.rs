//! Single marks paired, and told from apostrophes.
//!
//! The double marks are paired already. A quote in single marks lies wholly inside or wholly outside each of them, and an
//! apostrophe is what is left when no such quote comes about: `'tis`, `the voters' view`, `goin' home`.

use std::ops::Range;

use super::beside::{SMALL, Words};
use super::pair::Fate;
use super::scan::{Mark, Side};
use crate::lexicon::{Classes, looks_clipped};
use crate::steps::step;
use crate::text::MarkShape;

/// What a single mark can do. A weak one needs a strong one on the other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Open { strong: bool },
    Close { strong: bool },
    Neither,
}

/// What the single mark `mark` can do.
pub(super) fn role(beside: Words<'_>, mark: &Mark) -> Role {
    let leading = matches!(mark.before, Side::Space | Side::Opening | Side::Dash);
    let word_follows = matches!(mark.after, Side::Letter | Side::Digit | Side::Opening);
    match mark.shape {
        MarkShape::LowSingle | MarkShape::Backtick if leading && word_follows => Role::Open { strong: true },
        MarkShape::LowSingle => Role::Neither,
        MarkShape::LeftSingle if !leading && !word_follows => Role::Close { strong: true },
        MarkShape::LeftSingle => open(beside, mark, true),
        MarkShape::RightSingle if leading && word_follows => open(beside, mark, false),
        MarkShape::Apostrophe | MarkShape::Backtick if leading && mark.after != Side::Space => {
            open(beside, mark, mark.before != Side::Dash && mark.after != Side::Stop)
        }
        _ if mark.before == Side::Space && slipped(beside, mark) => Role::Close { strong: true },
        _ if mark.before == Side::Space || mark.before == Side::Opening => Role::Neither,
        // `the U.S.'s`
        _ if mark.after == Side::Letter && owns(&beside.text.as_bytes()[mark.end()..]) => Role::Neither,
        _ if mark.after == Side::Letter && mark.before != Side::Stop => Role::Neither,
        _ if mark.after == Side::Digit => Role::Neither,
        _ => Role::Close { strong: closes_strongly(beside, mark) },
    }
}

/// Whether a blank slipped in before a closing mark: `the end, ' he said`, `called 'the end,' " he said`.
fn slipped(beside: Words<'_>, mark: &Mark) -> bool {
    let before = beside.text[..mark.start()].trim_end_matches([' ', '\u{a0}', '\u{2009}', '\u{202f}']);
    matches!(mark.after, Side::Space | Side::Stop) && before.ends_with([',', '.', '!', '?', '…', '"', '”'])
}

/// Whether an `s` follows that is all of its word.
fn owns(after: &[u8]) -> bool {
    after.first() == Some(&b's') && !after.get(1).is_some_and(|&b| b.is_ascii_alphabetic() || b >= 0x80)
}

/// `'90s` and `'n'` open nothing; two digits (`'16`) may, and so may a word that is often written with an apostrophe in front:
/// `'is`, `'Tis`.
fn open(beside: Words<'_>, mark: &Mark, strong: bool) -> Role {
    let rest = &beside.text[mark.end()..];
    let bytes = rest.as_bytes();
    if mark.after == Side::Digit {
        let digits = bytes.iter().take(5).take_while(|b| b.is_ascii_digit()).count();
        let decade = digits == 2 && bytes.get(2).is_some_and(|b| b.eq_ignore_ascii_case(&b's'));
        // `'16.5 million`, `'40% of it`
        let goes_on = match bytes.get(2) {
            Some(b'.' | b',') => bytes.get(3).is_some_and(u8::is_ascii_digit),
            other => other == Some(&b'%'),
        };
        return match digits {
            2 if decade => Role::Neither,
            2 if !goes_on => Role::Open { strong: false },
            _ => Role::Open { strong },
        };
    }
    let word = &rest[..bytes.iter().take(MOST_LETTERS).take_while(|b| b.is_ascii_alphabetic()).count()];
    let classes = beside.lexicon.classes_of(word);
    // `rock 'n' roll`
    if classes.all(Classes::ELISION | Classes::CLIPPED) {
        return Role::Neither;
    }
    Role::Open { strong: strong && !classes.any(Classes::ELISION) }
}

/// Whether a mark after a word closes for sure, and is not the apostrophe of a plural possessive or a dropped letter.
fn closes_strongly(beside: Words<'_>, mark: &Mark) -> bool {
    let before = &beside.text.as_bytes()[..mark.start()];
    let alone = mark.after == Side::Space && !mark.touches;
    match before.last().map_or(b' ', u8::to_ascii_lowercase) {
        _ if !alone => mark.before != Side::Digit || mark.after == Side::Stop || mark.touches,
        b's' | b'z' | b'x' => {
            let next = beside.text[mark.end()..].trim_start();
            let word = next.bytes().take(MOST_LETTERS).take_while(u8::is_ascii_alphabetic).count();
            beside.is(&next[..word], SMALL)
        }
        b'0'..=b'9' => false,
        // `goin' home`, `an' so`, `ol' Tom`
        b'a'..=b'z' => {
            let word = before.iter().rev().take(MOST_LETTERS).take_while(|b| b.is_ascii_alphabetic()).count();
            let word = &beside.text[mark.start() - word..mark.start()];
            !(looks_clipped(word) || beside.is(word, Classes::CLIPPED))
        }
        _ => true,
    }
}

/// So many letters of a word are looked at.
const MOST_LETTERS: usize = 16;

pub(super) enum Level {
    Double(u32),
    Single { mark: u32, strong: bool, weak_close: Option<u32>, spans_doubles: bool },
}

/// Pairs the single marks of a text, paragraph by paragraph.
pub(super) struct Singles<'a> {
    beside: Words<'a>,
    marks: &'a [Mark],
    /// Whether single marks are the document's marks of speech, so that double ones stand inside of them.
    primary: bool,
    /// The quotes that are open, outermost first; empty between paragraphs.
    stack: &'a mut Vec<Level>,
    /// Whether a mark of the paragraph has no partner.
    odd: bool,
}

impl<'a> Singles<'a> {
    /// With an empty list to work with.
    pub(super) fn new(beside: Words<'a>, marks: &'a [Mark], primary: bool, stack: &'a mut Vec<Level>) -> Self {
        Singles { beside, marks, primary, stack, odd: false }
    }

    /// Settles the fate of the single marks in `range`, the marks of one paragraph. Gives whether any mark lacks a partner.
    pub(super) fn pair(&mut self, range: Range<usize>, fates: &mut [Fate]) -> bool {
        self.odd = false;
        for index in range {
            let (mark, at) = (&self.marks[index], index as u32);
            if !mark.shape.is_single() {
                match fates[index] {
                    Fate::Opens(_) => {
                        match self.stack.last_mut() {
                            Some(Level::Single { weak_close: None, strong: true, spans_doubles, .. }) => {
                                *spans_doubles = !self.primary
                            }
                            // `‘The farmers’ union is “finished”, and I mean it.’`: it may be an apostrophe.
                            Some(Level::Single { strong: true, .. }) if self.primary => {}
                            _ => self.settle_top(fates),
                        }
                        self.stack.push(Level::Double(at));
                    }
                    Fate::Closes(opener) => {
                        while let Some(level) = self.stack.pop() {
                            step();
                            if matches!(level, Level::Double(open) if open == opener) {
                                break;
                            }
                            self.odd |= settle(level, false, fates);
                        }
                    }
                    _ => {}
                }
                continue;
            }
            match role(self.beside, mark) {
                // Inside a quote in single marks it is the apostrophe that it looks like: `'Give 'em that in '16,'`.
                Role::Open { strong: false } if self.holds_single() => {}
                Role::Open { strong } => {
                    self.settle_top(fates);
                    self.stack.push(Level::Single { mark: at, strong, weak_close: None, spans_doubles: false });
                }
                // `He said,'Come`
                Role::Close { strong: true } if mark.after == Side::Letter && !self.holds_single() => {
                    self.stack.push(Level::Single { mark: at, strong: true, weak_close: None, spans_doubles: false });
                }
                Role::Close { strong } => self.close(at, strong, mark, fates),
                Role::Neither => {}
            }
        }
        // Every double level is closed by now, so what is left stands outside all of them.
        while let Some(level) = self.stack.pop() {
            step();
            self.odd |= settle(level, true, fates);
        }
        self.odd
    }

    fn close(&mut self, at: u32, strong: bool, mark: &Mark, fates: &mut [Fate]) {
        match self.stack.last_mut() {
            Some(Level::Single { mark: opener, strong: opens_strongly, weak_close, spans_doubles }) => {
                // Where single marks are not the rule, only a comma or a stop before the mark shows a quote around a quote.
                if strong && (!*spans_doubles || mark.before == Side::Stop) {
                    fates[*opener as usize] = Fate::Opens(at);
                    fates[at as usize] = Fate::Closes(*opener);
                    self.stack.pop();
                } else if *opens_strongly && weak_close.is_none() && !*spans_doubles {
                    *weak_close = Some(at);
                }
            }
            None if strong && mark.before == Side::Stop => {
                fates[at as usize] = Fate::Orphan;
                self.odd = true;
            }
            _ => {}
        }
    }

    /// Whether a quote in single marks is open on top.
    fn holds_single(&self) -> bool {
        matches!(self.stack.last(), Some(Level::Single { strong: true, .. }))
    }

    /// An opening single mark waits on top, and something comes that it cannot hold.
    fn settle_top(&mut self, fates: &mut [Fate]) {
        if let Some(level) = self.stack.pop_if(|level| matches!(level, Level::Single { .. })) {
            self.odd |= settle(level, self.stack.is_empty(), fates);
        }
    }
}

/// An opening single mark that no mark closed for sure: it takes the weak one, or stays open, or was an apostrophe. Gives whether
/// it stays open.
fn settle(level: Level, outermost: bool, fates: &mut [Fate]) -> bool {
    let Level::Single { mark, strong, weak_close, .. } = level else { return false };
    if let Some(close) = weak_close {
        fates[mark as usize] = Fate::Opens(close);
        fates[close as usize] = Fate::Closes(mark);
        return false;
    }
    if strong && outermost {
        fates[mark as usize] = Fate::Unclosed;
    }
    strong && outermost
}
