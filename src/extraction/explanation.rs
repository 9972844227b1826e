//! Why a quote went to whom it went.

use super::Evidence;
use crate::Span;
use crate::attribution::{EvidenceSet, THRESHOLD};

/// What was weighed for one quote. Empty for quotes that nobody is asked for: scare quotes, titles, nested quotes.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    pub(crate) candidates: Vec<ExplainedCandidate>,
}

/// One mention that might have spoken the quote.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExplainedCandidate {
    pub(crate) mention: Span,
    pub(crate) evidence: EvidenceSet,
    pub(crate) score: f32,
}

impl Explanation {
    /// The candidates, best first.
    pub fn candidates(&self) -> &[ExplainedCandidate] {
        &self.candidates
    }

    /// The score that a candidate must beat: below it nobody is named.
    pub fn threshold(&self) -> f32 {
        THRESHOLD
    }
}

impl ExplainedCandidate {
    /// The words that stand for the candidate.
    pub fn mention(&self) -> Span {
        self.mention
    }

    /// The sum of the weights of the evidence.
    pub fn score(&self) -> f32 {
        self.score
    }

    /// The evidence for and against the candidate.
    pub fn evidence(&self) -> impl Iterator<Item = Evidence> {
        Evidence::of(self.evidence)
    }
}
