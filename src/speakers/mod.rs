//! Speakers: one entity per person or body and document, whatever names the text gives them.

mod antecedents;
mod clues;
mod cluster;
mod entity;
mod genders;
mod given;
mod key;
mod known;
mod name;
mod resolve;
mod roles;
mod roster;
mod spelling;

#[cfg(test)]
mod tests;

pub(crate) use antecedents::Antecedent;
pub use clues::Clue;
pub(crate) use clues::ClueSet;
pub(crate) use cluster::Entities;
pub(crate) use entity::{Entity, written};
pub(crate) use given::Given;
pub use given::GivenMention;
pub(crate) use key::fold;
pub(crate) use known::KnownPeople;
pub(crate) use resolve::Discourse;
pub(crate) use roles::learn_spoken;
pub use roster::{Person, Roster, RosterError};
