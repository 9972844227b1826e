//! The page of the rules and clues says what their rows say.

use std::fmt::Display;
use std::path::Path;

use crate::rules::{Examples, Row, Weighed};
use crate::{Clue, Provenance, Rule};

/// What stands above the tables.
const HEAD: &str = "\
The rules by which a speaker is chosen and the clues by which a pronoun is given its antecedent, each with its weight, where that
comes from, and texts that show it.

The rows of `src/attribution/rules.rs` and `src/speakers/clues.rs` declare them, and this page is made from these rows:
`UPDATE_RULES=1 cargo test --lib guide` writes it anew.

A weight says how much a rule speaks for a candidate, or against it where it is below zero, in log-odds;
[how an attribution is decided](crate::guide::attributions) tells what is done with it. A *fitted* weight comes from annotated
articles, one *drawn towards* a prior also from what is to be expected where they show too little, and one set *by hand* says why.

The first text is one in which the rule holds for the words in italics; behind `⇒` stands who is named there in the end. In the
second it does not hold for these words, though a reader may think so. `¶` begins a paragraph; `→` shows which quote is asked about,
else it is the first.
";

/// The page, made from the rows.
fn page() -> String {
    let articles = |provenance: Provenance| match provenance {
        Provenance::Fitted { to, .. } => Some(to),
        Provenance::ByHand { .. } => None,
    };
    let news = Rule::ALL.iter().find_map(|rule| articles(rule.provenance())).unwrap();
    let labelled = Clue::ALL.iter().find_map(|clue| articles(clue.provenance())).unwrap();
    let (rules, clues) = (table(Rule::ALL, Rule::meaning), table(Clue::ALL, Clue::meaning));
    format!(
        "{HEAD}\n# Rules\n\nFitted to {news}.\n\n{rules}\n# Clues\n\nFitted to {labelled}. In italics stands the name of whom the \
         pronoun may stand for.\n\n{clues}"
    )
}

fn table<R: Weighed + Display>(rules: &[R], meaning: fn(R) -> &'static str) -> String {
    let mut out = "| Name | Weight | From | Meaning | Holds | Does not hold |\n|---|---|---|---|---|---|\n".to_owned();
    for &rule in rules {
        let Row { weight, provenance, .. } = R::ROWS[rule.place() as usize];
        let Examples { holds: [(whom, holds, named), ..], not: [(other, not), ..] } = rule.examples() else { unreachable!() };
        out += &format!(
            "| `{rule}` | {weight:+.2} | {provenance} | {} | *{whom}*: {} ⇒ {named} | *{other}*: {} |\n",
            cell(meaning(rule)),
            cell(holds),
            cell(not)
        );
    }
    out
}

/// Words as they can stand in the cell of a table.
fn cell(words: &str) -> String {
    words.replace('<', "&lt;").replace('|', "\\|")
}

#[test]
fn the_page_of_rules_is_what_their_rows_say() {
    let page = page();
    if std::env::var_os("UPDATE_RULES").is_some_and(|value| value != "0") {
        std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md"), page).unwrap();
        return;
    }
    let known: Vec<&str> = include_str!("../../docs/rules.md").lines().collect();
    let new = page.lines().filter(|line| !known.contains(line)).map(|line| format!("\n+ {line}"));
    let old = known.iter().filter(|line| !page.lines().any(|new| new == **line)).map(|line| format!("\n- {line}"));
    let differ: String = new.chain(old).collect();
    assert!(
        page.lines().eq(known),
        "docs/rules.md is not what the rows say; `UPDATE_RULES=1 cargo test --lib guide` writes it anew:{differ}"
    );
}
