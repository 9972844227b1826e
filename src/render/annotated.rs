//! An extraction as text that a person can read beside the article and judge.

use std::collections::BTreeMap;
use std::fmt;

use super::labels;
use super::tally::{Tally, is_unresolved};
use super::visible::{one_line, shortened};
use crate::feed::put;
use crate::{Attribution, Extraction, Factuality, Quote, Span, Speaker, Usage};

/// Quotes in quotes are indented to this depth at most.
const DEEPEST: u8 = 8;

/// The extraction as plain text, made for snapshot tests and terminals: stable, easy to read beside the article, easy to compare.
///
/// First what is known of the document. Then each quote, in text order: a head line with its kind, its factuality unless it is
/// stated, and its speakers; its parts, a line
/// each, with the line and column where they begin (the middle of a long part is left out); the mention and the cue, the rule that
/// ties them to the quote, the confidence; day, place and medium as far as they are known. Then the speakers, and the marks that
/// were odd. A quote inside another one is indented.
///
/// Only what one would judge by eye is written, so that little changes when weights do. The rule is the first of
/// [`Attribution::evidence`]; [`Extractor::explain`](crate::Extractor::explain) has them all. The confidence is cut off to a tenth:
/// `0.9` is from 0.9 to 1. Lines and columns count from 1, columns in characters; lines end by a line feed.
///
/// It is safe to print: a run of blanks is one blank, and control characters, escape sequences, marks of writing direction and
/// whatever cannot be seen are written by their numbers, such as `\u{1b}`; a backslash of the text is doubled.
///
/// ```
/// use ipse::render::annotated;
/// use ipse::{Document, Extractor};
///
/// let document = Document::new("“It works,” said Mayor Ann Lee, “as \u{1b}[1mit\u{1b}[0m should.”").with_title("Pump passes");
/// let extraction = Extractor::default().extract(&document);
/// assert_eq!(
///     annotated(&extraction),
///     r#"title: Pump passes
///
/// [direct] Ann Lee (Mayor)
///   1:2 It works,
///   1:34 as \u{1b}[1mit\u{1b}[0m should.
///   mention "Mayor Ann Lee", cue "said", rule inverted, confidence 0.9
///
/// speakers
///   Ann Lee (Mayor): person, feminine, 1 quote
/// "#,
/// );
/// ```
pub fn annotated(extraction: &Extraction<'_>) -> String {
    let mut out = String::new();
    write_document(&mut out, extraction);
    let places = Places::of(extraction);
    for quote in extraction.quotes() {
        write_quote(&mut out, extraction, &places, quote);
    }
    write_speakers(&mut out, extraction);
    if !extraction.diagnostics().is_empty() {
        out.push_str("\nodd marks\n");
    }
    for odd in extraction.diagnostics() {
        let mark = shortened(extraction.slice(odd.span()), 8, 4);
        put(&mut out, format_args!("  {} {} {mark}\n", places.at(odd.span()), odd.kind()));
    }
    out
}

fn write_document(out: &mut String, extraction: &Extraction<'_>) {
    let document = extraction.document();
    let published = extraction.published().map(|published| published.day().to_string());
    for (label, value) in [
        ("title", document.title()),
        ("source", document.publisher()),
        ("url", document.url()),
        ("published", published.as_deref()),
    ] {
        if let Some(value) = value {
            put(out, format_args!("{label}: {}\n", one_line(value)));
        }
    }
    if !out.is_empty() {
        out.push('\n');
    }
}

fn write_quote(out: &mut String, extraction: &Extraction<'_>, places: &Places, quote: &Quote<'_>) {
    let margin = "    ".repeat(usize::from(quote.depth().min(DEEPEST)));
    put(out, format_args!("{margin}[{}", quote.kind()));
    if quote.usage() != Usage::Speech {
        put(out, format_args!(" {}", labels::usage(quote.usage())));
    }
    let factuality = quote.attribution().map_or(Factuality::Stated, Attribution::factuality);
    if !factuality.is_stated() {
        put(out, format_args!(" {factuality}"));
    }
    out.push_str(if quote.is_closed() { "]" } else { " unclosed]" });
    match extraction.speaker_of(quote) {
        Some(speaker) => {
            put(out, format_args!(" {}", name_and_role(speaker)));
            for other in others(extraction, quote) {
                put(out, format_args!(" + {}", name_and_role(other)));
            }
        }
        None if quote.attribution().is_some() => out.push_str(" somebody"),
        None if is_unresolved(quote) => out.push_str(" unresolved"),
        None => {}
    }
    out.push('\n');
    for part in quote.parts() {
        put(out, format_args!("{margin}  {} {}\n", places.at(*part), shortened(extraction.slice(*part), 8, 4)));
    }
    if let Some(attribution) = quote.attribution() {
        put(out, format_args!("{margin}  {}\n", link(extraction, attribution)));
    }
    let occasion = occasion(quote);
    if !occasion.is_empty() {
        put(out, format_args!("{margin}  {occasion}\n"));
    }
}

/// Whoever speaks beside the speaker.
fn others<'e>(extraction: &'e Extraction<'_>, quote: &Quote<'_>) -> impl Iterator<Item = &'e Speaker> {
    let attribution = quote.attribution();
    attribution.into_iter().flat_map(|attribution| attribution.speakers().skip(1)).filter_map(|id| extraction.speaker(id))
}

/// `mention "she", cue "called", rule subject-before, confidence 0.7`
fn link(extraction: &Extraction<'_>, attribution: &Attribution) -> String {
    let mut out = format!("mention {}", quoted(extraction.slice(attribution.mention())));
    if let Some(cue) = attribution.cue() {
        put(&mut out, format_args!(", cue {}", quoted(extraction.slice(cue))));
    }
    if !attribution.act().is_speech() {
        put(&mut out, format_args!(" ({})", attribution.act()));
    }
    if let Some(words) = attribution.factuality_cue() {
        put(&mut out, format_args!(", {} by {}", attribution.factuality(), quoted(extraction.slice(words))));
    }
    if let Some(relay) = attribution.relayed_by().and_then(|id| extraction.speaker(id)) {
        put(&mut out, format_args!(", relayed by {}", quoted(relay.name())));
    }
    if let Some(first) = attribution.evidence().next() {
        put(&mut out, format_args!(", rule {}", first.rule.name()));
    }
    // Cut off and not rounded: few confidences lie near 0.9, many near 0.95.
    let tenth = (attribution.confidence() * 10.0).floor().clamp(0.0, 9.0);
    put(&mut out, format_args!(", confidence 0.{tenth}"));
    out
}

/// `when 2025-02-03 to 2025-02-09, where "Kyiv", medium "Telegram"`
fn occasion(quote: &Quote<'_>) -> String {
    let when = quote.days().map(|(from, to)| if from == to { format!("when {from}") } else { format!("when {from} to {to}") });
    let r#where = quote.location().map(|place| format!("where {}", quoted(place)));
    let medium = quote.medium().map(|medium| format!("medium {}", quoted(medium)));
    [when, r#where, medium].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn write_speakers(out: &mut String, extraction: &Extraction<'_>) {
    if !extraction.speakers().is_empty() {
        out.push_str("\nspeakers\n");
    }
    let tally = Tally::of(extraction);
    for (speaker, count) in extraction.speakers().iter().zip(tally.speakers) {
        put(out, format_args!("  {}: {}", name_and_role(speaker), speaker.kind()));
        if let Some(gender) = speaker.gender() {
            put(out, format_args!(", {}", gender));
        }
        if let Some(id) = speaker.roster_id() {
            put(out, format_args!(", roster id {}", quoted(id)));
        }
        put(out, format_args!(", {}\n", labels::count(count, "quote")));
    }
}

fn name_and_role(speaker: &Speaker) -> String {
    let mut out = one_line(speaker.name());
    if let Some(role) = speaker.role() {
        put(&mut out, format_args!(" ({})", one_line(role)));
    }
    out
}

fn quoted(words: &str) -> String {
    format!("\"{}\"", shortened(words, 8, 4).replace('"', "\\\""))
}

/// The lines and columns of all that is shown, found in one pass over the text.
struct Places(BTreeMap<usize, Place>);

/// `3:14`, line and column, both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    line: usize,
    column: usize,
}

impl Places {
    fn of(extraction: &Extraction<'_>) -> Places {
        let parts = extraction.quotes().iter().flat_map(|quote| quote.parts()).copied();
        let marks = extraction.diagnostics().iter().map(|odd| odd.span());
        let mut starts: Vec<usize> = parts.chain(marks).map(Span::start).collect();
        starts.sort_unstable();
        let text = extraction.document().text();
        let mut place = Place { line: 1, column: 1 };
        let mut done = 0;
        let places = starts.into_iter().map(|start| {
            let passed = Span::new(done, start).of(text);
            match passed.rfind('\n') {
                Some(end) => {
                    place.line += passed[..=end].matches('\n').count();
                    place.column = 1 + passed[end + 1..].chars().count();
                }
                None => place.column += passed.chars().count(),
            }
            done = start;
            (start, place)
        });
        Places(places.collect())
    }

    /// Where a part or an odd mark begins.
    fn at(&self, span: Span) -> Place {
        self.0[&span.start()]
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}
