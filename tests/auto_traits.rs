//! What a user may do with the types between threads, fixed so that no release takes it away unseen.

use std::panic::{RefUnwindSafe, UnwindSafe};

fn is_everything<T: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe>() {}
fn is_owned<T: 'static>() {}
fn is_copy<T: Copy>() {}

#[test]
fn types_cross_threads_and_unwinding() {
    is_everything::<ipse::Extractor>();
    is_everything::<ipse::ExtractorBuilder>();
    is_everything::<ipse::BuildError>();
    is_everything::<ipse::QuoteDetector>();
    is_everything::<ipse::Detection>();
    is_everything::<ipse::DetectedQuote>();
    is_everything::<ipse::Part>();
    is_everything::<ipse::Diagnostic>();
    is_everything::<ipse::DiagnosticKind>();
    is_everything::<ipse::MarkFamily>();
    is_everything::<ipse::Usage>();
    is_everything::<ipse::Document<'_>>();
    is_everything::<ipse::Extraction<'_>>();
    is_everything::<ipse::Explanation>();
    is_everything::<ipse::ExplainedCandidate>();
    is_everything::<ipse::Quote<'_>>();
    is_everything::<ipse::QuoteKind>();
    is_everything::<ipse::Attribution>();
    is_everything::<ipse::Factuality>();
    is_everything::<ipse::Evidence>();
    is_everything::<ipse::Rule>();
    is_everything::<ipse::Provenance>();
    is_everything::<ipse::Speaker>();
    is_everything::<ipse::SpeakerId>();
    is_everything::<ipse::SpeakerKind>();
    is_everything::<ipse::Gender>();
    is_everything::<ipse::Ipse>();
    is_everything::<ipse::IpseFeed>();
    is_everything::<ipse::Author>();
    is_everything::<ipse::Context>();
    is_everything::<ipse::DateAndLocation>();
    is_everything::<ipse::Origin>();
    is_everything::<ipse::RecordOptions>();
    is_everything::<ipse::MergeOptions>();
    is_everything::<ipse::FeedPerson<'_>>();
    is_everything::<ipse::render::FeedPage>();
    is_everything::<ipse::render::MarkOptions>();
    #[cfg(feature = "html")]
    is_everything::<ipse::html::Page<'_>>();
    is_everything::<ipse::Source>();
    is_everything::<ipse::Variant>();
    is_everything::<ipse::FeedTextError>();
    is_everything::<ipse::Timestamp>();
    is_everything::<ipse::TimestampError>();
    is_everything::<ipse::GivenMention>();
    is_everything::<ipse::Offsets<'_>>();
    is_everything::<ipse::Person>();
    is_everything::<ipse::Roster>();
    is_everything::<ipse::RosterError>();
    is_everything::<ipse::Clue>();
    is_everything::<ipse::ExplainedAntecedent>();
    is_everything::<ipse::AttributionResolver>();
    is_everything::<ipse::Lexicon>();
    is_everything::<ipse::LexiconError>();
    is_everything::<ipse::WordClass>();
    is_everything::<ipse::Span>();
    is_everything::<ipse::Date>();
    is_everything::<ipse::DateError>();
}

#[test]
fn small_types_are_copied_and_results_are_owned() {
    is_copy::<ipse::Span>();
    is_copy::<ipse::SpeakerId>();
    is_copy::<ipse::Factuality>();
    is_copy::<ipse::Evidence>();
    is_copy::<ipse::Rule>();
    is_copy::<ipse::Provenance>();
    is_copy::<ipse::Diagnostic>();
    is_copy::<ipse::Date>();
    is_copy::<ipse::Timestamp>();
    is_owned::<ipse::QuoteDetector>();
    is_owned::<ipse::Extractor>();
    is_owned::<ipse::Detection>();
    is_owned::<ipse::Speaker>();
    is_owned::<ipse::Explanation>();
    is_owned::<ipse::Document<'static>>();
}

#[test]
fn one_extractor_serves_many_threads() {
    let extractor = ipse::Extractor::default();
    let texts = ["“Yes,” said Ann Lee.", "“No,” said Tom Orr.", "“Perhaps,” said Ida Vance."];
    let names: Vec<String> = std::thread::scope(|scope| {
        let readers: Vec<_> = texts
            .iter()
            .map(|text| {
                scope.spawn(|| {
                    let document = ipse::Document::new(*text);
                    let extraction = extractor.extract(&document);
                    extraction.speakers()[0].name().to_owned()
                })
            })
            .collect();
        readers.into_iter().map(|reader| reader.join().unwrap()).collect()
    });
    assert_eq!(names, ["Ann Lee", "Tom Orr", "Ida Vance"]);
}
