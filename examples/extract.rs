//! Reads an article and prints who said what, as entries of the feed or as JSON.
//!
//!     cargo run --example extract
//!     cargo run --example extract -- article.txt
//!     cargo run --example extract -- --json - < article.txt

mod shared;

use std::process::ExitCode;

use ipse::render::printable;
use ipse::{Extractor, RecordOptions};

const USAGE: &str = "\
usage: extract [--json] [FILE | -]

Prints who said what in an article, as entries of the feed.

  FILE     a text file in UTF-8; - is standard input; an article that comes with the example when left out
  --json   prints all that was found as JSON: quotes, speakers, records, diagnostics
";

fn main() -> ExitCode {
    let (mut json, mut path) = (false, None);
    for argument in std::env::args_os().skip(1) {
        match argument.to_str() {
            Some("--json") => json = true,
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
    if json {
        return match shared::to_json(&shared::Output { findings: extraction.findings(), records }, true) {
            Ok(json) => shared::print(&json),
            Err(message) => shared::fail(&format!("extract: {message}")),
        };
    }
    let entries: Vec<String> = records.iter().map(ipse::Ipse::to_text).collect();
    shared::print(&printable(&entries.join("\n\n")))
}
