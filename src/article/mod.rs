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
use crate::room::{Room as _, room};

room! {
    /// What an article leaves to the next.
    pub(crate) struct Room {
        by_sentence: BySentence,
        scope: Scope,
        clauses: Clauses,
        quoted: Vec<Quoted>,
        parts: Vec<PartId>,
    }
}

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
    pub(crate) fn new(outline: Outline<'t>, mentions: Mentions, story: bool, room: &mut Room) -> Article<'t> {
        let Room { by_sentence, scope, clauses, mut quoted, mut parts } = std::mem::take(room);
        let by_sentence = by_sentence.read(&outline, &mentions);
        let scope = if story { scope.all(&outline) } else { scope.speech(&outline) };
        let clauses = clauses.read(&outline, &by_sentence, &mentions, &scope);
        room.scope = scope;
        room.scope.trim();
        // Quotes are numbered in text order, and so are parts.
        parts.extend(outline.parts.ids().iter());
        let quote_of = |part: PartId| outline.parts[part].quote;
        parts.sort_by_key(|&part| quote_of(part));
        quoted.reserve(parts.len());
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

    /// Gives back what takes much room and is asked for only until all quotes are decided: clauses, parts and gates.
    pub(crate) fn forget(&mut self) {
        self.clauses.trim();
        self.quoted.trim();
        self.parts.trim();
        self.outline.gates.trim();
    }

    /// Leaves the room to the next text; gives outline and mentions.
    pub(crate) fn leave(self, room: &mut Room) -> (Outline<'t>, Mentions) {
        let Article { outline, mentions, by_sentence, clauses, quoted, parts, .. } = self;
        *room = Room { by_sentence, clauses, quoted, parts, scope: std::mem::take(&mut room.scope) };
        (outline, mentions)
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
