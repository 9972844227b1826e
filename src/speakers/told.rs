//! What the caller has told: people of a roster, names that stand in the text, the headline.

use super::entities::Entities;
use super::entity::Entity;
use super::given::Given;
use super::headline::Headline;
use super::known::KnownPeople;
use super::roster::Person;
use crate::Document;
use crate::mentions::{Mention, Mentions, SpeakerKind};
use crate::outline::Outline;

/// What the caller has told, for one document.
pub(crate) struct Told<'a> {
    people: Option<&'a KnownPeople>,
    names: Given<'a>,
    headline: Headline,
}

impl<'a> Told<'a> {
    pub(crate) fn new(people: Option<&'a KnownPeople>, outline: &Outline, document: &'a Document) -> Told<'a> {
        let headline =
            document.title().map_or_else(Headline::default, |title| Headline::read(title, outline.text, outline.lexicon));
        Told { people, names: Given::find(outline, document.mentions()), headline }
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

    /// Who of the roster somebody is.
    pub(crate) fn person(&self, entity: &Entity) -> Option<&Person> {
        self.people.and_then(|people| people.person(entity))
    }

    /// What to call somebody, and their role: as the roster says, else as the headline does where the text has the surname alone.
    pub(crate) fn named(&self, entity: &Entity, outline: &Outline) -> (String, Option<String>) {
        let role = || entity.display_role(outline);
        if let Some(person) = self.person(entity) {
            return (person.name().to_owned(), person.role().map(str::to_owned).or_else(role));
        }
        let name = entity.display_name(outline);
        let is_surname = entity.kind == SpeakerKind::Person && entity.name.len() == 1;
        match self.headline.bearer(&name).filter(|_| is_surname) {
            Some(bearer) => (bearer.name.clone(), role().or_else(|| bearer.role.clone())),
            None => (name, role()),
        }
    }
}
