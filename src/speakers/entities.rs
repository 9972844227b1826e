//! All entities of a document, and which of them each mention stands for as far as that is known.

use super::entity::Entity;
use crate::ids::{EntityId, Id, IdVec, MentionId};
use crate::lexicon::FoldMap;
use crate::mentions::Mention;
use crate::room::room;
use crate::steps::step;

room! {
    /// All entities of a document, and which of them each mention stands for as far as that is known.
    pub(crate) struct Entities {
        pub(crate) all: IdVec<EntityId, Entity>,
        of: IdVec<MentionId, Referent>,
    }
}

/// Room for so many is made at first: a long text names the same people time and again.
pub(super) const ROOM: usize = 64;

/// Nobody yet.
const NONE: u32 = u32::MAX;

/// Whom a mention stands for.
#[derive(Debug, Clone, Copy)]
struct Referent {
    /// An entity, or [`NONE`] while it is not known.
    entity: u32,
    /// How surely, in per cent: a name surely, a pronoun as far as nobody else is near.
    surety: u8,
}

impl Entities {
    /// The same that hold no entity, for so many mentions.
    pub(super) fn of_none(mut self, mentions: usize) -> Entities {
        self.all.reserve((mentions / 3).min(ROOM));
        self.of.resize(mentions, Referent { entity: NONE, surety: 100 });
        self
    }

    /// The person or body that a mention stands for, once that is known.
    pub(crate) fn of(&self, mention: MentionId) -> Option<EntityId> {
        step();
        let entity = self.of[mention].entity;
        (entity != NONE).then(|| EntityId::new(entity as usize))
    }

    /// How surely the mention stands for its entity, in per cent.
    pub(crate) fn surety(&self, mention: MentionId) -> u8 {
        self.of[mention].surety
    }

    /// The mention stands for this entity.
    pub(crate) fn set(&mut self, mention: MentionId, entity: EntityId) {
        self.of[mention].entity = entity.index() as u32;
    }

    /// The mention stands for this entity, so surely in per cent.
    pub(super) fn set_surely(&mut self, mention: MentionId, entity: EntityId, surety: u8) {
        self.of[mention] = Referent { entity: entity.index() as u32, surety };
    }

    /// Makes one of entities that are the same: every mention of one stands for the other that it is `same` as.
    pub(super) fn unite(&mut self, same: &FoldMap<EntityId, EntityId>) {
        for mention in self.of.ids().iter() {
            if let Some(&first) = self.of(mention).and_then(|entity| same.get(&entity)) {
                self.all[first].mentions += 1;
                self.set(mention, first);
            }
        }
    }

    /// A new entity for somebody whose surname others bear too.
    pub(crate) fn namesake(&mut self, mention: &Mention) -> EntityId {
        let mut entity = Entity::new(mention, 1);
        (entity.mentions, entity.alone, entity.surely_person) = (1, 1, true);
        entity.gender_told = mention.courtesy && mention.gender.is_some();
        self.all.push(entity)
    }

    /// A new entity for somebody who is only described.
    pub(crate) fn describe(&mut self, mention: &Mention) -> EntityId {
        self.all.push(Entity::new(mention, 0))
    }
}
