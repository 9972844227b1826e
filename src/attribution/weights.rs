//! The weights of the evidence.

use super::evidence::Rule;

/// One weight a rule, in the order of [`Rule::ALL`].
pub(super) const WEIGHTS: [f32; Rule::ALL.len()] = [
    1.65,  // subject-after
    1.89,  // inverted
    0.15,  // subject-before
    0.08,  // subject-of-clause
    0.24,  // outer-cue
    -1.60, // embedded
    -1.18, // thought
    -0.15, // trailing
    -0.27, // verb-subject
    3.39,  // label
    4.93,  // interview-letter
    2.95,  // headline-label
    4.23,  // according
    3.31,  // signature
    0.97,  // noun-cue
    2.48,  // colon-before
    3.61,  // carried
    -0.70, // carried-aside
    -0.19, // alternating
    1.95,  // carried-over
    -1.78, // carried-over-aside
    -2.89, // carried-further
    2.81,  // carried-back
    1.37,  // sentence-before
    -0.53, // paragraph-before
    -0.36, // sentence-after
    1.13,  // sentence-subject
    1.61,  // in-sentence
    2.33,  // strong-cue
    1.60,  // medium-cue
    0.35,  // weak-cue
    -0.34, // unknown-cue
    0.69,  // that-clause
    0.73,  // direct-subject
    0.63,  // interrupted-subject
    0.16,  // dependent-verb
    -1.61, // relative-clause
    -0.37, // far-subject
    -0.31, // phrase-subject
    -0.44, // near
    -0.26, // far
    -0.07, // other-quote-between
    0.32,  // adjacent
    0.37,  // pronoun
    0.04,  // description
    0.38,  // person
    -0.48, // body
    -1.38, // place
    -0.26, // text
    -0.72, // plural
    -1.34, // first-person
    -1.54, // thing
    -0.48, // possessive
    -0.63, // hearer
    -0.76, // in-phrase
    -1.42, // named-inside
    0.90,  // same-as-before
    -0.62, // scare-like
    -1.95, // title-like
    -0.32, // after-determiner
    -0.90, // one-word
    -1.31, // object-of-cue
];

/// What naming nobody scores: a candidate must do better.
pub(crate) const UNRESOLVED: f32 = 2.04;

/// How surely the best candidate is right, from its score and that of the next best (or of naming nobody).
pub(super) fn confidence(score: f32, other: f32) -> f32 {
    1.0 / (1.0 + (-(0.8 * (score - other) - 0.5)).exp())
}

impl Rule {
    /// How much the rule speaks for a candidate (or against it, below zero), in log-odds.
    pub fn weight(self) -> f32 {
        WEIGHTS[self as usize]
    }
}
