//! The elements of HTML, and what each means for the text.

use html5gum::State;

use super::language::Language;
use super::tokens::{Attribute, Attributes};

macro_rules! tags {
    ($($Tag:ident $name:literal)*) => {
        /// An element that means something for the text, or that is frequent.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(super) enum Tag {
            $($Tag,)*
            /// Any other one: it stands in the line, and its text is text.
            Other,
        }

        impl Tag {
            pub(super) const COUNT: usize = Tag::Other as usize;

            pub(super) fn named(name: &[u8]) -> Tag {
                match name {
                    $($name => Tag::$Tag,)*
                    _ => Tag::Other,
                }
            }
        }
    };
}

tags! {
    A b"a"
    Address b"address"
    AnnotationXml b"annotation-xml"
    Area b"area"
    Article b"article"
    Aside b"aside"
    Audio b"audio"
    B b"b"
    Base b"base"
    Big b"big"
    Blockquote b"blockquote"
    Body b"body"
    Br b"br"
    Button b"button"
    Canvas b"canvas"
    Caption b"caption"
    Center b"center"
    Code b"code"
    Col b"col"
    Colgroup b"colgroup"
    Datalist b"datalist"
    Dd b"dd"
    Desc b"desc"
    Details b"details"
    Dialog b"dialog"
    Dir b"dir"
    Div b"div"
    Dl b"dl"
    Dt b"dt"
    Em b"em"
    Embed b"embed"
    Fieldset b"fieldset"
    Figcaption b"figcaption"
    Figure b"figure"
    Font b"font"
    Footer b"footer"
    ForeignObject b"foreignobject"
    Form b"form"
    H1 b"h1"
    H2 b"h2"
    H3 b"h3"
    H4 b"h4"
    H5 b"h5"
    H6 b"h6"
    Head b"head"
    Header b"header"
    Hgroup b"hgroup"
    Hr b"hr"
    Html b"html"
    I b"i"
    Iframe b"iframe"
    Img b"img"
    Input b"input"
    Legend b"legend"
    Li b"li"
    Link b"link"
    Listing b"listing"
    Main b"main"
    Map b"map"
    Math b"math"
    Menu b"menu"
    Meta b"meta"
    Mi b"mi"
    Mn b"mn"
    Mo b"mo"
    Ms b"ms"
    Mtext b"mtext"
    Nav b"nav"
    Nobr b"nobr"
    Noembed b"noembed"
    Noframes b"noframes"
    Noscript b"noscript"
    Object b"object"
    Ol b"ol"
    Optgroup b"optgroup"
    Option b"option"
    P b"p"
    Param b"param"
    Plaintext b"plaintext"
    Pre b"pre"
    Q b"q"
    Rp b"rp"
    Rt b"rt"
    Ruby b"ruby"
    S b"s"
    Script b"script"
    Search b"search"
    Section b"section"
    Select b"select"
    Small b"small"
    Source b"source"
    Span b"span"
    Strike b"strike"
    Strong b"strong"
    Style b"style"
    Sub b"sub"
    Summary b"summary"
    Sup b"sup"
    Svg b"svg"
    Table b"table"
    Tbody b"tbody"
    Td b"td"
    Template b"template"
    Textarea b"textarea"
    Tfoot b"tfoot"
    Th b"th"
    Thead b"thead"
    Time b"time"
    Title b"title"
    Tr b"tr"
    Track b"track"
    Tt b"tt"
    U b"u"
    Ul b"ul"
    Var b"var"
    Video b"video"
    Wbr b"wbr"
    Xmp b"xmp"
}

impl Tag {
    /// It has no end tag and holds nothing.
    pub(super) fn is_void(self) -> bool {
        matches!(
            self,
            Tag::Area
                | Tag::Base
                | Tag::Br
                | Tag::Col
                | Tag::Embed
                | Tag::Hr
                | Tag::Img
                | Tag::Input
                | Tag::Link
                | Tag::Meta
                | Tag::Param
                | Tag::Source
                | Tag::Track
                | Tag::Wbr
        )
    }

    /// What is in it is a paragraph of its own, or several.
    pub(super) fn is_block(self) -> bool {
        self.ends_paragraph()
            || matches!(
                self,
                Tag::Caption
                    | Tag::Colgroup
                    | Tag::Legend
                    | Tag::P
                    | Tag::Tbody
                    | Tag::Td
                    | Tag::Tfoot
                    | Tag::Th
                    | Tag::Thead
                    | Tag::Tr
            )
    }

    /// It cannot stand in a `p`, which ends where it begins.
    pub(super) fn ends_paragraph(self) -> bool {
        self.is_heading()
            || self.is_list()
            || matches!(
                self,
                Tag::Address
                    | Tag::Article
                    | Tag::Aside
                    | Tag::Blockquote
                    | Tag::Center
                    | Tag::Dd
                    | Tag::Details
                    | Tag::Dialog
                    | Tag::Div
                    | Tag::Dt
                    | Tag::Fieldset
                    | Tag::Figcaption
                    | Tag::Figure
                    | Tag::Footer
                    | Tag::Form
                    | Tag::Header
                    | Tag::Hgroup
                    | Tag::Hr
                    | Tag::Li
                    | Tag::Listing
                    | Tag::Main
                    | Tag::Nav
                    | Tag::P
                    | Tag::Plaintext
                    | Tag::Pre
                    | Tag::Search
                    | Tag::Section
                    | Tag::Summary
                    | Tag::Table
                    | Tag::Xmp
            )
    }

    pub(super) fn is_heading(self) -> bool {
        matches!(self, Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6)
    }

    pub(super) fn is_list(self) -> bool {
        matches!(self, Tag::Dir | Tag::Dl | Tag::Menu | Tag::Ol | Tag::Ul)
    }

    /// It may hold a part of the page, whose text is weighed as a whole.
    pub(super) fn is_container(self) -> bool {
        self.is_list()
            || matches!(self, Tag::Details | Tag::Div | Tag::Header | Tag::Hgroup | Tag::Section | Tag::Table | Tag::Td)
    }

    /// It may stand in a line of text, and in a `mark`.
    pub(super) fn is_inline(self) -> bool {
        self.is_formatting()
            || matches!(
                self,
                Tag::Br | Tag::Img | Tag::Other | Tag::Q | Tag::Span | Tag::Sub | Tag::Sup | Tag::Time | Tag::Var | Tag::Wbr
            )
    }

    /// An end tag of it does not end what blocks have begun in it.
    pub(super) fn is_formatting(self) -> bool {
        matches!(
            self,
            Tag::A
                | Tag::B
                | Tag::Big
                | Tag::Code
                | Tag::Em
                | Tag::Font
                | Tag::I
                | Tag::Nobr
                | Tag::S
                | Tag::Small
                | Tag::Strike
                | Tag::Strong
                | Tag::Tt
                | Tag::U
        )
    }

    /// End tags of what stands around it do not end it.
    pub(super) fn is_barrier(self) -> bool {
        matches!(self, Tag::Button | Tag::Caption | Tag::Object | Tag::Select | Tag::Table | Tag::Td | Tag::Template | Tag::Th)
    }

    /// What is in it is no text of the page: code, forms to fill, what stands in when something cannot be shown, how ruby is read.
    pub(super) fn is_no_text(self) -> bool {
        matches!(
            self,
            Tag::Audio
                | Tag::Canvas
                | Tag::Datalist
                | Tag::Iframe
                | Tag::Map
                | Tag::Math
                | Tag::Noembed
                | Tag::Noframes
                | Tag::Noscript
                | Tag::Object
                | Tag::Optgroup
                | Tag::Option
                | Tag::Plaintext
                | Tag::Rp
                | Tag::Rt
                | Tag::Script
                | Tag::Select
                | Tag::Style
                | Tag::Svg
                | Tag::Template
                | Tag::Textarea
                | Tag::Title
                | Tag::Video
                | Tag::Xmp
        )
    }

    /// What is in it belongs to the page, not to the article.
    pub(super) fn is_furniture(self) -> bool {
        matches!(
            self,
            Tag::Aside | Tag::Button | Tag::Dialog | Tag::Footer | Tag::Form | Tag::Header | Tag::Menu | Tag::Nav | Tag::Search
        )
    }

    /// How the text behind its start tag is read, where that is not as usual.
    pub(super) fn state(self) -> Option<State> {
        match self {
            Tag::Textarea | Tag::Title => Some(State::RcData),
            Tag::Iframe | Tag::Noembed | Tag::Noframes | Tag::Noscript | Tag::Style | Tag::Xmp => Some(State::RawText),
            Tag::Script => Some(State::ScriptData),
            Tag::Plaintext => Some(State::PlainText),
            _ => None,
        }
    }

    /// It stands in a table and nowhere else.
    pub(super) fn is_of_table(self) -> bool {
        matches!(
            self,
            Tag::Caption | Tag::Col | Tag::Colgroup | Tag::Tbody | Tag::Td | Tag::Tfoot | Tag::Th | Tag::Thead | Tag::Tr
        )
    }

    /// What stands in it, where it stands in a drawing or a formula.
    pub(super) fn language_in(self, around: Language, attributes: &Attributes) -> Language {
        let is_html = || {
            let encoding = attributes.get(Attribute::Encoding).unwrap_or_default();
            ["text/html", "application/xhtml+xml"].iter().any(|html| encoding.eq_ignore_ascii_case(html))
        };
        match (around, self) {
            (Language::Svg, Tag::Desc | Tag::ForeignObject | Tag::Title) => Language::Html,
            (Language::Svg, _) | (Language::Annotation, Tag::Svg) => Language::Svg,
            (_, Tag::Mi | Tag::Mn | Tag::Mo | Tag::Ms | Tag::Mtext) => Language::Html,
            (_, Tag::AnnotationXml) if is_html() => Language::Html,
            (_, Tag::AnnotationXml) => Language::Annotation,
            _ => Language::MathMl,
        }
    }

    /// In a drawing or a formula, it shows that this was never ended: what browsers take so.
    pub(super) fn breaks_out(self, attributes: &Attributes) -> bool {
        match self {
            Tag::A | Tag::Dir => false,
            Tag::Font => [Attribute::Color, Attribute::Face, Attribute::Size].iter().any(|&name| attributes.has(name)),
            Tag::Blockquote
            | Tag::Body
            | Tag::Br
            | Tag::Center
            | Tag::Dd
            | Tag::Div
            | Tag::Dt
            | Tag::Embed
            | Tag::Head
            | Tag::Hr
            | Tag::Img
            | Tag::Li
            | Tag::Listing
            | Tag::Meta
            | Tag::P
            | Tag::Pre
            | Tag::Ruby
            | Tag::Span
            | Tag::Sub
            | Tag::Sup
            | Tag::Table
            | Tag::Var => true,
            _ => self.is_formatting() || self.is_heading() || self.is_list(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tag;

    #[test]
    fn elements_are_known_by_their_names() {
        for (name, tag) in [("a", Tag::A), ("h1", Tag::H1), ("xmp", Tag::Xmp), ("b-x", Tag::Other), ("", Tag::Other)] {
            assert_eq!(Tag::named(name.as_bytes()), tag, "{name}");
        }
    }
}
