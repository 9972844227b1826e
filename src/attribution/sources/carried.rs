//! The speakers of the quotes before: who goes on speaking, and who speaks in turn.

use super::{Asked, Spoken};
use crate::attribution::candidates::Candidates;
use crate::attribution::rules::Rule;

/// Carries the speaker of the quote before on, and that of the last but one where two speak in turn.
pub(super) fn read(asked: &Asked, candidates: &mut Candidates) {
    if let Some(last) = asked.past.last {
        carry(&last, asked, candidates);
        alternate(asked, candidates);
    }
}

/// Notes for all candidates that are there by now who spoke the quote before: `“It burned,” Lee said. “It was ours,” Lee said.`
pub(super) fn read_same(asked: &Asked, candidates: &mut Candidates) {
    let Some(spoke) = asked.past.last.and_then(|last| last.decision.entity) else { return };
    for candidate in &mut candidates.list {
        if asked.entities.of(candidate.mention) == Some(spoke) {
            candidate.evidence.add(Rule::SameAsBefore);
        }
    }
}

fn carry(last: &Spoken, asked: &Asked, candidates: &mut Candidates) {
    let place = asked.place;
    let rule = match place.order - last.place.order.min(place.order) {
        0 if place.alone || place.led_in => Rule::Carried,
        0 => Rule::CarriedAside,
        1 if place.paragraph_alone => Rule::CarriedOver,
        1 => Rule::CarriedOverAside,
        _ => Rule::CarriedFurther,
    };
    let candidate = candidates.mention(last.decision.mention);
    candidate.evidence.add(rule);
    candidate.entity = last.decision.entity;
}

/// Two people in turn: when the quotes of the last two paragraphs had different speakers and this paragraph holds nothing but
/// a quote, the first of them speaks again.
fn alternate(asked: &Asked, candidates: &mut Candidates) {
    let [Some(first), Some(second)] = asked.past.turns else { return };
    let (a, b) = (first.decision.entity, second.decision.entity);
    let order = asked.place.order;
    let next = second.place.order + 1 == order && first.place.order + 2 == order;
    if next && asked.place.paragraph_alone && a.is_some() && b.is_some() && a != b {
        let candidate = candidates.mention(first.decision.mention);
        candidate.evidence.add(Rule::Alternating);
        candidate.entity = a;
    }
}
