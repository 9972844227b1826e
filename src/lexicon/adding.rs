//! Adding words to a lexicon.

use super::Lexicon;
use super::classes::Classes;
use super::list::{Odd, Row};
use super::word::WordId;

/// A class of words that a user can add to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum WordClass {
    /// A verb that reports speech (`say`). Given as its lemma, regular forms follow of themselves; for an irregular verb
    /// write `lemma:third,past,participle,gerund`.
    ReportingVerb,
    /// A person's office or occupation (`spokesman`).
    Role,
    /// A word that stands for an organisation or heads its name (`committee`).
    Organization,
    /// A given name (`Ann`).
    GivenName,
    /// The name of a place, one word (`Kyiv`).
    Place,
}

/// Why a word could not be added to a [`Lexicon`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LexiconError {
    /// The entry holds no word.
    #[error("an empty entry was given for the class {class:?}: give one word")]
    Empty {
        /// The class it was given for.
        class: WordClass,
    },
    /// The entry holds more than one word.
    #[error("the entry {entry:?} for the class {class:?} holds a blank at byte {at}: entries are single words")]
    Blank {
        /// The entry as given.
        entry: String,
        /// The class it was given for.
        class: WordClass,
        /// Where the first blank stands, in bytes.
        at: usize,
    },
    /// No more words have a number.
    #[error(
        "the entry {entry:?} for the class {class:?} is one too many: a lexicon holds some 65,000 words; start again from \
         Lexicon::english().clone() with fewer words"
    )]
    Full {
        /// The entry as given.
        entry: String,
        /// The class it was given for.
        class: WordClass,
    },
    /// The forms behind the colon are not four.
    #[error("the verb {entry:?} names {found} forms after the colon: write `lemma:third,past,participle,gerund`")]
    Forms {
        /// The entry as given.
        entry: String,
        /// How many forms it names.
        found: usize,
    },
}

/// How many words one entry gives at most: a verb and its forms.
const FORMS: usize = 5;

impl Lexicon {
    /// Adds a word to a class. Case does not matter.
    ///
    /// # Errors
    ///
    /// When the entry is empty, holds a blank, or lists the forms of a verb incompletely; and when the lexicon holds so many words, some
    /// 65,000, that no more have a number.
    pub fn add(&mut self, entry: &str, class: WordClass) -> Result<(), LexiconError> {
        if entry.is_empty() {
            return Err(LexiconError::Empty { class });
        }
        if let Some(at) = entry.find(char::is_whitespace) {
            return Err(LexiconError::Blank { entry: entry.to_owned(), class, at });
        }
        if self.lemmas.len() + FORMS > WordId::COUNT {
            return Err(LexiconError::Full { entry: entry.to_owned(), class });
        }
        let (word, forms) = match class {
            WordClass::ReportingVerb => entry.split_once(':').unwrap_or((entry, "")),
            _ => (entry, ""),
        };
        let mut odd = Odd::default();
        if !forms.is_empty() {
            let mut given = forms.split(',').filter(|form| !form.is_empty());
            (odd.third, odd.past, odd.participle, odd.gerund) = (given.next(), given.next(), given.next(), given.next());
            let found = forms.split(',').filter(|form| !form.is_empty()).count();
            if found != 4 {
                return Err(LexiconError::Forms { entry: entry.to_owned(), found });
            }
        }
        self.take(Row { word, classes: class.classes(), odd });
        Ok(())
    }

    /// Whether a word (in any case) belongs to a class.
    pub fn contains(&self, word: &str, class: WordClass) -> bool {
        self.classes_of(word).any(class.asked())
    }
}

impl WordClass {
    /// What a word is that a user adds.
    fn classes(self) -> Classes {
        match self {
            WordClass::ReportingVerb => Classes::VERB | Classes::CUE_STRONG | Classes::TAKES_THAT,
            WordClass::Role => Classes::ROLE | Classes::BEFORE_NAME,
            WordClass::Organization => Classes::ORG_HEAD,
            WordClass::GivenName => Classes::GIVEN,
            WordClass::Place => Classes::PLACE,
        }
    }

    /// What a word must be to count as one of the class.
    fn asked(self) -> Classes {
        match self {
            WordClass::ReportingVerb => Classes::CUE_STRONG,
            WordClass::Role => Classes::ROLE,
            _ => self.classes(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_lexicon_takes_no_more_words_and_keeps_those_it_has() {
        let mut lexicon = Lexicon::english().clone();
        let mut number = 0;
        while lexicon.lemmas.len() + FORMS <= WordId::COUNT {
            number += 1;
            lexicon.give(&format!("w{number}"), Classes::GIVEN, None);
        }
        let full = LexiconError::Full { entry: "ombud".to_owned(), class: WordClass::Role };
        assert_eq!(lexicon.add("ombud", WordClass::Role), Err(full));
        assert!(lexicon.classes_of("ombud").is_empty());
        for word in 1..=number {
            assert_eq!(lexicon.classes_of(&format!("w{word}")), Classes::GIVEN);
        }
        assert!(lexicon.contains("spokesman", WordClass::Role));
    }
}
