//! What the crate and its examples write fits the schemas in `schema/`, and they fit nothing else.

#[path = "support/schema.rs"]
mod schema;

use ipse::{Context, Date, Document, Extractor, IpseFeed, Person, RecordOptions, Roster};
use ipse_checks::{articles, examples, page};
use serde_json::{Value, json};

fn options() -> RecordOptions {
    let contexts = articles::all().into_iter().filter_map(|article| article.title).map(Context::new);
    let contexts = contexts.chain([Context::new("Water").term("water").between(Date::new(1900, 1, 1).ok(), None)]);
    RecordOptions::default().contexts(contexts)
}

/// The records of all fixture articles, of one of them twice, so that there is something to merge.
fn feed() -> IpseFeed {
    let mut feed = IpseFeed::new();
    let extractor = Extractor::default();
    for article in articles::all() {
        let document =
            article.document().with_id(article.name.as_str()).with_inserted("2025-02-04T20:52:00.25Z".parse().unwrap());
        let extraction = extractor.extract(&document);
        feed.extend(extraction.records(&options()));
        feed.extend(extraction.records(&RecordOptions::default().join(false)));
    }
    feed.add_context(Context::new("Bridges").term("bridge").inserted("2025-02-04T20:52:00Z".parse().unwrap()));
    assert!(feed.merge() > 10);
    feed
}

#[test]
fn a_feed_fits() {
    let feed = feed();
    let value = serde_json::to_value(&feed).unwrap();
    schema::check("feed", &value);
    assert_eq!(serde_json::from_value::<IpseFeed>(value).unwrap(), feed);
    let now = "2025-02-05T20:00:00Z".parse().unwrap();
    for page in [feed.to_text(now), page::fixture(now), IpseFeed::new().to_text(now)] {
        let feed = IpseFeed::from_text(&page, now).unwrap();
        schema::check("feed", &serde_json::to_value(&feed).unwrap());
    }
}

#[test]
fn an_extraction_fits() {
    let roster = Roster::new([Person::new("Teresa Quillfeather").with_id("P17")]).unwrap();
    let extractor = Extractor::builder().roster(roster).build().unwrap();
    for article in articles::all() {
        let document = article.document();
        let extraction = extractor.extract(&document);
        let mut value = serde_json::to_value(&extraction).unwrap();
        schema::check("extraction", &value);
        value["records"] = serde_json::to_value(extraction.records(&options())).unwrap();
        schema::check("corpus-line", &value);
    }
    let odd = Document::new("“We came,' said Ann Lee.” ''So “we” saw, she said");
    schema::check("extraction", &serde_json::to_value(extractor.extract(&odd)).unwrap());
}

/// The files of a version stay as that version has written them.
#[test]
fn what_0_1_has_written_fits() {
    let feed = include_str!("../../../fixtures/json/0.1-feed.json");
    schema::check("feed", &serde_json::from_str(feed).unwrap());
    let extraction = include_str!("../../../fixtures/json/0.1-extraction.json");
    schema::check("extraction", &serde_json::from_str(extraction).unwrap());
}

#[test]
fn what_the_examples_write_fits() {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/corpus.jsonl");
    let lines = String::from_utf8(examples::run("corpus", &[corpus]).stdout).unwrap();
    assert_eq!(lines.lines().count(), 3);
    lines.lines().for_each(|line| schema::check("corpus-line", &serde_json::from_str(line).unwrap()));
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/feed/page.txt");
    let errors = String::from_utf8(examples::run("corpus", &["--lenient", page]).stdout).unwrap();
    assert!(errors.lines().count() > 3);
    errors.lines().for_each(|line| schema::check("corpus-line", &serde_json::from_str(line).unwrap()));
    let feed = examples::run("feed", &["--form", "json"]);
    schema::check("feed", &serde_json::from_slice(&feed.stdout).unwrap());
}

/// Every field of the schema is written somewhere; so none is left in it by mistake.
#[test]
fn every_field_of_a_record_is_written() {
    let mut fields: Vec<String> = Vec::new();
    fn collect(value: &Value, fields: &mut Vec<String>) {
        match value {
            Value::Object(object) => object.iter().for_each(|(name, value)| {
                fields.push(name.clone());
                collect(value, fields);
            }),
            Value::Array(values) => values.iter().for_each(|value| collect(value, fields)),
            _ => {}
        }
    }
    collect(&serde_json::to_value(feed()).unwrap(), &mut fields);
    let schema: Value = serde_json::from_str(include_str!("../../../schema/feed.schema.json")).unwrap();
    let definitions = schema["$defs"].as_object().unwrap().values();
    // What no article of the fixtures has.
    let absent = ["id", "medium", "factuality"];
    for definition in definitions.filter_map(|definition| definition["properties"].as_object()) {
        for name in definition.keys().filter(|name| !absent.contains(&name.as_str())) {
            assert!(fields.contains(name), "no record has {name:?}");
        }
    }
}

#[test]
fn what_is_wrong_does_not_fit() {
    let feed = serde_json::to_value(feed()).unwrap();
    for (path, wrong) in [
        ("/records/0/quote", json!(7)),
        ("/records/0/date", json!("4 February 2025")),
        ("/records/0/inserted", json!("2025-02-04")),
        ("/records/0/author/kind", json!("oracle")),
        ("/records/0/author", json!({"name": "Ann Lee", "role": null, "kind": null, "age": 4})),
        ("/records/0/origin/confidence", json!(1.5)),
        ("/records/0/origin/spans/0", json!([1])),
        ("/records/0/origin/spans/0", json!([-1, 4])),
        ("/records/0/read_more", json!([{"title": "a"}])),
        ("/records/0/date_and_location", json!({"from": null, "to": null})),
        ("/contexts/0/terms", json!("bridge")),
        ("/records", json!({})),
    ] {
        let mut value = feed.clone();
        *value.pointer_mut(path).unwrap_or_else(|| panic!("{path}")) = wrong.clone();
        assert!(!schema::errors("feed", &value).is_empty(), "{path} may be {wrong}");
    }
    let line = json!({"id": 1, "quotes": [], "speakers": [], "diagnostics": [], "records": [], "more": 1});
    assert!(!schema::errors("corpus-line", &line).is_empty());
    for lost in [json!({"error": "no document"}), json!({"id": 1, "error": "no document", "quotes": []})] {
        assert!(!schema::errors("corpus-line", &lost).is_empty());
    }
    assert!(!schema::errors("extraction", &json!({"quotes": [], "speakers": []})).is_empty());
}
