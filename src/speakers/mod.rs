//! Speakers: one entity per person or body and document, whatever names the text gives them.

mod antecedents;
mod clues;
mod cluster;
mod described;
mod entities;
mod entity;
mod genders;
mod given;
mod headline;
mod key;
mod known;
mod name;
mod namesakes;
mod referents;
mod relatives;
mod roles;
mod room;
mod roster;
mod spelling;
mod told;
mod written;

#[cfg(test)]
mod tests;

pub(crate) use antecedents::Antecedent;
pub use clues::Clue;
pub(crate) use clues::ClueSet;
pub(crate) use entities::Entities;
pub(crate) use entity::Entity;
pub use given::GivenMention;
pub(crate) use key::fold;
pub(crate) use known::KnownPeople;
pub(crate) use referents::Referents;
pub(crate) use roles::learn_spoken;
pub(crate) use room::Room;
pub use roster::{Person, Roster, RosterError};
pub(crate) use told::Told;
pub(crate) use written::{write, written};

use crate::mentions::Mentions;
use crate::outline::Outline;

/// Finds out who is named, and what the text says of them. A mention that turns out to be a name is one from now on.
pub(crate) fn find_people(outline: &Outline, mentions: &mut Mentions, room: &mut Room) -> Entities {
    let mut entities = cluster::cluster(outline, mentions, std::mem::take(&mut room.entities), &mut room.clusters);
    spelling::mend_spelling(outline, &mut entities, &mut room.surnames);
    // "The Harrow Open", "the Harrow Times", "in Harrow": nobody's name.
    for entity in entities.all.iter_mut() {
        entity.thing = !entity.surely_person && 2 * entity.articles.max(entity.located) > entity.mentions;
    }
    namesakes::doubt_namesakes(outline, mentions, &mut entities, &mut room.namesakes);
    genders::learn_genders(outline, mentions, &mut entities, &mut room.genders);
    roles::learn_roles(outline, mentions, &mut entities);
    roles::learn_topics(outline, mentions, &mut entities);
    entities
}
