//! Gender as the document shows it.

use super::entities::Entities;
use crate::ids::{EntityId, Id, IdVec, MentionId};
use crate::lexicon::word;
use crate::mentions::{Gender, MentionKind, Mentions, SpeakerKind};
use crate::outline::Outline;
use crate::text::TokenKind;

/// Pronouns that must speak against a given name to be believed.
const AGAINST_NAME: u32 = 2;

/// How many pronouns speak for a man, and for a woman.
#[derive(Debug, Clone, Copy, Default)]
struct Votes {
    he: u32,
    she: u32,
}

/// Learns from the document whether a person is a man or a woman: by the pronouns that follow the name in a sentence that names
/// nobody else. A title says it more surely, a given name less so: Billie may be either.
pub(super) fn learn_genders(outline: &Outline, mentions: &Mentions, entities: &mut Entities) {
    if entities.all.iter().all(|e| e.gender_told || e.kind != SpeakerKind::Person) {
        return;
    }
    let mut votes: IdVec<EntityId, Votes> = IdVec::new(vec![Votes::default(); entities.all.len()]);
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
            for token in &outline.tokens[first.tokens().end().to(until.min(outline.tokens.end()))] {
                if token.is_punct(b'.') || token.kind() == TokenKind::Mark {
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
