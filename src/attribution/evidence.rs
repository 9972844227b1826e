//! Evidence: what speaks for and against a candidate, each under a name.

use super::weights::WEIGHTS;
use crate::rules::{RuleSet, rules};

rules! {
    /// A named piece of evidence for or against a candidate.
    ///
    /// Its weight stands in [`Rule::weight`]; its name and meaning are for people who want to know why.
    ///
    /// ```
    /// use ipse::Rule;
    ///
    /// assert_eq!(Rule::According.name(), "according");
    /// assert!(Rule::According.weight() > Rule::Far.weight());
    /// ```
    Rule weighed by WEIGHTS {
        SubjectAfter "subject-after" "Subject and verb follow the quote: “…,” Lee said.";
        Inverted "inverted" "Verb and subject follow the quote: “…,” said Lee.";
        SubjectBefore "subject-before" "Subject and verb stand right before the quote: Lee said, “…”";
        SubjectOfClause "subject-of-clause" "Subject of the nearest reporting verb before the quote, other words between: Lee said the plan was “…”";
        OuterCue "outer-cue" "Subject of a reporting verb further out: Lee said he called the plan “…”";
        Embedded "embedded" "Its verb stands inside what another reporting verb reports";
        Thought "thought" "A verb of thinking or feeling: believes, hopes";
        Trailing "trailing" "Subject of a reporting verb that ends the sentence: The plan is “…” for all, Lee said.";
        VerbSubject "verb-subject" "Subject of the nearest other verb before the quote: Lee promised jobs with “…”";
        Label "label" "A name and a colon: LEE: …";
        InterviewLetter "interview-letter" "The turn is marked Q: or A:";
        HeadlineLabel "headline-label" "The sentence begins with a name and a colon, other words follow: Lee: plan is “…”";
        According "according" "According to Lee";
        Signature "signature" "A dash and a name behind the quote: “…” — Lee";
        NounCue "noun-cue" "Owner of a word for speech: Lee's claim";
        NounClause "noun-clause" "Owner of a word for speech that holds the quote: Lee's claim that it was “…”";
        SpokeBefore "spoke-before" "Its verb has its words before it: “…,” said Lee, one of the “…” team";
        Relay "relay" "Only passes on what somebody else is said to have said: “…,” Lee said, according to the Post";
        ColonBefore "colon-before" "Subject of the sentence before, which ends in a colon or in the verb of speech";
        Carried "carried" "Speaker of the quote before in the same paragraph";
        CarriedAside "carried-aside" "Speaker of the quote before in the same paragraph; words of the article stand beside this one";
        Alternating "alternating" "Speaker of the last quote but one, where two people speak in turn";
        CarriedOver "carried-over" "Speaker of the last quote in the paragraph before; this paragraph holds nothing but quotes";
        CarriedOverAside "carried-over-aside" "Speaker of the last quote in the paragraph before; this paragraph holds other words too";
        CarriedFurther "carried-further" "Speaker of the last quote two paragraphs before or further";
        CarriedBack "carried-back" "Speaker of the next quote in the same paragraph";
        SentenceBefore "sentence-before" "Subject of the sentence before, in the same paragraph";
        ParagraphBefore "paragraph-before" "Subject of the last sentence of the paragraph before";
        SentenceAfter "sentence-after" "Subject of the sentence after";
        SentenceSubject "sentence-subject" "First mention of the sentence that holds the quote";
        InSentence "in-sentence" "Mentioned in the sentence that holds the quote";
        StrongCue "strong-cue" "The verb nearly always reports speech";
        MediumCue "medium-cue" "The verb often reports speech";
        WeakCue "weak-cue" "The verb reports speech only beside a quote";
        UnknownCue "unknown-cue" "The verb is on no list";
        ThatClause "that-clause" "The verb takes a that-clause here";
        DirectSubject "direct-subject" "Subject and verb stand side by side";
        InterruptedSubject "interrupted-subject" "An aside between commas stands between subject and verb";
        DependentVerb "dependent-verb" "The verb hangs on another verb of the subject: left, saying";
        RelativeClause "relative-clause" "The verb stands in a relative clause: Lee, who said";
        FarSubject "far-subject" "Other words stand between subject and verb";
        PhraseSubject "phrase-subject" "The mention hangs on a preposition or owns the subject";
        Near "near" "At most three words from the quote";
        Far "far" "More than twelve words from the quote";
        OtherQuoteBetween "other-quote-between" "Another quote stands between";
        Adjacent "adjacent" "Nearest mention to the quote";
        Pronoun "pronoun" "A pronoun";
        Description "description" "A description: the minister";
        Person "person" "A person's name";
        Body "body" "A name or description of an organisation";
        Place "place" "A place name";
        Text "text" "A text: the report";
        Plural "plural" "Several people";
        FirstPerson "first-person" "I or we";
        Thing "thing" "it";
        Possessive "possessive" "Owns what follows: Lee's";
        Hearer "hearer" "Object of a verb of telling: told Lee";
        InPhrase "in-phrase" "Hangs on a preposition: about Lee";
        NamedInside "named-inside" "Named inside the quote";
        SameAsBefore "same-as-before" "Also spoke the quote before";
        ScareLike "scare-like" "The quoted words look like a scare quote";
        TitleLike "title-like" "The quoted words are all capitalised, as in a title";
        OneWord "one-word" "One quoted word";
        ObjectOfCue "object-of-cue" "Object of the verb: called Lee “…”";
        WorkNamed "work-named" "Written as a title where a work is named: the film “…”, on the station's “…”";
        TermNamed "term-named" "Spoken of as words: the term “…”, known as “…”";
        NounFollows "noun-follows" "The noun that the quoted words describe stands behind them: the “…” tax";
        CapitalBeforeNoun "capital-before-noun" "One capitalised word before the noun it names: the “Salt” campaign";
        AlsoUnmarked "also-unmarked" "The article uses the same few words without marks too";
        MarkedAgain "marked-again" "The same few words stand in marks of their own elsewhere";
        Echoed "echoed" "Speaker of another quote that holds the same few words";
        SeveralWords "several-words" "Six quoted words or more";
        ManyWords "many-words" "Fifteen quoted words or more";
        Attribute "attribute" "The value of an attribute in a tag: id=“…”";
        ReportedBefore "reported-before" "Subject of the reporting verb in the sentence before, in the same paragraph";
        SubjectOfQuote "subject-of-quote" "Subject of the quoted words: if Lee “is against it”";
        Present "present" "Takes part in the dialogue around";
        Beat "beat" "Acts in the sentence before, in the same paragraph of a dialogue: Lee sat down. “…”";
        BeatBehind "beat-behind" "Acts in the sentence behind, in the same paragraph of a dialogue: “…” Lee sat down.";
        ActsBefore "acts-before" "Acts last in the paragraph of the story before a turn of a dialogue";
        TurnBeside "turn-beside" "Speaks the turn before or behind too, though a new paragraph is a new turn";
        InTurn "in-turn" "Speaks the last turn but one too, or the next but one";
        Addressed "addressed" "Spoken to in the quote: “Come here, Lee.”";
        SpokenTo "spoken-to" "Spoken to in the turn before, or in the next";
        Introduces "introduces" "Says in the quote who it is: “I am Lee.”";
    }
}

/// The rules that hold for one candidate.
pub(crate) type EvidenceSet = RuleSet<Rule>;
