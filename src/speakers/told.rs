//! What the caller has told: people of a roster, names that stand in the text, the headline.

use super::entities::Entities;
use super::entity::Entity;
use super::given::Given;
use super::headline::Headline;
use super::known::KnownPeople;
use super::roster::Person;
use crate::mentions::{Mention, Mentions, SpeakerKind};
use crate::outline::Outline;
use crate::{Document, Span};

/// From so many mentions on those that found no use make room.
const MANY: usize = 1 << 12;

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
        if mentions.len() >= MANY {
            // While not much else is there.
            mentions.shrink_to_fit();
        }
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

    /// Adds to other words what to call somebody, and their role, and tells where they stand there: as the roster says, else as the
    /// headline does where the text has the surname alone.
    pub(crate) fn named(&self, entity: &Entity, outline: &Outline, words: &mut String) -> (Span, Option<Span>) {
        let start = words.len();
        let person = self.person(entity);
        match person {
            Some(person) => words.push_str(person.name()),
            None => entity.write_name(outline, words),
        }
        let is_surname = person.is_none() && entity.kind == SpeakerKind::Person && entity.name.len() == 1;
        let bearer = self.headline.bearer(&words[start..]).filter(|_| is_surname);
        if let Some(bearer) = bearer {
            words.truncate(start);
            words.push_str(&bearer.name);
        }
        let end = words.len();
        match person.and_then(Person::role) {
            Some(role) => words.push_str(role),
            None => entity.write_role(outline, words),
        }
        if let Some(role) = bearer.and_then(|bearer| bearer.role.as_deref()).filter(|_| words.len() == end) {
            words.push_str(role);
        }
        (Span::new(start, end), Some(Span::new(end, words.len())).filter(|role| !role.is_empty()))
    }
}
