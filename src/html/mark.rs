//! Marks in the page itself.
//!
//! What is marked is cut by tags. A mark goes on over elements that are in it as a whole, `<mark>We <em>sail</em></mark>`, and ends where
//! a tag has no partner in it, so that it never crosses an element.

use std::ops::Range;

use super::Page;
use super::inline::Inline;
use crate::Extraction;
use crate::render::MarkOptions;
use crate::render::marks::{END, Marks};
use crate::steps::step;

/// The page with a `mark` around all that a quote or a mention has.
pub(super) fn mark(page: &Page<'_>, extraction: &Extraction<'_>, options: &MarkOptions) -> String {
    let html = page.html();
    // Spans of another text would lie anywhere.
    if extraction.document().text() != page.text() {
        return html.to_owned();
    }
    let marks = Marks::of(extraction, options);
    let pieces: Vec<Piece> = marks
        .marked(page.text())
        .into_iter()
        .flat_map(|marked| {
            page.range(marked.span).map(move |place| Piece { place, quote: marked.quote, mention: marked.mention })
        })
        .collect();
    let mut edges = Vec::new();
    for segment in segments(page, &pieces, |piece| piece.quote) {
        edges.push(Edge { at: segment.place.start, order: 2, markup: marks.quotes[segment.of].as_str() });
        edges.push(Edge { at: segment.place.end, order: 1, markup: END });
    }
    for segment in segments(page, &pieces, |piece| piece.mention) {
        edges.push(Edge { at: segment.place.start, order: 3, markup: marks.mentions[segment.of].as_str() });
        edges.push(Edge { at: segment.place.end, order: 0, markup: END });
    }
    edges.sort_by_key(|edge| (edge.at, edge.order));
    let mut out = String::with_capacity(html.len() + edges.iter().map(|edge| edge.markup.len()).sum::<usize>());
    let mut at = 0;
    for edge in edges {
        out.push_str(&html[at..edge.at]);
        out.push_str(edge.markup);
        at = edge.at;
    }
    out.push_str(&html[at..]);
    out
}

/// A stretch of the page without tags that is marked.
struct Piece {
    place: Range<usize>,
    quote: Option<usize>,
    mention: Option<usize>,
}

/// What one `mark` holds.
struct Segment {
    place: Range<usize>,
    of: usize,
}

/// Where something is put in. A mention lies in a quote: its mark begins later and ends sooner.
struct Edge<'m> {
    at: usize,
    order: u8,
    markup: &'m str,
}

/// The segments of all pieces that are marked for the same, as long as such follow on each other.
fn segments(page: &Page<'_>, pieces: &[Piece], key: impl Fn(&Piece) -> Option<usize>) -> Vec<Segment> {
    let mut segments = Vec::new();
    for run in pieces.chunk_by(|one, two| key(one) == key(two)) {
        let Some(of) = key(&run[0]) else { continue };
        let mut rest = run;
        let mut start = run[0].place.start;
        for cut in cuts(page, run) {
            let behind = rest.partition_point(|piece| piece.place.end <= cut.start);
            if behind > 0 {
                segments.push(Segment { place: start..cut.start, of });
            }
            rest = &rest[behind..];
            start = cut.end;
        }
        if let Some(last) = rest.last() {
            segments.push(Segment { place: start..last.place.end, of });
        }
    }
    segments
}

/// What no mark can hold, between the pieces of a run: tags whose partner is elsewhere, and all that is no tag in a line.
fn cuts(page: &Page<'_>, run: &[Piece]) -> Vec<Range<usize>> {
    let mut cuts = Vec::new();
    let mut open: Vec<&Inline> = Vec::new();
    for two in run.windows(2) {
        let gap = two[0].place.end..two[1].place.start;
        let Some(tags) = page.inline.within(&page.html, gap.clone()) else {
            cuts.extend(open.drain(..).map(|tag| tag.place.clone()));
            cuts.push(gap);
            continue;
        };
        for tag in tags {
            step();
            match tag.partner {
                Some(partner) if partner == tag.place.start => {}
                Some(partner) if partner > tag.place.start => open.push(tag),
                Some(partner) if open.last().is_some_and(|open| open.place.start == partner) => drop(open.pop()),
                _ => {
                    cuts.extend(open.drain(..).map(|tag| tag.place.clone()));
                    cuts.push(tag.place.clone());
                }
            }
        }
    }
    cuts.extend(open.into_iter().map(|tag| tag.place.clone()));
    cuts
}
