//! Attribution: quote to mention to speaker, with evidence and confidence.

mod act;
mod candidates;
mod decision;
mod echo;
mod factuality;
mod news;
mod outcome;
mod place;
mod reported;
mod rules;
mod sources;
mod story;
mod telling;
mod threshold;
mod transcript;

#[cfg(test)]
mod tests;

pub use act::Act;
pub(crate) use decision::Decision;
pub use factuality::Factuality;
pub(crate) use factuality::Said;
pub(crate) use outcome::{Indirect, Outcome};
pub use reported::Reported;
pub use rules::Rule;
pub(crate) use rules::{EvidenceSet, TITLE};
pub(crate) use telling::Telling;
pub(crate) use threshold::THRESHOLD;

use crate::ids::{EntityId, IdVec, QuoteId};
use crate::quotes::DetectedQuote;
use crate::room::room;
use crate::speakers::Referents;
use candidates::Candidates;
use sources::Echoes;

room! {
    /// What deciding leaves to the next text.
    pub(crate) struct Room {
        /// The outcomes of the text before, which nobody needs any more.
        pub(crate) outcomes: IdVec<QuoteId, Outcome>,
        echoes: Echoes,
        candidates: Candidates,
        scores: Vec<f32>,
        inside: Vec<EntityId>,
    }
}

/// Decides who said each quote, in text order. What was weighed for each is kept where somebody asks to `explain`.
pub(crate) fn decide(
    referents: &mut Referents,
    quotes: &IdVec<QuoteId, DetectedQuote>,
    explain: bool,
    room: &mut Room,
) -> IdVec<QuoteId, Outcome> {
    if referents.article().is_story() {
        story::decide_story(referents, quotes, explain)
    } else {
        news::decide_news(referents, quotes, explain, room)
    }
}

/// Finds what is said without marks, in text order: reported speech, and turns with a label in front. The quotes in marks are decided
/// before.
pub(crate) fn find_unmarked(referents: &mut Referents, outcomes: &IdVec<QuoteId, Outcome>, reported: Reported) -> Vec<Indirect> {
    let mut found = reported::find_reported(referents, outcomes, reported);
    let turns = transcript::find_turns(referents);
    // What somebody reports in a turn is the turn's.
    let inside = |i: &Indirect| {
        let at = turns.partition_point(|turn| turn.span().end() <= i.span().start());
        turns.get(at).is_some_and(|turn| turn.span().contains(i.span()))
    };
    found.retain(|i| !inside(i));
    found.extend(turns);
    // They come in the order of their verbs, of which one may report what stands before it, or before another verb.
    found.sort_by_key(Indirect::span);
    found
}
