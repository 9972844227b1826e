//! Keys by which two spellings of a name are found to be one.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::Span;
use crate::bits::{EACH, lower};
use crate::lexicon::is_invisible;

/// A spelling's key: equal for spellings that differ in case, accents, doubled letters or in the ways that Slavic and Arabic
/// names are written in English (`Zelensky`, `Zelenskyy`, `Zelenskiy`). Short words are only folded, not loosened, because
/// `Lee` is not `Le`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct NameKey(u64);

/// Words of this many letters or fewer are compared letter by letter.
const SHORT: usize = 5;
/// Letters beyond these are not compared.
const MOST_LETTERS: usize = 32;
/// Nearly all words are no longer than that: they are handled as two integers.
const USUAL: usize = 16;

impl NameKey {
    pub(crate) fn of(word: &str) -> NameKey {
        NameKey::at(word, Span::new(0, word.len()))
    }

    /// The key of a word of the text. What stands behind the word is read along with it, and left out again.
    pub(crate) fn at(text: &str, word: Span) -> NameKey {
        let len = word.len();
        let bytes = &text.as_bytes()[word.start()..];
        if let (Some(&eight), 1..=8) = (bytes.first_chunk(), len) {
            let letters = u64::from_le_bytes(eight) & u64::MAX >> (8 * (8 - len));
            if letters & EACH << 7 == 0 {
                return NameKey::of_short(letters, len);
            }
        } else if let (Some(&chunk), 9..=USUAL) = (bytes.first_chunk(), len) {
            let letters = u128::from_le_bytes(chunk) & u128::MAX >> (8 * (USUAL - len));
            let halves = [letters as u64, (letters >> 64) as u64];
            if (halves[0] | halves[1]) & EACH << 7 == 0 {
                return NameKey::of_usual(halves, len);
            }
        }
        let word = word.of(text);
        if word.is_ascii() { NameKey::of_letters(word.as_bytes()) } else { NameKey::of_letters(fold(word).as_bytes()) }
    }

    /// The key of a word of up to eight ASCII characters, which are the bytes of the integer.
    fn of_short(letters: u64, len: usize) -> NameKey {
        let letters = lower(letters);
        // Most words hold nothing to loosen.
        if holds(letters, b'.') || len > SHORT && odd(letters, 0, len) {
            return NameKey::of_loose(letters.into(), len);
        }
        NameKey(finish(mix(len as u64, letters)))
    }

    /// The same of one of nine to sixteen characters.
    fn of_usual(halves: [u64; 2], len: usize) -> NameKey {
        let [low, high] = halves.map(lower);
        if holds(low, b'.') || holds(high, b'.') || odd(low, high, len) || odd(high, 0, len - 8) {
            return NameKey::of_loose(u128::from(low) | u128::from(high) << 64, len);
        }
        NameKey(finish(mix(mix(len as u64, low), high)))
    }

    /// The same of one that holds something to loosen.
    fn of_loose(letters: u128, len: usize) -> NameKey {
        let mut letters = letters.to_le_bytes();
        let kept = loosen(&mut letters[..len], len > SHORT);
        letters[kept..].fill(0);
        hash(&letters, kept)
    }

    fn of_letters(letters: &[u8]) -> NameKey {
        let mut kept = [0u8; MOST_LETTERS];
        let mut len = letters.len().min(MOST_LETTERS);
        kept[..len].copy_from_slice(&letters[..len]);
        kept[..len].make_ascii_lowercase();
        len = loosen(&mut kept[..len], letters.len() > SHORT);
        kept[len..].fill(0);
        hash(&kept, len)
    }

    /// The key of a word of these letters.
    pub(crate) fn of_all(letters: impl Iterator<Item = char>) -> NameKey {
        let mut word = [0; 4 * MOST_LETTERS];
        let mut len = 0;
        for letter in letters.take(MOST_LETTERS) {
            len += letter.encode_utf8(&mut word[len..]).len();
        }
        NameKey::of(std::str::from_utf8(&word[..len]).unwrap_or_default())
    }

    /// The key of the words so far and one more.
    pub(crate) fn then(self, key: NameKey) -> NameKey {
        NameKey((self.0.rotate_left(17) ^ key.0).wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }
}

/// Whether one of the first `len` letters, at most eight, is `y` or the same as the letter behind it; behind the last of eight come
/// the `next`.
fn odd(eight: u64, next: u64, len: usize) -> bool {
    let behind = if len < 8 { u64::MAX << (8 * len) } else { 0 };
    holds(eight, b'y') || holds((eight ^ (eight >> 8 | next << 56)) | behind, 0)
}

/// Whether one of the letters is this one.
fn holds(eight: u64, letter: u8) -> bool {
    let other = eight ^ (EACH * u64::from(letter));
    other.wrapping_sub(EACH) & !other & EACH << 7 != 0
}

/// The key of the first `len` letters; all others are 0.
fn hash(letters: &[u8], len: usize) -> NameKey {
    let eights = letters.as_chunks::<8>().0.iter().take(len.div_ceil(8));
    NameKey(finish(eights.fold(len as u64, |hash, eight| mix(hash, u64::from_le_bytes(*eight)))))
}

fn mix(hash: u64, word: u64) -> u64 {
    (hash.rotate_left(29) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

fn finish(hash: u64) -> u64 {
    hash ^ hash >> 32
}

/// Drops full stops and, where wanted, doubled letters, and writes `y` as `i`; gives the letters that are left.
fn loosen(letters: &mut [u8], loose: bool) -> usize {
    let mut len = 0;
    for at in 0..letters.len() {
        let letter = match letters[at] {
            b'.' => continue,
            b'y' if loose => b'i',
            letter => letter,
        };
        if loose && len > 0 && letters[len - 1] == letter && letter.is_ascii_alphabetic() {
            continue;
        }
        letters[len] = letter;
        len += 1;
    }
    len
}

/// Lower case without accents, invisible characters and full stops.
pub(crate) fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.bytes().filter(|b| *b != b'.').map(|b| b.to_ascii_lowercase() as char).collect();
    }
    folded(word).collect()
}

/// Its first letter, folded so.
pub(crate) fn first_letter(word: &str) -> Option<char> {
    folded(word).next()
}

fn folded(word: &str) -> impl Iterator<Item = char> {
    word.nfkd()
        .filter(|c| !is_combining_mark(*c) && !is_invisible(*c) && *c != '.')
        .map(|c| match c {
            '’' | '‘' => '\'',
            '‐' | '‑' => '-',
            'ø' => 'o',
            'ł' => 'l',
            c => c,
        })
        .flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::NameKey;
    use crate::Span;

    #[test]
    fn spellings_of_one_name() {
        for (a, b) in [
            ("Zelensky", "Zelenskyy"),
            ("Zelensky", "Zelenskiy"),
            ("Volodymyr", "Volodimir"),
            ("José", "Jose"),
            ("LEE", "Lee"),
            ("Mül\u{AD}ler", "Muller"),
        ] {
            assert_eq!(NameKey::of(a), NameKey::of(b), "{a} {b}");
        }
    }

    #[test]
    fn what_stands_behind_a_word_does_not_count() {
        let text = "Zelenskyy, Smythe-Llewellyn-Jones and Mül\u{AD}ler, or J. Lee of the water board";
        for word in ["Zelenskyy", "Smythe-Llewellyn-Jones", "and", "Mül\u{AD}ler", "J.", "Lee", "water", "board"] {
            let start = text.find(word).unwrap();
            assert_eq!(NameKey::at(text, Span::new(start, start + word.len())), NameKey::of(word), "{word}");
            assert_eq!(NameKey::of(word), NameKey::of_letters(super::fold(word).as_bytes()), "{word}");
        }
    }

    #[test]
    fn names_that_only_look_alike() {
        for (a, b) in [("Lee", "Le"), ("Reed", "Red"), ("Clinton", "Clifton"), ("Ann", "An"), ("Smith", "Smyth")] {
            assert_ne!(NameKey::of(a), NameKey::of(b), "{a} {b}");
        }
    }
}
