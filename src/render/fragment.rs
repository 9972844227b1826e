//! An article as a piece of a page of one's own.

use super::html::Html;
use super::marks::{END, MarkOptions, Marks};
use crate::{Extraction, Span};

/// The article as an `article` element, to put into a page of your own: a `p` for every paragraph, and in it each quote and mention in
/// a `mark`, as the options say.
///
/// There is no `html`, no style sheet and no script; [`article_html`](super::article_html) is a page that stands alone. The content
/// of the element is the text of the document, byte for byte, but for characters that would steer the page, as there. Where quotes
/// nest, a stretch is marked for the innermost: marks of quotes do not nest, and the mark of a mention stands inside that of a quote.
///
/// ```
/// use ipse::render::{MarkOptions, article_fragment};
/// use ipse::{Document, Extractor};
///
/// let document = Document::new("“It <works>,” said Ann Lee.");
/// let extraction = Extractor::default().extract(&document);
/// let fragment = article_fragment(&extraction, &MarkOptions::default().data(false));
/// assert_eq!(
///     fragment,
///     "<article><p><mark class=\"ipse-quote\" style=\"background:#d7e8fe\" title=\"Ann Lee\">“It &lt;works&gt;,”</mark> said \
///      <mark class=\"ipse-mention\" style=\"background:#d7e8fe\" title=\"Ann Lee\">Ann Lee</mark>.</p></article>\n",
/// );
/// ```
pub fn article_fragment(extraction: &Extraction<'_>, options: &MarkOptions) -> String {
    let text = extraction.document().text();
    let marks = Marks::of(extraction, options);
    let mut marked = marks.marked(text).into_iter().peekable();
    let mut html = Html::default();
    html.raw("<article>");
    let mut at = 0;
    for &paragraph in &marks.layers.paragraphs {
        html.text(Span::new(at, paragraph.start()).of(text));
        html.raw("<p>");
        at = paragraph.start();
        let mut open = None;
        while let Some(next) = marked.next_if(|next| next.span.start() < paragraph.end()) {
            // A mention beside another one in the same quote stands in the same mark.
            if open.is_some() && (next.quote != open || next.span.start() != at) {
                html.raw(END);
                open = None;
            }
            html.text(Span::new(at, next.span.start()).of(text));
            if let Some(quote) = next.quote.filter(|_| open.is_none()) {
                html.append(&marks.quotes[quote]);
                open = next.quote;
            }
            if let Some(mention) = next.mention {
                html.append(&marks.mentions[mention]);
            }
            html.text(next.span.of(text));
            if next.mention.is_some() {
                html.raw(END);
            }
            at = next.span.end();
        }
        if open.is_some() {
            html.raw(END);
        }
        html.text(Span::new(at, paragraph.end()).of(text));
        html.raw("</p>");
        at = paragraph.end();
    }
    html.text(Span::new(at, text.len()).of(text));
    html.raw("</article>\n");
    html.into_string()
}
