//! Pages of HTML that come from outside: what made-up ones are made of, and what holds of every one.

use std::fs;
use std::path::{Path, PathBuf};

use ipse::html::{MarkOptions, Page};
use ipse::{Extractor, Quote, Span};

use crate::pieces;

/// Pieces of which made-up pages are made, whole and broken. Inputs of the fuzz target refer to them by their places: new ones go to
/// the end.
pub const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<em class=x>",
    "</em>",
    "<a href='#'>",
    "</a>",
    "<span hidden>",
    "<span>",
    "</span>",
    "<q>",
    "</q>",
    "<br>",
    "<br/>",
    "<hr>",
    "<wbr>",
    "<pre>\n",
    "</pre>",
    "<ul>",
    "<li>",
    "</ul>",
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</table>",
    "<article>",
    "</article>",
    "<main>",
    "<nav>",
    "</nav>",
    "<aside>",
    "</aside>",
    "<header>",
    "<footer>",
    "<form>",
    "<button>",
    "<select><option>",
    "</select>",
    "<textarea>",
    "</textarea>",
    "<h1>",
    "</h1>",
    "<h2>",
    "</h3>",
    "<blockquote>",
    "<figure>",
    "<figcaption>",
    "<dl><dt>",
    "<dd>",
    "<svg>",
    "<path/>",
    "</svg>",
    "<math><mi>",
    "<foreignObject>",
    "<script>",
    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Pump &amp; <b>pipe\",\"author\":[{\"name\":\"Ann Lee\"}],\
     \"datePublished\":\"2025-02-04\",\"publisher\":{\"@id\":\"p\"},\"x\":[{\"@id\":\"p\",\"name\":\"Courier\"}]}",
    "</script>",
    "<style>",
    "</style>",
    "<title>",
    "</title>",
    "<iframe>",
    "<noscript>",
    "</noscript>",
    "<template>",
    "<plaintext>",
    "<x-y id=related>",
    "</x-y>",
    "<div class='js-Related most-read'>",
    "<p aria-hidden=true>",
    "<p style='display: none'>",
    "<meta name=date content='4 Feb 2025'>",
    "<meta property=og:title content='Pump &quot;works&quot; | The Courier'>",
    "<link rel=canonical href=https://courier.example/1>",
    "<time datetime=2025-02-04>",
    "</time>",
    "<!--",
    "-->",
    "<!-- “no” -->",
    "<!DOCTYPE html>",
    "<![CDATA[",
    "]]>",
    "<?x>",
    "</>",
    "<",
    "</",
    "<p title=\"<p>“no”",
    "\">",
    "<P CLASS='",
    "'>",
    "&ldquo;",
    "&rdquo;",
    "&quot;",
    "&nbsp;",
    "&shy;",
    "&amp",
    "&amp;",
    "&lt;b&gt;",
    "&#8220",
    "&#x201d;",
    "&#0;",
    "&#xd;",
    "&",
    "&#",
    "&notit;",
    "&nGg;",
    "&ThickSpace;",
    "\r\n",
    "\r",
    "\n",
    " ",
    "\u{a0}",
    "\u{ad}",
    "\u{feff}",
    "\u{0}",
    "“We sail,” said Ida Orr. ",
    "“",
    "”",
    "said",
    "Mayor Ann Lee",
    "she",
    "rain é漢😀",
    "<desc>",
    "</desc>",
    "<mo>",
    "</mo>",
    "<annotation-xml>",
    "<annotation-xml encoding=text/html>",
    "</foreignObject>",
    "</math>",
    "<font>",
    "<font color=red>",
    "<sub>",
    "<g/>",
    "<title/>",
    "<style/>",
    "<object>",
    "</object>",
    "</template>",
    "<input>",
    "<option>",
    "<caption>",
    "<tbody>",
    "</tr>",
    "</div><p>“It rains,” he said.</p>",
];

/// Reads bytes as a page: UTF-8 as what it is; else ASCII as itself, and every two other bytes as a piece, of markup or of news.
pub fn html(bytes: &[u8]) -> String {
    if let Ok(html) = str::from_utf8(bytes) {
        return html.to_owned();
    }
    let mut html = String::new();
    let mut high = None;
    for &byte in bytes {
        match high {
            _ if byte.is_ascii() => html.push(char::from(byte)),
            None => {
                high = Some(byte);
                continue;
            }
            Some(first) if first % 4 == 0 => html.push_str(&pieces::text(&[byte])),
            Some(_) => html.push_str(PIECES[usize::from(byte) % PIECES.len()]),
        }
        high = None;
    }
    html
}

/// The pages of the fixtures.
pub fn pages() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/pages");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let is_page = |file: &PathBuf| file.extension().is_some_and(|kind| kind == "html");
    files.into_iter().filter(is_page).map(|file| fs::read_to_string(file).unwrap()).collect()
}

/// The last place at or before `at` that cuts no character.
pub fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|place| text.is_char_boundary(*place)).unwrap_or(0)
}

/// Checks all that must hold of a page; panics with what does not.
pub fn check_html(html: &str) {
    let page = Page::read(html);
    assert_eq!(page.html(), html);
    check_text(page.text());
    check_places(&page);
    check_metadata(&page);
    check_marks(&page);
}

/// The text has no blank too many.
fn check_text(text: &str) {
    assert_eq!(text.trim(), text, "blanks at an end of the text");
    for (blanks, what) in
        [("  ", "two blanks"), (" \n", "a blank before a line end"), ("\n ", "one behind it"), ("\n\n\n", "an empty paragraph")]
    {
        assert!(!text.contains(blanks), "{what}: {text:?}");
    }
    let odd = text.chars().find(|c| (c.is_whitespace() && !matches!(c, ' ' | '\n')) || matches!(c, '\0' | '\u{ad}' | '\u{200b}'));
    assert_eq!(odd, None, "{text:?}");
}

/// What stands at some places of a page, read on its own.
fn decoded(page: &Page<'_>, span: Span) -> String {
    let mut words = String::new();
    let mut end = 0;
    for place in page.range(span) {
        assert!(end <= place.start && place.start < place.end, "{span}: {place:?} stands before {end}, or is empty");
        end = place.end;
        let raw =
            page.html().get(place.clone()).unwrap_or_else(|| panic!("{span}: {place:?} cuts a character or is beyond the page"));
        let behind = |at: usize| page.html()[place.start + at + 1..].chars().next();
        let is_tag = |at: usize| behind(at).is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        assert!(!raw.match_indices('<').any(|(at, _)| is_tag(at)), "{span}: a tag in {raw:?}");
        // Points around it, for the blanks at its ends.
        let framed = format!(".{raw}.");
        let read = Page::read(framed.as_str());
        words.push_str(&read.text()[1..read.text().len() - 1]);
    }
    words
}

/// The places of any span hold its words.
fn check_places(page: &Page<'_>) {
    let text = page.text();
    // Whether each character stands in the page.
    let stands: Vec<(usize, char, bool)> = text
        .char_indices()
        .map(|(at, c)| {
            let span = Span::new(at, at + c.len_utf8());
            let places = page.range(span).count();
            assert!(places <= 1, "{c:?} stands in {places} places");
            assert!(places == 1 || matches!(c, '\n' | '“' | '”' | '‘' | '’'), "{c:?} stands nowhere");
            (at, c, places == 1)
        })
        .collect();
    let whole = Span::new(0, text.len());
    let words = text.split(' ').map(|word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        Span::new(start, start + word.len())
    });
    let middle = Span::new(boundary(text, text.len() / 3), boundary(text, text.len() / 3 * 2));
    for span in words.chain([whole, middle]) {
        let inside = stands.iter().filter(|(at, _, stands)| span.range().contains(at) && *stands);
        let wanted: String = inside.map(|(_, c, _)| if *c == '\n' { ' ' } else { *c }).collect();
        // Half an entity stands where the whole does.
        let found = decoded(page, span);
        assert!(found == wanted || found.contains("\u{22d9}\u{338}"), "{span} of {text:?}: {wanted:?}, in the page {found:?}");
    }
    assert_eq!(page.range(Span::new(text.len(), text.len() + 1)).count(), 0);
}

fn check_metadata(page: &Page<'_>) {
    let told = [page.title(), page.publisher(), page.url()];
    for told in told.into_iter().flatten().chain(page.authors().iter().map(String::as_str)) {
        assert!(!told.is_empty() && told.trim() == told && told.len() <= 4000, "{told:?}");
    }
    assert!(page.url().is_none_or(|url| url.starts_with("http")));
}

/// What is put into a page comes out again, changes nothing that is read, and crosses no tag.
fn check_marks(page: &Page<'_>) {
    let document = page.document();
    let extraction = Extractor::default().extract(&document);
    let marked = page.mark(&extraction, &MarkOptions::default().class("put-in").mention_class("put-in"));
    assert_eq!(without_marks(&marked), page.html(), "the page does not come back");
    let read = Page::read(marked.as_str());
    assert_eq!(read.text(), page.text(), "marks change the text");
    assert_eq!((read.title(), read.published()), (page.title(), page.published()), "marks change what the page tells");
    for (index, quote) in extraction.quotes().iter().enumerate() {
        let stands = quote.parts().iter().any(|part| page.range(*part).next().is_some());
        // Where several quotes lie over each other, the innermost is marked.
        let overlaps = |other: &Quote<'_>| quote.parts().iter().any(|one| other.parts().iter().any(|two| one.overlaps(*two)));
        let others = || extraction.quotes().iter().enumerate().filter(|(other, _)| *other != index);
        let is_marked = marked.contains(&format!("<mark class=\"put-in\" data-quote=\"{index}\""));
        assert!(!stands || is_marked || others().any(|(_, other)| overlaps(other)), "quote {index} is not marked");
    }
}

/// The page without the marks that were put in. In them there is no other mark's end: they hold no tags.
fn without_marks(marked: &str) -> String {
    let mut out = String::with_capacity(marked.len());
    let mut rest = marked;
    let mut open = 0;
    while let Some(c) = rest.chars().next() {
        if let Some(tag) = rest.strip_prefix("<mark class=\"put-in\"") {
            rest = &tag[tag.find('>').expect("a tag ends") + 1..];
            open += 1;
        } else if open > 0 && rest.starts_with("</mark>") {
            rest = &rest["</mark>".len()..];
            open -= 1;
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    assert_eq!(open, 0, "a mark does not end");
    out
}
