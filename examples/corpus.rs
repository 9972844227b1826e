//! Reads many documents, one a line in JSON, and writes what was found in each, one a line, in the same order.
//!
//!     cargo run --release --example corpus -- articles.jsonl > quotes.jsonl
//!     cargo run --release --example corpus -- --roster people.json --contexts stories.json articles.jsonl > quotes.jsonl

mod shared;

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, Read, Write};
use std::process::ExitCode;
use std::sync::mpsc;
use std::thread;

use ipse::render::printable;
use ipse::{Context, Document, Extractor, ExtractorBuilder, RecordOptions, Reported, Scratch};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

const USAGE: &str = "\
usage: corpus [--lenient] [--threads N] [--reported HOW] [--no-reader] [--roster FILE] [--contexts FILE] FILE | -

Reads a document a line, {\"id\", \"text\", \"title\"?, \"source\"?, \"url\"?, \"published\"?}, and writes a line for each, in the same
order: {\"id\", \"quotes\", \"speakers\", \"diagnostics\", \"records\"}.

  FILE             JSON lines; - is standard input
  --lenient        writes {\"id\", \"error\"} for a line that holds no document, and exits with 0, for pipes that end where a program fails
  --threads N      how many threads work; all cores when left out
  --reported HOW   how much of what is reported without marks: precise, balanced (the default) or complete
  --no-reader      by rules alone, without the model that reads
  --roster FILE    people who are known: a JSON list of {\"name\", \"aliases\"?, \"role\"?, \"gender\"?, \"kind\"?, \"id\"?}
  --contexts FILE  the larger stories that are known: a JSON list of {\"name\", \"terms\"?, \"from\"?, \"to\"?, \"inserted\"?}

Lines that hold no document are told on standard error and passed over; the exit code is then 1. Of a pipe that is slow, what is there
is worked on and written at once.
";

/// So many lines are worked on together, or fewer when they hold so many bytes or no more are there.
const LINES: usize = 512;
const BYTES: usize = 16 << 20;
/// How much is read at once, and how many such blocks may wait to be worked on.
const BLOCK: usize = 256 << 10;
const BLOCKS: usize = 8;

/// What is done with each document.
struct Task {
    extractor: Extractor,
    options: RecordOptions,
    /// Whether a line is written for one that holds no document.
    lenient: bool,
}

impl Task {
    /// With the people and the stories of two files.
    fn new(mut extractor: ExtractorBuilder, roster: Option<&str>, contexts: Option<&str>) -> Result<Task, String> {
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
        Ok(Task { extractor, options, lenient: false })
    }
}

fn main() -> ExitCode {
    let (mut threads, mut lenient, mut path, mut roster, mut contexts) = (0, false, None, None, None);
    let mut extractor = Extractor::builder();
    let mut arguments = std::env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("-h" | "--help") => return shared::print(USAGE),
            Some("--lenient") => lenient = true,
            Some("--no-reader") => extractor = extractor.reader(false),
            Some("--reported") => match arguments.next().as_ref().and_then(|how| reported(how.to_str()?)) {
                Some(how) => extractor = extractor.reported(how),
                None => return shared::fail(&format!("corpus: --reported needs precise, balanced or complete\n\n{USAGE}")),
            },
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
    let task = match Task::new(extractor, roster.as_deref(), contexts.as_deref()) {
        Ok(task) => Task { lenient, ..task },
        Err(problem) => return shared::fail(&format!("corpus: {problem}")),
    };
    let input: Box<dyn Read + Send> = if path == "-" {
        Box::new(io::stdin())
    } else {
        match File::open(&path) {
            Ok(file) => Box::new(file),
            Err(e) => return shared::fail(&format!("corpus: cannot read {path:?}: {e}")),
        }
    };
    if let Err(e) = ThreadPoolBuilder::new().num_threads(threads).build_global() {
        return shared::fail(&format!("corpus: cannot start threads: {e}"));
    }
    // That nobody hears it is no failure.
    let log = |message: &str| drop(writeln!(io::stderr(), "{}", printable(message)));
    match run(&task, input, BufWriter::new(io::stdout()), log) {
        Ok(bad) if bad == 0 || lenient => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        Err(Broken::Read(e)) => shared::fail(&format!("corpus: cannot read {path:?}: {e}")),
        // The reader has seen enough.
        Err(Broken::Write(e)) if e.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Broken::Write(e)) => shared::fail(&format!("corpus: cannot write: {e}")),
    }
}

fn reported(how: &str) -> Option<Reported> {
    match how {
        "precise" => Some(Reported::Precise),
        "balanced" => Some(Reported::Balanced),
        "complete" => Some(Reported::Complete),
        _ => None,
    }
}

enum Broken {
    Read(io::Error),
    Write(io::Error),
}

/// Works through the lines, chunk by chunk, and gives the number of bad ones. One thread reads ahead meanwhile, another writes what is
/// done. Neither gets far away from the work, so that memory is bounded.
fn run(task: &Task, input: impl Read + Send, out: impl Write + Send, log: impl Fn(&str) + Send) -> Result<usize, Broken> {
    thread::scope(|scope| {
        let (send_lines, blocks) = mpsc::sync_channel(BLOCKS);
        let reader = scope.spawn(move || read_all(input, send_lines));
        let (send, chunks) = mpsc::sync_channel::<Vec<Answer>>(1);
        let writer = scope.spawn(move || write_all(chunks, out, log));
        let mut first = 1;
        while let Ok(mut lines) = blocks.recv() {
            let mut bytes: usize = lines.iter().map(Vec::len).sum();
            while lines.len() < LINES && bytes < BYTES {
                let Ok(more) = blocks.try_recv() else { break };
                bytes += more.iter().map(Vec::len).sum::<usize>();
                lines.extend(more);
            }
            // Each thread has a scratch of its own.
            let work = |scratch: &mut Scratch, (at, line): (usize, &Vec<u8>)| answer(task, scratch, first + at, line);
            let answers = lines.par_iter().enumerate().map_init(Scratch::default, work).collect();
            first += lines.len();
            // The writer is gone when it cannot write.
            if send.send(answers).is_err() {
                break;
            }
        }
        drop((blocks, send));
        let bad = writer.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)).map_err(Broken::Write)?;
        reader.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)).map(|()| bad).map_err(Broken::Read)
    })
}

/// Reads to the end, and gives the lines as they come: those that are there, without waiting for more.
fn read_all(input: impl Read, blocks: mpsc::SyncSender<Vec<Vec<u8>>>) -> io::Result<()> {
    let mut input = BufReader::with_capacity(BLOCK, input);
    let mut failed = None;
    let mut more = true;
    while more && failed.is_none() {
        let (mut lines, mut bytes) = (Vec::new(), 0);
        while lines.is_empty() || bytes < BLOCK && input.buffer().contains(&b'\n') {
            let mut line = Vec::new();
            match input.read_until(b'\n', &mut line) {
                Ok(0) => more = false,
                Ok(length) => {
                    bytes += length;
                    lines.push(line);
                    continue;
                }
                // What was read before is not lost.
                Err(e) => failed = Some(e),
            }
            break;
        }
        // Nobody takes them when nothing can be written.
        if blocks.send(lines).is_err() {
            break;
        }
    }
    failed.map_or(Ok(()), Err)
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
    /// The line with its end; empty for an empty one.
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
    /// Another name of `source`, which counts where both stand.
    #[serde(borrow)]
    publisher: Option<&'l RawValue>,
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

/// A line without a document, read for its id and written with what is wrong.
#[derive(Serialize, Deserialize)]
struct Lost<'l> {
    #[serde(borrow)]
    id: Option<&'l RawValue>,
    #[serde(skip_deserializing)]
    error: Option<&'l str>,
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
            let problem = format!("line {number} is passed over: {problem}");
            let line = if task.lenient { lost(line, &problem) } else { Vec::new() };
            warnings.push(problem);
            Answer { line, warnings, lost: true }
        }
    }
}

/// What is written for a line that holds no document: its id, where that can be read, and what is wrong.
fn lost(line: &[u8], problem: &str) -> Vec<u8> {
    let id = serde_json::from_slice::<Lost<'_>>(line).ok().and_then(|line| line.id);
    shared::to_json(&Lost { id, error: Some(problem) }, false).map_or_else(|_| Vec::new(), String::into_bytes)
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
    if let Some(publisher) = string("source", line.source).or_else(|| string("publisher", line.publisher)) {
        document = document.with_publisher(publisher);
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

    #[test]
    fn how_much_is_reported() {
        let named = ["precise", "balanced", "complete"].map(reported);
        assert_eq!(named, [Reported::Precise, Reported::Balanced, Reported::Complete].map(Some));
        assert_eq!(reported("all"), None);
    }

    /// What is written, what is told, and how many lines were bad.
    fn work(input: &[u8]) -> (Vec<serde_json::Value>, Vec<String>, usize) {
        work_as(&Task::new(Extractor::builder(), None, None).unwrap(), input)
    }

    fn work_as(task: &Task, input: &[u8]) -> (Vec<serde_json::Value>, Vec<String>, usize) {
        let (mut out, told) = (Vec::new(), Mutex::new(Vec::new()));
        let log = |message: &str| told.lock().unwrap().push(message.to_owned());
        let bad = run(task, input, &mut out, log).map_err(|_| "broken").unwrap();
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
        let (again, ..) = work(input.replace("\"source\"", "\"publisher\"").as_bytes());
        assert_eq!(again, lines);
        assert!(lines[0]["diagnostics"].is_array());
    }

    #[test]
    fn ids_pass_through_as_they_stand() {
        let mut out = Vec::new();
        let ids = ["12345678901234567890123", "1.50", "[1, {\"b\": 0, \"a\": 1}]", "\"\\u00e9\"", "true", "null", "\"\\ud800\""];
        let input: String = ids.iter().map(|id| format!("{{\"text\": \"\", \"id\": {id}}}\n")).collect();
        run(&Task::new(Extractor::builder(), None, None).unwrap(), input.as_bytes(), &mut out, |_| ())
            .map_err(|_| "broken")
            .unwrap();
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

        let lenient = Task { lenient: true, ..Task::new(Extractor::builder(), None, None).unwrap() };
        let (written, told_again, bad) = work_as(&lenient, &input);
        assert_eq!((&told_again, bad), (&told, 8));
        let (errors, found): (Vec<_>, Vec<_>) = written.iter().cloned().partition(|line| line.get("error").is_some());
        assert_eq!(found, lines);
        assert!(errors.iter().map(|line| line["error"].as_str().unwrap()).eq(&told), "{errors:?}");
        assert!(errors.iter().all(|line| line.as_object().unwrap().len() == 2));
        // What is no JSON as a whole has no id.
        let ids: Vec<_> = errors.iter().map(|line| line["id"].as_u64()).collect();
        assert_eq!(ids, [None, Some(5), Some(6), Some(7), Some(8), Some(9), None, None]);
        let at: Vec<_> = written.iter().map(|line| line.get("error").is_none()).collect();
        assert!(
            at.iter().position(|&found| found) == Some(0) && at.iter().rposition(|&found| found) == Some(9),
            "the order stays"
        );
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
        let task = Task::new(Extractor::builder(), Some(&roster), Some(&contexts)).unwrap();
        let mut out = Vec::new();
        let input = r#"{"text": "“The pump works again,” said Ann Lee."}"#;
        run(&task, input.as_bytes(), &mut out, |_| ()).map_err(|_| "broken").unwrap();
        let line: serde_json::Value = serde_json::from_slice(&out).unwrap();
        let record = &line["records"][0];
        assert_eq!((&record["author"]["id"], &record["author"]["role"]), (&"P17".into(), &"Mayor of Harrow".into()));
        assert_eq!(record["contexts"][0]["name"], "Water in Harrow");

        let odd = file("odd.json", r#"[{"aliases": []}]"#);
        let wrong = Task::new(Extractor::builder(), Some(&odd), None).err().unwrap();
        assert!(wrong.contains("is no list of people: [0]: missing field `name`"), "{wrong}");
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
