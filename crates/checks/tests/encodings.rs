//! The guide's program that makes a string of bytes.

use ipse::html::Page;

include!("support/decoded.rs");

#[test]
fn the_guide_has_the_program_that_is_tested_here() {
    assert!(include_str!("../../../docs/html.md").contains(include_str!("support/decoded.rs")));
}

#[test]
fn bytes_are_read_as_they_are_meant() {
    for (bytes, charset, text) in [
        (&b"<p>\x93Caf\xe9\x94"[..], Some("windows-1252"), "“Café”"),
        (b"<p>\x93Caf\xe9\x94", Some("ISO-8859-1"), "“Café”"),
        ("<p>“Café”".as_bytes(), None, "“Café”"),
        ("\u{feff}<p>“Café”".as_bytes(), Some("windows-1252"), "“Café”"),
        (b"<p>Caf\xe9", Some("no-such-charset"), "Caf\u{fffd}"),
    ] {
        assert_eq!(Page::read(decoded(bytes, charset)).text(), text, "{charset:?}");
    }
}
