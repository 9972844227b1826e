//! How much memory reading a text asks for: how often, and how much of it at once. Run with `--nocapture` to see the figures.

use allocation_counter::{AllocationInfo, measure};
use ipse::{Document, Extractor, QuoteDetector, Scratch};
use ipse_checks::articles;

/// Allocations of an article that holds no quote, those of the reader's models among them, and of each quote: its parts and content,
/// where and by what medium it was said, and its share of the speakers' names and roles.
const AN_ARTICLE: u64 = 180;
const A_QUOTE: u64 = 6;
/// The same of an article that is read with the memory of one before: what is given out, and little more.
const AN_ARTICLE_MORE: u64 = 45;
/// And of a story, whose turns are weighed together.
const A_STORY_MORE: u64 = 150;
const STORIES: [&str; 3] = ["16", "17", "23"];
/// Bytes at once for each byte of a long text, what is given out included.
const A_BYTE: f64 = 7.2;

/// What a call asks for, and what it gives. The lists are loaded before.
fn asked<T>(call: impl Fn() -> T) -> (AllocationInfo, T) {
    call();
    let mut given = None;
    let info = measure(|| given = Some(call()));
    (info, given.unwrap())
}

#[test]
fn an_article_costs_few_allocations() {
    let (detector, extractor) = (QuoteDetector::default(), Extractor::default());
    for article in articles::all() {
        let document = Document::new(&article.text);
        let (info, extraction) = asked(|| extractor.extract(&document));
        let quotes = extraction.quotes().len() as u64;
        println!("{:<28} {:>6} bytes {quotes:>3} quotes {:>4} allocations", article.name, article.text.len(), info.count_total);
        assert!(info.count_total <= AN_ARTICLE + A_QUOTE * quotes, "{}: {}", article.name, info.count_total);

        // Parts and marks stand in lists for the whole text; only a quote of several parts has one of its own.
        let (info, detection) = asked(|| detector.detect(&article.text));
        let several = detection.quotes().iter().filter(|quote| quote.parts().len() > 1).count() as u64;
        assert!(info.count_total <= 24 + 2 * several, "{}: {} for {several}", article.name, info.count_total);
    }
}

#[test]
fn an_article_more_costs_hardly_any() {
    let (extractor, mut scratch) = (Extractor::default(), Scratch::default());
    for article in articles::all() {
        let document = Document::new(&article.text);
        let _ = extractor.extract_with(&mut scratch, &document);
        let mut given = None;
        let info = measure(|| given = Some(extractor.extract_with(&mut scratch, &document)));
        let extraction = given.unwrap();
        let (quotes, speakers) = (extraction.quotes().len(), extraction.speakers().len());
        println!("{:<28} {quotes:>3} quotes {speakers:>3} speakers {:>4} allocations", article.name, info.count_total);
        let most = if STORIES.contains(&&article.name[..2]) { A_STORY_MORE } else { AN_ARTICLE_MORE };
        assert!(info.count_total <= most, "{}: {}", article.name, info.count_total);
    }
}

#[test]
fn a_long_text_takes_little_memory() {
    let fixtures: String = articles::all().into_iter().map(|article| article.text + "\n\n").collect();
    let text = fixtures.repeat(1_000_000 / fixtures.len());
    let document = Document::new(&text);
    let extractor = Extractor::default();
    let (info, extraction) = asked(|| extractor.extract(&document));
    let share = info.bytes_max as f64 / text.len() as f64;
    println!("{} bytes, {} quotes: {share:.2} bytes a byte at once", text.len(), extraction.quotes().len());
    assert!(share <= A_BYTE, "{share}");
}
