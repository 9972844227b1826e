//! A look at many tokens together.
//!
//! Of the tokens of a text a test mostly holds for a few, and for which is as good as chance to a processor that bets on branches. So
//! the look takes none: it makes a bit of each token, and only those that are set are gone through.

use crate::ids::{Id, TokenId};
use crate::lexicon::Gate;
use crate::text::Token;

/// How many tokens are looked at together.
pub(crate) const TOGETHER: usize = u64::BITS as usize;

/// A bit of each of up to 64 tokens, the first in the lowest: whether the test holds.
#[inline]
pub(super) fn bits(tokens: &[Token], test: impl Fn(&Token) -> bool) -> u64 {
    tokens.iter().rev().fold(0, |bits, token| bits << 1 | u64::from(test(token)))
}

/// The same by their gates: whether this one is open.
#[inline]
pub(crate) fn open(gates: &[Gate], one: Gate) -> u64 {
    let (eights, rest) = gates.as_chunks();
    let behind = rest.iter().rev().fold(0, |bits, gate| bits << 1 | u64::from(gate.any(one)));
    eights.iter().rev().fold(behind, |bits, eight| bits << 8 | one.of_eight(eight))
}

/// The tokens whose bits are set, given those of up to 64 at a time with the first of these.
// Flattening iterators would do, and takes a call for every token.
pub(super) fn places(mut bits: impl Iterator<Item = (TokenId, u64)>) -> impl Iterator<Item = TokenId> {
    let (mut first, mut left) = (TokenId::FIRST, 0u64);
    std::iter::from_fn(move || {
        while left == 0 {
            (first, left) = bits.next()?;
        }
        let lowest = left.trailing_zeros() as usize;
        left &= left - 1;
        Some(first + lowest)
    })
}

#[cfg(test)]
mod tests {
    use super::{TOGETHER, open, places};
    use crate::ids::{Id, TokenId};
    use crate::lexicon::Gate;

    #[test]
    fn gates_are_those_that_a_plain_loop_finds_open() {
        let mut seed = 7u32;
        let mut gate = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let holds = |bit: u32, gate: Gate| if seed >> bit & 1 == 1 { gate } else { Gate::NONE };
            holds(31, Gate::MENTION) | holds(30, Gate::STOPS) | holds(29, Gate::TIME)
        };
        let gates: Vec<Gate> = (0..1000).map(|_| gate()).collect();
        for len in [0, 1, 7, 8, 9, 63, 64, 65, 999] {
            for one in [Gate::MENTION, Gate::STOPS, Gate::TIME, Gate::VERB] {
                let chunks = (0..).step_by(TOGETHER).map(TokenId::new).zip(gates[..len].chunks(TOGETHER));
                let found: Vec<usize> =
                    places(chunks.map(|(from, gates)| (from, open(gates, one)))).map(TokenId::index).collect();
                assert_eq!(found, (0..len).filter(|&at| gates[at].any(one)).collect::<Vec<_>>());
            }
        }
    }
}
