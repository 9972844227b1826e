//! Where the phrase of a noun begins and ends: `a senior adviser to the campaign`.

use super::mention::is_possessive;
use super::roles::office_before;
use crate::ids::{Id, TokenId};
use crate::lexicon::{Classes, Phrase, looks_past, word};
use crate::outline::Outline;
use crate::text::{Shape, TokenKind};

/// How far to the left of its noun a phrase may begin.
const LONGEST_LEFT: usize = 10;
/// How many words a title in marks has at most that tells who somebody is.
const LONGEST_TITLE: usize = 6;
/// How far to the right what goes with it may reach.
const LONGEST_RIGHT: usize = 12;

/// The left end of a phrase.
#[derive(Clone, Copy)]
pub(super) struct Opening {
    /// Its first token.
    pub(super) at: TokenId,
    /// Whether a determiner or an owner opens it.
    pub(super) determined: bool,
    /// Whether that points at somebody known.
    pub(super) definite: bool,
}

/// Where the phrase begins that ends with the noun at a token, not before the token `floor`.
pub(super) fn phrase_start(outline: &Outline, noun: TokenId, floor: TokenId) -> Opening {
    let left = floor.max(noun.saturating_sub(LONGEST_LEFT));
    let mut phrase = Leftward { outline, noun, left, start: noun, sure: noun, strict: true };
    while phrase.start > left && !phrase.is_apart() {
        if let Some(opening) = phrase.opening() {
            return opening;
        }
        if phrase.ends() {
            break;
        }
        phrase.take();
    }
    let person = phrase.strict && outline.classes(noun).any(Classes::PERSON);
    if let Some(at) = article_of_title(outline, phrase.start).filter(|_| person) {
        return Opening { at, determined: true, definite: outline.word(at) == word::THE };
    }
    Opening { at: phrase.sure, determined: false, definite: false }
}

/// The article before the title in marks that ends before a token: `the “Late Light” star`.
fn article_of_title(outline: &Outline, end: TokenId) -> Option<TokenId> {
    let mark = |t: TokenId| outline.tokens[t].kind() == TokenKind::Mark;
    let closing = end.before().filter(|&t| mark(t))?;
    let (opening, _) = outline.tokens.before(closing).take(LONGEST_TITLE).find(|&(t, _)| mark(t))?;
    opening.before().filter(|&t| outline.classes(t).any(Classes::DET) && !outline.is_quoted(opening + 1))
}

/// A phrase that is read from its noun to the left.
struct Leftward<'o, 't> {
    outline: &'o Outline<'t>,
    noun: TokenId,
    /// The first token that may belong to it.
    left: TokenId,
    /// The first token that was read.
    start: TokenId,
    /// The first as far as only modifiers stand there; a looser walk may go on, but must end at a determiner.
    sure: TokenId,
    /// Whether only modifiers were read.
    strict: bool,
}

impl Leftward<'_, '_> {
    /// Whether what stands before it can be no part of it, not even its determiner.
    fn is_apart(&self) -> bool {
        let outline = self.outline;
        let before = &outline.tokens[self.start - 1];
        let classes = outline.classes_of(before);
        match before.kind() {
            TokenKind::Word => {
                let first = &outline.tokens[self.start];
                // "said that officials left", "which officials left": no determiner.
                let clause =
                    classes.any(Classes::WH) || classes.any(Classes::THAT) && outline.classes(self.noun).any(Classes::PLURAL);
                !first.spaced() && first.kind() == TokenKind::Word || clause
            }
            TokenKind::Number => false,
            TokenKind::Clitic => before.ch() != b's',
            _ => true,
        }
    }

    /// The determiner or owner before it.
    fn opening(&self) -> Option<Opening> {
        let outline = self.outline;
        let (at, classes) = (self.start - 1, outline.classes(self.start - 1));
        if outline.tokens[at].kind() == TokenKind::Clitic {
            return Some(Opening { at: self.owner(), determined: true, definite: true });
        }
        // "a voter", "her voter", "one voter"
        let determined = classes.any(Classes::DET | Classes::POSS) || outline.word(at) == word::ONE;
        // "the voter", "her voter": somebody known.
        let definite = matches!(outline.word(at), word::THE | word::THIS | word::THAT) || classes.any(Classes::POSS);
        determined.then_some(Opening { at, determined, definite })
    }

    /// The first token of the owner before it: `Lee` of `Lee's senior adviser`, `the` of `the party's senior adviser`.
    fn owner(&self) -> TokenId {
        let outline = self.outline;
        let clitic = self.start - 1;
        let owns = |t: TokenId| {
            let calendar = outline.classes(t).any(Classes::FUNCTION | Classes::WEEKDAY | Classes::MONTH);
            outline.tokens[t].is_word() && (t + 1 == clitic || outline.tokens[t].is_capital() && !calendar)
        };
        let mut owner = clitic - self.left.to(clitic).iter().rev().take_while(|&t| owns(t)).count();
        let before = outline.classes_before(owner);
        if owner > self.left && before.any(Classes::DET | Classes::POSS) && !before.any(Classes::THAT | Classes::WH) {
            owner -= 1;
        }
        if owner == clitic { self.start } else { owner }
    }

    /// Whether the word before it ends the phrase before it.
    fn ends(&self) -> bool {
        let outline = self.outline;
        let at = self.start - 1;
        let token = &outline.tokens[at];
        let classes = outline.classes_of(token);
        // "a US bus driver"
        if token.kind() != TokenKind::Word || classes.any(Classes::PRON) && token.shape() == Shape::Upper {
            return false;
        }
        let function = Classes::WEEKDAY
            | Classes::MONTH
            | Classes::PREP
            | Classes::AUX
            | Classes::CONJ
            | Classes::SUBORD
            | Classes::PRON
            | Classes::REL;
        classes.any(function) || token.shape() == Shape::Lower && (self.is_verb_behind_somebody(at) || is_finite(classes))
    }

    /// Whether the word is a past form behind somebody, be it known or not: `The Ohio senator emailed supporters`, `The health ministry
    /// said doctors would be paid`.
    fn is_verb_behind_somebody(&self, at: TokenId) -> bool {
        const SOMEBODY: Classes = Classes::ROLE.or(Classes::PEOPLE).or(Classes::DOCUMENT_NOUN).or(Classes::ORG_HEAD);
        let outline = self.outline;
        let classes = outline.classes(at);
        let past =
            classes.any(Classes::PAST) && !classes.any(Classes::BASE) || classes.is_plain() && looks_past(outline.text_of(at));
        past && at > self.left && {
            let before = outline.classes(at - 1);
            before.any(SOMEBODY) && !before.any(Classes::PLURAL)
        }
    }

    /// Takes in what stands before it.
    fn take(&mut self) {
        const MODIFIER: Classes = Classes::ROLE_MODIFIER
            .or(Classes::ROLE)
            .or(Classes::PEOPLE)
            .or(Classes::ORG_HEAD)
            .or(Classes::DEMONYM)
            .or(Classes::PARTY)
            .or(Classes::NUM)
            .or(Classes::QUANTITY)
            .or(Classes::PLACE);
        self.start -= 1;
        let token = &self.outline.tokens[self.start];
        let classes = self.outline.classes_of(token);
        let number = token.kind() == TokenKind::Number;
        self.strict &= number || token.is_capital() || classes.any(MODIFIER) || classes.is_plain();
        if self.strict && (number || !classes.any(Classes::ADV)) {
            self.sure = self.start;
        }
    }
}

/// Whether the word can only be a finite verb: `the ad uses footage`.
fn is_finite(classes: Classes) -> bool {
    let noun = Classes::ROLE
        | Classes::PEOPLE
        | Classes::ORG_HEAD
        | Classes::DOCUMENT_NOUN
        | Classes::SPEECH_NOUN
        | Classes::ROLE_MODIFIER;
    let finite = classes.any(Classes::THIRD) || classes.any(Classes::PAST) && !classes.any(Classes::PARTICIPLE);
    finite && !classes.any(noun)
}

/// Some of several people.
pub(super) struct Share {
    /// The first token of their phrase.
    pub(super) at: TokenId,
    /// Whether it is one of them.
    pub(super) one: bool,
}

/// The phrase for some of several people, when what they are some of begins at `start`: `six in` 10 voters, `one of` the aides.
pub(super) fn some_of(outline: &Outline, start: TokenId, floor: TokenId) -> Option<Share> {
    let quantity = start.checked_sub(2).filter(|&quantity| quantity >= floor)?;
    match outline.word(start - 1) {
        word::IN if is_number(outline, quantity) && is_number(outline, start) => Some(Share { at: quantity, one: false }),
        word::OF => share_of(outline, quantity, floor),
        _ => None,
    }
}

/// The same, by the word before "of".
fn share_of(outline: &Outline, quantity: TokenId, floor: TokenId) -> Option<Share> {
    let classes = outline.classes(quantity);
    // "one of the aides", "each of the aides"
    if matches!(outline.word(quantity), word::ONE | word::ANOTHER | word::EACH) {
        return Some(Share { at: quantity, one: true });
    }
    // "40% of Orr voters"
    if outline.tokens[quantity].is_punct(b'%') && quantity > floor && is_number(outline, quantity - 1) {
        return Some(Share { at: quantity - 1, one: false });
    }
    // "40 percent of voters", "a small majority of voters"
    if classes.any(Classes::QUANTITY) {
        return Some(Share { at: phrase_start(outline, quantity, floor).at, one: false });
    }
    // "six of the aides", "some of Lee's aides"
    let several = is_number(outline, quantity) || classes.all(Classes::PRON | Classes::DET);
    several.then_some(Share { at: quantity, one: false })
}

fn is_number(outline: &Outline, token: TokenId) -> bool {
    outline.tokens[token].kind() == TokenKind::Number || outline.classes(token).any(Classes::NUM)
}

/// End of the phrase that goes with the noun before `from`: of `spokesman` + `for the water board`.
pub(super) fn phrase_end(outline: &Outline, from: TokenId, limit: TokenId) -> TokenId {
    let limit = limit.min(from + LONGEST_RIGHT);
    let Some(behind) = link_end(outline, from, limit) else { return from };
    let phrase = Rightward { outline, from, behind };
    let mut end = from;
    for at in behind.to(limit).iter() {
        match outline.tokens[at].kind() {
            // "blamed the press for Lee's claim": hers are the words, and the phrase is the verb's.
            TokenKind::Clitic if phrase.owns_words(at) => return from,
            // "for Lee's aides", "a group of 40 aides"
            TokenKind::Clitic | TokenKind::Number => continue,
            // "for the Bargees' Union"
            TokenKind::Mark if is_possessive(outline, at) && outline.tokens[at + 1].is_capital() => continue,
            TokenKind::Word if !outline.classes(at).any(Classes::THAT | Classes::REL) => {}
            _ => break,
        }
        if phrase.is_share(at) {
            continue;
        }
        let noun = phrase.is_noun(at);
        if phrase.ends_before(at, noun) {
            break;
        }
        if noun || outline.classes(at).is_plain() {
            end = at + 1;
        }
    }
    end
}

/// End of the words that link a noun to the phrase behind it: `for`, `close to`.
fn link_end(outline: &Outline, from: TokenId, limit: TokenId) -> Option<TokenId> {
    if from >= limit || outline.tokens[from].shape() != Shape::Lower {
        return None;
    }
    if outline.classes(from).any(Classes::BEHIND_NOUN) { Some(from + 1) } else { outline.phrase_end(Phrase::CLOSE_TO, from) }
}

/// A phrase that is read from the words behind its noun to the right.
struct Rightward<'o, 't> {
    outline: &'o Outline<'t>,
    /// The first token of the words that link it to the noun, and the first behind them.
    from: TokenId,
    behind: TokenId,
}

impl Rightward<'_, '_> {
    /// Whether the words that somebody speaks stand behind "for" and an owner: `for Lee's claim`.
    fn owns_words(&self, clitic: TokenId) -> bool {
        let outline = self.outline;
        outline.word(self.from) == word::FOR
            && outline.classes(clitic + 1).any(Classes::SPEECH_NOUN)
            && !outline.tokens[clitic + 1].is_capital()
    }

    /// Whether the word is for some of those behind it: `a strategist for` + `one of the candidates`.
    fn is_share(&self, at: TokenId) -> bool {
        let classes = self.outline.classes(at);
        self.outline.word(at + 1) == word::OF && classes.any(Classes::PRON) && classes.any(Classes::DET | Classes::NUM)
    }

    /// Whether the word may be a noun that the phrase ends with.
    fn is_noun(&self, at: TokenId) -> bool {
        let noun = Classes::PERSON | Classes::ORG_HEAD | Classes::PLACE | Classes::DOCUMENT_NOUN | Classes::QUANTITY;
        self.outline.tokens[at].is_capital() || self.outline.classes(at).any(noun) || self.is_determined(at)
    }

    /// Whether a determiner or an owner stands before the word: `familiar with the talks`, `a strategist for the planned festival`.
    fn is_determined(&self, at: TokenId) -> bool {
        let outline = self.outline;
        if at <= self.from + 1 || outline.classes(at).any(Classes::FUNCTION) {
            return false;
        }
        let before = &outline.tokens[at - 1];
        let classes = outline.classes_of(before);
        let owned = before.kind() == TokenKind::Clitic && before.ch() == b's';
        let determiner = classes.any(Classes::DET | Classes::POSS) && !classes.any(Classes::THAT);
        // Behind "close to" at once, behind "of" and "for" anywhere.
        let close = self.behind > self.from + 1 && at == self.behind + 1;
        owned || determiner && (close || matches!(outline.word(at - 2), word::OF | word::FOR))
    }

    /// Whether the phrase ends before the word.
    fn ends_before(&self, at: TokenId, noun: bool) -> bool {
        let outline = self.outline;
        let (lower, classes) = (!outline.tokens[at].is_capital(), outline.classes(at));
        // "in a statement", "to reporters" belong to the verb before long; "for", "of" and "at" go on.
        if classes.any(Classes::PREP) && !noun {
            return !classes.any(Classes::BEHIND_NOUN);
        }
        let function = Classes::WEEKDAY | Classes::MONTH | Classes::AUX | Classes::SUBORD | Classes::PRON;
        let verb = Classes::CUE_STRONG | Classes::CUE_MEDIUM | Classes::PAST | Classes::THIRD;
        classes.any(function) && !classes.any(Classes::DET | Classes::POSS)
            || lower && classes.any(verb) && !noun
            || lower && classes.any(Classes::ADV | Classes::CONJ) && outline.word(at) != word::AND
            || !lower && is_bare(outline, at - 1)
    }
}

/// Whether no name can follow a noun in lower case within one phrase: "secretary of state Ann Lee" is a role and a name.
fn is_bare(outline: &Outline, noun: TokenId) -> bool {
    let classes = outline.classes(noun);
    let modifier = classes.any(Classes::FUNCTION | Classes::ROLE_MODIFIER);
    outline.tokens[noun].shape() == Shape::Lower && (!modifier || office_before(outline, noun + 1).is_some())
}
