//! Clustering: every mention by name is given its entity.

use super::key::{NameKey, fold};
use super::roles::learn_roles;
use crate::lexicon::{Flags, FoldMap, is_invisible};
use crate::mentions::{Gender, Mention, MentionKind, SpeakerKind};
use crate::outline::Outline;
use crate::text::{Shape, TokenKind};

/// How many people of one surname are kept apart; further ones are taken for the last.
const NAMESAKES: usize = 16;
/// Within this many tokens of a full name, a surname alone rather is the same person.
const NEAR: usize = 40;

/// One person or body of the document.
#[derive(Debug, Clone)]
pub(crate) struct Entity {
    /// Tokens of the fullest form of the name.
    pub(crate) name: (usize, usize),
    /// Keys of the words of that form.
    words: Vec<NameKey>,
    pub(crate) kind: SpeakerKind,
    pub(crate) gender: Option<Gender>,
    pub(crate) place: bool,
    pub(crate) plural: bool,
    /// Tokens of the role as the document gives it; empty when it gives none.
    pub(crate) role: (usize, usize),
    /// How good that role is, so that a better one replaces it.
    role_score: i32,
    /// Tokens of party and state: `R-Ohio`.
    party: (usize, usize),
    /// How many mentions stand for it.
    pub(crate) mentions: u32,
    /// First token of its first mention.
    first: usize,
    /// First token of the last mention by the full name.
    last_full: usize,
    /// How many mentions are by one word alone.
    alone: u32,
    /// Whether the name comes with a generation ("Jr.").
    suffix: bool,
    named: bool,
    /// Whether words beside the name show that it is a person's: a given name, a title, a role.
    pub(crate) surely_person: bool,
}

/// All entities of a document.
pub(crate) struct Entities {
    pub(crate) all: Vec<Entity>,
    by_surname: FoldMap<NameKey, Vec<u32>>,
    by_given: FoldMap<NameKey, Vec<u32>>,
    by_whole: FoldMap<NameKey, u32>,
    acronyms: FoldMap<NameKey, u32>,
}

impl Entities {
    /// Gives every mention by name its entity.
    pub(crate) fn cluster(outline: &Outline, mentions: &mut [Mention]) -> Entities {
        let mut entities = Entities {
            all: Vec::new(),
            by_surname: FoldMap::default(),
            by_given: FoldMap::default(),
            by_whole: FoldMap::default(),
            acronyms: FoldMap::default(),
        };
        let headline =
            |m: &Mention| outline.sentences.get(m.sentence).is_some_and(|s| outline.paragraphs[s.paragraph as usize].headline);
        // Full names first: a surname alone is then somebody's whose full name the text gives, be it later.
        for full in [true, false] {
            for index in 0..mentions.len() {
                let mention = &mentions[index];
                if mention.kind != MentionKind::Name || mention.entity != usize::MAX {
                    continue;
                }
                let long = mention.core.1 - mention.core.0 > 1;
                if long != full || full && headline(mention) && !plain_name(outline, mention) {
                    continue;
                }
                entities.place(outline, mentions, index, headline(&mentions[index]));
            }
        }
        for index in 0..mentions.len() {
            if mentions[index].kind == MentionKind::Name && mentions[index].entity == usize::MAX {
                entities.place(outline, mentions, index, true);
            }
            entities.surname_after_all(outline, mentions, index);
        }
        learn_genders(outline, mentions, &mut entities.all);
        learn_roles(outline, mentions, &mut entities);
        entities
    }

    fn place(&mut self, outline: &Outline, mentions: &mut [Mention], index: usize, headline: bool) {
        let mention = mentions[index];
        let words: Vec<NameKey> = name_words(outline, mention.core).map(|t| NameKey::of(outline.word(t))).collect();
        if words.is_empty() {
            return;
        }
        // A place or a nationality may be somebody's surname: "Scarborough", "Cuban".
        if mention.place
            && words.len() == 1
            && let Some(id) = self.by_surname.get(&words[0]).and_then(|ids| self.most_salient(&mention, ids.iter().copied()))
            && self.all[id].words.len() > 1
        {
            mentions[index].place = false;
            mentions[index].stands_for = Some(SpeakerKind::Person);
            mentions[index].entity = id;
            self.learn(outline, id, &mention, words, headline);
            return;
        }
        if mention.place && mention.stands_for.is_none() {
            return;
        }
        let body = mention.stands_for == Some(SpeakerKind::Organization);
        let headline = headline && !plain_name(outline, &mention);
        let found =
            if body { self.find_body(outline, &mention, &words) } else { self.find_person(outline, &mention, &words, headline) };
        let id = match found {
            Some(id) => id,
            // Headlines only repeat: a run of capitals that the article does not know is no name.
            None if headline && !body && mention.core.1 - mention.core.0 > 3 => return,
            None => self.create(outline, &mention, words.clone()),
        };
        mentions[index].entity = id;
        self.learn(outline, id, &mention, words, headline);
    }

    /// A single capitalised word taken for a description may be a surname that the text gives in full: "Sexton said".
    fn surname_after_all(&mut self, outline: &Outline, mentions: &mut [Mention], index: usize) {
        let mention = mentions[index];
        let (first, end) = mention.tokens;
        if mention.kind != MentionKind::Description || end != first + 1 || !outline.tokens[first].is_capital() {
            return;
        }
        let key = NameKey::of(outline.word(first));
        let known = self.by_surname.get(&key).and_then(|ids| self.most_salient(&mention, ids.iter().copied()));
        if let Some(id) = known.filter(|&id| self.all[id].words.len() > 1) {
            mentions[index].kind = MentionKind::Name;
            mentions[index].stands_for = Some(SpeakerKind::Person);
            mentions[index].entity = id;
            self.learn(outline, id, &mention, vec![key], false);
        }
    }

    fn create(&mut self, outline: &Outline, mention: &Mention, words: Vec<NameKey>) -> usize {
        let id = self.all.len();
        let (given, surname, suffix) = name_parts(outline, mention);
        let body = mention.stands_for == Some(SpeakerKind::Organization);
        self.by_whole.entry(NameKey::join(words.iter().copied())).or_insert(id as u32);
        if body {
            if words.len() > 1 {
                let acronym: String = (mention.core.0..mention.core.1)
                    .filter(|&t| outline.tokens[t].is_capital() && !outline.flags(t).any(Flags::DET))
                    .filter_map(|t| outline.word(t).chars().next())
                    .collect();
                self.acronyms.entry(NameKey::of(&acronym)).or_insert(id as u32);
            }
        } else {
            let list = self.by_surname.entry(surname).or_default();
            if list.len() < NAMESAKES {
                list.push(id as u32);
            }
            if let Some(given) = given {
                let list = self.by_given.entry(given).or_default();
                if list.len() < NAMESAKES {
                    list.push(id as u32);
                }
            }
        }
        self.all.push(Entity {
            name: mention.core,
            words,
            kind: if body { SpeakerKind::Organization } else { SpeakerKind::Person },
            gender: None,
            place: mention.place,
            plural: false,
            role: (0, 0),
            role_score: 0,
            party: (0, 0),
            mentions: 0,
            first: mention.tokens.0,
            last_full: mention.core.0,
            alone: 0,
            suffix,
            named: true,
            surely_person: false,
        });
        id
    }

    fn find_body(&self, outline: &Outline, mention: &Mention, words: &[NameKey]) -> Option<usize> {
        let whole = NameKey::join(words.iter().copied());
        if let Some(&id) = self.by_whole.get(&whole) {
            return Some(id as usize);
        }
        if words.len() == 1 && outline.tokens[mention.core.0].shape != Shape::Capital {
            return self.acronyms.get(&words[0]).map(|&id| id as usize);
        }
        None
    }

    fn find_person(&self, outline: &Outline, mention: &Mention, words: &[NameKey], headline: bool) -> Option<usize> {
        let (given, surname, suffix) = name_parts(outline, mention);
        if words.len() == 1 {
            if outline.tokens[mention.core.0].shape == Shape::Upper
                && let Some(&id) = self.acronyms.get(&words[0])
            {
                return Some(id as usize);
            }
            let fits = |id: &&u32| {
                mention.gender.is_none()
                    || !mention.courtesy
                    || self.all[**id as usize].gender.is_none_or(|g| Some(g) == mention.gender)
            };
            let namesakes = self.by_surname.get(&surname).map_or(&[][..], Vec::as_slice);
            let chosen = self.most_salient(mention, namesakes.iter().filter(fits).copied());
            if chosen.is_some() {
                return chosen;
            }
            if mention.courtesy {
                return None;
            }
            let named = self.by_given.get(&surname).map_or(&[][..], Vec::as_slice);
            if let Some(id) = self.most_salient(mention, named.iter().copied()) {
                return Some(id);
            }
            return self.by_whole.get(&surname).map(|&id| id as usize);
        }
        let namesakes = self.by_surname.get(&surname).map_or(&[][..], Vec::as_slice);
        for &id in namesakes {
            let entity = &self.all[id as usize];
            if entity.suffix != suffix && entity.words.len() > 1 {
                continue;
            }
            let tail =
                |long: &[NameKey], short: &[NameKey]| long.len() >= short.len() && long[long.len() - short.len()..] == *short;
            if tail(&entity.words, words) || tail(words, &entity.words) && entity.words.len() > 1 {
                return Some(id as usize);
            }
            let same_given = given.is_some_and(|g| {
                let other = (entity.name.0..entity.name.1).find(|&t| outline.tokens[t].kind == TokenKind::Word);
                let own = (mention.core.0..mention.core.1).find(|&t| outline.tokens[t].kind == TokenKind::Word);
                other.zip(own).is_some_and(|(a, b)| {
                    entity.words.len() > 1 && (NameKey::of(outline.word(a)) == g || same_given_name(outline, a, b))
                })
            });
            if same_given {
                return Some(id as usize);
            }
            // A surname that stood alone so far is his who bears it in full.
            if entity.words.len() == 1 && !headline {
                return Some(id as usize);
            }
        }
        self.by_whole.get(&NameKey::join(words.iter().copied())).map(|&id| id as usize)
    }

    /// Of several people of one name: the one named in full last before in the same paragraph or so, else the one named most.
    fn most_salient(&self, mention: &Mention, ids: impl Iterator<Item = u32> + Clone) -> Option<usize> {
        let count = ids.clone().count();
        if count <= 1 {
            return ids.map(|id| id as usize).next();
        }
        // News gives the main bearer of a surname in full once, and the others each time they are named.
        let first = ids.clone().min_by_key(|&id| self.all[id as usize].first).unwrap_or(0) as usize;
        ids.map(|id| id as usize).max_by_key(|&id| {
            let entity = &self.all[id];
            let near = entity.last_full <= mention.core.0 && mention.core.0 - entity.last_full < NEAR;
            (i32::from(near) * 2 + i32::from(id == first) * 3 + entity.alone.min(4) as i32, std::cmp::Reverse(id))
        })
    }

    fn learn(&mut self, outline: &Outline, id: usize, mention: &Mention, words: Vec<NameKey>, headline: bool) {
        let entity = &mut self.all[id];
        entity.mentions += 1;
        if words.len() > 1 {
            entity.last_full = mention.core.0;
        } else {
            entity.alone += 1;
        }
        entity.first = entity.first.min(mention.tokens.0);
        entity.surely_person |= mention.stands_for == Some(SpeakerKind::Person);
        if entity.gender.is_none() {
            entity.gender = mention.gender;
        }
        let capitals = |range: (usize, usize)| {
            (range.0..range.1).filter(|&t| outline.tokens[t].shape == Shape::Upper && outline.word(t).len() > 3).count()
        };
        let longer = words.len() > entity.words.len();
        let better_written = words.len() == entity.words.len() && capitals(mention.core) < capitals(entity.name);
        if !headline && (longer || better_written) && entity.kind == SpeakerKind::Person {
            if longer {
                let (given, ..) = name_parts(outline, mention);
                if let Some(given) = given {
                    let list = self.by_given.entry(given).or_default();
                    if !list.contains(&(id as u32)) && list.len() < NAMESAKES {
                        list.push(id as u32);
                    }
                }
                let entity = &mut self.all[id];
                entity.suffix = name_parts(outline, mention).2;
                entity.words = words;
                entity.name = mention.core;
            } else {
                entity.name = mention.core;
            }
        }
        for range in [mention.role, mention.apposition] {
            self.offer_role(outline, id, range);
        }
    }

    /// Keeps a role when it is better than the one known.
    fn offer_role(&mut self, outline: &Outline, id: usize, range: (usize, usize)) {
        if range.1 <= range.0 {
            return;
        }
        let first = outline.word(range.0);
        if matches!(first, "who" | "whose" | "which") {
            return;
        }
        if ["R-", "D-", "I-", "R.", "D."].iter().any(|party| first.starts_with(party)) {
            self.all[id].party = range;
            return;
        }
        // "43, a teacher": the age is no part of the role.
        let start =
            if outline.tokens[range.0].kind == TokenKind::Number && range.1 > range.0 + 2 { range.0 + 2 } else { range.0 };
        let has = |flags: Flags| (start..range.1).any(|t| outline.flags(t).any(flags));
        let office =
            ["sen.", "rep.", "gov.", "sen", "rep", "gov"].iter().any(|o| outline.word(range.1 - 1).eq_ignore_ascii_case(o));
        if has(Flags::ROLE | Flags::PEOPLE) || office {
            self.offer_scored(id, (start, range.1), 20 + (range.1 - start).min(8) as i32);
        } else if has(Flags::TITLE) {
            // "Dr.", "Rev." say little: any real role is better.
            self.offer_scored(id, (start, range.1), 5);
        }
    }

    pub(super) fn offer_scored(&mut self, id: usize, range: (usize, usize), score: i32) {
        let entity = &mut self.all[id];
        if score > entity.role_score {
            entity.role_score = score;
            entity.role = range;
        }
    }

    /// A new entity for somebody who is only described.
    pub(crate) fn describe(&mut self, mention: &Mention) -> usize {
        self.all.push(Entity {
            name: mention.tokens,
            words: Vec::new(),
            kind: mention.stands_for.unwrap_or(SpeakerKind::Unnamed),
            gender: mention.gender,
            place: false,
            plural: mention.plural,
            role: (0, 0),
            role_score: 0,
            party: (0, 0),
            mentions: 1,
            first: mention.tokens.0,
            last_full: mention.core.0,
            alone: 0,
            suffix: false,
            named: false,
            surely_person: true,
        });
        self.all.len() - 1
    }

    /// The name to publish: the fullest form in the document, written with single blanks, without an article.
    pub(crate) fn name(&self, outline: &Outline, id: usize) -> String {
        let entity = &self.all[id];
        let mut range = entity.name;
        if !entity.named {
            while range.0 + 1 < range.1
                && outline.flags(range.0).any(Flags::DET)
                && !outline.flags(range.0).any(Flags::NUM | Flags::NEG)
            {
                range.0 += 1;
            }
        }
        let all_capitals = entity.kind == SpeakerKind::Person
            && (range.0..range.1).all(|t| matches!(outline.tokens[t].shape, Shape::Upper | Shape::Initials))
            && (range.0..range.1).any(|t| outline.word(t).len() > 3);
        self.words(outline, range, all_capitals)
    }

    /// The role as the document gives it, without a leading article.
    pub(crate) fn role(&self, outline: &Outline, id: usize) -> Option<String> {
        let mut range = self.all[id].role;
        if range.1 > range.0 + 1 && outline.flags(range.0).any(Flags::DET) {
            range.0 += 1;
        }
        let role = self.words(outline, range, false);
        let party = self.words(outline, self.all[id].party, false);
        match (role.is_empty(), party.is_empty()) {
            (true, true) => None,
            (true, false) => Some(party),
            (false, true) => Some(role),
            (false, false) => Some(format!("{role} ({party})")),
        }
    }

    /// The words of a token range with single blanks between them.
    fn words(&self, outline: &Outline, range: (usize, usize), all_capitals: bool) -> String {
        let mut name = String::new();
        let mut nickname = false;
        for token in range.0..range.1 {
            let t = &outline.tokens[token];
            if t.kind == TokenKind::Mark {
                nickname = t.spaced;
                continue;
            }
            if nickname {
                continue;
            }
            if !name.is_empty() && t.spaced {
                name.push(' ');
            }
            let word = t.span().of(outline.text);
            if all_capitals && t.shape == Shape::Upper {
                name.push_str(&title_case(word));
            } else {
                name.extend(word.chars().filter(|c| !is_invisible(*c)));
            }
        }
        name
    }
}

/// `WALLACE` to `Wallace`, `O'NEIL` to `O'Neil`.
fn title_case(word: &str) -> String {
    let mut upper = true;
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        if upper {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
        upper = !c.is_alphabetic();
    }
    out
}

/// Learns from the document whether a person is a man or a woman where neither name nor title tells: by the pronouns that
/// follow the name in a sentence that names nobody else.
fn learn_genders(outline: &Outline, mentions: &[Mention], entities: &mut [Entity]) {
    if entities.iter().all(|e| e.gender.is_some() || e.kind != SpeakerKind::Person) {
        return;
    }
    let mut votes: Vec<(u32, u32)> = vec![(0, 0); entities.len()];
    let mut next = 0;
    while next < mentions.len() {
        let sentence = mentions[next].sentence;
        let end = next + mentions[next..].iter().take_while(|m| m.sentence == sentence).count();
        let mut people = mentions[next..end].iter().filter(|m| {
            !m.quoted
                && m.kind == MentionKind::Name
                && m.entity != usize::MAX
                && !m.place
                && entities[m.entity].kind == SpeakerKind::Person
        });
        if let Some(first) = people.next()
            && people.all(|m| m.entity == first.entity)
            && entities[first.entity].gender.is_none()
        {
            let until = mentions[end - 1].tokens.1.max(first.tokens.1) + 12;
            for token in first.tokens.1..until.min(outline.tokens.len()) {
                if outline.tokens[token].is_punct(b'.') || outline.tokens[token].kind == TokenKind::Mark {
                    break;
                }
                match outline.word(token) {
                    "he" | "his" | "him" | "himself" => votes[first.entity].0 += 1,
                    "she" | "her" | "hers" | "herself" => votes[first.entity].1 += 1,
                    _ => {}
                }
            }
        }
        next = end;
    }
    for (entity, (he, she)) in entities.iter_mut().zip(votes) {
        if entity.gender.is_none() && he + she > 0 {
            if he > 2 * she {
                entity.gender = Some(Gender::Masculine);
            } else if she > 2 * he {
                entity.gender = Some(Gender::Feminine);
            }
        }
    }
}

/// A given name and a surname and nothing else: a name even in a headline.
fn plain_name(outline: &Outline, mention: &Mention) -> bool {
    mention.core.1 - mention.core.0 == 2
        && outline.flags(mention.core.0).any(Flags::GIVEN)
        && !outline.flags(mention.core.1 - 1).any(Flags::FUNCTION | Flags::THIRD | Flags::PAST)
}

/// The words of a name; a nickname in marks is left out.
fn name_words<'o>(outline: &'o Outline, range: (usize, usize)) -> impl DoubleEndedIterator<Item = usize> + Clone + 'o {
    let marks: Vec<usize> = (range.0..range.1).filter(|&t| outline.tokens[t].kind == TokenKind::Mark).collect();
    let nickname = match marks.as_slice() {
        [open, .., close] => (*open, *close),
        _ => (range.1, range.1),
    };
    (range.0..range.1).filter(move |&t| outline.tokens[t].kind == TokenKind::Word && !(nickname.0 < t && t < nickname.1))
}

/// Given name, surname and whether a generation follows.
fn name_parts(outline: &Outline, mention: &Mention) -> (Option<NameKey>, NameKey, bool) {
    let words = || name_words(outline, mention.core);
    let is_suffix =
        |t: usize| outline.flags(t).any(Flags::NAME_SUFFIX) && t > mention.core.0 && !outline.flags(t).any(Flags::GIVEN);
    let end = words().next_back().unwrap_or(mention.core.0);
    let last = words().rev().find(|&t| !is_suffix(t)).unwrap_or(end);
    let suffix = is_suffix(end) && matches!(fold(outline.word(end)).as_str(), "jr" | "sr" | "ii" | "iii" | "iv");
    let given = words().next().filter(|&t| t < last).map(|t| NameKey::of(outline.word(t)));
    (given, NameKey::of(outline.word(last)), suffix)
}

/// Whether two given names may be one person's: an initial of the other, or a short form of it.
fn same_given_name(outline: &Outline, a: usize, b: usize) -> bool {
    let (a, b) = (fold(outline.word(a)), fold(outline.word(b)));
    if a.len() == 1 || b.len() == 1 {
        return a.chars().next() == b.chars().next();
    }
    let short_for = |short: &str, long: &str| {
        let full = outline.lexicon.full_names(short);
        full.iter().any(|f| &**f == long)
    };
    short_for(&a, &b) || short_for(&b, &a)
}
