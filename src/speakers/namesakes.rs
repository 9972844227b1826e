//! Two people of one surname: whom the surname alone means.
//!
//! News names the main bearer of a surname in full once and by the surname from then on, and the others in full each time. Where
//! two were named in full shortly before, and none of them by the surname yet, it may be either.

use super::entities::Entities;
use crate::ids::{EntityId, Id, MentionId, SentenceId};
use crate::lexicon::{Classes, FoldMap, word};
use crate::mentions::{Mention, MentionKind, Mentions, SpeakerKind};
use crate::outline::Outline;
use crate::steps::step;

/// How many sentences back a full name is still in play.
const IN_PLAY: usize = 4;
/// How many words before a full name an owner may stand.
const RELATIVE: usize = 3;
/// How surely such a surname stands for one of them, in per cent: too little to name anybody.
const EITHER: u8 = 30;

/// Those of one surname.
#[derive(Default)]
struct Namesakes {
    /// Who was named in full last, and where: mostly there is nobody else.
    latest: Option<(EntityId, SentenceId)>,
    /// The others, and where each was last.
    earlier: Vec<(EntityId, SentenceId)>,
    /// Where a brother or a wife was last named with one of them: `Tom and Ned Orr`.
    joined: Option<SentenceId>,
    /// Whether the surname alone has stood for one of them.
    alone: bool,
}

impl Namesakes {
    /// Whether another than `entity` may be meant at a sentence. It may not where the text is about one of them.
    fn may_be_another(&self, entity: EntityId, sentence: SentenceId, entities: &Entities) -> bool {
        let near = |named: SentenceId| in_play(named, sentence);
        let count = |entity: EntityId| entities.all[entity].mentions;
        let other =
            |&(other, named): &(EntityId, SentenceId)| other != entity && near(named) && count(entity) < 2 * count(other) + 2;
        // Who was named last is the likeliest anyway.
        let last = self.latest.is_some_and(|(last, _)| last == entity);
        !self.alone && (!last && self.earlier.iter().chain(&self.latest).any(other) || self.joined.is_some_and(near))
    }

    /// Notes that somebody is named in full. Whoever was named further back is out of play for good.
    fn name(&mut self, entity: EntityId, sentence: SentenceId) {
        let stays = |&(other, named): &(EntityId, SentenceId)| {
            step();
            other != entity && in_play(named, sentence)
        };
        self.earlier.retain(stays);
        self.earlier.extend(self.latest.filter(stays));
        self.latest = Some((entity, sentence));
    }
}

/// Whether somebody who was named in a sentence is still in play in another.
fn in_play(named: SentenceId, sentence: SentenceId) -> bool {
    named.to(sentence).len() <= IN_PLAY
}

/// Notes where a surname alone may stand for either of two people.
pub(super) fn doubt_namesakes(outline: &Outline, mentions: &Mentions, entities: &mut Entities) {
    let mut known: FoldMap<&str, Namesakes> = FoldMap::with_capacity_and_hasher(entities.all.len(), Default::default());
    for (id, mention) in mentions.numbered() {
        let Some(entity) = person(mention, id, entities) else { continue };
        let namesakes = known.entry(outline.text_of(mention.core().end() - 1)).or_default();
        if mention.core().len() > 1 {
            // "his wife Ann Lee", "his wife is Ann Lee": whom the text is about is another.
            let (start, name) = (mention.tokens().start(), mention.core().start());
            if start.saturating_sub(RELATIVE).to(name).iter().any(|t| outline.classes(t).any(Classes::POSS)) {
                continue;
            }
            namesakes.name(entity, mention.sentence);
            if is_joined(outline, mentions, id, entities) {
                namesakes.joined = Some(mention.sentence);
            }
        } else if !mention.courtesy && namesakes.may_be_another(entity, mention.sentence, entities) {
            entities.set_surely(id, entity, EITHER);
        } else {
            namesakes.alone = true;
        }
    }
}

/// Whom a name stands for, if that is a person.
fn person(mention: &Mention, id: MentionId, entities: &Entities) -> Option<EntityId> {
    let named = mention.kind == MentionKind::Name && !mention.quoted && !mention.core().is_empty();
    entities.of(id).filter(|&entity| named && entities.all[entity].kind == SpeakerKind::Person)
}

/// Whether a given name and "and" stand before a full name: `Tom and Ned Orr`.
fn is_joined(outline: &Outline, mentions: &Mentions, id: MentionId, entities: &Entities) -> bool {
    let Some(given) = mentions[id].tokens().start().checked_sub(2) else { return false };
    let alone = |(other, m): (MentionId, &Mention)| {
        m.core() == given.alone() && entities.of(other).is_none_or(|entity| !entities.all[entity].is_full())
    };
    outline.word(given + 1) == word::AND && outline.classes(given).any(Classes::GIVEN) && mentions.before(id).take(2).any(alone)
}
