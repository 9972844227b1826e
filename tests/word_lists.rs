//! The word lists under data/en keep the form that data/README.md tells.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use ipse::{Lexicon, WordClass};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/en")
}

/// Every list of words with its name; phrases have a form of their own.
fn lists() -> BTreeMap<String, String> {
    let mut lists = files();
    assert!(lists.remove("phrases").is_some());
    lists
}

fn files() -> BTreeMap<String, String> {
    let files = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    files.map(|path| (name(&path), fs::read_to_string(&path).unwrap())).collect()
}

/// The lines of a list with their numbers, comments and empty lines left out.
fn lines(list: &str) -> impl Iterator<Item = (usize, &str)> {
    let numbered = list.split_terminator('\n').enumerate().map(|(at, line)| (at + 1, line));
    numbered.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

fn words(list: &str) -> BTreeSet<&str> {
    lines(list).filter(|(_, line)| !line.starts_with('[')).map(|(_, line)| line.split('\t').next().unwrap()).collect()
}

#[test]
fn heads_explain_the_lists() {
    for (name, list) in lists() {
        let head: Vec<&str> = list.lines().take_while(|line| line.starts_with('#')).collect();
        assert!(head.len() >= 3, "{name}: the head is missing or too short to explain anything");
        assert!(
            head.iter().any(|line| line.contains("compiled for ipse from general knowledge")),
            "{name}: the head does not say whence the words are"
        );
        let (head, plain) = (head.join("\n"), ["noun", "verb", "masculine", "feminine", "plural"]);
        let all: BTreeSet<&str> = lines(&list).flat_map(|(_, line)| classes(line)).collect();
        // What all words are, the head says anyway.
        let of_all =
            |class: &str| lines(&list).filter(|(_, line)| line.starts_with('[')).all(|(_, line)| classes(line).contains(&class));
        let explained = |class: &str| plain.contains(&class) || of_all(class) || head.contains(class);
        let unexplained: Vec<_> = all.iter().filter(|class| !explained(class)).collect();
        assert!(unexplained.is_empty(), "{name}: the head does not explain {unexplained:?}");
    }
}

/// The classes that a line gives.
fn classes(line: &str) -> Vec<&str> {
    match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
        Some(names) => names.split(' ').collect(),
        None => classes_behind(line),
    }
}

fn classes_behind(line: &str) -> Vec<&str> {
    let items = line.split_once('\t').map_or("", |(_, items)| items);
    items.split(' ').filter(|item| !item.is_empty() && !item.contains('=') && *item != "doubled").collect()
}

#[test]
fn lines_keep_their_form() {
    let mut broken = Vec::new();
    for (name, list) in lists() {
        assert!(list.ends_with('\n'), "{name}: the last line does not end");
        assert!(!list.contains('\r'), "{name}: a carriage return");
        for (number, line) in lines(&list).filter(|(_, line)| !line.starts_with('[')) {
            let mut fault = |what: &str| broken.push(format!("data/en/{name}.txt:{number}: {what}: {line:?}"));
            let mut columns = line.split('\t');
            let (word, items, more) = (columns.next().unwrap(), columns.next(), columns.next());
            if more.is_some() || items.is_some_and(|items| items.split(' ').any(str::is_empty)) {
                fault("a tab or a blank too many");
            }
            if word.is_empty() || word.contains(char::is_whitespace) || line != line.to_lowercase() {
                fault("no word in lower case");
            }
            if items.is_some_and(|items| items.split(' ').collect::<BTreeSet<_>>().len() != items.split(' ').count()) {
                fault("something stands twice");
            }
        }
    }
    assert!(broken.is_empty(), "{} lines are broken:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn words_are_sorted_and_stand_once() {
    for (name, list) in lists() {
        let mut before = "";
        let mut seen = BTreeMap::new();
        let mut section = "";
        for (number, line) in lines(&list) {
            if line.starts_with('[') {
                (before, section) = ("", line);
                continue;
            }
            let word = line.split('\t').next().unwrap();
            // What a mark beside them is for depends on more than one class of words.
            let key = if name == "marks" { (section, word) } else { ("", word) };
            if let Some(first) = seen.insert(key, number) {
                panic!("data/en/{name}.txt:{number}: {word:?} stands on line {first} already");
            }
            assert!(before < word, "data/en/{name}.txt:{number}: {word:?} belongs before {before:?}");
            before = word;
        }
        assert!(!seen.is_empty(), "{name}: no words");
    }
}

#[test]
fn phrases_are_sorted_and_stand_once() {
    let list = &files()["phrases"];
    let (mut section, mut before) = ("", "");
    for (number, line) in lines(list) {
        let last = if line.starts_with('[') { &mut section } else { &mut before };
        assert!(*last < line, "data/en/phrases.txt:{number}: {line:?} belongs before {last:?}");
        *last = line;
        if line.starts_with('[') {
            before = "";
        }
    }
}

#[test]
fn lists_that_exclude_each_other_do() {
    let lists = lists();
    for (a, b) in [("people-nouns", "roles"), ("verbs", "reporting-verbs"), ("given-names", "nicknames"), ("honorifics", "roles")]
    {
        let both: Vec<_> = words(&lists[a]).intersection(&words(&lists[b])).copied().collect();
        assert!(both.is_empty(), "{a} and {b} both hold {both:?}");
    }
}

#[test]
fn every_list_is_loaded() {
    let lexicon = Lexicon::english();
    for (word, class) in [
        ("confessed", WordClass::ReportingVerb),
        ("spokesmen", WordClass::Role),
        ("committee", WordClass::Organization),
        ("ann", WordClass::GivenName),
        ("kyiv", WordClass::Place),
    ] {
        assert!(lexicon.contains(word, class), "{word}");
    }
    let listed: BTreeSet<String> =
        lists().values().flat_map(|list| words(list).into_iter().map(str::to_owned).collect::<Vec<_>>()).collect();
    assert!(lexicon.len() > listed.len(), "{} words are known, {} are listed", lexicon.len(), listed.len());
}
