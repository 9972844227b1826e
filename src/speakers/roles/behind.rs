//! What stands behind a name: `(D-Ohio)`, `, 43, of Harrow, a baker`, `of the Harrow Water Board`.

use super::phrases::{Phrase, clause_end, read_phrase};
use super::role::Role;
use super::{AFFILIATION, BESIDE, CLAUSE, Reader};
use crate::lexicon::Classes;
use crate::mentions::{Mention, MentionKind, SpeakerKind, is_party};
use crate::speakers::cluster::Entities;
use crate::text::TokenKind;

/// Most words of a body or place behind "of".
const LONGEST_RUN: usize = 14;

impl Reader<'_, '_> {
    /// What stands behind the name: `(D-Ohio)`, `, 43, of Harrow, a baker`, `, who runs the mill`.
    pub(super) fn behind(&self, index: usize, limit: usize, entity: usize, entities: &mut Entities) {
        let outline = self.outline;
        let mention = &self.mentions[index];
        let mut at = mention.tokens().1;
        let is = |t: usize, ch: u8| t < limit && outline.tokens[t].is_punct(ch);
        if outline.text_of(at) == "of"
            && let Some(end) = self.run(at + 1).filter(|&end| end <= limit)
        {
            let person = &mut entities.all[entity].roles;
            let title = mention.role();
            if title.1 > title.0 && outline.classes(title.1 - 1).any(Classes::TITLE) && !mention.courtesy {
                person.set_home((at + 1, end));
            }
            at = end;
        }
        if is(at, b'(')
            && let Some(close) = (at + 1..limit.min(at + 8)).find(|&t| is(t, b')'))
        {
            if is_party(outline.text_of(at + 1))
                || close == at + 2 && outline.classes(at + 1).any(Classes::PLACE | Classes::ABBREVIATION)
            {
                entities.all[entity].roles.offer_party((at + 1, close), true);
            }
            at = close + 1;
        }
        for _ in 0..4 {
            let dash = is(at, b'-') && outline.tokens[at].spaced();
            if !is(at, b',') && !dash || at + 1 >= limit {
                return;
            }
            let start = at + 1;
            let token = &outline.tokens[start];
            if token.kind() == TokenKind::Number && is(start + 1, b',') {
                at = start + 1;
            } else if is_party(outline.text_of(start)) {
                let end = (start..limit).find(|&t| is(t, b',') || !outline.tokens[t].is_word()).unwrap_or(limit);
                entities.all[entity].roles.offer_party((start, end), true);
                at = end;
            } else if matches!(outline.text_of(start), "of" | "from")
                && let Some(end) = self.run(start + 1).filter(|&end| end <= limit)
            {
                let body = (start..end).any(|t| outline.classes(t).any(Classes::ORG));
                if body && outline.text_of(start) == "of" {
                    let range = (start + 1 + usize::from(outline.classes(start + 1).any(Classes::DET)), end);
                    entities.all[entity].roles.offer_said(Role { range, head: end - 1, score: AFFILIATION + 2, several: false });
                }
                at = end;
            } else if token.is_capital()
                && outline.classes(start).any(Classes::PLACE | Classes::ABBREVIATION)
                && at > mention.tokens().1
                && is(start + 1, b',')
            {
                // "of Harrow, Ohio,"
                at = start + 1;
            } else {
                self.apposed(index, start, limit, entity, entities);
                return;
            }
        }
    }

    /// End of the capitalised words that begin at the token.
    pub(super) fn run(&self, at: usize) -> Option<usize> {
        let start = at + usize::from(self.outline.classes(at).any(Classes::DET));
        let capital = |t: &usize| self.outline.tokens.get(*t).is_some_and(|token| token.is_capital());
        let joins = |t: usize| t > start && matches!(self.outline.text_of(t), "of" | "the") && capital(&(t + 1));
        let end = (start..start + LONGEST_RUN).find(|&t| !(capital(&t) || joins(t)))?;
        (end > start).then_some(end)
    }

    /// A description that begins behind the comma.
    fn apposed(&self, index: usize, start: usize, limit: usize, entity: usize, entities: &mut Entities) {
        let outline = self.outline;
        let person = &mut entities.all[entity].roles;
        if outline.text_of(start) == "who" {
            if let Some(role) = self.relative(start + 1, limit) {
                person.offer_said(role);
            }
            return;
        }
        if outline.text_of(start) == "running" && outline.text_of(start + 1) == "for" {
            let range = (start, clause_end(outline, start, limit));
            person.offer_said(Role { range, head: start, score: CLAUSE, several: false });
            return;
        }
        // "Lee, the president of the board, Tom Orr,": it is Orr's.
        let others = |phrase: &Phrase| {
            let role = |m: &Mention| m.role().0 <= phrase.head && phrase.head < m.role().1;
            self.mentions[index + 1..].iter().take(6).any(role)
        };
        // "Ann Lee, a former agent has written": the comma is forgotten, for Lee opens the sentence.
        let opens = self.mentions[index].tokens().0 == outline.sentences[self.mentions[index].sentence()].first();
        let closed = |phrase: &Phrase| phrase.closed || opens && phrase.indefinite;
        let read = |start: usize, plural: bool| read_phrase(outline, start, limit, plural).filter(closed);
        if let Some(phrase) = read(start, false).filter(|phrase| !others(phrase)) {
            let mut end = phrase.range.1;
            if self.names_party(phrase.head) {
                // "a Republican of Ohio and a member of": the party alone.
                end = (phrase.head..end).find(|&t| outline.text_of(t) == "and").unwrap_or(end);
                person.offer_party((phrase.range.0, end), false);
            } else if phrase.determined
                || outline.classes(phrase.head).any(Classes::ROLE)
                || outline.text_of(phrase.head + 1) == "of"
            {
                person.offer_said(self.role(&phrase, BESIDE));
            }
            // "a friend of Lee who is the mayor", "a former aide and now the mayor of"
            let further = match outline.text_of(end) {
                "who" => self.relative(end + 1, limit),
                "and" => read(end + 1, false).map(|phrase| self.role(&phrase, BESIDE)),
                _ => None,
            };
            if let Some(role) = further {
                person.offer_said(role);
            }
        } else if let Some(phrase) = read(start, true).filter(|phrase| !others(phrase)) {
            // "Ann Lee and Tom Orr, bakers in Harrow"
            let before = (index.saturating_sub(4)..index).rev().find(|&before| self.joined(before) == Some((index, true)));
            if let Some(first) = before.and_then(|before| self.person(before, entities)) {
                let role = self.role(&phrase, BESIDE - 2);
                entities.all[first].roles.offer_said(role);
                entities.all[entity].roles.offer_said(role);
            }
        } else if self.signs(index) && self.run(start) == Some(limit) {
            person.offer_said(Role { range: (start, limit), head: limit - 1, score: AFFILIATION, several: false });
        }
    }

    /// Whether the name signs what stands before it: "— Ann Lee, Harrow Gazette".
    pub(super) fn signs(&self, index: usize) -> bool {
        let mention = &self.mentions[index];
        let paragraph = self.outline.sentences[mention.sentence()].paragraph as usize;
        let first = self.outline.paragraphs[paragraph].tokens().start;
        mention.tokens().0 == first + 1 && self.outline.tokens[first].is_punct(b'-')
    }

    /// `Lee of the Harrow Water Board`, `the board's Ann Lee`: the body that the name is tied to.
    pub(super) fn affiliation(&self, index: usize) -> Option<(usize, usize)> {
        let (outline, mentions) = (self.outline, self.mentions);
        let mention = &mentions[index];
        let after = mention.tokens().1;
        let body = |m: &Mention| m.kind == MentionKind::Name && m.stands_for == Some(SpeakerKind::Organization);
        if outline.text_of(after) == "of" {
            let start = after + 1 + usize::from(outline.classes(after + 1).any(Classes::DET));
            let named = |m: &&Mention| m.tokens().0 == start && m.kind == MentionKind::Name && !m.place && !m.possessive;
            // Several words that no list knows may be a body; a county is where somebody lives.
            let unknown_body = |m: &Mention| {
                let (start, end) = m.tokens();
                let place = Classes::PLACE | Classes::PLACE_START;
                end > start + 1 && !outline.classes(start).any(place | Classes::GIVEN) && !outline.classes(end - 1).any(place)
            };
            let county = |m: &Mention| matches!(outline.text_of(m.tokens().1 - 1), "County" | "Parish" | "Township");
            let body = |m: &&Mention| (m.stands_for == Some(SpeakerKind::Organization) || unknown_body(m)) && !county(m);
            return mentions[index..].iter().take(6).find(named).filter(body).map(|m| m.tokens());
        }
        // "the Harrow Post's Ann Lee"
        let paper = |m: &Mention| {
            let (start, end) = m.tokens();
            let article = |t: usize| matches!(outline.text_of(t), "the" | "The");
            !outline.classes(start).any(Classes::GIVEN)
                && m.stands_for.is_none()
                && (article(start) && end > start + 1 || start > 0 && article(start - 1))
        };
        let before = mention.core().0.checked_sub(1)?;
        // The mark of a possessive.
        if !matches!(outline.tokens[before].kind(), TokenKind::Clitic | TokenKind::Mark) {
            return None;
        }
        let owner = mentions[index.saturating_sub(4)..mentions.len().min(index + 4)]
            .iter()
            .rev()
            .find(|m| m.tokens().1 == before && m.possessive && !m.place && (body(m) || paper(m)))?;
        Some(owner.tokens())
    }
}
