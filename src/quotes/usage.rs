//! What quoted words are used for: speech unless the words beside them say otherwise.

use memchr::{memchr2_iter, memrchr2};

use super::repair::{Piece, head, tail};
use super::types::Usage;
use super::words::{self, Class};

/// Longer quotes are speech.
const LONGEST: usize = 60;
/// How far to either side the words are read.
const NEAR: usize = 70;

/// The usage of the quoted words of `piece`.
pub(super) fn of(text: &str, piece: &Piece) -> Usage {
    let inner = piece.inner;
    if inner.len() > LONGEST {
        return Usage::Speech;
    }
    let quoted = inner.of(text);
    // Most quotes are settled by their first words alone.
    let lower = quoted.strip_prefix("the ").unwrap_or(quoted).starts_with(char::is_lowercase);
    let title = !lower && is_title_case(quoted.strip_prefix("the ").unwrap_or(quoted));
    if !title && (!lower || words::words(quoted).take(4).count() > 3) {
        return Usage::Speech;
    }
    let before = near_before(&text[piece.within.start()..piece.outer.start()]);
    let after = near_after(&text[piece.outer.end()..piece.within.end()]);
    if !title {
        return if is_scare(quoted, before, after) { Usage::Scare } else { Usage::Speech };
    }
    if words::words(quoted).take(4).count() <= 3 && is_nickname(before, after) {
        Usage::Nickname
    } else if names_work(quoted, before, after) {
        Usage::Title
    } else {
        Usage::Speech
    }
}

/// The text before a quote, back to the end of the sentence before.
fn near_before(text: &str) -> &str {
    let near = tail(text, NEAR);
    let bytes = near.as_bytes();
    let mut end = bytes.len();
    while let Some(at) = memrchr2(b'.', b';', &bytes[..end]) {
        let next = bytes.get(at + 2).copied().unwrap_or(b'A');
        if bytes[at] != b'.'
            || (bytes.get(at + 1).is_some_and(u8::is_ascii_whitespace) && next.is_ascii_uppercase() && !is_initial(&bytes[..at]))
        {
            return &near[at + 1..];
        }
        end = at;
    }
    near
}

/// Whether the text ends in a single letter, or in a capital and a small one: `J`, `Mr`.
fn is_initial(bytes: &[u8]) -> bool {
    let word = bytes.iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
    word == 1 || (word == 2 && bytes[bytes.len() - 2].is_ascii_uppercase())
}

/// The text after a quote, up to the end of its sentence.
fn near_after(text: &str) -> &str {
    let near = head(text, NEAR);
    let bytes = near.as_bytes();
    let end =
        memchr2_iter(b'.', b';', bytes).find(|&at| bytes[at] != b'.' || bytes.get(at + 1).is_some_and(u8::is_ascii_whitespace));
    &near[..end.unwrap_or(near.len())]
}

/// Whether every word but the small ones starts with a capital or a digit.
fn is_title_case(quoted: &str) -> bool {
    let mut first = true;
    for word in words::words(quoted) {
        let high = word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        if !high && (first || !words::is(word, Class::Function)) {
            return false;
        }
        first = false;
    }
    !first
}

fn is_nickname(before: &str, after: &str) -> bool {
    let Some(ahead) = before.strip_suffix(char::is_whitespace) else { return false };
    let whole = !ahead.ends_with(',');
    let ahead = ahead.trim_end_matches(',');
    let given = last_word(ahead);
    if words::is(given, Class::Naming) || ahead.ends_with("known as") {
        return true;
    }
    let surname = || after.strip_prefix(char::is_whitespace).and_then(|rest| rest.split(char::is_whitespace).next());
    is_name(given) && whole && surname().is_some_and(is_name)
}

fn last_word(text: &str) -> &str {
    text.rsplit(char::is_whitespace).next().unwrap_or("").trim_matches(|c: char| !c.is_alphanumeric())
}

fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && word.chars().nth(1).is_some_and(char::is_lowercase)
        && !words::is(word, Class::Function)
}

fn names_work(quoted: &str, before: &str, after: &str) -> bool {
    let closing = quoted.ends_with(['!', '?']);
    let near = words::words(tail(before, 40)).chain(words::words(head(after, 30))).any(|word| words::is(word, Class::Work));
    let spoken = quoted.ends_with(',') && words::words(head(after, 24)).take(3).any(|word| words::is(word, Class::Reporting));
    if near && !closing && !spoken {
        return true;
    }
    let last = last_word(before.trim_end());
    let several = words::words(quoted).nth(1).is_some();
    if closing || !several || !words::is(last, Class::Titling) {
        return false;
    }
    let speaks = last != "on" && words::any(tail(before, 24), Class::Reporting);
    !speaks && !words::any(head(after, 24), Class::Reporting)
}

fn is_scare(quoted: &str, before: &str, after: &str) -> bool {
    let held_off = before.strip_suffix(char::is_whitespace).is_some_and(|ahead| ahead.ends_with("so-called"));
    held_off || (!quoted.ends_with(['!', '?']) && !words::any(after, Class::Reporting) && !words::any(before, Class::Reporting))
}
