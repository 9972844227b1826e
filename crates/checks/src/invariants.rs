//! What holds for every input whatever. One checker, used on hand-made, mutated and random texts, by the fuzz targets, and on all that
//! they have found.

use std::collections::HashSet;
use std::sync::LazyLock;

use ipse::render::{FeedPage, MarkOptions, annotated, article_fragment, article_html, feed_html};
use ipse::{
    Context, DetectedQuote, Diagnostic, Document, Extraction, Extractor, Ipse, IpseFeed, Person, QuoteDetector, QuoteKind,
    RecordOptions, Roster, Span, Timestamp,
};

use crate::html;

/// Checks all that must hold of a text; panics with what does not.
pub fn check(text: &str) {
    check_detector(text);
    check_article(&Document::new(text));
}

/// The quotation marks of a text, with and without a look at what they are used for.
pub fn check_detector(text: &str) {
    let detection = QuoteDetector::default().detect(text);
    check_detection(text, detection.quotes());
    check_diagnostics(text, detection.diagnostics());
    let unused = QuoteDetector::default().usage(false).detect(text);
    assert_eq!(unused.diagnostics(), detection.diagnostics(), "usage changes what is odd");
    let parts = |quotes: &[DetectedQuote]| quotes.iter().map(|quote| quote.parts().to_vec()).collect::<Vec<_>>();
    assert_eq!(parts(unused.quotes()), parts(detection.quotes()), "usage changes what is quoted");
}

/// An article, with what is known about it: all that is extracted, explained, recorded and shown.
pub fn check_article(document: &Document<'_>) {
    static KNOWN: LazyLock<Extractor> = LazyLock::new(|| {
        let people =
            [Person::new("Ann Lee-Vance").with_alias("Ann Lee").with_role("mayor").with_id("Q1"), Person::new("Thomas Orr")];
        Extractor::builder().roster(Roster::new(people).unwrap()).build().unwrap()
    });
    let extractor = Extractor::default();
    let text = document.text();
    let extraction = extractor.extract(document);
    check_extraction(text, &extraction);
    check_shown(text, &extraction);
    check_records(text, &extraction);
    check_extraction(text, &KNOWN.extract(document));

    let once = serde_json::to_string(&extraction).unwrap();
    let again = serde_json::to_string(&extractor.extract(document)).unwrap();
    assert_eq!(once, again, "the same text read twice gives two results");
    let (explained, explanations) = extractor.explain(document);
    assert_eq!(once, serde_json::to_string(&explained).unwrap(), "explaining changes what is found");
    assert_eq!(explanations.len(), explained.quotes().len(), "an explanation a quote");
    for candidate in explanations.iter().flat_map(|explanation| explanation.candidates()) {
        inside(text, candidate.mention(), "mention of a candidate");
        assert!(candidate.score().is_finite());
    }
}

/// The moment when feeds are written.
fn now() -> Timestamp {
    "2025-03-12T12:00:00Z".parse().unwrap()
}

/// Several articles that make one feed.
pub fn check_articles(documents: &[Document<'_>]) {
    let extractor = Extractor::default();
    let options = RecordOptions::default().min_confidence(0.0).min_words_mixed(1).contexts([Context::new("pump").term("water")]);
    let mut feed = IpseFeed::new();
    for (at, document) in documents.iter().enumerate() {
        let inserted = now().to_string().replace("12T12", &format!("12T{:02}", at % 12));
        let document = document.clone().with_id(at.to_string()).with_inserted(inserted.parse().unwrap());
        feed.extend(extractor.extract(&document).records(&options));
    }
    check_feed(&feed);
    let before = feed.len();
    let gone = feed.merge();
    assert_eq!(feed.len() + gone, before, "merging tells how many records are gone");
    check_feed(&feed);
    check_written(feed);
}

/// What somebody hands in as a feed, as a page or as JSON.
pub fn check_page(given: &[u8]) {
    let text = String::from_utf8_lossy(given);
    match IpseFeed::from_text(&text, now()) {
        Ok(feed) => {
            check_feed(&feed);
            check_written(feed);
        }
        Err(error) => {
            let told = error.to_string();
            let line = told.strip_prefix("line ").and_then(|rest| rest.split_once(':')).and_then(|(line, _)| line.parse().ok());
            let line: usize = line.unwrap_or_else(|| panic!("an error that names no line: {told}"));
            assert!((1..=text.lines().count().max(1)).contains(&line), "there is no such line: {told}");
        }
    }
    if let Ok(mut feed) = serde_json::from_slice::<IpseFeed>(given) {
        check_feed(&feed);
        let before = feed.len();
        let gone = feed.merge();
        assert_eq!(feed.len() + gone, before, "merging tells how many records are gone");
        check_feed(&feed);
    }
}

/// A feed comes back from JSON, and its page is well formed, has no link that does harm, and steers nothing.
fn check_feed(feed: &IpseFeed) {
    let json = serde_json::to_string(feed).unwrap();
    assert_eq!(&serde_json::from_str::<IpseFeed>(&json).unwrap(), feed, "JSON does not come back");
    let page = html::Page::read(&feed_html(feed, &FeedPage::default().now(now())));
    check_links(&page);
    assert_eq!(feed.to_list(Some(now())).lines().count(), feed.len(), "a line of the list a record");
    for record in feed {
        assert!(feed.by_author(&record.author.name).any(|found| found == record), "{:?} has no record", record.author.name);
    }
}

/// A page links to nothing but the web and to mail.
pub fn check_links(page: &html::Page) {
    for link in &page.links {
        let scheme = link.split(':').next().unwrap_or("").to_ascii_lowercase();
        assert!(["http", "https", "mailto"].contains(&scheme.as_str()), "the page links to {link:?}");
    }
}

/// A feed comes back from its page, as far as the page can hold it.
fn check_written(feed: IpseFeed) {
    // The same words of the same author are one record on a page, and what reads as a line of the page's own is one.
    let mut seen = HashSet::new();
    let yesterday: Timestamp = "2025-03-11T12:00:00Z".parse().unwrap();
    let records = feed.into_iter().filter(|record| fits_page(record) && seen.insert(letters(&record.quote)));
    // Nor does a page tell when a record was inserted that is not in its list.
    let listed = |moment: &Timestamp| (yesterday..=now()).contains(moment);
    let feed: IpseFeed = records
        .map(|mut record| {
            record.inserted = record.inserted.filter(listed);
            record
        })
        .collect();
    let page = feed.to_text(now());
    let read = IpseFeed::from_text(&page, now()).unwrap_or_else(|error| panic!("{error}\n{page}"));
    assert_eq!(squash(&read.to_text(now())), squash(&page), "the page does not come back");
}

fn fits_page(record: &Ipse) -> bool {
    let author = [Some(&record.author.name), record.author.role.as_ref()];
    let sources = record.read_more.iter().flat_map(|source| [&source.title, &source.publisher, &source.url]);
    let place = [record.date_and_location.location.as_ref(), record.background.as_ref()];
    let contexts = record.contexts.iter().map(|context| &context.name);
    let fields = author.into_iter().chain(sources.map(Option::as_ref)).chain(place).flatten().chain(contexts);
    fields.flat_map(|field| field.lines()).all(|line| !is_line_of_page(line))
}

/// Whether words alone on a line would be taken for one of the page's own.
fn is_line_of_page(line: &str) -> bool {
    let line = squash(line).to_lowercase();
    let own = ["author", "contexts", "background", "read more", "date and location", "arrow", "view all", "not specified"];
    let headings = ["no new", "new contexts in", "ipses in the last 24h"];
    let day = || line.split(' ').count() == 3 && line.starts_with(|c: char| c.is_ascii_digit());
    own.iter().chain(&headings).any(|own| line.starts_with(own)) || line.starts_with(['•', '*', '·', '●']) || day()
}

/// The text with every run of blanks made one.
pub fn squash(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Letters and digits: what is said, whatever the blanks, marks and punctuation.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What is shown steers neither a terminal nor a page, the pages are well formed, and that of the article holds all of its text.
fn check_shown(text: &str, extraction: &Extraction<'_>) {
    let shown = annotated(extraction);
    assert!(!shown.contains(|c| html::steers(c) || matches!(c, '\r' | '\t' | '\u{c}')), "{shown:?}");
    let page = html::Page::read(&article_html(extraction));
    let kept: String = text.chars().filter(|c| !html::steers(*c)).collect();
    assert_eq!(page.all("article").collect::<Vec<_>>(), [kept.as_str()], "the page does not hold the text");
    let fragment = html::Page::read_fragment(&article_fragment(extraction, &MarkOptions::default()));
    assert_eq!(fragment.all("article").collect::<Vec<_>>(), [kept.as_str()], "the fragment does not hold the text");
    check_feed(&IpseFeed::from(extraction.records(&RecordOptions::default())));
}

/// A span lies in the text, holds something and cuts no character.
fn inside(text: &str, span: Span, what: &str) {
    let fits = span.start() < span.end() && text.get(span.range()).is_some();
    assert!(fits, "{what}: {span:?} is empty, beyond the text ({} bytes) or cuts a character", text.len());
}

/// A span of characters and one of UTF-16 units hold as many of them as the words have.
fn check_offsets(text: &str, span: Span) {
    let words = span.of(text);
    let (chars, units) = (span.chars(text), span.utf16(text));
    assert_eq!(chars.len(), words.chars().count(), "{span:?} counted in characters");
    assert_eq!(units.len(), words.encode_utf16().count(), "{span:?} counted in UTF-16 units");
    assert!(chars.start <= units.start && units.start <= span.start(), "{span:?} begins at {chars:?} and {units:?}");
}

fn check_diagnostics(text: &str, diagnostics: &[Diagnostic]) {
    for odd in diagnostics {
        inside(text, odd.span(), "diagnostic");
    }
    assert!(diagnostics.windows(2).all(|two| two[0].span() <= two[1].span()), "the diagnostics do not stand in text order");
}

fn check_detection(text: &str, quotes: &[DetectedQuote]) {
    let starts = || quotes.iter().map(|quote| quote.span().start());
    assert!(starts().zip(starts().skip(1)).all(|(one, next)| one <= next), "the detected quotes do not stand in text order");
    for (index, quote) in quotes.iter().enumerate() {
        assert!(!quote.parts().is_empty(), "quote {index} has no part");
        for part in quote.parts() {
            inside(text, part.outer, "part with its marks");
            let words = text.get(part.inner.range());
            assert!(words.is_some_and(|words| !words.trim().is_empty()), "part {:?} is empty or cuts a character", part.inner);
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
        check_offsets(text, quote.parts()[0]);
        if quote.kind() == QuoteKind::Indirect {
            assert!(quote.is_closed() && quote.depth() == 0 && quote.attribution().is_some(), "indirect quote {index}");
        }
        if let Some((from, to)) = quote.days() {
            assert!(from <= to, "quote {index} was said between {from} and {to}");
            assert_eq!(quote.date(), (from == to).then_some(from), "the day of quote {index}");
        }
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
    let attributions = quotes.iter().filter_map(|quote| quote.attribution());
    let spoke = attributions.flat_map(|attribution| attribution.speakers().chain(attribution.relayed_by()));
    let mut listed = 0;
    for id in spoke.map(|id| id.index()) {
        assert!(id <= listed, "the speakers are not listed by their first quote");
        listed = listed.max(id + 1);
    }
    assert_eq!(listed, extraction.speakers().len(), "somebody is listed and says nothing");
    check_diagnostics(text, extraction.diagnostics());
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
        assert!((0.0..=1.0).contains(&origin.confidence), "confidence {}", origin.confidence);
        let words: String = origin.spans.iter().map(|span| letters(span.of(text))).collect();
        assert_eq!(letters(&record.quote), words, "a record does not say what its spans hold");
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
pub fn spans(text: &str, lf: bool) -> Vec<Vec<Span>> {
    let document = Document::new(text);
    let extraction = Extractor::default().extract(&document);
    let returns: Vec<usize> = if lf { text.match_indices("\r\n").map(|(at, _)| at).collect() } else { Vec::new() };
    let map = |at: usize| at - returns.partition_point(|&gone| gone < at);
    extraction
        .quotes()
        .iter()
        .map(|quote| quote.parts().iter().map(|part| Span::new(map(part.start()), map(part.end()))).collect())
        .collect()
}
