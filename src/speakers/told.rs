//! What the caller has told: people of a roster, and names that stand in the text.

use super::entities::Entities;
use super::given::{Given, GivenMention};
use super::known::KnownPeople;
use crate::mentions::{Mention, Mentions};
use crate::outline::Outline;

/// What the caller has told, for one document.
pub(crate) struct Told<'a> {
    people: Option<&'a KnownPeople>,
    names: Given<'a>,
}

impl<'a> Told<'a> {
    pub(crate) fn new(people: Option<&'a KnownPeople>, outline: &Outline, names: &'a [GivenMention]) -> Told<'a> {
        Told { people, names: Given::find(outline, names) }
    }

    /// Makes mentions of their names, where those are none yet.
    pub(crate) fn mark(&self, outline: &Outline, mut mentions: Vec<Mention>) -> Mentions {
        if let Some(people) = self.people {
            people.mark(outline, &mut mentions);
        }
        self.names.mark(outline, &mut mentions);
        // While not much else is there.
        mentions.shrink_to_fit();
        Mentions::new(mentions)
    }

    /// Tells the entities what is known of them.
    pub(crate) fn identify(&self, outline: &Outline, mentions: &Mentions, entities: &mut Entities) {
        self.names.describe(entities, mentions);
        if let Some(people) = self.people {
            people.identify(outline, entities, mentions);
        }
    }
}
