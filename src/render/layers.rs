//! What lies over each stretch of the text: the innermost quote, the mention, the cue.
//!
//! Spans nest, touch, share ends and (an indirect quote and one in marks) cross. So the text is cut wherever anything begins or ends,
//! and each stretch is under at most one quote, one mention and one cue: the one that begins last, of those the one that ends first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::text::{paragraphs, with_marks};
use crate::{Extraction, QuoteKind, Span};

/// All that is laid over a text.
pub(super) struct Layers {
    pub(super) paragraphs: Vec<Span>,
    /// The words of quotes, marks and all, and the clauses around them.
    pub(super) quotes: Vec<QuoteLayer>,
    /// The words that stand for speakers, each with the quotes that are attributed by it.
    pub(super) mentions: Vec<(Span, Vec<usize>)>,
    /// The words that attribute, likewise.
    pub(super) cues: Vec<(Span, Vec<usize>)>,
    /// The ends of the quotes, by place and then from the inside out.
    pub(super) ends: Vec<QuoteEnd>,
}

/// Where a quote ends, marks and all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct QuoteEnd {
    /// The byte behind it.
    pub(super) at: usize,
    /// Index into [`Extraction::quotes`].
    pub(super) quote: usize,
}

/// A stretch of a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct QuoteLayer {
    pub(super) span: Span,
    /// Index into [`Extraction::quotes`].
    pub(super) quote: usize,
    /// Whether the words are reported without marks.
    pub(super) clause: bool,
}

/// A stretch of the text under the same layers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) span: Span,
    /// Index into [`Layers::paragraphs`]; none for the blanks between them.
    pub(super) paragraph: Option<usize>,
    /// Indices into the lists of [`Layers`].
    pub(super) quote: Option<usize>,
    pub(super) mention: Option<usize>,
    pub(super) cue: Option<usize>,
}

impl Layers {
    pub(super) fn of(extraction: &Extraction<'_>) -> Layers {
        let text = extraction.document().text();
        let mut layers = Layers {
            paragraphs: paragraphs(text).spans,
            quotes: Vec::new(),
            mentions: Vec::new(),
            cues: Vec::new(),
            ends: Vec::new(),
        };
        let (mut mentions, mut cues) = (BTreeMap::<Span, Vec<usize>>::new(), BTreeMap::<Span, Vec<usize>>::new());
        for (index, quote) in extraction.quotes().iter().enumerate() {
            let clause = quote.kind() == QuoteKind::Indirect;
            if quote.kind() == QuoteKind::Mixed {
                // Where the clause begins or ends with the words in marks it has their marks, so that the words are the inner layer.
                let clauses = quote.content().iter().map(|&clause| with_marks(text, clause));
                layers.quotes.extend(clauses.map(|span| QuoteLayer { span, quote: index, clause: true }));
            }
            let mut at = 0;
            for &part in quote.parts() {
                let span = if clause { part } else { with_marks(text, part) };
                layers.quotes.push(QuoteLayer { span, quote: index, clause });
                at = span.end();
            }
            layers.ends.push(QuoteEnd { at, quote: index });
            if let Some(attribution) = quote.attribution() {
                mentions.entry(attribution.mention()).or_default().push(index);
                if let Some(cue) = attribution.cue() {
                    cues.entry(cue).or_default().push(index);
                }
            }
        }
        layers.mentions = mentions.into_iter().collect();
        layers.cues = cues.into_iter().collect();
        layers.ends.sort_unstable_by_key(|end| (end.at, Reverse(end.quote)));
        layers
    }

    /// The text cut into stretches, without gaps.
    pub(super) fn stretches(&self, text: &str) -> Vec<Stretch> {
        let quotes: Vec<Span> = self.quotes.iter().map(|layer| layer.span).collect();
        let mentions: Vec<Span> = self.mentions.iter().map(|mention| mention.0).collect();
        let cues: Vec<Span> = self.cues.iter().map(|cue| cue.0).collect();
        let mut cuts: Vec<usize> = [&self.paragraphs, &quotes, &mentions, &cues]
            .into_iter()
            .flatten()
            .flat_map(|span| [span.start(), span.end()])
            .chain(self.ends.iter().map(|end| end.at))
            .chain([0, text.len()])
            .collect();
        cuts.sort_unstable();
        cuts.dedup();
        let mut tops = [&self.paragraphs, &quotes, &mentions, &cues].map(|spans| Top::new(spans));
        cuts.windows(2)
            .map(|cut| {
                let [paragraph, quote, mention, cue] = tops.each_mut().map(|top| top.at(cut[0]));
                Stretch { span: Span::new(cut[0], cut[1]), paragraph, quote, mention, cue }
            })
            .collect()
    }
}

/// Tells the innermost of some spans, place by place.
struct Top<'s> {
    spans: &'s [Span],
    by_start: Vec<usize>,
    /// How many of these have begun.
    begun: usize,
    open: BTreeSet<(usize, Reverse<usize>, usize)>,
}

impl<'s> Top<'s> {
    fn new(spans: &'s [Span]) -> Self {
        let mut by_start: Vec<usize> = (0..spans.len()).collect();
        by_start.sort_by_key(|&at| spans[at].start());
        Top { spans, by_start, begun: 0, open: BTreeSet::new() }
    }

    /// The innermost span over the byte at `place`. Places are asked for in rising order.
    fn at(&mut self, place: usize) -> Option<usize> {
        while let Some(&next) = self.by_start.get(self.begun).filter(|&&next| self.spans[next].start() <= place) {
            self.open.insert((self.spans[next].start(), Reverse(self.spans[next].end()), next));
            self.begun += 1;
        }
        while let Some(&top) = self.open.last() {
            if place < top.1.0 {
                return Some(top.2);
            }
            self.open.remove(&top);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Top;
    use crate::Span;

    /// For each byte of the text, the number of the innermost span over it.
    #[test]
    fn the_innermost_span_is_on_top() {
        for (spans, tops) in [
            (&[(0, 8), (2, 5)][..], "00111000"),
            (&[(0, 5), (3, 8)], "00011111"),
            (&[(0, 8), (0, 4)], "11110000"),
            (&[(0, 4), (4, 8)], "00001111"),
            (&[(0, 8), (1, 7), (2, 3), (5, 7)], "01211330"),
            (&[(0, 4), (0, 4)], "1111----"),
            (&[(2, 2), (3, 4)], "---1----"),
            (&[], "--------"),
        ] {
            let spans: Vec<Span> = spans.iter().map(|&span| Span::from(span)).collect();
            let mut top = Top::new(&spans);
            let seen: String = (0..8).map(|at| top.at(at).map_or_else(|| "-".to_owned(), |at| at.to_string())).collect();
            assert_eq!(seen, tops, "{spans:?}");
        }
    }
}
