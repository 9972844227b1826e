//! What the text says of one person in one place.

use super::noun_phrases::NounPhrase;
use super::role::{BARE_TITLE, Role};
use crate::ids::{EntityId, IdRange, MentionId, TokenId};
use crate::lexicon::{Classes, word};
use crate::mentions::{Mention, MentionKind, Mentions, SpeakerKind};
use crate::outline::Outline;
use crate::speakers::entities::Entities;

/// How good a role is by where it stands; what its noun is and how long it is are added.
pub(super) const BESIDE: i32 = 20;
pub(super) const PREDICATE: i32 = 16;
pub(super) const TOPIC: i32 = 14;
pub(super) const CLAUSE: i32 = 8;
pub(super) const AFFILIATION: i32 = 2;
/// Headlines and quoted words are poorer sources than the text itself.
pub(super) const POOR_SOURCE: i32 = 12;

/// How far to the left of a name its role may begin.
pub(super) const LONGEST_LEFT: usize = 12;

/// Reads what the text says of those whom it names, a mention at a time.
pub(super) struct Reader<'o, 't> {
    pub(super) outline: &'o Outline<'t>,
    pub(super) mentions: &'o Mentions,
    /// Where the "as" of `her record as mayor` stands in the article's own words, in order.
    pub(super) offices: Vec<TokenId>,
}

/// A place where the text names a person.
#[derive(Debug, Clone, Copy)]
pub(super) struct Naming {
    pub(super) id: MentionId,
    pub(super) person: EntityId,
    /// The token behind its paragraph.
    pub(super) limit: TokenId,
}

impl Reader<'_, '_> {
    /// The person whom the mention names.
    pub(super) fn person(&self, id: MentionId, entities: &Entities) -> Option<EntityId> {
        let named = self.mentions[id].kind == MentionKind::Name;
        entities.of(id).filter(|&entity| named && entities.all[entity].kind == SpeakerKind::Person)
    }

    /// Reads all that is said of the person at one mention.
    pub(super) fn read(&self, id: MentionId, person: EntityId, entities: &mut Entities) {
        let mention = &self.mentions[id];
        let paragraph = self.outline.paragraph_of(mention.sentence);
        let poor = if paragraph.is_headline() || mention.quoted { POOR_SOURCE } else { 0 };
        let entity = &mut entities.all[person];
        if !self.is_part_of_name(mention, entity.name) {
            self.title(mention, poor, &mut entity.roles);
        }
        self.several(id, person, entities);
        if poor > 0 && !self.signs(id) || mention.possessive {
            return;
        }
        let limit = paragraph.tokens.end();
        let naming = Naming { id, person, limit };
        self.behind(naming, entities);
        let in_office = self.in_office(naming, entities);
        let person = &mut entities.all[person].roles;
        if let Some(phrase) = self.named(id) {
            person.offer_title(self.role(&phrase, BESIDE));
        }
        if let Some(phrase) = self.predicate(mention, limit) {
            person.offer_said(self.role(&phrase, PREDICATE));
        }
        if let Some(phrase) = self.as_office(mention, paragraph.tokens.start()) {
            person.offer_said(self.role(&phrase, PREDICATE));
        }
        if let Some(phrase) = in_office {
            person.offer_said(self.role(&phrase, PREDICATE));
        }
        let verb = mention.tokens().end();
        if self.has_occupation(verb)
            && let Some(role) = self.occupation(verb, limit)
        {
            person.offer_said(Role { score: role.score - 3, ..role });
        }
        if !person.has_home()
            && let Some(range) = self.affiliation(id)
        {
            person.offer_said(Role { range, head: range.end() - 1, score: AFFILIATION, several: false });
        }
    }

    /// Whether the role before a name is a word of the full name: "Hawk Merridew" of Ann Hawk Merridew.
    fn is_part_of_name(&self, mention: &Mention, name: IdRange<TokenId>) -> bool {
        let role = mention.role();
        let written = |t: TokenId| self.outline.text_of(t);
        role.len() == 1 && name.len() > 2 && name.iter().skip(1).any(|t| written(t) == written(role.start()))
    }

    /// The role that a phrase tells, by where it stands.
    pub(super) fn role(&self, phrase: &NounPhrase, base: i32) -> Role {
        let plural = self.outline.classes(phrase.head).any(Classes::PLURAL);
        let one_of = self.outline.word(phrase.range.start()) == word::ONE;
        Role { several: plural && !one_of, ..self.role_of(phrase.range, phrase.head, base) }
    }

    /// A role of these tokens; one of several words says more, and a single word that is no title little: "candidate", "friend".
    pub(super) fn role_of(&self, range: IdRange<TokenId>, head: TokenId, base: i32) -> Role {
        let words = range.len() as i32;
        let classes = self.outline.classes(head);
        // "rival Ann Lee": whose?
        if words == 1 && classes.any(Classes::RELATION) {
            return Role { range, head, score: BARE_TITLE, several: false };
        }
        let vague = if words == 1 && !classes.any(Classes::TITLE) { 4 } else { 0 };
        Role { range, head, score: base + self.weight(head) + words.min(8) - vague, several: false }
    }

    /// How much the noun of a role says.
    fn weight(&self, head: TokenId) -> i32 {
        let classes = self.outline.classes(head);
        match classes {
            _ if classes.any(Classes::TOPIC | Classes::TITLE) => 6,
            _ if classes.any(Classes::BEFORE_NAME) => 4,
            _ if classes.any(Classes::ROLE) => 2,
            _ => 0,
        }
    }

    /// "Republican", "Democrat": the name of a party's member.
    pub(super) fn names_party(&self, token: TokenId) -> bool {
        let classes = self.outline.classes(token);
        classes.any(Classes::PARTY)
            && classes.any(Classes::PEOPLE)
            && !classes.any(Classes::ROLE)
            && self.outline.tokens[token].is_capital()
    }
}
