//! The word lists that only this module asks.

use std::sync::OnceLock;

use crate::lexicon::ShortList;

/// Whether the word ends the names of places where people speak.
pub(super) fn is_venue(word: &str) -> bool {
    static VENUES: OnceLock<ShortList> = OnceLock::new();
    VENUES.get_or_init(|| ShortList::new(include_str!("../../data/en/venues.txt"))).find(word).is_some()
}

/// What a word for a medium is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Medium {
    /// Telegram
    Platform,
    /// statement
    Text,
}

pub(super) fn medium(word: &str) -> Option<Medium> {
    static MEDIA: OnceLock<ShortList> = OnceLock::new();
    let row = MEDIA.get_or_init(|| ShortList::new(include_str!("../../data/en/media.txt"))).find(word)?;
    Some(if row.column(0) == "platform" { Medium::Platform } else { Medium::Text })
}
