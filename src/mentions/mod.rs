//! Mentions: the words of the text that stand for people and bodies.

mod appositions;
mod bounds;
mod cast;
mod descriptions;
mod heads;
mod join;
mod mention;
mod names;
mod parts;
mod pronouns;
mod roles;
mod runs;

#[cfg(test)]
mod tests;

pub(crate) use appositions::is_party;
use cast::{Cast, find_cast, find_speaking_nouns};
use heads::{Place, Stretch};
pub(crate) use join::behind_join;
pub(crate) use mention::{BySentence, Mention, MentionKind, Mentions};
pub use mention::{Gender, SpeakerKind};
pub(crate) use roles::role_start;

use std::hash::BuildHasher;

use crate::bits::set_bits;
use crate::ids::{Id, IdRange, SentenceId, TokenId};
use crate::lexicon::{Classes, FoldSet, Gate, Phrase, looks_adverb, short_key_at, word};
use crate::outline::{Outline, TOGETHER, open};
use crate::room::{Room as _, room};
use crate::text::{Shape, Token, TokenKind};

/// Finds every mention of the outline, in text order; a description may hold the name that it is built on. In a story whatever speaks is
/// somebody.
pub(crate) fn find_mentions(outline: &Outline, story: bool, room: &mut Room) -> Vec<Mention> {
    let mut mentions = std::mem::take(&mut room.mentions);
    room.names.reserve(outline.tokens.len() / 32);
    mentions.reserve(outline.tokens.len() / 6);
    let mut finder = Finder {
        outline,
        names: &mut room.names,
        mentions,
        sentence: SentenceId::FIRST,
        next: TokenId::FIRST,
        floor: TokenId::FIRST,
    };
    finder.note_names();
    finder.read();
    let mut mentions = finder.mentions;
    room.names.trim();
    if story {
        find_cast(outline, &mut mentions, &mut room.cast);
    } else {
        find_speaking_nouns(outline, &mut mentions, &mut room.cast);
    }
    mentions
}

room! {
    /// What finding mentions leaves to the next text.
    pub(crate) struct Room {
        names: FoldSet<u128>,
        cast: Cast,
        /// Those of the text before, which nobody needs any more.
        pub(crate) mentions: Vec<Mention>,
    }
}

/// How many nouns in lower case may follow a name in one phrase.
const LONGEST_PHRASE: usize = 5;

/// A word as a key, the same in any case.
fn key_of(outline: &Outline, token: TokenId) -> u128 {
    let word = outline.tokens[token].span();
    // No short key has the highest bit, which is none of a letter.
    let hash = || FoldSet::<u128>::default().hasher().hash_one(word.of(outline.text));
    short_key_at(outline.text, word).unwrap_or_else(|| u128::from(hash()) | 1 << 127)
}

struct Finder<'o, 't> {
    outline: &'o Outline<'t>,
    /// Words from the lists that the document writes with a capital inside sentences, so that they are names here:
    /// a document about a Mr. Trump does not mean the verb.
    names: &'o mut FoldSet<u128>,
    mentions: Vec<Mention>,
    sentence: SentenceId,
    /// The first token behind the last mention.
    next: TokenId,
    /// The first token that may belong to another.
    floor: TokenId,
}

impl Finder<'_, '_> {
    /// Notes which words are names in this document: those written with a capital, of which a lexicon cannot tell it.
    fn note_names(&mut self) {
        let outline = self.outline;
        let mut stretch = Stretch::before(outline);
        for at in outline.tokens_open(Gate::NAME) {
            stretch.move_to(at);
            if !stretch.headline && !self.begins_sentence(at, stretch.first) {
                self.names.insert(key_of(outline, at));
            }
        }
    }

    /// Reads all mentions.
    fn read(&mut self) {
        let outline = self.outline;
        let mut stretch = Stretch::before(outline);
        let mut mention = Mention::new(MentionKind::Name, IdRange::default(), IdRange::default());
        // The first token behind the last end of a clause: no mention reaches further to the left.
        let mut clause = TokenId::FIRST;
        for (from, gates) in outline.gates.chunks(TOGETHER) {
            let ends = open(gates, Gate::DIVIDES);
            for bit in set_bits(open(gates, Gate::MENTION)) {
                let at = from + bit;
                if at < self.next {
                    continue;
                }
                stretch.move_to(at);
                // Inside a quotation only names count: they say who is known, and who is spoken of.
                if stretch.quoted && !outline.tokens[at].is_capital() {
                    continue;
                }
                // Those before the token.
                let ends = ends & ((1 << bit) - 1);
                let clause = if ends == 0 { clause } else { from + 1 + ends.ilog2() as usize };
                self.floor = self.floor.max(stretch.first);
                if clause > self.next {
                    self.floor = self.floor.max(clause);
                }
                self.head(at, &stretch, &mut mention);
            }
            if ends != 0 {
                clause = from + 1 + ends.ilog2() as usize;
            }
        }
    }

    /// Reads the mention that begins at a token, or around it. It is written to `mention`, time and again: a mention is too large
    /// to be handed from one function to the next.
    fn head(&mut self, at: TokenId, stretch: &Stretch, mention: &mut Mention) {
        let outline = self.outline;
        let &Stretch { first, limit, quoted, headline, .. } = stretch;
        let token = &outline.tokens[at];
        let place = Place { at, floor: self.floor, limit, opens: false, headline };
        let found = if outline.classes_of(token).any(Classes::PRON | Classes::POSS) && token.shape() != Shape::Upper {
            !quoted && pronouns::read_pronoun(outline, at, mention)
        } else if token.is_capital() {
            self.capital(place, stretch, mention)
        } else {
            !quoted && descriptions::read_description(outline, place, mention)
        };
        if !found {
            return;
        }
        // The title of a work is no part to fold, and no person.
        let behind_mark = |before: TokenId| !token.spaced() && outline.tokens[before].kind() == TokenKind::Mark;
        mention.quoted = quoted || at.before().is_some_and(behind_mark);
        self.move_sentence(at);
        mention.sentence = self.sentence;
        if mention.kind != MentionKind::Pronoun {
            if let Some(apposition) = self.apposition(mention, first, limit) {
                mention.set_apposition(apposition);
            }
            self.role_from_description_before(mention);
            self.begin_at_owner(mention);
        }
        // What stands inside a description is read too: the name in "Lee's adviser".
        let end = if mention.kind == MentionKind::Description { mention.core().end() } else { mention.tokens().end() };
        self.next = end.max(at + 1).min(stretch.behind);
        // An owner belongs to what follows, as in "Lee's lawyer", and so does a name in "Lee supporters".
        let person = mention.stands_for == Some(SpeakerKind::Person);
        if person && !mention.possessive && !self.modifies(mention.tokens().start(), self.next, limit) {
            self.floor = self.next;
        }
        self.insert(mention);
    }

    /// What stands behind a mention to say who it is.
    fn apposition(&self, mention: &Mention, first: TokenId, limit: TokenId) -> Option<IdRange<TokenId>> {
        let (start, end) = mention.tokens().bounds();
        if !self.outline.tokens.get(end).is_some_and(|t| t.kind() == TokenKind::Punct) {
            return None;
        }
        // "In a statement, Mayor Ann Lee said": the comma only ends the phrase.
        let phrase = mention.kind == MentionKind::Description
            && start > first
            && self.outline.classes(start - 1).any(Classes::PREP)
            && self.begins_sentence(start - 1, first);
        let opens = mention.stands_for == Some(SpeakerKind::Person)
            && (self.begins_sentence(start, first) || self.outline.tokens[start - 1].kind() == TokenKind::Mark);
        if phrase { None } else { appositions::read_apposition(self.outline, end, limit, opens) }
    }

    /// Whether the words from `from` on make the name before them, which begins at `start`, a part of their phrase: `Lee
    /// supporters`, `Lee campaign manager Tom Orr`, `a former Lee aide`. A lone office may as well be what somebody was made:
    /// `elected Lee president`.
    fn modifies(&self, start: TokenId, from: TokenId, limit: TokenId) -> bool {
        const NOUN: Classes =
            Classes::ROLE.or(Classes::PEOPLE).or(Classes::ORG_HEAD).or(Classes::ROLE_MODIFIER).or(Classes::PARTY);
        const OTHER: Classes = Classes::FUNCTION.or(Classes::THIRD).or(Classes::PAST).or(Classes::WEEKDAY).or(Classes::MONTH);
        let outline = self.outline;
        let noun = |token: &&Token| {
            token.shape() == Shape::Lower
                && token.spaced()
                && outline.classes_of(token).any(NOUN)
                && !outline.classes_of(token).any(OTHER)
        };
        let end = from + outline.tokens[from.to(limit)].iter().take(LONGEST_PHRASE).take_while(noun).count();
        let last = if end > from { outline.classes(end - 1) } else { return false };
        // "Lee chief of staff Tom Orr"
        let office = if last.any(Classes::ROLE) { outline.phrase_end(Phrase::OFFICE, end - 1) } else { None };
        let end = office.filter(|&office| office < limit).unwrap_or(end);
        let named = outline
            .tokens
            .get(end)
            .is_some_and(|t| t.is_capital() && t.spaced() && end < limit && !outline.classes_of(t).any(OTHER));
        // "Lee chairwoman, Ann Orr, said"
        let set_off = |t: TokenId| {
            let given = t < limit && outline.tokens[t].is_capital() && outline.classes(t).any(Classes::GIVEN);
            given && outline.tokens[t - 1].is_punct(b',')
        };
        let named = named || set_off(end + 1);
        last.any(Classes::PLURAL) || last.any(Classes::ROLE) && (named || end > from + 1 || roles::opens_phrase(outline, start))
    }

    /// Keeps the mentions in the order of their first token, the longer first: a description may begin before a name that was
    /// read before it.
    fn insert(&mut self, mention: &Mention) {
        let key = |m: &Mention| (m.tokens().start(), std::cmp::Reverse(m.tokens().end()));
        let behind = self.mentions.iter().rev().take_while(|m| key(m) > key(mention)).count();
        if behind == 0 {
            self.mentions.push(*mention);
        } else {
            self.mentions.insert(self.mentions.len() - behind, *mention);
        }
    }

    /// Reads the mention that begins with a word in capitals.
    fn capital(&self, mut place: Place, stretch: &Stretch, mention: &mut Mention) -> bool {
        let outline = self.outline;
        let at = place.at;
        let token = &outline.tokens[at];
        let classes = outline.classes(at);
        // "Orr & Lee"
        let next = at + 1 + usize::from(outline.tokens.get(at + 1).is_some_and(|t| t.is_punct(b'&') && t.spaced()));
        let next_capital = outline.tokens.get(next).is_some_and(|t| next < place.limit && t.spaced() && t.is_capital());
        place.opens = self.begins_sentence(at, stretch.first);
        if place.opens && !classes.any(Classes::FUNCTION) {
            let known = self.names.contains(&key_of(outline, at));
            // An unknown word at a sentence's start is a name when the document uses it as one, or a verb follows.
            if classes.is_plain()
                && token.shape() == Shape::Capital
                && !known
                && !next_capital
                && !self.acts(at)
                && !self.set_off(at)
            {
                return false;
            }
            place.opens = !known;
        }
        // "Critics of the plan said": an ordinary noun at a sentence's start.
        let noun = place.opens && !next_capital && token.shape() == Shape::Capital && !classes.any(Classes::GIVEN);
        !stretch.quoted && at == stretch.first && descriptions::read_label(outline, at, mention)
            || noun && !stretch.quoted && descriptions::read_description(outline, place, mention)
            || names::read_name(outline, place, mention)
    }

    /// Whether a finite verb follows the word.
    fn acts(&self, at: TokenId) -> bool {
        let next = self.outline.classes(at + 1);
        next.any(Classes::AUX | Classes::PAST | Classes::THIRD) && !next.any(Classes::PREP)
    }

    /// Moves on to the sentence in which the token stands.
    fn move_sentence(&mut self, token: TokenId) {
        let outline = self.outline;
        while let Some(next) = outline.sentences.get(self.sentence + 1) {
            if next.first > token {
                break;
            }
            self.sentence += 1;
        }
    }

    /// Whether a sentence begins at the token, inside a quotation or outside, so that its capital tells nothing.
    fn begins_sentence(&self, at: TokenId, first: TokenId) -> bool {
        if at == first {
            return true;
        }
        let before = &self.outline.tokens[at - 1];
        match before.kind() {
            TokenKind::Punct => matches!(before.ch(), b'.' | b'!' | b'?' | b'~' | b':' | b'*' | b']' | b')' | b'-'),
            // An opening mark, or a closing one behind the end of a sentence.
            TokenKind::Mark => {
                let ends = |t: &Token| t.kind() == TokenKind::Punct && matches!(t.ch(), b'.' | b'!' | b'?');
                !self.outline.tokens[at].spaced() || at.checked_sub(2).is_some_and(|t| ends(&self.outline.tokens[t]))
            }
            _ => false,
        }
    }

    /// Whether a clitic, a comma, a colon or the paragraph's end follows: "Lee's", "Lee, 43,", "LEE:". Adverbs have a comma too.
    fn set_off(&self, at: TokenId) -> bool {
        let next = self.outline.tokens.get(at + 1);
        let adverb = looks_adverb(self.outline.text_of(at));
        next.is_none_or(|t| {
            !(adverb && t.is_punct(b',')) && {
                t.kind() == TokenKind::Clitic || matches!(t.kind(), TokenKind::Punct) && matches!(t.ch(), b',' | b':' | b'(')
            }
        })
    }

    /// `the board's Ann Lee`, `the mayor's aide Ann Lee`: whose she is belongs to the mention.
    fn begin_at_owner(&self, mention: &mut Mention) {
        let start = mention.tokens().start();
        if mention.kind != MentionKind::Name || mention.stands_for != Some(SpeakerKind::Person) || mention.place {
            return;
        }
        let bare = start == mention.core().start()
            && start.before().is_some_and(|before| self.outline.tokens[before].kind() == TokenKind::Clitic);
        // Nothing stands between the name and its first word that an owner could be.
        if !bare && mention.core().start() < start + 2 {
            return;
        }
        let owns = |owner: &&Mention| {
            let (from, end) = owner.tokens().bounds();
            bare && end + 1 == start || from < start && start < end && end < mention.core().start()
        };
        let owner = self.mentions.iter().rev().take(4).find(owns);
        if let Some(owner) = owner.filter(|owner| owner.possessive && owner.quoted == mention.quoted) {
            mention.begin_at(owner.tokens().start());
        }
    }

    /// Whether an apposition may end before the token: "by the mayor, Ann Lee,", but not "After she left the mayor, Ann Lee said".
    fn closes(&self, at: TokenId) -> bool {
        let bracket = |t: TokenId, ch: u8| self.outline.tokens.get(t).is_some_and(|t| t.is_punct(ch));
        // "After she left the mayor, Ann Lee (D-Ohio) said"
        let at = if bracket(at, b'(') { at.to(at + 6).iter().find(|&t| bracket(t, b')')).map_or(at, |end| end + 1) } else { at };
        self.outline
            .tokens
            .get(at)
            .is_none_or(|t| !t.is_word() || self.outline.classes_of(t).any(Classes::REL | Classes::CONJ | Classes::PREP))
    }

    /// Where a description must end for a name behind it to be that of the same person: before a comma, before "named".
    fn description_end(&self, name: &Mention) -> Option<TokenId> {
        let outline = self.outline;
        let before = name.tokens().start().before()?;
        // "a baker who identified himself as Ann Lee", "who gave only his first name, Tom"
        let comma = outline.tokens[before].is_punct(b',');
        let end = if comma { before } else { name.tokens().start() };
        if let Some(who) = outline.phrase_start(Phrase::NAMES_ONESELF, end) {
            let comma = who.before().filter(|&before| outline.tokens[before].is_punct(b','));
            return Some(comma.unwrap_or(who));
        }
        // "the chair, the critic Tom Orr", "the Dean, the Very Rev Tom Orr"
        let degree = outline.phrase_start(Phrase::DEGREE, name.tokens().start());
        let before = degree.and_then(Id::before).unwrap_or(before);
        let before = if outline.classes(before).any(Classes::DET) { before.before()? } else { before };
        match outline.word(before) {
            word::NAMED => Some(before),
            word::AS => before.before().filter(|&known| outline.word(known) == word::KNOWN),
            _ if outline.tokens[before].is_punct(b',') => self.closes(name.tokens().end()).then_some(before),
            // "Chair of the bench Ann Lee"
            _ => {
                let start = name.tokens().start();
                let lower = outline.tokens[start - 1].shape() == Shape::Lower && outline.tokens[start].spaced();
                let full = name.core().len() > 1 && outline.classes(name.core().start()).any(Classes::GIVEN);
                (lower && full && start == name.core().start()).then_some(start)
            }
        }
    }

    /// `the board's president, Ann Lee,`, `a baker named Ann Lee`: the description before the comma is her role.
    fn role_from_description_before(&self, mention: &mut Mention) {
        // No short cuts in the test: each would be a bet on what mentions come next.
        let named =
            (mention.kind == MentionKind::Name) & !mention.place & (mention.stands_for != Some(SpeakerKind::Organization));
        if !named {
            return;
        }
        let Some(end) = self.description_end(mention) else { return };
        // "Ann Lee, a spokeswoman for the mill, Quell Merrow": hers.
        let taken = |at: TokenId| {
            let behind = at.before().is_some_and(|before| self.outline.tokens[before].is_punct(b','));
            let name = |m: &Mention| m.kind == MentionKind::Name && m.tokens().end() + 1 == at;
            // "Ann Lee, Senior Vice President, Merrow"
            let bare = !self.outline.classes(at).any(Classes::DET | Classes::POSS);
            behind
                && (bare || matches!(self.outline.word(at), word::A | word::AN))
                && self.mentions.iter().rev().take(6).any(name)
        };
        let described = self.mentions.iter().rev().take(6).find(|before| {
            before.kind == MentionKind::Description
                && !before.plural
                && before.stands_for == Some(SpeakerKind::Unnamed)
                && before.tokens().end() == end
                && before.quoted == mention.quoted
                && !taken(before.tokens().start())
        });
        if let Some(before) = described {
            // A name may have a title of its own: "the chairman, Dr Tom Orr", "the chair, the critic Tom Orr".
            if !mention.role().iter().any(|t| self.outline.classes(t).any(Classes::ROLE | Classes::TITLE)) {
                mention.set_role(before.tokens());
            }
            mention.begin_at(before.tokens().start());
            mention.stands_for = Some(SpeakerKind::Person);
        }
    }
}
