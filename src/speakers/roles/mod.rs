//! What the text says that people are: in titles, appositions, clauses and names of several people at once.

mod before;
mod behind;
mod clauses;
mod phrases;
mod role;
mod several;
mod topics;

pub(super) use phrases::{is_other_office, office_word};
pub(super) use role::Roles;
pub(crate) use topics::learn_spoken;
pub(super) use topics::{learn_topics, runs};

use super::cluster::Entities;
use crate::lexicon::Classes;
use crate::mentions::{Mention, MentionKind, SpeakerKind};
use crate::outline::Outline;
use clauses::offices;
use phrases::Phrase;
use role::Role;

/// How good a role is by where it stands; what its noun is and how long it is are added.
const BESIDE: i32 = 20;
const PREDICATE: i32 = 16;
const CLAUSE: i32 = 8;
const AFFILIATION: i32 = 2;
/// Headlines and quoted words are poorer sources than the text itself.
const POOR_SOURCE: i32 = 12;

/// How far to the left of a name its role may begin.
const LONGEST_LEFT: usize = 12;

/// Reads the roles of everybody who is named.
pub(super) fn learn_roles(outline: &Outline, mentions: &[Mention], entities: &mut Entities) {
    let reader = Reader { outline, mentions, offices: offices(outline) };
    for (index, mention) in mentions.iter().enumerate() {
        if let Some(entity) = reader.person(index, entities) {
            reader.read(index, entity, entities);
        } else if mention.kind == MentionKind::Pronoun
            && let Some((entity, role)) = reader.pronoun_is(index, entities)
        {
            entities.all[entity].roles.offer_said(role);
        }
    }
}

struct Reader<'o, 't> {
    outline: &'o Outline<'t>,
    mentions: &'o [Mention],
    /// See [`offices`].
    offices: Vec<usize>,
}

impl Reader<'_, '_> {
    /// The person whom the mention names.
    fn person(&self, index: usize, entities: &Entities) -> Option<usize> {
        let named = self.mentions.get(index).filter(|m| m.kind == MentionKind::Name)?;
        named.entity().filter(|&entity| entities.all[entity].kind == SpeakerKind::Person)
    }

    /// Reads all that is said of the person at one mention.
    fn read(&self, index: usize, entity: usize, entities: &mut Entities) {
        let mention = &self.mentions[index];
        let sentence = &self.outline.sentences[mention.sentence()];
        let paragraph = &self.outline.paragraphs[sentence.paragraph as usize];
        let poor = if paragraph.is_headline() || mention.quoted { POOR_SOURCE } else { 0 };
        self.title(mention, poor, &mut entities.all[entity].roles);
        self.several(index, entity, entities);
        if poor > 0 && !self.signs(index) || mention.possessive {
            return;
        }
        let limit = paragraph.tokens().end;
        self.behind(index, limit, entity, entities);
        let in_office = self.in_office(index, limit, entity, entities);
        let person = &mut entities.all[entity].roles;
        if let Some(phrase) = self.named(index) {
            person.offer_title(self.role(&phrase, BESIDE));
        }
        if let Some(phrase) = self.predicate(mention, limit) {
            person.offer_said(self.role(&phrase, PREDICATE));
        }
        if let Some(phrase) = self.as_office(mention, paragraph.tokens().start) {
            person.offer_said(self.role(&phrase, PREDICATE));
        }
        if let Some(phrase) = in_office {
            person.offer_said(self.role(&phrase, PREDICATE));
        }
        let verb = mention.tokens().1;
        if self.has_occupation(verb)
            && let Some(role) = self.occupation(verb, limit)
        {
            person.offer_said(Role { score: role.score - 3, ..role });
        }
        if !person.has_home()
            && let Some(range) = self.affiliation(index)
        {
            person.offer_said(Role { range, head: range.1 - 1, score: AFFILIATION, several: false });
        }
    }

    /// The role that a phrase tells, by where it stands.
    fn role(&self, phrase: &Phrase, base: i32) -> Role {
        let plural = self.outline.classes(phrase.head).any(Classes::PLURAL);
        let one_of = matches!(self.outline.text_of(phrase.range.0), "one" | "One");
        Role { several: plural && !one_of, ..self.role_of(phrase.range, phrase.head, base) }
    }

    /// A role of these tokens; one of several words says more, and a single word that is no title little: "candidate", "friend".
    fn role_of(&self, range: (usize, usize), head: usize, base: i32) -> Role {
        let words = (range.1 - range.0) as i32;
        let vague = if words == 1 && !self.outline.classes(head).any(Classes::TITLE) { 4 } else { 0 };
        Role { range, head, score: base + self.weight(head) + words.min(8) - vague, several: false }
    }

    /// How much the noun of a role says.
    fn weight(&self, head: usize) -> i32 {
        let classes = self.outline.classes(head);
        match classes {
            _ if classes.any(Classes::TOPIC | Classes::TITLE) => 6,
            _ if classes.any(Classes::BEFORE_NAME) => 4,
            _ if classes.any(Classes::ROLE) => 2,
            _ => 0,
        }
    }

    /// "Republican", "Democrat": the name of a party's member.
    fn names_party(&self, token: usize) -> bool {
        let classes = self.outline.classes(token);
        classes.any(Classes::PARTY)
            && classes.any(Classes::PEOPLE)
            && !classes.any(Classes::ROLE)
            && self.outline.tokens[token].is_capital()
    }
}
