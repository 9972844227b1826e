//! Shows who said what in an article: as a page for a browser, or as annotated text.
//!
//!     cargo run --example annotate -- article.txt --output article.html
//!     cargo run --example annotate -- --text < article.txt

mod shared;

use std::fs;
use std::process::ExitCode;

use ipse::render::{annotated, article_html};
use ipse::{Date, Document, Extractor};

const USAGE: &str = "\
usage: annotate [--text] [--output FILE] [--title T] [--source S] [--url U] [--published YYYY-MM-DD] [FILE | -]

Shows who said what in an article: a page of HTML with each quote in the colour of its speaker, and why.

  FILE               a text file in UTF-8; - is standard input; an article that comes with the example when left out
  --text             annotated text for a terminal or a snapshot test in place of the page
  --output FILE      writes to a file and not to standard output
  --title, --source, --url, --published
                     what is known of the article; the day of publication makes dates of words such as \"yesterday\"
";

/// What was asked for.
#[derive(Default)]
struct Request {
    text: bool,
    output: Option<String>,
    title: Option<String>,
    source: Option<String>,
    url: Option<String>,
    published: Option<Date>,
    path: Option<String>,
}

fn main() -> ExitCode {
    if std::env::args_os().skip(1).any(|argument| argument == "-h" || argument == "--help") {
        return shared::print(USAGE);
    }
    let request = match read_arguments() {
        Ok(request) => request,
        Err(message) => return shared::fail(&format!("annotate: {message}\n\n{USAGE}")),
    };
    let document = match shared::document(request.path.as_deref()) {
        Ok(document) => describe(document, &request),
        Err(message) => return shared::fail(&format!("annotate: {message}")),
    };
    let extraction = Extractor::default().extract(&document);
    let out = if request.text { annotated(&extraction) } else { article_html(&extraction) };
    match &request.output {
        None => shared::print(&out),
        Some(path) => match fs::write(path, out) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => shared::fail(&format!("annotate: cannot write {path:?}: {error}")),
        },
    }
}

fn read_arguments() -> Result<Request, String> {
    let mut request = Request::default();
    let mut arguments = std::env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        let argument = argument.into_string().map_err(|argument| format!("an argument is not UTF-8: {argument:?}"))?;
        let mut value = || {
            let value = arguments.next().and_then(|value| value.into_string().ok());
            value.ok_or_else(|| format!("{argument} needs a value"))
        };
        match argument.as_str() {
            "--text" => request.text = true,
            "--output" => request.output = Some(value()?),
            "--title" => request.title = Some(value()?),
            "--source" => request.source = Some(value()?),
            "--url" => request.url = Some(value()?),
            "--published" => request.published = Some(value()?.parse().map_err(|error| format!("--published: {error}"))?),
            given if request.path.is_none() && (given == "-" || !given.starts_with('-')) => request.path = Some(given.to_owned()),
            _ => return Err(format!("unexpected argument {argument:?}")),
        }
    }
    Ok(request)
}

fn describe<'t>(mut document: Document<'t>, request: &Request) -> Document<'t> {
    if let Some(title) = &request.title {
        document = document.with_title(title);
    }
    if let Some(source) = &request.source {
        document = document.with_publisher(source);
    }
    if let Some(url) = &request.url {
        document = document.with_url(url);
    }
    if let Some(day) = request.published {
        document = document.with_published(day);
    }
    document
}
