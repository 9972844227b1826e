//! Clauses that say what somebody is: `Lee is a lawyer`, `who served as mayor`, `As mayor, Lee`, `her record as mayor`.

use super::noun_phrases::{NounPhrase, clause_end};
use super::reader::{CLAUSE, Naming, PREDICATE, Reader};
use super::role::Role;
use crate::ids::{EntityId, Id, MentionId, TokenId};
use crate::lexicon::{Classes, Gate, Phrase, word};
use crate::mentions::{Gender, Mention};
use crate::outline::Outline;
use crate::speakers::entities::Entities;
use crate::text::{Shape, TokenKind};

/// How many tokens behind a name such words are looked for.
const FAR: usize = 39;
/// How many tokens behind "who" a second verb is looked for.
const SECOND_VERB: usize = 18;

impl Reader<'_, '_> {
    /// What follows "who": `is a lawyer`, `served as mayor`, `runs the shop`.
    pub(super) fn relative(&self, start: TokenId, limit: TokenId) -> Option<Role> {
        let outline = self.outline;
        // "who as a captain was the surgeon of the fleet"
        let aside = (outline.word(start) == word::AS).then(|| NounPhrase::read(outline, start + 1, limit, false)).flatten();
        let mut at = aside.map_or(start, |phrase| phrase.range.end());
        while outline.classes(at).any(Classes::ADV) {
            at += 1;
        }
        if let Some(noun) = self.copula(at) {
            let phrase = NounPhrase::read(outline, noun, limit, false).filter(|phrase| self.holds(phrase));
            if let Some(phrase) = phrase {
                return Some(self.role(&phrase, PREDICATE));
            }
        }
        if matches!(outline.word(at), word::HAS | word::HAD | word::HAVE) {
            at += 1;
        }
        while outline.classes(at).any(Classes::ADV) {
            at += 1;
        }
        // "who left the board and is now the director of", "who served as mayor and is now a lawyer"
        let clause = start
            .to(limit.min(start + SECOND_VERB))
            .iter()
            .take_while(|&t| outline.tokens[t].is_word() || outline.tokens[t].kind() == TokenKind::Clitic);
        let second = clause.skip(1).find_map(|t| self.copula(t).filter(|_| outline.classes(t - 1).any(Classes::CONJ)));
        if let Some(phrase) =
            second.and_then(|noun| NounPhrase::read(outline, noun, limit, false)).filter(|phrase| self.holds(phrase))
        {
            return Some(self.role(&phrase, PREDICATE));
        }
        if let Some(noun) = self.acts_as(at) {
            return NounPhrase::read(outline, noun, limit, false).map(|phrase| self.role(&phrase, PREDICATE));
        }
        self.occupation(at, limit)
    }

    /// `Lee is a lawyer in Harrow`, `Lee served as mayor`.
    pub(super) fn predicate(&self, mention: &Mention, limit: TokenId) -> Option<NounPhrase> {
        let outline = self.outline;
        let before = mention.tokens().start().before().map(|before| outline.word(before));
        if let Some(word::IF | word::WHETHER | word::UNLESS) = before {
            return None;
        }
        let mut at = mention.tokens().end();
        // "Lee, 43, is a baker"
        let comma = |t: TokenId| outline.tokens.get(t).is_some_and(|t| t.is_punct(b','));
        if comma(at) && comma(at + 2) && outline.tokens[at + 1].kind() == TokenKind::Number {
            at += 3;
        }
        while outline.classes(at).any(Classes::ADV) {
            at += 1;
        }
        if let Some(noun) = self.copula(at)
            && let Some(phrase) = NounPhrase::read(outline, noun, limit, false)
        {
            return self.holds(&phrase).then_some(phrase);
        }
        NounPhrase::read(outline, self.acts_as(at)?, limit, false).filter(|phrase| self.holds(phrase))
    }

    /// `runs the shop`, `is running for mayor`, `works for the board`, when such a verb stands at the token.
    pub(super) fn occupation(&self, at: TokenId, limit: TokenId) -> Option<Role> {
        let outline = self.outline;
        let runs = outline.classes(at).any(Classes::AUX) && outline.phrase_end(Phrase::RUNNING_FOR, at + 1).is_some();
        let works = || outline.phrase_end(Phrase::WORKS_FOR, at).is_some();
        let object = || {
            let next = outline.tokens.get(at + 1);
            let determiner = outline.classes(at + 1).any(Classes::DET | Classes::POSS);
            determiner || next.is_some_and(|t| t.is_capital() || t.shape() == Shape::Lower)
        };
        if !(runs || works() || self.tells_occupation(at) && object()) {
            return None;
        }
        // "helped found the group"
        let range = (at + usize::from(runs)).to(clause_end(outline, at, limit));
        (range.len() > 1).then_some(Role { range, head: at, score: CLAUSE + range.len().min(8) as i32 / 2, several: false })
    }

    /// Whether the object of a verb tells what somebody does: "heads the board", "founded a school", "lost her son".
    fn tells_occupation(&self, verb: TokenId) -> bool {
        let classes = self.outline.classes(verb);
        classes.any(Classes::OCCUPATION) && classes.any(Classes::PAST | Classes::THIRD)
            || self.outline.phrase_end(Phrase::RELATIVE_OCCUPATION, verb).is_some()
    }

    /// Whether a verb of a main clause tells what somebody does: "Lee heads the board", but not "Lee leads the race".
    pub(super) fn has_occupation(&self, verb: TokenId) -> bool {
        self.outline.phrase_end(Phrase::MAIN_OCCUPATION, verb).is_some()
    }

    /// The token behind a form of "to be" or "to become" that stands at `at`.
    fn copula(&self, at: TokenId) -> Option<TokenId> {
        let verb = self.outline.classes(at).any(Classes::AUX | Classes::PAST | Classes::THIRD);
        if verb { self.outline.phrase_end(Phrase::COPULA, at) } else { None }
    }

    /// Whether the phrase behind "is" tells an office or a trade: "is a lawyer", "was secretary of state", but not "is a winner".
    fn holds(&self, phrase: &NounPhrase) -> bool {
        let classes = self.outline.classes(phrase.head);
        // "is a Harrow native"
        let office = classes.any(Classes::ROLE) || self.outline.phrase_end(Phrase::BELONGS, phrase.head).is_some();
        // "was the first woman", "is the best candidate"
        let ranked = self.outline.phrase_end(Phrase::RANKED, phrase.range.start()).is_some();
        office
            && !ranked
            && (phrase.determined
                || classes.any(Classes::TITLE | Classes::TOPIC | Classes::BEFORE_NAME)
                || self.outline.word(phrase.head + 1) == word::OF)
    }

    /// `He is a lawyer`, where the sentence before names one person only.
    pub(super) fn pronoun_is(&self, id: MentionId, entities: &Entities) -> Option<(EntityId, Role)> {
        let mention = &self.mentions[id];
        let sentence = mention.sentence;
        if mention.gender.is_none() || mention.possessive || mention.quoted || sentence.before().is_none() {
            return None;
        }
        let at = mention.tokens().end();
        if self.outline.sentences[sentence].first + 1 != at {
            return None;
        }
        let near = self.mentions.before(id).take(12).take_while(|(_, m)| m.sentence + 1 >= sentence);
        let mut named = near.filter_map(|(before, _)| self.person(before, entities));
        let entity = named.next()?;
        let gender = entities.all[entity].gender;
        if named.any(|other| other != entity) || gender.is_some() && gender != mention.gender {
            return None;
        }
        let limit = self.outline.paragraph_of(sentence).tokens.end();
        let phrase = self.predicate(mention, limit).map(|phrase| self.role(&phrase, PREDICATE - 4));
        let role = phrase.or_else(|| self.occupation(at, limit).filter(|_| self.has_occupation(at)))?;
        Some((entity, role))
    }

    /// The token behind the "as" of a clause whose verb stands at `at`: "served as", "was named last week as", "took over as".
    fn acts_as(&self, at: TokenId) -> Option<TokenId> {
        const FORMS: Classes = Classes::PAST.or(Classes::THIRD).or(Classes::GERUND);
        let outline = self.outline;
        let helps = |t: &TokenId| outline.classes(*t).any(Classes::AUX | Classes::ADV) && !outline.classes(*t).any(Classes::NEG);
        let acts = |verb: &TokenId| outline.classes(*verb).any(Classes::ACTS_AS) && outline.classes(*verb).any(FORMS);
        let verb = at.to(at + 4).iter().find(|t| !helps(t)).filter(acts)?;
        let between = |t: TokenId| {
            outline
                .tokens
                .get(t)
                .is_some_and(|t| t.is_word() && t.shape() == Shape::Lower || outline.classes_of(t).any(Classes::WEEKDAY))
        };
        (verb + 1)
            .to(verb + 5)
            .iter()
            .take_while(|&t| t == verb + 1 || between(t - 1))
            .find(|&t| outline.word(t) == word::AS)
            .map(|as_| as_ + 1)
    }

    /// `As mayor, Lee`, `For four years as mayor, Lee`, `When she was mayor, Lee`, `A lawyer, Lee`.
    pub(super) fn as_office(&self, mention: &Mention, start: TokenId) -> Option<NounPhrase> {
        let outline = self.outline;
        let comma = mention.tokens().start().before().filter(|&comma| outline.tokens[comma].is_punct(b','))?;
        let end = mention.tokens().end();
        // "When he was mayor, Lee said": of somebody else. "As president, Lee would": not yet.
        let would = |t: TokenId| outline.phrase_end(Phrase::NOT_YET, t).is_some();
        if outline.classes(end).any(Classes::CUE_STRONG) || end.to(end + 3).iter().any(would) {
            return None;
        }
        let subordinate =
            |t: TokenId| outline.classes(t).any(Classes::SUBORD).then(|| outline.phrase_end(Phrase::WHEN_IN_OFFICE, t)).flatten();
        let opens = || start.max(comma.saturating_sub(14)).to(comma).iter().rev().find_map(subordinate);
        let as_ = || {
            let capital = |t: TokenId| outline.word(t) == word::AS && outline.tokens[t].is_capital();
            start.max(comma.saturating_sub(8)).to(comma).iter().rev().find(|&t| capital(t) || as_behind_tenure(outline, t))
        };
        // "A lawyer and a mother of two, Lee left": the sentence begins with it.
        let fronted = || {
            let first = outline.sentences[mention.sentence].first;
            let opening = matches!(outline.word(first), word::A | word::AN | word::THE | word::ONCE | word::NOW);
            (first < comma && opening).then_some(first)
        };
        let noun = opens().or_else(|| as_().map(|as_| as_ + 1)).or_else(fronted)?;
        NounPhrase::read(outline, noun, comma, false).filter(|phrase| phrase.range.end() == comma && self.holds(phrase))
    }

    /// `Lee won a second term as mayor`, `Lee defended her record as mayor`, where the sentence has named nobody else so far.
    pub(super) fn in_office(&self, naming: Naming, entities: &Entities) -> Option<NounPhrase> {
        let Naming { id, person, limit } = naming;
        let outline = self.outline;
        let mention = &self.mentions[id];
        // Few names stand before such words.
        let from = mention.tokens().end() + 1;
        let next = self.offices.partition_point(|&as_| as_ < from);
        self.offices.get(next).filter(|&&as_| as_ < limit.min(from + FAR))?;
        let sentence = mention.sentence;
        let other = |(at, m): (MentionId, &Mention)| {
            m.sentence == sentence && self.person(at, entities).is_some_and(|other| other != person)
        };
        if self.mentions.before(id).take(6).any(other) {
            return None;
        }
        let next = self.mentions.from(id + 1).take(12).find(|&(at, m)| m.sentence != sentence || other((at, m)));
        let end = next.map_or(limit, |(_, next)| next.tokens().start()).min(from + FAR).min(limit);
        let as_ = from.to(end).iter().find(|&t| as_behind_tenure(outline, t))?;
        if outline.is_quoted(as_) {
            return None;
        }
        // "her record": not his.
        let gender = entities.all[person].gender;
        let contradicts = match outline.word(as_ - 2) {
            word::HER => gender == Some(Gender::Masculine),
            word::HIS => gender == Some(Gender::Feminine),
            owner => owner == word::THEIR,
        };
        NounPhrase::read(outline, as_ + 1, limit, false).filter(|phrase| !contradicts && self.holds(phrase))
    }
}

/// Where the "as" of `her record as mayor` stands in the article's own words, in order.
pub(super) fn offices(outline: &Outline) -> Vec<TokenId> {
    let mut offices = Vec::new();
    for token in outline.tokens_open(Gate::OCCASION) {
        if as_behind_tenure(outline, token) && !outline.is_quoted(token) {
            offices.push(token);
        }
    }
    offices
}

/// Whether "as" stands at the token, behind a noun that an office may follow: "her tenure as".
fn as_behind_tenure(outline: &Outline, token: TokenId) -> bool {
    outline.word(token) == word::AS && outline.phrase_start(Phrase::TENURE_AS, token + 1).is_some()
}
