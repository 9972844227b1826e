//! Rewritings of a text that change how it is set and not what it says.

use ipse::{MarkFamily, QuoteDetector, Span};

/// Lines are wrapped at this column.
const COLUMNS: usize = 72;
const INDENT: &str = "    ";

/// A rewriting and what has to come through it.
pub struct Rewriting {
    pub name: &'static str,
    /// The share of what was found before that has to be found again, in percent.
    pub bar: f64,
    /// The text rewritten; several texts where the rewriting has a choice, which all count.
    pub apply: fn(&str) -> Vec<String>,
}

/// What is kept of a text whose marks all stand.
const WHOLE: f64 = 97.0;
/// What is kept of a text in which marks are missing.
const MISSING: f64 = 90.0;

const fn whole(name: &'static str, apply: fn(&str) -> Vec<String>) -> Rewriting {
    Rewriting { name, bar: WHOLE, apply }
}

/// All rewritings, in the order of the table.
pub const ALL: [Rewriting; 26] = [
    whole("curly marks", |text| vec![recast(text, &CURLY)]),
    whole("curly marks and apostrophes", |text| vec![recast(text, &CURLY).replace('\'', "’")]),
    whole("straight marks", |text| vec![recast(text, &STRAIGHT)]),
    whole("straight marks and apostrophes", |text| vec![straight(text)]),
    whole("curly marks, made straight again", |text| vec![recast(&recast(text, &CURLY), &STRAIGHT)]),
    whole("British single marks, curly", |text| vec![recast(text, &BRITISH)]),
    whole("British single marks, straight", |text| vec![recast(text, &BRITISH_STRAIGHT)]),
    whole("guillemets", |text| vec![recast(text, &GUILLEMETS)]),
    whole("guillemets with blanks inside", |text| vec![recast(text, &SPACED_GUILLEMETS)]),
    whole("German marks", |text| vec![recast(text, &GERMAN)]),
    whole("LaTeX marks", |text| vec![recast(text, &LATEX)]),
    whole("two apostrophes on both sides", |text| vec![recast(text, &DOUBLED)]),
    whole("opened curly, closed straight", |text| vec![recast(text, &MIXED)]),
    whole("wrapped at 72 columns", |text| vec![wrap(text, "\n\n", "")]),
    whole("wrapped, paragraphs by indent", |text| vec![wrap(text, "\n", INDENT)]),
    whole("a blank line after every line", |text| vec![text.replace('\n', "\n\n")]),
    whole("wrapped, a blank line after every line", |text| vec![wrap(text, "\n\n", "").replace('\n', "\n\n")]),
    whole("the same, paragraphs by indent", |text| vec![wrap(text, "\n", INDENT).replace('\n', "\n\n")]),
    whole("the same, paragraphs not shown", |text| vec![wrap(text, "\n", "").replace('\n', "\n\n")]),
    whole("CRLF", |text| vec![text.replace('\n', "\r\n")]),
    whole("no-break blanks", |text| vec![text.replace(' ', "\u{a0}")]),
    whole("paragraphs indented", |text| vec![each_paragraph(text, |line| format!("{INDENT}{line}"))]),
    whole("a line a paragraph", |text| vec![paragraphs(text).collect::<Vec<_>>().join("\n")]),
    whole("page furniture around", |text| vec![around(text)]),
    whole("page furniture around and between", |text| (0..BETWEEN).map(|first| around(&between(text, first))).collect()),
    Rewriting {
        name: "every fifth closing mark missing",
        bar: MISSING,
        apply: |text| (0..EVERY).map(|first| without_closing_marks(text, first)).collect(),
    },
];

/// The marks of a house style.
struct Style {
    /// Around the words of a quote, and around those of a quote in it, by turns.
    marks: [(&'static str, &'static str); 2],
    /// Whether single marks that stand in the text stay single ones, however deep.
    keeps_single: bool,
}

const CURLY: Style = Style { marks: [("“", "”"), ("‘", "’")], keeps_single: true };
const STRAIGHT: Style = Style { marks: [("\"", "\""), ("'", "'")], keeps_single: true };
const BRITISH: Style = Style { marks: [("‘", "’"), ("“", "”")], keeps_single: false };
const BRITISH_STRAIGHT: Style = Style { marks: [("'", "'"), ("\"", "\"")], keeps_single: false };
const GUILLEMETS: Style = Style { marks: [("«", "»"), ("‹", "›")], keeps_single: false };
const SPACED_GUILLEMETS: Style = Style { marks: [("«\u{a0}", "\u{a0}»"), ("‹\u{a0}", "\u{a0}›")], keeps_single: false };
const GERMAN: Style = Style { marks: [("„", "“"), ("‚", "‘")], keeps_single: false };
const LATEX: Style = Style { marks: [("``", "''"), ("`", "'")], keeps_single: false };
const DOUBLED: Style = Style { marks: [("''", "''"), ("'", "'")], keeps_single: false };
const MIXED: Style = Style { marks: [("“", "\""), ("‘", "'")], keeps_single: false };

/// A mark of a quotation, not an apostrophe.
struct Mark {
    span: Span,
    opens: bool,
    /// How many quotes the one that it belongs to stands in.
    depth: u8,
    single: bool,
}

/// The marks of the quotes in `text`, in text order.
fn marks(text: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    for quote in QuoteDetector::default().detect(text).quotes() {
        let (depth, single) = (quote.depth(), matches!(quote.family(), MarkFamily::StraightSingle | MarkFamily::CurlySingle));
        for part in quote.parts() {
            let sides = [(part.outer.start(), part.inner.start(), true), (part.inner.end(), part.outer.end(), false)];
            for (start, end, opens) in sides {
                // Between the words and the mark there may be blanks, and characters without width.
                let width =
                    |c: char| c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
                let side = &text[start..end];
                let mark = side.trim_matches(width);
                if !mark.is_empty() {
                    let start = end - side.trim_start_matches(width).len();
                    marks.push(Mark { span: Span::new(start, start + mark.len()), opens, depth, single });
                }
            }
        }
    }
    marks.sort_by_key(|mark| mark.span);
    marks
}

/// The text with other marks around its quotes. Apostrophes, and marks that belong to no quote, stay as they are.
fn recast(text: &str, style: &Style) -> String {
    replace(text, &marks(text), |mark| {
        let turn = if style.keeps_single { usize::from(mark.single) } else { usize::from(mark.depth % 2) };
        let (open, close) = style.marks[turn];
        if mark.opens { open } else { close }
    })
}

/// The text with something else in the place of each of the marks.
fn replace<'s>(text: &str, marks: &[Mark], by: impl Fn(&Mark) -> &'s str) -> String {
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for mark in marks {
        out.push_str(&text[from..mark.span.start()]);
        out.push_str(by(mark));
        from = mark.span.end();
    }
    out.push_str(&text[from..]);
    out
}

/// The text as a typewriter has it.
fn straight(text: &str) -> String {
    text.replace(['“', '”', '„'], "\"").replace(['‘', '’', '‚'], "'")
}

/// One closing mark of so many that end a paragraph is left out.
const EVERY: usize = 5;

/// The text without some of the marks that close a quote and end a paragraph: the one of index `first`, and every fifth from there.
fn without_closing_marks(text: &str, first: usize) -> String {
    let mut marks = marks(text);
    marks.retain(|mark| {
        let line = text[mark.span.end()..].split('\n').next().unwrap_or("");
        !mark.opens && line.trim().is_empty()
    });
    let left_out: Vec<Mark> = marks.into_iter().skip(first).step_by(EVERY).collect();
    replace(text, &left_out, |_| "")
}

/// The paragraphs of a text that has one a line.
fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim().is_empty())
}

/// The text with each paragraph written anew, and all between them as it was.
fn each_paragraph(text: &str, write: impl Fn(&str) -> String) -> String {
    let lines: Vec<String> =
        text.split('\n').map(|line| if line.trim().is_empty() { line.to_owned() } else { write(line) }).collect();
    lines.join("\n")
}

/// The paragraphs wrapped, each with an indent and something in between.
fn wrap(text: &str, between: &str, indent: &str) -> String {
    let wrapped: Vec<String> = paragraphs(text).map(|paragraph| wrap_paragraph(paragraph, indent)).collect();
    wrapped.join(between)
}

fn wrap_paragraph(paragraph: &str, indent: &str) -> String {
    let (mut out, mut column) = (indent.to_owned(), indent.len());
    for word in paragraph.split_ascii_whitespace() {
        let width = word.chars().count();
        if column > indent.len() || out.contains('\n') {
            let fits = column + 1 + width <= COLUMNS;
            out.push(if fits { ' ' } else { '\n' });
            column = if fits { column + 1 } else { 0 };
        }
        out.push_str(word);
        column += width;
    }
    out
}

const ABOVE: [&str; 9] = [
    "Skip to main content",
    "Home\nNews\nSport\nWeather\nFerries\nMore",
    "The Scarra Packet and its 214 partners store cookies on your device. You can change your mind at any time under Privacy.",
    "Accept all\nReject all",
    "Sign in | Subscribe from £1 a week",
    "LISTEN LIVE",
    "Share this story on Facebook Email Copy link",
    "The old pier at Scarra, seen from the lighthouse on a calm morning (Photo: Packet archive)",
    "4 min read",
];

const WITHIN: [&str; 6] = [
    "Advertisement",
    "Read more: Pier tolls to rise again in spring",
    "File photo: gulls on the slipway at low tide. (Packet archive)",
    "Get the Packet's morning letter in your inbox. Sign up here.",
    "RELATED STORIES",
    "The story continues below this picture",
];

const BELOW: [&str; 7] = [
    "More on this story",
    "Ten walks that end at a bakery\nWhich tide table is right for you?",
    "Comments (38)",
    "Thank you for reading. Journalism like this is paid for by readers; please think about a subscription.",
    "Most read\n1. Lighthouse lamp to be auctioned\n2. Marrow show put off by a week",
    "Terms of use | Privacy | Cookies | Contact us",
    "© The Scarra Packet. All rights reserved.",
];

/// The text as a page shows it, with notices and buttons above and below.
fn around(text: &str) -> String {
    let above = ABOVE.join("\n\n");
    let below = BELOW.join("\n\n");
    format!("{above}\n\n{text}\n\n{below}")
}

/// Something stands between two paragraphs after so many.
const BETWEEN: usize = 4;

/// The text with something between its paragraphs that is no part of it: before the one of index `first`, and every fourth from
/// there.
fn between(text: &str, first: usize) -> String {
    let mut within = WITHIN.into_iter().cycle();
    let mut blocks: Vec<&str> = Vec::new();
    for (number, paragraph) in paragraphs(text).enumerate() {
        if number % BETWEEN == first {
            blocks.extend(within.next());
        }
        blocks.push(paragraph);
    }
    blocks.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "“We don't sail at the ‘wrong’ tide,” said Orr, “nor today.”\n\n“It’s a hard rule,” he said. “Ask anybody.”";

    fn rewritten(name: &str, text: &str) -> Vec<String> {
        (ALL.iter().find(|rewriting| rewriting.name == name).unwrap().apply)(text)
    }

    #[test]
    fn marks_change_and_apostrophes_stay() {
        for (name, want) in [
            ("curly marks", TEXT.to_owned()),
            ("curly marks and apostrophes", TEXT.replace('\'', "’")),
            ("straight marks", TEXT.replace(['“', '”'], "\"").replace("‘wrong’", "'wrong'")),
            ("straight marks and apostrophes", TEXT.replace(['“', '”'], "\"").replace(['‘', '’'], "'")),
            ("curly marks, made straight again", TEXT.replace(['“', '”'], "\"").replace("‘wrong’", "'wrong'")),
            ("guillemets", TEXT.replace("‘wrong’", "‹wrong›").replace('“', "«").replace('”', "»")),
            ("German marks", TEXT.replace("‘wrong’", "‚wrong‘").replace('“', "„").replace('”', "“")),
            ("LaTeX marks", TEXT.replace("‘wrong’", "`wrong'").replace('“', "``").replace('”', "''")),
            ("two apostrophes on both sides", TEXT.replace("‘wrong’", "'wrong'").replace(['“', '”'], "''")),
            ("opened curly, closed straight", TEXT.replace("‘wrong’", "‘wrong'").replace('”', "\"")),
            (
                "British single marks, curly",
                TEXT.replace("‘wrong’", "<wrong>").replace('“', "‘").replace('”', "’").replace('<', "“").replace('>', "”"),
            ),
        ] {
            assert_eq!(rewritten(name, TEXT), [want], "{name}");
        }
        assert_eq!(rewritten("guillemets with blanks inside", "\"No,\" he said.")[0], "«\u{a0}No,\u{a0}» he said.");
    }

    #[test]
    fn single_marks_of_a_headline_stay_single_where_the_style_only_bends_marks() {
        let text = "Pier 'unsafe', says board";
        assert_eq!(rewritten("curly marks", text), ["Pier ‘unsafe’, says board"]);
        assert_eq!(rewritten("German marks", text), ["Pier „unsafe“, says board"]);
    }

    #[test]
    fn every_mark_that_ends_a_paragraph_is_missing_once() {
        let texts = rewritten("every fifth closing mark missing", TEXT);
        assert_eq!(texts.len(), EVERY);
        assert_eq!(texts[0], TEXT.replacen("nor today.”", "nor today.", 1));
        assert_eq!(texts[1], TEXT.replacen("Ask anybody.”", "Ask anybody.", 1));
        assert!(texts[2..].iter().all(|text| text == TEXT));
    }

    #[test]
    fn wrapped_lines_keep_their_words_and_their_column() {
        for name in [
            "wrapped at 72 columns",
            "wrapped, paragraphs by indent",
            "wrapped, a blank line after every line",
            "the same, paragraphs by indent",
            "the same, paragraphs not shown",
        ] {
            let text = TEXT.replace("Ask", "Ask Orr or Innes, who keep the book of tides, or simply ask");
            let [out] = rewritten(name, &text).try_into().unwrap();
            assert!(out.split_whitespace().eq(text.split_whitespace()), "{name}");
            assert!(out.lines().all(|line| line.chars().count() <= COLUMNS), "{name}");
            assert!(out.lines().filter(|line| !line.trim().is_empty()).count() > 2, "{name}");
            assert_eq!(out.contains(INDENT), name.ends_with("indent"), "{name}");
        }
        assert_eq!(wrap("one\n\ntwo\n", "\n\n", "").replace('\n', "\n\n"), "one\n\n\n\ntwo");
    }

    #[test]
    fn blanks_line_ends_and_furniture_leave_the_words() {
        for name in ["CRLF", "no-break blanks", "paragraphs indented", "a line a paragraph", "a blank line after every line"] {
            let [out] = rewritten(name, TEXT).try_into().unwrap();
            assert!(out != TEXT && out.split_whitespace().eq(TEXT.split_whitespace()), "{name}");
        }
        let five = [TEXT; 5].join("\n\n");
        let pages = rewritten("page furniture around and between", &five);
        assert!((pages.len(), pages[1].matches("\n\nAdvertisement\n\n").count()) == (BETWEEN, 1) && pages[0] != pages[1]);
        for page in pages {
            assert!(paragraphs(&five).all(|paragraph| page.contains(paragraph)));
            assert!(page.starts_with(ABOVE[0]) && page.ends_with(BELOW[6]) && page.contains(WITHIN[1]));
        }
        assert!(QuoteDetector::default().detect(&[&ABOVE[..], &WITHIN, &BELOW].concat().join("\n\n")).quotes().is_empty());
    }
}
