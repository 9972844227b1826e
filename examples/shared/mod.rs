//! What the examples have in common: an article, reading, writing.

#![allow(dead_code, reason = "no example uses all of it")]

use std::fs;
use std::io::{self, ErrorKind, Read, Write};
use std::process::ExitCode;

use ipse::{Document, Extraction, Ipse};
use serde::Serialize;

/// The exit code of a program that was called wrongly or could not read or write.
pub const UNUSABLE: u8 = 2;

const ARTICLE: &str = include_str!("../../fixtures/articles/01-drawbridge-repair.txt");

/// An extraction with its records: `{"quotes": [..], "speakers": [..], "diagnostics": [..], "records": [..]}`.
#[derive(Serialize)]
pub struct Output<'e, 't> {
    #[serde(flatten)]
    pub extraction: &'e Extraction<'t>,
    pub records: Vec<Ipse>,
}

/// The document that was asked for: a file, standard input (`-`), or an article that comes with the examples.
pub fn document(path: Option<&str>) -> Result<Document<'static>, String> {
    let bytes = match path {
        None => {
            return Ok(Document::new(ARTICLE)
                .title("Kettleport drawbridge to stay shut until spring")
                .source("Kettleport Ledger"));
        }
        Some("-") => {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes).map_err(|e| format!("cannot read standard input: {e}"))
        }
        Some(path) => fs::read(path).map_err(|e| format!("cannot read {path}: {e}")),
    }?;
    let text = String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        format!("the text is not UTF-8: byte {at} is no part of a character; convert it first, for instance with iconv")
    })?;
    Ok(Document::new(text))
}

/// Says on standard error what is wrong.
pub fn fail(message: &str) -> ExitCode {
    let _ = writeln!(io::stderr(), "{}", printable(message).trim_end());
    ExitCode::from(UNUSABLE)
}

/// Writes to standard output. That the reader has gone away is no failure.
pub fn print(text: &str) -> ExitCode {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(e) if e.kind() != ErrorKind::BrokenPipe => fail(&format!("cannot write: {e}")),
        _ => ExitCode::SUCCESS,
    }
}

/// The text without what could steer a terminal: control characters other than line ends, and those that turn the direction of
/// writing.
pub fn printable(text: &str) -> String {
    let steers = |c: char| {
        (c.is_control() && c != '\n') || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().filter(|&c| !steers(c)).collect()
}
