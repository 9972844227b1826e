//! Who said what in Parquet files and JSON lines: SQL on one machine, with all its cores.

mod articles;
mod bare;
mod engine;
mod feed;

use std::process::ExitCode;

use datafusion::error::{DataFusionError, Result};

const USAGE: &str = "\
usage: ipse-sql make FOLDER [--articles N] [--files N] [--json]
       ipse-sql most ARTICLES
       ipse-sql said ARTICLES NAME WORD
       ipse-sql feed ARTICLES FILE.parquet
       ipse-sql sql ARTICLES STATEMENT..
       ipse-sql bare ARTICLES [--threads N]

ARTICLES is a file or a folder of Parquet (.parquet) or JSON lines (.jsonl): id, text, and where they are known title, publisher, published.

  make   writes made-up articles: paragraphs of the crate's own, in a random order that is always the same
  most   who was quoted most
  said   what one person said about a word, sentences that a feed would show
  feed   the records of all articles, each statement once, as Parquet
  sql    any statements over the table articles; what they give is written as CSV
  bare   the same count as `most` by a plain loop in threads, to compare the time with
";

const MOST: &str = "\
SELECT q['speaker'] AS speaker, count(*) AS quotes
FROM (SELECT unnest(ipse_quotes(text, title, publisher, published)) AS q FROM articles)
WHERE q['usage'] = 'speech' AND q['speaker'] IS NOT NULL
GROUP BY speaker
ORDER BY quotes DESC, speaker
LIMIT 20";

const SAID: &str = "\
SELECT r['date'] AS date, r['author'] AS author, r['quote'] AS quote, r['confidence'] AS confidence, id
FROM (SELECT id, unnest(ipse_records(text, title, publisher, published)) AS r FROM articles WHERE strpos(lower(text), lower($word)) > 0)
WHERE strpos(r['author'], $name) > 0 AND strpos(lower(r['quote']), lower($word)) > 0
ORDER BY date DESC, id, quote
LIMIT 20";

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("ipse-sql: {problem}");
            ExitCode::from(2)
        }
    }
}

async fn run(arguments: &[String]) -> Result<()> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["make", folder, ref options @ ..] => {
            let number = |name: &str, default| Ok::<usize, DataFusionError>(option(options, name)?.unwrap_or(default));
            articles::write(folder, number("--articles", 20_000)?, number("--files", 16)?, options.contains(&"--json"))
        }
        ["most", path] => engine::show(&engine::over(path).await?, MOST, &[]).await,
        ["said", path, name, word] => engine::show(&engine::over(path).await?, SAID, &[("name", name), ("word", word)]).await,
        ["feed", path, output] => feed::write(&engine::over(path).await?, output).await,
        ["sql", path, ref statements @ ..] => {
            let context = engine::over(path).await?;
            for statement in statements {
                engine::print(&context, statement).await?;
            }
            Ok(())
        }
        ["bare", path, ref options @ ..] => bare::count(path, option(options, "--threads")?.unwrap_or(2)),
        _ => Err(DataFusionError::Configuration(format!("what is to be done?\n\n{USAGE}"))),
    }
}

/// The number behind a name.
fn option(options: &[&str], name: &str) -> Result<Option<usize>> {
    let Some(at) = options.iter().position(|option| *option == name) else { return Ok(None) };
    let number = options.get(at + 1).and_then(|number| number.parse().ok());
    number.map(Some).ok_or_else(|| DataFusionError::Configuration(format!("{name} needs a number")))
}
