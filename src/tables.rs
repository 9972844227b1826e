//! Tables for the tests that stand beside the rules: what goes in, what must come out, and what is known to come out wrong.
//!
//! A table is read as a whole before it fails, so that one run shows every row that a change has touched. In a text `¶` parts
//! paragraphs, and `→` right behind an opening mark shows the quote that is asked about; without one it is the first.

use std::fmt::Display;

use crate::rules::{Examples, RuleSet, Weighed};
use crate::{Document, Explanation, Extraction, Extractor, Quote, QuoteKind};

/// Checks that reading each text gives what stands beside it.
#[track_caller]
pub(crate) fn hold<T: AsRef<str>, W: AsRef<str>>(rows: impl IntoIterator<Item = (T, W)>, read: impl Fn(&str) -> String) {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (text, want) in rows {
        count += 1;
        let (text, want) = (text.as_ref(), want.as_ref());
        let got = read(text);
        if got != want {
            wrong.push(format!("\n  text  {text}\n  want  {want}\n  found {got}\n"));
        }
    }
    assert!(wrong.is_empty(), "{} of {count} rows do not hold:\n{}", wrong.len(), wrong.concat());
}

/// Checks a table of known misses: text, what comes out today, what is right. A row whose miss is mended fails, so that it moves
/// up to the rows that hold; so does one that goes wrong in another way, so that the table tells the truth.
#[track_caller]
pub(crate) fn known_misses<T: AsRef<str>>(rows: &[(T, &str, &str)], read: impl Fn(&str) -> String) {
    let mut moved = Vec::new();
    for (text, now, right) in rows {
        let text = text.as_ref();
        let got = read(text);
        if got == *right {
            moved.push(format!("\n  MENDED, move the row up to those that hold:\n  text  {text}\n  right {right}\n"));
        } else if got != *now {
            moved.push(format!("\n  wrong in another way:\n  text  {text}\n  was   {now}\n  found {got}\n  right {right}\n"));
        }
    }
    assert!(moved.is_empty(), "{} of {} known misses have changed:\n{}", moved.len(), rows.len(), moved.concat());
}

/// Reads a text and hands over what was found, what was weighed for the quote asked about, and that quote.
pub(crate) fn asked<T>(row: &str, read: impl FnOnce(&Extraction, &Explanation, &Quote) -> T) -> T {
    let text = row.replace('¶', "\n\n");
    let asked = text.find('→');
    let text = text.replace('→', "");
    let document = Document::new(text.as_str());
    let (extraction, explanations) = Extractor::default().explain(&document);
    let in_marks = |quote: &Quote| quote.kind() != QuoteKind::Indirect;
    let at = match asked {
        Some(at) => extraction.quotes().iter().position(|q| in_marks(q) && q.parts().iter().any(|part| part.start() == at)),
        None => extraction.quotes().iter().position(in_marks),
    };
    let at = at.unwrap_or_else(|| panic!("no quote is found where it is asked for: {row}"));
    read(&extraction, &explanations[at], &extraction.quotes()[at])
}

/// The speaker's name; `"words"` of a mention whose speaker is not known; `nobody`.
pub(crate) fn named(extraction: &Extraction, quote: &Quote) -> String {
    match (extraction.speaker_of(quote), quote.attribution()) {
        (Some(speaker), _) => speaker.name().to_owned(),
        (None, Some(attribution)) => format!("\"{}\"", extraction.slice(attribution.mention())),
        (None, None) => "nobody".to_owned(),
    }
}

/// Who speaks the quote asked about.
pub(crate) fn speaker(row: &str) -> String {
    asked(row, |extraction, _, quote| named(extraction, quote))
}

/// Checks the texts in the rows of rules. `weighed` reads a text and tells for everybody who was weighed which rules hold.
#[track_caller]
pub(crate) fn examples<R: Weighed + Display>(rules: &[R], weighed: impl Fn(&str) -> Vec<(String, RuleSet<R>)>) {
    let mut wrong = Vec::new();
    for &rule in rules {
        let Examples { holds, not } = rule.examples();
        for &(whom, row, _) in holds {
            if !weighed(row).iter().any(|(words, set)| words == whom && set.has(rule)) {
                wrong.push(format!("\n  {rule} does not hold for {whom}: {row}"));
            }
        }
        for &(whom, row) in not {
            let weighed = weighed(row);
            if weighed.iter().any(|(words, set)| words == whom && set.has(rule)) {
                wrong.push(format!("\n  {rule} holds for {whom}: {row}"));
            }
            // Else the row would say nothing.
            let same = weighed.iter().any(|(words, _)| words == whom);
            if !row.contains(whom) || !same && weighed.iter().any(|(words, _)| words.contains(whom)) {
                wrong.push(format!("\n  {rule}: nobody goes by just the words {whom}: {row}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.concat());
    hold(rules.iter().flat_map(|rule| rule.examples().holds).map(|(_, row, named)| (*row, *named)), speaker);
}
