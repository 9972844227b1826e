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
    for (to, from) in key.iter_mut().zip(word) {
        if !from.is_ascii() {
            return None;
        }
        *to = from.to_ascii_lowercase();
    }
    Some(u128::from_le_bytes(key))
}

/// Words and their classes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    short: FoldMap<u128, u32>,
    long: FoldMap<Box<str>, u32>,
    flags: Vec<Flags>,
}

impl Table {
    pub(crate) fn new() -> Self {
        // Entry 0 is the unknown word, so that a token needs no Option.
        Table { short: FoldMap::default(), long: FoldMap::default(), flags: vec![Flags::default()] }
    }

    /// Adds classes to a word; the word is folded to lower case.
    pub(crate) fn add(&mut self, word: &str, flags: Flags) {
        let next = self.flags.len() as u32;
        let id = match short_key(word.as_bytes()) {
            Some(key) => *self.short.entry(key).or_insert(next),
            None => *self.long.entry(fold_word(word).into()).or_insert(next),
        };
        if id == next {
            self.flags.push(flags);
        } else {
            self.flags[id as usize] |= flags;
        }
    }

    /// The entry of an ASCII word of up to sixteen bytes, by its key; 0 when unknown.
    pub(crate) fn by_key(&self, key: u128) -> u32 {
        self.short.get(&key).copied().unwrap_or(0)
    }

    /// The entry of any word; 0 when unknown.
    pub(crate) fn id(&self, word: &str) -> u32 {
        match short_key(word.as_bytes()) {
            Some(key) => self.by_key(key),
            None => {
                let folded = fold_word(word);
                match short_key(folded.as_bytes()) {
                    Some(key) => self.by_key(key),
                    None => self.long.get(folded.as_str()).copied().unwrap_or(0),
                }
            }
        }
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
