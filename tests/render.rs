//! What is shown of an extraction and of a feed, by snapshots to read. What holds for the pages of any text is checked in
//! `crates/checks`.
//!
//! After a change of a page, look at it too: `cargo run --example annotate -- --output article.html`.

#[path = "support/html.rs"]
mod html;

use std::time::{Duration, Instant};

use html::Page;
use ipse::render::{FeedPage, MarkOptions, annotated, article_fragment, article_html, feed_html};
use ipse::{Author, Context, Date, Document, Extractor, Ipse, IpseFeed, Person, Roster, Source};

/// Split, nested, mixed, indirect, doubtful and unresolved quotes; a scare quote, a title and a nickname; a mention inside of a quote; odd
/// marks; a speaker of the roster; what would harm a terminal or a page.
const ARTICLE: &str = "\
Pump & <pipe> pass test

“We sail at dawn,” said Captain Ida Orr, “or not at all.” Her novel “The Salt Ledger” tells how.

Mayor Ann Lee called the pump “a ‘small’ marvel”. “Tom Orr told me ‘never again’ and left his ‘experts’,” she said. The so-called “experts” stayed at home.

According to \u{1b}[31mthe board\u{1b}[0m, the pump will run until April. Sam “Hammer” Poe said he would watch it \u{202e}closely\u{202c}.

“<script>alert(\"1\")</script> is what it printed,” Poe said.

“It rained.”

“It is late,' said a woman at the gate. “I left,” I said.

Someone had painted “Closed for good” on the door. The wind blew all night, and the gate was shut.

The rain fell.

“No one came.” The rain fell.
";

fn document() -> Document<'static> {
    Document::new(ARTICLE)
        .with_title("Pump & <pipe> pass test")
        .with_publisher("The \"Harrow\" Courier")
        .with_url("https://harrow.example/pump?a=1&b=\"2\"")
        .with_published(Date::new(2025, 2, 4).unwrap())
}

fn extractor() -> Extractor {
    let roster =
        Roster::new([Person::new("Ida Orr-Vance").with_alias("Ida Orr").with_role("captain of the ferry").with_id("Q7")])
            .unwrap();
    Extractor::builder().roster(roster).build().unwrap()
}

fn feed() -> IpseFeed {
    let day = |day| Date::new(2025, 2, day).ok();
    let mut full = Ipse::new(Author::new("Ann Lee"), "The pump\nworks [again], and “how”.");
    full.author.role = Some("Mayor of Harrow".to_owned());
    full.date = day(4);
    full.contexts = vec![Context::new("Water in Harrow"), Context::new(" ")];
    full.background = Some("The pump was out\nof order.\n\n\n  For a year.\r\n\r\nOr two.\n".to_owned());
    full.read_more = vec![
        source(Some("Pump passes"), Some("Harrow Courier"), Some("https://harrow.example/1?a=1&b=2")),
        source(None, Some("Courier"), Some("mailto:desk@harrow.example")),
        source(None, None, Some("http://harrow.example/2")),
        source(Some("Not on the web"), None, None),
        source(Some("A bad link"), None, Some("javascript:alert(1)")),
        source(None, None, Some("data:text/html,hello")),
        Source::default(),
    ];
    full.date_and_location.from = day(3);
    full.date_and_location.to = day(9);
    full.date_and_location.location = Some("Harrow".to_owned());
    full.date_and_location.medium = Some("Telegram".to_owned());
    let mut day_only = Ipse::new(Author::new("Tom Orr"), "No.");
    day_only.date = day(4);
    day_only.date_and_location.from = day(4);
    day_only.date_and_location.to = day(4);
    IpseFeed::from(vec![full, day_only, Ipse::new(Author::new("a spokeswoman for the board"), "We shall see.")])
}

fn source(title: Option<&str>, publisher: Option<&str>, url: Option<&str>) -> Source {
    let mut source = Source::default();
    source.title = title.map(str::to_owned);
    source.publisher = publisher.map(str::to_owned);
    source.url = url.map(str::to_owned);
    source
}

/// The body of a page, a line each thing in it; without its style sheet, which tells a reader of a snapshot nothing, and the lists of
/// evidence, which change with every weight.
fn body(page: &str) -> String {
    let body = &page[page.find("<body>").unwrap()..];
    let mut out = String::new();
    for (at, piece) in body.split("<ul class=\"evidence\">").enumerate() {
        out.push_str(if at == 0 { piece } else { piece.split_once("</ul>").unwrap().1 });
    }
    for tag in ["<mark", "<u ", "<a class=\"ref", "<p class=\"words", "<dl", "<li>"] {
        out = out.replace(tag, &format!("\n  {tag}"));
    }
    out.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

fn snapshot(name: &str, shown: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| insta::assert_snapshot!(name, shown));
}

#[test]
fn an_article_as_text() {
    let document = document();
    snapshot("annotated", &annotated(&extractor().extract(&document)));
}

#[test]
fn an_article_as_a_page() {
    let document = document();
    let page = article_html(&extractor().extract(&document));
    Page::read(&page);
    assert!(page.contains("<li><span class=\"weight\">+"), "the notes tell the evidence");
    snapshot("article-page", &body(&page));
}

#[test]
fn an_article_as_a_piece_of_a_page() {
    let document = document();
    let extraction = extractor().extract(&document);
    let fragment = article_fragment(&extraction, &MarkOptions::default());
    Page::read_fragment(&fragment);
    snapshot("article-fragment", &fragment.replace("<mark", "\n  <mark"));

    // What is set is escaped, and what is switched off is not there.
    let odd = MarkOptions::default().class("\"><script>").mention_class("a b").colours(["'red\"", "blue"]);
    let fragment = article_fragment(&extraction, &odd);
    Page::read_fragment(&fragment);
    assert!(fragment.contains("<mark class=\"&quot;&gt;&lt;script&gt;\""), "{fragment}");
    assert!(fragment.contains("<mark class=\"a b\"") && fragment.contains("style=\"background:&#39;red&quot;\""), "{fragment}");
    let bare = MarkOptions::default().class("").mentions(false).data(false).title(false).colours([""; 0]);
    let fragment = article_fragment(&extraction, &bare);
    assert!(
        fragment.contains("<mark>“We sail at dawn,”</mark> said Captain Ida Orr, <mark>“or not at all.”</mark>"),
        "{fragment}"
    );
}

#[test]
fn a_feed_as_a_page() {
    let page = feed_html(&feed(), &FeedPage::default().title("IPSEs in the last 24 hours"));
    let read = Page::read(&page);
    assert_eq!(read.links, ["https://harrow.example/1?a=1&b=2", "mailto:desk@harrow.example", "http://harrow.example/2"]);
    snapshot("feed-page", &body(&page));
}

#[test]
fn nothing_to_show() {
    let document = Document::new("");
    let extraction = Extractor::default().extract(&document);
    assert_eq!(annotated(&extraction), "");
    assert_eq!(article_fragment(&extraction, &MarkOptions::default()), "<article></article>\n");
    assert_eq!(Page::read(&article_html(&extraction)).all("article").collect::<Vec<_>>(), [""]);
    assert_eq!(Page::read(&feed_html(&IpseFeed::new(), &FeedPage::default())).all("h1").collect::<Vec<_>>(), ["IPSEs"]);
}

/// The lines of a feed read at some moment tell how old a record is, whether its day is known or not; else they tell the day.
#[test]
fn lines_tell_how_old_a_record_is() {
    let mut record = Ipse::new(Author::new("Ann Lee"), "It works.");
    let times = |record: &Ipse, options: &FeedPage| {
        let page = feed_html(&IpseFeed::from(vec![record.clone()]), options);
        Page::read(&page).all("time").map(str::to_owned).collect::<Vec<_>>()
    };
    let read = FeedPage::default().now("2025-03-12T11:30:00Z".parse().unwrap());
    assert_eq!(times(&record, &read), [""; 0]);
    record.inserted = Some("2025-03-11T14:30:00Z".parse().unwrap());
    assert_eq!(times(&record, &read), ["21 hours ago"]);
    assert_eq!(times(&record, &FeedPage::default()), [""; 0]);
    record.date = Date::new(2025, 3, 10).ok();
    // Line and entry.
    assert_eq!(times(&record, &read), ["21 hours ago", "10 March 2025"]);
    assert_eq!(times(&record, &FeedPage::default()), ["10 March 2025", "10 March 2025"]);
}

/// Where a document begins with its own title, that is the headline of the page; else the title stands above.
#[test]
fn there_is_one_headline() {
    let text = "Pump  passes\ntest\n\n“It works,” said Ann Lee.";
    for (title, headline, body) in [
        (Some("Pump passes"), "Pump  passes", text),
        (Some("Pump fails"), "Pump fails", text),
        (None, "Who said what", text),
        (Some(" "), "Who said what", text),
    ] {
        let mut document = Document::new(text);
        if let Some(title) = title {
            document = document.with_title(title);
        }
        let page = article_html(&Extractor::default().extract(&document));
        let read = Page::read(&page);
        assert_eq!(read.all("h1").collect::<Vec<_>>(), [headline], "{title:?}");
        assert_eq!(read.all("article").collect::<Vec<_>>(), [body], "{title:?}");
    }
}

/// A colour of the style sheet, `#rrggbb` or `#rgb`, as its relative luminance in the sense of WCAG.
fn luminance(colour: &str) -> f64 {
    let digits = colour.trim().strip_prefix('#').unwrap_or_else(|| panic!("{colour:?} is no colour"));
    let digits: String = if digits.len() == 3 { digits.chars().flat_map(|c| [c, c]).collect() } else { digits.to_owned() };
    let channel = |at: usize| {
        let share = f64::from(u8::from_str_radix(&digits[at..at + 2], 16).unwrap()) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { libm::pow((share + 0.055) / 1.055, 2.4) }
    };
    0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// A browser writes black on what is marked.
#[test]
fn black_is_read_on_every_mark() {
    let text: String = (0..12)
        .map(|n| format!("“It rains again,” said Ann {}lee.\n\n", "BaCeDiFoGuHaJeKiLoMuNaPe".get(2 * n..2 * n + 2).unwrap()))
        .collect();
    let document = Document::new(text + "Someone had painted “Closed for good” on the door.");
    let fragment = article_fragment(&Extractor::default().extract(&document), &MarkOptions::default());
    let colours: std::collections::BTreeSet<&str> = fragment.split("background:").skip(1).map(|rest| &rest[..7]).collect();
    assert_eq!(colours.len(), 11, "ten speakers, and nobody: {colours:?}");
    for colour in colours {
        assert!(contrast(colour, "#000") >= 7.0, "{colour}");
    }
}

/// WCAG AA asks for 4.5 between letters and what is behind them.
#[test]
fn every_colour_can_be_read() {
    let document = document();
    let page = article_html(&extractor().extract(&document));
    let values = |property: &str| -> Vec<String> {
        page.split(&format!("{property}: ")).skip(1).map(|rest| rest[..rest.find(';').unwrap()].to_owned()).collect()
    };
    let (pages, inks, muted, panels) = (values("--page"), values("--ink"), values("--muted"), values("--panel"));
    let (fills, clauses, strongs, lines) = (values("--fill"), values("--clause"), values("--strong"), values("--line"));
    assert_eq!((fills.len(), lines.len()), (22, 22), "ten colours and grey, light and dark");
    let mut worst = (f64::MAX, String::new());
    let mut check = |letters: &str, behind: &str, what: String| {
        let found = contrast(letters, behind);
        if found < worst.0 {
            worst = (found, what);
        }
    };
    for scheme in 0..2 {
        for behind in [&pages[scheme], &panels[scheme]] {
            check(&inks[scheme], behind, format!("ink {scheme}"));
            check(&muted[scheme], behind, format!("muted {scheme}"));
        }
        // The ten colours of a scheme stand together, and the grey ones behind both.
        let of_scheme = (10 * scheme..10 * scheme + 10).chain([20 + scheme]);
        for at in of_scheme {
            for behind in [&fills[at], &clauses[at], &strongs[at]] {
                check(&inks[scheme], behind, format!("ink on colour {at}"));
            }
            for behind in [&fills[at], &pages[scheme], &panels[scheme], &strongs[at]] {
                check(&lines[at], behind, format!("letter on colour {at}"));
            }
        }
    }
    println!("the least contrast: {worst:?}");
    assert!(worst.0 >= 4.5, "{worst:?}");
}

/// Pages of long texts, hostile to quotes, are written in time that grows with the text.
#[test]
fn long_texts_are_shown_quickly() {
    let size = if cfg!(debug_assertions) { 100_000 } else { 1_000_000 };
    for family in [
        "“x,” said Lee. ",
        "“a ‘b ",
        "“So it went.\n\n",
        "\"",
        "“",
        "“‘",
        "Lee said Orr said ",
        "Ann Lee said “x” and ",
        "“x,” he said, “y.” ",
    ] {
        let text = family.repeat(size / family.len());
        let document = Document::new(&*text);
        let extraction = Extractor::default().extract(&document);
        let start = Instant::now();
        let (page, shown) = (article_html(&extraction), annotated(&extraction));
        let took = start.elapsed();
        println!(
            "{family:?}: {} quotes, page {} bytes, text {} bytes, {took:.1?}",
            extraction.quotes().len(),
            page.len(),
            shown.len()
        );
        assert!(took < Duration::from_secs(10), "{family:?}: {took:.1?}");
        assert!(
            page.len() < 200 * text.len() && shown.len() < 100 * text.len(),
            "{family:?}: {} and {}",
            page.len(),
            shown.len()
        );
    }
}
