//! Word classes as bits, so that one look-up of a token answers every question about it.

use std::ops::{BitOr, BitOrAssign};

/// The set of classes a word belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Flags(pub(crate) u64);

impl Flags {
    pub(crate) const fn any(self, of: Flags) -> bool {
        self.0 & of.0 != 0
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(crate) const fn without(self, other: Flags) -> Flags {
        Flags(self.0 & !other.0)
    }

    pub(crate) const fn or(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }
}

impl BitOr for Flags {
    type Output = Flags;
    fn bitor(self, other: Flags) -> Flags {
        self.or(other)
    }
}

impl BitOrAssign for Flags {
    fn bitor_assign(&mut self, other: Flags) {
        self.0 |= other.0;
    }
}

macro_rules! flags {
    ($($(#[$doc:meta])* $name:ident = $bit:expr;)*) => {
        impl Flags { $($(#[$doc])* pub(crate) const $name: Flags = Flags(1 << $bit);)* }
    };
}

flags! {
    /// the, a, this
    DET = 0;
    /// his, their
    POSS = 1;
    PREP = 2;
    CONJ = 3;
    SUBORD = 4;
    THAT = 5;
    /// who, which
    REL = 6;
    /// what, when, where
    WH = 7;
    AUX = 8;
    NEG = 9;
    ADV = 10;
    PRON = 11;
    NUM = 12;
    /// Reports speech whatever stands beside it.
    CUE_STRONG = 13;
    /// Reports speech mostly beside quotes or that-clauses.
    CUE_MEDIUM = 14;
    /// Attributes only directly beside a quotation.
    CUE_WEAK = 15;
    VERB = 16;
    BASE = 17;
    THIRD = 18;
    PAST = 19;
    PARTICIPLE = 20;
    GERUND = 21;
    /// Takes a that-clause.
    TAKES_THAT = 22;
    /// Takes the hearer as its object.
    TAKES_HEARER = 23;
    /// Takes an object with a quoted description: called it "x".
    TAKES_OBJECT = 24;
    COGNITION = 25;
    TAKES_DOCUMENT = 26;
    MONTH = 27;
    WEEKDAY = 28;
    RELATIVE_DAY = 29;
    SPEECH_NOUN = 30;
    DOCUMENT_NOUN = 31;
    MEDIUM_NOUN = 32;
    GIVEN = 33;
    /// A given name that is also an ordinary word.
    GIVEN_WORD = 34;
    MASCULINE = 35;
    FEMININE = 36;
    ROLE = 37;
    /// A role that may stand right before a name.
    ROLE_TITLE = 38;
    ROLE_PLURAL = 39;
    ROLE_MODIFIER = 40;
    COURTESY = 41;
    /// A title that stands before a name: Senator, Dr.
    TITLE = 42;
    PEOPLE = 43;
    PEOPLE_PLURAL = 44;
    ORG_HEAD = 45;
    ORG_SUFFIX = 46;
    ORG_KNOWN = 47;
    PLACE = 48;
    /// First word of a place of several words: New York.
    PLACE_START = 49;
    DEMONYM = 50;
    PARTICLE = 51;
    NAME_SUFFIX = 52;
    ABBREVIATION = 53;
    /// An abbreviation that a name follows: never the end of a sentence.
    ABBREVIATION_TITLE = 54;
    /// official, source, witness: people who are quoted without a name.
    UNNAMED_SOURCE = 55;
    /// A place name that stands for a government: Moscow.
    SEAT = 56;
    COUNTRY = 57;
    /// A role noun for a body of people, not for one: staff, crew.
    GROUP = 58;
    PARTY = 59;
    CITY = 60;
    /// A role that varies the name of whoever the text is about: "the senator said".
    TOPIC = 61;
    /// The word of "according to".
    ACCORDING = 62;
    /// A mention may be read from the word, be it in lower case. Made of the others by [`Flags::with_head`].
    HEAD = 63;
}

impl Flags {
    /// The same classes, with [`Flags::HEAD`] or without it as the others tell.
    pub(crate) fn with_head(self) -> Flags {
        const HEAD: Flags =
            Flags::PRON.or(Flags::POSS).or(Flags::ROLE).or(Flags::PEOPLE).or(Flags::ORG_HEAD).or(Flags::DOCUMENT_NOUN);
        let head = self.any(HEAD) && !self.any(Flags::REL.or(Flags::WH));
        Flags(self.0 & !Flags::HEAD.0 | if head { Flags::HEAD.0 } else { 0 })
    }

    pub(crate) const CUE: Flags = Flags(Self::CUE_STRONG.0 | Self::CUE_MEDIUM.0 | Self::CUE_WEAK.0);
    pub(crate) const FINITE: Flags = Flags(Self::PAST.0 | Self::THIRD.0 | Self::BASE.0);
    pub(crate) const ORG: Flags = Flags(Self::ORG_HEAD.0 | Self::ORG_SUFFIX.0 | Self::ORG_KNOWN.0);
    /// Words of which a name at a sentence's start is never made.
    pub(crate) const FUNCTION: Flags = Flags(
        Self::DET.0
            | Self::POSS.0
            | Self::PREP.0
            | Self::CONJ.0
            | Self::SUBORD.0
            | Self::THAT.0
            | Self::REL.0
            | Self::WH.0
            | Self::AUX.0
            | Self::NEG.0
            | Self::ADV.0
            | Self::PRON.0
            | Self::NUM.0,
    );
}
