//! What a token is.

use crate::Span;
use crate::lexicon::Flags;

/// What sort of token it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum TokenKind {
    Word,
    Number,
    /// `'s`, `'re`, `'ll`, `'ve`, `'d`, `'m`, split off the word before.
    Clitic,
    Punct,
    /// A quotation mark or a lone apostrophe.
    Mark,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Shape {
    Lower,
    /// Trump, McCain, iPhone
    Capital,
    /// NATO, WALLACE
    Upper,
    /// J., U.S.
    Initials,
    None,
}

/// One token. Punctuation carries a canonical character: every dash is `-`, every ellipsis `~`.
///
/// There is one for every five bytes of text, so it is kept to sixteen bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    /// The classes of its word; none for a word that no list knows, and for what is no word.
    pub(crate) flags: Flags,
    start: u32,
    len: u8,
    pub(crate) kind: TokenKind,
    pub(crate) ch: u8,
    /// Its [`Shape`], and [`AGED`], [`DIVIDES`], [`JOINED`], [`SPACED`] and [`STOPS`].
    looks: u8,
}

const SHAPE: u8 = 7;
/// The bits of a shape that only words with a capital have.
const CAPITAL: u8 = 3;
const AGED: u8 = 1 << 3;
const DIVIDES: u8 = 1 << 4;
const JOINED: u8 = 1 << 5;
const SPACED: u8 = 1 << 6;
const STOPS: u8 = 1 << 7;

/// Longest token in bytes; a longer run of letters is cut into several.
pub(super) const LONGEST: usize = u8::MAX as usize;

impl Token {
    /// A token of `len` bytes, at most [`LONGEST`], with white space before it or not.
    pub(super) fn new(start: usize, len: usize, kind: TokenKind, spaced: bool) -> Token {
        debug_assert!(len <= LONGEST);
        let looks = Shape::None as u8 | if spaced { SPACED } else { 0 };
        Token { flags: Flags::default(), start: start as u32, len: len as u8, kind, ch: 0, looks }
    }

    /// The same, a word of these classes, written so.
    pub(super) fn word(self, flags: Flags, shape: Shape) -> Token {
        Token { flags, looks: self.looks & !SHAPE | shape as u8, ..self }
    }

    /// The same, and whether it tells an age: `46-year-old`.
    pub(super) fn aged(self, aged: bool) -> Token {
        Token { looks: self.looks | if aged { AGED } else { 0 }, ..self }
    }

    /// The same, and whether hyphens join its parts.
    pub(super) fn joined(self, joined: bool) -> Token {
        Token { looks: self.looks | if joined { JOINED } else { 0 }, ..self }
    }

    /// The same, with the character that it counts as.
    pub(super) fn sign(self, ch: u8) -> Token {
        // An apostrophe is a mark too.
        let inside = self.kind == TokenKind::Clitic || matches!(ch, b'&' | b'$' | b'%' | b'\'');
        Token { ch, looks: self.looks | if inside { 0 } else { DIVIDES }, ..self }
    }

    /// The same, and whether a sentence can end with it, by its last character alone.
    pub(super) fn stopping(self, stops: bool) -> Token {
        Token { looks: self.looks & !STOPS | if stops { STOPS } else { 0 }, ..self }
    }

    /// An ASCII sign that is never more than one byte: neither an apostrophe nor a full stop, dash or ampersand.
    pub(super) fn ascii(at: usize, byte: u8, spaced: bool) -> Token {
        let (kind, ch) = match byte {
            b'"' => (TokenKind::Mark, b'"'),
            b'`' => (TokenKind::Mark, b'\''),
            _ => (TokenKind::Punct, byte),
        };
        Token::new(at, 1, kind, spaced).sign(ch).stopping(matches!(ch, b'!' | b'?' | b'~'))
    }

    /// How it is written, if it is a word.
    #[inline]
    pub(crate) fn shape(&self) -> Shape {
        const SHAPES: [Shape; 8] = {
            use Shape::{Capital, Initials, Lower, None, Upper};
            [Lower, Capital, Upper, Initials, None, None, None, None]
        };
        SHAPES[(self.looks & SHAPE) as usize]
    }

    /// Whether it tells an age: `46-year-old`.
    #[inline]
    pub(crate) fn is_aged(&self) -> bool {
        self.looks & AGED != 0
    }

    /// Whether hyphens join its parts.
    pub(crate) fn is_joined(&self) -> bool {
        self.looks & JOINED != 0
    }

    /// Whether it divides what stands before it from what stands behind: a quotation mark or the end of a clause.
    #[inline]
    pub(crate) fn divides(&self) -> bool {
        self.looks & DIVIDES != 0
    }

    /// Whether white space stands before it.
    #[inline]
    pub(crate) fn spaced(&self) -> bool {
        self.looks & SPACED != 0
    }

    /// Whether a sentence can end with it, by its last character alone.
    #[inline]
    pub(crate) fn stops(&self) -> bool {
        self.looks & STOPS != 0
    }

    pub(crate) fn start(&self) -> usize {
        self.start as usize
    }

    pub(crate) fn end(&self) -> usize {
        self.start as usize + self.len as usize
    }

    pub(crate) fn span(&self) -> Span {
        Span::new(self.start(), self.end())
    }

    pub(crate) fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    pub(crate) fn is_punct(&self, ch: u8) -> bool {
        (self.kind == TokenKind::Punct) & (self.ch == ch)
    }

    /// Written with a capital: a name, an acronym, initials.
    pub(crate) fn is_capital(&self) -> bool {
        self.looks & CAPITAL != 0
    }
}

impl Shape {
    /// How a word without inner full stops is written, by its letters, its capitals and its last byte.
    pub(super) fn of(letters: usize, capitals: usize, last: u8) -> Shape {
        if capitals == 0 {
            Shape::Lower
        } else if letters == 1 {
            Shape::Initials
        } else if capitals == letters || capitals >= 3 && capitals + 1 == letters && last == b's' {
            Shape::Upper
        } else {
            Shape::Capital
        }
    }
}
