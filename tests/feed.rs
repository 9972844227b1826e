//! The feed page read and written, whatever it holds; and the time that feeds take.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use ipse::{Author, Context, Date, Document, Extractor, FeedTextError, Ipse, IpseFeed, RecordOptions, Timestamp};

#[path = "../benches/support/mod.rs"]
#[allow(dead_code)]
mod made_up;
#[path = "support/page.rs"]
mod page;

static PAGE: LazyLock<String> = LazyLock::new(|| page::fixture(now()));

fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn now() -> Timestamp {
    moment("2025-03-12T12:00:00Z")
}

fn squash(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_page_is_read_with_every_field() {
    let feed = IpseFeed::from_text(&PAGE, now()).unwrap();
    let records: Vec<&Ipse> = feed.iter().collect();
    assert_eq!(records.len(), 5);

    // Newest first; the line and the entry of one statement are one record.
    let crane = records[0];
    assert_eq!(crane.author.name, "Gideon Crane");
    assert_eq!(crane.author.role.as_deref(), Some("Chancellor of Harrow"));
    assert_eq!(crane.inserted, Some(moment("2025-03-12T11:20:00Z")));
    assert_eq!(crane.date, Date::new(2025, 3, 12).ok());
    assert_eq!(crane.date_and_location.from, Date::new(2025, 3, 10).ok());
    assert_eq!(crane.date_and_location.to, Date::new(2025, 3, 12).ok());
    assert_eq!(crane.date_and_location.location.as_deref(), Some("Chancellery"));
    assert_eq!(crane.contexts, [Context::new("Salt for ships")]);
    assert_eq!(crane.read_more[0].title.as_deref(), Some("Crane wants salt for ships"));
    assert_eq!(crane.read_more[0].publisher.as_deref(), Some("Stowe Gazette"));
    assert_eq!(crane.read_more[0].url.as_deref(), Some("https://gazette.example/salt-for-ships"));
    assert_eq!((&crane.read_more[1].title, crane.read_more[1].url.is_some()), (&None, true));

    // Marks in a name and in a quote are none of the line's.
    let lee = records[1];
    assert_eq!(lee.author.name, "Ann “Hammer” Lee");
    assert_eq!(lee.quote, "He told me ‘never’, and I said “we shall see” to that. It has to be absolutely [reversed].");
    assert_eq!(lee.insertions[0].of(&lee.quote), "[reversed]");

    // A page that leaves out the name has the role alone.
    let veliky = records[4];
    assert_eq!((veliky.author.name.as_str(), veliky.author.role.as_deref()), ("", Some("President of Karshia")));
    assert_eq!(veliky.insertions[0].of(&veliky.quote), "[Gideon Crane wanting more of Karshia's salt]");
    let background = veliky.background.as_deref().unwrap();
    assert_eq!(background.split("\n\n").count(), 3);
    assert!(background.starts_with("Chancellor Gideon Crane has") && background.ends_with("lost to the raiders."));
    assert_eq!(veliky.read_more[0].title.as_deref(), Some("The salt mines of the Inner Sea"));
    assert_eq!(veliky.date_and_location.location, None);

    let day = Duration::from_secs(24 * 60 * 60);
    assert_eq!(feed.last(day, now()).count(), 4);
    let new: Vec<&str> = feed.new_contexts(day, now()).into_iter().map(|context| context.name.as_str()).collect();
    assert_eq!(new, ["Salt for ships", "A bridge to Stowe"]);
}

#[test]
fn a_page_comes_back_as_it_was() {
    let feed = IpseFeed::from_text(&PAGE, now()).unwrap();
    let mut lines: Vec<&str> = PAGE.lines().collect();
    // The list of the fixture begins with the oldest.
    lines[1..9].chunks_mut(2).collect::<Vec<_>>().reverse();
    let written = feed.to_text(now());
    let sorted = |page: &str| {
        let mut lines: Vec<String> = page.lines().map(squash).filter(|line| !line.is_empty()).collect();
        lines[1..9].sort();
        lines
    };
    assert_eq!(sorted(&written), sorted(&PAGE));
    assert_eq!(IpseFeed::from_text(&written, now()), Ok(feed));
}

#[test]
fn line_ends_and_blanks_do_not_matter() {
    let feed = IpseFeed::from_text(&PAGE, now()).unwrap();
    for page in [
        PAGE.replace('\n', "\r\n"),
        format!("\u{feff}{}", *PAGE),
        PAGE.replace("  • ", "\u{a0}\u{a0}•\u{a0}"),
        PAGE.replace("\n\n", "\n \u{a0}\n\n\t\n"),
        PAGE.replace("\narrow\n", ""),
        PAGE.replace("IPSEs IN THE LAST 24H", "ipses in the last 24h"),
    ] {
        assert_eq!(IpseFeed::from_text(&page, now()).as_ref(), Ok(&feed));
    }
}

#[test]
fn a_list_or_an_entry_alone_is_a_page() {
    let list = PAGE.split("View All").next().unwrap();
    assert_eq!(IpseFeed::from_text(list, now()).unwrap().len(), 4);
    let entry = &PAGE[PAGE.find("04 Mar").unwrap()..];
    assert_eq!(IpseFeed::from_text(entry, now()).unwrap().len(), 1);
    let entries = &PAGE[PAGE.find("12 Mar").unwrap()..];
    assert_eq!(IpseFeed::from_text(entries, now()).unwrap().len(), 2);
    assert_eq!(IpseFeed::from_text(&IpseFeed::new().to_text(now()), now()), Ok(IpseFeed::new()));
    // All of a line may stand behind the bullet.
    let short = "IPSEs IN THE LAST 24H\n• Ann Lee “It works.” 2 days ago\n• Tom Orr “No.”";
    let feed = IpseFeed::from_text(short, now()).unwrap();
    assert_eq!(feed.to_list(Some(now())), "Ann Lee “It works.” 2 days ago\nTom Orr “No.”\n");
}

#[test]
fn errors_name_the_line_and_the_way_out() {
    for (from, to, error) in [
        (
            "“The talks were long",
            "The talks were long",
            "line 3: \"Ida Vance The talks were long, calm and useful. Everybody wanted to be home by night.” 21 hours ago\" has no quote in curly marks: write `NAME “quote” 21 hours ago`",
        ),
        (
            "night.” 21 hours ago",
            "night.” lately",
            "line 3: \"lately\" is no age: write one such as `21 hours ago` or `2 days ago` behind the quote, or nothing",
        ),
        (
            "  • Ida Vance\n",
            "Ida Vance\n",
            "line 2: \"Ida Vance\" is no part of a list or an entry: take it out, or begin an entry with its day, such as `04 Feb 2025`",
        ),
        (
            "04 Mar 2025",
            "31 Feb 2025",
            "line 42: \"31 Feb 2025\" is no calendar day: write one such as `04 Feb 2025`, or `Not Specified`",
        ),
        (
            "• 10 March 2025",
            "• 10 Match 2025",
            "line 37: \"10 Match 2025\" is no calendar day: write one such as `04 Feb 2025`, or `Not Specified`",
        ),
        (
            "\n“We are open",
            "\nWe are open",
            "line 44: the entry that begins in line 42 lacks its quote in curly marks, which should come here: add it, even if nothing is known",
        ),
        ("author\nGideon", "\nGideon", "lacks its quote in curly marks"),
        ("\nContexts (to suggest a new Context click here)\n  • Salt", "\n  • Salt", "lacks the line `Contexts`"),
        (
            "Background\n\nThe salt",
            "\nThe salt",
            "line 30: the entry that begins in line 17 lacks the line `Background`, which should come here: add it, even if nothing is known",
        ),
        (
            "Read More\n\n Crane",
            "\n Crane",
            "line 35: the entry that begins in line 17 lacks the line `Read More`, which should come here: add it, even if nothing is known",
        ),
        (
            "Date and Location\n  • 10",
            "  • 10",
            "line 41: the entry that begins in line 17 lacks the line `Date and Location`, which should come here: add it, even if nothing is known",
        ),
        (
            "  • Not Specified\narrow\n",
            "arrow\n",
            "line 65: the entry that begins in line 42 lacks its place, which should come here: add it, even if nothing is known",
        ),
        ("  • 04 March 2025\n  • Not Specified\narrow\n", "", "lacks its last day"),
        (
            "\narrow\n",
            "\narrow\nSubscribe\n",
            "line 67: \"Subscribe\" is no part of a list or an entry: take it out, or begin an entry with its day, such as `04 Feb 2025`",
        ),
    ] {
        assert!(PAGE.contains(from), "{from}");
        let found = IpseFeed::from_text(&PAGE.replacen(from, to, 1), now()).expect_err(to).to_string();
        assert!(found.contains(error), "{from:?} as {to:?}:\n{found}\n{error}");
    }
    for text in ["", "\n\n", "arrow", "Something else altogether."] {
        assert_eq!(IpseFeed::from_text(text, now()), Err(FeedTextError::NoPage), "{text:?}");
    }
}

#[test]
fn json_is_an_object_or_a_list() {
    let list = r#"[{"author": {"name": "Ann Lee"}, "quote": "It works."}]"#;
    let object = format!(r#"{{"records": {list}, "contexts": [{{"name": "Water"}}], "more": 1}}"#);
    let mut feed: IpseFeed = serde_json::from_str(list).unwrap();
    assert_eq!(feed.len(), 1);
    feed.add_context(Context::new("Water"));
    assert_eq!(serde_json::from_str::<IpseFeed>(&object).unwrap(), feed);
    for (wrong, error) in [
        ("7", "a feed: {\"records\": [..], \"contexts\": [..]}, or a list of records"),
        ("{}", "missing field `records`"),
        (r#"[{"quote": "It works."}]"#, "missing field `author`"),
    ] {
        let found = serde_json::from_str::<IpseFeed>(wrong).unwrap_err().to_string();
        assert!(found.contains(error), "{found}");
    }
}

#[test]
fn a_feed_is_kept_newest_first() {
    let record = |quote: &str, inserted: Option<&str>, date: Option<&str>| {
        let mut record = Ipse::new(Author::new("Ann Lee"), quote);
        record.inserted = inserted.map(moment);
        record.date = date.map(|day| day.parse().unwrap());
        record
    };
    let records = [
        record("unknown, first", None, None),
        record("said on 4 February", None, Some("2025-02-04")),
        record("inserted on 4 February", Some("2025-02-04T08:00:00Z"), None),
        record("inserted on 6 February, said on the 1st", Some("2025-02-06T08:00:00Z"), Some("2025-02-01")),
        record("inserted on 6 February, said on the 5th", Some("2025-02-06T08:00:00Z"), Some("2025-02-05")),
        record("unknown, second", None, None),
    ];
    let order = [
        "inserted on 6 February, said on the 5th",
        "inserted on 6 February, said on the 1st",
        "inserted on 4 February",
        "said on 4 February",
        "unknown, first",
        "unknown, second",
    ];
    let quotes = |feed: &IpseFeed| feed.iter().map(|record| record.quote.clone()).collect::<Vec<_>>();
    let collected: IpseFeed = records.iter().cloned().collect();
    assert_eq!(quotes(&collected), order);
    let mut pushed = IpseFeed::new();
    records.iter().cloned().for_each(|record| pushed.push(record));
    assert_eq!(quotes(&pushed), order);
    let mut extended = IpseFeed::new();
    records.chunks(2).for_each(|some| extended.extend(some.iter().cloned()));
    assert_eq!(extended, collected);
}

/// A record of every article that carries it, under whatever name.
#[test]
fn articles_of_several_papers_make_one_feed() {
    let extractor = Extractor::default();
    let mut feed = IpseFeed::new();
    for line in include_str!("../fixtures/feed/articles.jsonl").lines() {
        let article: serde_json::Value = serde_json::from_str(line).unwrap();
        let field = |name: &str| article[name].as_str().unwrap();
        let document = Document::new(field("text"))
            .with_title(field("title"))
            .with_publisher(field("source"))
            .with_url(field("url"))
            .with_published(field("published").parse().unwrap())
            .with_id(field("id"));
        feed.extend(extractor.extract(&document).records(&RecordOptions::default()));
    }
    feed.merge();
    let sources = |record: &Ipse| record.read_more.iter().filter_map(|source| source.publisher.clone()).collect::<Vec<_>>();
    let veliky = feed.by_author("Veliky").find(|record| record.quote.contains("We are open")).unwrap();
    assert_eq!(veliky.author.role.as_deref(), Some("Karshian President"));
    assert_eq!(veliky.variants.len(), 2);
    let mut papers = sources(veliky);
    papers.sort();
    assert_eq!(papers, ["Stowe Gazette", "The Harrow Courier"]);
    let crane: Vec<&Ipse> = feed.by_author("Crane").collect();
    assert_eq!(crane.len(), 1);
    assert_eq!(sources(crane[0]), ["Stowe Gazette", "Kettleport Ledger"]);
}

/// Ten times the records take about ten times as long. The bound is wide, for machines that do other work too; all pairs would
/// take a hundred times as long.
#[test]
fn the_time_of_merging_grows_with_the_records() {
    let few = if cfg!(debug_assertions) { 300 } else { 1000 };
    for kind in [made_up::Kind::Feed, made_up::Kind::OneTopic, made_up::Kind::OneStatement] {
        let feed = |count: usize| -> IpseFeed {
            let records = made_up::statements(kind, count).into_iter().map(|statement| {
                let mut record = Ipse::new(Author::new(statement.name), statement.quote);
                record.date = Date::new(2025, 2, statement.day).ok();
                record
            });
            records.collect()
        };
        let (small, large) = (feed(few), feed(few * 10));
        let time = |feed: &IpseFeed| {
            let mut feed = feed.clone();
            let start = Instant::now();
            feed.merge();
            start.elapsed()
        };
        // A machine that does other work beside this may be slow once, but not again and again.
        let mut tries = (0..5).map(|_| (time(&small), time(&large)));
        let in_time = tries.any(|(small, large)| {
            println!("{kind:?}: {few} records in {small:.1?}, {} in {large:.1?}", few * 10);
            large < small * 30 + Duration::from_millis(100)
        });
        assert!(in_time, "{kind:?}: ten times the records take more than 30 times as long");
    }
}

/// However much stands before a statement, its background and contexts are found in time.
#[test]
fn the_time_of_records_grows_with_the_text() {
    let options = RecordOptions::default().contexts(["rain", "Harrow Fair", "pump"].map(Context::new));
    let extractor = Extractor::default();
    let size = if cfg!(debug_assertions) { 10_000 } else { 100_000 };
    for family in [
        "It rained on Harrow all day long. “It works,” said Ann Lee. ",
        "It rained on Harrow all day long. Ann Lee called it “a bold and new plan”. ",
        "It rained on Harrow all day long.\n\n“It works,” said Ann Lee.\n\n",
        "“It works,” said Ann Lee. ",
        "the rain, ",
    ] {
        let time = |size: usize| {
            let text = family.repeat(size / family.len()) + "“It works,” said Ann Lee.";
            let document = Document::new(text);
            let extraction = extractor.extract(&document);
            let start = Instant::now();
            std::hint::black_box(extraction.records(&options));
            start.elapsed()
        };
        let mut tries = (0..5).map(|_| (time(size), time(8 * size)));
        let in_time = tries.any(|(short, long)| long < short * 24 + Duration::from_millis(60));
        assert!(in_time, "{family:?}: eight times the text takes more than 24 times as long");
    }
}
