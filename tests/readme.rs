//! The table of hard cases in the README says what is so.

use ipse::{Document, Extraction, Extractor, Quote, Speaker, Usage};

/// `words + words — Ann Lee (mayor) + Tom Orr, denied`; what is no speech is said so.
fn show(extraction: &Extraction<'_>, quote: &Quote<'_>) -> String {
    let parts: Vec<&str> = quote.parts().iter().map(|part| extraction.slice(*part)).collect();
    let words = parts.join(" + ");
    let name = |speaker: &Speaker| {
        let role = speaker.role().filter(|role| *role != speaker.name());
        let role = role.map_or(String::new(), |role| format!(" ({role})"));
        format!("{}{role}", speaker.name())
    };
    match (quote.usage(), quote.attribution().filter(|attribution| attribution.speaker().is_some())) {
        (Usage::Speech, Some(attribution)) => {
            let speakers = attribution.speakers().filter_map(|id| extraction.speaker(id)).map(name);
            let factuality = attribution.factuality();
            let factuality = if factuality.is_stated() { String::new() } else { format!(", {factuality}") };
            format!("{words} — {}{factuality}", speakers.collect::<Vec<_>>().join(" + "))
        }
        (Usage::Speech, None) => format!("{words} — nobody"),
        (usage, _) => format!("{words} — {}", format!("{usage:?}").to_lowercase()),
    }
}

#[test]
fn hard_cases_come_out_as_the_readme_says() {
    let readme = include_str!("../README.md");
    let (_, table) = readme.split_once("| In the text | Found |\n").expect("the README has its table of hard cases");
    let mut wrong = Vec::new();
    let mut rows = 0;
    for row in table.lines().skip(1).take_while(|line| line.starts_with('|')) {
        let [text, found] = row.trim_matches('|').split(" | ").map(str::trim).collect::<Vec<_>>()[..] else {
            panic!("a row has two columns: {row}");
        };
        rows += 1;
        let text = text.replace('¶', "\n\n");
        let document = Document::new(text.as_str());
        let extraction = Extractor::default().extract(&document);
        let outer = extraction.quotes().iter().filter(|quote| quote.depth() == 0);
        let got = outer.map(|quote| show(&extraction, quote)).collect::<Vec<_>>().join("; ");
        if got != found {
            wrong.push(format!("{row}\n  but found: {got}"));
        }
    }
    assert!(rows > 0);
    assert!(wrong.is_empty(), "{} of {rows} rows of the README are not so:\n{}", wrong.len(), wrong.join("\n"));
}

/// What the page prints is a file beside this one, and so is run.
#[test]
fn the_page_on_snapshot_tests_prints_a_test_that_runs() {
    assert!(include_str!("../docs/snapshot-testing.md").contains(include_str!("snapshot_guide.rs")));
}
