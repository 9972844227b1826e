//! The word lists that only this module asks.

use std::sync::OnceLock;

use crate::lexicon::rows;

/// The words of a list, sorted, each with what stands behind it.
type List = Vec<(&'static str, &'static str)>;

fn list(text: &'static str) -> List {
    rows(text).map(|row| (row.word, row.column(0))).collect()
}

/// What stands behind a word, in any case.
fn find(list: &List, word: &str) -> Option<&'static str> {
    let folded = word.bytes().map(|byte| byte.to_ascii_lowercase());
    list.binary_search_by(|row| row.0.bytes().cmp(folded.clone())).ok().map(|at| list[at].1)
}

/// Whether the word ends the names of places where people speak.
pub(super) fn is_venue(word: &str) -> bool {
    static VENUES: OnceLock<List> = OnceLock::new();
    find(VENUES.get_or_init(|| list(include_str!("../../data/en/venues.txt"))), word).is_some()
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
    static MEDIA: OnceLock<List> = OnceLock::new();
    let class = find(MEDIA.get_or_init(|| list(include_str!("../../data/en/media.txt"))), word)?;
    Some(if class == "platform" { Medium::Platform } else { Medium::Text })
}
