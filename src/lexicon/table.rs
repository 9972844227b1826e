//! The table behind the lexicon: a word of up to sixteen bytes is one integer key, so that looking a token up costs no
//! string comparison.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

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

/// A word of the table. Those without a short key are found by another way.
#[derive(Debug, Clone, Copy, Default)]
struct Entry {
    key: u128,
    flags: Flags,
}

/// Words and their classes.
///
/// Every second word of news is in no list, and most of those must be turned away without a look at the entries. So a slot
/// holds the number of an entry in its low bits and, in all others, bits of the hash that the entry has.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    /// A power of two of them, at least four times the entries; 0 is an empty one.
    slots: Box<[u32]>,
    /// The logarithm of their number.
    bits: u32,
    /// Entry 0 is the unknown word, so that a token needs no Option.
    entries: Vec<Entry>,
    long: FoldMap<Box<str>, u32>,
    /// Bytes of the longest word in `long`.
    longest: usize,
}

impl Table {
    pub(crate) fn new() -> Self {
        Table { slots: Box::new([0; 64]), bits: 6, entries: vec![Entry::default()], long: FoldMap::default(), longest: 0 }
    }

    /// Adds classes to a word; the word is folded to lower case.
    pub(crate) fn add(&mut self, word: &str, flags: Flags) {
        let next = self.entries.len() as u32;
        let key = short_key(word.as_bytes());
        let id = match key {
            Some(key) => self.find(key).0,
            None => {
                let folded = fold_word(word);
                self.longest = self.longest.max(folded.len());
                *self.long.entry(folded.into()).or_insert(next)
            }
        };
        if id != 0 && id != next {
            self.entries[id as usize].flags |= flags;
            return;
        }
        self.entries.push(Entry { key: key.unwrap_or(0), flags });
        if self.entries.len() * 4 > self.slots.len() {
            self.bits += 1;
            self.slots = vec![0; 1 << self.bits].into();
            (1..self.entries.len()).for_each(|id| self.place(id));
        } else {
            self.place(next as usize);
        }
    }

    /// Puts an entry into the first slot that is free for it. No word is empty, so the key 0 marks the long ones.
    fn place(&mut self, id: usize) {
        let key = self.entries[id].key;
        if key == 0 {
            return;
        }
        let (mut at, hash) = self.start(key);
        while self.slots[at] != 0 {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots[at] = hash | id as u32;
    }

    /// The slot where the search for `key` starts, and the bits of its hash that a slot holds.
    fn start(&self, key: u128) -> (usize, u32) {
        let mixed = (key as u64 ^ ((key >> 64) as u64).wrapping_mul(0xA24B_AED4_963E_E407)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        ((mixed >> (64 - self.bits)) as usize, ((mixed >> 32) as u32) << self.bits)
    }

    /// The entry of an ASCII word of up to sixteen bytes, by its key, and its classes; entry 0 when unknown.
    #[inline]
    pub(crate) fn find(&self, key: u128) -> (u32, Flags) {
        let mask = self.slots.len() - 1;
        let (mut at, hash) = self.start(key);
        loop {
            let slot = self.slots[at & mask];
            // Where the bits of the hash agree, they cancel out and the number is left; else it is none. An empty slot gives
            // entry 0 by arithmetic: whether a word is known is a coin toss, and the processor loses much when it loses.
            let id = (slot ^ hash) & u32::from(slot == 0).wrapping_sub(1);
            if let Some(entry) = self.entries.get(id as usize)
                && (entry.key == key) | (id == 0)
            {
                return (id, entry.flags);
            }
            at += 1;
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
        self.entries.get(id as usize).map_or(Flags::default(), |entry| entry.flags)
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len() - 1
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
