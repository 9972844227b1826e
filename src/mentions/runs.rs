//! Runs of capitalised words: where one ends, and which of its first words only seem to belong to it.

use crate::lexicon::Flags;
use crate::outline::Outline;
use crate::text::{Shape, TokenKind};

/// Longest run of words looked at as one name.
const LONGEST_NAME: usize = 14;

/// End of the run of words that may make up a name beginning at `at`.
pub(super) fn name_run(outline: &Outline, at: usize, end: usize, headline: bool) -> usize {
    let mut i = at + 1;
    let end = end.min(at + LONGEST_NAME);
    while i < end {
        let token = &outline.tokens[i];
        let flags = outline.flags(i);
        if token.kind == TokenKind::Word && token.spaced {
            if token.is_capital() {
                // "On Monday Trump", "In October Smith": a date parts two names; "I" is nobody's name.
                if flags.any(Flags::WEEKDAY) || flags.any(Flags::MONTH) && !flags.any(Flags::GIVEN) || outline.word(i) == "I" {
                    break;
                }
                if flags.any(Flags::WEEKDAY.or(Flags::MONTH)) {
                    break;
                }
                // In a headline verbs have capitals too.
                if headline
                    && flags.any(Flags::VERB)
                    && flags.any(Flags::THIRD | Flags::PAST | Flags::GERUND)
                    && !flags.any(Flags::GIVEN | Flags::ROLE)
                {
                    break;
                }
                // A function word with a capital begins a name only inside one ("The", "And" in titles).
                if flags.any(Flags::FUNCTION)
                    && !flags.any(Flags::GIVEN | Flags::TITLE | Flags::ROLE | Flags::PARTICLE | Flags::ORG)
                    && token.shape != Shape::Upper
                    && token.shape != Shape::Initials
                {
                    break;
                }
                i += 1;
                continue;
            }
            let next_capital = |j: usize| outline.tokens.get(j).is_some_and(|t| t.is_capital() && t.spaced) && j < end;
            if token.shape == Shape::Lower
                && flags.any(Flags::PARTICLE)
                && next_capital(i + 1)
                && !flags.any(Flags::PREP | Flags::DET | Flags::CONJ | Flags::PRON)
            {
                i += 2;
                continue;
            }
            if token.shape == Shape::Lower
                && flags.any(Flags::PARTICLE)
                && outline.flags(i + 1).any(Flags::PARTICLE)
                && next_capital(i + 2)
            {
                i += 3;
                continue;
            }
            let word = outline.word(i);
            if matches!(word, "of" | "for" | "and" | "on" | "in") && joins(outline, at, i, word) {
                let mut j = i + 1;
                if outline.word(j) == "the" {
                    j += 1;
                }
                if next_capital(j) && !outline.flags(j).any(Flags::WEEKDAY | Flags::MONTH) {
                    i = j + 1;
                    continue;
                }
            }
            break;
        }
        // Ann “the Axe” Lee: a nickname in marks stands inside the name.
        if token.kind == TokenKind::Mark
            && token.spaced
            && let Some(close) =
                (i + 2..i + 6).find(|&j| outline.tokens.get(j).is_some_and(|t| t.kind == TokenKind::Mark && !t.spaced))
            && outline.tokens.get(close + 1).is_some_and(|t| close + 1 < end && t.is_capital() && t.spaced)
            && outline.flags(at).any(Flags::GIVEN)
        {
            i = close + 2;
            continue;
        }
        // Suffixes behind a comma: Ann Lee, Jr.
        if token.is_punct(b',')
            && outline.flags(i + 1).any(Flags::NAME_SUFFIX | Flags::ORG_SUFFIX)
            && outline.tokens[i + 1].is_capital()
            && i + 1 < end
        {
            i += 2;
            continue;
        }
        if token.is_punct(b'&') && token.spaced && outline.tokens.get(i + 1).is_some_and(|t| t.is_capital()) {
            i += 2;
            continue;
        }
        break;
    }
    i
}

/// Whether `of`, `for`, `and`, `on` or `in` at token `i` goes on with the name that began at `at`.
fn joins(outline: &Outline, at: usize, i: usize, word: &str) -> bool {
    let before = outline.flags(i - 1);
    let head = before.any(Flags::ORG_HEAD | Flags::ROLE | Flags::TITLE);
    match word {
        "of" => head || (at..i).any(|t| outline.flags(t).any(Flags::ORG_HEAD)) || outline.word(i - 1) == "State",
        "for" | "on" => before.any(Flags::ORG_HEAD) && i - at >= 1,
        // "Department of Health and Human Services"
        "and" => {
            (at..i).any(|t| outline.flags(t).any(Flags::ORG_HEAD) && outline.word(t + 1) == "of" && t + 1 < i)
                && !outline.flags(i + 1).any(Flags::GIVEN)
                && !before.any(Flags::PLACE)
        }
        _ => false,
    }
}

/// At a sentence's start: passes over words that are written with a capital only for standing there.
pub(super) fn skip_ordinary(outline: &Outline, at: usize, end: usize) -> usize {
    let flags = outline.flags(at);
    let single = end == at + 1;
    if flags.any(Flags::FUNCTION) {
        // "Will Smith", "An Wang" need a second word; "Will he" has none.
        let upper = outline.tokens[at].shape == Shape::Upper;
        let given = flags.any(Flags::GIVEN) && !single && !upper;
        let acronym = upper && single && !flags.any(Flags::PRON | Flags::DET | Flags::PREP | Flags::CONJ);
        return if given || acronym { at } else { skip_function(outline, at + 1, end) };
    }
    let name = Flags::GIVEN
        | Flags::ROLE
        | Flags::TITLE
        | Flags::COURTESY
        | Flags::PLACE
        | Flags::ORG
        | Flags::DEMONYM
        | Flags::PEOPLE
        | Flags::ROLE_MODIFIER;
    if flags.any(Flags::VERB) && !flags.any(name) && outline.tokens[at].shape == Shape::Capital {
        return skip_function(outline, at + 1, end);
    }
    at
}

pub(super) fn skip_function(outline: &Outline, at: usize, end: usize) -> usize {
    let mut at = at;
    while at < end {
        let token = &outline.tokens[at];
        let flags = token.flags;
        let calendar = flags.any(Flags::WEEKDAY) || flags.any(Flags::MONTH) && !(flags.any(Flags::GIVEN) && at + 1 < end);
        let function = flags.any(Flags::FUNCTION)
            && !flags.any(Flags::GIVEN | Flags::PARTICLE | Flags::ROLE_MODIFIER | Flags::TITLE | Flags::ORG)
            && token.shape == Shape::Capital;
        if function || calendar || token.span().len() == 1 && matches!(outline.word(at), "I" | "A") {
            at += 1;
        } else {
            break;
        }
    }
    at
}
