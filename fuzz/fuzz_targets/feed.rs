//! Several articles that make one feed: records, merging, JSON, page as text and as HTML.

#![no_main]

use ipse_checks::invariants::check_articles;
use ipse_checks::pieces::documents;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| check_articles(&documents(input)));
