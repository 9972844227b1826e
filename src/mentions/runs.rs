//! Runs of capitalised words: where one ends, and which of its first words only seem to belong to it.

use crate::lexicon::Classes;
use crate::outline::Outline;
use crate::text::{Shape, Token, TokenKind};

/// Longest run of words looked at as one name.
const LONGEST_NAME: usize = 14;

/// End of the run of words that may make up a name beginning at `at`.
pub(super) fn name_run(outline: &Outline, at: usize, end: usize, headline: bool) -> usize {
    let mut i = at + 1;
    let end = end.min(at + LONGEST_NAME);
    while i < end {
        let token = &outline.tokens[i];
        let classes = outline.classes(i);
        if token.kind() == TokenKind::Word && token.spaced() {
            if token.is_capital() {
                // "On Monday Trump", "In October Smith": a date parts two names; "I" is nobody's name. "Ann May" is one.
                let month = classes.any(Classes::MONTH) && !(classes.any(Classes::GIVEN) && given(outline, at) && !headline);
                let date = outline.tokens.get(i + 1).is_some_and(|t| t.kind() == TokenKind::Number);
                if classes.any(Classes::WEEKDAY) || month || classes.any(Classes::MONTH) && date || outline.text_of(i) == "I" {
                    break;
                }
                if headline && headline_verb(outline, i) {
                    break;
                }
                // A function word with a capital begins a name only inside one ("The", "And" in titles); behind a given name it
                // may be a surname ("Ann Over").
                let surname = !headline
                    && i == at + 1
                    && outline.classes(at).any(Classes::GIVEN)
                    && classes.any(Classes::PREP | Classes::AUX);
                if classes.any(Classes::FUNCTION)
                    && !surname
                    && !classes.any(Classes::GIVEN | Classes::TITLE | Classes::ROLE | Classes::PARTICLE | Classes::ORG)
                    && token.shape() != Shape::Upper
                    && token.shape() != Shape::Initials
                {
                    break;
                }
                i += 1;
                continue;
            }
            let next_capital = |j: usize| outline.tokens.get(j).is_some_and(|t| t.is_capital() && t.spaced()) && j < end;
            if token.shape() == Shape::Lower
                && classes.any(Classes::PARTICLE)
                && next_capital(i + 1)
                && !classes.any(Classes::PREP | Classes::DET | Classes::CONJ | Classes::PRON)
            {
                i += 2;
                continue;
            }
            if token.shape() == Shape::Lower
                && classes.any(Classes::PARTICLE)
                && outline.classes(i + 1).any(Classes::PARTICLE)
                && next_capital(i + 2)
            {
                i += 3;
                continue;
            }
            let word = outline.text_of(i);
            if matches!(word, "of" | "for" | "and" | "on" | "in") && joins(outline, at, i, word) {
                let mut j = i + 1;
                if outline.text_of(j) == "the" {
                    j += 1;
                }
                if next_capital(j) && !outline.classes(j).any(Classes::WEEKDAY | Classes::MONTH) {
                    i = j + 1;
                    continue;
                }
            }
            break;
        }
        // The Harrow Farmers' Union: a plural owner inside a body's name.
        let owner =
            token.kind() == TokenKind::Mark && token.ch() == b'\'' && !token.spaced() && outline.text_of(i - 1).ends_with('s');
        if owner && i + 1 < end {
            let next = &outline.tokens[i + 1];
            if next.is_capital() && next.spaced() && outline.classes_of(next).any(Classes::ORG_HEAD) {
                i += 2;
                continue;
            }
        }
        // Ann “the Axe” Lee: a nickname in marks stands inside the name.
        if token.kind() == TokenKind::Mark
            && token.spaced()
            && let Some(close) =
                (i + 2..i + 6).find(|&j| outline.tokens.get(j).is_some_and(|t| t.kind() == TokenKind::Mark && !t.spaced()))
            && outline.tokens.get(close + 1).is_some_and(|t| close + 1 < end && t.is_capital() && t.spaced())
            && outline.classes(at).any(Classes::GIVEN)
        {
            i = close + 2;
            continue;
        }
        // Suffixes behind a comma: Ann Lee, Jr.
        if token.is_punct(b',')
            && outline.classes(i + 1).any(Classes::NAME_SUFFIX | Classes::ORG_SUFFIX)
            && outline.tokens[i + 1].is_capital()
            && i + 1 < end
        {
            i += 2;
            continue;
        }
        if token.is_punct(b'&') && token.spaced() && outline.tokens.get(i + 1).is_some_and(|t| t.is_capital()) {
            i += 2;
            continue;
        }
        break;
    }
    i
}

/// Whether the word is an adjective made of a name: `Texas-based`, `Ohio-born`, `pro-Lee`.
pub(super) fn is_compound(outline: &Outline, token: usize) -> bool {
    // No list knows such a word.
    let unknown = |t: &Token| t.span().len() >= "pro-Lee".len() && t.is_word() && outline.classes_of(t).is_plain();
    if !outline.tokens.get(token).is_some_and(unknown) {
        return false;
    }
    let Some((first, last)) = outline.text_of(token).split_once('-') else { return false };
    let prefix = matches!(first, "anti" | "pro" | "ex" | "non" | "pre" | "post" | "mid" | "un" | "then" | "now");
    let tail = || {
        let last = last.rsplit('-').next().unwrap_or(last);
        let classes = outline.lexicon.classes_of(last);
        last.starts_with(|c: char| c.is_ascii_lowercase())
            && (classes.any(Classes::PARTICIPLE) && last.len() > 2
                || matches!(last, "born" | "style" | "era" | "area" | "like" | "wide"))
    };
    prefix || tail()
}

/// Whether the word may be a verb of a headline, where verbs have capitals too.
pub(super) fn headline_verb(outline: &Outline, token: usize) -> bool {
    let classes = outline.classes(token);
    classes.any(Classes::VERB)
        && classes.any(Classes::THIRD | Classes::PAST | Classes::GERUND)
        && !classes.any(Classes::GIVEN | Classes::ROLE)
}

/// Whether `of`, `for`, `and`, `on` or `in` at token `i` goes on with the name that began at `at`.
fn joins(outline: &Outline, at: usize, i: usize, word: &str) -> bool {
    let before = outline.classes(i - 1);
    let body = (at..i).rev().find(|&t| outline.classes(t).any(Classes::ORG_HEAD));
    match word {
        // "Senator Ann Baker of Ohio", "House Speaker Ann Lee of Ohio": where somebody is from is no part of the name.
        "of" if before.any(Classes::ROLE | Classes::TITLE) => {
            let named = i >= at + 2 && (given(outline, i - 2) || outline.tokens[i - 2].shape() == Shape::Initials);
            !named || !outline.classes(i + 1).any(Classes::PLACE | Classes::PLACE_START)
        }
        "of" => body.is_some_and(|body| !(body + 1..i).any(|t| given(outline, t))) || outline.text_of(i - 1) == "State",
        "for" | "on" if before.any(Classes::ORG_HEAD) => true,
        // "Undersecretary for Political Affairs Ann Lee"
        "for" => {
            before.any(Classes::ROLE | Classes::TITLE)
                && (i + 1..i + 6)
                    .take_while(|&t| outline.tokens.get(t).is_some_and(|t| t.is_capital() && t.spaced()))
                    .skip(1)
                    .any(|t| given(outline, t))
        }
        // "Department of Health and Human Services"
        "and" => {
            (at..i).any(|t| outline.classes(t).any(Classes::ORG_HEAD) && outline.text_of(t + 1) == "of" && t + 1 < i)
                && !outline.classes(i + 1).any(Classes::GIVEN)
                && !before.any(Classes::PLACE)
        }
        _ => false,
    }
}

/// Whether the word is a given name and nothing else.
fn given(outline: &Outline, token: usize) -> bool {
    let classes = outline.classes(token);
    classes.any(Classes::GIVEN) && !classes.any(Classes::GIVEN_WORD | Classes::PLACE | Classes::ORG)
}

/// At a sentence's start: passes over words that are written with a capital only for standing there.
pub(super) fn skip_ordinary(outline: &Outline, at: usize, end: usize) -> usize {
    let classes = outline.classes(at);
    let single = end == at + 1;
    // "Said Ann Lee," is no Mr. Said.
    if outline.text_of(at) == "Said" && end > at + 2 && outline.classes(at + 1).any(Classes::GIVEN) {
        return at + 1;
    }
    if classes.any(Classes::FUNCTION) {
        // "Will Smith", "An Wang" need a second word; "Will he" has none.
        let upper = outline.tokens[at].shape() == Shape::Upper;
        let given = classes.any(Classes::GIVEN) && !single && !upper;
        let acronym = upper && single && !classes.any(Classes::PRON | Classes::DET | Classes::PREP | Classes::CONJ);
        return if given || acronym { at } else { skip_function(outline, at + 1, end) };
    }
    // "Said Ann Lee, “…”": a verb of speech that is a given name too, where another name or a quote follows.
    if classes.any(Classes::CUE) && classes.any(Classes::PAST | Classes::THIRD) && classes.any(Classes::GIVEN) && !single {
        let quote = outline.tokens.get(end + 1).is_some_and(|t| t.kind() == TokenKind::Mark);
        if quote || outline.classes(at + 1).any(Classes::GIVEN | Classes::TITLE | Classes::COURTESY | Classes::ROLE) {
            return at + 1;
        }
    }
    // "Tuesday, Ann Lee left."
    if classes.any(Classes::WEEKDAY) || classes.any(Classes::MONTH) && (single || !classes.any(Classes::GIVEN)) {
        return skip_function(outline, at + 1, end);
    }
    let name = Classes::GIVEN
        | Classes::ROLE
        | Classes::TITLE
        | Classes::COURTESY
        | Classes::PLACE
        | Classes::ORG
        | Classes::DEMONYM
        | Classes::PEOPLE
        | Classes::ROLE_MODIFIER;
    if classes.any(Classes::VERB) && !classes.any(name) && outline.tokens[at].shape() == Shape::Capital {
        return skip_function(outline, at + 1, end);
    }
    at
}

pub(super) fn skip_function(outline: &Outline, at: usize, end: usize) -> usize {
    let mut at = at;
    while at < end {
        let token = &outline.tokens[at];
        let classes = outline.classes_of(token);
        let calendar =
            classes.any(Classes::WEEKDAY) || classes.any(Classes::MONTH) && !(classes.any(Classes::GIVEN) && at + 1 < end);
        let function = classes.any(Classes::FUNCTION)
            && !classes.any(Classes::GIVEN | Classes::PARTICLE | Classes::ROLE_MODIFIER | Classes::TITLE | Classes::ORG)
            && token.shape() == Shape::Capital;
        if function || calendar || token.span().len() == 1 && matches!(outline.text_of(at), "I" | "A") {
            at += 1;
        } else {
            break;
        }
    }
    at
}
