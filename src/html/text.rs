//! The text of a page, and where each stretch of it stands there.

use std::ops::Range;

use super::tree::{Event, Tree};
use crate::Span;
use crate::steps::step;
use crate::text::is_mark;

/// A stretch of the text, up to the next one.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    /// Where it begins in the text. What the page holds and the text leaves out (a soft hyphen) is a piece of no length.
    start: usize,
    /// Where it stands in the page; what only the text has (the blank line between paragraphs) is a piece that stands nowhere.
    place: Range<usize>,
    /// Whether the page has the same bytes.
    is_same: bool,
}

/// Where the stretches of a text stand in its page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Places {
    pieces: Vec<Piece>,
    end: usize,
}

impl Places {
    /// Where a span of the text stands in the page, in text order; what touches there is one range.
    pub(super) fn of(&self, span: Span) -> impl Iterator<Item = Range<usize>> {
        let first = self.pieces.partition_point(|piece| piece.start <= span.start()).saturating_sub(1);
        let mut at = first;
        std::iter::from_fn(move || {
            let mut found: Option<Range<usize>> = None;
            while let Some(piece) = self.pieces.get(at).filter(|piece| piece.start < span.end()) {
                step();
                let end = self.pieces.get(at + 1).map_or(self.end, |next| next.start);
                let place = match (piece.is_same, piece.place.clone()) {
                    (true, place) => {
                        let (skipped, left) = (span.start().saturating_sub(piece.start), end.saturating_sub(span.end()));
                        place.start + skipped..place.end - left
                    }
                    // Half an entity is none.
                    (false, place) => place,
                };
                match &mut found {
                    _ if place.is_empty() => {}
                    Some(found) if found.end == place.start => found.end = place.end,
                    Some(_) => return found,
                    None => found = Some(place),
                }
                at += 1;
            }
            found
        })
    }
}

/// The text of the nodes that are kept.
pub(super) fn write(html: &str, tree: &Tree, kept: &[bool]) -> (String, Places) {
    let mut writer = Writer {
        html,
        text: String::with_capacity(html.len() / 2),
        pieces: Vec::new(),
        gap: Gap::None,
        quotes: Vec::new(),
        depth: 0,
    };
    for event in &tree.events {
        step();
        let node = event.node();
        if !kept[node] {
            continue;
        }
        let is_pre = tree.nodes[node].is_pre;
        match event {
            Event::Text { place, .. } => writer.text(&html[place.clone()], place.start, is_pre),
            Event::Decoded { place, text, .. } => writer.decoded(&tree.decoded[text.clone()], place.clone(), is_pre),
            Event::Break { .. } => writer.gap = Gap::Paragraph,
            Event::Line { .. } => writer.line(0..0),
            Event::Open { .. } => writer.quotes.push(Quotation::Begun),
            Event::Close { .. } => writer.close(),
        }
    }
    let places = Places { pieces: writer.pieces, end: writer.text.len() };
    (writer.text, places)
}

/// What stands before the next word, with its place in the page.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Gap {
    None,
    Blank(Range<usize>),
    Line(Range<usize>),
    Paragraph,
}

/// A quotation of the page that is open: `<q>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quotation {
    /// None of its words were seen yet.
    Begun,
    /// The text has its marks.
    Marked,
    /// The page has marks of its own in it.
    Bare,
}

struct Writer<'h> {
    html: &'h str,
    text: String,
    pieces: Vec<Piece>,
    gap: Gap,
    quotes: Vec<Quotation>,
    /// How many of these have marks.
    depth: usize,
}

/// Marks of quotations, and of those in others.
const MARKS: [(&str, &str); 2] = [("“", "”"), ("‘", "’")];

/// Whether a character only says where a line may end, or says nothing.
fn is_left_out(c: char) -> bool {
    matches!(c, '\0' | '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

impl Writer<'_> {
    /// Text that stands in the page as it is.
    fn text(&mut self, text: &str, start: usize, is_pre: bool) {
        let mut rest = text;
        while !rest.is_empty() {
            let at = start + text.len() - rest.len();
            let word = rest.find(|c: char| c.is_whitespace() || is_left_out(c)).unwrap_or(rest.len());
            if word > 0 {
                self.word(&rest[..word], at..at + word);
                rest = &rest[word..];
                continue;
            }
            let Some(c) = rest.chars().next() else { return };
            self.no_word(c, at..at + c.len_utf8(), is_pre);
            rest = &rest[c.len_utf8()..];
        }
    }

    /// Text that the page writes in another way.
    fn decoded(&mut self, text: &str, place: Range<usize>, is_pre: bool) {
        match text.chars().next() {
            Some(c) if c.is_whitespace() || is_left_out(c) => self.no_word(c, place, is_pre),
            Some(_) => self.word(text, place),
            // The line feed behind a carriage return belongs to the same blank.
            None => {
                if let Gap::Blank(gap) | Gap::Line(gap) = &mut self.gap
                    && gap.end == place.start
                {
                    gap.end = place.end;
                }
            }
        }
    }

    /// A blank, a line end, or a character that is left out.
    fn no_word(&mut self, c: char, place: Range<usize>, is_pre: bool) {
        if is_left_out(c) {
            // Browsers drop a NUL before they look at what it stands in.
            if self.gap == Gap::None && !self.text.is_empty() && c != '\0' {
                self.push("", place);
            }
        } else if is_pre && c == '\n' {
            self.line(place);
        } else {
            match &mut self.gap {
                Gap::None => self.gap = Gap::Blank(place),
                Gap::Blank(gap) if gap.end == place.start => gap.end = place.end,
                _ => {}
            }
        }
    }

    fn line(&mut self, place: Range<usize>) {
        self.gap = match self.gap {
            Gap::None | Gap::Blank(_) => Gap::Line(place),
            Gap::Line(_) | Gap::Paragraph => Gap::Paragraph,
        };
    }

    fn word(&mut self, word: &str, place: Range<usize>) {
        let gap = std::mem::replace(&mut self.gap, Gap::None);
        if !self.text.is_empty() {
            match gap {
                Gap::None => {}
                Gap::Blank(place) => self.push(" ", place),
                Gap::Line(place) => self.push("\n", place),
                Gap::Paragraph => self.push("\n\n", 0..0),
            }
        }
        if self.quotes.last() == Some(&Quotation::Begun) {
            self.open(word.starts_with(is_mark));
        }
        self.push(word, place);
    }

    /// Writes the opening marks of the quotations that begin here, but where the innermost has marks of its own.
    fn open(&mut self, has_marks: bool) {
        let begun = self.quotes.iter().rev().take_while(|quote| **quote == Quotation::Begun).count();
        let first = self.quotes.len() - begun;
        for at in first..self.quotes.len() {
            if has_marks && at + 1 == self.quotes.len() {
                self.quotes[at] = Quotation::Bare;
            } else {
                self.quotes[at] = Quotation::Marked;
                self.push(MARKS[self.depth % 2].0, 0..0);
                self.depth += 1;
            }
        }
    }

    fn close(&mut self) {
        if self.quotes.pop() == Some(Quotation::Marked) {
            self.depth -= 1;
            // Before the blanks that stand at the end of it.
            self.push(MARKS[self.depth % 2].1, 0..0);
        }
    }

    fn push(&mut self, text: &str, place: Range<usize>) {
        let is_same = !text.is_empty() && self.html.get(place.clone()) == Some(text);
        match self.pieces.last_mut() {
            Some(last) if last.is_same && is_same && last.place.end == place.start => last.place.end = place.end,
            _ => self.pieces.push(Piece { start: self.text.len(), place, is_same }),
        }
        self.text.push_str(text);
    }
}
