//! An article with its quotes in colour.

use super::html::{Html, page, safe_url};
use super::layers::Layers;
use super::text::Text;
use super::voice::Voice;
use super::{labels, legend, notes};
use crate::Extraction;
use crate::feed::{known, tidy};

/// The article as a page of HTML: every quote in the colour of its speaker, the words that stand for the speaker and the words that
/// attribute underlined, and a legend of the speakers with their roles and counts.
///
/// Behind each quote stands the letter of its speaker (`?` where nobody is named, `*` where the marks hold no speech, `›` for a quote
/// inside a quote), so that nothing hangs on colour. Pointing at a quote, tapping it, or reaching its letter by the keyboard shows why:
/// mention, cue, evidence, confidence, and when and where. On paper these notes follow the article.
///
/// The page stands alone and needs no script; see the [module](self::super). The content of its `article` element is the text of the
/// document, byte for byte, but for control characters, marks of writing direction and numbers that are no character: these are empty
/// elements that show their number.
///
/// ```
/// use ipse::render::article_html;
/// use ipse::{Document, Extractor};
///
/// let document = Document::new("“It works,” said Mayor Ann Lee. “<b>Try</b> it.”").with_title("Pump passes").with_publisher("Harrow Courier");
/// let page = article_html(&Extractor::default().extract(&document));
///
/// assert!(page.starts_with("<!DOCTYPE html>"));
/// assert!(page.contains("<title>Pump passes: who said what</title>"));
/// assert!(page.contains("&lt;b&gt;Try&lt;/b&gt; it.") && !page.contains("<b>Try"));
/// // std::fs::write("pump.html", page)?;
/// ```
pub fn article_html(extraction: &Extraction<'_>) -> String {
    let document = extraction.document();
    let voices = Voice::all(extraction);
    let title = known(document.title());
    let heading = title.as_ref().map_or_else(|| "Who said what".to_owned(), |title| format!("{title}: who said what"));
    page(
        &heading,
        |style| {
            style.raw(include_str!("article.css"));
            notes::write_style(style, extraction);
        },
        |body| {
            let layers = Layers::of(extraction);
            // Where the text begins with its own headline, that is the headline of the page.
            let headed = title.is_some() && layers.paragraphs.first().map(|first| tidy(extraction.slice(*first))) == title;
            body.element("main", &[], |main| {
                main.element("header", &[], |header| {
                    write_origin(header, extraction);
                    if !headed {
                        header.words("h1", &[], title.as_deref().unwrap_or("Who said what"));
                    }
                });
                main.raw("\n");
                main.element("article", &[], |article| {
                    Text { extraction, voices: &voices, layers: &layers, headed }.write(article);
                });
                legend::write(main, extraction);
                notes::write(main, extraction, &voices);
            });
        },
    )
}

/// Publisher, day and address of the document.
fn write_origin(html: &mut Html, extraction: &Extraction<'_>) {
    let document = extraction.document();
    let source = known(document.publisher());
    let url = document.url().and_then(safe_url);
    let published = extraction.published();
    if source.is_none() && url.is_none() && published.is_none() {
        return;
    }
    html.element("p", &[("class", "origin")], |html| {
        match url {
            Some(url) => html.words("a", &[("href", url)], source.as_deref().unwrap_or(url)),
            None => html.text(source.as_deref().unwrap_or_default()),
        }
        if let Some(day) = published.map(|published| published.day()) {
            if source.is_some() || url.is_some() {
                html.text(", ");
            }
            html.words("time", &[("datetime", &day.to_string())], &labels::long_day(day));
        }
    });
    html.raw("\n");
}
