//! Cues: the words that attribute, and whose they are.
//!
//! A sentence of the outline is read as a row of nodes (mentions, folded quotes, verbs, everything else); for each verb the
//! rules of English word order then say which mention is its subject.

mod clause;
mod nodes;
mod participles;
mod subject;

#[cfg(test)]
mod tests;

pub(crate) use clause::{Clause, Node, NodeKind};
pub(crate) use nodes::{Clauses, Scope};
pub(crate) use subject::{Relation, Subject};
