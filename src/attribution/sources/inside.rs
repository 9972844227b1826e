//! Whom the quoted words name: those seldom speak them, but for the label of a turn: “LEE: It burned.”

use super::{Asked, PARTS};
use crate::article::{Article, Quoted};
use crate::attribution::candidates::Candidates;
use crate::attribution::rules::Rule;
use crate::ids::{EntityId, MentionId};
use crate::mentions::MentionKind;
use crate::speakers::Entities;
use crate::text::Shape;

/// How many mentions of a part are looked at.
const MENTIONS: usize = 32;

/// Notes which candidates the quote names.
pub(super) fn read(asked: &Asked, candidates: &mut Candidates) {
    let label = label(asked);
    if let Some(mention) = label {
        candidates.mention(mention).evidence.add(Rule::Label);
    }
    for candidate in &mut candidates.list {
        if Some(candidate.mention) != label
            && asked.entities.of(candidate.mention).is_some_and(|known| asked.inside.contains(&known))
        {
            candidate.evidence.add(Rule::NamedInside);
        }
    }
}

/// The name in capitals that labels the quoted turn: “LEE: It burned.”
fn label(asked: &Asked) -> Option<MentionId> {
    let article = asked.article;
    let outline = &article.outline;
    let folded = &outline.parts[asked.first()];
    let first = folded.tokens.iter().find(|&t| outline.tokens[t].is_word())?;
    if outline.tokens[first].shape() != Shape::Upper {
        return None;
    }
    let from = article.by_sentence.from(&article.mentions, folded.sentence, first);
    let (id, mention) = article.mentions.from(from).next()?;
    let (start, end) = mention.tokens().bounds();
    let loud = mention.tokens().iter().all(|t| outline.tokens[t].shape() == Shape::Upper);
    (start == first && loud && mention.kind == MentionKind::Name && outline.tokens.get(end).is_some_and(|t| t.is_punct(b':')))
        .then_some(id)
}

/// Finds whom the quote itself names.
pub(super) fn find(article: &Article, entities: &Entities, quoted: &Quoted, named: &mut Vec<EntityId>) {
    named.clear();
    for &part in article.parts_of(quoted).iter().take(PARTS) {
        let folded = &article.outline.parts[part];
        let from = article.by_sentence.from(&article.mentions, folded.sentence, folded.tokens.start());
        let inside = article.mentions.from(from).take_while(|(_, m)| m.tokens().start() < folded.tokens.end());
        named.extend(inside.take(MENTIONS).filter_map(|(id, _)| entities.of(id)));
    }
}
