//! Why each quote went to whom it went: a note a quote, shown beside the text while its quote is pointed at.

use super::html::Html;
use super::labels;
use super::visible::shortened;
use super::voice::Voice;
use crate::feed::tidy;
use crate::{Attribution, Evidence, Extraction, Quote, QuoteKind, Usage};

/// The rules that tie a quote to its note, its mention and its cue, and a speaker of the legend to their quotes. A browser that does
/// not know `:has` passes them over; there the letter behind the quote leads to the note.
pub(super) fn write_style(html: &mut Html, extraction: &Extraction<'_>) {
    let (quotes, speakers) = (extraction.quotes().len(), extraction.speakers().len());
    html.raw("@media screen {\n");
    // What is pointed at comes before what has the focus.
    let shown = [":root:has(.q%:hover) #why-%", ":root:not(:has(.q:hover)):has(.q%:focus) #why-%"];
    write_rule(html, quotes, &shown, " { display: block; visibility: visible; }\n");
    write_rule(html, quotes, &[":root:has(.q%:is(:hover, :focus)) :is(.q%, .w%)"], " { background: var(--strong); }\n");
    let others = [":root:has(#speaker-%:is(:hover, :focus-within)) mark.q:not(.s%)"];
    write_rule(html, speakers, &others, " { background: none; border-color: transparent; }\n");
    html.raw("}\n");
}

/// One rule for every number from 1 to `count`, which stands for `%` in the selectors.
fn write_rule(html: &mut Html, count: usize, selectors: &[&'static str], declarations: &'static str) {
    for number in 1..=count {
        for (at, selector) in selectors.iter().enumerate() {
            if (number, at) != (1, 0) {
                html.raw(",\n");
            }
            for (at, piece) in selector.split('%').enumerate() {
                if at > 0 {
                    html.number(number);
                }
                html.raw(piece);
            }
        }
    }
    if count > 0 {
        html.raw(declarations);
    }
}

/// The notes, in the order of the quotes.
pub(super) fn write(html: &mut Html, extraction: &Extraction<'_>, voices: &[Voice]) {
    if extraction.quotes().is_empty() {
        return;
    }
    html.raw("\n<section class=\"notes\">\n<h2>Why</h2>\n<ol>\n");
    for (index, (quote, voice)) in extraction.quotes().iter().zip(voices).enumerate() {
        let number = index + 1;
        html.element("li", &[("class", &format!("note {}", voice.classes())), ("id", &format!("why-{number}"))], |html| {
            write_note(html, extraction, quote, *voice);
            html.words("a", &[("class", "close"), ("href", &format!("#quote-{number}"))], "Close");
        });
        html.raw("\n");
    }
    html.raw("</ol>\n</section>\n");
}

fn write_note(html: &mut Html, extraction: &Extraction<'_>, quote: &Quote<'_>, voice: Voice) {
    html.element("p", &[("class", "who")], |html| {
        html.words("span", &[("class", "tag")], &voice.label());
        html.text(" ");
        match extraction.speaker_of(quote) {
            Some(speaker) => {
                html.words("strong", &[], &tidy(speaker.name()));
                if let Some(role) = speaker.role_beside_name() {
                    html.text(", ");
                    html.words("span", &[("class", "role")], &tidy(role));
                }
            }
            None => html.words("strong", &[], without_speaker(quote, voice)),
        }
    });
    let first = quote.parts().iter().map(|part| extraction.slice(*part)).map(|part| shortened(part, 9, 5));
    html.words("p", &[("class", "words")], &first.take(3).collect::<Vec<_>>().join(" … "));
    html.element("dl", &[], |html| {
        html.row("Quote", &description(quote));
        if let Some(attribution) = quote.attribution() {
            write_attribution(html, extraction, attribution);
        }
        if let Some((from, to)) = quote.days() {
            html.row("When", &labels::days(from, to));
        }
        for (label, value) in [("Where", quote.location()), ("Medium", quote.medium())] {
            if let Some(value) = value {
                html.row(label, &tidy(value));
            }
        }
    });
    if let Some(attribution) = quote.attribution() {
        write_evidence(html, attribution);
    }
}

fn without_speaker(quote: &Quote<'_>, voice: Voice) -> &'static str {
    match voice {
        _ if quote.attribution().is_some() => "Somebody whom the text does not name",
        Voice::Nested(_) => "Inside another quote: its speaker is not looked for",
        Voice::NoSpeech { .. } => "Nobody’s speech",
        _ => "Unresolved: the text does not tell who, or not surely enough",
    }
}

/// `direct, inside another quote, not closed`
fn description(quote: &Quote<'_>) -> String {
    let kind = match (quote.usage(), quote.kind()) {
        (Usage::Speech, QuoteKind::Direct) => "direct",
        (Usage::Speech, QuoteKind::Mixed) => "mixed: words in marks in a reported clause",
        (Usage::Speech, QuoteKind::Indirect) => "indirect: reported without marks",
        (usage, _) => labels::usage(usage),
    };
    let mut out = kind.to_owned();
    if quote.depth() > 0 {
        out.push_str(", inside another quote");
    }
    if !quote.is_closed() {
        out.push_str(", a mark is missing");
    }
    out
}

fn write_attribution(html: &mut Html, extraction: &Extraction<'_>, attribution: &Attribution) {
    let words = |span| shortened(extraction.slice(span), 9, 5);
    html.row("Mention", &format!("“{}”", words(attribution.mention())));
    if let Some(cue) = attribution.cue() {
        html.row("Cue", &format!("“{}”", words(cue)));
    }
    let others = attribution.speakers().skip(1).filter_map(|id| extraction.speaker(id)).map(|speaker| tidy(speaker.name()));
    let others: Vec<String> = others.collect();
    if !others.is_empty() {
        html.row("Together with", &others.join(", "));
    }
    if let Some(relay) = attribution.relayed_by().and_then(|id| extraction.speaker(id)) {
        html.row("Relayed by", &tidy(relay.name()));
    }
    if let Some(cue) = attribution.factuality_cue() {
        html.row("Factuality", &format!("{}, by “{}”", attribution.factuality(), words(cue)));
    }
    // Never 100: nothing is that sure.
    let per_cent = (attribution.confidence() * 100.0).floor().clamp(0.0, 99.0);
    html.row("Confidence", &format!("{per_cent}%"));
}

/// The evidence, weightiest first; what weighs nothing is left out.
fn write_evidence(html: &mut Html, attribution: &Attribution) {
    let mut evidence: Vec<Evidence> = attribution.evidence().filter(|evidence| evidence.weight.abs() >= 0.05).collect();
    evidence.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    if evidence.is_empty() {
        return;
    }
    html.element("ul", &[("class", "evidence")], |html| {
        for Evidence { rule, weight } in evidence {
            html.element("li", &[], |html| {
                let sign = if weight < 0.0 { "−" } else { "+" };
                html.words("span", &[("class", "weight")], &format!("{sign}{:.1}", weight.abs()));
                html.text(" ");
                html.text(rule.meaning());
            });
        }
    });
}
