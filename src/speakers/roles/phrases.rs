//! Noun phrases that say what somebody is: `a retired surgeon`, `the founder of a group called Harrow First`.

use crate::lexicon::Classes;
use crate::outline::Outline;
use crate::text::{Shape, TokenKind};

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
pub(super) struct Phrase {
    /// Its tokens, without an article.
    pub(super) range: (usize, usize),
    /// The noun that heads it.
    pub(super) head: usize,
    /// Whether an article or a possessive pronoun opens it.
    pub(super) determined: bool,
    /// Whether "a" opens it.
    pub(super) indefinite: bool,
    /// Whether it ends there: in "Lee, the mayor said" it is the subject of what follows.
    pub(super) closed: bool,
}

/// Reads the phrase that begins at the token, if a word for one person heads it; `plural` reads words for several.
pub(super) fn read_phrase(outline: &Outline, start: usize, limit: usize, plural: bool) -> Option<Phrase> {
    let mut start = start;
    // "now the director", "then a lawyer"
    let skipped = |t: usize| {
        let classes = outline.classes(t);
        classes.any(Classes::ADV) && (!classes.any(NOUNS.or(Classes::NUM)) || outline.classes(t + 1).any(Classes::DET))
    };
    while start < limit && skipped(start) {
        start += 1;
    }
    let indefinite = matches!(outline.text_of(start), "a" | "an" | "A" | "An");
    let article = indefinite
        || matches!(outline.text_of(start), "the" | "another" | "The" | "Another")
        || matches!(outline.text_of(start), "one" | "One") && outline.text_of(start + 1) != "of";
    let owner =
        outline.classes(start).any(Classes::POSS) && !matches!(outline.text_of(start), "my" | "My" | "our" | "Our" | "your");
    let (mut from, mut several) = (start + usize::from(article || owner), plural);
    if article {
        start = from;
    }
    // "one of the stars of the play"
    if matches!(outline.text_of(start), "one" | "One") && outline.text_of(start + 1) == "of" {
        several = true;
        from = start + 2 + usize::from(outline.classes(start + 2).any(Classes::DET | Classes::POSS));
    }
    // "pulled Mayor Lee aside", but "a celebrated singer"
    let first = outline.classes(from);
    if from == start && !article && first.any(Classes::PAST) && !first.any(NOUNS) && !outline.tokens.get(from)?.is_capital() {
        return None;
    }
    let (head, mut end) = head_noun(outline, from, limit, several)?;
    let words =
        |end: usize| (start..end).filter(|&t| matches!(outline.tokens[t].kind(), TokenKind::Word | TokenKind::Number)).count();
    if words(end) > MOST_WORDS {
        return None;
    }
    loop {
        // "co-founder and director of", "a baker and a mother of two"
        let joined = matches!(outline.text_of(end), "and" | "&");
        let next = if joined {
            let mut second = end + 1;
            while matches!(outline.text_of(second), "a" | "an" | "the" | "now" | "then" | "also") {
                second += 1;
            }
            head_noun(outline, second, limit, several)
                .filter(|&(_, end)| !outline.text_of(end).ends_with("ing"))
                .map(|(_, end)| complement(outline, end, limit).unwrap_or(end))
        } else {
            complement(outline, end, limit)
        };
        match next.filter(|&end| words(end) <= MOST_WORDS) {
            Some(next) => end = next,
            None => break,
        }
    }
    let owned = (start..head).any(|t| !outline.tokens[t].is_word());
    Some(Phrase {
        range: (start, end),
        head,
        determined: article || owner || owned || from > start,
        indefinite,
        closed: closes(outline, end, limit, indefinite),
    })
}

/// The noun that ends the words from `from` on, up to a preposition, a mark or a verb, and where they end.
fn head_noun(outline: &Outline, from: usize, limit: usize, plural: bool) -> Option<(usize, usize)> {
    let mut head = None;
    let mut at = from;
    let limit = limit.min(from + HEAD_WITHIN).min(outline.tokens.len());
    while at < limit {
        let token = &outline.tokens[at];
        let classes = outline.classes_of(token);
        let behind_head = head.is_some_and(|head| head + 1 == at);
        match token.kind() {
            TokenKind::Word => {
                let lower = token.shape() == Shape::Lower;
                let function = classes.any(OTHER_CLAUSE | Classes::PREP | Classes::PRON | Classes::DET | Classes::POSS);
                // "a University of Harrow professor"
                let inside = head.is_none() && inside_name(outline, at);
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
    let after = matches!(outline.text_of(at - 1), "emeritus" | "emerita" | "elect" | "designate");
    let classes = outline.classes(head);
    let number = plural == classes.any(Classes::PLURAL);
    // "his golden head" is none of a department.
    let office = outline.text_of(head) != "head" || matches!(outline.text_of(at), "of" | "for");
    (number && office && !classes.any(Classes::GROUP) && (head + 1 == at || head + 2 == at && after)).then_some((head, at))
}

/// A word in lower case that no list knows but as a modifier, or not at all.
fn adjective(outline: &Outline, token: usize) -> bool {
    let classes = outline.classes(token);
    outline.tokens.get(token).is_some_and(|t| t.is_word() && t.shape() == Shape::Lower)
        && !classes.any(Classes::FUNCTION | PERSON | Classes::CUE_STRONG)
}

/// A comma of "a Harrow, Ohio, native".
fn within_place(outline: &Outline, comma: usize) -> bool {
    let place = |t: usize| outline.classes(t).any(Classes::PLACE | Classes::ABBREVIATION) && outline.tokens[t].is_capital();
    let comma_at = |t: usize| outline.tokens.get(t).is_some_and(|t| t.is_punct(b','));
    outline.tokens[comma - 1].is_capital() && place(comma + 1) && comma_at(comma + 2)
        || place(comma - 1) && comma >= 2 && comma_at(comma - 2)
}

/// A little word inside a name: "University of Harrow", "Rock the Boat".
fn inside_name(outline: &Outline, at: usize) -> bool {
    let capital = |t: usize| outline.tokens.get(t).is_some_and(|t| t.is_capital());
    at > 0 && capital(at - 1) && capital(at + 1) && matches!(outline.text_of(at), "of" | "the" | "a" | "for" | "on")
}

/// A form of a verb that no list knows, by its ending.
fn is_unknown_form(outline: &Outline, token: usize) -> bool {
    let word = outline.text_of(token);
    outline.classes(token).is_empty() && word.len() > 5 && (word.ends_with("ing") || word.ends_with("ed"))
}

/// A lone apostrophe that makes the word before it an owner: "the voters' friend".
fn owns(outline: &Outline, mark: usize) -> bool {
    let token = &outline.tokens[mark];
    token.ch() == b'\'' && !token.spaced() && mark > 0 && outline.text_of(mark - 1).ends_with('s')
}

/// End of what a preposition at `at` adds to the noun: "of the water board", "for a mill".
fn complement(outline: &Outline, at: usize, limit: usize) -> Option<usize> {
    let joins = matches!(
        outline.text_of(at),
        "of" | "for" | "at" | "with" | "in" | "to" | "from" | "on" | "under" | "behind" | "during" | "against"
    );
    // "to ensure", "for winning": a purpose.
    let next = outline.classes(at + 1);
    let verb = outline.text_of(at) == "to" && next.any(Classes::BASE) && !outline.classes(at + 2).any(Classes::PREP)
        || next.any(Classes::GERUND)
            && (outline.text_of(at) == "from" || outline.classes(at + 2).any(Classes::DET | Classes::POSS));
    if !joins || at + 1 >= limit || verb && outline.tokens[at + 1].shape() == Shape::Lower {
        return None;
    }
    let first = at + 1 + usize::from(outline.classes(at + 1).any(Classes::DET | Classes::POSS));
    let mut end = first;
    while end < limit.min(first + MOST_WORDS + 4) {
        let token = &outline.tokens[end];
        let classes = outline.classes_of(token);
        match token.kind() {
            TokenKind::Word => {
                let lower = token.shape() == Shape::Lower;
                if classes.any(Classes::WEEKDAY | Classes::MONTH | Classes::RELATIVE_DAY) {
                    break;
                }
                let function =
                    classes.any(OTHER_CLAUSE | Classes::PREP | Classes::PRON | Classes::DET | Classes::POSS | Classes::NUM);
                let inside = inside_name(outline, end) && !classes.any(Classes::PREP);
                if end > first && lower && function && !inside && !classes.any(NOUNS) {
                    break;
                }
                if end == first
                    && lower
                    && classes.any(OTHER_CLAUSE | Classes::PREP | Classes::PRON)
                    && !classes.any(NOUNS | Classes::NUM)
                {
                    break;
                }
                if classes.any(Classes::CONJ) && (end == first || !goes_on(outline, end)) {
                    break;
                }
                if end > first && lower && !classes.any(NOUNS) && (classes.any(Classes::ADV) || is_verb(outline, end)) {
                    break;
                }
            }
            TokenKind::Number => {}
            TokenKind::Clitic if token.ch() == b's' => {}
            TokenKind::Mark if owns(outline, end) && outline.tokens.get(end + 1).is_some_and(|t| t.is_word() && t.spaced()) => {}
            TokenKind::Punct
                if token.ch() == b'&' || token.ch() == b'-' && !token.spaced() && outline.tokens[end - 1].is_capital() => {}
            _ => break,
        }
        end += 1;
    }
    while end > first && outline.classes(end - 1).any(Classes::CONJ) {
        end -= 1;
    }
    // "in an interview", "at the time": when and where something was said, and not what somebody is.
    let last = outline.classes(end - 1);
    let occasion = last.any(Classes::MEDIUM_NOUN) || last.any(Classes::SPEECH_NOUN | Classes::DOCUMENT_NOUN) && first > at + 1;
    let lower = outline.tokens[end - 1].shape() == Shape::Lower;
    let said_there = !matches!(outline.text_of(at), "of" | "for") && lower && (occasion || outline.text_of(end - 1) == "time");
    (end > first && !said_there).then_some(end)
}

/// Whether "and" joins what stands on both sides of it: "health and safety", "Lee and Sons".
fn goes_on(outline: &Outline, and: usize) -> bool {
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
fn names_body(outline: &Outline, and: usize) -> bool {
    let capital = |t: &usize| outline.tokens.get(*t).is_some_and(|t| t.is_capital() && t.spaced());
    let end = and + 1 + (and + 1..and + 5).take_while(capital).count();
    let noun = |t: usize| outline.classes(t).any(Classes::ORG_HEAD) && !outline.classes(t).any(Classes::FUNCTION);
    capital(&(and - 1)) && end > and + 1 && (and + 1..end + 2).any(noun)
}

/// Whether the word rather is a verb here than a noun: in the past, or with an object behind it.
fn is_verb(outline: &Outline, token: usize) -> bool {
    let classes = outline.classes(token);
    let behind = outline.classes(token + 1);
    // "a group called Harrow First"
    if matches!(outline.text_of(token), "called" | "named") {
        return !outline.tokens.get(token + 1).is_some_and(|t| t.is_capital());
    }
    let object = behind.any(Classes::DET | Classes::POSS) || outline.tokens.get(token + 1).is_some_and(|t| t.is_capital());
    classes.any(Classes::PAST)
        || (classes.any(Classes::GERUND) || is_unknown_form(outline, token)) && (object || outline.text_of(token + 1) == "to")
        || classes.any(Classes::THIRD)
            && !matches!(outline.text_of(token + 1), "who" | "whose" | "which")
            && behind.any(Classes::DET | Classes::POSS | Classes::THAT | Classes::PRON | Classes::ADV | Classes::SUBORD)
}

/// Whether a phrase may end before the token: not where a verb follows, whose subject it then is.
fn closes(outline: &Outline, end: usize, limit: usize, indefinite: bool) -> bool {
    let adverb = |t: &usize| outline.classes(*t).any(Classes::ADV) && !outline.classes(*t).any(Classes::PREP | Classes::WH);
    let next = (end..end + 4).find(|t| !adverb(t)).unwrap_or(end);
    let Some(token) = outline.tokens.get(next).filter(|_| next < limit) else { return true };
    match token.kind() {
        TokenKind::Punct | TokenKind::Mark => true,
        TokenKind::Word => {
            let classes = outline.classes_of(token);
            classes.any(Classes::REL | Classes::WH | Classes::CONJ | Classes::PREP | Classes::GERUND | Classes::NUM)
                || classes.any(Classes::PARTICIPLE) && !classes.any(Classes::PAST)
                // "a reporter arrested in Harrow", but "a spokesman agreed to"
                || indefinite && classes.any(Classes::PAST) && !classes.any(Classes::CUE) && outline.classes(next + 1).any(Classes::PREP)
                || matches!(outline.text_of(next), "such" | "involved" | "based" | "born" | "close" | "familiar")
                || outline.text_of(next).ends_with("ing")
        }
        _ => false,
    }
}

/// Whether some word of so many bytes is a short or another form of an office's word; most words are of another length.
pub(in crate::speakers) fn is_other_office(len: usize) -> bool {
    matches!(len, 4 | 5 | 11..=13)
}

/// The full form of an office's word, and one for those that are the same: "Sen." is a senator.
pub(in crate::speakers) fn office_word(word: &str) -> &str {
    const SHORT: [(&str, &str); 9] = [
        ("sen.", "senator"),
        ("sens.", "senator"),
        ("rep.", "representative"),
        ("reps.", "representative"),
        ("congressman", "representative"),
        ("congresswoman", "representative"),
        ("gov.", "governor"),
        ("spokeswoman", "spokesman"),
        ("spokesperson", "spokesman"),
    ];
    if !is_other_office(word.len()) {
        return word;
    }
    SHORT.iter().find(|(short, _)| short.eq_ignore_ascii_case(word)).map_or(word, |(_, long)| long)
}

/// End of the clause whose verb stands at the token: before a mark, another clause or a second verb, and not too far.
pub(super) fn clause_end(outline: &Outline, verb: usize, limit: usize) -> usize {
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
