//! What quoted words are used for: speech unless the words beside them say otherwise.

use memchr::{memchr2_iter, memrchr2};

use super::beside::{REPORTING, SMALL, SPEAKING, Words, behind_blank, last_word, words};
use super::detection::Usage;
use super::repair::Piece;
use crate::lexicon::{Classes, Phrase, word};
use crate::text::{head, tail};

/// Longer quotes are speech: no title is longer, no scare quote so long.
const LONGEST_TITLE: usize = 120;
const LONGEST_SCARE: usize = 60;
/// Most words of an author's name, and "by".
const LONGEST_AUTHOR: usize = 5;
/// How far to either side the words are read.
const NEAR: usize = 70;

impl Words<'_> {
    /// The usage of the quoted words of `piece`.
    pub(super) fn usage(self, piece: &Piece) -> Usage {
        let (text, inner) = (self.text, piece.inner.span());
        if inner.len() > LONGEST_TITLE {
            return Usage::Speech;
        }
        // Most quotes are settled by their first words alone, and by the word before them.
        let quoted = inner.of(text);
        let bare = self.without_article(quoted);
        let ahead = &text[piece.within.start()..piece.outer.start()];
        let before = || near_before(ahead);
        let after = || near_after(&text[piece.outer.end()..piece.within.end()]);
        let few = || words(quoted).nth(3).is_none();
        if self.is_set_off_title(quoted, ahead, after) {
            return Usage::Title;
        }
        if bare.starts_with(char::is_lowercase) {
            let scare = quoted.len() <= LONGEST_SCARE && few() && self.is_scare(quoted, before(), after());
            return if scare { Usage::Scare } else { Usage::Speech };
        }
        if self.is_entitled(ahead) {
            return Usage::Title;
        }
        if !self.is_title_case(bare) {
            return Usage::Speech;
        }
        let (before, after) = (before(), after());
        if few() && self.is_nickname(before, after) {
            Usage::Nickname
        } else if self.names_work(quoted, before, after)
            || few() && (self.ends_with(before.trim_end(), Phrase::HONOURED) || self.tells_who(before, after))
        {
            Usage::Title
        } else {
            Usage::Speech
        }
    }

    /// The words without the article in front of a name: `the Late Crane`.
    fn without_article(self, quoted: &str) -> &str {
        if !quoted.starts_with(char::is_lowercase) {
            return quoted;
        }
        match quoted.split_once(' ') {
            Some((first, rest)) if !rest.starts_with(char::is_lowercase) && self.word(first) == word::THE => rest,
            _ => quoted,
        }
    }

    /// Whether every word but the small ones starts with a capital or a digit. The first word always may, so that of several words
    /// another one must too: `This Week`, unlike `It is so`.
    fn is_title_case(self, quoted: &str) -> bool {
        let high = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        let mut words = words(quoted);
        if !words.next().is_some_and(high) {
            return false;
        }
        let (mut several, mut capital) = (false, false);
        for word in words {
            if high(word) {
                capital |= !self.says_i(word);
            } else if !self.is(word, SMALL) {
                return false;
            }
            several = true;
        }
        capital || !several
    }

    /// `I`, `I'm`, `I’ll`
    fn says_i(self, word: &str) -> bool {
        let mut letters = word.char_indices();
        let second = letters.nth(1);
        let single = second.is_none_or(|(_, c)| matches!(c, '\'' | '’'));
        single && self.word(&word[..second.map_or(word.len(), |(at, _)| at)]) == word::I
    }

    /// Whether the word before a quote says that it is a title: `titled`.
    fn is_entitled(self, ahead: &str) -> bool {
        let near = tail(ahead, NEAR).trim_end();
        // A sentence begins.
        if near.is_empty() || near.ends_with(['.', '!', '?']) {
            return false;
        }
        // "the campaign “Sail on,”", but not "of the campaign: “Sail on”"
        let bare = near.ends_with(char::is_alphanumeric) && self.ends_with(near, Phrase::GOES_BY_SLOGAN);
        bare || self.is(last_word(near), Classes::TITLING) && self.ends_with(near, Phrase::ENTITLED)
    }

    /// Whether the words stand between commas behind a text or a talk that acts: `His talk, “Why bridges fall,” drew a crowd`, `A paper
    /// by Ann Lee, “On bridges,” was read`.
    fn is_set_off_title<'t>(self, quoted: &str, ahead: &str, after: impl Fn() -> &'t str) -> bool {
        let Some(noun) = ahead.trim_end().strip_suffix(',').filter(|_| quoted.ends_with(',')) else { return false };
        let noun = self.without_author(tail(noun, NEAR));
        let text = Classes::WORK | Classes::HEADED | Classes::DOCUMENT_NOUN | Classes::MEDIUM_NOUN;
        if !self.is(last_word(noun), text) {
            return false;
        }
        let verb = words(after()).next().map_or(Classes::default(), |word| self.lexicon.classes_of(word));
        verb.any(Classes::PAST | Classes::THIRD | Classes::AUX) && !verb.any(REPORTING)
    }

    /// The text without the author at its end: `A paper` of `A paper by Ann Lee`.
    fn without_author(self, text: &str) -> &str {
        let mut rest = text;
        for _ in 0..LONGEST_AUTHOR {
            match rest.rsplit_once(' ') {
                Some((before, name)) if self.word(name) == word::BY => return before,
                Some((before, name)) if name.starts_with(char::is_uppercase) => rest = before,
                _ => return text,
            }
        }
        text
    }

    fn is_nickname(self, before: &str, after: &str) -> bool {
        let Some(ahead) = before.strip_suffix(char::is_whitespace) else { return false };
        if self.ends_with(ahead, Phrase::GOES_BY) {
            return true;
        }
        // A colon, a comma or an owner before the quote parts it from the name.
        let given = behind_blank(ahead);
        let whole = given.ends_with(char::is_alphanumeric) && owner(given).is_none();
        let surname = || after.strip_prefix(char::is_whitespace).and_then(|rest| rest.split(char::is_whitespace).next());
        whole && self.is_name(given) && surname().is_some_and(|name| self.is_name(name)) && !self.is_headline(before, after)
    }

    /// Whether all words around are capitalised, but for small ones: capitals then tell nothing about the words in marks.
    fn is_headline(self, before: &str, after: &str) -> bool {
        let mut capitals = 0;
        for word in words(before).chain(words(after)) {
            if !word.starts_with(char::is_lowercase) {
                capitals += 1;
            } else if word.len() > 4 || self.attributes(word) || !self.is(word, SMALL) {
                return false;
            }
        }
        capitals > 2
    }

    fn is_name(self, word: &str) -> bool {
        word.starts_with(char::is_uppercase) && word.chars().nth(1).is_some_and(char::is_lowercase) && !self.is(word, SMALL)
    }

    fn names_work(self, quoted: &str, before: &str, after: &str) -> bool {
        let closing = quoted.ends_with(['!', '?']);
        let several = words(quoted).nth(1).is_some();
        // "two hits: “The Late Crane,” in which he plays the king"
        let mut next = words(head(after, 24)).map(|word| self.word(word));
        if several && next.next() == Some(word::IN) && next.next() == Some(word::WHICH) {
            return true;
        }
        let ahead = before.trim_end();
        let last = behind_blank(ahead);
        let outlet = owner(last).is_some_and(|owner| self.is(owner, Classes::OUTLET));
        // "It is our song: “Yes,”": a colon announces speech.
        if ahead.ends_with(':') || !outlet && self.is_headline(before, after) {
            return false;
        }
        if words(quoted).last().is_some_and(|word| self.is(word, Classes::WORK)) && several && !closing {
            return true;
        }
        let near = words(tail(before, 40)).chain(words(head(after, 30))).any(|word| self.is(word, Classes::WORK));
        let spoken = quoted.ends_with(',') && words(head(after, 24)).take(3).any(|word| self.attributes(word));
        if outlet || near && !closing && !spoken || self.is(last_word(last), Classes::HEADED) {
            return true;
        }
        // Nobody is told a quote, so that “Harbour at Noon” is a programme where it is told something.
        if several && matches!(self.word(last), word::ON | word::TOLD | word::TELLS) {
            return true;
        }
        let speaks = || self.attributes(tail(before, 24)) || self.attributes(head(after, 24));
        several && !closing && self.is(last, Classes::TITLING) && !speaks()
    }

    /// Whether the words stand between an article and a noun for a person, to say who that is: `the “Late Light” star`.
    fn tells_who(self, before: &str, after: &str) -> bool {
        let person = || words(after).next().map_or(Classes::default(), |word| self.lexicon.classes_of(word));
        after.starts_with(' ')
            && self.is(last_word(before.trim_end()), Classes::DET)
            && person().any(Classes::PERSON)
            && !person().any(Classes::PLURAL | Classes::PAST | Classes::THIRD)
    }

    /// Whether a word of speech stands here, or a verb by which somebody describes something: "called it".
    fn attributes(self, text: &str) -> bool {
        words(text)
            .map(|word| self.lexicon.classes_of(word))
            .any(|classes| classes.any(SPEAKING) || classes.any(Classes::CUE_MEDIUM) && classes.any(Classes::TAKES_OBJECT))
    }

    fn is_scare(self, quoted: &str, before: &str, after: &str) -> bool {
        let held_off = before.strip_suffix(char::is_whitespace).is_some_and(|ahead| self.holds_off(ahead));
        held_off || (!quoted.ends_with(['!', '?']) && !self.attributes(after) && !self.attributes(before))
    }

    /// Whether the word before a quote holds its words off: `so-called`.
    fn holds_off(self, ahead: &str) -> bool {
        self.is(last_word(ahead), Classes::TERM) && self.ends_with(ahead, Phrase::HELD_OFF)
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

/// The owner of what follows: `ABC` of `ABC's`.
fn owner(word: &str) -> Option<&str> {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"))
}
