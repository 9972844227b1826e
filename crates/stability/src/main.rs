//! Rewrites articles in ways that change nothing of what they say, and counts how much of what was found in them is found again.
//!
//!     cargo run --release -p ipse-stability -- articles.jsonl

mod rewriting;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::io::{self, Write as _};
use std::process::ExitCode;

use ipse::render::printable;
use ipse::{Document, Extractor, QuoteKind};
use rayon::prelude::*;
use serde::Deserialize;

use rewriting::Rewriting;

const USAGE: &str = "\
usage: stability [--check] [--list] [--only NAME] FILE

Rewrites articles in many ways: other marks, other line ends, wrapped lines, page furniture. Counts how much of what was found in an
article as it stands, quotes with the words and the last name of the speaker, is found in the article rewritten.

  FILE         JSON lines, {\"id\", \"text\", \"title\"?, \"published\"?}
  --check      the exit code is 1 where less is kept than the bar says, or more is new
  --list       what is lost (-) and what is new (+), under each line of the table
  --only NAME  only the rewritings whose name has this in it
";

/// No more than this share of what is found in an article rewritten may be new, in percent.
const NEW: f64 = 2.0;

/// A line of input.
#[derive(Deserialize)]
struct Article {
    id: String,
    text: String,
    title: Option<String>,
    published: Option<String>,
}

#[derive(Default)]
struct Arguments {
    check: bool,
    list: bool,
    only: String,
    path: String,
}

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(message) => {
            eprintln!("stability: {}", printable(&message).trim_end());
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<ExitCode, String> {
    let Some(arguments) = arguments().map_err(|message| format!("{message}\n\n{USAGE}"))? else {
        print(USAGE)?;
        return Ok(ExitCode::SUCCESS);
    };
    let (table, missed) = table(&articles(&arguments.path)?, &arguments);
    print(&table)?;
    Ok(if arguments.check && missed { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn print(text: &str) -> Result<(), String> {
    io::stdout().write_all(printable(text).as_bytes()).map_err(|e| format!("cannot write: {e}"))
}

/// `None` when help was asked for.
fn arguments() -> Result<Option<Arguments>, String> {
    let mut read = Arguments::default();
    let mut given = std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned());
    while let Some(argument) = given.next() {
        match argument.as_str() {
            "-h" | "--help" => return Ok(None),
            "--check" => read.check = true,
            "--list" => read.list = true,
            "--only" => read.only = given.next().ok_or("--only needs a name")?,
            path if read.path.is_empty() && !path.starts_with('-') => read.path = argument,
            _ => return Err(format!("unexpected argument {argument:?}")),
        }
    }
    if read.path.is_empty() { Err("no FILE given".to_owned()) } else { Ok(Some(read)) }
}

fn articles(path: &str) -> Result<Vec<Article>, String> {
    let text = fs::read_to_string(path).map_err(|e| format!("cannot read {path}: {e}"))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(at, line)| serde_json::from_str(line).map_err(|e| format!("{path}, line {}: {e}", at + 1))).collect()
}

/// The words of a quote, and the last name of who said them; whether the words stand in marks.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    words: String,
    surname: String,
    quoted: bool,
}

/// All quotes of a text that somebody is named for.
fn said(extractor: &Extractor, article: &Article, text: &str) -> BTreeSet<Said> {
    let mut document = Document::new(text);
    if let Some(title) = &article.title {
        document = document.with_title(title);
    }
    if let Some(day) = article.published.as_ref().and_then(|day| day.parse().ok()) {
        document = document.with_published(day);
    }
    let extraction = extractor.extract(&document);
    let named = extraction.quotes().iter().filter_map(|quote| {
        let surname = words(extraction.speaker_of(quote)?.name()).rsplit(' ').next()?.to_owned();
        Some(Said { words: words(&quote.text()), surname, quoted: quote.kind() != QuoteKind::Indirect })
    });
    named.collect()
}

/// The words of a text in lower case, a blank between two of them: no marks, no stops.
fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '’') && !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// How many quotes were found before, after, and both times.
#[derive(Default)]
struct Tally {
    before: usize,
    after: usize,
    both: usize,
}

impl Tally {
    fn add(&mut self, before: &BTreeSet<Said>, after: &BTreeSet<Said>, counts: impl Fn(&Said) -> bool) {
        let count = |set: &BTreeSet<Said>| set.iter().filter(|said| counts(said)).count();
        self.before += count(before);
        self.after += count(after);
        self.both += before.intersection(after).filter(|said| counts(said)).count();
    }

    /// The share of what was found before, in percent.
    fn kept(&self) -> f64 {
        percent(self.both, self.before)
    }

    /// The share of what was found after that was not found before, in percent.
    fn added(&self) -> f64 {
        100.0 - percent(self.both, self.after)
    }
}

/// A share of nothing is all of it.
fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 100.0 } else { 100.0 * part as f64 / whole as f64 }
}

/// The table, and whether any bar is missed.
fn table(articles: &[Article], arguments: &Arguments) -> (String, bool) {
    let extractor = Extractor::default();
    let before: Vec<BTreeSet<Said>> = articles.par_iter().map(|article| said(&extractor, article, &article.text)).collect();
    let mut out = format!(
        "{:40} {:>7} {:>7} {:>6}   {:>7} {:>7} {:>6} {:>5}\n",
        "rewriting", "quotes", "kept %", "new %", "all", "kept %", "new %", "bar"
    );
    let mut any_missed = false;
    for Rewriting { name, bar, apply } in rewriting::ALL.iter().filter(|rewriting| rewriting.name.contains(&arguments.only)) {
        let after: Vec<Vec<BTreeSet<Said>>> = articles
            .par_iter()
            .map(|article| apply(&article.text).iter().map(|text| said(&extractor, article, text)).collect())
            .collect();
        let (mut quoted, mut all, mut list) = (Tally::default(), Tally::default(), String::new());
        for ((article, before), after) in articles.iter().zip(&before).zip(&after) {
            for after in after {
                quoted.add(before, after, |said| said.quoted);
                all.add(before, after, |_| true);
                for (sign, set, other) in [('-', before, after), ('+', after, before)] {
                    for Said { words, surname, quoted } in set.difference(other) {
                        let marks = if *quoted { "" } else { " (no marks)" };
                        let _ = writeln!(list, "  {sign} {}{marks}: {surname}: {words}", article.id);
                    }
                }
            }
        }
        let missed = [&quoted, &all].iter().any(|tally| tally.kept() < *bar || tally.added() > NEW);
        any_missed |= missed;
        let _ = writeln!(
            out,
            "{name:40} {:7} {:7.1} {:6.1}   {:7} {:7.1} {:6.1} {bar:5.0}{}",
            quoted.before,
            quoted.kept(),
            quoted.added(),
            all.before,
            all.kept(),
            all.added(),
            if missed { " missed" } else { "" }
        );
        if arguments.list {
            out += &list;
        }
    }
    (out, any_missed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(text: &str) -> Article {
        Article { id: "a".to_owned(), text: text.to_owned(), title: None, published: None }
    }

    #[test]
    fn words_are_the_same_in_any_marks() {
        assert_eq!(words("“It’s ‘ours’, \u{a0}\nsaid — we.”"), "its ours said we");
        assert_eq!(words("''It's `ours', said we.''"), words("It's 'ours' said we"));
        assert_eq!(words("…"), "");
    }

    #[test]
    fn what_is_lost_and_what_is_new_is_counted() {
        let said = |surname: &str| Said { words: "no".to_owned(), surname: surname.to_owned(), quoted: surname != "orr" };
        let (before, after) = (["innes", "orr"].map(said).into(), ["innes", "lee", "moss"].map(said).into());
        let mut tally = Tally::default();
        tally.add(&before, &after, |_| true);
        assert_eq!((tally.kept(), tally.added().round()), (50.0, 67.0));
        tally = Tally::default();
        tally.add(&before, &after, |said| said.quoted);
        assert_eq!((tally.before, tally.after, tally.both), (1, 3, 1));
        assert_eq!((Tally::default().kept(), Tally::default().added()), (100.0, 0.0));
    }

    #[test]
    fn a_plain_article_comes_through_all_rewritings() {
        let text = include_str!("../../../fixtures/articles/01-drawbridge-repair.txt");
        let (table, missed) = table(&[article(text)], &Arguments { list: true, ..Arguments::default() });
        assert_eq!(table.lines().filter(|line| !line.starts_with("  ")).count(), rewriting::ALL.len() + 1);
        assert!(!missed, "{table}");
    }

    #[test]
    fn what_does_not_come_through_is_listed() {
        let text = "“We sail,” said Ann Orr.\n\n“Nobody sails.";
        let only = "every fifth closing mark missing".to_owned();
        let (table, _) = table(&[article(text)], &Arguments { list: true, only, ..Arguments::default() });
        assert!(table.starts_with("rewriting ") && table.lines().count() == 2, "{table}");
    }
}
