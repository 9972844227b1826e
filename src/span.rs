//! Half-open byte ranges into a text.

use std::fmt;
use std::num::NonZeroU32;
use std::ops::Range;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize};

/// A half-open range of UTF-8 bytes, `start..end`, into the text it was found in.
///
/// A span is `Copy`, converts from and to `Range<usize>`, and indexes a `str` by [`Span::of`]. Spans that this crate gives out
/// always lie inside the text and on character boundaries. In JSON a span is a pair: `[start, end]`.
///
/// ```
/// use ipse::Span;
///
/// let text = "Zoë said “yes”.";
/// let span = Span::new(13, 16);
/// assert_eq!(span.of(text), "yes");
/// assert_eq!(span.chars(text), 10..13); // for editors that count characters
/// assert_eq!(Span::from(0..4).of(text), "Zoë");
/// assert_eq!(span.to_string(), "13..16");
/// assert_eq!("13..16".parse(), Ok(span));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(into = "(usize, usize)")]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    /// The span `start..end`, in bytes. An `end` before `start` gives the empty span at `start`.
    pub const fn new(start: usize, end: usize) -> Self {
        Span { start, end: if end < start { start } else { end } }
    }

    /// First byte of the span.
    pub const fn start(self) -> usize {
        self.start
    }

    /// The byte after the last one of the span.
    pub const fn end(self) -> usize {
        self.end
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span holds no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as a standard range of bytes.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The words of `text` under the span; the empty string when the span does not fit the text (another text, or inside a
    /// character).
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// Whether `other` lies wholly inside this span.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share at least one byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The same span counted in characters (Unicode scalar values). Reads the text up to the end of the span.
    pub fn chars(self, text: &str) -> Range<usize> {
        let start = text.get(..self.start).map_or(0, |t| t.chars().count());
        start..start + self.of(text).chars().count()
    }

    /// The same span counted in UTF-16 code units, as JavaScript, Java and C# index strings. Reads the text up to the end of
    /// the span.
    pub fn utf16(self, text: &str) -> Range<usize> {
        let start = text.get(..self.start).map_or(0, |t| t.encode_utf16().count());
        start..start + self.of(text).encode_utf16().count()
    }
}

/// A span in half the room: the text's tokens tell their places in 32 bits too. In JSON it is like any other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "Span", from = "Span")]
pub(crate) struct ShortSpan {
    start: u32,
    /// One more than the end, so that none at all takes no more room than one.
    behind: NonZeroU32,
}

impl ShortSpan {
    pub(crate) fn start(self) -> usize {
        self.start as usize
    }

    pub(crate) fn end(self) -> usize {
        self.behind.get() as usize - 1
    }

    /// In the room that it has elsewhere.
    pub(crate) fn span(self) -> Span {
        Span { start: self.start(), end: self.end() }
    }
}

impl From<ShortSpan> for Span {
    fn from(span: ShortSpan) -> Self {
        span.span()
    }
}

impl From<Span> for ShortSpan {
    fn from(span: Span) -> Self {
        ShortSpan { start: span.start as u32, behind: NonZeroU32::MIN.saturating_add(span.end as u32) }
    }
}

impl fmt::Display for Span {
    /// Writes the bytes as `start..end`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Span::new(range.start, range.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.range()
    }
}

impl From<(usize, usize)> for Span {
    fn from((start, end): (usize, usize)) -> Self {
        Span::new(start, end)
    }
}

/// A text that is no span.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{given:?} is no span: write the first byte and the one behind the last, as in `13..16`")]
#[non_exhaustive]
pub struct SpanError {
    /// What was given.
    pub given: String,
}

impl FromStr for Span {
    type Err = SpanError;

    /// Reads what [`Display`](fmt::Display) writes: `13..16`.
    fn from_str(text: &str) -> Result<Span, SpanError> {
        let bounds = text.split_once("..").and_then(|(start, end)| Some((start.parse().ok()?, end.parse().ok()?)));
        let span = bounds.filter(|(start, end)| start <= end).map(|(start, end)| Span { start, end });
        span.ok_or_else(|| SpanError { given: text.to_owned() })
    }
}

impl From<Span> for (usize, usize) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Span, D::Error> {
        let (start, end) = <(usize, usize)>::deserialize(deserializer)?;
        if end < start {
            let error = format!("[{start}, {end}] is no span: write its first byte and the byte after its last, such as [0, 4]");
            return Err(serde::de::Error::custom(error));
        }
        Ok(Span { start, end })
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn counts_in_three_units() {
        let text = "a😀“é”";
        let span = Span::new(5, 13);
        assert_eq!(span.of(text), "“é”");
        assert_eq!(span.chars(text), 2..5);
        assert_eq!(span.utf16(text), 3..6);
    }

    #[test]
    fn a_span_that_does_not_fit_reads_as_nothing() {
        assert_eq!(Span::new(1, 3).of("é"), "");
        assert_eq!(Span::new(9, 12).of("short"), "");
        assert!(Span::new(4, 2).is_empty());
    }
}
