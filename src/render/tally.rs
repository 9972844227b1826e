//! How many quotes there are, and whose.

use crate::{Extraction, Quote, Usage};

/// The quotes of an extraction, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Tally {
    /// One count a speaker, by [`SpeakerId::index`](crate::SpeakerId::index).
    pub(super) speakers: Vec<usize>,
    /// Speech that nobody is named for.
    pub(super) unresolved: usize,
    /// Quotes inside quotes, for which nobody is asked.
    pub(super) nested: usize,
    /// Scare quotes, titles and nicknames.
    pub(super) no_speech: usize,
}

impl Tally {
    pub(super) fn of(extraction: &Extraction<'_>) -> Tally {
        let mut tally = Tally { speakers: vec![0; extraction.speakers().len()], ..Tally::default() };
        for quote in extraction.quotes() {
            if let Some(attribution) = quote.attribution().filter(|attribution| attribution.speaker().is_some()) {
                attribution.speakers().for_each(|id| tally.speakers[id.index()] += 1);
            } else if quote.usage() != Usage::Speech {
                tally.no_speech += 1;
            } else if is_unresolved(quote) {
                tally.unresolved += 1;
            } else {
                tally.nested += 1;
            }
        }
        tally
    }
}

/// Whether the quote is speech that should have a speaker and has none. Nobody is asked for the speaker of a scare quote, or of
/// what stands inside another quote.
pub(super) fn is_unresolved(quote: &Quote<'_>) -> bool {
    let named = quote.attribution().is_some_and(|attribution| attribution.speaker().is_some());
    quote.usage() == Usage::Speech && !named && (quote.depth() == 0 || quote.attribution().is_some())
}
