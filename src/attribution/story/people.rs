//! The people of a story: whom a description stands for, who is a man and who a woman.

use super::scene::{acts, bearer, titles};
use crate::ids::{EntityId, Id, IdRange, IdVec, MentionId, TokenId};
use crate::lexicon::{Classes, Phrase, WordId, word};
use crate::mentions::{Gender, Mention, MentionKind, SpeakerKind};
use crate::outline::Outline;
use crate::speakers::{Entity, Referents};
use crate::text::{Token, TokenKind};

/// How many words behind a name a pronoun tells whether it is a man's or a woman's.
const PRONOUN_WITHIN: usize = 25;
/// How many mentions back "one of the gentlemen" may stand.
const SEVERAL: usize = 48;
/// How much a given name tells about that, beside pronouns: some are given to both.
const GIVEN_NAME: i32 = 4;

/// Whoever speaks is a person, be the name one that "the" stands before: "the Vole".
pub(super) fn animate(referents: &mut Referents) {
    let (outline, mentions) = (&referents.article().outline, &referents.article().mentions);
    let speaks = |t: TokenId| {
        let classes = outline.classes(t);
        classes.any(Classes::CUE_STRONG | Classes::CUE_MEDIUM) && classes.any(Classes::PAST | Classes::THIRD)
    };
    let mark = |t: TokenId| outline.tokens.get(t).is_some_and(|t| t.kind() == TokenKind::Mark);
    for (id, m) in mentions.numbered().filter(|(_, m)| m.kind == MentionKind::Name && !m.quoted && m.may_be_person()) {
        let (start, end) = m.tokens().bounds();
        let article = outline.word_before(start) == word::THE;
        let Some(before) = start.checked_sub(1 + usize::from(article)) else { continue };
        let told = speaks(before) && before.before().is_some_and(mark) || mark(before) && speaks(end);
        if let Some(entity) = referents.of(id).filter(|_| told) {
            let known = &mut referents.entities.all[entity];
            (known.thing, known.surely_person) = (false, true);
        }
    }
}

/// Gives the people whom the story describes their entities. "A hedgehog named Pipkin" and "Fidget the frog" are introduced by name,
/// and "the captain" is Captain Lee, be it that her name comes later.
pub(super) fn introduce(referents: &mut Referents) {
    let outline = &referents.article().outline;
    let titles = titles(referents);
    for (id, m) in referents.article().mentions.numbered() {
        let open = m.kind == MentionKind::Description && !m.quoted && referents.of(id).is_none() && !m.plural;
        if !open || m.stands_for != Some(SpeakerKind::Unnamed) || referents.is_apposed(id) || is_said_of(outline, m) {
            continue;
        }
        let (start, end) = m.tokens().bounds();
        let bare = m.definite && m.core() == (start + 1).to(end);
        let titled = || bearer(outline, &titles, end - 1).filter(|_| bare);
        let one_of = || one_of_several(referents, id).filter(|_| bare);
        match named_beside(referents, id).or_else(titled).or_else(one_of) {
            Some(entity) => referents.entities.set(id, entity),
            None => {
                referents.resolve(id);
            }
        }
    }
}

/// "The gentleman" of whom "one of the gentlemen" has told.
fn one_of_several(referents: &Referents, id: MentionId) -> Option<EntityId> {
    let (outline, mentions) = (&referents.article().outline, &referents.article().mentions);
    let head = outline.text_of(mentions[id].core().start());
    let one_of = |(_, m): &(MentionId, &Mention)| {
        m.kind == MentionKind::Description
            && !m.plural
            && outline.word(m.tokens().start() + 1) == word::OF
            && outline.word(m.tokens().start()) == word::ONE
            && outline.lexicon.is_plural(outline.text_of(m.core().start()), head)
    };
    mentions.before(id).take(SEVERAL).find(one_of).and_then(|(id, _)| referents.of(id))
}

/// Whether the description is said of somebody: "He had been the engineer."
fn is_said_of(outline: &Outline, mention: &Mention) -> bool {
    let before = mention.tokens().start().before();
    before.is_some_and(|before| outline.classes(before).any(Classes::BE) || outline.phrase_end(Phrase::COPULA, before).is_some())
}

/// The name beside a description: "a hedgehog named Pipkin", "a man whose name was Orr", "Fidget the frog".
fn named_beside(referents: &Referents, id: MentionId) -> Option<EntityId> {
    let (outline, mentions) = (&referents.article().outline, &referents.article().mentions);
    let (start, end) = mentions[id].tokens().bounds();
    let called = outline.phrase_end(Phrase::BEARS_NAME, end);
    let name = |(id, m): &(MentionId, &Mention)| m.kind == MentionKind::Name && referents.of(*id).is_some();
    let behind = called.and_then(|called| mentions.from(id + 1).take(3).filter(name).find(|(_, m)| m.tokens().start() == called));
    let before = || {
        let close = mentions.before(id).take(3).filter(name).find(|(_, m)| m.tokens().end() == start);
        close.filter(|_| outline.word(start) == word::THE)
    };
    behind.or_else(before).and_then(|(id, _)| referents.of(id))
}

/// Gives the pronouns in paragraphs that hold no quote their entities; beside a quote a pronoun rather is whoever speaks.
pub(super) fn settle(referents: &mut Referents) {
    let outline = &referents.article().outline;
    for (id, m) in referents.article().mentions.numbered() {
        let sentences = outline.sentences_in(outline.sentences[m.sentence].paragraph);
        if m.is_pronoun() && m.gender.is_some() && !m.quoted && !outline.sentences[sentences].iter().any(|s| s.quoted) {
            referents.resolve(id);
        }
    }
}

/// Learns from given names, and from the words behind a person who acts, who is a man and who a woman, where no title tells.
pub(super) fn learn_genders(referents: &mut Referents) {
    let (outline, mentions) = (&referents.article().outline, &referents.article().mentions);
    let entities = &mut referents.entities;
    let mut votes: Vec<(EntityId, i32)> = Vec::new();
    for (index, mention) in mentions.numbered() {
        let Some(entity) = entities.of(index).filter(|&e| !entities.all[e].gender_told) else { continue };
        if mention.kind == MentionKind::Name
            && let Some(gender) = mention.gender
        {
            let vote = (entity, if gender == Gender::Masculine { GIVEN_NAME } else { -GIVEN_NAME });
            // The name counts once, however often it stands.
            if entities.all[entity].first == mention.tokens().start() {
                votes.push(vote);
            }
        }
        // "Said the keeper. She put down the kettle."
        let before = outline.classes_before(mention.tokens().start());
        let speaks = before.any(Classes::CUE) && before.any(Classes::PAST | Classes::THIRD);
        if mention.is_pronoun() || mention.quoted || !speaks && !acts(outline, mention) {
            continue;
        }
        let other = |(_, m): &(MentionId, &Mention)| !m.quoted && !m.is_pronoun() && m.may_be_person();
        let next = mentions.from(index + 1).find(other).map_or(outline.tokens.end(), |(_, m)| m.tokens().start());
        let until = outline.paragraph_of(mention.sentence).tokens.end().min(next).min(mention.full_end() + PRONOUN_WITHIN);
        let words = outline.tokens[mention.full_end().to(until)].iter().take_while(|t| t.kind() != TokenKind::Mark);
        votes.extend(words.map(Token::word).find_map(vote_of).map(|vote| (entity, vote)));
    }
    votes.sort_unstable_by_key(|(entity, _)| *entity);
    for of_one in votes.chunk_by(|a, b| a.0 == b.0) {
        let sum: i32 = of_one.iter().map(|(_, vote)| vote).sum();
        let gender = if sum > 0 { Gender::Masculine } else { Gender::Feminine };
        entities.all[of_one[0].0].gender = (sum != 0).then_some(gender);
    }
}

/// What a pronoun tells, above zero for a man: "she" is the subject of before more surely than "her" is.
fn vote_of(pronoun: WordId) -> Option<i32> {
    match pronoun {
        word::HE | word::HIMSELF => Some(2),
        word::HIS | word::HIM => Some(1),
        word::SHE | word::HERSELF => Some(-2),
        word::HER => Some(-1),
        _ => None,
    }
}

/// Whether the pronoun may stand for the entity.
pub(super) fn may_be(referents: &Referents, pronoun: &Mention, entity: EntityId) -> bool {
    let known = &referents.entities.all[entity];
    let single = matches!(known.kind, SpeakerKind::Person | SpeakerKind::Unnamed) && !known.plural && !known.place;
    match pronoun.gender {
        Some(gender) => single && (known.gender.is_none_or(|other| other == gender) || !is_sure(known)),
        None => match referents.article().outline.word(pronoun.core().start()) {
            word::THEY => !single,
            word::IT => known.gender.is_none() && !known.surely_person,
            _ => false,
        },
    }
}

/// Lets those keep their titles whom the story never names without: "Mrs. Lee", "Father Orr".
pub(super) fn entitle(referents: &mut Referents) {
    let (outline, mentions) = (&referents.article().outline, &referents.article().mentions);
    let entities = &mut referents.entities;
    let title = |m: &Mention| {
        let before = m.core().start().before().filter(|&before| before >= m.tokens().start())?;
        let single = m.core().len() == 1;
        let titles = Classes::COURTESY | Classes::TITLE | Classes::ABBREVIATION_TITLE | Classes::ROLE;
        (single && outline.tokens[before].is_capital() && outline.classes(before).any(titles)).then_some(before)
    };
    // Of each entity its first name with a title, unless one stands without, or with another.
    let mut titled: IdVec<EntityId, Option<Option<IdRange<TokenId>>>> = IdVec::new(vec![None; entities.all.len()]);
    for (id, mention) in mentions.numbered().filter(|(_, m)| m.kind == MentionKind::Name && !m.quoted) {
        let Some(entity) = entities.of(id) else { continue };
        let here = title(mention).map(|title| title.to(mention.core().end()));
        let same = |known: IdRange<TokenId>| here.is_some_and(|here| outline.same_word(known.start(), here.start()));
        titled[entity] = Some(match titled[entity] {
            Some(known) => known.filter(|&known| same(known)),
            None => here,
        });
    }
    for (entity, titled) in entities.all.iter_mut().zip(titled.iter()) {
        if entity.kind == SpeakerKind::Person
            && entity.name.len() == 1
            && let Some(titled) = (*titled).flatten()
        {
            entity.name = titled;
        }
    }
}

/// Whether the gender is surely known.
fn is_sure(entity: &Entity) -> bool {
    entity.gender_told || entity.kind == SpeakerKind::Unnamed
}
