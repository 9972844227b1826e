//! A snapshot of each fixture article, to be read beside the article.
//!
//! After a change, `cargo insta review` (or `INSTA_UPDATE=always cargo test --test snapshots`, then `git diff`) shows what it did
//! to whole articles, wanted or not.

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
    let _bound = settings.bind_to_scope();
    insta::glob!("../fixtures/articles", "*.txt", |path| {
        if !articles::is_article(path) {
            return;
        }
        let article = articles::read(path);
        let document = article.document();
        insta::assert_snapshot!("article", annotated(&extractor.extract(&document)));
    });
}
