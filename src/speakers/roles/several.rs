//! One role for several people: `Senators Ann Lee and Tom Orr`, `two former aides, Ann Lee and Tom Orr`.

use super::phrases::MOST_WORDS;
use super::role::{Role, short_plural};
use super::{BESIDE, LONGEST_LEFT, Reader};
use crate::lexicon::Classes;
use crate::mentions::{MentionKind, role_start};
use crate::speakers::cluster::Entities;

/// How many people one role may be given to.
const SEVERAL: usize = 8;

impl Reader<'_, '_> {
    /// Gives one role to everybody of `Senators Ann Lee and Tom Orr`, `candidates such as Ann Lee and Tom Orr`.
    pub(super) fn several(&self, index: usize, entity: usize, entities: &mut Entities) {
        let Some((range, head, behind_comma)) = self.shared(index) else { return };
        let role = Role { several: true, ..self.role_of(range, head, BESIDE - 2) };
        let mut people = vec![entity];
        let (mut at, mut last) = (index, false);
        while people.len() < SEVERAL && !last {
            let Some((next, and)) = self.joined(at) else { break };
            let Some(person) = self.person(next, entities) else { break };
            people.push(person);
            (at, last) = (next, and);
        }
        // "Unlike the candidates, Lee and Orr left": others. "The Lee brothers, Tom and Paul": given names may be anybody's.
        let after = self.outline.tokens.get(self.mentions[at].full_end());
        let closed = after.is_none_or(|t| !t.is_word()) && !self.given_alone(at);
        // One name alone behind "candidates" is none of them.
        if last && (closed || !behind_comma) {
            people.into_iter().for_each(|person| entities.all[person].roles.offer_title(role));
        }
    }

    /// The words for several people before the first of their names, the noun of these, and whether a comma parts them.
    fn shared(&self, index: usize) -> Option<((usize, usize), usize, bool)> {
        let outline = self.outline;
        let mention = &self.mentions[index];
        let plural = |t: usize| outline.classes(t).all(Classes::ROLE | Classes::PLURAL);
        let (start, end) = mention.role();
        if end > start && end == mention.core().0 && (plural(end - 1) || short_plural(outline.text_of(end - 1))) {
            return Some(((start, end), end - 1, false));
        }
        let first = mention.tokens().0;
        // Most names stand behind none of these.
        let before = &outline.tokens[first.checked_sub(1)?];
        if !outline.classes_of(before).any(Classes::PREP)
            && !outline.classes_of(before).all(Classes::ROLE | Classes::PLURAL)
            && !before.is_punct(b',')
        {
            return None;
        }
        let like = match first.checked_sub(1).map(|before| outline.text_of(before)) {
            Some("like" | "including") => 1,
            Some("as") if first > 1 && outline.text_of(first - 2) == "such" => 2,
            _ => 0,
        };
        let comma = usize::from(like > 0 && first > like && outline.tokens[first - like - 1].is_punct(b','));
        let noun = first.checked_sub(like + comma + 1)?;
        if outline.tokens[noun].is_punct(b',') {
            let (range, head) = self.described_before(index, noun)?;
            return Some((range, head, true));
        }
        let mut start = plural(noun).then(|| role_start(outline, noun, noun.saturating_sub(LONGEST_LEFT)))?;
        while start < noun && outline.classes(start).any(Classes::DET | Classes::NUM) {
            start += 1;
        }
        Some(((start, noun + 1), noun, false))
    }

    /// `two former aides, Ann Lee and Tom Orr`: the description before the comma, without article and number, and its noun.
    fn described_before(&self, index: usize, comma: usize) -> Option<((usize, usize), usize)> {
        let described = self.mentions[index.saturating_sub(4)..index].iter().rev().find(|m| m.tokens().1 == comma)?;
        let (mut start, end) = described.tokens();
        if described.kind != MentionKind::Description || !described.plural || described.quoted {
            return None;
        }
        while start < end && self.outline.classes(start).any(Classes::DET | Classes::NUM | Classes::POSS) {
            start += 1;
        }
        (end - start <= MOST_WORDS).then_some(((start, end), described.core().0))
    }

    /// Whether the mention is a given name and nothing else.
    fn given_alone(&self, index: usize) -> bool {
        let (start, end) = self.mentions[index].core();
        end == start + 1 && self.outline.classes(start).any(Classes::GIVEN)
    }

    /// The mention that a comma or "and" joins to this one, and whether it was "and".
    pub(super) fn joined(&self, index: usize) -> Option<(usize, bool)> {
        let outline = self.outline;
        let mut at = self.mentions[index].tokens().1;
        // "Sens. Ann Lee (D-Ohio) and Tom Orr", "of Ohio"
        if outline.tokens.get(at)?.is_punct(b'(') {
            at = (at..at + 6).find(|&t| outline.tokens.get(t).is_some_and(|t| t.is_punct(b')')))? + 1;
        } else if outline.text_of(at) == "of" {
            at = self.run(at + 1)?;
        }
        let comma = outline.tokens.get(at)?.is_punct(b',');
        let and = outline.text_of(at + usize::from(comma)) == "and";
        if !comma && !and {
            return None;
        }
        let start = at + usize::from(comma) + usize::from(and);
        let next = (index + 1..self.mentions.len()).take(6).find(|&next| self.mentions[next].tokens().0 >= start)?;
        (self.mentions[next].tokens().0 == start && self.mentions[next].core().0 == start).then_some((next, and))
    }
}
