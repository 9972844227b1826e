//! The weights of the evidence.

use super::evidence::Rule;

/// One weight a rule, in the order of [`Rule::ALL`].
pub(super) const WEIGHTS: [f32; Rule::ALL.len()] = [
    1.67,  // subject-after
    1.99,  // inverted
    0.30,  // subject-before
    0.22,  // subject-of-clause
    0.26,  // outer-cue
    -1.56, // embedded
    -1.14, // thought
    -0.04, // trailing
    -0.09, // verb-subject
    1.36,  // label
    1.96,  // headline-label
    4.34,  // according
    -0.11, // signature
    0.98,  // noun-cue
    2.44,  // colon-before
    3.41,  // carried
    -0.60, // carried-aside
    1.90,  // carried-over
    -1.62, // carried-over-aside
    -2.63, // carried-further
    1.20,  // carried-back
    1.53,  // sentence-before
    -0.60, // paragraph-before
    0.21,  // sentence-after
    1.04,  // sentence-subject
    1.53,  // in-sentence
    2.29,  // strong-cue
    1.45,  // medium-cue
    0.19,  // weak-cue
    -0.44, // unknown-cue
    0.68,  // that-clause
    0.80,  // direct-subject
    0.86,  // interrupted-subject
    0.04,  // dependent-verb
    -0.80, // relative-clause
    -0.37, // far-subject
    -0.20, // phrase-subject
    -0.34, // near
    -0.26, // far
    -0.21, // other-quote-between
    0.31,  // adjacent
    0.32,  // pronoun
    0.01,  // description
    0.46,  // person
    -0.45, // body
    -1.50, // place
    -0.40, // text
    -0.72, // plural
    -1.34, // first-person
    -1.53, // thing
    -0.37, // possessive
    -0.70, // hearer
    -0.79, // in-phrase
    -1.40, // named-inside
    0.83,  // same-as-before
    -0.63, // scare-like
    -1.95, // title-like
    -0.37, // after-determiner
    -0.93, // one-word
    -1.40, // object-of-cue
];

/// What naming nobody scores: a candidate must do better.
pub(crate) const UNRESOLVED: f32 = 1.96;

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
