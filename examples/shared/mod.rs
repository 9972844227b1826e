//! What the examples have in common: an article, reading, writing.

#![allow(dead_code, reason = "no example uses all of it")]

use std::borrow::Cow;
use std::fs;
use std::io::{self, ErrorKind, Read, Write};
use std::process::ExitCode;

use ipse::render::printable;
use ipse::{Document, Findings, Ipse};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The exit code of a program that was called wrongly or could not read or write.
pub const UNUSABLE: u8 = 2;

const ARTICLE: &str = include_str!("../../fixtures/articles/01-drawbridge-repair.txt");

/// An extraction with its records: `{"quotes": [..], "speakers": [..], "diagnostics": [..], "records": [..]}`.
#[derive(Serialize)]
pub struct Output<'e, 't> {
    #[serde(flatten)]
    pub findings: Findings<'e, 't>,
    pub records: Vec<Ipse>,
}

/// The document that was asked for: a file, standard input (`-`), or an article that comes with the examples.
pub fn document(path: Option<&str>) -> Result<Document<'static>, String> {
    match path {
        None => Ok(Document::new(ARTICLE)
            .with_title("Kettleport drawbridge to stay shut until spring")
            .with_publisher("Kettleport Ledger")),
        Some(path) => text(path).map(Document::new),
    }
}

/// The text of a file, or of standard input (`-`).
pub fn text(path: &str) -> Result<String, String> {
    let bytes = if path == "-" {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes).map_err(|e| format!("cannot read standard input: {e}"))
    } else {
        fs::read(path).map_err(|e| format!("cannot read {path:?}: {e}"))
    }?;
    String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        format!("the text is not UTF-8: byte {at} is no part of a character; convert it first, for instance with iconv")
    })
}

/// Reads JSON; an error names the path to the field.
pub fn from_json<T: DeserializeOwned>(json: &str) -> Result<T, String> {
    let mut json = serde_json::Deserializer::from_str(json);
    let read = serde_path_to_error::deserialize(&mut json).map_err(|e| e.to_string())?;
    json.end().map(|()| read).map_err(|e| e.to_string())
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

/// JSON that may go to a terminal: what could steer it stands in strings only, and there as an escape of JSON.
pub fn to_json<T: Serialize>(value: &T, pretty: bool) -> Result<String, String> {
    let json = if pretty { serde_json::to_string_pretty(value) } else { serde_json::to_string(value) };
    let json = json.map_err(|e| format!("cannot write JSON: {e}"))?;
    let Cow::Owned(marked) = printable(&json) else { return Ok(json + "\n") };
    let mut out = String::with_capacity(marked.len());
    // The same characters in both, but for those that were replaced.
    let mut rest = marked.as_str();
    for c in json.chars() {
        if let Some(behind) = rest.strip_prefix(c) {
            out.push(c);
            rest = behind;
        } else {
            let mut units = [0; 2];
            c.encode_utf16(&mut units).iter().for_each(|unit| out.push_str(&format!("\\u{unit:04x}")));
            rest = rest.split_once('}').map_or("", |(_, behind)| behind);
        }
    }
    Ok(out + "\n")
}
