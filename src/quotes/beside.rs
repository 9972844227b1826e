//! The words beside a mark, and what the lexicon says of them.

use crate::lexicon::{Classes, Lexicon, Phrase, Spot, SpotKind, Spots, WordId};
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
    /// The word of the lexicon, in any case.
    pub(super) fn word(self, word: &str) -> WordId {
        self.lexicon.find_word(word)
    }

    /// Whether the word, in any case, is of one of these classes.
    pub(super) fn is(self, word: &str, classes: Classes) -> bool {
        self.lexicon.classes_of(word).any(classes)
    }

    /// Whether a word of `text` is.
    pub(super) fn any(self, text: &str, classes: Classes) -> bool {
        words(text).any(|word| self.is(word, classes))
    }

    /// Whether `text`, which ends with a word, ends with the phrase.
    pub(super) fn ends_with(self, text: &str, phrase: Phrase) -> bool {
        self.lexicon.phrase_start(phrase, &LastWords { text, lexicon: self.lexicon }, LastWords::END).is_some()
    }
}

/// The last words of a text, as places for a phrase. Each is looked up only when it is asked for.
struct LastWords<'t> {
    text: &'t str,
    lexicon: &'t Lexicon,
}

impl LastWords<'_> {
    /// The place behind the last word: of so many words the first has the place 0.
    const END: usize = 6;
}

impl Spots for LastWords<'_> {
    fn spot(&self, at: usize) -> Option<Spot> {
        let before_last = |text: &'_ str| text[..text.len() - behind_blank(text).len()].trim_end().len();
        let end = (at + 1..Self::END).fold(self.text.len(), |end, _| before_last(&self.text[..end]));
        let word = last_word(&self.text[..end]);
        let kind = if word.starts_with(char::is_uppercase) { SpotKind::Capital } else { SpotKind::Lower };
        let found = self.lexicon.find_word(word);
        (!word.is_empty()).then(|| Spot { word: found, classes: self.lexicon.classes(found), kind })
    }
}

/// The last word of a text, without the signs around it.
pub(super) fn last_word(text: &str) -> &str {
    behind_blank(text).trim_matches(|c: char| !c.is_alphanumeric())
}

/// What stands behind the last white space.
pub(super) fn behind_blank(text: &str) -> &str {
    match text.bytes().rposition(|byte| !byte.is_ascii_graphic()) {
        None => text,
        Some(at) if text.as_bytes()[at] == b' ' => &text[at + 1..],
        Some(_) => text.rsplit(char::is_whitespace).next().unwrap_or(""),
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
