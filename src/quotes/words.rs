//! The words beside a mark, and what the lexicon says of them.

use crate::lexicon::{Classes, Lexicon};
use crate::steps::steps;

/// A text, and the lexicon that knows its words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'t> {
    pub(super) text: &'t str,
    pub(super) lexicon: &'t Lexicon,
}

/// Words that attribute wherever they stand beside a quote.
pub(super) const SPEAKING: Classes = Classes::CUE_STRONG.or(Classes::ACCORDING);
/// Words that often do.
pub(super) const REPORTING: Classes = SPEAKING.or(Classes::CUE_MEDIUM);
/// Small words: they go on after a closed quote, are never what a plural possessive owns, and keep their lower case in titles.
pub(super) const SMALL: Classes = Classes::FUNCTION.without(Classes::ADV.or(Classes::NUM)).or(Classes::PARTICLE);

impl Words<'_> {
    /// Whether the word, in any case, is of one of these classes.
    pub(super) fn is(self, word: &str, classes: Classes) -> bool {
        self.lexicon.classes_of(word).any(classes)
    }

    /// Whether a word of `text` is.
    pub(super) fn any(self, text: &str, classes: Classes) -> bool {
        words(text).any(|word| self.is(word, classes))
    }
}

/// What a byte is to a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Inside,
    /// Part of a word between two others: the stop of `U.S.`, the hyphen of `co-op`.
    Joint,
    Outside,
    /// The first byte of a two-byte character that is no letter: a no-break space, a guillemet.
    Outside2,
    /// The first byte of a three-byte character that is no letter: dashes, marks, ellipses.
    Outside3,
}

const KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Inside; 256];
    let mut i = 0;
    while i < 128 {
        let byte = i as u8;
        kinds[i] = match byte {
            b'.' | b'\'' | b'-' => Kind::Joint,
            _ if byte.is_ascii_alphanumeric() => Kind::Inside,
            _ => Kind::Outside,
        };
        i += 1;
    }
    kinds[0xC2] = Kind::Outside2;
    kinds[0xE2] = Kind::Outside3;
    kinds
};

/// How many bytes the character has whose first byte is `byte`, as far as words are concerned.
fn width(byte: u8) -> usize {
    match KINDS[usize::from(byte)] {
        Kind::Inside | Kind::Joint | Kind::Outside => 1,
        Kind::Outside2 => 2,
        Kind::Outside3 => 3,
    }
}

/// The words of `text`: runs of letters and digits, with full stops, apostrophes and hyphens inside.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    let kind = |at: usize| bytes.get(at).map(|&byte| KINDS[usize::from(byte)]);
    let mut at = 0;
    std::iter::from_fn(move || {
        while kind(at)? != Kind::Inside {
            at += width(bytes[at]);
        }
        let start = at;
        loop {
            while kind(at) == Some(Kind::Inside) {
                at += 1;
            }
            // Joints belong to the word when it goes on behind them.
            let end = at;
            loop {
                match kind(at) {
                    Some(Kind::Joint) => at += 1,
                    Some(Kind::Outside3) if bytes[at + 1..].first_chunk() == Some(&[0x80, 0x99]) => at += 3,
                    Some(Kind::Inside) => break,
                    _ => {
                        steps(end - start);
                        return text.get(start..end);
                    }
                }
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_hold_letters_digits_and_what_joins_them() {
        assert_eq!(words("Mr. O’Dea's (old) co-op…").collect::<Vec<_>>(), ["Mr", "O’Dea's", "old", "co-op"]);
    }
}
