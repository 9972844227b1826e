//! The count of `most` without an engine: threads that read Parquet and extract.

use std::collections::HashMap;
use std::fs::{self, File};
use std::path::PathBuf;
use std::sync::Mutex;
use std::thread;
use std::time::Instant;

use datafusion::arrow::array::{AsArray, RecordBatch};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::DataType;
use datafusion::error::{DataFusionError, Result};
use datafusion::parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use ipse::{Document, Extractor, Usage};

/// How often each speaker is quoted.
type Counts = HashMap<String, usize>;

pub fn count(folder: &str, threads: usize) -> Result<()> {
    let began = Instant::now();
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let (extractor, paths) = (Extractor::default(), Mutex::new(paths));
    let work = || {
        let mut counts = Counts::new();
        loop {
            let next = paths.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).pop();
            let Some(path) = next else { return Ok(counts) };
            let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(path)?)?.with_batch_size(512).build()?;
            for batch in reader {
                read(&extractor, &batch?, &mut counts)?;
            }
        }
    };
    let counts: Vec<Result<Counts>> = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    });
    let mut all = Counts::new();
    for counts in counts {
        for (speaker, quotes) in counts? {
            *all.entry(speaker).or_default() += quotes;
        }
    }
    let mut all: Vec<_> = all.into_iter().collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    for (speaker, quotes) in all.iter().take(20) {
        println!("{speaker},{quotes}");
    }
    eprintln!("read in {:.2} s", began.elapsed().as_secs_f64());
    Ok(())
}

fn read(extractor: &Extractor, batch: &RecordBatch, counts: &mut Counts) -> Result<()> {
    let column = |name: &str| -> Result<_> {
        let column = batch.column_by_name(name).ok_or_else(|| DataFusionError::Execution(format!("no column {name}")))?;
        Ok(cast(column, &DataType::Utf8)?.as_string::<i32>().clone())
    };
    let (texts, titles, publishers, days) = (column("text")?, column("title")?, column("publisher")?, column("published")?);
    for row in 0..batch.num_rows() {
        let mut document = Document::new(texts.value(row)).with_title(titles.value(row)).with_publisher(publishers.value(row));
        if let Ok(day) = days.value(row).parse() {
            document = document.with_published(day);
        }
        let extraction = extractor.extract(&document);
        for quote in extraction.quotes().iter().filter(|quote| quote.usage() == Usage::Speech) {
            let Some(speaker) = extraction.speaker_of(quote) else { continue };
            match counts.get_mut(speaker.name()) {
                Some(count) => *count += 1,
                None => drop(counts.insert(speaker.name().to_owned(), 1)),
            }
        }
    }
    Ok(())
}
