#![forbid(unsafe_code)]

mod quotes;
mod span;
mod text;

pub use quotes::{DetectedQuote, Detection, Diagnostic, DiagnosticKind, MarkFamily, Part, QuoteDetector, Usage};
pub use span::Span;
