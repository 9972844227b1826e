//! Who is there: whom the story names around the quotes, who is spoken to, who tells it.

use std::ops::Range;

use super::chain::{Link, NOBODY, Voice};
use super::story::{Titles, acts, names_oneself, spoken_to, titles, was_this};
use super::{Claim, Dialogue, NARRATOR, Story, tells};
use crate::attribution::threshold::{THRESHOLD, UNRESOLVED};
use crate::lexicon::{Phrase, word};
use crate::mentions::{Gender, Mention, MentionKind, SpeakerKind};
use crate::outline::Outline;
use crate::speakers::{Discourse, Entities, Entity};
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

/// Somebody is there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Presence {
    turn: u32,
    pub(super) who: u32,
    pub(super) mention: u32,
    /// Whether that names or describes the person.
    pub(super) named: bool,
    /// How clearly, from 0 to 1.
    pub(super) weight: f32,
    pub(super) how: How,
}

impl Presence {
    pub(super) fn turn(&self) -> usize {
        self.turn as usize
    }
}

/// Who is there, turn by turn.
#[derive(Debug, Default)]
pub(super) struct Presences {
    /// By turn.
    all: Vec<Presence>,
    /// Of each turn the first of its own, and at last the number of all.
    first: Vec<u32>,
}

impl Presences {
    /// Those of so many turns, sorted by them.
    fn new(all: Vec<Presence>, turns: usize) -> Presences {
        let mut first = Vec::with_capacity(turns + 1);
        let mut next = 0;
        for turn in 0..turns {
            first.push(next as u32);
            next += all[next..].iter().take_while(|presence| presence.turn() == turn).count();
        }
        first.push(all.len() as u32);
        Presences { all, first }
    }

    /// Those of the turns from one to before another, as far as there are so many.
    pub(super) fn of(&self, turns: Range<usize>) -> &[Presence] {
        let first = |turn: usize| self.first[turn.min(self.first.len() - 1)] as usize;
        &self.all[first(turns.start)..first(turns.end)]
    }
}

/// How somebody is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// Acts, speaks, or is told of.
    Seen,
    /// Spoken to in the turn.
    Addressed,
    /// Spoken of in the turn.
    Named,
    /// Says in the turn who it is.
    Introduced,
}

impl Dialogue {
    /// Whom the candidates stand for that are names or descriptions.
    pub(super) fn claim(
        &mut self,
        outline: &Outline,
        mentions: &mut [Mention],
        entities: &mut Entities,
        discourse: &mut Discourse,
    ) {
        let mut claims: Vec<Claim> = Vec::new();
        for index in 0..self.turns.len() {
            let start = claims.len();
            for candidate in self.candidates(&self.turns[index]) {
                let score = candidate.evidence.score();
                let mention = &mentions[candidate.mention as usize];
                let narrates = mention.is_first_person(outline);
                // "A whole sentence" is nobody, unless it is said to speak.
                let faint = score <= UNRESOLVED - FAINT || !mention.may_be_person() && !tells(&candidate);
                if faint || mention.is_pronoun() && !narrates {
                    continue;
                }
                let who = if narrates {
                    NARRATOR
                } else if mention.kind == MentionKind::Description
                    && outline.phrase_end(Phrase::VOICE, mention.core().0).is_some()
                {
                    self.voice_of(outline, mentions, index, candidate.mention as usize).map_or(NOBODY, |entity| entity as u32)
                } else {
                    discourse.entity_of(entities, mentions, candidate.mention as usize).map_or(NOBODY, |entity| entity as u32)
                };
                match claims[start..].iter_mut().find(|claim| claim.who == who) {
                    Some(known) if known.score < score => *known = Claim { who, score, candidate },
                    Some(_) => {}
                    None => claims.push(Claim { who, score, candidate }),
                }
            }
            self.turns[index].claims = (start..claims.len()).into();
        }
        self.claims = claims;
    }

    /// Whose voice it is: "the voice of Ann Lee", or that of whoever is first seen to act behind it.
    fn voice_of(&self, outline: &Outline, mentions: &[Mention], turn: usize, voice: usize) -> Option<usize> {
        let of = mentions[voice].tokens().1;
        if outline.word(of) == word::OF {
            return mentions[voice..].iter().take(3).find(|m| m.tokens().0 == of + 1).and_then(Mention::entity);
        }
        let from = self.turns[turn].tokens.end();
        let until = self.turns.get(turn + 1).map_or(usize::MAX, |next| next.tokens.start());
        let first = mentions.partition_point(|m| m.tokens().0 < from);
        let mut behind = mentions[first..].iter().take(MENTIONS).take_while(|m| m.tokens().0 < until);
        behind.find(|m| !m.quoted && !m.is_pronoun() && m.may_be_person() && (acts(outline, m) || was_this(outline, m)))?.entity()
    }

    /// Notes who is there, turn by turn.
    pub(super) fn note_presences(&mut self, story: Story) {
        self.find_loose(story);
        self.find_seen(story);
        let titles = titles(story.mentions);
        let mut roll = Roll::new(self, story, &titles);
        for turn in 0..self.turns.len() {
            roll.turn = turn;
            roll.call_claimed();
            roll.call_told_of();
            roll.call_spoken_of();
        }
        self.presences = Presences::new(roll.present, self.turns.len());
    }

    /// Finds the descriptions of people as if they were known, whom nothing introduced.
    fn find_loose(&mut self, story: Story) {
        self.loose = vec![false; story.entities.all.len()];
        let mut met = vec![false; story.entities.all.len()];
        for mention in story.mentions.iter().filter(|m| !m.quoted) {
            if let Some(entity) = mention.entity()
                && !met[entity]
            {
                met[entity] = true;
                let described = mention.kind == MentionKind::Description && mention.stands_for == Some(SpeakerKind::Unnamed);
                self.loose[entity] = described && mention.definite;
            }
        }
    }

    /// Of each entity whether words beside a quote name it.
    fn claimed(&self, entities: &Entities) -> Vec<bool> {
        let mut claimed = vec![false; entities.all.len()];
        for claim in self.claims.iter().filter(|claim| claim.score > THRESHOLD && claim.who < NARRATOR) {
            claimed[claim.who as usize] = true;
        }
        claimed
    }

    /// Finds who speaks, or does something, somewhere; of the others only those count who are surely people.
    fn find_seen(&mut self, story: Story) {
        self.seen = self.claimed(story.entities);
        for mention in story.mentions.iter().filter(|m| !m.quoted && acts(story.outline, m)) {
            if let Some(entity) = mention.entity() {
                let known = &story.entities.all[entity];
                self.seen[entity] |= known.surely_person || known.gender.is_some();
            }
        }
    }

    /// Who speaks the turn by its claims.
    fn speaker_by_claims(&self, turn: usize) -> Option<u32> {
        let claims = self.turns.get(turn).map_or(&[][..], |turn| &self.claims[turn.claims.range()]);
        claims.iter().find(|claim| claim.score > THRESHOLD).map(|claim| claim.who)
    }

    /// The name of whoever tells the story: somebody who is spoken to, whom "I" answers, and whom the story itself never names.
    /// Whoever is never named so is "I".
    pub(super) fn name_narrator(&mut self, outline: &Outline, mentions: &[Mention], entities: &mut Entities) {
        let spoken = (0..self.turns.len()).filter(|&turn| self.speaker_by_claims(turn) == Some(NARRATOR)).count();
        let acted = || mentions.iter().filter(|m| !m.quoted && m.is_first_person(outline)).count();
        let tells = spoken > 1 || spoken == 1 && acted() >= NARRATES;
        let mut votes = vec![0; entities.all.len()];
        for presence in self.presences.all.iter().filter(|presence| tells && presence.who < NARRATOR) {
            let vote = match (presence.how, self.speaker_by_claims(presence.turn()), self.speaker_by_claims(presence.turn() + 1))
            {
                (How::Introduced, ..) => VOTES,
                (How::Addressed, Some(NARRATOR), _) => i32::MIN,
                (How::Addressed, _, Some(NARRATOR)) => VOTES,
                (How::Addressed, _, Some(_)) => i32::MIN,
                (How::Addressed, _, None) => 1,
                _ => 0,
            };
            votes[presence.who as usize] = i32::saturating_add(votes[presence.who as usize], vote);
        }
        for mention in mentions.iter().filter(|m| !m.is_pronoun() && !m.quoted) {
            if let Some(entity) = mention.entity() {
                votes[entity] = i32::MIN;
            }
        }
        let person = |entity: usize| entities.all[entity].surely_person || entities.all[entity].gender.is_some();
        let best =
            (0..votes.len()).filter(|&entity| votes[entity] >= VOTES && person(entity)).max_by_key(|&entity| votes[entity]);
        let first = self.claims.iter().find(|claim| tells && claim.who == NARRATOR).map(|claim| claim.candidate.mention);
        if let Some(entity) = best.or_else(|| first.map(|first| entities.describe(&mentions[first as usize]))) {
            self.narrator = entity as u32;
            // Those who are known so far were counted before.
            self.loose.resize(entities.all.len(), false);
            self.seen.resize(entities.all.len(), true);
        }
        // "I" once is rather a slip of what was taken for the story.
        let who = if tells { self.narrator } else { NOBODY };
        self.claims.iter_mut().filter(|claim| claim.who == NARRATOR).for_each(|claim| claim.who = who);
        let mut presences = std::mem::take(&mut self.presences.all);
        presences.iter_mut().filter(|presence| presence.who == NARRATOR).for_each(|presence| presence.who = who);
        presences.retain(|presence| presence.who != NOBODY);
        self.presences = Presences::new(presences, self.turns.len());
    }

    /// After a first weighing: whose name a description varies, and who speaks the turns that nobody is named for.
    pub(super) fn learn(
        &mut self,
        links: &[Link],
        voices: &[Voice],
        shares: &[f32],
        (outline, mentions, entities): (&Outline, &mut [Mention], &mut Entities),
    ) {
        self.fill(links, voices, shares);
        let story = Story { outline, mentions, entities };
        let mut votes: Vec<(u32, u32, f32)> = Vec::new();
        for (turn, link) in self.turns.iter().zip(links) {
            for claim in self.claims[turn.claims.range()].iter().filter(|c| c.who < NARRATOR && self.loose[c.who as usize]) {
                let meant = |at: &usize| voices[*at].who == claim.who || self.varies(story, claim, voices[*at].who).is_some();
                votes.extend(link.voices.clone().filter(meant).map(|at| (claim.who, voices[at].who, shares[at])));
            }
        }
        votes.sort_unstable_by_key(|&(described, who, _)| (described, who));
        let mut stands_for: Vec<u32> = (0..entities.all.len() as u32).collect();
        for of_one in votes.chunk_by(|a, b| a.0 == b.0) {
            let sums =
                of_one.chunk_by(|a, b| a.1 == b.1).map(|same| (same[0].1, same.iter().map(|(.., share)| share).sum::<f32>()));
            if let Some((who, _)) = sums.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))) {
                stands_for[of_one[0].0 as usize] = who;
                let described = entities.all[of_one[0].0 as usize].gender;
                let known = &mut entities.all[who as usize].gender;
                *known = known.or(described);
            }
        }
        let meant = |who: u32| stands_for.get(who as usize).copied().unwrap_or(who);
        self.claims.iter_mut().for_each(|claim| claim.who = meant(claim.who));
        self.presences.all.iter_mut().for_each(|presence| presence.who = meant(presence.who));
        for mention in mentions {
            if let Some(entity) = mention.entity() {
                mention.set_entity(meant(entity as u32) as usize);
            }
        }
        self.loose.fill(false);
    }

    /// Whoever is likeliest to speak a turn is there.
    fn fill(&mut self, links: &[Link], voices: &[Voice], shares: &[f32]) {
        let mut filled = Vec::new();
        for (turn, link) in links.iter().enumerate() {
            for at in link.voices.clone().filter(|&at| shares[at] > 0.5 && voices[at].who != NOBODY) {
                let (who, weight) = (voices[at].who, shares[at] * FILLED);
                let mention = self.mention_of(who, turn);
                filled.extend(mention.map(|mention| {
                    let (turn, mention) = (turn as u32, mention as u32);
                    Presence { turn, who, mention, named: false, weight, how: How::Seen }
                }));
            }
        }
        let mut presences = std::mem::take(&mut self.presences.all);
        presences.append(&mut filled);
        presences.sort_by_key(|presence| presence.turn());
        self.presences = Presences::new(presences, self.turns.len());
    }
}

/// Calls the roll of each turn: who is there.
struct Roll<'a, 't> {
    dialogue: &'a Dialogue,
    story: Story<'a, 't>,
    titles: &'a Titles,
    /// Of each entity whether words beside a quote name it.
    claimed: Vec<bool>,
    /// Whether the story names anybody, a man, a woman.
    anybody: [(Option<Gender>, bool); 3],
    turn: usize,
    /// The first mention behind those that were looked at.
    next: usize,
    present: Vec<Presence>,
}

impl<'a, 't> Roll<'a, 't> {
    fn new(dialogue: &'a Dialogue, story: Story<'a, 't>, titles: &'a Titles) -> Self {
        let named = |gender: Option<Gender>| {
            let person = |e: &Entity| e.kind == SpeakerKind::Person && (e.surely_person || e.gender.is_some());
            story.entities.all.iter().any(|e| person(e) && (gender.is_none() || e.gender.is_none() || e.gender == gender))
        };
        Roll {
            dialogue,
            story,
            titles,
            claimed: dialogue.claimed(story.entities),
            anybody: [None, Some(Gender::Masculine), Some(Gender::Feminine)].map(|gender| (gender, named(gender))),
            turn: 0,
            next: 0,
            present: Vec::new(),
        }
    }

    fn note(&mut self, who: u32, mention: usize, weight: f32, how: How) {
        let named = !self.story.mentions[mention].is_pronoun();
        self.present.push(Presence { turn: self.turn as u32, who, mention: mention as u32, named, weight, how });
    }

    /// Whether the mention shows that the entity is a person who may be there.
    fn is_person(&self, entity: usize, mention: &Mention) -> bool {
        let Story { outline, entities, .. } = self.story;
        let known = &entities.all[entity];
        // "The older woman" varies a name, as long as she does nothing of her own.
        let varies = self.dialogue.loose[entity] && !self.claimed[entity];
        if varies && self.anybody.contains(&(known.gender, true)) {
            return false;
        }
        self.dialogue.seen[entity]
            || match mention.kind {
                MentionKind::Name => known.surely_person || mention.gender.is_some(),
                _ => mention.gender.is_some() && !mention.possessive && !is_likened(outline, mention),
            }
    }

    /// Whom the words beside the quotes name: `“Gone,” said Ann.`
    fn call_claimed(&mut self) {
        let dialogue = self.dialogue;
        let claims = &dialogue.claims[dialogue.turns[self.turn].claims.range()];
        for claim in claims.iter().filter(|claim| claim.score > THRESHOLD && claim.who != NOBODY) {
            self.note(claim.who, claim.candidate.mention as usize, 1.0, How::Seen);
        }
    }

    /// Of whom the story tells since the turn before, and in the paragraphs of this one.
    fn call_told_of(&mut self) {
        let Story { outline, mentions, .. } = self.story;
        let last = self.dialogue.turns[self.turn].paragraphs.1;
        let end = outline.paragraphs[last as usize].tokens().end;
        let until = self.next + mentions[self.next..].partition_point(|m| m.tokens().0 < end);
        let first = self.next.max(until.saturating_sub(MENTIONS));
        for (index, mention) in (first..).zip(&mentions[first..until]) {
            if mention.quoted || !mention.may_be_person() {
                continue;
            }
            if let Some(entity) = mention.entity().filter(|&entity| self.is_person(entity, mention)) {
                let weight = if acts(outline, mention) { ACTS } else { STANDS };
                self.note(entity as u32, index, weight, How::Seen);
            }
        }
        self.next = until;
    }

    /// To whom the turn speaks, and whom else its words name.
    fn call_spoken_of(&mut self) {
        let Story { outline, mentions, .. } = self.story;
        let tokens = self.dialogue.turns[self.turn].tokens.wide();
        let before = self.turn.checked_sub(1).map(|before| self.dialogue.turns[before].tokens.wide());
        let start = self.present.len();
        let asked = before.is_some_and(|before| asks(outline, before));
        for (token, entity) in spoken_to(outline, mentions, self.titles, tokens) {
            let mention = mentions.partition_point(|m| m.tokens().0 < token).min(mentions.len() - 1);
            if self.is_person(entity, &mentions[mention]) && !(asked && is_all(outline, &mentions[mention], tokens)) {
                self.note(entity as u32, mention, SPOKEN_TO, How::Addressed);
            }
        }
        let asked_name = before.is_some_and(|before| asks_name(outline, before));
        let first = mentions.partition_point(|m| m.tokens().0 < tokens.0);
        let inside = (first..).zip(&mentions[first..]).take(MENTIONS).take_while(|(_, m)| m.tokens().0 < tokens.1);
        for (mention, m) in inside.filter(|(_, m)| m.quoted && m.kind == MentionKind::Name) {
            let answers = asked_name && opens(outline, m, tokens);
            let known = m.entity().filter(|&entity| answers || self.is_person(entity, m));
            let Some(who) = known.map(|entity| entity as u32) else { continue };
            if self.present[start..].iter().any(|presence| presence.who == who) {
                continue;
            }
            match names_oneself(outline, m) || answers {
                true => self.note(who, mention, SPOKEN_TO, How::Introduced),
                false => self.note(who, mention, 0.0, How::Named),
            }
        }
    }
}

/// Whether the words of a turn end with a question.
fn asks(outline: &Outline, tokens: (usize, usize)) -> bool {
    let last = (tokens.0..tokens.1).rev().find(|&t| outline.tokens[t].kind() != TokenKind::Mark);
    last.is_some_and(|t| outline.tokens[t].is_punct(b'?'))
}

/// Whether a turn asks for a name: `“What is your name?”`
fn asks_name(outline: &Outline, tokens: (usize, usize)) -> bool {
    asks(outline, tokens) && (tokens.0..tokens.1).any(|t| outline.phrase_end(Phrase::YOUR_NAME, t).is_some())
}

/// Whether the turn begins with the name, which is all of its first words.
fn opens(outline: &Outline, name: &Mention, tokens: (usize, usize)) -> bool {
    let first = (tokens.0..tokens.1).find(|&t| outline.tokens[t].is_word());
    first == Some(name.tokens().0) && !outline.tokens.get(name.tokens().1).is_some_and(|t| t.is_word())
}

/// Whether the turn is the name and no more, as an answer is: `“Who was it?”` `“Mr. Lee.”`
fn is_all(outline: &Outline, name: &Mention, tokens: (usize, usize)) -> bool {
    let word = |&t: &usize| outline.tokens[t].is_word();
    (tokens.0..tokens.1).find(word) == Some(name.tokens().0)
        && (name.tokens().1..tokens.1).all(|t| outline.tokens[t].is_punct(b'.') || outline.tokens[t].kind() == TokenKind::Mark)
}

/// Whether somebody is only likened to what the description says: "like a boy", "no bigger than a child".
fn is_likened(outline: &Outline, mention: &Mention) -> bool {
    let before = mention.tokens().0.checked_sub(1).map(|before| outline.word(before));
    matches!(before, Some(word::LIKE | word::AS | word::THAN | word::OF))
}
