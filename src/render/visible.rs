//! Characters that do not show, and texts made short enough to show.

use std::borrow::Cow;

/// Bytes at either end of a text that are looked at when it is shortened: far more than is shown.
const LOOKED_AT: usize = 600;
/// A word longer than this, in characters, is cut.
const LONGEST_WORD: usize = 60;

/// Whether the character does something to a terminal or a page that shows it, instead of showing itself: control characters,
/// those that set the direction of writing, and numbers that are no character.
pub(super) fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{fdd0}'..='\u{fdef}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// The text as it can be shown on a terminal: control characters (and with them escape sequences), marks of writing direction and
/// numbers that are no character are written by their number, such as `\u{1b}`. Line ends and tabs stay, and so does all else.
///
/// Names, roles and quotes are words of the text, whoever wrote it: print them through this. [`annotated`](super::annotated) has
/// done so.
///
/// ```
/// use ipse::render::printable;
///
/// assert_eq!(printable("Ann \u{1b}[31mLee\n"), "Ann \\u{1b}[31mLee\n");
/// assert_eq!(printable("Zoë 漢"), "Zoë 漢");
/// ```
pub fn printable(text: &str) -> Cow<'_, str> {
    let harms = |(at, c): (usize, char)| match c {
        '\n' | '\t' => false,
        '\r' => !text[at + 1..].starts_with('\n'),
        c => steers(c),
    };
    if !text.char_indices().any(harms) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for (at, c) in text.char_indices() {
        if harms((at, c)) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Whether nothing is seen of the character, though it is there. Blanks are not meant.
fn is_unseen(c: char) -> bool {
    steers(c)
        || matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || matches!(c, '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The text on one line: a run of blanks and line ends is one blank, what cannot be seen is written by its number (`\u{1b}`), and
/// a backslash twice, so that the two are not confused.
pub(super) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        push_word(&mut out, word, usize::MAX);
    }
    out
}

/// The text on one line as [`one_line`] writes it, with the middle of a long one left out: `head` words, `…`, `tail` words.
pub(super) fn shortened(text: &str, head: usize, tail: usize) -> String {
    let whole = text.len() <= 2 * LOOKED_AT;
    let (front, back) = if whole { (text, "") } else { ends(text) };
    let mut words = front.split_whitespace();
    let mut first: Vec<&str> = words.by_ref().take(head).collect();
    let mut last: Vec<&str> =
        if whole { words.by_ref().rev().take(tail).collect() } else { back.split_whitespace().rev().take(tail).collect() };
    last.reverse();
    // An ellipsis for a word or two saves nothing.
    let between: Vec<&str> = words.take(3).collect();
    if whole && between.len() < 3 {
        first.extend(between);
    } else {
        first.push("…");
    }
    let mut out = String::new();
    for word in first.into_iter().chain(last) {
        if !out.is_empty() {
            out.push(' ');
        }
        push_word(&mut out, word, LONGEST_WORD);
    }
    out
}

/// The first and the last bytes of a long text, cut between characters.
fn ends(text: &str) -> (&str, &str) {
    let mut front = LOOKED_AT;
    while !text.is_char_boundary(front) {
        front -= 1;
    }
    let mut back = text.len() - LOOKED_AT;
    while !text.is_char_boundary(back) {
        back += 1;
    }
    (&text[..front], &text[back..])
}

fn push_word(out: &mut String, word: &str, longest: usize) {
    for (at, c) in word.chars().enumerate() {
        if at == longest {
            out.push('…');
            return;
        }
        match c {
            '\\' => out.push_str("\\\\"),
            c if is_unseen(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{one_line, printable, shortened};

    #[test]
    fn what_is_printed_stays_on_its_line() {
        for (given, shown) in [
            ("We came.\r\n\tWe saw.\n", "We came.\r\n\tWe saw.\n"),
            ("Ann Lee\rTom Orr", r"Ann Lee\u{d}Tom Orr"),
            ("end\r", r"end\u{d}"),
            ("\u{1b}]0;title\u{7}", r"\u{1b}]0;title\u{7}"),
            ("\u{9b}2J\u{85}", r"\u{9b}2J\u{85}"),
            ("eeL\u{202e} \u{61c}\u{2069}", r"eeL\u{202e} \u{61c}\u{2069}"),
            (r"a \ b, so\u{ad}ft", r"a \ b, so\u{ad}ft"),
            ("", ""),
        ] {
            assert_eq!(printable(given), shown, "{given:?}");
        }
    }

    #[test]
    fn nothing_steers_the_terminal() {
        for (given, shown) in [
            ("We came.", "We came."),
            ("  We\ncame \t and\r\n\r\n  saw. ", "We came and saw."),
            ("red: \u{1b}[31mred", r"red: \u{1b}[31mred"),
            ("\u{9b}2J", r"\u{9b}2J"),
            ("a\u{0}b\u{8}c\u{7f}", r"a\u{0}b\u{8}c\u{7f}"),
            ("Ann \u{202e}eeL\u{202c}", r"Ann \u{202e}eeL\u{202c}"),
            ("Ann\u{2067} Lee\u{200f}\u{61c}", r"Ann\u{2067} Lee\u{200f}\u{61c}"),
            ("ze\u{200b}ro\u{feff} so\u{ad}ft", r"ze\u{200b}ro\u{feff} so\u{ad}ft"),
            (r"a \u{1b} in the text", r"a \\u{1b} in the text"),
            ("Élodie 漢 😀", "Élodie 漢 😀"),
            ("\u{ffff}", r"\u{ffff}"),
            ("", ""),
        ] {
            assert_eq!(one_line(given), shown, "{given:?}");
            assert_eq!(shortened(given, 8, 4), shown, "{given:?}");
        }
    }

    #[test]
    fn the_middle_of_a_long_text_is_left_out() {
        let words = |n: usize| (1..=n).map(|i| i.to_string()).collect::<Vec<_>>().join(" ");
        assert_eq!(shortened(&words(8), 4, 2), "1 2 3 4 5 6 7 8");
        assert_eq!(shortened(&words(9), 4, 2), "1 2 3 4 … 8 9");
        assert_eq!(shortened(&words(9000), 4, 2), "1 2 3 4 … 8999 9000");
        let word = shortened(&"é".repeat(100_000), 4, 2);
        assert_eq!(word.chars().filter(|&c| c == 'é').count(), 120, "{word}");
    }
}
