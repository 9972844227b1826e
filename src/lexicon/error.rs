//! What may be wrong with a list.

/// Why a list could not be loaded into a [`Lexicon`](super::Lexicon). Lines and columns are counted from 1, columns in bytes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LexiconError {
    /// A heading, or what stands behind a word, is nothing that lists may say.
    #[error(
        "line {line}, column {column}: {item:?} is no class, form or phrase: ipse::guide::word_lists tells what may stand there"
    )]
    Unknown {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
        /// What stands there.
        item: String,
    },
    /// A line does not begin with a word.
    #[error("line {line}, column 1: {item:?} is not one word: write `_` for a blank in a name, and a tab behind the word")]
    NoWord {
        /// The line.
        line: usize,
        /// What stands in the place of the word.
        item: String,
    },
    /// There are no numbers left for so many words.
    #[error(
        "line {line}: a lexicon has room for some 65,000 words, and this line is too many: load fewer into Lexicon::english().clone()"
    )]
    Full {
        /// The line.
        line: usize,
    },
}
