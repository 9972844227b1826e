//! Offsets in other units than bytes, for many spans of one text.

use std::ops::Range;

use crate::Span;

/// So many bytes lie between two places whose counts are kept.
const STEP: usize = 256;

/// Counts spans of one text in characters or in UTF-16 code units, each in the same short time. For a few spans,
/// [`Span::chars`] and [`Span::utf16`] do as well: they read the text from its start.
///
/// ```
/// use ipse::{Document, Extractor, Offsets};
///
/// let document = Document::new("😀 “We sail,” said Zoë Orr.");
/// let offsets = Offsets::new(document.text());
/// let extraction = Extractor::default().extract(&document);
/// for quote in extraction.quotes() {
///     assert_eq!(offsets.utf16(quote.parts()[0]), 4..12);
///     assert_eq!(offsets.chars(quote.parts()[0]), 3..11);
/// }
/// ```
#[derive(Debug, Clone)]
pub struct Offsets<'t> {
    text: &'t str,
    places: Vec<Place>,
}

/// A place between two characters, and what stands before it.
#[derive(Debug, Clone, Copy)]
struct Place {
    byte: usize,
    chars: usize,
    utf16: usize,
}

impl<'t> Offsets<'t> {
    /// Reads the text once.
    pub fn new(text: &'t str) -> Self {
        let mut places = Vec::with_capacity(text.len() / STEP + 1);
        let mut here = Place { byte: 0, chars: 0, utf16: 0 };
        places.push(here);
        while here.byte < text.len() {
            let mut end = (here.byte + STEP).min(text.len());
            while !text.is_char_boundary(end) {
                end += 1;
            }
            here = here.moved(&text[here.byte..end]);
            places.push(here);
        }
        Offsets { text, places }
    }

    /// The span counted in characters (Unicode scalar values); `0..0` when it does not fit the text.
    pub fn chars(&self, span: Span) -> Range<usize> {
        self.ends(span).map_or(0..0, |(start, end)| start.chars..end.chars)
    }

    /// The span counted in UTF-16 code units, as JavaScript, Java and C# index strings; `0..0` when it does not fit the text.
    pub fn utf16(&self, span: Span) -> Range<usize> {
        self.ends(span).map_or(0..0, |(start, end)| start.utf16..end.utf16)
    }

    fn ends(&self, span: Span) -> Option<(Place, Place)> {
        Some((self.place(span.start())?, self.place(span.end())?))
    }

    fn place(&self, byte: usize) -> Option<Place> {
        let before = self.places[self.places.partition_point(|place| place.byte <= byte).saturating_sub(1)];
        Some(before.moved(self.text.get(before.byte..byte)?))
    }
}

impl Place {
    /// The place behind this text.
    fn moved(self, text: &str) -> Place {
        Place {
            byte: self.byte + text.len(),
            chars: self.chars + text.chars().count(),
            utf16: self.utf16 + text.encode_utf16().count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Offsets;
    use crate::Span;

    #[test]
    fn counts_are_those_of_a_reader_from_the_start() {
        for text in ["", "a", "é😀漢 “yes” ", "abc\r\n"] {
            let text = text.repeat(200);
            let offsets = Offsets::new(&text);
            let places: Vec<usize> = (0..=text.len()).filter(|&at| text.is_char_boundary(at)).step_by(7).collect();
            for pair in places.windows(2) {
                let span = Span::new(pair[0], pair[1]);
                assert_eq!(offsets.chars(span), span.chars(&text), "{span:?}");
                assert_eq!(offsets.utf16(span), span.utf16(&text), "{span:?}");
            }
            assert_eq!(offsets.utf16(Span::new(0, text.len())).end, text.encode_utf16().count());
        }
        let offsets = Offsets::new("é");
        assert_eq!((offsets.chars(Span::new(0, 1)), offsets.utf16(Span::new(7, 9))), (0..0, 0..0));
    }
}
