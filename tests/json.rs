//! What is read from JSON: forms that are let pass, errors that name the place, and files that version 0.1 has written.

use ipse::render::{annotated, article_html};
use ipse::{
    Clue, Context, Date, DateAndLocation, Diagnostic, DiagnosticKind, Document, Extraction, Extractor, Gender, GivenMention,
    Ipse, IpseFeed, MarkFamily, Person, Quote, QuoteKind, RecordOptions, Roster, Rule, Source, Span, Speaker, SpeakerKind, Usage,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

fn error<T: DeserializeOwned>(json: &str) -> String {
    serde_json::from_str::<T>(json).map(drop).expect_err(json).to_string()
}

/// A feed of two records, with `fields` in the second.
fn feed(fields: &str) -> String {
    let record = r#""author": {"name": "Ann Lee"}, "quote": "Yes.""#;
    format!(r#"{{"records": [{{{record}}}, {{{record}, {fields}}}]}}"#)
}

#[test]
fn errors_of_a_feed_name_the_path_to_the_field() {
    for (fields, message) in [
        (r#""date": 7"#, "records[1].date: invalid type: integer `7`, expected a string at line 1 column"),
        (r#""date": "2025-02-30""#, r#"records[1].date: "2025-02-30" is no calendar day: write YYYY-MM-DD"#),
        (r#""inserted": "lately""#, r#"records[1].inserted: "lately" is no timestamp: write a day and a time"#),
        (r#""background": ["a"]"#, "records[1].background: invalid type: sequence, expected a string at"),
        (
            r#""read_more": [{}, {"url": true}]"#,
            "records[1].read_more[1].url: invalid type: boolean `true`, expected a string at",
        ),
        (r#""read_more": {}"#, "records[1].read_more: invalid type: map, expected a sequence at"),
        (r#""contexts": [{"name": "Water", "terms": "pump"}]"#, "records[1].contexts[0].terms: invalid type: string \"pump\""),
        (r#""contexts": [{}]"#, "records[1].contexts[0]: missing field `name` at"),
        (r#""date_and_location": {"to": "May"}"#, r#"records[1].date_and_location.to: "May" is no calendar day"#),
        (r#""origin": {"spans": [[1, 2], [3]]}"#, "records[1].origin.spans[1]: invalid length 1, expected a tuple of size 2 at"),
        (r#""origin": {"spans": [[9, 2]]}"#, "records[1].origin.spans[0]: [9, 2] is no span: write its first byte"),
        (r#""origin": {"spans": [[-1, 2]]}"#, "records[1].origin.spans[0][0]: invalid value: integer `-1`, expected usize at"),
        (r#""origin": {"confidence": "high"}"#, "records[1].origin.confidence: invalid type: string \"high\", expected f32 at"),
        (r#""variants": [{"sources": []}]"#, "records[1].variants[0]: missing field `quote` at"),
        (
            r#""variants": [{"quote": "Y", "origins": [{"document": 4}]}]"#,
            "records[1].variants[0].origins[0].document: invalid type",
        ),
        (r#""date": null, "date": null"#, "records[1]: duplicate field `date` at"),
    ] {
        let told = error::<IpseFeed>(&feed(fields));
        assert!(told.starts_with(message), "{fields}\n  {told}\n  {message}");
        assert_eq!(told.matches("line 1 column").count(), 1, "{told}");
    }
}

#[test]
fn errors_of_other_types_name_the_path() {
    for (told, message) in [
        (error::<IpseFeed>(r#"{"contexts": []}"#), "missing field `records` at line 1 column 16"),
        (
            error::<IpseFeed>("7"),
            "invalid type: integer `7`, expected a feed: {\"records\": [..], \"contexts\": [..]}, or a list of",
        ),
        (error::<IpseFeed>(r#"[{"author": {}, "quote": ""}]"#), "[0].author: missing field `name` at"),
        (error::<IpseFeed>(r#"{"records": [], "contexts": [{"name": 4}]}"#), "contexts[0].name: invalid type: integer `4`"),
        (
            error::<Ipse>(r#"{"author": {"name": 7}, "quote": ""}"#),
            "author.name: invalid type: integer `7`, expected a string at",
        ),
        (error::<Ipse>(r#"{"author": {"name": "a", "kind": 7}, "quote": ""}"#), "author.kind: invalid type: integer `7`"),
        (error::<Vec<Ipse>>(r#"[{"author": {"name": "a"}, "quote": null}]"#), "quote: invalid type: null, expected a string"),
        (error::<Roster>(r#"[{"name": "Ann Lee"}, {"name": 4}]"#), "[1].name: invalid type: integer `4`, expected a string at"),
        (error::<Roster>(r#"[{"name": "a", "aliases": ["b", 4]}]"#), "[0].aliases[1]: invalid type: integer `4`"),
        (
            error::<Roster>(r#"[{"name": "a", "gender": "tall"}]"#),
            "[0].gender: unknown variant `tall`, expected `masculine` or `feminine` at",
        ),
        (error::<Roster>(r#"[{"name": "…"}]"#), "the name \"…\" of person 0 of the roster holds no letter or digit"),
        (error::<Span>("[4, 1]"), "[4, 1] is no span: write its first byte and the byte after its last, such as [0, 4]"),
    ] {
        assert!(told.starts_with(message), "{told}\n  {message}");
    }
}

/// A caller who reads from a stream must know whether more is to come.
#[test]
fn errors_of_the_format_stay_what_they_are() {
    let whole = feed(r#""date": "2025-02-04""#);
    for cut in (1..whole.len()).step_by(7) {
        let error = serde_json::from_str::<IpseFeed>(&whole[..cut]).unwrap_err();
        assert!(error.is_eof(), "{error}: {}", &whole[..cut]);
    }
    assert!(serde_json::from_str::<IpseFeed>(&whole.replace("Yes", "Yes\"")).unwrap_err().is_syntax());
    assert!(serde_json::from_str::<IpseFeed>(&feed(r#""date": 7"#)).unwrap_err().is_data());
}

#[test]
fn unknown_fields_and_missing_ones_are_let_pass() {
    let more = r#""more": {"deep": [1, {"records": 2}]}"#;
    let bare: IpseFeed = serde_json::from_str(&feed(r#""date": null"#)).unwrap();
    for json in [
        feed(more),
        feed(r#""author_": null, "origin": null, "variants": null, "insertions": null, "contexts": null, "inserted": null"#),
        feed(r#""date_and_location": {"zone": 4, "from": null}, "read_more": []"#),
        feed(more).replace("\"records\": [", "\"version\": 9, \"contexts\": null, \"records\": ["),
        feed(more).replace("\"Ann Lee\"", "\"Ann Lee\", \"age\": 40, \"role\": null, \"id\": null, \"kind\": \"oracle\""),
    ] {
        assert_eq!(serde_json::from_str::<IpseFeed>(&json).expect(&json), bare, "{json}");
    }
    let source: Source = serde_json::from_str(r#"{"author": "Ann Lee"}"#).unwrap();
    assert_eq!(source, Source::default());
    assert_eq!(serde_json::from_str::<DateAndLocation>("{}").unwrap(), DateAndLocation::default());
    let person: Person = serde_json::from_str(r#"{"name": "Ann Lee", "aliases": null, "role": null, "born": 1960}"#).unwrap();
    assert_eq!(person, Person::new("Ann Lee"));
    assert_eq!(serde_json::from_str::<Context>(r#"{"name": "Water", "terms": null, "more": 1}"#).unwrap(), Context::new("Water"));
}

/// The value, when all that was read is written again.
fn comes_back<T: DeserializeOwned + serde::Serialize>(json: &str) -> T {
    let read: T = serde_json::from_str(json).unwrap();
    let given: Value = serde_json::from_str(json).unwrap();
    holds_all(&serde_json::to_value(&read).unwrap(), &given);
    read
}

/// Whether one value has all that another has; later versions write more.
fn holds_all(written: &Value, given: &Value) {
    match (written, given) {
        (Value::Object(written), Value::Object(given)) => given.iter().for_each(|(name, value)| holds_all(&written[name], value)),
        (Value::Array(written), Value::Array(given)) => {
            assert_eq!(written.len(), given.len());
            written.iter().zip(given).for_each(|(written, given)| holds_all(written, given));
        }
        _ => assert_eq!(written, given),
    }
}

// The files of a version stay as that version has written them.

#[test]
fn a_feed_of_0_1_is_read() {
    let json = include_str!("../fixtures/json/0.1-feed.json");
    let feed: IpseFeed = comes_back(json);
    assert_eq!(feed.len(), 5);
    assert_eq!(feed.iter().filter(|record| record.variants.len() > 1).count(), 2);
    assert_eq!(feed.contexts().len(), 2);
}

#[test]
fn a_roster_and_contexts_of_0_1_are_read() {
    let roster: Roster = serde_json::from_str(include_str!("../fixtures/json/0.1-roster.json")).unwrap();
    assert_eq!(roster.people()[0].aliases(), ["Annie the Pump"]);
    assert_eq!(roster.people()[0].id(), Some("P17"));
    let contexts: Vec<Context> = comes_back(include_str!("../fixtures/json/0.1-contexts.json"));
    assert_eq!(contexts[0].terms, ["pump", "Water Board"]);
    assert_eq!(contexts[0].to, Date::new(2025, 12, 31).ok());
}

#[test]
fn an_extraction_of_0_1_is_read() {
    #[derive(Deserialize)]
    struct Extraction {
        quotes: Vec<Quote>,
        speakers: Vec<Speaker>,
        diagnostics: Vec<Diagnostic>,
    }
    #[derive(Deserialize)]
    struct Quote {
        kind: QuoteKind,
        usage: Usage,
        text: String,
        spans: Vec<Span>,
        parent: Option<usize>,
        speaker: Option<Speaker>,
        mention: Option<Span>,
        date: Option<Date>,
    }
    let text = include_str!("../fixtures/json/0.1-article.txt");
    let json = include_str!("../fixtures/json/0.1-extraction.json");
    let read: Extraction = serde_json::from_str(json).unwrap();
    for quote in &read.quotes {
        assert_eq!(quote.spans[0].of(text), quote.text);
        if let Some(speaker) = &quote.speaker {
            assert_eq!(speaker.name(), read.speakers[speaker.id().index()].name());
        }
    }
    let [first, _, nested, mixed, scare, title, nickname, indirect, ..] = &read.quotes[..] else { panic!("eight and more") };
    let speaker = first.speaker.as_ref().unwrap();
    assert_eq!((speaker.name(), speaker.role(), speaker.roster_id()), ("Ann Lee", Some("Mayor of Harrow"), Some("P17")));
    assert_eq!(first.mention.unwrap().of(text), "Annie the Pump");
    assert_eq!(first.date, Date::new(2025, 2, 4).ok());
    assert_eq!(nested.parent, Some(1));
    assert_eq!([first.kind, mixed.kind, indirect.kind], [QuoteKind::Direct, QuoteKind::Mixed, QuoteKind::Indirect]);
    assert_eq!([first, scare, title, nickname].map(|q| q.usage), [Usage::Speech, Usage::Scare, Usage::Title, Usage::Nickname]);
    assert_eq!(
        read.diagnostics.iter().map(|d| d.kind()).collect::<Vec<_>>(),
        [DiagnosticKind::Mismatched, DiagnosticKind::Unclosed]
    );
}

/// What stands in JSON is what is shown, and it is read back.
#[test]
fn names_are_shown_as_in_json() {
    fn check<T: std::fmt::Display + serde::Serialize>(values: &[T], names: &[&str]) {
        for (value, name) in values.iter().zip(names) {
            assert_eq!(value.to_string(), *name);
            assert_eq!(serde_json::to_value(value).unwrap(), *name);
            assert_eq!(format!("{value:>20}"), format!("{name:>20}"));
        }
    }
    check(&[QuoteKind::Direct, QuoteKind::Mixed, QuoteKind::Indirect], &["direct", "mixed", "indirect"]);
    check(&[Usage::Speech, Usage::Scare, Usage::Title, Usage::Nickname], &["speech", "scare", "title", "nickname"]);
    check(&[DiagnosticKind::Mismatched, DiagnosticKind::Entity], &["mismatched", "entity"]);
    check(&[MarkFamily::DoubledApostrophe, MarkFamily::Latex], &["doubled-apostrophe", "latex"]);
    check(&[SpeakerKind::Organization, SpeakerKind::Unnamed], &["organization", "unnamed"]);
    check(&[Gender::Feminine, Gender::Masculine], &["feminine", "masculine"]);
    check(
        &[Rule::SubjectAfter, Rule::According, Rule::CarriedOverAside, Rule::OneWord, Rule::CapitalBeforeNoun, Rule::InTurn],
        &["subject-after", "according", "carried-over-aside", "one-word", "capital-before-noun", "in-turn"],
    );
    check(
        &[Clue::HereSubject, Clue::Opens, Clue::NobodySince, Clue::PlaceName],
        &["here-subject", "opens", "nobody-since", "place-name"],
    );
    assert!(Rule::ALL.iter().all(|rule| rule.to_string() == rule.name()));
    assert!(Clue::ALL.iter().all(|clue| clue.to_string() == clue.name()));
}

/// The value, read from what it is written as.
fn read_back<T: DeserializeOwned + serde::Serialize + PartialEq + std::fmt::Debug>(value: &T) {
    let json = serde_json::to_string(value).unwrap();
    assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), value, "{json}");
}

#[test]
fn what_goes_in_and_what_comes_out_is_read_back() {
    let text = "“We sail at dawn,” said Captain Ida Orr and Tom Orr, “or not at all.” Ann Lee never said “let them drown”. \
                Orr said on Tuesday in Harrow that it rains.";
    let given = GivenMention::new(70..77).with_kind(SpeakerKind::Person).with_gender(Gender::Feminine);
    let document = Document::new(text)
        .with_id("a1")
        .with_title("Sailing")
        .with_publisher("The Tide")
        .with_url("https://tide.example/1")
        .with_published(Date::new(2025, 2, 5).unwrap())
        .with_inserted("2025-02-05T10:00:00Z".parse().unwrap())
        .with_mentions([given]);
    let extraction = Extractor::default().extract(&document);
    assert!(extraction.quotes().len() > 1);
    read_back(&document.clone().into_owned());
    read_back(&given);
    read_back(&extraction.clone().into_owned());
    let dated = Extractor::default().extract_text("By Una Marsh February 4, 2025\n\n“We sail,” said Ida Orr on Monday.");
    assert!(dated.published().is_some());
    read_back(&dated.into_owned());
    for attribution in extraction.quotes().iter().filter_map(|quote| quote.attribution()) {
        read_back(attribution);
    }
    for speaker in extraction.speakers() {
        read_back(speaker);
    }
    read_back(&RecordOptions::default().join(false).contexts([Context::new("Water")]));
    // By itself a quote keeps its words.
    for quote in &extraction {
        let alone: Quote<'static> = serde_json::from_str(&serde_json::to_string(quote).unwrap()).unwrap();
        assert_eq!((alone.text(), alone.parts(), alone.attribution()), (quote.text(), quote.parts(), quote.attribution()));
    }
}

#[test]
fn an_extraction_that_does_not_fit_is_refused() {
    let json = serde_json::to_string(&Extractor::default().extract_text("“We sail,” said Ida Orr.")).unwrap();
    for (was, is, error) in [
        ("\"spans\":[[3,11]]", "\"spans\":[[3,99]]", "quotes[0]: the span 3..99 does not fit the text of the document"),
        ("\"spans\":[[3,11]]", "\"spans\":[]", "quotes[0].spans: at least one is needed"),
        ("\"speaker\":{\"id\":0", "\"speaker\":{\"id\":7", "quotes[0]: speaker 7 is none of the 1 speakers"),
    ] {
        assert!(json.contains(was), "{json}");
        let read = serde_json::from_str::<Extraction>(&json.replacen(was, is, 1));
        assert_eq!(read.unwrap_err().to_string(), error);
    }
}

#[test]
fn odd_extractions_are_shown_all_the_same() {
    let json =
        serde_json::to_string(&Extractor::default().extract_text("“We sail,” said Ida Orr. “At dawn,” she said.")).unwrap();
    let without = serde_json::to_string(&Extractor::default().extract_text("“We sail,” said Ida Orr.").findings()).unwrap();
    for odd in [
        without,
        json.replace("\"mention\":[17,24]", "\"mention\":[170,240]"),
        json.replace("\"cue\":[12", "\"cue\":[1,2"),
        json.replace("\"parent\":null", "\"parent\":77"),
        json.replace("\"speakers\":[{", "\"speakers\":[{\"mentions\":[[5,4000]],"),
    ] {
        let Ok(extraction) = serde_json::from_str::<Extraction>(&odd) else { continue };
        assert!(annotated(&extraction).contains("Ida Orr"));
        assert!(article_html(&extraction).contains("Ida Orr"));
        extraction.records(&RecordOptions::default());
        extraction.quotes().iter().for_each(|quote| drop((extraction.why(quote), quote.outer())));
    }
}
