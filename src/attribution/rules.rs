//! The rules by which a speaker is chosen: what speaks for and against a candidate, each in a row of its own.
//!
//! The weights say how much each counts, in log-odds. Those that are `fitted` come from `crates/fit`: a log-linear model that
//! ranks the candidates of a quote and "nobody" against each other. To fit them again after a change of the rules, run
//! `cargo run --release -p ipse-fit -- --write ANNOTATED.jsonl`. Those set `by_hand` say why, and no fit touches them.
//!
//! The order of the rows is that in which evidence comes out. A new rule is a row here and a line where it is noted, nothing else.

use crate::rules::{Row, RuleSet, Tag, by_hand, rules};

/// What the weights were fitted to.
const NEWS: &str = "840 articles of US news, the training part of PolNeAR (Newell, Margolin and Ruths 2018)";

/// Why weights were set by hand.
const SCENES: &str = "set on invented scenes, since news has no dialogue";
const WHOSE_WORDS: &str =
    "set by whom the quoted words belong to, since the annotation often counts whoever reports the speaker as the source";
const LOOKS: &str = "set by the log-odds of how often words that look so are annotated as speech";
const NEVER_SPEAKS: &str = "of 152 such mentions in the articles none speaks, of which a fit makes too little";
const SINCE_THE_FIT: &str = "set when the rule came, after the last fit, about where a fit puts it";
const UNWEIGHED: &str = "the rule decides alone, and no weights are asked: annotators pass over headings";
const MARKUP: &str = "nobody speaks the attribute of a tag, and the articles have hardly any";

const READER: &str = "set by what it gains on other articles: those of the fit taught the reader, which is too sure of them";

/// Words beside the quote say outright that the candidate speaks it.
pub(super) const TELLS: Tag = Tag::new(0);
/// The candidate is the subject of a verb right beside the quote.
pub(super) const BESIDE: Tag = Tag::new(1);
/// The quoted words only name something: they are nobody's, whoever else says them.
pub(super) const NAMES: Tag = Tag::new(2);
/// The quoted words are the title of a work, where nobody speaks them.
pub(crate) const TITLE: Tag = Tag::new(3);

const fn fitted(weight: f32) -> Row {
    Row::fitted(weight, NEWS)
}

/// The rules that hold for one candidate.
pub(crate) type EvidenceSet = RuleSet<Rule>;

rules! {
    /// A named piece of evidence for or against a candidate.
    ///
    /// Its weight stands in [`Rule::weight`], where that comes from in [`Rule::provenance`]; name and meaning are for people who want
    /// to know why. The [table of rules](crate::guide::rules) has them all, with examples.
    ///
    /// ```
    /// use ipse::Rule;
    ///
    /// assert_eq!(Rule::According.name(), "according");
    /// assert!(Rule::According.weight() > Rule::Far.weight());
    /// ```
    pub enum Rule {
        // Who is said to speak: by a verb, a label, a signature.

        /// Subject and verb follow the quote: “…,” Lee said.
        SubjectAfter: fitted(1.62).tagged(TELLS).tagged(BESIDE), {
            holds for "Ann Lee" in "“It burned,” Ann Lee said." => "Ann Lee";
            // The words behind belong to a sentence of their own, to another clause, or to another quote.
            not for "Ann Lee" in "“It burned.” Ann Lee left.";
            not for "Tom Orr" in "If it was “a shame,” Tom Orr applauded.";
            not for "Tom Orr" in "After Ann Lee said it was “a shame,” Tom Orr said: “It stood.”";
        }
        /// Verb and subject follow the quote: “…,” said Lee.
        Inverted: fitted(1.86).tagged(TELLS).tagged(BESIDE), {
            holds for "Ann Lee" in "“It burned,” said Ann Lee." => "Ann Lee";
            not for "Ann Lee" in "“It burned” shocked Ann Lee.";
            not for "Tom Orr" in "Ann Lee vowed to “hold on,” denounced Tom Orr and left.";
        }
        /// Subject and verb stand right before the quote: Lee said, “…”
        SubjectBefore: fitted(0.16).tagged(TELLS).tagged(BESIDE), {
            holds for "Ann Lee" in "Ann Lee said, “It burned.”" => "Ann Lee";
            // A clause stands between.
            not for "Ann Lee" in "Ann Lee said the fire was “a shame.”";
            // Whoever is told does not tell.
            not for "Tom Orr" in "Ann Lee told Tom Orr: “It burned.”";
            not for "Ann Lee" in "Ann Lee was told: “It burned.”";
        }
        /// Subject of the nearest reporting verb before the quote, other words between: Lee said the plan was “…”
        SubjectOfClause: fitted(0.08), {
            holds for "Ann Lee" in "Ann Lee said the fire was “a shame for all of us.”" => "Ann Lee";
            not for "Ann Lee" in "Ann Lee said, “It burned.”";
            not for "Ann Lee" in "Ann Lee said that Tom Orr called it “a shame.”";
        }
        /// Subject of a reporting verb further out: Lee said he called the plan “…”
        OuterCue: fitted(0.23), {
            holds for "Ann Lee" in "Ann Lee said that Tom Orr believed it was “a great shame.”" => "Ann Lee";
            // What B says or calls is B's word, whoever reports it.
            not for "Ann Lee" in "Ann Lee said that Tom Orr told her it was “a great shame.”";
            not for "Ann Lee" in "Ann Lee said Tom Orr called it “a shame.”";
            not for "Ann Lee" in "Ann Lee said the mayor called it “a shame.”";
            not for "Ann Lee" in "Ann Lee spoke as Tom Orr yelled: “It burned!”";
            not for "Ann Lee" in "Ann Lee scolded Tom Orr for calling it “a shame.”";
            not for "Ann Lee" in "When Ann Lee said that, he was “→a shame.”";
        }
        /// Its verb stands inside what another reporting verb reports
        Embedded: fitted(-1.61), {
            holds for "Tom Orr" in "Ann Lee said that Tom Orr believed it was “a great shame.”" => "Ann Lee";
            not for "Tom Orr" in "Ann Lee hoped that Tom Orr said it was “a great shame.”";
            not for "Tom Orr" in "Ann Lee said so, and Tom Orr said it was “a great shame.”";
        }
        /// Does not say what the words ask: Lee could not say whether it was “…”
        NotKnown: by_hand(-4.0, SINCE_THE_FIT), {
            holds for "Ann Lee" in "Ann Lee could not say whether the plan was “quite safe for all”." => "nobody";
            not for "Ann Lee" in "Ann Lee asked whether the plan was “quite safe for all”.";
        }
        /// A verb of thinking or feeling: believes, hopes
        Thought: fitted(-1.20), {
            holds for "Ann Lee" in "Ann Lee believes that the fire was “a shame.”" => "Ann Lee";
            not for "Ann Lee" in "Ann Lee claims that the fire was “a shame.”";
        }
        /// Subject of a reporting verb that ends the sentence: The plan is “…” for all, Lee said.
        Trailing: fitted(-0.17).tagged(TELLS), {
            holds for "Ann Lee" in "The fire was “a shame” for all of Harrow, Ann Lee said." => "Ann Lee";
            not for "Tom Orr" in "Ann Lee called it “a shame” for all, but Tom Orr wondered.";
            not for "Tom Orr" in "The barn was “a shame,” and all admire Tom Orr.";
        }
        /// Subject of the nearest other verb before the quote: Lee promised jobs with “…”
        VerbSubject: fitted(-0.25), {
            holds for "Ann Lee" in "Ann Lee opened the door with “good morning to you.”" => "Ann Lee";
            not for "Ann Lee" in "Ann Lee opened the door and said “good morning to you.”";
        }
        /// A name and a colon: LEE: …
        Label: fitted(3.49).towards(4.0).tagged(TELLS), {
            holds for "ANN LEE" in "ANN LEE: “It burned.”" => "ANN LEE";
            holds for "MERRIDEW" in "Ann Merridew met Tom Orr.¶“MERRIDEW: It burned.”" => "Ann Merridew";
            // A list is no label.
            not for "Ann Lee" in "They met these people, among them Ann Lee: “It burned.”";
        }
        /// The turn is marked Q: or A:
        InterviewLetter: fitted(4.94).towards(6.0).tagged(TELLS), {
            holds for "Ann Lee" in "Ann Lee, the mayor, met Tom Orr. Lee spoke to Orr.¶Q: “Why?”¶A: “→It burned.”" => "Ann Lee";
            // Whoever asks does not answer.
            not for "Orr" in "Ann Lee, the mayor, met Tom Orr. Lee spoke to Orr.¶Q: “Why?”¶A: “→It burned.”";
        }
        /// The sentence begins with a name and a colon, other words follow: Lee: plan is “…”
        HeadlineLabel: fitted(3.13).towards(2.5), {
            holds for "Lee" in "Lee: The fire was “a shame for all.”" => "Lee";
            not for "Lee" in "Lee, in Harrow: The fire was “a shame for all.”";
        }
        /// According to Lee
        According: fitted(4.22).tagged(TELLS), {
            holds for "Ann Lee" in "The fire was “a shame,” according to Ann Lee." => "Ann Lee";
            not for "Ann Lee" in "The fire was “a shame” to Ann Lee.";
        }
        /// The name stands behind the quote in brackets: “…” (Ann Lee, baker)
        NameInBrackets: by_hand(2.2, SINCE_THE_FIT).tagged(TELLS), {
            holds for "Ann Lee" in "“It burned” (Ann Lee, baker)" => "Ann Lee";
            holds for "Ann Lee" in "“It burned.” (Ann Lee)" => "Ann Lee";
            // A clause of its own, and the year of a work.
            not for "Ann Lee" in "“It burned” (Ann Lee told him so) is the title.";
            not for "Ann Lee" in "“It burned” (Ann Lee, 1999) is out again.";
        }
        /// The reader finds that it is the source of what is reported
        Read: by_hand(0.60, READER), {
            holds for "Ann Lee" in "Ann Lee said the fire was “a shame for all of us.”" => "Ann Lee";
            not for "Tom Orr" in "Ann Lee said the fire was “a shame for all of us,” and Tom Orr left.";
        }
        /// Uses the words and no others: Lee used the words “…”
        UsesWords: by_hand(2.0, SINCE_THE_FIT).tagged(TELLS), {
            holds for "Ann Lee" in "Ann Lee has never used the words “managed decline”." => "Ann Lee";
            holds for "Ann Lee" in "Ann Lee went on to use the words “managed decline”." => "Ann Lee";
            not for "Ann Lee" in "Ann Lee used the barn “with great care”.";
            // They are to, and nobody does.
            not for "Ann Lee" in "Ann Lee advised them to use the words “managed decline”.";
        }
        /// A name behind the quote, on a line of its own or after a dash, a colon or a bar: “…” — Lee
        Signature: fitted(3.29).towards(4.0).tagged(TELLS), {
            holds for "Ann Lee" in "“It burned.” — Ann Lee" => "Ann Lee";
            holds for "Ann Lee" in "“It burned.” : Ann Lee" => "Ann Lee";
            holds for "Ann Lee" in "“It burned.”¶Ann Lee, baker" => "Ann Lee";
            holds for "Ann Lee" in "“It burned.” | Ann Lee, baker" => "Ann Lee";
            not for "Ann Lee" in "“It burned” — and Ann Lee left.";
            not for "he" in "“It burned” — he had seen it.";
        }

        // Whose word for speech it is, and who does not speak these words though a verb of speech is theirs.

        /// Owner of a word for speech: Lee's claim
        NounCue: fitted(0.94), {
            holds for "Ann Lee" in "Ann Lee’s claim that the fire was “a shame” was heard." => "Ann Lee";
            not for "Ann Lee" in "Ann Lee’s barn was “a shame.”";
            not for "Ann Lee" in "Ann Lee’s barn beat the claim that it was “a shame.”";
        }
        /// Owner of a word for speech that holds the quote: Lee's claim that it was “…”
        NounClause: by_hand(2.00, WHOSE_WORDS), {
            holds for "Ann Lee" in "Tom Orr rejected Ann Lee’s claim that the fire was “a shame.”" => "Ann Lee";
            holds for "Tom Orr" in "Ann Lee rejected Tom Orr’s claim that the fire was “a shame”." => "Tom Orr";
            // What is called so, and of what it is said, holds no quote; nor does the place where it is said.
            not for "Ann Lee" in "Tom Orr called Ann Lee’s claim “a shame.”";
            not for "Ann Lee" in "Tom Orr called Ann Lee’s plea for a new barn “a shame.”";
            not for "Ann Lee" in "Tom Orr dismissed Ann Lee’s claim of a fire as “a shame.”";
            not for "Ann Lee" in "Tom Orr said that Ann Lee’s claim “was a shame.”";
            not for "Ann Lee" in "Tom Orr said Ann Lee’s claims that are “a shame” hurt.";
            not for "Ann Lee" in "Tom Orr said in Ann Lee’s interview that it was “a shame.”";
            not for "Ann Lee" in "Tom Orr met with criticism of Ann Lee that it was “a shame.”";
        }
        /// Its verb has its words before it: “…,” said Lee, one of the “…” team
        SpokeBefore: by_hand(-1.90, WHOSE_WORDS), {
            holds for "Ann Lee" in "“It burned,” said Ann Lee, one of the “→big four” of Harrow." => "nobody";
            holds for "Ann Lee" in "“It burned,” said Ann Lee, one of the “→great shame” team." => "nobody";
            // Who spoke already may speak on.
            not for "Ann Lee" in "“It burned,” said Ann Lee, who called it “→a shame.”";
        }
        /// Only passes on what somebody else is said to have said: “…,” Lee said, according to the Post
        Relay: by_hand(-2.50, WHOSE_WORDS), {
            holds for "Harrow Post" in "Ann Lee vowed to “mend the barn at once,” the Harrow Post reported." => "Ann Lee";
            // Nobody else is said to have said it; and a person who is passed on.
            not for "Harrow Post" in "The barn was “a shame,” the Harrow Post reported.";
            not for "Ann Lee" in "“It burned,” Ann Lee said, according to the Harrow Post.";
        }

        // Who is announced, and who spoke the quotes around.

        /// Subject of the sentence before, which ends in a colon or in the verb of speech
        ColonBefore: fitted(2.45).tagged(TELLS), {
            holds for "Ann Lee" in "Ann Lee spoke next and said this:¶“It burned.”" => "Ann Lee";
            not for "Ann Lee" in "Ann Lee spoke next and said this.¶“It burned.”";
        }
        /// Speaker of the quote before in the same paragraph
        Carried: fitted(3.52), {
            holds for "Ann Lee" in "“It burned,” Ann Lee said. “→It was ours.”" => "Ann Lee";
            // The article's own words stand beside the quote.
            not for "Ann Lee" in "“It burned,” Ann Lee said. The barn was “→ours for years.”";
        }
        /// Speaker of the quote before in the same paragraph; words of the article stand beside this one
        CarriedAside: fitted(-0.68), {
            holds for "Ann Lee" in "“It burned,” Ann Lee said. The barn was “→ours for years.”" => "nobody";
            // A word that only leads in is none of the article's.
            not for "Ann Lee" in "“It burned,” Ann Lee said. Now, “→there is nothing left.”";
        }
        /// Speaker of the last quote but one, where two people speak in turn
        Alternating: fitted(-0.20), {
            holds for "Ann Lee" in "“Did it burn?” Ann Lee asked.¶“It did,” Tom Orr said.¶“→And why?”" => "Tom Orr";
            not for "Ann Lee" in "“It did,” Ann Lee said.¶“It did,” Lee said.¶“→And why?”";
        }
        /// Speaker of the last quote in the paragraph before; this paragraph holds nothing but quotes
        CarriedOver: fitted(1.84), {
            holds for "Ann Lee" in "“It burned,” Ann Lee said.¶“→It was ours.”" => "Ann Lee";
            not for "Ann Lee" in "“It burned,” Ann Lee said.¶The barn was “→ours for years.”";
            not for "Ann Lee" in "“It burned,” Ann Lee said.¶Rain fell.¶“→It was ours.”";
        }
        /// Speaker of the last quote in the paragraph before; this paragraph holds other words too
        CarriedOverAside: fitted(-1.78), {
            holds for "Ann Lee" in "“It burned,” Ann Lee said.¶The barn was “→ours for years.”" => "nobody";
            not for "Ann Lee" in "“It burned,” Ann Lee said.¶“→It was ours.”";
        }
        /// Speaker of the last quote two paragraphs before or further
        CarriedFurther: fitted(-2.88), {
            holds for "Ann Lee" in "“It burned,” Ann Lee said.¶Rain fell.¶“→It was ours.”" => "nobody";
            // Furniture of the page is no paragraph.
            not for "Ann Lee" in "“It burned,” Ann Lee said.¶Advertisement¶“→It was ours.”";
        }
        /// Speaker of the next quote in the same paragraph
        CarriedBack: fitted(2.79).towards(2.5), {
            holds for "Ann Lee" in "“→Why?” “It burned,” Ann Lee said." => "Ann Lee";
            not for "Ann Lee" in "“→Why?”¶“It burned,” Ann Lee said.";
        }

        // Who is named around the quote.

        /// Subject of the sentence before, in the same paragraph
        SentenceBefore: fitted(1.37), {
            holds for "Ann Lee" in "Ann Lee wept. “It was ours.”" => "nobody";
            not for "Ann Lee" in "Ann Lee wept.¶“It was ours.”";
        }
        /// Subject of the last sentence of the paragraph before
        ParagraphBefore: fitted(-0.51), {
            holds for "Ann Lee" in "Ann Lee wept.¶“It was ours.”" => "nobody";
            not for "Ann Lee" in "Ann Lee wept. “It was ours.”";
        }
        /// Subject of the sentence after
        SentenceAfter: fitted(-0.30), {
            holds for "Ann Lee" in "“It was ours.” Ann Lee wept." => "nobody";
            not for "Ann Lee" in "“It was ours.”¶Ann Lee wept.";
        }
        /// First mention of the sentence that holds the quote
        SentenceSubject: fitted(1.12), {
            holds for "Ann Lee" in "Ann Lee, near tears: “It was ours.”" => "Ann Lee";
            // Too far from the start.
            not for "Ann Lee" in "Near tears in the dark barn, Ann Lee: “It was ours.”";
        }
        /// Mentioned in the sentence that holds the quote
        InSentence: fitted(1.70), {
            holds for "Ann Lee" in "To Ann Lee the fire was “a shame.”" => "nobody";
            not for "Ann Lee" in "Ann Lee wept. The fire was “a shame.”";
        }

        // What the verb is.

        /// The verb nearly always reports speech
        StrongCue: fitted(2.29), {
            holds for "Ann Lee" in "“It burned,” Ann Lee said." => "Ann Lee";
            not for "Ann Lee" in "“It burned,” Ann Lee answered.";
        }
        /// The verb often reports speech
        MediumCue: fitted(1.58), {
            holds for "Ann Lee" in "“It burned,” Ann Lee answered." => "Ann Lee";
            not for "Ann Lee" in "“It burned,” Ann Lee said.";
            not for "Ann Lee" in "“It burned,” Ann Lee smiled.";
        }
        /// The verb reports speech only beside a quote
        WeakCue: fitted(0.30), {
            holds for "Ann Lee" in "“It burned,” Ann Lee smiled." => "Ann Lee";
            not for "Ann Lee" in "“It burned,” Ann Lee thrombled.";
        }
        /// The verb is on no list
        UnknownCue: fitted(-0.36), {
            holds for "Ann Lee" in "“It burned,” Ann Lee thrombled." => "Ann Lee";
            not for "Ann Lee" in "“It burned,” Ann Lee smiled.";
        }
        /// The verb takes a that-clause here
        ThatClause: fitted(0.69), {
            holds for "Ann Lee" in "Ann Lee said that the fire was “a shame.”" => "Ann Lee";
            not for "Ann Lee" in "Ann Lee said, “It burned.”";
        }

        // How its subject is tied to it.

        /// Subject and verb stand side by side
        DirectSubject: fitted(0.74), {
            holds for "Ann Lee" in "“It burned,” Ann Lee said." => "Ann Lee";
            not for "Ann Lee" in "“It burned,” Ann Lee, speaking in Harrow, said.";
        }
        /// An aside between commas stands between subject and verb
        InterruptedSubject: fitted(0.62), {
            holds for "Ann Lee" in "“It burned,” Ann Lee, speaking in Harrow, said." => "Ann Lee";
            not for "Ann Lee" in "“It burned,” Ann Lee said, speaking in Harrow.";
        }
        /// The verb hangs on another verb of the subject: left, saying
        DependentVerb: fitted(0.13), {
            holds for "Ann Lee" in "Ann Lee left, saying, “It burned.”" => "Ann Lee";
            not for "Ann Lee" in "Ann Lee, leaving, said, “It burned.”";
            not for "Ann Lee" in "Ann Lee left as Tom Orr was saying, “It burned.”";
        }
        /// The verb stands in a relative clause: Lee, who said
        RelativeClause: fitted(-1.63), {
            holds for "Ann Lee" in "They met Ann Lee, who said it was “a shame for all.”" => "Ann Lee";
            // Right before the quote she speaks all the same.
            not for "Ann Lee" in "They met Ann Lee, who said: “It burned.”";
        }
        /// Other words stand between subject and verb
        FarSubject: fitted(-0.39), {
            holds for "Ann Lee" in "Ann Lee in a speech of an hour said: “It burned.”" => "Ann Lee";
            not for "Ann Lee" in "Ann Lee of Harrow said: “It burned.”";
        }
        /// The mention hangs on a preposition or owns the subject
        PhraseSubject: fitted(-0.23), {
            holds for "Ann Lee" in "The lips of Ann Lee said: “It burned.”" => "Ann Lee";
            not for "Ann Lee" in "The lips of Ann Lee moved, and Tom Orr said: “It burned.”";
        }

        // How far away it stands.

        /// At most three words from the quote
        Near: fitted(-0.45), {
            holds for "Ann Lee" in "“It burned,” said Ann Lee." => "Ann Lee";
            not for "Ann Lee" in "Ann Lee of Harrow said: “It burned.”";
        }
        /// More than twelve words from the quote
        Far: fitted(-0.27), {
            holds for "Ann Lee"
                in "Ann Lee said in Harrow on Monday night before a crowd of many hundred that it was “a shame.”" => "Ann Lee";
            not for "Ann Lee" in "Ann Lee said in Harrow on Monday night that it was “a shame.”";
        }
        /// Another quote stands between
        OtherQuoteBetween: fitted(-0.11), {
            holds for "Ann Lee" in "Ann Lee said it was “a shame” and that it was “→not the first.”" => "Ann Lee";
            not for "Ann Lee" in "Ann Lee said it was “→a shame” and that it was “not the first.”";
        }
        /// Nearest mention to the quote
        Adjacent: fitted(0.30), {
            holds for "Tom Orr" in "Ann Lee told Tom Orr, “It burned.”" => "Ann Lee";
            not for "Ann Lee" in "Ann Lee told Tom Orr, “It burned.”";
        }

        // What sort of words stand for the candidate.

        /// A pronoun
        Pronoun: fitted(0.35), {
            holds for "she" in "Ann Lee wept. “It burned,” she said." => "Ann Lee";
            not for "his lawyer" in "“It burned,” said his lawyer.";
        }
        /// A description: the minister
        Description: fitted(0.03), {
            holds for "the mayor" in "“It burned,” the mayor said." => "mayor";
            not for "Mayor Lee" in "“It burned,” Mayor Lee said.";
        }
        /// A person's name
        Person: fitted(0.36), {
            holds for "Ann Lee" in "“It burned,” Ann Lee said." => "Ann Lee";
            not for "Harrow Post" in "“It burned,” the Harrow Post said.";
            not for "the mayor" in "“It burned,” the mayor said.";
        }
        /// A name or description of an organisation
        Body: fitted(-0.50), {
            holds for "Quell Corp." in "“It burned,” Quell Corp. said." => "Quell Corp.";
            not for "Harrow Water Board’s Ann Lee" in "“It burned,” the Harrow Water Board’s Ann Lee said.";
        }
        /// A place name
        Place: fitted(-1.41), {
            holds for "Ohio" in "“It burned,” Ohio said." => "Ohio";
            not for "Florence" in "“It burned,” Florence said.";
            not for "Tom Boston" in "“It burned,” said Tom Boston.";
        }
        /// A text: the report
        Text: fitted(-0.30), {
            holds for "the report" in "“It burned,” the report said." => "report";
            not for "the author of the report" in "“It burned,” said the author of the report.";
        }
        /// Several people
        Plural: fitted(-0.74), {
            holds for "two aides" in "“It burned,” two aides said." => "two aides";
            not for "one of the aides" in "“It burned,” one of the aides said.";
        }
        /// I or we
        FirstPerson: fitted(-1.28), {
            holds for "I" in "“It burned,” I said." => "\"I\"";
            not for "Ann Lee" in "“I burned it,” Ann Lee said.";
        }
        /// it
        Thing: fitted(-1.55), {
            holds for "it" in "“It burned,” the board said. “→It was ours,” it said." => "board";
            not for "its lawyer" in "“It burned,” said its lawyer.";
        }

        // What else the mention does.

        /// Owns what follows: Lee's
        Possessive: fitted(-0.51), {
            holds for "Ann Lee" in "Ann Lee’s claim that the fire was “a shame” was heard." => "Ann Lee";
            not for "Ann James" in "“It burned,” said Ann James.";
        }
        /// Object of a verb of telling: told Lee
        Hearer: fitted(-0.63), {
            holds for "Tom Orr" in "Ann Lee told Tom Orr, “It burned.”" => "Ann Lee";
            not for "Ann Lee" in "Ann Lee told Tom Orr: “It burned.”";
            not for "Ann Lee" in "“It burned,” said Ann Lee.";
            // Another verb's.
            not for "Ann Lee" in "“It burned,” said Ann Lee, who told Tom Orr it was “→a shame.”";
        }
        /// Hangs on a preposition: about Lee
        InPhrase: fitted(-0.76), {
            holds for "Tom Orr" in "Ann Lee spoke to Tom Orr and said, “It burned.”" => "Ann Lee";
            // She acts.
            not for "Ann Lee" in "They met, with Ann Lee calling it “a shame.”";
        }
        /// Named inside the quote
        NamedInside: fitted(-1.45), {
            holds for "Orr" in "“Tom Orr saw it burn.” Orr left." => "nobody";
            not for "Ann Lee" in "“Tom Orr saw it burn,” Ann Lee said.";
        }
        /// Also spoke the quote before
        SameAsBefore: fitted(0.92), {
            holds for "Lee" in "“It burned,” Ann Lee said. “→It was ours,” Lee said." => "Ann Lee";
            not for "Tom Orr" in "“It burned,” Ann Lee said. “→It stood,” Tom Orr said.";
        }

        // What the quoted words look like, or stand for in their sentence.

        /// The quoted words look like a scare quote
        ScareLike: fitted(-0.90), {
            holds for "Ann Lee" in "Ann Lee met the so-called “experts” of the town." => "nobody";
            not for "Ann Lee" in "“Experts,” Ann Lee said of the town.";
        }
        /// The quoted words are all capitalised, as in a title
        TitleLike: by_hand(-2.20, LOOKS).tagged(TITLE), {
            holds for "Ann Lee" in "The barn that Ann Lee built was “Fire at Dawn” in May." => "nobody";
            // Capitals that say nothing: of an exclamation, of "I", of a sentence's first word.
            not for "Ann Lee" in "“Fire at Dawn!” Ann Lee said.";
            not for "Ann Lee" in "Ann Lee said of it “I was there.”";
            not for "Ann Lee" in "Ann Lee said of it “That is so.”";
            // Speech begins behind a comma.
            not for "Ann Lee" in "To Ann Lee, “Night Falls,” she said.";
            // All of a headline has capitals.
            not for "Ann Lee" in "Ann Lee Calls the Mayor of Harrow ‘A Great Shame’";
        }
        /// One quoted word
        OneWord: by_hand(-0.55, LOOKS), {
            holds for "Ann Lee" in "Ann Lee called the fire “shameful”." => "Ann Lee";
            // A comma ends what is said.
            not for "Ann Lee" in "“Shame,” Ann Lee said.";
        }
        /// Object of the verb: called Lee “…”
        ObjectOfCue: fitted(-1.35), {
            holds for "Tom Orr" in "Ann Lee called Tom Orr “a shame of a man.”" => "Ann Lee";
            not for "Tom Orr" in "Ann Lee called for Tom Orr and for “a new barn.”";
            not for "Tom Orr" in "Ann Lee told Tom Orr it was “a shame.”";
        }
        /// Written as a title where a work is named: the film “…”, on the station's “…”
        WorkNamed: by_hand(-2.00, LOOKS).tagged(NAMES).tagged(TITLE), {
            holds for "Ann Lee" in "The barn that Ann Lee built for “Salt Road” burned." => "nobody";
            // All of a headline has capitals.
            not for "Ann Lee" in "Ann Lee Talks to ‘Angry People’ in Harrow Hall";
        }
        /// Spoken of as words: the term “…”, known as “…”
        TermNamed: by_hand(-1.20, LOOKS).tagged(NAMES), {
            holds for "Ann Lee" in "Ann Lee knew the word “shameful” from the fire." => "nobody";
            // She says the words.
            not for "Ann Lee" in "In her words, “it burned,” Ann Lee said.";
            not for "Ann Lee" in "Ann Lee asked for “a bit of peace.”";
        }
        /// The noun that the quoted words describe stands behind them: the “…” tax
        NounFollows: by_hand(-1.20, LOOKS).tagged(NAMES), {
            holds for "Ann Lee" in "Ann Lee went to the “great shame” tour." => "nobody";
            // What stands behind is no noun; the words are a sentence.
            not for "Ann Lee" in "Ann Lee spoke of the “great shame” of it.";
            not for "Ann Lee" in "“It burned.” Fire took the rest, Ann Lee said.";
        }
        /// One capitalised word before the noun it names: the “Salt” campaign
        CapitalBeforeNoun: by_hand(-1.20, LOOKS), {
            holds for "Ann Lee" in "Ann Lee went to the “Shame” tour." => "nobody";
            not for "Ann Lee" in "Ann Lee went to the “shame” tour.";
        }
        /// The article uses the same few words without marks too
        AlsoUnmarked: by_hand(-0.80, LOOKS), {
            holds for "Ann Lee" in "The dry dock was shut. Ann Lee spoke of the “→dry dock” to Orr." => "Ann Lee";
            // Elsewhere the words stand in quotes, or as parts of others.
            not for "Lee" in "“A great shame,” Ann Lee said. It was a “→great shame” to Lee.";
            not for "Ann Lee" in "The greats shamed him. It was a “→great shame” to Ann Lee.";
        }
        /// The same few words stand in marks of their own elsewhere
        MarkedAgain: by_hand(-0.60, LOOKS), {
            holds for "Ann Lee" in "The “dry dock” was shut. Ann Lee spoke of the “→dry dock” to Orr." => "Ann Lee";
            not for "Lee" in "“It was a great shame,” Ann Lee said. It was a “→great shame” to Lee.";
        }
        /// Speaker of another quote that holds the same few words
        Echoed: by_hand(4.00, UNWEIGHED), {
            holds for "Ann Lee" in "A ‘great shame’ in Harrow¶“It was a great shame,” Ann Lee said." => "Ann Lee";
            holds for "Ann Lee" in "‘Is that all there is?’ in Harrow¶“Is that all there is?” Ann Lee said." => "Ann Lee";
            // Only the words of a heading that are nobody's yet, all of them, and where they do not only name something.
            not for "Ann Lee" in "A “→great shame” was seen. Rain fell.¶“It was a great shame,” Ann Lee said.";
            not for "Ann Lee" in "A ‘great sham’ in Harrow¶“It was a great shame,” Ann Lee said.";
            not for "Ann Lee" in "A ‘great shame’ tour in Harrow¶“It was a great shame,” Ann Lee said.";
        }
        /// Six quoted words or more
        SeveralWords: by_hand(0.50, LOOKS), {
            holds for "Ann Lee" in "“It burned all night and day,” Ann Lee said." => "Ann Lee";
            not for "Ann Lee" in "“It burned all night then,” Ann Lee said.";
        }
        /// Fifteen quoted words or more
        ManyWords: by_hand(0.50, LOOKS), {
            holds for "Ann Lee"
                in "“It burned all night and all day, and nobody who was there could do a thing,” Ann Lee said." => "Ann Lee";
            not for "Ann Lee" in "“It burned all night and day,” Ann Lee said.";
        }
        /// The value of an attribute in a tag: id=“…”
        Attribute: by_hand(-3.00, MARKUP), {
            holds for "Ann Lee" in "Ann Lee left. <img alt=“a fire”/>" => "nobody";
            not for "Ann Lee" in "Ann Lee said a fire = “a shame”";
        }
        /// Subject of the reporting verb in the sentence before, in the same paragraph
        ReportedBefore: by_hand(1.20, SINCE_THE_FIT), {
            holds for "Ann Lee" in "Ann Lee said it burned. “It was ours.”" => "Ann Lee";
            not for "Ann Lee" in "It burned, Ann Lee said.¶“It was ours.”";
            not for "Ann Lee" in "It burned, Ann Lee said. The barn was “→ours for years.”";
            not for "Tom Orr" in "Tom Orr’s barn burned, Ann Lee said. “It was ours.”";
        }
        /// Subject of the quoted words: if Lee “is against it”
        SubjectOfQuote: by_hand(-2.00, NEVER_SPEAKS), {
            holds for "Ann Lee" in "If Ann Lee “is against the plan”, it will fail." => "nobody";
            // The words are about the plan; or they are a sentence of their own.
            not for "Ann Lee" in "Ann Lee said the plan “is a shame.”";
            not for "Ann Lee" in "So Ann Lee: “Is it a shame?”";
        }

        // What the turns of a dialogue tell, where people speak in turn, a paragraph a turn.

        /// Takes part in the dialogue around
        Present: by_hand(1.94, SCENES), {
            holds for "Ann Lee" in "“Gone?” Ann Lee asked.¶“Gone,” said Tom Orr.¶“→Where?”¶“North.”¶“Oh.”" => "Ann Lee";
            // In news nobody does.
            not for "Ann Lee" in "“Gone?” Ann Lee asked.¶“Gone,” said Tom Orr.¶“→Where?”";
        }
        /// Acts in the sentence before, in the same paragraph of a dialogue: Lee sat down. “…”
        Beat: by_hand(4.50, SCENES), {
            holds for "Tom Orr" in "“Gone?” Ann Lee asked.¶Tom Orr wept. “→Gone.”¶“Where?”¶“North.”¶“Oh.”" => "Tom Orr";
            // In news a sentence before says little.
            not for "Tom Orr" in "“It burned,” Ann Lee said.¶Tom Orr wept. “→It was ours.”";
        }
        /// Acts in the sentence behind, in the same paragraph of a dialogue: “…” Lee sat down.
        BeatBehind: by_hand(4.00, SCENES), {
            holds for "Tom Orr" in "“Gone?” Ann Lee asked.¶“→Gone.” Tom Orr wept.¶“Where?”¶“North.”¶“Oh.”" => "Tom Orr";
            not for "Tom Orr" in "“Gone?” Ann Lee asked.¶“→Gone.”¶Tom Orr wept.¶“Where?”¶“North.”¶“Oh.”";
        }
        /// Acts last in the paragraph of the story before a turn of a dialogue
        ActsBefore: by_hand(3.00, SCENES), {
            holds for "Tom Orr" in "Tom Orr came in.¶“→Gone.”¶“Where?” Ann Lee asked.¶“North.”¶“Oh.”¶“Yes.”" => "Tom Orr";
            not for "Tom Orr" in "Tom Orr came in. Ann Lee wept.¶“→Gone.”¶“Where?” Ann asked.¶“North.”¶“Oh.”¶“Yes.”";
        }
        /// Speaks the turn before or behind too, though a new paragraph is a new turn
        TurnBeside: by_hand(-2.40, SCENES), {
            holds for "Tom Orr" in "“Gone?” Ann Lee asked.¶“Gone,” said Tom Orr.¶“→Where?”¶“North.”¶“Oh.”" => "Ann Lee";
            // All of a paragraph is one turn.
            not for "Tom Orr" in "“Gone?” Ann Lee asked.¶“Gone,” said Tom Orr. “→All gone.”¶“Where?”¶“North.”¶“Oh.”";
        }
        /// Speaks the last turn but one too, or the next but one
        InTurn: by_hand(1.70, SCENES), {
            holds for "Tom Orr" in "“Gone?” Ann Lee asked.¶“Gone,” said Tom Orr.¶“Where?”¶“→North.”¶“Oh.”" => "Tom Orr";
            // In news a quote that stands alone goes on with what was said before.
            not for "Ann Lee" in "“It burned,” Ann Lee said.¶“It did,” Tom Orr said.¶“→It was ours.”";
        }
        /// Spoken to in the quote: “Come here, Lee.”
        Addressed: by_hand(-3.00, SCENES), {
            holds for "Ann Lee" in "“Gone?” Ann Lee asked.¶“→Gone, Ann.”¶“Where?”¶“North,” said Tom Orr.¶“Oh.”" => "Tom Orr";
            // Whoever is spoken of is not spoken to.
            not for "Ann Lee" in "“Gone?” Ann Lee asked.¶“→Ask Ann.”¶“Where?”¶“North,” said Tom Orr.¶“Oh.”";
        }
        /// Spoken to in the turn before, or in the next
        SpokenTo: by_hand(2.10, SCENES), {
            holds for "Tom Orr" in "“Gone, Tom?” Ann Lee asked.¶“→Gone.”¶“Where?”¶“North,” said Tom Orr.¶“Oh.”" => "Tom Orr";
            not for "Tom Orr" in "“Is Tom gone?” Ann Lee asked.¶“→Gone.”¶“Where?”¶“North,” said Tom Orr.¶“Oh.”";
        }
        /// Says in the quote who it is: “I am Lee.”
        Introduces: by_hand(3.00, SCENES), {
            holds for "Tom Orr" in "“Yes?” Ann Lee said.¶“→I’m Tom Orr.”¶“Who?”¶“Orr.”¶“Oh.”¶“Yes.”" => "Tom Orr";
            not for "Tom Orr" in "“Yes?” Ann Lee said.¶“→I’m Tom Orr’s boy.”¶“Who?”¶“Orr.”¶“Oh.”¶“Yes.”";
        }
    }
}
