//! What becomes a record.

use serde::{Deserialize, Serialize};

use super::Context;

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
/// let all = RecordOptions::default().join(false).min_words_mixed(1);
/// let quotes: Vec<_> = extraction.records(&all).into_iter().map(|record| record.quote).collect();
/// assert_eq!(quotes, ["The pump works.", "Come and see.", "sound"]);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RecordOptions {
    pub(super) min_confidence: f32,
    pub(super) min_confidence_joined: f32,
    pub(super) min_words_direct: usize,
    pub(super) min_words_mixed: usize,
    pub(super) include_indirect: bool,
    pub(super) any_factuality: bool,
    pub(super) join: bool,
    pub(super) join_within: usize,
    pub(super) join_words: usize,
    pub(super) background: usize,
    pub(super) contexts: Vec<Context>,
}

/// How records are merged: see [`IpseFeed::merge_with`](crate::IpseFeed::merge_with).
///
/// ```
/// use ipse::{Author, Ipse, IpseFeed, MergeOptions};
///
/// let mut feed = IpseFeed::new();
/// for (name, role, quote) in [
///     ("Oran Veliky", "President", "The mine opens in March."),
///     ("Oran Velikiy", "Karshian President", "Nobody will be left behind."),
/// ] {
///     let mut author = Author::new(name);
///     author.role = Some(role.to_owned());
///     feed.push(Ipse::new(author, quote));
/// }
/// feed.merge_with(&MergeOptions::default().one_author(true));
/// assert!(feed.iter().all(|record| record.author.name == "Oran Velikiy"));
/// assert!(feed.iter().all(|record| record.author.role.as_deref() == Some("Karshian President")));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MergeOptions {
    pub(super) one_author: bool,
}

impl MergeOptions {
    /// Gives all records of one person the same author, with the fullest name and role that the feed has, however the articles call
    /// them: see [`IpseFeed::people`](crate::IpseFeed::people) for who is the same. Default: no.
    #[must_use]
    pub fn one_author(mut self, one: bool) -> Self {
        self.one_author = one;
        self
    }
}

impl Default for RecordOptions {
    fn default() -> Self {
        RecordOptions {
            min_confidence: 0.5,
            min_confidence_joined: 0.4,
            min_words_direct: 1,
            min_words_mixed: 3,
            include_indirect: false,
            any_factuality: false,
            join: true,
            join_within: 1,
            join_words: 120,
            background: 600,
            contexts: Vec::new(),
        }
    }
}

impl RecordOptions {
    /// Leaves out quotes whose speaker is less sure than this, 0 to 1, joined ones too. Default: 0.5, and 0.4 for some that are
    /// joined: see [`min_confidence_joined`](RecordOptions::min_confidence_joined).
    #[must_use]
    pub fn min_confidence(mut self, least: f32) -> Self {
        self.min_confidence = least;
        self.min_confidence_joined = least;
        self
    }

    /// How sure the speaker must be of a quote that joins the statement of the paragraph before it and has no word on who speaks in
    /// its own paragraph, 0 to 1. Default: 0.4. Such a quote is never very sure by itself; behind a statement of the same speaker
    /// it nearly always goes on with it. [`min_confidence`](RecordOptions::min_confidence) sets this too: call it first.
    #[must_use]
    pub fn min_confidence_joined(mut self, least: f32) -> Self {
        self.min_confidence_joined = least;
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

    /// Makes records of indirect quotes too, each by itself, if something was said and not only thought or planned
    /// ([`Attribution::act`](crate::Attribution::act)). Their words are the reporter's. Default: no.
    ///
    /// ```
    /// use ipse::{Extractor, RecordOptions};
    ///
    /// let extraction = Extractor::default().extract_text("Ann Lee said that the pump works. The mayor hopes that it will hold.");
    /// assert_eq!(extraction.quotes().len(), 2);
    /// let records = extraction.records(&RecordOptions::default().include_indirect(true));
    /// assert_eq!((records.len(), &*records[0].author.name), (1, "Ann Lee"));
    /// ```
    #[must_use]
    pub fn include_indirect(mut self, include: bool) -> Self {
        self.include_indirect = include;
        self
    }

    /// Makes records also of words that the text does not say were said: denied, supposed, foreseen or made up. Each is a record by
    /// itself, and its [`Ipse::factuality`](crate::Ipse::factuality) says which. Default: no.
    ///
    /// ```
    /// use ipse::{Document, Extractor, Factuality, RecordOptions};
    ///
    /// let document = Document::new("Ann Lee denied saying “let them drown in the river”.");
    /// let extraction = Extractor::default().extract(&document);
    /// assert!(extraction.records(&RecordOptions::default()).is_empty());
    /// let records = extraction.records(&RecordOptions::default().any_factuality(true));
    /// assert_eq!(records[0].factuality, Factuality::Denied);
    /// ```
    #[must_use]
    pub fn any_factuality(mut self, include: bool) -> Self {
        self.any_factuality = include;
        self
    }

    /// Joins neighbouring quotes into one statement and record. Default: yes. See
    /// [`Extraction::records`](crate::Extraction::records) for what neighbours are.
    #[must_use]
    pub fn join(mut self, join: bool) -> Self {
        self.join = join;
        self
    }

    /// How far apart quotes may stand to be joined, in paragraphs. 0 joins those of one paragraph, 1 those of the next one too,
    /// 2 passes over one paragraph without a quote, and so on. Default: 1.
    #[must_use]
    pub fn join_within(mut self, paragraphs: usize) -> Self {
        self.join_within = paragraphs;
        self
    }

    /// Joins no quote to a statement that would have more words then. A quote that is longer by itself stays whole. Default: 120.
    #[must_use]
    pub fn join_words(mut self, most: usize) -> Self {
        self.join_words = most;
        self
    }

    /// How long the background may be, in bytes of the article's text; 0 for none. Default: 600. See
    /// [`Ipse::background`](crate::Ipse::background).
    #[must_use]
    pub fn background(mut self, most: usize) -> Self {
        self.background = most;
        self
    }

    /// The larger stories that are known, to be noted in [`Ipse::contexts`](crate::Ipse::contexts) of the statements that belong
    /// to them: see [`Context`]. Default: none.
    #[must_use]
    pub fn contexts(mut self, contexts: impl IntoIterator<Item = Context>) -> Self {
        self.contexts = contexts.into_iter().collect();
        self
    }
}
