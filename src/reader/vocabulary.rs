//! What a model knows of a word: its number among the words that the model has weights for, and its classes.

use super::tags::Senses;
use crate::lexicon::{Classes, Lexicon, WordId};

/// The number of a word in a model. Those below [`FIRST_WORD`] are no words': what is no word keeps its byte.
pub(crate) type ModelWord = u16;

/// The number of the first word.
pub(crate) const FIRST_WORD: usize = 256;

/// Words of the lexicon by what a model knows of them.
#[derive(Debug, Clone)]
pub(crate) struct Vocabulary {
    /// By the number of the word in the lexicon.
    known: Vec<Known>,
    /// What the sets of classes mean that words have here.
    meanings: Vec<Meaning>,
}

/// What a model knows of a word.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Known {
    /// 0 where the model has no weights for the word.
    pub(crate) word: ModelWord,
    pub(crate) lemma: ModelWord,
    meaning: u16,
    /// Whether it may be a cue, or the part of one that tells.
    pub(crate) speaks: bool,
}

/// What a model knows of a word by its classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Meaning {
    /// Those that tell a model something as one number, which stays the same when the lexicon grows.
    pub(crate) set: u32,
    pub(crate) senses: Senses,
    /// Whether it is a verb of speech or thought, or stands for one.
    pub(crate) says: bool,
    /// Whether it keeps its weights though it is written with a capital.
    pub(crate) keeps: bool,
}

impl Meaning {
    fn of(classes: Classes) -> Meaning {
        let bits = (0..).zip(TELLING).fold(0u64, |bits, (bit, class)| bits | u64::from(classes.any(class)) << bit);
        let says = classes.any(SAYS) && classes.any(Classes::VERB | Classes::ACCORDING);
        Meaning { set: fold(bits), senses: Senses::of(classes), says, keeps: classes.any(KEPT) }
    }
}

/// What verbs of speech and thought are, and what stands for one.
const SAYS: Classes =
    Classes::CUE.or(Classes::TAKES_THAT).or(Classes::COGNITION).or(Classes::ACCORDING).or(Classes::QUOTES).or(Classes::FORESEES);

/// Words that keep their weights though they are written with a capital.
const KEPT: Classes = Classes::FUNCTION
    .or(Classes::ROLE)
    .or(Classes::PEOPLE)
    .or(Classes::ORG_HEAD)
    .or(Classes::PARTY)
    .or(Classes::SPEECH_NOUN)
    .or(Classes::DOCUMENT_NOUN)
    .or(Classes::MEDIUM_NOUN)
    .or(Classes::TITLE)
    .or(Classes::MONTH)
    .or(Classes::WEEKDAY);

/// The classes that tell a model something, in the order of their bits there. A class may be added behind the last; whoever changes the
/// order must train anew.
const TELLING: [Classes; 60] = [
    Classes::DET,
    Classes::POSS,
    Classes::PREP,
    Classes::CONJ,
    Classes::SUBORD,
    Classes::THAT,
    Classes::REL,
    Classes::WH,
    Classes::AUX,
    Classes::BE,
    Classes::NEG,
    Classes::ADV,
    Classes::PRON,
    Classes::NUM,
    Classes::CUE_STRONG,
    Classes::CUE_MEDIUM,
    Classes::CUE_WEAK,
    Classes::VERB,
    Classes::BASE,
    Classes::THIRD,
    Classes::PAST,
    Classes::PARTICIPLE,
    Classes::GERUND,
    Classes::TAKES_THAT,
    Classes::TAKES_HEARER,
    Classes::TAKES_OBJECT,
    Classes::QUOTES,
    Classes::COGNITION,
    Classes::GIVES_OUT,
    Classes::MONTH,
    Classes::WEEKDAY,
    Classes::RELATIVE_DAY,
    Classes::SPEECH_NOUN,
    Classes::OWN_VIEW,
    Classes::DOCUMENT_NOUN,
    Classes::MEDIUM_NOUN,
    Classes::GIVEN,
    Classes::ROLE,
    Classes::PLURAL,
    Classes::ROLE_MODIFIER,
    Classes::COURTESY,
    Classes::TITLE,
    Classes::PEOPLE,
    Classes::ORG_HEAD,
    Classes::ORG_SUFFIX,
    Classes::ORG_KNOWN,
    Classes::PLACE,
    Classes::DEMONYM,
    Classes::UNNAMED_SOURCE,
    Classes::COUNTRY,
    Classes::GROUP,
    Classes::PARTY,
    Classes::ACCORDING,
    Classes::WORK,
    Classes::MESSAGE,
    Classes::PLATFORM,
    Classes::VENUE,
    Classes::QUANTITY,
    Classes::NEGATIVE,
    Classes::MAY_SPEAK,
];

/// What names are made of: a word of these classes is told by its classes alone, unless it is an ordinary word too.
#[cfg(any(test, feature = "training"))]
const NAMES: Classes = Classes::GIVEN
    .or(Classes::PLACE)
    .or(Classes::PLACE_START)
    .or(Classes::COUNTRY)
    .or(Classes::CITY)
    .or(Classes::DEMONYM)
    .or(Classes::ORG_KNOWN)
    .or(Classes::OUTLET)
    .or(Classes::PLATFORM);

#[cfg(any(test, feature = "training"))]
const ORDINARY: Classes = Classes::FUNCTION
    .or(Classes::VERB)
    .or(Classes::ROLE)
    .or(Classes::PEOPLE)
    .or(Classes::ORG_HEAD)
    .or(Classes::SPEECH_NOUN)
    .or(Classes::DOCUMENT_NOUN)
    .or(Classes::MEDIUM_NOUN);

/// Whether a model may hold weights for a word of these classes: it is a word of the language, and nobody's name.
#[cfg(any(test, feature = "training"))]
pub(crate) const fn may_weigh(classes: Classes) -> bool {
    !classes.is_empty() && (!classes.any(NAMES) || classes.any(ORDINARY))
}

/// Words that may be cues though the model has no weights for them.
const SPEAKS: Classes = Classes::CUE_STRONG
    .or(Classes::CUE_MEDIUM)
    .or(Classes::COGNITION)
    .or(Classes::QUOTES)
    .or(Classes::GIVES_OUT)
    .or(Classes::ACCORDING)
    .or(Classes::SPEECH_NOUN);

/// Behind a word of a model that may be a cue.
pub const MAY_BE_CUE: char = '*';

impl Vocabulary {
    /// For the words of a model, in the order of their numbers.
    pub(crate) fn new<'w>(lexicon: &Lexicon, words: impl IntoIterator<Item = &'w str>) -> Vocabulary {
        let mut known = vec![Known::default(); lexicon.words_end()];
        for (number, known) in known.iter_mut().enumerate() {
            known.speaks = number >= FIRST_WORD && lexicon.classes(WordId::new(number)).any(SPEAKS);
            if number < FIRST_WORD {
                (known.word, known.lemma) = (number as u16, number as u16);
            }
        }
        for (number, word) in (FIRST_WORD..).zip(words) {
            let speaks = word.ends_with(MAY_BE_CUE);
            let found = lexicon.find_word(word.trim_end_matches(MAY_BE_CUE));
            if found != WordId::UNKNOWN {
                let known = &mut known[found.number()];
                known.word = number as u16;
                known.speaks |= speaks;
            }
        }
        let mut meanings = vec![Meaning::of(Classes::default())];
        let mut numbers = std::collections::BTreeMap::from([(meanings[0], 0)]);
        for number in FIRST_WORD..known.len() {
            let word = WordId::new(number);
            known[number].lemma = known[lexicon.lemma(word).number()].word;
            let meaning = Meaning::of(lexicon.classes(word));
            known[number].meaning = *numbers.entry(meaning).or_insert_with(|| {
                meanings.push(meaning);
                meanings.len() as u16 - 1
            });
        }
        Vocabulary { known, meanings }
    }

    pub(crate) fn of(&self, word: WordId) -> Known {
        self.known[word.number()]
    }

    pub(crate) fn meaning(&self, known: Known) -> &Meaning {
        &self.meanings[usize::from(known.meaning)]
    }
}

fn fold(bits: u64) -> u32 {
    (bits.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever trains with other articles may not bring other words.
    #[test]
    fn words_with_weights_are_words_of_the_lists_and_no_names() {
        let lexicon = Lexicon::english();
        let words: Vec<&str> = include_str!("tables/words.txt").lines().collect();
        assert!(words.len() > 1000 && words.is_sorted_by(|a, b| a.trim_end_matches(MAY_BE_CUE) < b.trim_end_matches(MAY_BE_CUE)));
        for word in words {
            let found = lexicon.find_word(word.trim_end_matches(MAY_BE_CUE));
            assert!(found != WordId::UNKNOWN && may_weigh(lexicon.classes(found)), "{word}");
        }
    }
}
