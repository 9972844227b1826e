//! Reads several articles and writes one feed page: statements that more than one of them carries are one record.
//!
//!     cargo run --example feed
//!     cargo run --example feed -- --now 2025-03-12T09:00:00Z --form json articles.jsonl more.txt

mod shared;

use std::fs;
use std::io::{self, Write};
use std::process::ExitCode;
use std::time::SystemTime;

use ipse::render::{FeedPage, feed_html, printable};
use ipse::{Context, Document, Extractor, IpseFeed, RecordOptions, Timestamp};
use serde::Deserialize;

const USAGE: &str = "\
usage: feed [--form FORM] [--now TIME] [--contexts FILE] [--page FILE] [FILE..]

Writes one feed page of several articles, with the records of the same statement made one.

  FILE             JSON lines, where the name ends in .jsonl: {\"id\", \"text\", \"title\"?, \"source\"?, \"url\"?, \"published\"?, \"inserted\"?};
                   else a text file in UTF-8. Three articles that come with the example when there is neither this nor a page
  --form FORM      text (the default), json or html
  --now TIME       the present moment, such as 2025-03-12T09:00:00Z; the clock's when left out
  --contexts FILE  the larger stories that are known: a JSON list of {\"name\", \"terms\"?, \"from\"?, \"to\"?, \"inserted\"?}
  --page FILE      a feed page to go on with, written at the present moment

A record is put into the feed at the time \"inserted\" of its article, or else when that was published, or else now.
Lines that hold no article are told on standard error and passed over; the exit code is then 1.
";

const ARTICLES: &str = include_str!("../fixtures/feed/articles.jsonl");
const CONTEXTS: &str = include_str!("../fixtures/feed/contexts.json");
/// When the page of the articles that come with the example is read.
const NOW: &str = "2025-03-12T09:00:00Z";

/// A line of input.
#[derive(Deserialize)]
struct Article {
    id: Option<serde_json::Value>,
    text: String,
    title: Option<String>,
    source: Option<String>,
    url: Option<String>,
    published: Option<String>,
    inserted: Option<Timestamp>,
}

#[derive(Clone, Copy)]
enum Form {
    Text,
    Json,
    Html,
}

#[derive(Default)]
struct Arguments {
    form: Option<Form>,
    now: Option<Timestamp>,
    contexts: Option<String>,
    page: Option<String>,
    files: Vec<String>,
}

fn main() -> ExitCode {
    let arguments = match arguments() {
        Ok(Some(arguments)) => arguments,
        Ok(None) => return shared::print(USAGE),
        Err(message) => return shared::fail(&format!("feed: {message}\n\n{USAGE}")),
    };
    match run(&arguments) {
        Ok((page, lost)) => {
            let code = shared::print(&page);
            if lost > 0 && code == ExitCode::SUCCESS { ExitCode::from(1) } else { code }
        }
        Err(message) => shared::fail(&format!("feed: {message}")),
    }
}

/// `None` when help was asked for.
fn arguments() -> Result<Option<Arguments>, String> {
    let mut read = Arguments::default();
    let mut given = std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned());
    while let Some(argument) = given.next() {
        let mut value = || given.next().ok_or_else(|| format!("{argument} needs a value"));
        match argument.as_str() {
            "-h" | "--help" => return Ok(None),
            "--form" => {
                read.form = Some(match value()?.as_str() {
                    "text" => Form::Text,
                    "json" => Form::Json,
                    "html" => Form::Html,
                    other => return Err(format!("there is no form {other:?}: give text, json or html")),
                });
            }
            "--now" => read.now = Some(value()?.parse().map_err(|e| format!("--now: {e}"))?),
            "--contexts" => read.contexts = Some(value()?),
            "--page" => read.page = Some(value()?),
            option if option.starts_with('-') => return Err(format!("unexpected argument {option:?}")),
            _ => read.files.push(argument),
        }
    }
    Ok(Some(read))
}

/// The page, and how many lines held no article.
fn run(arguments: &Arguments) -> Result<(String, usize), String> {
    let example = arguments.files.is_empty() && arguments.page.is_none();
    let now = match arguments.now {
        Some(now) => now,
        None if example => NOW.parse().map_err(|e| format!("{e}"))?,
        None => SystemTime::now().try_into().map_err(|e| format!("the clock: {e}"))?,
    };
    let contexts: Vec<Context> = match &arguments.contexts {
        Some(path) => shared::from_json(&read(path)?).map_err(|e| format!("{path:?} is no list of contexts: {e}"))?,
        None if example => shared::from_json(CONTEXTS).map_err(|e| format!("the contexts of the example: {e}"))?,
        None => Vec::new(),
    };
    let extractor = Extractor::default();
    let (mut feed, mut lost) = (IpseFeed::new(), 0);
    if let Some(path) = &arguments.page {
        feed = IpseFeed::from_text(&read(path)?, now).map_err(|e| format!("{path:?}, {e}"))?;
    }
    let mut add = |article: Article, place: &str| feed.extend(records(&extractor, article, &contexts, now, place));
    let mut add_lines = |text: &str, path: &str| {
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let place = format!("{path:?}, line {}", number + 1);
            match shared::from_json(line.trim_start_matches('\u{feff}')) {
                Ok(article) => add(article, &place),
                Err(e) => {
                    lost += 1;
                    log(&format!("{place} is passed over: {e}"));
                }
            }
        }
    };
    if example {
        add_lines(ARTICLES, "the articles of the example");
    }
    for path in &arguments.files {
        let text = read(path)?;
        if path.ends_with(".jsonl") {
            add_lines(&text, path);
        } else {
            // A line of JSON that says no more than this.
            let article = serde_json::json!({"id": path, "text": text}).to_string();
            add_lines(&article, path);
        }
    }
    feed.merge();
    let page = match arguments.form.unwrap_or(Form::Text) {
        Form::Text => printable(&feed.to_text(now)).into_owned(),
        Form::Html => feed_html(&feed, &FeedPage::default().now(now)),
        Form::Json => shared::to_json(&feed, true)?,
    };
    Ok((page, lost))
}

/// The records of one article.
fn records(extractor: &Extractor, article: Article, contexts: &[Context], now: Timestamp, place: &str) -> Vec<ipse::Ipse> {
    let mut document = Document::new(article.text);
    if let Some(title) = article.title {
        document = document.with_title(title);
    }
    if let Some(source) = article.source {
        document = document.with_publisher(source);
    }
    if let Some(url) = article.url {
        document = document.with_url(url);
    }
    let published: Option<Timestamp> = article
        .published
        .and_then(|moment| moment.parse().map_err(|e| log(&format!("{place} is read without its \"published\": {e}"))).ok());
    if let Some(published) = published {
        document = document.with_published(published.date());
    }
    let inserted = article.inserted.or(published).unwrap_or(now);
    document = document.with_inserted(inserted);
    if let Some(id) = article.id {
        document = document.with_id(id.as_str().map_or_else(|| id.to_string(), str::to_owned));
    }
    let options = RecordOptions::default().contexts(contexts.iter().cloned());
    extractor.extract(&document).records(&options)
}

fn read(path: &str) -> Result<String, String> {
    let bytes = fs::read(path).map_err(|e| format!("cannot read {path:?}: {e}"))?;
    String::from_utf8(bytes).map_err(|e| format!("{path:?} is not UTF-8 at byte {}", e.utf8_error().valid_up_to()))
}

fn log(message: &str) {
    // That nobody hears it is no failure.
    let _ = writeln!(io::stderr(), "feed: {}", printable(message));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(form: Form) -> String {
        let (page, lost) = run(&Arguments { form: Some(form), ..Arguments::default() }).unwrap();
        assert_eq!(lost, 0);
        page
    }

    #[test]
    fn three_articles_make_one_page() {
        let text = page(Form::Text);
        let read = IpseFeed::from_text(&text, NOW.parse().unwrap()).unwrap();
        assert_eq!(read.to_text(NOW.parse().unwrap()), text);
        let json: serde_json::Value = serde_json::from_str(&page(Form::Json)).unwrap();
        assert_eq!(json["records"].as_array().map(Vec::len), Some(read.len()));
        let merged = json["records"].as_array().unwrap().iter().filter(|record| record["variants"].is_array()).count();
        assert_eq!(merged, 2);
    }

    #[test]
    fn files_of_both_kinds_and_a_page_go_into_one() {
        let folder = std::env::temp_dir().join(format!("ipse-feed-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let file = |name: &str, text: &str| {
            let path = folder.join(name).to_string_lossy().into_owned();
            fs::write(&path, text).unwrap();
            path
        };
        let quote = "The old pump in Weir Street works again, and nobody had believed it.";
        let lines = format!("{{\"id\": 7, \"text\": \"“{quote}” said Ann Lee.\"}}\n\nno article\n{{\"id\": 8}}\n");
        let arguments = Arguments {
            now: "2025-03-12T09:00:00Z".parse().ok(),
            page: Some(file("page.txt", &format!("IPSEs IN THE LAST 24H\n• Ann Lee “{quote}” 3 hours ago\n"))),
            files: vec![file("lines.jsonl", &lines), file("text.txt", &format!("Ann Lee said: “{quote}”"))],
            ..Arguments::default()
        };
        let (page, lost) = run(&arguments).unwrap();
        let missing = run(&Arguments { files: vec!["no such file".to_owned()], ..Arguments::default() });
        let contexts = file("contexts.json", r#"[{"name": "Water"}, {"name": "Fair", "terms": "carousel"}]"#);
        let wrong = run(&Arguments { contexts: Some(contexts), ..Arguments::default() });
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(lost, 2);
        assert_eq!(page.matches(quote).count(), 1, "one record, of which the list tells all\n{page}");
        assert!(page.contains("Ann Lee “The old pump in Weir Street works again, and nobody had believed it.” 3 hours ago"));
        let wrong = wrong.unwrap_err();
        assert!(
            wrong.contains("contexts.json\" is no list of contexts: [1].terms: invalid type: string \"carousel\""),
            "{wrong}"
        );
        assert!(missing.unwrap_err().contains("cannot read \"no such file\""));
    }
}
