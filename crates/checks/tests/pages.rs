//! What would harm a page or a terminal, in every field of a document and of a record.

#[path = "support/random.rs"]
mod random;

use ipse::render::{FeedPage, annotated, article_html, feed_html};
use ipse::{Author, Context, Document, Extractor, Ipse, IpseFeed, Person, RecordOptions, Roster, Source};
use ipse_checks::html::{self, Page};
use ipse_checks::invariants::check_links;
use proptest::prelude::*;

/// In any field of a document or a record.
const HARMFUL: &[&str] = &[
    "<script>alert(1)</script>",
    "\"><script>alert(1)</script>",
    "' onmouseover='alert(1)",
    "\" onmouseover=\"alert(1)",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "<!-- ",
    "]]>",
    "&lt;b&gt; & &amp; &#60;",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "https://harrow.example/\"><script>alert(1)</script>",
    "https://harrow.example/?a=1&b='2'",
    "\u{1b}[31mred\u{1b}[0m",
    "\u{0}\u{7}\u{9b}",
    "\u{202e}desrever\u{202c}\u{2067}",
    "\u{200f}\u{61c}\u{feff}\u{ffff}",
    "%q1 {} { } url(https://harrow.example)",
];

fn check_fields(word: &str) {
    let document = Document::new(format!("“It works,” said Ann {word}, {word}. “{word}”"))
        .with_title(word)
        .with_publisher(word)
        .with_url(word)
        .with_id(word);
    let roster = Person::new(format!("Ann {word}")).with_role(word).with_id(word);
    let extractor = Roster::new([roster]).map(|roster| Extractor::builder().roster(roster).build().unwrap()).unwrap_or_default();
    let extraction = extractor.extract(&document);
    let page = Page::read(&article_html(&extraction));
    let text: String = document.text().chars().filter(|c| !html::steers(*c)).collect();
    assert_eq!(page.all("article").collect::<Vec<_>>(), [text]);
    check_links(&page);
    let shown = annotated(&extraction);
    assert!(!shown.contains(|c| html::steers(c) || c == '\t' || c == '\r'), "{shown:?}");

    let mut record = Ipse::new(Author::new(word), word);
    record.author.role = Some(word.to_owned());
    record.contexts = vec![Context::new(word)];
    record.background = Some(word.to_owned());
    record.read_more = vec![source(Some(word), Some(word), word), source(None, None, word)];
    record.date_and_location.location = Some(word.to_owned());
    record.date_and_location.medium = Some(word.to_owned());
    record.inserted = "2025-02-04T20:52:00Z".parse().ok();
    let mut feed = IpseFeed::from(extraction.records(&RecordOptions::default()));
    feed.push(record);
    check_links(&Page::read(&feed_html(&feed, &FeedPage::default().title(word))));
}

fn source(title: Option<&str>, publisher: Option<&str>, url: &str) -> Source {
    let mut source = Source::default();
    source.title = title.map(str::to_owned);
    source.publisher = publisher.map(str::to_owned);
    source.url = Some(url.to_owned());
    source
}

#[test]
fn harmful_words_do_no_harm() {
    HARMFUL.iter().for_each(|word| check_fields(word));
}

proptest! {
    #![proptest_config(random::config())]

    #[test]
    fn any_words_do_no_harm(word in any::<String>()) {
        check_fields(&word);
    }
}
