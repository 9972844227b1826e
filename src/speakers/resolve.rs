//! Pronouns and descriptions: whom they stand for, given what the text has said before.

use super::cluster::Entities;
use super::entity::Entity;
use crate::lexicon::Flags;
use crate::mentions::{Gender, Mention, MentionKind, SpeakerKind};
use crate::outline::Outline;
use crate::text::TokenKind;

/// How many mentions before a pronoun are looked at.
const WINDOW: usize = 40;
/// How surely a description stands for whom it is taken for, in per cent.
const DESCRIBED: u8 = 88;
/// How surely a pronoun that only the speaker before fits stands for that one, in per cent.
const SPOKE_LAST: u8 = 88;
/// How many sentences back a chain of pronouns is followed.
const CHAIN: usize = 2;
/// How many sentences back a pronoun may reach.
const SENTENCES: usize = 6;
/// How good a role is that comes from a description of whoever the text is about; see `roles.rs` for the others.
const TOPIC_ROLE: i32 = 12;
/// How many mentions back a person's role is looked up.
const ROLES_BACK: usize = 400;

/// What has been said so far.
pub(crate) struct Discourse<'o, 't> {
    outline: &'o Outline<'t>,
    /// Who spoke last, and in which sentence.
    last_speaker: Option<(usize, usize)>,
}

impl<'o, 't> Discourse<'o, 't> {
    pub(crate) fn new(outline: &'o Outline<'t>) -> Self {
        Discourse { outline, last_speaker: None }
    }

    pub(crate) fn spoke(&mut self, entity: usize, sentence: usize) {
        self.last_speaker = Some((entity, sentence));
    }

    /// Roles from descriptions that vary a person's name: "The Republican nominee said" after a sentence about somebody.
    pub(crate) fn learn_roles(&self, entities: &mut Entities, mentions: &[Mention]) {
        for (index, mention) in mentions.iter().enumerate() {
            // Few are all of that; asked one by one, each question would be as good as a coin toss.
            let candidate = (mention.kind == MentionKind::Description)
                & mention.definite
                & !mention.quoted
                & !mention.plural
                & !mention.possessive
                & (mention.stands_for == Some(SpeakerKind::Unnamed))
                & (mention.core().0 > mention.tokens().0 + 1)
                && self.outline.flags(mention.core().0).any(Flags::TOPIC | Flags::PARTY);
            if candidate
                && self.subjecthood(mention) > 0.5
                && let Some(entity) = self.by_topic(entities, mentions, index)
            {
                entities.all[entity].offer_scored((mention.tokens().0 + 1, mention.tokens().1), TOPIC_ROLE);
            }
        }
    }

    /// The entity that a mention stands for; `None` when the text does not tell.
    pub(crate) fn entity_of(&mut self, entities: &mut Entities, mentions: &mut [Mention], index: usize) -> Option<usize> {
        if let Some(known) = mentions[index].entity() {
            return Some(known);
        }
        let found = match mentions[index].kind {
            MentionKind::Name => None,
            MentionKind::Pronoun => {
                self.settle_before(entities, mentions, index);
                self.antecedent(entities, mentions, index)
            }
            MentionKind::Description => Some((self.described_as(entities, mentions, index), DESCRIBED)),
        };
        let (entity, surety) = found?;
        mentions[index].set_entity(entity);
        mentions[index].set_surety(surety);
        Some(entity)
    }

    /// Gives the pronouns and the described people shortly before their entities: whom "he" has meant goes on being meant, and "a
    /// spokeswoman" may be "she".
    fn settle_before(&mut self, entities: &mut Entities, mentions: &mut [Mention], index: usize) {
        let sentence = mentions[index].sentence();
        let mut first = index;
        while first > 0 && index - first < WINDOW && mentions[first - 1].sentence() + CHAIN >= sentence {
            first -= 1;
        }
        for at in first..index {
            let m = mentions[at];
            if m.quoted || m.entity().is_some() {
                continue;
            }
            let acts = || m.stands_for == Some(SpeakerKind::Unnamed) && !m.plural && !m.possessive && self.subjecthood(&m) > 0.5;
            let entity = match m.kind {
                MentionKind::Pronoun if m.gender.is_some() => self.antecedent(entities, mentions, at),
                MentionKind::Description if acts() && !self.apposed(mentions, at) => {
                    Some((self.described_as(entities, mentions, at), DESCRIBED))
                }
                _ => None,
            };
            if let Some((entity, surety)) = entity {
                mentions[at].set_entity(entity);
                mentions[at].set_surety(surety);
            }
        }
    }

    /// Whether the description only says who a name is: "Ann Lee, the mayor", "the mayor, Ann Lee".
    fn apposed(&self, mentions: &[Mention], at: usize) -> bool {
        let tokens = mentions[at].tokens();
        mentions[..at].iter().rev().take(4).any(|m| {
            m.kind == MentionKind::Name
                && (m.tokens().0 == tokens.0 || m.apposition().0 <= tokens.0 && tokens.1 <= m.apposition().1)
        })
    }

    fn antecedent(&self, entities: &Entities, mentions: &[Mention], index: usize) -> Option<(usize, u8)> {
        let wanted = Wanted::of(self.outline.word(mentions[index].core().0))?;
        self.salient(entities, mentions, index, wanted)
    }

    /// Of those named before the mention, the one that the text is about at this point.
    fn salient(&self, entities: &Entities, mentions: &[Mention], index: usize, wanted: Wanted) -> Option<(usize, u8)> {
        let pronoun = &mentions[index];
        let paragraph = self.outline.sentences[pronoun.sentence()].paragraph;
        let mut best: Option<(f32, usize)> = None;
        let mut second = f32::MIN;
        // A chain of pronouns is no surer than its surest link to the one who leads.
        let mut known = 0;
        let mut offer = |score: f32, entity: usize, sure: u8| match best {
            Some((top, leader)) if leader == entity => {
                best = Some((top.max(score), entity));
                known = known.max(sure);
            }
            Some((top, _)) if score <= top => second = second.max(score),
            _ => {
                second = best.map_or(second, |(top, _)| second.max(top));
                best = Some((score, entity));
                known = sure;
            }
        };
        for at in (index.saturating_sub(WINDOW)..index).rev() {
            let mention = &mentions[at];
            let distance = pronoun.sentence().saturating_sub(mention.sentence());
            if distance > SENTENCES {
                break;
            }
            let Some(id) = mention.entity().filter(|_| !mention.quoted) else { continue };
            let Some(fit) = wanted.fit(&entities.all[id]) else { continue };
            let mut score = fit - distance as f32;
            if self.outline.sentences[mention.sentence()].paragraph != paragraph {
                score -= 0.5;
            }
            score += self.subjecthood(mention);
            if self.opens_sentence(mentions, at) {
                score += 0.8;
            }
            if mention.possessive {
                score -= 0.4;
            }
            if self.last_speaker.is_some_and(|(e, s)| e == id && pronoun.sentence().saturating_sub(s) <= 3) {
                score += 0.8;
            }
            score += 0.15 * (entities.all[id].mentions.min(20) as f32).ln_1p();
            offer(score, id, mention.surety());
        }
        if let Some((entity, sentence)) = self.last_speaker
            && let Some(fit) = wanted.fit(&entities.all[entity])
        {
            let distance = pronoun.sentence().saturating_sub(sentence);
            if distance <= SENTENCES {
                offer(fit + 1.4 - distance as f32, entity, SPOKE_LAST);
            }
        }
        best.map(|(score, entity)| (entity, surety(score - second).min(known)))
    }

    /// How clearly the mention acts in its sentence: a verb follows it, or a verb of speech stands before it. Less so in a clause
    /// inside another ("what Lee said").
    fn subjecthood(&self, mention: &Mention) -> f32 {
        let outline = self.outline;
        let mut after = mention.full_end();
        while outline
            .tokens
            .get(after)
            .is_some_and(|t| t.is_punct(b',') || t.is_punct(b')') || outline.flags(after).any(Flags::ADV))
        {
            after += 1;
        }
        let before = mention.tokens().0.checked_sub(1).map_or(Flags::default(), |b| outline.flags(b));
        let acts = outline.flags(after).any(Flags::AUX | Flags::PAST | Flags::THIRD)
            && (before.any(Flags::SUBORD) || !before.any(Flags::PREP));
        let inverted =
            before.any(Flags::CUE_STRONG) && before.any(Flags::PAST | Flags::THIRD) && !before.any(Flags::TAKES_HEARER);
        match (acts || inverted, before.any(Flags::SUBORD | Flags::THAT | Flags::REL | Flags::WH)) {
            (true, false) => 1.0,
            (true, true) => 0.4,
            _ => 0.0,
        }
    }

    /// Whether no other mention stands before it in its sentence.
    fn opens_sentence(&self, mentions: &[Mention], at: usize) -> bool {
        !mentions[..at]
            .iter()
            .rev()
            .take_while(|m| m.sentence() == mentions[at].sentence())
            .take(8)
            .any(|m| !m.quoted && m.entity().is_some() && m.tokens().1 <= mentions[at].tokens().0)
    }

    fn described_as(&mut self, entities: &mut Entities, mentions: &mut [Mention], index: usize) -> usize {
        let mention = mentions[index];
        if mention.definite && !mention.plural {
            let head = role_word(self.outline.word(mention.core().0));
            if let Some(at) = self.introduced(entities, mentions, index, head) {
                return mentions[at].entity().unwrap_or_else(|| {
                    let introduced = entities.describe(&mentions[at]);
                    mentions[at].set_entity(introduced);
                    introduced
                });
            }
            // "the company": any body will do that the text is about.
            if mention.stands_for == Some(SpeakerKind::Organization)
                && mention.core().0 == mention.tokens().0 + 1
                && mention.tokens().1 == mention.core().1
                && matches!(
                    head,
                    "company" | "firm" | "agency" | "group" | "organization" | "organisation" | "newspaper" | "paper" | "network"
                )
                && let Some((entity, _)) = self.salient(entities, mentions, index, Wanted::Body)
            {
                return entity;
            }
            if mention.stands_for == Some(SpeakerKind::Unnamed)
                && let Some(entity) = self.by_topic(entities, mentions, index)
            {
                return entity;
            }
        }
        entities.describe(&mention)
    }

    /// The mention that introduced whom a definite description means: a name whose role is headed by the same word, or an earlier
    /// description. The nearest one whose other words agree; else the nearest name that does not contradict.
    fn introduced(&self, entities: &Entities, mentions: &[Mention], index: usize, head: &str) -> Option<usize> {
        let outline = self.outline;
        let description = &mentions[index];
        let modifiers: Vec<usize> = (description.tokens().0..description.core().0)
            .filter(|&t| outline.tokens[t].is_word() && !outline.flags(t).any(Flags::DET | Flags::POSS))
            .collect();
        let agree =
            |range: (usize, usize)| modifiers.iter().filter(|&&m| (range.0..range.1).any(|t| outline.same_word(t, m))).count();
        let foreign = |range: (usize, usize)| {
            // "the Ukrainian leader" is no Russian one.
            modifiers
                .iter()
                .any(|&m| outline.flags(m).any(Flags::DEMONYM) && !(range.0..range.1).any(|t| outline.same_word(t, m)))
                && (range.0..range.1).any(|t| outline.flags(t).any(Flags::DEMONYM | Flags::COUNTRY))
        };
        let body = matches!(description.stands_for, Some(SpeakerKind::Organization | SpeakerKind::Document));
        let mut second: Option<usize> = None;
        for at in (index.saturating_sub(ROLES_BACK)..index).rev() {
            let mention = &mentions[at];
            if mention.quoted || mention.kind == MentionKind::Description && self.apposed(mentions, at) {
                continue;
            }
            let entity = mention.entity().map(|e| &entities.all[e]);
            let words = match (mention.kind, entity) {
                (MentionKind::Name, Some(entity)) if description.stands_for == Some(SpeakerKind::Unnamed) => {
                    let contradicts =
                        description.gender.is_some() && entity.gender.is_some() && description.gender != entity.gender;
                    if entity.kind != SpeakerKind::Person || contradicts {
                        continue;
                    }
                    entity.role
                }
                // "the board" after "the Harrow Water Board"
                (MentionKind::Name, Some(entity)) if entity.kind == SpeakerKind::Organization && body => entity.name,
                (MentionKind::Description, _)
                    if mention.tokens() != description.tokens()
                        && mention.stands_for == description.stands_for
                        && !mention.plural =>
                {
                    mention.tokens()
                }
                _ => continue,
            };
            let headed = (words.0..words.1).any(|t| role_word(outline.word(t)).eq_ignore_ascii_case(head));
            if !headed || foreign(words) {
                continue;
            }
            if agree(words) == modifiers.len() {
                return Some(at);
            }
            if mention.kind == MentionKind::Name {
                second.get_or_insert(at);
            }
        }
        second
    }

    /// "The Ukrainian leader", "the retired surgeon", when nobody was introduced so: news writing varies the words for the person
    /// it is about, so it is whoever a pronoun would mean. Not for words that bring in somebody new ("the spokesman").
    fn by_topic(&self, entities: &Entities, mentions: &[Mention], index: usize) -> Option<usize> {
        let description = &mentions[index];
        // "the former secretary of state" is still short.
        let long = description.tokens().1 > description.core().1 + 2 || description.core().0 - description.tokens().0 > 4;
        let head = self.outline.word(description.core().0);
        let flags = self.outline.flags(description.core().0);
        // A role with a modifier varies a name too ("the retired surgeon"), unless it is somebody's ("Lee's lawyer") or the word of
        // people who speak for others.
        let owned = (description.tokens().0..description.core().0)
            .any(|t| self.outline.tokens[t].kind == TokenKind::Clitic || self.outline.flags(t).any(Flags::POSS));
        let modified = description.core().0 > description.tokens().0 + 1 && flags.any(Flags::ROLE) && !owned;
        let speaks_for = ["spokes", "official", "press"].iter().any(|start| head.starts_with(start));
        let varies = flags.any(Flags::TOPIC | Flags::PARTY) || head.ends_with("-year-old") || modified && !speaks_for;
        if !varies || long {
            return None;
        }
        let (entity, _) = self.salient(entities, mentions, index, description.gender.map_or(Wanted::Anybody, Wanted::Person))?;
        // "Lee said the mayor called it": whoever reports goes on as "she", not in other words.
        let outline = self.outline;
        let reports = |m: &Mention| {
            m.kind == MentionKind::Name
                && m.entity() == Some(entity)
                && outline.flags(m.full_end()).any(Flags::CUE_STRONG)
                && (m.full_end() + 1..description.tokens().0).all(|t| outline.flags(t).any(Flags::THAT))
        };
        let here = mentions[..index].iter().rev().take(4).take_while(|m| m.sentence() == description.sentence()).any(reports);
        (!here).then_some(entity)
    }
}

/// The full form of a role's word: "Sen." is a senator.
fn role_word(word: &str) -> &str {
    const SHORT: [(&str, &str); 5] = [
        ("sen.", "senator"),
        ("rep.", "representative"),
        ("gov.", "governor"),
        ("spokeswoman", "spokesman"),
        ("spokesperson", "spokesman"),
    ];
    SHORT.iter().find(|(short, _)| short.eq_ignore_ascii_case(word)).map_or(word, |(_, long)| long)
}

/// How surely a pronoun stands for the best candidate, in per cent, by how far the second is behind. Estimated from reading what
/// pronouns came to on the articles that the weights were fitted on.
fn surety(margin: f32) -> u8 {
    match margin {
        m if m >= 2.0 => 98,
        m if m >= 1.2 => 95,
        m if m >= 0.6 => 88,
        _ => 75,
    }
}

/// What a pronoun may stand for.
#[derive(Clone, Copy)]
enum Wanted {
    Person(Gender),
    Anybody,
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
                let known = if entity.gender.is_some() { 0.6 } else { 0.0 };
                // A capitalised word that nothing shows to be a person is rarely one.
                let sure = if entity.surely_person { 0.8 } else { 0.0 };
                Some(known + sure + if entity.name.1 - entity.name.0 > 1 { 0.3 } else { 0.0 })
            }
            Wanted::Anybody => {
                (person && entity.kind == SpeakerKind::Person && !entity.place && entity.surely_person).then_some(0.8)
            }
            Wanted::Several => (!person && !entity.place || entity.plural).then_some(if entity.plural { 1.0 } else { 0.0 }),
            Wanted::Body => (!person && !entity.plural).then_some(if entity.place { -0.5 } else { 0.0 }),
        }
    }
}
