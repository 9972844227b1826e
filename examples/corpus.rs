//! Reads many documents, one a line in JSON, and writes what was found in each, one a line, in the same order.
//!
//!     cargo run --release --example corpus -- articles.jsonl > quotes.jsonl
//!     cargo run --release --example corpus -- --roster people.json --contexts stories.json articles.jsonl > quotes.jsonl

mod shared;

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, Write};
use std::process::ExitCode;
use std::sync::mpsc;
use std::thread;

use ipse::render::printable;
use ipse::{Context, Document, Extractor, RecordOptions, Scratch};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

const USAGE: &str = "\
usage: corpus [--threads N] [--roster FILE] [--contexts FILE] FILE | -

Reads a document a line, {\"id\", \"text\", \"title\"?, \"source\"?, \"url\"?, \"published\"?}, and writes a line for each, in the same
order: {\"id\", \"quotes\", \"speakers\", \"diagnostics\", \"records\"}.

  FILE             JSON lines; - is standard input
  --threads N      how many threads work; all cores when left out
  --roster FILE    people who are known: a JSON list of {\"name\", \"aliases\"?, \"role\"?, \"gender\"?, \"kind\"?, \"id\"?}
  --contexts FILE  the larger stories that are known: a JSON list of {\"name\", \"terms\"?, \"from\"?, \"to\"?, \"inserted\"?}

Lines that hold no document are told on standard error and passed over; the exit code is then 1.
";

/// So many lines are read before they are worked on together, or fewer when they hold so many bytes.
const LINES: usize = 512;
const BYTES: usize = 16 << 20;

/// What is done with each document.
struct Task {
    extractor: Extractor,
    options: RecordOptions,
}

impl Task {
    /// With the people and the stories of two files.
    fn new(roster: Option<&str>, contexts: Option<&str>) -> Result<Task, String> {
        let mut extractor = Extractor::builder();
        if let Some(path) = roster {
            let roster = serde_json::from_str(&shared::text(path)?).map_err(|e| format!("{path:?} is no list of people: {e}"))?;
            extractor = extractor.roster(roster);
        }
        let extractor = extractor.build().map_err(|e| format!("the roster: {e}"))?;
        let mut options = RecordOptions::default();
        if let Some(path) = contexts {
            let contexts: Vec<Context> =
                shared::from_json(&shared::text(path)?).map_err(|e| format!("{path:?} is no list of contexts: {e}"))?;
            options = options.contexts(contexts);
        }
        Ok(Task { extractor, options })
    }
}

fn main() -> ExitCode {
    let (mut threads, mut path, mut roster, mut contexts) = (0, None, None, None);
    let mut arguments = std::env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("-h" | "--help") => return shared::print(USAGE),
            Some("--threads") => match arguments.next().and_then(|n| n.to_str()?.parse().ok()).filter(|&n: &usize| n > 0) {
                Some(n) => threads = n,
                None => return shared::fail(&format!("corpus: --threads needs a number from 1 on\n\n{USAGE}")),
            },
            Some(option @ ("--roster" | "--contexts")) => match arguments.next().and_then(|file| file.into_string().ok()) {
                Some(file) if option == "--roster" => roster = Some(file),
                Some(file) => contexts = Some(file),
                None => return shared::fail(&format!("corpus: {option} needs a file\n\n{USAGE}")),
            },
            Some(given) if path.is_none() && (given == "-" || !given.starts_with('-')) => path = Some(given.to_owned()),
            _ => return shared::fail(&format!("corpus: unexpected argument {argument:?}\n\n{USAGE}")),
        }
    }
    let Some(path) = path else { return shared::fail(&format!("corpus: no FILE given\n\n{USAGE}")) };
    let task = match Task::new(roster.as_deref(), contexts.as_deref()) {
        Ok(task) => task,
        Err(problem) => return shared::fail(&format!("corpus: {problem}")),
    };
    let input: Box<dyn BufRead> = if path == "-" {
        Box::new(io::stdin().lock())
    } else {
        match File::open(&path) {
            Ok(file) => Box::new(BufReader::new(file)),
            Err(e) => return shared::fail(&format!("corpus: cannot read {path:?}: {e}")),
        }
    };
    if let Err(e) = ThreadPoolBuilder::new().num_threads(threads).build_global() {
        return shared::fail(&format!("corpus: cannot start threads: {e}"));
    }
    // That nobody hears it is no failure.
    let log = |message: &str| drop(writeln!(io::stderr(), "{}", printable(message)));
    match run(&task, input, BufWriter::new(io::stdout()), log) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        Err(Broken::Read(e)) => shared::fail(&format!("corpus: cannot read {path:?}: {e}")),
        // The reader has seen enough.
        Err(Broken::Write(e)) if e.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Broken::Write(e)) => shared::fail(&format!("corpus: cannot write: {e}")),
    }
}

enum Broken {
    Read(io::Error),
    Write(io::Error),
}

/// Works through the lines, chunk by chunk, and gives the number of bad ones. Another thread writes what is done meanwhile.
fn run(task: &Task, mut input: impl BufRead, out: impl Write + Send, log: impl Fn(&str) + Send) -> Result<usize, Broken> {
    thread::scope(|scope| {
        // Not more than one chunk waits to be written, so that memory is bounded.
        let (send, chunks) = mpsc::sync_channel::<Vec<Answer>>(1);
        let writer = scope.spawn(move || write_all(chunks, out, log));
        let (mut number, mut more, mut failed) = (0, true, None);
        while more && failed.is_none() {
            let (mut lines, mut bytes) = (Vec::new(), 0);
            while lines.len() < LINES && bytes < BYTES {
                let mut line = Vec::new();
                match input.read_until(b'\n', &mut line) {
                    Ok(0) => more = false,
                    Ok(_) => {
                        number += 1;
                        bytes += line.len();
                        lines.push((number, line));
                        continue;
                    }
                    // What was read before is not lost.
                    Err(e) => failed = Some(e),
                }
                break;
            }
            // Each thread has a scratch of its own.
            let work = |scratch: &mut Scratch, (number, line): &(usize, Vec<u8>)| answer(task, scratch, *number, line);
            let answers = lines.par_iter().map_init(Scratch::default, work).collect();
            // The writer is gone when it cannot write.
            if send.send(answers).is_err() {
                break;
            }
        }
        drop(send);
        let bad = writer.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)).map_err(Broken::Write)?;
        failed.map_or(Ok(bad), |e| Err(Broken::Read(e)))
    })
}

/// Writes what is done, chunk by chunk, and gives the number of bad lines.
fn write_all(chunks: mpsc::Receiver<Vec<Answer>>, mut out: impl Write, log: impl Fn(&str)) -> io::Result<usize> {
    let mut bad = 0;
    for answers in chunks {
        for Answer { line, warnings, lost } in answers {
            bad += usize::from(lost);
            warnings.iter().for_each(|warning| log(warning));
            out.write_all(&line)?;
        }
        // Whoever reads along sees the chunk now.
        out.flush()?;
    }
    Ok(bad)
}

/// What is written for a line of input.
#[derive(Default)]
struct Answer {
    /// The line with its end; empty for an empty or bad one.
    line: Vec<u8>,
    warnings: Vec<String>,
    /// Whether the line held no document that could be read.
    lost: bool,
}

/// A line of input. All but the text is taken as it stands, so that nothing odd about it loses the document.
#[derive(Deserialize)]
struct Line<'l> {
    #[serde(borrow)]
    id: Option<&'l RawValue>,
    #[serde(borrow)]
    text: Option<&'l RawValue>,
    #[serde(borrow)]
    title: Option<&'l RawValue>,
    #[serde(borrow)]
    source: Option<&'l RawValue>,
    #[serde(borrow)]
    url: Option<&'l RawValue>,
    #[serde(borrow)]
    published: Option<&'l RawValue>,
}

#[derive(Serialize)]
struct Reply<'l, 'e, 't> {
    id: Option<&'l RawValue>,
    #[serde(flatten)]
    output: shared::Output<'e, 't>,
}

fn answer(task: &Task, scratch: &mut Scratch, number: usize, line: &[u8]) -> Answer {
    let line = if number == 1 { line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line) } else { line };
    if line.trim_ascii().is_empty() {
        return Answer::default();
    }
    let mut warnings = Vec::new();
    match reply(task, scratch, line, |problem| warnings.push(format!("line {number}: {problem}"))) {
        Ok(line) => Answer { line, warnings, lost: false },
        Err(problem) => {
            warnings.push(format!("line {number} is passed over: {problem}"));
            Answer { line: Vec::new(), warnings, lost: true }
        }
    }
}

fn reply(task: &Task, scratch: &mut Scratch, line: &[u8], mut warn: impl FnMut(String)) -> Result<Vec<u8>, String> {
    let line = std::str::from_utf8(line).map_err(|e| format!("not UTF-8 at byte {}", e.valid_up_to()))?;
    if !line.trim_start().starts_with('{') {
        return Err("no JSON object".to_owned());
    }
    let line: Line<'_> = serde_json::from_str(line).map_err(|e| format!("no JSON that can be read: {e}"))?;
    let text = line.text.ok_or("no \"text\"")?;
    let text: String = serde_json::from_str(text.get()).map_err(|e| format!("\"text\" is no string that can be read: {e}"))?;

    let mut string = |field: &str, value: Option<&RawValue>| {
        let read = value.map(|value| serde_json::from_str::<String>(value.get())).transpose();
        read.unwrap_or_else(|e| {
            warn(format!("read without its {field:?}, which is no string that can be read: {e}"));
            None
        })
    };
    let mut document = Document::new(text);
    if let Some(title) = string("title", line.title) {
        document = document.with_title(title);
    }
    if let Some(source) = string("source", line.source) {
        document = document.with_publisher(source);
    }
    if let Some(url) = string("url", line.url) {
        document = document.with_url(url);
    }
    match string("published", line.published).map(|day| day.parse()).transpose() {
        Ok(Some(day)) => document = document.with_published(day),
        Ok(None) => {}
        Err(e) => warn(format!("read without its \"published\": {e}")),
    }

    if let Some(id) = line.id {
        // A string without its quotes; a number or whatever else as it stands.
        document = document.with_id(serde_json::from_str(id.get()).unwrap_or_else(|_| id.get().to_owned()));
    }
    let extraction = task.extractor.extract_with(scratch, &document);
    let output = shared::Output { findings: extraction.findings(), records: extraction.records(&task.options) };
    shared::to_json(&Reply { id: line.id, output }, false).map(String::into_bytes)
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    /// What is written, what is told, and how many lines were bad.
    fn work(input: &[u8]) -> (Vec<serde_json::Value>, Vec<String>, usize) {
        let (mut out, told) = (Vec::new(), Mutex::new(Vec::new()));
        let log = |message: &str| told.lock().unwrap().push(message.to_owned());
        let bad = run(&Task::new(None, None).unwrap(), input, &mut out, log).map_err(|_| "broken").unwrap();
        let lines = out.split_inclusive(|&b| b == b'\n').map(|line| serde_json::from_slice(line).unwrap()).collect();
        (lines, told.into_inner().unwrap(), bad)
    }

    #[test]
    fn a_line_in_a_line_out() {
        let input =
            r#"{"id": "a", "text": "“We came,” said Ann Lee.", "source": "Courier", "published": "2025-02-04", "gold": [1]}"#;
        let (lines, told, bad) = work(input.as_bytes());
        assert_eq!((lines.len(), told.len(), bad), (1, 0, 0), "{told:?}");
        assert_eq!(lines[0]["id"], "a");
        assert_eq!(lines[0]["quotes"][0]["speaker"]["name"], "Ann Lee");
        assert_eq!(lines[0]["speakers"][0]["name"], "Ann Lee");
        assert_eq!(lines[0]["records"][0]["quote"], "We came.");
        assert_eq!(lines[0]["records"][0]["origin"]["document"], "a");
        assert_eq!(lines[0]["records"][0]["read_more"][0]["publisher"], "Courier");
        assert!(lines[0]["diagnostics"].is_array());
    }

    #[test]
    fn ids_pass_through_as_they_stand() {
        let mut out = Vec::new();
        let ids = ["12345678901234567890123", "1.50", "[1, {\"b\": 0, \"a\": 1}]", "\"\\u00e9\"", "true", "null", "\"\\ud800\""];
        let input: String = ids.iter().map(|id| format!("{{\"text\": \"\", \"id\": {id}}}\n")).collect();
        run(&Task::new(None, None).unwrap(), input.as_bytes(), &mut out, |_| ()).map_err(|_| "broken").unwrap();
        let out = String::from_utf8(out).unwrap();
        for (line, id) in out.lines().zip(ids) {
            assert!(line.starts_with(&format!("{{\"id\":{id},")), "{line}");
        }
        assert_eq!(out.lines().count(), ids.len());
        assert_eq!(work(br#"{"text": ""}"#).0[0]["id"], serde_json::Value::Null);
    }

    #[test]
    fn bad_lines_are_told_and_passed_over() {
        let mut input = Vec::new();
        for line in [
            &b"\xef\xbb\xbf{\"id\": 1, \"text\": \"one\"}\r"[..],
            b"",
            b" \t",
            b"{\"id\": 4, \"text\": \"cut",
            b"{\"id\": 5}",
            b"{\"id\": 6, \"text\": null}",
            b"{\"id\": 7, \"text\": 7}",
            b"{\"id\": 8, \"text\": \"\\ud800\"}",
            b"{\"id\": 9, \"text\": \"\xff\"}",
            b"[\"10\", \"text\"]",
            b"{\"id\": 11, \"text\": \"eleven\"} x",
            b"{\"id\": 12, \"text\": \"\\ud83d\\ude00 \\u0000\"}",
        ] {
            input.extend_from_slice(line);
            input.push(b'\n');
        }
        let (lines, told, bad) = work(&input);
        let ids: Vec<_> = lines.iter().map(|line| line["id"].as_u64().unwrap()).collect();
        assert_eq!(ids, [1, 12]);
        assert_eq!(bad, 8);
        for (message, number) in told.iter().zip([4, 5, 6, 7, 8, 9, 10, 11]) {
            assert!(message.starts_with(&format!("line {number} is passed over: ")), "{message}");
        }
    }

    #[test]
    fn odd_metadata_loses_no_document() {
        let input = r#"{"id": 1, "text": "a", "title": 7, "published": "yesterday"}
{"id": 2, "text": "b", "source": "\ud800", "url": null, "published": null}
{"id": 3, "text": "c", "published": "2025-02-04T20:52:00Z", "more": "\udfff"}"#;
        let (lines, told, bad) = work(input.as_bytes());
        assert_eq!((lines.len(), bad), (3, 0));
        assert_eq!(told.len(), 3, "{told:?}");
        assert!(told[0].starts_with("line 1: read without its \"title\""), "{told:?}");
        assert!(told[1].contains("yesterday") && told[2].starts_with("line 2: read without its \"source\""), "{told:?}");
    }

    #[test]
    fn order_holds_over_chunks() {
        let input: String =
            (0..LINES * 2 + 7).map(|i| format!("{{\"id\": {i}, \"text\": \"“{i} came,” he said.\"}}\n")).collect();
        let (lines, _, bad) = work(input.as_bytes());
        assert_eq!((lines.len(), bad), (LINES * 2 + 7, 0));
        assert!(lines.iter().enumerate().all(|(i, line)| line["id"] == i));
    }

    #[test]
    fn people_and_stories_that_are_known_are_found() {
        let folder = std::env::temp_dir().join(format!("ipse-corpus-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = |name: &str, text: &str| {
            std::fs::write(folder.join(name), text).unwrap();
            folder.join(name).to_str().unwrap().to_owned()
        };
        let roster = file(
            "people.json",
            r#"[{"name": "Ann Lee", "aliases": ["the Pump Queen"], "role": "Mayor of Harrow", "id": "P17"}]"#,
        );
        let contexts = file("stories.json", r#"[{"name": "Water in Harrow", "terms": ["pump"]}]"#);
        let task = Task::new(Some(&roster), Some(&contexts)).unwrap();
        let mut out = Vec::new();
        let input = r#"{"text": "“The pump works again,” said Ann Lee."}"#;
        run(&task, input.as_bytes(), &mut out, |_| ()).map_err(|_| "broken").unwrap();
        let line: serde_json::Value = serde_json::from_slice(&out).unwrap();
        let record = &line["records"][0];
        assert_eq!((&record["author"]["id"], &record["author"]["role"]), (&"P17".into(), &"Mayor of Harrow".into()));
        assert_eq!(record["contexts"][0]["name"], "Water in Harrow");

        let odd = file("odd.json", r#"[{"aliases": []}]"#);
        let wrong = Task::new(Some(&odd), None).err().unwrap();
        assert!(wrong.contains("is no list of people: [0]: missing field `name`"), "{wrong}");
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
