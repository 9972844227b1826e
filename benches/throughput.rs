//! How long the first call takes; how fast text is read, beside passes that everybody knows: `\w+`, splitting at blanks, and a pattern
//! of quotation marks; how the cost of a byte changes with the length of the text and with what is odd in it; and how the time of
//! merging records grows with their number.
//!
//!     cargo bench
//!     cargo bench -- articles.jsonl
//!
//! All are timed in one run over the same documents, in turn, and the best of several rounds counts: so the ratios hold on a busy
//! machine too.

use std::cell::RefCell;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use std::{env, fs};

use ipse::{Author, Date, Document, Extractor, Ipse, IpseFeed, QuoteDetector, Scratch};
use regex::Regex;

mod support;

/// Bytes of text made of the fixtures; under `cargo test`, which only asks whether the program runs, far fewer.
const SIZE: usize = 4_000_000;
const SMOKE: usize = 40_000;
/// Rounds go on until both are reached.
const ROUNDS: usize = 7;
/// Rounds over the odd texts, of which a few alone are large.
const ODD_ROUNDS: usize = 3;
const LEAST: Duration = Duration::from_secs(3);

fn main() -> ExitCode {
    // Cargo says `--bench` when it means it.
    let smoke = !env::args().any(|argument| argument == "--bench");
    measure_start();
    let path = env::args_os().skip(1).find(|argument| !argument.to_string_lossy().starts_with('-'));
    let texts = match path {
        Some(path) => read(&path.to_string_lossy()),
        None => fixtures(if smoke { SMOKE } else { SIZE }),
    };
    match texts {
        Ok(texts) => {
            measure(&texts, smoke);
            measure_lengths(smoke);
            measure_odd_texts(smoke);
            measure_merging(if smoke { 10 } else { 1000 });
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("throughput: {message}");
            ExitCode::from(2)
        }
    }
}

/// The first call, which loads the word lists, and the second.
fn measure_start() {
    let document = Document::new("“The pump works,” said Mayor Ann Lee on Tuesday.");
    let call = || {
        let before = Instant::now();
        black_box(Extractor::default().extract(&document).quotes().len());
        before.elapsed().as_secs_f64() * 1e3
    };
    println!("first call {:.2} ms, second {:.4} ms\n", call(), call());
}

fn measure(texts: &[String], smoke: bool) {
    let bytes: usize = texts.iter().map(String::len).sum();
    let (detector, extractor) = (QuoteDetector::default(), Extractor::default());
    let plain = Extractor::builder().reader(false).build().expect("a switch is no fault");
    let documents: Vec<Document<'_>> = texts.iter().map(|text| Document::new(text.as_str())).collect();
    let word = Regex::new(r"\w+").expect("a pattern that compiles");
    let quoted = Regex::new("“[^“”]*”|\"[^\"]*\"").expect("a pattern that compiles");
    let scratch = RefCell::new(Scratch::default());
    let passes: [Pass<'_>; 8] = [
        (r"Regex \w+", &|| texts.iter().map(|text| word.find_iter(text).count()).sum()),
        ("split_whitespace", &|| texts.iter().map(|text| text.split_whitespace().count()).sum()),
        ("Regex “[^“”]*”|\"[^\"]*\"", &|| texts.iter().map(|text| quoted.find_iter(text).count()).sum()),
        ("QuoteDetector::detect", &|| texts.iter().map(|text| detector.detect(text).quotes().len()).sum()),
        ("Extractor::extract", &|| documents.iter().map(|document| extractor.extract(document).quotes().len()).sum()),
        ("  with a scratch", &|| {
            let mut scratch = scratch.borrow_mut();
            documents.iter().map(|document| extractor.extract_with(&mut scratch, document).quotes().len()).sum()
        }),
        ("  without the reader", &|| documents.iter().map(|document| plain.extract(document).quotes().len()).sum()),
        ("  and records", &|| {
            documents.iter().map(|document| extractor.extract(document).records(&Default::default()).len()).sum()
        }),
    ];
    let (best, found, rounds) = best_of(&passes, !smoke);
    println!("{} documents, {bytes} bytes, one thread, best of {rounds} rounds", texts.len());
    println!("{:<24} {:>10} {:>10} {:>10} {:>10} {:>12}", "", "found", "ms", "MB/s", r"time/\w+", "time/quoted");
    for ((time, found), (name, _)) in best.iter().zip(found).zip(passes) {
        let (ms, speed) = (time * 1e3, bytes as f64 / time / 1e6);
        println!("{name:<24} {found:>10} {ms:>10.2} {speed:>10.1} {:>10.2} {:>12.2}", time / best[0], time / best[2]);
    }
}

/// A name, and what is timed under it, which gives how much it found.
type Pass<'p> = (&'p str, &'p dyn Fn() -> usize);

/// The least seconds that each pass took, what it found, and the number of rounds: one, or many in turn.
fn best_of<const N: usize>(passes: &[Pass<'_>; N], many: bool) -> ([f64; N], [usize; N], usize) {
    let mut best = [Duration::MAX; N];
    let mut found = [0; N];
    let start = Instant::now();
    let mut rounds = 0;
    while rounds == 0 || (many && (rounds < ROUNDS || start.elapsed() < LEAST)) {
        for ((best, found), (_, pass)) in best.iter_mut().zip(&mut found).zip(passes) {
            let before = Instant::now();
            *found = black_box(pass());
            *best = before.elapsed().min(*best);
        }
        rounds += 1;
    }
    (best.map(|best| best.as_secs_f64().max(1e-9)), found, rounds)
}

/// What a byte costs in texts of 4 KB to 16 MB: the same news in pieces of each length.
fn measure_lengths(smoke: bool) {
    let lengths = if smoke { [1 << 10, 2 << 10, 4 << 10, 8 << 10] } else { [4 << 10, 64 << 10, 1 << 20, 16 << 20] };
    let news = support::news(lengths[3]);
    let documents = lengths.map(|length| pieces(&news, length).into_iter().map(Document::new).collect::<Vec<_>>());
    let extractor = Extractor::default();
    let read = |documents: &[Document<'_>]| documents.iter().map(|document| extractor.extract(document).quotes().len()).sum();
    let passes: [Pass<'_>; 4] = [
        ("4 KB", &|| read(&documents[0])),
        ("64 KB", &|| read(&documents[1])),
        ("1 MB", &|| read(&documents[2])),
        ("16 MB", &|| read(&documents[3])),
    ];
    let (best, _, _) = best_of(&passes, !smoke);
    println!("\n{:<24} {:>10} {:>10}", "Extractor::extract", "ns/byte", "to 4 KB");
    for ((name, _), time) in passes.iter().zip(best) {
        println!("  {name:<22} {:>10.1} {:>10.2}", time * 1e9 / news.len() as f64, time / best[0]);
    }
}

/// A text in pieces of at least so many bytes, whole paragraphs each.
fn pieces(text: &str, length: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let end = text.as_bytes()[start..]
            .windows(2)
            .skip(length)
            .position(|two| two == b"\n\n")
            .map_or(text.len(), |at| start + length + at + 2);
        pieces.push(&text[start..end]);
        start = end;
    }
    pieces
}

/// What a byte costs in texts made to hurt, beside plain news.
fn measure_odd_texts(smoke: bool) {
    let size = if smoke { 10_000 } else { 1_000_000 };
    let mut texts = vec![("plain news", support::news(2 * size))];
    texts.extend(support::odd_texts(size));
    let extractor = Extractor::default();
    println!("\n{:<24} {:>10} {:>10} {:>10} {:>10}", "Extractor::extract", "bytes", "quotes", "ns/byte", "to news");
    let documents: Vec<Document<'_>> = texts.iter().map(|(_, text)| Document::new(text.as_str())).collect();
    let mut best = vec![(Duration::MAX, 0); texts.len()];
    for _ in 0..if smoke { 1 } else { ODD_ROUNDS } {
        for (best, document) in best.iter_mut().zip(&documents) {
            let before = Instant::now();
            let found = black_box(extractor.extract(document).quotes().len());
            *best = (before.elapsed().min(best.0), found);
        }
    }
    let mut news = None;
    for ((name, text), (time, found)) in texts.iter().zip(best) {
        let cost = time.as_secs_f64().max(1e-9) * 1e9 / text.len() as f64;
        let share = cost / *news.get_or_insert(cost);
        println!("  {name:<22} {:>10} {found:>10} {cost:>10.1} {share:>10.2}", text.len());
    }
}

/// The time of merging so many records, and ten times as many.
fn measure_merging(few: usize) {
    use support::Kind;
    println!("\n{:<24} {:>10} {:>10} {:>10} {:>10} {:>10}", "IpseFeed::merge", "records", "left", "ms", "10 x", "ratio");
    for kind in [Kind::Feed, Kind::OneTopic, Kind::OneStatement] {
        let time = |count: usize| {
            let records = support::statements(kind, count).into_iter().map(|statement| {
                let mut record = Ipse::new(Author::new(statement.name), statement.quote);
                record.date = Date::new(2025, 2, statement.day).ok();
                record
            });
            let feed: IpseFeed = records.collect();
            let best = (0..5).map(|_| {
                let mut feed = feed.clone();
                let before = Instant::now();
                feed.merge();
                (before.elapsed(), black_box(feed).len())
            });
            best.min().unwrap_or_default()
        };
        let ((small, left), (large, _)) = (time(few), time(few * 10));
        let [small, large] = [small, large].map(|time| time.as_secs_f64() * 1e3);
        println!("  {:<22} {few:>10} {left:>10} {small:>10.1} {large:>10.1} {:>10.1}", format!("{kind:?}"), large / small);
    }
}

/// The articles of the fixtures over and over, each a document, until they fill so many bytes.
fn fixtures(size: usize) -> Result<Vec<String>, String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/articles");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .map_err(|e| format!("cannot read {folder}: {e}"))?
        .filter_map(|entry| entry.ok()?.path().to_str().map(str::to_owned))
        .filter(|path| path.ends_with(".txt") && !path.ends_with(".expected.txt"))
        .collect();
    paths.sort();
    let articles = paths.iter().map(|path| text(path)).collect::<Result<Vec<_>, _>>()?;
    if articles.iter().all(String::is_empty) {
        return Err(format!("no article in {folder}"));
    }
    let mut filled = 0;
    Ok(articles
        .iter()
        .cycle()
        .take_while(|article| {
            let more = filled < size;
            filled += article.len();
            more
        })
        .cloned()
        .collect())
}

/// A document a line, in the field `text`, where the name ends in `.jsonl`; else the file is one document.
fn read(path: &str) -> Result<Vec<String>, String> {
    let all = text(path)?;
    if !path.ends_with(".jsonl") {
        return Ok(vec![all]);
    }
    let lines = all.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(i, line)| {
            let line: serde_json::Value = serde_json::from_str(line).map_err(|e| format!("{path}, line {}: {e}", i + 1))?;
            line["text"].as_str().map(str::to_owned).ok_or_else(|| format!("{path}, line {}: no \"text\"", i + 1))
        })
        .collect()
}

fn text(path: &str) -> Result<String, String> {
    fs::read_to_string(path).map_err(|e| format!("cannot read {path}: {e}"))
}
