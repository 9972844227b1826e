//! What holds for every text whatever. One checker, used on hand-made, mutated and random texts alike.

#[path = "html.rs"]
mod html;

use ipse::render::{FeedPage, annotated, article_html, feed_html};
use ipse::{Context, DetectedQuote, Document, Extraction, Extractor, IpseFeed, QuoteDetector, QuoteKind, RecordOptions, Span};

/// Extracts and checks all that must hold; panics with what does not.
pub fn check(text: &str) {
    let detection = QuoteDetector::default().detect(text);
    check_detection(text, detection.quotes());
    for odd in detection.diagnostics() {
        inside(text, odd.span(), "diagnostic of the detector");
    }

    let extractor = Extractor::default();
    let document = Document::new(text);
    let extraction = extractor.extract(&document);
    check_extraction(text, &extraction);
    check_shown(text, &extraction);
    check_records(text, &extraction);

    let once = serde_json::to_string(&extraction).unwrap();
    let again = serde_json::to_string(&extractor.extract(&document)).unwrap();
    assert_eq!(once, again, "the same text read twice gives two results");
    let (explained, explanations) = extractor.explain(&document);
    assert_eq!(once, serde_json::to_string(&explained).unwrap(), "explaining changes what is found");
    for candidate in explanations.iter().flat_map(|explanation| explanation.candidates()) {
        inside(text, candidate.mention(), "mention of a candidate");
        assert!(candidate.score().is_finite());
    }
}

/// What is shown steers neither a terminal nor a page, the pages are well formed, and that of the article holds all of its text.
fn check_shown(text: &str, extraction: &Extraction<'_>) {
    let shown = annotated(extraction);
    assert!(!shown.contains(|c| html::steers(c) || matches!(c, '\r' | '\t' | '\u{c}')), "{shown:?}");
    let page = html::Page::read(&article_html(extraction));
    let kept: String = text.chars().filter(|c| !html::steers(*c)).collect();
    assert_eq!(page.all("article").collect::<Vec<_>>(), [kept], "the page does not hold the text");
    let feed = IpseFeed::from(extraction.records(&RecordOptions::default()));
    html::Page::read(&feed_html(&feed, &FeedPage::default()));
}

/// A span lies in the text, holds something and cuts no character.
fn inside(text: &str, span: Span, what: &str) {
    let fits = span.start() < span.end() && text.get(span.range()).is_some();
    assert!(fits, "{what}: {span:?} is empty, beyond the text ({} bytes) or cuts a character", text.len());
}

fn check_detection(text: &str, quotes: &[DetectedQuote]) {
    for (index, quote) in quotes.iter().enumerate() {
        assert!(!quote.parts().is_empty(), "quote {index} has no part");
        for part in quote.parts() {
            inside(text, part.outer, "part with its marks");
            assert!(text.get(part.inner.range()).is_some(), "part {:?} cuts a character", part.inner);
            assert!(part.outer.contains(part.inner), "the words of a part reach beyond its marks: {part:?}");
        }
        let ordered = quote.parts().windows(2).all(|two| two[0].outer.end() <= two[1].outer.start());
        assert!(ordered, "the parts of quote {index} are out of order or overlap");
        match quote.parent() {
            None => assert_eq!(quote.depth(), 0, "quote {index} is nested in nothing"),
            Some(parent) => {
                assert!(parent < index, "quote {index} comes before the one it stands in");
                let around = &quotes[parent];
                assert_eq!(quote.depth(), around.depth().saturating_add(1), "depth of quote {index}");
                for part in quote.parts() {
                    let held = around.parts().iter().any(|outer| outer.inner.contains(part.outer));
                    assert!(held, "quote {index} reaches out of quote {parent}: {part:?}");
                }
            }
        }
    }
    nested_or_disjoint(quotes.iter().flat_map(|quote| quote.parts().iter().map(|part| part.outer)));
}

fn check_extraction(text: &str, extraction: &Extraction<'_>) {
    let quotes = extraction.quotes();
    assert!(
        quotes.windows(2).all(|two| two[0].parts()[0].start() <= two[1].parts()[0].start()),
        "the quotes do not stand in text order"
    );
    for (index, quote) in quotes.iter().enumerate() {
        assert!(!quote.parts().is_empty(), "quote {index} has no part");
        for part in quote.parts() {
            assert!(text.get(part.range()).is_some(), "part {part:?} cuts a character or is beyond the text");
        }
        assert!(
            quote.parts().windows(2).all(|two| two[0].end() <= two[1].start()),
            "the parts of quote {index} are out of order or overlap"
        );
        assert!(!quote.content().is_empty(), "quote {index} has no content");
        for content in quote.content() {
            assert!(text.get(content.range()).is_some(), "content {content:?} cuts a character or is beyond the text");
        }
        let slices: Vec<&str> = quote.parts().iter().map(|part| &text[part.range()]).collect();
        assert_eq!(quote.text(), slices.join(" "), "the text of quote {index} is not that of its parts");
        if let Some(parent) = quote.parent() {
            assert!(parent < quotes.len() && parent != index, "quote {index} has the parent {parent}");
            assert!(quote.depth() > quotes[parent].depth(), "quote {index} is no deeper than its parent");
        } else {
            assert_eq!(quote.depth(), 0, "quote {index} is nested in nothing");
        }
        if let Some(attribution) = quote.attribution() {
            inside(text, attribution.mention(), "mention");
            inside(text, attribution.source(), "source");
            assert!(attribution.source().contains(attribution.mention()), "the source does not hold the mention");
            if let Some(cue) = attribution.cue() {
                inside(text, cue, "cue");
            }
            assert!((0.0..=1.0).contains(&attribution.confidence()), "confidence {}", attribution.confidence());
            if let Some(id) = attribution.speaker() {
                let speaker = extraction.speaker(id).expect("a quote has a speaker that is not listed");
                assert_eq!(speaker.id(), id, "speakers are not listed by their ids");
                assert!(!speaker.name().trim().is_empty(), "a speaker without a name");
            }
        }
    }
    for speaker in extraction.speakers() {
        let speaks = quotes.iter().any(|quote| extraction.speaker_of(quote).is_some_and(|s| s.id() == speaker.id()));
        assert!(speaks, "{:?} is listed and says nothing", speaker.name());
    }
    for odd in extraction.diagnostics() {
        inside(text, odd.span(), "diagnostic");
    }
    assert!(
        extraction.diagnostics().windows(2).all(|two| two[0].span() <= two[1].span()),
        "the diagnostics do not stand in text order"
    );
    // An indirect quote may hold marks; the spans of quotes in marks never cross.
    nested_or_disjoint(
        quotes.iter().filter(|quote| quote.kind() != QuoteKind::Indirect).flat_map(|quote| quote.parts().iter().copied()),
    );
}

fn check_records(text: &str, extraction: &Extraction<'_>) {
    let options = RecordOptions::default().min_confidence(0.0).min_words_mixed(0).include_indirect(true).background(80);
    let records = extraction.records(&options.contexts([Context::new("she"), Context::new("Lee")]));
    for record in &records {
        let origin = record.origin.as_ref().expect("a record that was found has an origin");
        assert!(!origin.spans.is_empty(), "a record without words");
        for span in origin.spans.iter().chain(&origin.background) {
            assert!(text.get(span.range()).is_some(), "span {span:?} of a record cuts a character or is beyond the text");
        }
        assert!(origin.background.windows(2).all(|two| two[0].end() <= two[1].start()), "the background is out of order");
        assert!(origin.background.iter().map(|span| span.len()).sum::<usize>() <= 80, "the background is too long");
        assert!(origin.background.iter().all(|span| span.end() <= origin.spans[0].start()), "the background stands behind");
        assert_eq!(record.background.is_some(), !origin.background.is_empty());
        assert!(record.insertions.iter().all(|span| record.quote.get(span.range()).is_some_and(|words| words.starts_with('['))));
    }
    let before = records.len();
    let mut feed = IpseFeed::from(records.clone());
    let gone = feed.merge();
    assert_eq!(feed.len() + gone, before);
    for record in records {
        let kept = feed.iter().any(|kept| {
            let origins = kept.variants.iter().flat_map(|variant| &variant.origins).chain(&kept.origin);
            origins.into_iter().any(|origin| Some(&origin.spans) == record.origin.as_ref().map(|origin| &origin.spans))
        });
        assert!(kept, "merging loses {:?}", record.quote);
    }
}

fn nested_or_disjoint(spans: impl Iterator<Item = Span>) {
    let mut spans: Vec<Span> = spans.collect();
    spans.sort_by_key(|span| (span.start(), std::cmp::Reverse(span.end())));
    let mut open: Vec<Span> = Vec::new();
    for span in spans {
        while open.last().is_some_and(|outer| outer.end() <= span.start()) {
            open.pop();
        }
        if let Some(outer) = open.last() {
            assert!(outer.contains(span), "{span:?} crosses {outer:?}");
        }
        open.push(span);
    }
}

/// What a reader would call the result: the words and who speaks them, with blanks made plain.
pub fn words_and_speakers(text: &str) -> Vec<(Vec<String>, Option<String>)> {
    let document = Document::new(text);
    let extraction = Extractor::default().extract(&document);
    let plain = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    extraction
        .quotes()
        .iter()
        .map(|quote| {
            let parts = quote.parts().iter().map(|part| plain(extraction.slice(*part))).collect();
            (parts, extraction.speaker_of(quote).map(|speaker| plain(speaker.name())))
        })
        .collect()
}

/// The spans of all quotes; with `lf`, as they would be with every `\r` before a `\n` left out.
pub fn spans(text: &str, lf: bool) -> Vec<Vec<(usize, usize)>> {
    let document = Document::new(text);
    let extraction = Extractor::default().extract(&document);
    let returns: Vec<usize> = if lf { text.match_indices("\r\n").map(|(at, _)| at).collect() } else { Vec::new() };
    let map = |at: usize| at - returns.partition_point(|&gone| gone < at);
    extraction
        .quotes()
        .iter()
        .map(|quote| quote.parts().iter().map(|part| (map(part.start()), map(part.end()))).collect())
        .collect()
}
