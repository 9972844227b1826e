//! The word lists under data/en keep the rules that their headers state.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What may stand in a column behind the word.
enum Column {
    /// One of these.
    One(&'static [&'static str]),
    /// One or more of these, between commas, each once.
    Some(&'static [&'static str]),
    /// `-`, or one or more of these.
    DashOrSome(&'static [&'static str]),
    /// Lower-case words between commas, not the word itself.
    Words,
    /// `-`, or the four forms of an irregular verb.
    Forms,
    /// The number of a month, a weekday or a relative day.
    Number,
    /// A place, `_` for its blanks.
    Place,
}

use Column::{DashOrSome, Forms, Number, One, Place, Some as SomeOf, Words};

const GENDER: Column = One(&["m", "f", "u"]);
const GRAMMATICAL_NUMBER: Column = One(&["s", "p"]);

/// Every list and its columns behind the first one.
const LISTS: &[(&str, &[Column])] = &[
    ("abbreviations", &[One(&["title", "month", "unit", "company", "place", "other"])]),
    ("calendar", &[One(&["month", "weekday", "relative"]), Number]),
    ("cue-nouns", &[SomeOf(&["speech", "document", "medium"])]),
    ("demonyms", &[Place]),
    (
        "function-words",
        &[SomeOf(&["det", "poss", "prep", "conj", "subord", "that", "rel", "wh", "aux", "neg", "adv", "pron", "num"])],
    ),
    ("given-names", &[GENDER, One(&["-", "word"])]),
    ("honorifics", &[GENDER, One(&["courtesy", "title"])]),
    (
        "marks",
        &[One(&[
            "elision",
            "exclaiming",
            "function",
            "work",
            "headed",
            "outlet",
            "naming",
            "term",
            "reporting",
            "abbreviation",
            "titling",
        ])],
    ),
    ("media", &[One(&["platform", "text"])]),
    ("name-parts", &[One(&["particle", "suffix"])]),
    ("nicknames", &[Words]),
    ("organizations", &[SomeOf(&["head", "topic", "suffix", "known"])]),
    ("page-words", &[]),
    ("people-nouns", &[GENDER, GRAMMATICAL_NUMBER, One(&["person", "group", "source"])]),
    ("places", &[SomeOf(&["country", "state", "city", "region", "seat"])]),
    (
        "reporting-verbs",
        &[Forms, One(&["strong", "medium", "weak"]), DashOrSome(&["that", "addressee", "object", "cognition", "document"])],
    ),
    ("role-modifiers", &[SomeOf(&["time", "rank", "party"])]),
    ("roles", &[GENDER, GRAMMATICAL_NUMBER, SomeOf(&["title", "head", "topic"]), One(&["person", "group"])]),
    ("venues", &[]),
    ("verbs", &[Forms]),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/en")
}

fn read(name: &str) -> String {
    let path = folder().join(format!("{name}.txt"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The rows of a list with their line numbers, header left out.
fn rows(list: &str) -> impl Iterator<Item = (usize, &str)> {
    list.split_terminator('\n').enumerate().map(|(i, line)| (i + 1, line)).filter(|(_, line)| !line.starts_with('#'))
}

fn first_column(name: &str) -> BTreeSet<String> {
    rows(&read(name)).map(|(_, row)| row.split('\t').next().unwrap_or("").to_owned()).collect()
}

#[test]
fn every_file_is_known_here() {
    let there: BTreeSet<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap().trim_end_matches(".txt").to_owned())
        .collect();
    let known: BTreeSet<String> = LISTS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(there, known, "a list in data/en and the table in this test must agree");
}

#[test]
fn headers_explain_the_columns() {
    for (name, _) in LISTS {
        let list = read(name);
        let header: Vec<&str> = list.lines().take_while(|line| line.starts_with('#')).collect();
        let words = header.join(" ");
        assert!(header.len() >= 3, "{name}: the header is missing or too short to explain anything");
        assert!(words.contains("Columns"), "{name}: the header does not explain the columns");
        assert!(
            words.contains("compiled for ipse from general knowledge"),
            "{name}: the header does not say whence the words are"
        );
        let comments = list.lines().filter(|line| line.starts_with('#')).count();
        assert_eq!(comments, header.len(), "{name}: a comment stands below the header");
    }
}

#[test]
fn rows_keep_their_form() {
    let mut broken = Vec::new();
    for (name, columns) in LISTS {
        let list = read(name);
        assert!(list.ends_with('\n'), "{name}: the last line does not end");
        assert!(!list.contains('\r'), "{name}: a carriage return");
        for (line, row) in rows(&list) {
            let mut fault = |what: String| broken.push(format!("data/en/{name}.txt:{line}: {what}: {row:?}"));
            let cells: Vec<&str> = row.split('\t').collect();
            if cells.len() != columns.len() + 1 {
                fault(format!("{} columns instead of {}", cells.len(), columns.len() + 1));
                continue;
            }
            if row.chars().any(|c| c.is_whitespace() && c != '\t') || cells.iter().any(|cell| cell.is_empty()) {
                fault("a stray blank or an empty column".into());
            }
            if row != row.to_lowercase() {
                fault("not in lower case".into());
            }
            for (cell, column) in cells[1..].iter().zip(*columns) {
                if let Err(what) = column.check(cell, &cells) {
                    fault(what);
                }
            }
        }
    }
    assert!(broken.is_empty(), "{} rows are broken:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn rows_are_sorted_and_stand_once() {
    for (name, _) in LISTS {
        let list = read(name);
        let mut before: Option<(&str, usize)> = None;
        let mut seen = BTreeMap::new();
        for (line, row) in rows(&list) {
            // A word of marks.txt has a row for each of its classes; everywhere else it has one row.
            let key = if *name == "marks" { row } else { row.split('\t').next().unwrap_or("") };
            if let Some(first) = seen.insert(key, line) {
                panic!("data/en/{name}.txt:{line}: {key:?} stands on line {first} already");
            }
            if let Some((last, at)) = before {
                assert!(last < key, "data/en/{name}.txt:{line}: {key:?} belongs before {last:?} of line {at}");
            }
            before = Some((key, line));
        }
        assert!(!seen.is_empty(), "{name}: no rows");
    }
}

#[test]
fn lists_that_exclude_each_other_do() {
    for (a, b) in [("people-nouns", "roles"), ("verbs", "reporting-verbs")] {
        let both: Vec<String> = first_column(a).intersection(&first_column(b)).cloned().collect();
        assert!(both.is_empty(), "{a} and {b} both hold {both:?}");
    }
}

impl Column {
    fn check(&self, cell: &str, row: &[&str]) -> Result<(), String> {
        let some = |allowed: &[&str]| {
            let values: Vec<&str> = cell.split(',').collect();
            let once = values.iter().collect::<BTreeSet<_>>().len() == values.len();
            once && values.iter().all(|value| allowed.contains(value))
        };
        let fine = match self {
            One(allowed) => allowed.contains(&cell),
            SomeOf(allowed) => some(allowed),
            DashOrSome(allowed) => cell == "-" || some(allowed),
            Words => cell.split(',').all(|word| !word.is_empty() && word != row[0]),
            Forms => cell == "-" || cell.split(',').filter(|form| !form.is_empty()).count() == 4,
            Place => cell.chars().all(|c| c.is_alphanumeric() || "_-'.’&".contains(c)),
            Number => cell.parse::<i8>().is_ok_and(|number| match row[1] {
                "month" => (1..=12).contains(&number),
                "weekday" => (1..=7).contains(&number),
                _ => (-7..=7).contains(&number),
            }),
        };
        if fine { Ok(()) } else { Err(format!("{cell:?} is not allowed in its column")) }
    }
}
