//! The weights of the evidence.

use super::evidence::Rule;

/// One weight a rule, in the order of [`Rule::ALL`].
pub(super) const WEIGHTS: [f32; Rule::ALL.len()] = [
    1.63,  // subject-after
    1.97,  // inverted
    0.29,  // subject-before
    0.26,  // subject-of-clause
    0.28,  // outer-cue
    -1.57, // embedded
    -1.14, // thought
    -0.03, // trailing
    -0.10, // verb-subject
    1.37,  // label
    1.96,  // headline-label
    4.31,  // according
    -0.11, // signature
    0.99,  // noun-cue
    2.33,  // colon-before
    3.40,  // carried
    -0.67, // carried-aside
    1.80,  // carried-over
    -2.03, // carried-over-aside
    -2.88, // carried-further
    1.14,  // carried-back
    1.33,  // sentence-before
    -0.75, // paragraph-before
    0.01,  // sentence-after
    1.04,  // sentence-subject
    1.35,  // in-sentence
    2.25,  // strong-cue
    1.43,  // medium-cue
    0.21,  // weak-cue
    -0.43, // unknown-cue
    0.68,  // that-clause
    0.79,  // direct-subject
    0.86,  // interrupted-subject
    0.04,  // dependent-verb
    -0.78, // relative-clause
    -0.37, // far-subject
    -0.20, // phrase-subject
    -0.34, // near
    -0.26, // far
    -0.17, // other-quote-between
    0.29,  // adjacent
    0.31,  // pronoun
    0.00,  // description
    0.42,  // person
    -0.46, // body
    -1.52, // place
    -0.40, // text
    -0.72, // plural
    -1.34, // first-person
    -1.53, // thing
    -0.38, // possessive
    -0.72, // hearer
    -0.79, // in-phrase
    -1.24, // named-inside
    0.86,  // same-as-before
    -0.61, // scare-like
    -1.93, // title-like
    -0.36, // after-determiner
    -0.91, // one-word
    -1.38, // object-of-cue
];

/// What naming nobody scores: a candidate must do better.
pub(crate) const UNRESOLVED: f32 = 1.77;

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
