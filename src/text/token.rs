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
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    /// The classes of its word, so that nobody has to look `lex` up again.
    pub(crate) flags: Flags,
    pub(super) start: u32,
    pub(crate) lex: u32,
    pub(super) len: u16,
    pub(crate) kind: TokenKind,
    pub(crate) shape: Shape,
    pub(crate) ch: u8,
    /// Whether white space stands before it.
    pub(crate) spaced: bool,
    /// Whether a sentence can end with it, by its last character alone.
    pub(crate) stops: bool,
}

impl Token {
    /// An ASCII sign that is never more than one byte: neither an apostrophe nor a full stop, dash or ampersand.
    pub(super) fn sign(at: usize, byte: u8, spaced: bool) -> Token {
        let (kind, ch) = match byte {
            b'"' => (TokenKind::Mark, b'"'),
            b'`' => (TokenKind::Mark, b'\''),
            _ => (TokenKind::Punct, byte),
        };
        let stops = matches!(ch, b'!' | b'?' | b'~');
        Token { flags: Flags::default(), start: at as u32, lex: 0, len: 1, kind, shape: Shape::None, ch, spaced, stops }
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
        self.kind == TokenKind::Punct && self.ch == ch
    }

    /// Written with a capital: a name, an acronym, initials.
    pub(crate) fn is_capital(&self) -> bool {
        self.kind == TokenKind::Word && !matches!(self.shape, Shape::Lower | Shape::None)
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
