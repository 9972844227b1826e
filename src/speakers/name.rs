//! A name taken apart.

use super::key::{NameKey, first_letter, fold};
use crate::ids::{IdRange, TokenId};
use crate::lexicon::Classes;
use crate::outline::Outline;
use crate::text::{Token, TokenKind};

/// More words than this are not compared.
const MOST_WORDS: usize = 8;

/// A name, by the keys of its words. A nickname in marks is left out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    /// Where it stands; its words are read again where that is not enough.
    tokens: IdRange<TokenId>,
    /// How many words it has.
    len: u8,
    /// Whether a generation follows: "Jr.".
    pub(super) suffix: bool,
    /// Whether the given name may be a title: "Dean", "Major".
    pub(super) titled: bool,
    /// Whether the given name is an initial or a short form.
    varies: bool,
    pub(super) surname: NameKey,
    /// The key of the whole name.
    pub(super) whole: NameKey,
    /// The key of the first word and its token, which is the one behind the name unless a surname follows.
    given: NameKey,
    given_token: TokenId,
}

impl Name {
    /// Reads the name in a token range; `None` when no word stands there.
    pub(super) fn read(outline: &Outline, range: IdRange<TokenId>) -> Option<Name> {
        let single = |key| Name {
            tokens: range,
            given_token: range.end(),
            len: 1,
            suffix: false,
            titled: false,
            varies: false,
            surname: key,
            whole: key,
            given: key,
        };
        if range.len() == 1 {
            return outline.tokens[range.start()].is_word().then(|| single(key(outline, range.start())));
        }
        let mut words = words(outline, range);
        let first = words.next()?;
        let first_key = key(outline, first);
        let mut name = single(first_key);
        for token in words {
            let classes = outline.classes(token);
            let key = key(outline, token);
            name.len += 1;
            name.whole = name.whole.then(key);
            if classes.any(Classes::NAME_SUFFIX) && !classes.any(Classes::GIVEN) {
                name.suffix = classes.any(Classes::GENERATION);
            } else {
                name.suffix = false;
                name.surname = key;
                name.given_token = first;
            }
        }
        if name.given().is_some() {
            name.titled = outline.classes(first).any(Classes::TITLE);
            name.varies = is_initial(outline.text_of(first)) || outline.lexicon.is_short_name(outline.word(first));
        }
        Some(name)
    }

    /// The first word, where a surname follows: its key and its token.
    pub(super) fn given(&self) -> Option<(NameKey, TokenId)> {
        self.tokens.contains(self.given_token).then_some((self.given, self.given_token))
    }

    /// The keys of its words between the given name and the surname that are no given names: `Vega` of `José Vega Ruiz`. Behind `Rachel
    /// Lee Show` stands no surname.
    pub(super) fn inner<'o>(&self, outline: &'o Outline) -> impl Iterator<Item = NameKey> + use<'o> {
        let given = |t: TokenId| outline.classes(t).any(Classes::GIVEN);
        let last = self.tokens.end() - 1;
        let surname = given(last) || outline.classes(last).is_plain();
        let len = if surname { usize::from(self.len) } else { 0 };
        let plain = move |t: &TokenId| outline.tokens[*t].is_capital() && !given(*t);
        words(outline, self.tokens).take(len.saturating_sub(1)).skip(1).filter(plain).map(|t| key(outline, t))
    }

    /// How many words it has.
    pub(super) fn words(&self) -> u8 {
        self.len
    }

    pub(super) fn is_single(&self) -> bool {
        self.len == 1
    }

    /// The keys of its words, from the last to the first.
    fn keys(&self, outline: &Outline) -> impl Iterator<Item = NameKey> {
        let (mut keys, mut count) = ([NameKey::default(); MOST_WORDS], 0);
        for (place, token) in keys.iter_mut().zip(words(outline, self.tokens)) {
            *place = key(outline, token);
            count += 1;
        }
        keys.into_iter().rev().skip(MOST_WORDS - count)
    }

    /// Whether one name is the end of the other: "Ann Lee Orr" and "Lee Orr".
    pub(super) fn ends_alike(&self, other: &Name, outline: &Outline) -> bool {
        if self.len == other.len {
            return self.whole == other.whole;
        }
        self.keys(outline).zip(other.keys(outline)).all(|(a, b)| a == b)
    }

    /// Whether one is a title and a surname, and the other somebody of that surname: "Dean Lee" and "Ann Lee".
    pub(super) fn titles(&self, other: &Name) -> bool {
        (self.titled && self.len == 2) != (other.titled && other.len == 2)
    }

    /// Whether both have given names that may be one person's: the same, an initial of the other, or a short form of
    /// it.
    pub(super) fn shares_given(&self, other: &Name, outline: &Outline) -> bool {
        let (Some((a, token_a)), Some((b, token_b))) = (self.given(), other.given()) else { return false };
        if a == b || !self.varies && !other.varies {
            return a == b;
        }
        let (a, b) = (outline.text_of(token_a), outline.text_of(token_b));
        if is_initial(a) || is_initial(b) {
            return first_letter(a) == first_letter(b);
        }
        // Hardly any name is a short form: only then is the other one folded.
        let short_for = |short: &str, long: &str| outline.lexicon.is_short_for(short, &fold(long));
        short_for(a, b) || short_for(b, a)
    }
}

/// Whether a name is a single letter, with a full stop or without.
fn is_initial(name: &str) -> bool {
    let letters = name.trim_end_matches('.');
    letters.len() == 1 || letters.len() <= 4 && !letters.is_ascii() && fold(letters).chars().count() == 1
}

fn key(outline: &Outline, token: TokenId) -> NameKey {
    NameKey::at(outline.text, outline.tokens[token].span())
}

/// The words of a name that are compared.
fn words<'o>(outline: &'o Outline, range: IdRange<TokenId>) -> impl Iterator<Item = TokenId> + use<'o> {
    let mut nickname = false;
    let is_word = move |(_, t): &(TokenId, &Token)| {
        if t.kind() == TokenKind::Mark {
            nickname = t.spaced();
        }
        t.is_word() && !nickname
    };
    outline.tokens.numbered_in(range).filter(is_word).map(|(token, _)| token).take(MOST_WORDS)
}
