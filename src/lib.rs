#![forbid(unsafe_code)]

mod attribution;
mod cues;
mod date;
mod document;
mod extraction;
mod extractor;
mod feed;
mod lexicon;
mod mentions;
mod outline;
mod quotes;
mod span;
mod speakers;
mod text;

pub use attribution::Rule;
pub use date::{Date, DateError};
pub use document::Document;
pub use extraction::{Attribution, Evidence, ExplainedCandidate, Explanation, Extraction, Quote, QuoteKind, Speaker, SpeakerId};
pub use extractor::{BuildError, Extractor, ExtractorBuilder};
pub use feed::{Author, Context, DateAndLocation, Ipse, IpseFeed, Origin, RecordOptions, Source};
pub use lexicon::{Lexicon, LexiconError, WordClass};
pub use mentions::{Gender, SpeakerKind};
pub use quotes::{DetectedQuote, Detection, Diagnostic, DiagnosticKind, MarkFamily, Part, QuoteDetector, Usage};
pub use span::Span;
