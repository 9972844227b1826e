//! The weights of the evidence.

use super::evidence::Rule;

/// One weight a rule, in the order of [`Rule::ALL`].
pub(super) const WEIGHTS: [f32; Rule::ALL.len()] = [
    1.74,  // subject-after
    2.05,  // inverted
    0.38,  // subject-before
    0.32,  // subject-of-clause
    0.32,  // outer-cue
    -1.56, // embedded
    -1.16, // thought
    0.01,  // trailing
    -0.09, // verb-subject
    3.41,  // label
    4.92,  // interview-letter
    3.01,  // headline-label
    4.38,  // according
    3.31,  // signature
    0.87,  // noun-cue
    2.44,  // colon-before
    3.56,  // carried
    -0.65, // carried-aside
    -0.16, // alternating
    1.87,  // carried-over
    -1.91, // carried-over-aside
    -2.93, // carried-further
    2.71,  // carried-back
    1.32,  // sentence-before
    -0.55, // paragraph-before
    -0.18, // sentence-after
    1.02,  // sentence-subject
    1.55,  // in-sentence
    2.24,  // strong-cue
    1.42,  // medium-cue
    0.25,  // weak-cue
    -0.44, // unknown-cue
    0.66,  // that-clause
    0.75,  // direct-subject
    0.82,  // interrupted-subject
    0.02,  // dependent-verb
    -0.92, // relative-clause
    -0.40, // far-subject
    -0.30, // phrase-subject
    -0.39, // near
    -0.26, // far
    -0.21, // other-quote-between
    0.29,  // adjacent
    0.32,  // pronoun
    -0.00, // description
    0.39,  // person
    -0.46, // body
    -1.52, // place
    -0.33, // text
    -0.70, // plural
    -1.32, // first-person
    -1.52, // thing
    -0.30, // possessive
    -0.61, // hearer
    -0.78, // in-phrase
    -1.51, // named-inside
    0.92,  // same-as-before
    -0.59, // scare-like
    -1.97, // title-like
    -0.35, // after-determiner
    -0.91, // one-word
    -1.32, // object-of-cue
];

/// What naming nobody scores: a candidate must do better.
pub(crate) const UNRESOLVED: f32 = 1.98;

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
