//! Trains the reader: `cargo run --release -p ipse-train -- ANNOTATED.jsonl [--write FOLDER]`.
//!
//! The same articles give the same tables, on every machine.

mod articles;
mod dictionary;
mod examples;
mod judge;
mod model;
#[cfg(test)]
mod tests;

use std::error::Error;
use std::fs;
use std::path::Path;

use articles::Article;
use dictionary::{Counter, Dictionary, Least, numbered};
use examples::{Read, Taught};
use ipse::reader::training::{Cue, CueWeights, Feature, MAY_BE_CUE, SpanWeights, Words, is_small, packed, words_of};
use judge::{Judged, judge};
use model::{Course, Example, Model};

/// What is seen less often is in no table.
const LEAST: Least = Least { articles: 20, publishers: 3 };
/// A word is looked at as a cue where it is one in so many articles, and so often in a hundred.
const CUE_ARTICLES: usize = 3;
const CUE_SHARE: usize = 8;
/// How many features each model keeps.
const CUE_FEATURES: usize = 20_000;
const SPAN_FEATURES: usize = 30_000;
const CUE_COURSE: Course = Course { epochs: 12, rate: 0.03, dropout: 0.4 };
const SPAN_COURSE: Course = Course { epochs: 10, rate: 0.03, dropout: 0.45 };
/// What is found in each part is found by models that have learnt from the others.
const FOLDS: usize = 4;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("usage: ipse-train ANNOTATED.jsonl [--write FOLDER]")?;
    let articles = articles::read(Path::new(&path))?;
    let tables = train(&articles);
    println!(
        "{} words, {} + {} features, {} to judge",
        tables.words.len(),
        tables.cues.len(),
        tables.spans.len(),
        tables.judge.len()
    );
    match (arguments.next().as_deref(), arguments.next()) {
        (Some("--write"), Some(folder)) => tables.write(Path::new(&folder)),
        _ => Ok(()),
    }
}

/// Features with their weights, in the units in which they are kept.
type Rows<const W: usize> = Vec<(Feature, [i8; W])>;

struct Tables {
    words: Vec<String>,
    cues: Rows<3>,
    spans: Rows<6>,
    judge: Rows<1>,
}

impl Tables {
    fn write(&self, folder: &Path) -> Result<(), Box<dyn Error>> {
        fs::write(folder.join("words.txt"), self.words.join("\n") + "\n")?;
        fs::write(folder.join("cues.bin"), packed(&self.cues))?;
        fs::write(folder.join("spans.bin"), packed(&self.spans))?;
        fs::write(folder.join("judge.bin"), packed(&self.judge))?;
        Ok(())
    }
}

fn train(articles: &[Article]) -> Tables {
    let publishers = numbered(articles.iter().map(|article| article.publisher.as_str()));
    let publisher = |article: &Article| publishers[article.publisher.as_str()];
    let words = vocabulary(articles, publisher);
    let known = Words::new(&words);
    let reads: Vec<Read> = articles.iter().map(|article| Read::new(article, &known)).collect();
    let (cues, found) = train_cues(&reads, publisher);
    let (spans, judge) = train_spans(&reads, &found, publisher);
    Tables { words, cues, spans, judge }
}

/// The words that a model has weights for, each marked where it may be a cue.
fn vocabulary(articles: &[Article], publisher: impl Fn(&Article) -> usize) -> Vec<String> {
    let (mut counter, mut as_cue) = (Counter::new(), std::collections::HashMap::<String, (usize, usize)>::new());
    for article in articles {
        let words = words_of(&article.text);
        let cues: Vec<_> = Read::cue_spans(article).collect();
        for (word, span) in &words {
            let cue = cues.iter().any(|cue| cue.start <= span.start() && span.start() < cue.end);
            let (all, of_cues) = as_cue.entry(word.clone()).or_default();
            *all += 1;
            *of_cues += usize::from(cue);
        }
        counter.add(words.into_iter().map(|(word, _)| word).collect(), publisher(article));
    }
    let mark = |mut word: String| {
        let (all, of_cues) = as_cue[&word];
        if of_cues >= CUE_ARTICLES && 100 * of_cues >= CUE_SHARE * all && !is_small(&word) {
            word.push(MAY_BE_CUE);
        }
        word
    };
    counter.kept(LEAST).into_iter().map(mark).collect()
}

/// Trains on all features, keeps those that count most, and trains on these alone.
fn keep_most<const K: usize>(examples: &[&Example<K>], dictionary: Dictionary, count: usize, course: Course) -> Dictionary {
    let model = Model::trained(dictionary.features.len(), examples, course);
    Dictionary::new(model.most(count).into_iter().map(|at| dictionary.features[at]).collect())
}

/// The model of cues, and the cues that it finds in each article when it has not learnt from it.
fn train_cues(reads: &[Read], publisher: impl Fn(&Article) -> usize) -> (Rows<3>, Vec<Vec<Cue>>) {
    let mut counter = Counter::new();
    let rows = |read: &Read| (0..read.text.rows()).filter(|&row| read.text.speaks(row)).collect::<Vec<usize>>();
    for read in reads {
        counter.add(rows(read).into_iter().flat_map(|row| read.text.cue_features(row).all).collect(), publisher(read.article));
    }
    let dictionary = Dictionary::new(counter.kept(LEAST));
    let examples = |dictionary: &Dictionary| -> Vec<Vec<Example<1>>> {
        reads.iter().map(|read| rows(read).into_iter().map(|row| read.cue_example(row, dictionary)).collect()).collect()
    };
    let dictionary = {
        let all = examples(&dictionary);
        keep_most(&all.iter().flatten().collect::<Vec<_>>(), dictionary, CUE_FEATURES, CUE_COURSE)
    };
    let examples = examples(&dictionary);
    let trained = |without: Option<usize>| {
        let some: Vec<&Example<1>> = others(&examples, without).flatten().collect();
        Model::trained(dictionary.features.len(), &some, CUE_COURSE).rows::<3>(&dictionary.features)
    };
    let mut found = vec![Vec::new(); reads.len()];
    for fold in 0..FOLDS {
        let weights = CueWeights::new(&trained(Some(fold)));
        for at in (fold..reads.len()).step_by(FOLDS) {
            found[at] = reads[at].text.find_cues(&weights);
        }
    }
    (trained(None), found)
}

/// The items that are not of a fold.
fn others<T>(items: &[T], fold: Option<usize>) -> impl Iterator<Item = &T> {
    items.iter().enumerate().filter(move |(at, _)| fold != Some(at % FOLDS)).map(|(_, item)| item)
}

/// The model of spans, and the one that judges what it finds.
fn train_spans(reads: &[Read], found: &[Vec<Cue>], publisher: impl Fn(&Article) -> usize) -> (Rows<6>, Rows<1>) {
    let taught: Vec<Vec<Taught>> = reads.iter().zip(found).map(|(read, found)| read.taught(found)).collect();
    let cues: Vec<Vec<Cue>> = taught.iter().map(|taught| taught.iter().map(|taught| taught.cue).collect()).collect();
    let mut counter = Counter::new();
    for (read, cues) in reads.iter().zip(&cues) {
        let features = cues.iter().flat_map(|&cue| read.text.around(cue, cues).features.all).collect();
        counter.add(features, publisher(read.article));
    }
    let dictionary = Dictionary::new(counter.kept(LEAST));
    let examples = |dictionary: &Dictionary| -> Vec<Vec<Example<2>>> {
        let of = |((read, taught), cues): ((&Read, &Vec<Taught>), &Vec<Cue>)| {
            taught.iter().map(|taught| read.span_example(taught, cues, dictionary)).collect()
        };
        reads.iter().zip(&taught).zip(&cues).map(of).collect()
    };
    let dictionary = {
        let all = examples(&dictionary);
        keep_most(&all.iter().flatten().collect::<Vec<_>>(), dictionary, SPAN_FEATURES, SPAN_COURSE)
    };
    let examples = examples(&dictionary);
    let trained = |without: Option<usize>| {
        let some: Vec<&Example<2>> = others(&examples, without).flatten().collect();
        Model::trained(dictionary.features.len(), &some, SPAN_COURSE).rows::<6>(&dictionary.features)
    };
    let mut judged = Vec::new();
    for fold in 0..FOLDS {
        let weights = SpanWeights::new(&trained(Some(fold)));
        for at in (fold..reads.len()).step_by(FOLDS) {
            let found = reads[at].text.find_spans(&weights, &found[at]);
            judged.push(Judged { right: found.iter().map(|found| reads[at].is_right(found)).collect(), found });
        }
    }
    (trained(None), judge(&judged))
}
