//! One role for several people: `Senators Ann Lee and Tom Orr`, `two former aides, Ann Lee and Tom Orr`.

use super::noun_phrases::MOST_WORDS;
use super::office::is_plural_title;
use super::reader::{BESIDE, LONGEST_LEFT, Reader};
use super::role::Role;
use crate::ids::{EntityId, Id, IdRange, MentionId, TokenId};
use crate::lexicon::{Classes, word};
use crate::mentions::{MentionKind, behind_join, role_start};
use crate::speakers::entities::Entities;

/// How many people one role may be given to.
const SEVERAL: usize = 8;

/// The words for several people before their names: `two former aides`.
struct Shared {
    /// Those words, without article and number.
    range: IdRange<TokenId>,
    /// Their noun.
    head: TokenId,
    /// Whether a comma parts them from the names.
    behind_comma: bool,
}

impl Reader<'_, '_> {
    /// Gives one role to everybody of `Senators Ann Lee and Tom Orr`, `candidates such as Ann Lee and Tom Orr`.
    pub(super) fn several(&self, id: MentionId, entity: EntityId, entities: &mut Entities) {
        let Some(Shared { range, head, behind_comma }) = self.shared(id) else { return };
        let role = Role { several: true, ..self.role_of(range, head, BESIDE - 2) };
        let (mut people, mut count) = ([entity; SEVERAL], 1);
        let (mut at, mut last) = (id, false);
        while count < SEVERAL && !last {
            let Some((next, and)) = self.joined(at) else { break };
            let Some(person) = self.person(next, entities) else { break };
            people[count] = person;
            count += 1;
            (at, last) = (next, and);
        }
        // "Unlike the candidates, Lee and Orr left": others. "The Lee brothers, Tom and Paul": given names may be anybody's.
        let after = self.outline.tokens.get(self.mentions[at].full_end());
        let closed = after.is_none_or(|t| !t.is_word()) && !self.given_alone(at);
        // One name alone behind "candidates" is none of them.
        if last && (closed || !behind_comma) {
            people[..count].iter().for_each(|&person| entities.all[person].roles.offer_title(role));
        }
    }

    /// The words for several people before the first of their names.
    fn shared(&self, id: MentionId) -> Option<Shared> {
        let outline = self.outline;
        let mention = &self.mentions[id];
        let plural = |t: TokenId| outline.classes(t).all(Classes::ROLE | Classes::PLURAL);
        let role = mention.role();
        let noun = role.end().before().filter(|_| !role.is_empty() && role.end() == mention.core().start());
        if let Some(head) = noun.filter(|&noun| plural(noun) || is_plural_title(outline, noun)) {
            return Some(Shared { range: role, head, behind_comma: false });
        }
        let first = mention.tokens().start();
        // Most names stand behind none of these.
        let before = &outline.tokens[first.before()?];
        if !outline.classes_of(before).any(Classes::PREP)
            && !outline.classes_of(before).all(Classes::ROLE | Classes::PLURAL)
            && !before.is_punct(b',')
        {
            return None;
        }
        let like = match before.word() {
            word::LIKE | word::INCLUDING => 1,
            word::AS if outline.word_before(first - 1) == word::SUCH => 2,
            _ => 0,
        };
        let before_like = first.checked_sub(like + 1).filter(|_| like > 0);
        let comma = usize::from(before_like.is_some_and(|before| outline.tokens[before].is_punct(b',')));
        let noun = first.checked_sub(like + comma + 1)?;
        if outline.tokens[noun].is_punct(b',') {
            return self.described_before(id, noun);
        }
        let mut start = plural(noun).then(|| role_start(outline, noun, noun.saturating_sub(LONGEST_LEFT)))?;
        while start < noun && outline.classes(start).any(Classes::DET | Classes::NUM) {
            start += 1;
        }
        Some(Shared { range: start.to(noun + 1), head: noun, behind_comma: false })
    }

    /// `two former aides, Ann Lee and Tom Orr`: the description before the comma.
    fn described_before(&self, id: MentionId, comma: TokenId) -> Option<Shared> {
        let (_, described) = self.mentions.before(id).take(4).find(|(_, m)| m.tokens().end() == comma)?;
        let (mut start, end) = described.tokens().bounds();
        if described.kind != MentionKind::Description || !described.plural || described.quoted {
            return None;
        }
        while start < end && self.outline.classes(start).any(Classes::DET | Classes::NUM | Classes::POSS) {
            start += 1;
        }
        let range = start.to(end);
        (range.len() <= MOST_WORDS).then_some(Shared { range, head: described.core().start(), behind_comma: true })
    }

    /// Whether the mention is a given name and nothing else.
    fn given_alone(&self, id: MentionId) -> bool {
        let name = self.mentions[id].core();
        name.len() == 1 && self.outline.classes(name.start()).any(Classes::GIVEN)
    }

    /// The mention that a comma or "and" joins to this one, and whether it was "and".
    pub(super) fn joined(&self, id: MentionId) -> Option<(MentionId, bool)> {
        let outline = self.outline;
        let end = self.mentions[id].tokens().end();
        // "Sen. Ann Lee of Ohio and Tom Orr"
        let at = if outline.word(end) == word::OF { self.run(end + 1)? } else { end };
        let (start, and) = behind_join(outline, at)?;
        let (next, mention) = self.mentions.from(id + 1).take(6).find(|(_, m)| m.tokens().start() >= start)?;
        (mention.tokens().start() == start && mention.core().start() == start).then_some((next, and))
    }
}
