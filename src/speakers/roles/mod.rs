//! What the text says that people are: in titles, appositions, clauses and names of several people at once.

mod before;
mod behind;
mod clauses;
mod introduced;
mod noun_phrases;
mod office;
mod reader;
mod role;
mod several;
mod topics;

pub(super) use noun_phrases::trade_of;
pub(super) use office::{is_same_office, office_word};
pub(super) use role::Roles;
pub(crate) use topics::learn_spoken;
pub(super) use topics::learn_topics;

use super::entities::Entities;
use crate::mentions::{MentionKind, Mentions};
use crate::outline::Outline;
use clauses::offices;
use reader::Reader;

/// Reads the roles of everybody who is named.
pub(super) fn learn_roles(outline: &Outline, mentions: &Mentions, entities: &mut Entities) {
    let reader = Reader { outline, mentions, offices: offices(outline) };
    for (id, mention) in mentions.numbered() {
        if let Some(entity) = reader.person(id, entities) {
            reader.read(id, entity, entities);
        } else if mention.kind == MentionKind::Pronoun
            && let Some((entity, role)) = reader.pronoun_is(id, entities)
        {
            entities.all[entity].roles.offer_said(role);
        }
    }
}
