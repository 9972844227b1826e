//! Pronouns and descriptions: whom they stand for, given what the text has said before.

use super::cluster::{Entities, Entity};
use super::key::fold;
use crate::lexicon::Flags;
use crate::mentions::{Gender, Mention, MentionKind, SpeakerKind};
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
        let wanted = Wanted::of(self.outline.word(pronoun.core.0))?;
        let paragraph = self.outline.sentences[pronoun.sentence].paragraph;
        let mut best: Option<(f32, usize)> = None;
        let mut offer = |score: f32, entity: usize| {
            if best.is_none_or(|(b, _)| score > b) {
                best = Some((score, entity));
            }
        };
        for at in (index.saturating_sub(WINDOW)..index).rev() {
            let mention = &mentions[at];
            let distance = pronoun.sentence.saturating_sub(mention.sentence);
            if distance > SENTENCES {
                break;
            }
            if mention.quoted || mention.entity == usize::MAX {
                continue;
            }
            let Some(fit) = wanted.fit(&entities.all[mention.entity]) else { continue };
            let mut score = fit - distance as f32;
            if self.outline.sentences[mention.sentence].paragraph != paragraph {
                score -= 0.5;
            }
            if self.is_subject(mention) {
                score += 1.0;
            }
            if self.opens_sentence(mentions, at) {
                score += 0.6;
            }
            if mention.possessive {
                score -= 0.4;
            }
            if self.last_speaker.is_some_and(|(e, s)| e == mention.entity && pronoun.sentence.saturating_sub(s) <= 3) {
                score += 0.8;
            }
            score += 0.15 * (entities.all[mention.entity].mentions.min(20) as f32).ln_1p();
            offer(score, mention.entity);
        }
        if let Some((entity, sentence)) = self.last_speaker
            && let Some(fit) = wanted.fit(&entities.all[entity])
        {
            let distance = pronoun.sentence.saturating_sub(sentence);
            if distance <= SENTENCES {
                offer(fit + 1.4 - distance as f32, entity);
            }
        }
        best.map(|(_, entity)| entity)
    }

    /// Whether a verb follows the mention, or a verb of speech stands before it: it acts in its sentence.
    fn is_subject(&self, mention: &Mention) -> bool {
        let outline = self.outline;
        let mut after = mention.full_end();
        while outline
            .tokens
            .get(after)
            .is_some_and(|t| t.is_punct(b',') || t.is_punct(b')') || outline.flags(after).any(Flags::ADV))
        {
            after += 1;
        }
        let before = mention.tokens.0.checked_sub(1).map_or(Flags::default(), |b| outline.flags(b));
        outline.flags(after).any(Flags::AUX | Flags::PAST | Flags::THIRD) && !before.any(Flags::PREP)
            || before.any(Flags::CUE_STRONG) && before.any(Flags::PAST | Flags::THIRD) && !before.any(Flags::TAKES_HEARER)
    }

    /// Whether no other mention stands before it in its sentence.
    fn opens_sentence(&self, mentions: &[Mention], at: usize) -> bool {
        !mentions[..at]
            .iter()
            .rev()
            .take_while(|m| m.sentence == mentions[at].sentence)
            .take(8)
            .any(|m| !m.quoted && m.kind != MentionKind::Pronoun && m.entity != usize::MAX && m.tokens.1 <= mentions[at].tokens.0)
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

/// What a pronoun may stand for.
#[derive(Clone, Copy)]
enum Wanted {
    Person(Gender),
    Several,
    Body,
}

impl Wanted {
    fn of(pronoun: &str) -> Option<Wanted> {
        Some(match pronoun.to_ascii_lowercase().as_str() {
            "he" | "his" => Wanted::Person(Gender::Masculine),
            "she" | "her" => Wanted::Person(Gender::Feminine),
            "they" | "their" => Wanted::Several,
            "it" => Wanted::Body,
            _ => return None,
        })
    }

    /// How well an entity fits; `None` when it cannot be meant.
    fn fit(self, entity: &Entity) -> Option<f32> {
        let person = matches!(entity.kind, SpeakerKind::Person | SpeakerKind::Unnamed) && !entity.plural;
        match self {
            Wanted::Person(gender) => {
                if !person || entity.place || entity.gender.is_some_and(|g| g != gender) {
                    return None;
                }
                let known = if entity.gender.is_some() { 1.0 } else { 0.0 };
                // A capitalised word that nothing shows to be a person is rarely one.
                let sure = if entity.surely_person { 0.8 } else { 0.0 };
                Some(known + sure + if entity.name.1 - entity.name.0 > 1 { 0.3 } else { 0.0 })
            }
            Wanted::Several => (!person && !entity.place || entity.plural).then_some(if entity.plural { 1.0 } else { 0.0 }),
            Wanted::Body => (!person && !entity.plural).then_some(if entity.place { -0.5 } else { 0.0 }),
        }
    }
}
