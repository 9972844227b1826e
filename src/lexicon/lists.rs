//! Loading the lists, and adding words to them.

use once_cell::sync::Lazy;

use super::flags::Flags;
use super::table::{FoldMap, Table, fold_word};
use super::verbs::regular_forms;

/// The word lists that the crate works with.
///
/// [`Lexicon::english`] is loaded once, on first use. To add words of your own, clone it, add, and hand it to
/// [`ExtractorBuilder::lexicon`](crate::ExtractorBuilder::lexicon).
///
/// ```
/// use ipse::{Lexicon, WordClass};
///
/// let mut lexicon = Lexicon::english().clone();
/// assert!(!lexicon.contains("prebuts", WordClass::ReportingVerb));
/// lexicon.add("prebut:prebuts,prebutted,prebutted,prebutting", WordClass::ReportingVerb)?;
/// assert!(lexicon.contains("prebutted", WordClass::ReportingVerb));
/// lexicon.add("ombud", WordClass::Role)?;
/// # Ok::<(), ipse::LexiconError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Lexicon {
    table: Table,
    nicknames: FoldMap<Box<str>, Vec<Box<str>>>,
}

/// A class of words that a user can add to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    /// The forms behind the colon are not four.
    #[error("the verb {entry:?} names {found} forms after the colon: write `lemma:third,past,participle,gerund`")]
    Forms {
        /// The entry as given.
        entry: String,
        /// How many forms it names.
        found: usize,
    },
}

static ENGLISH: Lazy<Lexicon> = Lazy::new(Lexicon::load_english);

impl Lexicon {
    /// The English lists that come with the crate.
    pub fn english() -> &'static Lexicon {
        &ENGLISH
    }

    /// Adds a word to a class. Case does not matter.
    ///
    /// # Errors
    ///
    /// When the entry is empty, holds a blank, or lists the forms of a verb incompletely.
    pub fn add(&mut self, entry: &str, class: WordClass) -> Result<(), LexiconError> {
        if entry.is_empty() {
            return Err(LexiconError::Empty { class });
        }
        if let Some(at) = entry.find(char::is_whitespace) {
            return Err(LexiconError::Blank { entry: entry.to_owned(), class, at });
        }
        match class {
            WordClass::ReportingVerb => {
                let (lemma, forms) = entry.split_once(':').unwrap_or((entry, "-"));
                let found = forms.split(',').filter(|form| !form.is_empty()).count();
                if forms != "-" && found != 4 {
                    return Err(LexiconError::Forms { entry: entry.to_owned(), found });
                }
                self.add_verb(lemma, forms, Flags::CUE_STRONG | Flags::TAKES_THAT);
            }
            _ => self.table.add(entry, class.flags()),
        }
        Ok(())
    }

    /// Whether a word (in any case) belongs to a class.
    pub fn contains(&self, word: &str, class: WordClass) -> bool {
        self.table.flags(self.table.id(word)).any(class.flags())
    }

    /// How many words the lists hold, forms of verbs counted singly.
    pub fn len(&self) -> usize {
        self.table.len()
    }

    /// Whether the lists hold no word; never so for those that come with the crate.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[inline]
    pub(crate) fn find(&self, key: u128) -> (u32, Flags) {
        self.table.find(key)
    }

    pub(crate) fn find_word(&self, word: &str) -> (u32, Flags) {
        self.table.find_word(word)
    }

    pub(crate) fn id(&self, word: &str) -> u32 {
        self.table.id(word)
    }

    pub(crate) fn flags(&self, id: u32) -> Flags {
        self.table.flags(id)
    }

    /// The full given names that a short form may stand for, in lower case: `bill` gives `william`.
    pub(crate) fn full_names(&self, nickname: &str) -> &[Box<str>] {
        self.nicknames.get(fold_word(nickname).as_str()).map_or(&[], Vec::as_slice)
    }

    fn add_verb(&mut self, lemma: &str, forms: &str, flags: Flags) {
        let flags = flags | Flags::VERB;
        let irregular: Vec<&str> = forms.split(',').collect();
        let regular;
        let forms: [&str; 4] = match irregular.as_slice() {
            [third, past, participle, gerund] => [*third, *past, *participle, *gerund],
            _ => {
                regular = regular_forms(lemma);
                regular.each_ref().map(String::as_str)
            }
        };
        self.table.add(lemma, flags | Flags::BASE);
        for (form, kind) in forms.into_iter().zip([Flags::THIRD, Flags::PAST, Flags::PARTICIPLE, Flags::GERUND]) {
            self.table.add(form, flags | kind);
        }
    }

    fn load_english() -> Lexicon {
        macro_rules! list {
            ($name:literal) => {
                rows(include_str!(concat!("../../data/en/", $name, ".txt")))
            };
        }
        let mut lexicon = Lexicon { table: Table::new(), nicknames: FoldMap::default() };
        let t = &mut lexicon;
        for row in list!("reporting-verbs") {
            let mut flags = match row[2] {
                "strong" => Flags::CUE_STRONG,
                "medium" => Flags::CUE_MEDIUM,
                _ => Flags::CUE_WEAK,
            };
            for frame in row[3].split(',') {
                flags |= match frame {
                    "that" => Flags::TAKES_THAT,
                    "addressee" => Flags::TAKES_HEARER,
                    "object" => Flags::TAKES_OBJECT,
                    "cognition" => Flags::COGNITION,
                    "document" => Flags::TAKES_DOCUMENT,
                    _ => Flags::default(),
                };
            }
            t.add_verb(row[0], row[1], flags);
        }
        for row in list!("verbs") {
            t.add_verb(row[0], row[1], Flags::default());
        }
        for row in list!("function-words") {
            t.table.add(row[0], classes(row[1], function_class));
        }
        t.table.add("according", Flags::ACCORDING);
        for row in list!("abbreviations") {
            let title = if row[1] == "title" { Flags::ABBREVIATION_TITLE } else { Flags::default() };
            t.table.add(row[0], Flags::ABBREVIATION | title);
        }
        for row in list!("calendar") {
            t.table.add(
                row[0],
                match row[1] {
                    "month" => Flags::MONTH,
                    "weekday" => Flags::WEEKDAY,
                    _ => Flags::RELATIVE_DAY,
                },
            );
        }
        for row in list!("cue-nouns") {
            t.table.add(
                row[0],
                classes(row[1], |class| match class {
                    "speech" => Flags::SPEECH_NOUN,
                    "document" => Flags::DOCUMENT_NOUN,
                    _ => Flags::MEDIUM_NOUN,
                }),
            );
        }
        for row in list!("given-names") {
            let word = if row[2] == "word" { Flags::GIVEN_WORD } else { Flags::default() };
            t.table.add(row[0], Flags::GIVEN | gender(row[1]) | word);
        }
        for row in list!("nicknames") {
            t.nicknames.insert(row[0].into(), row[1].split(',').map(Box::from).collect());
        }
        for row in list!("roles") {
            let title = if row[3].contains("title") { Flags::ROLE_TITLE } else { Flags::default() };
            let topic = if row[3].contains("topic") { Flags::TOPIC } else { Flags::default() };
            let plural = if row[2] == "p" { Flags::ROLE_PLURAL } else { Flags::default() };
            let group = if row[4] == "group" { Flags::GROUP } else { Flags::default() };
            t.table.add(row[0], Flags::ROLE | gender(row[1]) | plural | title | group | topic);
        }
        for row in list!("role-modifiers") {
            let party = if row[1].contains("party") { Flags::PARTY } else { Flags::default() };
            t.table.add(row[0], Flags::ROLE_MODIFIER | party);
        }
        for row in list!("honorifics") {
            t.table.add(row[0], gender(row[1]) | if row[2] == "courtesy" { Flags::COURTESY } else { Flags::TITLE });
        }
        for row in list!("people-nouns") {
            let plural = if row[2] == "p" { Flags::PEOPLE_PLURAL } else { Flags::default() };
            let kind = match row[3] {
                "source" => Flags::UNNAMED_SOURCE,
                "group" => Flags::GROUP,
                _ => Flags::default(),
            };
            t.table.add(row[0], Flags::PEOPLE | gender(row[1]) | plural | kind);
        }
        for row in list!("organizations") {
            t.table.add(
                row[0],
                classes(row[1], |class| match class {
                    "head" => Flags::ORG_HEAD,
                    "topic" => Flags::TOPIC,
                    "suffix" => Flags::ORG_SUFFIX,
                    _ => Flags::ORG_KNOWN,
                }),
            );
        }
        for row in list!("places") {
            let flags = Flags::PLACE
                | classes(row[1], |class| match class {
                    "country" => Flags::COUNTRY,
                    "city" => Flags::CITY,
                    "seat" => Flags::SEAT,
                    _ => Flags::default(),
                });
            t.table.add(row[0], flags);
            if let Some((first, _)) = row[0].split_once('_') {
                t.table.add(first, Flags::PLACE_START);
            }
        }
        for row in list!("demonyms") {
            t.table.add(row[0], Flags::DEMONYM);
        }
        for row in list!("name-parts") {
            t.table.add(row[0], if row[1] == "suffix" { Flags::NAME_SUFFIX } else { Flags::PARTICLE });
        }
        lexicon
    }
}

impl WordClass {
    fn flags(self) -> Flags {
        match self {
            WordClass::ReportingVerb => Flags::CUE_STRONG,
            WordClass::Role => Flags::ROLE | Flags::ROLE_TITLE,
            WordClass::Organization => Flags::ORG_HEAD,
            WordClass::GivenName => Flags::GIVEN,
            WordClass::Place => Flags::PLACE,
        }
    }
}

/// The rows of a list: columns between tabs, lines that begin with `#` left out. Missing columns read as "".
fn rows(list: &str) -> impl Iterator<Item = [&str; 5]> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let mut columns = line.split('\t');
        std::array::from_fn(|_| columns.next().unwrap_or(""))
    })
}

fn classes(column: &str, one: impl Fn(&str) -> Flags) -> Flags {
    column.split(',').map(one).fold(Flags::default(), Flags::or)
}

fn gender(column: &str) -> Flags {
    match column {
        "m" => Flags::MASCULINE,
        "f" => Flags::FEMININE,
        _ => Flags::default(),
    }
}

fn function_class(class: &str) -> Flags {
    match class {
        "det" => Flags::DET,
        "poss" => Flags::POSS,
        "prep" => Flags::PREP,
        "conj" => Flags::CONJ,
        "subord" => Flags::SUBORD,
        "that" => Flags::THAT,
        "rel" => Flags::REL,
        "wh" => Flags::WH,
        "aux" => Flags::AUX,
        "neg" => Flags::NEG,
        "adv" => Flags::ADV,
        "pron" => Flags::PRON,
        "num" => Flags::NUM,
        _ => Flags::default(),
    }
}
