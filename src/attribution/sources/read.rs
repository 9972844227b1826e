//! The reader: whose words it finds that the quote is part of.

use super::Asked;
use crate::attribution::candidates::Candidates;
use crate::attribution::rules::Rule;
use crate::reader::Report;

/// Notes the sources of what the reader finds rather right than wrong, where it holds the quote.
pub(super) fn read(asked: &Asked, candidates: &mut Candidates) {
    let part = asked.first();
    let tokens = asked.article.outline.parts[part].tokens;
    let covers = |report: &Report, tokens| report.content.iter().any(|piece| piece.covers(tokens));
    let holding = || asked.article.reports_near(part).iter().filter(|report| report.odds >= 0 && covers(report, tokens));
    // "Lee said the mayor called it “a shame”": the inner one speaks.
    for report in holding().filter(|report| !holding().any(|inner| covers(report, inner.cue))) {
        let Some(mention) = asked.article.speaks_in(report.source) else { continue };
        let candidate = candidates.mention(mention);
        candidate.evidence.add(Rule::Read);
        candidate.cue.get_or_insert(report.cue);
    }
}
