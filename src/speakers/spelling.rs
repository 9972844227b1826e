//! Surnames that are not quite those of the people whom the text names in full: misspelt ones, and those of a family.

use super::entities::Entities;
use super::entity::Entity;
use crate::ids::{EntityId, Id};
use crate::lexicon::FoldMap;
use crate::lexicon::without_plural;
use crate::mentions::SpeakerKind;
use crate::outline::Outline;

/// Surnames of fewer letters may be one letter apart and yet two: Hall and Ball.
const SHORTEST: usize = 6;
/// So many surnames are compared with so many.
const MOST: usize = 64;

/// A surname to compare.
struct Surname<'t> {
    entity: EntityId,
    word: &'t [u8],
    /// A bit for each letter in it.
    letters: u32,
}

/// Gives a surname that never stands in a full name, and is one letter away from one that does, to whom that one belongs; with
/// an `s` behind it it stands for the family.
pub(super) fn mend_spelling(outline: &Outline, entities: &mut Entities) {
    let read = |(entity, e): (EntityId, &Entity)| {
        let token = e.name.end().before().filter(|_| e.kind == SpeakerKind::Person && e.words > 0 && !e.place)?;
        let word = outline.text_of(token).as_bytes();
        word.iter().all(u8::is_ascii_alphabetic).then(|| Surname {
            entity,
            word,
            letters: word.iter().fold(0, |set, letter| set | 1 << (letter & 0x1F)),
        })
    };
    let alone = entities.all.numbered().filter(|(_, e)| !e.is_full() && outline.classes(e.name.start()).is_plain());
    let alone: Vec<Surname> = alone.filter_map(read).take(MOST).collect();
    if alone.is_empty() {
        return;
    }
    let full: Vec<Surname> = entities.all.numbered().filter(|(_, e)| e.is_full()).filter_map(read).take(MOST).collect();
    let mut same: FoldMap<EntityId, EntityId> = FoldMap::default();
    for misspelt in &alone {
        let family = |right: &Surname| without_plural(misspelt.word) == Some(right.word);
        if full.iter().any(family) {
            entities.all[misspelt.entity].kind = SpeakerKind::Group;
            entities.all[misspelt.entity].plural = true;
            continue;
        }
        let right = full.iter().find(|right| {
            misspelt.word.len().min(right.word.len()) >= SHORTEST
                && (misspelt.letters ^ right.letters).count_ones() <= 2
                && entities.all[misspelt.entity].mentions <= entities.all[right.entity].mentions
                && one_letter_apart(misspelt.word, right.word)
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
    let (a, b) = (&a[front..], &b[front..]);
    let back = a.iter().rev().zip(b.iter().rev()).take_while(same).count();
    front > 0
        && match (&a[..a.len() - back], &b[..b.len() - back]) {
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
