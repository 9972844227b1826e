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

/// A set of classes by its number in a lexicon, with what is asked of most words beside it.
///
/// The words of a language have some hundred sets between them, so that a number of two bytes does for eight of flags. The
/// numbers below [`FlagsId::FIRST`] are no words' and stand for the empty set, each for one byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct FlagsId(u16);

impl FlagsId {
    /// The number of the first set that has a class.
    pub(super) const FIRST: usize = 256;
    /// How many numbers there are.
    pub(super) const COUNT: usize = FlagsId::HEAD as usize;
    /// The bit of a set from whose words a mention may be read, be they in lower case.
    const HEAD: u16 = 1 << 15;
    /// The empty set of an unknown word from which a mention may be read: `46-year-old`.
    pub(crate) const AGED: FlagsId = FlagsId(FlagsId::HEAD);

    /// The set of a number, which is below [`FlagsId::COUNT`].
    pub(super) fn new(number: usize, flags: Flags) -> FlagsId {
        debug_assert!(number < FlagsId::COUNT);
        FlagsId(number as u16 | if flags.any(Flags::HEAD) { FlagsId::HEAD } else { 0 })
    }

    /// An empty set that keeps a byte.
    pub(crate) fn of_byte(byte: u8) -> FlagsId {
        FlagsId(u16::from(byte))
    }

    /// The byte that it keeps; 0 of a set that has a class, as of that of an unknown word.
    pub(crate) fn byte(self) -> u8 {
        u8::try_from(self.0).unwrap_or(0)
    }

    /// Whether it is the set of an unknown word.
    pub(crate) fn is_unknown(self) -> bool {
        self.0 == 0
    }

    /// Whether it holds [`Flags::HEAD`] or is [`FlagsId::AGED`].
    pub(crate) fn is_head(self) -> bool {
        self.0 & FlagsId::HEAD != 0
    }

    pub(crate) fn number(self) -> usize {
        usize::from(self.0 & !FlagsId::HEAD)
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
