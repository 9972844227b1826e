//! What a page tells of its article in JSON-LD, in the words of schema.org.

use std::collections::{HashMap, VecDeque};
use std::ops::Range;

use html5gum::State;
use serde_json::{Map, Value};

use super::tokens::{self, Sink, Start};
use super::tree::short;
use super::values::{day_of, is_url, is_words};
use crate::Date;
use crate::feed::tidy;

/// What is told of the first article.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) title: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) url: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) published: Option<Date>,
}

/// More authors than this have written no article.
const MOST_AUTHORS: usize = 50;

/// Reads scripts; what is no JSON tells nothing.
pub(super) fn read<'s>(scripts: impl Iterator<Item = &'s str>) -> Told {
    let values: Vec<Value> = scripts.filter_map(|script| serde_json::from_str(script.trim()).ok()).collect();
    let mut waiting: VecDeque<&Value> = values.iter().collect();
    let mut article = None;
    let mut names = HashMap::new();
    while let Some(value) = waiting.pop_front() {
        match value {
            Value::Array(values) => waiting.extend(values),
            Value::Object(fields) => {
                if let (Some(Value::String(id)), Some(name)) = (fields.get("@id"), fields.get("name")) {
                    names.entry(id.as_str()).or_insert(name);
                }
                if article.is_none() && is_article(fields) {
                    article = Some(fields);
                }
                waiting.extend(fields.values().filter(|value| value.is_array() || value.is_object()));
            }
            _ => {}
        }
    }
    let Some(article) = article else { return Told::default() };
    let text = |field: &str| article.get(field).and_then(Value::as_str).map(plain).filter(|text| is_words(text));
    let day = |field: &str| article.get(field).and_then(Value::as_str).and_then(day_of);
    Told {
        title: text("headline").or_else(|| text("name")),
        publisher: article.get("publisher").and_then(|publisher| called(publisher, &names).into_iter().next()),
        url: article.get("url").into_iter().chain(article.get("mainEntityOfPage")).find_map(address),
        authors: article.get("author").map(|author| called(author, &names)).unwrap_or_default(),
        published: day("datePublished").or_else(|| day("dateCreated")),
    }
}

/// `NewsArticle`, `Report`, `LiveBlogPosting`, also with the address of schema.org before it
fn is_article(fields: &Map<String, Value>) -> bool {
    let is_article = |kind: &str| kind.ends_with("Article") || kind.ends_with("Posting") || kind.ends_with("Report");
    match fields.get("@type") {
        Some(Value::String(kind)) => is_article(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is_article),
        _ => false,
    }
}

/// The names of one or several people or bodies: words, an object with a name, or one that refers to another object.
fn called(value: &Value, names: &HashMap<&str, &Value>) -> Vec<String> {
    let values = match value {
        Value::Array(values) => values.as_slice(),
        one => std::slice::from_ref(one),
    };
    let name = |value: &Value| {
        let name = match value {
            Value::Object(fields) => {
                fields.get("name").or_else(|| names.get(fields.get("@id")?.as_str()?).copied()).and_then(Value::as_str)
            }
            value => value.as_str(),
        };
        name.map(plain).filter(|name| is_words(name))
    };
    values.iter().filter_map(name).take(MOST_AUTHORS).collect()
}

fn address(value: &Value) -> Option<String> {
    let url = match value {
        Value::Object(fields) => fields.get("@id").or_else(|| fields.get("url"))?,
        value => value,
    };
    url.as_str().map(short).filter(|url| is_url(url)).map(|url| url.trim().to_owned())
}

/// The words of a field, in which many write entities and tags.
fn plain(text: &str) -> String {
    struct Words(String);

    impl Sink for Words {
        fn start(&mut self, _: &Start<'_>) -> Option<State> {
            None
        }
        fn end(&mut self, _: &[u8], _: Range<usize>) {}
        fn text(&mut self, text: &str, _: Range<usize>) {
            self.0.push_str(text);
        }
        fn decoded(&mut self, text: &str, _: Range<usize>) {
            self.0.push_str(text);
        }
        fn foreign(&self) -> bool {
            false
        }
    }

    let mut words = Words(String::new());
    tokens::read(short(text), &mut words);
    tidy(&words.0)
}
