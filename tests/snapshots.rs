//! A snapshot of each fixture article, to be read beside the article.
//!
//! After a change, `cargo insta test --review` (or `INSTA_UPDATE=always cargo test --test snapshots`, then `git diff`) shows what it
//! did to whole articles, wanted or not.

#[path = "support/articles.rs"]
#[allow(dead_code)]
mod articles;

use ipse::render::annotated;
use ipse::{Extractor, RecordOptions};

#[test]
fn whole_articles() {
    let extractor = Extractor::default();
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    for article in articles::all() {
        let file = format!("{}.txt", article.name);
        settings.set_input_file(articles::folder().join(&file));
        settings.set_snapshot_suffix(file);
        let document = article.document();
        settings.bind(|| insta::assert_snapshot!("article", annotated(&extractor.extract(&document))));
    }
}

/// A number by which the JSON of each article is told from any other: a change that is to leave what is found as it is, such as one that
/// saves time, changes none of them.
#[test]
fn json_of_whole_articles() {
    // 64 bits of FNV-1a.
    let number = |json: &str| {
        json.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    };
    let extractor = Extractor::default();
    let line = |article: articles::Article| {
        let extraction = extractor.extract(&article.document()).into_owned();
        let records = extraction.records(&RecordOptions::default());
        let json = serde_json::to_string(&(&extraction, records)).unwrap();
        format!("{:016x} {}\n", number(&json), article.name)
    };
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| insta::assert_snapshot!("json", articles::all().into_iter().map(line).collect::<String>()));
}
