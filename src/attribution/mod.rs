//! Attribution: quote to mention to speaker, with evidence and confidence.

mod candidates;
mod evidence;
mod resolve;
mod structure;
mod weights;

pub(crate) use evidence::EvidenceSet;
pub use evidence::Rule;
pub(crate) use resolve::{Outcome, Resolver};
pub(crate) use weights::UNRESOLVED;
