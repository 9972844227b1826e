//! Made-up news: what it is made of, and how bytes are read as articles.

use std::sync::LazyLock;

use ipse::Document;

/// Pieces of which made-up news is made: all marks, names, verbs, pronouns, line ends, and what stands between. What is often needed
/// stands here twice. Inputs of the fuzz targets refer to pieces by their places: new ones go to the end.
pub const PIECES: &[&str] = &[
    "\"",
    "\"",
    "“",
    "”",
    "“",
    "”",
    "'",
    "'",
    "‘",
    "’",
    "''",
    "``",
    "«",
    "»",
    "‹",
    "›",
    "„",
    "‚",
    "「",
    "」",
    "『",
    "』",
    "`",
    "´",
    " ",
    " ",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{feff}",
    "\u{2028}",
    ".",
    ".",
    ",",
    ",",
    "!",
    "?",
    ":",
    ";",
    "…",
    "...",
    "—",
    "–",
    "-",
    "--",
    "(",
    ")",
    "[",
    "]",
    "@",
    "#",
    "*",
    "/",
    "&",
    "$5",
    "Ann Lee",
    "Lee",
    "Mr. Orr",
    "Mrs",
    "Dr.",
    "J. R. Vance",
    "O'Dowd",
    "van der Zee",
    "Ida",
    "the minister",
    "a spokesman",
    "Élodie",
    "Harrow Water Board",
    "the company",
    "Kyiv",
    "she",
    "he",
    "they",
    "I",
    "it",
    "who",
    "whose",
    "her",
    "his lawyer",
    "the report",
    "said",
    "says",
    "told",
    "told reporters",
    "added",
    "asked",
    "wrote",
    "according to",
    "called",
    "thundered",
    "insisted that",
    "that",
    "and",
    "but",
    "the",
    "so-called",
    "in a statement",
    "on Tuesday",
    "was",
    "is",
    "not",
    "don't",
    "'tis",
    "6'4",
    "90's",
    "water",
    "We",
    "nothing",
    "rain fell",
    "Yes",
    "no",
    "é",
    "ß",
    "İ",
    "ŉ",
    "ﬁ",
    "😀",
    "e\u{301}",
    "漢",
    "\u{0}",
    "\u{202e}",
    "1.5",
];

/// Pieces of more than one byte, each once: what a byte beyond ASCII stands for.
static LONG: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut long: Vec<&str> = Vec::new();
    for piece in PIECES {
        if piece.len() > 1 && !long.contains(piece) {
            long.push(piece);
        }
    }
    assert!(long.len() <= 0x80, "a byte beyond ASCII has {} pieces to stand for", long.len());
    long
});

/// Reads bytes as a text: UTF-8 as what it is; else each byte on its own, ASCII as itself and every other one as a piece, so that a
/// random byte is as likely a cue or a name as a mark.
pub fn text(bytes: &[u8]) -> String {
    if let Ok(text) = str::from_utf8(bytes) {
        return text.to_owned();
    }
    let mut text = String::new();
    for byte in bytes {
        if byte.is_ascii() {
            text.push(char::from(*byte));
            continue;
        }
        let piece = LONG[usize::from(byte - 0x80) % LONG.len()];
        if text.ends_with(char::is_alphanumeric) && piece.starts_with(char::is_alphanumeric) {
            text.push(' ');
        }
        text.push_str(piece);
    }
    text
}

/// Reads bytes as an article: text, title, publisher, address and day of publication, the unit separator of ASCII between them. All
/// but the text may be missing.
pub fn document(bytes: &[u8]) -> Document<'static> {
    let mut fields = bytes.split(|byte| *byte == 0x1f).map(text);
    let mut document = Document::new(fields.next().unwrap_or_default());
    if let Some(title) = fields.next() {
        document = document.with_title(title);
    }
    if let Some(source) = fields.next() {
        document = document.with_publisher(source);
    }
    if let Some(url) = fields.next() {
        document = document.with_url(url);
    }
    if let Some(day) = fields.next().and_then(|day| day.parse().ok()) {
        document = document.with_published(day);
    }
    document
}

/// Reads bytes as articles, the record separator of ASCII between them.
pub fn documents(bytes: &[u8]) -> Vec<Document<'static>> {
    bytes.split(|byte| *byte == 0x1e).map(document).collect()
}
