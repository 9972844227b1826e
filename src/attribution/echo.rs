//! Headings whose words somebody says at length in the text.

use super::candidates::Candidate;
use super::decision::Decision;
use super::outcome::Outcome;
use super::rules::{NAMES, Rule};
use super::sources::{Looks, in_heading};
use crate::ids::{IdVec, QuoteId};
use crate::outline::Outline;

/// How surely whoever says the words of a heading at length is meant there: twelve of sixteen in the articles fitted on.
const SURE: f32 = 0.7;

/// Gives the scraps of headings that are nobody's yet to whoever says their words in the text: only now are all quotes
/// decided. No weights are asked, because annotators pass over headings.
pub(super) fn echo(outline: &Outline, looks: &Looks, outcomes: &mut IdVec<QuoteId, Outcome>) {
    for (part, folded) in outline.parts.numbered() {
        let outcome = &outcomes[folded.quote];
        if !in_heading(outline, folded) || outcome.decision.is_some() || outcome.looks.any_tagged(NAMES) {
            continue;
        }
        let Some(spoken) = looks.elsewhere(outline, part).and_then(|quote| outcomes[quote].decision) else { continue };
        let outcome = &mut outcomes[folded.quote];
        let mut evidence = outcome.looks;
        evidence.add(Rule::Echoed);
        let confidence = spoken.confidence * SURE;
        outcome.decision = Some(Decision { cue: None, evidence, confidence, ..spoken });
        if let Some(reasons) = &mut outcome.reasons {
            let candidate = Candidate { mention: spoken.mention, entity: spoken.entity, evidence, cue: None };
            reasons.weighed.insert(0, (candidate, evidence.score()));
        }
    }
}
