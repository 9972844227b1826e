//! Marks in the page itself.

use std::ops::Range;

use super::Page;
use crate::Extraction;
use crate::render::MarkOptions;
use crate::render::marks::{END, Marks};

/// The page with a `mark` around every stretch of it that a quote or a mention has. A stretch has no tag in it, so what is put in
/// never crosses an element.
pub(super) fn mark(page: &Page<'_>, extraction: &Extraction<'_>, options: &MarkOptions) -> String {
    let html = page.html();
    // Spans of another text would lie anywhere.
    if extraction.document().text() != page.text() {
        return html.to_owned();
    }
    let marks = Marks::of(extraction, options);
    let mut out = String::with_capacity(html.len() + html.len() / 2);
    let mut at = 0;
    let mut open = None;
    for marked in marks.marked(page.text()) {
        for Range { start, end } in page.range(marked.span) {
            if open.is_some() && (start > at || open != marked.quote) {
                out.push_str(END);
                open = None;
            }
            out.push_str(&html[at..start]);
            if let Some(quote) = marked.quote.filter(|_| open.is_none()) {
                out.push_str(marks.quotes[quote].as_str());
                open = marked.quote;
            }
            if let Some(mention) = marked.mention {
                out.push_str(marks.mentions[mention].as_str());
            }
            out.push_str(&html[start..end]);
            if marked.mention.is_some() {
                out.push_str(END);
            }
            at = end;
        }
    }
    if open.is_some() {
        out.push_str(END);
    }
    out.push_str(&html[at..]);
    out
}
