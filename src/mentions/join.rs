//! What stands between two people who are named together.

use crate::ids::{Id, TokenId};
use crate::lexicon::word;
use crate::outline::Outline;

/// How many tokens behind a bracket it must be closed.
const BRACKET: usize = 6;

/// Where the next of several may begin behind a name that ends at a token, and whether "and" leads there: behind `, ` and ` and `, and
/// behind `(D-Ohio) and `.
pub(crate) fn behind_join(outline: &Outline, end: TokenId) -> Option<(TokenId, bool)> {
    let is = |at: TokenId, sign: u8| outline.tokens.get(at).is_some_and(|token| token.is_punct(sign));
    let at = if is(end, b'(') { end.to(end + BRACKET).iter().find(|&at| is(at, b')'))? + 1 } else { end };
    let comma = is(at, b',');
    let and = outline.word(at + usize::from(comma)) == word::AND;
    (comma || and).then(|| (at + usize::from(comma) + usize::from(and), and))
}
