//! Whether two records may have the same author, under whatever spelling.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::SpeakerKind;
use crate::feed::Author;
use crate::lexicon::{Classes, Lexicon, WordId, office, word};
use crate::speakers::fold;

/// Begins the key of a first name.
pub(super) const FIRST: &str = "first ";

/// How well two authors go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::feed) enum Likeness {
    /// They are two.
    Other,
    /// Somebody unnamed, who by the description may be the other: it takes the same words to believe it.
    Perhaps,
    /// The same, by name or id.
    Same,
}

/// An author, taken apart for comparing.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::feed) struct Person {
    id: Option<String>,
    /// The words of the name in lower case, without accents, titles and nicknames in marks.
    words: Vec<Word>,
    suffix: Option<Word>,
    /// Whether the words are the name of a person, or may be.
    personal: bool,
    /// Whether the words are a description: `a spokeswoman for the board`.
    described: bool,
    kind: Option<SpeakerKind>,
    /// What is left of the role: `presid`, `ukrain`.
    role: Vec<Word>,
}

/// A word of a name, as it is written and as it is compared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Word {
    written: String,
    loose: String,
}

impl Word {
    fn new(written: String) -> Word {
        Word { loose: loosened(&written), written }
    }

    fn known(&self) -> WordId {
        Lexicon::english().find_word(&self.written)
    }

    fn classes(&self) -> Classes {
        Lexicon::english().classes(self.known())
    }

    fn is_initial(&self) -> bool {
        self.written.chars().count() == 1
    }

    /// The first letter of a given name, with the surname.
    fn begins(&self, last: &Word) -> String {
        format!("{} {}", last.loose, self.written.chars().next().unwrap_or_default())
    }

    fn beside(&self, last: &Word) -> String {
        format!("given {} {}", last.loose, self.loose)
    }

    /// The given names that this one may be a short form of, itself among them.
    fn full(&self) -> impl Iterator<Item = &str> {
        Lexicon::english().full_names(&self.written).chain([self.written.as_str()])
    }
}

impl Person {
    pub(in crate::feed) fn new(author: &Author) -> Person {
        let personal = matches!(author.kind, None | Some(SpeakerKind::Person));
        let described = matches!(author.kind, Some(SpeakerKind::Unnamed | SpeakerKind::Group));
        let mut words = if described { content(&author.name) } else { name_words(&author.name) };
        let mut suffix = None;
        if personal {
            let title = |word: &Word| {
                word.classes().any(Classes::COURTESY | Classes::TITLE | Classes::ROLE | Classes::ABBREVIATION_TITLE)
            };
            let titles = words.iter().take_while(|word| title(word)).count();
            words.drain(..titles.min(words.len().saturating_sub(1)));
            if words.len() > 1 {
                suffix = words.pop_if(|word| word.classes().any(Classes::GENERATION));
            }
        } else if words.first().is_some_and(|first| first.known() == word::THE) {
            words.remove(0);
        }
        let role = author.role.as_deref().map_or_else(Vec::new, content);
        Person { id: author.id.clone(), words, suffix, personal, described, kind: author.kind, role }
    }

    /// How many letters the name has, titles left out: `A. Lee` is less than `Ann Lee`.
    pub(super) fn letters(&self) -> usize {
        self.words.iter().map(|word| word.written.chars().count()).sum()
    }

    /// The given names: all words but the last.
    fn given(&self) -> &[Word] {
        self.words.split_last().map_or(&[], |(_, given)| given)
    }

    /// Whether ids, suffixes and the names between the first and the last may be one person's: "Ann Marie Lee" is not "Ann Beth Lee".
    pub(super) fn may_share(&self, other: &Person) -> bool {
        let middles = |person: &Person| person.given().iter().skip(1).cloned().collect::<Vec<_>>();
        let (a, b) = (middles(self), middles(other));
        self.id.as_ref().zip(other.id.as_ref()).is_none_or(|(a, b)| a == b)
            && self.suffix.as_ref().zip(other.suffix.as_ref()).is_none_or(|(a, b)| a == b)
            && (a.is_empty() || b.is_empty() || a.iter().any(|a| b.iter().any(|b| given_alike(a, b))))
    }

    /// Whether the roles are told in the same words, or neither is told.
    pub(super) fn same_role(&self, other: &Person) -> bool {
        self.role == other.role
    }

    /// Whether one role holds all that the other tells.
    pub(super) fn has_role(&self, other: &Person) -> bool {
        covers(&self.role, &other.role)
    }

    /// The keys under which a name is found.
    pub(super) fn borne(&self) -> Vec<String> {
        let Some(last) = self.words.last() else { return Vec::new() };
        let mut keys = vec![self.all_words(), format!("last {}", last.loose)];
        keys.extend(self.id.iter().map(|id| format!("id {id}")));
        if let Some(first) = self.given().first() {
            keys.push(format!("{FIRST}{}", first.loose));
            keys.push(format!("{} {}", if first.is_initial() { "initial" } else { "begins" }, first.begins(last)));
            keys.extend(first.full().map(|full| format!("full {} {full}", last.loose)));
        }
        keys.extend(self.given().iter().filter(|given| !given.is_initial()).map(|given| given.beside(last)));
        keys
    }

    /// The keys under which others may be found that are the same: a bare surname by the surname, "A. Lee" by "A" and "Lee".
    pub(super) fn sought(&self) -> Vec<String> {
        let Some(last) = self.words.last() else { return Vec::new() };
        let mut keys = vec![self.all_words()];
        keys.extend(self.id.iter().map(|id| format!("id {id}")));
        match self.given().first() {
            _ if !self.personal => {}
            None => keys.extend([format!("last {}", last.loose), format!("{FIRST}{}", last.loose)]),
            Some(first) => {
                keys.push(format!("initial {}", first.begins(last)));
                if first.is_initial() {
                    keys.push(format!("begins {}", first.begins(last)));
                }
                keys.extend(first.full().map(|full| format!("full {} {full}", last.loose)));
                keys.extend(self.given().iter().filter(|given| !given.is_initial()).map(|given| given.beside(last)));
            }
        }
        keys
    }

    /// The words of the name in any order.
    fn all_words(&self) -> String {
        let mut words: Vec<&str> = self.words.iter().map(|word| word.loose.as_str()).collect();
        words.sort_unstable();
        format!("all {}", words.join(" "))
    }

    /// Keys under which records of the author are looked up: two that are the same share one.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| word.loose.as_str())
    }

    pub(in crate::feed) fn likeness(&self, other: &Person) -> Likeness {
        if let (Some(a), Some(b)) = (&self.id, &other.id) {
            return if a == b { Likeness::Same } else { Likeness::Other };
        }
        let bodies = |kind| matches!(kind, Some(SpeakerKind::Organization | SpeakerKind::Document));
        let people = |kind| kind == Some(SpeakerKind::Person);
        if people(self.kind) && bodies(other.kind) || people(other.kind) && bodies(self.kind) {
            return Likeness::Other;
        }
        match (self.is_named(), other.is_named()) {
            (true, true) if self.personal && other.personal => {
                if self.named_alike(other) {
                    Likeness::Same
                } else {
                    Likeness::Other
                }
            }
            (true, true) => {
                if same_set(&self.words, &other.words) {
                    Likeness::Same
                } else {
                    Likeness::Other
                }
            }
            _ if self.described && other.described && self.words == other.words && !self.words.is_empty() => Likeness::Same,
            // Of an author who is only known by an office, the office is the name.
            _ if self.is_office_of(other) || other.is_office_of(self) => Likeness::Same,
            _ if covers(self.description(), other.description()) => Likeness::Perhaps,
            _ => Likeness::Other,
        }
    }

    pub(super) fn is_named(&self) -> bool {
        !self.described && !self.words.is_empty()
    }

    /// Whether this is nobody by name, of the very role of the other.
    fn is_office_of(&self, other: &Person) -> bool {
        !self.described && self.words.is_empty() && self.role.len() > 1 && self.role == other.role
    }

    /// What is known of the author beside a name.
    fn description(&self) -> &[Word] {
        if self.described { &self.words } else { &self.role }
    }

    /// A shared surname, and given names that may be one person's.
    fn named_alike(&self, other: &Person) -> bool {
        if self.suffix.is_some() && other.suffix.is_some() && self.suffix != other.suffix {
            return false;
        }
        let (short, long) = if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        let (Some(short_last), Some(long_last)) = (short.words.last(), long.words.last()) else { return false };
        if short.words.len() == 1 {
            // "Xi" is Xi Jinping; "Ann" might be anybody.
            let first = &long.words[0];
            let family = || {
                let classes = first.classes();
                !classes.any(Classes::GIVEN) || (first.written.len() < 4 && !classes.any(Classes::MASCULINE | Classes::FEMININE))
            };
            return alike(short_last, long_last) || (long.words.len() > 1 && short_last == first && family());
        }
        let (short_given, long_given) = (&short.words[..short.words.len() - 1], &long.words[..long.words.len() - 1]);
        let tail = &long.words[long.words.len() - short.words.len()..];
        (alike(short_last, long_last)
            && (given_alike(&short_given[0], &long_given[0])
                || long_given.iter().any(|given| given.written.len() > 1 && alike(&short_given[0], given))))
            || tail.iter().zip(&short.words).all(|(a, b)| alike(a, b))
            || (short.words.len() == long.words.len() && same_set(&short.words, &long.words))
    }
}

/// Whether two given names may be one person's: one spelling of the other, its initial, or a short form of it.
fn given_alike(a: &Word, b: &Word) -> bool {
    if a.is_initial() || b.is_initial() {
        return a.written.chars().next() == b.written.chars().next();
    }
    let lexicon = Lexicon::english();
    let short_for = |short: &Word, long: &Word| lexicon.is_short_for(&short.written, &long.written);
    alike(a, b) || short_for(a, b) || short_for(b, a) || lexicon.share_full_name(&a.written, &b.written)
}

fn alike(a: &Word, b: &Word) -> bool {
    a.loose == b.loose
}

/// The words of a name in lower case; what stands in marks or brackets is left out.
fn name_words(name: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut aside = false;
    for word in name.split(|c: char| c.is_whitespace() || c == '-' || c == '‑') {
        let opens = word.starts_with(['“', '"', '(', '[', '‘', '\'']);
        aside |= opens;
        if !aside {
            let word: String = fold(word).chars().filter(|c| c.is_alphanumeric() || *c == '\'').collect();
            let word = word.strip_suffix("'s").unwrap_or(&word).replace('\'', "");
            if !word.is_empty() {
                words.push(Word::new(word));
            }
        }
        aside &= !word.ends_with(['”', '"', ')', ']', '’', '\'']);
    }
    words
}

/// The stems of the words of a description that tell something, in order of the alphabet. Only the first letters of them count, so
/// that `Ukraine` and `Ukrainian` are one.
fn content(description: &str) -> Vec<Word> {
    let mut words: Vec<Word> = name_words(description)
        .into_iter()
        .filter(|word| !word.classes().any(Classes::FUNCTION))
        .map(|word| {
            let stem = Lexicon::english().stem(&word.written);
            Word::new(office(&stem).unwrap_or(&stem).chars().take(6).collect())
        })
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Whether one description holds all that the other tells, and that is something. Both are sorted.
fn covers(a: &[Word], b: &[Word]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    !short.is_empty() && short.iter().all(|word| long.binary_search(word).is_ok())
}

fn same_set(a: &[Word], b: &[Word]) -> bool {
    let sorted = |words: &[Word]| {
        let mut words: Vec<String> = words.iter().map(|word| word.loose.clone()).collect();
        words.sort_unstable();
        words
    };
    !a.is_empty() && a.len() == b.len() && sorted(a) == sorted(b)
}

/// Words of this many letters or fewer are compared letter by letter.
const SHORT: usize = 5;

/// A spelling without what differs between the ways in which Slavic and Arabic names are written in English: `zelenski` of
/// `Zelensky`, `Zelenskyy` and `Zelenskiy`. Goes further than the keys within one article do, for articles of different papers
/// differ more; that the words are the same too keeps it from harm.
fn loosened(word: &str) -> String {
    if word.chars().count() <= SHORT {
        return word.to_owned();
    }
    let mut out = String::with_capacity(word.len());
    for c in word.replace("kh", "h").replace("tch", "ch").replace("sch", "sh").replace("ou", "u").replace("ph", "f").chars() {
        let c = match c {
            'y' | 'j' => 'i',
            'w' => 'v',
            'q' => 'k',
            c => c,
        };
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// The authors of many records, each once, and what is known of their likeness.
#[derive(Debug, Default)]
pub(super) struct People {
    all: Vec<Person>,
    numbers: HashMap<Person, usize>,
    likeness: RefCell<HashMap<(usize, usize), Likeness>>,
}

impl People {
    /// The number of an author.
    pub(super) fn number(&mut self, author: &Author) -> usize {
        let person = Person::new(author);
        let next = self.all.len();
        let number = *self.numbers.entry(person.clone()).or_insert(next);
        if number == next {
            self.all.push(person);
        }
        number
    }

    /// All of them, by number.
    pub(super) fn all(&self) -> &[Person] {
        &self.all
    }

    pub(super) fn likeness(&self, a: usize, b: usize) -> Likeness {
        let pair = (a.min(b), a.max(b));
        *self.likeness.borrow_mut().entry(pair).or_insert_with(|| self.all[pair.0].likeness(&self.all[pair.1]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `Ann Lee`, `Ann Lee, mayor of Harrow`; `= spokesman for the board` is a description, `& Harrow Water Board` a body,
    /// `#7 Ann Lee` has an id, `, mayor` only a role.
    fn person(text: &str) -> Person {
        let (kind, text) = match text.chars().next() {
            Some('=') => (Some(SpeakerKind::Unnamed), &text[1..]),
            Some('&') => (Some(SpeakerKind::Organization), &text[1..]),
            _ => (Some(SpeakerKind::Person), text),
        };
        let (id, text) = match text.strip_prefix('#').and_then(|rest| rest.split_once(' ')) {
            Some((id, rest)) => (Some(id.to_owned()), rest),
            None => (None, text),
        };
        let (name, role) = text.split_once(',').map_or((text, None), |(name, role)| (name, Some(role.trim().to_owned())));
        let mut author = Author::new(name.trim());
        (author.id, author.kind, author.role) = (id, kind, role);
        Person::new(&author)
    }

    #[test]
    fn who_is_who() {
        use Likeness::{Other, Perhaps, Same};
        for (a, b, likeness) in [
            ("Volodymyr Zelensky", "Volodymyr Zelenskyy", Same),
            ("Volodymyr Zelensky", "Volodimir Zelenskiy", Same),
            ("Zelensky", "Volodymyr Zelenskyy", Same),
            ("Mr. Zelensky", "President Zelenskyy", Same),
            ("Volodymyr Zelensky", "Olena Zelenska", Other),
            ("Lukashenko", "Loukachenko", Other),
            ("Ann Lee", "Tom Lee", Other),
            ("Ann Lee", "A. Lee", Same),
            ("Ann Lee", "T. Lee", Other),
            ("Ann Lee", "Mayor Ann Lee", Same),
            ("Ann Lee", "Ann “Hammer” Lee", Same),
            ("Ann Lee", "Ann Marie Lee", Same),
            ("Ann Marie Lee", "Marie Lee", Same),
            ("Ann", "Ann Lee", Other),
            ("Lee", "Le", Other),
            ("Bill Orr", "William Orr", Same),
            ("Bill Orr", "Will Orr", Same),
            ("Bill Orr", "Bob Orr", Other),
            ("Tom Orr Jr.", "Tom Orr Sr.", Other),
            ("Tom Orr Jr.", "Tom Orr", Same),
            ("Tom Ma", "Tom Orr", Other),
            ("Veliky Oran", "Oran Veliky", Same),
            ("Xi", "Xi Wenli", Same),
            ("Sergey Lavrov", "Sergei Lavrov", Same),
            ("José Muñoz", "Jose Munoz", Same),
            ("#7 Ann Lee", "#7 A. Lee-Orr", Same),
            ("#7 Ann Lee", "#8 Ann Lee", Other),
            ("#7 Ann Lee", "Ann Lee", Same),
            ("&Harrow Water Board", "&the Harrow Water Board", Same),
            ("&Harrow Water Board", "&Stowe Water Board", Other),
            ("Harrow", "&Harrow", Other),
            ("=a spokesman for the Harrow Water Board", "=Harrow Water Board spokeswoman", Same),
            ("=a spokesman", "=Harrow Water Board spokeswoman", Perhaps),
            ("=a spokesman for the Harrow Water Board", "Tom Orr, spokesman for Harrow Water Board", Perhaps),
            ("=a spokesman for the Harrow Water Board", "Tom Orr, mayor of Harrow", Other),
            (", President of Karshia", "Oran Veliky, Karshian President", Same),
            (", President of Karshia", "Oran Veliky, President", Perhaps),
            (", President", "Oran Veliky, President", Perhaps),
            (", President of Karshia", "Oran Veliky", Other),
            ("", "", Other),
        ] {
            assert_eq!(person(a).likeness(&person(b)), likeness, "{a} and {b}");
            assert_eq!(person(b).likeness(&person(a)), likeness, "{b} and {a}");
        }
    }
}
