//! The weights of the evidence.

use super::evidence::Rule;

/// One weight a rule, in the order of [`Rule::ALL`].
pub(super) const WEIGHTS: [f32; Rule::ALL.len()] = [
    1.69,  // subject-after
    2.00,  // inverted
    0.35,  // subject-before
    0.30,  // subject-of-clause
    0.31,  // outer-cue
    -1.55, // embedded
    -1.14, // thought
    -0.00, // trailing
    -0.09, // verb-subject
    1.38,  // label
    1.97,  // headline-label
    4.36,  // according
    -0.11, // signature
    0.94,  // noun-cue
    2.39,  // colon-before
    3.57,  // carried
    -0.60, // carried-aside
    1.80,  // carried-over
    -1.95, // carried-over-aside
    -2.82, // carried-further
    1.15,  // carried-back
    1.20,  // sentence-before
    -0.65, // paragraph-before
    -0.31, // sentence-after
    1.04,  // sentence-subject
    1.42,  // in-sentence
    2.25,  // strong-cue
    1.43,  // medium-cue
    0.22,  // weak-cue
    -0.44, // unknown-cue
    0.66,  // that-clause
    0.75,  // direct-subject
    0.83,  // interrupted-subject
    0.02,  // dependent-verb
    -0.91, // relative-clause
    -0.41, // far-subject
    -0.22, // phrase-subject
    -0.35, // near
    -0.26, // far
    -0.22, // other-quote-between
    0.29,  // adjacent
    0.32,  // pronoun
    0.00,  // description
    0.40,  // person
    -0.44, // body
    -1.50, // place
    -0.34, // text
    -0.71, // plural
    -1.34, // first-person
    -1.53, // thing
    -0.32, // possessive
    -0.64, // hearer
    -0.80, // in-phrase
    -1.36, // named-inside
    0.88,  // same-as-before
    -0.60, // scare-like
    -1.91, // title-like
    -0.36, // after-determiner
    -0.90, // one-word
    -1.35, // object-of-cue
];

/// What naming nobody scores: a candidate must do better.
pub(crate) const UNRESOLVED: f32 = 1.85;

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
