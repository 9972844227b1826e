//! Roles that the text gives elsewhere than in a title or an apposition.

use super::cluster::Entities;
use crate::lexicon::Flags;
use crate::mentions::{Mention, MentionKind, SpeakerKind};
use crate::outline::Outline;
use crate::text::TokenKind;

/// How good a role from each source is; a title or an apposition (20 and more) beats them all.
const PREDICATE: i32 = 14;
const RELATIVE: i32 = 9;
const AFFILIATION: i32 = 8;

/// Longest role read here, in tokens.
const LONGEST: usize = 14;

/// Reads `Lee is a lawyer`, `Lee, who runs the shop`, `Lee of the water board`, `the board's Ann Lee`.
pub(super) fn learn_roles(outline: &Outline, mentions: &[Mention], entities: &mut Entities) {
    for (index, mention) in mentions.iter().enumerate() {
        let Some(entity) =
            mention.entity().filter(|_| mention.kind == MentionKind::Name && !mention.quoted && !mention.possessive)
        else {
            continue;
        };
        let entity = &mut entities.all[entity];
        if entity.kind != SpeakerKind::Person {
            continue;
        }
        if let Some(range) = predicate(outline, mention) {
            entity.offer_scored(range, PREDICATE);
        } else if let Some(range) = relative(outline, mention) {
            entity.offer_scored(range, RELATIVE);
        } else if let Some(range) = affiliation(outline, mentions, index) {
            entity.offer_scored(range, AFFILIATION);
        }
    }
}

/// `Lee is a lawyer in Harrow`: the noun phrase behind the verb, when a role heads it.
fn predicate(outline: &Outline, mention: &Mention) -> Option<(usize, usize)> {
    let verb = mention.tokens().1;
    let start = verb + 1;
    if !outline.flags(verb).any(Flags::AUX)
        || !matches!(outline.word(verb), "is" | "was")
        || !matches!(outline.word(start), "a" | "an" | "the")
    {
        return None;
    }
    phrase_with_role(outline, start)
}

/// `Lee, who is a lawyer`, `Lee, who runs the shop`.
fn relative(outline: &Outline, mention: &Mention) -> Option<(usize, usize)> {
    let (start, end) = mention.apposition();
    if end < start + 3 || outline.word(start) != "who" {
        return None;
    }
    match outline.word(start + 1) {
        "is" | "was" => phrase_with_role(outline, start + 2),
        "heads" | "runs" | "leads" | "directs" | "chairs" | "manages" | "founded" | "represents" | "oversees" | "owns"
        | "edits" | "teaches" | "studies" => Some((start + 1, end.min(start + LONGEST))),
        _ => None,
    }
}

/// A noun phrase that begins at `start` and holds a role among its first words, up to the next punctuation or verb.
fn phrase_with_role(outline: &Outline, start: usize) -> Option<(usize, usize)> {
    let end = (start..start + LONGEST)
        .find(|&t| {
            let flags = outline.flags(t);
            outline.tokens.get(t).is_none_or(|token| !token.is_word() && token.kind != TokenKind::Clitic)
                || flags.any(Flags::REL | Flags::AUX | Flags::THAT | Flags::SUBORD) && !flags.any(Flags::PREP)
        })
        .unwrap_or(start + LONGEST);
    let head =
        (start..end.min(start + 7)).any(|t| outline.flags(t).any(Flags::ROLE) && !outline.flags(t).any(Flags::ROLE_PLURAL));
    (head && end > start + 1).then_some((start, end))
}

/// `Lee of the Harrow Water Board`, `the board's Ann Lee`: the body that the name is tied to.
fn affiliation(outline: &Outline, mentions: &[Mention], index: usize) -> Option<(usize, usize)> {
    let mention = &mentions[index];
    let after = mention.tokens().1;
    let body = |m: &Mention| m.kind == MentionKind::Name && m.stands_for == Some(SpeakerKind::Organization);
    if outline.flags(after).any(Flags::PREP) && outline.word(after) == "of" {
        let start = if outline.flags(after + 1).any(Flags::DET) { after + 2 } else { after + 1 };
        return mentions[index..].iter().take(6).find(|m| m.tokens().0 == start && body(m)).map(|m| m.tokens());
    }
    let before = mention.core().0.checked_sub(1)?;
    // The mark of a possessive.
    if !matches!(outline.tokens[before].kind, TokenKind::Clitic | TokenKind::Mark) {
        return None;
    }
    // It stands behind a mention that begins with it.
    let owner = mentions[index.saturating_sub(4)..mentions.len().min(index + 4)]
        .iter()
        .rev()
        .find(|m| m.tokens().1 == before && m.possessive && !m.place && body(m))?;
    Some(owner.tokens())
}
