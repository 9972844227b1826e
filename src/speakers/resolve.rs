//! Pronouns and descriptions: whom they stand for, given what the text has said before.

use super::antecedents::{Antecedent, Grammar, Search, Wanted, surety};
use super::cluster::Entities;
use super::roles::{is_other_office, office_word, runs};
use crate::lexicon::Classes;
use crate::mentions::{Mention, MentionKind, SpeakerKind};
use crate::outline::Outline;
use crate::text::{Token, TokenKind};

/// How many mentions before a pronoun are given their entities first.
const WINDOW: usize = 48;
/// How surely a description stands for whom it is taken for, in per cent.
const DESCRIBED: u8 = 88;
/// How surely a pronoun must stand for somebody, in per cent, to tell the gender.
const SURE_GENDER: u8 = 75;
/// How many sentences back a chain of pronouns is followed.
const CHAIN: usize = 2;
/// How many mentions back a person's role is looked up.
const ROLES_BACK: usize = 400;

/// What has been said so far.
pub(crate) struct Discourse<'o, 't> {
    outline: &'o Outline<'t>,
    /// Who spoke last, and in which sentence.
    last_speaker: Option<(usize, usize)>,
    /// Whom the quote at hand names.
    inside: Vec<usize>,
    /// Kept from search to search, so that none allocates.
    found: Vec<Antecedent>,
    /// Likewise: of which entities all was asked that holds wherever they are named.
    asked: Vec<bool>,
}

impl<'o, 't> Discourse<'o, 't> {
    pub(crate) fn new(outline: &'o Outline<'t>) -> Self {
        Discourse { outline, last_speaker: None, inside: Vec::new(), found: Vec::new(), asked: Vec::new() }
    }

    /// Whom the quoted words name for which a speaker is looked for next.
    pub(crate) fn quote_names(&mut self, inside: &[usize]) {
        self.inside.clear();
        self.inside.extend_from_slice(inside);
    }

    pub(crate) fn spoke(&mut self, entity: usize, sentence: usize) {
        self.last_speaker = Some((entity, sentence));
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
        settle(entities, &mut mentions[index], entity, surety);
        Some(entity)
    }

    /// Gives a description its entity; what else the mention may be is left as it is.
    pub(crate) fn settle_description(&mut self, entities: &mut Entities, mentions: &mut [Mention], index: usize) {
        if mentions[index].kind == MentionKind::Description {
            self.entity_of(entities, mentions, index);
        }
    }

    /// Gives the pronouns and the described people shortly before their entities: whom "he" has meant goes on being meant, and "a
    /// spokeswoman" may be "she".
    fn settle_before(&mut self, entities: &mut Entities, mentions: &mut [Mention], index: usize) {
        let sentence = mentions[index].sentence();
        let mut first = index;
        while first > 0 && index - first < WINDOW && mentions[first - 1].sentence() + CHAIN >= sentence {
            first -= 1;
        }
        // What the quote at hand names tells nothing about them.
        let inside = std::mem::take(&mut self.inside);
        for at in first..index {
            let m = mentions[at];
            if m.quoted || m.entity().is_some() {
                continue;
            }
            let acts = || {
                m.stands_for == Some(SpeakerKind::Unnamed)
                    && !m.plural
                    && !m.possessive
                    && Grammar::of(self.outline, &m) == Grammar::Subject
            };
            let entity = match m.kind {
                MentionKind::Pronoun if m.gender.is_some() => self.antecedent(entities, mentions, at),
                MentionKind::Description if acts() && !self.apposed(mentions, at) => {
                    Some((self.described_as(entities, mentions, at), DESCRIBED))
                }
                _ => None,
            };
            if let Some((entity, surety)) = entity {
                settle(entities, &mut mentions[at], entity, surety);
            }
        }
        self.inside = inside;
    }

    /// Whether the description only says who a name is: "Ann Lee, the mayor", "the mayor, Ann Lee".
    pub(crate) fn apposed(&self, mentions: &[Mention], at: usize) -> bool {
        let tokens = mentions[at].tokens();
        mentions[..at].iter().rev().take(4).any(|m| {
            m.kind == MentionKind::Name
                && (m.tokens().0 == tokens.0 || m.apposition().0 <= tokens.0 && tokens.1 <= m.apposition().1)
        })
    }

    fn antecedent(&mut self, entities: &Entities, mentions: &[Mention], index: usize) -> Option<(usize, u8)> {
        let wanted = Wanted::of(self.outline.text_of(mentions[index].core().0))?;
        self.salient(entities, mentions, index, wanted)
    }

    /// Of those named before the mention, the one that the text is about at this point, and how surely, in per cent.
    fn salient(&mut self, entities: &Entities, mentions: &[Mention], index: usize, wanted: Wanted) -> Option<(usize, u8)> {
        let mut found = std::mem::take(&mut self.found);
        self.rank(entities, mentions, index, wanted, &mut found);
        let first = found.first().map(|first| (first.entity, surety(&found)));
        self.found = found;
        first
    }

    fn rank(&self, entities: &Entities, mentions: &[Mention], index: usize, wanted: Wanted, found: &mut Vec<Antecedent>) {
        let search = Search { outline: self.outline, entities, mentions, last_speaker: self.last_speaker, inside: &self.inside };
        search.antecedents(index, wanted, found);
    }

    /// Those whom a pronoun may stand for, best first; none for other mentions.
    pub(crate) fn antecedents(&self, entities: &Entities, mentions: &[Mention], index: usize) -> Vec<Antecedent> {
        let mut found = Vec::new();
        if mentions[index].kind == MentionKind::Pronoun
            && let Some(wanted) = Wanted::of(self.outline.text_of(mentions[index].core().0))
        {
            self.rank(entities, mentions, index, wanted, &mut found);
        }
        found
    }

    fn described_as(&mut self, entities: &mut Entities, mentions: &mut [Mention], index: usize) -> usize {
        let mention = mentions[index];
        if mention.definite && !mention.plural {
            let head = office_word(self.outline.text_of(mention.core().0));
            let mut asked = std::mem::take(&mut self.asked);
            asked.clear();
            asked.resize(entities.all.len(), false);
            let introduced = self.introduced(entities, mentions, index, head, &mut asked);
            self.asked = asked;
            if let Some(at) = introduced {
                return mentions[at].entity().unwrap_or_else(|| {
                    let introduced = entities.describe(&mentions[at]);
                    mentions[at].set_entity(introduced);
                    introduced
                });
            }
            // "the company": any body will do that the text is about.
            if mention.core() == (mention.tokens().0 + 1, mention.tokens().1)
                && self.outline.classes(mention.core().0).any(Classes::ORG_HEAD)
                && self.outline.classes(mention.core().0).any(Classes::TOPIC)
                && let Some((entity, _)) = self.salient(entities, mentions, index, Wanted::Body)
            {
                let body = &mut entities.all[entity];
                if body.kind == SpeakerKind::Person {
                    body.kind = SpeakerKind::Organization;
                }
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
    fn introduced(
        &self,
        entities: &Entities,
        mentions: &[Mention],
        index: usize,
        head: &str,
        asked: &mut [bool],
    ) -> Option<usize> {
        let outline = self.outline;
        let description = &mentions[index];
        let modifiers: Vec<usize> = (description.tokens().0..description.core().0)
            .filter(|&t| outline.tokens[t].is_word() && !outline.classes(t).any(Classes::DET | Classes::POSS))
            .collect();
        let agree =
            |range: (usize, usize)| modifiers.iter().filter(|&&m| (range.0..range.1).any(|t| outline.same_word(t, m))).count();
        let foreign = |range: (usize, usize)| self.foreign(description, range);
        let body = matches!(description.stands_for, Some(SpeakerKind::Organization | SpeakerKind::Document));
        let creature = !outline.classes(description.core().0).any(Classes::ROLE | Classes::PEOPLE);
        let is_head = |token: &Token| {
            // The length turns nearly all away.
            let len = token.span().len();
            (len == head.len() || is_other_office(len)) && office_word(token.span().of(outline.text)).eq_ignore_ascii_case(head)
        };
        let mut second: Option<usize> = None;
        for at in (index.saturating_sub(ROLES_BACK)..index).rev() {
            let mention = &mentions[at];
            if mention.quoted {
                continue;
            }
            // Further from the description, a bare name tells no more than a nearer one of the same person.
            let bare = || is_empty(mention.role()) && is_empty(mention.apposition());
            if mention.kind == MentionKind::Name
                && let Some(known) = mention.entity()
                && std::mem::replace(&mut asked[known], true)
                && bare()
            {
                continue;
            }
            let entity = mention.entity().map(|e| &entities.all[e]);
            // Each range of words once.
            let (words, ranges) = match (mention.kind, entity) {
                (MentionKind::Name, Some(entity)) if description.stands_for == Some(SpeakerKind::Unnamed) => {
                    let contradicts =
                        description.gender.is_some() && entity.gender.is_some() && description.gender != entity.gender;
                    if entity.kind != SpeakerKind::Person || contradicts {
                        continue;
                    }
                    let [title, said] = entity.roles.ranges();
                    // The words beside the name count too, where the person's role is another: "Lieutenant Orr, her nephew". An
                    // animal of a story may bear its kind as its name: "Mother Heron".
                    let kind = if creature { (entity.name().1 - 1, entity.name().1) } else { title };
                    let clause = outline.classes(mention.apposition().0).any(Classes::REL);
                    let apposition = if clause { title } else { mention.apposition() };
                    ([title, said, mention.role(), apposition, kind], 5)
                }
                // "the board" after "the Harrow Water Board"
                (MentionKind::Name, Some(entity)) if entity.kind == SpeakerKind::Organization && body => ([entity.name(); 5], 1),
                (MentionKind::Description, _)
                    if mention.tokens() != description.tokens()
                        && mention.stands_for == description.stands_for
                        && !mention.plural =>
                {
                    ([mention.core(); 5], 1)
                }
                _ => continue,
            };
            // "the president" is no vice president.
            let same_rank = |t: usize| self.is_second(t) == self.is_second(description.core().0);
            let headed = |words: &(usize, usize)| {
                let tokens = outline.tokens.get(words.0..words.1);
                tokens.is_some_and(|tokens| (words.0..).zip(tokens).any(|(t, token)| is_head(token) && same_rank(t)))
            };
            let Some(words) = words.into_iter().take(ranges).find(headed) else { continue };
            if mention.kind == MentionKind::Description && self.apposed(mentions, at) {
                continue;
            }
            let words = if mention.kind == MentionKind::Description { mention.tokens() } else { words };
            if foreign(words) {
                continue;
            }
            if agree(words) == modifiers.len() {
                return Some(at);
            }
            if mention.kind == MentionKind::Name || !mention.definite {
                second.get_or_insert(at);
            }
        }
        second
    }

    /// Whether the word before makes an office the second one: `vice president`, `deputy mayor`.
    fn is_second(&self, head: usize) -> bool {
        let before = head.checked_sub(1).map_or("", |before| self.outline.text_of(before));
        ["vice", "deputy", "assistant"].iter().any(|second| second.eq_ignore_ascii_case(before))
    }

    /// Whether a role is of another country than the description: "the Ukrainian leader" is no Russian one.
    fn foreign(&self, description: &Mention, role: (usize, usize)) -> bool {
        let outline = self.outline;
        let of_country = |t: usize| outline.classes(t).any(Classes::DEMONYM | Classes::COUNTRY);
        (description.tokens().0..description.core().0)
            .any(|m| outline.classes(m).any(Classes::DEMONYM) && !(role.0..role.1).any(|t| outline.same_word(t, m)))
            && (role.0..role.1).any(of_country)
    }

    /// "The Ukrainian leader", "the retired surgeon", when nobody was introduced so: news writing varies the words for the person
    /// it is about, so it is whoever a pronoun would mean. Not for words that bring in somebody new ("the spokesman").
    fn by_topic(&self, entities: &Entities, mentions: &[Mention], index: usize) -> Option<usize> {
        let description = &mentions[index];
        // "the former secretary of state" is still short.
        let long = description.tokens().1 > description.core().1 + 2 || description.core().0 - description.tokens().0 > 4;
        let head = self.outline.text_of(description.core().0);
        let classes = self.outline.classes(description.core().0);
        // A role with a modifier varies a name too ("the retired surgeon"), unless it is somebody's ("Lee's lawyer") or the word of
        // people who speak for others.
        let owned = (description.tokens().0..description.core().0)
            .any(|t| self.outline.tokens[t].kind() == TokenKind::Clitic || self.outline.classes(t).any(Classes::POSS));
        let modified =
            description.core().0 > description.tokens().0 + 1 && classes.any(Classes::ROLE | Classes::PEOPLE) && !owned;
        let speaks_for =
            ["spokes", "official", "press"].iter().any(|start| head.starts_with(start)) || classes.any(Classes::UNNAMED_SOURCE);
        let varies = classes.any(Classes::TOPIC | Classes::PARTY) || head.ends_with("-year-old") || modified && !speaks_for;
        if !varies || long {
            return None;
        }
        let mut found = Vec::new();
        self.rank(entities, mentions, index, description.gender.map_or(Wanted::Anybody, Wanted::Person), &mut found);
        let fits = |e: &usize| !entities.all[*e].roles.ranges().into_iter().any(|role| self.foreign(description, role));
        // "the candidate", "the Republican nominee": rather somebody who runs, or whom the text is about, than a mayor nearby.
        let most = found.iter().map(|f| entities.all[f.entity].mentions).max().unwrap_or(0);
        let runs_for = |e: &usize| {
            let entity = &entities.all[*e];
            entity.mentions == most
                || entity.roles.ranges().into_iter().any(|role| (role.0..role.1).any(|t| runs(self.outline.text_of(t))))
        };
        let ranked = || found.iter().map(|f| f.entity).filter(fits);
        let entity = ranked().find(|e| !runs(head) || runs_for(e)).or_else(|| ranked().next())?;
        // "Lee said the mayor called it": whoever reports goes on as "she", not in other words.
        let outline = self.outline;
        let reports = |m: &Mention| {
            m.kind == MentionKind::Name
                && m.entity() == Some(entity)
                && outline.classes(m.full_end()).any(Classes::CUE_STRONG)
                && (m.full_end() + 1..description.tokens().0).all(|t| outline.classes(t).any(Classes::THAT))
        };
        let here = mentions[..index].iter().rev().take(4).take_while(|m| m.sentence() == description.sentence()).any(reports);
        (!here).then_some(entity)
    }
}

fn is_empty(range: (usize, usize)) -> bool {
    range.0 >= range.1
}

/// Lets the mention stand for the entity, which may learn its gender from it.
fn settle(entities: &mut Entities, mention: &mut Mention, entity: usize, surety: u8) {
    mention.set_entity(entity);
    mention.set_surety(surety);
    let known = &mut entities.all[entity].gender;
    if mention.kind == MentionKind::Pronoun && surety >= SURE_GENDER {
        *known = known.or(mention.gender);
    }
}
