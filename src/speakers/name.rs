//! A name taken apart.

use super::key::{NameKey, fold};
use crate::lexicon::Flags;
use crate::outline::Outline;
use crate::text::TokenKind;

/// More words than this are not compared.
const LONGEST: usize = 8;

/// The keys of a name's words, and which of them is what. A nickname in marks is left out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    keys: [NameKey; LONGEST],
    len: u8,
    pub(super) surname: NameKey,
    /// The first word, where a surname follows: its key and its token.
    pub(super) given: Option<(NameKey, usize)>,
    /// Whether a generation follows: "Jr.".
    pub(super) suffix: bool,
}

impl Name {
    /// Reads the name in a token range; `None` when no word stands there.
    pub(super) fn read(outline: &Outline, range: (usize, usize)) -> Option<Name> {
        let mut tokens = [0; LONGEST];
        let mut len = 0;
        let mut nickname = false;
        for token in range.0..range.1 {
            let t = &outline.tokens[token];
            match t.kind {
                TokenKind::Mark => nickname = t.spaced,
                TokenKind::Word if !nickname && len < LONGEST => {
                    tokens[len] = token;
                    len += 1;
                }
                _ => {}
            }
        }
        let words = &tokens[..len];
        let (&first, &end) = words.first().zip(words.last())?;
        let is_suffix = |t: usize| t > first && outline.flags(t).any(Flags::NAME_SUFFIX) && !outline.flags(t).any(Flags::GIVEN);
        let last = words.iter().rposition(|&t| !is_suffix(t)).unwrap_or(len - 1);
        let mut keys = [NameKey::default(); LONGEST];
        for (key, &token) in keys.iter_mut().zip(words) {
            *key = NameKey::of(outline.word(token));
        }
        let generation = || matches!(fold(outline.word(end)).as_str(), "jr" | "sr" | "ii" | "iii" | "iv");
        Some(Name {
            keys,
            len: len as u8,
            surname: keys[last],
            given: (last > 0).then_some((keys[0], first)),
            suffix: is_suffix(end) && generation(),
        })
    }

    pub(super) fn words(&self) -> &[NameKey] {
        &self.keys[..self.len as usize]
    }

    pub(super) fn is_single(&self) -> bool {
        self.len == 1
    }

    /// The key of the whole name.
    pub(super) fn whole(&self) -> NameKey {
        NameKey::join(self.words().iter().copied())
    }

    /// Whether one name is the end of the other: "Ann Lee Orr" and "Lee Orr".
    pub(super) fn ends_alike(&self, other: &Name) -> bool {
        let (a, b) = (self.words(), other.words());
        a.ends_with(b) || b.ends_with(a)
    }

    /// Whether both have given names that may be one person's: the same, an initial of the other, or a short form of it.
    pub(super) fn shares_given(&self, other: &Name, outline: &Outline) -> bool {
        let (Some((a, token_a)), Some((b, token_b))) = (self.given, other.given) else { return false };
        if a == b {
            return true;
        }
        let (a, b) = (fold(outline.word(token_a)), fold(outline.word(token_b)));
        if a.len() == 1 || b.len() == 1 {
            return a.chars().next() == b.chars().next();
        }
        let short_for = |short: &str, long: &str| outline.lexicon.full_names(short).iter().any(|full| &**full == long);
        short_for(&a, &b) || short_for(&b, &a)
    }
}
