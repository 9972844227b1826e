//! Reads an article and prints who said what.
//!
//!     cargo run --example extract
//!     cargo run --example extract -- article.txt
//!     cargo run --example extract -- --json - < article.txt

mod shared;

use std::fmt::Write;
use std::process::ExitCode;

use ipse::render::printable;
use ipse::{Attribution, Extraction, Extractor, Ipse, Quote, QuoteKind, RecordOptions, Speaker};

const USAGE: &str = "\
usage: extract [--records | --json | --explain] [FILE | -]

Prints who said what in an article: each quote in marks with its speaker, the words, when and where, and how sure that is.

  FILE        a text file in UTF-8; - is standard input; an article that comes with the example when left out
  --records   prints the entries of a quote feed instead
  --json      prints all that was found as JSON: quotes, speakers, records, diagnostics
  --explain   says with each quote why it went to whom it went; the example explain says more
";

/// What is printed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Quotes { why: bool },
    Records,
    Json,
}

fn main() -> ExitCode {
    let (mut form, mut path) = (Form::Quotes { why: false }, None);
    for argument in std::env::args_os().skip(1) {
        match argument.to_str() {
            Some("--records") => form = Form::Records,
            Some("--json") => form = Form::Json,
            Some("--explain") => form = Form::Quotes { why: true },
            Some("-h" | "--help") => return shared::print(USAGE),
            Some(given) if path.is_none() && (given == "-" || !given.starts_with('-')) => path = Some(given.to_owned()),
            _ => return shared::fail(&format!("extract: unexpected argument {argument:?}\n\n{USAGE}")),
        }
    }
    let document = match shared::document(path.as_deref()) {
        Ok(document) => document,
        Err(message) => return shared::fail(&format!("extract: {message}")),
    };
    let extraction = Extractor::default().extract(&document);
    let records = extraction.records(&RecordOptions::default());
    match form {
        Form::Quotes { why } => shared::print(&printable(&quotes(&extraction, why))),
        Form::Records => {
            let entries: Vec<String> = records.iter().map(Ipse::to_text).collect();
            shared::print(&printable(&entries.join("\n\n")))
        }
        Form::Json => match shared::to_json(&shared::Output { findings: extraction.findings(), records }, true) {
            Ok(json) => shared::print(&json),
            Err(message) => shared::fail(&format!("extract: {message}")),
        },
    }
}

/// The speech of an article, a few lines a quote, and how much there is.
fn quotes(extraction: &Extraction<'_>, why: bool) -> String {
    let mut out = String::new();
    let (mut count, mut unresolved) = (0, 0);
    for quote in extraction.speech().filter(|quote| quote.depth() == 0 && quote.kind() != QuoteKind::Indirect) {
        let who = who(extraction, quote);
        count += 1;
        unresolved += usize::from(who.is_none());
        let _ = writeln!(out, "{}", who.as_deref().unwrap_or("unresolved"));
        let _ = writeln!(out, "    “{}”", quote.text().split_whitespace().collect::<Vec<_>>().join(" "));
        let occasion = occasion(quote);
        if !occasion.is_empty() {
            let _ = writeln!(out, "    {occasion}");
        }
        if let Some(sentence) = extraction.why(quote).filter(|_| why) {
            let _ = writeln!(out, "    {sentence}");
        }
        out.push('\n');
    }
    let _ = writeln!(out, "{count} quotes, {unresolved} of them unresolved; {} speakers", extraction.speakers().len());
    out
}

/// `Ann Lee, Mayor, and Tom Orr`, and how sure that is.
fn who(extraction: &Extraction<'_>, quote: &Quote<'_>) -> Option<String> {
    let attribution = quote.attribution().filter(|attribution| attribution.speaker().is_some())?;
    let named = |speaker: &Speaker| match speaker.role() {
        Some(role) => format!("{}, {role}", speaker.name()),
        None => speaker.name().to_owned(),
    };
    let names: Vec<String> = attribution.speakers().filter_map(|id| extraction.speaker(id)).map(named).collect();
    let said = attribution.factuality();
    let said = if said.is_stated() { String::new() } else { format!(", {said}") };
    Some(format!("{} ({:.0} % sure{said})", names.join(", and "), per_cent(attribution)))
}

/// Never 100: nothing is that sure.
fn per_cent(attribution: &Attribution) -> f32 {
    (attribution.confidence() * 100.0).floor().min(99.0)
}

/// `on 2025-02-04, in Kyiv, by Telegram`
fn occasion(quote: &Quote<'_>) -> String {
    let day = quote.days().map(|(from, to)| if from == to { format!("on {from}") } else { format!("from {from} to {to}") });
    let place = quote.location().map(|place| format!("in {place}"));
    let medium = quote.medium().map(|medium| format!("by {medium}"));
    [day, place, medium].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
