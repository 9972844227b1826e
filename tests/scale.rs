//! The recipes of docs/scale.md run as they stand, where the engine that they need is installed.

#[path = "support/examples.rs"]
mod examples;

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use examples::{example, run};
use ipse::{Document, Extractor};
use serde_json::{Value, json};

const PAGE: &str = include_str!("../docs/scale.md");

/// The first program below a heading.
fn recipe(heading: &str) -> &'static str {
    let (_, below) = PAGE.split_once(&format!("\n# {heading}\n")).unwrap();
    let (_, fenced) = below.split_once("\n```").unwrap();
    let (_, program) = fenced.split_once('\n').unwrap();
    program.split_once("\n```").unwrap().0
}

/// A folder with articles in it, gone when the test ends.
struct Kitchen(PathBuf);

impl Drop for Kitchen {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Kitchen {
    fn new(name: &str) -> Kitchen {
        let folder = std::env::temp_dir().join(format!("ipse-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("articles.jsonl"), articles().iter().map(|article| format!("{article}\n")).collect::<String>())
            .unwrap();
        Kitchen(folder)
    }

    /// Runs a program here, with `corpus` on the path.
    fn run(&self, program: &str, arguments: &[&str]) -> Output {
        let corpus = example("corpus");
        let path = std::env::var_os("PATH").unwrap_or_default();
        let paths = std::iter::once(corpus.parent().unwrap().to_owned()).chain(std::env::split_paths(&path));
        let mut command = Command::new(program);
        command
            .args(arguments)
            .current_dir(&self.0)
            .env("PATH", std::env::join_paths(paths).unwrap())
            .env("SPARK_LOCAL_IP", "127.0.0.1");
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output
    }

    fn shell(&self, program: &str) -> Output {
        self.run("sh", &["-ec", program])
    }
}

/// The articles of the feed, as a table has them.
fn articles() -> Vec<Value> {
    let lines = include_str!("../fixtures/feed/articles.jsonl").lines();
    let lines = lines.map(|line| serde_json::from_str::<Value>(line).unwrap());
    let columns = |a: Value| json!({"id": a["id"], "text": a["text"], "title": a["title"], "publisher": a["source"], "published": a["published"]});
    lines.map(columns).collect()
}

/// The quotes of all articles by the library itself, in the columns of the recipes.
fn quotes() -> Vec<String> {
    let (articles, extractor) = (articles(), Extractor::default());
    let mut rows = Vec::new();
    for article in &articles {
        let field = |name: &str| article[name].as_str().unwrap();
        let document = Document::new(field("text")).with_title(field("title")).with_publisher(field("publisher"));
        let extraction = extractor.extract(&document.with_published(field("published").parse().unwrap()));
        for quote in &extraction {
            let speaker = extraction.speaker_of(quote).map(|speaker| speaker.name());
            let date = quote.date().map(|date| date.to_string());
            rows.push(row(
                &json!({"id": field("id"), "text": quote.text(), "usage": quote.usage(), "speaker": speaker, "date": date}),
            ));
        }
    }
    rows.sort();
    assert!(rows.len() > 5);
    rows
}

/// What of a row is compared.
fn row(row: &Value) -> String {
    json!(["id", "text", "usage", "speaker", "date"].map(|name| row[name].clone())).to_string()
}

fn installed(program: &str, arguments: &[&str]) -> bool {
    let found = Command::new(program).args(arguments).output().is_ok_and(|output| output.status.success());
    if !found {
        eprintln!("not run: `{program} {}` fails, so it is not installed", arguments.join(" "));
    }
    found
}

#[test]
fn a_pipe_of_compressed_lines() {
    if !installed("gzip", &["--version"]) {
        return;
    }
    let kitchen = Kitchen::new("pipe");
    let expected = run("corpus", &[kitchen.0.join("articles.jsonl").to_str().unwrap()]).stdout;
    kitchen.shell("gzip -c articles.jsonl > articles.jsonl.gz");
    kitchen.shell(recipe("A pipe"));
    assert_eq!(kitchen.shell("gzip -dc quotes.jsonl.gz").stdout, expected);
}

#[test]
fn duckdb_reads_and_writes_through_corpus() {
    if !installed("duckdb", &["--version"]) {
        return;
    }
    let kitchen = Kitchen::new("duckdb");
    kitchen.shell(recipe("DuckDB"));
    let written = kitchen.run("duckdb", &["-json", "-c", "SELECT * FROM 'quotes.parquet'"]).stdout;
    let written: Vec<Value> = serde_json::from_slice(&written).unwrap();
    let mut found: Vec<String> = written.iter().map(row).collect();
    found.sort();
    assert_eq!(found, quotes());
}

#[test]
fn spark_pipes_through_corpus() {
    if !installed("python3", &["-c", "import pyspark"]) || !installed("java", &["-version"]) {
        return;
    }
    let kitchen = Kitchen::new("spark");
    kitchen.run("python3", &["-c", recipe("Spark")]);
    let parts = fs::read_dir(kitchen.0.join("quotes")).unwrap().map(|entry| entry.unwrap().path());
    let parts = parts.filter(|path| path.extension().is_some_and(|end| end == "json"));
    let lines: String = parts.map(|path| fs::read_to_string(path).unwrap()).collect();
    let mut found: Vec<String> = lines.lines().map(|line| row(&serde_json::from_str(line).unwrap())).collect();
    found.sort();
    assert_eq!(found, quotes());
}
