//! The table behind the lexicon: a word of up to sixteen bytes is one integer key, so that looking a token up costs no
//! string comparison.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use super::word::WordId;
use crate::Span;
use crate::bits::{EACH, lower};

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
        let (eights, rest) = bytes.as_chunks();
        eights.iter().for_each(|&eight| self.mix(u64::from_le_bytes(eight)));
        if !rest.is_empty() {
            self.mix(short_word(rest));
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

/// Up to eight bytes as an integer, low byte first.
fn short_word(bytes: &[u8]) -> u64 {
    let len = bytes.len();
    match (bytes.first_chunk(), bytes.last_chunk()) {
        // The two halves may share bytes.
        (Some(&first), Some(&last)) => {
            u64::from(u32::from_le_bytes(first)) | u64::from(u32::from_le_bytes(last)) << (8 * (len - 4))
        }
        _ => bytes.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)),
    }
}

/// A word as an integer: its bytes in lower case, low byte first. Only words of up to sixteen ASCII bytes have one.
pub(crate) fn short_key(word: &[u8]) -> Option<u128> {
    let key = match (word.first_chunk(), word.last_chunk()) {
        // The two halves may share bytes.
        (Some(&first), Some(&last)) if word.len() <= 16 => {
            u128::from(u64::from_le_bytes(first)) | u128::from(u64::from_le_bytes(last)) << (8 * (word.len() - 8))
        }
        (Some(_), _) => return None,
        _ => return fold_half(short_word(word)).map(u128::from),
    };
    fold_key(key)
}

/// The same of a word of the text. What stands behind the word is read along with it, and left out again.
pub(crate) fn short_key_at(text: &str, word: Span) -> Option<u128> {
    let (bytes, len) = (&text.as_bytes()[word.start()..], word.len());
    if let (Some(&eight), 1..=8) = (bytes.first_chunk(), len) {
        return fold_half(u64::from_le_bytes(eight) & u64::MAX >> (8 * (8 - len))).map(u128::from);
    }
    if let (Some(&all), 9..=16) = (bytes.first_chunk(), len) {
        return fold_key(u128::from_le_bytes(all) & u128::MAX >> (8 * (16 - len)));
    }
    short_key(word.of(text).as_bytes())
}

/// The key in lower case, if all of it is ASCII.
fn fold_key(key: u128) -> Option<u128> {
    let [low, high] = [key as u64, (key >> 64) as u64].map(fold_half);
    Some(u128::from(low?) | u128::from(high?) << 64)
}

fn fold_half(key: u64) -> Option<u64> {
    (key & EACH << 7 == 0).then(|| lower(key))
}

/// A word of the table. It is told by its hash alone: no two words of up to eight letters share one, and that two longer ones
/// do, there are too few words.
#[derive(Debug, Clone, Copy, Default)]
struct Entry {
    /// 0 where there is no word.
    hash: u64,
    word: WordId,
}

/// The words of a lexicon by their letters, in a table that is made for words that are not in it.
///
/// Four words of ten in news are in no list, and each asks for another place of a table too large for the nearest cache. So a
/// bit by the hash of a word says first whether it may be there. Those that are not read an entry that is always empty, rather
/// than take a branch, which the processor would guess wrong half of the time.
#[derive(Debug, Clone)]
pub(super) struct Table {
    /// The one more is the first, and stays empty.
    slots: Box<[Entry; SLOTS + 1]>,
    /// [`BITS_A_SLOT`] for each.
    known: Box<[u64; SLOTS * BITS_A_SLOT / 64]>,
    /// Words without a short key.
    long: FoldMap<Box<str>, WordId>,
    /// Bytes of the longest of them.
    longest: usize,
}

/// Twice as many as words can have numbers, so that the table is never full, and no place in it need be checked.
const SLOTS: usize = 2 * WordId::COUNT;
/// So many that one unknown word in eight is looked for in vain where half of all numbers are taken.
const BITS_A_SLOT: usize = 2;

/// Which of the bits is that of a hash.
fn bit(hash: u64) -> usize {
    (hash >> (u64::BITS - (SLOTS * BITS_A_SLOT).ilog2())) as usize
}

impl Table {
    /// One without words. Those that are added first are found fastest.
    pub(super) fn new() -> Self {
        let slots = vec![Entry::default(); SLOTS + 1].try_into().expect("so many were made");
        let known = vec![0; SLOTS * BITS_A_SLOT / 64].try_into().expect("so many were made");
        Table { slots, known, long: FoldMap::default(), longest: 0 }
    }

    /// What is found for a word, in lower case; a word that is not there yet is found from now on.
    pub(super) fn entry(&mut self, word: &str) -> &mut WordId {
        let Some(key) = short_key(word.as_bytes()) else {
            let folded = fold_word(word);
            self.longest = self.longest.max(folded.len());
            return self.long.entry(folded.into()).or_default();
        };
        let hash = hash(key);
        let bit = bit(hash);
        self.known[bit / 64] |= 1 << (bit % 64);
        let mut slot = bit / BITS_A_SLOT + 1;
        while self.slots[slot].hash != 0 && self.slots[slot].hash != hash {
            slot = behind(slot);
        }
        self.slots[slot].hash = hash;
        &mut self.slots[slot].word
    }

    /// An ASCII word of up to sixteen bytes, by its key.
    // The tokenizer asks it for each word: without the hint it is called, as it has more callers.
    #[inline(always)]
    pub(super) fn find(&self, key: u128) -> WordId {
        let hash = hash(key);
        let bit = bit(hash);
        // All bits are set where the word may be known, none where it is not.
        let known = (self.known[bit / 64] >> (bit % 64) & 1).wrapping_neg();
        let slot = (bit / BITS_A_SLOT + 1) & known as usize;
        let entry = &self.slots[slot];
        if entry.hash == hash & known { entry.word } else { self.find_after(slot, hash) }
    }

    /// Looks for a hash in the slots after its own, which another has taken or nobody has.
    #[inline(never)]
    fn find_after(&self, mut slot: usize, hash: u64) -> WordId {
        loop {
            let entry = &self.slots[slot];
            if entry.hash == hash || entry.hash == 0 {
                return entry.word;
            }
            slot = behind(slot);
        }
    }

    /// Any word, in any case.
    pub(super) fn find_word(&self, word: &str) -> WordId {
        if let Some(key) = short_key(word.as_bytes()) {
            return self.find(key);
        }
        if word.is_ascii() && word.len() > self.longest {
            return WordId::UNKNOWN;
        }
        // Nearly all are short enough to need no memory of their own.
        match fold_in(word, &mut [0; MOST]) {
            Some(folded) => self.find_folded(folded),
            None => self.find_folded(&fold_word(word)),
        }
    }

    fn find_folded(&self, folded: &str) -> WordId {
        match short_key(folded.as_bytes()) {
            Some(key) => self.find(key),
            None => self.long.get(folded).copied().unwrap_or_default(),
        }
    }
}

/// The slot behind another; behind the last comes the first that does not stay empty.
fn behind(slot: usize) -> usize {
    slot % SLOTS + 1
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
    folded(word).collect()
}

fn folded(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter(|c| !is_invisible(*c)).map(|c| if c == '’' || c == '‘' { '\'' } else { c }).flat_map(char::to_lowercase)
}

/// Room for the form of nearly every word, in bytes.
const MOST: usize = 64;

/// The same in the room given; `None` where it is too small.
fn fold_in<'r>(word: &str, room: &'r mut [u8; MOST]) -> Option<&'r str> {
    let mut len = 0;
    if word.is_ascii() {
        len = word.len();
        room.get_mut(..len)?.copy_from_slice(word.as_bytes());
        room.make_ascii_lowercase();
    } else {
        for c in folded(word) {
            len += c.encode_utf8(room.get_mut(len..len + c.len_utf8())?).len();
        }
    }
    std::str::from_utf8(&room[..len]).ok()
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
        let word = |i: usize| format!("w{}", i.wrapping_mul(2_654_435_761) % 1_000_003);
        for i in 0..5000 {
            *table.entry(&word(i)) = WordId::new(WordId::FIRST + i);
            assert_eq!(table.entry(&word(i).to_uppercase()).number(), WordId::FIRST + i);
        }
        for i in 0..5000 {
            assert_eq!(table.find_word(&word(i)).number(), WordId::FIRST + i, "{}", word(i));
            assert_eq!(table.find_word(&format!("{}x", word(i))), WordId::UNKNOWN);
        }
        assert_eq!(table.find_word(""), WordId::UNKNOWN);
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
        let mut table = Table::new();
        for word in ["counter-revolutionary", "Zoë", "don't"] {
            *table.entry(word) = WordId::new(WordId::FIRST);
        }
        for word in ["Counter-Revolutionary", "ZOË", "zo\u{AD}ë", "DON’T", "counter-revolu\u{AD}tionary"] {
            assert_ne!(table.find_word(word), WordId::UNKNOWN, "{word}");
        }
        assert_eq!(table.find_word("counter-revolutionaries"), WordId::UNKNOWN);
    }
}
