//! Quotations: marks found, paired, joined and tagged with their usage.
//!
//! The passes, in the order they run: [`scan`] finds the marks, [`pair`] pairs the double ones and [`singles`] the single ones,
//! [`repair`] finds where a quote begins or ends that lacks a mark, [`join`] puts split quotes together, [`usage`] tells speech
//! from titles and scare quotes. [`detector`] runs them. The search for marks finds the [`leftovers`] of HTML, too.

mod beside;
mod detection;
mod detector;
mod join;
mod leftovers;
mod pair;
mod repair;
mod scan;
mod sentences;
mod singles;
mod usage;

#[cfg(test)]
mod tests;

pub(crate) use detection::Parts;
pub use detection::{DetectedQuote, Detection, Diagnostic, DiagnosticKind, Part, Usage};
pub use detector::QuoteDetector;
pub(crate) use detector::Room;
