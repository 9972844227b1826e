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
/// Letters beyond these are not compared.
const LONGEST: usize = 32;

impl NameKey {
    pub(crate) fn of(word: &str) -> NameKey {
        if word.is_ascii() { NameKey::of_letters(word.as_bytes()) } else { NameKey::of_letters(fold(word).as_bytes()) }
    }

    fn of_letters(letters: &[u8]) -> NameKey {
        let mut kept = [0u8; LONGEST];
        let mut len = letters.len().min(LONGEST);
        kept[..len].copy_from_slice(&letters[..len]);
        kept[..len].make_ascii_lowercase();
        // Few words hold anything to loosen.
        let (mut odd, mut last) = (false, 0);
        for &letter in &kept[..len] {
            odd |= letter == b'y' || letter == b'.' || letter == last;
            last = letter;
        }
        if odd {
            len = loosen(&mut kept[..len], letters.len() > SHORT);
            kept[len..].fill(0);
        }
        let mut hash = len as u64;
        for eight in kept[..len.next_multiple_of(8)].chunks_exact(8) {
            let word = u64::from_le_bytes([eight[0], eight[1], eight[2], eight[3], eight[4], eight[5], eight[6], eight[7]]);
            hash = (hash.rotate_left(29) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        }
        NameKey(hash ^ hash >> 32)
    }

    /// The key of several words in a row.
    pub(crate) fn join(keys: impl Iterator<Item = NameKey>) -> NameKey {
        NameKey(keys.fold(0, |hash: u64, key| (hash.rotate_left(17) ^ key.0).wrapping_mul(0x9E37_79B9_7F4A_7C15)))
    }
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
