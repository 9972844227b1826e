//! What a token is.

use crate::Span;
use crate::lexicon::{Gate, WordId};

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
    Capital = CAPITAL | 1,
    /// NATO, WALLACE
    Upper,
    /// J., U.S.
    Initials,
    None,
}

/// One token. Punctuation carries a canonical character: every dash is `-`, every ellipsis `~`.
///
/// There is one for every five bytes of text, so it is kept to eight bytes, aligned to be read at once.
#[derive(Debug, Clone, Copy)]
#[repr(align(8))]
pub(crate) struct Token {
    start: u32,
    /// The word that it is; what is no word keeps its character here.
    word: WordId,
    len: u8,
    /// Its form, [`CLITIC`] and so on or the [`Shape`] of a word, and [`CAPITAL`], [`DIVIDES`], [`SPACED`] and [`STOPS`].
    looks: u8,
}

const FORM: u8 = 7;
/// Set in the forms of all that is no word.
const OTHER: u8 = 4;
const LOWER: u8 = Shape::Lower as u8 & FORM;
const CAPITALIZED: u8 = Shape::Capital as u8 & FORM;
const UPPER: u8 = Shape::Upper as u8 & FORM;
const INITIALS: u8 = Shape::Initials as u8 & FORM;
const CLITIC: u8 = 4;
const NUMBER: u8 = 5;
const PUNCT: u8 = 6;
const MARK: u8 = 7;
/// Written with a capital.
const CAPITAL: u8 = 1 << 3;
const DIVIDES: u8 = 1 << 4;
const SPACED: u8 = 1 << 6;
const STOPS: u8 = 1 << 7;

/// The gates that each looks open.
static OPEN: [Gate; 256] = {
    let mut gates = [Gate::NONE; 256];
    let mut looks = 0;
    while looks < 256 {
        let byte = looks as u8;
        let opened = [
            (byte & CAPITAL != 0, Gate::MENTION),
            (byte & DIVIDES != 0, Gate::DIVIDES),
            (byte & STOPS != 0, Gate::STOPS),
            (byte & FORM == NUMBER, Gate::TIME),
        ];
        let mut i = 0;
        while i < opened.len() {
            if opened[i].0 {
                gates[looks] = gates[looks].or(opened[i].1);
            }
            i += 1;
        }
        looks += 1;
    }
    gates
};

/// The gates of its word that each looks keep open.
static KEPT: [Gate; 256] = {
    let mut gates = [Gate::ALL; 256];
    let mut looks = 0;
    while looks < 256 {
        if looks as u8 & (OTHER | CAPITAL) != 0 {
            gates[looks] = gates[looks].without(Gate::VERB);
        }
        if looks as u8 & FORM != CAPITALIZED {
            gates[looks] = gates[looks].without(Gate::NAME);
        }
        looks += 1;
    }
    gates
};

/// Longest token in bytes; a longer run of letters is cut into several.
pub(super) const LONGEST_TOKEN: usize = u8::MAX as usize;

impl Token {
    /// A token of `len` bytes, at most [`LONGEST_TOKEN`], with white space before it or not. It is no word, or one in lower case.
    pub(super) fn new(start: usize, len: usize, kind: TokenKind, spaced: bool) -> Token {
        debug_assert!(len <= LONGEST_TOKEN);
        let form = match kind {
            TokenKind::Word => Shape::Lower as u8,
            TokenKind::Clitic => CLITIC,
            TokenKind::Number => NUMBER,
            TokenKind::Punct => PUNCT,
            TokenKind::Mark => MARK,
        };
        let looks = form | if spaced { SPACED } else { 0 };
        Token { start: start as u32, word: WordId::UNKNOWN, len: len as u8, looks }
    }

    /// The same, a word written so.
    pub(super) fn shaped(self, shape: Shape) -> Token {
        debug_assert!(shape != Shape::None);
        Token { looks: self.looks & !FORM | shape as u8, ..self }
    }

    /// The same, a word or number that is this one of the lexicon.
    #[inline]
    pub(super) fn found(self, word: WordId) -> Token {
        Token { word, ..self }
    }

    /// The same, with the character that it counts as.
    pub(super) fn sign(self, ch: u8) -> Token {
        // An apostrophe is a mark too.
        let inside = self.kind() == TokenKind::Clitic || matches!(ch, b'&' | b'$' | b'%' | b'\'');
        Token { word: WordId::of_byte(ch), looks: self.looks | if inside { 0 } else { DIVIDES }, ..self }
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
        // No table: mostly only one of them is asked for, which then is one comparison.
        match self.looks & FORM {
            LOWER | CLITIC => Shape::Lower,
            CAPITALIZED => Shape::Capital,
            UPPER => Shape::Upper,
            INITIALS => Shape::Initials,
            _ => Shape::None,
        }
    }

    #[inline]
    pub(crate) fn kind(&self) -> TokenKind {
        match self.looks & FORM {
            CLITIC => TokenKind::Clitic,
            NUMBER => TokenKind::Number,
            PUNCT => TokenKind::Punct,
            MARK => TokenKind::Mark,
            _ => TokenKind::Word,
        }
    }

    /// The character that it counts as; 0 for words and numbers.
    #[inline]
    pub(crate) fn ch(&self) -> u8 {
        self.word.byte()
    }

    /// The word that it is; [`WordId::UNKNOWN`] where the lexicon does not know it. What is no word has a number too, that of no
    /// word's.
    #[inline]
    pub(crate) fn word(&self) -> WordId {
        self.word
    }

    /// Which passes over all tokens care for it, where they care so for the word that it is.
    #[inline]
    pub(crate) fn gate(&self, word: Gate) -> Gate {
        let looks = usize::from(self.looks);
        word.and(KEPT[looks]).or(OPEN[looks])
    }

    /// Whether it tells an age: `46-year-old`.
    #[inline]
    pub(crate) fn is_aged(&self) -> bool {
        self.word == WordId::AGED
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
        self.looks & OTHER == 0
    }

    pub(crate) fn is_punct(&self, ch: u8) -> bool {
        (self.looks & FORM == PUNCT) & (self.ch() == ch)
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
