//! Tokens: words, numbers, clitics, punctuation and marks, as byte spans into the untouched text.

use crate::Span;
use crate::lexicon::{Flags, Lexicon, is_invisible, short_key};

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
    start: u32,
    pub(crate) lex: u32,
    len: u16,
    pub(crate) kind: TokenKind,
    pub(crate) shape: Shape,
    pub(crate) ch: u8,
    /// Whether white space stands before it.
    pub(crate) spaced: bool,
}

impl Token {
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

const LETTER: u8 = 1;
const UPPER: u8 = 2;
const DIGIT: u8 = 4;
const SPACE: u8 = 8;
const HIGH: u8 = 16;

static CLASS: [u8; 256] = {
    let mut table = [0u8; 256];
    let mut b = 0;
    while b < 256 {
        table[b] = match b as u8 {
            b'a'..=b'z' => LETTER,
            b'A'..=b'Z' => LETTER | UPPER,
            b'0'..=b'9' => DIGIT,
            0..=b' ' | 0x7F => SPACE,
            0x80.. => HIGH,
            _ => 0,
        };
        b += 1;
    }
    table
};

/// Longest token in bytes; a longer run of letters is cut into several.
const LONGEST: usize = 4096;

/// Cuts `text[range]` into tokens and appends them.
pub(crate) fn tokenize(text: &str, range: Span, lexicon: &Lexicon, out: &mut Vec<Token>) {
    let mut scanner = Scanner { text, bytes: text.as_bytes(), end: range.end().min(u32::MAX as usize), lexicon };
    let mut at = range.start();
    let mut spaced = true;
    while at < scanner.end {
        let class = CLASS[scanner.bytes[at] as usize];
        if class & SPACE != 0 {
            spaced = true;
            at += 1;
            continue;
        }
        let next = if class & (LETTER | DIGIT) != 0 {
            scanner.word(at, spaced, out)
        } else if class & HIGH != 0 {
            let c = scanner.char_at(at);
            if c.is_whitespace() {
                spaced = true;
                at += c.len_utf8();
                continue;
            }
            if is_invisible(c) {
                at += c.len_utf8();
                continue;
            }
            if c.is_alphanumeric() { scanner.word(at, spaced, out) } else { scanner.symbol(at, c, spaced, out) }
        } else {
            scanner.symbol(at, scanner.bytes[at] as char, spaced, out)
        };
        spaced = false;
        at = next;
    }
}

struct Scanner<'t> {
    text: &'t str,
    bytes: &'t [u8],
    end: usize,
    lexicon: &'t Lexicon,
}

impl Scanner<'_> {
    fn char_at(&self, at: usize) -> char {
        self.text.get(at..).and_then(|t| t.chars().next()).unwrap_or('\u{FFFD}')
    }

    fn byte(&self, at: usize) -> u8 {
        if at < self.end { self.bytes[at] } else { 0 }
    }

    /// Length of the apostrophe at `at`, straight or typographic; 0 when there is none.
    fn apostrophe(&self, at: usize) -> usize {
        match self.byte(at) {
            b'\'' => 1,
            0xE2 if self.byte(at + 1) == 0x80 && self.byte(at + 2) == 0x99 => 3,
            _ => 0,
        }
    }

    fn is_letter(&self, at: usize) -> bool {
        at < self.end
            && match CLASS[self.bytes[at] as usize] {
                c if c & LETTER != 0 => true,
                c if c & HIGH != 0 => self.char_at(at).is_alphabetic(),
                _ => false,
            }
    }

    fn word(&mut self, start: usize, spaced: bool, out: &mut Vec<Token>) -> usize {
        let mut at = start;
        let (mut letters, mut uppers, mut digits) = (0usize, 0usize, 0usize);
        let first_upper;
        let mut ascii = true;
        {
            let class = CLASS[self.bytes[start] as usize];
            first_upper = class & UPPER != 0 || class & HIGH != 0 && self.char_at(start).is_uppercase();
        }
        let mut inner_period = false;
        let limit = self.end.min(start + LONGEST);
        while at < limit {
            let b = self.bytes[at];
            let class = CLASS[b as usize];
            if class & LETTER != 0 {
                letters += 1;
                uppers += usize::from(class & UPPER != 0);
                at += 1;
            } else if class & DIGIT != 0 {
                digits += 1;
                at += 1;
            } else if class & HIGH != 0 {
                let c = self.char_at(at);
                if c.is_alphanumeric() {
                    letters += 1;
                    uppers += usize::from(c.is_uppercase());
                } else if self.apostrophe(at) > 0 {
                    if !self.inside_apostrophe(at, 3) {
                        break;
                    }
                } else if !(is_invisible(c) || unicode_normalization::char::is_combining_mark(c)) {
                    break;
                }
                ascii = false;
                at += c.len_utf8();
            } else if b == b'\'' {
                if !self.inside_apostrophe(at, 1) {
                    break;
                }
                at += 1;
            } else if b == b'.' && self.period_inside(start, at, letters, digits) {
                inner_period = true;
                at += 1;
            } else if b == b'-'
                && (self.is_letter(at + 1) || digits > 0 && self.byte(at + 1).is_ascii_digit())
                && letters + digits > 0
            {
                at += 1;
            } else if b == b'&' && uppers == letters && letters <= 2 && self.byte(at + 1).is_ascii_uppercase() {
                // A&M, AT&T
                at += 1;
            } else if (b == b',' || b == b':' || b == b'/') && letters == 0 && self.byte(at + 1).is_ascii_digit() {
                at += 1;
            } else {
                break;
            }
        }
        if at >= limit {
            // Only a cut at the length limit may fall inside a character.
            while at > start + 1 && !self.text.is_char_boundary(at) {
                at -= 1;
            }
        }
        let mut end = at;
        let mut lex = self.look_up(start, end, ascii);
        // The full stop of an abbreviation belongs to it.
        if self.byte(end) == b'.' && digits == 0 && end - start < 8 {
            let initial = letters == 1 && uppers == 1;
            // In lower case "no" and "miss" are words: short forms of names and titles are written with a capital.
            let written = first_upper || self.lexicon.flags(lex) == Flags::ABBREVIATION;
            let state = || self.hyphenated_abbreviation(start, end);
            if initial || inner_period || written && (self.lexicon.flags(lex).any(Flags::ABBREVIATION) || lex == 0 && state()) {
                end += 1;
            }
        }
        let kind = if letters == 0 && digits > 0 { TokenKind::Number } else { TokenKind::Word };
        let shape = if kind == TokenKind::Number {
            Shape::None
        } else if uppers > 0 && (letters == 1 || inner_period && uppers == letters) {
            Shape::Initials
        } else if uppers == letters && letters > 1 || uppers >= 3 && uppers + 1 == letters && self.byte(end - 1) == b's' {
            Shape::Upper
        } else if first_upper || uppers > 0 {
            Shape::Capital
        } else {
            Shape::Lower
        };
        if lex == 0 && kind == TokenKind::Word {
            lex = self.hyphenated_head(start, end);
        }
        out.push(Token { start: start as u32, lex, len: (end - start) as u16, kind, shape, ch: 0, spaced });
        end.max(start + 1)
    }

    /// Whether the apostrophe at `at` belongs to the word it stands in: `don't`, `O'Neil`, but not the start of a clitic.
    fn inside_apostrophe(&self, at: usize, len: usize) -> bool {
        let after = at + len;
        if !self.is_letter(after) {
            return false;
        }
        if clitic_length(&self.bytes[after..self.end.min(after + 4)]) > 0 {
            return false;
        }
        true
    }

    /// Whether the full stop at `at` stands inside an abbreviation (`U.S.`, `p.m.`) or a number.
    fn period_inside(&self, start: usize, at: usize, letters: usize, digits: usize) -> bool {
        let next = self.byte(at + 1);
        if letters == 0 && digits > 0 {
            return next.is_ascii_digit();
        }
        let single = at - start == 1 || at >= 2 && matches!(self.bytes[at - 2], b'.' | b'-');
        single && next.is_ascii_alphabetic() && !self.byte(at + 2).is_ascii_alphanumeric()
    }

    fn look_up(&self, start: usize, end: usize, ascii: bool) -> u32 {
        if ascii && let Some(key) = short_key(&self.bytes[start..end]) {
            return self.lexicon.by_key(key);
        }
        self.lexicon.id(self.text.get(start..end).unwrap_or(""))
    }

    /// A hyphenated word that the lists do not know counts as its last part: `secretary-general`, `co-founder`.
    fn hyphenated_head(&self, start: usize, end: usize) -> u32 {
        let word = self.text.get(start..end).unwrap_or("");
        match word.rfind('-') {
            Some(dash) if dash + 1 < word.len() => {
                let id = self.lexicon.id(&word[dash + 1..]);
                // Only roles carry over: `ex-minister` is a minister, `pro-Trump` is not a name.
                if self.lexicon.flags(id).any(Flags::ROLE) { id } else { 0 }
            }
            _ => 0,
        }
    }

    /// `R-Ky.`, `D-Wash.`: a party and an abbreviated state.
    fn hyphenated_abbreviation(&self, start: usize, end: usize) -> bool {
        let word = self.text.get(start..end).unwrap_or("");
        word.split_once('-').is_some_and(|(party, state)| {
            party.len() == 1 && self.lexicon.flags(self.lexicon.id(state)).any(Flags::ABBREVIATION) || state.contains('.')
        })
    }

    fn symbol(&mut self, at: usize, c: char, spaced: bool, out: &mut Vec<Token>) -> usize {
        let apostrophe = self.apostrophe(at);
        if apostrophe > 0 && !spaced {
            let after = at + apostrophe;
            let clitic = clitic_length(&self.bytes[after.min(self.end)..self.end.min(after + 4)]);
            let word_before = out.last().is_some_and(|t| t.end() == at && matches!(t.kind, TokenKind::Word | TokenKind::Number));
            if clitic > 0 && word_before {
                let end = after + clitic;
                // Classes of `'s`: a possessive or "is"; told apart where it matters.
                out.push(Token {
                    start: at as u32,
                    lex: 0,
                    len: (end - at) as u16,
                    kind: TokenKind::Clitic,
                    shape: Shape::Lower,
                    ch: self.bytes[after].to_ascii_lowercase(),
                    spaced,
                });
                return end;
            }
        }
        let mut end = at + c.len_utf8();
        let (kind, ch) = match c {
            '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '「' | '」' | '『' | '』' => (TokenKind::Mark, b'"'),
            '\'' | '‘' | '’' | '‚' | '‛' | '`' | '‹' | '›' => (TokenKind::Mark, b'\''),
            '-' | '–' | '—' | '―' | '‒' | '−' => {
                while self.byte(end) == b'-' {
                    end += 1;
                }
                (TokenKind::Punct, b'-')
            }
            '…' => (TokenKind::Punct, b'~'),
            '.' if self.byte(at + 1) == b'.' => {
                while self.byte(end) == b'.' {
                    end += 1;
                }
                (TokenKind::Punct, b'~')
            }
            c if c.is_ascii() => (TokenKind::Punct, c as u8),
            _ => (TokenKind::Punct, b'*'),
        };
        let end = end.min(at + LONGEST);
        out.push(Token { start: at as u32, lex: 0, len: (end - at) as u16, kind, shape: Shape::None, ch, spaced });
        end
    }
}

/// Letters of the clitic that `bytes` begins with (after the apostrophe): `s`, `re`, `ll`, `ve`, `d`, `m`; 0 when none.
fn clitic_length(bytes: &[u8]) -> usize {
    let letter = |i: usize| bytes.get(i).map_or(0, u8::to_ascii_lowercase);
    let ends = |i: usize| !bytes.get(i).is_some_and(u8::is_ascii_alphanumeric);
    match (letter(0), letter(1)) {
        (b's' | b'd' | b'm', _) if ends(1) => 1,
        (b'r' | b'v', b'e') | (b'l', b'l') if ends(2) => 2,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> String {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), Lexicon::english(), &mut tokens);
        tokens.iter().map(|t| t.span().of(text)).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn cuts() {
        for (text, want) in [
            ("Ann's dog didn't bark.", "Ann|'s|dog|didn't|bark|."),
            ("Ann’s dog didn’t bark", "Ann|’s|dog|didn’t|bark"),
            ("Sen. Lee (D-Ohio) said", "Sen.|Lee|(|D-Ohio|)|said"),
            ("the U.S. at 6 p.m. on Jan. 4", "the|U.S.|at|6|p.m.|on|Jan.|4"),
            ("Lee (R-Ky.) and Orr, D-S.C., left", "Lee|(|R-Ky.|)|and|Orr|,|D-S.C.|,|left"),
            ("J. R. Lee, John F. Lee", "J.|R.|Lee|,|John|F.|Lee"),
            ("$1,200.50 — or 3.5%…", "$|1,200.50|—|or|3.5|%|…"),
            ("She'd go -- they'll stay...", "She|'d|go|--|they|'ll|stay|..."),
            ("“Yes,” O’Neil said.", "“|Yes|,|”|O’Neil|said|."),
            ("The end. The start", "The|end|.|The|start"),
            ("AT&T and A&M", "AT&T|and|A&M"),
            ("mi\u{AD}ni\u{AD}ster\u{A0}Lee", "mi\u{AD}ni\u{AD}ster|Lee"),
            ("voters' rights", "voters|'|rights"),
        ] {
            assert_eq!(cut(text), want);
        }
    }

    #[test]
    fn knows_a_word_through_its_soft_hyphens_and_capitals() {
        let lexicon = Lexicon::english();
        let text = "SAID sa\u{AD}id said";
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), lexicon, &mut tokens);
        assert!(tokens.iter().all(|t| lexicon.flags(t.lex).any(Flags::CUE_STRONG)));
    }
}
