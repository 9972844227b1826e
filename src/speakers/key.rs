//! Keys by which two spellings of a name are found to be one.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::Span;
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
/// A bit in every byte.
const EACH: u64 = u64::from_le_bytes([1; 8]);

impl NameKey {
    pub(crate) fn of(word: &str) -> NameKey {
        NameKey::at(word, Span::new(0, word.len()))
    }

    /// The key of a word of the text. What stands behind the word is read along with it, and left out again.
    pub(crate) fn at(text: &str, word: Span) -> NameKey {
        let len = word.len();
        let bytes = &text.as_bytes()[word.start()..];
        if let Some(&chunk) = bytes.first_chunk()
            && (1..=USUAL).contains(&len)
        {
            let letters = u128::from_le_bytes(chunk) & u128::MAX >> (8 * (USUAL - len));
            let halves = [letters as u64, (letters >> 64) as u64];
            if (halves[0] | halves[1]) & EACH << 7 == 0 {
                return NameKey::of_usual(halves, len);
            }
        }
        let word = word.of(text);
        if word.is_ascii() { NameKey::of_letters(word.as_bytes()) } else { NameKey::of_letters(fold(word).as_bytes()) }
    }

    /// The key of a word of ASCII characters, which are the bytes of the integers.
    fn of_usual(halves: [u64; 2], len: usize) -> NameKey {
        let [low, high] = halves.map(lower);
        // Most words hold nothing to loosen.
        if !odd(low, high, len) && (len <= 8 || !odd(high, 0, len - 8)) {
            let hash = mix(len as u64, low);
            return NameKey(finish(if len > 8 { mix(hash, high) } else { hash }));
        }
        let mut letters = (u128::from(low) | u128::from(high) << 64).to_le_bytes();
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

    /// The key of the words so far and one more.
    pub(crate) fn then(self, key: NameKey) -> NameKey {
        NameKey((self.0.rotate_left(17) ^ key.0).wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }
}

/// ASCII letters in lower case.
fn lower(eight: u64) -> u64 {
    // The top bit of each capital. Both additions stay within their bytes, which are below 0x80.
    let capitals = (eight + EACH * (0x80 - b'A' as u64)) & !(eight + EACH * (0x80 - b'Z' as u64 - 1)) & EACH << 7;
    eight | capitals >> 2
}

/// Whether one of the first `len` letters, at most eight, is `y` or a full stop or the same as the letter behind it; behind the
/// last of eight come the `next`.
fn odd(eight: u64, next: u64, len: usize) -> bool {
    let behind = if len < 8 { u64::MAX << (8 * len) } else { 0 };
    let zero = |bytes: u64| bytes.wrapping_sub(EACH) & !bytes & EACH << 7;
    let all = |letter: u8| EACH * u64::from(letter);
    zero(eight ^ all(b'y')) | zero(eight ^ all(b'.')) | zero((eight ^ (eight >> 8 | next << 56)) | behind) != 0
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
        .collect()
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
