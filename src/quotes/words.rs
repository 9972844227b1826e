//! The few words that the detector knows, from `data/en/marks.txt`.

use once_cell::sync::Lazy;

use crate::steps::steps;

/// What a word says about the mark beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Abbreviation,
    Elision,
    Exclaiming,
    Function,
    Headed,
    Naming,
    Outlet,
    Reporting,
    Term,
    Titling,
    Work,
}

/// No listed word is longer, so longer words need no look-up.
const LONGEST: usize = 14;
/// Slots of the table: a power of two, at least three times the words.
const SLOTS: usize = 4096;

/// The words in a table of their own making: a look-up is asked for beside most marks and must cost next to nothing.
struct Table {
    slots: Box<[(u64, u16)]>,
    /// For each slot where a word may belong, the classes of all words that belong there, a bit each: it turns most other words
    /// away, and is small enough to be always at hand.
    classes: Box<[u16; SLOTS]>,
    /// By class and first letter, the lengths that listed words have, a bit each: it turns most of them away before that.
    lengths: [[u16; 32]; 11],
}

impl Table {
    fn load() -> Table {
        let slots = vec![(0, 0); SLOTS].into_boxed_slice();
        let mut table = Table { slots, classes: Box::new([0; SLOTS]), lengths: [[0; 32]; 11] };
        for line in include_str!("../../data/en/marks.txt").lines().filter(|line| !line.starts_with('#')) {
            let Some((word, class)) = line.split_once('\t') else { continue };
            let class = match class {
                "abbreviation" => Class::Abbreviation,
                "elision" => Class::Elision,
                "exclaiming" => Class::Exclaiming,
                "function" => Class::Function,
                "headed" => Class::Headed,
                "naming" => Class::Naming,
                "outlet" => Class::Outlet,
                "reporting" => Class::Reporting,
                "term" => Class::Term,
                "titling" => Class::Titling,
                _ => Class::Work,
            };
            let key = key(word);
            let slot = slot(&table.slots, key);
            table.slots[slot].0 = key;
            table.slots[slot].1 |= 1 << class as u8;
            table.classes[home(key)] |= 1 << class as u8;
            table.lengths[class as usize][first_letter(word)] |= 1 << word.len();
        }
        table
    }
}

static WORDS: Lazy<Table> = Lazy::new(Table::load);

/// The first letter as a number below 32, the same in either case.
fn first_letter(word: &str) -> usize {
    usize::from(word.as_bytes()[0] & 31)
}

/// The bit that tells lower case from capitals, in every byte; listed words hold no byte that it would confuse with another.
const SMALL: u64 = u64::from_le_bytes([0x20; 8]);

/// A word of up to sixteen bytes as a number, the same in either case.
fn key(word: &str) -> u64 {
    // The first bytes and the last, which may be the same ones: so no byte is read by itself.
    let bytes = word.as_bytes();
    let (first, last) = match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        _ => match (bytes.first_chunk(), bytes.last_chunk()) {
            (Some(first), Some(last)) => (u64::from(u32::from_le_bytes(*first)), u64::from(u32::from_le_bytes(*last))),
            _ => (u64::from(bytes[0]) | u64::from(bytes[bytes.len() / 2]) << 8, u64::from(bytes[bytes.len() - 1])),
        },
    };
    let length = bytes.len() as u64;
    ((first | SMALL) ^ length << 56).wrapping_mul(0xA24B_AED4_963E_E407) ^ (last | SMALL).rotate_left(5)
}

/// The slot where `key` belongs when it is free.
fn home(key: u64) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 52) as usize
}

/// The slot that holds `key`, or the free one where it belongs.
fn slot(table: &[(u64, u16)], key: u64) -> usize {
    let mut at = home(key);
    while table[at].0 != 0 && table[at].0 != key {
        at = (at + 1) % SLOTS;
    }
    at
}

/// Whether `word` (in any case) is listed under `class`.
pub(crate) fn is(word: &str, class: Class) -> bool {
    if word.is_empty() || word.len() > LONGEST {
        return false;
    }
    let table = &*WORDS;
    if table.lengths[class as usize][first_letter(word)] & 1 << word.len() == 0 {
        return false;
    }
    let key = key(word);
    table.classes[home(key)] & 1 << class as u8 != 0 && table.slots[slot(&table.slots, key)].1 & 1 << class as u8 != 0
}

/// What a byte is to a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Inside,
    /// Part of a word between two others: the stop of `U.S.`, the hyphen of `co-op`.
    Joint,
    Outside,
    /// The first byte of a two-byte character that is no letter: a no-break space, a guillemet.
    Outside2,
    /// The first byte of a three-byte character that is no letter: dashes, marks, ellipses.
    Outside3,
}

const KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Inside; 256];
    let mut i = 0;
    while i < 128 {
        let byte = i as u8;
        kinds[i] = match byte {
            b'.' | b'\'' | b'-' => Kind::Joint,
            _ if byte.is_ascii_alphanumeric() => Kind::Inside,
            _ => Kind::Outside,
        };
        i += 1;
    }
    kinds[0xC2] = Kind::Outside2;
    kinds[0xE2] = Kind::Outside3;
    kinds
};

/// How many bytes the character has whose first byte is `byte`, as far as words are concerned.
fn width(byte: u8) -> usize {
    match KINDS[usize::from(byte)] {
        Kind::Inside | Kind::Joint | Kind::Outside => 1,
        Kind::Outside2 => 2,
        Kind::Outside3 => 3,
    }
}

/// The words of `text`: runs of letters and digits, with full stops, apostrophes and hyphens inside.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    let kind = |at: usize| bytes.get(at).map(|&byte| KINDS[usize::from(byte)]);
    let mut at = 0;
    std::iter::from_fn(move || {
        while kind(at)? != Kind::Inside {
            at += width(bytes[at]);
        }
        let start = at;
        loop {
            while kind(at) == Some(Kind::Inside) {
                at += 1;
            }
            // Joints belong to the word when it goes on behind them.
            let end = at;
            loop {
                match kind(at) {
                    Some(Kind::Joint) => at += 1,
                    Some(Kind::Outside3) if bytes[at + 1..].first_chunk() == Some(&[0x80, 0x99]) => at += 3,
                    Some(Kind::Inside) => break,
                    _ => {
                        steps(end - start);
                        return text.get(start..end);
                    }
                }
            }
        }
    })
}

/// Whether a word of `text` is listed under `class`.
pub(super) fn any(text: &str, class: Class) -> bool {
    words(text).any(|word| is(word, class))
}

#[cfg(test)]
mod tests {
    use super::{Class, LONGEST, SLOTS, any, is, words};

    #[test]
    fn the_list_is_sorted_and_short() {
        let rows: Vec<_> = include_str!("../../data/en/marks.txt")
            .lines()
            .filter(|l| !l.starts_with('#'))
            .map(|l| l.split_once('\t').unwrap())
            .collect();
        assert!(rows.windows(2).all(|w| w[0] < w[1]));
        assert!(rows.iter().all(|(word, _)| word.len() <= LONGEST && *word == word.to_lowercase()));
        assert!(rows.len() * 3 < SLOTS);
    }

    #[test]
    fn looks_words_up_in_any_case() {
        assert!(is("Said", Class::Reporting) && is("U.S", Class::Abbreviation) && is("tis", Class::Elision));
        assert!(!is("said", Class::Work) && !is("", Class::Work) && !is("extraordinarily", Class::Work));
        assert!(any("his new film, about", Class::Work));
        assert_eq!(words("Mr. O’Dea's (old) co-op…").collect::<Vec<_>>(), ["Mr", "O’Dea's", "old", "co-op"]);
    }
}
