//! What holds for every page of HTML: made-up ones, whole and broken, damaged fixtures, any string, and bad input.

#[path = "support/random.rs"]
mod random;

use std::time::{Duration, Instant};

use ipse::html::{MarkOptions, Page};
use ipse::{Extractor, Span};
use ipse_checks::markup::{self, PIECES, boundary, check_html, pages};
use ipse_checks::pieces;
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

proptest! {
    #![proptest_config(config())]

    #[test]
    fn made_up_pages_keep_the_rules(markup in vec(select(PIECES), 0..60)) {
        check_html(&markup.concat());
    }

    #[test]
    fn pages_of_news_keep_the_rules(pieces in vec(prop_oneof![select(PIECES), select(pieces::PIECES)], 0..60)) {
        check_html(&pieces.concat());
    }

    #[test]
    fn any_string_keeps_the_rules(html in any::<String>()) {
        check_html(&html);
    }

    #[test]
    fn signs_keep_the_rules(html in "[<>/!&;#=\"'a-bA1 \r\n-]{0,60}") {
        check_html(&html);
    }

    /// As the fuzz target reads them.
    #[test]
    fn any_bytes_keep_the_rules(bytes in vec(any::<u8>(), 0..200)) {
        check_html(&markup::html(&bytes));
    }

    #[test]
    fn any_span_has_places(markup in vec(select(PIECES), 0..60), start in 0usize..200, len in 0usize..200) {
        let html = markup.concat();
        let page = Page::read(html.as_str());
        for place in page.range(Span::new(start, start + len)) {
            prop_assert!(html.get(place).is_some());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: config().cases / 8, ..config() })]

    #[test]
    fn damaged_pages_keep_the_rules(which in any::<prop::sample::Index>(), at in 0.0..1.0f64, gone in 0usize..40, piece in select(PIECES)) {
        let all = pages();
        let mut html = all[which.index(all.len())].clone();
        let start = boundary(&html, (html.len() as f64 * at) as usize);
        let end = boundary(&html, start + gone);
        html.replace_range(start..end, piece);
        check_html(&html);
    }
}

#[test]
fn pages_keep_the_rules() {
    for html in pages() {
        check_html(&html);
        // Cut off anywhere.
        for at in (0..html.len()).step_by(if cfg!(debug_assertions) { 97 } else { 7 }) {
            check_html(&html[..boundary(&html, at)]);
        }
    }
}

/// How long a page may take here: far more than it needs, far less than anything quadratic would.
fn quickly(what: &str, html: &str) {
    let start = Instant::now();
    let page = Page::read(html);
    let read = start.elapsed();
    let document = page.document();
    let extraction = Extractor::default().extract(&document);
    let marked = page.mark(&extraction, &MarkOptions::default());
    let took = start.elapsed();
    println!(
        "{what}: {} bytes of HTML, {} of text read in {read:.1?}, {} marked in {took:.1?}",
        html.len(),
        page.text().len(),
        marked.len()
    );
    assert!(took < Duration::from_secs(20), "{what}: {} bytes took {took:.1?}", html.len());
}

#[test]
fn long_bad_pages_are_read_quickly() {
    /// A tenth of the size where nothing is optimised.
    const SIZE: usize = if cfg!(debug_assertions) { 1_000_000 } else { 10_000_000 };
    let repeated = |unit: &str| unit.repeat(SIZE / unit.len());
    for unit in [
        "<b>",
        "<p>",
        "<div>",
        "<table><tr><td>",
        "<q>",
        "<q>a",
        "<q>a</q>",
        "<b><p></b>",
        "<span><p></span>",
        "<a href=#>a",
        "<h1>a",
        "<time>",
        "<li>",
        "<td>",
        "</p>",
        "</div>",
        "<form>",
        "<nav>",
        "<nav>a",
        "<svg>",
        "<svg><p>",
        "<math><mi>",
        "<button>",
        "<select>",
        "<option>",
        "<!--",
        "<!",
        "<",
        "</",
        "&",
        "&#",
        "&#1",
        "&amp",
        "&a",
        "&ldquo;a&rdquo; ",
        "\"",
        "<p title=\"",
        "<p a=b ",
        "<x",
        "<title>",
        "<script>",
        "</script",
        "<script type=application/ld+json>[</script>",
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\"}</script>",
        "<meta name=author content=a>",
        "<meta property=og:title content='a | b'>",
        "<p class=\"a-b cD\">a",
        "a\r",
        "\r\n",
        " \u{ad}",
        "<br>",
        "a<br>",
        "<p>“We sail,” said Ida Orr.",
        "“a<b>b”</b> said Ann Lee. ",
        "<ul><li><a>a</a></ul>",
        "<article>a</article>",
        "<main>",
        "<pre>\n\n",
        "<time datetime=2025-02-04></time>",
        "<a1><a2>",
    ] {
        quickly(unit, &repeated(unit));
        quickly(&format!("{unit} in an open quote"), &format!("<p>“{}” said Ann Lee.", repeated(unit)));
    }
    quickly("one class", &format!("<p class='{}'>a", repeated("a-bC ")));
    quickly("one title", &format!("<title>{}</title>", repeated("a | ")));
    quickly("one headline", &format!("<meta property=og:title content='{}'><meta name=publisher content=a>", repeated("a | ")));
    quickly("one style", &format!("<p style='{}'>a", repeated("display : block;")));
    quickly("names", &(0..SIZE / 20).map(|n| format!("<x{n}>a</x{n}>")).collect::<String>());
    let json = format!("<script type='application/ld+json'>{}{}</script>", repeated("["), repeated("]"));
    quickly("deep JSON", &json);
}
