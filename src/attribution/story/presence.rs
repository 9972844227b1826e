//! Who is there: whom the story names around the quotes, who is spoken to, who tells it.

use super::chain::Weighed;
use super::dialogue::{Claim, Dialogue, How, Presence, Presences, Turn, Who, tells};
use super::scene::{acts, names_oneself, spoken_to, titles, was_this};
use crate::attribution::threshold::{THRESHOLD, UNRESOLVED};
use crate::ids::{EntityId, Id, IdRange, IdVec, MentionId, TokenId};
use crate::lexicon::{Phrase, word};
use crate::mentions::{Gender, Mention, MentionKind, SpeakerKind};
use crate::outline::Outline;
use crate::speakers::{Entity, Referents};
use crate::text::TokenKind;

/// What scores less by this much than naming nobody is not taken up.
const FAINT: f32 = 1.0;
/// How clearly somebody is there who acts beside the quotes, who is only named there, and who is spoken to: whoever speaks counts as one.
const ACTS: f32 = 0.8;
const STANDS: f32 = 0.4;
const SPOKEN_TO: f32 = 0.9;
/// The same for one who is taken to have spoken a turn, for a probability of one.
const FILLED: f32 = 0.8;
/// How many mentions of the story before a turn are looked at.
const MENTIONS: usize = 24;
/// Where "I" speaks only once, it stands so often in the words of the story at least that it tells it.
const NARRATES: usize = 3;
/// Votes by which the name of whoever tells the story is known.
const VOTES: i32 = 2;

impl Dialogue {
    /// Whom the candidates stand for that are names or descriptions.
    pub(super) fn claim(&mut self, referents: &mut Referents) {
        let article = referents.article();
        let mut claims: Vec<Claim> = Vec::new();
        for index in 0..self.turns.len() {
            claims.clear();
            for candidate in self.candidates(&self.turns[index]) {
                let score = candidate.evidence.score();
                let mention = &article.mentions[candidate.mention];
                let narrates = mention.is_first_person(&article.outline);
                // "A whole sentence" is nobody, unless it is said to speak.
                let faint = score <= UNRESOLVED - FAINT || !mention.may_be_person() && !tells(candidate);
                if faint || mention.is_pronoun() && !narrates {
                    continue;
                }
                let who = if narrates {
                    Who::Narrator
                } else if mention.kind == MentionKind::Description && article.outline.word(mention.core().start()) == word::VOICE
                {
                    self.voice_of(referents, index, candidate.mention).map_or(Who::Nobody, Who::Known)
                } else {
                    referents.resolve(candidate.mention).map_or(Who::Nobody, Who::Known)
                };
                match claims.iter_mut().find(|claim| claim.who == who) {
                    Some(known) if known.score < score => *known = Claim { who, score, candidate: *candidate },
                    Some(_) => {}
                    None => claims.push(Claim { who, score, candidate: *candidate }),
                }
            }
            self.turns[index].claims = self.claims.extend(claims.iter().copied());
        }
    }

    /// Whose voice it is: "the voice of Ann Lee", or that of whoever is first seen to act behind it.
    fn voice_of(&self, referents: &Referents, turn: usize, voice: MentionId) -> Option<EntityId> {
        let (outline, mentions) = (&referents.article().outline, &referents.article().mentions);
        let of = mentions[voice].tokens().end();
        if outline.word(of) == word::OF {
            return mentions.from(voice).take(3).find(|(_, m)| m.tokens().start() == of + 1).and_then(|(id, _)| referents.of(id));
        }
        let from = self.turns[turn].tokens.end();
        let until = self.turns.get(turn + 1).map_or(outline.tokens.end(), |next| next.tokens.start());
        let first = mentions.partition_point(|m| m.tokens().start() < from);
        let mut behind = mentions.from(first).take(MENTIONS).take_while(|(_, m)| m.tokens().start() < until);
        let seen = |m: &Mention| !m.quoted && !m.is_pronoun() && m.may_be_person() && (acts(outline, m) || was_this(outline, m));
        behind.find(|(_, m)| seen(m)).and_then(|(id, _)| referents.of(id))
    }

    /// Notes who is there, turn by turn.
    pub(super) fn note_presences(&mut self, referents: &Referents) {
        self.find_loose(referents);
        self.find_seen(referents);
        let titles = titles(referents);
        let people = People::of(self, referents);
        let mut presences: Vec<Presence> = Vec::new();
        let mut from = MentionId::FIRST;
        for (index, turn) in self.turns.iter().enumerate() {
            let noted = Noted { dialogue: self, people: &people, referents, turn: index };
            let claims = self.claims(turn).iter().filter(|claim| claim.score > THRESHOLD && claim.who != Who::Nobody);
            presences.extend(claims.map(|claim| noted.presence(claim.who, claim.candidate.mention, 1.0, How::Seen)));
            from = noted.told(from, &mut presences);
            let start = presences.len();
            for address in spoken_to(referents, &titles, turn.tokens) {
                presences.extend(noted.addressed(address.token, address.who));
            }
            let named = noted.named_inside(&presences[start..]);
            presences.extend(named);
        }
        self.presences = Presences::new(presences, self.turns.len());
    }

    /// Finds the descriptions of people as if they were known, whom nothing introduced.
    fn find_loose(&mut self, referents: &Referents) {
        let count = referents.entities.all.len();
        self.loose = IdVec::new(vec![false; count]);
        let mut met: IdVec<EntityId, bool> = IdVec::new(vec![false; count]);
        for (id, mention) in referents.article().mentions.numbered().filter(|(_, m)| !m.quoted) {
            if let Some(entity) = referents.of(id)
                && !met[entity]
            {
                met[entity] = true;
                let described = mention.kind == MentionKind::Description && mention.stands_for == Some(SpeakerKind::Unnamed);
                self.loose[entity] = described && mention.definite;
            }
        }
    }

    /// Of each entity whether words beside a quote name it.
    fn claimed(&self, referents: &Referents) -> IdVec<EntityId, bool> {
        let mut claimed = IdVec::new(vec![false; referents.entities.all.len()]);
        for entity in self.claims.iter().filter(|claim| claim.score > THRESHOLD).filter_map(|claim| claim.who.entity()) {
            claimed[entity] = true;
        }
        claimed
    }

    /// Finds who speaks, or does something, somewhere; of the others only those count who are surely people.
    fn find_seen(&mut self, referents: &Referents) {
        let article = referents.article();
        self.seen = self.claimed(referents);
        for (id, _) in article.mentions.numbered().filter(|(_, m)| !m.quoted && acts(&article.outline, m)) {
            if let Some(entity) = referents.of(id) {
                let known = &referents.entities.all[entity];
                self.seen[entity] |= known.surely_person || known.gender.is_some();
            }
        }
    }

    /// Who speaks the turn by its claims.
    fn speaker_by_claims(&self, turn: usize) -> Option<Who> {
        let claims = self.turns.get(turn).map_or(&[][..], |turn| self.claims(turn));
        claims.iter().find(|claim| claim.score > THRESHOLD).map(|claim| claim.who)
    }

    /// The name of whoever tells the story: somebody who is spoken to, whom "I" answers, and whom the story itself never names.
    /// Whoever is never named so is "I".
    pub(super) fn name_narrator(&mut self, referents: &mut Referents) {
        let article = referents.article();
        let spoken = (0..self.turns.len()).filter(|&turn| self.speaker_by_claims(turn) == Some(Who::Narrator)).count();
        let acted = || article.mentions.iter().filter(|m| !m.quoted && m.is_first_person(&article.outline)).count();
        let tells = spoken > 1 || spoken == 1 && acted() >= NARRATES;
        let named = if tells { self.narrator_by_votes(referents) } else { None };
        let first = self.claims.iter().find(|claim| tells && claim.who == Who::Narrator).map(|claim| claim.candidate.mention);
        if let Some(entity) = named.or_else(|| first.map(|first| referents.entities.describe(&article.mentions[first]))) {
            self.narrator = Who::Known(entity);
            // Those who are known so far were counted before.
            self.loose.resize(referents.entities.all.len(), false);
            self.seen.resize(referents.entities.all.len(), true);
        }
        // "I" once is rather a slip of what was taken for the story.
        let who = if tells { self.narrator } else { Who::Nobody };
        self.claims.iter_mut().filter(|claim| claim.who == Who::Narrator).for_each(|claim| claim.who = who);
        let mut presences = std::mem::take(&mut self.presences).all;
        presences.iter_mut().filter(|presence| presence.who == Who::Narrator).for_each(|presence| presence.who = who);
        presences.retain(|presence| presence.who != Who::Nobody);
        self.presences = Presences::new(presences, self.turns.len());
    }

    /// Whose name is taken in the turns for that of whoever tells the story.
    fn narrator_by_votes(&self, referents: &Referents) -> Option<EntityId> {
        let entities = &referents.entities.all;
        let mut votes: IdVec<EntityId, i32> = IdVec::new(vec![0; entities.len()]);
        for presence in &self.presences.all {
            let Some(entity) = presence.who.entity() else { continue };
            let here = self.speaker_by_claims(presence.turn());
            let next = self.speaker_by_claims(presence.turn() + 1);
            let vote = match (presence.how, here, next) {
                (How::Introduced, ..) => VOTES,
                (How::Addressed, Some(Who::Narrator), _) => i32::MIN,
                (How::Addressed, _, Some(Who::Narrator)) => VOTES,
                (How::Addressed, _, Some(_)) => i32::MIN,
                (How::Addressed, _, None) => 1,
                _ => 0,
            };
            votes[entity] = votes[entity].saturating_add(vote);
        }
        for (id, _) in referents.article().mentions.numbered().filter(|(_, m)| !m.is_pronoun() && !m.quoted) {
            if let Some(entity) = referents.of(id) {
                votes[entity] = i32::MIN;
            }
        }
        let person = |entity: EntityId| entities[entity].surely_person || entities[entity].gender.is_some();
        let likely = votes.numbered().filter(|&(entity, &votes)| votes >= VOTES && person(entity));
        likely.max_by_key(|&(_, &votes)| votes).map(|(entity, _)| entity)
    }

    /// After a first weighing: whose name a description varies, and who speaks the turns that nobody is named for.
    pub(super) fn learn(&mut self, weighed: &Weighed, referents: &mut Referents) {
        self.fill(weighed);
        let stands_for = self.varied_names(weighed, referents);
        for (described, &who) in stands_for.numbered() {
            if let Some(who) = who {
                let gender = referents.entities.all[described].gender;
                let known = &mut referents.entities.all[who].gender;
                *known = known.or(gender);
            }
        }
        let meant = |who: Who| who.entity().and_then(|entity| stands_for[entity]).map_or(who, Who::Known);
        self.claims.iter_mut().for_each(|claim| claim.who = meant(claim.who));
        self.presences.all.iter_mut().for_each(|presence| presence.who = meant(presence.who));
        for id in referents.article().mentions.ids().iter() {
            if let Some(who) = referents.of(id).and_then(|entity| stands_for[entity]) {
                referents.entities.set(id, who);
            }
        }
        self.loose.iter_mut().for_each(|loose| *loose = false);
    }

    /// Of each entity that is only described the one whose name it varies.
    fn varied_names(&self, weighed: &Weighed, referents: &Referents) -> IdVec<EntityId, Option<EntityId>> {
        let Weighed { links, voices, shares } = weighed;
        let mut votes: Vec<(EntityId, Who, f32)> = Vec::new();
        for (turn, link) in self.turns.iter().zip(links) {
            for claim in self.claims(turn) {
                let Some(described) = claim.who.entity().filter(|&entity| self.loose[entity]) else { continue };
                let meant = |at: &usize| voices[*at].who == claim.who || self.varies(referents, claim, voices[*at].who).is_some();
                votes.extend(link.voices.clone().filter(meant).map(|at| (described, voices[at].who, shares[at])));
            }
        }
        votes.sort_unstable_by_key(|&(described, who, _)| (described, who));
        let mut stands_for = IdVec::new(vec![None; referents.entities.all.len()]);
        for of_one in votes.chunk_by(|a, b| a.0 == b.0) {
            let sums =
                of_one.chunk_by(|a, b| a.1 == b.1).map(|same| (same[0].1, same.iter().map(|(.., share)| share).sum::<f32>()));
            let best = sums.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
            stands_for[of_one[0].0] = best.and_then(|(who, _)| who.entity());
        }
        stands_for
    }

    /// Whoever is likeliest to speak a turn is there.
    fn fill(&mut self, weighed: &Weighed) {
        let Weighed { links, voices, shares } = weighed;
        let mut filled = Vec::new();
        for (turn, link) in links.iter().enumerate() {
            for at in link.voices.clone().filter(|&at| shares[at] > 0.5 && voices[at].who != Who::Nobody) {
                let (who, weight) = (voices[at].who, shares[at] * FILLED);
                let presence = |mention| Presence { turn: turn as u32, who, mention, named: false, weight, how: How::Seen };
                filled.extend(self.mention_of(who, turn).map(presence));
            }
        }
        let mut presences = std::mem::take(&mut self.presences).all;
        presences.append(&mut filled);
        presences.sort_by_key(Presence::turn);
        self.presences = Presences::new(presences, self.turns.len());
    }
}

/// Who counts as a person of the story.
struct People {
    claimed: IdVec<EntityId, bool>,
    /// Whether the story names people: at all, men, and women.
    named: [(Option<Gender>, bool); 3],
}

impl People {
    fn of(dialogue: &Dialogue, referents: &Referents) -> People {
        let named = |gender: Option<Gender>| {
            let person = |e: &Entity| e.kind == SpeakerKind::Person && (e.surely_person || e.gender.is_some());
            let fits = |e: &Entity| person(e) && (gender.is_none() || e.gender.is_none() || e.gender == gender);
            (gender, referents.entities.all.iter().any(fits))
        };
        let named = [None, Some(Gender::Masculine), Some(Gender::Feminine)].map(named);
        People { claimed: dialogue.claimed(referents), named }
    }
}

/// What is noted of one turn.
struct Noted<'a, 't> {
    dialogue: &'a Dialogue,
    people: &'a People,
    referents: &'a Referents<'a, 't>,
    turn: usize,
}

impl<'a> Noted<'a, '_> {
    fn outline(&self) -> &'a Outline<'a> {
        &self.referents.article().outline
    }

    fn here(&self) -> &'a Turn {
        &self.dialogue.turns[self.turn]
    }

    fn presence(&self, who: Who, mention: MentionId, weight: f32, how: How) -> Presence {
        let named = !self.referents.article().mentions[mention].is_pronoun();
        Presence { turn: self.turn as u32, who, mention, named, weight, how }
    }

    /// Whether an entity that is mentioned is a person of the story.
    fn is_person(&self, entity: EntityId, mention: &Mention) -> bool {
        let known = &self.referents.entities.all[entity];
        // "The older woman" varies a name, as long as she does nothing of her own.
        let varies = self.dialogue.loose[entity] && !self.people.claimed[entity];
        if varies && self.people.named.contains(&(known.gender, true)) {
            return false;
        }
        self.dialogue.seen[entity]
            || match mention.kind {
                MentionKind::Name => known.surely_person || mention.gender.is_some(),
                _ => mention.gender.is_some() && !mention.possessive && !is_likened(self.outline(), mention),
            }
    }

    /// Those of whom the story tells since the turn before, and in the paragraphs of this one; from which mention on it goes on.
    fn told(&self, from: MentionId, presences: &mut Vec<Presence>) -> MentionId {
        let mentions = &self.referents.article().mentions;
        let end = self.outline().paragraphs[self.here().last].tokens.end();
        let until = from.max(mentions.partition_point(|m| m.tokens().start() < end));
        let near = from.to(until).len().min(MENTIONS);
        for (id, mention) in mentions.from(until - near).take(near).filter(|(_, m)| !m.quoted && m.may_be_person()) {
            if let Some(entity) = self.referents.of(id).filter(|&entity| self.is_person(entity, mention)) {
                let weight = if acts(self.outline(), mention) { ACTS } else { STANDS };
                presences.push(self.presence(Who::Known(entity), id, weight, How::Seen));
            }
        }
        until
    }

    /// Somebody who is spoken to with the word at the token.
    fn addressed(&self, token: TokenId, entity: EntityId) -> Option<Presence> {
        let mentions = &self.referents.article().mentions;
        let last = MentionId::new(mentions.len() - 1);
        let id = mentions.partition_point(|m| m.tokens().start() < token).min(last);
        let answers = self.before().is_some_and(|before| asks(self.outline(), before.tokens))
            && is_all(self.outline(), &mentions[id], self.here().tokens);
        let person = self.is_person(entity, &mentions[id]) && !answers;
        person.then(|| self.presence(Who::Known(entity), id, SPOKEN_TO, How::Addressed))
    }

    /// Those whom the turn names and does not speak to: `known` are the others.
    fn named_inside(&self, known: &[Presence]) -> Vec<Presence> {
        let (outline, mentions, tokens) = (self.outline(), &self.referents.article().mentions, self.here().tokens);
        let first = mentions.partition_point(|m| m.tokens().start() < tokens.start());
        let inside = mentions.from(first).take(MENTIONS).take_while(|(_, m)| m.tokens().start() < tokens.end());
        let asked_name = self.before().is_some_and(|before| asks_name(outline, before.tokens));
        let mut named: Vec<Presence> = Vec::new();
        for (id, mention) in inside.filter(|(_, m)| m.quoted && m.kind == MentionKind::Name) {
            let answers = asked_name && opens(outline, mention, tokens);
            let entity = self.referents.of(id).filter(|&entity| answers || self.is_person(entity, mention));
            let Some(who) = entity.map(Who::Known) else { continue };
            if known.iter().chain(&named).all(|presence| presence.who != who) {
                named.push(match names_oneself(outline, mention) || answers {
                    true => self.presence(who, id, SPOKEN_TO, How::Introduced),
                    false => self.presence(who, id, 0.0, How::Named),
                });
            }
        }
        named
    }

    /// The turn before.
    fn before(&self) -> Option<&'a Turn> {
        self.turn.checked_sub(1).map(|before| &self.dialogue.turns[before])
    }
}

/// Whether the words of a turn end with a question.
fn asks(outline: &Outline, tokens: IdRange<TokenId>) -> bool {
    let last = outline.tokens[tokens].iter().rev().find(|t| t.kind() != TokenKind::Mark);
    last.is_some_and(|t| t.is_punct(b'?'))
}

/// Whether a turn asks for a name: `“What is your name?”`
fn asks_name(outline: &Outline, tokens: IdRange<TokenId>) -> bool {
    asks(outline, tokens) && tokens.iter().any(|t| outline.phrase_end(Phrase::YOUR_NAME, t).is_some())
}

/// Whether the turn begins with the name, which is all of its first words.
fn opens(outline: &Outline, name: &Mention, tokens: IdRange<TokenId>) -> bool {
    let first = tokens.iter().find(|&t| outline.tokens[t].is_word());
    first == Some(name.tokens().start()) && !outline.tokens.get(name.tokens().end()).is_some_and(|t| t.is_word())
}

/// Whether the turn is the name and no more, as an answer is: `“Who was it?”` `“Mr. Lee.”`
fn is_all(outline: &Outline, name: &Mention, tokens: IdRange<TokenId>) -> bool {
    let mut behind = outline.tokens[tokens.with_start(name.tokens().end())].iter();
    tokens.iter().find(|&t| outline.tokens[t].is_word()) == Some(name.tokens().start())
        && behind.all(|t| t.is_punct(b'.') || t.kind() == TokenKind::Mark)
}

/// Whether somebody is only likened to what the description says: "like a boy", "no bigger than a child".
fn is_likened(outline: &Outline, mention: &Mention) -> bool {
    matches!(outline.word_before(mention.tokens().start()), word::LIKE | word::AS | word::THAN | word::OF)
}
