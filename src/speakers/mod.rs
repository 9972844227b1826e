//! Speakers: one entity per person or body and document, whatever names the text gives them.

mod antecedents;
mod cluster;
mod entity;
mod genders;
mod key;
mod known;
mod name;
mod resolve;
mod roles;
mod roster;
mod spelling;

#[cfg(test)]
mod tests;

pub use antecedents::Clue;
pub(crate) use antecedents::{Antecedent, ClueSet};
pub(crate) use cluster::Entities;
pub(crate) use entity::Entity;
pub(crate) use key::fold;
pub(crate) use known::KnownPeople;
pub(crate) use resolve::Discourse;
pub use roster::{Person, Roster, RosterError};
