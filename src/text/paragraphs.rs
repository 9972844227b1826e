//! Paragraphs, whatever the layout of the text.
//!
//! News text comes in four shapes: a paragraph a line (with or without blank lines between), lines wrapped at a column, and
//! text out of a PDF where *every* line is followed by a blank one. Which of them a document has is judged once, from how its
//! lines meet: in wrapped text a line mostly stops in the middle of a sentence and the next goes on in lower case.

use memchr::memchr_iter;

use super::bytes::{LONGEST_TEXT, each, head};
use crate::Span;
use crate::lexicon::{Lexicon, word};
use crate::steps::step;

/// How the lines of a text make paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// Each line is a paragraph, blank lines or not.
    Lines,
    /// Lines are wrapped; a blank line, an indent or a short last line ends a paragraph.
    Wrapped,
    /// Lines are wrapped and a blank line follows every one of them, inside a paragraph too.
    Spaced,
}

/// The paragraphs of a text, trimmed of white space, in text order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Paragraphs {
    pub(crate) layout: Layout,
    pub(crate) spans: Vec<Span>,
}

/// A line shorter than this says nothing about wrapping: it is a heading, a name, a button.
const TELLING: usize = 40;
/// A wrapped line is no longer than this.
const WIDEST: usize = 140;

/// A line that holds more than white space.
#[derive(Clone, Copy)]
pub(crate) struct Line {
    start: u32,
    end: u32,
    /// Columns of white space before it.
    indent: u32,
    /// Blank lines before it.
    blanks: u32,
}

impl Line {
    fn span(self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    fn len(self) -> usize {
        self.span().len()
    }

    fn of(self, text: &str) -> &str {
        self.span().of(text)
    }
}

/// Finds the layout of `text` and its paragraphs, in one pass over its line ends and one over its lines.
pub(crate) fn paragraphs(text: &str) -> Paragraphs {
    let text = head(text, LONGEST_TEXT);
    let (mut lines, mut spans) = (Vec::new(), Vec::new());
    let mut ends = LineEnds::new(text, &mut lines);
    each(text.as_bytes(), |byte| byte == b'\n', |at| ends.end(at));
    let layout = ends.paragraphs(&mut spans);
    Paragraphs { layout, spans }
}

/// Takes the line ends of a text, for a caller who searches it for other bytes at the same time.
pub(crate) struct LineEnds<'r, 't> {
    text: &'t str,
    lines: &'r mut Vec<Line>,
    /// Where the line starts that is being read.
    start: usize,
    blanks: u32,
}

impl<'r, 't> LineEnds<'r, 't> {
    /// The lines are noted in a list that holds none.
    pub(crate) fn new(text: &'t str, lines: &'r mut Vec<Line>) -> Self {
        lines.reserve(text.len() / 128);
        LineEnds { text, lines, start: 0, blanks: 0 }
    }

    /// A line ends before byte `at`, which holds its line feed.
    pub(crate) fn end(&mut self, at: usize) {
        step();
        match trimmed(self.text, self.start, at) {
            Some(line) => {
                let indent = (line.start() - self.start) as u32;
                self.lines.push(Line { start: line.start() as u32, end: line.end() as u32, indent, blanks: self.blanks });
                self.blanks = 0;
            }
            None => self.blanks += 1,
        }
        self.start = at + 1;
    }

    /// Adds the paragraphs that the lines make to a list that holds none, when the whole text has been searched.
    pub(crate) fn paragraphs(mut self, spans: &mut Vec<Span>) -> Layout {
        let text = self.text;
        if self.start == 0 {
            // Old text ends its lines by a carriage return alone; beside line feeds it is only white space.
            memchr_iter(b'\r', text.as_bytes()).for_each(|at| self.end(at));
        }
        self.end(text.len());
        let page = Page::of(text, self.lines);
        let layout = page.layout;
        if layout == Layout::Lines {
            spans.extend(self.lines.iter().map(|line| line.span()));
            return layout;
        }
        let mut last: Option<Line> = None;
        for &line in self.lines.iter() {
            match (last, spans.last_mut()) {
                (Some(before), Some(open)) if !page.breaks(before, line) => {
                    *open = Span::new(open.start(), line.span().end());
                }
                _ => spans.push(line.span()),
            }
            last = Some(line);
        }
        layout
    }
}

/// What is not white space between `start` and `end`. A byte order mark counts as white space.
fn trimmed(text: &str, start: usize, end: usize) -> Option<Span> {
    let bytes = text.as_bytes();
    if start == end {
        return None;
    }
    if bytes[start].is_ascii_graphic() && bytes[end - 1].is_ascii_graphic() {
        return Some(Span::new(start, end));
    }
    let blank = |c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}';
    let line = text.get(start..end)?;
    let rest = line.trim_start_matches(blank);
    let s = end - rest.len();
    let rest = rest.trim_end_matches(blank);
    (!rest.is_empty()).then_some(Span::new(s, s + rest.len()))
}

/// How the lines of a text are set.
struct Page<'t> {
    text: &'t str,
    layout: Layout,
    /// The width that they were wrapped at.
    width: usize,
    /// Columns of white space before the one with the fewest.
    margin: u32,
}

impl<'t> Page<'t> {
    fn of(text: &'t str, lines: &[Line]) -> Page<'t> {
        let (mut close, mut close_on, mut apart, mut apart_on, mut width) = (0, 0, 0, 0, 0);
        for pair in lines.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let length = a.len();
            if !(TELLING..=WIDEST).contains(&length) {
                // A long line is a whole paragraph, and speaks against wrapping.
                close += usize::from(length > WIDEST && b.blanks == 0);
                apart += usize::from(length > WIDEST && b.blanks > 0);
                continue;
            }
            let on = goes_on(text, a, b);
            if b.blanks == 0 {
                close += 1;
                close_on += usize::from(on);
            } else {
                apart += 1;
                apart_on += usize::from(on);
            }
            if on {
                width = width.max(length);
            }
        }
        // Of few lines, more must go on.
        let many = |on: usize, of: usize| if on < 2 { on > 0 && on * 2 >= of } else { on * 10 >= of * 3 };
        let layout = if many(apart_on, apart) && apart_on >= close_on {
            Layout::Spaced
        } else if many(close_on, close) {
            Layout::Wrapped
        } else {
            Layout::Lines
        };
        Page { text, layout, width, margin: lines.iter().map(|line| line.indent).min().unwrap_or(0) }
    }

    /// Whether a paragraph ends between two lines of wrapped text.
    fn breaks(&self, a: Line, b: Line) -> bool {
        let &Page { text, layout, width, margin } = self;
        if goes_on(text, a, b) && (layout == Layout::Spaced || b.blanks == 0) {
            return false;
        }
        let length = a.len();
        let ended = ends_sentence(a.of(text));
        // The first word of the next line would have fitted: the line was ended on purpose.
        let word = b.of(text).bytes().position(|c| c.is_ascii_whitespace()).unwrap_or(b.len());
        let short = length + 1 + word + width / 10 < width;
        // A heading or a byline has no stop; it is much shorter, or indented as the paragraphs are.
        let heading = short && (length * 3 < width * 2 || b.indent > margin + 1);
        match layout {
            Layout::Lines => true,
            Layout::Wrapped => b.blanks > 0 || b.indent > a.indent + 1 || heading || (short && ended),
            Layout::Spaced => b.indent > a.indent + 1 || heading || (ended && (b.blanks > 1 || b.indent > a.indent || short)),
        }
    }
}

/// Whether line `b` plainly goes on with the sentence of line `a`.
fn goes_on(text: &str, a: Line, b: Line) -> bool {
    let before = a.of(text);
    !ends_sentence(before) && (b.of(text).starts_with(char::is_lowercase) || before.ends_with(',') || hangs(before))
}

/// Whether a line ends with a word that another must follow: "one of the".
fn hangs(line: &str) -> bool {
    let last = line.rsplit(char::is_whitespace).next().unwrap_or("");
    last.starts_with(char::is_lowercase)
        && matches!(Lexicon::english().find_word(last), word::THE | word::A | word::AN | word::OF | word::AND | word::TO)
}

fn ends_sentence(line: &str) -> bool {
    let closing = |c: char| matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '“' | '‘');
    line.trim_end_matches(closing).ends_with(['.', '!', '?', '…', ':', ';'])
}

/// No longer than this is what stands between paragraphs and is none of them, in bytes.
const ASIDE: usize = 90;

/// Whether a paragraph looks like no part of an article's prose: a heading, a caption, a button, an advertisement. It is short
/// and ends without a stop. A signature, which begins with a dash, belongs to the quote above.
pub(crate) fn is_aside(paragraph: &str) -> bool {
    let dashes = ['-', '–', '—'];
    let signature = paragraph.starts_with(dashes);
    paragraph.len() <= ASIDE
        && !signature
        && !ends_sentence(paragraph)
        && !paragraph.ends_with(dashes)
        && !paragraph.ends_with(',')
}

#[cfg(test)]
mod tests {
    use super::{Layout, is_aside, paragraphs};

    fn read(text: &str) -> (Layout, Vec<&str>) {
        let found = paragraphs(text);
        (found.layout, found.spans.iter().map(|s| s.of(text)).collect())
    }

    #[test]
    fn a_line_a_paragraph_with_or_without_blank_lines() {
        for text in [
            "One here.\nTwo here.\nThree.",
            "One here.\n\nTwo here.\n\n\nThree.\n",
            "\u{feff}One here.\r\n\r\nTwo here.\r\nThree.\r\n",
        ] {
            assert_eq!(read(text), (Layout::Lines, vec!["One here.", "Two here.", "Three."]), "{text:?}");
        }
        assert_eq!(read("One.\rTwo."), (Layout::Lines, vec!["One.", "Two."]));
        assert_eq!(read("\u{c}One.\u{a0}\n\u{a0}\nTwo."), (Layout::Lines, vec!["One.", "Two."]));
    }

    #[test]
    fn an_empty_text_has_none() {
        for text in ["", "\n", " \r\n\t\n\u{feff}"] {
            assert_eq!(read(text).1, Vec::<&str>::new(), "{text:?}");
        }
    }

    const WRAPPED: &str = "The harbour board met on Friday to settle the\nfate of the old crane, which has stood unused for\nmany years and now leans.\n\nThe crane, said its keeper, is not to be moved by\nanybody before the spring.\n";

    #[test]
    fn wrapped_lines_are_put_together() {
        let (layout, found) = read(WRAPPED);
        assert_eq!((layout, found.len()), (Layout::Wrapped, 2));
        assert!(found[1].starts_with("The crane, said") && found[1].ends_with("spring."));
    }

    #[test]
    fn wrapped_lines_may_show_a_paragraph_by_an_indent_only() {
        let indented = WRAPPED.replace("\n\n", "\n    ");
        let (layout, found) = read(&indented);
        assert_eq!((layout, found.len()), (Layout::Wrapped, 2));
    }

    #[test]
    fn a_blank_line_after_every_line_is_no_paragraph() {
        let spaced = WRAPPED.trim().replace("\n\n", "\n").replace('\n', "\n\n");
        let (layout, found) = read(&spaced);
        assert_eq!((layout, found.len()), (Layout::Spaced, 2), "{found:?}");
        assert!(found[0].ends_with("now leans."));
    }

    #[test]
    fn a_heading_above_wrapped_lines_stays_alone() {
        let bare = WRAPPED.trim().replace("\n\n", "\n");
        let text = format!("Crane to stay until spring\nBy Ann Orr\n{bare}");
        let indented =
            format!("    Crane to stay until spring\n    By Ann Orr\n    {}", WRAPPED.trim().replace("\n\n", "\n    "));
        for (text, layout) in [
            (text.clone(), Layout::Wrapped),
            (indented.clone(), Layout::Wrapped),
            (text.replace('\n', "\n\n"), Layout::Spaced),
            (indented.replace('\n', "\n\n"), Layout::Spaced),
        ] {
            let (found, paragraphs) = read(&text);
            assert_eq!((found, paragraphs.len(), paragraphs[1]), (layout, 4, "By Ann Orr"), "{paragraphs:?}");
        }
    }

    #[test]
    fn two_lines_may_be_enough() {
        for text in [
            "The old crane, said its keeper on Friday, is\nnot to be moved before the spring.",
            "The old crane, said its keeper, is one of the\nNorthgate cranes.",
        ] {
            assert_eq!(read(text).0, Layout::Wrapped);
            let spaced = text.replace('\n', "\n\n");
            assert_eq!(read(&spaced), (Layout::Spaced, vec![&*spaced]));
        }
    }

    #[test]
    fn asides_are_short_and_have_no_stop() {
        for text in ["Advertisement", "Crane to stay until spring", "The crane in 1911 (Harbour Museum)", "RELATED STORIES"] {
            assert!(is_aside(text), "{text}");
        }
        let long = "The harbour board met on Friday ".repeat(4);
        for text in [
            "The crane leans.",
            "“It leans.”",
            "It leans (or so it looks.)",
            "ORR:",
            "She said,",
            "It leans —",
            "— Ann Orr",
            &*long,
        ] {
            assert!(!is_aside(text), "{text}");
        }
    }

    #[test]
    fn headings_and_buttons_do_not_make_a_text_wrapped() {
        let long = "A long paragraph that no one has wrapped runs on and on, over many words, until it has filled far more than any column would hold, and then some more.";
        let text = format!("Home\nnews\nsign in\n{long}\n{long}\nread more\nshare\n{long}\n");
        assert_eq!(read(&text).0, Layout::Lines);
    }
}
