//! The weights of the evidence.

use super::evidence::Rule;

/// One weight a rule, in the order of [`Rule::ALL`].
pub(super) const WEIGHTS: [f32; Rule::ALL.len()] = [
    1.84,  // subject-after
    2.26,  // inverted
    0.66,  // subject-before
    0.40,  // subject-of-clause
    0.22,  // outer-cue
    -0.62, // embedded
    -1.23, // thought
    0.05,  // trailing
    0.01,  // verb-subject
    1.49,  // label
    1.74,  // headline-label
    4.43,  // according
    -0.07, // signature
    1.02,  // noun-cue
    2.61,  // colon-before
    3.80,  // carried
    -0.71, // carried-aside
    2.19,  // carried-over
    -1.62, // carried-over-aside
    -2.61, // carried-further
    1.29,  // carried-back
    1.49,  // sentence-before
    -0.60, // paragraph-before
    0.11,  // sentence-after
    0.86,  // sentence-subject
    1.31,  // in-sentence
    2.23,  // strong-cue
    1.21,  // medium-cue
    0.00,  // weak-cue
    -0.70, // unknown-cue
    0.69,  // that-clause
    0.99,  // direct-subject
    1.06,  // interrupted-subject
    0.11,  // dependent-verb
    -0.69, // relative-clause
    -0.16, // far-subject
    -0.15, // phrase-subject
    -0.35, // near
    -0.41, // far
    -0.08, // other-quote-between
    0.38,  // adjacent
    0.25,  // pronoun
    -0.00, // description
    0.42,  // person
    -0.49, // body
    -1.65, // place
    -0.34, // text
    -0.77, // plural
    -1.36, // first-person
    -1.43, // thing
    -0.41, // possessive
    -0.65, // hearer
    -0.74, // in-phrase
    -1.25, // named-inside
    0.77,  // same-as-before
    -1.40, // object-of-cue
];

/// What naming nobody scores: a candidate must do better.
pub(crate) const UNRESOLVED: f32 = 2.24;

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
