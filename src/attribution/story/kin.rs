//! Kin: whom "his wife", "her mother" and "the uncle" stand for, where the story names them too.

use crate::ids::{EntityId, MentionId, TokenId};
use crate::lexicon::{Phrase, WordId, word};
use crate::mentions::{Gender, Mention, MentionKind, SpeakerKind};
use crate::speakers::Referents;

/// How many couples are known, and how many relatives by "Orr's nephew".
const KNOWN: usize = 16;

/// A married couple: "Mr. Lee" and "Mrs. Lee".
struct Couple {
    husband: EntityId,
    wife: EntityId,
}

/// Gives descriptions of relatives their entities.
pub(super) fn relate(referents: &mut Referents) {
    let couples = couples(referents);
    let (outline, mentions) = (&referents.article().outline, &referents.article().mentions);
    // Whose relative somebody is: "Orr's nephew" by the token of "nephew", and Orr.
    let mut relatives: Vec<(TokenId, EntityId)> = Vec::new();
    let mut man: Option<EntityId> = None;
    for (id, m) in mentions.numbered() {
        if m.quoted {
            continue;
        }
        if m.kind == MentionKind::Name {
            let known = referents.of(id).filter(|&e| referents.entities.all[e].gender == Some(Gender::Masculine));
            man = known.or(man);
        }
        if m.kind != MentionKind::Description || m.plural || referents.of(id).is_some() || !m.definite {
            continue;
        }
        let owner = mentions.from(id + 1).take(2).find(|(_, o)| o.tokens().start() == m.tokens().start() && o.possessive);
        if let Some(owner) = owner.filter(|(_, o)| o.kind == MentionKind::Name).and_then(|(id, _)| referents.of(id)) {
            if relatives.len() < KNOWN && referents.entities.all[owner].kind == SpeakerKind::Person {
                relatives.push((m.core().start(), owner));
            }
            continue;
        }
        // "The uncle", "his wife", but no "wife of the baker" and no "old wife".
        if m.core() != m.tokens().with_start(m.tokens().start() + 1) {
            continue;
        }
        let is = |phrase: Phrase| outline.phrase_end(phrase, m.tokens().start()).is_some();
        let sole = || couples.first().filter(|_| couples.len() == 1);
        let found = if is(Phrase::HIS_WIFE) {
            couples.iter().find(|couple| Some(couple.husband) == man).map(|couple| couple.wife)
        } else if is(Phrase::THEIR_MOTHER) {
            sole().map(|couple| couple.wife)
        } else if is(Phrase::THEIR_FATHER) {
            sole().map(|couple| couple.husband)
        } else {
            None
        };
        let found = found.or_else(|| {
            let converse = |kin: TokenId| outline.lexicon.are_converse(outline.word(kin), outline.word(m.core().start()));
            let mut known = relatives.iter().rev().filter(|(kin, _)| converse(*kin));
            let fits = |entity: EntityId| {
                m.gender.is_none() || referents.entities.all[entity].gender.is_none_or(|g| Some(g) == m.gender)
            };
            known.find(|(_, entity)| fits(*entity)).map(|(_, entity)| *entity)
        });
        if let Some(entity) = found {
            referents.entities.set(id, entity);
            let known = &mut referents.entities.all[entity].gender;
            *known = known.or(m.gender);
        }
    }
}

/// Those of whom the story tells as "Mr. Lee" and "Mrs. Lee". She is no "Ann Lee" then, who may be their daughter, unless she is
/// "Mrs. Ann Lee" somewhere.
fn couples(referents: &mut Referents) -> Vec<Couple> {
    let (outline, mentions) = (&referents.article().outline, &referents.article().mentions);
    let title = |m: &Mention| {
        let named = m.kind == MentionKind::Name && m.courtesy && m.core().start() > m.tokens().start();
        if named { outline.word(m.core().start() - 1) } else { WordId::UNKNOWN }
    };
    let surname = |m: &Mention| m.core().end() - 1;
    let alone = |o: &Mention| o.core().len() == 1;
    // The first "Mrs. Lee" of each surname.
    let mut wives: Vec<MentionId> = Vec::new();
    for (index, m) in mentions.numbered().filter(|(id, m)| title(m) == word::MRS && alone(m) && referents.of(*id).is_some()) {
        if wives.len() < KNOWN && !wives.iter().any(|&wife| outline.same_word(surname(&mentions[wife]), surname(m))) {
            wives.push(index);
        }
    }
    let mut couples: Vec<Couple> = Vec::new();
    for (index, m) in mentions.numbered() {
        let Some(husband) = referents.of(index).filter(|_| title(m) == word::MR && couples.len() < KNOWN) else { continue };
        if couples.iter().any(|couple| couple.husband == husband) {
            continue;
        }
        let is_wife = |o: &Mention| title(o) == word::MRS && outline.same_word(surname(o), surname(m));
        // Each is asked about once.
        let Some(first) = wives.iter().position(|&wife| is_wife(&mentions[wife])).map(|at| wives.swap_remove(at)) else {
            continue;
        };
        let Some(mut wife) = referents.of(first) else { continue };
        let hers = || mentions.numbered().filter(|(id, _)| referents.of(*id) == Some(wife));
        let full = hers().any(|(_, o)| !alone(o));
        let full_wife = hers().any(|(_, o)| !alone(o) && title(o) == word::MRS);
        if full && !full_wife {
            let alone: Vec<MentionId> = hers().filter(|(_, o)| is_wife(o) && alone(o)).map(|(id, _)| id).collect();
            wife = referents.entities.namesake(&mentions[first]);
            alone.into_iter().for_each(|id| referents.entities.set(id, wife));
        }
        if wife != husband {
            couples.push(Couple { husband, wife });
        }
    }
    couples
}
