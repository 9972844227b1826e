//! Clues: what speaks for and against whom a pronoun may stand for, each under a name.

use super::weights::WEIGHTS;
use crate::rules::{RuleSet, rules};

rules! {
    /// A named piece of evidence that a pronoun stands for somebody, or does not.
    ///
    /// Its weight stands in [`Clue::weight`]; its name and meaning are for people who want to know why.
    ///
    /// ```
    /// use ipse::Clue;
    ///
    /// assert_eq!(Clue::HereSubject.name(), "here-subject");
    /// assert!(Clue::HereSubject.weight() > Clue::FurtherSubject.weight());
    /// ```
    Clue weighed by WEIGHTS {
        HereSubject "here-subject" "Acts in the same sentence";
        HereOther "here-other" "Stands in the same sentence and does not act";
        HereOwner "here-owner" "Owns something in the same sentence: Lee's";
        BeforeSubject "before-subject" "Acts in the sentence before";
        BeforeClause "before-clause" "Acts in a clause inside the sentence before: what Lee said";
        BeforeOther "before-other" "Stands in the sentence before and does not act";
        BeforeOwner "before-owner" "Owns something in the sentence before";
        SecondSubject "second-subject" "Acts in the last sentence but one";
        SecondOther "second-other" "Stands in the last sentence but one and does not act";
        FurtherSubject "further-subject" "Acts in an earlier sentence";
        FurtherOther "further-other" "Stands in an earlier sentence and does not act";
        Opens "opens" "First of the people in its sentence, here or one before";
        Paragraph "paragraph" "Named in the same paragraph";
        Nearest "nearest" "The nearest of those who fit";
        SpokeJust "spoke-just" "Spoke the quote before, in this sentence or the one before";
        SpokeBefore "spoke-before" "Spoke the quote before, two or three sentences back";
        SpokeFurther "spoke-further" "Spoke the quote before, further back";
        NobodySince "nobody-since" "Spoke the quote before, and nobody else who fits was named since";
        Reports "reports" "Subject of a reporting verb since the quote before";
        Introduced "introduced" "Introduced with a full name and a role or an apposition shortly before";
        Fronted "fronted" "Opens a sentence behind a preposition: As for Lee, For Lee";
        ChainHere "chain-here" "The same pronoun stands for it in this sentence";
        ChainBefore "chain-before" "The same pronoun stands for it in the sentence before";
        NamedInside "named-inside" "Named inside the quoted words";
        Hearer "hearer" "Is told something: told Lee";
        GenderKnown "gender-known" "Known to be a man or a woman, as the pronoun has it";
        SurelyPerson "surely-person" "Shown to be a person by a title, a role or a given name";
        FullName "full-name" "The text gives more than one word of the name";
        Frequent "frequent" "Named five times or more";
        Unnamed "unnamed" "Only described: the spokeswoman";
        Several "several" "More than one, as the pronoun has it";
        PlaceName "place-name" "A place";
    }
}

/// The clues that hold for one antecedent.
pub(crate) type ClueSet = RuleSet<Clue>;
