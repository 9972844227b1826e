//! Attribution: quote to mention to speaker, with evidence and confidence.

mod after;
mod before;
mod candidates;
mod dialogue;
mod indirect;
mod looks;
mod nouns;
mod resolve;
mod rules;
mod structure;
mod threshold;
mod turns;

#[cfg(test)]
mod tests;

pub(crate) use dialogue::is_dialogue;
pub(crate) use indirect::{Indirect, find_indirect};
pub(crate) use resolve::{Decision, Outcome, Resolver};
pub use rules::Rule;
pub(crate) use rules::{EvidenceSet, TITLE};
pub(crate) use threshold::THRESHOLD;
pub(crate) use turns::find_turns;
