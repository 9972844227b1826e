//! Whole articles against what an editor expects of them.
//!
//! What is not right yet stands in `fixtures/articles/known-misses.txt`. The test fails when a miss appears that is not listed,
//! and also when a listed one is mended, so the list tells the truth. `UPDATE_MISSES=1 cargo test --test articles` rewrites it.

#[path = "support/articles.rs"]
mod articles;

use std::collections::BTreeSet;
use std::fs;

use articles::{Article, Expected, Kind, fold, opening};
use ipse::{Extraction, Extractor, Quote, QuoteKind};

const HEADER: &str = "\
# What the extractor does not get right in the articles beside this file.
#
# Columns, separated by ` | `: article, what, quote, expected, got.
# what:
#   lost      a quote of the editor's that is not found
#   spurious  a quote that the editor does not see (with the speaker it was given)
#   words     found, but with other words than the editor's
#   usage     speech taken for something else, or something else for speech
#   wrong     given to another speaker than the editor's, or to somebody though nobody is told
#   unnamed   not given to the speaker that the editor names
#   role      the speaker is right, but the role shares no word with the editor's
#
# `cargo test` compares this list with what is the case: a line for a new miss has to be added, the line of a mended one
# removed. `UPDATE_MISSES=1 cargo test --test articles` does both; read the difference before you commit it.
";

#[test]
fn articles_read_as_an_editor_reads_them() {
    let extractor = Extractor::default();
    let (mut misses, mut kinds, mut quotes) = (Vec::new(), Vec::new(), 0);
    for article in articles::all() {
        let document = article.document();
        let extraction = extractor.extract(&document);
        quotes += article.expected.len();
        compare(&article, &extraction, &mut misses, &mut kinds);
    }
    println!("{quotes} quotes expected, {} misses", misses.len());
    println!("taken for direct instead of mixed, or the other way round ({}):\n{}", kinds.len(), kinds.join("\n"));

    let path = articles::folder().join("known-misses.txt");
    if std::env::var_os("UPDATE_MISSES").is_some_and(|value| value != "0") {
        fs::write(&path, format!("{HEADER}\n{}\n", misses.join("\n"))).unwrap();
        return;
    }
    let list = fs::read_to_string(&path).unwrap_or_default();
    let mut known: Vec<&str> = list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let mut new = Vec::new();
    for miss in &misses {
        match known.iter().position(|line| line == miss) {
            Some(at) => drop(known.remove(at)),
            None => new.push(format!("+ {miss}")),
        }
    }
    let mended: Vec<String> = known.iter().map(|line| format!("- {line}")).collect();
    assert!(
        new.is_empty() && mended.is_empty(),
        "fixtures/articles/known-misses.txt is not what is the case.\n\n\
         Misses that are not listed (mend them, or add the lines): {}\n{}\n\n\
         Listed misses that are mended or have changed (remove the lines): {}\n{}\n\n\
         `UPDATE_MISSES=1 cargo test --test articles` rewrites the list.",
        new.len(),
        new.join("\n"),
        mended.len(),
        mended.join("\n"),
    );
}

/// Notes every difference between what was found in an article and what its editor expects.
fn compare(article: &Article, extraction: &Extraction<'_>, misses: &mut Vec<String>, kinds: &mut Vec<String>) {
    let found: Vec<&Quote<'_>> =
        extraction.quotes().iter().filter(|quote| quote.depth() == 0 && quote.kind() != QuoteKind::Indirect).collect();
    let words: Vec<Vec<String>> =
        found.iter().map(|quote| quote.parts().iter().map(|part| fold(extraction.slice(*part))).collect()).collect();
    let wanted: Vec<Vec<String>> =
        article.expected.iter().map(|quote| quote.parts.iter().map(|part| fold(part)).collect()).collect();
    let mut miss = |what: &str, quote: &str, expected: &str, got: &str| {
        misses.push(format!("{} | {what:<8} | {} | {expected} | {got}", article.name, opening(quote, 7)));
    };
    for pair in align(&wanted, &words) {
        match pair {
            (Some(want), Some(got)) => {
                let (expected, quote) = (&article.expected[want], found[got]);
                let place = &wanted[want].join(" ");
                if wanted[want] != words[got] {
                    let show = |parts: &[String]| parts.iter().map(|part| short(part)).collect::<Vec<_>>().join(" + ");
                    miss("words", place, &show(&wanted[want]), &show(&words[got]));
                }
                if quote.usage() != expected.kind.usage() {
                    let (want, got) = (format!("{:?}", expected.kind.usage()), format!("{:?}", quote.usage()));
                    miss("usage", place, &want.to_lowercase(), &got.to_lowercase());
                } else if let (Kind::Direct, QuoteKind::Mixed) | (Kind::Mixed, QuoteKind::Direct) = (expected.kind, quote.kind())
                {
                    kinds.push(format!("{} | {} | {:?}", article.name, opening(place, 7), quote.kind()));
                }
                let named = extraction.speaker_of(quote);
                match (&expected.speaker, named) {
                    (None, None) => {}
                    (Some(name), Some(speaker)) if same_name(name, speaker.name()) => {
                        if expected.role.as_deref().is_some_and(|role| !share_a_word(role, speaker.role().unwrap_or(""))) {
                            miss("role", place, expected.role.as_deref().unwrap_or(""), speaker.role().unwrap_or("no role"));
                        }
                    }
                    (Some(name), None) => miss("unnamed", place, name, "nobody"),
                    (name, Some(speaker)) => miss("wrong", place, name.as_deref().unwrap_or("nobody"), speaker.name()),
                }
            }
            (Some(want), None) => miss("lost", &wanted[want].join(" "), &said_by(&article.expected[want]), "nothing"),
            (None, Some(got)) => {
                let speaker = extraction.speaker_of(found[got]).map_or("nobody", |speaker| speaker.name());
                miss("spurious", &words[got].join(" "), "nothing", speaker);
            }
            (None, None) => {}
        }
    }
}

/// Pairs what is wanted with what was found, both in text order: first the best run of equal quotes, and between these the
/// quotes of which one begins or ends as the other does.
fn align(wanted: &[Vec<String>], found: &[Vec<String>]) -> Vec<(Option<usize>, Option<usize>)> {
    let (n, m) = (wanted.len(), found.len());
    let worth = |i: usize, j: usize| -> usize {
        let (a, b) = (&wanted[i], &found[j]);
        if a == b {
            return 100;
        }
        let touch = |x: &String, y: &String| x.contains(y.as_str()) || y.contains(x.as_str());
        if a.iter().any(|x| b.iter().any(|y| !x.is_empty() && !y.is_empty() && touch(x, y))) { 1 } else { 0 }
    };
    // best[i][j]: the most that can be gained from wanted[i..] and found[j..].
    let mut best = vec![vec![0; m + 1]; n + 1];
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            let both = worth(i, j);
            let pair = if both > 0 { both + best[i + 1][j + 1] } else { 0 };
            best[i][j] = pair.max(best[i + 1][j]).max(best[i][j + 1]);
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < n || j < m {
        if i < n && j < m && worth(i, j) > 0 && best[i][j] == worth(i, j) + best[i + 1][j + 1] {
            out.push((Some(i), Some(j)));
            (i, j) = (i + 1, j + 1);
        } else if i < n && (j == m || best[i][j] == best[i + 1][j]) {
            out.push((Some(i), None));
            i += 1;
        } else {
            out.push((None, Some(j)));
            j += 1;
        }
    }
    out
}

fn said_by(expected: &Expected) -> String {
    expected.speaker.clone().unwrap_or_else(|| "nobody".to_owned())
}

fn short(part: &str) -> String {
    let words: Vec<&str> = part.split(' ').collect();
    if words.len() <= 8 {
        part.to_owned()
    } else {
        format!("{} … {}", words[..3].join(" "), words[words.len() - 3..].join(" "))
    }
}

/// Names are equal but for apostrophes, blanks and an article at the start.
fn same_name(expected: &str, got: &str) -> bool {
    let bare = |name: &str| {
        let folded = fold(name);
        ["the ", "a ", "an ", "The ", "A ", "An "]
            .iter()
            .find_map(|article| folded.strip_prefix(article))
            .unwrap_or(&folded)
            .to_owned()
    };
    bare(expected) == bare(got)
}

fn share_a_word(expected: &str, got: &str) -> bool {
    const SMALL: [&str; 12] = ["the", "a", "an", "of", "for", "to", "in", "on", "at", "by", "and", "s"];
    let words = |role: &str| -> BTreeSet<String> {
        let folded = fold(role).to_lowercase();
        folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty() && !SMALL.contains(word))
            .map(str::to_owned)
            .collect()
    };
    !words(expected).is_disjoint(&words(got))
}
