//! What holds of every text and every feed, as checks for the tests of this crate and for the fuzz targets.
//!
//! The helpers that the tests of the root share with these stand in `tests/support` there. They are no crate that the root would
//! depend on: `cargo test --lib` would build the library twice.

#[path = "../../../tests/support/articles.rs"]
pub mod articles;
#[path = "../../../tests/support/examples.rs"]
pub mod examples;
#[path = "../../../tests/support/html.rs"]
pub mod html;
pub mod invariants;
pub mod markup;
#[path = "../../../tests/support/page.rs"]
pub mod page;
pub mod pieces;
