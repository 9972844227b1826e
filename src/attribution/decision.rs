//! Deciding: the best of the candidates of one quote, if it is good enough.

use super::candidates::Candidate;
use super::rules::EvidenceSet;
use super::threshold::{LEAST, THRESHOLD, UNRESOLVED, confidence};
use crate::ids::{EntityId, IdRange, MentionId, TokenId};
use crate::mentions::MentionKind;
use crate::speakers::Referents;

/// Who said a quote.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Decision {
    pub(crate) mention: MentionId,
    /// Whom the mention stands for; `None` when the text does not tell ("I", a pronoun without anybody before it).
    pub(crate) entity: Option<EntityId>,
    /// Tokens of the cue.
    pub(crate) cue: Option<IdRange<TokenId>>,
    pub(crate) evidence: EvidenceSet,
    pub(crate) confidence: f32,
}

/// Candidates with their scores, best first. Ties go to the mention that stands first, so that the order is the text's.
pub(super) fn best_first(candidates: impl Iterator<Item = (Candidate, f32)>) -> Vec<(Candidate, f32)> {
    let mut weighed: Vec<(Candidate, f32)> = candidates.collect();
    weighed.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.mention.cmp(&b.0.mention)));
    weighed
}

/// The best of these candidates with these scores, and how surely it is right; `None` where it is not good enough.
pub(super) fn decide(candidates: &[Candidate], scores: &[f32], referents: &mut Referents) -> Option<Decision> {
    let all = || candidates.iter().zip(scores.iter().copied());
    let (best, score) = all().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.mention.cmp(&a.0.mention)))?;
    if score <= THRESHOLD {
        return None;
    }
    let mentions = &referents.article().mentions;
    let entity = best.entity.or_else(|| referents.resolve(best.mention));
    // The runner-up counts only when it is somebody else.
    let somebody_else = |c: &Candidate| {
        let mention = &mentions[c.mention];
        let known = c.entity.or(referents.of(c.mention));
        // "Lee said: “…,” he added": a pronoun of the same gender is nobody else.
        let gender = entity.and_then(|entity| referents.entities.all[entity].gender);
        let same = mention.kind == MentionKind::Pronoun && mention.gender.is_some() && gender == mention.gender;
        c.mention != best.mention && (known.is_none() && !same || known.is_some() && known != entity)
    };
    let other = all().filter(|(c, s)| *s > UNRESOLVED && somebody_else(c)).fold(UNRESOLVED, |most, (_, s)| most.max(s));
    let confidence = confidence(score, other) * f32::from(referents.entities.surety(best.mention)) / 100.0;
    // Better nobody than whoever is not sure enough; the words may still be known without the person.
    let sure = confidence >= LEAST;
    if !sure && mentions[best.mention].kind == MentionKind::Name {
        return None;
    }
    Some(Decision { mention: best.mention, entity: entity.filter(|_| sure), cue: best.cue, evidence: best.evidence, confidence })
}
