//! One article: extraction, explanation, records, JSON, annotated text and page.

#![no_main]

use ipse_fuzz::invariants::check_article;
use ipse_fuzz::pieces::document;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| check_article(&document(input)));
