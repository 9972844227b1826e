//! The weights of the evidence.
//!
//! Fitted on 840 US news articles of PolNeAR (Newell, Margolin and Ruths 2018) by `crates/fit`: a log-linear model that ranks
//! the candidates of a quote and "nobody" against each other, drawn towards a prior for the rules that news shows too rarely. To
//! refit after a change of the rules, run `cargo run --release -p ipse-fit -- ANNOTATED.jsonl` and put what it prints here. The
//! meaning of each rule stands beside its name in `evidence.rs`.
//!
//! Some weights were set by hand, beside the fitted ones. Those of dialogue ("present" to "introduces") were set on invented scenes,
//! since news has none. "noun-clause", "spoke-before" and "relay" were set by whom the quoted words belong to, since the annotation
//! often counts whoever reports the speaker as the source. The looks of quoted words ("title-like" to "attribute") were set by the
//! log-odds of how often words that look so are annotated as speech.

use super::evidence::Rule;

/// One weight a rule, in the order of [`Rule::ALL`].
pub(super) const WEIGHTS: [f32; Rule::ALL.len()] = [
    1.62,  // subject-after
    1.86,  // inverted
    0.16,  // subject-before
    0.08,  // subject-of-clause
    0.23,  // outer-cue
    -1.61, // embedded
    -1.20, // thought
    -0.17, // trailing
    -0.25, // verb-subject
    3.49,  // label
    4.94,  // interview-letter
    3.13,  // headline-label
    4.22,  // according
    3.29,  // signature
    0.94,  // noun-cue
    2.00,  // noun-clause
    -1.90, // spoke-before
    -2.50, // relay
    2.45,  // colon-before
    3.52,  // carried
    -0.68, // carried-aside
    -0.20, // alternating
    1.84,  // carried-over
    -1.78, // carried-over-aside
    -2.88, // carried-further
    2.79,  // carried-back
    1.37,  // sentence-before
    -0.51, // paragraph-before
    -0.30, // sentence-after
    1.12,  // sentence-subject
    1.70,  // in-sentence
    2.29,  // strong-cue
    1.58,  // medium-cue
    0.30,  // weak-cue
    -0.36, // unknown-cue
    0.69,  // that-clause
    0.74,  // direct-subject
    0.62,  // interrupted-subject
    0.13,  // dependent-verb
    -1.63, // relative-clause
    -0.39, // far-subject
    -0.23, // phrase-subject
    -0.45, // near
    -0.27, // far
    -0.11, // other-quote-between
    0.30,  // adjacent
    0.35,  // pronoun
    0.03,  // description
    0.36,  // person
    -0.50, // body
    -1.41, // place
    -0.30, // text
    -0.74, // plural
    -1.28, // first-person
    -1.55, // thing
    -0.51, // possessive
    -0.63, // hearer
    -0.76, // in-phrase
    -1.45, // named-inside
    0.92,  // same-as-before
    -0.90, // scare-like
    -2.20, // title-like
    -0.55, // one-word
    -1.35, // object-of-cue
    -2.00, // work-named
    -1.20, // term-named
    -1.20, // noun-follows
    -1.20, // capital-before-noun
    -0.80, // also-unmarked
    -0.60, // marked-again
    4.00,  // echoed
    0.50,  // several-words
    0.50,  // many-words
    -3.00, // attribute
    1.20,  // reported-before
    -2.00, // subject-of-quote
    1.94,  // present
    4.50,  // beat
    4.00,  // beat-behind
    3.00,  // acts-before
    -2.40, // turn-beside
    1.70,  // in-turn
    -3.00, // addressed
    2.10,  // spoken-to
    3.00,  // introduces
];

/// By how much a candidate must beat naming nobody: the wrong name does more harm than none.
const CAUTION: f32 = 0.25;

/// The score that a candidate must beat to be named.
pub(crate) const THRESHOLD: f32 = UNRESOLVED + CAUTION;

/// The confidence below which nobody is named: below it, naming costs more precision than it gains recall.
pub(super) const LEAST: f32 = 0.42;

/// What naming nobody scores.
pub(super) const UNRESOLVED: f32 = 1.94;

/// How surely the best candidate is right, from its score and that of the next best (or of naming nobody).
pub(super) fn confidence(score: f32, other: f32) -> f32 {
    1.0 / (1.0 + (-(0.85 * (score - other) - 0.45)).exp())
}
