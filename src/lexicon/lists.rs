//! Loading the lists, and adding words to them.

use once_cell::sync::Lazy;

use super::flags::{Flags, FlagsId};
use super::table::{FoldMap, Table, short_key};
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
    /// The full given names behind short ones, between commas, by the short key of these.
    nicknames: FoldMap<u128, &'static str>,
    /// Months, weekdays and other days, sorted, with their numbers, or how far from today they are.
    calendar: Vec<(&'static str, i8)>,
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
    /// No more sets of classes can be told apart.
    #[error(
        "the entry {entry:?} for the class {class:?} is one too many: the words of this lexicon make all the sets of classes it can \
         tell apart; start again from Lexicon::english().clone() with fewer words in several classes"
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

/// No fewer than the lists of the crate hold, so that the table is made only once.
const ENGLISH_WORDS: usize = 31_000;

/// How many words one entry gives at most: a verb and its forms.
const FORMS: usize = 5;

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
    /// When the entry is empty, holds a blank, or lists the forms of a verb incompletely; and when its words, some ten thousand of
    /// them, stand in so many combinations of classes that no more can be told apart.
    pub fn add(&mut self, entry: &str, class: WordClass) -> Result<(), LexiconError> {
        if entry.is_empty() {
            return Err(LexiconError::Empty { class });
        }
        if let Some(at) = entry.find(char::is_whitespace) {
            return Err(LexiconError::Blank { entry: entry.to_owned(), class, at });
        }
        if self.table.sets_left() < FORMS {
            return Err(LexiconError::Full { entry: entry.to_owned(), class });
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
        self.flags(word).any(class.flags())
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
    pub(crate) fn find(&self, key: u128) -> FlagsId {
        self.table.find(key)
    }

    /// The set of classes of a word, in any case.
    pub(crate) fn find_word(&self, word: &str) -> FlagsId {
        self.table.find_word(word)
    }

    /// The sets of classes by their numbers.
    pub(crate) fn sets(&self) -> &[Flags] {
        self.table.sets()
    }

    /// The classes of a word, in any case.
    pub(crate) fn flags(&self, word: &str) -> Flags {
        self.sets()[self.find_word(word).number()]
    }

    /// The full given names that a short form, in any case, may stand for, in lower case: `Bill` gives `william`.
    pub(crate) fn full_names(&self, nickname: &str) -> impl Iterator<Item = &'static str> + use<> {
        let full =
            short_key(nickname.trim_end_matches('.').as_bytes()).and_then(|key| self.nicknames.get(&key)).copied().unwrap_or("");
        full.split(',').filter(|name| !name.is_empty())
    }

    /// Which month or weekday the word is, counted from 1, or how many days from today; with a full stop or without.
    pub(crate) fn calendar_number(&self, word: &str) -> Option<i8> {
        let word = word.strip_suffix('.').unwrap_or(word).bytes().map(|byte| byte.to_ascii_lowercase());
        let at = self.calendar.binary_search_by(|(name, _)| name.bytes().cmp(word.clone())).ok()?;
        Some(self.calendar[at].1)
    }

    fn add_verb(&mut self, lemma: &str, forms: &str, flags: Flags) {
        let flags = flags | Flags::VERB;
        self.table.add(lemma, flags | Flags::BASE);
        let mut irregular = forms.split(',');
        if let (Some(third), Some(past), Some(participle), Some(gerund)) =
            (irregular.next(), irregular.next(), irregular.next(), irregular.next())
        {
            self.table.add(third, flags | Flags::THIRD);
            self.table.add(past, flags | Flags::PAST);
            self.table.add(participle, flags | Flags::PARTICIPLE);
            self.table.add(gerund, flags | Flags::GERUND);
            return;
        }
        let mut form = String::with_capacity(lemma.len() + 4);
        for ((kept, ending), kind) in
            regular_forms(lemma).into_iter().zip([Flags::THIRD, Flags::PAST | Flags::PARTICIPLE, Flags::GERUND])
        {
            form.clear();
            form.push_str(&lemma[..kept]);
            form.push_str(ending);
            self.table.add(&form, flags | kind);
        }
    }

    fn load_english() -> Lexicon {
        macro_rules! list {
            ($name:literal) => {
                rows(include_str!(concat!("../../data/en/", $name, ".txt")))
            };
        }
        let mut lexicon =
            Lexicon { table: Table::with_capacity(ENGLISH_WORDS), nicknames: FoldMap::default(), calendar: Vec::new() };
        let t = &mut lexicon;
        // The commonest words come first.
        for row in list!("function-words") {
            t.table.add(row.word, classes(row.column(0), function_class));
        }
        for row in list!("reporting-verbs") {
            let mut flags = match row.column(1) {
                "strong" => Flags::CUE_STRONG,
                "medium" => Flags::CUE_MEDIUM,
                _ => Flags::CUE_WEAK,
            };
            for frame in row.column(2).split(',') {
                flags |= match frame {
                    "that" => Flags::TAKES_THAT,
                    "addressee" => Flags::TAKES_HEARER,
                    "object" => Flags::TAKES_OBJECT,
                    "cognition" => Flags::COGNITION,
                    "document" => Flags::TAKES_DOCUMENT,
                    _ => Flags::default(),
                };
            }
            t.add_verb(row.word, row.column(0), flags);
        }
        for row in list!("verbs") {
            t.add_verb(row.word, row.column(0), Flags::default());
        }
        t.table.add("according", Flags::ACCORDING);
        for row in list!("abbreviations") {
            let title = if row.column(0) == "title" { Flags::ABBREVIATION_TITLE } else { Flags::default() };
            t.table.add(row.word, Flags::ABBREVIATION | title);
        }
        for row in list!("calendar") {
            t.table.add(
                row.word,
                match row.column(0) {
                    "month" => Flags::MONTH,
                    "weekday" => Flags::WEEKDAY,
                    _ => Flags::RELATIVE_DAY,
                },
            );
            if let Ok(number) = row.column(1).parse() {
                t.calendar.push((row.word, number));
            }
        }
        for row in list!("cue-nouns") {
            t.table.add(
                row.word,
                classes(row.column(0), |class| match class {
                    "speech" => Flags::SPEECH_NOUN,
                    "document" => Flags::DOCUMENT_NOUN,
                    _ => Flags::MEDIUM_NOUN,
                }),
            );
        }
        for row in list!("given-names") {
            let word = if row.column(1) == "word" { Flags::GIVEN_WORD } else { Flags::default() };
            t.table.add(row.word, Flags::GIVEN | gender(row.column(0)) | word);
        }
        t.nicknames = list!("nicknames").filter_map(|row| Some((short_key(row.word.as_bytes())?, row.column(0)))).collect();
        for row in list!("roles") {
            let title = if row.column(2).contains("title") { Flags::ROLE_TITLE } else { Flags::default() };
            let topic = if row.column(2).contains("topic") { Flags::TOPIC } else { Flags::default() };
            let plural = if row.column(1) == "p" { Flags::ROLE_PLURAL } else { Flags::default() };
            let group = if row.column(3) == "group" { Flags::GROUP } else { Flags::default() };
            t.table.add(row.word, Flags::ROLE | gender(row.column(0)) | plural | title | group | topic);
        }
        for row in list!("role-modifiers") {
            let party = if row.column(0).contains("party") { Flags::PARTY } else { Flags::default() };
            t.table.add(row.word, Flags::ROLE_MODIFIER | party);
        }
        for row in list!("honorifics") {
            t.table
                .add(row.word, gender(row.column(0)) | if row.column(1) == "courtesy" { Flags::COURTESY } else { Flags::TITLE });
        }
        for row in list!("people-nouns") {
            let plural = if row.column(1) == "p" { Flags::PEOPLE_PLURAL } else { Flags::default() };
            let kind = match row.column(2) {
                "source" => Flags::UNNAMED_SOURCE,
                "group" => Flags::GROUP,
                _ => Flags::default(),
            };
            t.table.add(row.word, Flags::PEOPLE | gender(row.column(0)) | plural | kind);
        }
        for row in list!("organizations") {
            t.table.add(
                row.word,
                classes(row.column(0), |class| match class {
                    "head" => Flags::ORG_HEAD,
                    "topic" => Flags::TOPIC,
                    "suffix" => Flags::ORG_SUFFIX,
                    _ => Flags::ORG_KNOWN,
                }),
            );
        }
        for row in list!("places") {
            let flags = Flags::PLACE
                | classes(row.column(0), |class| match class {
                    "country" => Flags::COUNTRY,
                    "city" => Flags::CITY,
                    "seat" => Flags::SEAT,
                    _ => Flags::default(),
                });
            t.table.add(row.word, flags);
            if let Some((first, _)) = row.word.split_once('_') {
                t.table.add(first, Flags::PLACE_START);
            }
        }
        for row in list!("demonyms") {
            t.table.add(row.word, Flags::DEMONYM);
        }
        for row in list!("name-parts") {
            t.table.add(row.word, if row.column(0) == "suffix" { Flags::NAME_SUFFIX } else { Flags::PARTICLE });
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

/// A row of a list: a word, and the columns behind it between tabs.
#[derive(Clone, Copy)]
pub(crate) struct Row {
    pub(crate) word: &'static str,
    rest: &'static str,
}

impl Row {
    /// Column `n` behind the word; "" where it is missing.
    pub(crate) fn column(&self, n: usize) -> &'static str {
        let cut = |text: &'static str| {
            let tab = text.bytes().position(|byte| byte == b'\t').unwrap_or(text.len());
            (&text[..tab], text.get(tab + 1..).unwrap_or(""))
        };
        cut((0..n).fold(self.rest, |rest, _| cut(rest).1)).0
    }
}

/// The rows of a list; lines that begin with `#` are left out.
///
/// All lists are read at the first call of all, when every microsecond is waited for: so bytes are looked at once, and columns only
/// when they are asked for.
pub(crate) fn rows(list: &'static str) -> impl Iterator<Item = Row> {
    let mut rest = list;
    std::iter::from_fn(move || {
        loop {
            // Tab and line feed are the lowest bytes.
            let end = rest.bytes().position(|byte| byte <= b'\n').unwrap_or(rest.len());
            let (word, behind) = rest.split_at(end);
            let behind = behind.strip_prefix('\t').unwrap_or(behind);
            let end = memchr::memchr(b'\n', behind.as_bytes()).unwrap_or(behind.len());
            if rest.is_empty() {
                return None;
            }
            rest = behind.get(end + 1..).unwrap_or("");
            if !word.is_empty() && !word.starts_with('#') {
                return Some(Row { word, rest: &behind[..end] });
            }
        }
    })
}

fn classes(column: &str, one: impl Fn(&str) -> Flags) -> Flags {
    if !column.contains(',') {
        return one(column);
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_lexicon_takes_no_more_words_and_keeps_those_it_has() {
        let mut lexicon = Lexicon::english().clone();
        let mut number = 0;
        while lexicon.table.sets_left() >= FORMS {
            number += 1;
            lexicon.table.add(&format!("w{number}"), Flags(number));
        }
        let full = LexiconError::Full { entry: "ombud".to_owned(), class: WordClass::Role };
        assert_eq!(lexicon.add("ombud", WordClass::Role), Err(full));
        assert!(lexicon.flags("ombud").is_empty());
        for word in 1..=number {
            assert_eq!(lexicon.flags(&format!("w{word}")), Flags(word).with_head());
        }
        assert!(lexicon.contains("spokesman", WordClass::Role));
    }
}
