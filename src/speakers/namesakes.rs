//! Two people of one surname: whom the surname alone means.
//!
//! News names the main bearer of a surname in full once and by the surname from then on, and the others in full each time. Where
//! none of them was named by the surname yet, it is whoever was named in full last and acts: "His wife, Jana Orr, said she had never
//! doubted it. “He is stubborn,” Orr said." Where the others are near, it may be either.

use std::hash::BuildHasher;

use super::antecedents::{Grammar, reports};
use super::entities::Entities;
use crate::ids::{EntityId, Id, MentionId, SentenceId, TokenId};
use crate::lexicon::{Classes, FoldMap, word};
use crate::mentions::{Mention, MentionKind, Mentions, SpeakerKind};
use crate::outline::Outline;
use crate::steps::step;

/// How many sentences back a full name is still in play.
const IN_PLAY: usize = 4;
/// How many sentences back whoever was named in full last is whom the surname alone means.
const REMEMBERED: usize = 8;
/// How many words before a full name an owner may stand.
const RELATIVE: usize = 3;
/// How surely such a surname stands for one of them, in per cent: too little to name anybody.
const EITHER: u8 = 30;
/// The same where the text calls one of them so, and another has just spoken.
const RATHER: u8 = 60;
/// The same where one of them was named last and acted, and none of the others near.
const LAST: u8 = 90;

/// Somebody who was named in full.
#[derive(Clone, Copy)]
struct Full {
    entity: EntityId,
    /// Where last.
    mention: MentionId,
    sentence: SentenceId,
    /// Whether it acts there. It is asked only once another bears the surname.
    acts: bool,
}

/// Those of each surname, by the hash of its letters, or by a number behind that where another surname has it.
pub(super) type Known = FoldMap<u64, Namesakes>;

/// Those of one surname.
pub(super) struct Namesakes {
    /// Where it stands first.
    surname: TokenId,
    /// Who was named in full last: mostly there is nobody else.
    last: Option<Full>,
    /// The others who are still in play.
    earlier: Vec<Full>,
    /// Where a brother or a wife was last named with one of them: `Tom and Ned Orr`.
    joined: Option<SentenceId>,
    /// For whom the surname alone stood last, how surely, and where.
    alone: Option<(EntityId, u8, SentenceId)>,
}

impl Namesakes {
    /// Those of the surname that stands at a token.
    fn of<'k>(known: &'k mut Known, outline: &Outline, surname: TokenId) -> &'k mut Namesakes {
        let word = outline.text_of(surname);
        let mut key = known.hasher().hash_one(word);
        while known.get(&key).is_some_and(|other| outline.text_of(other.surname) != word) {
            key = key.wrapping_add(1);
        }
        known.entry(key).or_insert(Namesakes { surname, last: None, earlier: Vec::new(), joined: None, alone: None })
    }

    /// Notes that somebody is named in full. Whoever was named further back is out of play for good.
    fn name(&mut self, named: Full) {
        let stays = |full: &Full| {
            step();
            full.entity != named.entity && in_play(full.sentence, named.sentence)
        };
        self.earlier.retain(stays);
        self.earlier.extend(self.last.filter(stays));
        self.last = Some(named);
    }

    /// Who was named in full and is still in play.
    fn full(&self) -> impl Iterator<Item = &Full> {
        self.earlier.iter().chain(&self.last)
    }

    /// Whom the surname alone means at a mention that would be `entity`'s, and how surely.
    fn meant(&self, outline: &Outline, entities: &Entities, entity: EntityId, mention: &Mention) -> (EntityId, u8) {
        let since = |last: &Full| self.alone.is_none_or(|(_, _, sentence)| sentence < last.sentence);
        let last = self.last.as_ref().filter(|last| fits(last.entity, mention, entities));
        let other = last.filter(|last| last.entity != entity && last.acts && since(last));
        match (self.alone, other) {
            (None, Some(last)) if last.sentence.to(mention.sentence).len() > REMEMBERED => (entity, RATHER),
            (None, Some(last)) => match self.is_near(outline, entity, last) {
                true => (entity, EITHER),
                false => (last.entity, LAST),
            },
            (None, None) if !mention.courtesy && self.may_be_another(entity, mention.sentence, entities) => (entity, EITHER),
            (None, None) => (entity, 100),
            // Whom the text calls so already; but somebody else has just been brought in and speaks.
            (Some((alone, surety, _)), Some(last)) if fits(alone, mention, entities) => {
                let just = outline.sentences[last.sentence].paragraph == outline.sentences[mention.sentence].paragraph
                    && last.sentence.to(mention.sentence).len() <= 1
                    && !self.is_near(outline, alone, last);
                (alone, if just { surety.min(RATHER) } else { surety })
            }
            (Some((alone, surety, _)), _) if fits(alone, mention, entities) => (alone, surety),
            _ => (entity, 100),
        }
    }

    /// Whether somebody was named in full in the paragraph where another was named last.
    fn is_near(&self, outline: &Outline, entity: EntityId, last: &Full) -> bool {
        let paragraph = |sentence: SentenceId| outline.sentences[sentence].paragraph;
        let near = |full: &&Full| paragraph(full.sentence) == paragraph(last.sentence);
        self.full().filter(|full| full.entity == entity).any(|full| near(&full))
    }

    /// Whether another than `entity` may be meant at a sentence. It may not where the text is about one of them.
    fn may_be_another(&self, entity: EntityId, sentence: SentenceId, entities: &Entities) -> bool {
        let near = |named: SentenceId| in_play(named, sentence);
        let count = |entity: EntityId| entities.all[entity].mentions;
        let other = |full: &Full| full.entity != entity && near(full.sentence) && count(entity) < 2 * count(full.entity) + 2;
        // Who was named last is the likeliest anyway.
        let last = self.last.is_some_and(|last| last.entity == entity);
        !last && self.full().any(other) || self.joined.is_some_and(near)
    }
}

/// Whether a title before a surname suits a person: no woman is "Mr. Orr".
fn fits(entity: EntityId, mention: &Mention, entities: &Entities) -> bool {
    let known = entities.all[entity].gender;
    !mention.courtesy || mention.gender.is_none() || known.is_none() || known == mention.gender
}

/// Whether somebody who was named in a sentence is still in play in another.
fn in_play(named: SentenceId, sentence: SentenceId) -> bool {
    named.to(sentence).len() <= IN_PLAY
}

/// Notes where a surname alone may stand for either of two people.
pub(super) fn doubt_namesakes(outline: &Outline, mentions: &Mentions, entities: &mut Entities, known: &mut Known) {
    let shared = Shared::read(outline, mentions, entities);
    if !shared.any {
        return;
    }
    for (id, mention) in mentions.numbered() {
        let Some(entity) = person(mention, id, entities).filter(|_| shared.holds(outline, mention)) else { continue };
        let namesakes = Namesakes::of(known, outline, mention.core().end() - 1);
        if mention.core().len() > 1 {
            // "his wife Ann Lee", "his wife is Ann Lee": whom the text is about is another, unless she speaks.
            let (start, name) = (mention.tokens().start(), mention.core().start());
            let relative = start.saturating_sub(RELATIVE).to(name).iter().any(|t| outline.classes(t).any(Classes::POSS));
            if relative && !reports(outline, mention) {
                continue;
            }
            namesakes.name(Full { entity, mention: id, sentence: mention.sentence, acts: false });
            if is_joined(outline, mentions, id, entities) {
                namesakes.joined = Some(mention.sentence);
            }
        } else {
            if let Some(last) = namesakes.last.as_mut().filter(|last| last.entity != entity) {
                last.acts = matches!(Grammar::of(outline, &mentions[last.mention]), Grammar::Subject | Grammar::Clause);
            }
            let (meant, surety) = namesakes.meant(outline, entities, entity, mention);
            if surety < 100 || meant != entity {
                entities.set_surely(id, meant, surety);
            }
            if surety > EITHER {
                namesakes.alone = Some((meant, surety, mention.sentence));
            }
        }
    }
}

/// How many shapes of surnames are told apart.
const SHAPES: usize = 512;

/// Which surnames may be those of two people, by their shapes: nearly all are turned away by them.
struct Shared {
    /// Of each shape whose surname it is, or [`Shared::NOBODY`] or [`Shared::SEVERAL`].
    of: [u32; SHAPES],
    any: bool,
}

impl Shared {
    const NOBODY: u32 = u32::MAX;
    const SEVERAL: u32 = u32::MAX - 1;

    fn read(outline: &Outline, mentions: &Mentions, entities: &Entities) -> Shared {
        let mut shared = Shared { of: [Shared::NOBODY; SHAPES], any: false };
        for (id, mention) in mentions.numbered() {
            let Some(entity) = person(mention, id, entities) else { continue };
            let (entity, known) = (entity.index() as u32, &mut shared.of[shape(outline, mention)]);
            let again = *known == Shared::NOBODY || *known == entity;
            // `Tom and Ned Orr`
            if again && (mention.core().len() == 1 || given_before(outline, mention).is_none()) {
                *known = entity;
            } else {
                (*known, shared.any) = (Shared::SEVERAL, true);
            }
        }
        shared
    }

    fn holds(&self, outline: &Outline, mention: &Mention) -> bool {
        self.of[shape(outline, mention)] == Shared::SEVERAL
    }
}

/// The shape of a surname: that of the same letters is the same.
fn shape(outline: &Outline, mention: &Mention) -> usize {
    let token = &outline.tokens[mention.core().end() - 1];
    let bytes = &outline.text.as_bytes()[token.start()..token.end()];
    let letter = |byte: Option<&u8>| byte.map_or(0, |&byte| usize::from(byte));
    (letter(bytes.first()) ^ letter(bytes.last()) << 3 ^ letter(bytes.get(bytes.len() / 2)) << 5 ^ bytes.len()) % SHAPES
}

/// Whom a name stands for, if that is a person.
fn person(mention: &Mention, id: MentionId, entities: &Entities) -> Option<EntityId> {
    let named = mention.kind == MentionKind::Name && !mention.quoted && !mention.core().is_empty();
    entities.of(id).filter(|&entity| named && entities.all[entity].kind == SpeakerKind::Person)
}

/// Whether a given name and "and" stand before a full name: `Tom and Ned Orr`.
fn is_joined(outline: &Outline, mentions: &Mentions, id: MentionId, entities: &Entities) -> bool {
    let Some(given) = given_before(outline, &mentions[id]) else { return false };
    let alone = |(other, m): (MentionId, &Mention)| {
        m.core() == given.alone() && entities.of(other).is_none_or(|entity| !entities.all[entity].is_full())
    };
    mentions.before(id).take(2).any(alone)
}

/// The given name that "and" joins to a name.
fn given_before(outline: &Outline, mention: &Mention) -> Option<TokenId> {
    let given = mention.tokens().start().checked_sub(2)?;
    (outline.word(given + 1) == word::AND && outline.classes(given).any(Classes::GIVEN)).then_some(given)
}
