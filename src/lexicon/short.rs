//! Short lists, each asked for by one module alone.

use super::lists::{Row, rows};

/// The rows of a list, sorted by their words.
pub(crate) struct ShortList(Vec<Row>);

impl ShortList {
    /// Reads a list whose words are sorted and in lower case.
    pub(crate) fn new(list: &'static str) -> ShortList {
        ShortList(rows(list).collect())
    }

    /// The row of a word, in any case.
    pub(crate) fn find(&self, word: &str) -> Option<Row> {
        let letter = |word: &str| word.bytes().next().map(|byte| byte.to_ascii_lowercase());
        let first = letter(word);
        let from = self.0.partition_point(|row| letter(row.word) < first);
        // Nearly all of those that begin alike are told apart by their lengths.
        let mut alike = self.0[from..].iter().take_while(|row| letter(row.word) == first);
        alike.find(|row| row.word.eq_ignore_ascii_case(word)).copied()
    }
}
