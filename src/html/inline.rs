//! The tags that may stand in a line of text.

use std::ops::Range;

/// A tag of an element that may stand in a `mark`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Inline {
    pub(super) place: Range<usize>,
    /// Where the tag begins that belongs to it: its own start where the element has one tag, none where tags cross.
    pub(super) partner: Option<usize>,
}

/// Such tags of a page, in the order in which they stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Inlines {
    tags: Vec<Inline>,
}

impl Inlines {
    /// A start tag; what is given is its number.
    pub(super) fn begin(&mut self, place: Range<usize>) -> usize {
        self.tags.push(Inline { place, partner: None });
        self.tags.len() - 1
    }

    /// A tag that is a whole element.
    pub(super) fn whole(&mut self, place: Range<usize>) {
        self.tags.push(Inline { partner: Some(place.start), place });
    }

    /// The end tag of the element that began with the tag of a number.
    pub(super) fn end(&mut self, begun: usize, place: Range<usize>) {
        let start = self.tags[begun].place.start;
        self.tags[begun].partner = Some(place.start);
        self.tags.push(Inline { place, partner: Some(start) });
    }

    /// The tags in a part of the page, if it has nothing but such and blanks.
    pub(super) fn within(&self, html: &str, part: Range<usize>) -> Option<&[Inline]> {
        let first = self.tags.partition_point(|tag| tag.place.start < part.start);
        let mut last = first;
        let mut at = part.start;
        while let Some(tag) = self.tags.get(last).filter(|tag| tag.place.end <= part.end) {
            html.get(at..tag.place.start).filter(|between| between.trim().is_empty())?;
            at = tag.place.end;
            last += 1;
        }
        html.get(at..part.end).filter(|between| between.trim().is_empty())?;
        Some(&self.tags[first..last])
    }
}
