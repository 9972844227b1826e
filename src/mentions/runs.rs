//! Runs of capitalised words: where one ends, and which of its first words only seem to belong to it.

use super::heads::Place;
use crate::ids::{Id, TokenId};
use crate::lexicon::{Classes, Phrase, owns_without_s, word};
use crate::outline::Outline;
use crate::text::{Shape, Token, TokenKind};

/// Longest run of words looked at as one name.
const LONGEST_NAME: usize = 14;
/// Most words of a nickname in marks.
const LONGEST_NICKNAME: usize = 4;
/// Most fields of a body before the last one.
const MOST_FIELDS: usize = 3;
/// Most words of an office behind its "for".
const LONGEST_OFFICE: usize = 5;

/// End of the run of words that may make up a name beginning at a place.
pub(super) fn name_run(outline: &Outline, place: Place) -> TokenId {
    let run = NameRun { outline, at: place.at, end: place.limit.min(place.at + LONGEST_NAME), headline: place.headline };
    let mut behind = run.at + 1;
    if is_handle(outline, run.at) {
        return behind;
    }
    while behind < run.end
        && let Some(next) = run.on(behind)
    {
        behind = next;
    }
    behind
}

/// Words that may make up a name.
struct NameRun<'o, 't> {
    outline: &'o Outline<'t>,
    /// The first of them.
    at: TokenId,
    /// Where they must end.
    end: TokenId,
    headline: bool,
}

impl NameRun<'_, '_> {
    /// Goes on with the name behind its words before token `i`: gives the first token that is not yet read.
    fn on(&self, i: TokenId) -> Option<TokenId> {
        let token = &self.outline.tokens[i];
        match token.kind() {
            TokenKind::Word if !token.spaced() => None,
            TokenKind::Word if token.is_capital() => self.takes_capital(i).then_some(i + 1),
            TokenKind::Word => self.particles(i).or_else(|| self.joined(i)),
            TokenKind::Mark => self.owned(i).or_else(|| self.nickname(i)),
            TokenKind::Punct => self.suffix(i).or_else(|| self.partner(i)).or_else(|| self.fields(i)),
            _ => None,
        }
    }

    /// Whether a word with a capital stands at a token, and the name may reach so far.
    fn is_capital(&self, i: TokenId) -> bool {
        i < self.end && self.outline.tokens[i].is_capital() && self.outline.tokens[i].spaced()
    }

    /// Whether a word with a capital goes on with the name.
    fn takes_capital(&self, i: TokenId) -> bool {
        let outline = self.outline;
        let classes = outline.classes(i);
        // "Harrow Coastguard @HarrowCoast"
        if is_handle(outline, i) {
            return false;
        }
        // "On Monday Trump", "In October Smith": a date parts two names. "Ann May" is one, "Ann May 5" none.
        if classes.any(Classes::WEEKDAY) || classes.any(Classes::MONTH) && !self.is_surname_month(i) {
            return false;
        }
        // "I" is nobody's name.
        if outline.word(i) == word::I || self.headline && headline_verb(outline, i) {
            return false;
        }
        // A function word with a capital begins a name only inside one ("The", "And" in titles); behind a given name it may be a
        // surname ("Ann Over").
        let surname = !self.headline
            && i == self.at + 1
            && outline.classes(self.at).any(Classes::GIVEN)
            && classes.any(Classes::PREP | Classes::AUX);
        let named = Classes::GIVEN | Classes::TITLE | Classes::ROLE | Classes::PARTICLE | Classes::ORG;
        !classes.any(Classes::FUNCTION)
            || surname
            || classes.any(named)
            || matches!(outline.tokens[i].shape(), Shape::Upper | Shape::Initials)
    }

    /// Whether a month behind a given name is a surname: `Ann May`.
    fn is_surname_month(&self, i: TokenId) -> bool {
        let outline = self.outline;
        let date = outline.tokens.get(i + 1).is_some_and(|t| t.kind() == TokenKind::Number);
        outline.classes(i).any(Classes::GIVEN) && is_given(outline, i - 1) && !self.headline && !date
    }

    /// `Ursula` + `von der Leyen`: a small word or two, and a name.
    fn particles(&self, i: TokenId) -> Option<TokenId> {
        const ORDINARY: Classes = Classes::PREP.or(Classes::DET).or(Classes::CONJ).or(Classes::PRON);
        let particle = |t: TokenId| self.outline.classes(t).any(Classes::PARTICLE);
        if !particle(i) {
            return None;
        }
        if self.is_capital(i + 1) && !self.outline.classes(i).any(ORDINARY) {
            return Some(i + 2);
        }
        (particle(i + 1) && self.is_capital(i + 2)).then_some(i + 3)
    }

    /// `University` + `of the Isles`: a preposition or "and" inside a name.
    fn joined(&self, i: TokenId) -> Option<TokenId> {
        let outline = self.outline;
        if !self.joins(i) {
            return None;
        }
        let next = i + 1 + usize::from(outline.word(i + 1) == word::THE);
        let date = outline.classes(next).any(Classes::WEEKDAY | Classes::MONTH);
        (self.is_capital(next) && !date).then_some(next + 1)
    }

    /// Whether `of`, `for`, `on` or `and` at a token goes on with the name.
    fn joins(&self, i: TokenId) -> bool {
        let outline = self.outline;
        let before = outline.classes(i - 1);
        let office = before.any(Classes::ROLE | Classes::TITLE);
        match outline.word(i) {
            word::OF if office => !self.is_home(i),
            // "Bank of Harrow", but not "Bank boss Ann Lee of Harrow"
            word::OF => self.last_body(i).is_some_and(|body| !(body + 1).to(i).iter().any(|t| is_given(outline, t))),
            word::FOR | word::ON if before.any(Classes::ORG_HEAD) => true,
            word::FOR => office && self.names_behind_office(i),
            // "Orr and Sons"
            word::AND => {
                self.lists_fields(i) || outline.phrase_end(Phrase::PARTNERS, i + 1).is_some_and(|end| !self.goes_on(end))
            }
            _ => false,
        }
    }

    /// Whether another name goes on behind a token: `and Brothers` + `in Arms`.
    fn goes_on(&self, i: TokenId) -> bool {
        let small = self.outline.classes(i).any(Classes::PREP);
        self.is_capital(i + usize::from(small))
    }

    /// Whether "of" stands before where somebody is from, which is no part of the name: `Senator Ann Baker of Ohio`, `House
    /// Speaker Ann Lee of Ohio`.
    fn is_home(&self, of: TokenId) -> bool {
        let outline = self.outline;
        let named = of >= self.at + 2 && (is_given(outline, of - 2) || outline.tokens[of - 2].shape() == Shape::Initials);
        named && outline.classes(of + 1).any(Classes::PLACE | Classes::PLACE_START)
    }

    /// The last word for a body before a token.
    fn last_body(&self, i: TokenId) -> Option<TokenId> {
        self.at.to(i).iter().rev().find(|&t| self.outline.classes(t).any(Classes::ORG_HEAD))
    }

    /// Whether somebody's name stands behind the words of an office: `Undersecretary` + `for Political Affairs Ann Lee`.
    fn names_behind_office(&self, for_: TokenId) -> bool {
        let outline = self.outline;
        let capital = |&t: &TokenId| outline.tokens.get(t).is_some_and(|t| t.is_capital() && t.spaced());
        (for_ + 1).to(for_ + 1 + LONGEST_OFFICE).iter().take_while(capital).skip(1).any(|t| is_given(outline, t))
    }

    /// Whether "and" stands between fields of a body: `Department of Health` + `and Human Services`.
    fn lists_fields(&self, and: TokenId) -> bool {
        let outline = self.outline;
        let of = |t: TokenId| matches!(outline.word(t), word::OF | word::FOR | word::ON);
        let body = |t: TokenId| outline.classes(t).any(Classes::ORG_HEAD) && of(t + 1);
        self.at.to(and - 1).iter().any(body)
            && !outline.classes(and + 1).any(Classes::GIVEN)
            && !outline.classes(and - 1).any(Classes::PLACE)
    }

    /// `Council on Energy` + `, Water and Light`, `Orr Defense` + `, Space & Light`: the fields of a body in a list.
    fn fields(&self, comma: TokenId) -> Option<TokenId> {
        let outline = self.outline;
        let field = |t: TokenId| self.is_capital(t) && !is_given(outline, t) && !outline.classes(t).any(Classes::PLACE);
        let mut at = comma;
        for _ in 0..MOST_FIELDS {
            if !outline.tokens.get(at)?.is_punct(b',') || !field(at + 1) {
                return None;
            }
            at += 2;
            // "Energy, Water, and Light"
            let and = at + usize::from(outline.tokens.get(at)?.is_punct(b','));
            let listed = outline.word(and) == word::AND && self.lists_fields(comma);
            if (listed || outline.tokens.get(and)?.is_punct(b'&')) && field(and + 1) {
                return Some(and + 2);
            }
        }
        None
    }

    /// `The Harrow Farmers` + `' Union`: a plural owner inside a body's name.
    fn owned(&self, i: TokenId) -> Option<TokenId> {
        let mark = &self.outline.tokens[i];
        let owner = mark.ch() == b'\'' && !mark.spaced() && owns_without_s(self.outline.text_of(i - 1));
        let body = || self.is_capital(i + 1) && self.outline.classes(i + 1).any(Classes::ORG_HEAD);
        (owner && body()).then_some(i + 2)
    }

    /// `Ann` + `“the Axe” Lee`: a nickname in marks stands inside the name.
    fn nickname(&self, i: TokenId) -> Option<TokenId> {
        let outline = self.outline;
        if !outline.tokens[i].spaced() || !outline.classes(self.at).any(Classes::GIVEN) {
            return None;
        }
        let closing = |&t: &TokenId| outline.tokens.get(t).is_some_and(|t| t.kind() == TokenKind::Mark && !t.spaced());
        let close = (i + 2).to(i + 2 + LONGEST_NICKNAME).iter().find(closing)?;
        self.is_capital(close + 1).then_some(close + 2)
    }

    /// `Ann Lee` + `, Jr.`
    fn suffix(&self, comma: TokenId) -> Option<TokenId> {
        let outline = self.outline;
        let suffix = comma + 1 < self.end
            && outline.tokens[comma].is_punct(b',')
            && outline.classes(comma + 1).any(Classes::NAME_SUFFIX | Classes::ORG_SUFFIX)
            && outline.tokens[comma + 1].is_capital()
            // "Ann Lee, Senior Vice President"
            && !self.is_capital(comma + 2)
            // "It burned on Monday in Harrow, NV reported."
            && !(comma == self.at + 1 && outline.classes(self.at).any(Classes::PLACE));
        suffix.then_some(comma + 2)
    }

    /// `Orr` + `& Lee`
    fn partner(&self, i: TokenId) -> Option<TokenId> {
        let and = &self.outline.tokens[i];
        let capital = i + 1 < self.end && self.outline.tokens[i + 1].is_capital();
        (and.is_punct(b'&') && and.spaced() && capital).then_some(i + 2)
    }
}

/// Whether the word is a name that somebody goes by on a platform: `@annlee7`.
fn is_handle(outline: &Outline, token: TokenId) -> bool {
    outline.text.as_bytes()[outline.tokens[token].start()] == b'@'
}

/// Whether the word is an adjective made of a name: `Texas-based`, `Ohio-born`, `pro-Lee`.
pub(super) fn is_compound(outline: &Outline, token: TokenId) -> bool {
    // No list knows such a word.
    let unknown = |t: &Token| t.span().len() >= "pro-Lee".len() && t.is_word() && outline.classes_of(t).is_plain();
    if !outline.tokens.get(token).is_some_and(unknown) {
        return false;
    }
    let (lexicon, whole) = (outline.lexicon, outline.text_of(token));
    let Some(first) = whole.find('-') else { return false };
    let last = whole.rfind('-').unwrap_or(first);
    // The lists hold what stands before a name and behind it with the hyphen: "pro-", "-born".
    let affix = |part: &str| lexicon.classes_of(part).any(Classes::AFFIX);
    let lower = |part: &str| part.starts_with(|c: char| c.is_ascii_lowercase());
    let tail = &whole[last + 1..];
    let participle = || tail.len() > 2 && lexicon.classes_of(tail).any(Classes::PARTICIPLE);
    // No "Post-Dispatch".
    lower(whole) && affix(&whole[..=first]) || lower(tail) && (affix(&whole[last..]) || participle())
}

/// Whether the word may be a verb of a headline, where verbs have capitals too.
pub(super) fn headline_verb(outline: &Outline, token: TokenId) -> bool {
    let classes = outline.classes(token);
    classes.any(Classes::VERB)
        && classes.any(Classes::THIRD | Classes::PAST | Classes::GERUND)
        && !classes.any(Classes::GIVEN | Classes::ROLE)
}

/// Whether the word is one of several in capitals, none of them an acronym: a heading before the text.
pub(super) fn is_shouted(outline: &Outline, token: TokenId) -> bool {
    let upper = |t: TokenId| outline.tokens[t].shape() == Shape::Upper;
    let long = |t: TokenId| outline.tokens[t].span().len() > "NATO".len();
    token.before().is_some_and(|before| upper(token) && upper(before) && (long(token) || long(before)))
}

/// Whether the word is a given name and nothing else.
fn is_given(outline: &Outline, token: TokenId) -> bool {
    let classes = outline.classes(token);
    classes.any(Classes::GIVEN) && !classes.any(Classes::GIVEN_WORD | Classes::PLACE | Classes::ORG)
}

/// The first word of a run that may belong to a name; at a sentence's start some words have a capital only for standing there.
pub(super) fn first_word(outline: &Outline, place: Place, end: TokenId) -> TokenId {
    let Place { at, opens, .. } = place;
    // Most names are none of what is asked for below.
    const ODD: Classes = Classes::FUNCTION.or(Classes::WEEKDAY).or(Classes::MONTH).or(Classes::PLURAL);
    let first = &outline.tokens[at];
    if !opens && first.shape() == Shape::Capital && !outline.classes_of(first).any(ODD) && first.word() != word::I {
        return at;
    }
    let mut start = if is_speaking_surname(outline, place, end) {
        at
    } else if opens {
        skip_ordinary(outline, at, end)
    } else {
        skip_function(outline, at, end)
    };
    if several_before_name(outline, start, end) || opens && modifier_before_name(outline, start, end) {
        start += 1;
    }
    // "TEN HURT IN HARROW President Ann Lee said": a heading in the same line.
    let heading = outline.tokens[start.to(end)].iter().take_while(|t| t.shape() == Shape::Upper).count();
    let shouted = start + heading < end && (start + 1).to(start + heading).iter().any(|t| is_shouted(outline, t));
    if shouted { start + heading } else { start }
}

/// Whether a verb of speech tells that the word is a name: `“No,” Over said`, `May said`. At a sentence's start a preposition is
/// none.
pub(super) fn is_speaking_surname(outline: &Outline, place: Place, end: TokenId) -> bool {
    let classes = outline.classes(place.at);
    let surname = classes.any(Classes::PREP) && !place.opens || classes.any(Classes::MONTH) && classes.any(Classes::GIVEN);
    end == place.at + 1 && !place.headline && surname && {
        let verb = outline.classes(end);
        verb.any(Classes::CUE_STRONG) && verb.any(Classes::PAST | Classes::THIRD)
    }
}

/// Whether the word is one for several people, and somebody's name follows: `Democrats Ann Lee and Tom Orr`.
fn several_before_name(outline: &Outline, at: TokenId, end: TokenId) -> bool {
    at + 2 < end && outline.classes(at).any(Classes::PLURAL) && {
        let next = outline.classes(at + 1);
        next.any(Classes::GIVEN) && !next.any(Classes::ORG | Classes::PLACE)
    }
}

/// Whether the word at a sentence's start only modifies what the name behind it modifies: `Top Lee aides`, `Former Lee aide Tom Orr`.
fn modifier_before_name(outline: &Outline, at: TokenId, end: TokenId) -> bool {
    if at + 2 != end {
        return false;
    }
    let (word, next) = (outline.classes(at), outline.classes(at + 1));
    word.any(Classes::ROLE_MODIFIER)
        && !word.any(Classes::GIVEN | Classes::PLACE | Classes::PLACE_START | Classes::ORG | Classes::ROLE | Classes::TITLE)
        && next.any(Classes::GIVEN)
        && !next.any(Classes::ORG)
}

/// At a sentence's start: passes over words that are written with a capital only for standing there.
fn skip_ordinary(outline: &Outline, at: TokenId, end: TokenId) -> TokenId {
    let classes = outline.classes(at);
    let single = end == at + 1;
    // "Marks & Orr"
    if outline.tokens.get(at + 1).is_some_and(|t| t.is_punct(b'&')) {
        return at;
    }
    if classes.any(Classes::FUNCTION) {
        // "Will Smith", "An Wang" need a second word; "Will he" has none.
        let upper = outline.tokens[at].shape() == Shape::Upper;
        let given = classes.any(Classes::GIVEN) && !single && !upper;
        let acronym = upper && single && !classes.any(Classes::PRON | Classes::DET | Classes::PREP | Classes::CONJ);
        return if given || acronym { at } else { skip_function(outline, at + 1, end) };
    }
    // "Said Ann Lee, “…”": a verb of speech that is a given name too, where another name or a quote follows.
    if classes.any(Classes::CUE) && classes.any(Classes::PAST | Classes::THIRD) && classes.any(Classes::GIVEN) && !single {
        let quote = outline.tokens.get(end + 1).is_some_and(|t| t.kind() == TokenKind::Mark);
        if quote || outline.classes(at + 1).any(Classes::GIVEN | Classes::TITLE | Classes::COURTESY | Classes::ROLE) {
            return at + 1;
        }
    }
    // "Tuesday, Ann Lee left."
    if classes.any(Classes::WEEKDAY) || classes.any(Classes::MONTH) && (single || !classes.any(Classes::GIVEN)) {
        return skip_function(outline, at + 1, end);
    }
    let name = Classes::GIVEN
        | Classes::ROLE
        | Classes::TITLE
        | Classes::COURTESY
        | Classes::PLACE
        | Classes::ORG
        | Classes::DEMONYM
        | Classes::PEOPLE
        | Classes::ROLE_MODIFIER;
    if classes.any(Classes::VERB) && !classes.any(name) && outline.tokens[at].shape() == Shape::Capital {
        return skip_function(outline, at + 1, end);
    }
    at
}

/// Passes over function words, weekdays and months: `On Monday The` before a name.
fn skip_function(outline: &Outline, at: TokenId, end: TokenId) -> TokenId {
    const NAMED: Classes = Classes::GIVEN.or(Classes::PARTICLE).or(Classes::ROLE_MODIFIER).or(Classes::TITLE).or(Classes::ORG);
    let passed = |&(at, token): &(TokenId, &Token)| {
        let classes = outline.classes_of(token);
        let month = classes.any(Classes::MONTH) && !(classes.any(Classes::GIVEN) && at + 1 < end);
        let function = classes.any(Classes::FUNCTION) && !classes.any(NAMED) && token.shape() == Shape::Capital;
        classes.any(Classes::WEEKDAY) || month || function || matches!(token.word(), word::I | word::A)
    };
    at + outline.tokens.numbered_in(at.to(end)).take_while(passed).count()
}
