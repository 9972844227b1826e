//! A page of HTML: its text, where that stands in it, and marks put into it.

#![no_main]

use ipse_checks::markup::{check_html, html};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| check_html(&html(input)));
