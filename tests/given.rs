//! Names that the caller gives with the document, whatever they are.

use ipse::{
    AttributionResolver, Document, Extraction, Extractor, Gender, GivenMention, Quote, QuoteDetector, Span, SpeakerKind, Usage,
};

/// The name of the speaker of each quote in marks that stands in no other.
fn names(extraction: &Extraction<'_>) -> Vec<String> {
    let named = |quote: &Quote<'_>| extraction.speaker_of(quote).map_or("nobody", |speaker| speaker.name()).to_owned();
    extraction.quotes().iter().filter(|quote| quote.depth() == 0).map(named).collect()
}

/// Every place where the words stand.
fn all(text: &str, words: &str, kind: SpeakerKind) -> Vec<GivenMention> {
    text.match_indices(words).map(|(at, words)| GivenMention::new(at..at + words.len()).with_kind(kind)).collect()
}

#[test]
fn given_names_speak() {
    use SpeakerKind::{Group, Organization, Person};
    for (text, words, kind, named) in [
        ("“We sail,” said kd larsen. “Or not.”", "kd larsen", Person, &["kd larsen", "kd larsen"][..]),
        ("“We sail,” kd larsen said.", "kd larsen", Person, &["kd larsen"]),
        ("kd larsen said: “We sail.”", "kd larsen", Person, &["kd larsen"]),
        ("“We sail,” said the night owls.", "the night owls", Group, &["the night owls"]),
        ("“We sail,” said thing one.", "thing one", Organization, &["thing one"]),
        // The title stays with a name that the crate finds too.
        ("“We sail,” said Captain Ida Orr.", "Ida Orr", Person, &["Ida Orr"]),
        ("“We sail,” said Captain Ida Orr.", "Captain Ida Orr", Person, &["Ida Orr"]),
        // What is read as one name is two when the caller says so.
        ("“We sail,” said Ida Orr Ann Lee of the harbour.", "Ida Orr", Person, &["Ida Orr"]),
        // A pronoun finds a given name.
        ("It was kd larsen at the gate. “We sail,” she said.", "kd larsen", Person, &["kd larsen"]),
    ] {
        let mut given = all(text, words, kind);
        if text.contains("she") {
            given = given.into_iter().map(|given| given.with_gender(Gender::Feminine)).collect();
        }
        let document = Document::new(text).with_mentions(given);
        let extraction = Extractor::default().extract(&document);
        assert_eq!(names(&extraction), named, "{text}");
        assert_eq!(extraction.speakers()[0].kind(), kind, "{text}");
        let detection = QuoteDetector::default().detect(text);
        assert_eq!(names(&AttributionResolver::default().resolve(&document, &detection)), named, "{text}");
    }
}

#[test]
fn what_the_document_tells_stays() {
    let text = "“We sail,” said Captain Ida Orr of the ferry.";
    let document = Document::new(text).with_mentions(all(text, "Ida Orr", SpeakerKind::Person));
    let extraction = Extractor::default().extract(&document);
    let plain = Document::new(text);
    assert_eq!(extraction.speakers(), Extractor::default().extract(&plain).speakers());
}

#[test]
fn names_that_do_not_fit_are_passed_over() {
    let text = "“Yés,” said Ann Lee. “No,” Tom Orr said.";
    let plain = Document::new(text);
    let plain = names(&Extractor::default().extract(&plain));
    for span in [(0, 0), (900, 904), (2, 5), (5, 6), (20, 4), (19, 22), (0, text.len()), (usize::MAX - 1, usize::MAX)] {
        let document = Document::new(text).with_mentions([GivenMention::new(Span::new(span.0, span.1))]);
        assert_eq!(names(&Extractor::default().extract(&document)), plain, "{span:?}");
    }
    assert_eq!(plain, ["Ann Lee", "Tom Orr"]);
}

/// A detection says whether its usage was decided; what is made of it keeps to that.
#[test]
fn without_usage_all_is_speech() {
    let text =
        "The so-called “experts” stayed at home. Sam “Hammer” Poe read “The Salt Ledger”. Someone had painted “Closed” on it.";
    let document = Document::new(text);
    let extractor = Extractor::builder().usage(false).build().unwrap();
    let detection = QuoteDetector::default().usage(false).detect(text);
    for extraction in [extractor.extract(&document), AttributionResolver::default().resolve(&document, &detection)] {
        assert_eq!(extraction.quotes().len(), 4);
        assert!(extraction.quotes().iter().all(|quote| quote.usage() == Usage::Speech));
    }
}
