//! The detector of quotation marks alone, which reads far more texts in the same time than the whole extractor.

#![no_main]

use ipse_checks::invariants::check_detector;
use ipse_checks::pieces::text;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| check_detector(&text(input)));
