//! Pronouns and descriptions: whom they stand for, given what the text has said before.

use super::cluster::Entities;
use super::key::fold;
use crate::lexicon::Flags;
use crate::mentions::{Mention, MentionKind, SpeakerKind};
use crate::outline::Outline;

/// How many mentions before a pronoun are looked at.
const WINDOW: usize = 40;
/// How many sentences back a pronoun may reach.
const SENTENCES: usize = 6;
/// How many described people are remembered.
const DESCRIBED: usize = 64;

/// What has been said so far: who spoke last, who is described how.
pub(crate) struct Discourse<'o, 't> {
    outline: &'o Outline<'t>,
    /// Entities of described people, by the word that heads the description.
    described: Vec<(String, usize)>,
    /// Who spoke last, and in which sentence.
    last_speaker: Option<(usize, usize)>,
}

impl<'o, 't> Discourse<'o, 't> {
    pub(crate) fn new(outline: &'o Outline<'t>) -> Self {
        Discourse { outline, described: Vec::new(), last_speaker: None }
    }

    pub(crate) fn spoke(&mut self, entity: usize, sentence: usize) {
        self.last_speaker = Some((entity, sentence));
    }

    /// The entity that a mention stands for; `None` when the text does not tell.
    pub(crate) fn entity_of(&mut self, entities: &mut Entities, mentions: &mut [Mention], index: usize) -> Option<usize> {
        if mentions[index].entity != usize::MAX {
            return Some(mentions[index].entity);
        }
        let found = match mentions[index].kind {
            MentionKind::Name => None,
            MentionKind::Pronoun => self.antecedent(entities, mentions, index),
            MentionKind::Description => Some(self.described_as(entities, mentions, index)),
        };
        if let Some(entity) = found {
            mentions[index].entity = entity;
        }
        found
    }

    fn antecedent(&self, entities: &Entities, mentions: &[Mention], index: usize) -> Option<usize> {
        let pronoun = &mentions[index];
        let word = self.outline.word(pronoun.core.0).to_ascii_lowercase();
        if !matches!(word.as_str(), "he" | "she" | "they" | "it") {
            return None;
        }
        let paragraph = self.outline.sentences[pronoun.sentence].paragraph;
        let mut best: Option<(f32, usize)> = None;
        for at in (index.saturating_sub(WINDOW)..index).rev() {
            let mention = &mentions[at];
            let distance = pronoun.sentence.saturating_sub(mention.sentence);
            if distance > SENTENCES {
                break;
            }
            if mention.quoted || mention.entity == usize::MAX {
                continue;
            }
            let entity = &entities.all[mention.entity];
            let person = entity.kind == SpeakerKind::Person || entity.kind == SpeakerKind::Unnamed && !entity.plural;
            let fits = match word.as_str() {
                "he" | "she" => person && !entity.place && (entity.gender.is_none() || entity.gender == pronoun.gender),
                "they" => !person && !entity.place || entity.plural,
                _ => !person && !entity.plural,
            };
            if !fits {
                continue;
            }
            let first_of_sentence = !mentions[..at]
                .iter()
                .rev()
                .take_while(|m| m.sentence == mention.sentence)
                .any(|m| !m.quoted && m.kind != MentionKind::Pronoun && m.entity != usize::MAX);
            let mut score = -(distance as f32);
            if self.outline.sentences[mention.sentence].paragraph != paragraph {
                score -= 0.5;
            }
            if first_of_sentence {
                score += 1.0;
            }
            if mention.possessive {
                score -= 0.4;
            }
            if entity.gender.is_some() && entity.gender == pronoun.gender {
                score += 1.0;
            }
            if entity.words_known() {
                score += 0.3;
            }
            if self.last_speaker.is_some_and(|(e, s)| e == mention.entity && pronoun.sentence - s.min(pronoun.sentence) <= 3) {
                score += 0.8;
            }
            score += 0.15 * (entity.mentions.min(20) as f32).ln_1p();
            if best.is_none_or(|(b, _)| score > b) {
                best = Some((score, mention.entity));
            }
        }
        if let Some((entity, sentence)) = self.last_speaker {
            let e = &entities.all[entity];
            let person = matches!(e.kind, SpeakerKind::Person | SpeakerKind::Unnamed) && !e.plural;
            let fits = match word.as_str() {
                "he" | "she" => person && (e.gender.is_none() || e.gender == pronoun.gender),
                "they" => !person,
                _ => !person && !e.plural,
            };
            let distance = pronoun.sentence.saturating_sub(sentence);
            if fits && distance <= SENTENCES {
                let score = 1.2 - distance as f32 + if e.gender.is_some() && e.gender == pronoun.gender { 1.0 } else { 0.0 };
                if best.is_none_or(|(b, _)| score > b) {
                    best = Some((score, entity));
                }
            }
        }
        best.map(|(_, entity)| entity)
    }

    fn described_as(&mut self, entities: &mut Entities, mentions: &[Mention], index: usize) -> usize {
        let mention = &mentions[index];
        let head = fold(self.outline.word(mention.core.0));
        let plain = mention.tokens.1 - mention.tokens.0 <= 4 && mention.tokens.1 == mention.core.1;
        if mention.definite && !mention.plural {
            // The last one described with the same word: a spokeswoman for the board ... the spokeswoman.
            if plain && let Some(&(_, entity)) = self.described.iter().rev().find(|(word, _)| *word == head) {
                return entity;
            }
            if mention.stands_for == Some(SpeakerKind::Unnamed)
                && let Some(entity) = self.by_role(entities, mentions, index, &head)
            {
                return entity;
            }
        }
        let entity = entities.describe(mention);
        if self.described.len() < DESCRIBED {
            self.described.push((head, entity));
        }
        entity
    }

    /// The person named before whose role is headed by the same word; of several, the one named last.
    fn by_role(&self, entities: &Entities, mentions: &[Mention], index: usize, head: &str) -> Option<usize> {
        let outline = self.outline;
        let modifiers: Vec<String> = (mentions[index].tokens.0..mentions[index].core.0)
            .filter(|&t| !outline.flags(t).any(Flags::DET | Flags::POSS))
            .map(|t| fold(outline.word(t)))
            .collect();
        let mut best: Option<(usize, usize)> = None;
        for at in (index.saturating_sub(400)..index).rev() {
            let mention = &mentions[at];
            if mention.kind != MentionKind::Name || mention.entity == usize::MAX || mention.quoted {
                continue;
            }
            let entity = &entities.all[mention.entity];
            if entity.kind != SpeakerKind::Person || entity.role.1 <= entity.role.0 {
                continue;
            }
            if mentions[index].gender.is_some() && entity.gender.is_some() && mentions[index].gender != entity.gender {
                continue;
            }
            let role = entity.role.0..entity.role.1;
            if !role.clone().any(|t| fold(outline.word(t)) == head) {
                continue;
            }
            let agreed = modifiers.iter().filter(|m| role.clone().any(|t| fold(outline.word(t)) == **m)).count();
            if best.is_none_or(|(b, _)| agreed > b) {
                best = Some((agreed, mention.entity));
            }
            if best.is_some_and(|(b, _)| b == modifiers.len()) {
                break;
            }
        }
        best.map(|(_, entity)| entity)
    }
}

impl super::cluster::Entity {
    /// Whether the text gives more than one word of the name.
    pub(super) fn words_known(&self) -> bool {
        self.name.1 - self.name.0 > 1
    }
}
