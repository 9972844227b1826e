//! Described people and bodies: `a senior adviser to the campaign`, `the Kremlin spokesperson`, `officials`.

use super::names::is_possessive;
use super::types::{Gender, Mention, MentionKind, SpeakerKind};
use crate::lexicon::Classes;
use crate::outline::Outline;
use crate::text::{Shape, TokenKind};

/// How far to the left of its noun a description may begin.
const LONGEST_LEFT: usize = 10;
/// How far to the right a phrase such as "for the campaign" may reach.
const LONGEST_RIGHT: usize = 12;

/// Reads the description whose head noun stands at token `at`, if one does.
pub(super) fn read_description(outline: &Outline, at: usize, floor: usize, limit: usize, mention: &mut Mention) -> bool {
    let classes = outline.classes(at);
    let person = Classes::ROLE | Classes::PEOPLE;
    // "the 46-year-old"
    let aged = outline.tokens[at].is_aged();
    if !classes.any(person | Classes::ORG_HEAD | Classes::DOCUMENT_NOUN) && !aged {
        return false;
    }
    let next = outline.tokens.get(at + 1).filter(|_| at + 1 < limit);
    // In "campaign manager" and "state senator Ann Lee" the head comes later.
    if let Some(next) = next
        && next.kind() == TokenKind::Word
        && next.spaced()
    {
        let next_flags = outline.classes(at + 1);
        if next.shape() == Shape::Lower
            && next_flags.any(person | Classes::ORG_HEAD)
            && !next_flags.any(Classes::CUE | Classes::PREP | Classes::AUX | Classes::ADV | Classes::CONJ)
        {
            return false;
        }
        if next.is_capital() && classes.any(person) && !next_flags.any(Classes::FUNCTION | Classes::WEEKDAY | Classes::MONTH) {
            return false;
        }
    }
    let (mut start, determined, mut definite) = phrase_start(outline, at, floor);
    let mut plural = classes.any(Classes::PLURAL);
    let thing = !classes.any(person) && !aged;
    if aged
        && (!determined
            || next.is_some_and(|t| t.is_word() && t.spaced() && !outline.classes(at + 1).any(Classes::FUNCTION | Classes::VERB)))
    {
        return false;
    }
    if thing && !determined
        || !plural && !determined && start == at
        || plural && classes.any(Classes::VERB) && !determined && start == at
    {
        return false;
    }
    let mut end = phrase_end(outline, at + 1, limit);
    if plural && let Some((from, one)) = some_of(outline, start, floor) {
        // "said that 40 percent of voters"
        let that = outline.classes(from).any(Classes::THAT);
        (start, definite) = (from + usize::from(that), false);
        plural = !one;
    }
    if !plural && !thing && determined {
        end = second_role(outline, end, limit).unwrap_or(end);
    }
    // "the group", "the militia", but "a group of aides"
    let body = classes.any(Classes::PEOPLE)
        && classes.any(Classes::GROUP)
        && classes.any(Classes::ORG_HEAD)
        && !plural
        && outline.text_of(at + 1) != "of";
    let stands_for = if thing || body {
        if classes.any(Classes::ORG_HEAD) { SpeakerKind::Organization } else { SpeakerKind::Document }
    } else if plural || classes.any(Classes::GROUP) {
        SpeakerKind::Group
    } else {
        SpeakerKind::Unnamed
    };
    *mention = Mention::new(MentionKind::Description, (start, end), (at, at + 1));
    mention.stands_for = Some(stands_for);
    mention.gender = Gender::of(classes);
    mention.plural = plural;
    mention.possessive = is_possessive(outline, at + 1);
    mention.definite = definite;
    true
}

/// Where a phrase for some of several people begins, when what they are some of begins at `start`, and whether it is for one:
/// `one of` the aides, `40 percent of` Orr voters, `six in` 10 voters.
pub(super) fn some_of(outline: &Outline, start: usize, floor: usize) -> Option<(usize, bool)> {
    let number = |t: usize| outline.tokens[t].kind() == TokenKind::Number || outline.classes(t).any(Classes::NUM);
    let quantity = start.checked_sub(2).filter(|&quantity| quantity >= floor)?;
    let word = outline.text_of(quantity);
    match outline.text_of(start - 1) {
        "in" if number(start) && number(quantity) => Some((quantity, false)),
        "of" if ["one", "another", "each"].iter().any(|one| one.eq_ignore_ascii_case(word)) => Some((quantity, true)),
        "of" if outline.tokens[quantity].is_punct(b'%') && quantity > floor && number(quantity - 1) => {
            Some((quantity - 1, false))
        }
        "of" if matches!(
            word,
            "percent" | "majority" | "dozens" | "hundreds" | "thousands" | "handful" | "couple" | "number"
        ) =>
        {
            Some((phrase_start(outline, quantity, floor).0, false))
        }
        "of" if number(quantity)
            || outline.classes(quantity).any(Classes::PRON) && outline.classes(quantity).any(Classes::DET) =>
        {
            Some((quantity, false))
        }
        _ => None,
    }
}

/// End of the second of two roles of one person, where the first ends: `the Ohio senator` + `and presidential candidate`.
fn second_role(outline: &Outline, end: usize, limit: usize) -> Option<usize> {
    let modifier = |t: usize| {
        let classes = outline.classes(t);
        outline.tokens[t].is_word()
            && (classes.is_empty() || classes.any(Classes::ROLE_MODIFIER | Classes::DEMONYM | Classes::PARTY))
    };
    let person = |t: usize| {
        let classes = outline.classes(t);
        classes.any(Classes::ROLE | Classes::PEOPLE) && !classes.any(Classes::PLURAL)
    };
    let head = (end + 1..limit.min(end + 6)).find(|&t| person(t) && (t + 1 >= limit || !modifier(t + 1) && !person(t + 1)))?;
    let one = outline.text_of(end) == "and"
        && outline.tokens[head].shape() == Shape::Lower
        && (end + 1..head).all(|t| modifier(t) || person(t))
        && !matches!(outline.text_of(head + 1), "are" | "were" | "have");
    one.then(|| phrase_end(outline, head + 1, limit))
}

/// A noun in lower case that no name can follow within one phrase: "secretary of state Ann Lee" is a role and a name.
fn bare_noun(outline: &Outline, token: usize) -> bool {
    let classes = outline.classes(token);
    outline.tokens[token].shape() == Shape::Lower && !classes.any(Classes::FUNCTION) && !classes.any(Classes::ROLE_MODIFIER)
        || matches!(outline.text_of(token), "state" | "staff")
}

/// Where the phrase that ends with the noun at `at` begins, whether a determiner opens it, and whether that one points at
/// somebody known.
pub(super) fn phrase_start(outline: &Outline, at: usize, floor: usize) -> (usize, bool, bool) {
    let left = floor.max(at.saturating_sub(LONGEST_LEFT));
    let mut start = at;
    // As far as words stand that can only be modifiers; a looser walk may go on, but must end at a determiner.
    let mut sure = at;
    let mut strict = true;
    while start > left {
        let before = &outline.tokens[start - 1];
        let classes = outline.classes(start - 1);
        match before.kind() {
            TokenKind::Word => {
                if !outline.tokens[start].spaced() && outline.tokens[start].kind() == TokenKind::Word {
                    break;
                }
                // "said that officials left", "which officials left": no determiner.
                if classes.any(Classes::THAT | Classes::WH)
                    && (classes.any(Classes::WH) || outline.classes(at).any(Classes::PLURAL))
                {
                    break;
                }
                if classes.any(Classes::DET | Classes::POSS) {
                    let definite = classes.any(Classes::POSS)
                        || matches!(outline.text_of(start - 1), "the" | "The" | "this" | "This" | "that" | "That");
                    return (start - 1, true, definite);
                }
                // "one voter", "another aide": somebody new.
                if classes.any(Classes::PRON) && matches!(outline.text_of(start - 1), "one" | "One" | "another" | "Another") {
                    return (start - 1, true, false);
                }
                // "The Ohio senator emailed supporters": behind somebody a past form is a verb, be the word known or not.
                let past = classes.any(Classes::PAST) && !classes.any(Classes::BASE)
                    || classes.is_empty() && outline.text_of(start - 1).ends_with("ed");
                let somebody = |classes: Classes| {
                    classes.any(Classes::ROLE | Classes::PEOPLE | Classes::DOCUMENT_NOUN) && !classes.any(Classes::PLURAL)
                };
                if past && before.shape() == Shape::Lower && start > left + 1 && somebody(outline.classes(start - 2)) {
                    break;
                }
                // A finite verb ends the phrase before it: "the ad uses footage".
                let noun = Classes::ROLE
                    | Classes::PEOPLE
                    | Classes::ORG_HEAD
                    | Classes::DOCUMENT_NOUN
                    | Classes::SPEECH_NOUN
                    | Classes::ROLE_MODIFIER;
                let finite = classes.any(Classes::THIRD) || classes.any(Classes::PAST) && !classes.any(Classes::PARTICIPLE);
                if finite && !classes.any(noun) && before.shape() == Shape::Lower {
                    break;
                }
                if classes.any(
                    Classes::WEEKDAY
                        | Classes::MONTH
                        | Classes::PREP
                        | Classes::AUX
                        | Classes::CONJ
                        | Classes::SUBORD
                        | Classes::PRON
                        | Classes::REL,
                ) {
                    break;
                }
                let modifier = classes.any(
                    Classes::ROLE_MODIFIER
                        | Classes::ROLE
                        | Classes::PEOPLE
                        | Classes::ORG_HEAD
                        | Classes::DEMONYM
                        | Classes::PARTY
                        | Classes::NUM
                        | Classes::PLACE,
                );
                strict &= before.is_capital() || modifier || classes.is_empty();
                start -= 1;
                if strict && !classes.any(Classes::ADV) {
                    sure = start;
                }
            }
            TokenKind::Number => {
                start -= 1;
                if strict {
                    sure = start;
                }
            }
            // "Lee's senior adviser": the owner belongs to the phrase.
            TokenKind::Clitic if before.ch() == b's' => {
                let mut owner = start - 1;
                while owner > left
                    && outline.tokens[owner - 1].is_word()
                    && (outline.tokens[owner - 1].is_capital()
                        && !outline.classes(owner - 1).any(Classes::FUNCTION | Classes::WEEKDAY | Classes::MONTH)
                        || owner == start - 1)
                {
                    owner -= 1;
                }
                if owner > left
                    && outline.classes(owner - 1).any(Classes::DET | Classes::POSS)
                    && !outline.classes(owner - 1).any(Classes::THAT)
                {
                    owner -= 1;
                }
                if outline.tokens[owner].kind() == TokenKind::Clitic {
                    owner += 1;
                }
                return (owner, true, true);
            }
            _ => break,
        }
    }
    (sure, false, false)
}

/// End of the phrase that goes with the noun: `spokesman` + `for the water board`.
pub(super) fn phrase_end(outline: &Outline, from: usize, limit: usize) -> usize {
    let mut end = from;
    let limit = limit.min(from + LONGEST_RIGHT);
    let mut i = from;
    while i < limit {
        let token = &outline.tokens[i];
        let classes = outline.classes(i);
        if token.kind() == TokenKind::Clitic {
            if i == from {
                break;
            }
            // "blamed the press for Lee's claim": hers are the words, and the phrase is the verb's.
            if outline.text_of(from) == "for"
                && outline.classes(i + 1).any(Classes::SPEECH_NOUN)
                && !outline.tokens[i + 1].is_capital()
            {
                return from;
            }
            i += 1;
            continue;
        }
        // "a group of 40 aides"
        if token.kind() == TokenKind::Number && i > from {
            i += 1;
            continue;
        }
        if token.kind() != TokenKind::Word || i > from && classes.any(Classes::THAT | Classes::REL) {
            break;
        }
        if i == from
            && !(matches!(outline.text_of(i), "of" | "for" | "at" | "to" | "with" | "from" | "in" | "close" | "familiar"))
        {
            break;
        }
        // "familiar with the talks", "a strategist for the planned festival"
        let determined = i > from + 1
            && (outline.classes(i - 1).any(Classes::DET | Classes::POSS) && !outline.classes(i - 1).any(Classes::THAT)
                || outline.tokens[i - 1].kind() == TokenKind::Clitic && outline.tokens[i - 1].ch() == b's')
            && !classes.any(Classes::FUNCTION)
            && (outline.tokens[i - 1].kind() == TokenKind::Clitic
                || matches!(outline.text_of(i - 2), "of" | "for")
                || matches!(outline.text_of(i - 3), "close" | "familiar"));
        let noun = token.is_capital()
            || determined
            || classes.any(Classes::ORG_HEAD | Classes::ROLE | Classes::PEOPLE | Classes::PLACE | Classes::DOCUMENT_NOUN);
        // "a strategist for one of the candidates"
        if i > from && outline.text_of(i + 1) == "of" && classes.any(Classes::PRON) && classes.any(Classes::DET | Classes::NUM) {
            i += 1;
            continue;
        }
        // "a source close to the board", "an official familiar with the talks"
        if matches!(outline.text_of(i), "close" | "familiar") && i == from && matches!(outline.text_of(i + 1), "to" | "with") {
            i += 2;
            continue;
        }
        if classes.any(Classes::PREP) && !noun {
            // "in a statement", "to reporters" belong to the verb before long; "for", "of" and "at" go on.
            if !matches!(outline.text_of(i), "of" | "for" | "at" | "to" | "with" | "from" | "in") {
                break;
            }
        } else if classes.any(
            Classes::WEEKDAY | Classes::MONTH | Classes::AUX | Classes::SUBORD | Classes::THAT | Classes::REL | Classes::PRON,
        ) && !classes.any(Classes::DET | Classes::POSS)
            || !token.is_capital() && classes.any(Classes::CUE_STRONG | Classes::CUE_MEDIUM) && !noun
            || !token.is_capital() && classes.any(Classes::ADV | Classes::CONJ) && outline.text_of(i) != "and"
            || classes.any(Classes::PAST | Classes::THIRD) && !noun && !token.is_capital()
            || token.is_capital() && i > from && bare_noun(outline, i - 1)
        {
            break;
        }
        i += 1;
        if noun || classes.is_empty() {
            end = i;
        }
    }
    end
}
