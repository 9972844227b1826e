//! The clues by which a pronoun is given its antecedent: what speaks for and against whom it may stand for, each in a row of its own.
//!
//! The weights say how much each counts, in log-odds. Those that are `fitted` come from `crates/fit`: a log-linear model that
//! ranks those whom a pronoun may stand for against each other. The articles it was fitted to were labelled by reading, and the labels
//! are not in the repository: to fit the weights again after a change of the clues, give `crates/fit` articles with `"quotes"`.
//!
//! The order of the rows is that in which clues come out.

use crate::rules::{Row, RuleSet, by_hand, rules};

/// What the weights were fitted to.
const LABELLED: &str =
    "252 of the training articles of PolNeAR, whose speakers were labelled by reading; the labels are not kept";

/// Why a weight was set by hand.
const FICTION: &str = "set as grammar makes one expect: a fit to news gives it more, and does worse on fiction";

const DEAD: &str = "set since whoever is told to have died is seldom whose words come next";

const BROUGHT_IN: &str =
    "set since whoever is brought in to say something goes on as a pronoun, however much the text names others";

const fn fitted(weight: f32) -> Row {
    Row::fitted(weight, LABELLED)
}

/// The clues that hold for one antecedent.
pub(crate) type ClueSet = RuleSet<Clue>;

rules! {
    /// A named piece of evidence that a pronoun stands for somebody, or does not.
    ///
    /// Its weight stands in [`Clue::weight`], where that comes from in [`Clue::provenance`]; name and meaning are for people who want
    /// to know why. The [table of clues](crate::guide::rules#clues) has them all, with examples.
    ///
    /// ```
    /// use ipse::Clue;
    ///
    /// assert_eq!(Clue::HereSubject.name(), "here-subject");
    /// assert!(Clue::HereSubject.weight() > Clue::FurtherSubject.weight());
    /// ```
    pub enum Clue {
        // How far back it stands, and what it does there.

        /// Acts in the same sentence
        HereSubject: fitted(1.47).towards(2.0), {
            holds for "Tom Orr" in "When Tom Orr left, he said: “It burned.”" => "Tom Orr";
            not for "Tom Orr" in "When Ann Lee met Tom Orr, he said: “It burned.”";
        }
        /// Stands in the same sentence and does not act
        HereOther: fitted(1.37).towards(1.0), {
            holds for "Tom Orr" in "When Ann Lee met Tom Orr, he said: “It burned.”" => "Tom Orr";
            not for "Tom Orr" in "When Tom Orr’s barn fell, he said: “It burned.”";
        }
        /// Owns something in the same sentence: Lee's
        HereOwner: fitted(1.00).towards(0.8), {
            holds for "Tom Orr" in "When Tom Orr’s barn fell, he said: “It burned.”" => "Tom Orr";
            not for "Tom Orr" in "Ann Lee saw Tom Orr’s barn. “It burned,” he said.";
        }
        /// Acts in the sentence before
        BeforeSubject: fitted(1.88).towards(2.0), {
            holds for "Tom Orr" in "Tom Orr left. “It burned,” he said." => "Tom Orr";
            not for "Tom Orr" in "Ann Lee met Tom Orr. “It burned,” he said.";
        }
        /// Acts in a clause inside the sentence before: what Lee said
        BeforeClause: fitted(0.55).towards(0.8), {
            holds for "Tom Orr" in "Ann Lee knew what Tom Orr wanted. “It burned,” he said." => "Tom Orr";
            not for "Tom Orr" in "Ann Lee wept, and Tom Orr left. “It burned,” he said.";
        }
        /// Stands in the sentence before and does not act
        BeforeOther: fitted(0.77).towards(0.3), {
            holds for "Tom Orr" in "Ann Lee met Tom Orr. “It burned,” he said." => "Tom Orr";
            not for "Tom Orr" in "Ann Lee saw Tom Orr’s barn. “It burned,” he said.";
        }
        /// Owns something in the sentence before
        BeforeOwner: fitted(0.54).towards(0.2), {
            holds for "Tom Orr" in "Ann Lee saw Tom Orr’s barn. “It burned,” he said." => "Tom Orr";
            not for "Tom Orr" in "Ann Lee saw the barn of Tom Orr. “It burned,” he said.";
        }
        /// Acts in the last sentence but one
        SecondSubject: fitted(0.24).towards(0.6), {
            holds for "Tom Orr" in "Tom Orr left. Rain fell. “It burned,” he said." => "Tom Orr";
            not for "Tom Orr" in "Ann Lee met Tom Orr. Rain fell. “It burned,” he said.";
        }
        /// Stands in the last sentence but one and does not act
        SecondOther: fitted(0.17), {
            holds for "Tom Orr" in "Ann Lee met Tom Orr. Rain fell. “It burned,” he said." => "Tom Orr";
            not for "Tom Orr" in "Tom Orr left. Rain fell. “It burned,” he said.";
        }
        /// Acts in an earlier sentence
        FurtherSubject: fitted(0.38).towards(0.2), {
            holds for "Tom Orr" in "Tom Orr left. Rain fell. Snow fell. “It burned,” he said." => "Tom Orr";
            not for "Tom Orr" in "Tom Orr left. Rain fell. “It burned,” he said.";
        }
        /// Stands in an earlier sentence and does not act
        FurtherOther: fitted(-0.34), {
            holds for "Tom Orr" in "Ann Lee met Tom Orr. Rain fell. Snow fell. “It burned,” he said." => "Tom Orr";
            not for "Tom Orr" in "Ann Lee met Tom Orr. Rain fell. “It burned,” he said.";
        }
        /// First of the people in its sentence, here or one before
        Opens: fitted(0.99).towards(0.6), {
            holds for "Tom Orr" in "Tom Orr met Paul Merrow. “It burned,” he said." => "Tom Orr";
            not for "Paul Merrow" in "Tom Orr met Paul Merrow. “It burned,” he said.";
        }
        /// Named in the same paragraph
        Paragraph: fitted(1.42).towards(0.4), {
            holds for "Tom Orr" in "Tom Orr left. “It burned,” he said." => "Tom Orr";
            not for "Tom Orr" in "Tom Orr left.¶“It burned,” he said.";
        }
        /// The nearest of those who fit
        Nearest: fitted(-0.09).towards(0.3), {
            holds for "Paul Merrow" in "Tom Orr met Paul Merrow. “It burned,” he said." => "Tom Orr";
            not for "Tom Orr" in "Tom Orr met Paul Merrow. “It burned,” he said.";
        }

        // When it spoke last.

        /// Spoke the quote before, in this sentence or the one before
        SpokeJust: fitted(1.30).towards(1.0), {
            holds for "Tom Orr" in "“Yes,” said Tom Orr. “→No,” he said." => "Tom Orr";
            not for "Tom Orr" in "“Yes,” said Tom Orr. Rain fell. “→No,” he said.";
        }
        /// Spoke the quote before, two or three sentences back
        SpokeBefore: fitted(0.27).towards(0.6), {
            holds for "Tom Orr" in "“Yes,” said Tom Orr. Rain fell. “→No,” he said." => "Tom Orr";
            not for "Tom Orr" in "“Yes,” said Tom Orr. “→No,” he said.";
        }
        /// Spoke the quote before, further back
        SpokeFurther: fitted(0.19).towards(0.2), {
            holds for "Tom Orr" in "“Yes,” said Tom Orr. Rain fell. Snow fell. Hail fell. “→No,” he said." => "Tom Orr";
            not for "Tom Orr" in "“Yes,” said Tom Orr. Rain fell. “→No,” he said.";
        }
        /// Spoke the quote before, and nobody else who fits was named since
        NobodySince: by_hand(1.00, FICTION), {
            holds for "Tom Orr" in "“Yes,” said Tom Orr. Ann Lee left. “→No,” he said." => "Tom Orr";
            not for "Tom Orr" in "“Yes,” said Tom Orr. Paul Merrow left. “→No,” he said.";
        }
        /// Subject of a reporting verb since the quote before
        Reports: fitted(1.23).towards(0.8), {
            holds for "Tom Orr" in "Tom Orr said that it burned. “Yes,” he said." => "Tom Orr";
            not for "Tom Orr" in "Tom Orr wept as it burned. “Yes,” he said.";
            // He spoke the quote before.
            not for "Tom Orr" in "“Yes,” said Tom Orr. “→No,” he said.";
        }
        /// Somebody without a name who reports in the sentence before: a farmer said that
        ReportsUnnamed: by_hand(2.40, BROUGHT_IN), {
            holds for "baker" in "Ann Lee wept. A baker said that it burned. “Yes,” she said." => "baker";
            // Of a name the other clues tell enough.
            not for "Tom Orr" in "Tom Orr said that it burned. “Yes,” he said.";
            not for "baker" in "A baker wept as it burned. “Yes,” she said.";
        }

        // How it is brought in.

        /// Introduced with a full name and a role or an apposition shortly before
        Introduced: fitted(1.14).towards(0.5), {
            holds for "Tom Orr" in "Tom Orr, a baker, left. “Yes,” he said." => "Tom Orr";
            not for "Orr" in "Orr, a baker, left. “Yes,” he said.";
        }
        /// Dies there
        Dies: by_hand(-3.00, DEAD), {
            holds for "Tom Orr" in "Tom Orr died in May. He is survived by Paul Merrow. “It burned,” he said." => "Paul Merrow";
            not for "Tom Orr" in "Tom Orr left in May. “It burned,” he said.";
        }
        /// Opens a sentence behind a preposition: As for Lee, For Lee
        Fronted: fitted(1.51).towards(2.0), {
            holds for "Tom Orr" in "For Tom Orr, the barn was lost. “Yes,” he said." => "Tom Orr";
            not for "Tom Orr" in "For Tom Orr the barn was lost. “Yes,” he said.";
        }
        /// The same pronoun stands for it in this sentence
        ChainHere: fitted(0.38).towards(0.8), {
            holds for "Tom Orr" in "Tom Orr wept as he left and he said: “It burned.”" => "Tom Orr";
            not for "Tom Orr" in "Tom Orr wept as she left and he said: “It burned.”";
        }
        /// The same pronoun stands for it in the sentence before
        ChainBefore: fitted(-0.98).towards(0.8), {
            holds for "Tom Orr" in "Tom Orr left. He wept. “Yes,” he said." => "Tom Orr";
            not for "Tom Orr" in "Tom Orr left. Orr wept. “Yes,” he said.";
        }
        /// Named inside the quoted words
        NamedInside: fitted(-2.00).towards(-2.0), {
            holds for "Paul Merrow" in "Tom Orr met Paul Merrow. “Merrow burned it,” he said." => "Tom Orr";
            not for "Tom Orr" in "Tom Orr met Paul Merrow. “Merrow burned it,” he said.";
        }
        /// Is told something: told Lee
        Hearer: fitted(0.18), {
            holds for "Tom Orr" in "Ann Lee told Tom Orr so. “It burned,” he said." => "Tom Orr";
            not for "Tom Orr" in "Ann Lee told of Tom Orr. “It burned,” he said.";
        }

        // What is known of it wherever it stands.

        /// Known to be a man or a woman, as the pronoun has it
        GenderKnown: fitted(1.28).towards(0.6), {
            holds for "Tom Orr" in "Tom Orr left. “Yes,” he said." => "Tom Orr";
            not for "Merridew" in "Mayor Merridew met Tom Orr, a baker. “Yes,” he said.";
        }
        /// Shown to be a person by a title, a role or a given name
        SurelyPerson: fitted(1.00).towards(0.8), {
            holds for "Merridew" in "Mayor Merridew met Tom Orr, a baker. “Yes,” he said." => "Tom Orr";
            not for "Merridew" in "Merridew met Tom Orr, a baker. “Yes,” he said.";
        }
        /// The text gives more than one word of the name
        FullName: fitted(0.85).towards(0.3), {
            holds for "Tom Orr" in "Tom Orr left. “Yes,” he said." => "Tom Orr";
            not for "Orr" in "Mr. Orr left. “Yes,” he said.";
        }
        /// Named five times or more
        Frequent: fitted(0.64).towards(0.3), {
            holds for "Tom Orr" in "Tom Orr left. Orr wept. Orr came. Orr sat. Orr fell. “Yes,” he said." => "Tom Orr";
            not for "Tom Orr" in "Tom Orr left. Orr wept. Orr came. Orr sat. “Yes,” he said.";
        }
        /// Only described: the spokeswoman
        Unnamed: fitted(-1.03).towards(-0.5), {
            holds for "baker" in "The baker left. “Yes,” he said." => "baker";
            not for "Tom Orr" in "The baker Tom Orr left. “Yes,” he said.";
        }
        /// More than one, as the pronoun has it
        Several: fitted(1.00).towards(1.0), {
            holds for "officials" in "“Yes,” said officials. “→No,” they said." => "officials";
            not for "board" in "“Yes,” the board said. “→No,” they said.";
        }
        /// A place
        PlaceName: fitted(-0.60).towards(-0.5), {
            holds for "Ohio" in "“Yes,” said Ohio. “→No,” it said." => "Ohio";
            not for "Tom Boston" in "Tom Boston left. “Yes,” he said.";
        }
    }
}
