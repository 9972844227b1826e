//! The weights of the evidence.

use super::evidence::Rule;

/// One weight a rule, in the order of [`Rule::ALL`].
pub(super) const WEIGHTS: [f32; Rule::ALL.len()] = [
    5.0,  // subject-after
    5.0,  // inverted
    5.0,  // subject-before
    3.0,  // subject-of-clause
    4.0,  // trailing
    2.0,  // verb-subject
    5.0,  // label
    5.0,  // according
    4.0,  // signature
    3.0,  // noun-cue
    4.0,  // colon-before
    4.0,  // carried
    0.5,  // carried-aside
    3.0,  // carried-over
    0.5,  // carried-over-aside
    1.0,  // carried-further
    2.5,  // carried-back
    1.5,  // sentence-before
    0.5,  // paragraph-before
    0.0,  // sentence-after
    0.5,  // sentence-subject
    0.0,  // in-sentence
    1.0,  // strong-cue
    0.5,  // medium-cue
    0.0,  // weak-cue
    -0.5, // unknown-cue
    0.5,  // that-clause
    0.5,  // direct-subject
    0.3,  // interrupted-subject
    0.0,  // dependent-verb
    -0.2, // relative-clause
    -0.7, // far-subject
    -1.5, // phrase-subject
    0.3,  // near
    -0.3, // far
    -0.7, // other-quote-between
    0.3,  // adjacent
    0.3,  // pronoun
    0.0,  // description
    0.5,  // person
    -0.2, // body
    -1.5, // place
    -0.3, // text
    -0.2, // plural
    -0.5, // first-person
    -1.0, // thing
    -1.0, // possessive
    -2.0, // hearer
    -1.0, // in-phrase
    -0.7, // named-inside
    0.3,  // same-as-before
    -1.0, // object-of-cue
];

/// What naming nobody scores: a candidate must do better.
pub(crate) const UNRESOLVED: f32 = 2.0;

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
