//! Who said what in a news article: quotations, their speakers, and why.
//!
//! `ipse` finds the quotations of a text by their marks, decides who speaks each, and gives the result with byte offsets, evidence
//! and a confidence. It needs no model file and no network, and what it knows of English stands in word lists.
//!
//! ```
//! use ipse::{Document, Extractor};
//!
//! let document = Document::new(
//!     "“We sail at dawn,” said Captain Ida Orr, “or not at all.”\n\nShe called the harbour master “a careful man”.",
//! );
//! let extraction = Extractor::default().extract(&document);
//!
//! let [first, second] = extraction.quotes() else { panic!("two quotes") };
//! assert_eq!(first.text(), "We sail at dawn, or not at all.");
//! let speaker = extraction.speaker_of(first).expect("somebody is named");
//! assert_eq!((speaker.name(), speaker.role()), ("Ida Orr", Some("Captain")));
//!
//! // The second quote has the same speaker; the words that stand for her are "She".
//! let attribution = second.attribution().expect("attributed");
//! assert_eq!(attribution.speaker(), Some(speaker.id()));
//! assert_eq!(extraction.slice(attribution.mention()), "She");
//! ```
//!
//! # The types
//!
//! | for | type |
//! | --- | --- |
//! | the input: a text and what is known about it | [`Document`] |
//! | doing the work; make one and share it between threads | [`Extractor`], with options [`ExtractorBuilder`] |
//! | everything found in a document | [`Extraction`] |
//! | one quotation: kind, usage, parts, depth | [`Quote`], [`QuoteKind`], [`Usage`] |
//! | the link from a quote to its speaker | [`Attribution`], [`Evidence`], [`Rule`] |
//! | one person or body of a document | [`Speaker`], [`SpeakerId`], [`SpeakerKind`], [`Gender`] |
//! | people whom you know already | [`Roster`], [`Person`] |
//! | names that you have found already | [`Document::mentions`], [`GivenMention`] |
//! | why a quote went to whom it went | [`Explanation`], [`ExplainedCandidate`], [`ExplainedAntecedent`], [`Clue`], [`Provenance`] |
//! | quotation marks alone, without speakers | [`QuoteDetector`], [`Detection`], [`DetectedQuote`], [`Part`], [`MarkFamily`] |
//! | marks that were odd, and where | [`Diagnostic`], [`DiagnosticKind`] |
//! | to look at: annotated text, an article or a feed as a page | [`render`] |
#![cfg_attr(feature = "html", doc = "| a page of HTML: its text, and marks put back into it (feature `html`) | [`html::Page`] |")]
//! | the word lists, to add to | [`Lexicon`], [`WordClass`] |
//! | records of a quote feed, made of what was found | [`Extraction::records`], [`RecordOptions`], [`Ipse`], [`Author`], [`Source`] |
//! | the larger stories that records belong to | [`Context`] |
//! | many records: merged, asked, written and read as a page | [`IpseFeed`], [`MergeOptions`], [`FeedPerson`], [`Variant`], [`FeedTextError`] |
//! | the day of publication, and by what it is known | [`Publication`] |
//! | a range of bytes; a calendar day; a moment | [`Span`], [`Date`], [`Timestamp`] |
//! | many ranges in characters or UTF-16 | [`Offsets`] |
//!
//! The [`guide`] has longer pages: [recipes](guide::recipes) (marking up a page, names of your own recogniser, a verb of your own, a
//! corpus as a stream), [word lists of your own](guide::word_lists), [how attributions are decided](guide::attributions), [the rules
//! and clues with examples](guide::rules), [feeds](guide::feed), [threads and async](guide::threads), [more than one machine](guide::scale),
//! [WebAssembly](guide::wasm), [how to snapshot-test attributions](guide::snapshot_testing), [accuracy](guide::accuracy), [performance](guide::performance) and
//! [how it compares](guide::compare).
//!
//! # Offsets
//!
//! Every [`Span`] is a half-open range of UTF-8 bytes into the text as it was given; nothing is normalised first, so spans index
//! the string you hold. They always lie on character boundaries. [`Span::chars`] and [`Span::utf16`] convert for editors and for
//! languages that count otherwise. The spans of a quote leave its marks out.
//!
//! # Unresolved is an answer
//!
//! A quote without an [`Attribution`] is one whose speaker the text does not tell, or not surely enough. An attribution without a
//! speaker has found the words (`I`, `she`) but not whom they stand for. Naming the wrong person is worse than naming none;
//! [`Attribution::confidence`] lets you draw the line elsewhere.
//!
//! # What can be relied on
//!
//! - [`Extractor::extract`] neither fails nor panics, whatever the text holds, and its time grows with the length of the text; that of
//!   [`IpseFeed::merge`] grows with the number of records.
//! - The same version gives the same result for the same text: no random numbers, no clock, no order of a hash table.
//! - Line ends (LF or CRLF) and a byte order mark do not change whose words are found in an article. Other marks, wrapped lines,
//!   no-break blanks and furniture of the page change little; the example `stability` measures how little.
//! - Another version may attribute otherwise, as lists and weights improve. Types follow semantic versioning.
//!
//! # Limits
//!
//! The standard library is needed (`no_std` is no goal), and nothing of the system beneath it: the crate builds for
//! `wasm32-unknown-unknown`. With no feature it has no more than the types above; `html` adds pages of HTML.
//!
//! English only. Speakers are known within one document; [`IpseFeed::merge`] puts statements of several documents together. Reported
//! speech without marks is found only in part. The README has a longer list, and figures of accuracy and speed.

#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod article;
mod attribution;
mod bits;
mod cues;
mod date;
mod document;
mod extraction;
mod extractor;
mod feed;
pub mod guide;
#[cfg(feature = "html")]
#[cfg_attr(docsrs, doc(cfg(feature = "html")))]
pub mod html;
mod ids;
mod lexicon;
mod mentions;
mod names;
mod occasion;
mod offsets;
mod outline;
mod placed;
mod quotes;
#[cfg(feature = "training")]
#[doc(hidden)]
pub mod reader;
#[cfg(not(feature = "training"))]
mod reader;
pub mod render;
mod room;
mod rules;
mod scratch;
mod span;
mod speakers;
mod steps;
#[cfg(test)]
mod tables;
mod text;
mod timestamp;

pub use attribution::{Act, Factuality, Reported, Rule};
pub use date::{Date, DateError};
pub use document::{Document, Text};
pub use extraction::{
    Addressee, Attribution, Evidence, ExplainedAntecedent, ExplainedCandidate, ExplainedReading, Explanation, Extraction,
    Findings, Quote, QuoteKind, Speaker, SpeakerId,
};
pub use extractor::{AttributionResolver, BuildError, Extractor, ExtractorBuilder};
pub use feed::{
    Author, Context, DateAndLocation, FeedPerson, FeedTextError, Ipse, IpseFeed, MergeOptions, Origin, RecordOptions, Source,
    Variant,
};
pub use lexicon::{Lexicon, LexiconError, WordClass};
pub use mentions::{Gender, SpeakerKind};
pub use names::NameError;
pub use occasion::Publication;
pub use offsets::Offsets;
pub use quotes::{DetectedQuote, Detection, Diagnostic, DiagnosticKind, Part, QuoteDetector, Usage};
pub use rules::Provenance;
pub use scratch::Scratch;
pub use span::{Span, SpanError};
pub use speakers::{Clue, GivenMention, Person, Roster, RosterError};
pub use text::MarkFamily;
pub use timestamp::{Timestamp, TimestampError};

/// The program in the README compiles and runs.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
