//! Places: the words of a text that say where.

use crate::ids::{Id, IdRange, TokenId};
use crate::lexicon::{Classes, Phrase, word};
use crate::outline::Outline;
use crate::text::{Shape, Token, TokenKind};

/// Longest name of a place, in tokens.
const LONGEST_PLACE: usize = 8;
/// Longest byline, in tokens.
const LONGEST_BYLINE: usize = 16;

/// Reads `in Kyiv`, `at the White House` from the preposition at token `at`; gives the tokens of the name.
pub(super) fn read(outline: &Outline, at: TokenId, end: TokenId) -> Option<IdRange<TokenId>> {
    // "LIFE IN VIRTUAL REALITY": among capitals every word looks like a name.
    let before_place = || match outline.word(at) {
        // "on the steps of Harrow Crown Court", "speaking from Kyiv"
        word::OF | word::FROM => outline.phrase_start(Phrase::LEADS_TO_PLACE, at + 1).is_some(),
        _ => outline.classes(at).any(Classes::BEFORE_PLACE),
    };
    if !before_place() || outline.tokens[at].shape() == Shape::Upper {
        return None;
    }
    let preposition = outline.word(at);
    let mut start = at + 1;
    if outline.classes(start).any(Classes::DET) {
        start += 1;
    }
    // "in Kyiv", "in downtown Harrow", "at a crowded Harrow Arena": few words may stand between.
    let mut words = 0;
    while words < 2 && start < end && outline.tokens[start].is_word() && !outline.tokens[start].is_capital() {
        if outline.classes(start).any(Classes::FUNCTION | Classes::PAST | Classes::GERUND) {
            return None;
        }
        start += 1;
        words += 1;
    }
    let capital = |t: TokenId| is_capital(outline, t, end);
    // "in the regional capital, Camlow"
    if let Some(comma) = outline.phrase_end(Phrase::TOWN, start - 1).filter(|&comma| comma < end)
        && outline.tokens[comma].is_punct(b',')
        && capital(comma + 1)
    {
        return Some((comma + 1).to(name_end(outline, comma + 1, end)));
    }
    if !capital(start) || outline.classes(start).any(Classes::MONTH | Classes::WEEKDAY | Classes::DEMONYM) && !capital(start + 1)
    {
        return None;
    }
    let stop = name_end(outline, start, end);
    let last = stop - 1;
    let whole_place = outline.classes(last).any(Classes::PLACE)
        && (stop == start + 1 || outline.classes(start).any(Classes::PLACE | Classes::PLACE_START));
    // "in New York": the first word of a place of several words.
    let venue = outline.classes(last).any(Classes::VENUE) && stop > start + 1;
    let town = || preposition == word::IN && start == at + 1 && is_town(outline, start.to(stop));
    // "on Wall Street", but not "on Kyiv" (about it).
    ((whole_place && preposition != word::ON && words < 2) || venue || town()).then_some(start.to(stop))
}

/// Whether a name may be that of a town: `told reporters in Harrow on Monday`. No list has them all.
fn is_town(outline: &Outline, name: IdRange<TokenId>) -> bool {
    const NOBODY: Classes = Classes::GIVEN.or(Classes::TITLE).or(Classes::PERSON).or(Classes::ORG);
    let (start, stop) = name.bounds();
    // No word such as "mid-January" either.
    let upper = |t: TokenId| outline.text_of(t).starts_with(char::is_uppercase);
    let unknown = |t: TokenId| outline.classes(t).is_plain() && upper(t);
    // "in East Camlow", but not "in Judge Camlow"
    let first = unknown(start) || stop > start + 1 && upper(start) && !outline.classes(start).any(NOBODY);
    let ends = |token: &Token| {
        let goes_on = Classes::PREP | Classes::WEEKDAY | Classes::CONJ | Classes::SUBORD;
        // "in Brindleford a few minutes ago"
        let time = Classes::TIME_START | Classes::RELATIVE_DAY | Classes::ADV;
        let classes = outline.classes_of(token);
        // "Lee in Camlow writes"
        let says = classes.any(Classes::CUE_STRONG) && classes.any(Classes::THIRD | Classes::PAST);
        !token.is_word() || (classes.any(goes_on | time) || says) && !token.is_capital() || classes.any(Classes::WEEKDAY)
    };
    let ended = outline.tokens.get(stop).is_none_or(|token| ends(token) && token.kind() != TokenKind::Clitic);
    first && (start + 1).to(stop).iter().all(unknown) && ended
}

fn is_capital(outline: &Outline, at: TokenId, end: TokenId) -> bool {
    at < end && outline.tokens[at].is_capital() && outline.tokens[at].kind() == TokenKind::Word
}

/// Where the name ends that begins at a token: `University of Harrow`, `Santiago de Cuba`, `St. Paul's Cathedral`, `Harrow
/// Magistrates' Court`.
fn name_end(outline: &Outline, start: TokenId, end: TokenId) -> TokenId {
    let capital = |t: TokenId| is_capital(outline, t, end);
    let mut stop = start;
    while stop < end && stop < start + LONGEST_PLACE {
        let token = &outline.tokens[stop];
        let classes = outline.classes_of(token);
        let particle = classes.any(Classes::PARTICLE) && !classes.any(Classes::FUNCTION);
        let small = matches!(token.word(), word::OF | word::AND) || particle;
        let apostrophe = token.kind() == TokenKind::Mark && !token.spaced() && token.ch() == b'\'';
        let owner = token.kind() == TokenKind::Clitic && token.ch() == b's' || apostrophe;
        let joins = (small || owner) && capital(stop + 1);
        let named = capital(stop) && !classes.any(Classes::MONTH | Classes::WEEKDAY);
        if !named && (!joins || stop == start) {
            break;
        }
        stop += 1;
    }
    stop
}

/// The place in front of `where` at a token: `sent to St Oswin's, where`.
pub(super) fn before_where(outline: &Outline, at: TokenId) -> Option<IdRange<TokenId>> {
    let end = at.before().filter(|&comma| outline.tokens[comma].is_punct(b','))?;
    let first = end.saturating_sub(LONGEST_PLACE);
    // The name that a preposition leads to, be it "the" between them.
    let at = first.to(end).iter().rev().find(|&t| !outline.tokens[t].is_capital() && outline.tokens[t].is_word())?;
    let article = outline.classes(at).any(Classes::DET);
    let leads = if article { outline.classes_before(at) } else { outline.classes(at) };
    let name = (at + 1).to(end);
    let plain = !name.is_empty() && !outline.classes_in(name).any(|classes| classes.any(Classes::MONTH | Classes::WEEKDAY));
    (plain && leads.any(Classes::PREP) && name_end(outline, name.start(), end) >= end - 1).then_some(name)
}

/// The court that hears or is told something: `Harrow Crown Court heard`, `told Harrow Crown Court`, from the verb or the name at a
/// token.
pub(super) fn court(outline: &Outline, at: TokenId, end: TokenId) -> Option<IdRange<TokenId>> {
    let told = matches!(outline.word(at), word::TOLD | word::TELLS);
    let start = match told {
        true if outline.classes(at + 1).any(Classes::DET) => at + 2,
        true => at + 1,
        false => at,
    };
    if !is_capital(outline, start, end) {
        return None;
    }
    let stop = name_end(outline, start, end);
    let heard = told || outline.phrase_end(Phrase::HEARD, stop).is_some() && stop > start + 2;
    (heard && stop > start + 1 && outline.classes(stop - 1).any(Classes::EVENT)).then_some(start.to(stop))
}

/// The ground of a match, whatever it is called: `at Tarn Road`, from the token behind the preposition.
pub(super) fn ground(outline: &Outline, at: TokenId, end: TokenId) -> Option<IdRange<TokenId>> {
    let start = if outline.classes(at).any(Classes::DET) { at + 1 } else { at };
    let stop = name_end(outline, start, end);
    (stop > start && !outline.classes(start).any(Classes::GIVEN)).then_some(start.to(stop))
}

/// The place of a byline that is a paragraph of its own: `By Ann Lee in Harrow`, `Ann Lee in Harrow`.
pub(super) fn byline(outline: &Outline, tokens: IdRange<TokenId>) -> Option<IdRange<TokenId>> {
    let (first, end) = tokens.bounds();
    let by = outline.word(first) == word::BY;
    if tokens.len() > LONGEST_BYLINE || !by && !outline.classes(first).any(Classes::GIVEN) {
        return None;
    }
    let at = tokens.iter().rev().find(|&t| outline.word(t) == word::IN && t > first + 1)?;
    let capital = |range: IdRange<TokenId>| range.iter().all(|t| outline.tokens[t].is_capital());
    let place = (at + 1).to(end);
    // "Ann Lee in Harrow", but not "Ann believes in Harrow"
    let plain = by || capital(first.to(at)) && !outline.classes_in(first.to(at)).any(|classes| classes.any(Classes::FINITE));
    (plain && !place.is_empty() && capital(place)).then_some(place)
}
