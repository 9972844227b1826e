//! When somebody is named, and how surely.
//!
//! [`UNRESOLVED`] was fitted together with the weights of the [rules](super::rules), and `crates/fit` writes it with them. The
//! other figures were set by hand: [`CAUTION`] and [`LEAST`] where naming fewer makes more of the named right and loses hardly any,
//! the curve of [`confidence`] so that of the attributions at each confidence at least that share is right, and 98 of 100 at 0.9 and
//! above, on other sorts of text than the fit had, too: the fit prints the table.

/// What naming nobody scores.
pub(super) const UNRESOLVED: f32 = 1.94;

/// By how much a candidate must beat naming nobody: the wrong name does more harm than none.
const CAUTION: f32 = 0.25;

/// The score that a candidate must beat to be named.
pub(crate) const THRESHOLD: f32 = UNRESOLVED + CAUTION;

/// The confidence below which nobody is named: below it, naming costs more precision than it gains recall.
pub(super) const LEAST: f32 = 0.42;

/// How surely the best candidate is right, from its score and that of the next best (or of naming nobody).
pub(super) fn confidence(score: f32, other: f32) -> f32 {
    1.0 / (1.0 + libm::expf(0.44 - 0.775 * (score - other)))
}
