//! What somebody hands in as a feed: a page or JSON.

#![no_main]

use ipse_checks::invariants::check_page;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| check_page(input));
