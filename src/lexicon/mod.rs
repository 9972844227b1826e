//! The lexicon: every word that the crate knows, with its number, its classes and its lemma. English comes with the crate, as text
//! files under `data/en`.

mod adding;
mod classes;
mod error;
mod forms;
mod gate;
mod list;
mod phrases;
mod table;
pub(crate) mod word;

pub use adding::WordClass;
pub(crate) use classes::Classes;
pub use error::LexiconError;
pub(crate) use forms::{
    looks_adverb, looks_clipped, looks_gerund, looks_past, looks_plural, office, owns_without_s, without_plural,
};
pub(crate) use gate::Gate;
pub(crate) use phrases::{Phrase, Spot, SpotKind, Spots};
pub(crate) use table::{FoldMap, FoldSet, is_invisible, short_key_at};
pub(crate) use word::WordId;

use once_cell::sync::Lazy;

use forms::{regular_forms, regular_plural};
use list::{Entry, Odd, Row, lines};
use phrases::Phrases;
use table::Table;
use word::GRAMMAR;

/// The word lists that the crate works with.
///
/// [`Lexicon::english`] is loaded once, on first use. To add words and phrases of your own, clone it, [`load`](Lexicon::load) a list or
/// [`add`](Lexicon::add) single words, and hand it to [`ExtractorBuilder::lexicon`](crate::ExtractorBuilder::lexicon).
#[derive(Debug, Clone)]
pub struct Lexicon {
    table: Table,
    /// All words, in lower case, one behind the other; and where each ends, by its number.
    spelled: String,
    ends: Vec<u32>,
    /// The classes of each word by its number; there is room for every number, so that none must be checked.
    classes: Box<[Classes; WordId::COUNT]>,
    /// The gate of each word, in the same way.
    gates: Box<[Gate; WordId::COUNT]>,
    /// Of each word the one that it is a form of; itself if it is none.
    lemmas: Vec<WordId>,
    /// The full given names that short ones stand for, in the order of their list.
    full_names: FoldMap<WordId, Vec<WordId>>,
    /// Of words that mean the same the one that stands for all.
    common: FoldMap<WordId, WordId>,
    /// The words that a contraction or a short form stands for, in their order.
    meanings: FoldMap<WordId, Vec<WordId>>,
    /// What somebody is to their relative, by what the relative is to them: nephew or niece, by uncle.
    converses: FoldMap<WordId, Vec<WordId>>,
    /// Which month or weekday a word is, counted from 1, or how many days from today.
    numbers: FoldMap<WordId, i8>,
    phrases: Phrases,
    /// The lists that were loaded beside those of the crate.
    own: String,
}

/// No fewer than the lists of the crate hold, so that the table is made only once.
const ENGLISH_WORDS: usize = 32_000;

static ENGLISH: Lazy<Lexicon> = Lazy::new(Lexicon::load_english);

impl Lexicon {
    /// The English lists that come with the crate.
    pub fn english() -> &'static Lexicon {
        &ENGLISH
    }

    /// How many words the lists hold, forms of verbs and nouns counted singly.
    pub fn len(&self) -> usize {
        self.lemmas.len() - WordId::FIRST
    }

    /// The number behind that of the last word.
    pub(crate) fn words_end(&self) -> usize {
        self.lemmas.len()
    }

    /// Whether the lists hold no word; never so for those that come with the crate.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The word whose letters make this key.
    #[inline(always)]
    pub(crate) fn find(&self, key: u128) -> WordId {
        self.table.find(key)
    }

    /// A word, in any case.
    pub(crate) fn find_word(&self, word: &str) -> WordId {
        self.table.find_word(word)
    }

    /// The classes of a word.
    #[inline(always)]
    pub(crate) fn classes(&self, word: WordId) -> Classes {
        self.classes[word.number()]
    }

    /// Of each word, by its number, which passes over all tokens care for it.
    pub(crate) fn gates(&self) -> &[Gate; WordId::COUNT] {
        &self.gates
    }

    /// The classes of a word, in any case.
    pub(crate) fn classes_of(&self, word: &str) -> Classes {
        self.classes(self.find_word(word))
    }

    /// A word in lower case.
    pub(crate) fn spelling(&self, word: WordId) -> &str {
        let Some(before) = word.number().checked_sub(1) else { return "" };
        &self.spelled[self.ends[before] as usize..self.ends[word.number()] as usize]
    }

    /// Every word of a class, in lower case.
    pub(crate) fn words_of(&self, class: Classes) -> impl Iterator<Item = &str> {
        (WordId::FIRST..self.lemmas.len())
            .map(WordId::new)
            .filter(move |&word| self.classes(word).any(class))
            .map(|word| self.spelling(word))
    }

    /// The word that another is a form of: "speak" of "spoke", "senator" of "senators"; itself if it is none.
    pub(crate) fn lemma(&self, word: WordId) -> WordId {
        self.lemmas[word.number()]
    }

    /// The word without its ending, lightly: `push` for `pushing`, `meet` for `met` and `meetings`. Those of words that are forms of
    /// one are the same; they need not be words themselves.
    pub(crate) fn stem(&self, word: &str) -> String {
        let known = self.find_word(word);
        let lemma = self.lemma(known);
        if lemma == known {
            forms::stem(word)
        } else if self.classes(known).any(Classes::VERB) {
            forms::bare(self.spelling(lemma))
        } else {
            // What is left of a plural may have an ending of its own.
            forms::stem(self.spelling(lemma))
        }
    }

    /// Whether one word is the plural of the other.
    pub(crate) fn is_plural(&self, plural: &str, single: &str) -> bool {
        let (kept, ending) = regular_plural(single);
        let known = self.find_word(plural);
        plural.strip_prefix(&single[..kept]) == Some(ending)
            || known != WordId::UNKNOWN && self.lemma(known) != known && self.lemma(known) == self.find_word(single)
    }

    /// Whether the first given name, in any case, is a short form or a variant of the second: "Bill" of "William".
    pub(crate) fn is_short_for(&self, short: &str, full: &str) -> bool {
        let full = self.find_word(full);
        self.full_names_of(short).contains(&full)
    }

    /// The given names, in lower case, that a word in any case is a short form of.
    pub(crate) fn full_names(&self, short: &str) -> impl Iterator<Item = &str> {
        self.full_names_of(short).iter().map(|&full| self.spelling(full))
    }

    /// Whether the word is a short form of a given name.
    pub(crate) fn is_short_name(&self, word: WordId) -> bool {
        self.full_names.contains_key(&word)
    }

    /// Whether both words, in any case, are short forms of one given name: "Will" and "Bill".
    pub(crate) fn share_full_name(&self, a: &str, b: &str) -> bool {
        let other = self.full_names_of(b);
        self.full_names_of(a).iter().any(|name| other.contains(name))
    }

    fn full_names_of(&self, short: &str) -> &[WordId] {
        let short = self.find_word(short.trim_end_matches('.'));
        self.full_names.get(&short).map_or(&[], Vec::as_slice)
    }

    /// The word that stands for all that mean the same: "senator" of "sen", "spokesman" of "spokeswoman"; itself if there is none.
    pub(crate) fn common(&self, word: WordId) -> WordId {
        self.common.get(&word).copied().unwrap_or(word)
    }

    /// The words that a word stands for: "can" and "not" of "can't"; none if it stands for itself.
    pub(crate) fn meaning(&self, word: WordId) -> &[WordId] {
        self.meanings.get(&word).map_or(&[], Vec::as_slice)
    }

    /// Whether whoever is called the one word has a relative who is called the other: an uncle has a niece.
    pub(crate) fn are_converse(&self, a: WordId, b: WordId) -> bool {
        let leads = |from, to| self.converses.get(&from).is_some_and(|words| words.contains(&to));
        leads(a, b) || leads(b, a)
    }

    /// Which month or weekday the word is, counted from 1, or how many days from today.
    pub(crate) fn number(&self, word: WordId) -> Option<i8> {
        self.numbers.get(&word).copied()
    }

    fn load_english() -> Self {
        let unknown = WordId::FIRST;
        let mut lexicon = Lexicon {
            table: Table::new(),
            spelled: String::with_capacity(8 * ENGLISH_WORDS),
            ends: Vec::with_capacity(WordId::FIRST + ENGLISH_WORDS),
            classes: vec![Classes::default(); WordId::COUNT].try_into().expect("so many were made"),
            gates: vec![Gate::of(WordId::UNKNOWN, Classes::default()); WordId::COUNT].try_into().expect("so many were made"),
            lemmas: Vec::with_capacity(WordId::FIRST + ENGLISH_WORDS),
            full_names: FoldMap::default(),
            common: FoldMap::default(),
            meanings: FoldMap::default(),
            converses: FoldMap::default(),
            numbers: FoldMap::default(),
            phrases: Phrases::new(),
            own: String::new(),
        };
        lexicon.ends.resize(unknown, 0);
        lexicon.lemmas.extend((0..unknown).map(WordId::new));
        lexicon.set_classes(WordId::AGED, Classes::default());
        for word in GRAMMAR {
            lexicon.word(word);
        }
        for (name, list) in ENGLISH_LISTS {
            lexicon.take_list(list).unwrap_or_else(|error| panic!("data/en/{name}.txt, {error}"));
        }
        lexicon
    }

    fn take_list(&mut self, list: &str) -> Result<(), LexiconError> {
        for line in lines(list) {
            let line = line?;
            match line.entry {
                Entry::Word(row) => self.take(row),
                Entry::Pattern(phrase) => {
                    let pattern = line.pattern(|word| self.word(word))?;
                    self.phrases.add(phrase, pattern);
                }
            }
        }
        Ok(())
    }

    /// Where the phrase ends that begins at a place; the longest way to put it counts.
    pub(crate) fn phrase_end(&self, phrase: Phrase, spots: &impl Spots, at: usize) -> Option<usize> {
        self.phrases.end(phrase, spots, at)
    }

    /// Where the phrase begins that ends before a place.
    pub(crate) fn phrase_start(&self, phrase: Phrase, spots: &impl Spots, end: usize) -> Option<usize> {
        self.phrases.start(phrase, spots, end)
    }

    /// The number of a word, which is a new one where the word is.
    fn word(&mut self, word: &str) -> WordId {
        let id = self.table.entry(word);
        if *id == WordId::UNKNOWN {
            *id = WordId::new(self.lemmas.len());
            self.spelled.extend(word.chars().flat_map(char::to_lowercase));
            self.ends.push(self.spelled.len() as u32);
            self.lemmas.push(*id);
        }
        *id
    }

    /// The numbers of words with this sign between two.
    fn words(&mut self, words: &str, between: char) -> Vec<WordId> {
        words.split(between).map(|word| self.word(word)).collect()
    }

    /// Lets a word be of these classes.
    fn set_classes(&mut self, word: WordId, classes: Classes) {
        self.classes[word.number()] = classes;
        self.gates[word.number()] = Gate::of(word, classes);
    }

    /// Gives classes to a word, and makes it a form of the lemma.
    fn give(&mut self, word: &str, classes: Classes, lemma: Option<WordId>) -> WordId {
        let id = self.word(word);
        self.set_classes(id, self.classes(id) | classes);
        // "found" is a form of "find" before it is one of "found".
        if let Some(lemma) = lemma.filter(|_| self.lemmas[id.number()] == id) {
            self.lemmas[id.number()] = lemma;
        }
        id
    }

    /// Takes in a word of a list, with all its forms.
    fn take(&mut self, row: Row<'_>) {
        let Row { word, classes, dropped, odd } = row;
        if classes.any(Classes::VERB) {
            self.take_verb(word, classes, odd);
        } else {
            let id = self.give(word, classes, None);
            if let Some((first, _)) = word.split_once('_').filter(|_| classes.any(Classes::PLACE)) {
                self.give(first, Classes::PLACE_START, None);
            }
            if classes.any(Classes::NOUN) {
                let people = if classes.any(Classes::ROLE | Classes::PEOPLE) { Classes::PLURAL } else { Classes::default() };
                self.form(id, (word, regular_plural(word)), odd.plural, classes.without(Classes::OF_ONE) | people);
            }
            if let Some(full) = odd.full {
                let full = self.words(full, ',');
                self.full_names.insert(id, full);
            }
            if let Some(common) = odd.common {
                let common = self.word(common);
                self.common.insert(id, common);
            }
            if let Some(means) = odd.means {
                let means = self.words(means, '_');
                self.meanings.insert(id, means);
            }
            if let Some(converse) = odd.converse {
                let converse = self.words(converse, ',');
                self.converses.insert(id, converse);
            }
            if let Some(number) = odd.number {
                self.numbers.insert(id, number);
            }
        }
        if !dropped.is_empty() {
            self.drop_classes(word, dropped);
        }
    }

    /// Takes classes from a word and all its forms.
    fn drop_classes(&mut self, word: &str, dropped: Classes) {
        let lemma = self.word(word);
        for form in (WordId::FIRST..self.lemmas.len()).map(WordId::new) {
            if self.lemma(form) == lemma {
                self.set_classes(form, self.classes(form).without(dropped));
            }
        }
    }

    fn take_verb(&mut self, lemma: &str, classes: Classes, odd: Odd<'_>) {
        let id = self.give(lemma, classes | Classes::BASE, None);
        let [third, past, gerund] = regular_forms(lemma);
        let doubled = odd.doubled.then(|| format!("{lemma}{}", &lemma[lemma.len() - 1..]));
        let stem = doubled.as_deref().unwrap_or(lemma);
        let behind_vowel = |(kept, ending)| if odd.doubled { (stem.len(), ending) } else { (kept, ending) };
        self.form(id, (lemma, third), odd.third, classes | Classes::THIRD);
        let (past, gerund) = ((stem, behind_vowel(past)), (stem, behind_vowel(gerund)));
        match odd.participle {
            None => self.form(id, past, odd.past, classes | Classes::PAST | Classes::PARTICIPLE),
            Some(_) => {
                self.form(id, past, odd.past, classes | Classes::PAST);
                self.form(id, past, odd.participle, classes | Classes::PARTICIPLE);
            }
        }
        self.form(id, gerund, odd.gerund, classes | Classes::GERUND);
    }

    /// Takes in a form of a word: the regular one, a stem of which so much is kept before its ending, or the one that is given.
    fn form(&mut self, lemma: WordId, (stem, (kept, ending)): (&str, (usize, &str)), given: Option<&str>, classes: Classes) {
        match given {
            Some(form) => self.give(form, classes, Some(lemma)),
            None => self.give(&[&stem[..kept], ending].concat(), classes, Some(lemma)),
        };
    }
}

macro_rules! lists {
    ($($name:literal)*) => { &[$(($name, include_str!(concat!("../../data/en/", $name, ".txt")))),*] };
}

/// The lists that come with the crate, by name; the commonest words come first.
const ENGLISH_LISTS: &[(&str, &str)] = lists! {
    "function-words" "reporting-verbs" "verbs" "abbreviations" "calendar" "cue-nouns" "given-names" "nicknames" "roles"
    "role-modifiers" "honorifics" "people-nouns" "organizations" "places" "demonyms" "name-parts" "marks" "media" "venues"
    "page-words" "light-words" "times" "labels" "quantities" "nouns" "factuality" "phrases"
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_back() {
        let lexicon = Lexicon::english();
        for (form, lemma) in [
            ("spoke", "speak"),
            ("met", "meet"),
            ("beaten", "beat"),
            ("talked", "talk"),
            ("admitting", "admit"),
            ("senators", "senator"),
            ("spokesmen", "spokesman"),
            ("runners-up", "runner-up"),
            ("reps", "rep"),
            ("harrow", "harrow"),
        ] {
            let [form, lemma] = [form, lemma].map(|word| lexicon.find_word(word));
            assert_eq!(lexicon.lemma(form), lemma, "{form:?}");
        }
    }

    #[test]
    fn words_that_mean_the_same_share_one() {
        let lexicon = Lexicon::english();
        for (word, common) in [
            ("Sen", "senator"),
            ("reps", "representative"),
            ("congresswoman", "representative"),
            ("spokesperson", "spokesman"),
            ("GOP", "Republican"),
            ("mayor", "mayor"),
        ] {
            let [word, common] = [word, common].map(|word| lexicon.find_word(word));
            assert_eq!(lexicon.common(word), common, "{word:?}");
        }
    }

    #[test]
    fn stems() {
        for (word, root) in [
            ("pushing", "push"),
            ("pushes", "push"),
            ("helped", "help"),
            ("planned", "plan"),
            ("telling", "tell"),
            ("met", "meet"),
            ("meetings", "meet"),
            ("countries", "countri"),
            ("country", "countri"),
            ("weapons", "weapon"),
            ("houses", "hous"),
            ("house", "hous"),
            ("gas", "gas"),
            ("news", "new"),
            ("bus", "bus"),
            ("need", "need"),
            ("bring", "bring"),
            ("red", "red"),
        ] {
            assert_eq!(Lexicon::english().stem(word), root, "{word}");
        }
    }

    #[test]
    fn plurals() {
        let lexicon = Lexicon::english();
        for (plural, single, want) in
            [("hedgehogs", "hedgehog", true), ("gentlemen", "gentleman", true), ("wives", "wife", true), ("gas", "gas", false)]
        {
            assert_eq!(lexicon.is_plural(plural, single), want, "{plural}");
        }
    }

    #[test]
    fn words_stand_for_others() {
        let lexicon = Lexicon::english();
        let word = |word: &str| lexicon.find_word(word);
        let meaning = |of: &str| lexicon.meaning(word(of)).iter().map(|&one| lexicon.spelling(one)).collect::<Vec<_>>();
        assert_eq!(meaning("Can't"), ["can", "not"]);
        assert_eq!(meaning("can"), [""; 0]);
        assert!(lexicon.are_converse(word("uncle"), word("niece")) && lexicon.are_converse(word("niece"), word("uncle")));
        assert!(!lexicon.are_converse(word("uncle"), word("aunt")));
    }

    #[test]
    fn the_words_of_the_grammar_are_the_first() {
        let lexicon = Lexicon::english();
        assert_eq!(lexicon.find_word("TO"), crate::lexicon::word::TO);
        assert_eq!(lexicon.find_word("told"), crate::lexicon::word::TOLD);
        assert!(lexicon.len() <= ENGLISH_WORDS, "{}", lexicon.len());
    }
}
