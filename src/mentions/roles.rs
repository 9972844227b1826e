//! Roles to the left of names: `Kremlin spokesperson` of `Kremlin spokesperson Dmitry Peskov`.

use super::mention::{Gender, Mention, SpeakerKind};
use super::runs::is_shouted;
use crate::ids::{Id, TokenId};
use crate::lexicon::{Classes, Phrase, looks_past, word};
use crate::outline::Outline;
use crate::text::{Shape, TokenKind};

/// How far to the left of a name its role may begin.
const LONGEST_ROLE: usize = 12;
/// Tokens of an acronym in brackets.
const ACRONYM: usize = 3;

/// Takes the role written in lower case before a name into the mention, not from before the token `floor`.
pub(super) fn extend_role_left(outline: &Outline, mention: &mut Mention, floor: TokenId) {
    let Some(nearest) = role_before(outline, mention, floor) else { return };
    let start = mention.tokens().start();
    // Its brackets do not part a body from its head.
    let floor = if is_acronym(outline, floor) { outline.sentences[outline.sentence_of(start)].first } else { floor };
    let from = role_start(outline, nearest, floor.max(start.saturating_sub(LONGEST_ROLE)));
    if from == start {
        return;
    }
    mention.set_role(from.to(mention.core().start()));
    mention.begin_at(from);
    mention.stands_for = Some(SpeakerKind::Person);
    if mention.gender.is_none() {
        mention.gender = Gender::of(outline.classes(nearest));
    }
}

/// The nearest word of the role before a mention; the mention's first where "and" joins that to it.
fn role_before(outline: &Outline, mention: &Mention, floor: TokenId) -> Option<TokenId> {
    let start = mention.tokens().start();
    let nearest = start.before().filter(|&nearest| nearest >= floor)?;
    // "secretary of state Ann Lee", "chief of staff Tom Orr"
    if let Some(office) = office_before(outline, start).filter(|&office| office >= floor) {
        return Some(office);
    }
    let titled = mention.has_role() && !mention.courtesy;
    // "former prosecutor and Harrow Mayor Ann Lee"
    if titled && start > floor + 1 && joins_roles(outline, start) {
        return Some(start);
    }
    let token = &outline.tokens[nearest];
    let classes = outline.classes_of(token);
    // "police chief Ann Lee", but not "a senior Lee adviser"
    let role = token.shape() == Shape::Lower
        && classes.any(Classes::ROLE | Classes::PEOPLE)
        && !classes.any(Classes::PLURAL | Classes::PREP | Classes::AUX)
        && outline.tokens[start].spaced()
        && !(classes.any(Classes::ROLE_MODIFIER) && noun_follows(outline, mention.tokens().end()));
    // "former Mayor Ann Lee", "1st Lt. Ann Lee"
    let ordinal = outline.text.as_bytes()[token.start()].is_ascii_digit();
    let modifier = ordinal || classes.any(Classes::ROLE_MODIFIER) && !classes.any(Classes::FUNCTION);
    (token.is_word() && (role || titled && modifier)).then_some(nearest)
}

/// Where the office with an "of" begins, in lower case, that ends before a token: `chief of staff`.
pub(super) fn office_before(outline: &Outline, end: TokenId) -> Option<TokenId> {
    let of = end.checked_sub(2)?;
    if outline.word(of) == word::OF { outline.phrase_start(Phrase::OFFICE, end) } else { None }
}

/// Whether a noun for somebody stands behind a name, so that what stands before the name goes with the noun: `a senior Lee adviser`.
pub(super) fn noun_follows(outline: &Outline, end: TokenId) -> bool {
    let classes = outline.classes(end);
    outline.tokens.get(end).is_some_and(|t| t.shape() == Shape::Lower && t.spaced())
        && classes.any(Classes::ROLE | Classes::PEOPLE)
        && !classes.any(Classes::FUNCTION | Classes::THIRD | Classes::PAST)
}

/// Whether the word before a name opens a phrase that goes on behind it: `a Lee aide`, `top Lee aide`.
pub(super) fn opens_phrase(outline: &Outline, name: TokenId) -> bool {
    let Some(before) = name.before().filter(|_| outline.tokens[name].spaced()) else { return false };
    let classes = outline.classes(before);
    let article = classes.any(Classes::DET) && !classes.any(Classes::THAT | Classes::PRON);
    article || classes.any(Classes::ROLE_MODIFIER) && !outline.tokens[before].is_capital()
}

/// Where the role begins of which a word stands at `from`, not before the token `limit`.
pub(crate) fn role_start(outline: &Outline, from: TokenId, limit: TokenId) -> TokenId {
    let mut from = from;
    // Whether the acronym of a body was met.
    let mut body = false;
    while from > limit {
        if !outline.tokens[from].spaced() && outline.tokens[from].kind() != TokenKind::Clitic {
            break;
        }
        if from > limit + ACRONYM && is_acronym(outline, from) {
            from -= ACRONYM;
            body = true;
        } else if body && from > limit + 1 && joins_fields(outline, from - 1) {
            from -= 2;
        } else if from > limit + 1 && joins_roles(outline, from) {
            from = joined_start(outline, from, limit);
            break;
        } else if stands_in_role(outline, from - 1, limit) {
            from -= 1;
        } else {
            break;
        }
    }
    // "'s" and "and" cannot begin a role.
    while outline.tokens[from].kind() == TokenKind::Clitic || outline.word(from) == word::AND {
        from += 1;
    }
    from
}

/// Whether an acronym in brackets ends before the token: `International Water Council (IWC) chief Ann Lee`.
fn is_acronym(outline: &Outline, end: TokenId) -> bool {
    end.index() > ACRONYM
        && outline.tokens[end - 1].is_punct(b')')
        // No "(D-Ohio)".
        && outline.tokens[end - 2].shape() == Shape::Upper
        && !outline.text_of(end - 2).contains('-')
        && outline.tokens[end - 3].is_punct(b'(')
}

/// Whether a small word stands behind a capital: what an acronym stands for may hold some, as in `National Union of Teachers (NUT)
/// leader`.
fn joins_fields(outline: &Outline, token: TokenId) -> bool {
    matches!(outline.word(token), word::OF | word::FOR | word::AND) && outline.tokens[token - 1].is_capital()
}

/// Whether "and" joins a role to the one that begins at `from`.
fn joins_roles(outline: &Outline, from: TokenId) -> bool {
    from.checked_sub(2).is_some_and(|other| {
        outline.word(other + 1) == word::AND
            && outline.classes(other).any(Classes::ROLE | Classes::TITLE)
            && !outline.classes(other).any(Classes::PLURAL | Classes::GIVEN)
    })
}

/// Where the first of two roles begins that "and" joins before `from`; `from` where that is somebody else's: `the mayor and Senator
/// Ann Lee`.
fn joined_start(outline: &Outline, from: TokenId, limit: TokenId) -> TokenId {
    let other = role_start(outline, from - 2, limit);
    // "the president and chief executive Ann Lee"
    let lower = outline.classes(from).any(Classes::ROLE | Classes::ROLE_MODIFIER) && !outline.tokens[from].is_capital();
    let determined = outline.classes_before(other).any(Classes::DET | Classes::POSS);
    if lower || !determined { other } else { from }
}

/// Whether the token belongs to the role of which a word stands behind it.
fn stands_in_role(outline: &Outline, token: TokenId, limit: TokenId) -> bool {
    let before = &outline.tokens[token];
    let classes = outline.classes_of(before);
    match before.kind() {
        // "the board's president"
        TokenKind::Clitic => before.ch() == b's',
        TokenKind::Word if before.is_capital() && is_role_name(outline, token) => true,
        TokenKind::Word => is_role_modifier(classes) || before.shape() == Shape::Lower && is_role_noun(outline, token, limit),
        _ => false,
    }
}

/// Whether a role may hold the word, be it written in lower case: `former`, `police`, `Republican`.
fn is_role_modifier(classes: Classes) -> bool {
    let modifier =
        Classes::ROLE | Classes::ROLE_MODIFIER | Classes::DEMONYM | Classes::ORG_HEAD | Classes::PEOPLE | Classes::PARTY;
    classes.any(modifier) && !classes.any(Classes::PREP | Classes::DET | Classes::PRON | Classes::AUX)
}

/// Whether a word with a capital may be a name before a role: `Harrow police chief`.
fn is_role_name(outline: &Outline, token: TokenId) -> bool {
    const SMALL: Classes = Classes::PRON.or(Classes::CONJ).or(Classes::SUBORD).or(Classes::WH).or(Classes::AUX).or(Classes::DET);
    let classes = outline.classes(token);
    // "Even police chief Ann Lee"
    let adverb = classes.any(Classes::ADV) && !classes.any(Classes::ROLE_MODIFIER | Classes::GIVEN);
    !classes.any(Classes::WEEKDAY | Classes::MONTH | Classes::RELATIVE_DAY | Classes::PREP)
        && !adverb
        && !is_shouted(outline, token)
        && (outline.tokens[token].shape() == Shape::Upper || !classes.any(SMALL))
}

/// Whether a word in lower case may say of what a role is: `poll leader`, `book author`, a word that no list knows.
fn is_role_noun(outline: &Outline, token: TokenId, limit: TokenId) -> bool {
    let classes = outline.classes(token);
    // "Lee disputed Republican Tom Orr's": a verb that no list knows.
    let verb = || looks_past(outline.text_of(token)) && token > limit && outline.tokens[token - 1].is_capital();
    let noun = classes.any(Classes::DOCUMENT_NOUN | Classes::MEDIUM_NOUN) && !classes.any(Classes::PAST | Classes::THIRD);
    classes.is_plain() && !verb() || noun && outline.classes(token + 1).any(Classes::ROLE)
}
