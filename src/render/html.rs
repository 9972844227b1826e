//! Writing HTML in which nothing from outside goes unescaped.

use std::borrow::Cow;

use super::visible::steers;

/// Markup under construction. Tags, names of attributes and raw markup are `'static`, so they are ours; all else is escaped.
#[derive(Debug, Default)]
pub(crate) struct Html {
    out: String,
}

/// Attributes of an element.
type Attributes<'a> = &'a [(&'static str, &'a str)];

impl Html {
    /// An element with what `inside` writes in it.
    pub(super) fn element(&mut self, tag: &'static str, attributes: Attributes<'_>, inside: impl FnOnce(&mut Html)) {
        self.open(tag, attributes);
        inside(self);
        self.close(tag);
    }

    /// An element with words in it.
    pub(super) fn words(&mut self, tag: &'static str, attributes: Attributes<'_>, words: &str) {
        self.element(tag, attributes, |html| html.text(words));
    }

    /// A term and what there is to say of it, in a `dl`.
    pub(super) fn row(&mut self, term: &'static str, value: &str) {
        self.element("div", &[], |html| {
            html.words("dt", &[], term);
            html.text(" ");
            html.words("dd", &[], value);
        });
    }

    /// A start tag. It is also all of an element that has no end tag, such as `meta`.
    pub(super) fn open(&mut self, tag: &'static str, attributes: Attributes<'_>) {
        self.out.push('<');
        self.out.push_str(tag);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.plain(value);
            self.out.push('"');
        }
        self.out.push('>');
    }

    pub(super) fn close(&mut self, tag: &'static str) {
        self.out.push_str("</");
        self.out.push_str(tag);
        self.out.push('>');
    }

    /// Words of the page or of a text. A character that would steer the page is an empty element, which the style sheet shows by its
    /// number: the text that one copies stays as it was, but for that character.
    pub(super) fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find(needs_escape) {
            self.out.push_str(&rest[..at]);
            let c = rest[at..].chars().next().unwrap_or_default();
            match entity(c) {
                Some(entity) => self.out.push_str(entity),
                None => self.words("span", &[("class", "odd"), ("data-char", &format!("U+{:04X}", u32::from(c)))], ""),
            }
            rest = &rest[at + c.len_utf8()..];
        }
        self.out.push_str(rest);
    }

    /// Words where no element can stand: the value of an attribute, the title of the page.
    pub(super) fn plain(&mut self, text: &str) {
        self.out.push_str(&escape(text));
    }

    /// Markup, or a style sheet, that was written by hand.
    pub(super) fn raw(&mut self, markup: &'static str) {
        self.out.push_str(markup);
    }

    /// Markup that was written by another one.
    pub(super) fn append(&mut self, other: &Html) {
        self.out.push_str(&other.out);
    }

    #[cfg(feature = "html")]
    pub(crate) fn as_str(&self) -> &str {
        &self.out
    }

    /// Numbers in a style sheet.
    pub(super) fn number(&mut self, number: usize) {
        self.out.push_str(&number.to_string());
    }

    pub(super) fn into_string(self) -> String {
        self.out
    }
}

/// The words as they can stand in HTML, between tags or as the value of an attribute in quotation marks: `&`, `<`, `>`, `"` and `'`
/// are written as entities. A character that would steer the page instead of showing itself (a control character, a mark of writing
/// direction, a number that is no character) is written by its number, such as `\u{202e}`; line ends and tabs stay.
///
/// Names, roles and quotes are words of the text, whoever wrote it: put them into a page through this. It does not make a URL of them
/// (see `javascript:`), nor a script or a style sheet.
///
/// ```
/// use ipse::render::escape;
///
/// assert_eq!(escape("Tom \"Hammer\" O'Dowd <b>"), "Tom &quot;Hammer&quot; O&#39;Dowd &lt;b&gt;");
/// assert_eq!(escape("Zoë 漢"), "Zoë 漢");
/// ```
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(needs_escape) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + text.len() / 8 + 16);
    for c in text.chars() {
        match entity(c) {
            Some(entity) => out.push_str(entity),
            None if needs_escape(c) => out.extend(c.escape_unicode()),
            None => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Line ends and tabs are harmless in HTML and stay.
fn needs_escape(c: char) -> bool {
    entity(c).is_some() || (steers(c) && !matches!(c, '\n' | '\r' | '\t' | '\u{c}'))
}

fn entity(c: char) -> Option<&'static str> {
    Some(match c {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        _ => return None,
    })
}

/// A whole page. `style` writes what goes into its style sheet beside the common one, `body` what is seen.
pub(super) fn page(title: &str, style: impl FnOnce(&mut Html), body: impl FnOnce(&mut Html)) -> String {
    let mut html = Html::default();
    html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
    // A second lock behind the escaping: the browser itself loads nothing and runs nothing.
    html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'\">\n");
    html.element("title", &[], |html| html.plain(title));
    html.raw("\n<style>\n");
    html.raw(include_str!("page.css"));
    style(&mut html);
    html.raw("</style>\n</head>\n<body>\n");
    body(&mut html);
    html.raw("</body>\n</html>\n");
    html.into_string()
}

/// The address if a page may link to it: `http`, `https` or `mailto`, with nothing in it that a browser would drop or that would
/// not show. What a browser makes of an address without a scheme depends on where the page lies, so such ones are refused too.
pub(super) fn safe_url(url: &str) -> Option<&str> {
    let url = url.trim();
    let (scheme, rest) = url.split_once(':')?;
    let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let known = (web && rest.len() > 2 && rest.starts_with("//")) || (scheme.eq_ignore_ascii_case("mailto") && !rest.is_empty());
    (known && !url.contains(|c: char| steers(c) || c.is_whitespace())).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Html)) -> String {
        let mut html = Html::default();
        write(&mut html);
        html.into_string()
    }

    #[test]
    fn text_and_attributes_are_escaped() {
        for (given, text, attribute) in [
            ("a < b && c > d", "a &lt; b &amp;&amp; c &gt; d", "a &lt; b &amp;&amp; c &gt; d"),
            ("<script>", "&lt;script&gt;", "&lt;script&gt;"),
            ("\"it's\"", "&quot;it&#39;s&quot;", "&quot;it&#39;s&quot;"),
            ("&amp;", "&amp;amp;", "&amp;amp;"),
            ("a\r\n\tb", "a\r\n\tb", "a\r\n\tb"),
            ("a\u{0}", "a<span class=\"odd\" data-char=\"U+0000\"></span>", "a\\u{0}"),
            ("\u{202e}b", "<span class=\"odd\" data-char=\"U+202E\"></span>b", "\\u{202e}b"),
            ("so\u{ad}ft", "so\u{ad}ft", "so\u{ad}ft"),
            ("Élodie 漢 😀", "Élodie 漢 😀", "Élodie 漢 😀"),
        ] {
            assert_eq!(written(|html| html.text(given)), text, "{given:?}");
            assert_eq!(written(|html| html.open("a", &[("title", given)])), format!("<a title=\"{attribute}\">"), "{given:?}");
        }
    }

    #[test]
    fn links_lead_to_web_pages_and_mail_only() {
        for url in [
            "https://harrow.example/1?a=b&c=d#e",
            "HTTP://harrow.example",
            " https://harrow.example\n",
            "mailto:ann@harrow.example",
        ] {
            assert_eq!(safe_url(url), Some(url.trim()), "{url:?}");
        }
        for url in [
            "",
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            " javascript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:msgbox",
            "file:///etc/passwd",
            "ftp://harrow.example",
            "//harrow.example",
            "harrow.example/1",
            "/1",
            "https:harrow.example",
            "https://",
            "https://harrow.example/\u{202e}gpj.exe",
            "https://harrow.example/a b",
            "ht\ttps://harrow.example",
            "mailto:",
            ":",
        ] {
            assert_eq!(safe_url(url), None, "{url:?}");
        }
    }
}
