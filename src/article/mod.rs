//! The article: all that is read of a text before anybody is asked who speaks. Read once and frozen; nothing later changes it.

mod foreign;
mod story;

pub(crate) use foreign::is_foreign;
pub(crate) use story::is_story;

use std::ops::Range;

use crate::cues::{Clause, Clauses, Scope};
use crate::ids::{PartId, QuoteId, SentenceId};
use crate::mentions::{BySentence, Mentions};
use crate::outline::Outline;

/// A text with its outline, its mentions and its clauses.
pub(crate) struct Article<'t> {
    pub(crate) outline: Outline<'t>,
    pub(crate) mentions: Mentions,
    pub(crate) by_sentence: BySentence,
    clauses: Clauses,
    /// The quotes that were folded, in text order.
    quoted: Vec<Quoted>,
    /// Their parts, those of each quote behind those of the one before.
    parts: Vec<PartId>,
    story: bool,
}

/// A quote that was folded in the outline.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Quoted {
    pub(crate) quote: QuoteId,
    /// Where its parts stand among those of all quotes.
    first: u32,
    end: u32,
}

impl Quoted {
    /// Where its parts stand among those of all quotes.
    fn range(&self) -> Range<usize> {
        self.first as usize..self.end as usize
    }
}

impl<'t> Article<'t> {
    /// Freezes what was read. In a `story` people speak in turn, a paragraph a turn.
    pub(crate) fn new(outline: Outline<'t>, mentions: Mentions, story: bool) -> Article<'t> {
        let by_sentence = BySentence::new(&outline, &mentions);
        let scope = if story { Scope::all(&outline) } else { Scope::speech(&outline) };
        let clauses = Clauses::read(&outline, &by_sentence, &mentions, &scope);
        // Quotes are numbered in text order, and so are parts.
        let mut parts: Vec<PartId> = outline.parts.ids().iter().collect();
        let quote_of = |part: PartId| outline.parts[part].quote;
        parts.sort_by_key(|&part| quote_of(part));
        let mut quoted: Vec<Quoted> = Vec::with_capacity(parts.len());
        for (at, &part) in (0..).zip(&parts) {
            match quoted.last_mut().filter(|last| last.quote == quote_of(part)) {
                Some(last) => last.end = at + 1,
                None => quoted.push(Quoted { quote: quote_of(part), first: at, end: at + 1 }),
            }
        }
        Article { outline, mentions, by_sentence, clauses, quoted, parts, story }
    }

    /// A sentence as a row of nodes. It is empty where nobody was to ask for it.
    pub(crate) fn clause(&self, sentence: SentenceId) -> Clause<'_, 't> {
        self.clauses.of(&self.outline, &self.mentions, sentence)
    }

    /// Gives back the room of what is asked for only until all quotes are decided: clauses, parts and gates.
    pub(crate) fn forget(&mut self) {
        (self.clauses, self.quoted, self.parts, self.outline.gates) = Default::default();
    }

    /// The quotes that were folded, in text order.
    pub(crate) fn quoted(&self) -> &[Quoted] {
        &self.quoted
    }

    /// The parts of a quote, in text order; there is one at least.
    pub(crate) fn parts_of(&self, quoted: &Quoted) -> &[PartId] {
        &self.parts[quoted.range()]
    }

    /// The parts of all quotes behind one.
    pub(crate) fn parts_behind(&self, quoted: &Quoted) -> &[PartId] {
        &self.parts[quoted.range().end..]
    }

    /// Whether people speak in turn, as in stories.
    pub(crate) fn is_story(&self) -> bool {
        self.story
    }
}
