//! Quotes with the marks around them.

use super::is_mark;
use crate::Span;

/// A part with the marks that stand around it.
pub(crate) fn with_marks(text: &str, part: Span) -> Span {
    // `''` and ``` `` ``` are one mark of two characters.
    let doubled = |first: char, second: Option<char>| matches!(first, '\'' | '`') && second == Some(first);
    let mut before = Span::new(0, part.start()).of(text).chars().rev();
    let mut behind = Span::new(part.end(), text.len()).of(text).chars();
    let width = |first: Option<char>, second: Option<char>| {
        first.filter(|&first| is_mark(first)).map_or(0, |mark| mark.len_utf8() * if doubled(mark, second) { 2 } else { 1 })
    };
    let (opening, closing) = (width(before.next(), before.next()), width(behind.next(), behind.next()));
    Span::new(part.start() - opening, part.end() + closing)
}

#[cfg(test)]
mod tests {
    use super::with_marks;
    use crate::Span;

    #[test]
    fn marks_belong_to_the_quote() {
        for (text, words, quote) in [
            ("“We came,” she said", "We came,", "“We came,”"),
            ("''We came,'' she said", "We came,", "''We came,''"),
            ("``We came,'' she said", "We came,", "``We came,''"),
            ("\"We came,\" she said", "We came,", "\"We came,\""),
            ("“he said ‘no’”", "no", "‘no’"),
            ("We came” she said", "We came", "We came”"),
            ("“We came", "We came", "“We came"),
            ("so it went", "it", "it"),
        ] {
            let start = text.find(words).unwrap();
            assert_eq!(with_marks(text, Span::new(start, start + words.len())).of(text), quote, "{text}");
        }
    }
}
