//! What becomes a record.

/// Which quotes become records, and what is noted on them.
///
/// The defaults give records that one can show to readers as they are: somebody's own words, of a speaker who is known.
///
/// ```
/// use ipse::{Document, Extractor, RecordOptions};
///
/// let document = Document::new("“The pump works,” said Ann Lee. “Come and see.”\nShe called it “sound”.");
/// let extraction = Extractor::default().extract(&document);
///
/// let [record] = &extraction.records(&RecordOptions::default())[..] else { panic!() };
/// assert_eq!(record.quote, "The pump works. Come and see.");
///
/// let all = RecordOptions::default().join(false).min_words_mixed(1).document("courier-17");
/// let quotes: Vec<_> = extraction.records(&all).into_iter().map(|record| record.quote).collect();
/// assert_eq!(quotes, ["The pump works.", "Come and see.", "sound"]);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct RecordOptions {
    pub(super) min_confidence: f32,
    pub(super) min_words_direct: usize,
    pub(super) min_words_mixed: usize,
    pub(super) include_indirect: bool,
    pub(super) join: bool,
    pub(super) document: Option<String>,
    pub(super) inserted: Option<String>,
}

impl Default for RecordOptions {
    fn default() -> Self {
        RecordOptions {
            min_confidence: 0.5,
            min_words_direct: 1,
            min_words_mixed: 3,
            include_indirect: false,
            join: true,
            document: None,
            inserted: None,
        }
    }
}

impl RecordOptions {
    /// Leaves out quotes whose speaker is less sure than this, 0 to 1. Default: 0.5.
    #[must_use]
    pub fn min_confidence(mut self, least: f32) -> Self {
        self.min_confidence = least;
        self
    }

    /// Leaves out direct quotes of fewer words. Default: 1, which leaves out only what holds no word, such as `“…”`.
    #[must_use]
    pub fn min_words_direct(mut self, least: usize) -> Self {
        self.min_words_direct = least;
        self
    }

    /// Leaves out mixed quotes of fewer quoted words: `a “bold” plan` tells little by itself. Default: 3.
    #[must_use]
    pub fn min_words_mixed(mut self, least: usize) -> Self {
        self.min_words_mixed = least;
        self
    }

    /// Makes records of indirect quotes too, each by itself. Their words are the reporter's. Default: no.
    #[must_use]
    pub fn include_indirect(mut self, include: bool) -> Self {
        self.include_indirect = include;
        self
    }

    /// Joins neighbouring quotes into one statement and record. Default: yes. See
    /// [`Extraction::records`](crate::Extraction::records) for what neighbours are.
    #[must_use]
    pub fn join(mut self, join: bool) -> Self {
        self.join = join;
        self
    }

    /// The id of the document, to be noted in [`Origin::document`](crate::Origin::document). Default: none.
    #[must_use]
    pub fn document(mut self, id: impl Into<String>) -> Self {
        self.document = Some(id.into());
        self
    }

    /// When the records are put into the feed, to be noted in [`Ipse::inserted`](crate::Ipse::inserted): a timestamp such as
    /// `2025-02-04T20:52:00Z`. The crate has no clock. Default: none.
    #[must_use]
    pub fn inserted(mut self, timestamp: impl Into<String>) -> Self {
        self.inserted = Some(timestamp.into());
        self
    }
}
