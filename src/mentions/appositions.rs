//! What stands behind a name to say who it is: `, a lawyer at Harrow & Lee,` `, 43,` `(D-Ohio)` `, who runs the shop,`.

use crate::lexicon::Classes;
use crate::outline::Outline;
use crate::text::{Shape, TokenKind};

/// Longest apposition, in tokens.
const LONGEST: usize = 40;
/// How far into it the noun that says what the person is must stand.
const HEAD_WITHIN: usize = 14;

/// Longest bracket between a name and its apposition, in tokens.
const LONGEST_BRACKET: usize = 6;

/// The apposition behind a name that ends at token `end`: its tokens from after the comma to before the closing one. Behind a
/// name that `opens` its clause a verb may close it too: `Ann Lee, a lawyer for the board said`.
pub(super) fn read_apposition(outline: &Outline, end: usize, limit: usize, opens: bool) -> Option<(usize, usize)> {
    let opening = outline.tokens.get(end).filter(|_| end < limit)?;
    let mut start = end + 1;
    if opening.is_punct(b'(') {
        if let Some(party) = party_and_state(outline, start, limit) {
            return Some(party);
        }
        // "Ann Lee (@annlee), a lawyer,"
        let close = (start..limit.min(start + LONGEST_BRACKET)).find(|&i| outline.tokens[i].is_punct(b')'))?;
        start = close + 2;
        if start >= limit || !outline.tokens[close + 1].is_punct(b',') {
            return None;
        }
    } else if !opening.is_punct(b',') {
        return None;
    }
    // An age, which a description may follow.
    if outline.tokens.get(start).is_some_and(|t| t.kind() == TokenKind::Number && t.end() - t.start() <= 3)
        && outline.tokens.get(start + 1).is_some_and(|t| t.is_punct(b','))
    {
        let (_, stop) = home(outline, start + 2, limit, opens)
            .or_else(|| description(outline, start + 2, limit, opens))
            .unwrap_or((start, start + 1));
        return Some((start, stop));
    }
    if let Some(home) = home(outline, start, limit, opens) {
        return Some(home);
    }
    if outline.classes(start).any(Classes::ADV) && outline.classes(start + 1).any(Classes::DET) {
        start += 1;
    }
    description(outline, start, limit, opens)
}

/// `of Harrow, Ohio,` and what is said about the person behind it.
fn home(outline: &Outline, start: usize, limit: usize, opens: bool) -> Option<(usize, usize)> {
    let place = |&t: &usize| outline.tokens[t].is_capital() && outline.tokens[t].spaced();
    if !matches!(outline.text_of(start), "of" | "from") {
        return None;
    }
    let mut stop = start + 1 + (start + 1..limit.min(start + 5)).take_while(place).count();
    if outline.tokens.get(stop).is_some_and(|t| t.is_punct(b',')) && continues_after_comma(outline, stop + 1, limit) {
        stop += 2;
    }
    let closed = stop > start + 1 && stop < limit && outline.tokens[stop].is_punct(b',');
    closed.then(|| (start, description(outline, stop + 1, limit, opens).map_or(stop, |(_, stop)| stop)))
}

/// `(R-S.C.)`, `(D., Ohio)`, `(R)`: the brackets' content.
fn party_and_state(outline: &Outline, start: usize, limit: usize) -> Option<(usize, usize)> {
    let close = (start..limit.min(start + 6)).find(|&i| outline.tokens[i].is_punct(b')'))?;
    let words = outline.span_of((start, close)).of(outline.text);
    (is_party(words) && close > start).then_some((start, close))
}

/// `R-S.C.`, `D., Ohio`, `R`: the letter of a party, alone or before a state.
pub(crate) fn is_party(words: &str) -> bool {
    ["R-", "D-", "I-", "R.", "D."].iter().any(|party| words.starts_with(party)) || matches!(words, "R" | "D" | "I")
}

fn description(outline: &Outline, start: usize, limit: usize, unclosed: bool) -> Option<(usize, usize)> {
    let first = outline.tokens.get(start).filter(|_| start < limit)?;
    if first.kind() != TokenKind::Word {
        return None;
    }
    let classes = outline.classes(start);
    let relative = matches!(outline.text_of(start), "who" | "whose");
    // "Lee, who said": the clause reports, so that it has to stay in sight.
    let verb = if outline.classes(start + 1).any(Classes::ADV | Classes::AUX) { start + 2 } else { start + 1 };
    if relative && outline.classes(verb).any(Classes::CUE_STRONG) && outline.classes(verb).any(Classes::PAST | Classes::THIRD) {
        return None;
    }
    let person = Classes::ROLE | Classes::PEOPLE;
    let opens = relative
        || classes.any(Classes::DET | Classes::POSS)
        || classes.any(person | Classes::ROLE_MODIFIER | Classes::DEMONYM | Classes::TITLE)
        || first.shape() == Shape::Lower && classes.is_plain()
        || first.is_capital();
    if !opens || classes.any(Classes::PRON) && !classes.any(Classes::DET | Classes::POSS) && !relative {
        return None;
    }
    let word = outline.text_of(start);
    let initial_party = first.is_capital() && is_party(word) && word[1..].starts_with('-');
    let mut head = initial_party;
    let mut in_clause = relative;
    let stop = limit.min(start + LONGEST);
    let mut i = start;
    while i < stop {
        let token = &outline.tokens[i];
        let classes = outline.classes(i);
        match token.kind() {
            TokenKind::Punct if token.ch() == b',' && !continues_after_comma(outline, i + 1, stop) => {
                break;
            }
            TokenKind::Punct if matches!(token.ch(), b'.' | b';' | b':' | b'!' | b'?' | b'-' | b'(' | b')' | b'~') => break,
            TokenKind::Mark if token.ch() == b'"' => return None,
            TokenKind::Word => {
                if classes.any(person | Classes::ORG_HEAD | Classes::TITLE) && i - start < HEAD_WITHIN {
                    head = true;
                }
                if classes.any(Classes::REL) && i > start {
                    in_clause = true;
                }
                // A finite verb of speech before the closing comma: the words are a clause of their own, no apposition.
                if !in_clause
                    && token.shape() == Shape::Lower
                    && classes.any(Classes::CUE_STRONG | Classes::CUE_MEDIUM)
                    && classes.any(Classes::PAST | Classes::THIRD)
                    && !classes.any(person | Classes::ROLE_MODIFIER | Classes::ORG_HEAD)
                    && !outline.classes(i - 1).any(Classes::DET | Classes::POSS)
                    && !outline.classes(i + 1).any(Classes::PREP)
                {
                    // "Ann Lee, the mayor said, left": the words between the commas are a clause.
                    let aside = i + 2 < limit && outline.tokens[i + 1].is_punct(b',');
                    let phrase = head && !first.is_capital() && (start..i).any(|t| outline.classes(t).any(Classes::PREP));
                    return (unclosed && phrase && !aside).then_some((start, i));
                }
                if !in_clause
                    && classes.any(Classes::AUX)
                    && i - start < HEAD_WITHIN
                    && !classes.any(Classes::GERUND)
                    && token.shape() == Shape::Lower
                {
                    return None;
                }
            }
            _ => {}
        }
        i += 1;
    }
    // "In a book on the chairman, Sen. Ann Lee (D-Ohio) called him": the name is the subject, and no apposition.
    let bracket = outline.tokens.get(i).filter(|t| i < stop && t.is_punct(b'('));
    if first.is_capital() && bracket.is_some() && !initial_party {
        let behind = (i..limit.min(i + LONGEST_BRACKET)).find(|&t| outline.tokens[t].is_punct(b')')).map_or(i, |close| close + 1);
        if outline.classes(behind).any(Classes::PAST | Classes::THIRD | Classes::AUX) {
            return None;
        }
    }
    let closed = i < stop || i == limit;
    // A run of bare capitals is the next name of a list; only an office in it makes it a description.
    let capital_only = first.is_capital()
        && !initial_party
        && !(start..i).any(|t| outline.classes(t).any(person | Classes::TITLE) || outline.tokens[t].kind() == TokenKind::Clitic);
    (closed && i > start && (head || relative) && !capital_only).then_some((start, i))
}

/// Whether the words behind a comma still belong to the apposition: a state, a year, "Jr.".
fn continues_after_comma(outline: &Outline, next: usize, limit: usize) -> bool {
    let Some(token) = outline.tokens.get(next).filter(|_| next < limit) else { return false };
    let classes = outline.classes(next);
    let then_closed = outline.tokens.get(next + 1).is_some_and(|t| t.is_punct(b',') || t.is_punct(b'.'));
    token.is_capital()
        && classes.any(Classes::ABBREVIATION | Classes::PLACE | Classes::NAME_SUFFIX | Classes::ORG_SUFFIX)
        && then_closed
        || token.kind() == TokenKind::Number && then_closed
}
