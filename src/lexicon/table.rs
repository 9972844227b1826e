//! The table behind the lexicon: a word of up to sixteen bytes is one integer key, so that looking a token up costs no
//! string comparison.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use super::word::WordId;
use crate::Span;

/// A hasher for integer keys: one multiplication. The order of a map is never looked at, so it need not be random.
#[derive(Default, Clone, Copy)]
pub(crate) struct FoldHasher(u64);

impl FoldHasher {
    fn mix(&mut self, word: u64) {
        let product = u128::from(self.0 ^ word) * 0x9E37_79B9_7F4A_7C15;
        self.0 = (product >> 64) as u64 ^ product as u64;
    }
}

impl Hasher for FoldHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.mix(u64::from_le_bytes(word));
        }
    }

    fn write_u32(&mut self, n: u32) {
        self.mix(u64::from(n));
    }

    fn write_u64(&mut self, n: u64) {
        self.mix(n);
    }

    fn write_u128(&mut self, n: u128) {
        self.mix(n as u64);
        self.mix((n >> 64) as u64);
    }
}

pub(crate) type FoldMap<K, V> = HashMap<K, V, BuildHasherDefault<FoldHasher>>;
pub(crate) type FoldSet<K> = HashSet<K, BuildHasherDefault<FoldHasher>>;

/// A word as an integer: its bytes in lower case, low byte first. Only words of up to sixteen ASCII bytes have one.
pub(crate) fn short_key(word: &[u8]) -> Option<u128> {
    let key = match (word.first_chunk(), word.last_chunk()) {
        // The two halves may share bytes.
        (Some(&first), Some(&last)) if word.len() <= 16 => {
            u128::from(u64::from_le_bytes(first)) | u128::from(u64::from_le_bytes(last)) << (8 * (word.len() - 8))
        }
        (Some(_), _) => return None,
        _ => word.iter().rev().fold(0, |key, &byte| key << 8 | u64::from(byte)).into(),
    };
    fold_key(key)
}

/// The same of a word of the text. What stands behind the word is read along with it, and left out again.
pub(crate) fn short_key_at(text: &str, word: Span) -> Option<u128> {
    match text.as_bytes()[word.start()..].first_chunk() {
        Some(&bytes) if (1..=16).contains(&word.len()) => {
            fold_key(u128::from_le_bytes(bytes) & u128::MAX >> (8 * (16 - word.len())))
        }
        _ => short_key(word.of(text).as_bytes()),
    }
}

/// The key in lower case, if all of it is ASCII.
fn fold_key(key: u128) -> Option<u128> {
    if key & EACH << 7 != 0 {
        return None;
    }
    // The top bit of each capital. Both additions stay within their bytes, which are below 0x80.
    let capitals = (key + EACH * (0x80 - b'A' as u128)) & !(key + EACH * (0x80 - b'Z' as u128 - 1)) & EACH << 7;
    Some(key | capitals >> 2)
}

/// A bit in every byte.
const EACH: u128 = u128::from_le_bytes([1; 16]);

/// A word of the table. It is told by its hash alone: no two words of up to eight letters share one, and that two longer ones
/// do, there are too few words.
#[derive(Debug, Clone, Copy, Default)]
struct Entry {
    /// 0 where there is no word.
    hash: u64,
    found: Found,
}

/// A word that was looked up.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Found {
    pub(crate) word: WordId,
    /// Whether a mention may be read from it, be it in lower case.
    pub(crate) heads: bool,
}

/// The words of a lexicon by their letters, in a table that is made for words that are not in it.
///
/// Four words of ten in news are in no list, and each asks for another place of a table too large for the nearest cache. So a
/// bit by the hash of a word says first whether it may be there. Those that are not read an entry that is always empty, rather
/// than take a branch, which the processor would guess wrong half of the time.
#[derive(Debug, Clone)]
pub(super) struct Table {
    /// A power of two of them, behind one that stays empty.
    slots: Vec<Entry>,
    /// How many of them are taken.
    taken: usize,
    /// [`BITS_A_SLOT`] for each.
    known: Vec<u64>,
    /// By how many bits a hash is shifted to give its bit.
    shift: u32,
    /// Words without a short key.
    long: FoldMap<Box<str>, Found>,
    /// Bytes of the longest of them.
    longest: usize,
}

/// So many that one unknown word in eight is looked for in vain.
const BITS_A_SLOT: usize = 4;

impl Table {
    /// A table with room for so many words before it grows. The words that are added first are found fastest.
    pub(super) fn with_capacity(words: usize) -> Self {
        let (slots, known) = Table::empty((words * 4 / 3).next_power_of_two().max(64));
        let shift = Table::shift(&slots);
        Table { slots, taken: 0, known, shift, long: FoldMap::default(), longest: 0 }
    }

    fn empty(slots: usize) -> (Vec<Entry>, Vec<u64>) {
        (vec![Entry::default(); slots + 1], vec![0; BITS_A_SLOT * slots / 64])
    }

    fn shift(slots: &[Entry]) -> u32 {
        64 - (BITS_A_SLOT * slots.len()).ilog2()
    }

    /// What is found for a word, in lower case; a word that is not there yet is found from now on.
    pub(super) fn entry(&mut self, word: &str) -> &mut Found {
        let Some(key) = short_key(word.as_bytes()) else {
            let folded = fold_word(word);
            self.longest = self.longest.max(folded.len());
            return self.long.entry(folded.into()).or_default();
        };
        if self.taken * 4 > self.slots.len() * 3 {
            self.grow();
        }
        let hash = hash(key);
        let slot = self.slot_for(hash);
        self.taken += usize::from(self.slots[slot].hash == 0);
        self.slots[slot].hash = hash;
        &mut self.slots[slot].found
    }

    fn grow(&mut self) {
        let (slots, known) = Table::empty(2 * (self.slots.len() - 1));
        self.shift = Table::shift(&slots);
        self.known = known;
        for entry in std::mem::replace(&mut self.slots, slots).into_iter().filter(|entry| entry.hash != 0) {
            let slot = self.slot_for(entry.hash);
            self.slots[slot] = entry;
        }
    }

    /// The slot of a hash that is there or is to be put there.
    fn slot_for(&mut self, hash: u64) -> usize {
        let bit = (hash >> self.shift) as usize;
        self.known[bit / 64] |= 1 << (bit % 64);
        let mut slot = bit / BITS_A_SLOT + 1;
        while self.slots[slot].hash != 0 && self.slots[slot].hash != hash {
            slot = self.behind(slot);
        }
        slot
    }

    /// The slot behind another; behind the last comes the first that does not stay empty.
    fn behind(&self, slot: usize) -> usize {
        (slot & (self.slots.len() - 2)) + 1
    }

    /// An ASCII word of up to sixteen bytes, by its key.
    // The tokenizer asks it for each word: without the hint it is called, as it has more callers.
    #[inline(always)]
    pub(super) fn find(&self, key: u128) -> Found {
        let hash = hash(key);
        let bit = (hash >> self.shift) as usize;
        // All bits are set where the word may be known, none where it is not.
        let known = (self.known[bit / 64] >> (bit % 64) & 1).wrapping_neg();
        let slot = (bit / BITS_A_SLOT + 1) & known as usize;
        let entry = &self.slots[slot];
        if entry.hash == hash & known { entry.found } else { self.find_after(slot, hash) }
    }

    /// Looks for a hash in the slots after its own, which another has taken or nobody has.
    #[inline(never)]
    fn find_after(&self, mut slot: usize, hash: u64) -> Found {
        loop {
            let entry = &self.slots[slot];
            if entry.hash == hash || entry.hash == 0 {
                return entry.found;
            }
            slot = self.behind(slot);
        }
    }

    /// Any word, in any case.
    pub(super) fn find_word(&self, word: &str) -> Found {
        if let Some(key) = short_key(word.as_bytes()) {
            return self.find(key);
        }
        if word.is_ascii() && word.len() > self.longest {
            return Found::default();
        }
        let folded = fold_word(word);
        if let Some(key) = short_key(folded.as_bytes()) {
            return self.find(key);
        }
        self.long.get(folded.as_str()).copied().unwrap_or_default()
    }
}

#[inline]
fn hash(key: u128) -> u64 {
    let (low, high) = (key as u64, (key >> 64) as u64);
    (low ^ high.wrapping_mul(0xA24B_AED4_963E_E407)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Lower case, invisible characters left out, typographic apostrophes made plain: the form in which long words and words
/// with characters beyond ASCII are looked up.
pub(crate) fn fold_word(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.chars()
        .filter(|c| !is_invisible(*c))
        .map(|c| if c == '’' || c == '‘' { '\'' } else { c })
        .flat_map(char::to_lowercase)
        .collect()
}

/// Characters that take no room on the page: soft hyphen, zero-width characters, byte-order mark.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_word_and_no_other() {
        let mut table = Table::with_capacity(0);
        let word = |i: usize| format!("w{}", i.wrapping_mul(2_654_435_761) % 1_000_003);
        for i in 0..5000 {
            table.entry(&word(i)).word = WordId::new(WordId::FIRST + i);
            assert_eq!(table.entry(&word(i).to_uppercase()).word.number(), WordId::FIRST + i);
        }
        for i in 0..5000 {
            assert_eq!(table.find_word(&word(i)).word.number(), WordId::FIRST + i, "{}", word(i));
            assert_eq!(table.find_word(&format!("{}x", word(i))).word, WordId::UNKNOWN);
        }
        assert_eq!(table.find_word("").word, WordId::UNKNOWN);
    }

    #[test]
    fn what_stands_behind_a_word_is_no_part_of_its_key() {
        let text = "Lee’s COUNTER-offer, Mül\u{AD}ler; an Internationalizing-and-so-on or an internationalized";
        for word in ["Lee", "Lee’s", "COUNTER-offer", "Mül\u{AD}ler", "an", "internationalized", "ized"] {
            let start = text.find(word).unwrap();
            let key = short_key_at(text, Span::new(start, start + word.len()));
            assert_eq!(key, short_key(word.as_bytes()), "{word}");
            assert_eq!(key.is_some(), word.is_ascii() && word.len() <= 16, "{word}");
        }
        assert_eq!(short_key(b"Lee"), short_key(b"LEE"));
        assert_ne!(short_key(b"Lee"), short_key(b"Le"));
    }

    #[test]
    fn words_may_be_long_or_beyond_ascii() {
        let mut table = Table::with_capacity(0);
        for word in ["counter-revolutionary", "Zoë", "don't"] {
            table.entry(word).heads = true;
        }
        for word in ["Counter-Revolutionary", "ZOË", "zo\u{AD}ë", "DON’T", "counter-revolu\u{AD}tionary"] {
            assert!(table.find_word(word).heads, "{word}");
        }
        assert!(!table.find_word("counter-revolutionaries").heads);
    }
}
