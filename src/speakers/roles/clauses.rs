//! Clauses that say what somebody is: `Lee is a lawyer`, `who served as mayor`, `As mayor, Lee`, `her record as mayor`.

use super::phrases::{Phrase, clause_end, read_phrase};
use super::role::Role;
use super::{CLAUSE, PREDICATE, Reader};
use crate::lexicon::Classes;
use crate::mentions::{Gender, Mention};
use crate::outline::Outline;
use crate::speakers::cluster::Entities;
use crate::text::{Shape, TokenKind};

/// How many tokens behind a name such words are looked for.
const FAR: usize = 39;

impl Reader<'_, '_> {
    /// What follows "who": `is a lawyer`, `served as mayor`, `runs the shop`.
    pub(super) fn relative(&self, start: usize, limit: usize) -> Option<Role> {
        let outline = self.outline;
        let mut at = start;
        while outline.classes(at).any(Classes::ADV) {
            at += 1;
        }
        if let Some(noun) = self.copula(at) {
            let phrase = read_phrase(outline, noun, limit, false).filter(|phrase| self.holds(phrase));
            if let Some(phrase) = phrase {
                return Some(self.role(&phrase, PREDICATE));
            }
        }
        if matches!(outline.text_of(at), "has" | "had" | "have") {
            at += 1;
        }
        while outline.classes(at).any(Classes::ADV) {
            at += 1;
        }
        if let Some(noun) = self.acts_as(at) {
            return read_phrase(outline, noun, limit, false).map(|phrase| self.role(&phrase, PREDICATE));
        }
        // "who left the board and is now the director of"
        let clause = (start..limit.min(start + 14))
            .take_while(|&t| outline.tokens[t].is_word() || outline.tokens[t].kind() == TokenKind::Clitic);
        let second = clause.skip(1).find_map(|t| self.copula(t).filter(|_| outline.classes(t - 1).any(Classes::CONJ)));
        if let Some(phrase) = second.and_then(|noun| read_phrase(outline, noun, limit, false)).filter(|phrase| self.holds(phrase))
        {
            return Some(self.role(&phrase, PREDICATE));
        }
        self.occupation(at, limit)
    }

    /// `Lee is a lawyer in Harrow`, `Lee served as mayor`.
    pub(super) fn predicate(&self, mention: &Mention, limit: usize) -> Option<Phrase> {
        let outline = self.outline;
        let before = mention.tokens().0.checked_sub(1).map_or("", |before| outline.text_of(before));
        if matches!(before, "if" | "If" | "whether" | "unless" | "Unless") {
            return None;
        }
        let mut at = mention.tokens().1;
        while outline.classes(at).any(Classes::ADV) {
            at += 1;
        }
        if let Some(noun) = self.copula(at)
            && let Some(phrase) = read_phrase(outline, noun, limit, false)
        {
            return self.holds(&phrase).then_some(phrase);
        }
        read_phrase(outline, self.acts_as(at)?, limit, false).filter(|phrase| self.holds(phrase))
    }

    /// `runs the shop`, `is running for mayor`, `works for the board`, when such a verb stands at the token.
    pub(super) fn occupation(&self, at: usize, limit: usize) -> Option<Role> {
        let outline = self.outline;
        let (verb, next) = (outline.text_of(at), outline.text_of(at + 1));
        let runs = matches!(verb, "is" | "was") && next == "running" && outline.text_of(at + 2) == "for";
        let object = outline.classes(at + 1).any(Classes::DET | Classes::POSS)
            || outline.tokens.get(at + 1).is_some_and(|t| t.is_capital());
        let works = matches!(verb, "works" | "worked" | "served" | "serves" | "teaches" | "taught" | "ran")
            && matches!(next, "for" | "at" | "in" | "on" | "with");
        let lost = verb == "lost" && !outline.classes(at + 1).any(Classes::POSS);
        if lost || !runs && !works && !(says_office(verb) && (object || outline.tokens.get(at + 1)?.shape() == Shape::Lower)) {
            return None;
        }
        // "helped found the group"
        let range = (at + usize::from(runs), clause_end(outline, at, limit));
        (range.1 > range.0 + 1).then_some(Role {
            range,
            head: at,
            score: CLAUSE + (range.1 - range.0).min(8) as i32 / 2,
            several: false,
        })
    }

    /// Whether a verb of a main clause tells what somebody does: "Lee heads the board", but not "Lee leads the race".
    pub(super) fn has_occupation(&self, verb: usize) -> bool {
        let object = self.outline.classes(verb + 1).any(Classes::DET | Classes::POSS);
        match self.outline.text_of(verb) {
            "heads" | "chairs" | "directs" | "teaches" | "manages" | "oversees" | "edits" | "founded" | "co-founded"
            | "hosts" => object,
            "served" | "serves" => matches!(self.outline.text_of(verb + 1), "on" | "in"),
            "works" | "worked" => matches!(self.outline.text_of(verb + 1), "for" | "at"),
            _ => false,
        }
    }

    /// The token behind a form of "to be" or "to become" that stands at `at`.
    fn copula(&self, at: usize) -> Option<usize> {
        let outline = self.outline;
        match outline.text_of(at) {
            "is" | "was" | "became" | "remains" | "remained" => Some(at + 1),
            "has" | "had" if outline.text_of(at + 1) == "been" => Some(at + 2),
            _ => None,
        }
    }

    /// Whether the phrase behind "is" tells an office or a trade: "is a lawyer", "was secretary of state", but not "is a winner".
    fn holds(&self, phrase: &Phrase) -> bool {
        let classes = self.outline.classes(phrase.head);
        let office =
            classes.any(Classes::ROLE) || matches!(self.outline.text_of(phrase.head), "native" | "resident" | "official");
        // "was the first woman", "is the best candidate"
        let ranked =
            matches!(self.outline.text_of(phrase.range.0), "first" | "only" | "last" | "best" | "worst" | "most" | "same");
        office
            && !ranked
            && (phrase.determined
                || classes.any(Classes::TITLE | Classes::TOPIC | Classes::BEFORE_NAME)
                || self.outline.text_of(phrase.head + 1) == "of")
    }

    /// `He is a lawyer`, where the sentence before names one person only.
    pub(super) fn pronoun_is(&self, index: usize, entities: &Entities) -> Option<(usize, Role)> {
        let mention = &self.mentions[index];
        let sentence = mention.sentence();
        if mention.gender.is_none() || mention.possessive || mention.quoted || sentence == 0 {
            return None;
        }
        let at = mention.tokens().1;
        if self.outline.sentences[sentence].first() + 1 != at {
            return None;
        }
        let mut named = (index.saturating_sub(12)..index)
            .rev()
            .take_while(|&before| self.mentions[before].sentence() + 1 >= sentence)
            .filter_map(|before| self.person(before, entities));
        let entity = named.next()?;
        let gender = entities.all[entity].gender;
        if named.any(|other| other != entity) || gender.is_some() && gender != mention.gender {
            return None;
        }
        let paragraph = self.outline.sentences[sentence].paragraph as usize;
        let limit = self.outline.paragraphs[paragraph].tokens().end;
        let phrase = self.predicate(mention, limit).map(|phrase| self.role(&phrase, PREDICATE - 4));
        let role = phrase.or_else(|| self.occupation(at, limit).filter(|_| self.has_occupation(at)))?;
        Some((entity, role))
    }

    /// The token behind the "as" of a clause whose verb stands at `at`: "served as", "was named last week as", "took over as".
    fn acts_as(&self, at: usize) -> Option<usize> {
        let outline = self.outline;
        let helps = |t: &usize| outline.classes(*t).any(Classes::AUX | Classes::ADV) && !outline.classes(*t).any(Classes::NEG);
        let verb = (at..at + 4).find(|t| !helps(t)).filter(|&verb| acts_as(outline.text_of(verb)))?;
        let between = |t: usize| {
            outline
                .tokens
                .get(t)
                .is_some_and(|t| t.is_word() && t.shape() == Shape::Lower || outline.classes_of(t).any(Classes::WEEKDAY))
        };
        (verb + 1..verb + 5)
            .take_while(|&t| t == verb + 1 || between(t - 1))
            .find(|&t| outline.text_of(t) == "as")
            .map(|as_| as_ + 1)
    }

    /// `As mayor, Lee`, `For four years as mayor, Lee`, `When she was mayor, Lee`, `A lawyer, Lee`.
    pub(super) fn as_office(&self, mention: &Mention, start: usize) -> Option<Phrase> {
        let outline = self.outline;
        let comma = mention.tokens().0.checked_sub(1).filter(|&comma| outline.tokens[comma].is_punct(b','))?;
        let end = mention.tokens().1;
        // "When he was mayor, Lee said": of somebody else. "As president, Lee would": not yet.
        let would = |t: usize| matches!(outline.text_of(t), "would" | "will" | "could" | "might" | "’ll" | "’d" | "'ll" | "'d");
        if outline.classes(end).any(Classes::CUE_STRONG) || (end..end + 3).any(would) {
            return None;
        }
        let opens = (start.max(comma.saturating_sub(14))..comma).rev().find(|&t| {
            let subordinate = outline.classes(t).any(Classes::SUBORD) && outline.classes(t + 1).any(Classes::PRON);
            subordinate && matches!(outline.text_of(t + 2), "was" | "became")
        });
        let as_ = || {
            (start.max(comma.saturating_sub(8))..comma).rev().find(|&t| {
                let spell = t > 0 && (spell_of_office(outline.text_of(t - 1)));
                outline.text_of(t) == "As" || outline.text_of(t) == "as" && spell
            })
        };
        // "A lawyer and a mother of two, Lee left": the sentence begins with it.
        let fronted = || {
            let first = outline.sentences[mention.sentence()].first();
            (first < comma && matches!(outline.text_of(first), "A" | "An" | "The" | "Once" | "Now")).then_some(first)
        };
        let noun = opens.map(|subordinate| subordinate + 3).or_else(|| as_().map(|as_| as_ + 1)).or_else(fronted)?;
        read_phrase(outline, noun, comma, false).filter(|phrase| phrase.range.1 == comma && self.holds(phrase))
    }

    /// `Lee won a second term as mayor`, `Lee defended her record as mayor`, where the sentence has named nobody else so far.
    pub(super) fn in_office(&self, index: usize, limit: usize, entity: usize, entities: &Entities) -> Option<Phrase> {
        let outline = self.outline;
        let mention = &self.mentions[index];
        // Few names stand before such words.
        let from = mention.tokens().1 + 1;
        let next = self.offices.partition_point(|&as_| as_ < from);
        self.offices.get(next).filter(|&&as_| as_ < limit.min(from + FAR))?;
        let sentence = mention.sentence();
        let other = |at: usize| {
            self.mentions[at].sentence() == sentence && self.person(at, entities).is_some_and(|person| person != entity)
        };
        if (index.saturating_sub(6)..index).any(other) {
            return None;
        }
        let next = (index + 1..self.mentions.len()).take(12).find(|&at| self.mentions[at].sentence() != sentence || other(at));
        let end = next.map_or(limit, |next| self.mentions[next].tokens().0).min(from + FAR).min(limit);
        let as_ = (from..end).find(|&t| as_behind_spell(outline, t))?;
        if outline.is_quoted(as_) {
            return None;
        }
        // "her record": not his.
        let contradicts = match entities.all[entity].gender {
            Some(Gender::Masculine) => matches!(outline.text_of(as_ - 2), "her" | "their"),
            Some(Gender::Feminine) => matches!(outline.text_of(as_ - 2), "his" | "their"),
            None => outline.text_of(as_ - 2) == "their",
        };
        read_phrase(outline, as_ + 1, limit, false).filter(|phrase| !contradicts && self.holds(phrase))
    }
}

/// Where the "as" of `her record as mayor` stands in the article's own words, in order.
pub(super) fn offices(outline: &Outline) -> Vec<usize> {
    let holding = (0..outline.sentences.len()).filter(|&sentence| outline.sentences[sentence].particle);
    let runs = holding.flat_map(|sentence| outline.runs(sentence));
    runs.flat_map(|(run, _)| run).filter(|&token| as_behind_spell(outline, token)).collect()
}

/// Whether "as" stands at the token, behind a noun that an office may follow.
fn as_behind_spell(outline: &Outline, token: usize) -> bool {
    outline.classes(token).any(Classes::PARTICLE)
        && outline.text_of(token) == "as"
        && token.checked_sub(1).is_some_and(|noun| spell_of_office(outline.text_of(noun)))
}

/// Nouns that "as" and an office follow.
fn spell_of_office(noun: &str) -> bool {
    matches!(
        noun,
        "time"
            | "tenure"
            | "term"
            | "terms"
            | "role"
            | "record"
            | "job"
            | "position"
            | "stint"
            | "years"
            | "career"
            | "work"
            | "post"
            | "experience"
    )
}

/// Verbs that "as" and an office follow.
fn acts_as(verb: &str) -> bool {
    matches!(
        verb,
        "served"
            | "serves"
            | "serving"
            | "worked"
            | "works"
            | "working"
            | "listed"
            | "elected"
            | "appointed"
            | "nominated"
            | "confirmed"
            | "hired"
            | "fired"
            | "dismissed"
            | "ousted"
            | "resigned"
            | "retired"
            | "named"
            | "took"
            | "stepped"
    )
}

/// Verbs whose object tells what somebody does.
fn says_office(verb: &str) -> bool {
    matches!(
        verb,
        "heads"
            | "headed"
            | "runs"
            | "ran"
            | "leads"
            | "led"
            | "directs"
            | "directed"
            | "chairs"
            | "chaired"
            | "manages"
            | "managed"
            | "founded"
            | "co-founded"
            | "represents"
            | "represented"
            | "oversees"
            | "oversaw"
            | "owns"
            | "owned"
            | "edits"
            | "edited"
            | "teaches"
            | "taught"
            | "studies"
            | "studied"
            | "tracks"
            | "covers"
            | "covered"
            | "hosts"
            | "hosted"
            | "advises"
            | "advised"
            | "coaches"
            | "coached"
            | "commanded"
            | "specializes"
            | "coined"
            | "invented"
            | "lost"
            | "helped"
    )
}
