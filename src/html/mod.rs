//! Pages of HTML: their text, what they tell of themselves, and marks put back into them.
//!
//! A newsroom has pages, not texts. [`Page::read`] takes the article out of a page, in the order in which it is read, and remembers where
//! each stretch of it stands, so that what is found in the text can be shown in the page.
//!
//! ```
//! use ipse::Extractor;
//! use ipse::html::{MarkOptions, Page};
//!
//! let page = Page::read(
//!     "<title>Sailing | The Tide</title><meta property='article:published_time' content='2025-02-04T10:00:00Z'>
//!      <nav><a href='/'>Home</a></nav><p>&ldquo;We <em>sail</em>,&rdquo; said Ida&nbsp;Orr on Tuesday.</p>",
//! );
//! assert_eq!(page.text(), "“We sail,” said Ida Orr on Tuesday.");
//! assert_eq!(page.title(), Some("Sailing"));
//!
//! let document = page.document();
//! let extraction = Extractor::default().extract(&document);
//! let quote = &extraction.quotes()[0];
//! assert_eq!(quote.date().unwrap().to_string(), "2025-02-04");
//!
//! // Where the quote stands in the page: a tag cuts it.
//! let places: Vec<&str> = page.range(quote.parts()[0]).map(|place| &page.html()[place]).collect();
//! assert_eq!(places, ["We ", "sail", ","]);
//!
//! let plain = MarkOptions::default().class("q").mentions(false).data(false).title(false).colours([] as [&str; 0]);
//! let marked = page.mark(&extraction, &plain);
//! assert!(marked.ends_with(
//!     "<p><mark class=\"q\">&ldquo;We <em>sail</em>,&rdquo;</mark> said Ida&nbsp;Orr on Tuesday.</p>"
//! ));
//! ```
//!
//! The [guide](crate::guide::html) has more: pages in other encodings, marks of your own look, what is left out and what is missed.
//!
//! # Pages are not made safe
//!
//! [`Page::mark`] gives the page back with its scripts, its links and its forms: **it does not sanitise**. What this crate puts in is
//! escaped and harms nobody; what was in the page before is still in it. Show pages of strangers only after a sanitiser has cleaned
//! them, and clean them before they are read here, so that the places fit.

mod content;
mod inline;
mod json_ld;
mod language;
mod mark;
mod metadata;
mod open;
mod parts;
mod tags;
#[cfg(test)]
mod tests;
mod text;
mod tokens;
mod tree;
mod values;

use std::borrow::Cow;
use std::ops::Range;

use inline::Inlines;
use metadata::Metadata;
use text::Places;
use tree::Tree;

pub use crate::render::MarkOptions;
use crate::{Date, Document, Extraction, Span};

/// A page of HTML that was read: the text of its article, and where that stands in the page.
///
/// # The text
///
/// - Paragraphs are parted by a blank line, lines (`<br>`, and the lines of a `<pre>`) by a line feed, words by one blank; there are no
///   other blanks. Two `<br>` end a paragraph. Headings, items of lists, cells of tables and captions are paragraphs.
/// - Entities are read; a no-break blank is a blank. Soft hyphens, `<wbr>` and zero-width blanks are left out, so that a name is whole.
/// - What stands in a `<q>` has quotation marks, as browsers show it: `“…”`, and `‘…’` inside. They stand nowhere in the page.
/// - Scripts, styles, what is hidden, comments, drawings, forms and buttons are left out; so are navigation, head and foot of the page,
///   what stands aside (`<aside>`), lists of links, and what is so by its role or is called so by its classes (`related`, `newsletter`,
///   `comments`, …). Where one `<article>` or `<main>` holds most of what is left, it is all that is read.
///
/// # Any page
///
/// Reading neither fails nor panics, and time and memory grow with the length of the page. A page that is broken (tags without end, a
/// script in a title, a megabyte of `<b>`) is read as browsers would, more or less: at worst there is less text.
///
/// A page is a string here: the encoding that it declares is not looked at. See the [guide](crate::guide::html) for bytes.
///
/// ```
/// use ipse::html::Page;
///
/// let page = Page::read(
///     "<body><header><a href='/'>The Tide</a></header>\
///      <main><h1>Gate shut</h1><p>&ldquo;It&shy;rains,&rdquo; said<br>Tom&nbsp;Orr.<p>He left.<script>alert('“no”')</script></main>",
/// );
/// assert_eq!(page.text(), "Gate shut\n\n“Itrains,” said\nTom Orr.\n\nHe left.");
/// assert_eq!(page.title(), Some("Gate shut"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<'h> {
    html: Cow<'h, str>,
    text: String,
    places: Places,
    inline: Inlines,
    metadata: Metadata,
}

impl<'h> Page<'h> {
    /// Reads a page, or a piece of one.
    ///
    /// ```
    /// use ipse::html::Page;
    ///
    /// assert_eq!(Page::read("<p>Rain<p>Wind").text(), "Rain\n\nWind");
    /// assert_eq!(Page::read("<b></p><i title='<p>'>Rain").text(), "Rain");
    /// assert_eq!(Page::read("").text(), "");
    /// ```
    pub fn read(html: impl Into<Cow<'h, str>>) -> Page<'h> {
        let html = html.into();
        let mut tree = Tree::new();
        tokens::read(&html, &mut tree);
        tree.finish();
        let kept = content::article(&tree.nodes);
        let (text, places) = text::write(&html, &tree, &kept);
        let metadata = Metadata::of(&html, &tree, &kept);
        Page { html, text, places, inline: tree.inline, metadata }
    }

    /// The page as it was given.
    pub fn html(&self) -> &str {
        &self.html
    }

    /// The text of the article, in the order in which it is read. Empty where the page has none.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The headline, without the name of the site: from JSON-LD, else from `<meta>` (`og:title`, …), else the `<title>`, else the `<h1>`.
    ///
    /// ```
    /// use ipse::html::Page;
    ///
    /// let title = |html| Page::read(html).title().map(str::to_owned);
    /// assert_eq!(title("<title>Sailing | Sport | The Tide</title>").as_deref(), Some("Sailing"));
    /// // A dash may belong to the headline, unless what is behind it is known to be the site.
    /// assert_eq!(title("<title>Storm - two missing</title>").as_deref(), Some("Storm - two missing"));
    /// assert_eq!(title("<title>Storm - The Tide</title><meta property=og:site_name content='The Tide'>").as_deref(), Some("Storm"));
    /// ```
    pub fn title(&self) -> Option<&str> {
        self.metadata.title.as_deref()
    }

    /// Who prints the page: from JSON-LD, else from `<meta>` (`og:site_name`, …), else what title and address agree on.
    pub fn publisher(&self) -> Option<&str> {
        self.metadata.publisher.as_deref()
    }

    /// The address of the page, beginning with `http`: from JSON-LD, else the canonical link, else from `<meta>`.
    pub fn url(&self) -> Option<&str> {
        self.metadata.url.as_deref()
    }

    /// Who wrote the article, as the page names them: from JSON-LD, else from `<meta>`.
    ///
    /// ```
    /// use ipse::html::Page;
    ///
    /// let page = Page::read("<script type='application/ld+json'>
    ///     {\"@type\": \"NewsArticle\", \"author\": [{\"@type\": \"Person\", \"name\": \"Ann Lee\"}, \"Tom Orr\"]}</script>");
    /// assert_eq!(page.authors(), ["Ann Lee", "Tom Orr"]);
    /// ```
    pub fn authors(&self) -> &[String] {
        &self.metadata.authors
    }

    /// The day of publication: from JSON-LD, else from `<meta>`, else from the `<time>` of the byline. It is the day that is written
    /// there, in whatever time zone: that is the day on which the publisher says "today". Days inside the story are not looked at.
    ///
    /// ```
    /// use ipse::html::Page;
    ///
    /// let page = Page::read("<article><p>By Ann Lee, <time datetime='2025-02-04T23:30:00-05:00'>last night</time></p></article>");
    /// assert_eq!(page.published().unwrap().to_string(), "2025-02-04");
    /// ```
    pub fn published(&self) -> Option<Date> {
        self.metadata.published
    }

    /// The article as a document to extract from, with all that the page tells of it. Spans that come out lie in [`Page::text`].
    pub fn document(&self) -> Document<'_> {
        let mut document = Document::new(self.text());
        if let Some(title) = self.title() {
            document = document.with_title(title);
        }
        if let Some(publisher) = self.publisher() {
            document = document.with_publisher(publisher);
        }
        if let Some(url) = self.url() {
            document = document.with_url(url);
        }
        if let Some(day) = self.published() {
            document = document.with_published(day);
        }
        document
    }

    /// Where a span of the text stands in the page: ranges of bytes of [`Page::html`], in order, several where tags or comments cut it.
    /// A range has no markup in it but entities, and never half of one. What only the text has (the blank line between paragraphs, the
    /// marks of a `<q>`) stands nowhere; of a span that does not fit the text there is nothing.
    ///
    /// ```
    /// use ipse::Span;
    /// use ipse::html::Page;
    ///
    /// let page = Page::read("<p>Tom&nbsp;&Ouml;rr <b>sails</b>.");
    /// assert_eq!(page.text(), "Tom Örr sails.");
    /// let places: Vec<&str> = page.range(Span::new(4, 14)).map(|place| &page.html()[place]).collect();
    /// assert_eq!(places, ["&Ouml;rr ", "sails"]);
    /// assert_eq!(page.range(Span::new(9, 90)).count(), 0);
    /// ```
    pub fn range(&self, span: Span) -> impl Iterator<Item = Range<usize>> {
        let fits = self.text.get(span.range()).is_some_and(|words| !words.is_empty());
        self.places.of(if fits { span } else { Span::default() })
    }

    /// The page with each quote and each mention of a speaker in a `<mark>`, as the options say. Take the marks out, and it is the page
    /// as it was, byte for byte.
    ///
    /// A mark holds elements of a line as a whole (`<em>sail</em>`) and never crosses the edge of one: where a quote goes on over
    /// paragraphs, or a link ends in it that began before, there are several. Nothing is put into attributes, scripts, styles, titles,
    /// text areas, options and drawings. All that is put in is escaped.
    ///
    /// **The page is not made safe**: its own scripts stay in it. See the [module](self).
    ///
    /// The extraction must be one of this page's text; one of another text marks nothing.
    ///
    /// ```
    /// use ipse::Extractor;
    /// use ipse::html::{MarkOptions, Page};
    ///
    /// let page = Page::read("<p>&#34;We sail,&#34; said Ida Orr.");
    /// let document = page.document();
    /// let extraction = Extractor::default().extract(&document);
    /// let bare = MarkOptions::default().data(false).colours([] as [&str; 0]);
    /// assert_eq!(
    ///     page.mark(&extraction, &bare),
    ///     "<p><mark class=\"ipse-quote\" title=\"Ida Orr\">&#34;We sail,&#34;</mark> said \
    ///      <mark class=\"ipse-mention\" title=\"Ida Orr\">Ida Orr</mark>."
    /// );
    /// ```
    pub fn mark(&self, extraction: &Extraction<'_>, options: &MarkOptions) -> String {
        mark::mark(self, extraction, options)
    }

    /// The page with a copy of what it borrows, to send to another thread or to keep.
    pub fn into_owned(self) -> Page<'static> {
        Page { html: Cow::Owned(self.html.into_owned()), ..self }
    }
}
