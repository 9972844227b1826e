//! Sentence bounds, asked for only where a mark is missing.

use memchr::memrchr3_iter;

use super::beside::Words;
use crate::lexicon::Classes;
use crate::steps::steps;

impl Words<'_> {
    /// Where the sentence that holds the byte before `pos` starts, looking no further back than `lo`; `None` when the text from
    /// `lo` on is all one sentence.
    pub(super) fn sentence_start(self, lo: usize, pos: usize) -> Option<usize> {
        let stretch = self.text.as_bytes().get(lo..pos)?;
        let start = memrchr3_iter(b'.', b'!', b'?', stretch).find_map(|at| self.boundary(lo, lo + at, pos));
        steps(pos - start.unwrap_or(lo));
        start
    }

    /// The start of the sentence after the stop at byte `stop`, when a sentence does end there.
    fn boundary(self, lo: usize, stop: usize, pos: usize) -> Option<usize> {
        let text = self.text;
        let closing = |c: char| matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '›' | '」' | '』');
        let rest = text.get(stop + 1..pos)?;
        let after = rest.trim_start_matches(closing);
        let next = after.trim_start();
        if next.len() == after.len() || next.is_empty() {
            return None;
        }
        let opens = |c: char| c.is_uppercase() || c.is_numeric() || matches!(c, '"' | '\'' | '“' | '‘' | '«' | '„' | '(' | '[');
        let ends = next.starts_with(opens) && !(text.as_bytes()[stop] == b'.' && self.ends_in_abbreviation(&text[lo..stop]));
        ends.then_some(pos - next.len())
    }

    /// Whether the last word of `text`, which a full stop follows, is shortened by that stop.
    fn ends_in_abbreviation(self, text: &str) -> bool {
        // No abbreviation is longer than this, and an unbroken run of letters must not be read again for each of its stops.
        let from = text.len().saturating_sub(16);
        let from = (from..=text.len()).find(|&i| text.is_char_boundary(i)).unwrap_or(text.len());
        let tail = &text[from..];
        let word = tail.rsplit(|c: char| !(c.is_alphanumeric() || c == '.')).next().unwrap_or("");
        let initial = word.chars().next_back().is_some_and(char::is_uppercase)
            && word.chars().rev().nth(1).is_none_or(|c| c == '.')
            && word != "I";
        initial || self.is(word, Classes::ABBREVIATION)
    }

    /// Whether a sentence ends somewhere inside `text`.
    pub(super) fn has_boundary(self, text: &str) -> bool {
        Words { text, ..self }.sentence_start(0, text.len()).is_some()
    }
}

/// Whether a sentence ends at the end of `text` (marks and brackets that close may follow the stop).
pub(super) fn ends(text: &str) -> bool {
    let closing = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '›' | '」' | '』');
    text.trim_end_matches(closing).ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::lexicon::Lexicon;

    fn words(text: &str) -> Words<'_> {
        Words { text, lexicon: Lexicon::english() }
    }

    #[test]
    fn finds_where_the_last_sentence_starts() {
        for (text, want) in [
            ("It rained. We left, i.e. not at once", Some("We left, i.e. not at once")),
            ("It rained. We saw Mr. Orr", Some("We saw Mr. Orr")),
            ("He left.” The rest", Some("The rest")),
            ("Was it J. R. Orr of the U.S. Senate", None),
            ("It was I. He knew", Some("He knew")),
            ("We ran and ... and fell", None),
        ] {
            assert_eq!(words(text).sentence_start(0, text.len()).map(|s| &text[s..]), want, "{text}");
        }
        assert!(words("").has_boundary("said Orr. He") && !words("").has_boundary("said Mr. Orr,"));
    }
}
