//! `“Why?” “Because,” Lee said.`: the speaker is only named behind a later quote of the paragraph.

use super::Asked;
use crate::attribution::candidates::{Candidate, Candidates};
use crate::attribution::place::Place;
use crate::attribution::rules::Rule;
use crate::attribution::threshold::THRESHOLD;

/// How many quotes ahead are looked at.
const AHEAD: usize = 3;

/// Asks the next quote of the paragraph that has words beside it, where no quote of the paragraph is decided yet.
pub(super) fn read(asked: &Asked, candidates: &mut Candidates) {
    let decided = asked.past.last.is_some_and(|spoken| spoken.place.paragraph == asked.place.paragraph);
    if candidates.settled() || decided || !asked.place.alone {
        return;
    }
    if let Some(best) = next_speaker(asked) {
        let candidate = candidates.mention(best.mention);
        candidate.evidence.add(Rule::CarriedBack);
        candidate.cue = best.cue;
    }
}

/// Whom the clause around that quote names, if it names somebody for sure.
fn next_speaker(asked: &Asked) -> Option<Candidate> {
    let article = asked.article;
    for &part in article.parts_behind(asked.quoted).iter().take(AHEAD) {
        let next = Place::of(&article.outline, part);
        if next.paragraph != asked.place.paragraph {
            return None;
        }
        if next.alone {
            continue;
        }
        let clause = article.clause(next.sentence);
        let mut there = Candidates::default();
        there.read_clause(&clause, clause.quote(part)?);
        there.note_kinds(article);
        let best = there
            .list
            .into_iter()
            .max_by(|a, b| a.evidence.score().total_cmp(&b.evidence.score()).then(b.mention.cmp(&a.mention)));
        return best.filter(|best| best.evidence.score() > THRESHOLD);
    }
    None
}
