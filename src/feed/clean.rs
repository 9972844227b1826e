//! Quoted words made to read as the speaker said them.
//!
//! The words themselves are never touched: no letter is raised, lowered or respelled, brackets and inner marks stay. What
//! changes is what printing did to them: blanks, and the punctuation at the seams.

use super::seams::{comma_goes, ends_sentence, is_closing, takes_stop};
use crate::lexicon::{Classes, Lexicon};

/// A part of a statement.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'t> {
    /// The quoted words, marks left out.
    pub(super) words: &'t str,
    /// All that stands between the piece before and this one, marks and all.
    pub(super) gap: &'t str,
    /// Whether it goes on with the quote of the piece before.
    pub(super) same_quote: bool,
    /// Whether it is somebody's whole sentences; else words out of a reported clause.
    pub(super) whole: bool,
    /// Whether nothing in the text ends it: no closing mark stands behind it.
    pub(super) open: bool,
}

/// What stands for words left out.
const LEFT_OUT: &str = " […] ";

/// Joins the pieces of a statement.
pub(super) fn statement<'t>(pieces: impl IntoIterator<Item = Piece<'t>>) -> String {
    let mut out = String::new();
    let mut before: Option<Piece<'_>> = None;
    for piece in pieces {
        let words = tidy(piece.words);
        if words.is_empty() {
            continue;
        }
        if let Some(before) = before {
            let touch = !piece.gap.contains(char::is_alphanumeric);
            if piece.same_quote {
                go_on(&mut out, touch, before.whole, &words);
            } else {
                follow(&mut out, touch, before, piece, &words);
            }
        }
        out.push_str(&words);
        before = Some(piece);
    }
    if let Some(last) = before {
        end(&mut out, last);
        if is_cut_off(&out, last) {
            out.push_str(LEFT_OUT.trim_end());
        }
    }
    out
}

/// Whether the page broke off before the words did.
fn is_cut_off(out: &str, last: Piece<'_>) -> bool {
    last.open && !ends_sentence(out)
}

/// The seam between two parts of one quote.
fn go_on(out: &mut String, touch: bool, whole: bool, next: &str) {
    if touch {
        out.push(' ');
    } else if out.ends_with(['—', '–', '-']) {
        // `“If it is—” he said, “—and it is”`: one dash, set as the first is.
        if next.starts_with(['—', '–', '-']) {
            let dash = out.len() - out.chars().next_back().map_or(0, char::len_utf8);
            let spaced = out[..dash].ends_with(' ');
            out.truncate(dash);
            if !spaced {
                return;
            }
            out.truncate(out.trim_end().len());
        }
        if out.ends_with(" -") || out.ends_with(" –") || out.ends_with(" —") || !out.ends_with(['—', '–', '-']) {
            out.push(' ');
        }
    } else if out.ends_with('.') && starts_lower(next) && !ends_short(out) {
        // `“It failed.” he said, “and we paid.”`: the sentence did not end there.
        out.pop();
        out.push_str(", ");
    } else if whole || out.ends_with([',', ';', ':']) || ends_sentence(out) {
        drop_comma(out, next);
        out.push(' ');
    } else {
        out.push_str(LEFT_OUT);
    }
}

/// The seam between two quotes.
fn follow(out: &mut String, touch: bool, before: Piece<'_>, piece: Piece<'_>, next: &str) {
    let lower = starts_lower(next);
    let resumes =
        piece.gap.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ',').ends_with(',') && !holds_sentence_end(piece.gap);
    if lower && (touch || (out.ends_with(',') && resumes)) {
        if !touch {
            drop_comma(out, next);
        } else if piece.gap.contains(',') && out.ends_with(char::is_alphanumeric) {
            out.push(',');
        }
        out.push(' ');
        return;
    }
    end(out, before);
    let fresh = !is_cut_off(out, before) && (touch || (piece.whole && !lower && (before.whole || ends_sentence(out))));
    out.push_str(if fresh { " " } else { LEFT_OUT });
}

/// Takes away the comma at a seam that only the attribution asked for.
fn drop_comma(out: &mut String, next: &str) {
    if comma_goes(out, next) {
        out.pop();
    }
}

/// Ends a statement: a comma goes; whole sentences get a full stop where they end without punctuation.
fn end(out: &mut String, last: Piece<'_>) {
    let inner = out.trim_end_matches(is_closing).len();
    let stopped = out[..inner].trim_end_matches([',', ';', ' ']).len();
    let stands = last.whole && !last.open;
    if out[stopped..inner].contains([',', ';']) {
        let stop = if stands && takes_stop(&out[..stopped]) { "." } else { "" };
        out.replace_range(stopped..inner, stop);
    } else if stands && takes_stop(out) {
        out.push('.');
    }
}

/// Whether the article's own words begin a sentence after another: ` she said. The bridge, she said, `.
fn holds_sentence_end(gap: &str) -> bool {
    gap.match_indices(['.', '!', '?']).any(|(at, _)| {
        let next = gap[at + 1..].trim_start_matches(is_closing);
        let begins = next.starts_with(char::is_whitespace) && next.trim_start().starts_with(char::is_uppercase);
        begins && !ends_short(&gap[..at + 1])
    })
}

/// Whether the last word is an abbreviation, to which its full stop belongs: `the U.S.`, `Mr.`
fn ends_short(text: &str) -> bool {
    let word = text.trim_end_matches('.').rsplit([' ', '-', '(', '[']).next().unwrap_or("");
    let classes = Lexicon::english().classes_of(word);
    // "No." is an answer.
    let listed = classes.any(Classes::ABBREVIATION) && !classes.any(Classes::FUNCTION);
    word.contains('.') || word.chars().count() == 1 || listed && word.starts_with(char::is_uppercase)
}

fn starts_lower(text: &str) -> bool {
    text.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_lowercase)
}

/// The words with one blank between them and nothing that cannot be seen: line wraps, runs of blanks and NBSP are one blank;
/// soft hyphens, zero-width and control characters are gone. A word that a hyphen wraps over two lines is put together.
pub(crate) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut blank, mut wrap, mut soft) = (false, false, false);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        if c == '\u{ad}' {
            soft = !blank;
        } else if c.is_whitespace() {
            blank = true;
            wrap |= matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
        } else if !is_unseen(c, out.chars().next_back()) {
            let hyphen = out.strip_suffix('-').is_some_and(|head| head.ends_with(char::is_alphanumeric));
            let one_word = wrap && ((soft && c.is_lowercase()) || (hyphen && c.is_alphanumeric()));
            if blank && !one_word && !out.is_empty() {
                out.push(' ');
            }
            out.push(c);
            (blank, wrap, soft) = (false, false, false);
            let (as_it_is, behind) = rest.split_at(plain(rest.as_bytes()));
            out.push_str(as_it_is);
            rest = behind;
        }
    }
    out
}

/// How many bytes are as they should be: words of plain letters and the signs of print, with single blanks between them.
fn plain(text: &[u8]) -> usize {
    let mut at = 0;
    // Many at once, as long as they are ASCII.
    while let Some(chunk) = text[at..].first_chunk::<17>() {
        let pairs = chunk.iter().zip(&chunk[1..]);
        if !pairs.fold(true, |all, (&byte, &next)| all & (b' '..=b'~').contains(&byte) & !((byte == b' ') & (next == b' '))) {
            break;
        }
        at += 16;
    }
    // Whether a blank is a single one is told by what follows.
    at -= usize::from(at > 0 && text[at - 1] == b' ');
    loop {
        at += match text[at..] {
            [b'!'..=b'~', ..] => 1,
            [b' ', b'!'..=b'~', ..] => 2,
            // Letters with accents; dashes, marks and the ellipsis.
            [0xC3, ..] => 2,
            [0xE2, 0x80, 0x93..=0x9E | 0xA6, ..] => 3,
            _ => return at,
        }
    }
}

fn is_unseen(c: char, before: Option<char>) -> bool {
    match c {
        // Zero-width space, word joiner, byte order mark, marks and embeddings of writing direction.
        '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => true,
        // The two joiners mean something in scripts other than Latin, and between emoji.
        '\u{200c}' | '\u{200d}' => {
            !before.is_some_and(|before| before > '\u{2ff}' && !('\u{2000}'..='\u{206f}').contains(&before))
        }
        _ => c.is_control(),
    }
}

/// The last place at or before `at` that cuts no character.
pub(crate) fn boundary_before(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|place| text.is_char_boundary(*place)).unwrap_or(0)
}

/// How many words there are: runs between blanks that hold a letter or a digit.
pub(super) fn count_words(text: &str) -> usize {
    let (mut words, mut counted) = (0, false);
    if text.is_ascii() {
        let mut bytes = text.bytes();
        while bytes.any(|byte| byte.is_ascii_alphanumeric()) {
            words += 1;
            bytes.find(|&byte| byte.is_ascii_whitespace() || byte == b'\x0b');
        }
        return words;
    }
    for c in text.chars() {
        if c.is_whitespace() {
            counted = false;
        } else if !counted && c.is_alphanumeric() {
            counted = true;
            words += 1;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{Piece, count_words, is_unseen, statement, tidy};

    /// The same a character at a time.
    fn tidied_slowly(text: &str) -> String {
        let mut out = String::new();
        let (mut blank, mut wrap, mut soft) = (false, false, false);
        for c in text.chars() {
            if c == '\u{ad}' {
                soft = !blank;
            } else if c.is_whitespace() {
                blank = true;
                wrap |= matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
            } else if !is_unseen(c, out.chars().next_back()) {
                let hyphen = out.strip_suffix('-').is_some_and(|head| head.ends_with(char::is_alphanumeric));
                let one_word = wrap && ((soft && c.is_lowercase()) || (hyphen && c.is_alphanumeric()));
                if blank && !one_word && !out.is_empty() {
                    out.push(' ');
                }
                out.push(c);
                (blank, wrap, soft) = (false, false, false);
            }
        }
        out
    }

    #[test]
    fn many_characters_at_once_come_out_as_one_by_one() {
        let pieces = [
            "It works",
            " ",
            "  ",
            "\n",
            "-",
            "a",
            "é",
            "’",
            "—",
            "\u{ad}",
            "\u{200b}",
            "\u{a0}",
            "\t",
            "…",
            "水",
            "[x] yes, and no.",
        ];
        let mut number = 1_u64;
        for _ in 0..20_000 {
            number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let text: String = (0..12).map(|at| pieces[(number >> (8 + 4 * at)) as usize % pieces.len()]).collect();
            assert_eq!(tidy(&text), tidied_slowly(&text), "{text:?}");
            let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
            assert_eq!(count_words(&text), words, "{text:?}");
        }
    }

    #[test]
    fn blanks() {
        for (given, clean) in [
            ("We came.", "We came."),
            ("  We\ncame \t and\r\n\r\n  saw. ", "We came and saw."),
            ("two\u{a0}\u{a0}words\u{202f}here\u{3000}too", "two words here too"),
            ("know\u{ad}ledge", "knowledge"),
            ("know\u{ad}\nledge of\u{ad} \u{ad}it", "knowledge of it"),
            ("ze\u{200b}ro\u{feff} wid\u{2060}th\u{200d}", "zero width"),
            ("rare-\nearth and anti-\n  Trump", "rare-earth and anti-Trump"),
            ("it came -\nand went", "it came - and went"),
            ("pre- and post-war", "pre- and post-war"),
            ("a\u{0}b\u{1b}[31mc\u{7f}", "ab[31mc"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("👩\u{200d}🌾", "👩\u{200d}🌾"),
            ("\u{202e}left", "left"),
            ("", ""),
            (" \u{a0}\u{200b}\n", ""),
        ] {
            assert_eq!(tidy(given), clean, "{given:?}");
        }
    }

    /// One quote in marks with whole sentences; `whole` is false for words out of a clause.
    fn single(words: &str, whole: bool) -> String {
        statement([Piece { words, gap: "", same_quote: false, whole, open: false }])
    }

    #[test]
    fn the_end_of_a_statement() {
        for (given, direct, mixed) in [
            ("We came,", "We came.", "We came"),
            ("We came", "We came.", "We came"),
            ("We came.", "We came.", "We came."),
            ("Did we come?", "Did we come?", "Did we come?"),
            ("We came!", "We came!", "We came!"),
            ("Did we?,", "Did we?", "Did we?"),
            ("in the U.S.,", "in the U.S.", "in the U.S."),
            ("We came;", "We came.", "We came"),
            ("We came ,", "We came.", "We came"),
            ("We came...", "We came...", "We came..."),
            ("We came…,", "We came…", "We came…"),
            ("We came—", "We came—", "We came—"),
            ("These three:", "These three:", "These three:"),
            ("He said ‘no,’", "He said ‘no.’", "He said ‘no’"),
            ("He said ‘no’", "He said ‘no’.", "He said ‘no’"),
            ("He said ‘no’,", "He said ‘no’.", "He said ‘no’"),
            ("He said ‘no.’,", "He said ‘no.’", "He said ‘no.’"),
            ("He said ‘no!’", "He said ‘no!’", "He said ‘no!’"),
            ("It has to be [reversed]", "It has to be [reversed].", "It has to be [reversed]"),
            ("It is over. [laughs]", "It is over. [laughs]", "It is over. [laughs]"),
            ("[They] came,", "[They] came.", "[They] came"),
            ("We rise #Harrow,", "We rise #Harrow", "We rise #Harrow"),
            ("We won 🎉", "We won 🎉", "We won 🎉"),
            ("More to come 1/7", "More to come 1/7", "More to come 1/7"),
            ("Did we? ,", "Did we?", "Did we?"),
            ("it works,", "it works.", "it works"),
            ("", "", ""),
            (" \n ", "", ""),
            (",", "", ""),
        ] {
            assert_eq!(single(given, true), direct, "direct {given:?}");
            assert_eq!(single(given, false), mixed, "mixed {given:?}");
        }
    }

    /// Reads `“A,” she said, ‖“b”`: a quote in curly marks each; `+` before a mark goes on with the quote before, `~` before it
    /// makes words out of a clause of it.
    fn read(text: &str) -> String {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find('“') {
            let close = rest[open..].find('”').map_or(rest.len(), |close| open + close);
            let gap = &rest[..open];
            pieces.push(Piece {
                words: &rest[open + '“'.len_utf8()..close],
                gap,
                same_quote: gap.ends_with('+'),
                whole: !gap.trim_end_matches('+').ends_with('~'),
                open: close == rest.len(),
            });
            rest = rest.get(close + '”'.len_utf8()..).unwrap_or("");
        }
        statement(pieces)
    }

    #[test]
    fn parts_of_a_split_quote() {
        for (given, clean) in [
            ("“We came,” she said, +“and we saw.”", "We came, and we saw."),
            ("“We came,” she said, +“and saw.”", "We came and saw."),
            ("“The pump,” she said, +“is sound.”", "The pump is sound."),
            ("“We came,” she said, +“and we saw,”", "We came, and we saw."),
            ("“The bridge” she said, +“is closed”", "The bridge is closed."),
            ("“The bridge”, she said, +“is closed.”", "The bridge is closed."),
            ("“We came,” she said, +“I saw.”", "We came, I saw."),
            ("“It failed.” he said, +“and we paid.”", "It failed, and we paid."),
            ("“We left the U.S.” he said, +“and came back.”", "We left the U.S. and came back."),
            ("“Why now?” he asked, +“and why here?”", "Why now? and why here?"),
            ("“If it is—” he said, +“and it is—”", "If it is—and it is—"),
            ("“If it is—” he said, +“—and it is.”", "If it is—and it is."),
            ("“If it is –” he said, +“and it is.”", "If it is – and it is."),
            ("“If it is -” he said, +“- and it is.”", "If it is - and it is."),
            ("“If\nit is,”\nhe said,\n+“then\nso be it.”", "If it is, then so be it."),
            ("“First paragraph.”\n\n+“Second paragraph.”", "First paragraph. Second paragraph."),
            ("“A,” he said, +“b,” he said, +“c.”", "A, b, c."),
            ("~“a bad day” for all +~“and a worse night”", "a bad day […] and a worse night"),
            ("~“a bad day,” she said, +~“and a worse night” for all", "a bad day, and a worse night"),
            ("“We came,” she said, +“\u{200b}” and +“saw.”", "We came, saw."),
        ] {
            assert_eq!(read(given), clean, "{given:?}");
        }
    }

    #[test]
    fn quotes_that_follow() {
        for (given, clean) in [
            ("“We came,” she said. “We saw.”", "We came. We saw."),
            ("“We came” she said. “We saw”", "We came. We saw."),
            ("“Did we come?” she said. “We did!”", "Did we come? We did!"),
            ("“We came.” “We saw.”", "We came. We saw."),
            ("“We came,” she said.\n\n“We saw,” she added. “We won,”", "We came. We saw. We won."),
            ("“We came,” she said. She added “and we saw.”", "We came. […] and we saw."),
            ("“The bridge,” said Lee, whom nobody had asked, “is closed.”", "The bridge is closed."),
            ("“The bridge,” said Mr. Lee, whom nobody had asked, “is closed.”", "The bridge is closed."),
            ("“It may end,” said Lee. The talks, she said, “could begin here.”", "It may end. […] could begin here."),
            ("“He told me ‘no,’” she said. “I left.”", "He told me ‘no.’ I left."),
            ("~“under review” and ~“not our matter”", "under review […] not our matter"),
            ("~“under review,” and ~“not our matter,”", "under review […] not our matter"),
            ("~“bold”, ~“brave” and ~“wise”", "bold, brave […] wise"),
            ("~“bold,” ~“brave” and ~“wise”", "bold, brave […] wise"),
            ("~“under review” for now. “We shall see,” he said.", "under review […] We shall see."),
            ("~“no surprise.” She shrugged. “We knew,” she said.", "no surprise. We knew."),
            ("“We knew,” she said, calling it ~“no surprise”", "We knew. […] no surprise"),
            ("“We knew,” she said, and ~“Harrow knew”", "We knew. […] Harrow knew"),
            ("“[They] knew,” she said. “[They] left.”", "[They] knew. [They] left."),
            ("“We knew,” she said. “... but not all.”", "We knew. […] ... but not all."),
            ("“It was I—” he said. “We know.”", "It was I— We know."),
            ("“We rise #Harrow,” she wrote. “We won 🎉” she said. “Why?”", "We rise #Harrow We won 🎉 Why?"),
            ("“We came and", "We came and […]"),
            ("“We came,” she said. “We saw,", "We came. We saw […]"),
            ("“We came.” “We saw.", "We came. We saw."),
        ] {
            assert_eq!(read(given), clean, "{given:?}");
        }
    }

    #[test]
    fn words_are_counted() {
        for (given, count) in [("", 0), ("… — !", 0), ("Yes.", 1), ("a hundred and ten", 4), ("$3.4 million", 2)] {
            assert_eq!(count_words(given), count, "{given:?}");
        }
    }
}
