//! The sources of evidence: each looks at one thing around a quote, and adds candidates for its speaker, with what speaks for and
//! against them.

mod after;
mod ahead;
mod announced;
mod before;
mod bystanders;
mod carried;
mod clause;
mod inside;
mod interview;
mod kinds;
mod looks;
mod neighbours;
mod nouns;
mod read;

use super::candidates::Candidates;
use super::decision::Decision;
use super::place::Place;
use super::rules::EvidenceSet;
use crate::article::{Article, Quoted};
use crate::ids::{EntityId, IdVec, ParagraphId, PartId, QuoteId};
use crate::quotes::DetectedQuote;
use crate::speakers::Entities;
pub(super) use clause::is_mixed;
pub(super) use interview::{Interview, letter_end};
pub(super) use looks::{Echoes, Looks, in_heading};

/// How many parts of a quote are looked at.
pub(super) const PARTS: usize = 4;

/// A source of evidence.
pub(super) type Source = fn(&Asked, &mut Candidates);

/// The sources that are asked for a quote of news, in this order. Those further away ask whether a nearer one has settled it.
pub(super) const NEWS: [Source; 11] = [
    clause::read,
    read::read,
    announced::read,
    neighbours::read,
    ahead::read,
    carried::read,
    interview::read,
    inside::read,
    looks::read,
    kinds::read,
    carried::read_same,
];

/// Those for a quote of a story: there the turns around tell more than the sentences do.
pub(super) const STORY: [Source; 6] = [clause::read, announced::read, interview::read, inside::read, looks::read, kinds::read];

/// A quote whose speaker is asked for, and what is known so far.
pub(super) struct Asked<'a, 't> {
    pub(super) article: &'a Article<'t>,
    pub(super) entities: &'a Entities,
    pub(super) quoted: &'a Quoted,
    pub(super) place: Place,
    /// What the quoted words look like.
    pub(super) looks: EvidenceSet,
    /// Whom they name.
    pub(super) inside: &'a [EntityId],
    pub(super) interview: &'a Interview,
    /// What was decided before.
    pub(super) past: &'a Past,
}

impl Asked<'_, '_> {
    /// Its first part.
    pub(super) fn first(&self) -> PartId {
        self.article.parts_of(self.quoted)[0]
    }
}

/// A quote whose speaker is known: where it stands, and what was decided.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spoken {
    pub(super) place: Place,
    pub(super) decision: Decision,
}

/// The quotes that were decided last.
#[derive(Debug, Default)]
pub(super) struct Past {
    /// The last of all.
    pub(super) last: Option<Spoken>,
    /// The last two turns: one a paragraph.
    turns: [Option<Spoken>; 2],
}

impl Past {
    /// A quote was decided whose first part stands in the paragraph.
    pub(super) fn push(&mut self, spoken: Spoken, paragraph: ParagraphId) {
        self.last = Some(spoken);
        let [before, last] = self.turns;
        let same = last.is_some_and(|last| last.place.paragraph == paragraph);
        self.turns = if same { [before, Some(spoken)] } else { [last, Some(spoken)] };
    }
}

/// What is read of all quotes of an article before the first is asked about.
pub(super) struct Reading {
    pub(super) looks: Looks,
    pub(super) interview: Interview,
}

impl Reading {
    pub(super) fn of(article: &Article, entities: &Entities, quotes: &IdVec<QuoteId, DetectedQuote>, none: Echoes) -> Reading {
        Reading { looks: Looks::read(&article.outline, quotes, none), interview: Interview::read(article, entities) }
    }
}

/// Whom the quote itself names.
pub(super) fn named_inside(article: &Article, entities: &Entities, quoted: &Quoted, named: &mut Vec<EntityId>) {
    inside::find(article, entities, quoted, named);
}
