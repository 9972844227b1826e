//! Gates: a byte a word, by which a pass over all tokens turns most of them away before it looks closer.

use std::ops::{BitOr, BitOrAssign};

use super::classes::Classes;
use super::word::{self, WordId};
use crate::bits::{EACH, gather};

/// Which passes care for a token. Whoever asks for [`Gate::MENTION`], [`Gate::TIME`] or [`Gate::OCCASION`] looks closer, and may find
/// nothing; the others tell all there is to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Gate(u8);

impl Gate {
    pub(crate) const NONE: Gate = Gate(0);
    pub(crate) const ALL: Gate = Gate(u8::MAX);
    /// A mention may be read from it.
    pub(crate) const MENTION: Gate = Gate(1);
    /// A quotation mark or the end of a clause.
    pub(crate) const DIVIDES: Gate = Gate(1 << 1);
    /// A sentence can end with it.
    pub(crate) const STOPS: Gate = Gate(1 << 2);
    /// A finite verb in lower case, which no headline holds.
    pub(crate) const VERB: Gate = Gate(1 << 3);
    /// Tells when somebody spoke.
    pub(crate) const TIME: Gate = Gate(1 << 4);
    /// Tells where or as what somebody spoke.
    pub(crate) const OCCASION: Gate = Gate(1 << 5);
    /// Written as a name is, of a word that may be one or not.
    pub(crate) const NAME: Gate = Gate(1 << 6);
    /// Inside a folded quote.
    pub(crate) const QUOTED: Gate = Gate(1 << 7);

    /// That of a word of these classes.
    pub(super) fn of(word: WordId, classes: Classes) -> Gate {
        const NO_VERB: Classes = Classes::FUNCTION.or(Classes::ROLE).or(Classes::ROLE_MODIFIER).or(Classes::SPEECH_NOUN);
        const ORDINARY: Classes = Classes::VERB
            .or(Classes::PEOPLE)
            .or(Classes::ROLE)
            .or(Classes::SPEECH_NOUN)
            .or(Classes::DOCUMENT_NOUN)
            .or(Classes::ROLE_MODIFIER)
            .or(Classes::MEDIUM_NOUN)
            .or(Classes::GIVEN_WORD);
        let bit = |gate: Gate, holds: bool| if holds { gate } else { Gate::NONE };
        // "46-year-old" is told of people.
        bit(Gate::MENTION, classes.may_head_mention() || word == WordId::AGED)
            | bit(Gate::VERB, classes.any(Classes::PAST | Classes::THIRD) && !classes.any(NO_VERB))
            | bit(Gate::TIME, classes.any(Classes::TIMES))
            | bit(Gate::OCCASION, classes.any(Classes::EVENT | Classes::GAME) || word == word::AS)
            | bit(Gate::NAME, classes.is_plain() || classes.any(ORDINARY))
    }

    /// Whether the two share a bit.
    #[inline]
    pub(crate) const fn any(self, of: Gate) -> bool {
        self.0 & of.0 != 0
    }

    /// A bit for each of eight gates, the first in the lowest: whether this one, which is a single bit, is open.
    #[inline]
    pub(crate) fn of_eight(self, gates: &[Gate; 8]) -> u64 {
        gather(u64::from_le_bytes(gates.map(|gate| gate.0)) >> self.0.trailing_zeros() & EACH)
    }

    pub(crate) const fn or(self, other: Gate) -> Gate {
        Gate(self.0 | other.0)
    }

    pub(crate) const fn and(self, other: Gate) -> Gate {
        Gate(self.0 & other.0)
    }

    pub(crate) const fn without(self, other: Gate) -> Gate {
        Gate(self.0 & !other.0)
    }
}

impl BitOr for Gate {
    type Output = Gate;
    fn bitor(self, other: Gate) -> Gate {
        self.or(other)
    }
}

impl BitOrAssign for Gate {
    fn bitor_assign(&mut self, other: Gate) {
        *self = self.or(other);
    }
}
