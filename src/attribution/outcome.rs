//! What comes out for a quote: who said it, and what else is known.

use super::candidates::Candidate;
use super::decision::Decision;
use super::rules::EvidenceSet;
use super::telling::Telling;
use crate::Span;
use crate::ids::{EntityId, IdRange, MentionId, TokenId};
use crate::quotes::Parts;
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
    /// The words for whoever said them, where the reader finds them.
    pub(crate) source: Option<IdRange<TokenId>>,
    /// The whole clause that is reported, where it is more than the words in marks.
    pub(crate) content: Option<ShortSpan>,
    /// Kept only when somebody asks why.
    pub(crate) reasons: Option<Box<Reasons>>,
}

/// Words reported without marks, and who said them.
#[derive(Debug, Clone)]
pub(crate) struct Indirect {
    /// The words for whoever said them, and the mention among them, if there is one.
    pub(crate) source: IdRange<TokenId>,
    pub(crate) mention: Option<MentionId>,
    pub(crate) entity: Option<EntityId>,
    pub(crate) telling: Option<Box<Telling>>,
    pub(crate) cue: IdRange<TokenId>,
    pub(crate) content: Parts<Span>,
    pub(crate) evidence: EvidenceSet,
    pub(crate) confidence: f32,
}

impl Indirect {
    /// As a decision about a mention, where there is one.
    pub(crate) fn decision(&self) -> Option<Decision> {
        let Indirect { entity, evidence, confidence, .. } = *self;
        Some(Decision { mention: self.mention?, entity, cue: Some(self.cue), evidence, confidence })
    }

    /// From the first word that is reported to the last.
    pub(crate) fn span(&self) -> Span {
        let (first, last) = self.content.ends();
        Span::new(first.start(), last.end())
    }
}

/// What was weighed for one quote.
#[derive(Debug, Clone)]
pub(crate) struct Reasons {
    /// The candidates and their scores, best first.
    pub(crate) weighed: Vec<(Candidate, f32)>,
    /// Whom the pronoun that was chosen may stand for, best first.
    pub(crate) antecedents: Vec<Antecedent>,
}
