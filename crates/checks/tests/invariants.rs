//! What holds for every text: fixture articles, articles with damaged marks, made-up news, random Unicode, and bad input.
//!
//! The random texts are the same at every run. This tries others, and more of them:
//!
//!     PROPTEST_RNG_SEED=7 PROPTEST_CASES=20000 cargo test -p ipse-checks --test invariants

#[path = "support/random.rs"]
mod random;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use ipse::{Document, Extractor, GivenMention, Scratch};
use ipse_checks::articles;
use ipse_checks::invariants::{check, check_article, check_articles, check_detector, check_page, spans, words_and_speakers};
use ipse_checks::markup::{self, check_html};
use ipse_checks::pieces::{self, PIECES};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

const MARKS: &[&str] = &["\"", "“", "”", "'", "‘", "’", "''", "``", "«", "»", "„", "「", "」", "\n\n", "\n", " ", ",", ":"];
/// Marks of all families, and what stands between them that matters to the detector.
const AMONG_WORDS: &[&str] = &[
    "\"", "'", "''", "'''", "`", "``", "“", "”", "„", "‘", "’", "‚", "«", "»", "‹", "›", "「", "」", "『", "』", "\"", "'", "“",
    "”", " ", " ", " ", "\n", "\n\n", "\u{a0}", "\u{200b}", ".", ",", "?", "…", "—", "-", "(", "]", "Ann", "we", "said", "é",
    "9", "voters", "Mr", "：",
];

fn config() -> ProptestConfig {
    let mut config = random::config();
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = if cfg!(debug_assertions) { 400 } else { 4000 };
    }
    config
}

fn made_up_news() -> impl Strategy<Value = String> {
    (vec(select(PIECES), 0..120), any::<bool>()).prop_map(|(pieces, blanks)| pieces.join(if blanks { " " } else { "" }))
}

/// One change to a text, at a place given as a share of its length.
#[derive(Debug, Clone)]
enum Change {
    /// Takes a mark away: the next one after the place.
    Delete(f64),
    /// Writes the next mark after the place twice.
    Double(f64),
    Insert(f64, &'static str),
    /// Cuts the text off.
    Cut(f64),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let place = 0.0..1.0f64;
    let change = prop_oneof![
        4 => place.clone().prop_map(Change::Delete),
        4 => place.clone().prop_map(Change::Double),
        6 => (place.clone(), select(MARKS)).prop_map(|(at, mark)| Change::Insert(at, mark)),
        1 => (0.3..1.0f64).prop_map(Change::Cut),
    ];
    vec(change, 1..12)
}

fn apply(text: &mut String, change: &Change) {
    let boundary = |text: &str, share: f64| {
        let mut at = (text.len() as f64 * share) as usize;
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let next_mark = |text: &str, from: usize| {
        text[from..].char_indices().find(|(_, c)| "\"“”'‘’«»‹›„‚「」『』`".contains(*c)).map(|(at, c)| (from + at, c))
    };
    match *change {
        Change::Delete(share) => {
            if let Some((at, _)) = next_mark(text, boundary(text, share)) {
                text.remove(at);
            }
        }
        Change::Double(share) => {
            if let Some((at, mark)) = next_mark(text, boundary(text, share)) {
                text.insert(at, mark);
            }
        }
        Change::Insert(share, mark) => {
            let at = boundary(text, share);
            text.insert_str(at, mark);
        }
        Change::Cut(share) => text.truncate(boundary(text, share)),
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn made_up_news_keeps_the_rules(text in made_up_news()) {
        check(&text);
    }

    #[test]
    fn any_string_keeps_the_rules(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn marks_alone_keep_the_rules(text in "[\"'“”‘’«»„`(). a\n-]{0,80}") {
        check(&text);
    }

    #[test]
    fn made_up_feeds_keep_the_rules(texts in vec(made_up_news(), 0..4)) {
        check_articles(&texts.into_iter().map(Document::new).collect::<Vec<_>>());
    }

    #[test]
    fn given_names_keep_the_rules(
        text in "([“”‘’\"'.,:é ]|said|Ann|Lee|the|Mayor|she|\n\n){0,60}",
        spans in vec((0usize..200, 0usize..30), 0..12),
    ) {
        let given = spans.iter().map(|&(start, len)| GivenMention::new(start..start + len));
        check_article(&Document::new(text.as_str()).with_mentions(given));
    }

    /// As the fuzz targets read them.
    #[test]
    fn any_bytes_keep_the_rules(bytes in vec(any::<u8>(), 0..200)) {
        check_detector(&pieces::text(&bytes));
        check_articles(&pieces::documents(&bytes));
        check_page(&bytes);
    }

    /// Short texts: what stands far from a mark is read up to a number of bytes, and a carriage return is one.
    #[test]
    fn line_ends_do_not_matter(pieces in vec(select(PIECES), 0..9)) {
        same_with_crlf(&pieces.concat().replace('\r', ""));
    }
}

proptest! {
    // The detector alone reads several texts in the time of one article.
    #![proptest_config(ProptestConfig { cases: config().cases * 3, ..config() })]

    #[test]
    fn marks_among_words_keep_the_rules(pieces in vec(select(AMONG_WORDS), 0..60)) {
        check_detector(&pieces.concat());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: config().cases / 4, ..config() })]

    #[test]
    fn damaged_articles_keep_the_rules(which in any::<prop::sample::Index>(), changes in changes()) {
        let all = articles::all();
        let mut text = all[which.index(all.len())].text.clone();
        for change in &changes {
            apply(&mut text, change);
        }
        check(&text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: config().cases / 8, ..config() })]

    #[test]
    fn what_a_scratch_has_read_before_changes_nothing(
        order in vec(any::<prop::sample::Index>(), 1..8),
        made_up in vec(made_up_news(), 1..8),
    ) {
        let all = articles::all();
        let (extractor, mut scratch) = (Extractor::default(), Scratch::default());
        for (which, made_up) in order.iter().zip(made_up.iter().cycle()) {
            for text in [&all[which.index(all.len())].text, made_up] {
                let document = Document::new(text);
                prop_assert_eq!(extractor.extract_with(&mut scratch, &document), extractor.extract(&document));
            }
        }
    }
}

fn same_with_crlf(lf: &str) {
    let crlf = lf.replace('\n', "\r\n");
    assert_eq!(words_and_speakers(lf), words_and_speakers(&crlf), "words or speakers change with the line ends");
    assert_eq!(spans(lf, false), spans(&crlf, true), "offsets do not map");
}

/// All inputs that ever broke a rule, under the name of the fuzz target that reads them.
#[test]
fn what_was_found_keeps_the_rules() {
    let mut files = Vec::new();
    for target in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/crashes")).unwrap() {
        files.extend(fs::read_dir(target.unwrap().path()).unwrap().map(|file| file.unwrap().path()));
    }
    files.sort();
    assert!(!files.is_empty(), "nothing is read");
    for file in files {
        println!("{}", file.display());
        let input = fs::read(&file).unwrap();
        match file.parent().and_then(Path::file_name).and_then(|target| target.to_str()) {
            Some("detect") => check_detector(&pieces::text(&input)),
            Some("article") => check_article(&pieces::document(&input)),
            Some("feed") => check_articles(&pieces::documents(&input)),
            Some("html") => check_html(&markup::html(&input)),
            Some("page") => check_page(&input),
            target => panic!("there is no fuzz target {target:?}"),
        }
    }
}

#[test]
fn articles_keep_the_rules() {
    for article in articles::all() {
        check(&article.text);
    }
}

#[test]
fn articles_read_the_same_with_other_line_ends() {
    for article in articles::all() {
        println!("{}", article.name);
        same_with_crlf(&article.text.replace('\r', ""));
    }
}

#[test]
fn articles_read_the_same_with_other_blanks() {
    for article in articles::all() {
        println!("{}", article.name);
        let plain = article.text.trim_start_matches('\u{feff}');
        let found = words_and_speakers(plain);
        assert_eq!(found, words_and_speakers(&format!("\u{feff}{plain}")), "a byte order mark matters");
        assert_eq!(found, words_and_speakers(&plain.replace(' ', "\u{a0}")), "no-break blanks matter");
    }
}

/// How long a text may take here: far more than it needs, far less than anything quadratic would.
fn quickly(what: &str, text: &str) {
    let start = Instant::now();
    let document = Document::new(text);
    let extraction = ipse::Extractor::default().extract(&document);
    let took = start.elapsed();
    for quote in extraction.quotes() {
        assert!(quote.parts().iter().all(|part| text.get(part.range()).is_some()), "{what}: a span does not fit");
    }
    println!("{what}: {} bytes, {} quotes, {took:.1?}", text.len(), extraction.quotes().len());
    assert!(took < Duration::from_secs(20), "{what}: {} bytes took {took:.1?}", text.len());
}

/// A tenth of the size where nothing is optimised.
const fn sized(n: usize) -> usize {
    if cfg!(debug_assertions) { n / 10 } else { n }
}

/// xorshift64: the same noise at every run.
fn noise(bytes: usize) -> String {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let raw: Vec<u8> = (0..bytes)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 32) as u8
        })
        .collect();
    String::from_utf8_lossy(&raw).into_owned()
}

#[test]
fn bad_input_keeps_the_rules() {
    for text in [
        "",
        " ",
        "\n",
        "\r",
        "\u{feff}",
        "\u{a0}\u{a0}",
        "\"",
        "“",
        "”",
        "''",
        "'",
        "\"\"",
        "“”",
        "‘’ ''",
        "\u{0}",
        "a",
        ":",
        "—",
    ] {
        check(text);
    }
    check(&" \n\t\u{a0}\r\n".repeat(2000));
    check(&"\"'“”‘’«»„``''".repeat(500));
    check(&noise(20_000));
}

#[test]
fn long_bad_input_is_read_quickly() {
    quickly("one line", &"The rain fell on Harrow, “and fell,” Lee said, and the river rose. ".repeat(sized(10_000_000) / 70));
    quickly("one word", &"a".repeat(sized(10_000_000)));
    quickly("blanks", &" ".repeat(sized(10_000_000)));
    quickly("line ends", &"\n".repeat(sized(10_000_000)));
    quickly("straight marks", &"\"".repeat(sized(1_000_000)));
    quickly("apostrophes", &"'".repeat(sized(1_000_000)));
    quickly("opening marks", &"“".repeat(sized(1_000_000)));
    quickly("closing marks", &"”".repeat(sized(1_000_000)));
    quickly("open paragraphs", &"“So it went.\n\n".repeat(sized(1_000_000) / 4));
    quickly("orphans", &"So it went” said Lee. ".repeat(sized(1_000_000) / 8));
    quickly("nesting", &"“a ‘b ".repeat(sized(1_000_000) / 4));
    quickly("noise", &noise(sized(4_000_000)));
    quickly("names", &"Ann Lee Orr Vance Ida ".repeat(sized(4_000_000) / 22));
    quickly("verbs", &"said told asked wrote ".repeat(sized(4_000_000) / 22));
    quickly("commas", &"Lee, who said, ".repeat(sized(4_000_000) / 15));
    let introduced = "Ann Lee met Tom Orr. ".repeat(sized(6_000_000) / 21);
    quickly("interview", &format!("{introduced}\n\n{}", "Q: “Why?”\n\nA: “It burned.”\n\n".repeat(sized(2_000_000) / 36)));
    quickly("colons", &"LEE: yes\n".repeat(sized(4_000_000) / 9));
}
