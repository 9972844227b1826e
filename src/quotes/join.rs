//! Split quotes: `"We came," she said, "and we saw."` is one quotation in two parts.

use super::repair::Piece;
use super::sentences;
use super::words::{self, Class};

/// An interruption is no longer than this.
const LONGEST: usize = 140;

/// Whether `second` goes on with the quotation of `first`, after an attribution that interrupted it.
pub(super) fn goes_on(text: &str, first: &Piece, second: &Piece) -> bool {
    let gap = first.outer.end()..second.outer.start();
    if !first.closed || gap.start >= gap.end || gap.len() > LONGEST {
        return false;
    }
    let between = &text[gap];
    let (said, more) = (first.inner.of(text), second.inner.of(text));
    let lower = more.trim_start_matches(['.', '…', '[', ' ']).starts_with(char::is_lowercase);
    let pauses = said.ends_with([',', '-', '–', '—']) || (lower && said.ends_with(['.', '!', '?', '…']));
    let resumes =
        between.trim_end().ends_with([',', '-', '–', '—']) || (lower && between.trim_end().ends_with(char::is_alphanumeric));
    pauses && resumes && !between.contains('\n') && !sentences::has_boundary(between) && attributes(between)
}

/// Whether the words between two quotes are an attribution, and one only.
fn attributes(between: &str) -> bool {
    let mut verbs = 0;
    let mut count = 0;
    for (i, word) in words::words(between).enumerate() {
        count += 1;
        if i == 0 && (word.eq_ignore_ascii_case("and") || word.eq_ignore_ascii_case("or") || word.eq_ignore_ascii_case("but")) {
            return false;
        }
        verbs += usize::from(words::is(word, Class::Reporting));
    }
    verbs == 1 || (verbs > 1 && count <= 6)
}
