//! The elements that are open, and which of them a tag ends.
//!
//! Tags are as careless as those who write them, so the rules of browsers hold as far as they matter for the text: an end tag without
//! a start tag is nothing, a `p` ends where a block begins, cells end rows, and so on. Elements are looked up by their names, so that a
//! tag costs the same however many are open.

use std::collections::HashMap;
use std::num::NonZeroU32;

use super::language::Language;
use super::tags::Tag;

/// An element that is open.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    /// The element of HTML; those of other languages are all other ones.
    pub(super) tag: Tag,
    /// The node that it stands in, or its own.
    pub(super) node: u32,
    /// What is in it.
    pub(super) language: Language,
    /// Where it stands in the list of its kind of what the page tells of itself.
    pub(super) told: Option<NonZeroU32>,
    name: u32,
    /// The number of its start tag among those that stand in a line, from one on.
    begun: Option<NonZeroU32>,
    /// For an element of another language, where the elements begin that are so without a gap up to it.
    foreign: Option<u32>,
    /// Its end tag has come: it is no longer known by its name, while blocks that began in it go on.
    is_ended: bool,
}

impl Open {
    /// The number of its start tag among those that stand in a line.
    pub(super) fn begun(&self) -> Option<usize> {
        self.begun.map(|begun| begun.get() as usize - 1)
    }

    /// Whether it is of another language than HTML, whatever is in it.
    pub(super) fn is_foreign(&self) -> bool {
        self.foreign.is_some()
    }
}

/// The elements that are open, from the outside in.
#[derive(Debug)]
pub(super) struct Elements {
    open: Vec<Open>,
    /// For each name, where its elements stand, but those that have ended.
    named: Vec<Vec<u32>>,
    names: HashMap<Box<[u8]>, u32>,
    /// Where blocks stand, and barriers.
    blocks: Vec<u32>,
    barriers: Vec<u32>,
    /// How many elements of formatting were ended by what stands around them. They begin again with the next words: `<p><b></p>a</b>`.
    cut: [u32; Tag::COUNT],
}

/// What an item of a list does not end when it stands in it, and no other item around it either.
const AROUND_ITEMS: &[Tag] = &[
    Tag::Article,
    Tag::Aside,
    Tag::Blockquote,
    Tag::Center,
    Tag::Details,
    Tag::Dir,
    Tag::Dl,
    Tag::Fieldset,
    Tag::Figcaption,
    Tag::Figure,
    Tag::Footer,
    Tag::Form,
    Tag::H1,
    Tag::H2,
    Tag::H3,
    Tag::H4,
    Tag::H5,
    Tag::H6,
    Tag::Header,
    Tag::Hgroup,
    Tag::Listing,
    Tag::Main,
    Tag::Menu,
    Tag::Nav,
    Tag::Ol,
    Tag::Pre,
    Tag::Search,
    Tag::Section,
    Tag::Summary,
    Tag::Ul,
];
const HEADINGS: &[Tag] = &[Tag::H1, Tag::H2, Tag::H3, Tag::H4, Tag::H5, Tag::H6];

impl Elements {
    pub(super) fn new() -> Elements {
        Elements {
            open: Vec::new(),
            named: vec![Vec::new(); Tag::COUNT],
            names: HashMap::new(),
            blocks: Vec::new(),
            barriers: Vec::new(),
            cut: [0; Tag::COUNT],
        }
    }

    pub(super) fn len(&self) -> usize {
        self.open.len()
    }

    pub(super) fn last(&self) -> Option<&Open> {
        self.open.last()
    }

    pub(super) fn last_mut(&mut self) -> Option<&mut Open> {
        self.open.last_mut()
    }

    /// The innermost element began with the tag of this number among those that stand in a line.
    pub(super) fn begun_by(&mut self, number: usize) {
        if let Some(open) = self.open.last_mut() {
            open.begun = NonZeroU32::new(number as u32 + 1);
        }
    }

    /// The language of what comes next.
    pub(super) fn language(&self) -> Language {
        self.last().map_or(Language::Html, |open| open.language)
    }

    /// An element of HTML begins.
    pub(super) fn push(&mut self, tag: Tag, name: &[u8], node: u32) {
        let name = if tag == Tag::Other { self.number(name) } else { tag as u32 };
        self.put(Open { tag, node, language: Language::Html, told: None, name, begun: None, foreign: None, is_ended: false });
    }

    /// An element of another language begins.
    pub(super) fn push_foreign(&mut self, name: &[u8], node: u32, language: Language) {
        let name = self.number(&foreign(name));
        let here = self.open.len() as u32;
        let foreign = self.last().and_then(|around| around.foreign).or(Some(here));
        self.put(Open { tag: Tag::Other, node, language, told: None, name, begun: None, foreign, is_ended: false });
    }

    fn put(&mut self, open: Open) {
        let at = self.open.len() as u32;
        self.named[open.name as usize].push(at);
        let is_barrier = open.tag.is_barrier() || (open.is_foreign() && open.language == Language::Html);
        if open.tag.is_block() || is_barrier {
            self.blocks.push(at);
        }
        if is_barrier {
            self.barriers.push(at);
        }
        self.open.push(open);
    }

    /// The innermost element ends.
    pub(super) fn pop(&mut self) -> Option<Open> {
        let open = self.open.pop()?;
        let at = self.open.len() as u32;
        if !open.is_ended {
            self.named[open.name as usize].pop();
            if open.tag.is_formatting() {
                self.cut[open.tag as usize] += 1;
            }
        }
        for places in [&mut self.blocks, &mut self.barriers] {
            places.pop_if(|place| *place == at);
        }
        Some(open)
    }

    /// The number of a name that is no [`Tag`].
    fn number(&mut self, name: &[u8]) -> u32 {
        if let Some(&known) = self.names.get(name) {
            return known;
        }
        let new = self.named.len() as u32;
        self.named.push(Vec::new());
        self.names.insert(name.into(), new);
        new
    }

    /// Where the innermost element of this name stands.
    pub(super) fn innermost(&self, tag: Tag) -> Option<usize> {
        self.named[tag as usize].last().map(|&at| at as usize)
    }

    /// The same for several, by the innermost of them.
    fn innermost_of(&self, tags: &[Tag]) -> Option<usize> {
        tags.iter().filter_map(|&tag| self.innermost(tag)).max()
    }

    /// The same for several, by the outermost of them, above a place.
    fn outermost_above(&self, floor: Option<usize>, tags: &[Tag]) -> Option<usize> {
        tags.iter().filter_map(|&tag| self.innermost(tag)).filter(|&at| floor.is_none_or(|floor| at > floor)).min()
    }

    fn barrier(&self) -> Option<usize> {
        self.barriers.last().map(|&at| at as usize)
    }

    /// Where the `p` stands that an end tag ends.
    pub(super) fn paragraph(&self) -> Option<usize> {
        self.outermost_above(self.barrier(), &[Tag::P])
    }

    /// Whether a row or a cell has no table to stand in.
    pub(super) fn is_outside_tables(&self) -> bool {
        self.innermost(Tag::Table) <= self.innermost(Tag::Template)
    }

    /// Where the outermost element stands that cannot stand around one that begins.
    pub(super) fn ended_by_start(&self, tag: Tag) -> Option<usize> {
        let paragraph = if tag.ends_paragraph() { self.paragraph() } else { None };
        let barrier = self.barrier();
        let table = self.innermost_of(&[Tag::Table, Tag::Template]);
        let other = match tag {
            Tag::Li => {
                let around = self.innermost_of(AROUND_ITEMS).max(self.innermost_of(&[Tag::Dd, Tag::Dt]));
                self.outermost_above(barrier.max(around), &[Tag::Li])
            }
            Tag::Dd | Tag::Dt => {
                let around = self.innermost_of(AROUND_ITEMS).max(self.innermost(Tag::Li));
                self.outermost_above(barrier.max(around), &[Tag::Dd, Tag::Dt])
            }
            Tag::Td | Tag::Th => self.outermost_above(table, &[Tag::Td, Tag::Th]),
            Tag::Tr => self.outermost_above(table, &[Tag::Td, Tag::Th, Tag::Tr, Tag::Caption]),
            Tag::Tbody | Tag::Thead | Tag::Tfoot | Tag::Caption | Tag::Colgroup => {
                self.outermost_above(table, &[Tag::Td, Tag::Th, Tag::Tr, Tag::Tbody, Tag::Thead, Tag::Tfoot, Tag::Caption])
            }
            Tag::Button => self.innermost(Tag::Button).filter(|&button| barrier == Some(button)),
            Tag::Option | Tag::Optgroup => self.outermost_above(barrier.max(self.innermost(Tag::Select)), &[Tag::Option]),
            Tag::Input | Tag::Select => self.innermost(Tag::Select).filter(|&select| barrier == Some(select)),
            Tag::Rp | Tag::Rt => self.place_before(self.len(), |last| matches!(last, Tag::Rp | Tag::Rt)),
            heading if heading.is_heading() => self.place_before(paragraph.unwrap_or(self.len()), Tag::is_heading),
            _ => None,
        };
        [paragraph, other].into_iter().flatten().min()
    }

    /// The place before this one, if such an element stands there.
    fn place_before(&self, place: usize, is: impl Fn(Tag) -> bool) -> Option<usize> {
        place.checked_sub(1).filter(|&before| is(self.open[before].tag))
    }

    /// Where the element stands that an end tag ends, with all that is in it. An element of formatting may end while the blocks that
    /// began in it go on: `<b><p></b>`.
    pub(super) fn ended_by_end(&mut self, tag: Tag, name: &[u8]) -> Option<usize> {
        if let Some(start) = self.last().and_then(|last| last.foreign)
            && let Some(at) = self.names.get(&foreign(name)[..]).and_then(|&name| self.named[name as usize].last())
            && *at >= start
        {
            return Some(*at as usize);
        }
        if tag.is_heading() {
            // `<h2>…</h3>`
            return self.innermost_of(HEADINGS).filter(|&at| self.barrier().is_none_or(|barrier| barrier < at));
        }
        let name = if tag == Tag::Other { *self.names.get(name)? } else { tag as u32 };
        let Some(&at) = self.named[name as usize].last() else { return self.ended_by_cut(tag) };
        let at = at as usize;
        let is_behind = |places: &[u32]| places.last().is_some_and(|&place| place as usize > at);
        let is_in_table = tag.is_of_table() && self.innermost(Tag::Table) < Some(at);
        let is_in_template = tag != Tag::Template && self.innermost(Tag::Template) > Some(at);
        if (tag.is_no_text() || tag == Tag::Table || is_in_table) && !is_in_template {
            return Some(at);
        }
        if is_behind(&self.barriers) || tag.is_of_table() {
            // `<div><table><tr><td></div>`: the cell goes on.
            return None;
        }
        if tag.is_formatting() {
            self.named[name as usize].pop();
            self.open[at].is_ended = true;
            // Of `<b><p><q></b>` the quotation ends, the paragraph goes on.
            return self.blocks.last().map(|&block| block as usize + 1).max(Some(at));
        }
        (tag.is_block() || tag.is_barrier() || !is_behind(&self.blocks)).then_some(at)
    }

    /// An element of formatting that was cut ends with the drawing that is in it: `<p><b></p><svg></b>`.
    fn ended_by_cut(&mut self, tag: Tag) -> Option<usize> {
        let cut = self.cut.get_mut(tag as usize).filter(|cut| **cut > 0)?;
        *cut -= 1;
        self.last()?.foreign.map(|start| start as usize)
    }
}

/// The name of an element of another language, which is none of HTML.
fn foreign(name: &[u8]) -> Vec<u8> {
    [b"/", name].concat()
}
