//! What holds for every feed: page and JSON come back as they were, and merging loses nothing.

#[path = "support/random.rs"]
mod random;

use ipse::{Author, Context, Date, Ipse, IpseFeed, MergeOptions, Source};
use ipse_checks::invariants::{check_page, squash};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

fn words(most: usize) -> impl Strategy<Value = String> {
    let word = select(vec![
        "salt", "Harrow", "[the", "pump]", "it’s", "“no”", "…", "Mayor", "of", "-", "1.5", "Ida", "é", "<b>", "(so)", "We",
        "will.",
    ]);
    vec(word, 1..most).prop_map(|words| words.join(" "))
}

fn day() -> impl Strategy<Value = Option<Date>> {
    option::of((2020i16..2025, 1u8..13, 1u8..29).prop_map(|(year, month, day)| Date::new(year, month, day).unwrap()))
}

prop_compose! {
    fn record()(
        name in prop_oneof![words(4), Just(String::new())],
        role in option::of(words(5)),
        quote in words(20),
        date in day(),
        (from, to) in (day(), day()),
        location in option::of(words(3)),
        contexts in vec(words(3), 0..3),
        background in option::of(vec(words(12), 1..4)),
        sources in vec((option::of(words(5)), option::of(words(3)), option::of(Just("https://harrow.example/1"))), 0..3),
        hours in option::of(0u64..24),
    ) -> Ipse {
        let mut record = Ipse::new(Author::new(name), quote);
        record.author.role = role;
        (record.date, record.date_and_location.from, record.date_and_location.to) = (date, from, to);
        record.date_and_location.location = location;
        record.contexts = contexts.into_iter().map(Context::new).collect();
        record.background = background.map(|paragraphs| paragraphs.join("\n\n"));
        record.read_more = sources.into_iter().map(|(title, publisher, url)| {
            let mut source = Source::default();
            (source.title, source.publisher, source.url) = (title, publisher, url.map(str::to_owned));
            source
        }).collect();
        record.inserted = hours.map(|hours| format!("2025-03-12T{:02}:00:00Z", 23 - hours).parse().unwrap());
        record
    }
}

proptest! {
    #![proptest_config(random::config())]

    #[test]
    fn what_is_written_is_read_again(records in vec(record(), 0..5)) {
        let now = "2025-03-12T23:30:00Z".parse().unwrap();
        // On a page the same words of the same author are one record.
        let mut records = records;
        records.sort_by_key(|record| (record.author.name.clone(), record.quote.clone()));
        records.dedup_by_key(|record| (record.author.name.clone(), record.quote.clone()));
        let feed = IpseFeed::from(records);
        let page = feed.to_text(now);
        let read = IpseFeed::from_text(&page, now);
        prop_assert!(read.is_ok(), "{}\n{}", page, read.unwrap_err());
        let read = read.unwrap();
        let again = read.to_text(now);
        prop_assert_eq!(squash(&again), squash(&page));
        // Without a moment, too.
        let plain = feed.to_string();
        let read = plain.parse::<IpseFeed>();
        prop_assert!(read.is_ok(), "{}\n{}", plain, read.unwrap_err());
        let read = read.unwrap();
        let entries = |feed: &IpseFeed| {
            let mut entries: Vec<String> = feed.iter().map(|record| squash(&record.to_string())).collect();
            entries.sort();
            entries
        };
        prop_assert_eq!(entries(&read), entries(&feed));
        for record in &feed {
            let one = record.to_string().parse::<Ipse>();
            prop_assert!(one.is_ok(), "{}\n{}", record, one.unwrap_err());
        }
    }

    #[test]
    fn a_page_of_any_lines_is_read_or_refused(text in "(IPSEs IN THE LAST 24H|NEW CONTEXTS|View All|Background|Read More|Date and Location|author|Contexts|• |“|”|04 Feb 2025|Not Specified|21 hours ago|Ann Lee|\n| ){0,60}") {
        check_page(text.as_bytes());
    }

    #[test]
    fn merging_loses_no_wording(records in vec(record(), 0..12), odd in vec(any::<String>(), 0..4)) {
        let odd = odd.into_iter().map(|quote| Ipse::new(Author::new(quote.clone()), quote));
        let mut feed: IpseFeed = records.into_iter().chain(odd).collect();
        let before = feed.clone();
        let gone = feed.merge();
        prop_assert_eq!(feed.len() + gone, before.len());
        let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
        for record in &before {
            let wordings = |kept: &Ipse| kept.variants.iter().map(|variant| plain(&variant.quote)).chain([plain(&kept.quote)]).collect::<Vec<_>>();
            prop_assert!(feed.iter().any(|kept| wordings(kept).contains(&plain(&record.quote))), "{} is lost", record.quote);
        }
    }

    #[test]
    fn everybody_with_a_name_is_one_of_the_people(records in vec(record(), 0..12), odd in vec(any::<String>(), 0..4)) {
        let odd = odd.into_iter().map(|name| Ipse::new(Author::new(name), "We came."));
        let mut feed: IpseFeed = records.into_iter().chain(odd).collect();
        let before = feed.clone();
        let people = before.people();
        for record in &before {
            let found = people.iter().filter(|person| person.records().any(|of| std::ptr::eq(of, record))).count();
            let name = &record.author.name;
            let named = name.contains(char::is_alphabetic) && name.chars().all(|c| c.is_alphabetic() || c == ' ');
            prop_assert!(found == 1 || found == 0 && !named, "{} is {} of the people", name, found);
        }
        for person in &people {
            prop_assert!(person.names().contains(&person.author().name.as_str()));
        }
        feed.merge_with(&MergeOptions::default().one_author(true));
        let once = feed.clone();
        feed.merge_with(&MergeOptions::default().one_author(true));
        prop_assert_eq!(&feed, &once);
    }

    #[test]
    fn json_comes_back(records in vec(record(), 0..5)) {
        let feed = IpseFeed::from(records);
        let json = serde_json::to_string(&feed).unwrap();
        prop_assert_eq!(serde_json::from_str::<IpseFeed>(&json).unwrap(), feed);
    }
}
