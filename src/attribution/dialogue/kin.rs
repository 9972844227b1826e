//! Kin: whom "his wife", "her mother" and "the uncle" stand for, where the story names them too.

use crate::lexicon::{Phrase, WordId, word};
use crate::mentions::{Gender, Mention, MentionKind, SpeakerKind};
use crate::outline::Outline;
use crate::speakers::Entities;

/// How many couples are known, and how many relatives by "Orr's nephew".
const KNOWN: usize = 16;

/// A married couple: "Mr. Lee" and "Mrs. Lee".
struct Couple {
    husband: usize,
    wife: usize,
}

/// Gives descriptions of relatives their entities.
pub(super) fn relate(outline: &Outline, mentions: &mut [Mention], entities: &mut Entities) {
    let couples = couples(outline, mentions, entities);
    // Whose relative somebody is: "Orr's nephew" by the token of "nephew", and Orr.
    let mut relatives: Vec<(usize, usize)> = Vec::new();
    let mut man: Option<usize> = None;
    for index in 0..mentions.len() {
        let m = mentions[index];
        if m.quoted {
            continue;
        }
        if m.kind == MentionKind::Name {
            let known = m.entity().filter(|&e| entities.all[e].gender == Some(Gender::Masculine));
            man = known.or(man);
        }
        if m.kind != MentionKind::Description || m.plural || m.entity().is_some() || !m.definite {
            continue;
        }
        let owner = mentions[index + 1..].iter().take(2).find(|o| o.tokens().0 == m.tokens().0 && o.possessive);
        if let Some(owner) = owner.filter(|o| o.kind == MentionKind::Name).and_then(Mention::entity) {
            if relatives.len() < KNOWN && entities.all[owner].kind == SpeakerKind::Person {
                relatives.push((m.core().0, owner));
            }
            continue;
        }
        // "The uncle", "his wife", but no "wife of the baker" and no "old wife".
        if m.core() != (m.tokens().0 + 1, m.tokens().1) {
            continue;
        }
        let is = |phrase: Phrase| outline.phrase_end(phrase, m.tokens().0).is_some();
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
            let converse = |kin: usize| outline.lexicon.are_converse(outline.word(kin), outline.word(m.core().0));
            let mut known = relatives.iter().rev().filter(|(kin, _)| converse(*kin));
            let fits = |entity: usize| m.gender.is_none() || entities.all[entity].gender.is_none_or(|g| Some(g) == m.gender);
            known.find(|(_, entity)| fits(*entity)).map(|(_, entity)| *entity)
        });
        if let Some(entity) = found {
            mentions[index].set_entity(entity);
            entities.all[entity].gender = entities.all[entity].gender.or(m.gender);
        }
    }
}

/// Those of whom the story tells as "Mr. Lee" and "Mrs. Lee". She is no "Ann Lee" then, who may be their daughter, unless she is
/// "Mrs. Ann Lee" somewhere.
fn couples(outline: &Outline, mentions: &mut [Mention], entities: &mut Entities) -> Vec<Couple> {
    let title = |m: &Mention| {
        let named = m.kind == MentionKind::Name && m.courtesy && m.core().0 > m.tokens().0;
        if named { outline.word(m.core().0 - 1) } else { WordId::UNKNOWN }
    };
    let surname = |m: &Mention| m.core().1 - 1;
    let alone = |o: &Mention| o.core().1 == o.core().0 + 1;
    // The first "Mrs. Lee" of each surname.
    let mut wives: Vec<usize> = Vec::new();
    for (index, m) in mentions.iter().enumerate().filter(|(_, m)| title(m) == word::MRS && alone(m) && m.entity().is_some()) {
        if wives.len() < KNOWN && !wives.iter().any(|&wife| outline.same_word(surname(&mentions[wife]), surname(m))) {
            wives.push(index);
        }
    }
    let mut couples: Vec<Couple> = Vec::new();
    for index in 0..mentions.len() {
        let m = mentions[index];
        let Some(husband) = m.entity().filter(|_| title(&m) == word::MR && couples.len() < KNOWN) else { continue };
        if couples.iter().any(|couple| couple.husband == husband) {
            continue;
        }
        let is_wife = |o: &Mention| title(o) == word::MRS && outline.same_word(surname(o), surname(&m));
        // Each is asked about once.
        let Some(first) = wives.iter().position(|&wife| is_wife(&mentions[wife])).map(|at| wives.swap_remove(at)) else {
            continue;
        };
        let Some(mut wife) = mentions[first].entity() else { continue };
        let full = mentions.iter().any(|o| o.entity() == Some(wife) && !alone(o));
        let full_wife = mentions.iter().any(|o| o.entity() == Some(wife) && !alone(o) && title(o) == word::MRS);
        if full && !full_wife {
            let apart = entities.namesake(&mentions[first]);
            for other in mentions.iter_mut().filter(|o| o.entity() == Some(wife) && is_wife(o) && alone(o)) {
                other.set_entity(apart);
            }
            wife = apart;
        }
        if wife != husband {
            couples.push(Couple { husband, wife });
        }
    }
    couples
}
