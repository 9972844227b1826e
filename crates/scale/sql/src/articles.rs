//! Made-up articles, as many as one likes: paragraphs of those that come with the crate, in a random order.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, RecordBatch, StringArray};
use datafusion::arrow::json::LineDelimitedWriter;
use datafusion::error::Result;
use datafusion::parquet::arrow::ArrowWriter;

/// How many articles are written at a time, and how many paragraphs each has.
const BATCH: usize = 1024;
const PARAGRAPHS: u64 = 30;

/// Random numbers that are the same each time (splitmix64).
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (bits ^ (bits >> 31)) % end
    }
}

/// Writes so many articles into so many files of a folder.
pub fn write(folder: &str, count: usize, files: usize, json: bool) -> Result<()> {
    let paragraphs = paragraphs()?;
    let mut random = Random(17);
    fs::create_dir_all(folder)?;
    let (mut written, mut bytes) = (0, 0);
    for file in 0..files {
        let end = count * (file + 1) / files;
        let path = Path::new(folder).join(format!("articles-{file:02}.{}", if json { "jsonl" } else { "parquet" }));
        let mut out = Out::create(&path, json)?;
        while written < end {
            let until = end.min(written + BATCH);
            let texts: Vec<String> = (written..until).map(|_| article(&paragraphs, &mut random)).collect();
            bytes += texts.iter().map(String::len).sum::<usize>();
            out.write(&batch(written, texts)?)?;
            written = until;
        }
        out.finish()?;
    }
    eprintln!("{written} articles of {:.1} MB in {files} files", bytes as f64 / 1e6);
    Ok(())
}

/// The paragraphs of all articles in `fixtures/articles`.
fn paragraphs() -> Result<Vec<String>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../fixtures/articles");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(|c: char| c.is_ascii_digit()) && !name.ends_with(".expected.txt")
    });
    paths.sort();
    let mut paragraphs = Vec::new();
    for path in paths {
        let text = fs::read_to_string(path)?.replace("\r\n", "\n");
        paragraphs.extend(text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()).map(str::to_owned));
    }
    Ok(paragraphs)
}

fn article(paragraphs: &[String], random: &mut Random) -> String {
    let mut text = String::new();
    for _ in 0..PARAGRAPHS / 2 + random.below(PARAGRAPHS) {
        text += &paragraphs[random.below(paragraphs.len() as u64) as usize];
        text += "\n\n";
    }
    text
}

fn batch(first: usize, texts: Vec<String>) -> Result<RecordBatch> {
    let numbers = first..first + texts.len();
    let strings = |of: &dyn Fn(usize) -> String| -> ArrayRef { Arc::new(StringArray::from_iter_values(numbers.clone().map(of))) };
    let ids = strings(&|number| format!("{number:07}"));
    let titles = strings(&|number| format!("Pumps and ferries, part {number}"));
    let publishers = strings(&|number| format!("The {} Courier", ["Harrow", "Camlow", "Scarra"][number % 3]));
    let days = strings(&|number| format!("2025-02-{:02}", 1 + number % 28));
    let columns: [(&str, ArrayRef); 5] = [
        ("id", ids),
        ("text", Arc::new(StringArray::from(texts))),
        ("title", titles),
        ("publisher", publishers),
        ("published", days),
    ];
    Ok(RecordBatch::try_from_iter(columns)?)
}

/// A file of articles.
enum Out {
    Parquet(Option<ArrowWriter<File>>, File),
    Json(LineDelimitedWriter<BufWriter<File>>),
}

impl Out {
    fn create(path: &Path, json: bool) -> Result<Out> {
        let file = File::create(path)?;
        Ok(if json { Out::Json(LineDelimitedWriter::new(BufWriter::new(file))) } else { Out::Parquet(None, file) })
    }

    fn write(&mut self, batch: &RecordBatch) -> Result<()> {
        match self {
            Out::Json(out) => out.write(batch)?,
            Out::Parquet(Some(out), _) => out.write(batch)?,
            Out::Parquet(out, file) => {
                out.insert(ArrowWriter::try_new(file.try_clone()?, batch.schema(), None)?).write(batch)?;
            }
        }
        Ok(())
    }

    fn finish(self) -> Result<()> {
        match self {
            Out::Json(mut out) => {
                out.finish()?;
                out.into_inner().flush()?;
            }
            Out::Parquet(out, _) => {
                out.map(ArrowWriter::close).transpose()?;
            }
        }
        Ok(())
    }
}
