//! An extraction as text that a person can read beside the article and judge.

use std::fmt::Write;

use ipse::{Extraction, Quote, QuoteKind, Span, Usage};

/// Quotes in text order, then speakers, then what was odd about the marks.
pub fn render(extraction: &Extraction<'_>) -> String {
    let mut out = String::new();
    for quote in extraction.quotes() {
        render_quote(&mut out, extraction, quote);
    }
    if !extraction.speakers().is_empty() {
        out.push_str("\nspeakers\n");
    }
    for speaker in extraction.speakers() {
        let quotes = extraction.quotes().iter().filter(|q| extraction.speaker_of(q).is_some_and(|s| s.id() == speaker.id()));
        let kind = format!("{:?}", speaker.kind()).to_lowercase();
        let gender = speaker.gender().map_or(String::new(), |gender| format!(", {gender:?}").to_lowercase());
        let role = speaker.role().map_or(String::new(), |role| format!(" ({})", one_line(role)));
        writeln!(out, "  {}{role}: {kind}{gender}, quotes: {}", one_line(speaker.name()), quotes.count()).unwrap();
    }
    if !extraction.diagnostics().is_empty() {
        out.push_str("\nodd marks\n");
    }
    for odd in extraction.diagnostics() {
        let (line, column) = line_and_column(extraction.document().text(), odd.span());
        let kind = format!("{:?}", odd.kind()).to_lowercase();
        writeln!(out, "  {line}:{column} {kind} {}", extraction.slice(odd.span())).unwrap();
    }
    out
}

/// `[direct] Ann Lee (mayor) <- "she" via "said" conf 0.9` and the words below, a line a part.
fn render_quote(out: &mut String, extraction: &Extraction<'_>, quote: &Quote<'_>) {
    let margin = "    ".repeat(usize::from(quote.depth()));
    let kind = match quote.kind() {
        QuoteKind::Direct => "direct",
        QuoteKind::Mixed => "mixed",
        _ => "indirect",
    };
    let usage = match quote.usage() {
        Usage::Speech => String::new(),
        other => format!(" {}", format!("{other:?}").to_lowercase()),
    };
    let open = if quote.is_closed() { "" } else { " unclosed" };
    write!(out, "{margin}[{kind}{usage}{open}]").unwrap();
    match quote.attribution() {
        None if quote.usage() == Usage::Speech && quote.depth() == 0 => out.push_str(" unresolved"),
        None => {}
        Some(attribution) => {
            match extraction.speaker_of(quote) {
                None => out.push_str(" somebody"),
                Some(speaker) => {
                    write!(out, " {}", one_line(speaker.name())).unwrap();
                    if let Some(role) = speaker.role() {
                        write!(out, " ({})", one_line(role)).unwrap();
                    }
                }
            }
            write!(out, " <- {:?}", one_line(extraction.slice(attribution.mention()))).unwrap();
            if let Some(cue) = attribution.cue() {
                write!(out, " via {:?}", one_line(extraction.slice(cue))).unwrap();
            }
            write!(out, " conf {:.1}", attribution.confidence()).unwrap();
        }
    }
    out.push('\n');
    for part in quote.parts() {
        let (line, column) = line_and_column(extraction.document().text(), *part);
        writeln!(out, "{margin}  {line}:{column} {}", ends(&one_line(extraction.slice(*part)))).unwrap();
    }
}

/// The line and the column, in characters, at which a span begins; both count from 1.
pub fn line_and_column(text: &str, span: Span) -> (usize, usize) {
    let before = &text[..span.start()];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

/// Runs of blanks as one blank; what cannot be seen is shown as `·`.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace(['\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}'], "·")
}

/// The first and the last words of a long part.
fn ends(part: &str) -> String {
    let words: Vec<&str> = part.split(' ').collect();
    if words.len() <= 14 {
        return part.to_owned();
    }
    format!("{} … {}", words[..8].join(" "), words[words.len() - 4..].join(" "))
}
