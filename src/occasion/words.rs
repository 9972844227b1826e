//! The word lists that only this module asks.

use std::sync::OnceLock;

/// The words of a list, sorted, each with what stands behind it.
type List = Vec<(&'static str, &'static str)>;

fn rows(text: &'static str) -> List {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split_once('\t').unwrap_or((line, ""))).collect()
}

fn find(list: &List, word: &str) -> Option<&'static str> {
    list.binary_search_by(|row| row.0.cmp(word)).ok().map(|at| list[at].1)
}

/// Whether the word ends the names of places where people speak.
pub(super) fn is_venue(word: &str) -> bool {
    static VENUES: OnceLock<List> = OnceLock::new();
    find(VENUES.get_or_init(|| rows(include_str!("../../data/en/venues.txt"))), &word.to_lowercase()).is_some()
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
    let class = find(MEDIA.get_or_init(|| rows(include_str!("../../data/en/media.txt"))), &word.to_lowercase())?;
    Some(if class == "platform" { Medium::Platform } else { Medium::Text })
}
