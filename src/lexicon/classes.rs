//! Word classes, and sets of them: one look-up of a word answers every question about it.

use std::ops::{BitOr, BitOrAssign};

use super::word::place;

/// A set of word classes: those that a word belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Classes(u128);

impl Classes {
    /// Whether the two share a class.
    pub(crate) const fn any(self, of: Classes) -> bool {
        self.0 & of.0 != 0
    }

    /// Whether all of these are among them.
    pub(crate) const fn all(self, of: Classes) -> bool {
        self.0 & of.0 == of.0
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the lists tell nothing of what the word does in a sentence: then it rather is a noun.
    pub(crate) const fn is_plain(self) -> bool {
        self.without(Classes::MEANING).is_empty()
    }

    pub(crate) const fn without(self, other: Classes) -> Classes {
        Classes(self.0 & !other.0)
    }

    pub(crate) const fn or(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

impl BitOr for Classes {
    type Output = Classes;
    fn bitor(self, other: Classes) -> Classes {
        self.or(other)
    }
}

impl BitOrAssign for Classes {
    fn bitor_assign(&mut self, other: Classes) {
        self.0 |= other.0;
    }
}

/// Makes a constant of each class. In the lists it goes by the same name, in lower case with hyphens.
macro_rules! classes {
    ($($(#[$doc:meta])* $NAME:ident)*) => {
        /// The names of the constants, each in the place of its bit.
        const NAMES: &[&str] = &[$(stringify!($NAME)),*];

        impl Classes {
            $($(#[$doc])* pub(crate) const $NAME: Classes = Classes(1 << place(NAMES, stringify!($NAME)));)*
        }
    };
}

classes! {
    // Those that are asked for together stand in the same half of the set.
    /// the, a, this
    DET
    /// his, their
    POSS
    PREP
    CONJ
    SUBORD
    THAT
    /// who, which
    REL
    /// what, when, where
    WH
    AUX
    /// A form of "be".
    BE
    NEG
    ADV
    PRON
    NUM
    /// Reports speech whatever stands beside it.
    CUE_STRONG
    /// Reports speech mostly beside quotes or that-clauses.
    CUE_MEDIUM
    /// Attributes only directly beside a quotation.
    CUE_WEAK
    /// The word of "according to".
    ACCORDING
    VERB
    BASE
    THIRD
    PAST
    PARTICIPLE
    GERUND
    /// Takes a that-clause.
    TAKES_THAT
    /// Takes the hearer as its object.
    TAKES_HEARER
    /// Takes an object with a quoted description: called it "x".
    TAKES_OBJECT
    /// Takes whoever is quoted as its object: quotes Lee.
    QUOTES
    COGNITION
    /// Somebody gives out a text of their own so: issued a statement.
    GIVES_OUT
    MONTH
    WEEKDAY
    RELATIVE_DAY
    /// May begin words for a time that are no date: last, day.
    TIME_START
    /// A noun whose plural is formed as a rule.
    NOUN
    SPEECH_NOUN
    /// A noun for speech that belongs to the one behind "of": the view of Lee. Criticism of Lee is not hers.
    OWN_VIEW
    DOCUMENT_NOUN
    MEDIUM_NOUN
    GIVEN
    /// A given name that is also an ordinary word.
    GIVEN_WORD
    MASCULINE
    FEMININE
    ROLE
    /// A role that may stand right before a name.
    BEFORE_NAME
    /// A word for several people.
    PLURAL
    ROLE_MODIFIER
    COURTESY
    /// A title that stands before a name: Senator, Dr.
    TITLE
    PEOPLE
    ORG_HEAD
    ORG_SUFFIX
    ORG_KNOWN
    PLACE
    /// First word of a place of several words: New York.
    PLACE_START
    DEMONYM
    PARTICLE
    NAME_SUFFIX
    ABBREVIATION
    /// An abbreviation that a name follows: never the end of a sentence.
    ABBREVIATION_TITLE
    /// official, source, witness: people who are quoted without a name.
    UNNAMED_SOURCE
    COUNTRY
    /// A role noun for a body of people, not for one: staff, crew.
    GROUP
    PARTY
    CITY
    /// A role that varies the name of whoever the text is about: "the senator said".
    TOPIC
    /// Whoever holds one holds no other: governor, senator.
    HIGH_OFFICE
    /// Is counted in words for a time: days.
    TIME_UNIT
    /// Before a day, shows that it is not the one on which something was said: "since Tuesday", "ahead of Tuesday's vote".
    OTHER_DAY
    /// Before a month, shows that it is one, and no name or verb: "in May".
    BEFORE_MONTH
    /// Written with an apostrophe in front: 'tis.
    ELISION
    /// A cry, which a capital and a comma make look like the name of somebody spoken to: "Alas, Ann".
    EXCLAIMING
    /// What a title names, wherever it stands beside the quote: novel.
    WORK
    /// May bear a title right behind it: the ad "The Late Crane".
    HEADED
    /// Has programmes with titles: CBS's "The Late Crane".
    OUTLET
    /// Speaks of words as words: the phrase "late crane".
    TERM
    /// A title may follow: on "The Late Crane".
    TITLING
    /// Marks a question of an interview: "Q:".
    ASKS
    /// Marks an answer: "A:".
    ANSWERS
    /// A channel that is named: Telegram.
    PLATFORM
    /// A noun for what reaches the public: statement.
    MESSAGE
    /// In capitals at the head of a text, shows that it is a press release: FOR IMMEDIATE RELEASE.
    RELEASE
    /// Ends the name of a place where people speak: Town Hall.
    VENUE
    /// Something happens, and people speak there: meeting, met, court.
    EVENT
    /// The same of a match: win, beat.
    GAME
    /// Tells little of what is said: thing, make.
    LIGHT
    /// A website says it of itself or to its reader: adblocker.
    PAGE_WORD
    /// A verb whose object tells what somebody does: heads, founded.
    OCCUPATION
    /// A verb that "as" and an office may follow: served.
    ACTS_AS
    /// Makes an office the second one: vice, deputy.
    SECOND
    /// Stands before a name and says little of what somebody does: Dr.
    BARE
    /// Runs for an office: nominee.
    CANDIDATE
    /// Behind a name, tells apart two people who bear it: Jr.
    GENERATION
    /// A preposition that goes on with what somebody is: the head of, a lawyer for.
    COMPLEMENT
    /// A pronoun for whoever may have spoken: she, others; her (claim).
    MAY_SPEAK
    /// Before "of", tells how many of several are meant: a majority (of voters).
    QUANTITY
    /// A preposition that mostly goes on with the noun before it: of, for.
    BEHIND_NOUN
    /// Names a body and is nobody's surname: university.
    NO_SURNAME
    /// Makes an adjective of a name, written with its hyphen: pro-, -style.
    AFFIX
    /// The letter of a party, beside a name and before a state: D (Ohio).
    PARTY_LETTER
    /// I, my, us
    FIRST_PERSON
    /// An ending of words that tell an age: 46-year-old.
    AGE
    /// What somebody is to another, which tells little without whose: wife, rival.
    RELATION
    /// Says no as "not" does, though it negates no verb: nothing, without.
    NEGATIVE
    /// Written with an apostrophe behind: ol'.
    CLIPPED
    /// Leads to the occasion on which somebody spoke: in her speech.
    OF_OCCASION
    /// Leads to what somebody spoke of: about her plan.
    OF_SUBJECT
    /// The place may follow where somebody speaks: at the White House.
    BEFORE_PLACE
    /// What may follow by which a statement reaches the public: via Telegram.
    BEFORE_MEDIUM
    /// Says of what follows that it is not so, or was not done: deny.
    DENIES
    /// Whoever does so, or is so, does not do what follows: refuse, unable.
    WITHHOLDS
    /// What follows is still to come: expect, plan.
    FORESEES
    /// What follows is only supposed: imagine.
    IMAGINES
    /// Whoever is so feels it, and nobody told them: convinced, worried.
    FEELS
    /// Made up, or wrong: fake, false, misquote.
    UNTRUE
    /// Begins what is only supposed: if, whether.
    CONDITION
    /// can, should: what follows may not be so.
    MODAL
    /// may, might: the same, and no word of denial beside it takes that back.
    MAYBE
    /// will, shall
    FUTURE
    /// would
    WOULD
}

impl Classes {
    pub(crate) const CUE: Classes = Classes::CUE_STRONG.or(Classes::CUE_MEDIUM).or(Classes::CUE_WEAK);
    pub(crate) const FINITE: Classes = Classes::PAST.or(Classes::THIRD).or(Classes::BASE);
    pub(crate) const ORG: Classes = Classes::ORG_HEAD.or(Classes::ORG_SUFFIX).or(Classes::ORG_KNOWN);
    /// May begin words for a time, as a number may.
    pub(crate) const TIMES: Classes =
        Classes::MONTH.or(Classes::WEEKDAY).or(Classes::RELATIVE_DAY).or(Classes::NUM).or(Classes::TIME_START);
    /// Nouns for people.
    pub(crate) const PERSON: Classes = Classes::ROLE.or(Classes::PEOPLE);
    /// Words of which a name at a sentence's start is never made.
    pub(crate) const FUNCTION: Classes = Classes::DET
        .or(Classes::POSS)
        .or(Classes::PREP)
        .or(Classes::CONJ)
        .or(Classes::SUBORD)
        .or(Classes::THAT)
        .or(Classes::REL)
        .or(Classes::WH)
        .or(Classes::AUX)
        .or(Classes::NEG)
        .or(Classes::ADV)
        .or(Classes::PRON)
        .or(Classes::NUM);
    /// What tells only what a word means, and nothing of what it does in a sentence.
    const MEANING: Classes = Classes::TIME_UNIT
        .or(Classes::QUANTITY)
        .or(Classes::UNTRUE)
        .or(Classes::WITHHOLDS)
        .or(Classes::RELEASE)
        .or(Classes::EVENT)
        .or(Classes::GAME);
    /// What only one person is called: the plural lacks it.
    pub(super) const OF_ONE: Classes = Classes::TITLE.or(Classes::COURTESY).or(Classes::TOPIC).or(Classes::NOUN);

    /// The class that the lists call so: `takes-that`.
    pub(super) fn named(name: &str) -> Option<Classes> {
        let same = |constant: &str| {
            constant.len() == name.len()
                && constant
                    .bytes()
                    .zip(name.bytes())
                    .all(|(a, b)| if a == b'_' { b == b'-' } else { a.to_ascii_lowercase() == b })
        };
        NAMES.iter().position(|constant| same(constant)).map(|bit| Classes(1 << bit))
    }

    /// Whether a mention may be read from a word of these classes, be it in lower case.
    pub(crate) const fn may_head_mention(self) -> bool {
        const HEADS: Classes = Classes::PRON
            .or(Classes::POSS)
            .or(Classes::ROLE)
            .or(Classes::PEOPLE)
            .or(Classes::ORG_HEAD)
            .or(Classes::DOCUMENT_NOUN);
        self.any(HEADS) && !self.any(Classes::REL.or(Classes::WH))
    }
}

#[cfg(test)]
mod tests {
    use super::Classes;

    #[test]
    fn classes_go_by_the_names_of_their_constants() {
        assert_eq!(Classes::named("takes-that"), Some(Classes::TAKES_THAT));
        assert_eq!(Classes::named("det"), Some(Classes::DET));
        for name in ["TAKES-THAT", "takes_that", "takes-", ""] {
            assert_eq!(Classes::named(name), None, "{name}");
        }
    }
}
