#![forbid(unsafe_code)]

mod quotes;
mod span;

pub use quotes::{DetectedQuote, Detection, Diagnostic, DiagnosticKind, MarkFamily, Part, Usage};
pub use span::Span;
