//! Where mentions may begin: a first look at the tokens, which turns most of them away.
//!
//! Of four words one begins a mention, and which one is as good as chance to a processor that bets on branches. So the look takes
//! none: it makes a bit of each token, and only those that are set are gone through.

use crate::ids::{Id, TokenId};
use crate::outline::{FoldedPart, Outline, Paragraph};
use crate::text::Token;

/// How many tokens are looked at together.
pub(super) const TOGETHER: usize = u64::BITS as usize;

/// A bit of each of up to 64 tokens, the first in the lowest: whether the test holds.
#[inline]
pub(super) fn bits(tokens: &[Token], test: impl Fn(&Token) -> bool) -> u64 {
    tokens.iter().rev().fold(0, |bits, token| bits << 1 | u64::from(test(token)))
}

/// The places of the bits that are set.
pub(super) fn set_bits(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = (bits != 0).then(|| bits.trailing_zeros() as usize)?;
        bits &= bits - 1;
        Some(lowest)
    })
}

/// A token from which a mention may be read, and how far that may reach.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) at: TokenId,
    /// The first token that may belong to it: a role and an owner stand to the left.
    pub(super) floor: TokenId,
    /// Where it must end.
    pub(super) limit: TokenId,
    /// Whether a capital tells nothing here: a sentence begins.
    pub(super) opens: bool,
    /// Whether capitals tell nothing anywhere: it stands in a headline.
    pub(super) headline: bool,
}

/// Tokens of a paragraph that stand inside the same folded quote, or between two of them.
pub(super) struct Stretch<'o> {
    /// The paragraph it stands in, and all behind.
    paragraphs: &'o [Paragraph],
    /// The folded parts that end behind its first token.
    parts: &'o [FoldedPart],
    /// First token of the paragraph, and the first behind it.
    pub(super) first: TokenId,
    pub(super) behind: TokenId,
    end: TokenId,
    /// Where a mention must end.
    pub(super) limit: TokenId,
    /// Whether it stands inside a quotation.
    pub(super) quoted: bool,
    /// Whether it stands in a headline.
    pub(super) headline: bool,
}

impl<'o> Stretch<'o> {
    /// An empty one before all tokens of the outline.
    pub(super) fn before(outline: &'o Outline) -> Stretch<'o> {
        let (paragraphs, parts) = (outline.paragraphs.as_slice(), outline.parts.as_slice());
        let first = TokenId::FIRST;
        Stretch { paragraphs, parts, first, behind: first, end: first, limit: first, quoted: false, headline: false }
    }

    /// Moves on to the stretch in which a token stands.
    #[inline]
    pub(super) fn move_to(&mut self, token: TokenId) {
        if token >= self.end {
            self.move_behind(token);
        }
    }

    fn move_behind(&mut self, token: TokenId) {
        let passed = self.paragraphs.iter().take_while(|paragraph| paragraph.tokens.end() <= token).count();
        self.paragraphs = &self.paragraphs[passed..];
        let passed = self.parts.iter().take_while(|part| part.tokens.end() <= token).count();
        self.parts = &self.parts[passed..];
        let Some(paragraph) = self.paragraphs.first() else { return };
        let tokens = paragraph.tokens;
        (self.quoted, self.limit) = match self.parts.first() {
            Some(part) if part.tokens.start() <= token => (true, part.tokens.end()),
            Some(part) => (false, part.tokens.start().min(tokens.end())),
            None => (false, tokens.end()),
        };
        (self.first, self.behind) = (tokens.start(), tokens.end());
        self.end = self.limit.min(tokens.end());
        self.headline = paragraph.is_headline();
    }
}
