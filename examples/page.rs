//! Shows who said what in a page of HTML, and marks it in the page.
//!
//!     cargo run --features html --example page -- article.html
//!     cargo run --features html --example page -- article.html --output marked.html

mod shared;

use std::fmt::Write;
use std::fs;
use std::process::ExitCode;

use ipse::html::{MarkOptions, Page};
use ipse::render::printable;
use ipse::{Extraction, Extractor, Usage};

const USAGE: &str = "\
usage: page [--text] [--output FILE] [FILE | -]

Shows who said what in a page of HTML, and marks it in the page.

  FILE           a page in UTF-8; - is standard input; a page that comes with the example when left out
  --text         the text of the page, and nothing else
  --output FILE  writes the page with its quotes and the names of speakers marked in it
";

const PAGE: &str = include_str!("../fixtures/pages/slipway-vote.html");

/// What was asked for.
#[derive(Default)]
struct Request {
    text: bool,
    output: Option<String>,
    path: Option<String>,
}

fn main() -> ExitCode {
    if std::env::args_os().skip(1).any(|argument| argument == "-h" || argument == "--help") {
        return shared::print(USAGE);
    }
    let request = match read_arguments() {
        Ok(request) => request,
        Err(message) => return shared::fail(&format!("page: {message}\n\n{USAGE}")),
    };
    let page = match request.path.as_deref().map_or_else(|| Ok(PAGE.to_owned()), shared::text) {
        Ok(html) => Page::read(html),
        Err(message) => return shared::fail(&format!("page: {message}")),
    };
    if request.text {
        return shared::print(&format!("{}\n", printable(page.text())));
    }
    let document = page.document();
    let extraction = Extractor::default().extract(&document);
    if let Some(path) = &request.output {
        // Its scripts are still in it: no page to show to others unless it is your own.
        let marked = page.mark(&extraction, &MarkOptions::default());
        if let Err(error) = fs::write(path, marked) {
            return shared::fail(&format!("page: cannot write {path:?}: {error}"));
        }
    }
    shared::print(&printable(&told(&page, &extraction)))
}

/// What the page tells of itself, and a line for each quote: who, where in the page, and the words.
fn told(page: &Page<'_>, extraction: &Extraction<'_>) -> String {
    let mut out = String::new();
    let published = page.published().map(|day| day.to_string());
    let authors = Some(page.authors().join(", ")).filter(|authors| !authors.is_empty());
    for (label, value) in [
        ("title", page.title()),
        ("publisher", page.publisher()),
        ("url", page.url()),
        ("authors", authors.as_deref()),
        ("published", published.as_deref()),
    ] {
        if let Some(value) = value {
            let _ = writeln!(out, "{label}: {value}");
        }
    }
    for quote in extraction.quotes().iter().filter(|quote| quote.usage() == Usage::Speech) {
        let name = extraction.speaker_of(quote).map_or("unresolved", |speaker| speaker.name());
        let from = page.range(quote.parts()[0]).next().map_or(0, |place| place.start);
        let _ = writeln!(out, "{name}, byte {from}: {}", quote.text().split_whitespace().collect::<Vec<_>>().join(" "));
    }
    out
}

fn read_arguments() -> Result<Request, String> {
    let mut request = Request::default();
    let mut arguments = std::env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        let argument = argument.into_string().map_err(|argument| format!("an argument is not UTF-8: {argument:?}"))?;
        match argument.as_str() {
            "--text" => request.text = true,
            "--output" => {
                let path = arguments.next().and_then(|value| value.into_string().ok());
                request.output = Some(path.ok_or("--output needs a value")?);
            }
            given if request.path.is_none() && (given == "-" || !given.starts_with('-')) => request.path = Some(given.to_owned()),
            _ => return Err(format!("unexpected argument {argument:?}")),
        }
    }
    Ok(request)
}
