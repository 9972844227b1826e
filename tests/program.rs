//! A program as a user would write it: what it does must go on compiling and holding.
#![cfg(feature = "html")]

use ipse::{Document, Extraction, Extractor, Person, Quote, QuoteKind, Roster, html::Page};

fn analyse(text: &str) -> Extraction<'_> {
    let document = Document::new(text).with_title("Council votes").with_id("a1");
    Extractor::default().extract(&document)
}
fn in_a_thread(text: String) -> Extraction<'static> {
    std::thread::spawn(move || Extractor::default().extract_text(&text).into_owned()).join().unwrap()
}
fn first<'e, 't>(extraction: &'e Extraction<'t>) -> Option<&'e Quote<'t>> {
    extraction.into_iter().find(|quote| quote.kind() == QuoteKind::Direct)
}
#[test]
fn a_program_of_a_user() {
    let text = "“We sail,” said Captain Ida Orr. “It rains,” she said.";
    let extraction = analyse(text);
    let quote = first(&extraction).unwrap();
    assert_eq!(&text[quote.outer().range()], "“We sail,”");
    let orr = extraction.speaker_of(quote).unwrap();
    assert_eq!(extraction.quotes_of(orr.id()).count(), 2);
    let named: Vec<&str> = orr.mentions().map(|span| &text[span.range()]).collect();
    assert_eq!(named, ["Captain Ida Orr", "she"]);
    let json = serde_json::to_string(&extraction).unwrap();
    let back: Extraction<'static> = serde_json::from_str(&json).unwrap();
    assert_eq!(back.quotes().len(), in_a_thread(text.to_string()).quotes().len());
    assert_eq!("mixed".parse::<QuoteKind>().unwrap().to_string(), "mixed");
    let known: Roster = [Person::new("Ida Orr").with_alias("Cap'n Orr")].into_iter().collect();
    let extractor = Extractor::builder().roster(known).build().unwrap();
    let page = Page::read(
        "<html><head><title>Sailing | The Tide</title><meta property=\"article:published_time\" content=\"2025-02-04T10:00:00Z\">\
         <script>var a = \"no quote at all, said Bob\";</script></head><body><p>&ldquo;We <em>sail</em>,&rdquo; said Ida&nbsp;Orr on Tuesday.</p></body></html>",
    );
    let document = page.document();
    let extraction = extractor.extract(&document);
    assert_eq!(extraction.quotes().len(), 1);
    let quote = &extraction.quotes()[0];
    assert_eq!(quote.text(), "We sail,");
    assert_eq!(extraction.speaker_of(quote).unwrap().name(), "Ida Orr");
    assert_eq!(quote.date().unwrap().to_string(), "2025-02-04");
    let marked = page.mark(&extraction, &Default::default());
    assert!(marked.contains("<mark") && marked.contains("<em>sail</em>") && marked.contains("<script>var a"));
}
