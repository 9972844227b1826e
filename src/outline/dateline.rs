//! The dateline in front of an article.

use super::Outline;
use crate::ids::{Id, IdRange, TokenId};
use crate::lexicon::Classes;
use crate::text::Shape;

/// The dateline that begins with the tokens of a paragraph: `KYIV, Feb 4 (Agency) -`, `TRENTON, N.J. (AP) —`, `Harrow, Feb. 4:`. Gives
/// the tokens of the place.
pub(crate) fn dateline_place(outline: &Outline, tokens: IdRange<TokenId>) -> Option<IdRange<TokenId>> {
    let (first, end) = tokens.bounds();
    let loud = |t: TokenId| outline.tokens.get(t).is_some_and(|token| token.shape() == Shape::Upper && token.span().len() > 2);
    let named = |t: TokenId| if loud(first) { loud(t) } else { outline.tokens[t].shape() == Shape::Capital };
    let stop = first.to(end.min(first + 4)).iter().find(|&t| !named(t)).filter(|&stop| stop > first)?;
    let ends = |t: TokenId| outline.tokens[t].is_punct(b'-') || outline.tokens[t].is_punct(b':');
    // Between them only the state, the day and the agency: no sentence.
    let lower = |t: TokenId| outline.tokens[t].is_word() && !outline.tokens[t].is_capital();
    let sign = stop.to(end.min(stop + 12)).iter().find(|&t| ends(t) || lower(t)).filter(|&sign| ends(sign))?;
    let dated = stop.to(sign).iter().any(|t| outline.classes(t).any(Classes::MONTH | Classes::WEEKDAY));
    let known = outline.classes(stop - 1).any(Classes::PLACE) || dated;
    // "Harrow (AP) –", but not "Ann Lee (Labour) – 312 votes"
    let agency =
        || outline.tokens[stop].is_punct(b'(') && outline.tokens.get(stop + 1).is_some_and(|t| t.shape() == Shape::Upper);
    let plain = if outline.tokens[sign].is_punct(b':') {
        // "HARROW, Feb. 4: It rains.", but not "BREAKING NEWS: It rains."
        known && loud(first) && sign + 1 < end
    } else {
        // "CAMLOW, Ohio--(PAPER WIRE)--It rains.", but not "X-Y"
        let dash = outline.tokens[sign];
        (dash.spaced() || dash.span().len() > 1) && (loud(first) || known || agency())
    };
    plain.then_some(first.to(stop))
}
