//! A look at many tokens together.
//!
//! Of the tokens of a text a test mostly holds for a few, and for which is as good as chance to a processor that bets on branches. So
//! the look takes none: it makes a bit of each token, and only those that are set are gone through.

use crate::text::Token;

/// How many tokens are looked at together.
pub(crate) const TOGETHER: usize = u64::BITS as usize;

/// A bit of each of up to 64 tokens, the first in the lowest: whether the test holds.
#[inline]
pub(crate) fn bits(tokens: &[Token], test: impl Fn(&Token) -> bool) -> u64 {
    tokens.iter().rev().fold(0, |bits, token| bits << 1 | u64::from(test(token)))
}

/// The places of the bits that are set.
pub(crate) fn set_bits(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = (bits != 0).then(|| bits.trailing_zeros() as usize)?;
        bits &= bits - 1;
        Some(lowest)
    })
}
