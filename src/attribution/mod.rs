//! Attribution: quote to mention to speaker, with evidence and confidence.

mod after;
mod before;
mod candidates;
mod dialogue;
mod evidence;
mod indirect;
mod looks;
mod nouns;
mod resolve;
mod structure;
mod turns;
mod weights;

#[cfg(test)]
mod tests;

pub(crate) use dialogue::is_dialogue;
pub(crate) use evidence::EvidenceSet;
pub use evidence::Rule;
pub(crate) use indirect::{Indirect, find_indirect};
pub(crate) use resolve::{Decision, Outcome, Resolver};
pub(crate) use turns::find_turns;
pub(crate) use weights::THRESHOLD;
