//! Pronouns that may stand for whoever speaks.

use super::mention::{Gender, Mention, MentionKind};
use crate::ids::{Id, TokenId};
use crate::lexicon::{Classes, word};
use crate::outline::Outline;

/// How many words may stand before the noun of what somebody owns, that one counted.
const OWNED_WITHIN: usize = 3;

/// Reads the pronoun at token `at`, if it may stand for a speaker.
pub(super) fn read_pronoun(outline: &Outline, at: TokenId, mention: &mut Mention) -> bool {
    let classes = outline.classes(at);
    let possessive = classes.any(Classes::POSS);
    // "his promise to be": the owner of words for speech may have spoken.
    if !classes.any(Classes::MAY_SPEAK) || possessive && !speech_noun_follows(outline, at) {
        return false;
    }
    let end = if is_share(outline, at) { at + 3 } else { at + 1 };
    if end == at + 1 && determines(outline, at) {
        return false;
    }
    *mention = Mention::new(MentionKind::Pronoun, at.to(end), at.alone());
    mention.gender = Gender::of(classes);
    mention.plural = classes.any(Classes::PLURAL);
    mention.possessive = possessive;
    mention.definite = true;
    true
}

/// Whether the word is for one of those whom a pronoun behind it stands for, and who that is remains open: `one of them`, `another of
/// us`, but not `one of them, Ann Lee,`.
fn is_share(outline: &Outline, at: TokenId) -> bool {
    let them = outline.classes(at + 2);
    let token = |t: TokenId| outline.tokens.get(t);
    let named = || token(at + 3).is_some_and(|t| t.is_punct(b',')) && token(at + 4).is_some_and(|t| t.is_capital());
    matches!(outline.word(at), word::ONE | word::ANOTHER)
        && outline.word(at + 1) == word::OF
        && them.any(Classes::PRON)
        && !them.any(Classes::POSS | Classes::DET | Classes::REL)
        && !named()
}

/// Whether the word is a determiner of what follows: `some voters`, `one official`.
fn determines(outline: &Outline, at: TokenId) -> bool {
    let (classes, next) = (outline.classes(at), outline.classes(at + 1));
    // "says one.", "One, a baker, said"
    if !outline.tokens.get(at + 1).is_some_and(|t| t.is_word()) {
        return false;
    }
    classes.any(Classes::DET | Classes::NUM) && !next.any(Classes::VERB | Classes::AUX | Classes::ADV)
        || classes.any(Classes::DET) && next.any(Classes::ROLE | Classes::PEOPLE)
}

/// Whether a noun for speech stands behind the word, and no function word before it: `her first claim`.
fn speech_noun_follows(outline: &Outline, at: TokenId) -> bool {
    let mut behind = (at + 1).to(at + 1 + OWNED_WITHIN).iter().map(|t| outline.classes(t));
    behind.find(|c| c.any(Classes::SPEECH_NOUN | Classes::FUNCTION)).is_some_and(|c| c.any(Classes::SPEECH_NOUN))
}
