//! Reads the pages that the crate writes, and fails on whatever a page must not hold.

use std::collections::{BTreeSet, HashMap};

/// What a page holds.
#[derive(Default)]
pub struct Page {
    /// The text under each kind of element, in the order of their start tags, with entities read.
    texts: Vec<(String, String)>,
    /// The addresses that are linked to.
    pub links: Vec<String>,
    ids: BTreeSet<String>,
    references: Vec<String>,
}

/// Every element that a page may hold; the rest, above all `script`, it may not.
const TAGS: &[&str] = &[
    "html",
    "head",
    "title",
    "style",
    "body",
    "main",
    "header",
    "nav",
    "article",
    "section",
    "figure",
    "figcaption",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "p",
    "ol",
    "ul",
    "li",
    "dl",
    "div",
    "dt",
    "dd",
    "mark",
    "u",
    "a",
    "b",
    "strong",
    "span",
    "time",
];
/// What may stand in a paragraph or a heading.
const PHRASING: &[&str] = &["mark", "u", "a", "b", "strong", "span", "time"];
const ATTRIBUTES: &[&str] = &[
    "lang",
    "class",
    "id",
    "href",
    "title",
    "datetime",
    "tabindex",
    "style",
    "data-label",
    "data-char",
    "data-quote",
    "data-kind",
    "data-usage",
    "data-speaker",
    "data-name",
    "data-confidence",
    "aria-label",
    "aria-labelledby",
    "aria-describedby",
];

impl Page {
    /// Reads a page; panics where a tag is not closed or crosses another, where anything is not escaped, or where an element, an
    /// attribute or a character has no place in it.
    pub fn read(html: &str) -> Page {
        let page = Page::read_fragment(html.strip_prefix("<!DOCTYPE html>\n").expect("a page begins with its type"));
        for tag in ["html", "title", "main", "h1"] {
            assert_eq!(page.all(tag).count(), 1, "a page has one <{tag}>");
        }
        page
    }

    /// Reads a piece of a page, as [`Page::read`] reads a whole one.
    pub fn read_fragment(html: &str) -> Page {
        let mut page = Page::default();
        let mut open: Vec<(String, usize)> = Vec::new();
        let mut rest = html;
        while !rest.is_empty() {
            let text = &rest[..rest.find('<').unwrap_or(rest.len())];
            page.take_text(text, &open);
            rest = &rest[text.len()..];
            let Some(tag) = rest.strip_prefix('<') else { break };
            let end = tag.find('>').expect("a tag ends");
            rest = &tag[end + 1..];
            if let Some(name) = tag[..end].strip_prefix('/') {
                let last = open.pop().map(|last| last.0);
                assert_eq!(last.as_deref(), Some(name), "a tag is closed that is not the last one open");
                continue;
            }
            let (name, attributes) = attributes(&tag[..end]);
            if name == "meta" {
                continue;
            }
            assert!(TAGS.contains(&name), "<{name}> has no place in a page");
            page.take_element(name, &attributes, &open);
            open.push((name.to_owned(), page.texts.len() - 1));
            if name == "style" {
                let style = &rest[..rest.find('<').unwrap()];
                assert!(!style.contains("url(") && !style.contains("@import"), "the style sheet loads something");
                rest = &rest[style.len()..];
            }
        }
        assert!(open.is_empty(), "not closed: {open:?}");
        for reference in &page.references {
            assert!(page.ids.contains(reference), "#{reference} leads nowhere");
        }
        page
    }

    /// The text under each element of this kind.
    pub fn all<'p>(&'p self, tag: &'p str) -> impl Iterator<Item = &'p str> {
        self.texts.iter().filter(move |text| text.0 == tag).map(|text| text.1.as_str())
    }

    fn take_text(&mut self, text: &str, open: &[(String, usize)]) {
        let text = unescape(text);
        for (_, at) in open {
            self.texts[*at].1.push_str(&text);
        }
    }

    fn take_element(&mut self, name: &str, attributes: &HashMap<&str, String>, open: &[(String, usize)]) {
        let inside = |tags: &[&str]| open.iter().any(|(tag, _)| tags.contains(&tag.as_str()));
        if inside(&["p", "h1", "h2", "h3", "mark", "u", "a", "span", "dt", "dd"]) {
            assert!(PHRASING.contains(&name), "<{name}> stands in a paragraph");
        }
        assert!(!(name == "a" && inside(&["a"])), "a link in a link");
        assert!(!inside(&["title"]), "<{name}> in the title");
        if name == "html" {
            assert_eq!(attributes.get("lang").map(String::as_str), Some("en"));
        }
        for (attribute, value) in attributes {
            assert!(ATTRIBUTES.contains(attribute), "{attribute}=… has no place in a page");
            match (*attribute, value.strip_prefix('#')) {
                ("href", None) => self.links.push(value.clone()),
                ("href", Some(id)) => self.references.push(id.to_owned()),
                ("aria-labelledby" | "aria-describedby", _) => self.references.push(value.clone()),
                ("id", _) => assert!(self.ids.insert(value.clone()), "two elements are called {value}"),
                _ => {}
            }
        }
        self.texts.push((name.to_owned(), String::new()));
    }
}

/// The name of a tag, and its attributes with entities read.
fn attributes(tag: &str) -> (&str, HashMap<&str, String>) {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut found = HashMap::new();
    while !rest.is_empty() {
        let (attribute, behind) = rest.split_once("=\"").expect("an attribute has a value in marks");
        let (value, behind) = behind.split_once('"').expect("the value of an attribute ends");
        assert!(attribute.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{attribute:?} is no attribute");
        assert!(found.insert(attribute, unescape(value)).is_none(), "{attribute} is given twice");
        rest = behind.strip_prefix(' ').unwrap_or(behind);
        assert!(rest.len() < behind.len() || rest.is_empty(), "no blank between attributes");
    }
    (name, found)
}

/// The text with its entities read. Whatever is not escaped, or steers the page, fails.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#39;", '\'')];
        let (entity, c) = known.iter().find(|(entity, _)| rest.starts_with(entity)).expect("what is no markup is escaped");
        out.push(*c);
        rest = &rest[entity.len()..];
    }
    out.push_str(rest);
    assert!(!out.contains(steers), "a character that steers the page: {out:?}");
    out
}

/// Control characters, marks of writing direction, numbers that are no character.
pub fn steers(c: char) -> bool {
    let blank = matches!(c, '\n' | '\r' | '\t' | '\u{c}');
    let turns = ('\u{202a}'..='\u{202e}').contains(&c) || ('\u{2066}'..='\u{2069}').contains(&c);
    let marks = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}');
    let nothing = ('\u{fdd0}'..='\u{fdef}').contains(&c) || matches!(u32::from(c) & 0xffff, 0xfffe | 0xffff);
    (c.is_control() && !blank) || turns || marks || nothing
}
