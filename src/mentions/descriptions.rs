//! Described people and bodies: `a senior adviser to the campaign`, `the Kremlin spokesperson`, `officials`.

use super::names::{gender_of, is_possessive};
use super::types::{Mention, MentionKind, SpeakerKind};
use crate::lexicon::Flags;
use crate::outline::Outline;
use crate::text::{Shape, TokenKind};

/// How far to the left of its noun a description may begin.
const LONGEST_LEFT: usize = 10;
/// How far to the right a phrase such as "for the campaign" may reach.
const LONGEST_RIGHT: usize = 12;

/// Reads the description whose head noun stands at token `at`, if one does.
pub(super) fn read_description(outline: &Outline, at: usize, floor: usize, limit: usize) -> Option<Mention> {
    let flags = outline.flags(at);
    let person = Flags::ROLE | Flags::PEOPLE;
    if !flags.any(person | Flags::ORG_HEAD | Flags::DOCUMENT_NOUN) || outline.tokens[at].shape != Shape::Lower {
        return None;
    }
    let next = outline.tokens.get(at + 1).filter(|_| at + 1 < limit);
    // In "campaign manager" and "state senator Ann Lee" the head comes later.
    if let Some(next) = next
        && next.kind == TokenKind::Word
        && next.spaced
    {
        let next_flags = outline.flags(at + 1);
        if next.shape == Shape::Lower
            && next_flags.any(person | Flags::ORG_HEAD)
            && !next_flags.any(Flags::CUE | Flags::PREP | Flags::AUX | Flags::ADV | Flags::CONJ)
        {
            return None;
        }
        if next.is_capital() && flags.any(person) && !next_flags.any(Flags::FUNCTION | Flags::WEEKDAY | Flags::MONTH) {
            return None;
        }
    }
    let mut start = at;
    let mut determined = false;
    let mut definite = false;
    let left = floor.max(at.saturating_sub(LONGEST_LEFT));
    while start > left {
        let before = &outline.tokens[start - 1];
        let before_flags = outline.flags(start - 1);
        match before.kind {
            TokenKind::Word => {
                if !outline.tokens[start].spaced && outline.tokens[start].kind == TokenKind::Word {
                    break;
                }
                if before_flags.any(Flags::DET | Flags::POSS) {
                    determined = true;
                    definite = before_flags.any(Flags::POSS)
                        || matches!(outline.word(start - 1), "the" | "The" | "this" | "This" | "that" | "That");
                    start -= 1;
                    break;
                }
                let capital = before.is_capital() && !before_flags.any(Flags::FUNCTION | Flags::WEEKDAY | Flags::MONTH);
                let modifier = before_flags.any(
                    Flags::ROLE_MODIFIER
                        | Flags::ROLE
                        | Flags::PEOPLE
                        | Flags::ORG_HEAD
                        | Flags::DEMONYM
                        | Flags::PARTY
                        | Flags::NUM
                        | Flags::PLACE,
                ) && !before_flags.any(Flags::PREP | Flags::AUX | Flags::CONJ | Flags::SUBORD | Flags::PRON);
                let plain = before.shape == Shape::Lower
                    && (before_flags.is_empty()
                        || before_flags.any(Flags::PARTICIPLE)
                            && outline.flags(start.saturating_sub(2)).any(Flags::DET | Flags::POSS | Flags::ADV));
                if !(capital || modifier || plain) {
                    break;
                }
                start -= 1;
            }
            TokenKind::Number => start -= 1,
            TokenKind::Clitic if before.ch == b's' => {
                determined = true;
                definite = true;
                start -= 1;
            }
            _ => break,
        }
    }
    while start < at && (outline.tokens[start].kind == TokenKind::Clitic || outline.flags(start).any(Flags::VERB) && !determined)
    {
        start += 1;
    }
    let plural = flags.any(Flags::ROLE_PLURAL | Flags::PEOPLE_PLURAL);
    let thing = !flags.any(person);
    if thing && !determined
        || !plural && !determined && start == at
        || plural && flags.any(Flags::VERB) && !determined && start == at
    {
        return None;
    }
    let end = phrase_end(outline, at + 1, limit);
    let stands_for = if thing {
        if flags.any(Flags::ORG_HEAD) { SpeakerKind::Organization } else { SpeakerKind::Document }
    } else if plural || flags.any(Flags::GROUP) {
        SpeakerKind::Group
    } else {
        SpeakerKind::Unnamed
    };
    Some(Mention {
        tokens: (start, end),
        core: (at, at + 1),
        role: (at, at),
        apposition: (end, end),
        kind: MentionKind::Description,
        stands_for: Some(stands_for),
        gender: gender_of(flags),
        plural,
        possessive: is_possessive(outline, at + 1),
        quoted: false,
        place: false,
        courtesy: false,
        definite,
        sentence: 0,
        entity: usize::MAX,
    })
}

/// End of the phrase that goes with the noun: `spokesman` + `for the water board`.
fn phrase_end(outline: &Outline, from: usize, limit: usize) -> usize {
    let mut end = from;
    let limit = limit.min(from + LONGEST_RIGHT);
    let mut i = from;
    while i < limit {
        let token = &outline.tokens[i];
        let flags = outline.flags(i);
        if token.kind == TokenKind::Clitic {
            if i == from {
                break;
            }
            i += 1;
            continue;
        }
        if token.kind != TokenKind::Word {
            break;
        }
        if i == from && !(matches!(outline.word(i), "of" | "for" | "at" | "to" | "with" | "from" | "in")) {
            break;
        }
        let noun =
            token.is_capital() || flags.any(Flags::ORG_HEAD | Flags::ROLE | Flags::PEOPLE | Flags::PLACE | Flags::DOCUMENT_NOUN);
        if flags.any(Flags::PREP) && !noun {
            // "in a statement", "to reporters" belong to the verb before long; "for", "of" and "at" go on.
            if !matches!(outline.word(i), "of" | "for" | "at" | "to" | "with" | "from" | "in") {
                break;
            }
        } else if flags.any(Flags::WEEKDAY | Flags::MONTH | Flags::AUX | Flags::SUBORD | Flags::THAT | Flags::REL | Flags::PRON)
            && !flags.any(Flags::DET | Flags::POSS)
            || !token.is_capital() && flags.any(Flags::CUE_STRONG | Flags::CUE_MEDIUM) && !noun
            || !token.is_capital() && flags.any(Flags::ADV | Flags::CONJ) && outline.word(i) != "and"
            || flags.any(Flags::PAST | Flags::THIRD) && !noun && !token.is_capital()
        {
            break;
        }
        i += 1;
        if noun || flags.is_empty() {
            end = i;
        }
    }
    end
}
