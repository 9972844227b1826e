//! Quotations: marks found, paired, joined and tagged with their usage.
//!
//! The passes, in the order they run: [`scan`] finds the marks, [`pair`] pairs the double ones and [`singles`] the single ones,
//! [`repair`] finds where a quote begins or ends that lacks a mark, [`join`] puts split quotes together, [`usage`] tells speech
//! from titles and scare quotes. [`detector`] runs them.

mod detector;
mod join;
mod pair;
mod repair;
mod scan;
mod sentences;
mod singles;
mod types;
mod usage;
mod words;

#[cfg(test)]
mod tests;

pub use detector::QuoteDetector;
pub(crate) use types::Parts;
pub use types::{DetectedQuote, Detection, Diagnostic, DiagnosticKind, Part, Usage};
