//! Telling texts that are not English.

use crate::lexicon::Classes;
use crate::outline::Outline;

/// How many of the first words of a text tell its language, and how few are too few to tell.
const TELLING_WORDS: usize = 256;
const TOO_FEW: usize = 40;

/// Whether fewer than one word in ten is a small word of English, of which half of any English text is made.
pub(crate) fn is_foreign(outline: &Outline) -> bool {
    let (mut count, mut known) = (0, 0);
    for token in outline.tokens.iter().filter(|token| token.is_word()).take(TELLING_WORDS) {
        count += 1;
        known += usize::from(outline.classes_of(token).any(Classes::FUNCTION));
        // So many are enough, whatever follows.
        if known * 10 >= TELLING_WORDS {
            return false;
        }
    }
    count >= TOO_FEW && known * 10 < count
}
