//! Tells for each quote of an article who said it and why: the decision, and what was weighed.
//!
//!     cargo run --example explain
//!     cargo run --example explain -- article.txt --quote 3

mod shared;

use std::fmt::Write;
use std::process::ExitCode;

use ipse::render::printable;
use ipse::{Clue, Evidence, ExplainedCandidate, Explanation, Extraction, Extractor, Quote, Span, Speaker, SpeakerId};

const USAGE: &str = "\
usage: explain [--quote N] [FILE | -]

Tells for each quote of an article who said it and why.

  FILE        a text file in UTF-8; - is standard input; an article that comes with the example when left out
  --quote N   tells it of one quote only, the Nth
";

/// So many candidates are shown.
const SHOWN: usize = 4;
/// Quotes and phrases longer than this, in characters, are cut.
const WIDEST: usize = 96;

fn main() -> ExitCode {
    let (mut only, mut path) = (None, None);
    let mut arguments = std::env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("-h" | "--help") => return shared::print(USAGE),
            Some("--quote") => match arguments.next().and_then(|n| n.to_str()?.parse().ok()).filter(|&n: &usize| n > 0) {
                Some(n) => only = Some(n),
                None => return shared::fail(&format!("explain: --quote needs a number from 1 on\n\n{USAGE}")),
            },
            Some(given) if path.is_none() && (given == "-" || !given.starts_with('-')) => path = Some(given.to_owned()),
            _ => return shared::fail(&format!("explain: unexpected argument {argument:?}\n\n{USAGE}")),
        }
    }
    let document = match shared::document(path.as_deref()) {
        Ok(document) => document,
        Err(message) => return shared::fail(&format!("explain: {message}")),
    };
    let (extraction, explanations) = Extractor::default().explain(&document);
    let count = extraction.quotes().len();
    if let Some(n) = only.filter(|&n| n > count) {
        return shared::fail(&format!("explain: there is no quote {n}: the text has {count}"));
    }
    let mut out = String::new();
    for (i, (quote, explanation)) in extraction.quotes().iter().zip(&explanations).enumerate() {
        if only.is_none_or(|n| n == i + 1) {
            out.push_str(&tell(i + 1, quote, explanation, &extraction));
        }
    }
    shared::print(&printable(&out))
}

fn tell(number: usize, quote: &Quote<'_>, explanation: &Explanation, extraction: &Extraction<'_>) -> String {
    let mut out = String::new();
    let mut line = |label: &str, value: &str| {
        let _ = writeln!(out, "    {label:<11} {value}");
    };
    let span = Span::new(quote.parts()[0].start(), quote.parts()[quote.parts().len() - 1].end());
    let depth = if quote.depth() > 0 { ", inside another quote" } else { "" };
    let open = if quote.is_closed() { "" } else { ", not closed" };
    line("is", &format!("{} {}{depth}{open}, bytes {}..{}", quote.kind(), quote.usage(), span.start(), span.end()));
    let speaker = extraction.speaker_of(quote).map(|speaker| match speaker.role() {
        Some(role) => format!("{}, {role} ({})", speaker.name(), speaker.kind()),
        None => format!("{} ({})", speaker.name(), speaker.kind()),
    });
    line("speaker", &one_line(speaker.as_deref().unwrap_or("unresolved")));
    if let Some(attribution) = quote.attribution() {
        line("mention", &one_line(extraction.slice(attribution.mention())));
        line("cue", &attribution.cue().map_or_else(|| "none".to_owned(), |cue| one_line(extraction.slice(cue))));
        let names = |ids: &mut dyn Iterator<Item = SpeakerId>| {
            let names: Vec<&str> = ids.filter_map(|id| extraction.speaker(id)).map(Speaker::name).collect();
            one_line(&names.join(", "))
        };
        if attribution.speakers().nth(1).is_some() {
            line("together", &names(&mut attribution.speakers()));
        }
        if attribution.relayed_by().is_some() {
            line("relayed by", &names(&mut attribution.relayed_by().into_iter()));
        }
        if let Some(cue) = attribution.factuality_cue() {
            line("said", &format!("{}, by “{}”", attribution.factuality(), one_line(extraction.slice(cue))));
        }
        line("confidence", &format!("{:.2}", attribution.confidence()));
    }
    if let Some(reading) = explanation.reading() {
        let [cue, source, content] = [reading.cue(), reading.source(), reading.content()];
        line("read", &format!("cue {cue:.2}, source {source:.2}, content {content:.2}"));
        for (meaning, weight) in reading.grounds() {
            line("", &format!("{weight:>+5.1}  {}", one_line(meaning)));
        }
    }
    let candidates = explanation.candidates();
    if candidates.is_empty() {
        line("weighed", "nobody");
    } else {
        line("weighed", &format!("{} (a score above {:.1} is needed)", candidates.len(), explanation.threshold()));
    }
    for candidate in candidates.iter().take(SHOWN) {
        out.push_str(&weigh(candidate, extraction));
    }
    if candidates.len() > SHOWN {
        let _ = writeln!(out, "      {:>5}  {} more", "", candidates.len() - SHOWN);
    }
    let antecedents = explanation.antecedents();
    if !antecedents.is_empty() {
        let _ = writeln!(out, "    {:<11} {} (the best is taken)", "stands for", antecedents.len());
    }
    for antecedent in antecedents.iter().take(SHOWN) {
        let _ = writeln!(out, "      {:>+5.1}  {}", antecedent.score(), one_line(antecedent.name()));
        let mut clues: Vec<Clue> = antecedent.clues().collect();
        clues.sort_by(|a, b| b.weight().abs().total_cmp(&a.weight().abs()));
        for clue in clues {
            let _ = writeln!(out, "             {:>+5.1}  {:<20}  {}", clue.weight(), clue.name(), clue.meaning());
        }
    }
    format!("{number:>3} “{}”\n{out}\n", one_line(&quote.text()))
}

/// The candidate with its score, and under it the evidence, weightiest first.
fn weigh(candidate: &ExplainedCandidate, extraction: &Extraction<'_>) -> String {
    let mention = candidate.mention();
    let mut out =
        format!("      {:>+5.1}  {} (byte {})\n", candidate.score(), one_line(extraction.slice(mention)), mention.start());
    let mut evidence: Vec<Evidence> = candidate.evidence().collect();
    evidence.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    for Evidence { rule, weight } in evidence {
        let _ = writeln!(out, "             {weight:>+5.1}  {:<20}  {}", rule.name(), rule.meaning());
    }
    out
}

/// The words on one line, cut where they are many.
fn one_line(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= WIDEST {
        return line;
    }
    line.chars().take(WIDEST - 1).chain(['…']).collect()
}
