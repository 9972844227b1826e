//! Who said a quote, and what the text tells of the saying.

use super::SpeakerId;
use crate::Span;
use crate::attribution::{Act, EvidenceSet, Factuality, Rule};
use crate::span::ShortSpan;
use serde::Serialize;

/// The link from a quote to its speaker.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    pub(crate) speaker: Option<SpeakerId>,
    pub(crate) mention: ShortSpan,
    pub(crate) source: ShortSpan,
    /// Empty where there is none.
    pub(crate) cue: ShortSpan,
    pub(crate) confidence: f32,
    pub(crate) evidence: EvidenceSet,
    pub(crate) act: Act,
    /// What is told beside that, where anything is.
    pub(crate) beside: Option<Box<Beside>>,
}

/// What is seldom told of an attribution.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Beside {
    pub(crate) factuality: Factuality,
    pub(crate) factuality_cue: Option<Span>,
    /// Whoever else speaks.
    pub(crate) others: Vec<SpeakerId>,
    pub(crate) relayed_by: Option<SpeakerId>,
}

/// One piece of evidence for an attribution, or against it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Evidence {
    /// The rule that holds.
    pub rule: Rule,
    /// What it adds to the candidate's score, in log-odds.
    pub weight: f32,
}

impl Attribution {
    /// The speaker; `None` when the mention is known but not whom it stands for (`I`, a pronoun with nobody before it).
    pub fn speaker(&self) -> Option<SpeakerId> {
        self.speaker
    }

    /// Everybody who speaks, the [`speaker`](Attribution::speaker) first; more than one where several people say the same together:
    /// `Ann Lee and Tom Orr said`.
    pub fn speakers(&self) -> impl Iterator<Item = SpeakerId> {
        let others = self.beside.as_ref().map_or(&[][..], |beside| &beside.others);
        self.speaker.into_iter().chain(others.iter().copied())
    }

    /// Who passes on what the speaker said: Lee in `Lee said her aunt had told her: “…”`. `None` where nobody does.
    pub fn relayed_by(&self) -> Option<SpeakerId> {
        self.beside.as_ref()?.relayed_by
    }

    /// What the text says of the saying itself: whether the words were said, or were denied, supposed, foreseen or made up.
    ///
    /// [`confidence`](Attribution::confidence) says how likely the text ascribes the words to this speaker, whatever it says of the
    /// saying. A record is made only of what is stated, unless [`RecordOptions::any_factuality`](crate::RecordOptions::any_factuality)
    /// asks for more.
    pub fn factuality(&self) -> Factuality {
        self.beside.as_ref().map_or(Factuality::Stated, |beside| beside.factuality)
    }

    /// The words that tell the factuality: `denied`, `if`, `fake`. `None` where the words are simply stated.
    pub fn factuality_cue(&self) -> Option<Span> {
        self.beside.as_ref()?.factuality_cue
    }

    /// What the speaker does, by the verb: says something, or thinks or plans it. No record is made of what is only thought or planned,
    /// unless it stands in marks.
    pub fn act(&self) -> Act {
        self.act
    }

    /// The words that stand for the speaker: `Mr. Lee`, `the minister`, `she`.
    pub fn mention(&self) -> Span {
        self.mention.span()
    }

    /// The whole phrase of the speaker: `Ann Lee, who ran the campaign,`.
    pub fn source(&self) -> Span {
        self.source.span()
    }

    /// The words that attribute: `said`, `according to`.
    pub fn cue(&self) -> Option<Span> {
        Some(self.cue.span()).filter(|cue| !cue.is_empty())
    }

    /// How surely the attribution is right, 0 to 1: of those at 0.9, about nine in ten are.
    pub fn confidence(&self) -> f32 {
        self.confidence
    }

    /// The evidence that holds for it, in the order of [`Rule::ALL`].
    pub fn evidence(&self) -> impl Iterator<Item = Evidence> {
        Evidence::of(self.evidence)
    }
}

impl Evidence {
    pub(super) fn of(set: EvidenceSet) -> impl Iterator<Item = Evidence> {
        set.iter().map(|rule| Evidence { rule, weight: rule.weight() })
    }
}
