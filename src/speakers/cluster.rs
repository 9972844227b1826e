//! Clustering: every mention by name is given its entity.

use std::cmp::{Ordering, Reverse};
use std::mem::take;

use super::entities::{Entities, ROOM};
use super::entity::Entity;
use super::key::NameKey;
use super::name::Name;
use crate::ids::{EntityId, Id, IdRange, IdVec, MentionId, TokenId};
use crate::lexicon::{Classes, FoldMap, word};
use crate::mentions::{Mention, MentionKind, Mentions, SpeakerKind};
use crate::outline::Outline;
use crate::room::{Room, room};
use crate::steps::step;
use crate::text::Shape;

/// Nobody: the end of a chain of namesakes.
const NONE: u32 = u32::MAX;
/// How many people of one surname are kept apart; further ones are not found by it.
const NAMESAKES: usize = 16;
/// Within this many tokens of a full name, a surname alone rather is the same person.
const NEAR: usize = 40;

/// Finds out which mentions are of one name.
struct Clusters<'o, 't> {
    outline: &'o Outline<'t>,
    entities: Entities,
    known: &'o mut Clustering,
}

room! {
    /// What is known of names while their mentions are given entities.
    pub(super) struct Clustering {
        /// By the key of a word or of a whole name.
        bearers: FoldMap<NameKey, Bearers>,
        /// Of each entity with a name the next of the same surname, and of the same given name.
        next: IdVec<EntityId, Next>,
        /// Their fullest names, taken apart.
        names: IdVec<EntityId, Name>,
        /// Mentions of one word with a title of courtesy, those without, and those whose turn comes last.
        titled: Vec<MentionId>,
        single: Vec<MentionId>,
        last: Vec<MentionId>,
    }
}

/// The next in the chains of namesakes, or [`NONE`].
#[derive(Debug, Clone, Copy)]
struct Next {
    surname: u32,
    given: u32,
}

/// Whom a word, or several, may stand for: entities, or [`NONE`].
#[derive(Debug, Clone, Copy)]
struct Bearers {
    /// First of the chain of people of that surname.
    surname: u32,
    /// First of the chain of people of that given name.
    given: u32,
    /// Who bears it between given name and surname.
    inner: u32,
    /// Whose whole name it is.
    whole: u32,
    /// Whose initials they are.
    initials: u32,
}

const NOBODY: Bearers = Bearers { surname: NONE, given: NONE, inner: NONE, whole: NONE, initials: NONE };

/// Gives every mention by name its entity. A mention that turns out to be a name is one from now on.
pub(super) fn cluster(outline: &Outline, mentions: &mut Mentions, none: Entities, known: &mut Clustering) -> Entities {
    let room = (mentions.len() / 3).min(ROOM);
    known.bearers.reserve(2 * room);
    known.next.reserve(room);
    known.names.reserve(room);
    let entities = Clusters { outline, entities: none.of_none(mentions.len()), known }.run(mentions);
    known.trim();
    entities
}

impl Clusters<'_, '_> {
    /// Gives every mention by name its entity.
    fn run(mut self, mentions: &mut Mentions) -> Entities {
        let outline = self.outline;
        let in_headline = |m: &Mention| outline.paragraph_of(m.sentence).is_headline();
        // Full names first: a surname alone is then somebody's whose full name the text gives, be it later. Headlines last: they
        // only repeat.
        let (mut titled, mut single) = (take(&mut self.known.titled), take(&mut self.known.single));
        single.reserve(mentions.len() / 4);
        let mut last = take(&mut self.known.last);
        for index in mentions.ids().iter() {
            let m = &mentions[index];
            match (m.kind, m.core().len()) {
                (MentionKind::Name, 1) if m.courtesy => titled.push(index),
                (MentionKind::Name, 1) => single.push(index),
                (MentionKind::Name, _) => {
                    if !in_headline(m) || is_plain(outline, m) {
                        self.place(mentions, index, false);
                    }
                    if self.entities.of(index).is_none() {
                        last.push(index);
                    }
                }
                (MentionKind::Description, _) => {
                    if m.tokens().len() == 1 && outline.tokens[m.tokens().start()].is_capital() {
                        last.push(index);
                    }
                }
                (MentionKind::Pronoun, _) => {}
            }
        }
        // Those of courtesy first: "President Lee" is the text's "Mr. Lee" rather than the Ann Lee who is his wife.
        for &index in titled.iter().chain(&single) {
            let headline = in_headline(&mentions[index]);
            self.place(mentions, index, headline);
            if self.entities.of(index).is_none() {
                last.push(index);
            }
        }
        last.sort_unstable();
        for &index in &last {
            match mentions[index].kind {
                MentionKind::Description => self.surname_after_all(mentions, index),
                _ => self.place(mentions, index, true),
            }
        }
        (self.known.titled, self.known.single, self.known.last) = (titled, single, last);
        self.entities
    }

    /// Gives the mention at `index` its entity, a new one when nobody known fits.
    fn place(&mut self, mentions: &mut Mentions, index: MentionId, headline: bool) {
        let outline = self.outline;
        let mention = &mentions[index];
        let Some(name) = Name::read(outline, mention.core()) else { return };
        // A place or a nationality may be somebody's surname: "Scarborough", "Cuban".
        if mention.place {
            if name.is_single()
                && let Some(id) = self.bearer(mention, name.surname)
            {
                self.take_for(&mut mentions[index], index, id, &name);
                return;
            }
            if mention.stands_for.is_none() {
                return;
            }
        }
        let body = mention.stands_for == Some(SpeakerKind::Organization);
        // So may a body's name be, or a word in capitals that was taken for one: "Bloomberg", "LEE:".
        if body
            && name.is_single()
            && let Some(id) = self.bearer(mention, name.surname).filter(|&id| self.entities.all[id].surely_person)
        {
            self.take_for(&mut mentions[index], index, id, &name);
            return;
        }
        let found = if body { self.find_body(mention, &name) } else { self.find_person(mention, &name, headline) };
        let id = match found {
            Some(id) => id,
            // In a headline a run of capitals that the article does not know is rarely a name.
            None if headline && !is_known(outline, mention) => return,
            None => self.create(mention, &name),
        };
        self.learn(id, mention, &name);
        if !headline {
            self.learn_name(id, mention, &name);
        }
        self.entities.set(index, id);
    }

    /// A single capitalised word taken for a description may be a surname that the text gives in full: "Sexton said".
    fn surname_after_all(&mut self, mentions: &mut Mentions, index: MentionId) {
        let outline = self.outline;
        let mention = &mut mentions[index];
        if let Some(name) = Name::read(outline, mention.tokens())
            && let Some(id) = self.bearer(mention, name.surname)
        {
            self.take_for(mention, index, id, &name);
        }
    }

    /// The person who bears the surname and is named in full somewhere.
    fn bearer(&self, mention: &Mention, surname: NameKey) -> Option<EntityId> {
        self.most_salient(mention, self.namesakes(self.bearers(surname).surname)).filter(|&id| self.entities.all[id].is_full())
    }

    fn take_for(&mut self, mention: &mut Mention, index: MentionId, id: EntityId, name: &Name) {
        mention.kind = MentionKind::Name;
        mention.place = false;
        mention.stands_for = Some(SpeakerKind::Person);
        self.entities.set(index, id);
        self.learn(id, mention, name);
        self.learn_name(id, mention, name);
    }

    fn create(&mut self, mention: &Mention, name: &Name) -> EntityId {
        let outline = self.outline;
        let entity = Entity::new(mention, name.words());
        let body = entity.kind == SpeakerKind::Organization;
        let id = self.entities.all.push(entity);
        self.known.names.push(*name);
        self.known.next.push(Next { surname: NONE, given: NONE });
        self.lead(name.whole, id, |bearers| &mut bearers.whole);
        if !body {
            let head = self.lead(name.surname, id, |bearers| &mut bearers.surname);
            if head != id
                && let Some(last) = self.namesakes(head.index() as u32).last()
            {
                self.known.next[last].surname = id.index() as u32;
            }
            self.index(id, name);
        } else if !name.is_single() {
            let initials = mention
                .core()
                .iter()
                .filter(|&t| outline.tokens[t].is_capital() && !outline.classes(t).any(Classes::DET))
                .filter_map(|t| outline.text_of(t).chars().next());
            self.lead(NameKey::of_all(initials), id, |bearers| &mut bearers.initials);
        }
        id
    }

    /// Lets the words of somebody's name lead to them, but for the surname.
    fn index(&mut self, id: EntityId, name: &Name) {
        let outline = self.outline;
        for key in name.inner(outline) {
            self.lead(key, id, |bearers| &mut bearers.inner);
        }
        let Some((given, token)) = name.given() else { return };
        // "Merridew Hall" does not make Merridew a given name; "Ban Merridew" may.
        let entity = &self.entities.all[id];
        let ordinary = |t: TokenId| !outline.classes(t).is_plain() && !outline.classes(t).any(Classes::GIVEN);
        let thing = !entity.surely_person && (entity.name.start() + 1).to(entity.name.end()).iter().any(ordinary);
        if thing && !outline.classes(token).any(Classes::GIVEN) {
            return;
        }
        let head = self.lead(given, id, |bearers| &mut bearers.given);
        if head == id {
            return;
        }
        let known = self.of_given(head.index() as u32).any(|other| other == id);
        if !known && let Some(last) = self.of_given(head.index() as u32).last() {
            self.known.next[last].given = id.index() as u32;
        }
    }

    /// Lets a key lead to the entity, unless it leads to another already; gives that which it leads to.
    fn lead(&mut self, key: NameKey, id: EntityId, to: impl FnOnce(&mut Bearers) -> &mut u32) -> EntityId {
        let to = to(self.known.bearers.entry(key).or_insert(NOBODY));
        if *to == NONE {
            *to = id.index() as u32;
        }
        EntityId::new(*to as usize)
    }

    fn bearers(&self, key: NameKey) -> Bearers {
        self.known.bearers.get(&key).copied().unwrap_or(NOBODY)
    }

    /// Everybody of a surname, in the order of the text; at most [`NAMESAKES`].
    fn namesakes(&self, first: u32) -> impl Iterator<Item = EntityId> + Clone + '_ {
        chain(first, |id| self.known.next[id].surname)
    }

    /// Everybody of a given name.
    fn of_given(&self, first: u32) -> impl Iterator<Item = EntityId> + Clone + '_ {
        chain(first, |id| self.known.next[id].given)
    }

    fn find_body(&self, mention: &Mention, name: &Name) -> Option<EntityId> {
        let outline = self.outline;
        let known = self.bearers(name.whole);
        let acronym = name.is_single() && outline.tokens[mention.core().start()].shape() != Shape::Capital;
        // A transcript writes surnames so: "ORR: It works."
        let surname = || self.most_salient(mention, self.namesakes(known.surname)).filter(|_| acronym);
        somebody(known.whole).or_else(|| somebody(known.initials).filter(|_| acronym)).or_else(surname)
    }

    fn find_person(&self, mention: &Mention, name: &Name, headline: bool) -> Option<EntityId> {
        let outline = self.outline;
        let known = self.bearers(name.surname);
        if name.is_single() {
            if outline.tokens[mention.core().start()].shape() == Shape::Upper
                && let Some(id) = somebody(known.initials)
            {
                return Some(id);
            }
            // "Mrs. Lee" is no man of that name.
            let titled = mention.gender.filter(|_| mention.courtesy);
            let fits = |id: &EntityId| {
                titled.is_none() || self.entities.all[*id].gender.is_none() || self.entities.all[*id].gender == titled
            };
            // "Mrs. Ann" of a village is Mrs. Ann Lee, and "Mr. Kim" is Kim Min-jun, whose surname stands first.
            let given = outline.classes(mention.core().start()).any(Classes::GIVEN);
            let titled_too = |id: &EntityId| {
                let entity = &self.entities.all[*id];
                let same = entity.gender == titled;
                let surname_first = || !given || is_hyphenated(outline, entity.name) || entity.alone == 0 && fits(id);
                !mention.courtesy || if entity.gender_told { same } else { surname_first() }
            };
            return self
                .most_salient(mention, self.namesakes(known.surname).filter(fits))
                .or_else(|| self.most_salient(mention, self.of_given(known.given).filter(titled_too)))
                .or_else(|| somebody(known.whole).filter(|_| !mention.courtesy))
                // "Mr. Vega" is José Vega Ruiz.
                .or_else(|| somebody(known.inner).filter(fits));
        }
        self.namesakes(known.surname)
            .find(|&id| {
                let other = &self.known.names[id];
                // A surname that stood alone so far is his who bears it in full.
                if other.is_single() {
                    return !headline;
                }
                other.suffix == name.suffix
                    && (other.ends_alike(name, outline) || other.shares_given(name, outline) || other.titles(name))
            })
            .or_else(|| somebody(self.bearers(name.whole).whole))
    }

    /// Of several people of one name the one whom a single word means.
    fn most_salient(&self, mention: &Mention, ids: impl Iterator<Item = EntityId> + Clone) -> Option<EntityId> {
        let mut all = ids.clone();
        let (head, second) = (all.next()?, all.next());
        if second.is_none() {
            return Some(head);
        }
        // News gives the main bearer of a surname in full once, and the others each time they are named.
        let first = ids.clone().min_by_key(|&id| self.entities.all[id].first)?;
        ids.max_by_key(|&id| {
            let entity = &self.entities.all[id];
            let near = entity.last_full.to(entity.last_full + NEAR).contains(mention.core().start());
            (i32::from(near) * 2 + i32::from(id == first) * 3 + entity.alone.min(4) as i32, Reverse(id))
        })
    }

    /// What a mention tells about its entity.
    fn learn(&mut self, id: EntityId, mention: &Mention, name: &Name) {
        let outline = self.outline;
        let entity = &mut self.entities.all[id];
        entity.mentions += 1;
        if name.is_single() {
            entity.alone += 1;
        } else {
            entity.last_full = mention.core().start();
        }
        entity.first = entity.first.min(mention.tokens().start());
        entity.articles += u32::from(has_article(outline, mention));
        entity.located += u32::from(is_located(outline, mention));
        // An apposition or an age is given to people: "Ann Lee, 43, a baker".
        entity.surely_person |= mention.stands_for == Some(SpeakerKind::Person) || !mention.apposition().is_empty();
        let gendered = |classes: Classes| classes.any(Classes::MASCULINE | Classes::FEMININE);
        let titled = mention.courtesy || outline.classes_in(mention.role()).any(gendered);
        if titled && mention.gender.is_some() && !entity.gender_told {
            entity.gender = mention.gender;
            entity.gender_told = true;
        }
        // A surname that is a given name too tells nothing: "Kelly" of Chris Kelly. A title may.
        let told = !name.is_single() || titled;
        let known = &self.known.names[id];
        if told || known.is_single() || known.surname != name.surname {
            entity.gender = entity.gender.or(mention.gender);
        }
    }

    /// Lets a person be known by the name as a mention gives it, where that is fuller than the one known, or better spelled.
    fn learn_name(&mut self, id: EntityId, mention: &Mention, name: &Name) {
        let outline = self.outline;
        let entity = &mut self.entities.all[id];
        if entity.kind != SpeakerKind::Person {
            return;
        }
        let known = self.known.names[id].words();
        // "Crooked Ann Lee" is no fuller form of "Ann Lee", nor is a name as somebody says it.
        let given =
            |token: TokenId| outline.classes(token).any(Classes::GIVEN) || outline.tokens[token].shape() == Shape::Initials;
        let worse = known > 1 && (mention.quoted || given(entity.name.start()) && !given(mention.core().start()));
        if name.words() > known && !worse {
            self.known.names[id] = *name;
            entity.words = name.words();
            entity.name = mention.core();
            entity.spelled = 1;
            self.index(id, name);
        } else if name.words() == known && known > 1 && !mention.quoted {
            self.spell(id, mention, name);
        } else if name.words() == known && loud(outline, mention.core()) < loud(outline, entity.name) {
            entity.name = mention.core();
        }
    }

    /// Keeps the better of two spellings of a name: the one without a title, with a given name instead of an initial, in ordinary
    /// letters; of equals the one that stands more often.
    fn spell(&mut self, id: EntityId, mention: &Mention, name: &Name) {
        let outline = self.outline;
        let entity = &mut self.entities.all[id];
        let (old, new) = (entity.name, mention.core());
        let written = |range| outline.span_of(range).of(outline.text);
        if written(old) == written(new) {
            entity.spelled += 1;
            return;
        }
        let worth = |name: &Name, range: IdRange<TokenId>| {
            let initial = outline.tokens[range.start()].shape() == Shape::Initials;
            (!name.titled, Reverse(loud(outline, range)), !initial)
        };
        let better = worth(name, new).cmp(&worth(&self.known.names[id], old));
        entity.spelled -= i32::from(better == Ordering::Equal);
        if better == Ordering::Greater || entity.spelled < 0 {
            entity.spelled = 1;
            self.known.names[id] = *name;
            entity.name = new;
            self.index(id, name);
        }
    }
}

/// Whether "the" stands right before a name that no noun follows: of `the Harrow Times said`, not of `the Lee campaign`.
fn has_article(outline: &Outline, mention: &Mention) -> bool {
    const GOES_ON: Classes = Classes::FUNCTION.or(Classes::PAST).or(Classes::THIRD).or(Classes::PARTICIPLE).or(Classes::GERUND);
    let (start, end) = mention.tokens().bounds();
    let next = outline.tokens.get(end);
    outline.word_before(start) == word::THE && next.is_none_or(|t| !t.is_word() || outline.classes_of(t).any(GOES_ON))
}

/// How many of the words are written in capitals.
fn loud(outline: &Outline, range: IdRange<TokenId>) -> usize {
    range.iter().filter(|&t| outline.tokens[t].shape() == Shape::Upper && outline.text_of(t).len() > 3).count()
}

/// The members of a chain, from its first on.
fn chain(first: u32, next: impl Fn(EntityId) -> u32 + Clone) -> impl Iterator<Item = EntityId> + Clone {
    let member = |id: u32| {
        step();
        somebody(id)
    };
    std::iter::successors(member(first), move |&id| member(next(id))).take(NAMESAKES)
}

fn somebody(id: u32) -> Option<EntityId> {
    (id != NONE).then(|| EntityId::new(id as usize))
}

/// Whether a name is one without the article's help: a person's with a given name or a title, a body's of the lists, or a
/// signature behind a dash.
fn is_known(outline: &Outline, mention: &Mention) -> bool {
    let name = mention.core();
    match mention.stands_for {
        _ if name.start().before().is_some_and(|before| outline.tokens[before].is_punct(b'-')) => true,
        Some(SpeakerKind::Person) => name.len() <= 3,
        Some(_) => name.iter().any(|t| outline.classes(t).any(Classes::ORG_KNOWN | Classes::ORG_SUFFIX | Classes::PLACE)),
        None => name.len() == 1,
    }
}

/// Whether the name stands where a place does: `Born in Merridew`, `Growers across the Vale report losses`.
fn is_located(outline: &Outline, mention: &Mention) -> bool {
    let (start, end) = mention.tokens().bounds();
    let acts = || outline.classes(end).all(Classes::BASE | Classes::CUE_STRONG);
    let across = || outline.word_before(start) == word::THE && acts() && outline.classes_before(start - 1).any(Classes::PREP);
    start == mention.core().start() && (matches!(outline.word_before(start), word::IN | word::AT | word::FROM) || across())
}

/// Whether the second word of a name is a given name of two syllables, as East Asian names write it: `Kim Min-jun`.
fn is_hyphenated(outline: &Outline, name: IdRange<TokenId>) -> bool {
    let second = outline.text_of(name.start() + 1);
    name.len() == 2 && second.split_once('-').is_some_and(|(_, rest)| rest.starts_with(char::is_lowercase))
}

/// A given name and a surname and nothing else: a name even in a headline.
fn is_plain(outline: &Outline, mention: &Mention) -> bool {
    mention.core().len() == 2
        && outline.classes(mention.core().start()).any(Classes::GIVEN)
        && !outline.classes(mention.core().end() - 1).any(Classes::FUNCTION | Classes::THIRD | Classes::PAST)
}
