//! Every field of every quote and record is what the library gives, on all articles of the repository.
//! `IPSE_ARTICLES=FILE.jsonl cargo test --release --test fields -- --nocapture` reads others, a document a line.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, StringArray, StructArray};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Field};
use ipse::{Context, Document, Extractor, Ipse, RecordOptions, Roster};
use ipse_datafusion::{ipse_quotes_with, ipse_records_with, quote_fields, record_array, record_fields, records_of};
use serde_json::{Map, Value, json};

const BATCH: usize = 256;

struct Article {
    text: String,
    title: Option<String>,
    publisher: Option<String>,
    published: Option<String>,
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures")
}

fn lines(path: &Path) -> Vec<Article> {
    let read = |line: &str| {
        let line: Value = serde_json::from_str(line).unwrap();
        let field = |name: &str| line[name].as_str().map(str::to_owned);
        Article {
            text: field("text").unwrap(),
            title: field("title"),
            publisher: field("publisher").or(field("source")),
            published: field("published"),
        }
    };
    fs::read_to_string(path).unwrap().lines().filter(|line| !line.trim().is_empty()).map(read).collect()
}

/// A file of articles that somebody wants to be read instead.
fn given() -> Option<PathBuf> {
    std::env::var_os("IPSE_ARTICLES").map(PathBuf::from)
}

fn articles() -> Vec<Article> {
    if let Some(path) = given() {
        return lines(&path);
    }
    let mut articles = lines(&fixtures().join("corpus.jsonl"));
    articles.extend(lines(&fixtures().join("feed/articles.jsonl")));
    let mut paths: Vec<PathBuf> = fs::read_dir(fixtures().join("articles")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.file_name().unwrap().as_encoded_bytes()[0].is_ascii_digit());
    paths.sort();
    for path in paths {
        let text = fs::read_to_string(path).unwrap();
        articles.push(Article {
            text,
            title: None,
            publisher: Some("Harrow Courier".to_owned()),
            published: Some("2025-02-06".to_owned()),
        });
    }
    // What no other article tells of: nobody speaks, two speak at once, one passes on what another said, the words were never said.
    for text in [
        "",
        "Nobody spoke.",
        "“We will vote against it,” said Senators Ann Lee and Tom Orr.",
        "“It burned,” Ann Lee quoted Tom Orr as saying. She denied that she had said “let them drown”.",
        "“I was there when he said, ‘Nobody leaves the island,’” said Ann Lee on Telegram.",
    ] {
        articles.push(Article {
            text: text.to_owned(),
            title: None,
            publisher: None,
            published: Some("2025-02-06T11:00:00Z".to_owned()),
        });
    }
    articles
}

impl Article {
    fn document(&self) -> Document<'_> {
        let mut document = Document::new(self.text.as_str());
        if let Some(title) = &self.title {
            document = document.with_title(title);
        }
        if let Some(publisher) = &self.publisher {
            document = document.with_publisher(publisher);
        }
        if let Some(day) = self.published.as_ref().and_then(|day| day.parse().ok()) {
            document = document.with_published(day);
        }
        document
    }
}

fn columns(articles: &[Article]) -> Vec<ArrayRef> {
    let column = |of: fn(&Article) -> Option<&str>| -> ArrayRef { Arc::new(articles.iter().map(of).collect::<StringArray>()) };
    vec![
        column(|a| Some(&a.text)),
        column(|a| a.title.as_deref()),
        column(|a| a.publisher.as_deref()),
        column(|a| a.published.as_deref()),
    ]
}

fn extractor() -> Extractor {
    let people = fs::read_to_string(fixtures().join("feed/people.json")).unwrap();
    let roster: Roster = serde_json::from_str(&people).unwrap();
    Extractor::builder().roster(roster).build().unwrap()
}

fn options() -> RecordOptions {
    let contexts = fs::read_to_string(fixtures().join("feed/contexts.json")).unwrap();
    let contexts: Vec<Context> = serde_json::from_str(&contexts).unwrap();
    RecordOptions::default().contexts(contexts).any_factuality(true)
}

/// An object of the library's JSON, whose fields are taken out one after another.
struct Json(Map<String, Value>);

impl Json {
    fn take(&mut self, name: &str) -> Value {
        self.0.remove(name).unwrap_or_default()
    }

    fn spans(&mut self, name: &str) -> Value {
        self.take(name).as_array().into_iter().flatten().map(|span| json!({"start": span[0], "end": span[1]})).collect()
    }

    fn place(&mut self, name: &str, text: &str) -> Value {
        let span = self.take(name);
        let range = || Some(span[0].as_u64()? as usize..span[1].as_u64()? as usize);
        range().map_or(Value::Null, |range| json!({"text": &text[range], "start": span[0], "end": span[1]}))
    }

    fn finish(self, fields: Value) -> Value {
        assert!(self.0.is_empty(), "the JSON has more than the columns: {:?}", self.0);
        fields
    }
}

fn names(people: &Value) -> Value {
    people.as_array().into_iter().flatten().map(|person| person["name"].clone()).collect()
}

/// A quote of the library's JSON in the form of the columns.
fn quote(quote: &Value, text: &str) -> Value {
    let mut quote = Json(quote.as_object().unwrap().clone());
    let (speaker, speakers, relay) = (quote.take("speaker"), quote.take("speakers"), quote.take("relayed_by"));
    let alone = || speaker["name"].as_str().into_iter().collect();
    let spans = quote.spans("spans");
    let (factuality, act, addressee) = (quote.take("factuality"), quote.take("act"), quote.take("addressee"));
    let days = quote.take("days");
    // What explains a decision.
    let _ = ["content", "source", "factuality_cue", "evidence"].map(|name| quote.take(name));
    let fields = json!({
        "kind": quote.take("kind"),
        "usage": quote.take("usage"),
        "factuality": if factuality.is_null() { "stated".into() } else { factuality },
        "act": if act.is_null() { "speech".into() } else { act },
        "text": quote.take("text"),
        "speaker": speaker["name"],
        "speakers": if speakers.is_null() { alone() } else { names(&speakers) },
        "role": speaker["role"],
        "speaker_kind": speaker["kind"],
        "roster_id": speaker["roster_id"],
        "relayed_by": relay["name"],
        "addressee": addressee["name"],
        "start": spans[0]["start"],
        "end": spans.as_array().unwrap().last().unwrap()["end"],
        "spans": spans,
        "depth": quote.take("depth"),
        "parent": quote.take("parent"),
        "closed": quote.take("closed"),
        "mention": quote.place("mention", text),
        "cue": quote.place("cue", text),
        "confidence": quote.take("confidence"),
        "date": quote.take("date"),
        "days": if days.is_null() { days } else { json!({"from": days[0], "to": days[1]}) },
        "location": quote.take("location"),
        "medium": quote.take("medium"),
    });
    quote.finish(fields)
}

/// A record of the library's JSON in the form of the columns.
fn record(record: &Ipse) -> Value {
    let Value::Object(record) = serde_json::to_value(record).unwrap() else { panic!("an object") };
    let mut record = Json(record);
    let (author, place, factuality) = (record.take("author"), record.take("date_and_location"), record.take("factuality"));
    let Value::Object(origin) = record.take("origin") else { panic!("an origin") };
    let mut origin = Json(origin);
    let both = !place["from"].is_null() && !place["to"].is_null();
    // Kept in the article's column, or known to nobody before records are merged.
    let _ = (origin.take("background"), record.take("inserted"), record.take("variants"));
    let article = |source: &Value| json!({"title": source["title"], "publisher": source["publisher"], "url": source["url"], "published": source["published"]});
    let fields = json!({
        "author": author["name"],
        "author_id": author["id"],
        "role": author["role"],
        "author_kind": author["kind"],
        "co_authors": names(&record.take("co_authors")),
        "quote": record.take("quote"),
        "factuality": if factuality.is_null() { "stated".into() } else { factuality },
        "insertions": record.spans("insertions"),
        "date": record.take("date"),
        "days": if both { json!({"from": place["from"], "to": place["to"]}) } else { Value::Null },
        "location": place["location"],
        "medium": place["medium"],
        "contexts": names(&record.take("contexts")),
        "background": record.take("background"),
        "read_more": record.take("read_more").as_array().unwrap().iter().map(article).collect::<Value>(),
        "document": origin.take("document"),
        "spans": origin.spans("spans"),
        "confidence": origin.take("confidence"),
    });
    origin.finish(Value::Null);
    record.finish(fields)
}

/// Counts for each field of a table in how many rows it holds something.
#[derive(Default)]
struct Seen(BTreeMap<String, usize>);

impl Seen {
    fn compare(&mut self, found: &Value, expected: &[Value], article: &Article) {
        let found = found.as_array().expect("a list, for the text is not null");
        assert_eq!(found.len(), expected.len(), "{}", article.text);
        for (found, expected) in found.iter().zip(expected) {
            let (found, expected) = (found.as_object().unwrap(), expected.as_object().unwrap());
            assert!(found.keys().eq(expected.keys()));
            for (name, value) in found {
                assert_eq!(value, &expected[name], "{name} in {}", article.text);
                let empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
                *self.0.entry(name.clone()).or_default() += usize::from(!empty);
            }
        }
    }

    /// That each field holds something somewhere is what makes the comparison worth something.
    fn tell(&self, rows: &str, fields: &arrow::datatypes::Fields, never: &[&str]) {
        println!("{} {rows} in {} fields: no differences", self.0.values().max().unwrap(), fields.len());
        for field in fields {
            let count = self.0[field.name()];
            assert!(
                count > 0 || given().is_some() || never.contains(&field.name().as_str()),
                "{} is empty in all articles",
                field.name()
            );
        }
    }
}

#[test]
fn quotes_are_those_of_the_library() {
    let (articles, extractor, mut seen) = (articles(), extractor(), Seen::default());
    let function = ipse_quotes_with(extractor.clone());
    for batch in articles.chunks(BATCH) {
        for (article, found) in batch.iter().zip(support::rows(&function, columns(batch))) {
            let extraction = extractor.extract(&article.document());
            let library = serde_json::to_value(extraction.findings()).unwrap();
            let expected: Vec<Value> =
                library["quotes"].as_array().unwrap().iter().map(|one| quote(one, &article.text)).collect();
            seen.compare(&found, &expected, article);
        }
    }
    seen.tell("quotes", &quote_fields(), &[]);
}

#[test]
fn records_are_those_of_the_library() {
    let (articles, extractor, options, mut seen) = (articles(), extractor(), options(), Seen::default());
    let function = ipse_records_with(extractor.clone(), options.clone());
    for batch in articles.chunks(BATCH) {
        for (article, found) in batch.iter().zip(support::rows(&function, columns(batch))) {
            let records = extractor.extract(&article.document()).records(&options);
            let expected: Vec<Value> = records.iter().map(record).collect();
            seen.compare(&found, &expected, article);
        }
    }
    // An article in a column has neither an id nor an address.
    seen.tell("records", &record_fields(), &["document"]);
}

#[test]
fn merged_records_become_columns() {
    let mut feed = ipse::IpseFeed::new();
    for (id, article) in articles().iter().enumerate() {
        let document = article.document().with_id(id.to_string());
        feed.extend(Extractor::default().extract(&document).records(&RecordOptions::default()));
    }
    feed.merge();
    let array = record_array(feed.iter());
    let expected: Vec<Value> = feed.iter().map(record).collect();
    let found: Vec<Value> = (0..feed.len()).map(|row| support::json(&array, row)).collect();
    assert_eq!(found, expected);

    assert_eq!(record_array(&records_of(&array).unwrap()), array, "and records again");
    let views = DataType::Utf8View;
    let (names, columns): (Vec<_>, Vec<_>) = array
        .fields()
        .iter()
        .zip(array.columns())
        .rev()
        .map(|(field, column)| {
            let column = if field.data_type() == &DataType::Utf8 { cast(column, &views).unwrap() } else { Arc::clone(column) };
            (Arc::new(Field::new(field.name(), column.data_type().clone(), true)), column)
        })
        .unzip();
    let views = StructArray::new(names.into(), columns, None);
    assert_eq!(record_array(&records_of(&views).unwrap()), array, "views, in another order");
    let error = records_of(&StructArray::new_empty_fields(1, None)).unwrap_err().to_string();
    assert!(error.contains("these are no records: there is no field author"), "{error}");
}
