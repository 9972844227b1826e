//! Whom the quoted words name: those seldom speak them.

use super::{Asked, PARTS};
use crate::article::{Article, Quoted};
use crate::attribution::candidates::Candidates;
use crate::attribution::rules::Rule;
use crate::ids::EntityId;
use crate::speakers::Entities;

/// How many mentions of a part are looked at.
const MENTIONS: usize = 32;

/// Notes which candidates the quote names.
pub(super) fn read(asked: &Asked, candidates: &mut Candidates) {
    for candidate in &mut candidates.list {
        if asked.entities.of(candidate.mention).is_some_and(|known| asked.inside.contains(&known)) {
            candidate.evidence.add(Rule::NamedInside);
        }
    }
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
