//! Keys by which two spellings of a name are found to be one.

use std::hash::Hasher;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::lexicon::is_invisible;

/// A spelling's key: equal for spellings that differ in case, accents, doubled letters or in the ways that Slavic and Arabic
/// names are written in English (`Zelensky`, `Zelenskyy`, `Zelenskiy`). Short words are only folded, not loosened, because
/// `Lee` is not `Le`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct NameKey(u64);

/// Words of this many letters or fewer are compared letter by letter.
const SHORT: usize = 5;

impl NameKey {
    pub(crate) fn of(word: &str) -> NameKey {
        let folded = fold(word);
        let letters = folded.len();
        let mut hasher = crate::lexicon::FoldHasher::default();
        let mut last = 0u8;
        let mut buffer = [0u8; 48];
        let mut n = 0;
        for &b in folded.as_bytes() {
            let b = if letters > SHORT && b == b'y' { b'i' } else { b };
            if letters > SHORT && b == last && b.is_ascii_alphabetic() {
                continue;
            }
            last = b;
            if n < buffer.len() {
                buffer[n] = b;
                n += 1;
            }
        }
        hasher.write(&buffer[..n]);
        hasher.write_u64(n as u64);
        NameKey(hasher.finish())
    }

    /// The key of several words in a row.
    pub(crate) fn join(keys: impl Iterator<Item = NameKey>) -> NameKey {
        let mut hasher = crate::lexicon::FoldHasher::default();
        for key in keys {
            hasher.write_u64(key.0);
        }
        NameKey(hasher.finish())
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
