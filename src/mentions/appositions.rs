//! What stands behind a name to say who it is: `, a lawyer at Harrow & Lee,` `, 43,` `(D-Ohio)` `, who runs the shop,`.

use crate::ids::{Id, IdRange, TokenId};
use crate::lexicon::{Classes, Lexicon, word};
use crate::outline::Outline;
use crate::text::{Shape, Token, TokenKind};

/// Longest apposition, in tokens.
const LONGEST_APPOSITION: usize = 40;
/// How far into it the noun that says what the person is must stand.
const HEAD_WITHIN: usize = 14;

/// Longest bracket between a name and its apposition, in tokens.
const LONGEST_BRACKET: usize = 6;

/// The apposition behind a name that ends at token `end`: its tokens from after the comma to before the closing one. Behind a
/// name that `opens` its clause a verb may close it too: `Ann Lee, a lawyer for the board said`.
pub(super) fn read_apposition(outline: &Outline, end: TokenId, limit: TokenId, opens: bool) -> Option<IdRange<TokenId>> {
    let opening = outline.tokens.get(end).filter(|_| end < limit)?;
    let mut start = end + 1;
    if opening.is_punct(b'(') {
        if let Some(party) = party_and_state(outline, start, limit) {
            return Some(party);
        }
        // "Ann Lee (@annlee), a lawyer,"
        let close = start.to(limit.min(start + LONGEST_BRACKET)).iter().find(|&i| outline.tokens[i].is_punct(b')'))?;
        start = close + 2;
        if start >= limit || !outline.tokens[close + 1].is_punct(b',') {
            return None;
        }
    } else if !opening.is_punct(b',') {
        return None;
    }
    // An age, which a description may follow.
    if outline.tokens.get(start).is_some_and(|t| t.kind() == TokenKind::Number && t.span().len() <= 3)
        && outline.tokens.get(start + 1).is_some_and(|t| t.is_punct(b','))
    {
        let further = home(outline, start + 2, limit, opens).or_else(|| description(outline, start + 2, limit, opens));
        return Some(further.unwrap_or(start.alone()).with_start(start));
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
fn home(outline: &Outline, start: TokenId, limit: TokenId, opens: bool) -> Option<IdRange<TokenId>> {
    let place = |&t: &TokenId| outline.tokens[t].is_capital() && outline.tokens[t].spaced();
    if !matches!(outline.word(start), word::OF | word::FROM) {
        return None;
    }
    let mut stop = start + 1 + (start + 1).to(limit.min(start + 5)).iter().take_while(place).count();
    if outline.tokens.get(stop).is_some_and(|t| t.is_punct(b',')) && continues_after_comma(outline, stop + 1, limit) {
        stop += 2;
    }
    let closed = stop > start + 1 && stop < limit && outline.tokens[stop].is_punct(b',');
    closed.then(|| start.to(description(outline, stop + 1, limit, opens).map_or(stop, IdRange::end)))
}

/// `(R-S.C.)`, `(D., Ohio)`, `(R)`: the brackets' content.
fn party_and_state(outline: &Outline, start: TokenId, limit: TokenId) -> Option<IdRange<TokenId>> {
    let close = start.to(limit.min(start + LONGEST_BRACKET)).iter().find(|&i| outline.tokens[i].is_punct(b')'))?;
    let inside = start.to(close);
    (is_party(outline.span_of(inside).of(outline.text)) && !inside.is_empty()).then_some(inside)
}

/// `R-S.C.`, `D., Ohio`, `R`: the letter of a party, alone or before a state.
pub(crate) fn is_party(words: &str) -> bool {
    let (letter, rest) = words.split_at(words.chars().next().map_or(0, char::len_utf8));
    letter.starts_with(char::is_uppercase)
        && (rest.is_empty() || rest.starts_with(['-', '.']))
        // Nobody can add such letters, so the crate's own lists tell.
        && Lexicon::english().classes_of(letter).any(Classes::PARTY_LETTER)
}

/// What says who somebody is: `a lawyer at Harrow & Lee`. Where it may be `unclosed`, a verb may stand behind it and no comma.
fn description(outline: &Outline, start: TokenId, limit: TokenId, unclosed: bool) -> Option<IdRange<TokenId>> {
    let first = outline.tokens.get(start).filter(|t| start < limit && t.kind() == TokenKind::Word)?;
    let relative = is_relative(outline, start);
    let opens = if relative { !clause_reports(outline, start) } else { opens_description(outline, start) };
    if !opens {
        return None;
    }
    // "D-Ohio"
    let party = first.is_capital() && outline.text_of(start).contains('-') && is_party(outline.text_of(start));
    let stop = limit.min(start + LONGEST_APPOSITION);
    let end = words_end(outline, start, stop);
    let noun = |classes: Classes| classes.any(Classes::PERSON | Classes::ORG_HEAD | Classes::TITLE);
    let head = party || outline.classes_in(start.to(end)).take(HEAD_WITHIN).any(noun);
    let behind = outline.tokens.get(end).filter(|_| end < stop);
    if behind.is_some_and(|t| matches!(t.kind(), TokenKind::Word | TokenKind::Mark)) {
        // "Ann Lee, the mayor said, left": the words between the commas are a clause.
        let aside = end + 2 < limit && outline.tokens[end + 1].is_punct(b',');
        let linked = !first.is_capital() && outline.classes_in(start.to(end)).any(|classes| classes.any(Classes::PREP));
        // "Ann Lee, Orr's chief executive told the board"
        let owned = outline.tokens[start.to(end)].iter().any(|t| t.kind() == TokenKind::Clitic) && is_role(outline, end - 1);
        let phrase = head && (linked || owned);
        return (reports(outline, end) && unclosed && phrase && !aside).then_some(start.to(end));
    }
    // A run of bare capitals is the next name of a list; only an office in it makes it a description.
    let office = |t: &Token| outline.classes_of(t).any(Classes::PERSON | Classes::TITLE) || t.kind() == TokenKind::Clitic;
    let named =
        first.is_capital() && !party && (!outline.tokens[start.to(end)].iter().any(office) || is_subject(outline, end, limit));
    let closed = behind.is_some() || end == limit;
    (closed && end > start && (head || relative) && !named).then_some(start.to(end))
}

/// Whether the word is one for what somebody does.
fn is_role(outline: &Outline, token: TokenId) -> bool {
    outline.classes(token).any(Classes::ROLE) && !outline.tokens[token].is_capital()
}

/// Whether the word begins a clause about somebody: `who runs the shop`.
fn is_relative(outline: &Outline, token: TokenId) -> bool {
    matches!(outline.word(token), word::WHO | word::WHOSE)
}

/// Whether the clause behind "who" reports, so that it has to stay in sight: `Lee, who said`.
fn clause_reports(outline: &Outline, who: TokenId) -> bool {
    let adverb = outline.classes(who + 1).any(Classes::ADV | Classes::AUX);
    let verb = outline.classes(who + 1 + usize::from(adverb));
    verb.any(Classes::CUE_STRONG) && verb.any(Classes::PAST | Classes::THIRD)
}

/// Whether a description may begin with the word: `a lawyer`, `mayor of Harrow`, `D-Ohio`, but not `she left`.
fn opens_description(outline: &Outline, token: TokenId) -> bool {
    const OPENS: Classes = Classes::PERSON.or(Classes::ROLE_MODIFIER).or(Classes::DEMONYM).or(Classes::TITLE);
    let first = &outline.tokens[token];
    let classes = outline.classes_of(first);
    let unknown = first.shape() == Shape::Lower && classes.is_plain();
    classes.any(Classes::DET | Classes::POSS)
        || !classes.any(Classes::PRON) && (classes.any(OPENS) || unknown || first.is_capital())
}

/// Where the words end that may be a description: at a comma or another mark, or at a finite verb that is none of a clause in it;
/// at `stop` where nothing ends them.
fn words_end(outline: &Outline, start: TokenId, stop: TokenId) -> TokenId {
    let mut in_clause = is_relative(outline, start);
    let ends = |&i: &TokenId| {
        let token = &outline.tokens[i];
        let classes = outline.classes_of(token);
        in_clause |= i > start && classes.any(Classes::REL);
        match token.kind() {
            TokenKind::Punct if token.ch() == b',' => !continues_after_comma(outline, i + 1, stop),
            TokenKind::Punct => matches!(token.ch(), b'.' | b';' | b':' | b'!' | b'?' | b'-' | b'(' | b')' | b'~'),
            TokenKind::Mark => token.ch() == b'"',
            // "Ann Lee, the mayor is", "Ann Lee, a lawyer for the board said"
            TokenKind::Word => !in_clause && (reports(outline, i) || i < start + HEAD_WITHIN && is_auxiliary(outline, i)),
            _ => false,
        }
    };
    start.to(stop).iter().find(ends).unwrap_or(stop)
}

/// Whether the word is a finite verb of speech.
fn reports(outline: &Outline, token: TokenId) -> bool {
    let classes = outline.classes(token);
    outline.tokens[token].shape() == Shape::Lower
        && classes.any(Classes::CUE_STRONG | Classes::CUE_MEDIUM)
        && classes.any(Classes::PAST | Classes::THIRD)
        // "the claims", "the reported leader of the board"
        && !classes.any(Classes::PERSON | Classes::ROLE_MODIFIER | Classes::ORG_HEAD)
        && !outline.classes(token - 1).any(Classes::DET | Classes::POSS)
        && !outline.classes(token + 1).any(Classes::PREP)
}

fn is_auxiliary(outline: &Outline, token: TokenId) -> bool {
    let classes = outline.classes(token);
    classes.any(Classes::AUX) && !classes.any(Classes::GERUND) && outline.tokens[token].shape() == Shape::Lower
}

/// Whether the name before a bracket is a subject, and no apposition: `In a book on the chairman, Sen. Ann Lee (D-Ohio) called him`.
fn is_subject(outline: &Outline, bracket: TokenId, limit: TokenId) -> bool {
    let punct = |t: TokenId, ch: u8| outline.tokens.get(t).is_some_and(|t| t.is_punct(ch));
    if bracket >= limit || !punct(bracket, b'(') {
        return false;
    }
    let close = bracket.to(limit.min(bracket + LONGEST_BRACKET)).iter().find(|&t| punct(t, b')'));
    let behind = outline.classes(close.map_or(bracket, |close| close + 1));
    behind.any(Classes::PAST | Classes::THIRD | Classes::AUX)
}

/// Whether the words behind a comma still belong to the apposition: a state, a year, "Jr.".
fn continues_after_comma(outline: &Outline, next: TokenId, limit: TokenId) -> bool {
    let Some(token) = outline.tokens.get(next).filter(|_| next < limit) else { return false };
    let classes = outline.classes(next);
    let then_closed = outline.tokens.get(next + 1).is_some_and(|t| t.is_punct(b',') || t.is_punct(b'.'));
    token.is_capital()
        && classes.any(Classes::ABBREVIATION | Classes::PLACE | Classes::NAME_SUFFIX | Classes::ORG_SUFFIX)
        && then_closed
        || token.kind() == TokenKind::Number && then_closed
}
