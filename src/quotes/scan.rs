//! Marks: every character that may open or close a quotation, and what stands on either side of it.
//!
//! The text is searched for the few bytes that marks are made of, and only the bytes beside a hit are looked at. An apostrophe
//! between two letters is no mark and is dropped here, before anything is kept.

use super::types::MarkFamily;
use crate::steps::step;

/// The character of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// `"`
    Straight,
    /// `'`
    Apostrophe,
    /// `''`
    Doubled,
    /// `` ` ``
    Backtick,
    /// ``` `` ```
    Backticks,
    /// `“`, `‟`
    LeftDouble,
    /// `”`
    RightDouble,
    /// `„`
    LowDouble,
    /// `‘`, `‛`
    LeftSingle,
    /// `’`
    RightSingle,
    /// `‚`
    LowSingle,
    /// `«`
    LeftGuillemet,
    /// `»`
    RightGuillemet,
    /// `‹`
    LeftAngle,
    /// `›`
    RightAngle,
    /// `「`
    LeftCorner,
    /// `」`
    RightCorner,
    /// `『`
    LeftWhiteCorner,
    /// `』`
    RightWhiteCorner,
}

/// Marks of one group close each other as a matter of course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    Straight,
    Curly,
    Doubled,
    Guillemets,
    Angles,
    Corners,
    WhiteCorners,
    Single,
}

/// How many groups are paired as double marks; [`Group::Single`] is the one after them.
pub(super) const DOUBLE_GROUPS: usize = 7;

impl Group {
    /// Whether a careless writer may close a quote of this group by a mark of another such group.
    pub(super) fn is_western(self) -> bool {
        matches!(self, Group::Straight | Group::Curly | Group::Doubled)
    }

    /// Whether a mark of this group closes, or takes up again, a quote of `other`.
    pub(super) fn closes(self, other: Group) -> bool {
        self == other || (self.is_western() && other.is_western())
    }
}

impl Shape {
    pub(super) fn group(self) -> Group {
        match self {
            Shape::Straight => Group::Straight,
            Shape::LeftDouble | Shape::RightDouble | Shape::LowDouble => Group::Curly,
            Shape::Doubled | Shape::Backticks => Group::Doubled,
            Shape::LeftGuillemet | Shape::RightGuillemet => Group::Guillemets,
            Shape::LeftAngle | Shape::RightAngle => Group::Angles,
            Shape::LeftCorner | Shape::RightCorner => Group::Corners,
            Shape::LeftWhiteCorner | Shape::RightWhiteCorner => Group::WhiteCorners,
            Shape::Apostrophe | Shape::Backtick | Shape::LeftSingle | Shape::RightSingle | Shape::LowSingle => Group::Single,
        }
    }

    pub(super) fn is_single(self) -> bool {
        self.group() == Group::Single
    }

    pub(super) fn family(self) -> MarkFamily {
        match self {
            Shape::Straight => MarkFamily::StraightDouble,
            Shape::Apostrophe | Shape::Backtick => MarkFamily::StraightSingle,
            Shape::Doubled => MarkFamily::DoubledApostrophe,
            Shape::Backticks => MarkFamily::Latex,
            Shape::LeftDouble | Shape::RightDouble => MarkFamily::CurlyDouble,
            Shape::LowDouble => MarkFamily::LowHigh,
            Shape::LeftSingle | Shape::RightSingle => MarkFamily::CurlySingle,
            Shape::LowSingle => MarkFamily::LowHighSingle,
            Shape::LeftGuillemet | Shape::RightGuillemet => MarkFamily::Guillemets,
            Shape::LeftAngle | Shape::RightAngle => MarkFamily::SingleGuillemets,
            Shape::LeftCorner | Shape::RightCorner => MarkFamily::Corner,
            Shape::LeftWhiteCorner | Shape::RightWhiteCorner => MarkFamily::DoubleCorner,
        }
    }
}

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

    fn of(c: Option<char>) -> Side {
        match c {
            None => Side::Space,
            Some(c) if c.is_ascii() => ASCII[c as usize],
            Some('–' | '—' | '―' | '‐' | '‑') => Side::Dash,
            Some('…' | '。' | '、' | '，' | '！' | '？' | '）' | '：') => Side::Stop,
            Some('（' | '¿' | '¡') => Side::Opening,
            Some(c) if c.is_whitespace() => Side::Space,
            Some(c) if c.is_numeric() => Side::Digit,
            Some(_) => Side::Letter,
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

/// One mark in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) start: usize,
    pub(super) len: u8,
    pub(super) shape: Shape,
    /// What stands before it; marks and characters without width in between are looked through.
    pub(super) before: Side,
    pub(super) after: Side,
    /// Whether another mark touches it on the right, so that what follows is not a word of its own.
    pub(super) touches: bool,
}

impl Mark {
    pub(super) fn end(&self) -> usize {
        self.start + usize::from(self.len)
    }
}

/// Whether a mark may start with `byte`. Two tests let a few other bytes through, which [`Marks::hit`] turns away: `#`, `&`, the
/// first byte of `é`.
pub(super) fn starts_mark(byte: u8) -> bool {
    byte & 0xFA == 0x22 || byte == b'`' || byte & 0xDE == 0xC2
}

/// Takes the bytes that marks may start with, in text order.
pub(super) struct Marks<'t> {
    text: &'t str,
    pub(super) found: Vec<Mark>,
    /// Up to where the text is read: a mark may be several bytes long.
    done: usize,
}

impl<'t> Marks<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Marks { text, found: Vec::with_capacity(text.len() / 160), done: 0 }
    }

    /// A byte that [`starts_mark`] stands at `at`.
    pub(super) fn hit(&mut self, at: usize) {
        if at >= self.done
            && let Some((shape, len)) = shape_at(self.text.as_bytes(), at)
        {
            self.done = at + len;
            keep(self.text, at, len, shape, &mut self.found);
        }
    }
}

/// The mark that starts at byte `at`, and its length. A run of apostrophes is cut up by [`keep`].
fn shape_at(bytes: &[u8], at: usize) -> Option<(Shape, usize)> {
    let next = |i: usize| bytes.get(at + i).copied().unwrap_or(0);
    Some(match bytes[at] {
        b'"' => (Shape::Straight, 1),
        b'\'' => (Shape::Apostrophe, bytes[at..].iter().take_while(|&&b| b == b'\'').count()),
        b'`' if next(1) == b'`' => (Shape::Backticks, 2),
        b'`' => (Shape::Backtick, 1),
        0xC2 if next(1) == 0xAB => (Shape::LeftGuillemet, 2),
        0xC2 if next(1) == 0xBB => (Shape::RightGuillemet, 2),
        0xE2 if next(1) == 0x80 => match next(2) {
            0x98 | 0x9B => (Shape::LeftSingle, 3),
            0x99 => (Shape::RightSingle, 3),
            0x9A => (Shape::LowSingle, 3),
            0x9C | 0x9F => (Shape::LeftDouble, 3),
            0x9D => (Shape::RightDouble, 3),
            0x9E => (Shape::LowDouble, 3),
            0xB9 => (Shape::LeftAngle, 3),
            0xBA => (Shape::RightAngle, 3),
            _ => return None,
        },
        0xE3 if next(1) == 0x80 => match next(2) {
            0x8C => (Shape::LeftCorner, 3),
            0x8D => (Shape::RightCorner, 3),
            0x8E => (Shape::LeftWhiteCorner, 3),
            0x8F => (Shape::RightWhiteCorner, 3),
            _ => return None,
        },
        _ => return None,
    })
}

fn keep(text: &str, at: usize, len: usize, shape: Shape, marks: &mut Vec<Mark>) {
    let bytes = text.as_bytes();
    let end = at + len;
    // The commonest hit by far: the apostrophe of "don't".
    let inside = at > 0 && bytes[at - 1].is_ascii_alphanumeric() && bytes.get(end).is_some_and(u8::is_ascii_alphabetic);
    if inside && shape.is_single() && (shape != Shape::Apostrophe || len == 1) {
        return;
    }
    let (before, after) = (side_before(text, at), side_after(text, end));
    let touches =
        bytes.get(end).is_some_and(|&b| matches!(b, b'"' | b'\'' | b'`') || b >= 0x80) && text[end..].starts_with(is_mark);
    let mut push =
        |start: usize, len: u8, shape: Shape, touches: bool| marks.push(Mark { start, len, shape, before, after, touches });
    if shape != Shape::Apostrophe {
        if shape.is_single() && before.is_word() && after == Side::Letter && !touches {
            return;
        }
        push(at, len as u8, shape, touches);
    } else if len == 1 {
        if !(before.is_word() && after == Side::Letter && !touches) {
            push(at, 1, shape, touches);
        }
    } else {
        // `'''Yes` opens by two and one, `yes,'''` closes by one and two.
        let mut start = at;
        let odd_first = len % 2 == 1 && !(matches!(before, Side::Space | Side::Opening) && after != Side::Space);
        if odd_first {
            push(start, 1, Shape::Apostrophe, true);
            start += 1;
        }
        while start + 1 < end {
            push(start, 2, Shape::Doubled, start + 2 < end || touches);
            start += 2;
        }
        if start < end {
            push(start, 1, Shape::Apostrophe, touches);
        }
    }
}

/// How many marks in a row are looked through.
const REACH: usize = 4;

/// The side that a byte shows alone: not for marks, nor for what is no ASCII.
fn plain_side(byte: u8) -> Option<Side> {
    (byte < 0x80 && !matches!(byte, b'"' | b'\'' | b'`')).then(|| ASCII[byte as usize])
}

fn side_before(text: &str, at: usize) -> Side {
    if let Some(side) = at.checked_sub(1).and_then(|before| plain_side(text.as_bytes()[before])) {
        return side;
    }
    side_of(text[..at].chars().rev())
}

fn side_after(text: &str, at: usize) -> Side {
    if let Some(side) = text.as_bytes().get(at).and_then(|&after| plain_side(after)) {
        return side;
    }
    side_of(text[at..].chars())
}

/// The side that the first character shows which is neither a mark nor invisible, counted away from the place.
fn side_of(chars: impl Iterator<Item = char>) -> Side {
    let mut seen = 0;
    for c in chars {
        step();
        if seen < REACH && (is_invisible(c) || is_mark(c)) {
            seen += 1;
        } else {
            return Side::of(Some(c));
        }
    }
    Side::Space
}

/// Characters without width that editors leave beside marks.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Whether `c` is a quotation mark of any family, or an apostrophe.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '‘'..='‟' | '«' | '»' | '‹' | '›' | '「'..='』')
}
