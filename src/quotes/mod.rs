//! Quotations: marks found, paired, joined and tagged with their usage.

mod types;

pub use types::{DetectedQuote, Detection, Diagnostic, DiagnosticKind, MarkFamily, Part, Usage};
