//! What becomes one and what does not, measured on statements that were written for it: `fixtures/feed/statements.txt`.

use super::merge;
use crate::feed::{Author, Ipse, Source};
use crate::{Date, SpeakerKind};

#[path = "../../../benches/support/mod.rs"]
#[allow(dead_code)]
mod made_up;

/// A wording of the fixture file, and which statement of which block it is.
struct Line {
    statement: (usize, char),
    record: Ipse,
}

fn statements() -> Vec<Line> {
    let text = include_str!("../../../fixtures/feed/statements.txt");
    let mut lines = Vec::new();
    let (mut block, mut name, mut day) = (0, "", "");
    for line in text.lines().filter(|line| !line.is_empty() && (!line.starts_with('#') || line.starts_with("##"))) {
        if let Some(head) = line.strip_prefix("## ") {
            (name, day) = head.split_once(" | ").expect("`## name | day`");
            block += 1;
            continue;
        }
        let (letter, mut words) = line.split_once(' ').expect("a letter and words");
        let (mut name, mut day) = (name, day);
        if let Some((other, rest)) = words.strip_prefix('{').and_then(|rest| rest.split_once("} ")) {
            match other.parse::<Date>() {
                Ok(_) => day = other,
                Err(_) => name = other,
            }
            words = rest;
        }
        let mut record = Ipse::new(Author::new(name), words.trim_matches(['“', '”']));
        record.date = Some(day.parse().unwrap());
        lines.push(Line { statement: (block, letter.chars().next().unwrap()), record });
    }
    lines
}

/// Whether two records alone become one.
fn are_one(a: &Ipse, b: &Ipse) -> bool {
    merge(vec![a.clone(), b.clone()]).0.len() == 1
}

#[test]
fn statements_of_one_topic_stay_apart_and_wordings_of_one_come_together() {
    let lines = statements();
    let (mut same, mut merged, mut different, mut wrong) = (0, 0, 0, Vec::new());
    for (at, a) in lines.iter().enumerate() {
        for b in lines[at + 1..].iter().filter(|b| b.statement.0 == a.statement.0) {
            let one = are_one(&a.record, &b.record);
            if a.statement == b.statement {
                same += 1;
                merged += usize::from(one);
            } else {
                different += 1;
                if one {
                    wrong.push(format!("{}\n  {}", a.record.quote, b.record.quote));
                }
            }
        }
    }
    println!("{different} pairs of different statements on one topic: {} made one", wrong.len());
    println!("{same} pairs of wordings of one statement: {merged} made one, {} per cent", merged * 100 / same);
    assert!(wrong.is_empty(), "{} of {different} pairs are made one wrongly:\n{}", wrong.len(), wrong.join("\n"));
    assert!(same >= 90 && different >= 1000, "{same} and {different}: the fixtures are gone");
    assert!(merged * 2 >= same, "{merged} of {same} pairs are made one");
}

#[test]
fn in_one_feed_no_record_holds_two_statements() {
    let lines = statements();
    let statement_of = |quote: &str| lines.iter().find(|line| line.record.quote == quote).unwrap().statement;
    let (merged, _) = merge(lines.iter().map(|line| line.record.clone()).collect());
    assert!(merged.len() < lines.len() * 5 / 6, "{} of {} are left", merged.len(), lines.len());
    for record in &merged {
        let first = statement_of(&record.quote);
        for variant in &record.variants {
            assert_eq!(statement_of(&variant.quote), first, "{}\n{}", record.quote, variant.quote);
        }
    }
}

/// `Ann Lee, mayor | 2025-02-04 | words`; `-` is an unknown day, `-10` one of an article published on 10 February, `=` before a name
/// makes it a description, `#7 ` before it an id.
fn record(text: &str) -> Ipse {
    let [who, day, words] = text.split(" | ").collect::<Vec<_>>()[..] else { panic!("{text}") };
    let (name, role) = who.split_once(", ").map_or((who, None), |(name, role)| (name, Some(role.to_owned())));
    let (id, name) = match name.strip_prefix('#').and_then(|rest| rest.split_once(' ')) {
        Some((id, name)) => (Some(id.to_owned()), name),
        None => (None, name),
    };
    let mut author = Author::new(name.trim_start_matches('='));
    author.kind = Some(if name.starts_with('=') { SpeakerKind::Unnamed } else { SpeakerKind::Person });
    (author.id, author.role) = (id, role);
    let mut record = Ipse::new(author, words);
    match day.strip_prefix('-') {
        Some("") => {}
        Some(published) => {
            let published = Date::new(2025, 2, published.parse().unwrap()).ok();
            record.read_more.push(Source { published, ..Source::default() });
        }
        None => record.date = Date::new(2025, 2, day.parse().unwrap()).ok(),
    }
    record
}

const WHOLE: &str = "The old pump in Weir Street works again, and nobody in the council had believed it would last the winter.";
const OTHER: &str = "The old pump in Weir Street is a monument, and the tower beside it belongs to the railway company.";
const AGAIN: &str = "Nobody in the council had believed that the old pump in Weir Street would last the winter; it works again.";

#[test]
fn authors_and_days_decide_too() {
    for (a, b, one) in [
        (format!("Ann Lee | 4 | {WHOLE}"), format!("A. Lee | 4 | {WHOLE}"), true),
        (format!("Ann Lee | 4 | {WHOLE}"), format!("Lee | 6 | {WHOLE}"), true),
        (format!("Ann Lee | 4 | {WHOLE}"), format!("Ann Lee | 7 | {WHOLE}"), false),
        (format!("Ann Lee | 4 | {WHOLE}"), format!("Ann Lee | - | {WHOLE}"), true),
        (format!("Ann Lee | 4 | {WHOLE}"), format!("Tom Orr | 4 | {WHOLE}"), false),
        (format!("Ann Lee | 4 | {WHOLE}"), format!("Tom Lee | 4 | {WHOLE}"), false),
        (format!("#7 Ann Lee | 4 | {WHOLE}"), format!("#8 Ann Lee | 4 | {WHOLE}"), false),
        (format!("#7 Ann Lee | 4 | {WHOLE}"), format!("#7 Annie the Pump | 4 | {WHOLE}"), true),
        // Nobody has said yet what was in the papers before.
        (format!("Ann Lee | 20 | {WHOLE}"), format!("Ann Lee | -10 | {WHOLE}"), false),
        (format!("Ann Lee | -1 | {WHOLE}"), format!("Ann Lee | -20 | {WHOLE}"), true),
        // Another translation must be as near as a day, and printed within a week where the day is unknown.
        (format!("Ann Lee | 4 | {WHOLE}"), format!("Ann Lee | 5 | {AGAIN}"), true),
        (format!("Ann Lee | 4 | {WHOLE}"), format!("Ann Lee | 6 | {AGAIN}"), false),
        (format!("Ann Lee | 4 | {WHOLE}"), format!("Ann Lee | -9 | {AGAIN}"), true),
        (format!("Ann Lee | 4 | {WHOLE}"), format!("Ann Lee | -20 | {AGAIN}"), false),
        (format!("Ann Lee | 4 | {WHOLE}"), format!("Ann Lee | - | {AGAIN}"), true),
        // Somebody unnamed is believed to be the one of that role, when the words are the same.
        (format!("Ann Lee, mayor of Harrow | 4 | {WHOLE}"), format!("=the mayor of Harrow | 4 | {WHOLE}"), true),
        (format!("Ann Lee, mayor of Harrow | 4 | {WHOLE}"), format!("=the mayor of Harrow | 4 | {AGAIN}"), false),
        (format!("Ann Lee, mayor of Harrow | 4 | {WHOLE}"), format!("=the mayor of Stowe | 4 | {WHOLE}"), false),
        (format!(", President of Karshia | 4 | {WHOLE}"), format!("Oran Veliky, Karshian President | 4 | {WHOLE}"), true),
        (format!("Ann Lee | 4 | {WHOLE}"), format!("Ann Lee | 4 | {OTHER}"), false),
        // Too little to tell.
        ("Ann Lee | 4 | We shall see.".to_owned(), "Ann Lee | 4 | We shall see.".to_owned(), false),
        ("Ann Lee | 4 | …".to_owned(), "Ann Lee | 4 | …".to_owned(), false),
    ] {
        assert_eq!(are_one(&record(&a), &record(&b)), one, "{a}\n{b}");
    }
}

/// The quotes that are left, each with how many wordings it has.
fn left(records: &[String]) -> Vec<(String, usize)> {
    let (merged, _) = merge(records.iter().map(|text| record(text)).collect());
    merged.into_iter().map(|record| (record.quote, record.variants.len().max(1))).collect()
}

/// The same words of many people, or of one on many days, are as many statements, each printed by many.
#[test]
fn a_slogan_belongs_to_whoever_says_it() {
    let prints =
        |who: &dyn Fn(usize) -> String| left(&(0..600).map(|at| format!("{} | {WHOLE}", who(at))).collect::<Vec<_>>()).len();
    assert_eq!(prints(&|at| format!("Ann {}son | 4", ["Ander", "Robin", "Jack", "Thom"][at % 4])), 4);
    assert_eq!(prints(&|at| format!("Ann Lee | {}", 1 + at % 7 * 4)), 7);
    assert_eq!(prints(&|at| format!("{} Veliky | {}", ["Oran", "O."][at % 2], 1 + at / 2 % 5 * 5)), 5);
    // And one who is quoted in other words is found among them.
    let name = |at: usize| format!("Ann {}avison", &"BCDFGHKLMNPRSTVZ"[at % 16..=at % 16]);
    let mut records: Vec<String> = (0..48).map(|at| format!("{} | 4 | {WHOLE}", name(at))).collect();
    records.push(format!("{} | 4 | {AGAIN}", name(15)));
    assert_eq!(left(&records).len(), 16);
}

#[test]
fn a_fragment_joins_the_one_statement_it_stands_in() {
    let fragment = "the old pump in Weir Street";
    let of = |words: &str| format!("Ann Lee | 4 | {words}");
    assert_eq!(left(&[of(WHOLE), of(fragment)]), [(WHOLE.to_owned(), 2)]);
    // In two it tells nothing, and least of all makes them one.
    assert_eq!(left(&[of(WHOLE), of(OTHER), of(fragment)]).len(), 3);
    assert_eq!(left(&[of(WHOLE), of(AGAIN), of(fragment)]), [(WHOLE.to_owned(), 3)]);
    // Two neighbouring scraps of one article come together by the statement that another has as a whole.
    let scraps =
        [of("The old pump in Weir Street"), of("nobody in the council had believed it would last the winter"), of(WHOLE)];
    assert_eq!(left(&scraps), [(WHOLE.to_owned(), 3)]);
}

#[test]
fn what_is_put_together_keeps_everything() {
    let source = |title: &str, url: Option<&str>| {
        let mut source = Source { title: Some(title.to_owned()), ..Source::default() };
        source.url = url.map(str::to_owned);
        source
    };
    let mut short = record(&format!("Lee | 5 | {AGAIN}"));
    short.read_more = vec![source("Pump passes", Some("https://harrow.example/1"))];
    short.date_and_location.location = Some("Harrow".to_owned());
    short.background = Some("The pump broke down.".to_owned());
    let mut full = record(&format!("Mayor Ann Lee, Mayor of Harrow | 4 | {WHOLE} We are proud of it, and we shall go on."));
    full.read_more = vec![source("Council surprised", None)];
    let mut third = record(&format!("Ann Lee, Mayor | - | {}", WHOLE.to_uppercase()));
    third.read_more = vec![source("Pump passes", Some("https://harrow.example/1")), source("Wires", None)];
    third.inserted = "2025-02-07T08:00:00Z".parse().ok();
    full.inserted = "2025-02-07T09:00:00Z".parse().ok();

    let (merged, _) = merge(vec![short.clone(), third.clone(), full.clone()]);
    let [one] = &merged[..] else { panic!("{merged:#?}") };
    assert_eq!(one.quote, full.quote);
    assert_eq!((one.author.name.as_str(), one.author.role.as_deref()), ("Ann Lee", Some("Mayor of Harrow")));
    assert_eq!((one.date, one.date_and_location.from), (full.date, full.date));
    assert_eq!(one.date_and_location.location.as_deref(), Some("Harrow"));
    assert_eq!(one.background, short.background);
    assert_eq!(one.inserted, third.inserted);
    let titles = |sources: &[Source]| sources.iter().filter_map(|source| source.title.clone()).collect::<Vec<_>>();
    assert_eq!(titles(&one.read_more), ["Council surprised", "Pump passes", "Wires"]);
    let variants: Vec<_> = one.variants.iter().map(|variant| (variant.quote.as_str(), titles(&variant.sources))).collect();
    assert_eq!(variants[0], (full.quote.as_str(), vec!["Council surprised".to_owned()]));
    assert_eq!(variants[1], (AGAIN, vec!["Pump passes".to_owned()]));
    assert_eq!(variants[2].1, ["Pump passes", "Wires"]);

    // What is added later finds the record again, by any of its wordings.
    let late = record(&format!("Ann Lee | 4 | {AGAIN}"));
    let (again, _) = merge(vec![one.clone(), late]);
    assert_eq!(again.len(), 1);
    assert_eq!(again[0].variants.len(), 3);
}

fn made_up_records(kind: made_up::Kind, count: usize) -> Vec<Ipse> {
    let record = |statement: made_up::Statement| {
        let mut record = Ipse::new(Author::new(statement.name), statement.quote);
        record.date = Date::new(2025, 2, statement.day).ok();
        record
    };
    made_up::statements(kind, count).into_iter().map(record).collect()
}

/// Ten times the records are compared about ten times as often, and never more often than their length allows.
#[test]
fn comparisons_grow_with_the_number_of_records() {
    use made_up::Kind;
    for kind in [Kind::Feed, Kind::OneTopic, Kind::OneStatement] {
        let [few, many] = [300, 3000].map(|count| {
            let (merged, compared) = merge(made_up_records(kind, count));
            println!("{kind:?}: {count} records, {compared} comparisons, {} left", merged.len());
            compared
        });
        assert!(many <= 3000 * 50, "{kind:?}: {many} comparisons for 3000 records");
        // All words of one topic find each other at once, but no more of them than are looked at in a crowd.
        assert!(matches!(kind, Kind::OneTopic) || many <= few * 12 + 100, "{kind:?}: {few} comparisons, then {many}");
    }
}

#[test]
fn merging_twice_is_merging_once() {
    for records in [
        statements().into_iter().map(|line| line.record).collect::<Vec<_>>(),
        made_up_records(made_up::Kind::Feed, 500),
        made_up_records(made_up::Kind::OneTopic, 200),
    ] {
        let once = merge(records).0;
        let twice = merge(once.clone()).0;
        assert_eq!(once.len(), twice.len());
        assert!(once == twice, "the second time changes a record");
    }
}
