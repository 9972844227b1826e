//! The form of the word lists: what `data/README.md` tells their writers.

use std::fmt;

use super::classes::Classes;
use super::phrases::Phrase;

/// A word of a list, and what the list says of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'l> {
    pub(super) word: &'l str,
    pub(super) classes: Classes,
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

/// What is wrong with a list, and where: lines and columns are counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ListError {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) item: String,
}

impl ListError {
    /// The item, a part of the line with this number, is none.
    fn new(number: usize, line: &str, item: &str) -> ListError {
        ListError { line: number, column: item.as_ptr() as usize - line.as_ptr() as usize + 1, item: item.to_owned() }
    }
}

impl fmt::Display for ListError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {:?} means nothing here", self.line, self.column, self.item)
    }
}

/// The rows of a list. Lines that begin with `#` are comments; `[…]` gives classes to all words below it.
pub(super) fn rows(list: &str) -> impl Iterator<Item = Result<Row<'_>, ListError>> {
    let mut section = Classes::default();
    // Neighbouring words mostly have the same classes, and all lists are read at the first call of all.
    let mut last: (&str, Classes) = ("", Classes::default());
    list.lines().enumerate().filter_map(move |(number, line)| {
        let wrong = |item: &str| Some(Err(ListError::new(number + 1, line, item)));
        if line.is_empty() || line.starts_with('#') {
            return None;
        }
        if let Some(names) = line.strip_prefix('[') {
            (section, last) = (Classes::default(), ("", Classes::default()));
            for name in names.strip_suffix(']').unwrap_or(names).split(' ') {
                match Classes::named(name) {
                    Some(class) => section |= class,
                    None => return wrong(name),
                }
            }
            return None;
        }
        let (word, items) = line.split_once('\t').unwrap_or((line, ""));
        let mut row = Row { word, classes: section, odd: Odd::default() };
        if items == last.0 {
            row.classes |= last.1;
            return Some(Ok(row));
        }
        for item in items.split(' ').filter(|_| !items.is_empty()) {
            if !row.take(item) {
                return wrong(item);
            }
        }
        if !items.is_empty() && !items.contains('=') && !row.odd.doubled {
            last = (items, row.classes.without(section));
        }
        Some(Ok(row))
    })
}

/// A pattern of a list of phrases, and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct PatternLine<'l> {
    pub(super) phrase: Phrase,
    pub(super) pattern: &'l str,
    number: usize,
}

impl PatternLine<'_> {
    /// A part of the pattern is none.
    pub(super) fn wrong(&self, part: &str) -> ListError {
        ListError::new(self.number, self.pattern, part)
    }
}

/// The patterns of a list of phrases: below `[…]`, the name of a phrase, all ways to put it.
pub(super) fn patterns(list: &str) -> impl Iterator<Item = Result<PatternLine<'_>, ListError>> {
    let mut phrase = None;
    list.lines().zip(1..).filter_map(move |(line, number)| {
        if line.is_empty() || line.starts_with('#') {
            return None;
        }
        if let Some(name) = line.strip_prefix('[') {
            let name = name.strip_suffix(']').unwrap_or(name);
            phrase = Phrase::named(name);
            return phrase.is_none().then(|| Err(ListError::new(number, line, name)));
        }
        Some(phrase.map(|phrase| PatternLine { phrase, pattern: line, number }).ok_or_else(|| ListError::new(number, line, line)))
    })
}

impl<'l> Row<'l> {
    /// Takes an item from behind the word; false if it is none.
    fn take(&mut self, item: &'l str) -> bool {
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
    use super::{Classes, ListError, rows};

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
    fn errors_tell_the_place() {
        for (list, line, column, item) in [
            ("[role", 0, 0, ""),
            ("\nmayor\trole chief\n", 2, 12, "chief"),
            ("[role boss]", 1, 7, "boss"),
            ("may\tnumber=five", 1, 5, "number=five"),
            ("say\tpast=", 1, 5, "past="),
            ("say\tform=said", 1, 5, "form=said"),
        ] {
            let error = rows(list).find_map(Result::err);
            let want = (line > 0).then(|| ListError { line, column, item: item.to_owned() });
            assert_eq!(error, want, "{list}");
        }
    }
}
