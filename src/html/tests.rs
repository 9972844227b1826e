use super::{MarkOptions, Page};
use crate::steps::{grow_evenly, taken};
use crate::{Document, Extractor};

#[test]
fn texts_of_pages() {
    for (html, text) in [
        // Entities: without a semicolon, by number, of Windows, of no character, and none at all.
        ("&ldquo;Yes&rdquo; &amp no &quot;a&quot;", "“Yes” & no \"a\""),
        ("&#8220;a&#x201D; &#147;b&#148; &#39;c&#x27;", "“a” “b” 'c'"),
        ("Tom&nbsp;Orr&#160;sails&#0;", "Tom Orr sails\u{fffd}"),
        ("R&D, &notit; & &; &#; &#x;", "R&D, ¬it; & &; &#; &#x;"),
        ("Fish&shy;er&#173;man, a<wbr>b, c\u{200b}d", "Fisherman, ab, cd"),
        // What ends a paragraph, a line, nothing.
        ("<p>a<p>b</p>c<div>d</div>e", "a\n\nb\n\nc\n\nd\n\ne"),
        ("a<br>b<br/>c</br>d<br> <br>e", "a\nb\nc\nd\n\ne"),
        ("<b>a</b>b <i>c </i> <u> d</u>", "ab c d"),
        (" a\r\n b\t\n\n c ", "a b c"),
        ("<pre>\na  b\r\nc\n\n\nd</pre>", "a b\nc\n\nd"),
        ("<ul><li>a<li>b<ul><li>c</ul>d</ul>", "a\n\nb\n\nc\n\nd"),
        ("<dl><dt>a<dd>b<dt>c</dl>", "a\n\nb\n\nc"),
        ("<table><tr><th>a<td>b<tr><td>c</table>d", "a\n\nb\n\nc\n\nd"),
        ("<h1>a</h2>b<h3>c<h4>d", "a\n\nb\n\nc\n\nd"),
        ("<ruby>漢<rp>(<rt>kan<rp>)</ruby>字", "漢字"),
        // Quotations whose marks the browser writes.
        ("<q>a <q>b</q></q> <q>“c”</q>", "“a ‘b’” “c”"),
        // What is no text.
        ("a<script>'<p>b</p>'</script>c<style>p{}</style>d", "acd"),
        ("a<script><!--<script>b</script>c</script>d", "ad"),
        ("<title>a</title><title><script>b</title>c", "c"),
        ("a<!-- b --><!-->c<!---->d<!-- --!>e<!b>f<?g>h</ i>", "acdefh"),
        ("a<![CDATA[b]]>c<svg><![CDATA[<p>]]></svg>d", "acd"),
        ("a<svg><text>b</text><title>c</title></svg>d<math><mi>x</math>e", "ade"),
        ("a<svg><text>b<p>c", "a\n\nc"),
        ("a<template><p>b</template>c<noscript><p>d</noscript>e", "ace"),
        ("a<textarea><p>b</textarea>c<select><option>d<option>e</select>f", "acf"),
        ("a<iframe><p>b</iframe>c<object>d</object>e<video>f</video>g", "aceg"),
        ("a<span hidden>b</span><i style='Display : none'>c</i>d", "ad"),
        ("<p title='<p>b' data-x=\"</p>'\">a", "a"),
        ("a<plaintext>b</plaintext>", "a"),
        // Tags that cross, that never end, or are none.
        ("<p><b>a</p><p>b</b>c<i>d", "a\n\nbcd"),
        ("</p></div></b>a</span>", "a"),
        ("a < b <3 c << d <e", "a < b <3 c << d"),
        ("<div><table><tr><td>a</div>b", "ab"),
        ("<form>a<form>b</form>c</form>d", "cd"),
        ("<td>a<td>b", "a\n\nb"),
        ("", ""),
        ("\u{feff}<p>\0a\0", "a"),
    ] {
        assert_eq!(Page::read(html).text(), text, "{html}");
    }
}

#[test]
fn furniture_is_left_out() {
    let story = "<p>The ferry sails again, and nobody at the quay believed that it would, said the harbour master of Orrin.</p>";
    for around in [
        "<nav>Home</nav>STORY<footer>Imprint</footer>",
        "<header>The Tide</header><main>STORY<aside>Weather</aside></main>",
        "<div class='c-RelatedStories'>Gulls win</div>STORY<p id=newsletter>Sign up</p>",
        "<ul><li><a href=/>Home</a><li><a href=/sport>Sport</a></ul>STORY",
        "STORY<div role=navigation>Home</div><button>Go</button>",
        "<form><input><button>Search</button></form><article>STORY</article><section>Gulls win</section>",
        // Called what it is not: it holds most of the text.
        "<form id=page class=sidebar>STORY</form>",
        "<nav>Home<p>STORY",
    ] {
        let page = around.replace("STORY", story);
        let text = Page::read(page.as_str()).text().to_owned();
        assert!(text.ends_with("of Orrin."), "{around}: {text:?}");
    }
}

#[test]
fn what_pages_tell() {
    let ld = |json: &str| format!("<script type='application/ld+json'>{json}</script>");
    let article = r##"{"@type":["Thing","https://schema.org/NewsArticle"],"headline":"Gate &amp; <b>crane","datePublished":"2025-02-04T23:00:00-05:00",
        "author":[{"name":"Ann Lee"},"Tom Orr",{"@id":"#ida"},{"name":"https://tide.example/by/x"},7,null],"publisher":{"name":"The Tide"},
        "url":"https://tide.example/1"}"##;
    let ida = r##"{"@id":"#ida","@type":"Person","name":"Ida Penhallow"}"##;
    for html in [
        ld(&format!("[{ida},{article}]")),
        ld(&format!("{{\"@graph\":[{article},{ida}]}}")),
        ld("{broken") + &ld("") + &ld("[[[") + &ld(article) + &ld(ida),
        ld(article) + &ld(ida) + "<title>Other</title><meta property=og:title content=Other><meta name=author content=Nobody>",
    ] {
        let page = Page::read(html.as_str());
        assert_eq!(page.title(), Some("Gate & crane"), "{html}");
        assert_eq!(page.authors(), ["Ann Lee", "Tom Orr", "Ida Penhallow"], "{html}");
        assert_eq!((page.publisher(), page.url()), (Some("The Tide"), Some("https://tide.example/1")), "{html}");
        assert_eq!(page.published().map(|day| day.to_string()).as_deref(), Some("2025-02-04"), "{html}");
        assert_eq!(page.text(), "");
    }
    for (html, day) in [
        ("<meta itemprop=datePublished content='20250204T1000Z'>", Some("2025-02-04")),
        ("<meta name=DATE content='Tue, 04 Feb 2025 10:00:00 GMT'>", Some("2025-02-04")),
        ("<meta name=date content='February 4, 2025 8:52 PM'>", Some("2025-02-04")),
        ("<meta name=date content=soon><p>By Ann Lee <time>4 Feb. 2025</time>", Some("2025-02-04")),
        ("<p><time datetime=2025-02-04 itemprop=datePublished>today</time>", Some("2025-02-04")),
        ("<meta name=date content='2025-02-30'>", None),
        ("<script type=text/json>{\"@type\":\"NewsArticle\",\"datePublished\":\"2025-02-04\"}</script>", None),
    ] {
        assert_eq!(Page::read(html).published().map(|day| day.to_string()).as_deref(), day, "{html}");
    }
}

/// The page with its marks as brackets.
fn marked(html: &str) -> String {
    let page = Page::read(html);
    let document = page.document();
    let extraction = Extractor::default().extract(&document);
    let plain = MarkOptions::default().class("").mention_class("m").data(false).title(false).colours([] as [&str; 0]);
    let marked = page.mark(&extraction, &plain);
    marked.replace("<mark>", "[").replace("<mark class=\"m\">", "{").replace("</mark>", "]")
}

#[test]
fn marks_cross_no_tag() {
    for (html, wanted) in [
        ("“We <em>sail</em>,” said Ida Orr.", "[“We <em>sail</em>,”] said {Ida Orr]."),
        ("“We <em>sail,”</em> said Ida Orr.", "[“We ]<em>[sail,”]</em> said {Ida Orr]."),
        ("<em>“We</em> <b>sail <i>on</i>,”</b> said Ida Orr.", "<em>[“We]</em>[ ]<b>[sail <i>on</i>,”]</b> said {Ida Orr]."),
        ("“We<b> <i>sail</b>,</i>” said Ida Orr.", "[“We]<b>[ ]<i>[sail]</b>[,]</i>[”] said {Ida Orr]."),
        ("“We <b>sail<p>on</b>,” said Ida Orr.", "[“We ]<b>[sail]<p>[on]</b>[,”] said {Ida Orr]."),
        ("“We<!-- ” --> sail,” said Ida <b>Orr</b>.", "[“We]<!-- ” -->[ sail,”] said {Ida ]<b>{Orr]</b>."),
        ("&ldquo;We&nbsp;sail,&#8221; said Ida&nbsp;Orr.", "[&ldquo;We&nbsp;sail,&#8221;] said {Ida&nbsp;Orr]."),
        ("“We<br>sail,” said Ida Orr.", "[“We<br>sail,”] said {Ida Orr]."),
        ("<p>“We sail.<p>“We do,” said Ida Orr.", "<p>[“We sail.]<p>[“We do,”] said {Ida Orr]."),
        ("“We <a title='“x”'>sail</a>,” said Ida Orr.", "[“We <a title='“x”'>sail</a>,”] said {Ida Orr]."),
        ("“We <script>“x”</script>sail,” said Ida Orr.", "[“We ]<script>“x”</script>[sail,”] said {Ida Orr]."),
        ("“We <i>s<b>a<hr>i</b>l</i>,” said Ida Orr.", "[“We ]<i>[s]<b>[a]<hr>[i]</b>[l]</i>[,”] said {Ida Orr]."),
        ("<q>We sail</q>, said Ida Orr.", "<q>[We sail]</q>, said {Ida Orr]."),
    ] {
        assert_eq!(marked(html), wanted, "{html}");
    }
}

#[test]
fn an_extraction_of_another_text_marks_nothing() {
    let page = Page::read("<p>“We sail,” said Ida Orr.");
    let other = Document::new("“We stay,” said Ida Orr.");
    let extraction = Extractor::default().extract(&other);
    assert_eq!(page.mark(&extraction, &MarkOptions::default()), page.html());
}

/// Tags and words over and over, each of which makes something long.
const UNITS: &[&str] = &[
    "<b>",
    "<p>",
    "<div>",
    "<li>",
    "<td>",
    "<table><tr><td>",
    "<q>a",
    "<b><p></b>",
    "<a href=#>a",
    "<h1>a",
    "<time>a",
    "<form>",
    "<svg>",
    "<svg></x>",
    "<svg><p>",
    "<math><mi>",
    "<select>",
    "</p>",
    "</div>",
    "<!--",
    "<",
    "&",
    "&ldquo;",
    "&#1",
    "<p title=\"",
    "<x a=b ",
    "\r",
    "<br>",
    "<p>“We sail,” said Ida Orr.",
    "<meta name=author content=a>",
    "<p class='js-relatedStories'>a",
    "<ul><li><a>a</a></ul>",
    "<time datetime=2025-02-04></time>",
    "<script type=application/ld+json>[</script>",
    "<script type=application/ld+json>{\"@type\":\"NewsArticle\"}</script>",
];

fn read(html: &str) {
    let page = Page::read(html);
    let document = page.document();
    let extraction = Extractor::default().extract(&document);
    let _ = page.mark(&extraction, &MarkOptions::default());
}

#[test]
fn work_grows_with_the_page() {
    for unit in UNITS {
        grow_evenly(&format!("{unit:?} over and over"), 12_000, |bytes| read(&unit.repeat(bytes / unit.len())));
    }
}

/// A page costs at most twice what its text costs.
#[test]
fn a_page_costs_little_more_than_its_text() {
    let html = include_str!("../../fixtures/pages/slipway-vote.html");
    let reading = taken(|| drop(Page::read(html)));
    let page = Page::read(html);
    let document = page.document();
    let extracting = taken(|| drop(Extractor::default().extract(&document)));
    let (byte_of_page, byte_of_text) = (reading as f64 / html.len() as f64, extracting as f64 / page.text().len() as f64);
    assert!(byte_of_page <= 2.0 * byte_of_text, "{byte_of_page:.1} steps a byte of the page, {byte_of_text:.1} of the text");
}
