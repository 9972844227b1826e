//! A snapshot of each fixture page: what it tells, its text with who said what, and the page with its marks.
//!
//! After a change, `INSTA_UPDATE=always cargo test --features html --test pages`, then `git diff`.
#![cfg(feature = "html")]

use std::fs;
use std::path::Path;

use ipse::Extractor;
use ipse::html::{MarkOptions, Page};
use ipse::render::annotated;

#[test]
fn whole_pages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/pages");
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    for name in ["slipway-vote.html", "tram-lamps.html"] {
        let html = fs::read_to_string(folder.join(name)).unwrap();
        let page = Page::read(html.as_str());
        let document = page.document();
        let extraction = Extractor::default().extract(&document);
        let told = format!(
            "title: {:?}\npublisher: {:?}\nurl: {:?}\nauthors: {:?}\npublished: {:?}\n\n{}",
            page.title(),
            page.publisher(),
            page.url(),
            page.authors(),
            page.published().map(|day| day.to_string()),
            annotated(&extraction)
        );
        let marked = page.mark(&extraction, &MarkOptions::default().data(false)).replace('\r', "␍");
        settings.set_input_file(folder.join(name));
        settings.set_snapshot_suffix(name);
        settings.bind(|| insta::assert_snapshot!("page", told));
        settings.bind(|| insta::assert_snapshot!("marked", marked));
    }
}

#[test]
fn what_is_put_in_is_escaped() {
    let page = Page::read("<p>“We sail,” said Captain Ida Orr.");
    let document = page.document();
    let extraction = Extractor::default().extract(&document);
    let options = MarkOptions::default()
        .class("\"><script>")
        .mention_class("'<b>")
        .colours(["red\" onclick=\"x()", "&\u{202e}"])
        .mentions(true);
    let marked = page.mark(&extraction, &options);
    assert!(!marked.contains("<script") && !marked.contains("<b>") && !marked.contains("onclick=\""), "{marked}");
    assert_eq!(Page::read(marked.as_str()).text(), page.text());
}
