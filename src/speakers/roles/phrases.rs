//! Noun phrases that say what somebody is: `a retired surgeon`, `the founder of a group called Harrow First`.

use crate::lexicon::Flags;
use crate::outline::Outline;
use crate::text::{Shape, TokenKind};

/// Most words of a role.
pub(super) const MOST_WORDS: usize = 12;
/// How far into the phrase the noun must stand that heads it, in tokens.
const HEAD_WITHIN: usize = 12;

/// Words for people.
const PERSON: Flags = Flags::ROLE.or(Flags::PEOPLE);
/// Words that are nouns, or stand before one, though some of them are forms of verbs too.
const NOUNS: Flags = PERSON
    .or(Flags::TITLE)
    .or(Flags::ROLE_MODIFIER)
    .or(Flags::ORG_HEAD)
    .or(Flags::SPEECH_NOUN)
    .or(Flags::DOCUMENT_NOUN)
    .or(Flags::MEDIUM_NOUN);
/// Words with which another clause begins.
const OTHER_CLAUSE: Flags = Flags::REL.or(Flags::SUBORD).or(Flags::THAT).or(Flags::AUX).or(Flags::WH).or(Flags::NEG);

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
        let flags = outline.flags(t);
        flags.any(Flags::ADV) && (!flags.any(NOUNS.or(Flags::NUM)) || outline.flags(t + 1).any(Flags::DET))
    };
    while start < limit && skipped(start) {
        start += 1;
    }
    let indefinite = matches!(outline.word(start), "a" | "an" | "A" | "An");
    let article = indefinite
        || matches!(outline.word(start), "the" | "another" | "The" | "Another")
        || matches!(outline.word(start), "one" | "One") && outline.word(start + 1) != "of";
    let owner = outline.flags(start).any(Flags::POSS) && !matches!(outline.word(start), "my" | "My" | "our" | "Our" | "your");
    let (mut from, mut several) = (start + usize::from(article || owner), plural);
    if article {
        start = from;
    }
    // "one of the stars of the play"
    if matches!(outline.word(start), "one" | "One") && outline.word(start + 1) == "of" {
        several = true;
        from = start + 2 + usize::from(outline.flags(start + 2).any(Flags::DET | Flags::POSS));
    }
    // "pulled Mayor Lee aside", but "a celebrated singer"
    let first = outline.flags(from);
    if from == start && !article && first.any(Flags::PAST) && !first.any(NOUNS) && !outline.tokens.get(from)?.is_capital() {
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
        let joined = matches!(outline.word(end), "and" | "&");
        let next = if joined {
            let mut second = end + 1;
            while matches!(outline.word(second), "a" | "an" | "the" | "now" | "then" | "also") {
                second += 1;
            }
            head_noun(outline, second, limit, several)
                .filter(|&(_, end)| !outline.word(end).ends_with("ing"))
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
        let flags = outline.flags_of(token);
        let behind_head = head.is_some_and(|head| head + 1 == at);
        match token.kind() {
            TokenKind::Word => {
                let lower = token.shape() == Shape::Lower;
                let function = flags.any(OTHER_CLAUSE | Flags::PREP | Flags::PRON | Flags::DET | Flags::POSS);
                // "a University of Harrow professor"
                let inside = head.is_none() && inside_name(outline, at);
                if function && !inside && (!flags.any(NOUNS) || flags.any(Flags::PREP) && behind_head) && (lower || behind_head) {
                    break;
                }
                // "the younger and louder brother"
                if flags.any(Flags::CONJ) && (behind_head || at == from) {
                    break;
                }
                let finite = flags.any(Flags::PAST | Flags::THIRD) && !flags.any(Flags::PARTICIPLE);
                let form =
                    flags.any(Flags::ADV) || flags.any(Flags::VERB) && !flags.any(Flags::BASE) || is_unknown_form(outline, at);
                if lower && (finite && !flags.any(NOUNS) || behind_head && form && !flags.any(PERSON | Flags::TITLE)) {
                    break;
                }
                if flags.any(PERSON | Flags::TITLE) {
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
    let after = matches!(outline.word(at - 1), "emeritus" | "emerita" | "elect" | "designate");
    let flags = outline.flags(head);
    let number = plural == flags.any(Flags::ROLE_PLURAL | Flags::PEOPLE_PLURAL);
    // "his golden head" is none of a department.
    let office = outline.word(head) != "head" || matches!(outline.word(at), "of" | "for");
    (number && office && !flags.any(Flags::GROUP) && (head + 1 == at || head + 2 == at && after)).then_some((head, at))
}

/// A word in lower case that no list knows but as a modifier, or not at all.
fn adjective(outline: &Outline, token: usize) -> bool {
    let flags = outline.flags(token);
    outline.tokens.get(token).is_some_and(|t| t.is_word() && t.shape() == Shape::Lower)
        && !flags.any(Flags::FUNCTION | PERSON | Flags::CUE_STRONG)
}

/// A comma of "a Harrow, Ohio, native".
fn within_place(outline: &Outline, comma: usize) -> bool {
    let place = |t: usize| outline.flags(t).any(Flags::PLACE | Flags::ABBREVIATION) && outline.tokens[t].is_capital();
    let comma_at = |t: usize| outline.tokens.get(t).is_some_and(|t| t.is_punct(b','));
    outline.tokens[comma - 1].is_capital() && place(comma + 1) && comma_at(comma + 2)
        || place(comma - 1) && comma >= 2 && comma_at(comma - 2)
}

/// A little word inside a name: "University of Harrow", "Rock the Boat".
fn inside_name(outline: &Outline, at: usize) -> bool {
    let capital = |t: usize| outline.tokens.get(t).is_some_and(|t| t.is_capital());
    at > 0 && capital(at - 1) && capital(at + 1) && matches!(outline.word(at), "of" | "the" | "a" | "for" | "on")
}

/// A form of a verb that no list knows, by its ending.
fn is_unknown_form(outline: &Outline, token: usize) -> bool {
    let word = outline.word(token);
    outline.flags(token).is_empty() && word.len() > 5 && (word.ends_with("ing") || word.ends_with("ed"))
}

/// A lone apostrophe that makes the word before it an owner: "the voters' friend".
fn owns(outline: &Outline, mark: usize) -> bool {
    let token = &outline.tokens[mark];
    token.ch() == b'\'' && !token.spaced() && mark > 0 && outline.word(mark - 1).ends_with('s')
}

/// End of what a preposition at `at` adds to the noun: "of the water board", "for a mill".
fn complement(outline: &Outline, at: usize, limit: usize) -> Option<usize> {
    let joins = matches!(
        outline.word(at),
        "of" | "for" | "at" | "with" | "in" | "to" | "from" | "on" | "under" | "behind" | "during" | "against"
    );
    // "to ensure", "for winning": a purpose.
    let next = outline.flags(at + 1);
    let verb = outline.word(at) == "to" && next.any(Flags::BASE) && !outline.flags(at + 2).any(Flags::PREP)
        || next.any(Flags::GERUND) && (outline.word(at) == "from" || outline.flags(at + 2).any(Flags::DET | Flags::POSS));
    if !joins || at + 1 >= limit || verb && outline.tokens[at + 1].shape() == Shape::Lower {
        return None;
    }
    let first = at + 1 + usize::from(outline.flags(at + 1).any(Flags::DET | Flags::POSS));
    let mut end = first;
    while end < limit.min(first + MOST_WORDS + 4) {
        let token = &outline.tokens[end];
        let flags = outline.flags_of(token);
        match token.kind() {
            TokenKind::Word => {
                let lower = token.shape() == Shape::Lower;
                if flags.any(Flags::WEEKDAY | Flags::MONTH | Flags::RELATIVE_DAY) {
                    break;
                }
                let function = flags.any(OTHER_CLAUSE | Flags::PREP | Flags::PRON | Flags::DET | Flags::POSS | Flags::NUM);
                let inside = inside_name(outline, end) && !flags.any(Flags::PREP);
                if end > first && lower && function && !inside && !flags.any(NOUNS) {
                    break;
                }
                if end == first && lower && flags.any(OTHER_CLAUSE | Flags::PREP | Flags::PRON) && !flags.any(NOUNS | Flags::NUM)
                {
                    break;
                }
                if flags.any(Flags::CONJ) && (end == first || !goes_on(outline, end)) {
                    break;
                }
                if end > first && lower && !flags.any(NOUNS) && (flags.any(Flags::ADV) || is_verb(outline, end)) {
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
    while end > first && outline.flags(end - 1).any(Flags::CONJ) {
        end -= 1;
    }
    // "in an interview", "at the time": when and where something was said, and not what somebody is.
    let last = outline.flags(end - 1);
    let occasion = last.any(Flags::MEDIUM_NOUN) || last.any(Flags::SPEECH_NOUN | Flags::DOCUMENT_NOUN) && first > at + 1;
    let lower = outline.tokens[end - 1].shape() == Shape::Lower;
    let said_there = !matches!(outline.word(at), "of" | "for") && lower && (occasion || outline.word(end - 1) == "time");
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
            && !outline.flags_of(next).any(Flags::FUNCTION | PERSON)
            && (next.is_capital() || outline.flags_of(next).any(NOUNS) || !outline.flags_of(next).any(Flags::PAST | Flags::THIRD))
}

/// Whether "and" stands inside the name of a body: `the Health and Human Services Department`, `the You and Me fund`.
fn names_body(outline: &Outline, and: usize) -> bool {
    let capital = |t: &usize| outline.tokens.get(*t).is_some_and(|t| t.is_capital() && t.spaced());
    let end = and + 1 + (and + 1..and + 5).take_while(capital).count();
    let noun = |t: usize| outline.flags(t).any(Flags::ORG_HEAD) && !outline.flags(t).any(Flags::FUNCTION);
    capital(&(and - 1)) && end > and + 1 && (and + 1..end + 2).any(noun)
}

/// Whether the word rather is a verb here than a noun: in the past, or with an object behind it.
fn is_verb(outline: &Outline, token: usize) -> bool {
    let flags = outline.flags(token);
    let behind = outline.flags(token + 1);
    // "a group called Harrow First"
    if matches!(outline.word(token), "called" | "named") {
        return !outline.tokens.get(token + 1).is_some_and(|t| t.is_capital());
    }
    let object = behind.any(Flags::DET | Flags::POSS) || outline.tokens.get(token + 1).is_some_and(|t| t.is_capital());
    flags.any(Flags::PAST)
        || (flags.any(Flags::GERUND) || is_unknown_form(outline, token)) && (object || outline.word(token + 1) == "to")
        || flags.any(Flags::THIRD)
            && !matches!(outline.word(token + 1), "who" | "whose" | "which")
            && behind.any(Flags::DET | Flags::POSS | Flags::THAT | Flags::PRON | Flags::ADV | Flags::SUBORD)
}

/// Whether a phrase may end before the token: not where a verb follows, whose subject it then is.
fn closes(outline: &Outline, end: usize, limit: usize, indefinite: bool) -> bool {
    let adverb = |t: &usize| outline.flags(*t).any(Flags::ADV) && !outline.flags(*t).any(Flags::PREP | Flags::WH);
    let next = (end..end + 4).find(|t| !adverb(t)).unwrap_or(end);
    let Some(token) = outline.tokens.get(next).filter(|_| next < limit) else { return true };
    match token.kind() {
        TokenKind::Punct | TokenKind::Mark => true,
        TokenKind::Word => {
            let flags = outline.flags_of(token);
            flags.any(Flags::REL | Flags::WH | Flags::CONJ | Flags::PREP | Flags::GERUND | Flags::NUM)
                || flags.any(Flags::PARTICIPLE) && !flags.any(Flags::PAST)
                // "a reporter arrested in Harrow", but "a spokesman agreed to"
                || indefinite && flags.any(Flags::PAST) && !flags.any(Flags::CUE) && outline.flags(next + 1).any(Flags::PREP)
                || matches!(outline.word(next), "such" | "involved" | "based" | "born" | "close" | "familiar")
                || outline.word(next).ends_with("ing")
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
        let flags = outline.flags_of(token);
        let ends = match token.kind() {
            TokenKind::Word => {
                let lower = token.shape() == Shape::Lower;
                lower && flags.any(OTHER_CLAUSE) && !flags.any(Flags::PREP)
                    || flags.any(Flags::CONJ) && !goes_on(outline, end)
                    || lower && flags.any(Flags::PAST) && !flags.any(NOUNS | Flags::PARTICIPLE)
            }
            TokenKind::Number | TokenKind::Clitic => false,
            TokenKind::Mark => !owns(outline, end),
            _ => !token.is_punct(b'&'),
        };
        if ends {
            return end;
        }
        if flags.any(Flags::PREP) {
            safe = end;
        }
        end += 1;
    }
    // Too long: up to the last preposition.
    if end < limit && safe > verb + 2 { safe } else { end.min(limit) }
}
