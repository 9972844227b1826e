//! How words of the text are written out.

use crate::ids::{IdRange, TokenId};
use crate::lexicon::is_invisible;
use crate::outline::Outline;
use crate::text::{Shape, TokenKind};

/// The words of a token range with single blanks between them; a nickname in marks is left out.
pub(crate) fn written(outline: &Outline, range: IdRange<TokenId>, all_capitals: bool) -> String {
    let mut out = String::with_capacity(outline.span_of(range).len());
    write(outline, range, all_capitals, &mut out);
    out
}

/// Adds the same words to others.
pub(crate) fn write(outline: &Outline, range: IdRange<TokenId>, all_capitals: bool, out: &mut String) {
    let (from, mut nickname) = (out.len(), false);
    for t in &outline.tokens[range] {
        if t.kind() == TokenKind::Mark && (nickname || t.spaced()) {
            nickname = t.spaced();
            continue;
        }
        if nickname {
            continue;
        }
        if out.len() > from && t.spaced() {
            out.push(' ');
        }
        let word = t.span().of(outline.text);
        if all_capitals && t.shape() == Shape::Upper {
            title_case(word, out);
        } else if word.is_ascii() {
            out.push_str(word);
        } else {
            out.extend(word.chars().filter(|c| !is_invisible(*c)));
        }
    }
}

/// `WALLACE` to `Wallace`, `O'NEIL` to `O'Neil`.
fn title_case(word: &str, out: &mut String) {
    let mut upper = true;
    for c in word.chars() {
        if upper {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
        upper = !c.is_alphabetic();
    }
}
