//! The weights of the clues.
//!
//! Fitted by `crates/fit` on some 250 articles of the training set of PolNeAR (Newell, Margolin and Ruths 2018) whose speakers
//! were labelled by reading; the labels are not in the repository. A log-linear model ranks those whom a pronoun may stand for
//! against each other, drawn towards a prior. To refit after a change of the clues, give `crates/fit` articles with
//! `"quotes"` and put the second table that it prints here. The meaning of each clue stands beside its name in `clues.rs`.
//!
//! The weight of "nobody-since" was set by hand, as a prior: a fresh fit gave it more, but did worse on fiction.

use super::clues::Clue;

/// One weight a clue, in the order of [`Clue::ALL`].
pub(super) const WEIGHTS: [f32; Clue::ALL.len()] = [
    1.47,  // here-subject
    1.37,  // here-other
    1.00,  // here-owner
    1.88,  // before-subject
    0.55,  // before-clause
    0.77,  // before-other
    0.54,  // before-owner
    0.24,  // second-subject
    0.17,  // second-other
    0.38,  // further-subject
    -0.34, // further-other
    0.99,  // opens
    1.42,  // paragraph
    -0.09, // nearest
    1.30,  // spoke-just
    0.27,  // spoke-before
    0.19,  // spoke-further
    1.00,  // nobody-since
    1.23,  // reports
    1.14,  // introduced
    1.51,  // fronted
    0.38,  // chain-here
    -0.98, // chain-before
    -2.00, // named-inside
    0.18,  // hearer
    1.28,  // gender-known
    1.00,  // surely-person
    0.85,  // full-name
    0.64,  // frequent
    -1.03, // unnamed
    1.00,  // several
    -0.60, // place-name
];
