//! Split quotes: `"We came," she said, "and we saw."` is one quotation in two parts.

use super::beside::{SPEAKING, Words, last_word, words};
use super::repair::Piece;
use crate::lexicon::Classes;

/// An interruption is no longer than this.
const LONGEST_TAG: usize = 140;

/// A dash, or the hyphens that stand for one.
const DASHES: [char; 3] = ['-', '–', '—'];

/// Whether `second` goes on with the quotation of `first`, after an attribution that interrupted it.
pub(super) fn goes_on(beside: Words<'_>, first: &Piece, second: &Piece) -> bool {
    let text = beside.text;
    let gap = first.outer.end()..second.outer.start();
    if !first.closed || first.within != second.within || gap.start >= gap.end || gap.len() > LONGEST_TAG {
        return false;
    }
    let said = first.inner.span().of(text);
    let (between, more) = (&text[gap], second.inner.span().of(text));
    let lower = more.trim_start_matches(['.', '…', '[', ' ']).starts_with(char::is_lowercase);
    // `“It will be our”—Ann leaned over—“secret.”`: the dashes alone show that a deed interrupts.
    let framed = between.trim_start().starts_with(DASHES) && between.trim_end().ends_with(DASHES);
    if framed && lower && words(between).next().is_some() && !beside.has_boundary(between) {
        return true;
    }
    // `“…,” Lee wrote in her memoir, “Salt”.`: a title.
    let work = last_word(between.trim_end().trim_end_matches(','));
    if !lower && beside.is(work, Classes::WORK | Classes::HEADED) {
        return false;
    }
    // `“The pump”, she said, “is sound”.`: some printers set the comma behind the mark.
    let set_outside = lower && between.starts_with(',') && between.trim_end().ends_with(',');
    let broken_off = said.ends_with([',', '-', '–', '—']) || set_outside;
    if !(broken_off || said.ends_with(['!', '?', '…'])) {
        return false;
    }
    let comma = between.trim_end().ends_with([',', '-', '–', '—']);
    // Behind a question or an exclamation only a comma shows that the attribution interrupts: `“Come!” She called it “sound”.`
    // is two quotes. A full stop ends the quote.
    let pauses = broken_off || lower && comma;
    let resumes = comma || lower && words(between).take(4).count() < 4;
    pauses && resumes && !beside.has_boundary(between) && attributes(beside, between)
}

/// A weaker verb attributes with so many words at most, its own among them.
const BRIEF: usize = 4;

/// Whether the words between two quotes are an attribution, and one only: "she said", not "she said, adding". A weaker verb attributes
/// beside a mark alone, and in a few words: "Lee smiled,", but neither "Lee thanked Orr for" nor "returns with her concert,".
fn attributes(beside: Words<'_>, between: &str) -> bool {
    let mut found = false;
    let mut linked = true;
    let [mut first, mut before, mut last] = [Classes::default(); 3];
    let mut count = 0;
    for word in words(between) {
        let classes = beside.lexicon.classes_of(word);
        let links = classes.any(Classes::CONJ);
        let speaks = classes.any(SPEAKING);
        let reports = speaks || classes.any(Classes::CUE_MEDIUM) && classes.any(Classes::TAKES_THAT | Classes::TAKES_OBJECT);
        if links && count == 0 || reports && classes.any(Classes::GERUND) {
            return false;
        }
        if speaks && linked && count > 0 {
            return false;
        }
        if count == 0 {
            first = classes;
        }
        linked = links;
        found |= speaks;
        count += 1;
        (before, last) = (last, classes);
    }
    let weaker = |verb: Classes, subject: Classes| {
        verb.any(Classes::CUE) && verb.any(Classes::PAST) && !subject.any(Classes::DET | Classes::POSS | Classes::PREP)
    };
    found || (2..=BRIEF).contains(&count) && (weaker(first, last) || weaker(last, before))
}
