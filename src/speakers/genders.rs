//! Gender as the document shows it.

use super::entity::Entity;
use crate::mentions::{Gender, Mention, MentionKind, SpeakerKind};
use crate::outline::Outline;
use crate::text::TokenKind;

/// Pronouns that must speak against a given name to be believed.
const AGAINST_NAME: u32 = 2;

/// Learns from the document whether a person is a man or a woman: by the pronouns that follow the name in a sentence that names
/// nobody else. A title says it more surely, a given name less so: Billie may be either.
pub(super) fn learn_genders(outline: &Outline, mentions: &[Mention], entities: &mut [Entity]) {
    if entities.iter().all(|e| e.gender_told || e.kind != SpeakerKind::Person) {
        return;
    }
    let mut votes: Vec<(u32, u32)> = vec![(0, 0); entities.len()];
    let mut next = 0;
    while next < mentions.len() {
        let sentence = mentions[next].sentence();
        let end = next + mentions[next..].iter().take_while(|m| m.sentence() == sentence).count();
        let mut people = mentions[next..end].iter().filter(|m| {
            !m.quoted
                && m.kind == MentionKind::Name
                && !m.place
                && m.entity().is_some_and(|e| entities[e].kind == SpeakerKind::Person)
        });
        if let Some(first) = people.next()
            && let Some(entity) = first.entity()
            && !entities[entity].gender_told
            && people.all(|m| m.entity() == first.entity())
        {
            let until = mentions[end - 1].tokens().1.max(first.tokens().1) + 12;
            for token in first.tokens().1..until.min(outline.tokens.len()) {
                if outline.tokens[token].is_punct(b'.') || outline.tokens[token].kind() == TokenKind::Mark {
                    break;
                }
                // Few words begin as these do.
                if !matches!(outline.text.as_bytes()[outline.tokens[token].start()], b'h' | b's') {
                    continue;
                }
                match outline.text_of(token) {
                    "he" | "his" | "him" | "himself" => votes[entity].0 += 1,
                    "she" | "her" | "hers" | "herself" => votes[entity].1 += 1,
                    _ => {}
                }
            }
        }
        next = end;
    }
    for (entity, (he, she)) in entities.iter_mut().zip(votes) {
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
