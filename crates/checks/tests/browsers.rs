//! What a browser makes of a page, as html5ever has it, beside what is read here.

#[path = "support/random.rs"]
mod random;

use std::fmt::Write;

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use ipse::Extractor;
use ipse::html::{MarkOptions, Page};
use ipse_checks::markup::{PIECES, pages};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

fn config() -> ProptestConfig {
    let mut config = random::config();
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = if cfg!(debug_assertions) { 400 } else { 4000 };
    }
    config
}

fn parsed(html: &str) -> RcDom {
    parse_document(RcDom::default(), ParseOpts::default()).one(html)
}

/// Whether a character is more than a blank or a place where a line may end.
fn is_seen(c: &char) -> bool {
    !c.is_whitespace() && !matches!(c, '\0' | '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// The elements and words of a page, without the marks that were put in, and without blanks.
fn shape(node: &Handle, out: &mut String) {
    let children = |out: &mut String| node.children.borrow().iter().for_each(|child| shape(child, out));
    match &node.data {
        NodeData::Text { contents } => out.extend(contents.borrow().chars().filter(is_seen)),
        NodeData::Element { name, attrs, template_contents, .. } => {
            let is_put_in = &*name.local == "mark" && attrs.borrow().iter().any(|attribute| &*attribute.value == "put-in");
            if is_put_in {
                return children(out);
            }
            let _ = write!(out, "<{}", name.local);
            for attribute in attrs.borrow().iter() {
                let _ = write!(out, " {}={:?}", attribute.name.local, &*attribute.value);
            }
            out.push('>');
            children(out);
            if let Some(contents) = template_contents.borrow().as_ref() {
                shape(contents, out);
            }
            out.push_str("</>");
        }
        NodeData::Comment { contents } => {
            let _ = write!(out, "<!{contents}>");
        }
        _ => children(out),
    }
}

fn shape_of(html: &str) -> String {
    let mut out = String::new();
    shape(&parsed(html).document, &mut out);
    out
}

/// No mark changes what a browser makes of the page.
fn check_marks(html: &str) {
    let page = Page::read(html);
    let document = page.document();
    let extraction = Extractor::default().extract(&document);
    let marked = page.mark(&extraction, &MarkOptions::default().class("put-in").mention_class("put-in"));
    assert_eq!(shape_of(&marked), shape_of(html), "marks change what a browser shows: {marked}");
}

/// Elements that are a paragraph of their own.
const BLOCKS: &[&str] = &[
    "address",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "html",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "ul",
];
/// Elements whose text is none of the page.
const NO_TEXT: &[&str] = &[
    "audio", "canvas", "head", "iframe", "math", "noscript", "object", "option", "script", "select", "style", "svg", "template",
    "textarea", "title", "video",
];

/// The words that a browser shows, a paragraph or a line a line.
fn words(node: &Handle, out: &mut String) {
    let children = |out: &mut String| node.children.borrow().iter().for_each(|child| words(child, out));
    match &node.data {
        NodeData::Text { contents } => {
            out.extend(
                contents.borrow().chars().filter_map(|c| if c.is_whitespace() { Some(' ') } else { Some(c).filter(is_seen) }),
            );
        }
        NodeData::Element { name, attrs, .. } => {
            let name = &*name.local;
            let hides = |name: &str, value: &str| name == "hidden" || (name == "style" && value.contains("none"));
            let is_hidden = attrs.borrow().iter().any(|attribute| hides(&attribute.name.local, &attribute.value));
            let line = if name == "br" || BLOCKS.contains(&name) { "\n" } else { "" };
            out.push_str(line);
            if !is_hidden && !NO_TEXT.contains(&name) {
                children(out);
            }
            out.push_str(line);
        }
        _ => children(out),
    }
}

/// Lines without blanks too many.
fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect()
}

/// Whether a page that holds this piece is read in another way than browsers show it, and is meant to: furniture is left out, a `<q>` has
/// marks, what stands in no cell of a table stays where it is, and what is hidden stays so where tags cross. Around drawings and formulas
/// html5ever ends more than browsers do.
fn is_read_otherwise(piece: &str) -> bool {
    const OTHERWISE: &[&str] = &[
        "<a ",
        "<article",
        "<aside",
        "<button",
        "<caption",
        "<footer",
        "<form",
        "<header",
        "<main",
        "<math",
        "<nav",
        "<plaintext",
        "<pre",
        "<q",
        "<t",
        "<option",
        "CLASS=",
        "aria-",
        "elated",
        "style=",
        "<desc",
        "<foreign",
        "<svg",
        "hidden",
    ];
    piece == "</" || OTHERWISE.iter().any(|other| piece.contains(other))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn marks_leave_what_a_browser_shows(markup in vec(select(PIECES), 0..60)) {
        check_marks(&markup.concat());
    }

    #[test]
    fn what_a_browser_shows_is_read(markup in vec(select(PIECES), 0..60)) {
        let html: String = markup.into_iter().filter(|piece| !is_read_otherwise(piece)).collect();
        let page = Page::read(html.as_str());
        let mut shown = String::new();
        words(&parsed(&html).document, &mut shown);
        prop_assert_eq!(lines(page.text()), lines(&shown), "{}", html);
    }
}

#[test]
fn marks_leave_what_a_browser_shows_of_pages() {
    for html in pages() {
        check_marks(&html);
    }
}
