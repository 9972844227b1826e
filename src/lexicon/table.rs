//! The table behind the lexicon: a word of up to sixteen bytes is one integer key, so that looking a token up costs no
//! string comparison.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::hint::select_unpredictable;

use super::flags::Flags;

/// A hasher for integer keys: one multiplication. The order of a map is never looked at, so it need not be random.
#[derive(Default, Clone, Copy)]
pub(crate) struct FoldHasher(u64);

impl FoldHasher {
    fn mix(&mut self, word: u64) {
        let product = u128::from(self.0 ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835);
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
    if word.len() > 16 {
        return None;
    }
    let mut key = [0u8; 16];
    key[..word.len()].copy_from_slice(word);
    let key = u128::from_le_bytes(key);
    if key & EACH << 7 != 0 {
        return None;
    }
    // The top bit of each capital. Both additions stay within their bytes, which are below 0x80.
    let capitals = (key + EACH * (0x80 - b'A' as u128)) & !(key + EACH * (0x80 - b'Z' as u128 - 1)) & EACH << 7;
    Some(key | capitals >> 2)
}

/// A bit in every byte.
const EACH: u128 = u128::from_le_bytes([1; 16]);

/// A word of the table, all that a look-up reads, and never in two lines of the cache. Without a word its key is 0.
#[derive(Debug, Clone, Copy, Default)]
#[repr(align(32))]
struct Entry {
    key: u128,
    flags: Flags,
}

/// Words and their classes, in a table that is made for words that are not in it. An unknown word has no class, a known one
/// has at least one.
///
/// Four words of ten in news are in no list, and each asks for another place of a table too large for the nearest cache. So a
/// bit by the hash of a word says first whether it may be there. Those that are not read an entry that is always empty, rather
/// than take a branch: whether a word is known is a coin toss, and the processor must not bet on it.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    /// A power of two of them and one more, which stays empty.
    slots: Vec<Entry>,
    /// The logarithm of their number.
    bits: u32,
    /// How many of them are taken.
    taken: usize,
    /// [`BITS_A_SLOT`] for each.
    known: Vec<u64>,
    /// Words without a short key.
    long: FoldMap<Box<str>, Flags>,
    /// Bytes of the longest of them.
    longest: usize,
}

/// So many that one unknown word in eight is looked for in vain.
const BITS_A_SLOT: usize = 4;

/// Where a key is looked for.
struct Place {
    slot: usize,
    word: usize,
    bit: u64,
}

impl Table {
    /// A table with room for so many words before it grows. The words that are added first are found fastest.
    pub(crate) fn with_capacity(words: usize) -> Self {
        let bits = (words * 4 / 3).next_power_of_two().trailing_zeros().max(6);
        let (slots, known) = Table::empty(bits);
        Table { slots, bits, taken: 0, known, long: FoldMap::default(), longest: 0 }
    }

    fn empty(bits: u32) -> (Vec<Entry>, Vec<u64>) {
        (vec![Entry::default(); (1 << bits) + 1], vec![0; (BITS_A_SLOT << bits) / 64])
    }

    /// Adds classes to a word, at least one; the word is folded to lower case.
    pub(crate) fn add(&mut self, word: &str, flags: Flags) {
        let Some(key) = short_key(word.as_bytes()) else {
            let folded = fold_word(word);
            self.longest = self.longest.max(folded.len());
            *self.long.entry(folded.into()).or_default() |= flags;
            return;
        };
        if self.taken * 4 > (self.slots.len() - 1) * 3 {
            self.grow();
        }
        let at = self.slot_for(key);
        self.taken += usize::from(self.slots[at].key == 0);
        self.slots[at].key = key;
        self.slots[at].flags |= flags;
    }

    fn grow(&mut self) {
        self.bits += 1;
        let (slots, known) = Table::empty(self.bits);
        let before = std::mem::replace(&mut self.slots, slots);
        self.known = known;
        for entry in before.into_iter().filter(|entry| entry.key != 0) {
            let at = self.slot_for(entry.key);
            self.slots[at] = entry;
        }
    }

    /// The slot of a key that is there or is to be put there.
    fn slot_for(&mut self, key: u128) -> usize {
        let Place { mut slot, word, bit } = self.place(key);
        self.known[word] |= 1 << bit;
        while self.slots[slot].key != 0 && self.slots[slot].key != key {
            slot = (slot + 1) & ((1 << self.bits) - 1);
        }
        slot
    }

    #[inline]
    fn place(&self, key: u128) -> Place {
        let (low, high) = (key as u64, (key >> 64) as u64);
        let hash = (low ^ high.wrapping_mul(0xA24B_AED4_963E_E407)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let slot = hash >> (64 - self.bits);
        // Other bits of the hash tell those of a slot apart.
        let bit = slot * BITS_A_SLOT as u64 + (hash >> 32) % BITS_A_SLOT as u64;
        Place { slot: slot as usize, word: (bit / 64) as usize, bit: bit % 64 }
    }

    /// The classes of an ASCII word of up to sixteen bytes, by its key.
    #[inline]
    pub(crate) fn find(&self, key: u128) -> Flags {
        let Place { slot, word, bit } = self.place(key);
        let known = self.known[word] >> bit & 1 != 0;
        let slot = select_unpredictable(known, slot, self.slots.len() - 1);
        let key = select_unpredictable(known, key, 0);
        let entry = &self.slots[slot];
        if entry.key == key { entry.flags } else { self.find_after(slot, key) }
    }

    /// Looks for a key in the slots after its own, which another has taken or nobody has.
    #[inline(never)]
    fn find_after(&self, mut slot: usize, key: u128) -> Flags {
        loop {
            let entry = &self.slots[slot];
            if entry.key == key || entry.key == 0 {
                return entry.flags;
            }
            slot = (slot + 1) & ((1 << self.bits) - 1);
        }
    }

    /// The classes of any word.
    pub(crate) fn find_word(&self, word: &str) -> Flags {
        if let Some(key) = short_key(word.as_bytes()) {
            return self.find(key);
        }
        if word.is_ascii() && word.len() > self.longest {
            return Flags::default();
        }
        let folded = fold_word(word);
        if let Some(key) = short_key(folded.as_bytes()) {
            return self.find(key);
        }
        self.long.get(folded.as_str()).copied().unwrap_or_default()
    }

    pub(crate) fn len(&self) -> usize {
        self.taken + self.long.len()
    }
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
        let word = |i: u32| format!("w{}", i.wrapping_mul(2_654_435_761) % 1_000_003);
        for i in 0..5000 {
            table.add(&word(i), Flags(1));
            table.add(&word(i).to_uppercase(), Flags(2));
        }
        assert_eq!(table.len(), 5000);
        for i in 0..5000 {
            assert_eq!(table.find_word(&word(i)), Flags(3), "{}", word(i));
            assert!(table.find_word(&format!("{}x", word(i))).is_empty());
        }
        assert!(table.find_word("").is_empty());
    }

    #[test]
    fn words_may_be_long_or_beyond_ascii() {
        let mut table = Table::with_capacity(0);
        for word in ["counter-revolutionary", "Zoë", "don't"] {
            table.add(word, Flags(1));
        }
        for word in ["Counter-Revolutionary", "ZOË", "zo\u{AD}ë", "DON’T", "counter-revolu\u{AD}tionary"] {
            assert_eq!(table.find_word(word), Flags(1), "{word}");
        }
        assert!(table.find_word("counter-revolutionaries").is_empty());
    }
}
