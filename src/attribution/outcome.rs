//! What comes out for a quote: who said it, and what else is known.

use super::candidates::Candidate;
use super::decision::Decision;
use super::rules::EvidenceSet;
use super::telling::Telling;
use crate::span::ShortSpan;
use crate::speakers::Antecedent;

/// The outcome for one quote of the document.
#[derive(Debug, Clone, Default)]
pub(crate) struct Outcome {
    pub(crate) decision: Option<Decision>,
    /// What is told of the saying beside that.
    pub(crate) telling: Option<Box<Telling>>,
    /// Whether words outside the marks belong to what is reported.
    pub(crate) mixed: bool,
    /// What the quoted words look like, whoever says them.
    pub(crate) looks: EvidenceSet,
    /// The whole clause that is reported, where it is more than the words in marks.
    pub(crate) content: Option<ShortSpan>,
    /// Kept only when somebody asks why.
    pub(crate) reasons: Option<Box<Reasons>>,
}

/// Words reported without marks, and who said them.
#[derive(Debug, Clone)]
pub(crate) struct Indirect {
    pub(crate) decision: Decision,
    pub(crate) telling: Option<Box<Telling>>,
    pub(crate) content: ShortSpan,
}

/// What was weighed for one quote.
#[derive(Debug, Clone)]
pub(crate) struct Reasons {
    /// The candidates and their scores, best first.
    pub(crate) weighed: Vec<(Candidate, f32)>,
    /// Whom the pronoun that was chosen may stand for, best first.
    pub(crate) antecedents: Vec<Antecedent>,
}
