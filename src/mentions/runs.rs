//! Runs of capitalised words: where one ends, and which of its first words only seem to belong to it.

use crate::lexicon::Flags;
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
        let flags = outline.flags(i);
        if token.kind() == TokenKind::Word && token.spaced() {
            if token.is_capital() {
                // "On Monday Trump", "In October Smith": a date parts two names; "I" is nobody's name. "Ann May" is one.
                let month = flags.any(Flags::MONTH) && !(flags.any(Flags::GIVEN) && given(outline, at) && !headline);
                let date = outline.tokens.get(i + 1).is_some_and(|t| t.kind() == TokenKind::Number);
                if flags.any(Flags::WEEKDAY) || month || flags.any(Flags::MONTH) && date || outline.word(i) == "I" {
                    break;
                }
                if headline && headline_verb(outline, i) {
                    break;
                }
                // A function word with a capital begins a name only inside one ("The", "And" in titles); behind a given name it
                // may be a surname ("Ann Over").
                let surname =
                    !headline && i == at + 1 && outline.flags(at).any(Flags::GIVEN) && flags.any(Flags::PREP | Flags::AUX);
                if flags.any(Flags::FUNCTION)
                    && !surname
                    && !flags.any(Flags::GIVEN | Flags::TITLE | Flags::ROLE | Flags::PARTICLE | Flags::ORG)
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
                && flags.any(Flags::PARTICLE)
                && next_capital(i + 1)
                && !flags.any(Flags::PREP | Flags::DET | Flags::CONJ | Flags::PRON)
            {
                i += 2;
                continue;
            }
            if token.shape() == Shape::Lower
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
        // The Harrow Farmers' Union: a plural owner inside a body's name.
        let owner =
            token.kind() == TokenKind::Mark && token.ch() == b'\'' && !token.spaced() && outline.word(i - 1).ends_with('s');
        if owner && i + 1 < end {
            let next = &outline.tokens[i + 1];
            if next.is_capital() && next.spaced() && outline.flags_of(next).any(Flags::ORG_HEAD) {
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
    let unknown = |t: &Token| t.is_joined() && outline.flags_of(t).is_empty() && t.end() - t.start() >= "pro-Lee".len();
    if !outline.tokens.get(token).is_some_and(unknown) {
        return false;
    }
    let Some((first, last)) = outline.word(token).split_once('-') else { return false };
    let prefix = matches!(first, "anti" | "pro" | "ex" | "non" | "pre" | "post" | "mid" | "un" | "then" | "now");
    let tail = || {
        let last = last.rsplit('-').next().unwrap_or(last);
        let flags = outline.lexicon.flags(last);
        last.starts_with(|c: char| c.is_ascii_lowercase())
            && (flags.any(Flags::PARTICIPLE) && last.len() > 2
                || matches!(last, "born" | "style" | "era" | "area" | "like" | "wide"))
    };
    prefix || tail()
}

/// Whether the word may be a verb of a headline, where verbs have capitals too.
pub(super) fn headline_verb(outline: &Outline, token: usize) -> bool {
    let flags = outline.flags(token);
    flags.any(Flags::VERB) && flags.any(Flags::THIRD | Flags::PAST | Flags::GERUND) && !flags.any(Flags::GIVEN | Flags::ROLE)
}

/// Whether `of`, `for`, `and`, `on` or `in` at token `i` goes on with the name that began at `at`.
fn joins(outline: &Outline, at: usize, i: usize, word: &str) -> bool {
    let before = outline.flags(i - 1);
    let body = (at..i).rev().find(|&t| outline.flags(t).any(Flags::ORG_HEAD));
    match word {
        // "Senator Ann Baker of Ohio", "House Speaker Ann Lee of Ohio": where somebody is from is no part of the name.
        "of" if before.any(Flags::ROLE | Flags::TITLE) => {
            let named = i >= at + 2 && (given(outline, i - 2) || outline.tokens[i - 2].shape() == Shape::Initials);
            !named || !outline.flags(i + 1).any(Flags::PLACE | Flags::PLACE_START)
        }
        "of" => body.is_some_and(|body| !(body + 1..i).any(|t| given(outline, t))) || outline.word(i - 1) == "State",
        "for" | "on" if before.any(Flags::ORG_HEAD) => true,
        // "Undersecretary for Political Affairs Ann Lee"
        "for" => {
            before.any(Flags::ROLE | Flags::TITLE)
                && (i + 1..i + 6)
                    .take_while(|&t| outline.tokens.get(t).is_some_and(|t| t.is_capital() && t.spaced()))
                    .skip(1)
                    .any(|t| given(outline, t))
        }
        // "Department of Health and Human Services"
        "and" => {
            (at..i).any(|t| outline.flags(t).any(Flags::ORG_HEAD) && outline.word(t + 1) == "of" && t + 1 < i)
                && !outline.flags(i + 1).any(Flags::GIVEN)
                && !before.any(Flags::PLACE)
        }
        _ => false,
    }
}

/// Whether the word is a given name and nothing else.
fn given(outline: &Outline, token: usize) -> bool {
    let flags = outline.flags(token);
    flags.any(Flags::GIVEN) && !flags.any(Flags::GIVEN_WORD | Flags::PLACE | Flags::ORG)
}

/// At a sentence's start: passes over words that are written with a capital only for standing there.
pub(super) fn skip_ordinary(outline: &Outline, at: usize, end: usize) -> usize {
    let flags = outline.flags(at);
    let single = end == at + 1;
    // "Said Ann Lee," is no Mr. Said.
    if outline.word(at) == "Said" && end > at + 2 && outline.flags(at + 1).any(Flags::GIVEN) {
        return at + 1;
    }
    if flags.any(Flags::FUNCTION) {
        // "Will Smith", "An Wang" need a second word; "Will he" has none.
        let upper = outline.tokens[at].shape() == Shape::Upper;
        let given = flags.any(Flags::GIVEN) && !single && !upper;
        let acronym = upper && single && !flags.any(Flags::PRON | Flags::DET | Flags::PREP | Flags::CONJ);
        return if given || acronym { at } else { skip_function(outline, at + 1, end) };
    }
    // "Said Ann Lee, “…”": a verb of speech that is a given name too, where another name or a quote follows.
    if flags.any(Flags::CUE) && flags.any(Flags::PAST | Flags::THIRD) && flags.any(Flags::GIVEN) && !single {
        let quote = outline.tokens.get(end + 1).is_some_and(|t| t.kind() == TokenKind::Mark);
        if quote || outline.flags(at + 1).any(Flags::GIVEN | Flags::TITLE | Flags::COURTESY | Flags::ROLE) {
            return at + 1;
        }
    }
    // "Tuesday, Ann Lee left."
    if flags.any(Flags::WEEKDAY) || flags.any(Flags::MONTH) && (single || !flags.any(Flags::GIVEN)) {
        return skip_function(outline, at + 1, end);
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
    if flags.any(Flags::VERB) && !flags.any(name) && outline.tokens[at].shape() == Shape::Capital {
        return skip_function(outline, at + 1, end);
    }
    at
}

pub(super) fn skip_function(outline: &Outline, at: usize, end: usize) -> usize {
    let mut at = at;
    while at < end {
        let token = &outline.tokens[at];
        let flags = outline.flags_of(token);
        let calendar = flags.any(Flags::WEEKDAY) || flags.any(Flags::MONTH) && !(flags.any(Flags::GIVEN) && at + 1 < end);
        let function = flags.any(Flags::FUNCTION)
            && !flags.any(Flags::GIVEN | Flags::PARTICLE | Flags::ROLE_MODIFIER | Flags::TITLE | Flags::ORG)
            && token.shape() == Shape::Capital;
        if function || calendar || token.span().len() == 1 && matches!(outline.word(at), "I" | "A") {
            at += 1;
        } else {
            break;
        }
    }
    at
}
