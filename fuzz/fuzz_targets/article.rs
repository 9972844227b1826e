//! One article: extraction, explanation, records, JSON, annotated text and page.

#![no_main]

use ipse_checks::invariants::check_article;
use ipse_checks::pieces::document;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| check_article(&document(input)));
