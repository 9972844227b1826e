//! Cutting text into tokens: words, numbers, clitics, punctuation and marks, as byte spans into the untouched text.

use std::hint::select_unpredictable;

use super::bytes;
use super::marks::MarkShape;
use super::plain::letters;
use super::token::{LONGEST_TOKEN, Shape, Token, TokenKind};
use crate::Span;
use crate::ids::{IdVec, TokenId};
use crate::lexicon::{Classes, Lexicon, WordId, is_invisible, short_key_at};
use crate::steps::step;

const LETTER: u8 = 1;
const UPPER: u8 = 2;
const DIGIT: u8 = 4;
const SPACE: u8 = 8;
const HIGH: u8 = 16;
/// Never inside a word of letters.
const APART: u8 = 32;

static CLASS: [u8; 256] = {
    let mut table = [0u8; 256];
    let mut b = 0;
    while b < 256 {
        table[b] = match b as u8 {
            b'a'..=b'z' => LETTER,
            b'A'..=b'Z' => LETTER | UPPER,
            b'0'..=b'9' => DIGIT,
            0..=b' ' | 0x7F => SPACE | APART,
            0x80.. => HIGH,
            b'\'' | b'.' | b'-' | b'&' => 0,
            _ => APART,
        };
        b += 1;
    }
    table
};

/// Cuts `text[range]` into tokens and appends them.
pub(crate) fn tokenize(text: &str, range: Span, lexicon: &Lexicon, out: &mut IdVec<TokenId, Token>) {
    let bytes = text.as_bytes();
    let scanner = Scanner { text, bytes, own: &bytes[..range.end().min(bytes::LONGEST_TEXT)], lexicon };
    let mut at = range.start();
    let mut spaced = true;
    while let Some(&byte) = scanner.own.get(at) {
        step();
        let class = CLASS[byte as usize];
        let next = if class & LETTER != 0 {
            match scanner.plain_word(at, spaced, out) {
                Some((end, b' ')) => {
                    // Mostly one blank follows.
                    spaced = true;
                    at = end + 1;
                    continue;
                }
                Some((end, _)) => end,
                None => scanner.word(at, spaced, out),
            }
        } else if class & SPACE != 0 {
            spaced = true;
            at += 1;
            continue;
        } else if class & DIGIT != 0 {
            scanner.word(at, spaced, out)
        } else if class & APART != 0 {
            let handle = if byte == b'@' && spaced { scanner.handle_end(at) } else { None };
            out.push(match handle {
                Some(end) => Token::new(at, end - at, TokenKind::Word, spaced).shaped(Shape::Capital),
                None => Token::ascii(at, byte, spaced),
            });
            handle.unwrap_or(at + 1)
        } else if class & HIGH == 0 {
            scanner.symbol(at, byte as char, spaced, out)
        } else {
            let c = scanner.char_at(at);
            if is_mark_or_dash(c) {
                scanner.symbol(at, c, spaced, out)
            } else if c.is_whitespace() {
                spaced = true;
                at += c.len_utf8();
                continue;
            } else if is_invisible(c) {
                at += c.len_utf8();
                continue;
            } else if c.is_alphanumeric() {
                scanner.word(at, spaced, out)
            } else {
                scanner.symbol(at, c, spaced, out)
            }
        };
        spaced = false;
        at = next;
    }
}

/// No fewer than the tokens of a text, but for words that are too long for one; of news no more than one in ten too many.
///
/// To make room for all of them once is cheaper than to move them as they grow: in odd texts each byte is a token.
pub(crate) fn count_at_most(text: &str) -> usize {
    let is_alphanumeric = |b: u8| ((b | 0x20).wrapping_sub(b'a') < 26) | (b.wrapping_sub(b'0') < 10);
    // A token begins with a letter or digit behind something else, with a sign, or with a character beyond ASCII.
    let begins = |before: u8, b: u8| {
        let alphanumeric = is_alphanumeric(b);
        let sign = (b > b' ') & (b < 0x80) & !alphanumeric;
        (alphanumeric & !is_alphanumeric(before)) | sign | (b >= 0xC0)
    };
    let bytes = text.as_bytes();
    let first = usize::from(bytes.first().is_some_and(|&b| begins(b' ', b)));
    let behind = bytes.get(1..).unwrap_or_default();
    // Few enough at a time for a byte to count them, so that the compiler can count many at once.
    let runs = bytes.chunks(usize::from(u8::MAX)).zip(behind.chunks(usize::from(u8::MAX)));
    let count = |(before, run): (&[u8], &[u8])| before.iter().zip(run).map(|(&a, &b)| u8::from(begins(a, b))).sum::<u8>();
    first + runs.map(|run| usize::from(count(run))).sum::<usize>()
}

/// The characters of a word or number, as far as they have been read.
#[derive(Default)]
struct Run {
    end: usize,
    letters: usize,
    uppers: usize,
    digits: usize,
    ascii: bool,
    /// Whether it holds a hyphen.
    hyphen: bool,
    /// Whether a full stop stands inside: `U.S`, `3.5`.
    inner_stop: bool,
}

struct Scanner<'t> {
    text: &'t str,
    bytes: &'t [u8],
    /// The bytes up to where the last token must end.
    own: &'t [u8],
    lexicon: &'t Lexicon,
}

impl Scanner<'_> {
    fn char_at(&self, at: usize) -> char {
        if let Some(&[0xE2, 0x80, last @ 0x80..=0xBF]) = self.bytes[at..].first_chunk() {
            // Where nearly all that is not ASCII comes from: dashes and marks.
            return char::from_u32(0x2000 | u32::from(last & 0x3F)).unwrap_or('\u{FFFD}');
        }
        self.text.get(at..).and_then(|t| t.chars().next()).unwrap_or('\u{FFFD}')
    }

    fn byte(&self, at: usize) -> u8 {
        self.own.get(at).copied().unwrap_or(0)
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
        match CLASS[self.byte(at) as usize] {
            c if c & LETTER != 0 => true,
            c if c & HIGH != 0 => self.char_at(at).is_alphabetic(),
            _ => false,
        }
    }

    /// Reads a word of a few ASCII letters, and gives its end and the byte behind it. Whatever is more than that is left to
    /// [`Scanner::word`], which reads all words.
    #[inline]
    fn plain_word(&self, start: usize, spaced: bool, out: &mut IdVec<TokenId, Token>) -> Option<(usize, u8)> {
        let word = letters(self.bytes[start..].first_chunk()?)?;
        let end = start + word.count;
        let &next = self.own.get(end)?;
        let found = self.lexicon.find(word.key);
        let shape =
            if word.usual { select_unpredictable(word.capital, Shape::Capital, Shape::Lower) } else { self.shape(start, end) };
        let token = Token::new(start, word.count, TokenKind::Word, spaced).found(found).shaped(shape);
        if next == b' ' || CLASS[next as usize] & APART != 0 {
            out.push(token);
            return Some((end, next));
        }
        if !self.ends_plain_word(end, word.count) {
            return None;
        }
        // The full stop of an abbreviation belongs to it.
        if next == b'.' && word.count < 8 && is_shortened(self.lexicon.classes(found), self.bytes[start].is_ascii_uppercase()) {
            let shape = if word.usual { shape } else { self.shape(start, end + 1) };
            let token = Token::new(start, word.count + 1, TokenKind::Word, spaced).found(found).shaped(shape);
            out.push(token.stopping(true));
            return Some((end + 1, self.byte(end + 1)));
        }
        out.push(token);
        Some((end, next))
    }

    /// How a word of ASCII letters is written, maybe with a full stop behind it.
    fn shape(&self, start: usize, end: usize) -> Shape {
        let word = &self.bytes[start..end];
        let letters = word.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
        Shape::of(letters, word.iter().filter(|byte| byte.is_ascii_uppercase()).count(), word[word.len() - 1])
    }

    /// The end of the name that somebody goes by on a platform and that begins with the `@` at `at`: `@ann_lee7`.
    fn handle_end(&self, at: usize) -> Option<usize> {
        let name = |byte: &u8| CLASS[*byte as usize] & (LETTER | DIGIT) != 0 || *byte == b'_';
        let count = self.own[at + 1..].iter().take(LONGEST_TOKEN - 1).take_while(|byte| name(byte)).count();
        (count > 1).then_some(at + 1 + count)
    }

    /// Whether a word of `count` letters plainly ends before `at`, where something stands that may also be part of a word.
    fn ends_plain_word(&self, at: usize, count: usize) -> bool {
        match self.byte(at) {
            b'.' => count > 1,
            b'\'' => !self.inside_apostrophe(at, 1),
            b'-' => CLASS[self.byte(at + 1) as usize] & (LETTER | HIGH) == 0,
            0xE2 if self.byte(at + 1) == 0x80 => match self.byte(at + 2) {
                0x99 => !self.inside_apostrophe(at, 3),
                // Dashes, the other marks and the ellipsis.
                0x92..=0x9F | 0xA6 => true,
                _ => false,
            },
            _ => false,
        }
    }

    /// Reads any word or number.
    fn word(&self, start: usize, spaced: bool, out: &mut IdVec<TokenId, Token>) -> usize {
        let run = self.run(start);
        let mut found = self.look_up(start, run.end, run.ascii);
        let owns_stop = self.byte(run.end) == b'.' && self.owns_stop(start, &run, self.lexicon.classes(found));
        let end = run.end + usize::from(owns_stop);
        let token = |found, kind| Token::new(start, end - start, kind, spaced).found(found);
        if run.letters == 0 && run.digits > 0 {
            out.push(token(found, TokenKind::Number));
            return end.max(start + 1);
        }
        if run.hyphen && self.lexicon.classes(found).is_plain() {
            found = self.hyphenated(start, end).unwrap_or(found);
        }
        let shape = if run.inner_stop && run.uppers > 0 && run.uppers == run.letters {
            Shape::Initials
        } else {
            Shape::of(run.letters, run.uppers, self.byte(end - 1))
        };
        out.push(token(found, TokenKind::Word).stopping(self.bytes[end - 1] == b'.').shaped(shape));
        end.max(start + 1)
    }

    /// Reads the characters of a word or number, without a full stop at its end.
    fn run(&self, start: usize) -> Run {
        let mut run = Run { end: start, ascii: true, ..Run::default() };
        let limit = self.own.len().min(start + LONGEST_TOKEN);
        while run.end < limit {
            match self.next(start, &mut run) {
                0 => return run,
                bytes => run.end += bytes,
            }
        }
        // The last character may reach over the limit, and a cut there may fall inside one.
        run.end = limit;
        while run.end > start + 1 && !self.text.is_char_boundary(run.end) {
            run.end -= 1;
        }
        run
    }

    /// How many bytes the next character of a run has; 0 where the run ends.
    #[inline]
    fn next(&self, start: usize, run: &mut Run) -> usize {
        let (at, byte) = (run.end, self.bytes[run.end]);
        let class = CLASS[byte as usize];
        if class & LETTER != 0 {
            run.letters += 1;
            run.uppers += usize::from(class & UPPER != 0);
            return 1;
        }
        if class & DIGIT != 0 {
            run.digits += 1;
            return 1;
        }
        if class & HIGH != 0 {
            return self.next_beyond_ascii(run);
        }
        let next = || self.byte(at + 1);
        let goes_on = match byte {
            b'\'' => self.inside_apostrophe(at, 1),
            b'.' => {
                let inside = self.period_inside(start, at, run.letters, run.digits);
                run.inner_stop |= inside;
                inside
            }
            b'-' => {
                let inside =
                    (self.is_letter(at + 1) || run.digits > 0 && next().is_ascii_digit()) && run.letters + run.digits > 0;
                run.hyphen |= inside;
                inside
            }
            // A&M, AT&T
            b'&' => run.uppers == run.letters && run.letters <= 2 && next().is_ascii_uppercase(),
            // 1,000 6:30 9/11
            b',' | b':' | b'/' => run.letters == 0 && next().is_ascii_digit(),
            _ => false,
        };
        usize::from(goes_on)
    }

    fn next_beyond_ascii(&self, run: &mut Run) -> usize {
        let c = self.char_at(run.end);
        let goes_on = if self.apostrophe(run.end) > 0 {
            self.inside_apostrophe(run.end, 3)
        } else if is_mark_or_dash(c) {
            false
        } else if c.is_alphanumeric() {
            run.letters += 1;
            run.uppers += usize::from(c.is_uppercase());
            true
        } else {
            is_invisible(c) || unicode_normalization::char::is_combining_mark(c)
        };
        run.ascii &= !goes_on;
        if goes_on { c.len_utf8() } else { 0 }
    }

    /// Whether the full stop behind a run, a word of these classes, belongs to it: `Mr.`, `J.`, `p.m.`, `R-Ky.`
    fn owns_stop(&self, start: usize, run: &Run, classes: Classes) -> bool {
        if run.digits > 0 || run.end - start >= 8 {
            return false;
        }
        let first_upper = self.char_at(start).is_uppercase();
        let initial = run.letters == 1 && run.uppers == 1 && !self.is_pronoun(start, run.end);
        let state = || first_upper && classes.is_plain() && self.hyphenated_abbreviation(start, run.end);
        initial || run.inner_stop || is_shortened(classes, first_upper) || state()
    }

    /// Whether the letter before the full stop is "I" at a sentence's end, and no initial: `said I.`, but not `Ann I. Lee`.
    fn is_pronoun(&self, start: usize, stop: usize) -> bool {
        let behind_word = start > 1 && self.bytes[start - 1] == b' ' && self.bytes[start - 2].is_ascii_lowercase();
        let name = self.byte(stop + 1) == b' ' && self.is_letter(stop + 2);
        behind_word && !name && &self.bytes[start..stop] == b"I"
    }

    /// Whether the apostrophe at `at` belongs to the word it stands in: `don't`, `O'Neil`, but not the start of a clitic.
    fn inside_apostrophe(&self, at: usize, len: usize) -> bool {
        let after = at + len;
        if !self.is_letter(after) {
            return false;
        }
        if clitic_length(&self.own[after..self.own.len().min(after + 4)]) > 0 {
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

    fn look_up(&self, start: usize, end: usize, ascii: bool) -> WordId {
        if ascii && let Some(key) = short_key_at(self.text, Span::new(start, end)) {
            return self.lexicon.find(key);
        }
        self.lexicon.find_word(self.text.get(start..end).unwrap_or(""))
    }

    /// What a hyphenated word that the lists do not know counts as: a role as its last part, `co-founder`, or an age,
    /// `46-year-old`.
    fn hyphenated(&self, start: usize, end: usize) -> Option<WordId> {
        let word = self.text.get(start..end)?;
        let dash = word.rfind('-').filter(|dash| dash + 1 < word.len())?;
        // Only roles carry over: `ex-minister` is a minister, `pro-Trump` is not a name.
        let head = self.lexicon.find_word(&word[dash + 1..]);
        if self.lexicon.classes(head).any(Classes::ROLE) {
            return Some(head);
        }
        let before = word[..dash].rfind('-')?;
        let age = self.lexicon.classes_of(&word[before..]).any(Classes::AGE);
        age.then_some(WordId::AGED)
    }

    /// `R-Ky.`, `D-Wash.`: a party and an abbreviated state.
    fn hyphenated_abbreviation(&self, start: usize, end: usize) -> bool {
        let word = self.text.get(start..end).unwrap_or("");
        word.split_once('-').is_some_and(|(party, state)| {
            party.len() == 1 && self.lexicon.classes_of(state).any(Classes::ABBREVIATION) || state.contains('.')
        })
    }

    fn symbol(&self, at: usize, c: char, spaced: bool, out: &mut IdVec<TokenId, Token>) -> usize {
        let apostrophe = self.apostrophe(at);
        if apostrophe > 0 && !spaced {
            let after = at + apostrophe;
            let clitic = clitic_length(&self.own[after.min(self.own.len())..self.own.len().min(after + 4)]);
            let word_before =
                out.last().is_some_and(|t| t.end() == at && matches!(t.kind(), TokenKind::Word | TokenKind::Number));
            if clitic > 0 && word_before {
                let end = after + clitic;
                // A possessive or "is", as for `'s`, is told apart where it matters.
                let token = Token::new(at, end - at, TokenKind::Clitic, spaced);
                out.push(token.sign(self.bytes[after].to_ascii_lowercase()));
                return end;
            }
        }
        let mut end = at + c.len_utf8();
        if let Some(shape) = MarkShape::of(c) {
            out.push(Token::new(at, end - at, TokenKind::Mark, spaced).sign(shape.width().sign()));
            return end;
        }
        let (kind, ch) = match c {
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
        let end = end.min(at + LONGEST_TOKEN);
        let stops = kind == TokenKind::Punct && matches!(ch, b'.' | b'!' | b'?' | b'~');
        out.push(Token::new(at, end - at, kind, spaced).sign(ch).stopping(stops));
        end
    }
}

/// The commonest characters that are not ASCII, told from letters before the tables of all letters are asked.
fn is_mark_or_dash(c: char) -> bool {
    matches!(c, '‒'..='‟' | '…')
}

/// Whether the full stop behind a word of these classes makes it an abbreviation. In lower case "no" and "miss" are words:
/// short forms of names and titles are written with a capital.
fn is_shortened(classes: Classes, first_upper: bool) -> bool {
    classes.any(Classes::ABBREVIATION) && (first_upper || classes == Classes::ABBREVIATION)
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
        let mut tokens = IdVec::default();
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
            assert!(count_at_most(text) >= want.split('|').count(), "{text}");
        }
        assert_eq!(count_at_most(&"\"a ".repeat(300)), 600);
    }

    #[test]
    fn a_word_without_end_is_cut_between_characters() {
        for (text, want) in
            [("a".repeat(600), [255, 255, 90]), ("é".repeat(300), [254, 254, 92]), ("a水".repeat(150), [253, 255, 92])]
        {
            let lengths: Vec<usize> = cut(&text).split('|').map(str::len).collect();
            assert_eq!(lengths, want, "{}", &text[..8]);
        }
    }

    #[test]
    fn knows_a_word_through_its_soft_hyphens_and_capitals() {
        let lexicon = Lexicon::english();
        let text = "SAID sa\u{AD}id said";
        let mut tokens = IdVec::default();
        tokenize(text, Span::new(0, text.len()), lexicon, &mut tokens);
        assert!(tokens.iter().all(|t| lexicon.classes(t.word()).any(Classes::CUE_STRONG)));
    }
}
