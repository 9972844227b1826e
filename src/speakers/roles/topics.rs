//! Descriptions that vary a person's name: news writing has "the Ohio senator" where a name or a pronoun would do.
//!
//! Whom one means is put to the vote: everybody named shortly before it has a vote, the subject of the sentence before the
//! largest, and those whom the same sentence names elsewhere have one against them. A description that comes again adds to its
//! votes. What the text says of people decides first: of two, the senator is meant by "the Ohio senator".

use super::introduced::learn_introduced;
use super::noun_phrases::NounPhrase;
use super::office::{is_same_office, office_word};
use super::reader::TOPIC;
use super::role::Role;
use crate::article::Article;
use crate::ids::{EntityId, Id, IdRange, IdVec, MentionId, TokenId};
use crate::lexicon::{Classes, FoldMap, Phrase, word};
use crate::mentions::{Mention, MentionKind, Mentions, SpeakerKind};
use crate::outline::Outline;
use crate::speakers::entities::Entities;
use crate::speakers::entity::Entity;
use crate::speakers::referents::Referents;
use crate::text::{Token, TokenKind};

/// How much better a role is that tells who runs for an office.
const CANDIDATE: i32 = 2;
/// How many mentions, and how many sentences, before a description are looked at.
const BEFORE: usize = 24;
const SENTENCES: usize = 2;
/// Most words for what somebody does.
const LONGEST_TRADE: usize = 4;
/// How many people one description is weighed for.
const PEOPLE: usize = 32;
/// The vote for the subject of the sentence before, when the description is the subject of its own.
const LEADS: f32 = 3.0;

/// A description, in one place or in several, and whom it may vary.
struct Described {
    phrase: NounPhrase,
    votes: Vec<Vote>,
}

/// How much speaks for one person, and the description that counted last.
#[derive(Clone, Copy)]
struct Vote {
    person: EntityId,
    sum: f32,
    counted: MentionId,
}

impl Described {
    /// Adds a vote of the description in one place, where each person has one.
    fn add(&mut self, id: MentionId, person: EntityId, votes: f32) {
        let full = self.votes.len() >= PEOPLE;
        match self.votes.iter_mut().find(|vote| vote.person == person) {
            Some(vote) if vote.counted == id => {}
            Some(vote) => *vote = Vote { sum: vote.sum + votes, counted: id, ..*vote },
            None if full => {}
            None => self.votes.push(Vote { person, sum: votes, counted: id }),
        }
    }
}

/// Gives people the roles that descriptions tell which vary their names.
pub(in crate::speakers) fn learn_topics(outline: &Outline, mentions: &Mentions, entities: &mut Entities) {
    let topics = Topics { outline, mentions, entities };
    let mut described: Vec<Described> = Vec::new();
    let mut known: FoldMap<u64, usize> = FoldMap::default();
    for (id, _) in mentions.numbered().filter(|(_, mention)| is_apt(mention)) {
        let Some(phrase) = topics.varies(id) else { continue };
        let at = *known.entry(topics.key_of(phrase.range)).or_insert_with(|| {
            described.push(Described { phrase, votes: Vec::new() });
            described.len() - 1
        });
        topics.vote(id, &mut described[at]);
    }
    if described.is_empty() {
        return;
    }
    // Who runs is asked for candidates only.
    let field = topics.field(described.iter().any(|one| outline.classes(one.phrase.head).any(Classes::CANDIDATE)));
    // The longer first: "the British prime minister" tells who "the prime minister" is.
    described.sort_by_key(|one| std::cmp::Reverse(one.phrase.range.len()));
    for Described { phrase, votes } in described {
        let topics = Topics { outline, mentions, entities };
        if let Some(person) = topics.meant(&phrase, &votes, &field) {
            // Who runs is told first.
            let runs = outline.classes(phrase.head).any(Classes::CANDIDATE);
            let score = TOPIC + phrase.range.len() as i32 + if runs { CANDIDATE } else { 0 };
            let role = Role { range: phrase.range, head: phrase.head, score, several: false };
            entities.all[person].roles.offer_topic(role, outline);
        }
    }
}

/// Gives people of whom the text tells no role the descriptions by which they were found to speak: `the Republican nominee said`.
/// `spoken` are the mentions of those who spoke.
pub(crate) fn learn_spoken(referents: &mut Referents, spoken: impl Iterator<Item = MentionId>) {
    let Article { outline, mentions, .. } = referents.article();
    for id in spoken {
        let entities = &mut referents.entities;
        let topics = Topics { outline, mentions, entities };
        let nameless = |person: &EntityId| {
            let entity = &topics.entities.all[*person];
            entity.kind == SpeakerKind::Person && entity.surely_person && entity.roles.is_unknown()
        };
        // "the production company" tells what a body does.
        let body = |person: &EntityId| topics.entities.all[*person].kind == SpeakerKind::Organization;
        let words = mentions[id].tokens().with_start(mentions[id].tokens().start() + 1).with_end(mentions[id].core().end());
        if mentions[id].kind == MentionKind::Description
            && let Some(person) = topics.entities.of(id).filter(body)
            && topics.entities.all[person].is_full()
            && topics.entities.all[person].roles.is_unknown()
            && words.len() == 2
            && words.iter().all(|t| outline.tokens[t].is_word())
        {
            let role = Role { range: words, head: words.end() - 1, score: TOPIC, several: false };
            entities.all[person].roles.offer_title(role);
        } else if mentions[id].kind == MentionKind::Description
            && let Some(person) = topics.entities.of(id).filter(nameless)
            && let Some(phrase) = topics.varies(id).or_else(|| topics.tells(id))
            && topics.fits(&phrase, &topics.entities.all[person])
        {
            let role = Role { range: phrase.range, head: phrase.head, score: TOPIC, several: false };
            entities.all[person].roles.offer_title(role);
        }
    }
    learn_introduced(referents);
}

/// Whether it is a description that may vary a name at all.
fn is_apt(mention: &Mention) -> bool {
    let unnamed = (mention.kind == MentionKind::Description) & (mention.stands_for == Some(SpeakerKind::Unnamed));
    // One branch for all: the processor guesses each of them wrong half of the time.
    unnamed & mention.definite & !mention.quoted & !mention.plural
}

/// Who has a campaign, and how often the most mentioned person is named.
struct Field {
    runs: IdVec<EntityId, bool>,
    anybody_runs: bool,
    most: u32,
}

struct Topics<'a, 't> {
    outline: &'a Outline<'t>,
    mentions: &'a Mentions,
    entities: &'a Entities,
}

impl Topics<'_, '_> {
    /// The same words, in any case, have the same key.
    fn key_of(&self, range: IdRange<TokenId>) -> u64 {
        range.iter().fold(0, |key: u64, t| {
            let word = self.outline.text_of(t).bytes();
            word.fold(key.rotate_left(5), |key, byte| {
                (key ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0000_0100_0000_01B3)
            })
        })
    }

    /// The words of a description that may vary a name, without the article: "the Ohio senator", but neither "the senator" nor
    /// "Lee's lawyer" nor one of those who speak for others.
    fn varies(&self, id: MentionId) -> Option<NounPhrase> {
        let (outline, mention) = (self.outline, &self.mentions[id]);
        let start = mention.tokens().start();
        if !is_apt(mention) || outline.word(start) != word::THE {
            return None;
        }
        let paragraph = outline.paragraph_of(mention.sentence);
        let limit = if mention.possessive { mention.core().end() } else { paragraph.tokens.end() };
        let phrase = NounPhrase::read(outline, start, limit, false)?;
        let (head, (from, end)) = (phrase.head, phrase.range.bounds());
        let speaks_for = office_word(outline, head) == word::SPOKESMAN;
        let telling = outline.classes(head).any(Classes::TOPIC | Classes::BEFORE_NAME) && !speaks_for;
        // "the first speaker", "the other candidate", "the mill's lawyer": one of several, or somebody else's.
        let others = from.to(head).iter().any(|t| {
            !outline.tokens[t].is_word() && outline.tokens[t].kind() != TokenKind::Number
                || outline.classes(t).any(Classes::NUM)
                || is_then(outline, t)
                || !outline.tokens[t].is_capital() && outline.phrase_end(Phrase::ONE_OF_SEVERAL, t).is_some()
        });
        // "the judge she named": what follows says which.
        let named = outline.classes(end).any(Classes::PRON | Classes::DET | Classes::POSS)
            || outline.tokens.get(end).is_some_and(|t| t.is_capital());
        // "the terrorist attacks" may be the noun.
        let verb = outline.classes(end).any(Classes::THIRD) && !outline.classes(end).any(Classes::AUX | Classes::CUE_STRONG);
        let noun = verb && !outline.classes(head).any(Classes::TOPIC);
        // Alone only "the front-runner", "the nominee" and trades like "the singer" tell something.
        let trade = outline.classes(head).all(Classes::TOPIC | Classes::BEFORE_NAME)
            && !outline.classes(head).any(Classes::TITLE | Classes::CANDIDATE);
        let alone = head == from && !trade && outline.phrase_end(Phrase::TELLING_ALONE, head).is_none();
        // A long complement brings in more than it varies: "the lawyer for the mill"; a name does not: "of Quell Works".
        let name = |t: TokenId| outline.tokens[t].is_capital() || outline.word(t) == word::THE;
        // "the former mayor and current Republican candidate"
        let second =
            self.outline.classes(end - 1).any(Classes::ROLE) && head.to(end).iter().any(|t| outline.word(t) == word::AND);
        let long = !second
            && end > head + 3
            && !(end < head + 6 && outline.word(head + 1) == word::OF && (head + 2).to(end).iter().all(name));
        (telling && !others && !named && !noun && !alone && !long && !self.apposed(id) && !self.was_described(id, head))
            .then_some(phrase)
    }

    /// Whether a name says who it is, or it says who a name is.
    fn apposed(&self, id: MentionId) -> bool {
        let described = self.mentions[id].tokens();
        let (start, end) = described.bounds();
        let comma = |t: TokenId| self.outline.tokens.get(t).is_some_and(|t| t.is_punct(b','));
        self.mentions.near(id, 4, 4).iter().filter(|m| m.kind == MentionKind::Name).any(|m| {
            m.tokens().start() == start
                || m.tokens().covers(described)
                || m.apposition().covers(described)
                || m.tokens().end() + 1 == start && comma(start - 1)
                || m.tokens().start() == end + 1 && comma(end)
        })
    }

    /// Whether the text has somebody without a name of that trade already: "the tired clerk" after "the clerk". The words that
    /// mostly vary a name do so each time.
    fn was_described(&self, id: MentionId, head: TokenId) -> bool {
        let outline = self.outline;
        let same = |(at, m): (MentionId, &Mention)| {
            m.kind == MentionKind::Description && !m.plural && outline.same_word(m.core().start(), head) && !self.apposed(at)
        };
        !outline.classes(head).any(Classes::TOPIC) && self.mentions.before(id).take(BEFORE).any(same)
    }

    /// The words of a description that tell what somebody does who is known to be meant: "A dairy farmer said", "the care worker said".
    fn tells(&self, id: MentionId) -> Option<NounPhrase> {
        let (outline, mention) = (self.outline, &self.mentions[id]);
        let limit = outline.paragraph_of(mention.sentence).tokens.end();
        let phrase = NounPhrase::read(outline, mention.tokens().start(), limit, false)?;
        let (range, classes) = (phrase.range, outline.classes(phrase.head));
        let own = range.iter().all(|t| outline.tokens[t].is_word()) && !outline.classes(range.start()).any(Classes::POSS);
        let in_court = outline.phrase_end(Phrase::THE_WITNESS, mention.tokens().start()).is_some();
        let trade = in_court || classes.any(Classes::ROLE) && !classes.any(Classes::UNNAMED_SOURCE | Classes::PLURAL);
        (own && trade && range.len() <= LONGEST_TRADE && outline.phrase_end(Phrase::ONE_OF_SEVERAL, range.start()).is_none())
            .then_some(phrase)
    }

    /// Weighs who may be meant by a description.
    fn vote(&self, id: MentionId, described: &mut Described) {
        let (outline, mention) = (self.outline, &self.mentions[id]);
        let sentence = mention.sentence;
        // Behind it in its sentence: somebody else, but for ", Lee said".
        for (at, after) in self.mentions.from(id + 1).take(6).take_while(|(_, m)| m.sentence == sentence) {
            let before = after.tokens().start().checked_sub(1);
            let reports = before.is_some_and(|t| outline.tokens[t].is_punct(b',')) && self.reports(after);
            if let Some(person) = self.person(at).filter(|_| !reports) {
                described.add(id, person, -1.5);
            }
        }
        let (acts, opens) = (self.acts(mention), self.opens(id));
        for (at, before) in self.mentions.before(id).take(BEFORE) {
            let distance = before.sentence.to(sentence).len();
            if distance > SENTENCES {
                break;
            }
            let Some(person) = self.person(at).filter(|_| !before.quoted) else { continue };
            let entity = &self.entities.all[person];
            if mention.gender.is_some() && entity.gender.is_some() && mention.gender != entity.gender {
                continue;
            }
            let leads = self.acts(before);
            let votes = match distance {
                // "When Lee was asked, the Ohio senator said": but "Lee said the Ohio senator left" is about another.
                0 if leads && acts && self.leads_to(at, mention) => LEADS,
                0 if leads => -1.5,
                0 if acts => 1.6,
                0 if self.parted(before, mention) => 0.8,
                0 => 0.3,
                // "Lee met Orr. The Ohio senator said": the subject goes on.
                1 if leads && opens && self.opens(at) => LEADS,
                1 if leads && self.reports(mention) && self.reports(before) => LEADS,
                1 if leads => 1.6,
                1 => 1.0,
                _ if leads => 0.8,
                _ => 0.4,
            };
            described.add(id, person, votes + 0.05 * entity.mentions.min(10) as f32);
        }
    }

    fn person(&self, id: MentionId) -> Option<EntityId> {
        let mention = &self.mentions[id];
        let named = mention.kind == MentionKind::Name && !mention.place;
        self.entities.of(id).filter(|_| named).filter(|&entity| {
            let entity = &self.entities.all[entity];
            entity.kind == SpeakerKind::Person && entity.surely_person
        })
    }

    /// Whether a finite verb follows, behind an aside if there is one.
    fn acts(&self, mention: &Mention) -> bool {
        let aside = |t: TokenId| {
            let punct = |t: &Token| t.is_punct(b',') || t.is_punct(b')');
            self.outline.tokens.get(t).is_some_and(punct) || self.outline.classes(t).any(Classes::ADV)
        };
        let end = mention.full_end();
        let after = end.to(end + 8).iter().find(|&t| !aside(t)).unwrap_or(end);
        !mention.possessive && self.outline.classes(after).any(Classes::AUX | Classes::PAST | Classes::THIRD)
    }

    /// Whether a verb of speech follows.
    fn reports(&self, mention: &Mention) -> bool {
        self.outline.classes(mention.full_end()).any(Classes::CUE_STRONG)
    }

    /// Whether nobody else is named before the mention in its sentence.
    fn opens(&self, id: MentionId) -> bool {
        let (start, sentence) = (self.mentions[id].tokens().start(), self.mentions[id].sentence);
        let mut before = self.mentions.before(id).take_while(|(_, m)| m.sentence == sentence).take(8);
        !before.any(|(at, m)| self.person(at).is_some() && m.tokens().end() <= start)
    }

    /// Whether the mention at `at` is the subject of a clause that leads to the other: "When Lee was asked, the Ohio senator".
    fn leads_to(&self, at: MentionId, mention: &Mention) -> bool {
        let (start, end) = self.mentions[at].tokens().bounds();
        let opened = self.outline.classes_before(start).any(Classes::SUBORD | Classes::WH);
        opened && self.opens(at) && self.outline.tokens[end.to(mention.tokens().start())].iter().any(|t| t.is_punct(b','))
    }

    /// Whether another clause or its like begins between the two.
    fn parted(&self, before: &Mention, mention: &Mention) -> bool {
        let other = Classes::CONJ | Classes::SUBORD | Classes::REL;
        self.outline.classes_in(before.tokens().end().to(mention.tokens().start())).any(|classes| classes.any(other))
    }

    /// Who runs for something, if that is asked: "Lee's rally", "the Lee campaign", "endorsed Lee".
    fn field(&self, asked: bool) -> Field {
        let all = &self.entities.all;
        let mut runs = IdVec::new(vec![false; all.len()]);
        for (id, mention) in self.mentions.numbered().filter(|_| asked) {
            let Some(person) = self.person(id) else { continue };
            let (start, end) = mention.tokens().bounds();
            runs[person] |= self.outline.phrase_end(Phrase::CAMPAIGN, end + usize::from(mention.possessive)).is_some()
                || self.outline.phrase_start(Phrase::ENDORSES, start).is_some();
        }
        let most = all.iter().filter(|e| e.kind == SpeakerKind::Person).map(|e| e.mentions).max().unwrap_or(0);
        Field { anybody_runs: runs.as_slice().contains(&true), runs, most }
    }

    /// Whom a description varies, when the text leaves little doubt.
    fn meant(&self, phrase: &NounPhrase, votes: &[Vote], field: &Field) -> Option<EntityId> {
        let outline = self.outline;
        let classes = outline.classes(phrase.head);
        let holds = |person: EntityId| {
            let same = |t: TokenId| is_same_office(outline, t, phrase.head);
            self.entities.all[person].roles.ranges().into_iter().any(|role| role.iter().any(same))
        };
        let leads = |person: EntityId| self.entities.all[person].mentions == field.most;
        let running = classes.any(Classes::CANDIDATE);
        // Those of whom the text says the same office, if there are any; for a candidate those who run.
        let holders = votes.iter().filter(|vote| holds(vote.person)).count();
        let eligible = |vote: &Vote| match holders {
            _ if running => {
                let only = vote.sum >= LEADS && !field.anybody_runs && leads(vote.person);
                field.runs[vote.person] || holds(vote.person) || only
            }
            0 => true,
            _ => holds(vote.person),
        };
        let (mut best, mut second, mut all): (Option<Vote>, f32, f32) = (None, 0.0, 0.0);
        for vote in votes {
            all = all.max(vote.sum);
            if !eligible(vote) || !self.fits(phrase, &self.entities.all[vote.person]) {
                continue;
            }
            match best {
                Some(first) if first.sum >= vote.sum => second = second.max(vote.sum),
                _ => {
                    second = best.map_or(second, |first| second.max(first.sum));
                    best = Some(*vote);
                }
            }
        }
        let best = best?;
        let sum = best.sum;
        let partisan = outline.classes_in(phrase.range.with_end(phrase.head)).any(|classes| classes.any(Classes::PARTY));
        let enough = match holders {
            _ if running => sum > if partisan { 1.2 } else { 0.7 } && second < 0.6 * sum,
            // Nobody else was named, and the text is about nobody more.
            _ if second <= 0.0 && all <= sum && leads(best.person) => sum >= 1.3,
            0 if classes.any(Classes::TITLE) == classes.any(Classes::TOPIC) => sum >= LEADS && second < 0.55 * sum,
            0 => sum >= 1.8 && second < 0.55 * sum,
            1 => sum > 0.0 && sum > 0.6 * all,
            _ => sum > 1.0 && second < 0.6 * sum && sum > 0.6 * all,
        };
        enough.then_some(best.person)
    }

    /// Whether nothing that the text says of the person contradicts the description.
    fn fits(&self, phrase: &NounPhrase, person: &Entity) -> bool {
        let outline = self.outline;
        let office = |t: TokenId| outline.classes(t).any(Classes::TITLE) && !outline.classes(t).any(Classes::COURTESY);
        // The great offices, of which nobody holds two: "Sen." is short for one.
        let great = |t: TokenId| outline.lexicon.classes(office_word(outline, t)).any(Classes::TOPIC);
        let former = |words: IdRange<TokenId>| words.iter().any(|t| outline.word(t) == word::FORMER);
        let party = self.party(phrase.range);
        let known = person.roles.ranges().into_iter().chain([person.roles.party()]);
        known.filter(|words| !words.is_empty()).all(|words| {
            let other_party = party.is_some_and(|party| self.party(words).is_some_and(|other| other != party));
            // A prosecutor may be the attorney general, but a senator is no governor.
            let other = |t: TokenId| office(t) && !is_same_office(outline, t, phrase.head) && (great(t) || great(phrase.head));
            let other_office = office(phrase.head) && former(words) == former(phrase.range) && words.iter().any(other);
            !other_party && !other_office
        })
    }

    /// The first letter of the party that the words name, which tells parties apart: "Democratic", "Democrat", "D-Ohio".
    fn party(&self, words: IdRange<TokenId>) -> Option<u8> {
        let outline = self.outline;
        words.iter().find_map(|t| {
            let written = outline.text_of(t);
            let letter = written.len() == 1 || written.as_bytes().get(1) == Some(&b'-');
            // "GOP" is short for another word.
            let party = outline.lexicon.spelling(outline.lexicon.common(outline.word(t)));
            let party = if outline.classes(t).any(Classes::PARTY) { Some(party) } else { letter.then_some(written) };
            let first = party.filter(|_| outline.tokens[t].is_capital())?.bytes().next()?;
            Some(first.to_ascii_lowercase())
        })
    }
}

/// Whether the word says that it was so then: "the then candidate", "the then-presumptive nominee".
fn is_then(outline: &Outline, token: TokenId) -> bool {
    let first = |word: &str| word.split_once('-').map(|(first, _)| outline.lexicon.find_word(first));
    outline.word(token) == word::THEN || first(outline.text_of(token)) == Some(word::THEN)
}
