//! Clustering: every mention by name is given its entity.

use super::entity::{Entity, NONE};
use super::genders::learn_genders;
use super::key::NameKey;
use super::name::Name;
use super::roles::learn_roles;
use crate::lexicon::{Flags, FoldMap};
use crate::mentions::{Mention, MentionKind, SpeakerKind};
use crate::outline::Outline;
use crate::text::Shape;

/// How many people of one surname are kept apart; further ones are not found by it.
const NAMESAKES: usize = 16;
/// Within this many tokens of a full name, a surname alone rather is the same person.
const NEAR: usize = 40;

/// All entities of a document.
pub(crate) struct Entities {
    pub(crate) all: Vec<Entity>,
    /// First of the chain of entities with a surname, with a given name.
    by_surname: FoldMap<NameKey, u32>,
    by_given: FoldMap<NameKey, u32>,
    by_whole: FoldMap<NameKey, u32>,
    acronyms: FoldMap<NameKey, u32>,
}

impl Entities {
    /// Gives every mention by name its entity.
    pub(crate) fn cluster(outline: &Outline, mentions: &mut [Mention]) -> Entities {
        let mut entities = Entities {
            all: Vec::with_capacity(mentions.len() / 8),
            by_surname: FoldMap::with_capacity_and_hasher(mentions.len() / 8, Default::default()),
            by_given: FoldMap::with_capacity_and_hasher(mentions.len() / 16, Default::default()),
            by_whole: FoldMap::with_capacity_and_hasher(mentions.len() / 8, Default::default()),
            acronyms: FoldMap::default(),
        };
        let in_headline =
            |m: &Mention| outline.sentences.get(m.sentence()).is_some_and(|s| outline.paragraphs[s.paragraph as usize].headline);
        // Full names first: a surname alone is then somebody's whose full name the text gives, be it later. Headlines last: they
        // only repeat.
        for index in 0..mentions.len() {
            let m = &mentions[index];
            if m.kind == MentionKind::Name && m.core().1 - m.core().0 > 1 && (!in_headline(m) || is_plain(outline, m)) {
                entities.place(outline, mentions, index, false);
            }
        }
        for index in 0..mentions.len() {
            let m = &mentions[index];
            if m.kind == MentionKind::Name && m.entity().is_none() && m.core().1 - m.core().0 == 1 {
                let headline = in_headline(m);
                entities.place(outline, mentions, index, headline);
            }
        }
        for index in 0..mentions.len() {
            if mentions[index].kind == MentionKind::Name && mentions[index].entity().is_none() {
                entities.place(outline, mentions, index, true);
            }
            entities.surname_after_all(outline, mentions, index);
        }
        learn_genders(outline, mentions, &mut entities.all);
        learn_roles(outline, mentions, &mut entities);
        entities
    }

    /// Gives the mention at `index` its entity, a new one when nobody known fits.
    fn place(&mut self, outline: &Outline, mentions: &mut [Mention], index: usize, headline: bool) {
        let mention = mentions[index];
        let Some(name) = Name::read(outline, mention.core()) else { return };
        // A place or a nationality may be somebody's surname: "Scarborough", "Cuban".
        if mention.place
            && name.is_single()
            && let Some(id) = self.bearer(&mention, name.surname)
        {
            self.take_for(outline, mentions, index, id, name);
            return;
        }
        if mention.place && mention.stands_for.is_none() {
            return;
        }
        let body = mention.stands_for == Some(SpeakerKind::Organization);
        let found =
            if body { self.find_body(outline, &mention, &name) } else { self.find_person(outline, &mention, &name, headline) };
        let id = match found {
            Some(id) => id,
            // A long run of capitals in a headline that the article does not know is no name.
            None if headline && !body && mention.core().1 - mention.core().0 > 3 => return,
            None => self.create(outline, &mention, name),
        };
        mentions[index].set_entity(id);
        self.learn(outline, id, &mention, name, headline);
    }

    /// A single capitalised word taken for a description may be a surname that the text gives in full: "Sexton said".
    fn surname_after_all(&mut self, outline: &Outline, mentions: &mut [Mention], index: usize) {
        let mention = mentions[index];
        let (first, end) = mention.tokens();
        if mention.kind == MentionKind::Description
            && end == first + 1
            && outline.tokens[first].is_capital()
            && let Some(name) = Name::read(outline, mention.tokens())
            && let Some(id) = self.bearer(&mention, name.surname)
        {
            self.take_for(outline, mentions, index, id, name);
        }
    }

    /// The person who bears the surname and is named in full somewhere.
    fn bearer(&self, mention: &Mention, surname: NameKey) -> Option<usize> {
        self.most_salient(mention, self.namesakes(surname)).filter(|&id| self.all[id].is_full())
    }

    fn take_for(&mut self, outline: &Outline, mentions: &mut [Mention], index: usize, id: usize, name: Name) {
        let mention = &mut mentions[index];
        mention.kind = MentionKind::Name;
        mention.place = false;
        mention.stands_for = Some(SpeakerKind::Person);
        mention.set_entity(id);
        let mention = *mention;
        self.learn(outline, id, &mention, name, false);
    }

    fn create(&mut self, outline: &Outline, mention: &Mention, name: Name) -> usize {
        let id = self.all.len();
        self.by_whole.entry(name.whole()).or_insert(id as u32);
        let entity = Entity::new(mention, Some(name));
        let body = entity.kind == SpeakerKind::Organization;
        self.all.push(entity);
        if !body {
            let head = *self.by_surname.entry(name.surname).or_insert(id as u32);
            if head as usize != id
                && let Some(last) = self.namesakes(name.surname).last()
            {
                self.all[last].next_namesake = id as u32;
            }
            self.index_given(id, &name);
        } else if !name.is_single() {
            let initials: String = (mention.core().0..mention.core().1)
                .filter(|&t| outline.tokens[t].is_capital() && !outline.flags(t).any(Flags::DET))
                .filter_map(|t| outline.word(t).chars().next())
                .collect();
            self.acronyms.entry(NameKey::of(&initials)).or_insert(id as u32);
        }
        id
    }

    fn index_given(&mut self, id: usize, name: &Name) {
        let Some((given, _)) = name.given else { return };
        let head = *self.by_given.entry(given).or_insert(id as u32);
        let last = self.of_given(given).last();
        let known = head as usize == id || self.of_given(given).any(|other| other == id);
        if !known && let Some(last) = last {
            self.all[last].next_given = id as u32;
        }
    }

    /// Everybody of a surname, in the order of the text; at most [`NAMESAKES`].
    fn namesakes(&self, surname: NameKey) -> impl Iterator<Item = usize> + Clone + '_ {
        let first = self.by_surname.get(&surname).copied();
        chain(first, |id| self.all[id as usize].next_namesake)
    }

    /// Everybody of a given name.
    fn of_given(&self, given: NameKey) -> impl Iterator<Item = usize> + Clone + '_ {
        let first = self.by_given.get(&given).copied();
        chain(first, |id| self.all[id as usize].next_given)
    }

    fn find_body(&self, outline: &Outline, mention: &Mention, name: &Name) -> Option<usize> {
        let acronym = name.is_single() && outline.tokens[mention.core().0].shape != Shape::Capital;
        self.by_whole.get(&name.whole()).or_else(|| self.acronyms.get(&name.surname).filter(|_| acronym)).map(|&id| id as usize)
    }

    fn find_person(&self, outline: &Outline, mention: &Mention, name: &Name, headline: bool) -> Option<usize> {
        if name.is_single() {
            if outline.tokens[mention.core().0].shape == Shape::Upper
                && let Some(&id) = self.acronyms.get(&name.surname)
            {
                return Some(id as usize);
            }
            // "Mrs. Lee" is no man of that name.
            let titled = mention.gender.filter(|_| mention.courtesy);
            let fits = |id: &usize| titled.is_none() || self.all[*id].gender.is_none() || self.all[*id].gender == titled;
            return self
                .most_salient(mention, self.namesakes(name.surname).filter(fits))
                .or_else(|| self.most_salient(mention, self.of_given(name.surname)).filter(|_| !mention.courtesy))
                .or_else(|| self.by_whole.get(&name.whole()).filter(|_| !mention.courtesy).map(|&id| id as usize));
        }
        self.namesakes(name.surname)
            .find(|&id| {
                let entity = &self.all[id];
                let Some(other) = &entity.parts else { return false };
                // A surname that stood alone so far is his who bears it in full.
                if other.is_single() {
                    return !headline;
                }
                other.suffix == name.suffix && (other.ends_alike(name) || other.shares_given(name, outline))
            })
            .or_else(|| self.by_whole.get(&name.whole()).map(|&id| id as usize))
    }

    /// Of several people of one name the one whom a single word means.
    fn most_salient(&self, mention: &Mention, ids: impl Iterator<Item = usize> + Clone) -> Option<usize> {
        // News gives the main bearer of a surname in full once, and the others each time they are named.
        let first = ids.clone().min_by_key(|&id| self.all[id].first)?;
        ids.max_by_key(|&id| {
            let entity = &self.all[id];
            let near = entity.last_full <= mention.core().0 && mention.core().0 - entity.last_full < NEAR;
            (i32::from(near) * 2 + i32::from(id == first) * 3 + entity.alone.min(4) as i32, std::cmp::Reverse(id))
        })
    }

    /// What a mention tells about its entity.
    fn learn(&mut self, outline: &Outline, id: usize, mention: &Mention, name: Name, headline: bool) {
        let entity = &mut self.all[id];
        entity.mentions += 1;
        if name.is_single() {
            entity.alone += 1;
        } else {
            entity.last_full = mention.core().0;
        }
        entity.first = entity.first.min(mention.tokens().0);
        entity.surely_person |= mention.stands_for == Some(SpeakerKind::Person);
        entity.gender = entity.gender.or(mention.gender);
        for range in [mention.role(), mention.apposition()] {
            entity.offer_role(outline, range);
        }
        if headline || entity.kind != SpeakerKind::Person {
            return;
        }
        let known = entity.parts.map_or(0, |p| p.words().len());
        let capitals = |range: (usize, usize)| {
            (range.0..range.1).filter(|&t| outline.tokens[t].shape == Shape::Upper && outline.word(t).len() > 3).count()
        };
        if name.words().len() > known {
            entity.parts = Some(name);
            entity.name = mention.core();
            self.index_given(id, &name);
        } else if name.words().len() == known && capitals(mention.core()) < capitals(entity.name) {
            entity.name = mention.core();
        }
    }

    /// A new entity for somebody who is only described.
    pub(crate) fn describe(&mut self, mention: &Mention) -> usize {
        self.all.push(Entity::new(mention, None));
        self.all.len() - 1
    }
}

/// The members of a chain, from its first on.
fn chain(first: Option<u32>, next: impl Fn(u32) -> u32 + Clone) -> impl Iterator<Item = usize> + Clone {
    std::iter::successors(first, move |&id| Some(next(id)).filter(|&n| n != NONE)).take(NAMESAKES).map(|id| id as usize)
}

/// A given name and a surname and nothing else: a name even in a headline.
fn is_plain(outline: &Outline, mention: &Mention) -> bool {
    mention.core().1 - mention.core().0 == 2
        && outline.flags(mention.core().0).any(Flags::GIVEN)
        && !outline.flags(mention.core().1 - 1).any(Flags::FUNCTION | Flags::THIRD | Flags::PAST)
}
