//! Names of people, bodies and places.

use super::bounds::{phrase_end, phrase_start, some_of};
use super::heads::Place;
use super::mention::{Mention, MentionKind, SpeakerKind, is_possessive};
use super::parts::{Run, part_run};
use super::roles::{extend_role_left, noun_follows};
use super::runs::{first_word, headline_verb, is_compound, is_speaking_surname, name_run};
use crate::ids::{Id, TokenId};
use crate::lexicon::{Classes, looks_past, word};
use crate::outline::Outline;
use crate::text::Shape;

/// Most small words before a surname.
const MOST_PARTICLES: usize = 2;
/// Most words for how somebody is.
const LONGEST_EPITHET: usize = 3;

/// Reads the name that begins at a place, if one does.
pub(super) fn read_name(outline: &Outline, place: Place, mention: &mut Mention) -> bool {
    if place.headline && headline_verb(outline, place.at) {
        return false;
    }
    let end = name_run(outline, place);
    let whole = first_word(outline, place, end);
    // "Ohio-born Ann Lee", but no name at all in "Ohio-born voters".
    let compound = whole.to(end).iter().rev().find(|&t| is_compound(outline, t));
    let start = compound.map_or(whole, |compound| compound + 1);
    let opens = place.opens && start == place.at && !is_speaking_surname(outline, place, end);
    if start >= end || !part_run(Run { outline, start, end }, opens, mention) {
        return false;
    }
    if compound.is_some() && mention.stands_for == Some(SpeakerKind::Person) {
        mention.begin_at(whole);
    } else if (mention.kind == MentionKind::Name) & (mention.stands_for != Some(SpeakerKind::Organization)) & !mention.place {
        extend_role_left(outline, mention, place.floor);
    }
    if mention.kind == MentionKind::Description {
        complete_description(outline, start, place, mention);
    } else if mention.may_be_person() && !place.headline {
        begin_at_particle(outline, mention, place.floor);
        begin_at_epithet(outline, mention, place.floor);
    }
    mention.possessive = is_possessive(outline, mention.tokens().end());
    true
}

/// Takes the small words before a surname into the name: `said de la Orrada`.
fn begin_at_particle(outline: &Outline, mention: &mut Mention, floor: TokenId) {
    let core = mention.core();
    let particle = |t: TokenId| {
        let classes = outline.classes(t);
        let ordinary = Classes::PREP | Classes::DET | Classes::CONJ | Classes::PRON | Classes::AUX;
        classes.any(Classes::PARTICLE) && !classes.any(ordinary) && outline.tokens[t].shape() == Shape::Lower
    };
    let mut start = core.start();
    while start > floor && start + MOST_PARTICLES > core.start() && outline.tokens[start].spaced() && particle(start - 1) {
        start -= 1;
    }
    // "the driver of the delivery van Orrada"
    let noun = |t: TokenId| {
        let classes = outline.classes(t);
        outline.tokens[t].is_word()
            && (classes.any(Classes::DET | Classes::POSS) || !classes.any(Classes::FUNCTION | Classes::VERB))
    };
    if start < core.start() && mention.tokens().start() == core.start() && !start.before().is_some_and(noun) {
        mention.begin_at(start);
        mention.set_core(core.with_start(start));
    }
}

/// Takes the words for how somebody is into the mention: `a stunned Ann Lee`, `the embattled Ann Lee`, `43-year-old Ann Lee`.
fn begin_at_epithet(outline: &Outline, mention: &mut Mention, floor: TokenId) {
    let start = mention.tokens().start();
    let mut at = start;
    while at > floor && at + LONGEST_EPITHET > start && outline.tokens[at].spaced() && is_epithet(outline, at - 1) {
        at -= 1;
    }
    // "a senior Lee adviser"
    if at == start || noun_follows(outline, mention.tokens().end()) {
        return;
    }
    let article = |t: &TokenId| *t >= floor && matches!(outline.word(*t), word::A | word::AN | word::THE);
    if let Some(article) = at.before().filter(article) {
        mention.begin_at(article);
    } else if outline.tokens[start - 1].is_aged() {
        mention.begin_at(start - 1);
    }
}

/// Whether the word may tell how somebody is: `stunned`, `visiting`, `tearful`, `43-year-old`.
fn is_epithet(outline: &Outline, token: TokenId) -> bool {
    let (t, classes) = (&outline.tokens[token], outline.classes(token));
    let unknown = || classes.is_plain() && looks_past(outline.text_of(token));
    let told = classes.any(Classes::PARTICIPLE | Classes::GERUND | Classes::ROLE_MODIFIER | Classes::ADV) || unknown();
    t.is_aged() || t.shape() == Shape::Lower && told && !classes.any(Classes::FUNCTION.without(Classes::ADV))
}

/// Takes the rest of its phrase into a description whose words with capitals begin at `start`: `one` + `Democrat` + `familiar with
/// the talks`.
fn complete_description(outline: &Outline, start: TokenId, place: Place, mention: &mut Mention) {
    // In a headline the words before may be anything, and so may those behind.
    let floor = if place.headline { start } else { place.floor };
    let opening = phrase_start(outline, mention.tokens().start(), floor);
    let share = if mention.plural { some_of(outline, opening.at, floor) } else { None };
    mention.begin_at(share.map_or(opening.at, |share| share.at));
    if !place.headline {
        mention.end_at(phrase_end(outline, mention.tokens().end(), place.limit));
    }
    mention.definite = opening.definite || opening.at == start && !mention.plural;
}
