//! The tokens of a page and where they stand, by html5gum, which reads HTML as browsers do.

use std::convert::Infallible;
use std::ops::Range;

use html5gum::{Emitter, Error, State, Tokenizer};

use crate::steps::steps;

/// A start tag.
pub(super) struct Start<'t> {
    pub(super) name: &'t [u8],
    pub(super) attributes: &'t Attributes,
    /// Whether it is written `<a/>`.
    pub(super) is_closed: bool,
    pub(super) place: Range<usize>,
}

/// What takes the tokens of a page, in the order in which they stand.
pub(super) trait Sink {
    /// A start tag. What is given says how the text behind it is read.
    fn start(&mut self, start: &Start<'_>) -> Option<State>;
    fn end(&mut self, name: &[u8], place: Range<usize>);
    /// Text that stands in the page as it is.
    fn text(&mut self, text: &str, place: Range<usize>);
    /// Text that the page writes in another way: an entity, a line end, a carriage return that is none.
    fn decoded(&mut self, text: &str, place: Range<usize>);
    /// Whether the innermost element is of another language: a drawing, a formula.
    fn foreign(&self) -> bool;
}

/// Reads a page.
pub(super) fn read(html: &str, sink: &mut impl Sink) {
    let Ok(()) = Tokenizer::new_with_emitter(html, Tokens::new(html, sink)).finish();
}

macro_rules! attributes {
    ($($Name:ident $name:literal)*) => {
        /// The attributes that anything is read from.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Attribute { $($Name),* }

        impl Attribute {
            const COUNT: usize = [$($name),*].len();

            fn named(name: &[u8]) -> Option<Attribute> {
                $(if name == $name.as_bytes() {
                    return Some(Attribute::$Name);
                })*
                None
            }
        }
    };
}

attributes! {
    AriaHidden "aria-hidden"
    Class "class"
    Color "color"
    Content "content"
    Datetime "datetime"
    Encoding "encoding"
    Face "face"
    Hidden "hidden"
    Href "href"
    Id "id"
    Itemprop "itemprop"
    Name "name"
    Property "property"
    Pubdate "pubdate"
    Rel "rel"
    Role "role"
    Size "size"
    Style "style"
    Type "type"
}

/// The attributes of a tag, as far as they are read.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    values: [Option<Range<usize>>; Attribute::COUNT],
    text: Vec<u8>,
}

impl Attributes {
    /// The value of an attribute, with entities read; empty where it has none.
    pub(super) fn get(&self, attribute: Attribute) -> Option<&str> {
        let place = self.values[attribute as usize].clone()?;
        str::from_utf8(&self.text[place]).ok()
    }

    pub(super) fn has(&self, attribute: Attribute) -> bool {
        self.values[attribute as usize].is_some()
    }

    fn clear(&mut self) {
        if !self.text.is_empty() || self.values.iter().any(Option::is_some) {
            self.values = Default::default();
            self.text.clear();
        }
    }
}

/// Puts tokens together and hands them on.
struct Tokens<'h, 's, S> {
    html: &'h str,
    sink: &'s mut S,
    /// Up to where the tokenizer has read.
    position: usize,
    /// Where the text begins that was not handed on yet.
    text_start: usize,
    /// Where a character begins of which only the first bytes were handed on.
    cut: Option<usize>,
    tag_start: usize,
    tag: Vec<u8>,
    is_end: bool,
    is_closed: bool,
    /// The start tag whose end tag ends a text of its own, such as that of a script.
    last_start_tag: Vec<u8>,
    attributes: Attributes,
    attribute: Vec<u8>,
    value: Value,
}

/// How far the value of an attribute is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Value {
    /// There is no attribute.
    None,
    /// Its name is being read.
    Name,
    /// Its value is read, and kept where it is of use.
    Read(Option<Attribute>),
}

impl<'h, 's, S: Sink> Tokens<'h, 's, S> {
    fn new(html: &'h str, sink: &'s mut S) -> Self {
        Tokens {
            html,
            sink,
            position: 0,
            text_start: 0,
            cut: None,
            tag_start: 0,
            tag: Vec::new(),
            is_end: false,
            is_closed: false,
            last_start_tag: Vec::new(),
            attributes: Attributes::default(),
            attribute: Vec::new(),
            value: Value::None,
        }
    }

    fn begin_tag(&mut self, is_end: bool) {
        self.tag.clear();
        self.attributes.clear();
        (self.is_end, self.is_closed, self.value) = (is_end, false, Value::None);
    }

    /// The name of the attribute is complete. Of two of one name the first counts.
    fn begin_value(&mut self) {
        if self.value == Value::Name {
            let known = Attribute::named(&self.attribute).filter(|&known| !self.attributes.has(known));
            if let Some(known) = known {
                let end = self.attributes.text.len();
                self.attributes.values[known as usize] = Some(end..end);
            }
            self.value = Value::Read(known);
        }
    }
}

impl<S: Sink> Emitter for Tokens<'_, '_, S> {
    /// Nobody asks the tokenizer for tokens: the sink has them.
    type Token = Infallible;

    fn move_position(&mut self, by: isize) {
        steps(by.unsigned_abs());
        self.position = self.position.saturating_add_signed(by);
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn emit_error(&mut self, _: Error) {}

    fn emit_eof(&mut self) {}

    fn init_string(&mut self) {
        self.text_start = self.position;
    }

    fn emit_string(&mut self, text: &[u8]) {
        let start = std::mem::replace(&mut self.text_start, self.position);
        let is_same = self.html.as_bytes().get(start..self.position) == Some(text);
        let start = self.cut.take().unwrap_or(start);
        if !self.html.is_char_boundary(self.position) {
            self.cut = Some(start);
            return;
        }
        let place = start..self.position;
        let Some(raw) = self.html.get(place.clone()) else { return };
        if is_same {
            // At the end of a page this is text; it would begin a tag if anything were put behind it.
            if raw != "</" || self.position < self.html.len() {
                self.sink.text(raw, place);
            }
        } else if let Some(behind) = raw.strip_prefix('\n').filter(|behind| behind.as_bytes() == text) {
            // The line feed behind a carriage return, which was handed on as a line feed.
            self.sink.decoded("", start..start + 1);
            if !behind.is_empty() {
                self.sink.text(behind, start + 1..self.position);
            }
        } else if let Ok(text) = str::from_utf8(text) {
            self.sink.decoded(text, place);
        }
    }

    fn start_open_tag(&mut self) {
        self.tag_start = self.position.saturating_sub(1);
    }

    fn init_start_tag(&mut self) {
        self.begin_tag(false);
    }

    fn init_end_tag(&mut self) {
        self.begin_tag(true);
    }

    fn push_tag_name(&mut self, name: &[u8]) {
        self.tag.extend_from_slice(name);
    }

    fn set_self_closing(&mut self) {
        self.is_closed = true;
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        self.begin_value();
        let place = self.tag_start..self.position;
        self.text_start = self.position;
        if self.is_end {
            self.sink.end(&self.tag, place);
            self.last_start_tag.clear();
            return None;
        }
        std::mem::swap(&mut self.tag, &mut self.last_start_tag);
        let (name, attributes, is_closed) = (&self.last_start_tag[..], &self.attributes, self.is_closed);
        self.sink.start(&Start { name, attributes, is_closed, place })
    }

    fn init_attribute(&mut self) {
        self.begin_value();
        self.attribute.clear();
        self.value = Value::Name;
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        self.attribute.extend_from_slice(name);
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        self.begin_value();
        if let Value::Read(Some(known)) = self.value {
            self.attributes.text.extend_from_slice(value);
            if let Some(place) = &mut self.attributes.values[known as usize] {
                place.end = self.attributes.text.len();
            }
        }
    }

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.last_start_tag.clear();
        self.last_start_tag.extend_from_slice(name.unwrap_or_default());
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.is_end && !self.tag.is_empty() && self.tag == self.last_start_tag
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        self.sink.foreign()
    }

    fn init_comment(&mut self) {}

    fn push_comment(&mut self, _: &[u8]) {}

    fn emit_current_comment(&mut self) {
        self.text_start = self.position;
    }

    fn init_doctype(&mut self) {}

    fn push_doctype_name(&mut self, _: &[u8]) {}

    fn set_force_quirks(&mut self) {}

    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn emit_current_doctype(&mut self) {
        self.text_start = self.position;
    }
}
