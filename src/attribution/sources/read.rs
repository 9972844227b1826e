//! The reader: whose words it finds that the quote is part of.

use super::Asked;
use crate::attribution::candidates::{Candidate, Candidates};
use crate::attribution::rules::{NAMES, Rule};
use crate::lexicon::Classes;
use crate::reader::Report;

/// Notes the sources of what the reader finds rather right than wrong, where it holds the quote.
pub(super) fn read(asked: &Asked, candidates: &mut Candidates) {
    // "The so-called “oak tax” ends, Lee said": she says so, but the words are nobody's.
    if asked.looks.any_tagged(NAMES) {
        return;
    }
    let part = asked.first();
    let tokens = asked.article.outline.parts[part].tokens;
    let covers = |report: &Report, tokens| report.content.iter().any(|piece| piece.covers(tokens));
    let holding = || asked.article.reports_of(part).filter(|report| report.alone >= 0 && covers(report, tokens));
    // "Lee said the mayor called it “a shame”": the inner one speaks. Not so "Lee added: “…,” he warned".
    let inner = |inner: &Report| inner.cue.end() <= tokens.start();
    for report in holding().filter(|report| !holding().any(|other| inner(other) && covers(report, other.cue))) {
        let Some(mention) = asked.article.speaks_in(report.source) else { continue };
        // Whoever has a verb of speech inside what is reported says it: "Lee is to say that it was “a shame”, according to a draft",
        // "Lee quoted Orr as saying: “It burned.”", and after a denial "Lee denied that the wardens had called it “a shame”".
        let denied = asked.article.outline.classes_in(report.cue).any(|classes| classes.any(Classes::DENIES));
        let inner = |c: &Candidate| {
            let cued = c.evidence.has(Rule::StrongCue) || denied && c.evidence.has(Rule::MediumCue);
            c.mention != mention && cued && c.cue.is_some_and(|cue| covers(report, cue))
        };
        if passes_on(asked, report) || candidates.list.iter().any(inner) {
            continue;
        }
        let candidate = candidates.mention(mention);
        candidate.evidence.add(Rule::Read);
        candidate.cue.get_or_insert(report.cue);
    }
}

/// Whether a report only tells that somebody else said it, or thinks of words: "Lee quoted Orr as saying", "Lee knew the word “shame”".
fn passes_on(asked: &Asked, report: &Report) -> bool {
    asked.article.outline.classes_in(report.cue).any(|classes| classes.any(Classes::QUOTES | Classes::COGNITION))
}
