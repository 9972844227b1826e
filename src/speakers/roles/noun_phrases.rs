//! Noun phrases that say what somebody is: `a retired surgeon`, `the founder of a group called Harrow First`.

use crate::ids::{Id, IdRange, TokenId};
use crate::lexicon::{Classes, Phrase, word};
use crate::lexicon::{looks_gerund, looks_past, looks_plural};
use crate::outline::Outline;
use crate::text::{Shape, Token, TokenKind};

/// Most words of a role.
pub(super) const MOST_WORDS: usize = 12;
/// How far into the phrase the noun must stand that heads it, in tokens.
const HEAD_WITHIN: usize = 12;

/// Words for people.
const PERSON: Classes = Classes::ROLE.or(Classes::PEOPLE);
/// Words that are nouns, or stand before one, though some of them are forms of verbs too.
const NOUNS: Classes = PERSON
    .or(Classes::TITLE)
    .or(Classes::ROLE_MODIFIER)
    .or(Classes::ORG_HEAD)
    .or(Classes::SPEECH_NOUN)
    .or(Classes::DOCUMENT_NOUN)
    .or(Classes::MEDIUM_NOUN);
/// Words with which another clause begins.
const OTHER_CLAUSE: Classes =
    Classes::REL.or(Classes::SUBORD).or(Classes::THAT).or(Classes::AUX).or(Classes::WH).or(Classes::NEG);

/// A noun phrase that says what somebody is.
#[derive(Debug, Clone, Copy)]
pub(in crate::speakers) struct NounPhrase {
    /// Its tokens, without an article.
    pub(in crate::speakers) range: IdRange<TokenId>,
    /// The noun that heads it.
    pub(super) head: TokenId,
    /// Whether an article or a possessive pronoun opens it.
    pub(super) determined: bool,
    /// Whether "a" opens it.
    pub(super) indefinite: bool,
    /// Whether it ends there: in "Lee, the mayor said" it is the subject of what follows.
    pub(super) closed: bool,
}

/// What opens a noun phrase: `now the`, `another`, `her`, `one of the`.
struct Opening {
    /// The first token that counts to the role: the one behind an article, but "her" and "one" themselves.
    start: TokenId,
    /// The first token behind all of it.
    noun: TokenId,
    /// Whether "a" is among it.
    indefinite: bool,
    /// Whether an article, "another" or "one" is.
    article: bool,
    /// Whether a pronoun is that tells whose: "her".
    owner: bool,
    /// Whether a word for several people follows: "one of the".
    one_of: bool,
}

impl Opening {
    fn read(outline: &Outline, at: TokenId, limit: TokenId) -> Opening {
        // "now the director", "then a lawyer"
        let skipped = |t: &TokenId| {
            let classes = outline.classes(*t);
            classes.any(Classes::ADV) && (!classes.any(NOUNS.or(Classes::NUM)) || outline.classes(*t + 1).any(Classes::DET))
        };
        let mut start = at + at.to(limit).iter().take_while(skipped).count();
        let word = outline.word(start);
        let indefinite = matches!(word, word::A | word::AN);
        let article =
            indefinite || matches!(word, word::THE | word::ANOTHER) || word == word::ONE && outline.word(start + 1) != word::OF;
        let owner = outline.classes(start).any(Classes::POSS) && !matches!(word, word::MY | word::OUR | word::YOUR);
        let mut noun = start + usize::from(article || owner);
        if article {
            start = noun;
        }
        // "one of the stars of the play"
        let one_of = outline.phrase_end(Phrase::ONE_OF, start);
        if let Some(end) = one_of {
            noun = end;
        }
        Opening { start, noun, indefinite, article, owner, one_of: one_of.is_some() }
    }

    /// Whether it determines the noun behind it.
    fn determines(&self) -> bool {
        self.article || self.owner || self.one_of
    }
}

impl NounPhrase {
    /// Reads the phrase that begins at the token, if a word for one person heads it; `plural` reads words for several.
    pub(super) fn read(outline: &Outline, start: TokenId, limit: TokenId, plural: bool) -> Option<NounPhrase> {
        let opening = Opening::read(outline, start, limit);
        let Opening { start, noun, indefinite, .. } = opening;
        let plural = plural || opening.one_of;
        // "pulled Mayor Lee aside", but "a celebrated singer"
        let first = outline.classes(noun);
        let verb = || first.any(Classes::PAST) && !first.any(NOUNS) && !outline.tokens[noun].is_capital();
        if !opening.determines() && verb() {
            return None;
        }
        let (head, mut end) = head_noun(outline, noun, limit, plural)?.bounds();
        // "a man who left" tells nothing.
        if head == noun && outline.classes(head).all(Classes::LIGHT | Classes::PEOPLE) {
            return None;
        }
        let counts = |t: &TokenId| matches!(outline.tokens[*t].kind(), TokenKind::Word | TokenKind::Number);
        let short = |end: &TokenId| start.to(*end).iter().filter(counts).count() <= MOST_WORDS;
        if !short(&end) {
            return None;
        }
        while let Some(further) = continued(outline, end, limit, plural).filter(short) {
            end = further;
        }
        let owned = start.to(head).iter().any(|t| !outline.tokens[t].is_word());
        let determined = opening.determines() || owned;
        Some(NounPhrase { range: start.to(end), head, determined, indefinite, closed: closes(outline, end, limit, indefinite) })
    }
}

/// The words of a description that tell what somebody is: `senior surgeon` of `A senior surgeon`, but nothing of `his mother`, `a man`.
pub(in crate::speakers) fn trade_of(outline: &Outline, described: IdRange<TokenId>) -> Option<NounPhrase> {
    // "his housemaster"
    let owned = usize::from(outline.classes(described.start()).any(Classes::POSS));
    let phrase = NounPhrase::read(outline, described.start() + owned, described.end(), false)?;
    let classes = outline.classes(phrase.head);
    (!classes.any(Classes::RELATION | Classes::LIGHT)).then_some(phrase)
}

/// End of what goes on with a phrase that could end before the token: `of the board`, `and director of the board`.
fn continued(outline: &Outline, end: TokenId, limit: TokenId, plural: bool) -> Option<TokenId> {
    let joins = outline.word(end) == word::AND || outline.tokens.get(end).is_some_and(|t| t.is_punct(b'&'));
    if !joins {
        return complement(outline, end, limit);
    }
    // "co-founder and director of", "a baker and now a mother of two"
    let skipped = |t: &TokenId| outline.classes(*t).any(Classes::DET | Classes::ADV);
    let second = end + 1 + (end + 1).to(limit).iter().take_while(skipped).count();
    let end = head_noun(outline, second, limit, plural)?.end();
    (!looks_gerund(outline.text_of(end))).then(|| complement(outline, end, limit).unwrap_or(end))
}

/// From the noun that ends the words from `from` on, up to a preposition, a mark or a verb, to where they end.
fn head_noun(outline: &Outline, from: TokenId, limit: TokenId, plural: bool) -> Option<IdRange<TokenId>> {
    let mut head = None;
    let mut at = from;
    let limit = limit.min(from + HEAD_WITHIN).min(outline.tokens.end());
    while at < limit {
        let token = &outline.tokens[at];
        let classes = outline.classes_of(token);
        let behind_head = head.is_some_and(|head| head + 1 == at);
        match token.kind() {
            TokenKind::Word => {
                let lower = token.shape() == Shape::Lower;
                let function = classes.any(OTHER_CLAUSE | Classes::PREP | Classes::PRON | Classes::DET | Classes::POSS);
                // "a University of Harrow professor", "one of the most famous singers"
                let inside = head.is_none() && (inside_name(outline, at) || plural && classes.all(Classes::DET | Classes::ADV));
                if function
                    && !inside
                    && (!classes.any(NOUNS) || classes.any(Classes::PREP) && behind_head)
                    && (lower || behind_head)
                {
                    break;
                }
                // "the younger and louder brother"
                if classes.any(Classes::CONJ) && (behind_head || at == from) {
                    break;
                }
                let finite = classes.any(Classes::PAST | Classes::THIRD) && !classes.any(Classes::PARTICIPLE);
                let form = classes.any(Classes::ADV)
                    || classes.any(Classes::VERB) && !classes.any(Classes::BASE)
                    || is_unknown_form(outline, at);
                if lower && (finite && !classes.any(NOUNS) || behind_head && form && !classes.any(PERSON | Classes::TITLE)) {
                    break;
                }
                if classes.any(PERSON | Classes::TITLE) {
                    head = Some(at);
                }
            }
            TokenKind::Number => {}
            TokenKind::Clitic if token.ch() == b's' => head = None,
            TokenKind::Mark if owns(outline, at) => head = None,
            // "the loud, clever governor"
            TokenKind::Punct
                if token.ch() == b','
                    && head.is_none()
                    && at > from
                    && (adjective(outline, at - 1) && adjective(outline, at + 1) || within_place(outline, at)) => {}
            // "a D.C.-based strategist"
            TokenKind::Punct if token.ch() == b'&' || token.ch() == b'-' && !token.spaced() => {}
            _ => break,
        }
        at += 1;
    }
    let head = head?;
    // "the secretary designate"
    let after = outline.phrase_end(Phrase::BEHIND_OFFICE, at - 1).is_some();
    let classes = outline.classes(head);
    let number = plural == classes.any(Classes::PLURAL);
    // "his golden head" is none of a department.
    let office = outline.word(head) != word::HEAD || matches!(outline.word(at), word::OF | word::FOR);
    (number && office && !classes.any(Classes::GROUP) && (head + 1 == at || head + 2 == at && after)).then_some(head.to(at))
}

/// A word in lower case that no list knows but as a modifier, or not at all.
fn adjective(outline: &Outline, token: TokenId) -> bool {
    let classes = outline.classes(token);
    outline.tokens.get(token).is_some_and(|t| t.is_word() && t.shape() == Shape::Lower)
        && !classes.any(Classes::FUNCTION | PERSON | Classes::CUE_STRONG)
}

/// A comma of "a Harrow, Ohio, native".
fn within_place(outline: &Outline, comma: TokenId) -> bool {
    let place = |t: TokenId| outline.classes(t).any(Classes::PLACE | Classes::ABBREVIATION) && outline.tokens[t].is_capital();
    let comma_at = |t: TokenId| outline.tokens.get(t).is_some_and(|t| t.is_punct(b','));
    outline.tokens[comma - 1].is_capital() && place(comma + 1) && comma_at(comma + 2)
        || place(comma - 1) && comma.checked_sub(2).is_some_and(comma_at)
}

/// A little word inside a name: "University of Harrow", "Rock the Boat".
fn inside_name(outline: &Outline, at: TokenId) -> bool {
    let capital = |t: TokenId| outline.tokens.get(t).is_some_and(|t| t.is_capital());
    at.before().is_some_and(capital)
        && capital(at + 1)
        && !capital(at)
        && matches!(outline.word(at), word::OF | word::THE | word::A | word::FOR | word::ON)
}

/// A form of a verb that no list knows, by its ending.
fn is_unknown_form(outline: &Outline, token: TokenId) -> bool {
    let word = outline.text_of(token);
    outline.classes(token).is_plain() && word.len() > 5 && (looks_gerund(word) || looks_past(word))
}

/// A lone apostrophe that makes the word before it an owner: "the voters' friend".
fn owns(outline: &Outline, mark: TokenId) -> bool {
    let token = &outline.tokens[mark];
    token.ch() == b'\'' && !token.spaced() && mark.before().is_some_and(|owner| looks_plural(outline.text_of(owner)))
}

/// End of what a preposition at `at` adds to the noun: "of the water board", "for a mill".
fn complement(outline: &Outline, at: TokenId, limit: TokenId) -> Option<TokenId> {
    if at + 1 >= limit || !outline.classes(at).any(Classes::COMPLEMENT) || tells_purpose(outline, at) {
        return None;
    }
    let first = at + 1 + usize::from(outline.classes(at + 1).any(Classes::DET | Classes::POSS));
    let mut end = first;
    while end < limit.min(first + MOST_WORDS + 4) {
        let token = &outline.tokens[end];
        let goes_on = match token.kind() {
            TokenKind::Word => !ends_complement(outline, first, end),
            TokenKind::Number => true,
            TokenKind::Clitic => token.ch() == b's',
            TokenKind::Mark => owns(outline, end) && outline.tokens.get(end + 1).is_some_and(|t| t.is_word() && t.spaced()),
            TokenKind::Punct => {
                token.ch() == b'&' || token.ch() == b'-' && !token.spaced() && outline.tokens[end - 1].is_capital()
            }
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    while end > first && outline.classes(end - 1).any(Classes::CONJ) {
        end -= 1;
    }
    // "on Lee's | July call": its noun is missing.
    let cut = end > first
        && outline.tokens[end - 1].kind() == TokenKind::Clitic
        && outline.tokens.get(end).is_some_and(|t| t.is_word());
    (end > first && !cut && !tells_occasion(outline, at, first, end)).then_some(end)
}

/// Whether a verb makes it a purpose or an act what a preposition adds: "to ensure", "for winning the race".
fn tells_purpose(outline: &Outline, at: TokenId) -> bool {
    let (next, second) = (outline.classes(at + 1), outline.classes(at + 2));
    let verb = outline.word(at) == word::TO && next.any(Classes::BASE) && !second.any(Classes::PREP)
        || next.any(Classes::GERUND) && (outline.word(at) == word::FROM || second.any(Classes::DET | Classes::POSS));
    verb && outline.tokens[at + 1].shape() == Shape::Lower
}

/// Whether what a preposition adds, whose first word behind an article is `first`, ends before the word.
fn ends_complement(outline: &Outline, first: TokenId, at: TokenId) -> bool {
    let token = &outline.tokens[at];
    let classes = outline.classes_of(token);
    let (lower, noun) = (token.shape() == Shape::Lower, classes.any(NOUNS));
    // "a lawyer in Harrow Tuesday"
    if classes.any(Classes::WEEKDAY | Classes::MONTH | Classes::RELATIVE_DAY) {
        return true;
    }
    // "health and safety"
    if classes.any(Classes::CONJ) && (at == first || !goes_on(outline, at)) {
        return true;
    }
    if !lower || noun {
        return false;
    }
    if at == first {
        return classes.any(OTHER_CLAUSE | Classes::PREP | Classes::PRON) && !classes.any(Classes::NUM);
    }
    let function = classes.any(OTHER_CLAUSE | Classes::PREP | Classes::PRON | Classes::DET | Classes::POSS | Classes::NUM);
    let inside = inside_name(outline, at) && !classes.any(Classes::PREP);
    function && !inside || classes.any(Classes::ADV) || is_verb(outline, at)
}

/// Whether a preposition tells when or where something was said, and not what somebody is: "in an interview", "at the time".
fn tells_occasion(outline: &Outline, at: TokenId, first: TokenId, end: TokenId) -> bool {
    let last = outline.classes(end - 1);
    let occasion = last.any(Classes::MEDIUM_NOUN)
        || last.any(Classes::SPEECH_NOUN | Classes::DOCUMENT_NOUN) && first > at + 1
        || outline.word(end - 1) == word::TIME;
    let lower = outline.tokens[end - 1].shape() == Shape::Lower;
    occasion && lower && !matches!(outline.word(at), word::OF | word::FOR)
}

/// Whether "and" joins what stands on both sides of it: "health and safety", "Lee and Sons".
fn goes_on(outline: &Outline, and: TokenId) -> bool {
    let Some(next) = outline.tokens.get(and + 1) else { return false };
    let numbers = next.kind() == TokenKind::Number && outline.tokens[and - 1].kind() == TokenKind::Number;
    numbers
        || names_body(outline, and)
        || next.is_word()
            && next.is_capital() == outline.tokens[and - 1].is_capital()
            && !outline.classes_of(next).any(Classes::FUNCTION | PERSON)
            && (next.is_capital()
                || outline.classes_of(next).any(NOUNS)
                || !outline.classes_of(next).any(Classes::PAST | Classes::THIRD))
}

/// Whether "and" stands inside the name of a body: `the Health and Human Services Department`, `the You and Me fund`.
fn names_body(outline: &Outline, and: TokenId) -> bool {
    let capital = |t: &TokenId| outline.tokens.get(*t).is_some_and(|t| t.is_capital() && t.spaced());
    let end = and + 1 + (and + 1).to(and + 5).iter().take_while(capital).count();
    let noun = |t: TokenId| outline.classes(t).any(Classes::ORG_HEAD) && !outline.classes(t).any(Classes::FUNCTION);
    capital(&(and - 1)) && end > and + 1 && (and + 1).to(end + 2).iter().any(noun)
}

/// Whether the word rather is a verb here than a noun: in the past, or with an object behind it.
fn is_verb(outline: &Outline, token: TokenId) -> bool {
    let classes = outline.classes(token);
    let behind = outline.classes(token + 1);
    // "a group called Harrow First"
    let capital = outline.tokens.get(token + 1).is_some_and(Token::is_capital);
    if matches!(outline.word(token), word::CALLED | word::NAMED) {
        return !capital;
    }
    let object = behind.any(Classes::DET | Classes::POSS) || capital;
    let next = outline.word(token + 1);
    classes.any(Classes::PAST)
        || (classes.any(Classes::GERUND) || is_unknown_form(outline, token)) && (object || next == word::TO)
        || classes.any(Classes::THIRD)
            && !matches!(next, word::WHO | word::WHOSE | word::WHICH)
            && behind.any(Classes::DET | Classes::POSS | Classes::THAT | Classes::PRON | Classes::ADV | Classes::SUBORD)
}

/// Whether a phrase may end before the token: not where a verb follows, whose subject it then is.
fn closes(outline: &Outline, end: TokenId, limit: TokenId, indefinite: bool) -> bool {
    let adverb = |t: &TokenId| outline.classes(*t).any(Classes::ADV) && !outline.classes(*t).any(Classes::PREP | Classes::WH);
    let next = end.to(end + 4).iter().find(|t| !adverb(t)).unwrap_or(end);
    let Some(token) = outline.tokens.get(next).filter(|_| next < limit) else { return true };
    match token.kind() {
        TokenKind::Punct | TokenKind::Mark => true,
        TokenKind::Word => {
            let classes = outline.classes_of(token);
            classes.any(Classes::REL | Classes::WH | Classes::CONJ | Classes::PREP | Classes::GERUND | Classes::NUM)
                || classes.any(Classes::PARTICIPLE) && !classes.any(Classes::PAST)
                // "a reporter arrested in Harrow", but "a spokesman agreed to"
                || indefinite && classes.any(Classes::PAST) && !classes.any(Classes::CUE) && outline.classes(next + 1).any(Classes::PREP)
                || outline.phrase_end(Phrase::GOES_ON, next).is_some()
                || looks_gerund(outline.text_of(next))
        }
        _ => false,
    }
}

/// End of the clause whose verb stands at the token: before a mark, another clause or a second verb, and not too far.
pub(super) fn clause_end(outline: &Outline, verb: TokenId, limit: TokenId) -> TokenId {
    let (mut end, mut safe) = (verb + 1, verb + 1);
    while end < limit.min(verb + MOST_WORDS + 3) {
        let token = &outline.tokens[end];
        let classes = outline.classes_of(token);
        let ends = match token.kind() {
            TokenKind::Word => {
                let lower = token.shape() == Shape::Lower;
                lower && classes.any(OTHER_CLAUSE) && !classes.any(Classes::PREP)
                    || classes.any(Classes::CONJ) && !goes_on(outline, end)
                    || lower && classes.any(Classes::PAST) && !classes.any(NOUNS | Classes::PARTICIPLE)
            }
            TokenKind::Number | TokenKind::Clitic => false,
            TokenKind::Mark => !owns(outline, end),
            _ => !token.is_punct(b'&'),
        };
        if ends {
            return end;
        }
        if classes.any(Classes::PREP) {
            safe = end;
        }
        end += 1;
    }
    // Too long: up to the last preposition.
    if end < limit && safe > verb + 2 { safe } else { end.min(limit) }
}
