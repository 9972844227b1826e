//! The form of the word lists: what `data/README.md` tells their writers.

use super::classes::Classes;
use super::error::LexiconError;
use super::phrases::{Pattern, Phrase};
use super::word::WordId;

/// A line of a list that is neither empty nor a comment nor a heading.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'l> {
    /// Counted from 1.
    pub(super) number: usize,
    text: &'l str,
    pub(super) entry: Entry<'l>,
}

/// What a line gives.
#[derive(Debug, Clone, Copy)]
pub(super) enum Entry<'l> {
    Word(Row<'l>),
    /// A way to put a phrase.
    Pattern(Phrase),
}

/// A word of a list, and what the list says of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'l> {
    pub(super) word: &'l str,
    pub(super) classes: Classes,
    /// Those that the word is no longer of.
    pub(super) dropped: Classes,
    /// What is not as a rule.
    pub(super) odd: Odd<'l>,
}

/// Forms that are not derived as a rule, and what else is known of a word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Odd<'l> {
    /// The last consonant is doubled before a vowel.
    pub(super) doubled: bool,
    pub(super) third: Option<&'l str>,
    pub(super) past: Option<&'l str>,
    pub(super) participle: Option<&'l str>,
    pub(super) gerund: Option<&'l str>,
    pub(super) plural: Option<&'l str>,
    /// The full names that a short one stands for, between commas.
    pub(super) full: Option<&'l str>,
    /// The word that stands for all that mean the same.
    pub(super) common: Option<&'l str>,
    /// The words that say the same, with `_` between two.
    pub(super) means: Option<&'l str>,
    /// What a relative's relative is, between commas.
    pub(super) converse: Option<&'l str>,
    /// The number of a month, a weekday or a relative day.
    pub(super) number: Option<i8>,
}

/// The lines of a list. Those that begin with `#` are comments; `[…]` gives classes to all words below it, or names the phrase that all
/// patterns below it are ways to put.
pub(super) fn lines(list: &str) -> impl Iterator<Item = Result<Line<'_>, LexiconError>> {
    let mut heading = Heading::default();
    list.lines().zip(1..).filter_map(move |(text, number)| {
        if text.is_empty() || text.starts_with('#') {
            return None;
        }
        if let Some(names) = text.strip_prefix('[') {
            let read = Heading::read(names.strip_suffix(']').unwrap_or(names));
            return match read {
                Ok(read) => {
                    heading = read;
                    None
                }
                Err(item) => Some(Err(unknown(number, text, item))),
            };
        }
        let entry = match heading.phrase {
            Some(phrase) => Ok(Entry::Pattern(phrase)),
            None => heading.row(text, number).map(Entry::Word),
        };
        Some(entry.map(|entry| Line { number, text, entry }))
    })
}

/// An item of a line means nothing there.
fn unknown(number: usize, line: &str, item: &str) -> LexiconError {
    LexiconError::Unknown { line: number, column: column(line, item), item: item.to_owned() }
}

/// Where a part of a line stands in it, counted from 1.
fn column(line: &str, item: &str) -> usize {
    item.as_ptr() as usize - line.as_ptr() as usize + 1
}

impl<'l> Line<'l> {
    /// The pattern of a line that gives one.
    pub(super) fn pattern(&self, word: impl FnMut(&str) -> WordId) -> Result<Pattern, LexiconError> {
        Pattern::read(self.text, word).map_err(|part| unknown(self.number, self.text, part))
    }

    /// Whether the pattern of a line that gives one is one.
    pub(super) fn check(&self) -> Result<(), LexiconError> {
        match self.entry {
            Entry::Word(_) => Ok(()),
            Entry::Pattern(_) => self.pattern(|_| WordId::UNKNOWN).map(drop),
        }
    }

    /// How many words a lexicon has more at most when it has taken the line.
    pub(super) fn most_words(&self) -> usize {
        let forms = match self.entry {
            Entry::Word(Row { classes, .. }) if classes.any(Classes::VERB) => 5,
            Entry::Word(Row { classes, .. }) if classes.any(Classes::NOUN) => 2,
            _ => 1,
        };
        forms + self.text.matches([' ', ',', '_', '|', '=']).count()
    }
}

/// What a line `[…]` says of those below it.
#[derive(Debug, Clone, Copy, Default)]
struct Heading<'l> {
    classes: Classes,
    dropped: Classes,
    phrase: Option<Phrase>,
    /// What stood behind the last word, and the classes that it means: neighbouring words mostly have the same, and all lists are read
    /// at the first call of all.
    last: (&'l str, Classes),
}

impl<'l> Heading<'l> {
    /// Reads the names between the brackets; on an error, the one that is none.
    fn read(names: &'l str) -> Result<Self, &'l str> {
        let mut heading = Heading { phrase: Phrase::named(names), ..Heading::default() };
        if heading.phrase.is_none() {
            for name in names.split(' ').filter(|_| !names.is_empty()) {
                let classes = if name.starts_with('-') { &mut heading.dropped } else { &mut heading.classes };
                *classes |= Classes::named(name.trim_start_matches('-')).ok_or(name)?;
            }
        }
        Ok(heading)
    }

    /// The word of a line below it.
    fn row(&mut self, line: &'l str, number: usize) -> Result<Row<'l>, LexiconError> {
        let (word, items) = line.split_once('\t').unwrap_or((line, ""));
        if word.is_empty() || word.contains(char::is_whitespace) {
            return Err(LexiconError::NoWord { line: number, item: word.to_owned() });
        }
        let mut row = Row { word, classes: self.classes, dropped: self.dropped, odd: Odd::default() };
        if items == self.last.0 {
            row.classes |= self.last.1;
            return Ok(row);
        }
        for item in items.split(' ').filter(|_| !items.is_empty()) {
            if !row.take(item) {
                return Err(unknown(number, line, item));
            }
        }
        if !items.is_empty() && !items.contains('=') && !row.odd.doubled && row.dropped == self.dropped {
            self.last = (items, row.classes.without(self.classes));
        }
        Ok(row)
    }
}

impl<'l> Row<'l> {
    /// Takes an item from behind the word; false if it is none.
    fn take(&mut self, item: &'l str) -> bool {
        if let Some(class) = item.strip_prefix('-') {
            let class = Classes::named(class);
            self.dropped |= class.unwrap_or_default();
            return class.is_some();
        }
        let Some((key, value)) = item.split_once('=') else {
            let class = Classes::named(item);
            self.classes |= class.unwrap_or_default();
            self.odd.doubled |= item == DOUBLED;
            return class.is_some() || item == DOUBLED;
        };
        let odd = &mut self.odd;
        let to = match key {
            "third" => &mut odd.third,
            "past" => &mut odd.past,
            "participle" => &mut odd.participle,
            "gerund" => &mut odd.gerund,
            "plural" => &mut odd.plural,
            "full" => &mut odd.full,
            "common" => &mut odd.common,
            "means" => &mut odd.means,
            "converse" => &mut odd.converse,
            "number" => {
                odd.number = value.parse().ok();
                return odd.number.is_some();
            }
            _ => return false,
        };
        *to = Some(value);
        !value.is_empty()
    }
}

/// Says of a verb that its last consonant is doubled.
const DOUBLED: &str = "doubled";

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(list: &str) -> impl Iterator<Item = Result<Row<'_>, LexiconError>> {
        lines(list).map(|line| match line?.entry {
            Entry::Word(row) => Ok(row),
            Entry::Pattern(phrase) => panic!("{phrase:?}"),
        })
    }

    #[test]
    fn sections_words_and_what_stands_behind_them() {
        let list =
            "# A list.\n\nlee\n[verb cue-strong]\nsay\ttakes-that past=said\nnod\tdoubled\n[role]\nbaker\tmasculine\nmayor\n";
        let rows: Vec<_> = rows(list).map(Result::unwrap).collect();
        assert_eq!(rows.iter().map(|row| row.word).collect::<Vec<_>>(), ["lee", "say", "nod", "baker", "mayor"]);
        assert!(rows[0].classes.is_empty());
        assert_eq!(rows[1].classes, Classes::VERB | Classes::CUE_STRONG | Classes::TAKES_THAT);
        assert_eq!((rows[1].odd.past, rows[1].odd.doubled, rows[2].odd.doubled), (Some("said"), false, true));
        assert_eq!(rows[3].classes, Classes::ROLE | Classes::MASCULINE);
        assert_eq!(rows[4].classes, Classes::ROLE);
    }

    #[test]
    fn classes_are_dropped() {
        let list = "[role -topic]\nmayor\nbaker\t-before-name\n[]\nlee\n";
        let rows: Vec<_> = rows(list).map(Result::unwrap).map(|row| (row.classes, row.dropped)).collect();
        let none = Classes::default();
        assert_eq!(rows, [(Classes::ROLE, Classes::TOPIC), (Classes::ROLE, Classes::TOPIC | Classes::BEFORE_NAME), (none, none)]);
    }

    #[test]
    fn headings_name_a_phrase_or_classes() {
        for phrase in crate::lexicon::phrases::NAMES {
            assert_eq!(Classes::named(&phrase.replace('_', "-").to_lowercase()), None, "{phrase}");
        }
    }

    #[test]
    fn errors_tell_the_place() {
        for (list, line, column, item) in [
            ("[role", 0, 0, ""),
            ("\nmayor\trole chief\n", 2, 12, "chief"),
            ("[role boss]", 1, 7, "boss"),
            ("may\tnumber=five", 1, 5, "number=five"),
            ("say\tpast=", 1, 5, "past="),
            ("say\tform=said", 1, 5, "form=said"),
            ("mayor\trole -chief", 1, 12, "-chief"),
            ("[entitled would-be]", 1, 2, "entitled"),
        ] {
            let error = rows(list).find_map(Result::err);
            let want = (line > 0).then(|| LexiconError::Unknown { line, column, item: item.to_owned() });
            assert_eq!(error, want, "{list}");
        }
    }
}
