//! Keys by which two spellings of a name are found to be one.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::lexicon::is_invisible;

/// A spelling's key: equal for spellings that differ in case, accents, doubled letters or in the ways that Slavic and Arabic
/// names are written in English (`Zelensky`, `Zelenskyy`, `Zelenskiy`). Short words are only folded, not loosened, because
/// `Lee` is not `Le`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct NameKey(u64);

/// Words of this many letters or fewer are compared letter by letter.
const SHORT: usize = 5;

impl NameKey {
    pub(crate) fn of(word: &str) -> NameKey {
        if word.is_ascii() { NameKey::of_letters(word.as_bytes()) } else { NameKey::of_letters(fold(word).as_bytes()) }
    }

    fn of_letters(letters: &[u8]) -> NameKey {
        let loose = letters.len() > SHORT;
        // FNV-1a: names are short, and one pass with no buffer is cheapest.
        let mut hash = 0xCBF2_9CE4_8422_2325_u64;
        let mut last = 0u8;
        for letter in letters {
            let letter = match letter.to_ascii_lowercase() {
                b'.' => continue,
                b'y' if loose => b'i',
                letter => letter,
            };
            if loose && letter == last && letter.is_ascii_alphabetic() {
                continue;
            }
            last = letter;
            hash = (hash ^ u64::from(letter)).wrapping_mul(0x0100_0000_01B3);
        }
        NameKey(hash)
    }

    /// The key of several words in a row.
    pub(crate) fn join(keys: impl Iterator<Item = NameKey>) -> NameKey {
        NameKey(keys.fold(0, |hash: u64, key| (hash.rotate_left(17) ^ key.0).wrapping_mul(0x9E37_79B9_7F4A_7C15)))
    }
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
    fn names_that_only_look_alike() {
        for (a, b) in [("Lee", "Le"), ("Reed", "Red"), ("Clinton", "Clifton"), ("Ann", "An"), ("Smith", "Smyth")] {
            assert_ne!(NameKey::of(a), NameKey::of(b), "{a} {b}");
        }
    }
}
