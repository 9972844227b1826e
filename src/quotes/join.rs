//! Split quotes: `"We came," she said, "and we saw."` is one quotation in two parts.

use super::repair::Piece;
use super::sentences;
use super::words::{self, Class};

/// An interruption is no longer than this.
const LONGEST: usize = 140;

/// Whether `second` goes on with the quotation of `first`, after an attribution that interrupted it.
pub(super) fn goes_on(text: &str, first: &Piece, second: &Piece) -> bool {
    let gap = first.outer.end()..second.outer.start();
    if !first.closed || first.within != second.within || gap.start >= gap.end || gap.len() > LONGEST {
        return false;
    }
    let said = first.inner.span().of(text);
    let broken_off = said.ends_with([',', '-', '–', '—']);
    if !(broken_off || said.ends_with(['!', '?', '…'])) {
        return false;
    }
    let (between, more) = (&text[gap], second.inner.span().of(text));
    let lower = more.trim_start_matches(['.', '…', '[', ' ']).starts_with(char::is_lowercase);
    let comma = between.trim_end().ends_with([',', '-', '–', '—']);
    // Behind a question or an exclamation only a comma shows that the attribution interrupts: `“Come!” She called it “sound”.`
    // is two quotes. A full stop ends the quote.
    let pauses = broken_off || lower && comma;
    let resumes = comma || lower && words::words(between).take(4).count() < 4;
    pauses && resumes && !sentences::has_boundary(between) && attributes(between)
}

/// Whether the words between two quotes are an attribution, and one only: "she said", not "she said, adding".
fn attributes(between: &str) -> bool {
    let mut found = false;
    let mut linked = true;
    for (i, word) in words::words(between).enumerate() {
        let links = ["and", "or", "but"].into_iter().any(|link| word.eq_ignore_ascii_case(link));
        let reports = words::is(word, Class::Reporting);
        if (links && i == 0) || (reports && (word.ends_with("ing") && word != "according" || (linked && i > 0))) {
            return false;
        }
        linked = links;
        found |= reports;
    }
    found
}
