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
    id: u32,
}

/// Words and their classes, in a table that is made for words that are not in it.
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
    /// Two bits a slot.
    known: Vec<u64>,
    /// Classes by number. The unknown word has number 0, so that a token needs no Option.
    flags: Vec<Flags>,
    /// Words without a short key.
    long: FoldMap<Box<str>, u32>,
    /// Bytes of the longest of them.
    longest: usize,
}

/// Where a key is looked for.
struct Place {
    slot: usize,
    word: usize,
    bit: u64,
}

impl Table {
    pub(crate) fn new() -> Self {
        let mut table = Table {
            slots: Vec::new(),
            bits: 0,
            known: Vec::new(),
            flags: vec![Flags::default()],
            long: FoldMap::default(),
            longest: 0,
        };
        table.resize(6);
        table
    }

    /// Adds classes to a word; the word is folded to lower case.
    pub(crate) fn add(&mut self, word: &str, flags: Flags) {
        let next = self.flags.len() as u32;
        let Some(key) = short_key(word.as_bytes()) else {
            let folded = fold_word(word);
            self.longest = self.longest.max(folded.len());
            let id = *self.long.entry(folded.into()).or_insert(next);
            return self.set(id, flags);
        };
        if self.flags.len() * 2 > self.slots.len() {
            self.resize(self.bits + 1);
        }
        let at = self.slot_for(key);
        if self.slots[at].key == 0 {
            self.slots[at] = Entry { key, flags: Flags::default(), id: next };
        }
        self.slots[at].flags |= flags;
        self.set(self.slots[at].id, flags);
    }

    fn set(&mut self, id: u32, flags: Flags) {
        match self.flags.get_mut(id as usize) {
            Some(known) => *known |= flags,
            None => self.flags.push(flags),
        }
    }

    fn resize(&mut self, bits: u32) {
        self.bits = bits;
        let mut before = std::mem::replace(&mut self.slots, vec![Entry::default(); (1 << bits) + 1]);
        self.known = vec![0; (2 << bits) / 64];
        // Short words are the common ones: they come first and get the slot where they are looked for first.
        before.sort_unstable_by_key(|entry| entry.key);
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

    fn place(&self, key: u128) -> Place {
        let (low, high) = (key as u64, (key >> 64) as u64);
        let hash = (low ^ high.wrapping_mul(0xA24B_AED4_963E_E407)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let slot = hash >> (64 - self.bits);
        // Another bit of the hash tells the two of a slot apart.
        let bit = slot * 2 + (hash >> 32 & 1);
        Place { slot: slot as usize, word: (bit / 64) as usize, bit: bit % 64 }
    }

    /// The number of an ASCII word of up to sixteen bytes, by its key, and its classes; 0 when unknown.
    #[inline]
    pub(crate) fn find(&self, key: u128) -> (u32, Flags) {
        let Place { slot, word, bit } = self.place(key);
        let known = self.known[word] >> bit & 1 != 0;
        let slot = select_unpredictable(known, slot, self.slots.len() - 1);
        let key = select_unpredictable(known, key, 0);
        let entry = &self.slots[slot];
        if entry.key == key { (entry.id, entry.flags) } else { self.find_after(slot, key) }
    }

    /// Looks for a key in the slots after its own, which another has taken or nobody has.
    #[inline(never)]
    fn find_after(&self, mut slot: usize, key: u128) -> (u32, Flags) {
        loop {
            let entry = &self.slots[slot];
            if entry.key == key || entry.key == 0 {
                return (entry.id, entry.flags);
            }
            slot = (slot + 1) & ((1 << self.bits) - 1);
        }
    }

    /// The entry of any word; 0 when unknown.
    pub(crate) fn id(&self, word: &str) -> u32 {
        self.find_word(word).0
    }

    /// The same, with the classes of the word.
    pub(crate) fn find_word(&self, word: &str) -> (u32, Flags) {
        if let Some(key) = short_key(word.as_bytes()) {
            return self.find(key);
        }
        if word.is_ascii() && word.len() > self.longest {
            return (0, Flags::default());
        }
        let folded = fold_word(word);
        if let Some(key) = short_key(folded.as_bytes()) {
            return self.find(key);
        }
        let id = self.long.get(folded.as_str()).copied().unwrap_or(0);
        (id, self.flags(id))
    }

    pub(crate) fn flags(&self, id: u32) -> Flags {
        self.flags.get(id as usize).copied().unwrap_or_default()
    }

    pub(crate) fn len(&self) -> usize {
        self.flags.len() - 1
    }
}

/// Lower case, invisible characters left out, typographic apostrophes made plain: the form in which long words and words
/// with characters beyond ASCII are looked up.
pub(crate) fn fold_word(word: &str) -> String {
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
        let mut table = Table::new();
        let word = |i: u32| format!("w{}", i.wrapping_mul(2_654_435_761) % 1_000_003);
        for i in 0..5000 {
            table.add(&word(i), Flags(1));
            table.add(&word(i).to_uppercase(), Flags(2));
        }
        assert_eq!(table.len(), 5000);
        for i in 0..5000 {
            assert_eq!(table.flags(table.id(&word(i))), Flags(3), "{}", word(i));
            assert_eq!(table.id(&format!("{}x", word(i))), 0);
        }
        assert_eq!(table.id(""), 0);
    }

    #[test]
    fn words_may_be_long_or_beyond_ascii() {
        let mut table = Table::new();
        for word in ["counter-revolutionary", "Zoë", "don't"] {
            table.add(word, Flags(1));
        }
        for word in ["Counter-Revolutionary", "ZOË", "zo\u{AD}ë", "DON’T", "counter-revolu\u{AD}tionary"] {
            assert_eq!(table.flags(table.id(word)), Flags(1), "{word}");
        }
        assert_eq!(table.id("counter-revolutionaries"), 0);
    }
}
