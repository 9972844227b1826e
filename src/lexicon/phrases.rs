//! Phrases: patterns over words and their classes, which the lists give and grammar asks for by name.

use super::classes::Classes;
use super::word::{WordId, place};

/// The phrases of a language by what they are used for.
#[derive(Debug, Clone)]
pub(crate) struct Phrases(Vec<Ways>);

/// All ways to put a phrase.
#[derive(Debug, Clone, Default)]
struct Ways {
    patterns: Vec<Pattern>,
    first: Sieve,
    second: Sieve,
    last: Sieve,
    last_but_one: Sieve,
}

impl Ways {
    /// Where the longest of them ends that begins at a place.
    #[inline(never)]
    fn end(&self, spots: &impl Spots, at: usize) -> Option<usize> {
        if !self.second.lets_in(spots, Some(at + 1)) {
            return None;
        }
        self.patterns.iter().filter_map(|pattern| pattern.end(spots, at)).max()
    }

    /// Where the longest of them begins that ends before a place.
    #[inline(never)]
    fn start(&self, spots: &impl Spots, end: usize) -> Option<usize> {
        if !self.last_but_one.lets_in(spots, end.checked_sub(2)) {
            return None;
        }
        self.patterns.iter().filter_map(|pattern| pattern.start(spots, end)).min()
    }
}

/// What may stand at the end of a pattern, or next to it: nearly all words are turned away there, before any pattern is tried.
#[derive(Debug, Clone, Copy, Default)]
struct Sieve {
    /// A bit for each word, by its number modulo 64.
    words: u64,
    /// Words of these classes.
    classes: Classes,
    /// Anything, be it no word.
    any: bool,
}

impl Sieve {
    /// Lets in what the first of these elements may stand for: those that may be left out, and one that must stand.
    fn widen<'e>(&mut self, elements: impl Iterator<Item = &'e Element>) {
        for element in elements {
            element.words.iter().for_each(|word| self.words |= 1 << (word.number() % 64));
            element.classes.iter().take(1).for_each(|&classes| self.classes |= classes);
            self.any |= element.words.is_empty() && element.classes.is_empty();
            if element.least > 0 {
                return;
            }
        }
    }

    /// Lets in what may stand next to the first of these elements: itself again, or what follows.
    fn widen_next<'e>(&mut self, elements: impl Iterator<Item = &'e Element> + Clone) {
        let mut rest = elements;
        while let Some(first) = rest.next() {
            if first.most > 1 {
                self.widen(std::iter::once(first));
            }
            self.widen(rest.clone());
            // The pattern may be over here.
            self.any |= rest.clone().all(|element| element.least == 0);
            if first.least > 0 {
                return;
            }
        }
    }

    /// Whether it is open to what stands at a place.
    fn lets_in(&self, spots: &impl Spots, at: Option<usize>) -> bool {
        self.any || at.and_then(|at| spots.spot(at)).is_some_and(|spot| self.is_open(spot))
    }

    fn is_open(&self, spot: Spot) -> bool {
        self.any || self.words >> (spot.word.number() % 64) & 1 == 1 || spot.classes.any(self.classes)
    }
}

/// What stands at one place of a sentence.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Spot {
    pub(crate) word: WordId,
    pub(crate) classes: Classes,
    pub(crate) kind: SpotKind,
}

/// What sort of thing stands there, as far as patterns tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum SpotKind {
    /// A word in lower case.
    #[default]
    Lower,
    /// A word with a capital.
    Capital,
    Number,
    /// A sign, or a clitic.
    Sign,
}

/// Places in a row, each with what stands there.
pub(crate) trait Spots {
    /// What stands at a place; `None` beyond the ends, and at what no phrase may hold.
    fn spot(&self, at: usize) -> Option<Spot>;
}

/// One way to put a phrase.
#[derive(Debug, Clone, Default)]
pub(super) struct Pattern(Vec<Element>);

/// A place of a pattern.
#[derive(Debug, Clone, Default)]
struct Element {
    /// One of these words, where there are any.
    words: Vec<WordId>,
    /// Of each of these sets one class.
    classes: Vec<Classes>,
    /// And none of these.
    without: Classes,
    /// Written so; any word where nothing is said.
    kind: Option<SpotKind>,
    /// How many such words stand there, at least and at most.
    least: u8,
    most: u8,
}

/// How many words `*` stands for at most.
const MANY: u8 = 4;

impl Element {
    /// Whether a word fits; the `first` one of a pattern may have the capital of a sentence's start.
    fn fits(&self, spot: Spot, first: bool) -> bool {
        if !self.words.is_empty() {
            return self.words.contains(&spot.word) && (first || spot.kind != SpotKind::Capital);
        }
        let is_word = matches!(spot.kind, SpotKind::Lower | SpotKind::Capital);
        self.classes.iter().all(|&one| spot.classes.any(one))
            && !spot.classes.any(self.without)
            && self.kind.map_or(is_word, |kind| spot.kind == kind)
    }
}

impl Pattern {
    /// Reads a pattern: `(over|at) (the|this) weekend`. `word` gives the number of a word. On an error, the part that is none.
    pub(super) fn read(pattern: &str, mut word: impl FnMut(&str) -> WordId) -> Result<Pattern, &str> {
        let mut elements = Vec::new();
        for part in pattern.split(' ') {
            let (body, least, most) = match part.as_bytes().last() {
                Some(b'?') => (&part[..part.len() - 1], 0, 1),
                Some(b'*') => (&part[..part.len() - 1], 0, MANY),
                _ => (part, 1, 1),
            };
            let mut element = Element { least, most, ..Element::default() };
            if let Some(tests) = body.strip_prefix('<').and_then(|body| body.strip_suffix('>')) {
                for test in tests.split(',') {
                    element.test(test).ok_or(part)?;
                }
            } else {
                let words = body.strip_prefix('(').and_then(|body| body.strip_suffix(')')).unwrap_or(body);
                if words.split('|').any(str::is_empty) {
                    return Err(part);
                }
                element.words = words.split('|').map(|one| sign(one).unwrap_or_else(|| word(one))).collect();
            }
            elements.push(element);
        }
        Ok(Pattern(elements))
    }

    /// Where the pattern ends that begins at a place.
    fn end(&self, spots: &impl Spots, at: usize) -> Option<usize> {
        forwards(&self.0, spots, at, true)
    }

    /// Where the pattern begins that ends before a place.
    fn start(&self, spots: &impl Spots, end: usize) -> Option<usize> {
        backwards(&self.0, spots, end)
    }
}

impl Element {
    /// Takes a test between `<` and `>`: how it is written, a class that it must not be of, or some of which it must be of one.
    fn test(&mut self, test: &str) -> Option<()> {
        if let Some((_, kind)) = KINDS.iter().find(|(name, _)| *name == test) {
            self.kind = *kind;
        } else if let Some(class) = test.strip_prefix('!') {
            self.without |= Classes::named(class)?;
        } else {
            self.classes.push(test.split('|').try_fold(Classes::default(), |all, one| Some(all | Classes::named(one)?))?);
        }
        Some(())
    }
}

/// How patterns call what stands at a place by the way that it is written.
const KINDS: [(&str, Option<SpotKind>); 4] =
    [("any", None), ("lower", Some(SpotKind::Lower)), ("capital", Some(SpotKind::Capital)), ("number", Some(SpotKind::Number))];

/// A sign of a pattern: a punctuation mark, or a clitic behind its apostrophe.
fn sign(part: &str) -> Option<WordId> {
    match part.as_bytes() {
        [byte] if byte.is_ascii_punctuation() => Some(WordId::of_byte(*byte)),
        [b'\'', byte] if byte.is_ascii_lowercase() => Some(WordId::of_byte(*byte)),
        _ => None,
    }
}

/// Where the elements end that begin at a place. Of an element that may stand several times as many as possible are tried first.
fn forwards(elements: &[Element], spots: &impl Spots, at: usize, first: bool) -> Option<usize> {
    let Some((element, rest)) = elements.split_first() else { return Some(at) };
    let fits = |&at: &usize| spots.spot(at).is_some_and(|spot| element.fits(spot, first));
    let fitting = (at..at + usize::from(element.most)).take_while(fits).count();
    (usize::from(element.least)..=fitting).rev().find_map(|count| forwards(rest, spots, at + count, false))
}

/// Where the elements begin that end before a place.
fn backwards(elements: &[Element], spots: &impl Spots, end: usize) -> Option<usize> {
    let Some((last, rest)) = elements.split_last() else { return Some(end) };
    let fits = |&at: &usize| spots.spot(at).is_some_and(|spot| last.fits(spot, rest.is_empty()));
    let fitting = (end.saturating_sub(last.most.into())..end).rev().take_while(fits).count();
    (usize::from(last.least)..=fitting).rev().find_map(|count| backwards(rest, spots, end - count))
}

/// Makes the names of the phrases. In the lists they stand in lower case with hyphens: `[weekend-before]`.
macro_rules! phrases {
    ($($(#[$doc:meta])* $NAME:ident)*) => {
        pub(super) const NAMES: &[&str] = &[$(stringify!($NAME)),*];

        impl Phrase {
            $($(#[$doc])* pub(crate) const $NAME: Phrase = Phrase(place(NAMES, stringify!($NAME)));)*
        }
    };
}

/// What a phrase is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Phrase(usize);

phrases! {
    // Words for a time.

    /// today: "this morning"
    THIS_MORNING
    LAST_NIGHT
    THIS_WEEK
    LAST_WEEK
    LAST_WEEKEND
    AT_THE_WEEKEND
    THIS_MONTH
    LAST_MONTH
    THIS_YEAR
    LAST_YEAR
    SAME_DAY
    DAY_BEFORE
    DAY_AFTER
    THE_NEXT_DAY
    /// Behind a number: "days ago".
    DAYS_AGO
    DAYS_EARLIER
    DAYS_LATER
    WEEKS_AGO

    // What somebody is.

    /// An office in lower case that a name may follow: "chief of staff".
    OFFICE
    /// Links a noun to what somebody is near: "a source close to the board".
    CLOSE_TO
    /// What somebody is follows: "has been".
    COPULA
    /// An office follows: "tenure as".
    TENURE_AS
    /// An office follows: "when she was".
    WHEN_IN_OFFICE
    RUNNING_FOR
    /// A trade or an office follows: "works for".
    WORKS_FOR
    /// The object tells what somebody does: "who founded the school".
    RELATIVE_OCCUPATION
    /// So does what follows in a main clause, where "leads" may be said of a race: "heads the board".
    MAIN_OCCUPATION
    /// Speaks of what is not yet: "would".
    NOT_YET
    ONE_OF
    /// Before a noun, makes it no office: "the first woman".
    RANKED
    /// Before a noun, makes it one of several: "the other candidate".
    ONE_OF_SEVERAL
    /// A noun that tells something of whoever is called so with no other words: "the nominee".
    TELLING_ALONE
    /// Says of words before it that nobody said them: "She said nothing of the kind".
    TAKES_BACK
    /// What is checked follows: "The claim:".
    THE_CLAIM
    /// What was checked is not so: "Our rating: False".
    RATED_FALSE
    /// Two people who were named before: "the brothers".
    TWO_OF_THEM
    /// Behind the name of whoever founded a firm and "and", ends its name: "Sons".
    PARTNERS
    /// Stands before an honorific: "the Very Rev".
    DEGREE
    /// Says of its subject that it died: "passed away".
    DIES
    /// Behind it, "to" tells what is done, and not what is thought: "learned to".
    COMES_TO
    /// Asks something: "asked what she saw"
    ASKS_ABOUT
    /// Whoever does so is "the witness": "gave evidence".
    TESTIFIES
    THE_WITNESS
    /// Whoever does so is "the defendant": "is accused".
    STANDS_TRIAL
    THE_DEFENDANT
    /// Whoever prosecutes or defends: "the barrister".
    THE_COUNSEL
    /// Behind a name, shows whose words stood before: "made the comments".
    MADE_THE_REMARK
    /// A noun for people that is no office and yet tells what somebody is: "native".
    BELONGS
    /// Behind the noun of an office: "designate".
    BEHIND_OFFICE
    /// Goes on with what somebody is: "based".
    GOES_ON
    /// Its name follows behind a comma: "the capital".
    TOWN
    /// Ends the name of a place where people live: "County".
    COUNTY
    /// Behind the name of somebody who runs for an office: "rally".
    CAMPAIGN
    /// Before such a name: "endorsed".
    ENDORSES

    // Words beside a quotation mark.

    /// A title follows: "titled".
    ENTITLED
    /// A title that is given to somebody follows: "named her a".
    HONOURED
    /// A nickname follows: "known as".
    GOES_BY
    /// What a campaign goes by follows: "safety campaign".
    GOES_BY_SLOGAN
    /// Words follow that somebody holds at arm's length: "so-called".
    HELD_OFF

    // Where and how something was said.

    /// "interview with", and not yet with whom.
    INTERVIEW_WITH
    /// Whoever puts the questions of an interview follows: "spoke to".
    ASKED_BY
    /// Whoever puts them stands before it: "sat down with".
    ASKS_THEM
    /// Before the name of a place, ends in "of" or "from": "on the steps of".
    LEADS_TO_PLACE
    /// Behind a quote, somebody's verb of speech follows: "is what".
    IS_WHAT
    /// Tells no more than what follows of how something was said: "phone" (interview).
    PHONE
    /// Behind a court: "heard", "was told".
    HEARD
    /// Before the time of day of a live blog's entry: "Posted at".
    STAMPED
    /// Behind a time of day: "a.m."
    HALF_DAY
    /// Begins to tell where somebody spoke: "Speaking".
    SPEAKING

    // The words of stories.

    /// The name of somebody described follows: "a hedgehog named".
    BEARS_NAME
    /// What a lawyer does in court: "prosecuting".
    PART_IN_COURT
    /// The name that somebody gives follows: "who identified himself as".
    NAMES_ONESELF
    /// Whoever is asked says who they are.
    YOUR_NAME
    /// Somebody's own name follows: "my name is".
    I_AM
    /// It is told who somebody was: "it was".
    IT_WAS
    /// May stand before the name of whoever is spoken to: "my dear".
    LEADS_IN
    // Whether it was said at all.

    /// What looks like a denial or a doubt, and is none: "not only".
    ALL_THE_SAME
    WOULD_HAVE
    /// What follows is still to come: "is to", "due to".
    IS_TO
    /// Of a speech that is still to come: "prepared for delivery".
    TO_BE_SPOKEN
    /// What follows is not done: "instead of".
    IN_PLACE_OF
    /// What follows is made up: "is not true".
    NOT_TRUE
    /// What is made up: "generated by AI".
    MADE_UP

    /// What somebody says follows, in other words perhaps: "something like".
    SOMETHING_LIKE
    /// Whoever is held to have said the words follows: "attributed to".
    ATTRIBUTED_TO
    /// What somebody says follows, as words and no more: "used the phrase".
    USES_WORDS
    /// Nobody speaks: "said nothing".
    NO_ANSWER
    /// A man's wife.
    HIS_WIFE
    /// Of a couple, the wife to the children, and the husband to them or to her.
    THEIR_MOTHER
    THEIR_FATHER
}

impl Phrase {
    /// The phrase that the lists call so.
    pub(super) fn named(name: &str) -> Option<Phrase> {
        let same = |constant: &&str| constant.replace('_', "-").eq_ignore_ascii_case(name);
        NAMES.iter().position(same).map(Phrase)
    }
}

impl Phrases {
    /// None of any phrase yet.
    pub(super) fn new() -> Phrases {
        Phrases(vec![Ways::default(); NAMES.len()])
    }

    pub(super) fn add(&mut self, phrase: Phrase, pattern: Pattern) {
        let ways = &mut self.0[phrase.0];
        ways.first.widen(pattern.0.iter());
        ways.last.widen(pattern.0.iter().rev());
        ways.second.widen_next(pattern.0.iter());
        ways.last_but_one.widen_next(pattern.0.iter().rev());
        ways.patterns.push(pattern);
    }

    /// Where the phrase ends that begins at a place; the longest way to put it counts.
    // Nearly all words are turned away by the sieve, which costs less than a call.
    #[inline]
    pub(crate) fn end(&self, phrase: Phrase, spots: &impl Spots, at: usize) -> Option<usize> {
        let ways = &self.0[phrase.0];
        spots.spot(at).filter(|&spot| ways.first.is_open(spot))?;
        ways.end(spots, at)
    }

    /// Where the phrase begins that ends before a place.
    #[inline]
    pub(crate) fn start(&self, phrase: Phrase, spots: &impl Spots, end: usize) -> Option<usize> {
        let ways = &self.0[phrase.0];
        spots.spot(end.checked_sub(1)?).filter(|&spot| ways.last.is_open(spot))?;
        ways.start(spots, end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    /// A sentence whose words stand between blanks.
    struct Words<'t>(Vec<&'t str>);

    impl Spots for Words<'_> {
        fn spot(&self, at: usize) -> Option<Spot> {
            let found = Lexicon::english().find_word(self.0.get(at)?);
            let capital = self.0[at].starts_with(char::is_uppercase);
            let kind = if capital { SpotKind::Capital } else { SpotKind::Lower };
            Some(Spot { word: found, classes: Lexicon::english().classes(found), kind })
        }
    }

    fn read(pattern: &str) -> Result<Pattern, &str> {
        Pattern::read(pattern, |word| Lexicon::english().find_word(word))
    }

    #[test]
    fn patterns_hold_where_their_words_stand() {
        for (pattern, text, want) in [
            ("of the", "one of the mayors", Some((1, 3))),
            ("(of|for) <det>? mayors", "one of mayors", Some((1, 3))),
            ("<role> of <capital>", "the mayor of Harrow", Some((1, 4))),
            ("<role> of <capital>", "the mayor of town", None),
            ("the <any>* mayor", "the very old mayor", Some((0, 4))),
            ("<role,!plural>", "the mayors", None),
            ("<role|people,capital>", "the Mayor", Some((1, 2))),
            ("told <lower>", "Lee told Orr", None),
            ("last week", "Last week", Some((0, 2))),
            ("last week", "Last Week", None),
        ] {
            let words = Words(text.split(' ').collect());
            let pattern = read(pattern).unwrap();
            let found = (0..words.0.len()).find_map(|at| pattern.end(&words, at).map(|end| (at, end)));
            assert_eq!(found, want, "{text}");
            if let Some((at, end)) = want {
                assert_eq!(pattern.start(&words, end), Some(at), "{text}");
            }
        }
    }

    #[test]
    fn sieves_turn_no_phrase_away() {
        let (lexicon, mut seed) = (Lexicon::english(), 7u32);
        let known: Vec<&Element> =
            lexicon.phrases.0.iter().flat_map(|ways| &ways.patterns).flat_map(|pattern| &pattern.0).collect();
        let mut random = |below: usize| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) as usize % below
        };
        // Words of the phrases, in runs as they stand in one.
        let mut words = vec!["Ann"];
        while words.len() < 5_000 {
            let first = random(known.len());
            for element in &known[first..known.len().min(first + 4)] {
                let word = if element.words.is_empty() { WordId::UNKNOWN } else { element.words[random(element.words.len())] };
                words.push(if word == WordId::UNKNOWN { "mayor" } else { lexicon.spelling(word) });
            }
        }
        let words = Words(words);
        for ways in &lexicon.phrases.0 {
            for at in 0..words.0.len() {
                let first = words.spot(at).is_some_and(|spot| ways.first.is_open(spot));
                let all = ways.patterns.iter();
                let end = all.clone().filter_map(|pattern| pattern.end(&words, at)).max();
                assert_eq!(if first { ways.end(&words, at) } else { None }, end, "{:?}", &words.0[at..]);
                let last = at > 0 && words.spot(at - 1).is_some_and(|spot| ways.last.is_open(spot));
                let start = all.filter_map(|pattern| pattern.start(&words, at)).min();
                assert_eq!(if last { ways.start(&words, at) } else { None }, start, "{:?}", &words.0[..at]);
            }
        }
    }

    #[test]
    fn what_is_no_pattern_is_told() {
        for (pattern, part) in
            [("of  the", ""), ("(of|)", "(of|)"), ("the <clown>", "<clown>"), ("the <role|>", "<role|>"), ("the ?", "?")]
        {
            assert_eq!(read(pattern).err(), Some(part));
        }
    }
}
