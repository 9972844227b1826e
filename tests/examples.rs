//! The examples, run as a user runs them: nothing in a text harms a terminal or a page.

#[path = "support/examples.rs"]
mod examples;

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use examples::{example, run};

/// What a writer of ill will puts into an article: colours, a new window title, a cleared screen, reversed words, a forged line.
const HOSTILE: &str =
    "\u{1b}[31m\u{1b}]0;owned\u{7}\u{9b}2J\u{202e}\u{2067}\u{61c}\u{200f}\u{0}\u{8}\u{85}<script>alert(1)</script>";

fn steers(c: char) -> bool {
    c.is_control() && c != '\n'
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A folder of its own for a test, gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("ipse-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.0.join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Hostile words in the quote, the name, the role, the mention and the words around.
fn article() -> String {
    format!(
        "“The pump{HOSTILE} works,” said Mayor{HOSTILE} Ann Lee, chair of the{HOSTILE} board. “It {HOSTILE} does,” she said.\n\n\
         The board{HOSTILE} said the pump {HOSTILE} would run. “{HOSTILE}No,” said Tom{HOSTILE}Orr.\n"
    )
}

#[test]
fn nothing_in_a_text_steers_the_terminal() {
    let folder = Folder::new("hostile");
    let text = folder.file("article.txt", &article());
    let line = serde_json::json!({"id": HOSTILE, "text": article(), "title": HOSTILE, "source": HOSTILE, "url": HOSTILE, "published": HOSTILE});
    let lines = folder.file("lines.jsonl", &format!("{line}\n{{\"id\": \"{}\"}}\n", HOSTILE.replace(char::is_control, "")));
    let page = folder.file("page.txt", &format!("IPSEs IN THE LAST 24H\n• Ann{HOSTILE} Lee “Yes{HOSTILE}.” 3 hours ago\n"));
    let broken = folder.file("broken.txt", &format!("IPSEs IN THE LAST 24H\n• Ann Lee “Yes{HOSTILE}. 3 hours ago\n"));
    let contexts = folder.file("contexts.json", &serde_json::json!([{"name": HOSTILE, "terms": ["pump"]}]).to_string());
    let wrong = folder.file("wrong.json", &serde_json::json!([{"name": HOSTILE, "terms": HOSTILE}]).to_string());
    let missing = format!("no{}file", HOSTILE.replace('\0', ""));
    let unknown = format!("--{missing}");
    for (name, arguments, code) in [
        ("extract", &["--json", &text][..], 0),
        ("extract", &[&text], 0),
        ("extract", &[&missing], 2),
        ("extract", &[&unknown], 2),
        ("explain", &[&text], 0),
        ("explain", &["--quote", &missing], 2),
        ("annotate", &["--text", &text], 0),
        ("annotate", &["--title", &missing, "--source", &missing, "--url", &missing, "--text", &text], 0),
        ("annotate", &["--title", &missing, "--source", &missing, "--url", &missing, &text], 0),
        ("annotate", &["--published", &missing, &text], 2),
        ("annotate", &["--output", &format!("{missing}/{missing}"), &text], 2),
        ("corpus", &[&lines], 1),
        ("corpus", &[&missing], 2),
        ("feed", &["--contexts", &contexts, "--page", &page, &text, &lines], 1),
        ("feed", &["--form", "json", "--contexts", &contexts, "--page", &page, &text, &lines], 1),
        ("feed", &["--form", "html", "--contexts", &contexts, "--page", &page, &text, &lines], 1),
        ("feed", &["--page", &broken], 2),
        ("feed", &["--contexts", &wrong, &text], 2),
        ("feed", &["--now", &missing], 2),
        ("feed", &["--form", &missing], 2),
        ("feed", &[&missing], 2),
    ] {
        let output = run(name, arguments);
        let out = String::from_utf8(output.stdout).unwrap();
        assert!(!out.starts_with("<!DOCTYPE html>") || !out.contains("<script"), "{name} {arguments:?}\n{out}");
        let written = out + &String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{name} {arguments:?}\n{written}");
        assert!(!written.is_empty(), "{name} {arguments:?}");
        let odd: Vec<char> = written.chars().filter(|&c| steers(c)).collect();
        assert!(odd.is_empty(), "{name} {arguments:?} writes {odd:?}\n{written:?}");
    }
}

/// What was escaped for the terminal is read as it was in the text.
#[test]
fn json_keeps_every_character() {
    let folder = Folder::new("kept");
    let text = format!("“The pump{HOSTILE}\u{10ffff} works,” said Ann Lee.");
    let output = run("extract", &["--json", &folder.file("article.txt", &text)]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["quotes"][0]["text"], format!("The pump{HOSTILE}\u{10ffff} works,"));
}

/// A name of a file that holds a line end cannot forge a line.
#[test]
fn names_of_files_stay_on_their_line() {
    for name in ["extract", "explain", "annotate", "corpus", "feed"] {
        let output = run(name, &["none\nall is well"]);
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.starts_with(&format!("{name}: cannot read \"none\\nall is well\": ")), "{told}");
    }
}

/// A pipe is answered line by line, while whoever writes into it waits, and a bad line ends nothing.
#[test]
fn corpus_answers_a_pipe_at_once() {
    let mut filter = Command::new(example("corpus"))
        .args(["--lenient", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut into = filter.stdin.take().unwrap();
    let mut answers = BufReader::new(filter.stdout.take().unwrap()).lines();
    for (line, expected) in [
        (r#"{"id": 1, "text": "“We sail,” said Ida Orr."}"#, r#"{"id":1,"quotes":[{"#),
        (r#"{"id": 2, "text": 7}"#, r#"{"id":2,"error":"line 2 is passed over: \"text\" is no string"#),
        (r#"{"id": 3, "text": ""}"#, r#"{"id":3,"quotes":[]"#),
    ] {
        // Half a line more must not keep the whole one waiting.
        into.write_all(format!("{line}\n ").as_bytes()).unwrap();
        let answer = answers.next().unwrap().unwrap();
        assert!(answer.starts_with(expected), "{answer}");
    }
    drop(into);
    assert!(answers.next().is_none());
    let output = filter.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("line 2 is passed over: "));
}
