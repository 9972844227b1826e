//! A snapshot of each fixture article, to be read beside the article.
//!
//! After a change, `cargo insta test --review` (or `INSTA_UPDATE=always cargo test --test snapshots`, then `git diff`) shows what it
//! did to whole articles, wanted or not.

#[path = "support/articles.rs"]
#[allow(dead_code)]
mod articles;

use ipse::Extractor;
use ipse::render::annotated;

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
