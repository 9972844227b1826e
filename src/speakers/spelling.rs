//! Surnames that are not quite those of the people whom the text names in full: misspelt ones, and those of a family.

use super::entities::Entities;
use super::entity::Entity;
use crate::ids::{EntityId, Id, TokenId};
use crate::lexicon::FoldMap;
use crate::lexicon::without_plural;
use crate::mentions::SpeakerKind;
use crate::outline::Outline;

/// Surnames of fewer letters may be one letter apart and yet two: Hall and Ball.
const SHORTEST: usize = 6;
/// So many surnames are compared with so many.
const MOST: usize = 64;

/// A surname to compare.
#[derive(Clone, Copy)]
pub(super) struct Surname {
    entity: EntityId,
    token: TokenId,
}

/// Gives a surname that never stands in a full name, and is one letter away from one that does, to whom that one belongs; with
/// an `s` behind it it stands for the family.
pub(super) fn mend_spelling(outline: &Outline, entities: &mut Entities, surnames: &mut Vec<Surname>) {
    let word = |token: TokenId| outline.text_of(token).as_bytes();
    let read = |(entity, e): (EntityId, &Entity)| {
        let token = e.name.end().before().filter(|_| e.kind == SpeakerKind::Person && e.words > 0 && !e.place)?;
        word(token).iter().all(u8::is_ascii_alphabetic).then_some(Surname { entity, token })
    };
    let alone = entities.all.numbered().filter(|(_, e)| !e.is_full() && outline.classes(e.name.start()).is_plain());
    surnames.extend(alone.filter_map(read).take(MOST));
    let count = surnames.len();
    if count == 0 {
        return;
    }
    surnames.extend(entities.all.numbered().filter(|(_, e)| e.is_full()).filter_map(read).take(MOST));
    let (alone, full) = surnames.split_at(count);
    let mut same: FoldMap<EntityId, EntityId> = FoldMap::default();
    for misspelt in alone {
        let wrong = word(misspelt.token);
        let family = without_plural(wrong);
        if family.is_some() && full.iter().any(|right| family == Some(word(right.token))) {
            entities.all[misspelt.entity].kind = SpeakerKind::Group;
            entities.all[misspelt.entity].plural = true;
            continue;
        }
        let right = full.iter().find(|right| {
            let known = word(right.token);
            wrong.len().min(known.len()) >= SHORTEST
                && wrong[0].eq_ignore_ascii_case(&known[0])
                && entities.all[misspelt.entity].mentions <= entities.all[right.entity].mentions
                && one_letter_apart(wrong, known)
        });
        if let Some(right) = right {
            same.insert(misspelt.entity, right.entity);
        }
    }
    if !same.is_empty() {
        entities.unite(&same);
    }
}

/// Whether two words of ASCII letters begin alike, and one comes of the other by a letter more, less or changed, or by two letters
/// that have changed places.
fn one_letter_apart(a: &[u8], b: &[u8]) -> bool {
    let same = |(a, b): &(&u8, &u8)| a.eq_ignore_ascii_case(b);
    let front = a.iter().zip(b).take_while(same).count();
    if front == 0 {
        return false;
    }
    let (a, b) = (&a[front..], &b[front..]);
    let back = a.iter().rev().zip(b.iter().rev()).take_while(same).count();
    match (&a[..a.len() - back], &b[..b.len() - back]) {
        ([_], [] | [_]) | ([], [_]) => true,
        ([a, b], [c, d]) => same(&(a, d)) && same(&(b, c)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::one_letter_apart;

    #[test]
    fn words_one_letter_apart() {
        for (a, b) in [
            ("Merridew", "Meridew"),
            ("Merridew", "Merridews"),
            ("Merridew", "Merrydew"),
            ("Merridew", "Merirdew"),
            ("Merridew", "Merridwe"),
            ("Merridew", "MERRIDEWE"),
        ] {
            assert!(one_letter_apart(a.as_bytes(), b.as_bytes()), "{a} {b}");
            assert!(one_letter_apart(b.as_bytes(), a.as_bytes()), "{b} {a}");
        }
    }

    #[test]
    fn words_further_apart_or_no_further() {
        for (a, b) in [("Merridew", "Merridew"), ("Merridew", "Perridew"), ("Merridew", "Meride"), ("Merridew", "Meddirew")] {
            assert!(!one_letter_apart(a.as_bytes(), b.as_bytes()), "{a} {b}");
            assert!(!one_letter_apart(b.as_bytes(), a.as_bytes()), "{b} {a}");
        }
    }
}
