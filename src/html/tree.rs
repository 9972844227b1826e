//! A page as its tags make it: what each text stands in, where paragraphs end, and what the page tells of itself.

use std::num::NonZeroU32;
use std::ops::Range;

use html5gum::State;

use super::inline::Inlines;
use super::language::Language;
use super::open::{Elements, Open};
use super::parts::Part;
use super::tags::Tag;
use super::tokens::{Attribute, Attributes, Sink, Start};
use crate::feed::boundary_before;

/// An element that something hangs on. The first one is the page; each stands behind the one that it is in.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) parent: u32,
    /// The element, or the one that its role makes of it.
    pub(super) tag: Tag,
    /// What is in it is no text.
    pub(super) is_no_text: bool,
    /// Its line ends stay.
    pub(super) is_pre: bool,
    /// It belongs to the page and not to the article, as its name or its role say.
    pub(super) is_furniture: bool,
    /// The same, as its classes say.
    pub(super) is_called_furniture: bool,
    is_in_link: bool,
    is_in_article: bool,
    is_in_quote: bool,
    /// Bytes of text that stand in it and in none of its nodes, and those of them in links; blanks do not count.
    pub(super) text: usize,
    pub(super) linked: usize,
}

/// What comes next in a page.
#[derive(Debug, Clone)]
pub(super) enum Event {
    /// Text that stands in the page as it is.
    Text {
        node: u32,
        place: Range<usize>,
    },
    /// Text that the page writes in another way, as a range of [`Tree::decoded`].
    Decoded {
        node: u32,
        place: Range<usize>,
        text: Range<usize>,
    },
    /// A paragraph ends.
    Break {
        node: u32,
    },
    /// A line ends.
    Line {
        node: u32,
    },
    /// A quotation without marks begins: `<q>`.
    Open {
        node: u32,
    },
    Close {
        node: u32,
    },
}

impl Event {
    pub(super) fn node(&self) -> usize {
        let (Event::Text { node, .. }
        | Event::Decoded { node, .. }
        | Event::Break { node }
        | Event::Line { node }
        | Event::Open { node }
        | Event::Close { node }) = self;
        *node as usize
    }
}

/// What a page tells of itself.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The `title`.
    pub(super) title: Option<String>,
    /// Where the scripts with JSON-LD stand.
    pub(super) json_ld: Vec<Range<usize>>,
    /// Names and contents of `meta`, the names in lower case.
    pub(super) metas: Vec<(String, String)>,
    /// The canonical address.
    pub(super) canonical: Option<String>,
    pub(super) times: Vec<Time>,
    pub(super) headlines: Vec<Headline>,
}

/// A `time`.
#[derive(Debug)]
pub(super) struct Time {
    pub(super) datetime: Option<String>,
    /// Whether it says of itself that it is the time of publication.
    pub(super) is_published: bool,
    /// Its text, as a range of the events.
    pub(super) events: Range<usize>,
}

/// An `h1`.
#[derive(Debug)]
pub(super) struct Headline {
    pub(super) node: usize,
    /// Its text, as a range of the events.
    pub(super) events: Range<usize>,
}

/// Takes the tokens of a page.
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    pub(super) events: Vec<Event>,
    pub(super) decoded: String,
    pub(super) found: Found,
    pub(super) inline: Inlines,
    open: Elements,
    is_in_title: bool,
    json_ld_start: Option<usize>,
}

/// The time of publication is among the first that a page tells.
const MOST_TIMES: usize = 1000;
/// Bytes of a title, or of whatever else a page tells of itself.
const LONGEST: usize = 2000;

/// What is told, cut where it is too long to be true.
pub(super) fn short(told: &str) -> &str {
    &told[..boundary_before(told, LONGEST)]
}

impl Tree {
    pub(super) fn new() -> Tree {
        let page = Node {
            parent: 0,
            tag: Tag::Html,
            is_no_text: false,
            is_pre: false,
            is_furniture: false,
            is_called_furniture: false,
            is_in_link: false,
            is_in_article: false,
            is_in_quote: false,
            text: 0,
            linked: 0,
        };
        Tree {
            nodes: vec![page],
            events: Vec::new(),
            decoded: String::new(),
            found: Found::default(),
            inline: Inlines::default(),
            open: Elements::new(),
            is_in_title: false,
            json_ld_start: None,
        }
    }

    /// Ends what is still open at the end of the page.
    pub(super) fn finish(&mut self) {
        self.pop_to(0);
    }

    fn node(&self) -> u32 {
        self.open.last().map_or(0, |open| open.node)
    }

    fn is_text(&self) -> bool {
        !self.nodes[self.node() as usize].is_no_text
    }

    fn event(&mut self, event: Event) {
        if !self.nodes[event.node()].is_no_text {
            self.events.push(event);
        }
    }

    fn end_paragraph(&mut self) {
        let node = self.node();
        if !matches!(self.events.last(), Some(Event::Break { node: last }) if *last == node) {
            self.event(Event::Break { node });
        }
    }

    /// Ends the innermost elements, until so many are open.
    fn pop_to(&mut self, count: usize) {
        while self.open.len() > count {
            self.pop();
        }
    }

    fn pop(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let end = self.events.len();
        match open.tag {
            Tag::Q => self.event(Event::Close { node: open.node }),
            Tag::Title => self.is_in_title = false,
            _ => {}
        }
        if let Some(told) = open.told {
            let at = told.get() as usize - 1;
            match open.tag {
                Tag::H1 => self.found.headlines[at].events.end = end,
                _ => self.found.times[at].events.end = end,
            }
        }
        if open.tag.is_block() {
            self.end_paragraph();
        }
    }

    /// Ends a drawing or a formula that is open.
    fn break_out(&mut self) {
        while self.open.language() != Language::Html {
            self.pop();
        }
    }

    /// Ends what an end tag ends.
    fn end_element(&mut self, tag: Tag, name: &[u8]) {
        if let Some(at) = self.open.ended_by_end(tag, name) {
            self.pop_to(at);
        }
    }

    /// An element begins where HTML stands.
    fn begin(&mut self, tag: Tag, start: &Start<'_>) {
        let ended = self.open.ended_by_start(tag);
        if let Some(at) = ended {
            self.pop_to(at);
        }
        let is_in_itself = tag == Tag::A && self.open.innermost(tag).is_some();
        if is_in_itself {
            self.end_element(tag, start.name);
        }
        if tag.is_block() {
            self.end_paragraph();
        }
        if tag.is_void() && tag.is_inline() {
            self.inline.whole(start.place.clone());
        }
        // `<select>` in another one ends that.
        if tag.is_void() || (tag == Tag::Select && ended.is_some()) {
            return;
        }
        let is_text = self.is_text();
        match tag {
            Tag::Math | Tag::Svg if start.is_closed => {}
            Tag::Math | Tag::Svg => {
                let language = if tag == Tag::Svg { Language::Svg } else { Language::MathMl };
                let node = self.node_of(tag, start.attributes);
                self.open.push_foreign(start.name, node, language);
            }
            _ => {
                let node = self.node_of(tag, start.attributes);
                self.open.push(tag, start.name, node);
                if tag.is_inline() && !is_in_itself {
                    let begun = self.inline.begin(start.place.clone());
                    self.open.begun_by(begun);
                }
                if is_text {
                    self.take_element(tag, start.attributes, start.place.end);
                }
            }
        }
    }

    /// A node for an element, or the node that it stands in where nothing hangs on the element.
    fn node_of(&mut self, tag: Tag, attributes: &Attributes) -> u32 {
        let parent = self.node();
        let around = &self.nodes[parent as usize];
        if around.is_no_text {
            return parent;
        }
        let tag = attributes.get(Attribute::Role).and_then(part_of_role).unwrap_or(tag);
        let is_no_text = tag.is_no_text() || is_hidden(attributes);
        let is_called_furniture = is_called_furniture(tag, attributes);
        // The head of an article has its headline, the foot of a quotation tells who said it.
        let is_furniture = tag.is_furniture()
            && match tag {
                Tag::Header => !around.is_in_article,
                Tag::Footer => !around.is_in_quote,
                _ => true,
            };
        let is_of_use = is_no_text || is_called_furniture || is_furniture || tag.is_container();
        let kept = [Tag::A, Tag::Article, Tag::Blockquote, Tag::Figure, Tag::H1, Tag::Listing, Tag::Main, Tag::Pre];
        if !is_of_use && !kept.contains(&tag) {
            return parent;
        }
        let node = Node {
            parent,
            tag,
            is_no_text,
            is_pre: around.is_pre || matches!(tag, Tag::Listing | Tag::Pre),
            is_furniture,
            is_called_furniture,
            is_in_link: around.is_in_link || tag == Tag::A,
            is_in_article: around.is_in_article || matches!(tag, Tag::Article | Tag::Main),
            is_in_quote: around.is_in_quote || matches!(tag, Tag::Blockquote | Tag::Figure),
            text: 0,
            linked: 0,
        };
        self.nodes.push(node);
        (self.nodes.len() - 1) as u32
    }

    fn take_meta(&mut self, attributes: &Attributes) {
        let name = [Attribute::Property, Attribute::Name, Attribute::Itemprop].into_iter().find_map(|name| attributes.get(name));
        if let (Some(name), Some(content)) = (name, attributes.get(Attribute::Content))
            && !content.trim().is_empty()
        {
            self.found.metas.push((name.trim().to_ascii_lowercase(), short(content).to_owned()));
        }
    }

    fn take_link(&mut self, attributes: &Attributes) {
        let is_canonical = attributes
            .get(Attribute::Rel)
            .is_some_and(|rel| rel.split_ascii_whitespace().any(|rel| rel.eq_ignore_ascii_case("canonical")));
        if is_canonical && self.found.canonical.is_none() {
            self.found.canonical = attributes.get(Attribute::Href).map(|url| short(url).to_owned());
        }
    }

    /// The last element is the one of this number in the list of its kind.
    fn tell(&mut self, number: usize) {
        if let Some(open) = self.open.last_mut() {
            open.told = NonZeroU32::new(number as u32);
        }
    }

    /// What an element tells, beside its text.
    fn take_element(&mut self, tag: Tag, attributes: &Attributes, end: usize) {
        let here = self.events.len()..self.events.len();
        match tag {
            Tag::Title if self.found.title.is_none() => {
                self.found.title = Some(String::new());
                self.is_in_title = true;
            }
            Tag::Script => {
                let kind = attributes.get(Attribute::Type).unwrap_or_default();
                self.json_ld_start = kind.trim().eq_ignore_ascii_case("application/ld+json").then_some(end);
            }
            Tag::Time if self.found.times.len() < MOST_TIMES => {
                let is_published = attributes.has(Attribute::Pubdate)
                    || attributes.get(Attribute::Itemprop).is_some_and(|name| name.trim().eq_ignore_ascii_case("datePublished"));
                let datetime = attributes.get(Attribute::Datetime).map(|time| short(time).to_owned());
                self.found.times.push(Time { datetime, is_published, events: here });
                self.tell(self.found.times.len());
            }
            Tag::H1 => {
                self.found.headlines.push(Headline { node: self.node() as usize, events: here });
                self.tell(self.found.headlines.len());
            }
            Tag::Q => self.event(Event::Open { node: self.node() }),
            _ => {}
        }
    }
}

impl Sink for Tree {
    fn start(&mut self, start: &Start<'_>) -> Option<State> {
        let tag = Tag::named(start.name);
        let around = self.open.language();
        if around != Language::Html {
            if !tag.breaks_out(start.attributes) {
                if !start.is_closed {
                    self.open.push_foreign(start.name, self.node(), tag.language_in(around, start.attributes));
                }
                return None;
            }
            self.break_out();
        }
        match tag {
            Tag::Html | Tag::Head | Tag::Body => return None,
            // A form in a form is none.
            Tag::Form if self.open.innermost(Tag::Form).is_some() => return None,
            Tag::Meta if self.is_text() => self.take_meta(start.attributes),
            Tag::Link if self.is_text() => self.take_link(start.attributes),
            Tag::Br => self.event(Event::Line { node: self.node() }),
            // `<td>` where there is no table.
            tag if tag.is_of_table() && self.open.is_outside_tables() => {
                self.end_paragraph();
                return None;
            }
            _ => {}
        }
        self.begin(tag, start);
        tag.state()
    }

    fn end(&mut self, name: &[u8], place: Range<usize>) {
        let tag = Tag::named(name);
        if matches!(tag, Tag::Br | Tag::P) {
            self.break_out();
        }
        match tag {
            Tag::Html | Tag::Head | Tag::Body => return,
            // Browsers take this end tag for a start tag.
            Tag::Br => return self.event(Event::Line { node: self.node() }),
            Tag::Script => {
                if let Some(start) = self.json_ld_start.take() {
                    self.found.json_ld.push(start..place.start.max(start));
                }
            }
            Tag::P if self.open.paragraph().is_none() => return self.end_paragraph(),
            _ => {}
        }
        let last = self.open.last().map(|last| (self.open.len() - 1, last.begun()));
        let ended = self.open.ended_by_end(tag, name);
        if let (Some(at), Some((top, Some(begun)))) = (ended, last)
            && at == top
        {
            self.inline.end(begun, place);
        }
        if let Some(at) = ended {
            self.pop_to(at);
        }
    }

    fn text(&mut self, text: &str, place: Range<usize>) {
        self.take_title(text);
        if !self.count(text) {
            return;
        }
        match self.events.last_mut() {
            Some(Event::Text { node, place: last })
                if *node == self.open.last().map_or(0, |open| open.node) && last.end == place.start =>
            {
                last.end = place.end;
            }
            _ => self.events.push(Event::Text { node: self.node(), place }),
        }
    }

    fn decoded(&mut self, text: &str, place: Range<usize>) {
        self.take_title(text);
        if self.count(text) {
            let start = self.decoded.len();
            self.decoded.push_str(text);
            self.events.push(Event::Decoded { node: self.node(), place, text: start..self.decoded.len() });
        }
    }

    fn foreign(&self) -> bool {
        self.open.last().is_some_and(Open::is_foreign)
    }
}

impl Tree {
    fn take_title(&mut self, text: &str) {
        if self.is_in_title
            && let Some(title) = self.found.title.as_mut().filter(|title| title.len() < LONGEST)
        {
            title.push_str(short(text));
        }
    }

    /// Counts the text; false where it is none.
    fn count(&mut self, text: &str) -> bool {
        let node = self.node() as usize;
        let node = &mut self.nodes[node];
        if node.is_no_text {
            return false;
        }
        let letters = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).count();
        node.text += letters;
        if node.is_in_link {
            node.linked += letters;
        }
        true
    }
}

/// The element that means the same as a role.
fn part_of_role(role: &str) -> Option<Tag> {
    let role = role.split_ascii_whitespace().next()?;
    let named = |names: &[&str]| names.iter().any(|name| role.eq_ignore_ascii_case(name));
    Some(match () {
        () if named(&["alertdialog", "dialog"]) => Tag::Dialog,
        () if named(&["article"]) => Tag::Article,
        () if named(&["banner"]) => Tag::Header,
        () if named(&["complementary"]) => Tag::Aside,
        () if named(&["contentinfo"]) => Tag::Footer,
        () if named(&["form", "search"]) => Tag::Form,
        () if named(&["main"]) => Tag::Main,
        () if named(&["menu", "menubar", "navigation", "tablist", "toolbar"]) => Tag::Nav,
        () => return None,
    })
}

/// Whether a browser would not show the element.
fn is_hidden(attributes: &Attributes) -> bool {
    attributes.has(Attribute::Hidden)
        || attributes.get(Attribute::Style).is_some_and(|style| {
            let style: String = style.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}

/// Whether the element is called by its classes or its id what furniture is called, or is kept from those who do not see the page.
fn is_called_furniture(tag: Tag, attributes: &Attributes) -> bool {
    let named = [Attribute::Class, Attribute::Id].into_iter().filter_map(|name| attributes.get(name));
    attributes.get(Attribute::AriaHidden).is_some_and(|value| value.trim().eq_ignore_ascii_case("true"))
        || named.filter_map(Part::named).any(|part| part == Part::Unseen || tag.is_block())
}
