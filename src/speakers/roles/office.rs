//! Which words for an office are words for the same.

use crate::ids::TokenId;
use crate::lexicon::{Classes, WordId};
use crate::outline::Outline;

/// The word for an office that a token is, one for those that mean the same: "senator" for "Sen.".
pub(in crate::speakers) fn office_word(outline: &Outline, token: TokenId) -> WordId {
    outline.lexicon.common(outline.word(token))
}

/// Whether two tokens are words for one office: "Sen." and "senator", "congressman" and "Representative".
pub(in crate::speakers) fn is_same_office(outline: &Outline, a: TokenId, b: TokenId) -> bool {
    let title = |token: TokenId| outline.classes(token).any(Classes::TITLE);
    let same = outline.word(a) == outline.word(b) || title(a) && title(b) && office_word(outline, a) == office_word(outline, b);
    // Of "ex-president" the lexicon only knows the end.
    same && (is_whole(outline, a) && is_whole(outline, b) || outline.same_word(a, b))
}

/// Whether the token is the title of several people: "Sens.", "Reps."
pub(super) fn is_plural_title(outline: &Outline, token: TokenId) -> bool {
    let word = outline.word(token);
    outline.classes(token).any(Classes::TITLE) && outline.lexicon.lemma(word) != word
}

/// Whether the lexicon knows all of a word, but for the full stop of an abbreviation.
fn is_whole(outline: &Outline, token: TokenId) -> bool {
    let known = outline.lexicon.spelling(outline.word(token));
    !known.is_empty() && outline.text_of(token).len() <= known.len() + 1
}
