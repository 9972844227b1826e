//! What stands behind a name: `(D-Ohio)`, `, 43, of Harrow, a baker`, `of the Harrow Water Board`.

use super::noun_phrases::{NounPhrase, clause_end};
use super::reader::{AFFILIATION, BESIDE, CLAUSE, Naming, Reader};
use super::role::{Role, Roles};
use crate::ids::{Id, IdRange, MentionId, TokenId};
use crate::lexicon::{Classes, Phrase, looks_gerund, looks_past, word};
use crate::mentions::{Mention, MentionKind, SpeakerKind, is_party};
use crate::speakers::entities::Entities;
use crate::text::{Shape, TokenKind};

/// By how much the second of two roles must say more than the first.
const SECOND: i32 = 8;
/// Within how many tokens the noun ends that no list knows.
const LONGEST_UNKNOWN: usize = 5;
/// Most words of a body or place behind "of".
const LONGEST_RUN: usize = 14;

impl Reader<'_, '_> {
    /// What stands behind the name: `(D-Ohio)`, `, 43, of Harrow, a baker`, `, who runs the mill`.
    pub(super) fn behind(&self, naming: Naming, entities: &mut Entities) {
        let roles = &mut entities.all[naming.person].roles;
        let mention = &self.mentions[naming.id];
        let mut at = self.of_home(naming, roles);
        at = self.bracket(naming, at, roles);
        for _ in 0..4 {
            let dash = self.is_punct(naming, at, b'-') && self.outline.tokens[at].spaced();
            if !self.is_punct(naming, at, b',') && !dash || at + 1 >= naming.limit {
                return;
            }
            let start = at + 1;
            match self.aside(naming, start, at > mention.tokens().end(), roles) {
                Some(end) => at = end,
                None => return self.apposed(naming, start, entities),
            }
        }
    }

    /// Whether the sign stands at a token of the paragraph.
    fn is_punct(&self, naming: Naming, token: TokenId, sign: u8) -> bool {
        token < naming.limit && self.outline.tokens[token].is_punct(sign)
    }

    /// Reads `of Ohio` behind a senator's name; gives the token behind it.
    fn of_home(&self, naming: Naming, roles: &mut Roles) -> TokenId {
        let mention = &self.mentions[naming.id];
        let at = mention.tokens().end();
        if self.outline.word(at) != word::OF {
            return at;
        }
        let Some(end) = self.run(at + 1).filter(|&end| end <= naming.limit) else { return at };
        let title = mention.role();
        if !title.is_empty() && self.outline.classes(title.end() - 1).any(Classes::TITLE) && !mention.courtesy {
            roles.set_home((at + 1).to(end));
        }
        end
    }

    /// Reads `(D-Ohio)`, `(Ohio)` and passes over other brackets; gives the token behind them.
    fn bracket(&self, naming: Naming, at: TokenId, roles: &mut Roles) -> TokenId {
        let outline = self.outline;
        if !self.is_punct(naming, at, b'(') {
            return at;
        }
        let close = (at + 1).to(naming.limit.min(at + 8)).iter().find(|&t| self.is_punct(naming, t, b')'));
        let Some(close) = close else { return at };
        let state = close == at + 2 && outline.classes(at + 1).any(Classes::PLACE | Classes::ABBREVIATION);
        if state || is_party(outline.text_of(at + 1)) {
            roles.offer_party((at + 1).to(close), true);
        }
        close + 1
    }

    /// Reads what stands between commas and is no description, `43`, `R-Ohio`, `of Harrow`; gives the token behind it. `further` is
    /// what does not stand right behind the name.
    fn aside(&self, naming: Naming, start: TokenId, further: bool, roles: &mut Roles) -> Option<TokenId> {
        let (outline, limit) = (self.outline, naming.limit);
        let token = &outline.tokens[start];
        let alone = self.is_punct(naming, start + 1, b',');
        // "Ann Lee, 43,"
        if token.kind() == TokenKind::Number && alone {
            return Some(start + 1);
        }
        // "Ann Lee, prosecuting, said"
        if let Some(end) = outline.phrase_end(Phrase::PART_IN_COURT, start).filter(|&end| self.is_punct(naming, end, b',')) {
            roles.offer_said(Role { range: start.to(end), head: start, score: AFFILIATION + 2, several: false });
            return Some(end);
        }
        // "Ann Lee, R-Ohio"
        if is_party(outline.text_of(start)) {
            let ends = |&t: &TokenId| self.is_punct(naming, t, b',') || !outline.tokens[t].is_word();
            let end = start.to(limit).iter().find(ends).unwrap_or(limit);
            roles.offer_party(start.to(end), true);
            return Some(end);
        }
        // "Ann Lee, of Harrow"
        if matches!(token.word(), word::OF | word::FROM)
            && let Some(end) = self.run(start + 1).filter(|&end| end <= limit)
        {
            let body = outline.classes_in(start.to(end)).any(|classes| classes.any(Classes::ORG));
            if body && token.word() == word::OF {
                let range = (start + 1 + usize::from(outline.classes(start + 1).any(Classes::DET))).to(end);
                roles.offer_said(Role { range, head: end - 1, score: AFFILIATION + 2, several: false });
            }
            return Some(end);
        }
        // "of Harrow, Ohio,"
        let place = token.is_capital() && outline.classes(start).any(Classes::PLACE | Classes::ABBREVIATION);
        (place && further && alone).then_some(start + 1)
    }

    /// End of the capitalised words that begin at the token.
    pub(super) fn run(&self, at: TokenId) -> Option<TokenId> {
        let start = at + usize::from(self.outline.classes(at).any(Classes::DET));
        let capital = |t: &TokenId| self.outline.tokens.get(*t).is_some_and(|token| token.is_capital());
        let joins = |t: TokenId| t > start && matches!(self.outline.word(t), word::OF | word::THE) && capital(&(t + 1));
        let end = start.to(start + LONGEST_RUN).iter().find(|&t| !(capital(&t) || joins(t)))?;
        (end > start).then_some(end)
    }

    /// A description that begins behind the comma.
    fn apposed(&self, naming: Naming, start: TokenId, entities: &mut Entities) {
        let outline = self.outline;
        let Naming { id, person, limit } = naming;
        let roles = &mut entities.all[person].roles;
        if outline.word(start) == word::WHO {
            if let Some(role) = self.relative(start + 1, limit) {
                roles.offer_said(role);
            }
            return;
        }
        // "Ann Lee, running for mayor,"
        if outline.phrase_end(Phrase::RUNNING_FOR, start).is_some() {
            let range = start.to(clause_end(outline, start, limit));
            roles.offer_said(Role { range, head: start, score: CLAUSE, several: false });
            return;
        }
        // "Lee, the president of the board, Tom Orr,": it is Orr's.
        let others = |phrase: &NounPhrase| {
            let role = |m: &Mention| m.role().start() <= phrase.head && phrase.head < m.role().end();
            self.mentions.from(id + 1).take(6).any(|(_, m)| role(m))
        };
        // "Ann Lee, a former agent has written": the comma is forgotten, for Lee opens the sentence.
        let opens = self.mentions[id].tokens().start() == outline.sentences[self.mentions[id].sentence].first;
        // "Ann Lee, Orr's chief executive told the board"
        let apposition = self.mentions[id].apposition();
        let closed = |phrase: &NounPhrase| {
            phrase.closed || opens && phrase.indefinite || !apposition.is_empty() && apposition.end() == phrase.range.end()
        };
        let read = |start: TokenId, plural: bool| NounPhrase::read(outline, start, limit, plural).filter(closed);
        if let Some(phrase) = read(start, false).filter(|phrase| !others(phrase)) {
            let mut end = phrase.range.end();
            if self.names_party(phrase.head) {
                // "a Republican of Ohio and a member of": the party alone.
                end = phrase.head.to(end).iter().find(|&t| outline.word(t) == word::AND).unwrap_or(end);
                roles.offer_party(phrase.range.with_end(end), false);
            } else if phrase.determined
                || outline.classes(phrase.head).any(Classes::ROLE)
                || outline.word(phrase.head + 1) == word::OF
            {
                roles.offer_said(self.role(&phrase, BESIDE));
            }
            // "a friend of Lee who is the mayor", "a former aide and now the mayor of"
            let further = match outline.word(end) {
                word::WHO => self.relative(end + 1, limit),
                // What is told first is what somebody rather is.
                word::AND => read(end + 1, false).map(|phrase| self.role(&phrase, BESIDE - SECOND)),
                _ => None,
            };
            if let Some(role) = further {
                roles.offer_said(role);
            }
        } else if let Some(phrase) = read(start, true).filter(|phrase| !others(phrase)) {
            // "Ann Lee and Tom Orr, bakers in Harrow"
            let before = self
                .mentions
                .before(id)
                .take(4)
                .map(|(before, _)| before)
                .find(|&before| self.joined(before) == Some((id, true)));
            if let Some(first) = before.and_then(|before| self.person(before, entities)) {
                let role = self.role(&phrase, BESIDE - 2);
                entities.all[first].roles.offer_said(role);
                entities.all[person].roles.offer_said(role);
            }
        } else if let Some(role) = self.unknown(id, start, limit) {
            roles.offer_said(role);
        } else if self.signs(id) && self.run(start) == Some(limit) {
            roles.offer_said(Role { range: start.to(limit), head: limit - 1, score: AFFILIATION, several: false });
        }
    }

    /// What stands behind a full name and "a" is somebody, though no list knows the noun: `Ann Lee, a retired farrowman from Harrow,`.
    fn unknown(&self, id: MentionId, start: TokenId, limit: TokenId) -> Option<Role> {
        let outline = self.outline;
        let mention = &self.mentions[id];
        let name = mention.core();
        let full = name.len() > 1 && outline.classes(name.start()).any(Classes::GIVEN);
        if !full || !matches!(outline.word(start), word::A | word::AN) {
            return None;
        }
        let lower = |t: &TokenId| {
            let classes = outline.classes(*t);
            outline.tokens[*t].shape() == Shape::Lower
                && (classes.is_plain() || classes.any(Classes::ROLE_MODIFIER | Classes::DEMONYM))
        };
        let end = start + 1 + (start + 1).to(limit.min(start + LONGEST_UNKNOWN)).iter().take_while(lower).count();
        let (head, behind) = (end - 1, outline.classes(end));
        let closed = self.mentions[id].apposition().end() == end || behind.any(Classes::REL | Classes::PREP);
        let noun = outline.classes(head).is_plain()
            && !outline.tokens[head].is_aged()
            && !looks_past(outline.text_of(head))
            && !looks_gerund(outline.text_of(head));
        (head > start && closed && noun).then(|| Role { score: BESIDE - 6, ..self.role_of((start + 1).to(end), head, 0) })
    }

    /// Whether the name signs what stands before it: "— Ann Lee, Harrow Gazette".
    pub(super) fn signs(&self, id: MentionId) -> bool {
        let mention = &self.mentions[id];
        let first = self.outline.paragraph_of(mention.sentence).tokens.start();
        mention.tokens().start() == first + 1 && self.outline.tokens[first].is_punct(b'-')
    }

    /// `Lee of the Harrow Water Board`, `the board's Ann Lee`: the body that the name is tied to.
    pub(super) fn affiliation(&self, id: MentionId) -> Option<IdRange<TokenId>> {
        let (outline, mentions) = (self.outline, self.mentions);
        let mention = &mentions[id];
        let after = mention.tokens().end();
        let body = |m: &Mention| m.kind == MentionKind::Name && m.stands_for == Some(SpeakerKind::Organization);
        // "wrote Ann Lee for the Harrow Post"
        let for_ = outline.word(after) == word::FOR && outline.classes_before(mention.tokens().start()).any(Classes::CUE_STRONG);
        if outline.word(after) == word::OF || for_ {
            let start = after + 1 + usize::from(outline.classes(after + 1).any(Classes::DET));
            let named = |m: &&Mention| m.tokens().start() == start && m.kind == MentionKind::Name && !m.place && !m.possessive;
            // Several words that no list knows may be a body; a county is where somebody lives.
            let unknown_body = |m: &Mention| {
                let (start, end) = m.tokens().bounds();
                let place = Classes::PLACE | Classes::PLACE_START;
                end > start + 1 && !outline.classes(start).any(place | Classes::GIVEN) && !outline.classes(end - 1).any(place)
            };
            let county = |m: &Mention| outline.phrase_end(Phrase::COUNTY, m.tokens().end() - 1).is_some();
            let body = |m: &&Mention| (m.stands_for == Some(SpeakerKind::Organization) || unknown_body(m)) && !county(m);
            return mentions.from(id).map(|(_, m)| m).take(6).find(named).filter(body).map(|m| m.tokens());
        }
        // "the Harrow Post's Ann Lee"
        let paper = |m: &Mention| {
            let (start, end) = m.tokens().bounds();
            let article = |t: TokenId| outline.word(t) == word::THE;
            !outline.classes(start).any(Classes::GIVEN)
                && m.stands_for.is_none()
                && (article(start) && end > start + 1 || start.before().is_some_and(article))
        };
        let before = mention.core().start().before()?;
        // The mark of a possessive.
        if !matches!(outline.tokens[before].kind(), TokenKind::Clitic | TokenKind::Mark) {
            return None;
        }
        let owner = mentions
            .near(id, 4, 4)
            .iter()
            .rev()
            .find(|m| m.tokens().end() == before && m.possessive && !m.place && (body(m) || paper(m)))?;
        Some(owner.tokens())
    }
}
