//! The fixture articles and what an editor expects of them.
//!
//! `fixtures/articles/NN-name.txt` is an article, `NN-name.expected.txt` what should be found in it: lines of `# key: value`,
//! then a head line `kind | speaker | role` for every quote that stands in no other quote, with its parts below, indented by
//! two blanks. A speaker `?` means that the text does not tell who; `-` stands where nobody speaks.

use std::fs;
use std::path::{Path, PathBuf};

use ipse::{Document, Usage};

pub struct Article {
    /// `01-drawbridge-repair`
    pub name: String,
    pub text: String,
    pub title: Option<String>,
    pub source: Option<String>,
    pub published: Option<ipse::Date>,
    pub expected: Vec<Expected>,
}

/// A quote as the editor expects it.
pub struct Expected {
    pub kind: Kind,
    pub speaker: Option<String>,
    pub role: Option<String>,
    pub parts: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Direct,
    Mixed,
    Scare,
    Title,
    Nickname,
}

impl Kind {
    pub fn usage(self) -> Usage {
        match self {
            Kind::Direct | Kind::Mixed => Usage::Speech,
            Kind::Scare => Usage::Scare,
            Kind::Title => Usage::Title,
            Kind::Nickname => Usage::Nickname,
        }
    }
}

impl Article {
    pub fn document(&self) -> Document<'_> {
        let mut document = Document::new(self.text.as_str());
        if let Some(title) = &self.title {
            document = document.with_title(title);
        }
        if let Some(source) = &self.source {
            document = document.with_publisher(source);
        }
        if let Some(day) = self.published {
            document = document.with_published(day);
        }
        document
    }
}

pub fn folder() -> PathBuf {
    // The fixtures lie in the root of the repository, whichever of its crates asks.
    let mut folders = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("fixtures/articles"));
    folders.find(|folder| folder.is_dir()).expect("there are fixtures")
}

/// All articles, by name.
pub fn all() -> Vec<Article> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| is_article(path)).collect();
    paths.sort();
    assert!(!paths.is_empty(), "no articles in {}", folder().display());
    paths.iter().map(|path| read(path)).collect()
}

/// Whether a file of the folder is an article: `NN-name.txt`.
fn is_article(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("");
    name.starts_with(|c: char| c.is_ascii_digit()) && name.ends_with(".txt") && !name.ends_with(".expected.txt")
}

fn read(path: &Path) -> Article {
    let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let beside = path.with_extension("expected.txt");
    let expectations = fs::read_to_string(&beside).unwrap_or_else(|error| panic!("{}: {error}", beside.display()));
    let mut article = Article { name, text, title: None, source: None, published: None, expected: Vec::new() };
    for (number, line) in expectations.lines().enumerate() {
        let fail = |what: &str| -> ! { panic!("{}:{}: {what}: {line:?}", beside.display(), number + 1) };
        if let Some(header) = line.strip_prefix("# ") {
            match header.split_once(": ") {
                Some(("title", title)) => article.title = Some(title.to_owned()),
                Some(("source", source)) => article.source = Some(source.to_owned()),
                Some(("published", day)) => article.published = Some(day.parse().unwrap_or_else(|_| fail("no calendar day"))),
                Some(("forms", _)) => {}
                _ => fail("a header line is `# title|source|published|forms: …`"),
            }
        } else if let Some(part) = line.strip_prefix("  ") {
            let Some(last) = article.expected.last_mut() else { fail("a part before any head line") };
            last.parts.push(part.to_owned());
        } else if !line.trim().is_empty() {
            article.expected.push(head(line).unwrap_or_else(|| fail("a head line is `kind | speaker | role`")));
        }
    }
    article
}

fn head(line: &str) -> Option<Expected> {
    let mut cells = line.split('|').map(str::trim);
    let kind = match cells.next()? {
        "direct" => Kind::Direct,
        "mixed" => Kind::Mixed,
        "scare" => Kind::Scare,
        "title" => Kind::Title,
        "nickname" => Kind::Nickname,
        _ => return None,
    };
    let speaker = cells.next().filter(|name| !matches!(*name, "" | "?" | "-")).map(str::to_owned);
    let role = cells.next().filter(|role| !role.is_empty()).map(str::to_owned);
    Some(Expected { kind, speaker, role, parts: Vec::new() })
}

/// The words as a reader sees them: invisible characters left out, every run of blanks one blank, apostrophes straight.
pub fn fold(text: &str) -> String {
    let seen: String = text
        .chars()
        .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}'))
        .map(|c| if matches!(c, '’' | '‘') { '\'' } else { c })
        .collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The opening words, for a person to find the place.
pub fn opening(text: &str, words: usize) -> String {
    let folded = fold(text);
    let mut out: Vec<&str> = folded.split(' ').take(words).collect();
    if folded.split(' ').count() > words {
        out.push("…");
    }
    out.join(" ")
}
