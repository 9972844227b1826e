//! Marks: every character that may open or close a quotation, and what stands on either side of it.
//!
//! The text is searched for the few bytes that marks are made of, and only the bytes beside a hit are looked at. An apostrophe
//! between two letters is no mark and is dropped here, before anything is kept.

use memchr::{memchr2, memrchr2};

use crate::Span;
use crate::steps::step;
use crate::text::{MarkShape, is_mark};

/// What stands on one side of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// White space, or the edge of the text.
    Space,
    /// A letter or a sign that words are written with.
    Letter,
    Digit,
    /// A bracket that opens.
    Opening,
    /// A stop, a comma, a closing bracket, an ellipsis.
    Stop,
    /// A dash, a hyphen or a slash.
    Dash,
}

impl Side {
    pub(super) fn is_word(self) -> bool {
        matches!(self, Side::Letter | Side::Digit)
    }

    /// The side that a character shows which is not ASCII.
    fn of(c: char) -> Side {
        match c {
            '–' | '—' | '―' | '‐' | '‑' => Side::Dash,
            '…' | '。' | '、' | '，' | '！' | '？' | '）' | '：' => Side::Stop,
            '（' | '¿' | '¡' => Side::Opening,
            c if c.is_whitespace() => Side::Space,
            c if c.is_numeric() => Side::Digit,
            _ => Side::Letter,
        }
    }
}

const ASCII: [Side; 128] = {
    let mut table = [Side::Letter; 128];
    let mut i = 0;
    while i < 128 {
        table[i] = match i as u8 {
            b'\t'..=b'\r' | b' ' => Side::Space,
            b'0'..=b'9' => Side::Digit,
            b'(' | b'[' | b'{' | b'<' => Side::Opening,
            b'.' | b',' | b';' | b':' | b'!' | b'?' | b')' | b']' | b'}' | b'>' => Side::Stop,
            b'-' | b'/' => Side::Dash,
            _ => Side::Letter,
        };
        i += 1;
    }
    table
};

/// One mark in the text. Odd texts hold a million of them, so that each is kept small.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    start: u32,
    pub(super) shape: MarkShape,
    /// What stands before it; marks and characters without width in between are looked through.
    pub(super) before: Side,
    pub(super) after: Side,
    /// Whether another mark touches it on the right, so that what follows is not a word of its own.
    pub(super) touches: bool,
}

impl Mark {
    pub(super) fn start(&self) -> usize {
        self.start as usize
    }

    pub(super) fn end(&self) -> usize {
        self.start() + self.shape.len()
    }

    pub(super) fn span(&self) -> Span {
        Span::new(self.start(), self.end())
    }

    /// The two apostrophes that a doubled one may be.
    pub(super) fn halves(&self) -> [Mark; 2] {
        let half = Mark { shape: MarkShape::Apostrophe, ..*self };
        [Mark { touches: true, ..half }, Mark { start: half.start + 1, ..half }]
    }
}

/// Whether a mark may start with `byte`. Two tests let a few other bytes through, which [`Marks::hit`] turns away: `#`, `&`, the
/// first byte of `é`.
pub(super) fn starts_mark(byte: u8) -> bool {
    byte & 0xFA == 0x22 || byte == b'`' || byte & 0xDE == 0xC2
}

/// Takes the bytes that marks may start with, in text order.
pub(super) struct Marks<'r, 't> {
    text: &'t str,
    found: &'r mut Vec<Mark>,
    /// Up to where the text is read: a mark may be several bytes long.
    done: usize,
    /// Up to where an attribute of markup reaches that was passed over.
    markup: usize,
    /// What stands before `done`: so many marks and characters without width, and before them this.
    behind: (usize, Side),
    /// The same after `done`; `None` where they have not been counted to their end.
    ahead: (usize, Option<Side>),
}

impl<'r, 't> Marks<'r, 't> {
    /// They are noted in a list that holds none.
    pub(super) fn new(text: &'t str, found: &'r mut Vec<Mark>) -> Self {
        found.reserve(text.len() / 160);
        Marks { text, found, done: 0, markup: 0, behind: (0, Side::Space), ahead: (0, None) }
    }

    /// A byte that [`starts_mark`] stands at `at`.
    pub(super) fn hit(&mut self, at: usize) {
        if at < self.done || at < self.markup {
            return;
        }
        let bytes = self.text.as_bytes();
        let first = bytes[at];
        // Far the commonest hit: the apostrophe of "don't", which is not looked at any further.
        let single = match first {
            b'\'' => 1,
            0xE2 if bytes[at + 1..].first_chunk() == Some(&[0x80, 0x99]) => 3,
            _ => 0,
        };
        let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
        if single > 0 && letter(at + single) && at > 0 && bytes[at - 1].is_ascii_alphanumeric() {
            return;
        }
        let Some(shape) = shape_at(bytes, at) else { return };
        if shape == MarkShape::Straight
            && at > 0
            && bytes[at - 1] == b'='
            && let Some(end) = attribute(bytes, at)
        {
            self.markup = end;
            return;
        }
        match shape {
            MarkShape::Apostrophe if bytes.get(at + 1) == Some(&b'\'') => self.apostrophes(at),
            _ => {
                let characters = if shape == MarkShape::Backticks { 2 } else { 1 };
                let (before, after, touches) = self.sides(at, at + shape.len(), characters);
                if !(shape.is_single() && before.is_word() && after == Side::Letter && !touches) {
                    self.found.push(Mark { start: at as u32, shape, before, after, touches });
                }
            }
        }
    }

    /// What stands before and after the mark from `at` to `end`, and whether another one touches it. In a run of marks most of
    /// that is known from the mark before.
    fn sides(&mut self, at: usize, end: usize, characters: usize) -> (Side, Side, bool) {
        let follows = at == self.done && at > 0;
        let (behind, before) = if follows { self.behind } else { look_before(self.text, at) };
        let left = if follows { self.ahead.0.saturating_sub(characters) } else { 0 };
        let (ahead, after) = match self.ahead.1 {
            Some(after) if follows => (left, Some(after)),
            None if left > REACH => (left, None),
            _ => look_after(self.text, end),
        };
        self.done = end;
        self.behind = (behind + characters, before);
        self.ahead = (ahead, after);
        let before = if behind > REACH { Side::Letter } else { before };
        let after = after.filter(|_| ahead <= REACH).unwrap_or(Side::Letter);
        (before, after, ahead > 0 && self.text[end..].starts_with(is_mark))
    }

    /// A run of apostrophes: `'''Yes` opens by two and one, `yes,'''` closes by one and two.
    fn apostrophes(&mut self, at: usize) {
        let count = self.text.as_bytes()[at..].iter().take_while(|&&byte| byte == b'\'').count();
        let end = at + count;
        let (before, after, touches) = self.sides(at, end, count);
        let odd_first = count % 2 == 1 && !(matches!(before, Side::Space | Side::Opening) && after != Side::Space);
        let mut start = at;
        while start < end {
            let doubled = start + 1 < end && !(odd_first && start == at);
            let shape = if doubled { MarkShape::Doubled } else { MarkShape::Apostrophe };
            let touches = touches || start + shape.len() < end;
            self.found.push(Mark { start: start as u32, shape, before, after, touches });
            start += shape.len();
        }
    }
}

/// Longest tag of markup up to one of its marks, in bytes.
const LONGEST_TAG: usize = 400;

/// The end of the attribute whose value opens at `at`, when a tag stands there: `<img alt="a boat">` is left over from a page.
fn attribute(bytes: &[u8], at: usize) -> Option<usize> {
    let before = &bytes[at.saturating_sub(LONGEST_TAG)..at];
    let open = memrchr2(b'<', b'>', before).filter(|&open| before[open] == b'<')?;
    let tag = before[open + 1].is_ascii_alphabetic() && !before[open..].contains(&b'\n');
    let close = memchr2(b'"', b'\n', &bytes[at + 1..]).map(|close| at + 1 + close).filter(|&close| bytes[close] == b'"')?;
    tag.then_some(close + 1)
}

/// The mark that starts at byte `at`; of a run of apostrophes, its first.
fn shape_at(bytes: &[u8], at: usize) -> Option<MarkShape> {
    let next = |i: usize| bytes.get(at + i).copied().unwrap_or(0);
    Some(match bytes[at] {
        b'"' => MarkShape::Straight,
        b'\'' => MarkShape::Apostrophe,
        b'`' if next(1) == b'`' => MarkShape::Backticks,
        b'`' => MarkShape::Backtick,
        0xC2 if next(1) == 0xAB => MarkShape::LeftGuillemet,
        0xC2 if next(1) == 0xBB => MarkShape::RightGuillemet,
        0xE2 if next(1) == 0x80 => match next(2) {
            0x98 | 0x9B => MarkShape::LeftSingle,
            0x99 => MarkShape::RightSingle,
            0x9A => MarkShape::LowSingle,
            0x9C | 0x9F => MarkShape::LeftDouble,
            0x9D => MarkShape::RightDouble,
            0x9E => MarkShape::LowDouble,
            0xB9 => MarkShape::LeftAngle,
            0xBA => MarkShape::RightAngle,
            _ => return None,
        },
        0xE3 if next(1) == 0x80 => match next(2) {
            0x8C => MarkShape::LeftCorner,
            0x8D => MarkShape::RightCorner,
            0x8E => MarkShape::LeftWhiteCorner,
            0x8F => MarkShape::RightWhiteCorner,
            _ => return None,
        },
        _ => return None,
    })
}

/// How many marks in a row are looked through. A mark behind so many others counts as a letter.
const REACH: usize = 4;
/// How many are counted ahead, for all the marks among them.
const COUNTED: usize = 32;

/// How many marks and characters without width stand before `at`, and what stands before them.
fn look_before(text: &str, mut at: usize) -> (usize, Side) {
    for seen in 0..=REACH {
        step();
        let Some(&byte) = at.checked_sub(1).and_then(|before| text.as_bytes().get(before)) else { return (seen, Side::Space) };
        if byte < 0x80 {
            if !is_ascii_mark(byte) {
                return (seen, ASCII[usize::from(byte)]);
            }
            at -= 1;
            continue;
        }
        let Some(c) = text[..at].chars().next_back() else { break };
        if !is_looked_through(c) {
            return (seen, Side::of(c));
        }
        at -= c.len_utf8();
    }
    (REACH + 1, Side::Letter)
}

/// How many marks and characters without width stand from `at` on, and what stands after them; `None` when they are more than are
/// counted.
fn look_after(text: &str, mut at: usize) -> (usize, Option<Side>) {
    for seen in 0..=COUNTED {
        step();
        let Some(&byte) = text.as_bytes().get(at) else { return (seen, Some(Side::Space)) };
        if byte < 0x80 {
            if !is_ascii_mark(byte) {
                return (seen, Some(ASCII[usize::from(byte)]));
            }
            at += 1;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        if !is_looked_through(c) {
            return (seen, Some(Side::of(c)));
        }
        at += c.len_utf8();
    }
    (COUNTED + 1, None)
}

fn is_looked_through(c: char) -> bool {
    is_invisible(c) || is_mark(c)
}

fn is_ascii_mark(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`')
}

/// Characters without width that editors leave beside marks.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_of_every_mark_are_known() {
        for (shape, chars) in MarkShape::ALL {
            for c in *chars {
                let text = c.to_string();
                assert!(starts_mark(text.as_bytes()[0]), "{c}");
                assert_eq!(shape_at(text.as_bytes(), 0), Some(*shape), "{c}");
                assert_eq!(shape.len(), text.len(), "{c}");
            }
        }
        assert_eq!(shape_at("é".as_bytes(), 0), None);
    }
}
