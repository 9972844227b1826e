//! Gender as the document shows it.

use super::entities::Entities;
use crate::ids::{EntityId, Id, IdVec, MentionId, TokenId};
use crate::lexicon::{Classes, word};
use crate::mentions::{Gender, Mention, MentionKind, Mentions, SpeakerKind};
use crate::outline::Outline;
use crate::text::TokenKind;

/// Pronouns that must speak against a given name to be believed.
const AGAINST_NAME: u32 = 2;

/// How many pronouns speak for a man, and for a woman.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Votes {
    he: u32,
    she: u32,
}

/// How many mentions behind a name what says who it is may stand.
const BEHIND: usize = 3;

/// Learns from the words behind a name whether it is a man or a woman: `Robin Orr, his sister`.
fn learn_told(outline: &Outline, mentions: &Mentions, entities: &mut Entities) {
    for (id, mention) in mentions.numbered().filter(|(_, m)| m.kind == MentionKind::Name && !m.apposition().is_empty()) {
        let start = mention.apposition().start();
        // "Robin Orr, 43, his sister"
        let opens =
            |m: &Mention| m.tokens().start() == start || m.tokens().start() == start + 2 && m.sentence == mention.sentence;
        let mut behind = mentions.from(id + 1).take(BEHIND).map(|(_, m)| m);
        // Only of a relative: "the harbour master" may be a woman.
        let owned = |m: &Mention| {
            let before = m.tokens().with_end(m.core().start());
            let owner = |t: TokenId| outline.classes(t).any(Classes::POSS) || outline.tokens[t].kind() == TokenKind::Clitic;
            before.iter().any(owner)
        };
        let described = behind.find(|m| m.kind == MentionKind::Description && !m.plural && opens(m) && owned(m));
        if let (Some(entity), Some(gender)) = (entities.of(id), described.and_then(|m| m.gender)) {
            let entity = &mut entities.all[entity];
            if entity.kind == SpeakerKind::Person && !entity.gender_told {
                (entity.gender, entity.gender_told) = (Some(gender), true);
            }
        }
    }
}

/// Learns from the document whether a person is a man or a woman: by the pronouns that follow the name in a sentence that names
/// nobody else. A title says it more surely, a given name less so: Billie may be either.
pub(super) fn learn_genders(outline: &Outline, mentions: &Mentions, entities: &mut Entities, votes: &mut IdVec<EntityId, Votes>) {
    learn_told(outline, mentions, entities);
    if entities.all.iter().all(|e| e.gender_told || e.kind != SpeakerKind::Person) {
        return;
    }
    votes.resize(entities.all.len(), Votes::default());
    let mut next = MentionId::FIRST;
    while next < mentions.end() {
        let sentence = mentions[next].sentence;
        let here = mentions.from(next).take_while(|(_, m)| m.sentence == sentence).count();
        let end = next + here;
        let mut people = mentions.numbered_in(next.to(end)).filter(|&(id, m)| {
            !m.quoted
                && m.kind == MentionKind::Name
                && !m.place
                && entities.of(id).is_some_and(|e| entities.all[e].kind == SpeakerKind::Person)
        });
        if let Some((id, first)) = people.next()
            && let Some(entity) = entities.of(id)
            && !entities.all[entity].gender_told
            && people.all(|(other, _)| entities.of(other) == Some(entity))
        {
            let until = mentions[end - 1].tokens().end().max(first.tokens().end()) + 12;
            // "Robin Orr, his sister": hers is another.
            let owned = !first.apposition().is_empty() && outline.classes(first.apposition().start()).any(Classes::POSS);
            let from = if owned { first.apposition().start() + 1 } else { first.tokens().end() };
            for token in &outline.tokens[from.to(until.min(outline.tokens.end()))] {
                if !token.is_word() && (token.is_punct(b'.') || token.kind() == TokenKind::Mark) {
                    break;
                }
                // With a capital another sentence begins.
                if token.is_capital() {
                    continue;
                }
                match token.word() {
                    word::HE | word::HIS | word::HIM | word::HIMSELF => votes[entity].he += 1,
                    word::SHE | word::HER | word::HERS | word::HERSELF => votes[entity].she += 1,
                    _ => {}
                }
            }
        }
        next = end;
    }
    for (entity, &Votes { he, she }) in entities.all.iter_mut().zip(votes.iter()) {
        let votes = |most: u32, least: u32| most > 2 * least && (entity.gender.is_none() || most >= AGAINST_NAME);
        if entity.gender_told {
            continue;
        }
        if votes(he, she) {
            entity.gender = Some(Gender::Masculine);
        } else if votes(she, he) {
            entity.gender = Some(Gender::Feminine);
        }
    }
}
